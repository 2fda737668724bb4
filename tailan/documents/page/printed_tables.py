"""Tables without ruling over all pages, made of rows that are known cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from tailan.documents.page.parted_lines import FEWEST
from tailan.documents.page.printed_columns import cells_of, columns_of
from tailan.documents.page.printed_rows import PrintedRow
from tailan.documents.page.ruling import Grid

_ALIKE = 0.3
"""Letter heights by which the white between the rows of a table may differ."""

_FARTHEST = 4.0
"""Letter heights of white between two rows of a table at most."""

Placed = tuple[int, PrintedRow]
"""A row and the page on which it stands."""


@dataclass
class _Table:
    """A table while its rows are gathered."""

    rows: list[Placed] = field(default_factory=list)
    waiting: list[Placed] = field(default_factory=list)
    """Texts beneath it that stand in it if one of its rows follows."""
    edges: tuple[float, ...] = ()

    @property
    def page(self) -> int:
        return self.rows[-1][0]

    @property
    def white(self) -> float:
        """The least white between its rows, where that shows; else none is too wide."""
        pairs = pairwise(self.rows)
        whites = [b.top - a.bottom for (p, a), (q, b) in pairs if p == q]
        return min(whites, default=_FARTHEST * self.rows[0][1].size)

    def add(self, *rows: Placed) -> None:
        self.rows.extend([*self.waiting, *rows])
        self.waiting = []
        self.edges = columns_of([row for _, row in self.rows])


def grids_of(pages: Sequence[Sequence[PrintedRow]]) -> list[list[Grid]]:
    """The tables of each page, downward; those that go on over pages have the same columns."""
    grids: list[list[Grid]] = [[] for _ in pages]
    for table in _tables(pages):
        if len(table.edges) + 1 < FEWEST:
            continue
        rows = [row for _, row in table.rows]
        left = min(row.parted.line.left for row in rows) - 1
        right = max(row.parted.line.right for row in rows) + 1
        for page, own in groupby(table.rows, key=lambda placed: placed[0]):
            grids[page].append(_grid([row for _, row in own], (left, *table.edges, right)))
    return grids


def _grid(rows: Sequence[PrintedRow], xs: tuple[float, ...]) -> Grid:
    middles = [(above.bottom + row.top) / 2 for above, row in pairwise(rows)]
    ys = (rows[0].top - 1, *middles, rows[-1].bottom + 1)
    edges = xs[1:-1]
    return Grid(xs, ys, tuple(tuple(cells_of(i, row, edges)) for i, row in enumerate(rows)))


def _tables(pages: Sequence[Sequence[PrintedRow]]) -> Iterator[_Table]:
    """The tables in their order, each from its first row with columns on."""
    table: _Table | None = None
    for page, rows in enumerate(pages):
        for number, row in enumerate(rows):
            if table is not None:
                if _takes(table, page, rows, number):
                    table.add((page, row))
                    continue
                if not row.has_columns:
                    table.waiting.append((page, row))
                    continue
                if _goes_on(table, page, row):
                    table.add((page, row))
                    continue
                yield table
                table = None
            if row.has_columns:
                table = _Table()
                table.add((page, row))
    if table is not None:
        yield table


def _takes(table: _Table, page: int, rows: Sequence[PrintedRow], number: int) -> bool:
    """Whether a row stands beneath the last one of a table as close as its rows do."""
    row = rows[number]
    if table.waiting or _is_other_head(table, row):
        return False
    if page != table.page:
        return page == table.page + 1 and number == 0 and _is_rest(table, row)
    white = row.top - table.rows[-1][1].bottom
    return white <= table.white + _ALIKE * row.size


def _is_rest(table: _Table, row: PrintedRow) -> bool:
    """Whether the first row of a page is the rest of a row, in columns behind the first."""
    is_behind = row.cells[0].box.left > table.edges[0] if table.edges else False
    return row.parted.stands_between(table.edges) and (is_behind or len(row.cells) > 1)


def _goes_on(table: _Table, page: int, row: PrintedRow) -> bool:
    """Whether a row with columns goes on with a table above it, maybe beneath headings."""
    if _is_other_head(table, row) or not table.edges:
        return False
    return not any(map(row.parted.crosses, table.edges)) and len(row.cells) <= len(table.edges) + 1


def _is_other_head(table: _Table, row: PrintedRow) -> bool:
    """Whether a row is the headings of another table, which begin as those of this one do."""
    head = table.rows[0][1]
    is_alike = row.cells[0].box.text == head.cells[0].box.text
    return row.has_columns and is_alike and row.text != head.text
