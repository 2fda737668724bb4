"""Actual values proposed from narratives, each with its quote and how sure it is.

Which modules answer which question; a rule has its name in the registry of its line, and a sentence
in `tests/test_proposals.py` that shows what it is worth:

- what is a word, a number, a time, and what does a number say in its sentence? `prose`; the words
  themselves are in `prose/mn.yaml`
- what does an indicator ask for? `subjects`, `asked_kinds`
- may a number count that? `links`: `closest.LINKS`
- does it say something else? `refusals`: `reasons.REFUSALS`
- what speaks for it? `cases`: `rules.POINTS`
- which number is the value, do several add up? `candidates`, `choice`, `rivals`, `parts`:
  `rules.OTHERS`
- what do lists without a verb give? `lists` reads them as trees and goes down the labels: the rule
  `lists`
- what is told without a number? `events`, `proper_names`, `wordings`: `rules.OTHERS`
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tailan.actuals import Actual, Basis
from tailan.period import Period
from tailan.plan import Indicator, Measure
from tailan.proposals.choice import Choice, chosen, without_rivals
from tailan.proposals.lists.amounts import Listing
from tailan.proposals.lists.listings import is_barred, is_outdone, listed
from tailan.proposals.lists.outlines import outlines_of
from tailan.proposals.lists.shelves import shelves_of
from tailan.proposals.lists.states import state_of
from tailan.proposals.prose.acts import acts_of
from tailan.proposals.prose.quotes import quote_of
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.statements import passage_of
from tailan.proposals.rules import RULES
from tailan.proposals.subjects import subjects_of
from tailan.proposals.wordings import Wording, wording_of


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
    asked: dict[tuple[str, str], list[Indicator]] = {}
    order: list[tuple[str, str]] = []
    for indicator in indicators:
        if indicator.target is not None or indicator.target_text:
            order.append(row := (indicator.measure_no, indicator.activity_no))
            asked.setdefault(row, []).append(indicator)
    proposals = {
        row: iter(_of_measure(rows[row], found, period, rules) if row in rows else _none(found))
        for row, found in asked.items()
    }
    return tuple(next(proposals[row]) for row in order)


def _none(indicators: Sequence[Indicator]) -> list[Actual]:
    return [Actual(i.measure_no, i.activity_no, i.indicator_no) for i in indicators]


def _of_measure(
    measure: Measure, indicators: Sequence[Indicator], period: Period, rules: frozenset[str]
) -> list[Actual]:
    """The proposals for the indicators of one measure, its narrative read once."""
    passage = passage_of(measure.narrative, period)
    subjects = subjects_of(measure, indicators)
    choices: list[Choice | None] = [
        None if s.kind == "yes_no" else chosen(s, passage, period, rules) for s in subjects
    ]
    if "one_number" in rules:
        choices = without_rivals(choices)
    proposals: list[Actual] = []
    lists = tuple(shelves_of(passage, outlines_of(passage))) if "lists" in rules else ()
    acts = acts_of(passage) if None in choices or lists else []
    for indicator, subject, choice in zip(indicators, subjects, choices, strict=True):
        empty = Actual(indicator.measure_no, indicator.activity_no, indicator.indicator_no)
        listing, is_listed = listed(subject, indicator.indicator, lists, period)
        if is_outdone(listing, choice, lists):
            listing, is_listed = None, False
        if listing is not None:
            proposals.append(_listed(empty, passage, listing))
        elif choice is not None and not (is_listed or is_barred(choice, lists, subject, period)):
            proposals.append(_stated(empty, passage, choice))
        else:
            told = state_of(subject, lists, period)
            told = told or wording_of(subject, passage, acts, period, rules)
            proposals.append(empty if told is None else _told(empty, passage, told))
    return proposals


def _listed(empty: Actual, passage: Passage, listing: Listing) -> Actual:
    """The proposal from a list without a verb."""
    return replace(
        empty,
        actual=listing.value,
        basis="counted" if listing.is_sum else "stated",
        quote=quote_of(passage, listing.first, listing.last),
        confidence="тодорхой" if listing.is_sure and not listing.is_sum else "эргэлзээтэй",
    )


def _told(empty: Actual, passage: Passage, told: Wording) -> Actual:
    """The proposal from words alone."""
    return replace(
        empty,
        actual=told.value,
        basis=told.basis,
        quote=quote_of(passage, told.first, told.last),
        value_period=str(told.time or ""),
        confidence="тодорхой" if told.is_sure else "эргэлзээтэй",
    )


def _stated(empty: Actual, passage: Passage, choice: Choice) -> Actual:
    """The proposal from statements with numbers; no value where they contradict or are old."""
    statements = [candidate.case.statement for candidate in choice.candidates]
    times = {candidate.time for candidate in choice.candidates}
    time = times.pop() if len(times) == 1 else None
    basis: Basis = "counted" if choice.is_sum else "stated"
    return replace(
        empty,
        actual=choice.value,
        basis=basis if choice.value is not None else "none",
        quote=quote_of(
            passage,
            min(s.quantity.first for s in statements),
            max(s.claim.end for s in statements),
        ),
        value_period=str(time or ""),
        confidence="олдоогүй"
        if choice.is_earlier
        else "тодорхой"
        if choice.is_sure
        else "эргэлзээтэй",
    )
