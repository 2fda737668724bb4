"""Headings in two rows: some stand over several columns, each of which has its own beneath."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby
from math import inf

from tailan.documents.page.ruling import GridCell
from tailan.documents.page.unruled.passages import Passage
from tailan.documents.page.unruled.printed_rows import PrintedRow
from tailan.documents.page.words import Line

_MOST = 3
"""Printed rows that such headings make at most: those of one row's height may stand between."""

_LEVEL = 0.15
"""Letter heights by which headings may stand beside the place where they align."""

_FEW = 2
"""Headings at most that stand so close as to be taken for one."""

_TOUCHING = 0.3
"""Letter heights by which headings may reach into those beneath."""

Cells = list[tuple[GridCell, Passage | None]]
Span = tuple[int, int]


@dataclass(frozen=True)
class PrintedHead:
    """The two rows of headings, and how many rows were printed for them."""

    count: int
    upper: Cells
    lower: Cells
    ys: tuple[float, float, float]
    """Their upper edge, that between them, and the lower one."""
    is_sure: bool = True
    """Whether but one way to put the upper headings over columns fits where they stand."""
    is_level: bool = False
    """Whether these stand just where those beneath them align, and not over the first column."""


def head_of(rows: Sequence[PrintedRow], edges: Sequence[float]) -> PrintedHead | None:
    """The headings that begin a table with these edges between columns, if they have two rows."""
    if not rows or not edges or is_whole(rows[0], edges):
        return None
    for count in range(min(_MOST, len(rows)), 0, -1):
        texts = [cell for row in rows[:count] for cell in row.cells]
        for found in (texts, _parted(texts), _cut(texts, edges)):
            if head := _head(count, found, edges):
                return head
    return None


def is_whole(row: PrintedRow, edges: Sequence[float]) -> bool:
    """Whether a row by itself has a text in each column."""
    columns = [_column(cell, edges) for cell in row.cells]
    return columns == list(range(len(edges) + 1))


def _column(text: Passage, edges: Sequence[float]) -> int | None:
    """The column in which a text stands; None where it stands over an edge."""
    first, last = text.box.words[0], text.box.words[-1]
    column = bisect(edges, first.anchor)
    return column if column == bisect(edges, last.anchor) else None


def _parted(texts: Sequence[Passage]) -> list[Passage]:
    """The texts, their last line by itself where it is level with a text that begins there."""
    tops = [text.box.top for text in texts]
    found: list[Passage] = []
    for text in texts:
        *upper, last = text.lines
        near = _TOUCHING * last.size
        if upper and any(abs(top - last.top) < near for top in tops):
            found += [Passage(tuple(upper)), Passage((last,))]
        else:
            found.append(text)
    return found


def _cut(texts: Sequence[Passage], edges: Sequence[float]) -> list[Passage]:
    """The texts, those of the lowest line cut where a space stands over an edge of columns."""
    lowest = max(text.box.bottom for text in texts)
    found: list[Passage] = []
    for text in texts:
        near = lowest - text.box.bottom < _TOUCHING * text.last.size
        parts = groupby(text.last.words, lambda word: bisect(edges, word.anchor))
        own = [Passage((Line(tuple(words)),)) for _, words in parts]
        found += own if near and len(text.lines) == 1 and len(own) <= _FEW else [text]
    return found


def _head(count: int, texts: Sequence[Passage], edges: Sequence[float]) -> PrintedHead | None:
    """The headings that these texts make, if each column has one and others stand above them."""
    upper, lower = _levels(texts, edges)
    if not upper or len(lower) <= len(edges) or _are_figures(lower):
        return None
    size = lower[0].last.size
    # Where several fit as well, headings stand over as few columns as they can.
    spans = sorted(
        _spans(upper, lower, edges),
        key=lambda spans: (int(_shift(upper, lower, spans) / size), sum(b - a for a, b in spans)),
    )
    if not spans:
        return None
    best, *others = (_shift(upper, lower, one) for one in spans)
    is_sure = not others or others[0] - best > size
    made = _made(count, dict(zip(spans[0], upper, strict=True)), lower)
    return replace(made, is_sure=is_sure, is_level=best < _LEVEL * size and spans[0][0][0] > 0)


