"""How likely two parts at the end of a line are one word, by the words that stand whole."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from math import log

from tailan.documents.word_shapes import COMPLETE, are_in_harmony

_MANY = 300
"""Words of a document by which one that it lacks is the rarer one."""

_STEM = 3
"""Letters of the second part with which the first surely makes the stem of a known word."""

_BOUND = 2.0
_PLACES = 6
"""Places within a word at which a line may break it, on average."""

# Logarithms of how much more often one word looks so than two: estimates, set by hand on prints
# of real documents. What is joined by them is always a repair.
_KNOWN_WHOLE, _KNOWN_STEM, _KNOWN_PAIR = 6.0, 3.5, -6.0
_KNOWN_FIRST, _KNOWN_SECOND, _UNKNOWN = -1.9, -2.2, 0.4
_COMPLETE, _NO_HARMONY = -1.8, -3.0

_LETTER_WORDS = frozenset("лчуүнб")
"""Particles of one letter."""

_LETTER = 2.0

Pair = tuple[str, str]


@dataclass(frozen=True)
class Junctions:
    """The whole words of a document, and the pairs of them that stand beside each other."""

    words: frozenset[str] = frozenset()
    pairs: frozenset[Pair] = frozenset()

    def weight(self, first: str, second: str, *, is_open: bool = False) -> float:
        """The logarithm of how much likelier two parts are one word than two.

        `is_open` says that the second may be broken itself.
        """
        first, second = first.casefold(), second.casefold()
        weight = self._likeness(first, second) + self._knowledge(first, second, is_open=is_open)
        if COMPLETE.search(first):
            weight += _COMPLETE
        if not are_in_harmony(first, second):
            weight += _NO_HARMONY
        if len(second) == 1 and not is_open and second not in _LETTER_WORDS:
            weight += _LETTER
        return weight

    def _knowledge(self, first: str, second: str, *, is_open: bool) -> float:
        """What the words themselves tell."""
        whole = first + second
        weight = _KNOWN_PAIR if (first, second) in self.pairs else 0.0
        if whole in self.words or (is_open and self._begins_word(whole)):
            weight += _KNOWN_WHOLE
        elif len(first) >= _STEM and self._begins_word(first + second[:_STEM]):
            weight += _KNOWN_STEM
        unknown = _UNKNOWN if len(self.words) >= _MANY else 0.0
        weight += _KNOWN_FIRST if first in self.words else unknown
        if not is_open:
            weight += _KNOWN_SECOND if second in self.words else unknown
        return weight

    def _likeness(self, first: str, second: str) -> float:
        """What the letters on both sides of the break tell."""
        count = len(self.words)
        within = self._within[first[-2:] + second[:2]] + 0.2
        split = (self._ends[first[-2:]] + 0.5) * (self._beginnings[second[:2]] + 0.5)
        ratio = within * (count + 1) / (_PLACES * split)
        return max(-_BOUND, min(_BOUND, log(ratio))) if count >= _MANY else 0.0

    def _begins_word(self, text: str) -> bool:
        at = bisect_left(self._sorted, text)
        return at < len(self._sorted) and self._sorted[at].startswith(text)

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
