"""The heading rows of a table of which no words are known: what stands over its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tailan.documents import Cell, Row
from tailan.number import parse_figure

Grid = dict[int, Cell]
"""The cells of a row by the first grid column that they cover."""

_YEAR = re.compile(r"(?:19|20)\d\d(?:\s*он(?:ы|д)?)?")
_UNIT = re.compile(r"(?![xхXХ]$)[^\W\d_].*|%|₮")
_STAGE = re.compile(r"\d{1,3}\s*(?:%|хувь)(?:-?[а-яөү]+)?")
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
    return parse_figure(text) is not None


def count_heading_rows(rows: Sequence[Row]) -> int:
    """How many rows at the top are headings: rows of words or years, with rows beneath them.

    A second row is one only under headings that cover several columns or leave some empty, or
    where it says what each of them counts (мян.төг).
    """
    if len(rows) < 2 or not _begins_headings(rows[0], rows[1]):
        return 0
    count = 1
    while count < min(_MOST_HEADING_ROWS, len(rows) - 1) and _goes_on(rows, count):
        count += 1
    return count


def _begins_headings(row: Row, below: Row) -> bool:
    """Whether a row may be the first of the headings; of years alone it has an empty corner."""
    stages = _stages(row, below)
    bare = replace(row, cells=tuple(cell for cell in row.cells if cell not in stages))
    if len(bare.filled) < 2 or not _is_of_words_or_years(bare):
        return False
    has_words = not all(_YEAR.fullmatch(cell.line) for cell in row.filled)
    return has_words or (not row.cells[0].line and bool(below.cells[0].line))


def _stages(row: Row, below: Row) -> list[Cell]:
    """The cells of a row that print a percent over a plain number: how many stand at each stage."""
    under = grid_of(below)
    return [
        cell
        for at, cell in grid_of(row).items()
        if _STAGE.fullmatch(cell.line) and _text(under, at).isdecimal()
    ]


def _goes_on(rows: Sequence[Row], at: int) -> bool:
    """Whether a row goes on with the headings above it."""
    row, above, below = rows[at], rows[at - 1], rows[at + 1]
    if not row.filled or not _is_of_words_or_years(row):
        return False
    return _stands_under(row, above) or _says_units(row, above, below)


def _says_units(row: Row, above: Row, below: Row) -> bool:
    """Whether all that a row says is what each heading over numbers counts."""
    grid, over, under = grid_of(row), grid_of(above), grid_of(below)
    own = {at for at, cell in grid.items() if cell.line}
    named = {at for at, cell in over.items() if cell.line}
    return (
        0 not in own
        and all(_UNIT.fullmatch(grid[at].line) and is_number(_text(under, at)) for at in own)
        and own <= named
        and len(own) >= len(named) - 2
    )


def _text(grid: Grid, at: int) -> str:
    return grid[at].line if at in grid else ""


def column_names(headings: Sequence[Row]) -> tuple[str, ...]:
    """The name of each grid column: the headings over it from above, each once."""
    width = max(end for row in headings for _, end, _ in row.spans())
    names: list[list[str]] = [[] for _ in range(width)]
    for i, row in enumerate(headings):
        for start, end, cell in _widened(row, headings[i + 1 :]):
            for column in range(start, end):
                if cell.line and cell.line not in names[column]:
                    names[column].append(cell.line)
    return tuple(" ".join(parts) for parts in names)


def _widened(row: Row, below: Sequence[Row]) -> Iterator[tuple[int, int, Cell]]:
    """The headings of a row, each also over blank columns beside it that have headings below."""
    under = {start for one in below for start, _, cell in one.spans() if cell.line}
    last: Cell | None = None
    for start, end, cell in row.spans():
        is_blank = not cell.line and start in under and start - 1 in under
        yield start, end, (last if is_blank and last else cell)
        last = last if is_blank else cell


def _is_of_words_or_years(row: Row) -> bool:
    """Whether a row prints no number but years, which head columns as words do."""
    others = (cell.line for cell in row.filled if not _YEAR.fullmatch(cell.line))
    return not any(is_number(text) and text[:1].isdecimal() for text in others)


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
