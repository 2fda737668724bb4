"""Rows that the end of a page cuts, where no line closes the table there: one row, for sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tailan.documents.content import Cell, Item, Row
from tailan.documents.cut_text import whole_text
from tailan.documents.page.page_tables import HEADS
from tailan.documents.page.ruling import Grid, GridCell, Rule, are_same, joined
from tailan.documents.page.words import Line
from tailan.plan import Repair

_EDGES_OF_ONE = 2

Parts = Sequence[Grid | list[Line]]
"""The tables of a page, and between them the lines outside of tables."""


def cut_at_end(pages: Sequence[Parts]) -> set[int]:
    """The places of the pages whose last row goes on with the first of the next page.

    A table that no line closes on its last page either is drawn without one, and tells nothing.
    """
    found: set[int] = set()
    below: Grid | None = None
    is_closed_below = False
    for at in reversed(range(len(pages))):
        first, last = (pages[at][0], pages[at][-1]) if pages[at] else (None, None)
        is_closed = isinstance(last, Grid) and not last.is_open
        if isinstance(last, Grid) and below is not None and are_same(last.xs, below.xs):
            if last.is_open and is_closed_below:
                found.add(at)
            is_closed = is_closed_below
        below = first if isinstance(first, Grid) else None
        is_closed_below = is_closed if first is last else below is not None and not below.is_open
    return found


def middle_of_row(rules: Iterable[Rule], xs: Sequence[float]) -> Grid | None:
    """The one row of a page on which but the lines between columns of the last page go on."""
    drawn = joined(rules)
    down = [rule for rule in drawn if not rule.is_horizontal]
    at = sorted(rule.at for rule in down)
    if len(down) < len(drawn) or not are_same(at, xs) or len(xs) <= _EDGES_OF_ONE:
        return None
    cells = tuple(GridCell(0, column, 1) for column in range(len(xs) - 1))
    ys = min(rule.start for rule in down), max(rule.end for rule in down)
    return Grid(tuple(at), ys, (cells,), is_open=True, is_open_above=True)


@dataclass
class CutRows:
    """Puts together the rows of a table that go on over pages."""

    held: Row | None = None
    """The row that the end of the last page has cut."""
    last: Row | None = None
    """The row that ended the last page whole."""
    seen: Counter[tuple[int, tuple[str, ...]]] = field(default_factory=Counter)
    """How often each table has had rows of these texts."""

    def whole(
        self, items: Sequence[Item], grid: Grid, heads: int, *, is_cut: bool
    ) -> Iterator[Item]:
        """Remarks and rows of a table on a page; its last row is held back where it is cut.

        `heads` is how many rows of a page before are printed again.
        """
        rows = [item for item in items if isinstance(item, Row)]
        yield from (item for item in items if not isinstance(item, Row))
        if self.held is not None:
            yield from _titles_again(rows[:heads])
            rows = yield from self._joined(self.held, rows[heads:], is_sure=grid.is_open_above)
        elif self.last is not None:
            rows = yield from self._counted_once(self.last, rows, heads)
        self.seen.update((row.table, row.texts) for row in rows)
        self.last = rows[-1] if rows and not is_cut else None
        self.held = rows.pop() if is_cut else None
        yield from rows

    def _counted_once(
        self, last: Row, rows: list[Row], heads: int
    ) -> Generator[Item, None, list[Row]]:
        """The rows of the next page without the last one of this page, where it is printed again.

        Some programs print a row that ends with the page on the next one too. Where a table has
        other rows that are the same, or the page begins as the one before it, each counts.
        """
        # A title that ends the page is taken for a part of the head that is printed again.
        is_title = heads > 0 and rows[heads - 1].texts == last.texts and len(last.filled) == 1
        at = heads - 1 if is_title else heads
        own = rows[at:]
        is_again = bool(own) and own[0].table == last.table and own[0].texts == last.texts
        same = [row.texts for row in own].count(last.texts)
        is_lone = same == 1 and self.seen[last.table, last.texts] == 1
        if not (is_again and is_lone and heads <= HEADS and _is_telling(last)):
            return rows
        for cell, again in zip(last.filled, own[0].filled, strict=True):
            yield Repair(cell.place, "text-repeated", cell.line, again.line)
        below = (replace(row, is_after_break=True) for row in own[1:2])
        return [*rows[:at], *below, *own[2:]]

    def _joined(
        self, held: Row, rows: Sequence[Row], *, is_sure: bool
    ) -> Generator[Item, None, list[Row]]:
        """The rows of the next page beneath its heads, with the one held back.

        Browsers leave the line beneath a whole row to the next page: there it stands above the
        next row, where it cannot be told from the line beneath a head.
        """
        is_alike = bool(rows) and _has_same_cells(held, rows[0])
        if is_alike and _is_begun_again(held, rows[0]):
            for cell, again in zip(held.cells, rows[0].cells, strict=True):
                if cell.line:
                    yield Repair(cell.place, "text-repeated", cell.line, again.line)
            return [replace(rows[0], is_after_break=True), *rows[1:]]
        if not (is_alike and (is_sure or _flows(held, rows[0]))):
            return [held, *(replace(row, is_after_break=True) for row in rows[:1]), *rows[1:]]
        rest = rows[0].filled
        row = _joined(held, rows[0])
        name = row.filled[0].line if row.filled else ""
        if rest:
            yield Repair(rest[0].place, "row-joined", " | ".join(cell.line for cell in rest), name)
        return [row, *rows[1:]]


def _is_telling(row: Row) -> bool:
    """Whether a row has several texts, or one of several words."""
    return len(row.filled) > 1 or any(" " in text for text in row.texts)


def _titles_again(rows: Iterable[Row]) -> Iterator[Repair]:
    """What rows of one text said that are printed again: they may be titles of a group."""
    for row in rows:
        if len(row.filled) == 1:
            cell = row.filled[0]
            yield Repair(cell.place, "text-repeated", cell.line, cell.line)


def _is_begun_again(row: Row, below: Row) -> bool:
    """Whether a row prints again, from its beginning, what the one on the page before had begun.

    Some programs cut the first line of a row and print the whole row on the next page.
    """
    pairs = [(up.line, cell.line) for up, cell in zip(row.cells, below.cells, strict=True)]
    return bool(row.filled) and all(line.startswith(upper) for upper, line in pairs)


def _flows(row: Row, below: Row) -> bool:
    """Whether texts end in one of two rows, and all others go on from one to the other."""
    pairs = [(up.line, cell.line) for up, cell in zip(row.cells, below.cells, strict=True)]
    both = [(upper, line) for upper, line in pairs if upper and line]
    has_end = any(bool(upper) is not bool(line) for upper, line in pairs)
    return has_end and all(line[0].islower() or upper[-1] in ",-/(" for upper, line in both)


def _has_same_cells(row: Row, below: Row) -> bool:
    """Whether two rows have the same cells, and none that goes on with one further above."""
    pairs = list(zip(row.cells, below.cells, strict=False))
    return len(row.cells) == len(below.cells) and all(
        upper.span == cell.span and not (upper.continues and cell.line) for upper, cell in pairs
    )


def _joined(row: Row, below: Row) -> Row:
    cells = (_whole(upper, cell) for upper, cell in zip(row.cells, below.cells, strict=True))
    return replace(row, cells=tuple(cells))


def _whole(upper: Cell, cell: Cell) -> Cell:
    """A cell of both its parts, each of which keeps its place."""
    if not cell.line:
        return upper
    if not upper.line:
        return cell
    least = min(upper.confidence, cell.confidence)
    text = whole_text((upper.text, cell.text))
    return replace(upper, text=text, confidence=least, parts=(*upper.pieces, *cell.pieces))
