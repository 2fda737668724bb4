"""The heading rows of a table of which no words are known: what stands over its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tailan.documents import Cell, Row
from tailan.number import parse_number, parse_percent

Grid = dict[int, Cell]
"""The cells of a row by the first grid column that they cover."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*он(?:ы|д)?)?")
_MOST_HEADING_ROWS = 3
_LONGEST_NUMBER = 60
"""Characters of the longest cell that prints a number and what it counts."""


def grid_of(row: Row) -> Grid:
    """The cells of a row by their columns."""
    return {start: cell for start, _, cell in row.spans()}


def without_idle_columns(rows: Sequence[Row]) -> list[Row]:
    """The rows counted in the columns that their own cells begin in.

    Tables that touch on a page are one grid there, which has the columns of all of them.
    """
    used = sorted({start for row in rows for start, _, _ in row.spans()})
    return [
        replace(
            row,
            cells=tuple(
                replace(cell, span=bisect_left(used, end) - bisect_left(used, start))
                for start, end, cell in row.spans()
            ),
        )
        for row in rows
    ]


def is_number(text: str) -> bool:
    """Whether a cell prints a number and nothing but what it counts."""
    if len(text) > _LONGEST_NUMBER:
        return False
    return parse_number(text) is not None or ("%" in text and parse_percent(text) is not None)


def count_heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings: rows of words, with rows beneath them.

    A second row is one only under headings that cover several columns or leave some empty.
    """
    if len(rows) < 2 or not _is_of_words(rows[0]) or len(rows[0].filled) < 2:
        return 0
    count = 1
    while (
        count < min(_MOST_HEADING_ROWS, len(rows) - 1)
        and _is_of_words(rows[count])
        and _stands_under(rows[count], rows[count - 1])
    ):
        count += 1
    return count


def column_names(headings: Sequence[Row]) -> tuple[str, ...]:
    """The name of each grid column: the headings over it from above, each once."""
    width = max(end for row in headings for _, end, _ in row.spans())
    names: list[list[str]] = [[] for _ in range(width)]
    for row, below in zip(headings, [*headings[1:], None], strict=True):
        for start, end, cell in _widened(row, below):
            for column in range(start, end):
                if cell.line and cell.line not in names[column]:
                    names[column].append(cell.line)
    return tuple(" ".join(parts) for parts in names)


def _widened(row: Row, below: Row | None) -> Iterator[tuple[int, int, Cell]]:
    """The headings of a row, each also over blank columns beside it that have headings below."""
    under = {start for start, _, cell in below.spans() if cell.line} if below else set[int]()
    last: Cell | None = None
    for start, end, cell in row.spans():
        is_blank = not cell.line and start in under and start - 1 in under
        yield start, end, (last if is_blank and last else cell)
        last = last if is_blank else cell


def _is_of_words(row: Row) -> bool:
    """Whether a row prints no number but years, which head columns as words do."""
    others = [cell for cell in row.filled if not _YEAR.fullmatch(cell.line)]
    has_number = any(is_number(cell.line) and cell.line[:1].isdecimal() for cell in others)
    return bool(row.filled) and bool(others) and not has_number


def _stands_under(row: Row, above: Row) -> bool:
    """Whether all that a row prints stands under headings that are wide, or are not printed."""
    beside = [*above.cells[1:], None]
    open_columns = {
        column
        for (start, end, cell), after in zip(above.spans(), beside, strict=True)
        if cell.span > 1 or not cell.line or (start and after and not after.line)
        for column in range(start, end)
    }
    filled = [(start, end) for start, end, cell in row.spans() if cell.line]
    return bool(open_columns) and all(
        set(range(start, end)) <= open_columns for start, end in filled
    )
