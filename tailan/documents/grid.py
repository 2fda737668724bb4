"""Grids, as sheets and delimited files are: cut into tables and the text around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from tailan.documents.content import Cell, Paragraph, Role, Row
from tailan.documents.marks import without_bullet

LEAST_FILLED = 0.25
"""The share of a table's rows that fill a column without a heading: fewer are notes beside it."""


@dataclass(frozen=True)
class GridCell:
    """A cell and the column that it begins in; one that is part of a cell above has no text."""

    column: int
    text: str
    span: int = 1

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

    @property
    def filled(self) -> tuple[GridCell, ...]:
        """The cells that hold any text."""
        return tuple(cell for cell in self.cells if cell.text)


@dataclass
class Grids:
    """Turns the grids of one document into content, its tables counted through."""

    tables: int = 0
    columns: tuple[int, ...] = field(default=())
    """The columns of the last table: one cut off from it by an empty row may go on in them."""

    def content(self, rows: Iterable[GridRow]) -> Iterator[Row | Paragraph]:
        """The tables of a grid, which empty rows part, and as paragraphs the text around them."""
        for region in _regions(rows):
            body = _body(region)
            if body:
                yield from self._table(region, body)
            else:
                yield from (part for row in region for part in _paragraphs(row))

    def _table(self, region: list[GridRow], body: list[GridRow]) -> Iterator[Row | Paragraph]:
        columns = _columns(body)
        goes_on = self._go_on(columns, body[0])
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

    def _go_on(self, columns: tuple[int, ...], first: GridRow) -> bool:
        """Whether the last table goes on here: no other column, and a number where one begins."""
        if not set(columns) <= set(self.columns) or columns[0] != self.columns[0]:
            return False
        return first.filled[0].column == columns[0] and first.filled[0].text[0].isdigit()


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


def _body(region: list[GridRow]) -> list[GridRow]:
    """The rows that fill two cells or more, and half as many as the fullest."""
    least = max(2, max(len(row.filled) for row in region) / 2)
    return [row for row in region if len(row.filled) >= least]


def _columns(body: list[GridRow]) -> tuple[int, ...]:
    """The columns of a table: those of its first row, and others that many rows fill."""
    counts: dict[int, int] = {}
    for row in body:
        for column in (column for cell in row.filled for column in cell.columns):
            counts[column] = counts.get(column, 0) + 1
    first = {column for cell in body[0].filled for column in cell.columns}
    least = max(2, LEAST_FILLED * len(body))
    return tuple(sorted(first | {column for column in counts if counts[column] >= least}))


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
            yield Cell(cell.text, row.place(cell.column), span)
    for cell in row.filled:
        if cell.column not in done:
            yield Cell(cell.text, row.place(cell.column))


def _paragraphs(row: GridRow) -> Iterator[Paragraph]:
    for cell in row.filled:
        text = without_bullet(cell.text)
        role: Role = "text" if text == cell.text else "item"
        yield Paragraph(text, row.place(cell.column), role)
