"""The words and lines that stand in the cells of a table, and the room that these leave them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tailan.documents.page.cell_words import words_of_cells
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Line, Word, lines_of, upright

_PRECISION = 1
"""Decimals of points to which the places of text in its cells agree."""

_AGREE = 0.15
"""Points within which they do."""

_SHIFT = 1.0
"""Points by which a line may be drawn beside its place."""

_SELDOM = 0.05
"""The share of cells whose words may run over their edges."""

_FARTHEST = 0.02
"""The share of cells whose text may stand nearer to a line than others: words that run over."""

_SNAP = 0.4
"""Points by which both lines beside a column may be drawn nearer to each other."""

_MANY = 30
"""Cells of which some are sure to be filled up to the white beside the lines."""

Columns = tuple[float, ...]
White = tuple[float, float]
"""What text leaves to the lines left and right of it, in points."""

Margins = Mapping[Columns, Sequence[White]]
"""The white in the columns of each kind of table."""


@dataclass(frozen=True)
class TableText:
    """A table on a page and what stands in its cells."""

    grid: Grid
    words: Mapping[GridCell, Sequence[Word]]
    lines: Mapping[GridCell, Sequence[Line]]

    @classmethod
    def of(cls, grid: Grid, words: Sequence[Word]) -> TableText:
        """The table with those of the page's words that stand in it."""
        known = {id(word) for found in grid.words.values() for word in found}
        own = words_of_cells([word for word in words if id(word) not in known], grid)
        for cell, found in grid.words.items():
            own[cell] = [*found, *own.get(cell, [])]
        return cls(grid, own, {cell: lines_of(upright(found)) for cell, found in own.items()})

    @cached_property
    def columns(self) -> Columns:
        """What tells its kind of table from others."""
        return columns_of(self.grid)

    def room(self, cell: GridCell, margins: Margins, spelling: Spelling) -> Room:
        """The edges of a cell's text; turned text has none but those of its own lines."""
        whites = margins[self.columns]
        before, behind = whites[cell.column][0], whites[cell.column + cell.span - 1][1]
        left = self.grid.xs[cell.column]
        right = left + self.grid.width(cell)
        lines = self.lines.get(cell, [])
        if lines and left - before <= lines[0].left and lines[0].right <= right + behind:
            left, right = left + before, right - behind
            return Room(left, right, spelling.space)
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
    """The white in the columns of each kind of table."""
    found: dict[Columns, list[list[White]]] = {}
    for table in tables:
        whites = found.setdefault(table.columns, [[] for _ in table.columns[1:]])
        for column, left, right in table.whites():
            whites[column].append((left, right))
    return {columns: _margins(whites) for columns, whites in found.items()}


def _margins(columns: Sequence[Sequence[White]]) -> list[White]:
    """The white in each column; where text is centred it shows in the cells that are full.

    Lines may be drawn beside their places, by which the white differs from column to column: what
    two columns leave to the line between them is always the same.
    """
    sides = [[[white[side] for white in whites] for whites in columns] for side in (0, 1)]
    lefts, rights = ([_usual(whites) for whites in side] for side in sides)
    if mean := _mean(lefts, sides[0]):
        own = [mean if left is None else left for left in lefts]
        return list(zip(own, [2 * mean - left for left in (*own[1:], mean)], strict=True))
    if mean := _mean(rights, sides[1]):
        own = [mean if right is None else right for right in rights]
        return list(zip([2 * mean - right for right in (mean, *own[:-1])], own, strict=True))
    nearest = _nearest(columns)
    return [(nearest, nearest) for _ in columns]


def _mean(whites: Sequence[float | None], columns: Sequence[Sequence[float]]) -> float:
    """The white that all columns have on one side; 0 where it is not what keeps text off lines.

    Short texts in the middle of their columns may stand at the same distance, too.
    """
    known = [white for white in whites if white is not None]
    if 2 * len(known) < len(whites) or not known or max(known) - min(known) > _SHIFT:
        return 0.0
    mean = sum(known) / len(known)
    cells = [white for column in columns for white in column]
    nearer = sum(white < mean - _SHIFT for white in cells)
    return mean if nearer <= 1 + _SELDOM * len(cells) else 0.0


def _usual(whites: Sequence[float]) -> float | None:
    """The distance at which most texts stand; None where they do not agree."""
    counts = Counter(round(white, _PRECISION) for white in whites)

    def agreeing(at: float) -> list[float]:
        return [white for white in whites if abs(white - at) < _AGREE]

    most = agreeing(max(counts, key=lambda at: (len(agreeing(at)), -at), default=0.0))
    return max(0.0, sum(most) / len(most)) if 2 * len(most) > len(whites) else None


def _nearest(columns: Sequence[Sequence[White]]) -> float:
    """How near centred text comes to the lines; of few cells, that of each column's first."""
    whites = [white for column in columns for white in column]
    if len(whites) >= _MANY:
        nearest = sorted(max(0.0, min(white)) for white in whites)
        return nearest[int(_FARTHEST * len(nearest))] + _SNAP
    distances = sorted(max(0.0, min(left for left, _ in column)) for column in columns if column)
    return distances[len(distances) // 4] if distances else 0.0
