"""The value of an indicator from a list without a verb, by the path of labels that leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from tailan.period import Period
from tailan.proposals.amounts import OF_ITSELF, Asked, Listing, amount_of, listing_of, sum_of
from tailan.proposals.labels import is_opposite, names
from tailan.proposals.shelves import (
    Shelf,
    extras,
    is_named,
    is_now,
    is_unsaid,
    missing,
    verb_fit,
)
from tailan.proposals.subjects import Subject
from tailan.proposals.words import keys

_AGES = re.compile(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})(?=\s*нас)")


def ages_in(text: str) -> tuple[int, int] | None:
    """The ages from which to which a text speaks of people: 0–17 насны."""
    match = _AGES.search(text)
    return (int(match[1]), int(match[2])) if match else None


def listed(subject: Subject, text: str, shelves: Sequence[Shelf], report: Period) -> Listing | None:
    """What lists give for an indicator with a text, None where nothing in them fits it alone."""
    if subject.kind not in {"count", "percent"}:
        return None
    asked = Asked(subject, ages_in(text), report)
    now = [shelf for shelf in shelves if is_now(shelf, subject, report)]
    for rule in (_carried, _named, _split, _unsaid, _in_context, _told_apart):
        found = rule(asked, now)
        if found:
            return _alone(found)
    return None


def _alone(found: Sequence[Listing | None]) -> Listing | None:
    """The one value that is found, None where entries contradict or leave it open."""
    values = {None if listing is None else listing.value for listing in found}
    return found[0] if len(values) == 1 else None


def _carried(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """How many entries are of what is counted, each with another measure: … сум 12.4 км."""
    subject = asked.subject
    if subject.kind != "count" or subject.dimension:
        return []
    for shelf in shelves:
        parts = [part for part in shelf.parts if is_now(part, subject, asked.report)]
        if not parts or is_named(shelf, subject) or not _is_asked(shelf, subject):
            continue
        ends = [names(subject.heads, subject.companion, part.own.words) for part in parts]
        units = {figure.dimension for part in parts for figure in part.entry.figures}
        if all(ends) and units and not units & OF_ITSELF:
            return [listing_of(shelf, Decimal(len(parts)), is_sum=True)]
    return []


def _named(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """The entries whose path of labels has all words of the indicator, the highest of each path.

    Those that say its verb come before those where it goes without saying.
    """
    subject = asked.subject
    fitting = [s for s in shelves if _is_named_for(s, subject) and _is_asked(s, subject)]
    told = [shelf for shelf in fitting if verb_fit(shelf, subject) > 1]
    found: list[Shelf] = []
    for shelf in told or fitting:
        if not any(_is_under(shelf, above) for above in found):
            found.append(shelf)
    return _values(asked, found)


def _split(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """Entries that have only together what the indicator names: өмчлөх эрхийн, эзэмших эрхийн."""
    subject = asked.subject
    for shelf in shelves:
        lacking = missing(shelf, subject)
        if not lacking or not is_named(shelf, subject) or verb_fit(shelf, subject) < 1:
            continue
        parts = [part for part in shelf.parts if is_now(part, subject, asked.report)]
        chosen = [part for part in parts if missing(part, subject) != lacking]
        left = [missing(part, subject) for part in chosen]
        if len(chosen) > 1 and not frozenset.intersection(*left) and all(left):
            return [sum_of(asked, shelf, chosen)]
    return []


def _unsaid(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """Entries under a verb that leaves open what is counted: Ажилд зуучлагдсан: байнгын 148."""
    subject = asked.subject
    found: list[Shelf] = []
    for shelf in shelves:
        is_below = any(_is_under(shelf, above) for above in found)
        if not is_below and is_unsaid(shelf, subject) and verb_fit(shelf, subject) == 2:
            lacking = missing(shelf, subject)
            if not lacking or (shelf.depth and _is_told_apart(shelf, subject, lacking)):
                found.append(shelf)
    return _values(asked, found)


def _in_context(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """Entries with noun and verb, the rest of the indicator being said by the measure or before."""
    subject = asked.subject
    found: list[Shelf] = []
    before = set(subject.topic)
    for shelf in shelves:
        lacking = missing(shelf, subject)
        is_own = names(subject.heads, subject.companion, shelf.own.words)
        fit = verb_fit(shelf, subject)
        known = before if fit == 2 else subject.topic
        if is_own and fit > 0 and lacking <= known and not extras(shelf, subject):
            found.append(shelf)
        before |= shelf.nouns
    return _values(asked, found)


def _told_apart(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """Entries whose labels hold only words of the indicator, more than their heads do."""
    subject = asked.subject
    found = [
        shelf
        for shelf in shelves
        if shelf.depth
        and is_named(shelf, subject)
        and _is_told_apart(shelf, subject, missing(shelf, subject))
    ]
    return _values(asked, found)


def _is_told_apart(shelf: Shelf, subject: Subject, lacking: frozenset[str]) -> bool:
    """Whether a label says two words of the indicator and none else, and nothing says the rest."""
    own = {key for key in subject.qualities if key in shelf.own.nouns}
    roots = {root for root in subject.verbs if root in shelf.own.done}
    is_all = len(own) == len(shelf.own.nouns) and len(roots) == len(shelf.own.done)
    named = {key for sentence in shelf.passage.sentences for key in sentence.keys}
    is_telling = len(own) + len(roots) > 1 or any(is_opposite(word) for word in shelf.own.words)
    return is_all and bool(own | roots) and is_telling and not lacking & named


def _is_under(shelf: Shelf, above: Shelf) -> bool:
    return above.entry.first <= shelf.entry.first and shelf.entry.last <= above.entry.last


def _is_asked(shelf: Shelf, subject: Subject) -> bool:
    """Whether the labels say all that the indicator says."""
    return verb_fit(shelf, subject) > 0 and not missing(shelf, subject)


def _is_named_for(shelf: Shelf, subject: Subject) -> bool:
    """Whether what is counted is named; what a unit measures need not be: талбай, м2."""
    if subject.kind == "percent":
        is_work = bool(keys("progress") & {*subject.heads}) and bool(shelf.own.words)
        return is_named(shelf, subject) or (
            is_work and shelf.own.words[-1].key in keys("work_nouns")
        )
    is_told = bool(subject.qualities) or verb_fit(shelf, subject) == 2
    is_measure = bool(keys("list_measures") & {*subject.heads}) and is_told
    return is_named(shelf, subject) or (is_measure and subject.dimension not in OF_ITSELF)


def _values(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """The values of entries that fit alike, those of one list with ages or kinds added up."""
    if not shelves:
        return []
    if asked.ages is not None:
        aged = _of_ages(asked, shelves)
        return [aged] if aged or len(shelves) > 1 else [None]
    fewest = min(len(extras(shelf, asked.subject)) for shelf in shelves)
    closest = [s for s in shelves if len(extras(s, asked.subject)) == fewest]
    above = {shelf.labels[:-1] for shelf in closest}
    if len(closest) > 1 and closest[0].depth and len(above) == 1 and fewest:
        return [sum_of(asked, closest[0], closest)]
    return [amount_of(asked, shelf) for shelf in closest]


def _of_ages(asked: Asked, shelves: Sequence[Shelf]) -> Listing | None:
    """The sum over ages that follow each other from the first to the last that is asked for."""
    aged = [(ages, shelf) for shelf in shelves if (ages := _ageslisting_of(shelf)) is not None]
    aged.sort(key=lambda pair: pair[0])
    if not aged or asked.ages != (aged[0][0][0], aged[-1][0][1]):
        return None
    if any(after[0] != before[1] + 1 for (before, _), (after, _) in pairwise(aged)):
        return None
    if len(aged) == 1:
        return amount_of(asked, aged[0][1])
    return sum_of(asked, aged[0][1], [shelf for _, shelf in aged])


def _ageslisting_of(shelf: Shelf) -> tuple[int, int] | None:
    tokens, label = shelf.passage.tokens, shelf.entry.label
    return ages_in(shelf.passage.text[tokens[label[0]].start : tokens[label[-1]].end + 1])


def is_barred(
    places: frozenset[int], shelves: Sequence[Shelf], subject: Subject, report: Period
) -> bool:
    """Whether numbers stand in entries that are no value: a plan, another year."""
    return any(
        figure.first in places and not is_now(shelf, subject, report)
        for shelf in shelves
        for each in (shelf, *shelf.beside)
        for figure in each.entry.figures
    )
