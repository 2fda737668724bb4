"""Signs that text of a table without lines may stand in other rows or columns than it was read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.table_text import TableText
from tailan.documents.page.unruled import row_doubts
from tailan.documents.page.unruled.parted_lines import FEWEST, PartedLine
from tailan.documents.page.unruled.row_doubts import CellText, Row, levels_of
from tailan.documents.page.words import Line
from tailan.plan import Repair

_FARTHEST = 4.0
"""Letter heights of white above a table's first row in which a row with a figure may stand."""

_TOUCHING = re.compile(r"[^\W\d_]\d[\d.,]*%?$")
"""The end of a word that a number too long for its own column touches."""

_MIDDLE = 0.1
"""Letter heights by which a heading may stand beside the middle of those beneath it."""

_CLOSE = 1.0
"""Letter heights of white above a table's first row in which other headings may stand."""

_UNEVEN = 0.3
"""Letter heights by which the white between the words of a justified line may differ."""


def doubts_in(text: TableText, place: str, above: int, *, is_new: bool) -> Iterator[Repair]:
    """The rows and cells of a table that a person should compare with the page.

    `place` is the page, `above` how many rows it has above the table; `is_new` says that the
    table begins here, so that its first row has its headings.
    """
    grid = text.grid
    if grid.is_ruled or len(grid.xs) <= FEWEST:
        return
    rows = [_row(cells, text) for cells in grid.rows]
    doubtful = {number for check in row_doubts.CHECKS for number in check(rows)}
    if not grid.is_sure or 2 * len(doubtful) > len(rows) > 2:
        yield Repair(f"{place} row {above + 1} cell 1", "rows-unsure")
    else:
        for number in sorted(doubtful):
            yield Repair(
                f"{place} row {above + number + 1} cell 1", "row-unsure", _said(rows[number])
            )
    for number, cells in enumerate(grid.rows):
        for one in (
            *_out_of_column(rows[number], grid),
            *_alone(rows[number], rows, len(grid.xs) - 1),
        ):
            column = cells.index(one.cell) + 1
            yield Repair(
                f"{place} row {above + number + 1} cell {column}", "column-unsure", _said([one])
            )
    if not grid.has_sure_heads or (is_new and _has_odd_heads(grid, rows)):
        yield Repair(f"{place} row {above + 1} cell 1", "headings-unsure", _said(rows[0]))


def unread_rows(lines: Sequence[PartedLine], grids: Sequence[Grid], page: str) -> Iterator[Repair]:
    """A remark where lines stand in columns, some with figures, though no table holds them.

    So does one close above a table in two of its columns: it may be a row of the headings.
    """
    own = [line for line in lines if line.has_columns and not _is_even(line)]
    if len(own) < 2 or not any(line.figures for line in own):
        unruled = [grid for grid in grids if not grid.is_ruled and len(grid.xs) > FEWEST - 1]
        own = [line for line in lines if any(_is_close_above(line, grid) for grid in unruled)]
    if own:
        said = " | ".join(part.text for part in own[0].parts)
        yield Repair(page, "rows-unread", said)


def _is_close_above(line: PartedLine, grid: Grid) -> bool:
    """Whether a line stands over columns, as near as a row with or without a figure may."""
    farthest = (_FARTHEST if line.figures else _CLOSE) * line.line.size
    is_near = -line.line.size < grid.ys[0] - line.line.bottom < farthest
    if len(line.parts) == 1:
        return is_near and _is_over_two(line.line, grid)
    is_row = line.figures > 0 and len(line.parts) == len(grid.xs) - 1
    return is_near and (is_row or line.stands_between(grid.xs[1:-1]))


def _is_over_two(line: Line, grid: Grid) -> bool:
    """Whether a line stands in the middle over two headings behind the first."""
    words = (grid.words.get(cell, ()) for cell in grid.rows[0][1:])
    boxes = [(min(one.left for one in own), max(one.right for one in own)) for own in words if own]
    middles = [(left + right) / 2 for (left, _), (_, right) in pairwise(boxes)]
    is_short = line.right - line.left < grid.xs[-1] - grid.xs[1]
    return is_short and any(abs(line.middle - middle) < _MIDDLE * line.size for middle in middles)


def _is_even(line: PartedLine) -> bool:
    """Whether the white between the words of a line is even, as in justified text."""
    whites = [word.left - last.right for last, word in pairwise(line.line.words)]
    return max(whites) - min(whites) < _UNEVEN * line.line.size


def _row(cells: Sequence[GridCell], text: TableText) -> Row:
    return [CellText(cell, text.lines[cell]) for cell in cells if text.lines.get(cell)]


def _said(row: Row) -> str:
    return " | ".join(" ".join(line.text for line in one.lines) for one in row)


def _out_of_column(row: Row, grid: Grid) -> Iterator[CellText]:
    """The texts that stand over another one, or in other columns than their own, even in part."""
    beside = {
        id(one) for pair in combinations(row, 2) if pair[0].is_beside(pair[1]) for one in pair
    }
    for one in row:
        left, right = grid.xs[one.cell.column], grid.xs[one.cell.column + one.cell.span]
        is_out = any(line.middle < left or line.middle > right for line in one.lines)
        words = (word for line in one.lines for word in line.words)
        touches = any(word.right > right and _TOUCHING.search(word.text) for word in words)
        if is_out or touches or id(one) in beside:
            yield one


def _alone(row: Row, rows: Sequence[Row], columns: int) -> Iterator[CellText]:
    """The texts that stand beneath no other text of their column, and beside an empty one."""
    filled = {one.cell.column + at for one in row for at in range(one.cell.span)}
    for one in row:
        column = one.cell.column
        has_empty = bool({column - 1, column + 1} & ({*range(columns)} - filled))
        others = [other for own in rows if own is not row for other in own]
        own = [other for other in others if other.cell.column == column]
        if has_empty and one.cell.span == 1 and own and not any(map(one.is_over, own)):
            yield one


def _has_odd_heads(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether a column lacks a heading, or headings are on different levels or over the first."""
    levels = levels_of(rows[0])
    is_uneven = bool(levels) and len(levels) == len(rows[0]) and not set.intersection(*levels)
    is_over_numbers = len(rows[0]) > 1 and rows[0][0].cell.column == 0 < rows[0][0].cell.span - 1
    return is_uneven or is_over_numbers or _without_heading(grid, rows)


def _without_heading(grid: Grid, rows: Sequence[Row]) -> bool:
    """Whether a column has no heading of its own, though others have."""
    if any(one.are_numbers for one in rows[0]) or len(rows) < 2:
        return False
    last = 1 if any(cell.depth != 1 for cell in grid.rows[0]) else 0
    named = {one.cell.column for one in rows[0] if one.cell.depth > 1 or one.cell.span == 1}
    if last:
        named |= {one.cell.column for one in rows[1]}
    filled = {one.cell.column for row in rows[last + 1 :] for one in row if one.cell.span == 1}
    return bool(filled - named)
