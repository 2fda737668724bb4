"""The order in which the tables of a page and the lines between them are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations

from tailan.documents.page.ruling import Grid, are_same
from tailan.documents.page.words import Line, Word, lines_of

Part = Grid | list[Line]


def in_order(grids: Sequence[Grid], words: Sequence[Word]) -> Iterator[Part]:
    """The tables, and between them the lines of words outside of tables.

    They stand downward; on a page set in columns those of the left column come first.
    """
    gutter = _gutter(grids, words)
    if gutter is None:
        yield from _downward(grids, lines_of(words))
        return
    for is_left in (True, False):
        own = [grid for grid in grids if (grid.xs[0] < gutter) is is_left]
        yield from in_order(own, [word for word in words if (word.x < gutter) is is_left])


def _downward(grids: Sequence[Grid], lines: Sequence[Line]) -> Iterator[Part]:
    waiting: list[Line] = []
    parts: list[Grid | Line] = [*grids, *lines]
    for part in sorted(parts, key=_corner):
        if isinstance(part, Line):
            waiting.append(part)
            continue
        if waiting:
            yield waiting
            waiting = []
        yield part
    if waiting:
        yield waiting


def _corner(part: Grid | Line) -> tuple[float, float]:
    return (part.top, part.left) if isinstance(part, Line) else (part.ys[0], part.xs[0])


def _gutter(grids: Sequence[Grid], words: Sequence[Word]) -> float | None:
    """Where the white between the columns of a page stands; None where the page has but one.

    A table that goes on in the next column stands beside itself, and nothing between.
    """
    for left, right in permutations(grids, 2):
        start, end = left.xs[-1], right.xs[0]
        is_beside = start < end and left.ys[0] < right.ys[-1] and right.ys[0] < left.ys[-1]
        is_free = not any(grid.xs[0] < end and grid.xs[-1] > start for grid in grids)
        if is_beside and is_free and _are_alike(left, right) and not _any_within(words, start, end):
            return (start + end) / 2
    return None


def _are_alike(grid: Grid, other: Grid) -> bool:
    return are_same([x - grid.xs[0] for x in grid.xs], [x - other.xs[0] for x in other.xs])


def _any_within(words: Sequence[Word], start: float, end: float) -> bool:
    return any(word.left < end and start < word.right for word in words)
