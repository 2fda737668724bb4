"""Grids, as sheets and delimited files are: cut into tables and the text around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tailan.documents.content import Cell, Paragraph, Row
from tailan.documents.marks import listed_lines, looks_like_heading
from tailan.number import parse_number

LEAST_FILLED = 0.25
"""The share of a table's rows that fill a column without a heading: fewer are notes beside it."""

_MOST_WORDS = 8
"""Words of a long heading."""

_FEWEST_CELLS = 2
_FEWEST_ROWS = 2
"""Rows of a table that may have another beside it: its headings and what is beneath."""


@dataclass(frozen=True)
class GridCell:
    """A cell and the column that it begins in."""

    column: int
    text: str
    span: int = 1
    continues: bool = False
    """Whether it is part of a merged cell that begins in a row above, where the text stands."""

    @property
    def columns(self) -> range:
        """The columns that it covers."""
        return range(self.column, self.column + self.span)


@dataclass(frozen=True)
class GridRow:
    """A row of a grid that holds any text; rows count on where no empty row stands between."""

    number: int
    cells: tuple[GridCell, ...]
    place: Callable[[int], str]
    """The place of the cell in a column."""
    is_bold: bool = False
    """Whether its text, the only one, is set in bold letters."""

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells that hold any text."""
        return tuple(cell for cell in self.cells if cell.text)

    def where(self, is_kept: Callable[[GridCell], bool]) -> GridRow | None:
        """The row with these cells alone; None where none of them is there."""
        kept = tuple(filter(is_kept, self.cells))
        return replace(self, cells=kept) if kept else None


@dataclass
class Grids:
    """Turns the grids of one document into content, its tables counted through."""

    tables: int = 0
    columns: tuple[int, ...] = field(default=())
    """The columns of the last table: one cut off from it by an empty row may go on in them."""

    def content(self, rows: Iterable[GridRow]) -> Iterator[Row | Paragraph]:
        """The tables of a grid, which empty rows part, and as paragraphs the text around them."""
        parts = (part for whole in _regions(rows) for part in _beside(whole))
        for region in (beneath for part in parts for beneath in _beneath(part)):
            body = _body(region)
            if body:
                yield from self._table(region, body)
            elif all(map(self._is_rest, region)):
                self.tables += 1
                yield from (Row(tuple(_cells(row, self.columns)), self.tables) for row in region)
            else:
                yield from (part for row in region for part in _paragraphs(row))

    def _table(self, region: list[GridRow], body: list[GridRow]) -> Iterator[Row | Paragraph]:
        columns = _columns(body)
        goes_on = self._go_on(columns, body)
        if not goes_on:
            self.columns = columns
        self.tables += 1
        is_above = not goes_on
        for row in region:
            is_above = is_above and len(row.filled) < 2
            if is_above:
                yield from _paragraphs(row)
            elif row.filled:
                yield Row(tuple(_cells(row, self.columns)), self.tables)

    def _is_rest(self, row: GridRow) -> bool:
        """Whether a lone text goes on in a column of the last table that is not its first."""
        cell = row.filled[0]
        return cell.column in self.columns[1:] and cell.text[0].islower()

    def _go_on(self, columns: tuple[int, ...], body: list[GridRow]) -> bool:
        """Whether the last table goes on here: no other column, and a number where one begins.

        Its first rows may go on with what stands above the cut: they leave the first column empty,
        and are no headings.
        """
        own = {column for row in body for cell in row.filled for column in cell.columns}
        if not self.columns or not {*columns, *own} <= {*self.columns}:
            return False
        first = self.columns[0]
        numbers = [row.filled[0].text for row in body if row.filled[0].column == first]
        if body[0].filled[0].column == first:
            return numbers[0][0].isdigit()
        is_whole = max(own) == self.columns[-1] and _tells(body[0])
        return is_whole and all(text[0].isdigit() for text in numbers)


def _tells(row: GridRow) -> bool:
    """Whether a row says more than headings do."""
    texts = [cell.text for cell in row.filled]
    return any(text.endswith((".", ";")) or len(text.split()) > _MOST_WORDS for text in texts)


def _regions(rows: Iterable[GridRow]) -> Iterator[list[GridRow]]:
    """The runs of rows that no empty row parts."""
    region: list[GridRow] = []
    for row in rows:
        if region and row.number != region[-1].number + 1:
            yield region
            region = []
        region.append(row)
    if region:
        yield region


def _beside(region: list[GridRow]) -> Iterator[list[GridRow]]:
    """The tables of a region that stand beside one another, from the left."""
    used = sorted(
        {column for row in region if len(row.filled) > 1 for c in row.cells for column in c.columns}
    )
    for start in (after for before, after in pairwise(used) if after > before + 1):
        left, right = _cut(region, start)
        if _stand_apart(left, right):
            yield from _regions(left)
            region = right
    yield from _regions(region)


def _beneath(region: list[GridRow]) -> Iterator[list[GridRow]]:
    """The tables of a region that stand beneath one another with rows of one text between.

    The columns of the next one begin where hardly any of the table above does.
    """
    start, last, columns = 0, 0, set[int]()
    for i, row in enumerate(region):
        if len(row.filled) < _FEWEST_CELLS:
            continue
        own = {cell.column for cell in row.filled[1:]}
        if columns and i > last + 1 and 2 * len(own & columns) < len(own):
            yield region[start : last + 1]
            start, columns = last + 1, set()
        columns |= own
        last = i
    yield region[start:]


def _cut(region: list[GridRow], column: int) -> tuple[list[GridRow], list[GridRow]]:
    """The parts of the rows left of a column, and from there on."""
    left = [part for row in region if (part := row.where(lambda cell: cell.column < column))]
    right = [part for row in region if (part := row.where(lambda cell: cell.column >= column))]
    return left, right


def _stand_apart(left: list[GridRow], right: list[GridRow]) -> bool:
    """Whether an empty column parts two tables, and does not only keep distance in one.

    The second names its rows itself, and has a caption, the first heading of the other, or begins
    at another height.
    """
    if len(body := _body(left)) < _FEWEST_ROWS or len(own := _body(right)) < _FEWEST_ROWS:
        return False
    have_captions = left[0].number < body[0].number and right[0].number < own[0].number
    is_like = own[0].filled[0].text in [cell.text for cell in body[0].filled[:2]]
    return _names_rows(own) and (have_captions or is_like or own[0].number != body[0].number)


def _names_rows(body: list[GridRow]) -> bool:
    """Whether the first column of a table counts its rows or holds words, and not its numbers."""
    column = body[0].filled[0].column
    first = [cell.text for row in body[1:] for cell in row.filled if cell.column == column]
    counts = first[:2] == ["1", "2"]
    return counts or 2 * sum(parse_number(text) is None for text in first) > len(first)


def _body(region: list[GridRow]) -> list[GridRow]:
    """The rows that fill two cells or more, and half as many as the fullest."""
    least = max(2, max((len(row.filled) for row in region), default=0) / 2)
    return [row for row in region if len(row.filled) >= least]


def _columns(body: list[GridRow]) -> tuple[int, ...]:
    """The columns of a table: those of its first row, and others that many rows fill."""
    counts: dict[int, int] = {}
    for row in body:
        for column in (column for cell in row.filled for column in cell.columns):
            counts[column] = counts.get(column, 0) + 1
    first = {column for cell in body[0].filled for column in cell.columns}
    least = max(2, LEAST_FILLED * len(body))
    # The index that programs write has no heading: it stands left of the first, in every row.
    index = {column for column in counts if column < min(first) and counts[column] == len(body) - 1}
    columns = sorted(first | index | {column for column in counts if counts[column] >= least})
    # Behind an empty column without a heading stand notes, unless most rows have something there.
    last = next((a for a, b in pairwise(columns) if b > a + 1 and a >= max(first)), columns[-1])
    return tuple(c for c in columns if c <= last or 2 * counts[c] > len(body))


def _cells(row: GridRow, columns: tuple[int, ...]) -> Iterator[Cell]:
    """A cell for each column that no other covers, then what stands beside the table."""
    starts = {column: cell for cell in row.cells for column in cell.columns}
    done: set[int] = set()
    for column in columns:
        cell = starts.get(column)
        if cell is None:
            yield Cell("", row.place(column))
        elif cell.column not in done:
            done.add(cell.column)
            span = sum(covered in columns for covered in cell.columns)
            yield Cell(cell.text, row.place(cell.column), span, cell.continues)
    for cell in row.filled:
        if cell.column not in done:
            yield Cell(cell.text, row.place(cell.column))


def _paragraphs(row: GridRow) -> Iterator[Paragraph]:
    for cell in row.filled:
        place = row.place(cell.column)
        if row.is_bold and looks_like_heading(cell.text):
            yield Paragraph(cell.text, place, "heading")
        else:
            lines = listed_lines(cell.text)
            yield from (Paragraph(line, place, role) for role, line in lines if line)
