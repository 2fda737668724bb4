"""What changed since the last period: the same work found again, however it was renumbered."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from tailan.comparison import weighted_mean
from tailan.findings.dossier import Dossier, Line

_WORD = re.compile(r"[^\W\d_]{2,}")
_SAME = 0.6
"""The share of words that two rows must have in common to be the same work."""
_LEAST_WORDS = 8
"""A shorter narrative may come again in good faith: "Бүрэн хийсэн"."""


@dataclass(frozen=True)
class Pair:
    """A row of the plan and the row of the last period that is the same work."""

    before: Line
    now: Line

    @property
    def difference(self) -> Fraction | None:
        """The reported percent now less that of the last period; None where one has none."""
        if self.before.reported is None or self.now.reported is None:
            return None
        return self.now.reported - self.before.reported

    @property
    def is_copied(self) -> bool:
        """Whether the narrative is that of the last period, word for word."""
        text = self.now.measure.narrative.split()
        return len(text) >= _LEAST_WORDS and text == self.before.measure.narrative.split()


@dataclass(frozen=True)
class PeriodMeans:
    """Means of the same rows in two periods, and of how many; None where there is none."""

    compared: int
    before: Fraction | None
    now: Fraction | None


@dataclass(frozen=True)
class Change:
    """The rows of two periods: `pairs` are the same work, `added` and `dropped` the others."""

    pairs: tuple[Pair, ...]
    added: tuple[Line, ...]
    dropped: tuple[Line, ...]

    @cached_property
    def rated(self) -> tuple[Pair, ...]:
        """The pairs that report a percent in both periods."""
        return tuple(pair for pair in self.pairs if pair.difference is not None)

    @cached_property
    def means(self) -> PeriodMeans:
        """The means of the reported percents of the pairs that have both."""
        return _means(self.rated)

    def of_objective(self, objective_no: str) -> PeriodMeans:
        """The means of the pairs that stand under an objective now."""
        return _means(p for p in self.rated if p.now.measure.objective_no == objective_no)

    @cached_property
    def moved(self) -> tuple[Pair, ...]:
        """The pairs whose percent or status is another now, the largest falls first."""
        changed = [p for p in self.pairs if p.difference or _status(p.before) != _status(p.now)]
        return tuple(sorted(changed, key=lambda p: p.difference or Fraction(0)))

    @cached_property
    def copied(self) -> tuple[Pair, ...]:
        """The pairs whose narrative came again word for word."""
        return tuple(pair for pair in self.pairs if pair.is_copied)


def change(before: Dossier, now: Dossier) -> Change:
    """The rows of the last period held against those of this one.

    Rows are one work if their measures and indicators have the same words, numbers apart; of
    the others those are paired that share most words, three in five at least.
    """
    earlier, later = list(before.lines), list(now.lines)
    found = dict(_alike(earlier, later, _same_words(earlier, later)))
    pairs = tuple(Pair(earlier[i], later[j]) for j, i in sorted(found.items()))
    taken = set(found.values())
    return Change(
        pairs,
        tuple(line for j, line in enumerate(later) if j not in found),
        tuple(line for i, line in enumerate(earlier) if i not in taken),
    )


def _same_words(earlier: Sequence[Line], later: Sequence[Line]) -> dict[int, int]:
    """Rows of now by position, each with the row before that has just its words."""
    waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, line in enumerate(earlier):
        waiting[_words(line)].append(i)
    return {
        j: places.pop(0) for j, line in enumerate(later) if (places := waiting.get(_words(line)))
    }


def _alike(
    earlier: Sequence[Line], later: Sequence[Line], found: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """The rows found, and of those left the pairs that share most words, best first."""
    yield from found.items()
    taken, done = set(found.values()), set(found)
    left = {i: frozenset(_words(line)) for i, line in enumerate(earlier) if i not in taken}
    scored = [
        (_share(words, own), -abs(i - j), i, j)
        for j, line in enumerate(later)
        if j not in done and (own := frozenset(_words(line)))
        for i, words in left.items()
    ]
    for share, _, i, j in sorted(scored, reverse=True):
        if share >= _SAME and i not in taken and j not in done:
            taken.add(i)
            done.add(j)
            yield j, i


def _words(line: Line) -> tuple[str, ...]:
    measure = line.measure
    texts = (measure.measure, measure.activity, *(i.indicator for i in line.indicators))
    return tuple(_WORD.findall(" ".join(texts).casefold()))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def _status(line: Line) -> str:
    return line.measure.status


def _means(pairs: Iterable[Pair]) -> PeriodMeans:
    both = [(p.before.reported or Fraction(0), p.now.reported or Fraction(0)) for p in pairs]
    return PeriodMeans(
        len(both),
        weighted_mean((before, Decimal(1)) for before, _ in both),
        weighted_mean((now, Decimal(1)) for _, now in both),
    )
