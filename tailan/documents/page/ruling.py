"""The ruling lines of a page and the grids of cells that they enclose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from tailan.documents.page.words import Word

SAME = 2.5
"""Points within which two lines are one: both sides of a border, or a double line."""

SHORTEST = 4.0
"""Points that a line has at least: shorter ones are parts of letters and drawings."""

_SEVERAL = 3
"""Edges of a table with so many columns that those between them tell it from others."""

_GAP = 3.5
_REACH = 4.0
_CLOSED = 6.0
_FEWEST_RULES = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along the page: `at` is its distance from the top (or left) edge, in points."""

    is_horizontal: bool
    at: float
    start: float
    end: float

    def meets(self, other: Rule) -> bool:
        """Whether the two lines, one along and one across the page, touch or cross."""
        return (
            other.start - _REACH <= self.at <= other.end + _REACH
            and self.start - _REACH <= other.at <= self.end + _REACH
        )


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its first row and column, and how many of each it covers."""

    row: int
    column: int
    span: int
    depth: int = 1


@dataclass(frozen=True)
class Grid:
    """Edges of the columns and rows of a ruled table, and the cells of each row."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    is_open: bool = False
    """Whether no line closes it below."""
    is_open_above: bool = False
    overrun: float = 0.0
    """Points by which its text runs over the line that closes it."""
    is_ruled: bool = True
    """Whether lines are drawn at the edges, so that they tell how much room the cells have."""
    words: Mapping[GridCell, tuple[Word, ...]] = field(default_factory=dict)
    """The words of its cells, as far as they are known from elsewhere than their places."""
    is_sure: bool = True
    """Whether it is known which lines belong to each row."""
    has_sure_heads: bool = True
    """Whether it is known over which columns its headings stand."""

    @property
    def size(self) -> int:
        """How many cells there are."""
        return sum(map(len, self.rows))

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies within the table."""
        return (
            self.xs[0] - SAME <= x <= self.xs[-1] + SAME
            and self.ys[0] - SAME <= y <= self.ys[-1] + SAME
        )

    def position(self, x: float, y: float) -> tuple[int, int]:
        """Row and column of the elementary cell that holds a point of the table."""
        row = bisect_right(self.ys, y, 1, len(self.ys) - 1) - 1
        return row, bisect_right(self.xs, x, 1, len(self.xs) - 1) - 1

    def width(self, cell: GridCell) -> float:
        """How wide a cell is, in points."""
        return self.xs[cell.column + cell.span] - self.xs[cell.column]


def are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two tables have the same columns, so that one goes on with the other.

    Without lines, a wider text in the first or last of several columns moves only the outer edge.
    """
    if len(edges) == len(others) > _SEVERAL:
        edges, others = edges[1:-1], others[1:-1]
    return len(edges) == len(others) and all(
        abs(edge - other) <= SAME for edge, other in zip(edges, others, strict=True)
    )


def on_columns(grid: Grid, xs: tuple[float, ...]) -> Grid:
    """The grid with all columns of the table that it goes on with; itself where it has others.

    A page may show but a part of the lines: those of merged cells are not drawn again.
    """
    if len(xs) <= len(grid.xs):
        return grid
    at = [_nearest(xs, x) for x in grid.xs]
    if any(abs(xs[i] - x) > SAME for i, x in zip(at, grid.xs, strict=True)):
        return grid
    rows = tuple(tuple(_on_columns(row, at, len(xs) - 1)) for row in grid.rows)
    return replace(grid, xs=xs, rows=rows)


def _on_columns(row: Sequence[GridCell], at: Sequence[int], columns: int) -> Iterator[GridCell]:
    number = row[0].row
    yield from (GridCell(number, column, 1) for column in range(at[0]))
    for cell in row:
        first, end = at[cell.column], at[cell.column + cell.span]
        yield replace(cell, column=first, span=end - first)
    yield from (GridCell(number, column, 1) for column in range(at[-1], columns))


def _nearest(edges: Sequence[float], at: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - at))


def find_grids(rules: Iterable[Rule]) -> tuple[list[Grid], list[Rule]]:
    """The grids that the lines form, downward, and the horizontal lines that belong to none."""
    grids: list[Grid] = []
    single: list[Rule] = []
    for group in _groups(joined(rules)):
        grid = _grid(group)
        if grid is not None:
            grids.append(grid)
        else:
            single.extend(rule for rule in group if rule.is_horizontal)
    kept = [grid for grid in grids if not any(_gives_way(grid, to=other) for other in grids)]
    return sorted(kept, key=lambda grid: (grid.ys[0], grid.xs[0])), single


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """The lines with their pieces put together, too short ones left out."""
    found: list[Rule] = []
    for is_horizontal in (True, False):
        along = sorted(
            (rule for rule in rules if rule.is_horizontal is is_horizontal),
            key=lambda rule: rule.at,
        )
        for cluster in _clusters(along):
            found.extend(_joined(cluster))
    return [rule for rule in found if rule.end - rule.start >= SHORTEST]


def _clusters(along: list[Rule]) -> Iterator[list[Rule]]:
    """The lines that stand at the same distance from the edge."""
    cluster: list[Rule] = []
    for rule in along:
        if cluster and rule.at - cluster[0].at > SAME:
            yield cluster
            cluster = []
        cluster.append(rule)
    if cluster:
        yield cluster


