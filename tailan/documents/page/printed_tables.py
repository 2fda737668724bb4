"""Tables without ruling over all pages, made of rows that are known cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise

from tailan.documents.page.parted_lines import FEWEST, stops_of
from tailan.documents.page.passages import Passage
from tailan.documents.page.printed_columns import cells_of, columns_of
from tailan.documents.page.printed_heads import head_of, is_whole
from tailan.documents.page.printed_rows import PrintedRow
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.stops import Stops

_ALIKE = 0.15
"""Letter heights by which the white between the rows of a table may differ."""

_ENOUGH = 100
"""Rows that show where the columns of a table stand."""

_MOST_ABOVE = 2
"""Texts at the top of a page before a row of the table that goes on there at most."""

_FARTHEST = 4.0
"""Letter heights of white between two rows of a table at most."""

Placed = tuple[int, PrintedRow]
"""A row and the page on which it stands."""


@dataclass
class _Table:
    """A table while its rows are gathered."""

    rows: list[Placed]
    waiting: list[Placed] = field(default_factory=list)
    """Texts beneath it that stand in it if one of its rows follows."""
    white: float | None = None
    """The least white between its rows, where that shows."""
    texts: set[str] = field(default_factory=set)
    """The words of each row."""
    above: list[Placed] = field(default_factory=list)
    """Rows close above it, which may be headings over those of its first row."""
    _seen: int = 0
    _edges: tuple[float, ...] = ()

    @property
    def head(self) -> PrintedRow:
        """Its first row."""
        return self.rows[0][1]

    @property
    def last(self) -> Placed:
        """The row that stands above the next one."""
        return (self.waiting or self.rows)[-1]

    @property
    def edges(self) -> tuple[float, ...]:
        """The edges between its columns, as far as its first rows show them."""
        if self._seen != len(self._first):
            self._seen, self._edges = len(self._first), columns_of(self._first)
        return self._edges

    @property
    def stops(self) -> Stops:
        """Where its text aligns."""
        return stops_of(row.parted for row in self._first)

    @property
    def _first(self) -> list[PrintedRow]:
        return [row for _, row in self.rows[:_ENOUGH]]

    def add(self, page: int, row: PrintedRow) -> None:
        """Puts a row beneath the last one, together with what waits between."""
        for above, below in pairwise([self.rows[-1], *self.waiting, (page, row)]):
            self.rows.append(below)
            self.texts.add(below[1].text)
            if above[0] == below[0]:
                white = below[1].top - above[1].bottom
                self.white = white if self.white is None else min(self.white, white)
        self.waiting = []


def grids_of(pages: Sequence[Sequence[PrintedRow]]) -> list[list[Grid]]:
    """The tables of each page, downward; those that go on over pages have the same columns."""
    grids: list[list[Grid]] = [[] for _ in pages]
    for table in _tables(pages):
        edges = columns_of([row for _, row in table.rows])
        placed = _without_text_beneath([*_heads_above(table, edges), *table.rows], edges)
        rows = [row for _, row in placed]
        if _is_line_of_words(rows) or len(edges) + 1 < FEWEST:
            continue
        left = min(row.parted.line.left for row in rows) - 1
        right = max(row.parted.line.right for row in rows) + 1
        last: GridCell | None = None
        for page, own in groupby(placed, key=lambda placed: placed[0]):
            grid = _grid([row for _, row in own], (left, *edges, right), rows[0], last)
            grids[page].append(grid)
            last = grid.rows[-1][0]
    return grids


def _heads_above(table: _Table, edges: Sequence[float]) -> list[Placed]:
    """The rows above a table that are headings over those of its first row."""
    if is_whole(table.head, edges):
        return []
    for count in range(len(table.above), 0, -1):
        above = table.above[-count:]
        head = head_of([row for _, row in (*above, *table.rows)], edges)
        if head is not None and head.count > count:
            return above
    return []


def _without_text_beneath(rows: Sequence[Placed], edges: Sequence[float]) -> Sequence[Placed]:
    """The rows up to the last one with cells: text over columns heads rows, or is none."""
    end = len(rows)
    while end and rows[end - 1][1].parted.is_across(edges):
        end -= 1
    return rows[:end]


def _grid(
    rows: Sequence[PrintedRow], xs: tuple[float, ...], head: PrintedRow, last: GridCell | None
) -> Grid:
    """The table on a page; `last` is the cell that begins the last row of the page before."""
    heads = head_of(rows, xs[1:-1]) if rows[0].text == head.text else None
    body = rows[heads.count :] if heads else rows
    edges = [*(heads.ys[:2] if heads else ()), *(row.top for row in body)]
    ends = [*(heads.ys[1:] if heads else ()), *(row.bottom for row in body)]
    middles = [(end + start) / 2 for end, start in zip(ends, edges[1:], strict=False)]
    ys = (edges[0] - 1, *middles, ends[-1] + 1)
    cells = [heads.upper, heads.lower] if heads else []
    rest = len(cells) or sum(row.text == head.text for row in rows[:1])
    cells += [list(cells_of(number, row, xs)) for number, row in enumerate(body, len(cells))]
    if last and last.span > 1 and len(cells) > rest and sum(map(_is_filled, cells[rest])) == 1:
        cells[rest] = list(_widened(cells[rest], last.span))
    words = {cell: text.words for row in cells for cell, text in row if text is not None}
    own = tuple(tuple(cell for cell, _ in row) for row in cells)
    return Grid(xs, ys, own, is_ruled=False, words=words)


def _is_filled(cell: tuple[GridCell, Passage | None]) -> bool:
    return cell[1] is not None


def _widened(
    row: Sequence[tuple[GridCell, Passage | None]], span: int
) -> Iterator[tuple[GridCell, Passage | None]]:
    """The rest of a row whose first cell covers so many columns, if its text stands there."""
    (first, text), *others = row
    if text is None or first.span >= span:
        yield from row
        return
    yield replace(first, span=span), text
    yield from (other for other in others if other[0].column >= span)


def _tables(pages: Sequence[Sequence[PrintedRow]]) -> Iterator[_Table]:
    """The tables in their order, each from its first row with columns on."""
    table: _Table | None = None
    for page, rows in enumerate(pages):
        for at, row in enumerate(rows):
            if table is not None and _takes(table, page, row):
                table.add(page, row)
            elif not row.has_columns:
                if table is not None:
                    table.waiting.append((page, row))
            else:
                if table is not None:
                    yield table
                above = list(_close_above(rows, at))
                texts = {row.text, *(other.text for other in above)}
                table = _Table([(page, row)], texts=texts, above=[(page, one) for one in above])
    if table is not None:
        yield table


def _close_above(rows: Sequence[PrintedRow], at: int) -> Iterator[PrintedRow]:
    """The rows without columns above one, as close to it as headings of two rows."""
    first = at
    while first and not rows[first - 1].has_columns:
        if rows[first].top - rows[first - 1].bottom > rows[first].size:
            break
        first -= 1
    yield from rows[max(first, at - _MOST_ABOVE) : at]


def _takes(table: _Table, page: int, row: PrintedRow) -> bool:
    """Whether a row belongs to a table that ends above it."""
    if _is_other_head(table, row):
        return False
    if not table.waiting and page == table.last[0] and _is_close(table, row):
        return True
    if row.has_columns:
        return _fits(table, row) or _is_aligned(table, row)
    if page == table.last[0] and not table.waiting:
        white = row.top - table.last[1].bottom
        return white < _FARTHEST * row.size and _is_aligned(table, row)
    is_next = page == table.rows[-1][0] + 1 and len(table.waiting) <= _MOST_ABOVE
    if not is_next or any(other < page for other, _ in table.waiting):
        return False
    if _is_aligned(table, row):
        return True
    return not table.waiting and (row.text in table.texts or _is_rest(table, row))


def _is_line_of_words(rows: Sequence[PrintedRow]) -> bool:
    """Whether the only row with columns is a justified line, with wide white between its words."""
    first, *others = (row for row in rows if row.has_columns)
    return not others and all(len(cell.box.words) == 1 for cell in first.cells[1:])


def _is_aligned(table: _Table, row: PrintedRow) -> bool:
    """Whether several cells of a row stand where text of the table does, or behind a number."""
    if row.parted.stands_at(table.stops):
        return True
    first = row.cells[0].box
    is_numbered = bool(table.edges) and first.right < table.edges[0] and first.text[0].isdigit()
    return len(row.cells) > 1 and is_numbered and row.parted.stands_between(table.edges)


def _is_close(table: _Table, row: PrintedRow) -> bool:
    """Whether the white above a row is that between the rows of a table."""
    white = row.top - table.last[1].bottom
    if table.white is None:
        return white < _FARTHEST * row.size
    more = white - table.white
    return more < _ALIKE * row.size and (row.has_columns or more > -_ALIKE * row.size)


def _is_rest(table: _Table, row: PrintedRow) -> bool:
    """Whether the first row of a page is the rest of a row, in columns behind the first."""
    edges = table.edges
    is_behind = bool(edges) and row.cells[0].box.left > edges[0]
    return (is_behind or len(row.cells) > 1) and row.parted.stands_between(edges)


def _fits(table: _Table, row: PrintedRow) -> bool:
    """Whether a row with columns has those of a table above it."""
    edges = table.edges
    is_over = any(map(row.parted.crosses, edges))
    # White in the last line of a page may part a text of justified lines.
    return bool(edges) and not is_over and len(row.cells) <= len(edges) + 2


def _is_other_head(table: _Table, row: PrintedRow) -> bool:
    """Whether a row is the headings of another table, which begin as those of this one do."""
    is_alike = row.cells[0].box.text == table.head.cells[0].box.text
    return row.has_columns and is_alike and row.text != table.head.text
