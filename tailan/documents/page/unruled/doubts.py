"""Signs that text of a table without lines may stand in other rows or columns than it was read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from statistics import median

from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.table_text import TableText
from tailan.documents.page.unruled.parted_lines import FEWEST, PartedLine
from tailan.documents.page.words import Line
from tailan.plan import Repair

_NUMBER = re.compile(r"[-−]?\d[\d.,]*[%.)]?")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.)]?")

_MOSTLY = 0.75
"""The share of a column's cells that are of one kind where the others should be, too."""

_NEAR = 0.35
"""Letter heights by which a text may stand beside the place where its row's alignment puts it."""

_OVER = 0.5
"""Letter heights by which a word may run over the edge of its cell into the next one."""

_UNEVEN = 0.3
"""Letter heights by which the white between the words of a justified line may differ."""

_WIDER = 0.5
"""Letter heights by which white is wider than that between the lines of a text."""


@dataclass(frozen=True)
class _Text:
    """A cell with text, and the box of its lines."""

    cell: GridCell
    lines: Sequence[Line]

    @cached_property
    def left(self) -> float:
        return min(line.left for line in self.lines)

    @cached_property
    def right(self) -> float:
        return max(line.right for line in self.lines)

    @cached_property
    def top(self) -> float:
        return min(line.top for line in self.lines)

    @cached_property
    def bottom(self) -> float:
        return max(line.bottom for line in self.lines)

    @property
    def size(self) -> float:
        return self.lines[0].size

    @property
    def are_numbers(self) -> bool:
        return all(_NUMBER.fullmatch(line.text) for line in self.lines)

    @property
    def is_ordinal(self) -> bool:
        """Whether it is one number, such as begins a row."""
        return len(self.lines) == 1 and _ORDINAL.fullmatch(self.lines[0].text) is not None

    def is_over(self, other: _Text) -> bool:
        """Whether the two stand in the same places across the page, in part at least."""
        return self.left < other.right and other.left < self.right

    def is_beside(self, other: _Text) -> bool:
        """Whether the two stand in the same places across the page, and down it."""
        over = min(self.right, other.right) - max(self.left, other.left)
        return over > _OVER * self.size and self.top < other.bottom and other.top < self.bottom


Row = Sequence[_Text]
"""The cells of a row that have text."""


def doubts_in(text: TableText, place: str, above: int, *, is_new: bool) -> Iterator[Repair]:
    """The rows and cells of a table that a person should compare with the page.

    `place` is the page, `above` how many rows it has above the table; `is_new` says that the
    table begins here, so that its first row has its headings.
    """
    grid = text.grid
    if grid.is_ruled or len(grid.xs) <= FEWEST:
        return
    rows = [_row(cells, text) for cells in grid.rows]
    doubtful = {number for check in _ROW_CHECKS for number in check(rows)}
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
    if not grid.has_sure_heads or (is_new and _without_heading(grid, rows)):
        yield Repair(f"{place} row {above + 1} cell 1", "headings-unsure", _said(rows[0]))


def unread_rows(lines: Sequence[PartedLine], page: str) -> Iterator[Repair]:
    """A remark where lines stand in columns, some with figures, though no table holds them."""
    own = [line for line in lines if line.has_columns and not _is_even(line)]
    if len(own) > 1 and any(line.figures for line in own):
        said = " | ".join(part.text for part in own[0].parts)
        yield Repair(page, "rows-unread", said)


def _is_even(line: PartedLine) -> bool:
    """Whether the white between the words of a line is even, as in justified text."""
    whites = [word.left - last.right for last, word in pairwise(line.line.words)]
    return max(whites) - min(whites) < _UNEVEN * line.line.size


def _row(cells: Sequence[GridCell], text: TableText) -> Row:
    return [_Text(cell, text.lines[cell]) for cell in cells if text.lines.get(cell)]


def _said(row: Row) -> str:
    return " | ".join(" ".join(line.text for line in one.lines) for one in row)