def _joined(cluster: list[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in cluster) / len(cluster)
    last: Rule | None = None
    for rule in sorted(cluster, key=lambda rule: rule.start):
        if last is None or rule.start - last.end > _GAP:
            if last is not None:
                yield last
            last = replace(rule, at=at)
        elif rule.end > last.end:
            last = replace(last, end=rule.end)
    if last is not None:
        yield last


def _groups(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Lines that hang together through the lines that they meet."""
    across = {
        True: [rule for rule in rules if not rule.is_horizontal],
        False: [rule for rule in rules if rule.is_horizontal],
    }
    left = set(rules)
    for first in rules:
        if first not in left:
            continue
        left.discard(first)
        group, waiting = [], [first]
        while waiting:
            rule = waiting.pop()
            group.append(rule)
            met = [other for other in across[rule.is_horizontal] if other in left]
            met = [other for other in met if rule.meets(other)]
            left.difference_update(met)
            waiting.extend(met)
        yield group


def _grid(group: list[Rule]) -> Grid | None:
    """The grid of lines that hang together; None where they enclose less than two cells."""
    across = [rule for rule in group if rule.is_horizontal]
    down = [rule for rule in group if not rule.is_horizontal]
    if not across or not down or len(group) < _FEWEST_RULES:
        return None
    lines = [rule.at for rule in across]
    across, down = [*across, *_missing_edges(across, down)], [*down, *_missing_edges(down, across)]
    xs, ys = _edges(down), _edges(across)
    has_edge_right = _covered(down, xs, ys)
    has_edge_below = _covered(across, ys, xs)
    rows = [_row(has_edge_right, row, len(xs) - 1) for row in range(len(ys) - 1)]
    cells = tuple(map(tuple, _merged_down(rows, has_edge_below)))
    grid = Grid(xs, ys, cells, ys[-1] - max(lines) > SAME, min(lines) - ys[0] > SAME)
    return grid if grid.size > 1 else None


def _missing_edges(rules: list[Rule], others: list[Rule]) -> Iterator[Rule]:
    """Lines for the sides on which the table stands open, as where a page cuts it."""
    places = [rule.at for rule in rules]
    low = min(rule.start for rule in others)
    high = max(rule.end for rule in others)
    for end, nearest in ((low, min(places)), (high, max(places))):
        if abs(end - nearest) > _CLOSED and _ends_at(others, end) > 1:
            first, last = min(rule.at for rule in others), max(rule.at for rule in others)
            yield Rule(rules[0].is_horizontal, end, first, last)


def _ends_at(rules: list[Rule], end: float) -> int:
    return sum(abs(rule.start - end) <= SAME or abs(rule.end - end) <= SAME for rule in rules)


def _edges(rules: list[Rule]) -> tuple[float, ...]:
    """Distances at which lines stand, those that are one taken once."""
    edges: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not edges or at - edges[-1] > SAME:
            edges.append(at)
    return tuple(edges)


def _covered(rules: list[Rule], edges: Sequence[float], steps: Sequence[float]) -> list[list[bool]]:
    """For each edge and each step along it, whether a line stands there."""
    covered = [[False] * (len(steps) - 1) for _ in edges]
    for rule in rules:
        edge = _nearest(edges, rule.at)
        for step, (start, end) in enumerate(pairwise(steps)):
            if rule.start <= (start + end) / 2 <= rule.end:
                covered[edge][step] = True
    return covered


def _row(has_edge: list[list[bool]], row: int, columns: int) -> list[GridCell]:
    """The cells of a row: one goes on to the right until a line stands there."""
    starts = [0, *(column for column in range(1, columns) if has_edge[column][row])]
    return [
        GridCell(row, start, end - start)
        for start, end in zip(starts, [*starts[1:], columns], strict=True)
    ]


def _merged_down(
    rows: list[list[GridCell]], has_edge_below: list[list[bool]]
) -> list[list[GridCell]]:
    """The rows with cells that no line parts from the one above marked by a depth of 0."""
    merged = [list(row) for row in rows]
    for number in range(len(rows) - 1, 0, -1):
        above = {(cell.column, cell.span): i for i, cell in enumerate(merged[number - 1])}
        for i, cell in enumerate(merged[number]):
            steps = range(cell.column, cell.column + cell.span)
            upper = above.get((cell.column, cell.span))
            if upper is None or any(has_edge_below[number][step] for step in steps):
                continue
            first = merged[number - 1][upper]
            merged[number - 1][upper] = replace(first, depth=first.depth + cell.depth)
            merged[number][i] = replace(cell, depth=0)
    return merged


def _gives_way(grid: Grid, to: Grid) -> bool:
    """Whether a grid stands within a cell of another, or is but a frame around a larger one."""
    if grid is to:
        return False
    is_inner = to.holds(grid.xs[0], grid.ys[0]) and to.holds(grid.xs[-1], grid.ys[-1])
    is_outer = grid.holds(to.xs[0], to.ys[0]) and grid.holds(to.xs[-1], to.ys[-1])
    return (is_inner and grid.size <= to.size) or (is_outer and grid.size < to.size)
