"""Values that a narrative tells without a number: done or not, never happened, listed events."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tailan.actuals import Basis
from tailan.period import Period
from tailan.proposals.statements import Passage
from tailan.proposals.subjects import Subject


@dataclass(frozen=True, slots=True)
class Wording:
    """A value told in words, by the tokens `first` to `last`."""

    value: Decimal
    basis: Basis
    first: int
    last: int
    time: Period | None = None
    is_sure: bool = False


def wording_of(
    subject: Subject, passage: Passage, report: Period, rules: frozenset[str]
) -> Wording | None:
    """The value that the words of a narrative tell, None where they tell none."""
    return None
