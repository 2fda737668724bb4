"""How a program prints the lines of a document: in which order, with which white and spaces."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from statistics import median

from tailan.documents.page.words import HYPHENS, Line, Word

_GAP = 0.6
"""Letter heights of white that may part two cells; a space is a quarter of one."""

_APART = 0.3
"""Letter heights of white before a cell beside the last one: less stands before a raised figure."""

_EVEN = 0.1
_WIDEST = 6.0
"""Letter heights of white in a line of justified text at most."""

_PIXEL = 0.85
"""Points by which white of one kind may differ, which browsers put on whole pixels."""

_SELDOM = 0.3
"""The share of rows that may be but one text or stand unevenly, as headings of others do."""

_OFTEN = 0.25
"""The share of the white met most often, at which another one is no chance."""

_MOST = 0.8
_LEVEL = 0.4
_ALIKE = 0.06
"""Letter heights by which the white between two lines of one text may differ."""

_CLOSER = 0.2
"""Letter heights by which lines of one text stand closer than rows do."""

_FARTHEST = 1.5
"""Letter heights of white between two lines of one text at most."""


@dataclass(frozen=True)
class Print:
    """How a program prints the lines of a document."""

    leading: dict[int, float]
    """The white between two lines of one text, for letters of each height in whole points."""
    is_by_cells: bool = False
    """Whether it prints all lines of a cell before those of the cell beside it."""
    has_spaces: bool = False
    """Whether it prints a space between any two words of a line."""
    has_spaces_at_ends: bool = True
    """Whether a space may be printed where a cell ends."""
    has_wide_spaces: bool = True
    """Whether it prints the wide spaces of justified lines, too."""

    @property
    def tells_spaces(self) -> bool:
        """Whether words with a space between are of one text, however wide it is."""
        return self.has_spaces and self.has_wide_spaces and not self.has_spaces_at_ends

    @classmethod
    def of(cls, words: Sequence[Word]) -> Print:
        """The print of words in the order of the file."""
        lines = [Line(tuple(run)) for run in _runs(words, _are_near)]
        leading = _leading(lines)
        returns = [last for last, line in pairwise(lines) if _is_return(last, line)]
        beneath = [last for last, line in pairwise(lines) if _begins_beneath(last, line)]
        ends = returns or beneath
        inner = [word.is_spaced for line in lines for word in line.words[:-1]]
        is_recognised = any(word.confidence < 100 for word in words)
        are_rows = bool(returns) or _are_rows(lines, leading)
        are_single = not are_rows and _are_single(lines)
        return cls(
            {} if are_single else leading,
            (are_rows or are_single) and not is_recognised,
            sum(inner) > _MOST * len(inner),
            2 * sum(line.words[-1].is_spaced for line in ends) > len(ends),
            _has_wide_spaces(words),
        )

    def lines(self, words: Sequence[Word]) -> Iterator[Line]:
        """Words that surely stand in one line of one text, in the order of the file."""
        run = list(words[:1])
        gaps = [_gap(last, word) for last, word in pairwise(words)]
        for at, gap in enumerate(gaps):
            # The spaces of a justified line are as wide as each other.
            beside = (*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2])
            is_even = any(abs(gap - other) < _EVEN for other in beside)
            if not self._are_beside(words[at], words[at + 1], gap, is_even=is_even):
                yield Line(tuple(run))
                run = []
            run.append(words[at + 1])
        if run:
            yield Line(tuple(run))

    def _are_beside(self, last: Word, word: Word, gap: float, *, is_even: bool) -> bool:
        if not -_LEVEL < gap < _WIDEST:
            return False
        if last.is_spaced:
            return gap < _GAP or (is_even and self.tells_spaces)
        # Level letters that touch would be one word, if they were one text: but for a hyphen's.
        is_own = word.top == last.top and last.text[-1] not in HYPHENS
        return gap < _GAP and not (self.has_spaces and is_own)

    def is_beneath(self, line: Line, above: Line) -> bool:
        """Whether a line stands as close beneath another one as the lines of one text do."""
        white = line.top - above.bottom
        leading = self.leading.get(round(above.size), 0.0)
        is_near = abs(white - leading) <= _ALIKE * above.size
        return is_near and _are_over(above, line)


def _has_wide_spaces(words: Sequence[Word]) -> bool:
    """Whether a space is printed in most white that is as wide as the next in its line."""
    gaps = [_gap(last, word) for last, word in pairwise(words)]
    wide = [
        last.is_spaced
        for last, gap, following in zip(words, gaps, gaps[1:], strict=False)
        if _GAP < gap < _WIDEST and abs(gap - following) < _EVEN
    ]
    return 2 * sum(wide) >= len(wide)


def _leading(lines: Sequence[Line]) -> dict[int, float]:
    """The white between two lines of one text, for letters of each height in whole points."""
    whites: defaultdict[int, list[float]] = defaultdict(list)
    for last, line in pairwise(_justified(lines)):
        white = line.top - last.bottom
        if _are_over(last, line) and -last.size / 2 < white < _FARTHEST * last.size:
            whites[round(last.size)].append(white)
    return {size: _usual(found) for size, found in whites.items()}


def _justified(lines: Sequence[Line]) -> list[Line]:
    """The lines, several level ones as one where the white between all their words is even."""
    found: list[Line] = []
    for line in lines:
        if found and are_level(found[-1], line) and found[-1].right < line.left:
            whole = Line((*found[-1].words, *line.words))
            gaps = [word.left - last.right for last, word in pairwise(whole.words)]
            if max(gaps) - min(gaps) < 2 * _EVEN * line.size:
                found[-1] = whole
                continue
        found.append(line)
    return found


def _is_return(last: Line, line: Line) -> bool:
    """Whether a line goes back up, to a cell beside one of several lines."""
    is_right = line.left > last.right + _APART * last.size
    return is_right and last.top - line.top > _LEVEL * last.size


def _begins_beneath(last: Line, line: Line) -> bool:
    """Whether a line goes back to the left, close beneath the last one, as a row does."""
    return line.right < last.left and 0 <= line.bottom - last.bottom < _FARTHEST * 2 * last.size


def _are_rows(lines: Sequence[Line], leading: Mapping[int, float]) -> bool:
    """Whether lines that begin at the left of the last one stand beneath it as rows do.

    A program that prints line by line prints so the next line of the first of several cells, as
    close as lines of one text, and often alone.
    """
    begun = [at for at in range(1, len(lines)) if _begins_beneath(lines[at - 1], lines[at])]
    return bool(begun) and all(
        lines[at].top - lines[at - 1].bottom - leading.get(round(lines[at - 1].size), inf)
        > _CLOSER * lines[at].size
        for at in begun
    )


def _are_single(lines: Sequence[Line]) -> bool:
    """Whether all rows are one line: they stand evenly, and hardly one lacks a second cell.

    Then nothing tells how close the lines of one cell would be.
    """
    begun = [at for at in range(1, len(lines)) if _begins_beneath(lines[at - 1], lines[at])]
    whites = {at: lines[at].top - lines[at - 1].bottom for at in begun}
    ends = (*lines[1:], *lines[-1:])
    whole = [at for at in begun if at + 1 < len(lines) and are_level(lines[at], ends[at])]
    spaced = sum(lines[at - 1].words[-1].is_spaced for at in begun)
    if not whole or 2 * spaced > len(begun):
        return False
    usual = median(whites[at] for at in whole)
    near = _CLOSER * lines[0].size
    middle = lines[whole[len(whole) // 2]]
    even = [at for at in whole if abs(whites[at] - usual) < near and _are_over(middle, lines[at])]
    rows = {at for at in begun if whites[at] < usual + near} | {*whole}
    return len(even) >= (1 - _SELDOM) * len(rows)


def _usual(whites: Sequence[float]) -> float:
    """The least white that is met often: between rows there is more than between their lines."""
    bins = Counter(round(2 * white) for white in whites)
    most = max(bins.values())
    least = min(white for white, count in bins.items() if count >= _OFTEN * most)
    # Browsers put lines on whole pixels, so that whites of one kind may differ by one.
    first = min(white for white in whites if round(2 * white) == least)
    near = [white for white in whites if 0 <= white - first < _PIXEL]
    return (first + max(near)) / 2


def _gap(last: Word, word: Word) -> float:
    """The white between two words of a line in letter heights; without end in two lines."""
    return (word.left - last.right) / last.height if are_level(last, word) else inf


def _runs(words: Sequence[Word], are_beside: Callable[[Word, Word], bool]) -> Iterator[list[Word]]:
    run = list(words[:1])
    for last, word in pairwise(words):
        if not are_beside(last, word):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _are_near(last: Word, word: Word) -> bool:
    return are_level(last, word) and abs(word.left - last.right) < _GAP * last.height


def _are_over(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same places across the page, in part at least."""
    return one.left < other.right and other.left < one.right


def are_level(one: Word | Line, other: Word | Line) -> bool:
    """Whether two texts stand beside each other in one line."""
    height = min(one.bottom - one.top, other.bottom - other.top)
    return abs(one.y - other.y) < _LEVEL * height