def _levels(
    texts: Sequence[Passage], edges: Sequence[float]
) -> tuple[list[Passage], list[Passage]]:
    """The headings over others, and the lowest of each column; those in one line are known so."""
    lowest = max(text.box.bottom for text in texts)
    own: dict[int, Passage] = {}
    upper: list[Passage] = []
    for text in sorted(texts, key=lambda text: -text.box.bottom):
        column = _column(text, edges)
        if column is None or column in own:
            upper.append(text)
        else:
            own[column] = text
    if len(own) <= len(edges):
        last = [text for text in texts if lowest - text.box.bottom < _TOUCHING * text.last.size]
        upper = [text for text in texts if text not in last]
        own = dict(enumerate(last)) if len(last) == len(edges) + 1 else {}
    upper.sort(key=lambda text: text.box.left)
    return upper, sorted(own.values(), key=lambda text: text.box.left)


def _are_figures(texts: Sequence[Passage]) -> bool:
    return PrintedRow(tuple(texts)).parted.figures > 0


def _spans(
    upper: Sequence[Passage], lower: Sequence[Passage], edges: Sequence[float]
) -> Iterator[tuple[Span, ...]]:
    """All ways to put the upper headings over several columns each, which have one beneath.

    Where the others stand higher than these, each of these has one over it.
    """
    ends = max(text.box.bottom for text in upper)
    beneath = [text.box.top > ends - _TOUCHING * text.last.size for text in lower]
    least = 0 if all(beneath) else sum(beneath)
    for spans in _placed(upper, beneath, edges, 0):
        covered = sum(last + 1 - first for first, last in spans)
        if least <= covered < len(lower):
            yield spans


def _placed(
    upper: Sequence[Passage], beneath: Sequence[bool], edges: Sequence[float], start: int
) -> Iterator[tuple[Span, ...]]:
    if not upper:
        yield ()
        return
    for span in combinations(range(start, len(beneath)), 2):
        if all(beneath[span[0] : span[1] + 1]) and _holds(span, upper[0], edges):
            for others in _placed(upper[1:], beneath, edges, span[1] + 1):
                yield (span, *others)


def _holds(span: Span, text: Passage, edges: Sequence[float]) -> bool:
    """Whether a text stands within columns, whose edges are known but about."""
    left, right = (-inf, *edges)[span[0]], (*edges, inf)[span[1]]
    near = text.last.size
    return left - near <= text.box.left and text.box.right <= right + near


def _shift(upper: Sequence[Passage], lower: Sequence[Passage], spans: Sequence[Span]) -> float:
    """How far the upper headings stand from where they align with those beneath."""
    return sum(
        _shift_of(text, lower[first], lower[last])
        for text, (first, last) in zip(upper, spans, strict=True)
    )


def _shift_of(text: Passage, first: Passage, last: Passage) -> float:
    middle = (first.box.middle + last.box.middle) / 2
    return min(
        abs(text.box.left - first.box.left),
        abs(text.box.right - last.box.right),
        abs(text.box.middle - middle),
    )


def _made(count: int, upper: dict[Span, Passage], lower: Sequence[Passage]) -> PrintedHead:
    above: Cells = [(GridCell(0, a, b + 1 - a), text) for (a, b), text in upper.items()]
    covered = {column for a, b in upper for column in range(a, b + 1)}
    beneath: Cells = []
    for column, text in enumerate(lower):
        if column in covered:
            beneath.append((GridCell(1, column, 1), text))
        else:
            above.append((GridCell(0, column, 1, depth=2), text))
            beneath.append((GridCell(1, column, 1, depth=0), None))
    above.sort(key=lambda cell: cell[0].column)
    boxes = [text.box for text in (*upper.values(), *lower)]
    ends = max(text.box.bottom for text in upper.values())
    starts = min(lower[column].box.top for column in covered)
    ys = min(box.top for box in boxes), (ends + starts) / 2, max(box.bottom for box in boxes)
    return PrintedHead(count, above, beneath, ys)
