"""Lists of names with a number beside each, which have neither lines nor a third column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tailan.documents.page.ruling import SAME, Grid, GridCell
from tailan.documents.page.unruled.parted_lines import PartedLine
from tailan.documents.page.words import Line

FEWEST_PAIRS = 3
"""Names with a number beside that make a table: fewer are figures in running text."""

_GAP = 1.0
"""Letter heights of white before a number that stands in a column of its own."""

_FIGURE = re.compile(r"[-−]?\d[\d., \u00a0]*%?")
FARTHEST = 3.0
"""Letter heights of white between two pairs at most."""

_NEAR, _LESS = 0.3, 0.1


def is_figure(text: str) -> bool:
    """Whether a text is a number, which may stand beside a name."""
    return _FIGURE.fullmatch(text) is not None


def find_paired(lines: Sequence[PartedLine]) -> Iterator[Grid]:
    """The tables of two columns, names and numbers, that lines form."""
    rows: list[list[PartedLine]] = []
    lines = list(_levelled(lines))
    white = _white_of_rows(lines)
    for line in lines:
        if rows and _is_rest(rows[-1], line, white):
            rows[-1].append(line)
            continue
        if rows and not _goes_on(rows[-1], line):
            yield from _grid(rows)
            rows = []
        if _is_paired(line):
            rows.append([line])
    yield from _grid(rows)


def _levelled(lines: Sequence[PartedLine]) -> Iterator[PartedLine]:
    """The lines, a number that stands between the two of a name beside the first."""
    waiting: PartedLine | None = None
    for line in lines:
        if waiting is not None and _stands_beside(waiting, line):
            words = (*waiting.line.words, *line.line.words)
            line, waiting = PartedLine(Line(words), (*waiting.parts, *line.parts)), None
        if waiting is not None:
            yield waiting
        waiting = line
    if waiting is not None:
        yield waiting


def _stands_beside(name: PartedLine, figure: PartedLine) -> bool:
    is_alone = len(name.parts) == len(figure.parts) == 1
    is_right = figure.line.left > name.line.right
    return (
        is_alone and is_figure(figure.line.text) and is_right and figure.line.top < name.line.bottom
    )


def _white_of_rows(lines: Sequence[PartedLine]) -> float:
    """The least white between two names that have a number beside them."""
    pairs = [pair for pair in pairwise(lines) if all(map(_is_paired, pair))]
    return min((line.line.top - above.line.bottom for above, line in pairs), default=0.0)


def _is_rest(row: Sequence[PartedLine], line: PartedLine, white: float) -> bool:
    """Whether a line goes on with the name that began beside a number.

    It stands closer to the line above than rows do, between which there is so much white.
    """
    name, figure = row[0].parts
    size = line.line.size
    is_near = line.line.top - row[-1].line.bottom < max(_NEAR * size, white - _LESS * size)
    is_beneath = shift(line.line, name) <= SAME and line.line.right < figure.left
    return len(line.parts) == 1 and is_near and is_beneath


def _is_paired(line: PartedLine) -> bool:
    if len(line.parts) != 2:
        return False
    name, figure = line.parts
    is_named = is_figure(figure.text) and not name.text[0].isdigit()
    return is_named and figure.left - name.right > _GAP * line.line.size


def _goes_on(row: Sequence[PartedLine], line: PartedLine) -> bool:
    """Whether a line is one more pair, its number beneath the other and its name, too."""
    above = row[-1].line.bottom
    if not _is_paired(line) or line.line.top - above > FARTHEST * line.line.size:
        return False
    (name, figure), (upper, number) = line.parts, row[0].parts
    return max(shift(figure, number), shift(name, upper)) <= SAME


def shift(text: Line, other: Line) -> float:
    """How far a text stands from beneath another: left, right, or in the middle."""
    edges = (text.left - other.left, text.right - other.right, text.middle - other.middle)
    return min(map(abs, edges))


def _grid(rows: Sequence[Sequence[PartedLine]]) -> Iterator[Grid]:
    if len(rows) < FEWEST_PAIRS:
        return
    lines = [[part.line for part in row] for row in rows]
    left = min(line.left for row in lines for line in row) - 1
    right = max(line.right for row in lines for line in row) + 1
    names = max(row[0].parts[0].right for row in rows)
    edge = (names + min(row[0].parts[1].left for row in rows)) / 2
    middles = [(above[-1].bottom + row[0].top) / 2 for above, row in pairwise(lines)]
    ys = (lines[0][0].top - 1, *middles, lines[-1][-1].bottom + 1)
    cells = tuple((GridCell(i, 0, 1), GridCell(i, 1, 1)) for i in range(len(rows)))
    yield Grid((left, edge, right), ys, cells, is_ruled=False)
