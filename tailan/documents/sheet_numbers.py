"""Numbers of lines that a sheet has stored as decimals: 4.10 is kept as 4.1."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tailan.documents.content import Item, Paragraph, Row
from tailan.plan import Repair

_ONE_DECIMAL = re.compile(r"(\d{1,3})\.([1-9])")
_NUMBER = re.compile(r"(\d{1,3})\.(\d{1,2})\.?")


def with_last_zeros(content: Iterable[Row | Paragraph], decimals: dict[str, int]) -> Iterator[Item]:
    """The content with the zeros that numbers of lines have lost, each told in a repair.

    `decimals` are those that the stored numbers show, by their place. 4.1 right after 4.9 is
    4.10; so is one that is set to show two decimals where others in its column show fewer.
    """
    items = list(content)
    fewest = _fewest_decimals(items, decimals)
    before = ""
    for item in items:
        if not isinstance(item, Row):
            yield item
            continue
        first = item.cells[0]
        if first.place in decimals:
            is_set = decimals[first.place] == 2 and fewest.get(item.table, 2) < 2
            text = _with_zero(first.text, before, is_set)
            if text != first.text:
                yield Repair(first.place, "number-zero", first.text, text)
                first = replace(first, text=text)
                item = replace(item, cells=(first, *item.cells[1:]))
        before = first.line or before
        yield item


def _fewest_decimals(items: list[Row | Paragraph], decimals: dict[str, int]) -> dict[int, int]:
    """The fewest decimals that a decimal in the first column of each table shows."""
    fewest: dict[int, int] = {}
    for item in items:
        if isinstance(item, Row) and item.cells[0].place in decimals and "." in item.texts[0]:
            shown = decimals[item.cells[0].place]
            fewest[item.table] = min(shown, fewest.get(item.table, shown))
    return fewest


def _with_zero(text: str, before: str, is_set: bool) -> str:
    """The number with a zero behind it, if that is how it was meant."""
    number, last = _ONE_DECIMAL.fullmatch(text), _NUMBER.fullmatch(before)
    if number is None:
        return text
    follows = last is not None and last[1] == number[1] and int(last[2]) + 1 == 10 * int(number[2])
    return f"{text}0" if follows or is_set else text
