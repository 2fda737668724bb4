"""Marks of lists within a cell: numbers, letters and bullets before its parts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_NUMBERED = re.compile(r"(?:^|\s)(\d{1,2})\s*[.)](?!\d)\s*(?=\S)")
_LETTERED = re.compile(r"(?:^|\s)([а-е])\s*[.)]\s*(?=\S)", re.IGNORECASE)
_LETTERS = "абвгде"
# A dash before a digit may be the sign of a number.
_SIGN = r"(?:[•·*▪●\uf0b7\uf02d]|[-–—](?!\d))"
_BULLET = re.compile(rf"^{_SIGN}\s*(?=\S)", re.MULTILINE)
_INLINE_BULLET = re.compile(rf"(?:^|(?<=\s)){_SIGN}\s*(?=\S)")
_DASHES = re.compile(r"\s*[-–—][^\n]*(?:\n\s*[-–—][^\n]*)+\s*")
MARK = re.compile(rf"^\s*(?:{_SIGN}|\d{{1,2}}\s*[.)]|[а-еА-Е]\s*[.)])\s*")
"""The mark that a part of a list begins with."""


def marked_places(text: str) -> list[int]:
    """Where the parts of a list begin: numbered 1, 2, 3, lettered а, б, в or with a bullet each."""
    for pattern, order in ((_NUMBERED, _counted), (_LETTERED, _spelled)):
        marks = list(pattern.finditer(text))
        if len(marks) > 1 and order([mark[1] for mark in marks]):
            return [mark.start() for mark in marks]
    bullets = [found.start() for found in _BULLET.finditer(text)]
    if len(bullets) > 1:
        return bullets
    inline = [found.start() for found in _INLINE_BULLET.finditer(text)]
    return inline if len(inline) > 1 and inline[0] == 0 else []


def without_marks(names: str, values: Sequence[str]) -> list[str]:
    """The values on a line each, where they are numbered or have bullets like the names.

    A dash right before a number is a bullet only where every name and every value has one.
    """
    if all(_DASHES.fullmatch(text) for text in (names, *values)):
        return [re.sub(r"(?m)^\s*[-–—]\s*", "", text) for text in values]
    return [_unmarked(text) for text in values]


def _unmarked(text: str) -> str:
    places = marked_places(text)
    if not places:
        return text
    parts = [MARK.sub("", text[a:b]).strip(" ;,\n") for a, b in pairwise([*places, len(text)])]
    return "\n".join(parts)


def _counted(marks: list[str]) -> bool:
    return [int(mark) for mark in marks] == list(range(1, len(marks) + 1))


def _spelled(marks: list[str]) -> bool:
    return "".join(marks).casefold() == _LETTERS[: len(marks)]
