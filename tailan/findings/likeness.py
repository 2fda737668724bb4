"""Narratives that are one: found by the word groups that they share, in time that grows in line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

_TOKEN = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_GROUP = 4
_LEAST_WORDS = 8
"""A shorter narrative says too little to be called the same work."""
_LEAST_SHARED = 3
_SAME = 0.6
_HELD = 0.85
_ONE_WORK = 0.12


@dataclass(frozen=True)
class Outline:
    """What remains of a narrative when it is compared: groups of words, and its numbers."""

    words: int
    groups: frozenset[int]
    numbers: frozenset[str]
    documents: frozenset[str]


def outline(narrative: str, documents: frozenset[str]) -> Outline:
    """The outline of a narrative; the numbers count, for a template filled in anew is no copy."""
    tokens = _TOKEN.findall(narrative.casefold())
    ends = range(len(tokens) - _GROUP + 1)
    groups = frozenset(hash(tuple(tokens[i : i + _GROUP])) for i in ends)
    numbers = frozenset(token.lstrip("0") for token in tokens if _NUMBER.fullmatch(token))
    return Outline(len(tokens), groups, numbers, documents)


def same_texts(outlines: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Pairs of narratives that are the same but for a few words, by their positions.

    Of many alike only neighbours are paired: the pairs chain them together.
    """
    for first, second in _neighbours([o.groups for o in outlines], _LEAST_SHARED):
        if _is_same(outlines[first], outlines[second]):
            yield first, second


def same_works(outlines: Sequence[Outline]) -> Iterator[tuple[int, int]]:
    """Pairs that name the same two documents, and tell of them in partly the same words."""
    for first, second in _neighbours([o.documents for o in outlines], 2):
        one, other = outlines[first], outlines[second]
        shared = len(one.groups & other.groups)
        if shared >= _ONE_WORK * max(1, min(len(one.groups), len(other.groups))):
            yield first, second


def chained(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """For each position all the others that pairs join it to, in order."""
    group_of: dict[int, list[int]] = {}
    for first, second in pairs:
        one, other = group_of.setdefault(first, [first]), group_of.setdefault(second, [second])
        if one is not other:
            small, large = sorted((one, other), key=len)
            large.extend(small)
            group_of.update(dict.fromkeys(small, large))
    for group in {id(group): group for group in group_of.values()}.values():
        group.sort()
    return dict(sorted(group_of.items()))


def _neighbours(features: Sequence[Iterable[Hashable]], least: int) -> list[tuple[int, int]]:
    """Pairs of positions next to each other among those with a feature, with `least` in common."""
    last: dict[Hashable, int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for position, own in enumerate(features):
        for feature in own:
            if feature in last:
                shared[last[feature], position] += 1
            last[feature] = position
    return sorted(pair for pair, count in shared.items() if count >= least)


def _is_same(one: Outline, other: Outline) -> bool:
    small, large = sorted((one, other), key=lambda o: len(o.groups))
    if small.words < _LEAST_WORDS:
        return False
    shared = len(small.groups & large.groups)
    if shared >= _SAME * len(small.groups | large.groups):
        return small.numbers == large.numbers
    return shared >= _HELD * len(small.groups) and small.numbers <= large.numbers
