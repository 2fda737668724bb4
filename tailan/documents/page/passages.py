"""The text of each cell or paragraph, told by the order in which its lines are printed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import inf

from tailan.documents.page.words import HYPHENS, Line, Word

_GAP = 0.6
"""Letter heights of white that may part two cells; a space is a quarter of one."""

_APART = 0.3
"""Letter heights of white before a cell beside the last one: less stands before a raised figure."""

_EVEN = 0.1
_WIDEST = 6.0
"""Letter heights of white in a line of justified text at most."""

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
class Passage:
    """Lines of one text beneath one another, in the order in which they are printed."""

    lines: tuple[Line, ...]

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words from left to right."""
        found = (word for line in self.lines for word in line.words)
        return tuple(sorted(found, key=lambda word: word.left))

    @cached_property
    def box(self) -> Line:
        """All of it as one line, which has its edges."""
        return Line(self.words)

    @property
    def last(self) -> Line:
        """The line that was printed last."""
        return self.lines[-1]

    def goes_on(self, line: Line) -> Passage:
        """The passage and one more line."""
        return Passage((*self.lines, line))


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

    @property
    def tells_spaces(self) -> bool:
        """Whether words with a space between are of one text, however wide it is."""
        return self.has_spaces and not self.has_spaces_at_ends

    @classmethod
    def of(cls, words: Sequence[Word]) -> Print:
        """The print of words in the order of the file."""
        lines = [Line(tuple(run)) for run in _runs(words, _are_near)]
        whites: defaultdict[int, list[float]] = defaultdict(list)
        beneath: list[tuple[int, float]] = []
        returns = spaced = 0
        for last, line in pairwise(lines):
            white = line.top - last.bottom
            if _are_over(last, line) and -last.size / 2 < white < _FARTHEST * last.size:
                whites[round(last.size)].append(white)
            if (
                last.top - line.top > _LEVEL * last.size
                and line.left > last.right + _APART * last.size
            ):
                returns += 1
                spaced += last.words[-1].is_spaced
            elif line.right < last.left and white < _FARTHEST * last.size:
                beneath.append((round(last.size), white / last.size))
        leading = {size: _usual(found) for size, found in whites.items()}
        inner = [word.is_spaced for line in lines for word in line.words[:-1]]
        is_recognised = any(word.confidence < 100 for word in words)
        return cls(
            leading,
            (returns > 0 or _are_rows(beneath, leading)) and not is_recognised,
            sum(inner) > _MOST * len(inner),
            2 * spaced > returns,
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


def _are_rows(beneath: Sequence[tuple[int, float]], leading: Mapping[int, float]) -> bool:
    """Whether lines that begin at the left of the last one stand beneath it as rows do.

    A program that prints line by line prints so the next line of the first of several cells, as
    close as lines of one text.
    """
    return bool(beneath) and all(
        size in leading and white - leading[size] / size > _CLOSER for size, white in beneath
    )


def _usual(whites: Sequence[float]) -> float:
    """The least white that is met often: between rows there is more than between their lines."""
    bins = Counter(round(2 * white) for white in whites)
    most = max(bins.values())
    least = min(white for white, count in bins.items() if count >= _OFTEN * most)
    return sum(white for white in whites if round(2 * white) == least) / bins[least]


def _gap(last: Word, word: Word) -> float:
    """The white between two words of a line in letter heights; without end in two lines."""
    return (word.left - last.right) / last.height if _are_level(last, word) else inf


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
    return _are_level(last, word) and abs(word.left - last.right) < _GAP * last.height


def _are_over(one: Line, other: Line) -> bool:
    """Whether two lines stand in the same places across the page, in part at least."""
    return one.left < other.right and other.left < one.right


def _are_level(one: Word | Line, other: Word | Line) -> bool:
    middles = ((side.top + side.bottom) / 2 for side in (one, other))
    first, second = middles
    return abs(first - second) < _LEVEL * min(one.bottom - one.top, other.bottom - other.top)


def passages_of(lines: Iterable[Line], print_: Print) -> list[Passage]:
    """The passages that lines make; several level ones are one where the text goes on beneath.

    White that parts two cells may also stand in a line of justified text. Only there the next
    line begins beneath its first word again.
    """
    found: list[Passage] = []
    for line in lines:
        if found and _ends_line(found[-1], line):
            whole = Line((*found[-1].last.words, *line.words))
            found[-1] = Passage((*found[-1].lines[:-1], whole))
            continue
        first = _first_above(found, line, print_)
        if first is None:
            found.append(Passage((line,)))
            continue
        whole = Line(tuple(word for one in found[first:] for word in one.last.words))
        found[first:] = _begun(Passage((*found[first].lines[:-1], whole)), line, print_)
    return found


def _begun(passage: Passage, line: Line, print_: Print) -> list[Passage]:
    """A passage with one more line; its first line begins where the others do.

    Where no spaces are printed, a number too long for its cell stands as close before the text
    of the next one as a word.
    """
    words = passage.last.words
    if len(passage.lines) == 1 and not print_.has_spaces and words[0].text[0].isdigit():
        at = next((i for i, word in enumerate(words) if abs(word.left - line.left) < 1), 0)
        if at:
            number, first = Line(words[:at]), Line(words[at:])
            return [Passage((number,)), Passage((first, line))]
    return [passage.goes_on(line)]


def _ends_line(passage: Passage, line: Line) -> bool:
    """Whether words stand beside the last line of a text, yet beneath wider ones of it."""
    is_beneath = passage.last.right < line.left < passage.box.right
    return is_beneath and _are_level(passage.last, line)


def _first_above(found: Sequence[Passage], line: Line, print_: Print) -> int | None:
    """The first of the level passages printed last that a line goes on with beneath."""
    first = None
    for at in range(len(found) - 1, -1, -1):
        above = found[at].last
        if at < len(found) - 1 and (
            not _are_level(above, found[-1].last)
            or len(found[at + 1].lines) > 1
            or above.right > found[at + 1].last.left
        ):
            break
        # A centred line may stand beneath the last words alone: a space joins others to these.
        is_joined = print_.tells_spaces and above.words[-1].is_spaced and first == at + 1
        if is_joined or print_.is_beneath(line, above):
            first = at
    return first
