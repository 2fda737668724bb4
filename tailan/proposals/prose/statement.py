"""A number of a narrative as a statement, and the narrative that they make up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tailan.period import Period
from tailan.proposals.prose.claims import Claim
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.rates import Base
from tailan.proposals.prose.sentences import Sentence
from tailan.proposals.prose.tokens import Token


@dataclass(frozen=True, slots=True)
class Statement:
    """What a narrative says with one number.

    `objects` are the nouns before the number that its verb acts on, the nearest first; `start`
    is where the words that belong to this number alone begin, `since` where the number before
    ends (its noun may be shared: 58 тогтоолын биелэлт 61.8), `stop` the next number, `shared`
    are the words of its whole row. What a pronoun stands for was to be done by the `asked` verbs;
    `labels` are the nouns beside the numbers of the sentence, `base` of how many a rate is.
    """

    quantity: Quantity
    sentence: Sentence
    claim: Claim
    attribute: str
    phrase: tuple[int, ...]
    objects: tuple[int, ...]
    since: int
    start: int
    stop: int
    shared: range
    time: Period | None
    is_time_inherited: bool
    is_total: bool
    is_whole: bool
    is_change: bool
    is_each: bool
    is_aim: bool
    is_pronoun: bool
    manner: str
    asked: frozenset[str]
    is_part: bool = False
    labels: frozenset[str] = frozenset()
    base: Base | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A narrative read once for all indicators of its measure."""

    text: str
    tokens: list[Token]
    sentences: tuple[Sentence, ...]
    statements: tuple[Statement, ...]

    def within(self, sentence: Sentence) -> Sequence[Statement]:
        """The statements of a sentence."""
        first = bisect_left(self.statements, sentence.first, key=_place)
        return self.statements[first : bisect_left(self.statements, sentence.end, key=_place)]


def _place(statement: Statement) -> int:
    return statement.quantity.first
