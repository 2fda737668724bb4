"""The numbers that a page shows before the items of its lists: no page holds them as text."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml import etree

from tailan.documents.number_formats import in_format

_NO_NUMBER = re.compile(r"list-style(?:-type)?\s*:[^;]*\b(?:none|disc|circle|square)\b")
_NUMBER = re.compile(r"\s*-?\d{1,6}\s*")
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
"""Word's names for the kinds of numbers of web pages."""

_OWN_NUMBER = re.compile(r"\s*\(?(?:\d{1,3}(?:\.\d{1,3})*[.)]|\d{1,3}(?:\.\d{1,3})+\s)")


def number_before(item: etree._Element) -> str:
    """What a page prints before an item of a numbered list ("3."); empty for any other.

    An item that prints a number itself has that one alone: the list's would hide it.
    """
    numbered = item.getparent()
    if numbered is None or numbered.tag != "ol" or _hides_numbers(numbered, item):
        return ""
    if _OWN_NUMBER.match(next((str(text) for text in item.itertext() if text.strip()), "")):
        return ""
    number = _numbers(numbered)[item]
    kind = _KINDS.get(item.get("type") or numbered.get("type") or "", "decimal")
    return f"{in_format(number, kind) if number > 0 else number}."


def _hides_numbers(*elements: etree._Element) -> bool:
    return any(_NO_NUMBER.search((one.get("style") or "").lower()) for one in elements)


@lru_cache(maxsize=16)
def _numbers(numbered: etree._Element) -> dict[etree._Element, int]:
    """The number of each item: counted from the list's start, or from one that says its own."""
    items = list(numbered.iterchildren("li"))
    is_reversed = numbered.get("reversed") is not None
    number = _whole(numbered.get("start"), len(items) if is_reversed else 1)
    numbers = {}
    for item in items:
        number = numbers[item] = _whole(item.get("value"), number)
        number += -1 if is_reversed else 1
    return numbers


def _whole(value: str | None, otherwise: int) -> int:
    found = _NUMBER.fullmatch(value or "")
    return int(found[0]) if found else otherwise
