"""How likely two parts at the end of a line are one word, by the words that stand whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import log

from tailan.documents.dictionary import begins_word, is_word
from tailan.documents.word_shapes import COMPLETE, are_in_harmony

_MANY = 300
"""Words of a document by which the letters around a break are judged."""

_BOUND = 2.0
_PLACES = 6
"""Places within a word at which a line may break it, on average."""

# Logarithms of how much more often one word looks so than two, counted on prints of documents of
# which the words are known. What is joined by them is always a repair.
_WHOLE, _UNKNOWN, _KNOWN_LETTER = 8.0, 5.0, -1.6
_COMPLETE, _NO_HARMONY = -1.8, -3.0

_SURE = 6
"""Letters of the second part that make it a word of its own for sure, if it is known."""

_OPEN = 4
"""Letters of a part that may go on by which it is known as the beginning of a word."""

_CAPITALS = re.compile(r"[А-ЯЁӨҮ]+(?=[А-ЯЁӨҮ][а-яёөү])")
"""A short name written in one with a word: ХАҮТанхим."""

_LETTER_WORDS = frozenset("лчуүн")
"""Particles of one letter."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class Junctions:
    """The whole words of a document, and the pairs of them that stand beside each other."""

    words: frozenset[str] = frozenset()
    pairs: frozenset[Pair] = frozenset()

    def weight(self, first: str, rests: Sequence[str], *, is_open: bool = False) -> float:
        """The logarithm of how much likelier two parts are one word than two.

        `rests` are what the second part may be: as its line has it, then with the lines beneath
        that hold nothing else. `is_open` says that even the longest may be broken itself.
        """
        first = _CAPITALS.sub("", first).casefold()
        rests = [rest.casefold() for rest in rests]
        letters = max((len(rest) for rest in rests if self.knows(rest)), default=0)
        knows_first = self.knows(first)
        is_pair = (first, rests[0]) in self.pairs
        are_words = is_pair or (knows_first and letters > 0)
        if not is_pair and any(self.knows(first + rest) for rest in rests):
            return _WHOLE
        if is_open and not are_words and self._begins_word(first + rests[-1]):
            return _WHOLE
        if is_open and len(rests[-1]) >= _OPEN and self._begins_word(rests[-1]):
            letters = len(rests[-1])
        if is_pair:
            letters = _SURE
        weight = self._likeness(first, rests[0]) + _KNOWN_LETTER * min(letters, _SURE)
        if not knows_first or (len(rests[-1]) == 1 and not letters):
            weight += _UNKNOWN
        if COMPLETE.search(first):
            weight += _COMPLETE
        return weight if are_in_harmony(first, rests[0]) else weight + _NO_HARMONY

    def goes_on(self, rests: Sequence[str], *, is_open: bool) -> bool:
        """Whether the first of these is but the beginning of a word that goes on beneath."""
        rests = [rest.casefold() for rest in rests]
        return any(map(self.knows, rests[1:])) or (is_open and self._begins_word(rests[-1]))

    def knows(self, word: str) -> bool:
        """Whether the document or the dictionary has a word in small letters."""
        if len(word) == 1:
            return word in _LETTER_WORDS
        return word in self.words or is_word(word)

    def _likeness(self, first: str, second: str) -> float:
        """What the letters on both sides of the break tell."""
        count = len(self.words)
        within = self._within[first[-2:] + second[:2]] + 0.2
        split = (self._ends[first[-2:]] + 0.5) * (self._beginnings[second[:2]] + 0.5)
        ratio = within * (count + 1) / (_PLACES * split)
        return max(-_BOUND, min(_BOUND, log(ratio))) if count >= _MANY else 0.0

    def _begins_word(self, text: str) -> bool:
        at = bisect_left(self._sorted, text)
        is_own = at < len(self._sorted) and self._sorted[at].startswith(text)
        return is_own or begins_word(text)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self.words)

    @cached_property
    def _within(self) -> Counter[str]:
        return Counter(word[i : i + 4] for word in self.words for i in range(len(word) - 2))

    @cached_property
    def _ends(self) -> Counter[str]:
        return Counter(word[-2:] for word in self.words)

    @cached_property
    def _beginnings(self) -> Counter[str]:
        return Counter(word[:2] for word in self.words)
