"""The units of an invented province: every sum has the same five offices."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count, islice, product

from tailan.sample.vocabulary import Name, vocabulary
from tailan.units import Unit


def offices(number: int) -> list[Unit]:
    """So many units, always the same ones in the same order."""
    return list(islice(_offices(), number))


def _offices() -> Iterator[Unit]:
    kinds = vocabulary().offices
    for number, sum_ in enumerate(_sums(), start=1):
        for kind in kinds:
            yield Unit(
                f"s{number:03}-{kind.code}",
                kind.mn.format(sum=sum_.mn),
                kind.en.format(sum=sum_.en),
                "",
                (),
            )


def _sums() -> Iterator[Name]:
    """Names that are made up; where they are used up, with a number behind."""
    words = vocabulary().sums
    for turn in count(1):
        behind = f"-{turn}" if turn > 1 else ""
        for second, first in product(words.second, words.first):
            yield Name(mn=f"{first.mn}{second.mn}{behind}", en=f"{first.en}{second.en}{behind}")
