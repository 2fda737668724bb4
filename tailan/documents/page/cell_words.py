"""The words of each cell of a table, also of those that run over the edge of a narrow one."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Line, Word

_BESIDE = 0.4
_OVER = 0.15
"""Heights of letters by which a word reaches into a cell at least: ink may touch an edge."""

_LEVEL = 1.2
"""Points by which text may stand off the place where that of its cell stands."""

_SIGNS = re.compile(r"[/\\.,;:!?)\]”»\"]+")

Owners = dict[tuple[int, int], GridCell]
"""The cell of each row and column; one that goes on downward is that of its first row."""


@dataclass(frozen=True)
class _Run(Line):
    """Words printed behind one another in one line, and the cells that they touch."""

    cells: tuple[GridCell, ...]

    @property
    def is_sure(self) -> bool:
        """Whether the words stand in one cell."""
        return len(self.cells) == 1


def words_of_cells(words: Iterable[Word], grid: Grid) -> dict[GridCell, list[Word]]:
    """The words of each cell in the order of the file.

    A word too long for its cell reaches into others. It belongs to the cell whose words the file
    prints above it and beneath, and at whose edge or in whose middle it stands, as they do.
    """
    owners = _owners(grid)
    runs = [part for run in runs_of(words, [grid]) for part in _parted(run, grid, owners)]
    following: list[_Run | None] = [None]
    for run in reversed(runs):
        following.append(run if run.is_sure else following[-1])
    table = _Table(grid, owners, tuple(run for run in runs if run.is_sure))
    found: defaultdict[GridCell, list[Word]] = defaultdict(list)
    last: _Run | None = None
    for run, after in zip(runs, reversed(following[:-1]), strict=True):
        cell = run.cells[0] if run.is_sure else table.own(run, last, after)
        last = _Run(run.words, (cell,))
        found[cell].extend(run.words)
    return found


@dataclass(frozen=True)
class _Table:
    """A table and those words of it that stand in one cell for sure."""

    grid: Grid
    owners: Owners
    sure: tuple[_Run, ...]

    @cached_property
    def edge(self) -> tuple[int, int] | None:
        """The side at which most text stands, 0 for left, and its white there in whole points.

        None where text is centred.
        """
        nearest: dict[GridCell, tuple[float, float]] = {}
        for run in self.sure:
            (cell,), beside = run.cells, self.beside(run, run.cells[0])
            left, right = nearest.get(cell, beside)
            nearest[cell] = min(left, beside[0]), min(right, beside[1])
        counts = Counter(
            (side, round(white)) for beside in nearest.values() for side, white in enumerate(beside)
        )
        (edge, count), *_ = counts.most_common(1) or [((0, 0), 0)]
        return edge if 2 * count > len(nearest) else None

    def beside(self, run: _Run, cell: GridCell) -> tuple[float, float]:
        """The white left and right of words in a cell; less than none where they leave it."""
        left = self.grid.xs[cell.column]
        return run.left - left, left + self.grid.width(cell) - run.right

    def own(self, run: _Run, last: _Run | None, after: _Run | None) -> GridCell:
        """The cell that words belong to which reach into several.

        `last` and `after` are words printed before and behind them.
        """
        first = run.words[0]
        anchored = self.owners[self.grid.position(first.anchor, first.y)]
        near = []
        if last and last.words[-1].bottom <= first.y:
            near.append(last.cells[0])
        if after and first.bottom <= after.words[0].y:
            near.append(after.cells[0])

        def weight(cell: GridCell) -> tuple[int, float]:
            others = near.count(cell) + self._is_aligned(run, cell) / 2 + (cell == anchored) / 4
            return self._placed(run, cell), others

        return max(run.cells, key=weight)

    def _placed(self, run: _Run, cell: GridCell) -> int:
        """How surely words stand in a cell as text does: at the usual edge, or else centred."""
        beside = self.beside(run, cell)
        is_central = abs(beside[0] - beside[1]) < 2 * _LEVEL
        if self.edge is None:
            return 2 * is_central
        side, room = self.edge
        is_at_other = abs(beside[1 - side] - room) < _LEVEL
        return 2 if abs(beside[side] - room) < _LEVEL else int(is_central or is_at_other)

    def _is_aligned(self, run: _Run, cell: GridCell) -> bool:
        """Whether other words of a cell begin or end where these do."""
        own = (one for one in self.sure if one.cells[0] == cell)
        return any(
            min(abs(one.left - run.left), abs(one.right - run.right)) < _LEVEL for one in own
        )


def runs_of(words: Iterable[Word], grids: Sequence[Grid]) -> Iterator[list[Word]]:
    """The words of these tables, those together that are printed as one piece of a line.

    Of a piece that runs over the edge of its table all words are its own.
    """
    run: list[Word] = []
    for word in words:
        if run and not _are_beside(run[-1], word):
            if _is_in(run, grids):
                yield run
            run = []
        run.append(word)
    if run and _is_in(run, grids):
        yield run


def _is_in(run: Sequence[Word], grids: Sequence[Grid]) -> bool:
    return any(grid.holds(word.anchor, word.y) for grid in grids for word in run)


def _owners(grid: Grid) -> Owners:
    owners: Owners = {}
    for row, cells in enumerate(grid.rows):
        for cell in cells:
            first = cell if cell.depth else owners[row - 1, cell.column]
            for column in range(cell.column, cell.column + cell.span):
                owners[row, column] = first
    return owners


def _parted(run: list[Word], grid: Grid, owners: Owners) -> Iterator[_Run]:
    """Words of a line as one run; turned ones each by themselves."""
    cells = _touched(run, grid, owners)
    if len(cells) == 1:
        yield _Run(tuple(run), cells)
        return
    if any(word.turn for word in run):
        for word in run:
            yield _Run((word,), (owners[grid.position(word.anchor, word.y)],))
        return
    yield _Run(tuple(run), cells)


def _touched(run: Sequence[Word], grid: Grid, owners: Owners) -> tuple[GridCell, ...]:
    """The cells that words reach into, from left to right."""
    first = run[0]
    ink = _OVER * first.height
    left = min(first.left + ink, first.x)
    right = max(max(word.right for word in run) - ink, left)
    row, start = grid.position(left, first.y)
    _, end = grid.position(right, first.y)
    return tuple(dict.fromkeys(owners[row, column] for column in range(start, end + 1)))


def _are_beside(last: Word, word: Word) -> bool:
    """Whether two words are one text: a space is printed between, or signs close the first."""
    reach = _BESIDE * word.height
    if not 0 <= word.left - last.right < reach or word.turn != last.turn:
        return False
    is_level = abs(word.y - last.y) < reach
    return is_level and (last.is_spaced or _SIGNS.fullmatch(word.text) is not None)
