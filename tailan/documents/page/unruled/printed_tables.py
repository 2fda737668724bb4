"""Tables without ruling over all pages, made of rows that are known cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.unruled.parted_lines import FEWEST
from tailan.documents.page.unruled.passages import Passage
from tailan.documents.page.unruled.placed_rows import Placed, PlacedRows, tables_of
from tailan.documents.page.unruled.printed_columns import cells_of, columns_of
from tailan.documents.page.unruled.printed_heads import PrintedHead, head_of, is_whole
from tailan.documents.page.unruled.printed_rows import PrintedRow

_ALIKE = 0.1
"""Letter heights by which the white between rows may differ."""


def grids_of(pages: Sequence[Sequence[PrintedRow]]) -> list[list[Grid]]:
    """The tables of each page, downward; those that go on over pages have the same columns."""
    grids: list[list[Grid]] = [[] for _ in pages]
    for table in tables_of(pages):
        for page, grid in _grids(table):
            grids[page].append(grid)
    return grids


def _grids(table: PlacedRows) -> Iterator[tuple[int, Grid]]:
    """The pages of a table with what it is there."""
    edges = columns_of([row for _, row in (*table.above, *table.rows)])
    above = _heads_above(table, edges)
    if not above:
        edges = columns_of([row for _, row in table.rows])
        if table.before is not None:
            yield from _grids(table.before)
    placed = _without_text_beneath([*above, *table.rows], edges)
    rows = [row for _, row in placed]
    if _is_line_of_words(rows) or len(edges) + 1 < FEWEST:
        return
    left = min(row.parted.line.left for row in rows) - 1
    right = max(row.parted.line.right for row in rows) + 1
    heads = head_of(rows, edges)
    last: GridCell | None = None
    for page, own in groupby(placed, key=lambda placed: placed[0]):
        grid = _grid([row for _, row in own], (left, *edges, right), rows, heads, last)
        yield page, grid
        last = grid.rows[-1][0]


def _heads_above(table: PlacedRows, edges: Sequence[float]) -> list[Placed]:
    """The rows above a table that are headings over its columns."""
    least = len(table.before.rows) if table.before else 1
    is_doubtful = table.before is None and is_whole(table.head, edges)
    for count in range(len(table.above), least - 1, -1):
        above = table.above[-count:]
        head = head_of([row for _, row in (*above, *table.rows)], edges)
        if head is None or (is_doubtful and not head.is_level):
            continue
        if head.count >= count + (table.before is None):
            return above
    return []


def _without_text_beneath(rows: Sequence[Placed], edges: Sequence[float]) -> Sequence[Placed]:
    """The rows up to the last one with cells: text over columns heads rows, or is none."""
    end = len(rows)
    while end and _is_text_beneath(rows[:end], edges):
        end -= 1
    return rows[:end]


def _is_text_beneath(rows: Sequence[Placed], edges: Sequence[float]) -> bool:
    """Whether the last row is one text over most columns, or over some and not as far as rows.

    The name of a total stands over some columns, too.
    """
    last, row = rows[-1]
    own = [other for page, other in rows if page == last]
    crossed = sum(map(row.parted.crosses, edges))
    if len(row.cells) > 1 or 2 * crossed > len(edges):
        return len(row.cells) == 1
    if not crossed and (row.text[0].isdigit() or not _are_numbered(rows)):
        return False
    whites = [below.top - above.bottom for above, below in pairwise(own)]
    if len(whites) < FEWEST - 1:
        return False
    near = _ALIKE * row.size
    return not min(whites[:-1]) - near <= whites[-1] <= max(whites[:-1]) + near


def _are_numbered(rows: Sequence[Placed]) -> bool:
    return 2 * sum(row.text[0].isdigit() for _, row in rows) > len(rows)


def _grid(
    rows: Sequence[PrintedRow],
    xs: tuple[float, ...],
    table: Sequence[PrintedRow],
    heads: PrintedHead | None,
    last: GridCell | None,
) -> Grid:
    """The rows of a table on a page; `last` is the cell that begins its last row on the one before.

    The headings may be printed again.
    """
    count = heads.count if heads else 1
    is_again = [row.text for row in rows[:count]] == [row.text for row in table[:count]]
    heads = head_of(rows[:count], xs[1:-1]) if heads and is_again else None
    body = rows[count:] if heads else rows
    tops = [*(heads.ys[:2] if heads else ()), *(row.top for row in body)]
    ends = [*(heads.ys[1:] if heads else ()), *(row.bottom for row in body)]
    middles = [(end + top) / 2 for end, top in zip(ends, tops[1:], strict=False)]
    ys = (tops[0] - 1, *middles, ends[-1] + 1)
    cells = [heads.upper, heads.lower] if heads else []
    cells += [list(cells_of(number, row, xs)) for number, row in enumerate(body, len(cells))]
    rest = len(cells) - len(body) if heads else int(is_again)
    if last and last.span > 1 and len(cells) > rest and sum(map(_is_filled, cells[rest])) == 1:
        cells[rest] = list(_widened(cells[rest], last.span))
    words = {cell: text.words for row in cells for cell, text in row if text is not None}
    own = tuple(tuple(cell for cell, _ in row) for row in cells)
    is_sure = heads is None or heads.is_sure
    return Grid(xs, ys, own, is_ruled=False, words=words, has_sure_heads=is_sure)


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


def _is_line_of_words(rows: Sequence[PrintedRow]) -> bool:
    """Whether the only row with columns is a justified line, with wide white between its words."""
    first, *others = (row for row in rows if row.has_columns)
    others += [row for row in rows if len(row.cells) == FEWEST - 1 and row.text[0].isdigit()]
    return not others and all(len(cell.box.words) == 1 for cell in first.cells[1:])
