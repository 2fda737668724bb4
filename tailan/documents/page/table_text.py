"""The words and lines that stand in the cells of a table, and the room that these leave them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tailan.documents.page.cell_words import words_of_cells
from tailan.documents.page.room import Room
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Line, Word, lines_of, upright

_PRECISION = 1
"""Decimals of points to which the places of text in its cells agree."""

_FARTHEST = 0.02
"""The share of cells whose text may stand nearer to a line than others: words that run over."""

_MANY = 30
"""Cells of which some are sure to be filled up to the white beside the lines."""

Columns = tuple[float, ...]
Margins = Mapping[Columns, tuple[float, float]]
"""The white that text leaves to the lines left and right of it, for each kind of table."""


@dataclass(frozen=True)
class TableText:
    """A table on a page and what stands in its cells."""

    grid: Grid
    words: Mapping[GridCell, Sequence[Word]]
    lines: Mapping[GridCell, Sequence[Line]]

    @classmethod
    def of(cls, grid: Grid, words: Sequence[Word]) -> TableText:
        """The table with those of the page's words that stand in it."""
        own = words_of_cells(words, grid)
        return cls(grid, own, {cell: lines_of(upright(found)) for cell, found in own.items()})

    def room(self, cell: GridCell, margins: Margins, space: float) -> Room:
        """The edges of a cell's text; turned text has none but those of its own lines."""
        before, behind = margins[columns_of(self.grid)]
        left = self.grid.xs[cell.column]
        right = left + self.grid.width(cell)
        lines = self.lines.get(cell, [])
        if lines and left - before <= lines[0].left and lines[0].right <= right + behind:
            return Room(left + before, right - behind, space)
        return Room(
            min((line.left for line in lines), default=0.0),
            max((line.right for line in lines), default=0.0),
        )

    def whites(self) -> Iterator[tuple[int, float, float]]:
        """The column and the white left and right of each cell's text."""
        for cell, lines in self.lines.items():
            if cell.span == 1 and not lines[0].words[0].turn:
                left = self.grid.xs[cell.column]
                right = left + self.grid.width(cell)
                yield (
                    cell.column,
                    min(line.left for line in lines) - left,
                    right - max(line.right for line in lines),
                )


def columns_of(grid: Grid) -> Columns:
    """What tells a kind of table from others: its edges, in whole points from the first one."""
    return tuple(round(x - grid.xs[0]) for x in grid.xs)


def margins_of(tables: Iterable[TableText]) -> Margins:
    """The white beside the lines of each kind of table.

    Where most text begins at one distance that is the white, on both sides; centred text shows it
    where it fills its cell.
    """
    found: defaultdict[Columns, list[tuple[int, float, float]]] = defaultdict(list)
    for table in tables:
        found[columns_of(table.grid)].extend(table.whites())
    return {columns: _margins(whites) for columns, whites in found.items()}


def _margins(whites: Sequence[tuple[int, float, float]]) -> tuple[float, float]:
    left = _usual([one for _, one, _ in whites])
    right = _usual([one for _, _, one in whites])
    if left is None and right is None:
        left = _nearest(whites)
    first, second = (left, right) if left is not None else (right, left)
    known = first or 0.0
    other = known if second is None else second
    return (known, other) if left is not None else (other, known)


def _usual(whites: Sequence[float]) -> float | None:
    """The distance at which most texts stand; None where they do not agree."""
    counts = Counter(round(white, _PRECISION) for white in whites)

    def agreeing(at: float) -> int:
        step = 10**-_PRECISION
        return sum(counts[round(at + i * step, _PRECISION)] for i in (-1, 0, 1))

    most = max(counts, key=agreeing, default=0.0)
    return max(0.0, most) if 2 * agreeing(most) > len(whites) else None


def _nearest(whites: Sequence[tuple[int, float, float]]) -> float:
    """How near centred text comes to the lines; of few cells, that of each column's first."""
    if len(whites) >= _MANY:
        nearest = sorted(max(0.0, min(left, right)) for _, left, right in whites)
        return nearest[int(_FARTHEST * len(nearest))]
    columns: dict[int, float] = {}
    for column, left, _ in whites:
        columns[column] = min(left, columns.get(column, left))
    distances = sorted(max(0.0, left) for left in columns.values())
    return distances[len(distances) // 4] if distances else 0.0
