"""The words of each cell of a table, also of those that run over the edge of a narrow one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailan.documents.ruling import Grid, GridCell
from tailan.documents.words import Word

_BESIDE = 0.4
_OVER = 0.15
"""Heights of letters by which a word reaches into a cell at least: ink may touch an edge."""

_INDENT = 9.0
_CENTRED = 1.5
"""Points: how far text stands from the edge of its cell at most, and from its middle."""

_SIGNS = re.compile(r"[/\\.,;:!?)\]”»\"]+")

Owners = dict[tuple[int, int], GridCell]
"""The cell of each row and column; one that goes on downward is that of its first row."""


@dataclass(frozen=True)
class _Run:
    """Words printed behind one another in one line, and the cells that they touch."""

    words: tuple[Word, ...]
    cells: tuple[GridCell, ...]

    @property
    def left(self) -> float:
        """Where the run begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where the run ends."""
        return max(word.right for word in self.words)


def words_of_cells(words: Iterable[Word], grid: Grid) -> dict[GridCell, list[Word]]:
    """The words of each cell in the order of the file.

    A word too long for its cell reaches into others. It belongs to the cell whose words the file
    prints above it and beneath, and where it begins or has its middle as text of that cell does.
    """
    owners = _owners(grid)
    runs = [part for run in runs_of(words, [grid]) for part in _parted(run, grid, owners)]
    following: list[_Run | None] = [None]
    for run in reversed(runs):
        following.append(run if len(run.cells) == 1 else following[-1])
    found: defaultdict[GridCell, list[Word]] = defaultdict(list)
    last: _Run | None = None
    for run, after in zip(runs, reversed(following[:-1]), strict=True):
        cell = run.cells[0] if len(run.cells) == 1 else _own(run, grid, owners, (last, after))
        last = _Run(run.words, (cell,))
        found[cell].extend(run.words)
    return found


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
    if abs(word.y - last.y) >= _BESIDE * word.height or word.turn != last.turn:
        return False
    is_near = 0 <= word.left - last.right < _BESIDE * word.height
    return is_near and (last.is_spaced or _SIGNS.fullmatch(word.text) is not None)


def _own(
    run: _Run, grid: Grid, owners: Owners, around: tuple[_Run | None, _Run | None]
) -> GridCell:
    """The cell that words belong to which reach into several."""
    first = run.words[0]
    anchored = owners[grid.position(first.anchor, first.y)]
    above, below = around
    near = []
    if above and above.words[-1].bottom <= first.y:
        near.append(above.cells[0])
    if below and first.bottom <= below.words[0].y:
        near.append(below.cells[0])

    def weight(cell: GridCell) -> float:
        left = grid.xs[cell.column]
        middle = left + grid.width(cell) / 2
        is_first = 0 <= run.left - left < _INDENT
        is_central = abs((run.left + run.right) / 2 - middle) < _CENTRED
        return near.count(cell) + max(is_first, is_central) + (cell == anchored) / 2

    return max(run.cells, key=weight)
