"""Lines of words in parts between wide gaps, and the white that parts columns of them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from tailan.documents.page.ruling import SAME
from tailan.documents.page.unruled.stops import Stops
from tailan.documents.page.words import Line, Word, chunks, lines_of

COLUMN_GAP = 0.6
"""Letter heights of white between two columns at least; a space is a quarter of one."""

FEWEST = 3
"""Columns and lines that a table has at least: a signature and its post align in two."""

_FARTHEST = 4.0
_EVEN = 0.1
_STEP = 0.5
_CROSSED = 0.06
_RAN_OVER = 0.25
"""The share of lines in which a word may run over the known edge of its column."""

_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[-−]?\d[\d.,]*%?")
"""A number in a row of a table; a year may stand among headings."""

_MOST_ABOVE = 2
"""Lines of a heading over the table's width that stand before the rows of a page at most."""

_MANY = 8
"""Lines of which one may run over an edge that is not known before."""


@dataclass(frozen=True)
class PartedLine:
    """A line of the page in the parts between wide gaps."""

    line: Line
    parts: tuple[Line, ...]

    @property
    def has_columns(self) -> bool:
        """Whether it has as many parts as a table has columns at least."""
        return len(self.parts) >= FEWEST

    @property
    def figures(self) -> int:
        """How many parts are numbers, as in rows beneath the headings."""
        return sum(_FIGURE.fullmatch(part.text) is not None for part in self.parts)

    def crosses(self, x: float) -> bool:
        """Whether a part of the line has words on both sides of an edge.

        A word too long for its column, which runs over the edge, belongs where it begins.
        """
        return any(part.words[0].anchor < x < part.words[-1].anchor for part in self.parts)

    def is_across(self, edges: Iterable[float]) -> bool:
        """Whether the line is one text across columns, as headings over rows are."""
        return len(self.parts) == 1 and any(self.crosses(edge) for edge in edges)

    def is_again(self, other: PartedLine) -> bool:
        """Whether the same words stand in the same places."""
        lefts = zip(self.parts, other.parts, strict=False)
        is_level = all(abs(own.left - one.left) <= SAME for own, one in lefts)
        return self.line.text == other.line.text and is_level

    def stands_between(self, edges: Sequence[float]) -> bool:
        """Whether it stands in columns of these edges, and not in the first alone."""
        if len(self.parts) == 1 and self.line.left < edges[0]:
            return False
        is_parted = all(
            bisect(edges, above.right) < bisect(edges, below.left)
            for above, below in pairwise(self.parts)
        )
        return is_parted and not any(map(self.crosses, edges))

    def stands_at(self, stops: Stops) -> bool:
        """Whether it has several parts, all of which align as the text of columns does."""
        return len(self.parts) > 1 and all(map(stops.hold, self.parts))

    def split_at(self, edges: Sequence[float], stops: Stops) -> PartedLine:
        """The line with parts put asunder that touch since a word runs over its column's edge."""
        if not self.has_columns:
            return self
        parts = (own for part in self.parts for own in _split(part, edges, stops))
        return PartedLine(self.line, tuple(parts))


def stops_of(lines: Iterable[PartedLine]) -> Stops:
    """Where the text of these lines aligns."""
    return Stops.of(part for line in lines for part in line.parts)


def parted_lines(words: Iterable[Word]) -> list[PartedLine]:
    """The lines of the words that are not turned."""
    lines = lines_of(word for word in words if not word.turn)
    return [
        PartedLine(line, (line,) if _is_justified(line) else tuple(chunks(line, COLUMN_GAP)))
        for line in lines
    ]


def _is_justified(line: Line) -> bool:
    """Whether a line is text of which the spaces, all printed, are as wide as the edges need."""
    whites = [word.left - last.right for last, word in pairwise(line.words)]
    is_even = len(whites) > 1 and max(whites) - min(whites) < _EVEN * line.size
    return is_even and all(word.is_spaced for word in line.words[:-1])


def tables_in(
    lines: Sequence[PartedLine], known: Sequence[float], head: Collection[str]
) -> Iterator[tuple[list[PartedLine], list[float]]]:
    """The lines of each table without vertical lines, and the edges between its columns.

    `known` are the edges of the table that ended the last page, `head` the lines that headed it:
    the first may go on with it.
    """
    for stretch in _stretches(lines, known):
        table: list[PartedLine] = []
        edges: list[float] = []
        for section in _sections(stretch):
            body = [line for line in section if not known or line.line.text not in head]
            whole = column_edges([*table, *body], known)
            if table and _is_other(section, whole, table, edges):
                yield table, edges
                table, known, edges = [], (), []
                whole = column_edges(section, ())
            keeps = len(whole) < len(edges) and _fits(section, edges)
            table, edges = [*table, *section], edges if keeps else whole
        yield table, edges
        known = ()


def _stretches(lines: Sequence[PartedLine], known: Sequence[float]) -> Iterator[list[PartedLine]]:
    """Lines that stand close beneath one another, from the first with columns on.

    The first on a page may be the rest of a row in the columns known from the page before.
    """
    stretch: list[PartedLine] = []
    begins = _begins_beneath(lines, known)
    for number, line in enumerate(lines):
        if stretch and line.line.top - stretch[-1].line.bottom > _FARTHEST * line.line.size:
            yield stretch
            stretch = []
        if stretch or line.has_columns or number in begins or _is_head(lines[number:]):
            stretch.append(line)
    if stretch:
        yield stretch


