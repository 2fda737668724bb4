"""The statements that fit an indicator, each with its value in the unit of the indicator."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.cases import OF_VERB, Case, verb_points
from tailan.proposals.links.closest import link_of
from tailan.proposals.links.coordinates import joined_behind
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.times import is_earlier
from tailan.proposals.refusals.reasons import REFUSALS, is_of_earlier_year
from tailan.proposals.rules import POINTS
from tailan.proposals.subjects import Subject

_ENOUGH = 2.5


OWN = 3.5
"""The points of a link from which on a number counts the indicator's noun itself."""


_OF_OTHERS = ("whole", "aim", "for_each", "rate", "later_time")
"""The rules by which a number of the same noun says nothing against another one."""


@dataclass(frozen=True, slots=True, eq=False)
class Candidate:
    """A statement that fits an indicator, with its value in the indicator's unit."""

    case: Case
    points: float
    value: Decimal

    @property
    def time(self) -> Period | None:
        """The period that the statement speaks of, save an earlier year that the plan names."""
        case, time = self.case, self.case.statement.time
        if time is None or not is_earlier(time, case.report):
            return time
        return None if str(time.year) in case.subject.years else time


def candidates_of(
    subject: Subject, passage: Passage, report: Period, rules: frozenset[str]
) -> tuple[list[Candidate], set[Decimal]]:
    """The statements that fit, and the values of all that count the same noun now."""
    found: list[Candidate] = []
    named: set[Decimal] = set()
    for statement in passage.statements:
        link = link_of(subject, statement, passage, rules)
        if link is None:
            continue
        case = Case(subject, statement, passage, report, link)
        if any(REFUSALS[name](case) for name in _OF_OTHERS if name in rules):
            continue
        is_part = statement.is_part or statement.is_pronoun
        if link.points >= OWN and not is_part and not is_of_earlier_year(case):
            named.add(value_in(subject, statement.quantity))
        if any(refuses(case) for name, refuses in REFUSALS.items() if name in rules):
            continue
        points = link.points + sum(f(case) for name, f in POINTS.items() if name in rules)
        if points >= _ENOUGH:
            found.append(Candidate(case, points, value_in(subject, statement.quantity)))
    return found, named


def of_own_word(candidates: list[Candidate]) -> list[Candidate]:
    """Those that count the indicator's own word, before what is called by one like it.

    8 хурал, 2 зөвлөгөөн are 8, where хурал are asked for, though either word may say the same.
    """
    own = [c.points for c in candidates if _counted(c) in c.case.subject.heads]
    return [
        c
        for c in candidates
        if _counted(c) in {"", *c.case.subject.heads} or c.points > max(own, default=0)
    ]


def of_noun_alone(candidates: list[Candidate]) -> list[Candidate]:
    """Those that count the noun alone, before what counts it with others that have their own.

    Өргөдөл 40, гомдол 12, нийт 52 өргөдөл, гомдол are 12, where only гомдол are asked for.
    """
    return [c for c in candidates if not _counts_more(c)] or candidates


def _counts_more(candidate: Candidate) -> bool:
    """Whether a number counts another noun too, beside which another number stands."""
    case, quantity = candidate.case, candidate.case.statement.quantity
    tokens, phrase = case.passage.tokens, quantity.phrase
    others = [
        tokens[i + 2].word.key for i in phrase if [t.text for t in tokens[i + 1 : i + 2]] == [","]
    ]
    if quantity.is_borrowing or not others:
        return False
    labels = (s.quantity.label for s in case.passage.within(case.statement.sentence))
    named = {tokens[label].word.key for label in labels if label is not None}
    return bool(
        {*others, *(tokens[index].word.key for index in phrase)} & named - {*case.subject.heads}
    )


def new_first(candidates: list[Candidate]) -> list[Candidate]:
    """Those called new, where new ones are asked for: шинээр 14, сунгалтаар 9, нийт 23."""
    new = [c for c in candidates if c.case.subject.is_new and _is_called_new(c)]
    # What a comma joins with it is as new: шинээр 5 малчин, 4 тариаланч даатгуулсан.
    joined = [
        s for c in new for s in joined_behind(c.case.subject, c.case.statement, c.case.passage)
    ]
    return [c for c in candidates if c in new or c.case.statement in joined] or candidates


def _is_called_new(candidate: Candidate) -> bool:
    tokens, first = candidate.case.passage.tokens, candidate.case.statement.quantity.first
    return tokens[max(0, first - 1)].word.lower in forms("new_words")


def done_first(candidates: list[Candidate]) -> list[Candidate]:
    """Those that are done, where the same verb goes on for others: 39-ийг …, 13 нь …."""
    done = {
        c.case.statement.claim.root
        for c in candidates
        if c.case.statement.claim.standing == "done" and verb_points(c.case) >= OF_VERB
    }
    return [
        c
        for c in candidates
        if not c.case.subject.asks_done
        or c.case.statement.claim.standing != "ongoing"
        or c.case.statement.claim.root not in done
    ]


def _counted(candidate: Candidate) -> str:
    """The noun beside a number by which it is linked, empty where none is."""
    head, case = candidate.case.link.head, candidate.case
    return case.passage.tokens[head].word.key if head >= 0 and case.subject.kind == "count" else ""


def value_in(subject: Subject, quantity: Quantity) -> Decimal:
    """The number in the unit of the indicator, or in that of the text where it names none."""
    size = subject.size
    is_bare = subject.dimension == "duration" and not quantity.dimension
    if size is not None and not is_bare:
        return quantity.amount / size
    return quantity.amount if quantity.dimension in {"", "times", "pieces"} else quantity.value