def _with_several_numbers(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with numbers beneath one another where other rows have one: they may be two rows.

    A row with one number of its own may have several values.
    """
    for column in {one.cell.column for row in rows for one in row}:
        own = [(at, one) for at, row in enumerate(rows) for one in row if one.cell.column == column]
        single = sum(one.are_numbers and len(one.lines) == 1 for _, one in own)
        if single > _MOSTLY * (len(own) - 1) or (column == 0 and single):
            yield from (at for at, one in own if _has_two(one) and not _is_numbered(rows[at]))


def _is_numbered(row: Row) -> bool:
    return bool(row) and row[0].cell.column == 0 and row[0].is_ordinal


def _with_number_and_text(rows: Sequence[Row]) -> Iterator[int]:
    """Rows whose number has the text of the next column beside it, unlike that of other rows."""
    if not any(map(_is_numbered, rows)):
        return
    for at, row in enumerate(rows):
        first = row[0] if row and row[0].cell.column == 0 and row[0].cell.span == 1 else None
        words = first.lines[0].words if first is not None else ()
        if len(words) > 1 and _ORDINAL.fullmatch(words[0].text):
            yield at


def _has_two(one: _Text) -> bool:
    """Whether two lines of a text begin with a number."""
    return sum(_NUMBER.match(line.text.partition(" ")[0]) is not None for line in one.lines) > 1


def _without_number(rows: Sequence[Row]) -> Iterator[int]:
    """Rows without a number, closer to the one above than those with one."""
    numbered = list(map(_is_numbered, rows))
    first = numbered.index(True) if True in numbered else len(rows)
    whites = [_white(above, row) for above, row in pairwise(rows)]
    own = [white for white, has in zip(whites, numbered[1:], strict=True) if has]
    if len(own) < FEWEST - 1:
        return
    least = min(own)
    for at, (white, has) in enumerate(zip(whites, numbered[1:], strict=True), start=1):
        is_heading = len(rows[at]) == 1 and rows[at][0].cell.span > 1
        if (
            at > first
            and not has
            and not is_heading
            and rows[at]
            and white < least - _NEAR * rows[at][0].size
        ):
            yield at


def _white(above: Row, row: Row) -> float:
    return min((one.top for one in row), default=0.0) - max(
        (one.bottom for one in above), default=0.0
    )


def _out_of_level(rows: Sequence[Row]) -> Iterator[int]:
    """Rows in which a text stands neither at the top, in the middle nor at the bottom."""
    for at, row in enumerate(rows):
        own = [one for one in row if one.cell.depth == 1]
        if not own:
            continue
        top, bottom = min(one.top for one in own), max(one.bottom for one in own)
        near = _NEAR * max(one.size for one in own)
        for one in own:
            shifts = one.top - top, bottom - one.bottom, (one.top + one.bottom - top - bottom) / 2
            if min(map(abs, shifts)) > near:
                yield at
                break


def _over_columns(rows: Sequence[Row]) -> Iterator[int]:
    """Rows with lines over several columns beside other texts, which headings alone have."""
    for at, row in enumerate(rows):
        is_head = any(one.cell.depth > 1 for one in row)
        is_over = any(one.cell.span > 1 and len(one.lines) > 1 for one in row)
        if is_over and not is_head and len(row) > 1:
            yield at


def _with_gaps(rows: Sequence[Row]) -> Iterator[int]:
    """Rows in which lines of a text stand further apart than those of texts do."""
    whites = [white for row in rows for one in row for white in _whites(one)]
    if not whites:
        return
    usual = median(whites)
    for at, row in enumerate(rows):
        if any(white > usual + _WIDER * one.size for one in row for white in _whites(one)):
            yield at


def _whites(one: _Text) -> list[float]:
    return [line.top - above.bottom for above, line in pairwise(one.lines)]


_ROW_CHECKS: Sequence[Callable[[Sequence[Row]], Iterator[int]]] = (
    _with_several_numbers,
    _with_number_and_text,
    _without_number,
    _out_of_level,
    _over_columns,
    _with_gaps,
)


def _out_of_column(row: Row, grid: Grid) -> Iterator[_Text]:
    """The texts that stand over another one, or in another column than their own."""
    beside = {
        id(one) for pair in combinations(row, 2) if pair[0].is_beside(pair[1]) for one in pair
    }
    for one in row:
        left, right = grid.xs[one.cell.column], grid.xs[one.cell.column + one.cell.span]
        is_out = any(line.middle < left or line.middle > right for line in one.lines)
        if is_out or id(one) in beside:
            yield one


def _alone(row: Row, rows: Sequence[Row], columns: int) -> Iterator[_Text]:
    """The texts that stand beneath no other text of their column, and beside an empty one."""
    filled = {one.cell.column + at for one in row for at in range(one.cell.span)}
    for one in row:
        column = one.cell.column
        has_empty = bool({column - 1, column + 1} & ({*range(columns)} - filled))
        others = [other for own in rows if own is not row for other in own]
        own = [other for other in others if other.cell.column == column]
        if has_empty and one.cell.span == 1 and own and not any(map(one.is_over, own)):
            yield one


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
