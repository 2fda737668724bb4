"""Where the text of several lines aligns: at the left, at the right, or in its middle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from tailan.documents.page.words import Line

_FEWEST = 3
"""Texts that end in one place, or have one middle, where that is no chance."""


@dataclass(frozen=True)
class Stops:
    """The distances from the left, in whole points, at which text of several lines aligns."""

    lefts: frozenset[int]
    rights: frozenset[int]
    middles: frozenset[int]

    @classmethod
    def of(cls, texts: Iterable[Line]) -> Stops:
        """The stops of a table: text that is not set at the left by chance aligns in two lines."""
        parts = list(texts)
        lefts, rights, middles = (
            Counter(round(at(part)) for part in parts)
            for at in (attrgetter("left"), attrgetter("right"), attrgetter("middle"))
        )
        return cls(_common(lefts, 2), _common(rights, _FEWEST), _common(middles, _FEWEST))

    def hold(self, part: Line) -> bool:
        """Whether a text begins, ends or has its middle at a stop."""
        return (
            round(part.left) in self.lefts
            or round(part.right) in self.rights
            or round(part.middle) in self.middles
        )


def _common(places: Counter[int], least: int) -> frozenset[int]:
    return frozenset(place for place, count in places.items() if count >= least)
