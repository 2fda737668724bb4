"""The rows of each table without ruling, gathered over all pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailan.documents.page.unruled.parted_lines import stops_of
from tailan.documents.page.unruled.printed_columns import columns_of
from tailan.documents.page.unruled.printed_rows import PrintedRow
from tailan.documents.page.unruled.stops import Stops

_ALIKE = 0.15
"""Letter heights by which the white between the rows of a table may differ."""

_ENOUGH = 100
"""Rows that show where the columns of a table stand."""

_MOST_ABOVE = 2
"""Texts at the top of a page before a row of the table that goes on there at most."""

_FARTHEST = 4.0
"""Letter heights of white between two rows of a table at most."""

_HEADS = 3
"""Rows at most that are headings of two rows."""

Placed = tuple[int, PrintedRow]
"""A row and the page on which it stands."""


@dataclass
class PlacedRows:
    """A table while its rows are gathered."""

    rows: list[Placed]
    waiting: list[Placed] = field(default_factory=list)
    """Texts beneath it that stand in it if one of its rows follows."""
    white: float | None = None
    """The least white between its rows, where that shows."""
    texts: set[str] = field(default_factory=set)
    """The words of each row."""
    above: list[Placed] = field(default_factory=list)
    """Rows close above it, which may be headings over its columns."""
    before: PlacedRows | None = None
    """What these rows are if they are no such headings: a table of its own."""
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


def tables_of(pages: Sequence[Sequence[PrintedRow]]) -> Iterator[PlacedRows]:
    """The tables in their order, each from its first row with columns on."""
    table: PlacedRows | None = None
    for page, rows in enumerate(pages):
        for at, row in enumerate(rows):
            if table is not None and _takes(table, page, row):
                table.add(page, row)
            elif not row.has_columns:
                if table is not None:
                    table.waiting.append((page, row))
            else:
                following = _begun(table, page, row, rows[:at])
                if table is not None and following.before is not table:
                    yield table
                table = following
    if table is not None:
        yield table


def _begun(
    table: PlacedRows | None, page: int, row: PrintedRow, rows: Sequence[PrintedRow]
) -> PlacedRows:
    """The table that a row begins; `table` ends above it, `rows` are all above it on the page."""
    if table is not None and len(table.rows) <= _HEADS and (page, rows[-1:]) == _end(table):
        return PlacedRows([(page, row)], above=[*table.above, *table.rows], before=table)
    above = [(page, other) for other in _close_above(row, rows)]
    return PlacedRows([(page, row)], above=above)


def _end(table: PlacedRows) -> tuple[int, Sequence[PrintedRow]]:
    """The page and the row with which a table of one page ends."""
    page, last = table.rows[-1]
    return page, [last]


def _close_above(row: PrintedRow, rows: Sequence[PrintedRow]) -> Sequence[PrintedRow]:
    """The rows without columns above one, as close to it as headings of two rows."""
    found: list[PrintedRow] = []
    for above in reversed(rows[-_MOST_ABOVE:]):
        if above.has_columns or row.top - above.bottom > row.size:
            break
        found.insert(0, above)
        row = above
    return found


def _takes(table: PlacedRows, page: int, row: PrintedRow) -> bool:
    """Whether a row belongs to a table that ends above it."""
    if any(row.text == above.text for _, above in table.above):
        return True
    if _is_other_head(table, row):
        return False
    if not table.waiting and page == table.last[0] and _is_close(table, row):
        return True
    if row.has_columns:
        return _fits(table, row) or _is_aligned(table, row) or _is_first(table, page, row)
    if page == table.last[0] and not table.waiting:
        white = row.top - table.last[1].bottom
        return white < _FARTHEST * row.size and _is_aligned(table, row)
    is_next = page == table.rows[-1][0] + 1 and len(table.waiting) <= _MOST_ABOVE
    if not is_next or any(other < page for other, _ in table.waiting):
        return False
    if _is_aligned(table, row):
        return True
    return not table.waiting and (row.text in table.texts or _is_rest(table, row))


def _is_first(table: PlacedRows, page: int, row: PrintedRow) -> bool:
    """Whether a row stands close beneath headings, and has as many cells as they."""
    (head_page, head), *others = table.rows
    return (
        not others
        and page == head_page == table.last[0]
        and len(table.waiting) <= 1
        and len(row.cells) == len(head.cells)
        and row.top - table.last[1].bottom < _FARTHEST * row.size
    )


def _is_aligned(table: PlacedRows, row: PrintedRow) -> bool:
    """Whether several cells of a row stand where text of the table does, or behind a number."""
    if row.parted.stands_at(table.stops):
        return True
    first = row.cells[0].box
    is_numbered = bool(table.edges) and first.right < table.edges[0] and first.text[0].isdigit()
    return len(row.cells) > 1 and is_numbered and row.parted.stands_between(table.edges)


def _is_close(table: PlacedRows, row: PrintedRow) -> bool:
    """Whether the white above a row is that between the rows of a table."""
    white = row.top - table.last[1].bottom
    if table.white is None:
        return white < _FARTHEST * row.size
    more = white - table.white
    return more < _ALIKE * row.size and (row.has_columns or more > -_ALIKE * row.size)


def _is_rest(table: PlacedRows, row: PrintedRow) -> bool:
    """Whether the first row of a page is the rest of a row, in columns behind the first."""
    edges = table.edges
    is_behind = bool(edges) and row.cells[0].box.left > edges[0]
    return (is_behind or len(row.cells) > 1) and row.parted.stands_between(edges)


def _fits(table: PlacedRows, row: PrintedRow) -> bool:
    """Whether a row with columns has those of a table above it."""
    edges = table.edges
    is_over = any(map(row.parted.crosses, edges))
    # White in the last line of a page may part a text of justified lines.
    return bool(edges) and not is_over and len(row.cells) <= len(edges) + 2


def _is_other_head(table: PlacedRows, row: PrintedRow) -> bool:
    """Whether a row is the headings of another table.

    They begin as those of this one do, or stand beneath a text and elsewhere than its columns.
    """
    if not row.has_columns or row.text == table.head.text:
        return False
    is_alike = row.cells[0].box.text == table.head.cells[0].box.text
    is_beneath = len(table.last[1].cells) == 1 and len(row.cells) <= len(table.edges)
    stops = table.stops if is_beneath else None
    shifted = sum(not stops.hold(cell.box) for cell in row.cells) if stops else 0
    return is_alike or (not row.parted.figures and 2 * shifted > len(row.cells))
