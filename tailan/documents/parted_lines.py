"""Lines of words in parts between wide gaps, and the white that parts columns of them."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.ruling import SAME
from tailan.documents.words import Line, Word, chunks, lines_of

COLUMN_GAP = 0.6
"""Letter heights of white between two columns at least; a space is a quarter of one."""

FEWEST = 3
"""Columns and lines that a table has at least: a signature and its post align in two."""

_FARTHEST = 4.0
_STEP = 0.5
_CROSSED = 0.06
_RAN_OVER = 0.25
"""The share of lines in which a word may run over the known edge of its column."""

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

    def stands_at(self, starts: Collection[int]) -> bool:
        """Whether it has several parts, all of which begin where the text of columns does."""
        return len(self.parts) > 1 and all(round(part.left) in starts for part in self.parts)

    def split_at(self, edges: Sequence[float], starts: Collection[int]) -> PartedLine:
        """The line with parts put asunder that touch since a word runs over its column's edge.

        `starts` are the distances from the left at which the text of columns begins.
        """
        if not self.has_columns:
            return self
        parts = (own for part in self.parts for own in _split(part, edges, starts))
        return PartedLine(self.line, tuple(parts))


def text_starts(lines: Iterable[PartedLine]) -> frozenset[int]:
    """The distances from the left, in whole points, at which parts of several lines begin."""
    lefts = Counter(round(part.left) for line in lines for part in line.parts)
    return frozenset(left for left, count in lefts.items() if count > 1)


def parted_lines(words: Iterable[Word]) -> list[PartedLine]:
    """The lines of the words that are not turned."""
    lines = lines_of(word for word in words if not word.turn)
    return [PartedLine(line, tuple(chunks(line, COLUMN_GAP))) for line in lines]


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
    for line in lines:
        if stretch and line.line.top - stretch[-1].line.bottom > _FARTHEST * line.line.size:
            yield stretch
            stretch = []
        is_rest = bool(known) and line is lines[0] and line.stands_between(known)
        if stretch or line.has_columns or is_rest:
            stretch.append(line)
    if stretch:
        yield stretch


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
    if len(whole) >= len(edges) or _fits(section, edges):
        return False
    is_sure = sum(line.has_columns for line in table) >= _MANY
    return is_sure or len(whole) < max(FEWEST - 1, len(column_edges(section, ())))


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
    if any(letter.isdigit() for letter in first.text):
        return False
    if first.text == table[0].parts[0].text:
        return not section[0].is_again(table[0])
    starts = text_starts(table)
    shifted = sum(round(part.left) not in starts for part in others)
    return bool(edges) and first.right < edges[0] and 2 * shifted > len(others)


def _split(part: Line, edges: Sequence[float], starts: Collection[int]) -> Iterator[Line]:
    words = [part.words[0]]
    for word in part.words[1:]:
        is_next = bisect(edges, word.anchor) > bisect(edges, words[-1].anchor)
        if is_next and round(word.left) in starts:
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
    for part in (part for line in core for part in line.parts):
        for step in range(int((part.left - left) / _STEP), int((part.right - left) / _STEP) + 1):
            covered[step] += 1
    allowed = max(int(len(core) * _CROSSED), len(core) >= _MANY)
    narrowest = min(line.line.size for line in core) * COLUMN_GAP / 2
    found = _rivers(covered, allowed, left)
    rivers = [river for river in found if river[1] - river[0] > narrowest]
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
