"""Tables without ruling lines: columns that show by the white between aligned words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.ruling import Grid, GridCell, Rule
from tailan.documents.words import Line, Word, chunks, lines_of

_COLUMN_GAP = 0.6
"""Letter heights of white between two columns at least; a space is a quarter of one."""

_FEWEST = 3
"""Columns and lines that a table has at least: a signature and its post align in two."""

_FARTHEST = 4.0
_TIGHT = 1.25
_STEP = 0.5
_CROSSED = 0.06
_WIDER = 0.2
_NUMBERED = re.compile(r"\d")


@dataclass(frozen=True)
class _Parts:
    """A line of the page in the parts between wide gaps."""

    line: Line
    parts: tuple[Line, ...]

    def crosses(self, x: float) -> bool:
        """Whether a part of the line covers this distance from the left."""
        return any(part.left < x < part.right for part in self.parts)


@dataclass(frozen=True)
class Aligned:
    """A table without vertical lines, as far as one on the next page may go on with it."""

    grid: Grid
    white: float | None
    """The least white between its rows, where that shows."""
    head: tuple[str, ...]
    """The lines of its first row, which may be printed again on each page."""


def find_aligned(
    words: Iterable[Word], rules: Sequence[Rule], last: Aligned | None = None
) -> list[Aligned]:
    """The tables that words form without vertical lines; `rules` part their rows.

    `last` is the table that ended the page before: one that goes on has its columns and white.
    """
    lines = [
        _Parts(line, tuple(chunks(line, _COLUMN_GAP)))
        for line in lines_of(word for word in words if not word.turn)
    ]
    found = (_aligned(stretch, rules, last) for stretch in _stretches(lines))
    return [one for one in found if one is not None]


def _stretches(lines: list[_Parts]) -> Iterator[list[_Parts]]:
    """Lines that stand close beneath one another, from the first with columns on."""
    stretch: list[_Parts] = []
    for line in lines:
        if stretch and line.line.top - stretch[-1].line.bottom > _FARTHEST * line.line.size:
            yield stretch
            stretch = []
        if stretch or len(line.parts) >= _FEWEST:
            stretch.append(line)
    if stretch:
        yield stretch


def _aligned(lines: list[_Parts], rules: Sequence[Rule], last: Aligned | None) -> Aligned | None:
    core = [line for line in lines if len(line.parts) >= _FEWEST]
    if len(core) < _FEWEST:
        return None
    known = last.grid.xs if last else ()
    edges = _column_edges(core, lines, known[1:-1])
    lines = lines[: _last_of_table(lines, edges) + 1]
    if len(edges) + 1 < _FEWEST:
        return None
    white = _white_of_rows(lines, edges) or (last.white if last else None)
    count = len(last.head) if last else 0
    texts = tuple(line.line.text for line in lines[:count])
    head, body = (lines[:count], lines[count:]) if last and texts == last.head else ([], lines)
    rows = [row for row in ([head, *_rows(body, edges, rules, white)]) if row]
    left, right = (edges[0], edges[-1]) if tuple(edges) != known[1:-1] else (known[0], known[-1])
    xs = (min(left, *(line.line.left - 1 for line in lines)), *edges)
    xs = (*xs, max(right, *(line.line.right + 1 for line in lines)))
    middles = [(last[-1].line.bottom + row[0].line.top) / 2 for last, row in pairwise(rows)]
    ys = (rows[0][0].line.top - 1, *middles, rows[-1][-1].line.bottom + 1)
    cells = tuple(tuple(_cells(number, row, edges)) for number, row in enumerate(rows))
    return Aligned(Grid(xs, ys, cells), white, tuple(line.line.text for line in rows[0]))


def _column_edges(core: list[_Parts], lines: list[_Parts], known: Sequence[float]) -> list[float]:
    """The middles of the white between columns, where hardly a line of the table crosses.

    `known` are the edges in the table of the last page. Where each white holds one of them the
    columns are the same: on a page that leaves one empty, two whites are one.
    """
    left = min(line.line.left for line in core)
    right = max(line.line.right for line in core)
    covered = [0] * (int((right - left) / _STEP) + 2)
    for part in (part for line in core for part in line.parts):
        for step in range(int((part.left - left) / _STEP), int((part.right - left) / _STEP) + 1):
            covered[step] += 1
    allowed = int(len(core) * _CROSSED)
    narrowest = min(line.line.size for line in core) * _COLUMN_GAP / 2
    found = _rivers(covered, allowed, left)
    rivers = [river for river in found if river[1] - river[0] > narrowest]
    if known and all(any(start < x < end for x in known) for start, end in rivers):
        return [x for x in known if sum(line.crosses(x) for line in core) <= allowed]
    return [_middle(river, lines) for river in rivers]


def _rivers(covered: list[int], allowed: int, left: float) -> Iterator[tuple[float, float]]:
    """Stretches across the page that hardly a line covers."""
    start = None
    for step, count in enumerate(covered[:-1]):
        if count > allowed and start is not None:
            yield left + start * _STEP, left + step * _STEP
        start = None if count > allowed else (step if start is None else start)


def _middle(river: tuple[float, float], lines: list[_Parts]) -> float:
    """The middle of what is left of the white when the table's other lines are seen too."""
    start, end = river
    for part in (part for line in lines for part in line.parts):
        if part.left < start < part.right < end:
            start = part.right
        elif start < part.left < end < part.right:
            end = part.left
    return (start + end) / 2


