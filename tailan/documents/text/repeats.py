"""Merged cells in dumps: programs that know no merging write their text into each column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from tailan.documents.content import Item, Row
from tailan.plan import Repair

_FEWEST = 3
"""Cells at the head of a row that hold the same words where these are one cell.

Two may do so in a table of names: a sum and its centre."""


def with_merged_repeats(items: Iterator[Item]) -> Iterator[Item]:
    """The content; words that stand in each of a row's first cells are one cell over them."""
    for item in items:
        if isinstance(item, Row) and (count := _repeats(item)) >= _FEWEST:
            first, *rest = item.cells
            span = sum(cell.span for cell in item.cells[:count])
            yield replace(item, cells=(replace(first, span=span), *rest[count - 1 :]))
            yield Repair(first.place, "cells-repeated", first.line, str(count))
        else:
            yield item


def _repeats(row: Row) -> int:
    """How many cells at the head of a row hold the same words."""
    line = row.cells[0].line if row.cells else ""
    if not any(letter.isalpha() for letter in line):
        return 0
    return sum(1 for _ in takewhile(lambda cell: cell.line == line, row.cells))
