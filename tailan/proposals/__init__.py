"""Actual values proposed from narratives, each with its quote and how sure it is."""

from __future__ import annotations

from collections.abc import Iterable

from tailan.actuals import Actual
from tailan.period import Period
from tailan.plan import Indicator, Measure
from tailan.proposals.choice import Choice, chosen
from tailan.proposals.quotes import quote_of
from tailan.proposals.rules import RULES
from tailan.proposals.statements import Passage, passage_of
from tailan.proposals.subjects import subject_of
from tailan.proposals.wordings import wording_of


def proposed_actuals(
    measures: Iterable[Measure],
    indicators: Iterable[Indicator],
    period: Period,
    rules: frozenset[str] = RULES,
) -> tuple[Actual, ...]:
    """A proposal for every indicator that has a target, in their order.

    `rules` are the names of the rules in force; all are, save where a bench leaves one out.
    """
    rows = {(m.measure_no, m.activity_no): m for m in measures}
    passages: dict[tuple[str, str], Passage] = {}
    found: list[Actual] = []
    for indicator in indicators:
        row = (indicator.measure_no, indicator.activity_no)
        if indicator.target is None and not indicator.target_text:
            continue
        if row not in passages:
            passages[row] = passage_of(rows[row].narrative if row in rows else "", period)
        measure = rows.get(row)
        found.append(
            _nothing(indicator)
            if measure is None
            else _proposal(measure, indicator, passages[row], period, rules)
        )
    return tuple(found)


def _nothing(indicator: Indicator) -> Actual:
    return Actual(indicator.measure_no, indicator.activity_no, indicator.indicator_no)


def _proposal(
    measure: Measure, indicator: Indicator, passage: Passage, period: Period, rules: frozenset[str]
) -> Actual:
    subject = subject_of(measure, indicator)
    if subject.kind != "yes_no":
        choice = chosen(subject, passage, period, rules)
        if choice is not None:
            return _stated(indicator, passage, choice)
    told = wording_of(subject, passage, period, rules)
    if told is None:
        return _nothing(indicator)
    return Actual(
        indicator.measure_no,
        indicator.activity_no,
        indicator.indicator_no,
        told.value,
        told.basis,
        quote_of(passage, told.first, told.last),
        str(told.time or ""),
        "тодорхой" if told.is_sure else "эргэлзээтэй",
    )


def _stated(indicator: Indicator, passage: Passage, choice: Choice) -> Actual:
    """The proposal from statements with numbers; no value where they contradict or are old."""
    statements = [candidate.case.statement for candidate in choice.candidates]
    first = min(s.quantity.first for s in statements)
    last = max(s.claim.end for s in statements)
    times = {c.time for c in choice.candidates}
    time = times.pop() if len(times) == 1 else None
    has_value = choice.value is not None
    return Actual(
        indicator.measure_no,
        indicator.activity_no,
        indicator.indicator_no,
        choice.value,
        ("counted" if choice.is_sum else "stated") if has_value else "none",
        quote_of(passage, first, last),
        str(time or ""),
        "олдоогүй" if choice.is_earlier else "тодорхой" if choice.is_sure else "эргэлзээтэй",
    )