def _begins_beneath(lines: Sequence[PartedLine], known: Sequence[float]) -> range:
    """The lines of a page that go on with the table of the page before; all or the first count.

    Over the first row a heading may stand that covers the width, or is printed again.
    """
    if not known or not lines:
        return range(0)
    if lines[0].stands_between(known):
        return range(1)
    above = list(takewhile(lambda line: len(line.parts) == 1, lines[: _MOST_ABOVE + 1]))
    rows = lines[len(above) : len(above) + 1]
    goes_on = any(row.figures and row.stands_between(known) for row in rows)
    return range(len(above) if goes_on and len(above) <= _MOST_ABOVE else 0)


def _is_head(lines: Sequence[PartedLine]) -> bool:
    """Whether headings begin whose lines stand in the middle of the row's height.

    Their lines overlap, so that no line has all columns.
    """
    head = list(takewhile(lambda line: len(line.parts) == FEWEST - 1, lines))
    if len(head) < 2 or not any(map(_overlap, head, head[1:])):
        return False
    return any(line.has_columns for line in lines[len(head) : len(head) + 1])


def _overlap(above: PartedLine, line: PartedLine) -> bool:
    return line.line.top < above.line.bottom


def _sections(stretch: list[PartedLine]) -> Iterator[list[PartedLine]]:
    """Its parts, each from the first line with columns behind one that has none."""
    section: list[PartedLine] = []
    for line in stretch:
        if line.has_columns and section and len(section[-1].parts) == 1:
            yield section
            section = []
        section.append(line)
    yield section


def _is_other(
    section: Sequence[PartedLine],
    whole: Sequence[float],
    table: Sequence[PartedLine],
    edges: Sequence[float],
) -> bool:
    """Whether lines belong to another table, `whole` being the edges if they did not."""
    if _has_other_head(section, table, edges):
        return True
    own = column_edges(section, ())
    if len(whole) > max(len(edges), len(own)) and not section[0].figures:
        return min(len(own), len(edges)) >= FEWEST - 1
    if len(whole) >= len(edges) or _fits(section, edges):
        return False
    is_sure = sum(line.has_columns for line in table) >= _MANY
    return is_sure or len(whole) < max(FEWEST - 1, len(own))


def _fits(section: Sequence[PartedLine], edges: Sequence[float]) -> bool:
    """Whether no line with columns crosses the edges."""
    return not any(line.has_columns and any(map(line.crosses, edges)) for line in section)


def _has_other_head(
    section: Sequence[PartedLine], table: Sequence[PartedLine], edges: Sequence[float]
) -> bool:
    """Whether a section begins with the headings of another table.

    They begin with the word that begins those of the table (№), or in other places than its text.
    """
    if not section[0].has_columns:
        return False
    first, *others = section[0].parts
    if section[0].figures or any(letter.isdigit() for letter in first.text):
        return False
    if first.text == table[0].parts[0].text:
        return not section[0].is_again(table[0])
    stops = stops_of(table)
    shifted = sum(not stops.hold(part) for part in others)
    is_shifted = 2 * shifted > len(others) or any(map(section[0].crosses, edges))
    return bool(edges) and first.right < edges[0] and is_shifted


def _split(part: Line, edges: Sequence[float], stops: Stops) -> Iterator[Line]:
    words = [part.words[0]]
    for word in part.words[1:]:
        is_next = bisect(edges, word.anchor) > bisect(edges, words[-1].anchor)
        if is_next and round(word.left) in stops.lefts:
            yield Line(tuple(words))
            words = []
        words.append(word)
    yield Line(tuple(words))


def column_edges(lines: Sequence[PartedLine], known: Sequence[float]) -> list[float]:
    """The middles of the white between columns, where hardly a line of the table crosses.

    `known` are the edges in the table of the last page. Where each white holds one of them, or
    each of them has a white, the columns are the same: on a page that leaves one empty, two whites
    are one, and a few rows may leave white within a column.
    """
    core = [line for line in lines if line.has_columns]
    if not core:
        return list(known)
    left = min(line.line.left for line in core)
    right = max(line.line.right for line in core)
    covered = [0] * (int((right - left) / _STEP) + 2)
    parts = [part for line in core for part in line.parts]
    for part in parts:
        for step in range(int((part.left - left) / _STEP), int((part.right - left) / _STEP) + 1):
            covered[step] += 1
    allowed = max(int(len(core) * _CROSSED), len(core) >= _MANY)
    narrowest = min(line.line.size for line in core) * COLUMN_GAP / 2
    found = _rivers(covered, allowed, left)
    # Text that only sticks out to the left of the others is no column of its own.
    first = min(part.right for part in parts)
    rivers = [(start, end) for start, end in found if end - start > narrowest and end > first]
    has_edge = [any(start < x < end for x in known) for start, end in rivers]
    if known and (all(has_edge) or sum(has_edge) == len(known)):
        most = max(1, len(core) * _RAN_OVER)
        return [x for x in known if sum(line.crosses(x) for line in core) <= most]
    return [_middle(river, lines) for river in rivers]


def _rivers(covered: list[int], allowed: int, left: float) -> Iterator[tuple[float, float]]:
    """Stretches across the page that hardly a line covers."""
    start = None
    for step, count in enumerate(covered[:-1]):
        if count > allowed and start is not None:
            yield left + start * _STEP, left + step * _STEP
        start = None if count > allowed else (step if start is None else start)


def _middle(river: tuple[float, float], lines: Sequence[PartedLine]) -> float:
    """The middle of what is left of the white when the table's other lines are seen too."""
    start, end = river
    for part in (part for line in lines for part in line.parts):
        if part.left < start < part.right < end:
            start = part.right
        elif start < part.left < end < part.right:
            end = part.left
    return (start + end) / 2
