"""The text of each cell or paragraph, told by the order in which its lines are printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, zip_longest

from tailan.documents.page.unruled.printing import Print, are_level
from tailan.documents.page.words import Line, Word

_WIDE = 0.6
"""Letter heights of white that is no space, where these are printed."""

_EVEN = 0.3
"""Letter heights by which the white between the words of a justified line may differ."""


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


def passages_of(lines: Iterable[Line], print_: Print) -> list[Passage]:
    """The passages that lines make; several level ones are one where the text goes on beneath.

    White that parts two cells may also stand in a line of justified text. Only there the next
    line begins beneath its first word again.
    """
    found: list[Passage] = []
    own = list(lines)
    for line, following in zip_longest(own, own[1:]):
        if found and _ends_line(found[-1], line, print_):
            whole = Line((*found[-1].last.words, *line.words))
            found[-1] = Passage((*found[-1].lines[:-1], whole))
            continue
        first = _first_above(found, line, print_)
        if first is None or _begins_row(found, first, line, following, print_):
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


def _ends_line(passage: Passage, line: Line, print_: Print) -> bool:
    """Whether words stand beside the last line of a text, yet beneath wider ones of it."""
    is_beneath = passage.last.right < line.left < passage.box.right
    is_wide = line.left - passage.last.right > _WIDE * line.size
    is_apart = print_.tells_spaces and not passage.last.words[-1].is_spaced and is_wide
    return is_beneath and are_level(passage.last, line) and not is_apart


def _begins_row(
    found: Sequence[Passage], first: int, line: Line, following: Line | None, print_: Print
) -> bool:
    """Whether a line close beneath a text is the first cell of a row, and no more of the text.

    It reaches over the cell beside that text, or has a cell beside itself beneath the text.
    """
    box = found[first].box
    if first and found[first - 1].box.right < box.left:
        beside = found[first - 1].box
        is_level = beside.top < box.bottom and box.top < beside.bottom
        if is_level and line.left < beside.middle:
            return True
    if following is None or not line.right < following.left < box.right:
        return False
    return are_level(line, following) and not _is_one_line(
        [Passage((line,)), Passage((following,))], print_
    )


def _first_above(found: Sequence[Passage], line: Line, print_: Print) -> int | None:
    """The first of the level passages printed last that a line goes on with beneath."""
    first = None
    for at in range(len(found) - 1, -1, -1):
        above = found[at].last
        if at < len(found) - 1 and not _is_one_line(found[at:], print_):
            break
        # A centred line may stand beneath the last words alone: a space joins others to these.
        is_joined = print_.tells_spaces and above.words[-1].is_spaced and first == at + 1
        if is_joined or print_.is_beneath(line, above):
            first = at
    return first


def _is_one_line(passages: Sequence[Passage], print_: Print) -> bool:
    """Whether passages may be the words of one justified line: the spaces are as wide as another.

    The others behind the first have been seen to be so.
    """
    above, following, last = passages[0].last, passages[1], passages[-1].last
    if not are_level(above, last) or len(following.lines) > 1:
        return False
    if above.right > following.last.left:
        return False
    words = [word for passage in passages for word in passage.last.words]
    gaps = [word.left - last.right for last, word in pairwise(words)]
    if print_.tells_spaces and (above.words[-1].is_spaced or len(gaps) == 1):
        return above.words[-1].is_spaced or gaps[0] < _WIDE * above.size
    return max(gaps) - min(gaps) < _EVEN * above.size
