"""How the words of a document are spelt: tells a broken word from one with a hyphen of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from tailan.documents.dictionary import is_word
from tailan.documents.page.line_breaks.filled_lines import FilledLines
from tailan.documents.page.line_breaks.junctions import Junctions, Pair
from tailan.documents.page.line_breaks.line_ends import LineEnds, are_beside
from tailan.documents.page.words import HYPHENS, Word
from tailan.documents.word_shapes import (
    CONSONANT,
    CUT_ENDING,
    NEVER_FIRST,
    NEVER_WITHIN,
)

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SURE_WORD = 4
"""Letters of the shortest part of a compound: shorter ones may be syllables of any word."""

_LONGEST_NAME = 7
"""Letters of a short name in capitals."""

# Logarithms of how much more often the end of a full line breaks a word than it parts two.
_BROKEN, _SELDOM_BROKEN, _NEVER_BROKEN = 0.0, -3.0, -6.0
_SURE, _SURE_IF_UNSEEN = 4.5, 6.75
"""How much likelier two words are where they are so for sure; the dictionary has short words that
end longer ones, too, so that more is asked of two of which the document has none elsewhere."""

_PLURAL = re.compile("(?:үүд|ууд)")
"""An ending that is written in one with its word."""


@dataclass(frozen=True)
class Spelling:
    """The words that stand whole in a document, compounds with their hyphen, in small letters."""

    words: frozenset[str] = frozenset()
    is_hyphenated: bool = True
    """Whether the program that set the document parts words at the ends of lines."""
    is_broken_anywhere: bool = False
    """Whether it breaks words that are too long for a narrow cell, at any letter."""
    may_be_broken: bool = False
    """Whether it has broken any word so, be it but one."""
    is_cut_anywhere: bool = False
    """Whether it breaks any word where the line ends, also behind other words."""
    breaks_at_hyphens: bool = True
    """Whether a line may end behind the hyphen of a compound; else a space follows one there."""
    are_parted: tuple[bool | None, bool | None] = (None, None)
    """Whether hyphens that nothing is said of part words, plain ones and bold; None if unknown."""
    has_spaces_at_ends: bool = False
    """Whether it prints the space between two words also where a line ends between them."""

    is_justified: bool = False
    """Whether it makes all lines as long as each other, where that is possible."""
    is_never_broken: bool = False
    """Whether words too long for their cells run over the edge."""
    has_slash_brackets: bool = False
    """Whether slashes stand around words, as brackets do, rather than alone between them."""
    space: float = 0.0
    """The usual white between words in heights of letters."""
    pairs: frozenset[Pair] = frozenset()
    """Words that stand beside each other."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> Spelling:
        """The spelling of words in the order of the file; halves of parted words do not count."""
        known = tuple(words)
        ends = LineEnds.of(known)
        return cls(
            words=frozenset(_whole_words(known)),
            is_hyphenated=ends.is_hyphenated,
            is_broken_anywhere=ends.broken > 1,
            may_be_broken=ends.broken > 0,
            is_cut_anywhere=ends.cut > 1,
            breaks_at_hyphens=ends.breaks_at_hyphens,
            are_parted=(ends.are_parted(is_bold=False), ends.are_parted(is_bold=True)),
            has_spaces_at_ends=ends.has_spaces,
            is_justified=ends.is_justified,
            has_slash_brackets=ends.has_slash_brackets,
            space=ends.space,
        )

    def seen_in(self, lines: FilledLines) -> Spelling:
        """The spelling with what the lines of cells tell besides."""
        is_cut = lines.is_cut_anywhere
        return replace(
            self,
            words=self.words | lines.words,
            pairs=self.pairs | lines.pairs,
            is_cut_anywhere=is_cut,
            is_broken_anywhere=self.is_broken_anywhere or is_cut,
            may_be_broken=self.may_be_broken or is_cut,
            is_never_broken=lines.is_never_broken and not self.is_broken_anywhere,
        )

    @cached_property
    def _junctions(self) -> Junctions:
        return Junctions(self.words, self.pairs)

    def has(self, word: str) -> bool:
        """Whether the word stands whole in the document."""
        return word.casefold() in self.words

    def is_compound(self, first: str, second: str) -> bool:
        """Whether two parts at a line's end keep the hyphen between them."""
        if self.has(first + second):
            return False
        if self.has(f"{first}-{second}"):
            return True
        if not self.is_hyphenated:
            return True
        if is_word(first + second):
            return False
        return all(
            self._junctions.knows(part.casefold()) and len(part) >= _SURE_WORD
            for part in (first, second)
        )

    def is_surely_broken(self, first: str, second: str) -> bool:
        """Whether two parts are one word for sure: the document has it, or a part can be none."""
        if CONSONANT.fullmatch(first) or NEVER_FIRST.match(second):
            return True
        are_words = self.has(first) and self.has(second)
        return self.has(first + second) and not are_words

    def is_broken(
        self, first: str, rests: Sequence[str], *, is_alone: bool = True, is_open: bool = False
    ) -> bool:
        """Whether two parts are one word that a narrow cell breaks without a hyphen.

        `is_alone` says that the first has a line of its own; `rests` and `is_open` are what
        `Junctions.weight` asks for.
        """
        second = rests[0]
        if all(map(NEVER_FIRST.match, rests)):
            return True
        if CUT_ENDING.search(f"{first}|{second}"):
            return True
        if NEVER_WITHIN.search(f"{first[-2:]}|{second[:2]}".casefold()):
            return False
        return self._weight(first, rests, is_alone=is_alone, is_open=is_open) > 0

    def goes_on(self, rests: Sequence[str], *, is_open: bool) -> bool:
        """Whether the first of these is but the beginning of a word that goes on beneath."""
        return self._junctions.goes_on(rests, is_open=is_open)

    def is_broken_name(self, first: str, second: str, *, is_alone: bool) -> bool:
        """Whether two parts in capitals are one name of a body; such names follow one another.

        Only where any word is broken may one of the parts be such a name itself.
        """
        if len(first + second) > _LONGEST_NAME and not self.has(first + second):
            return False
        if self.has(first + second) or 1 in (len(first), len(second)):
            return True
        known = sum(self._junctions.knows(part.casefold()) for part in (first, second))
        return known == 0 if is_alone else known < len((first, second))

    def are_two(self, first: str, rests: Sequence[str], *, is_open: bool = False) -> bool:
        """Whether two parts are two words for sure."""
        if _PLURAL.match(rests[0]):
            return False
        sure = _SURE if self.has(first) or self.has(rests[0]) else _SURE_IF_UNSEEN
        return self._junctions.weight(first, rests, is_open=is_open) < -sure

    def _weight(self, first: str, rests: Sequence[str], *, is_alone: bool, is_open: bool) -> float:
        if self.is_never_broken:
            before = _NEVER_BROKEN
        elif self.is_broken_anywhere or not is_alone:
            before = _BROKEN
        else:
            before = _SELDOM_BROKEN
        return before + self._junctions.weight(first, rests, is_open=is_open)


def _whole_words(words: Sequence[Word]) -> Iterator[str]:
    """The words that no end of a line has broken, and the stems of those in capitals."""
    for before, word, after in zip([None, *words], words, [*words[1:], None], strict=False):
        if _is_surely_whole(before, word, after):
            for token in _TOKEN.findall(word.text):
                yield token.casefold()
                # A word in capitals takes its endings behind a hyphen.
                if (stem := token.partition("-")[0]).isupper():
                    yield stem.casefold()


def _is_surely_whole(before: Word | None, word: Word, after: Word | None) -> bool:
    """Whether a word is no part of one that the end of a line has broken."""
    begins = before is None or before.is_spaced or are_beside(before, word)
    ends = word.is_spaced or not word.text[-1].isalpha() or are_beside(word, after)
    return begins and ends and word.text[-1] not in HYPHENS
