"""What the ends of a document's lines tell of the program that set it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tailan.documents.page.words import GLUED, HYPHENS, Word
from tailan.documents.word_shapes import CUT_ENDING, ENDINGS, NEVER_FIRST

_ENDS_IN_HYPHEN = re.compile(rf"[а-яёөү][{HYPHENS}]$")
_COMPOUND = re.compile(rf"[^\W_][{HYPHENS}][^\W_]")
_PART = re.compile(rf"[\w”»\"][{HYPHENS}]$")
_GLUED = re.compile(rf"(?:\d|(?:{ENDINGS})(?!\w))")
"""What a hyphen joins to the word before: a figure, or the ending of a case."""

_MANY_COMPOUNDS = 40
"""Words with a hyphen of which some stand at a line's end if it may end behind the hyphen."""

_HYPHENATED = 0.0025
"""The share of a document's words that stand parted at a line's end where a machine parts them."""

_SPACED = 0.1
"""The share of a document's lines that end in a space where their program prints it there."""


@dataclass
class LineEnds:
    """How often words were met that end a line in these ways."""

    words: int = 0
    parted: int = 0
    """Words that end in a hyphen behind a letter."""
    compounds: int = 0
    """Words with a hyphen of their own, not at a line's end."""
    lines: int = 0
    spaced: int = 0
    """Lines that end in a space."""
    behind_hyphens: int = 0
    """Lines that end behind a hyphen which the next one surely goes on from."""
    broken: int = 0
    """Lines that go on with a word broken without a hyphen."""
    cut: int = 0
    """Such lines where other words stand before the broken one."""

    whites: Counter[float] = field(default_factory=Counter)
    """The white between words of a line, in heights of letters."""
    spaces: Counter[float] = field(default_factory=Counter)
    """The same more exactly, also where no space is printed."""
    slashes: Counter[bool] = field(default_factory=Counter)
    """Words with a slash before or behind them and slashes alone, by whether there is a word."""
    own: Counter[bool] = field(default_factory=Counter)
    """Hyphens of which the file says that they are the word's own, by whether they are bold."""
    soft: Counter[bool] = field(default_factory=Counter)
    """Hyphens of which the file says that they but part a word, by whether they are bold."""

    @classmethod
    def of(cls, words: Sequence[Word]) -> LineEnds:
        """The ends of lines among words in the order of the file."""
        ends = cls()
        for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
            ends._count(before, word, after)
        return ends

    def _count(self, before: Word | None, word: Word, after: Word | None) -> None:
        self.words += 1
        self.parted += _ENDS_IN_HYPHEN.search(word.text) is not None
        if word.is_parted is not None:
            (self.soft if word.is_parted else self.own)[word.is_bold] += 1
        self.compounds += _COMPOUND.search(word.text) is not None
        if after is not None and are_beside(word, after):
            white = (after.left - word.right) / word.height
            self.spaces[round(white, 2)] += 1
            self.whites[round(white, 1)] += word.is_spaced
        if "/" in (word.text[0], word.text[-1]):
            self.slashes[len(word.text) > 1] += 1
        if after is None or after.top <= word.y:
            return
        self.lines += 1
        self.spaced += word.is_spaced
        self.behind_hyphens += bool(_PART.search(word.text) and _GLUED.match(after.text))
        if word.text[-1].isalpha() and _is_rest(word.text, after.text):
            self.broken += 1
            self.cut += before is not None and are_beside(before, word)

    @property
    def is_hyphenated(self) -> bool:
        """Whether the program parts words by a hyphen."""
        return self.parted > _HYPHENATED * self.words

    def are_parted(self, *, is_bold: bool) -> bool | None:
        """Whether hyphens that nothing is said of part words, as where only the others are marked.

        One font has one sign for both, so that a program says of the rarer ones what they are.
        """
        own, soft = self.own[is_bold] > 0, self.soft[is_bold] > 0
        return None if own is soft else own

    @property
    def breaks_at_hyphens(self) -> bool:
        """Whether a line may end behind a hyphen; else a space follows one there."""
        is_unknown = self.is_hyphenated or self.compounds < _MANY_COMPOUNDS
        return is_unknown or self.behind_hyphens > 0

    @property
    def is_justified(self) -> bool:
        """Whether the white between words differs from line to line, so that all lines are full.

        A program that sets text so may also leave a line short to make the next ones better.
        """
        return 2 * max(self.whites.values(), default=0) < self.whites.total()

    @property
    def space(self) -> float:
        """The usual white between two words; the last line of each text has it."""
        whites = {white: count for white, count in self.spaces.items() if white > GLUED}
        return max(whites, key=lambda white: (whites[white], white), default=0.0)

    @property
    def has_slash_brackets(self) -> bool:
        """Whether slashes stand around words, as brackets do, rather than alone between them."""
        return self.slashes[True] >= self.slashes[False] > 0

    @property
    def has_spaces(self) -> bool:
        """Whether the space between two words is printed also where a line ends between them."""
        return self.spaced > _SPACED * self.lines


def are_beside(word: Word, after: Word | None) -> bool:
    """Whether both stand in one line of text, not only level in cells of one row."""
    if after is None or abs(word.y - after.y) >= word.height / 2:
        return False
    return word.x < after.x and after.left - word.right < word.height


def _is_rest(above: str, text: str) -> bool:
    """Whether a word surely goes on with the one before."""
    is_cut = CUT_ENDING.search(f"{above}|{text}") is not None
    return is_cut or NEVER_FIRST.match(text) is not None
