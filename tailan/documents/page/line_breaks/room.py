"""The room that the lines of a cell or paragraph have, and how much of it a line leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from tailan.documents.page.words import Line

_LOOSE = 0.3
_INDENT = 1.5
_WIDER = 1.1
"""The width of the first letter of a word at most, in those of its mean letter."""

_NARROW = 0.5
"""The width of a comma or a full stop, in letters."""

_SPACE = 0.28
"""The widest space between words, in heights of a line."""

_WIDE = 0.03
"""Heights of letters by which a white is wider for sure."""

_EXACT = 0.6
"""Points by which programs round the places of letters."""

_EXACT_SPACE = 0.2
"""The same for the space, whose width is known from many lines."""

_CLOSING = re.compile(r"\w[,.;:!?)»”%\"]+")
"""A letter with the signs behind it, from which no program parts it."""

_OVER = 1.5
"""Points by which a line leaves its room for sure."""


@dataclass(frozen=True)
class Room:
    """The edges between which the lines of a block stand.

    `space` is the white between two words in heights of letters, where nothing stretches it to
    make lines as long as each other; 0 where nobody measured it.
    """

    left: float
    right: float
    space: float = 0.0

    def behind(self, line: Line) -> float:
        """How much room is left beside a line, on both sides of a centred one."""
        before, behind = line.left - self.left, self.right - line.right
        is_centred = abs(before - behind) < _LOOSE * line.size and before > _INDENT * line.size
        return before + behind if is_centred else behind

    def unused(self, line: Line) -> float:
        """How much room a line leaves that nobody stretches or moves from the left edge."""
        beside = max(0.0, line.left - self.left) + self.right - line.right
        return beside + (self._stretch(line) if self.space else 0.0)

    def _stretch(self, line: Line) -> float:
        """By how much the white between the words of a line was made wider."""
        whites = (word.left - last.right for last, word in pairwise(line.words))
        usual = self.space * line.size
        return sum(white - usual for white in whites if white - usual > _WIDE * line.size)

    def is_left_by(self, line: Line) -> bool:
        """Whether a line is too long for the room."""
        return self.right - line.right + max(0.0, line.left - self.left) < -_OVER

    def takes_word_of(self, line: Line, last: Line) -> bool:
        """Whether the first word of a line had room at the end of the line before."""
        first = line.words[0]
        return first.right - first.left + 2 * _LOOSE * last.size < self.behind(last)

    def takes_letter_of(self, line: Line, last: Line) -> bool:
        """Whether the first letter of a line had room at the end of the line before."""
        first = line.words[0]
        signs = _CLOSING.match(line.text)
        if first.letter and signs and signs[0] == first.text:
            return first.right - first.left + _EXACT < self.unused(last)
        if first.letter:
            count = len(signs[0]) - 1 if signs else 0
            return first.letter * (1 + _NARROW * count) + _EXACT < self.unused(last)
        letters = sum(1 if sign.isalnum() else _NARROW for sign in first.text)
        return _WIDER * (first.right - first.left) / letters < self.behind(last)

    def takes_space(self, last: Line) -> bool:
        """Whether a space had room at the end of a line."""
        if last.words[-1].letter and self.space:
            return self.unused(last) > self.space * last.size + _EXACT_SPACE
        return self.behind(last) > _SPACE * last.size
