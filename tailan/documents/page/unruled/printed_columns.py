"""The edges between the columns of a table whose rows are known cell by cell."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median_low

import numpy as np
from numpy.typing import NDArray

from tailan.documents.page.ruling import GridCell
from tailan.documents.page.unruled.parted_lines import FEWEST
from tailan.documents.page.unruled.passages import Passage
from tailan.documents.page.unruled.printed_heads import head_of
from tailan.documents.page.unruled.printed_rows import PrintedRow

_STEP = 0.5
"""Points between two places where an edge may stand."""

_FEW = 0.1
"""The share of rows which by themselves show no column."""

_CROSSED = 0.3
"""The share of rows that may have a cell over two columns, as headings of several rows have."""


def columns_of(rows: Sequence[PrintedRow]) -> tuple[float, ...]:
    """The edges between columns: as many as the rows with most cells have.

    A few rows by themselves, without headings over them, may have a cell too many where text is
    parted; so have those with which the others do not agree.
    """
    own = [row for row in rows if row.has_columns and row.is_in_turn]
    wide = list({row.text: row for row in own}.values())
    if not wide:
        return ()
    crossings = [
        _Crossing([*wide, *(row for row in rows if _is_narrow(row, wide[0]))]),
        _Crossing(wide),
    ]
    for count in sorted({len(row.cells) for row in wide}, reverse=True):
        full = [row for row in wide if len(row.cells) == count]
        is_seldom = full[0] is not wide[0] and len(full) <= max(1, _FEW * len(wide))
        others = [row.parted for row in wide if len(row.cells) < count]
        found = [
            tuple(_edge(full, wide[0], crossing, at) for at in range(1, count))
            for crossing in crossings
        ]
        edges = next((own for own in found if head_of(rows, own)), found[0])
        are_beside = all(_are_beside(full, at, x) for at, x in enumerate(edges, start=1))
        most = max(1, _CROSSED * len(wide))
        is_crossed = any(sum(row.crosses(x) for row in others) > most for x in edges)
        if are_beside and not is_crossed and not (is_seldom and head_of(rows, edges) is None):
            return edges
    return ()


def _is_narrow(row: PrintedRow, head: PrintedRow) -> bool:
    """Whether a row has few cells, none of which reaches over those of the headings."""
    if len(row.cells) == 1:
        return row.cells[0].box.right < head.cells[-1].box.left
    return len(row.cells) == FEWEST - 1


def _are_beside(full: Sequence[PrintedRow], at: int, x: float) -> bool:
    """Whether in nearly all rows an edge stands between the cells that it parts."""
    own = ((row.cells[at - 1].box.words[0], row.cells[at].box.words[0]) for row in full)
    return sum(not (a.anchor < x < b.anchor) for a, b in own) <= _CROSSED * len(full)


class _Crossing:
    """How many rows have a cell over each place across the page."""

    def __init__(self, rows: Sequence[PrintedRow]) -> None:
        changes = [0] * (2 + int(max((row.parted.line.right for row in rows), default=0) / _STEP))
        for row in rows:
            for cell in row.cells:
                changes[int(cell.box.left / _STEP) + 1] += 1
                changes[max(int(cell.box.right / _STEP), int(cell.box.left / _STEP) + 1)] -= 1
        self._counts = np.cumsum(changes)

    def at(self, places: NDArray[np.int_]) -> NDArray[np.int_]:
        """The rows at so many steps from the left each."""
        return self._counts[np.minimum(places, len(self._counts) - 1)]


def _edge(full: Sequence[PrintedRow], head: PrintedRow, crossing: _Crossing, at: int) -> float:
    """The middle of the widest stretch where the fewest cells stand over the edge, or behind it.

    Headings that lack some columns begin and end with the first and the last one all the same.
    """
    left = [row.cells[at - 1] for row in full] + [*head.cells[:1]] * (at == 1)
    right = [row.cells[at] for row in full] + [*head.cells[-1:]] * (at + 1 == len(full[0].cells))
    before = sorted(cell.box.words[0].anchor for cell in left)
    behind = sorted(cell.box.words[0].anchor for cell in right)
    first = int(min(before) / _STEP)
    places = np.arange(first, max(first, int(max(behind) / _STEP)) + 2)
    is_over = len(before) - np.searchsorted(before, places * _STEP)
    is_behind = np.searchsorted(behind, places * _STEP, side="right")
    costs = crossing.at(places) + is_over + is_behind
    # Where the costs change a stretch ends.
    starts = np.flatnonzero(np.diff(costs, prepend=-1))
    lengths = np.diff(starts, append=len(costs))
    best = np.lexsort((-lengths, costs[starts]))[0]
    return float(2 * places[starts[best]] + lengths[best] - 1) / 2 * _STEP


def cells_of(
    number: int, row: PrintedRow, xs: Sequence[float]
) -> Iterator[tuple[GridCell, Passage | None]]:
    """The cells of a row between these edges of columns, empty ones too, each with its text.

    A text may cover several columns; one in the middle of the table heads its whole width.
    """
    edges = xs[1:-1]
    count = len(edges) + 1
    if len(row.cells) == 1 and _is_heading(row, xs):
        yield GridCell(number, 0, count), row.cells[0]
        return
    texts = list(_joined(row.cells, xs))
    texts = texts if len(texts) <= count else []
    column = 0
    for text, (first, last) in zip(texts, _placed(texts, edges), strict=True):
        yield from ((GridCell(number, empty, 1), None) for empty in range(column, first))
        yield GridCell(number, first, last + 1 - first), text
        column = last + 1
    yield from ((GridCell(number, empty, 1), None) for empty in range(column, count))


def _joined(texts: Sequence[Passage], xs: Sequence[float]) -> Iterator[Passage]:
    """The texts of a row, those within one column as one: white in a line may have parted them."""
    for column, group in groupby(texts, lambda text: _columns(text, xs[1:-1])):
        own = list(group)
        left, right = xs[column[0]], xs[column[1] + 1]
        if all(left < text.box.left and text.box.right < right for text in own):
            yield Passage(tuple(line for text in own for line in text.lines))
        else:
            yield from own


def _placed(texts: Sequence[Passage], edges: Sequence[float]) -> Iterator[tuple[int, int]]:
    """The first and the last column of each text of a row, with room for those behind it."""
    count = len(edges) + 1
    places = [_columns(text, edges) for text in texts]
    column = 0
    for at, (first, last) in enumerate(places, start=1):
        end = count - len(places) + at - 1
        following = places[at][0] if at < len(places) else count
        first = min(max(first, column), end)
        last = max(first, min(last, following - 1, end))
        column = last + 1
        yield first, last


def _columns(cell: Passage, edges: Sequence[float]) -> tuple[int, int]:
    """The first and the last column of a text, told by the lines of several words.

    A word by itself may be too long for its column: where there are no others, most words tell.
    """
    places = [
        (bisect(edges, line.words[0].anchor), bisect(edges, line.words[-1].anchor))
        for line in cell.lines
        if len(line.words) > 1
    ]
    if places:
        return min(start for start, _ in places), max(last for _, last in places)
    most = median_low(bisect(edges, line.words[0].anchor) for line in cell.lines)
    return most, most


def _is_heading(row: PrintedRow, xs: Sequence[float]) -> bool:
    """Whether a text stands over columns, or in the middle of the table and of no column."""
    text = row.cells[0].box
    first, last = _columns(row.cells[0], xs[1:-1])
    if first < last:
        return first > 0
    is_begun = not row.text[0].islower()
    if abs(text.middle - (xs[0] + xs[-1]) / 2) >= row.size:
        return False
    left, right = text.left - xs[first], xs[last + 1] - text.right
    return is_begun and left > 2 * row.size and abs(left - right) > row.size
