"""The one statement among those that fit that gives an indicator's value, if one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.candidates import (
    OWN,
    Candidate,
    candidates_of,
    done_first,
    new_first,
    of_noun_alone,
    of_own_word,
)
from tailan.proposals.cases import Case, verb_points, words_beside
from tailan.proposals.links.coordinates import joined_behind
from tailan.proposals.parts import are_parts, is_narrower
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import roots
from tailan.proposals.refusals.reasons import is_of_earlier_year
from tailan.proposals.rivals import (
    best_named,
    called_total,
    closest,
    is_sure,
    said_exactly,
    sum_of_others,
    without_totals,
)
from tailan.proposals.rules import owner_points, quality_points
from tailan.proposals.subjects import Subject

_CLOSE = 0.75
"""How near the points of a rival must come to throw doubt on the best statement."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The value that was chosen, and from which statements; None where they contradict."""

    candidates: tuple[Candidate, ...]
    value: Decimal | None
    is_sum: bool = False
    is_sure: bool = False
    is_earlier: bool = False

    @property
    def points(self) -> float:
        """How much speaks for the value."""
        return max(candidate.points for candidate in self.candidates)

    @property
    def places(self) -> frozenset[int]:
        """The tokens of the numbers."""
        return frozenset(c.case.statement.quantity.first for c in self.candidates)


def without_rivals(choices: Sequence[Choice | None]) -> list[Choice | None]:
    """The choices of a measure's indicators, each number only for the one it fits best."""
    return [
        None if choice is not None and any(_is_better(o, choice) for o in choices) else choice
        for choice in choices
    ]


def _is_better(other: Choice | None, choice: Choice) -> bool:
    """Whether another indicator has the same number and a better right to it; a sum is no rival."""
    if other is None or other is choice or other.is_sum != choice.is_sum:
        return False
    return bool(other.places & choice.places) and other.points > choice.points + _CLOSE


def chosen(
    subject: Subject, passage: Passage, report: Period, rules: frozenset[str]
) -> Choice | None:
    """The value that a narrative states for an indicator, None where it states none."""
    fitting, named = candidates_of(subject, passage, report, rules)
    current = [c for c in fitting if "earlier_year" not in rules or not is_of_earlier_year(c.case)]
    if current:
        best = _best(done_first(new_first(of_own_word(of_noun_alone(current)))), rules)
        if _is_told_of_a_part(best):
            return _of_part(best, current)
        is_other = _is_of_other_act(best, named) or _is_last_of_row(best)
        is_other = is_other or _is_total_of_one_time(best, current) or _is_said_of_row(best)
        return replace(best, value=None, is_sure=False) if is_other else best
    if fitting:
        return Choice((max(fitting, key=lambda c: c.points),), None, is_earlier=True)
    return None


def _is_of_other_act(choice: Choice, named: set[Decimal]) -> bool:
    """Whether another verb is told of the value, and more numbers of the same noun are there."""
    case = choice.candidates[0].case
    return case.subject.asks_done and verb_points(case) < 0 and bool(named - {choice.value})


def _is_told_of_a_part(choice: Choice) -> bool:
    """Whether the verb asked for is told of a part only: 389 зөрчил. Үүнээс 274-ийг арилгасан."""
    case = choice.candidates[0].case
    if not case.subject.asks_done or verb_points(case) > 0:
        return False
    if verb_points(case) == 0 and case.subject.verbs[-1] in roots("light_verbs"):
        return False
    return any(
        other.is_pronoun
        and case.subject.verbs[-1] in other.claim.roots
        and other.quantity.first > case.statement.quantity.first
        and not _is_other_manner(case, other)
        for other in case.passage.statements
    )


def _is_other_manner(case: Case, other: Statement) -> bool:
    """Whether one verb is said of both in manners of their own: 29 хугацаанд нь, 4 нь хоцорч."""
    is_faulty = other.claim.root in roots("adverse") - {*case.subject.verbs}
    return is_faulty and other.claim.end == case.statement.claim.end


def _of_part(whole: Choice, current: Sequence[Candidate]) -> Choice:
    """The one part of which the verb asked for is told; no value where that is open."""
    first = whole.candidates[0].case.statement.quantity.first
    parts = [
        c
        for c in current
        if c.case.statement.is_pronoun
        and c.case.statement.quantity.first > first
        and verb_points(c.case) >= 1
    ]
    if len(parts) != 1:
        return replace(whole, value=None, is_sure=False)
    return Choice((parts[0],), parts[0].value)


def _is_last_of_row(choice: Choice) -> bool:
    """Whether a bare number stands before that may be of the noun too: хавар 24, зун 16 кино."""
    case = choice.candidates[0].case
    own, tokens = case.statement, case.passage.tokens
    is_described = quality_points(case) > 0 or own.is_total or not own.quantity.phrase
    if choice.is_sum or is_described or own.quantity.dimension:
        return False
    before = next((s for s in case.passage.statements if s.stop == own.quantity.first), None)
    if before is None or before.quantity.phrase or before.quantity.dimension:
        return False
    behind = tokens[before.quantity.last + 1]
    return behind.text == "," and not before.quantity.case and before.claim.end == own.claim.end


