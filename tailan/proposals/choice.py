"""The one statement among those that fit that gives an indicator's value, if one does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.candidates import OWN, Candidate, candidates_of
from tailan.proposals.cases import verb_points, words_beside
from tailan.proposals.parts import are_parts, is_narrower
from tailan.proposals.refusals import is_of_earlier_year
from tailan.proposals.rules import owner_points, quality_points
from tailan.proposals.statement import Passage
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
        best = _best(current, rules)
        is_other = _is_of_other_act(best, named) or _is_told_of_a_part(best)
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
    if not case.subject.asks_done or verb_points(case) >= 0:
        return False
    return any(
        other.is_pronoun
        and case.subject.verbs[-1] in other.claim.roots
        and other.quantity.first > case.statement.quantity.first
        for other in case.passage.statements
    )


def _best(fitting: list[Candidate], rules: frozenset[str]) -> Choice:
    if (whole := _called_total(fitting)) is not None:
        return Choice((whole,), whole.value, is_sure=_is_sure(whole))
    candidates = _closest(fitting)
    top = max(candidates, key=lambda candidate: candidate.points)
    is_kind = top.case.link.is_kind or (
        top.case.statement.quantity.is_borrowing and is_narrower(top.case)
    )
    named = (
        None if is_kind or _sum_of_others(candidates) else _best_named(candidates, is_apart=True)
    )
    is_level = top.case.subject.kind in {"percent", "level"}
    if named is not None and (named is not top or is_level):
        return Choice((named,), named.value)
    here = top.case.statement.sentence
    rivals = [
        candidate
        for candidate in candidates
        if candidate.points > top.points - _CLOSE
        or (is_kind and candidate.case.statement.sentence is here)
    ]
    if top.case.subject.kind in {"percent", "level"}:
        rivals = [
            candidate
            for candidate in candidates
            if candidate.points > top.points - _CLOSE
            or (candidate.case.statement.sentence is here and owner_points(candidate.case) >= 0)
        ]
    if len({c.value for c in rivals}) == 1:
        return Choice((top,), top.value, is_sure=_is_sure(top))
    if is_level:
        return _of_own_noun(rivals) or _latest(rivals)
    if (whole := _sum_of_others(rivals)) is not None:
        return Choice((whole,), whole.value, is_sure=_is_sure(whole))
    if not is_kind and (named := _best_named(rivals)) is not None:
        return Choice((named,), named.value)
    if "sum" in rules and are_parts(rivals) and not _is_row_longer(rivals):
        return Choice(tuple(rivals), sum((c.value for c in rivals), Decimal(0)), is_sum=True)
    return Choice((top,), None)


def _is_row_longer(rivals: Sequence[Candidate]) -> bool:
    """Whether a row of kinds has one more that may be a kind: 6 трактор, 2 комбайн, 11 ачигч."""
    case = rivals[-1].case
    behind = (s for s in case.passage.statements if s.quantity.first == case.statement.stop)
    return case.link.is_kind and any(
        other.claim.end == case.statement.claim.end
        and not other.quantity.dimension
        and case.passage.tokens[other.quantity.first - 1].text == ","
        for other in behind
    )


def _closest(candidates: list[Candidate]) -> list[Candidate]:
    """Those whose number counts the noun itself or whose verb is asked for; all where none is."""
    own = [c for c in candidates if c.case.link.points >= OWN or verb_points(c.case) >= 1]
    return own or candidates


def _of_own_noun(rivals: list[Candidate]) -> Choice | None:
    """The level whose noun is described as asked for, where each level has its noun beside it."""
    heads = {*rivals[0].case.subject.heads}
    if not all(heads & words_beside(candidate.case) for candidate in rivals):
        return None
    named = _best_named(rivals)
    return Choice((named,), named.value) if named is not None else None


def _latest(rivals: list[Candidate]) -> Choice:
    """The level of the latest time, where every rival names its time."""
    timed = [(c.time.year, c.time.last_month, c) for c in rivals if c.time is not None]
    if len(timed) < len(rivals):
        return Choice((rivals[0],), None)
    year, month, latest = max(timed, key=lambda item: item[:2])
    values = {c.value for y, m, c in timed if (y, m) == (year, month)}
    return Choice((latest,), latest.value if len(values) == 1 else None)


def _sum_of_others(rivals: list[Candidate]) -> Candidate | None:
    """The rival that is the sum of all others: a total with its parts."""
    total = sum((c.value for c in rivals), Decimal(0))
    return next(
        (c for c in rivals if len(rivals) > 2 and c.value * 2 == total and _is_apart(c)), None
    )


def _called_total(fitting: list[Candidate]) -> Candidate | None:
    """What is called a total and is the sum of all others, none of which is described better."""
    whole = _sum_of_others(fitting)
    if whole is None or not whole.case.statement.is_total:
        return None
    best = quality_points(whole.case)
    return whole if all(quality_points(c.case) <= best for c in fitting) else None


def _best_named(rivals: list[Candidate], is_apart: bool = False) -> Candidate | None:
    """The rival beside whose number stand more words of the indicator than beside any other.

    `is_apart` leaves out its words at the head of a sentence, which all numbers may share.
    """
    own = [c.case.subject.qualities & words_beside(c.case, not is_apart) for c in rivals]
    place = max(range(len(rivals)), key=lambda place: len(own[place]))
    others = [c.case for c in (*rivals[:place], *rivals[place + 1 :])]
    is_first = all(own[place] > case.subject.qualities & words_beside(case) for case in others)
    is_said = all(verb_points(rivals[place].case) >= verb_points(case) for case in others)
    return rivals[place] if is_first and is_said else None


def _is_apart(candidate: Candidate) -> bool:
    """Whether a number is called a total, or stands in no row with others."""
    statement = candidate.case.statement
    is_in_row = statement.quantity.is_borrowing or len(statement.shared) > 0
    return statement.is_total or not is_in_row


def _is_sure(candidate: Candidate) -> bool:
    """Whether noun, unit, a completed verb and this period all fit."""
    case = candidate.case
    statement, time = case.statement, candidate.time
    is_now = time is None or time.last_month == case.report.last_month or not time.part
    is_level = case.subject.kind in {"percent", "level"}
    is_done = statement.claim.standing == "done" or (
        is_level and statement.claim.standing == "state"
    )
    return (
        case.link.is_sure
        and is_now
        and is_done
        and not statement.is_time_inherited
        and not statement.quantity.is_inexact
        and not statement.is_part
        and quality_points(case) >= 0
        and verb_points(case) >= (0.5 if case.subject.asks_done and not is_level else 0)
    )
