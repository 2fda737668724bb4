"""Words and their boxes on a page, put into lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

HYPHENS = "-\u2010\u00ad"
"""What a hyphen at a line's end may be."""

GLUED = 0.12
"""Heights of white at most between the parts of one word."""


@dataclass(frozen=True, slots=True)
class Word:
    """Letters without a space and their box in points from the page's upper left corner.

    `turn` counts the quarter turns to the left by which the word stands on the page;
    `confidence` is that of a recognised word, from 0 to 100, and `other` another reading of it;
    `is_unsure` says that a letter stands for a sign whose meaning the file does not tell,
    `is_spaced` that a space is printed behind the word, `is_bold` that its letters are bold,
    `is_parted` that its last hyphen but parts a word, or does not; None where nothing tells.
    `letter` is the width of the first letter, 0 where nobody measured it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    turn: int = 0
    is_unsure: bool = False
    confidence: float = 100.0
    other: str = ""
    is_spaced: bool = False
    is_bold: bool = False
    is_parted: bool | None = None
    letter: float = 0.0

    @property
    def x(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def anchor(self) -> float:
        """Where between left and right a word belongs: one too long runs over its cell's edge."""
        return self.left + (self.right - self.left) / 4

    @property
    def y(self) -> float:
        """The middle between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """The height, which is the size of the letters."""
        return self.bottom - self.top


_height = attrgetter("height")


@dataclass(frozen=True)
class Line:
    """The words of one line from left to right."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        """Where the line begins."""
        return self.words[0].left

    @cached_property
    def right(self) -> float:
        """Where the line ends."""
        return max(word.right for word in self.words)

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @cached_property
    def top(self) -> float:
        """The upper edge."""
        return min(word.top for word in self._body)

    @cached_property
    def bottom(self) -> float:
        """The lower edge."""
        return max(word.bottom for word in self._body)

    @property
    def y(self) -> float:
        """The middle between the upper and the lower edge."""
        return (self.top + self.bottom) / 2

    @cached_property
    def size(self) -> float:
        """The height of the letters."""
        return max(word.height for word in self._body)

    @cached_property
    def _body(self) -> tuple[Word, ...]:
        """The words without a bullet before them, whose print may be larger."""
        is_bullet = len(self.words) > 1 and not self.words[0].text[-1].isalnum()
        return self.words[1:] if is_bullet and len(self.words[0].text) == 1 else self.words

    @property
    def is_bold(self) -> bool:
        """Whether all its letters are bold; a bullet is none."""
        return all(word.is_bold for word in self.words if word.text[0].isalnum())

    @cached_property
    def text(self) -> str:
        """The words with spaces between; parts of a word that stand close make one."""
        parts = [self.words[0].text]
        for last, word in pairwise(self.words):
            is_close = word.left - last.right < GLUED * max(last.height, word.height)
            parts.append(word.text if is_close and not last.is_spaced else f" {word.text}")
        return "".join(parts)


def lines_of(words: Iterable[Word]) -> list[Line]:
    """The words in lines, downward."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: word.y):
        if lines and _is_level(word, lines[-1]):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line(tuple(sorted(line, key=lambda word: word.left))) for line in lines]


def _is_level(word: Word, line: list[Word]) -> bool:
    """Whether a word stands beside the line's tallest one rather than beneath it."""
    tallest = max(line[-8:], key=_height)
    return abs(word.y - tallest.y) < 0.5 * max(word.height, tallest.height)


def upright(words: Sequence[Word]) -> list[Word]:
    """The words of a cell turned so that they read from left to right."""
    turns = [word.turn for word in words]
    turn = max(set(turns), key=turns.count) if turns else 0
    return [turned(word, turn) for word in words] if turn else list(words)


def turned(word: Word, turn: int) -> Word:
    """The word with its box turned back by quarter turns, about the page's corner."""
    if not turn % 4:
        return word
    left, top, right, bottom = word.left, word.top, word.right, word.bottom
    box = {
        1: (-bottom, left, -top, right),
        2: (-right, -bottom, -left, -top),
        3: (top, -right, bottom, -left),
    }[turn % 4]
    return replace(
        word,
        left=box[0],
        top=box[1],
        right=box[2],
        bottom=box[3],
        turn=(word.turn - turn) % 4,
    )


def chunks(line: Line, gap: float) -> Iterator[Line]:
    """The parts of a line between gaps of at least so many letter heights."""
    part = [line.words[0]]
    for last, word in pairwise(line.words):
        if word.left - max(other.right for other in part) > gap * last.height:
            yield Line(tuple(part))
            part = []
        part.append(word)
    yield Line(tuple(part))