def _is_total_of_one_time(choice: Choice, current: Sequence[Candidate]) -> bool:
    """Whether a total is of one time, and a later one is told of apart: I улиралд бүгд 40, II-т 9.

    The last of them may be of both.
    """
    whole = choice.candidates[0]
    own, time = whole.case.statement, whole.time
    if choice.is_sum or not own.is_total or time is None or whole.case.subject.kind != "count":
        return False
    behind = (c for c in current if c.case.statement.quantity.first > own.quantity.first)
    later = [c.time for c in behind if c.case.link.points >= OWN and c.time is not None]
    return any(
        (other.year, other.part[:1]) == (time.year, time.part[:1])
        and other.last_month > time.last_month
        for other in later
    )


def _is_said_of_row(choice: Choice) -> bool:
    """Whether the noun behind a number is said of its row: 29 багш, 33 эмч, 16 ажилтан ирцтэй."""
    case = choice.candidates[0].case
    own, tokens, head = case.statement, case.passage.tokens, case.link.head
    if choice.is_sum or head != max(own.quantity.phrase, default=-2) or head == own.quantity.last:
        return False
    before = next((s for s in case.passage.statements if s.stop == own.quantity.first), None)
    if before is None or tokens[head].word.case != "com" or len(own.quantity.phrase) < 2:
        return False
    is_parted = tokens[own.quantity.first - 1].text == ","
    return is_parted and bool(before.quantity.phrase) and before.claim.end == own.claim.end


def _best(fitting: list[Candidate], rules: frozenset[str]) -> Choice:
    """The choice among the statements that fit."""
    fitting = without_totals(fitting)
    if (whole := called_total(fitting)) is not None:
        return _of(whole)
    candidates = closest(fitting)
    top = max(candidates, key=lambda candidate: candidate.points)
    is_level = top.case.subject.kind in {"percent", "level"}
    is_kind = top.case.link.is_kind or (
        top.case.statement.quantity.is_borrowing and is_narrower(top.case)
    )
    named = None if is_kind or sum_of_others(candidates) else best_named(candidates, is_apart=True)
    if named is not None and (named is not top or is_level):
        return Choice((named,), named.value)
    rivals = _rivals(candidates, top, is_kind)
    if len({c.value for c in rivals}) == 1:
        return _of(top)
    if is_level:
        return _of_own_noun(rivals) or _latest(rivals)
    if (whole := sum_of_others(rivals)) is not None:
        return _of(whole)
    said = said_exactly(rivals) if "verb" in rules else None
    said = said or (None if is_kind else best_named(rivals))
    if said is not None:
        return Choice((said,), said.value)
    if "sum" in rules and are_parts(rivals):
        return Choice(tuple(rivals), sum((c.value for c in rivals), Decimal(0)), is_sum=True)
    return Choice((top,), None)


def _of(candidate: Candidate) -> Choice:
    return Choice((candidate,), candidate.value, is_sure=is_sure(candidate))


def _rivals(candidates: list[Candidate], top: Candidate, is_kind: bool) -> list[Candidate]:
    """Those that come close to the best; of levels and kinds all that its sentence tells."""
    here = top.case.statement.sentence
    is_level = top.case.subject.kind in {"percent", "level"}
    joined = joined_behind(top.case.subject, top.case.statement, top.case.passage)

    def is_rival(candidate: Candidate) -> bool:
        if candidate.points > top.points - _CLOSE or candidate.case.statement in joined:
            return True
        is_beside = candidate.case.statement.sentence is here
        return is_beside and (is_kind or (is_level and owner_points(candidate.case) >= 0))

    return [candidate for candidate in candidates if is_rival(candidate)]


def _of_own_noun(rivals: list[Candidate]) -> Choice | None:
    """The level whose noun is described as asked for, where each level has its noun beside it."""
    heads = {*rivals[0].case.subject.heads}
    if not all(heads & words_beside(candidate.case) for candidate in rivals):
        return None
    named = best_named(rivals)
    return Choice((named,), named.value) if named is not None else None


def _latest(rivals: list[Candidate]) -> Choice:
    """The level of the latest time, where every rival names its time."""
    timed = [(c.time.year, c.time.last_month, c) for c in rivals if c.time is not None]
    if len(timed) < len(rivals):
        return Choice((rivals[0],), None)
    year, month, latest = max(timed, key=lambda item: item[:2])
    values = {c.value for y, m, c in timed if (y, m) == (year, month)}
    return Choice((latest,), latest.value if len(values) == 1 else None)