def _last_of_table(lines: list[_Parts], edges: list[float]) -> int:
    """The last line with columns and those beneath it that stand within one column."""
    last = max(i for i, line in enumerate(lines) if len(line.parts) >= _FEWEST)
    for number, (above, line) in enumerate(pairwise(lines[last:]), start=last + 1):
        if _is_crossing(line, edges) or not _is_tight(above, line):
            break
        last = number
    return last


def _rows(
    lines: list[_Parts], edges: list[float], rules: Sequence[Rule], white: float | None
) -> list[list[_Parts]]:
    """The lines of each row: white parts it from the next, or a line; else its text tells."""
    rows = [lines[:1]]
    for above, line in pairwise(lines):
        is_ruled = any(above.line.top < rule.at < line.line.bottom for rule in rules)
        if white is not None:
            is_new = _white(above, line) > white
        else:
            is_new = _begins_row(rows, above, line, edges)
        if is_ruled or is_new:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _white_of_rows(lines: list[_Parts], edges: list[float]) -> float | None:
    """The least white between two rows; None where rows stand as close as the lines within one.

    A number in the first column begins a row for sure, so that the white above it is known.
    """
    whites = [_white(above, line) for above, line in pairwise(lines)]
    starts = [
        white
        for white, line in zip(whites, lines[1:], strict=True)
        if line.parts[0].left < edges[0] and _NUMBERED.match(line.parts[0].text)
    ]
    if len(starts) < _FEWEST - 1:
        return None
    within = sorted(whites)[len(whites) // 4]
    least = min(starts)
    is_wider = least - within > _WIDER * lines[0].line.size
    return (least + within) / 2 if is_wider else None


def _white(above: _Parts, line: _Parts) -> float:
    return line.line.top - above.line.bottom


def _begins_row(rows: list[list[_Parts]], above: _Parts, line: _Parts, edges: list[float]) -> bool:
    if _is_crossing(line, edges) or _is_crossing(above, edges):
        return True
    first = line.parts[0]
    has_first = first.left < edges[0]
    if len(rows) == 1 and _is_tight(above, line):
        # Headings of several lines: the row ends where the first column shows a number.
        return has_first and _NUMBERED.match(first.text) is not None
    goes_on = len(line.parts) == 1 and first.text[0].islower() and _is_tight(above, line)
    return has_first and not goes_on


def _is_crossing(line: _Parts, edges: list[float]) -> bool:
    """Whether the line is one text across columns, as headings over rows are."""
    return len(line.parts) == 1 and any(line.crosses(edge) for edge in edges)


def _is_tight(above: _Parts, line: _Parts) -> bool:
    return line.line.bottom - above.line.bottom < _TIGHT * line.line.size


def _cells(number: int, row: list[_Parts], edges: list[float]) -> Iterator[GridCell]:
    parted = [i + 1 for i, edge in enumerate(edges) if not any(line.crosses(edge) for line in row)]
    starts = [0, *parted]
    for start, end in zip(starts, [*parted, len(edges) + 1], strict=True):
        yield GridCell(number, start, end - start)
