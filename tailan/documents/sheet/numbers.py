"""Numbers of lines that a sheet has not stored as they were typed.

It keeps 4.10 as the number 4.1, and may take 1.2 for the first of February.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from tailan.documents.content import Cell, Item, Paragraph, Row
from tailan.plan import Repair

_ONE_DECIMAL = re.compile(r"(\d{1,3})\.([1-9])")
_NUMBER = re.compile(r"(\d{1,3})\.(\d{1,2})\.?")


@dataclass(frozen=True)
class StoredNumber:
    """A number, and how many decimals it is set to show."""

    decimals: int


@dataclass(frozen=True)
class StoredDay:
    """A day, and whether it is set to show its year: one that was typed as a number is not."""

    day: date
    shows_year: bool

    @property
    def readings(self) -> tuple[str, str]:
        """The numbers that may have been typed: the day comes first, or the month."""
        return f"{self.day.day}.{self.day.month}", f"{self.day.month}.{self.day.day}"


Stored = Mapping[str, StoredNumber | StoredDay]
"""What cells hold, by their place."""


def with_typed_numbers(content: Iterable[Row | Paragraph], stored: Stored) -> Iterator[Item]:
    """The content with the numbers of lines as they were typed, each told in a repair.

    A day is the number that follows from its neighbours. 4.1 right after 4.9 is 4.10; so is one
    that is set to show two decimals where others in its column show fewer.
    """
    for _, group in groupby(content, key=_table_of):
        items = list(group)
        rows = [item for item in items if isinstance(item, Row)]
        yield from _typed(rows, stored) if rows else items


def _table_of(item: Row | Paragraph) -> int:
    return item.table if isinstance(item, Row) else 0


def _typed(rows: list[Row], stored: Stored) -> Iterator[Row | Repair]:
    order = _order_of_days([row.cells[0] for row in rows if row.texts[0]], stored)
    fewest = _fewest_decimals(rows, stored)
    before = ""
    for row in rows:
        first = row.cells[0]
        own, text, kind = stored.get(first.place), first.text, "number-zero"
        if isinstance(own, StoredNumber):
            text = _with_zero(text, before, own.decimals == 2 and fewest < 2)
        elif own is not None and order is not None:
            text, kind = own.readings[order], "number-date"
        if text != first.text:
            yield Repair(first.place, kind, first.text, text)
            row = replace(row, cells=(replace(first, text=text), *row.cells[1:]))
        before = row.texts[0] or before
        yield row


def _fewest_decimals(rows: list[Row], stored: Stored) -> int:
    """The fewest decimals that a decimal in the first column shows."""
    cells = (stored.get(row.cells[0].place) for row in rows if "." in row.texts[0])
    return min((one.decimals for one in cells if isinstance(one, StoredNumber)), default=2)


def _with_zero(text: str, before: str, is_set: bool) -> str:
    """The number with a zero behind it, if that is how it was meant."""
    number, last = _ONE_DECIMAL.fullmatch(text), _NUMBER.fullmatch(before)
    if number is None:
        return text
    follows = last is not None and last[1] == number[1] and int(last[2]) + 1 == 10 * int(number[2])
    return f"{text}0" if follows or is_set else text


def _order_of_days(cells: Sequence[Cell], stored: Stored) -> int | None:
    """Which reading of a column's days makes them numbers that follow one another, if one does."""
    links = [sum(_links(cells, stored, order)) for order in (0, 1)]
    if links[0] == links[1]:
        return None
    return links.index(max(links))


def _links(cells: Sequence[Cell], stored: Stored, order: int) -> Iterator[bool]:
    """Whether each day follows from its neighbour; days with years do not speak for each other."""
    for above, below in pairwise(cells):
        days = [
            one for cell in (above, below) if isinstance(one := stored.get(cell.place), StoredDay)
        ]
        if days and not (len(days) == 2 and all(day.shows_year for day in days)):
            yield _follows(_reading(below, stored, order), _reading(above, stored, order))


def _reading(cell: Cell, stored: Stored, order: int) -> str:
    own = stored.get(cell.place)
    return own.readings[order] if isinstance(own, StoredDay) else cell.line


def _follows(number: str, before: str) -> bool:
    """Whether a number comes right after another, as 4.3 after 4.2."""
    this, last = _NUMBER.fullmatch(number), _NUMBER.fullmatch(before)
    if this is None or last is None:
        return False
    return this[1] == last[1] and int(this[2]) == int(last[2]) + 1
