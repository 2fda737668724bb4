"""The value of an indicator from a list without a verb, by the path of labels that leads to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from tailan.period import Period
from tailan.proposals.choice import Choice
from tailan.proposals.lists.amounts import (
    OF_ITSELF,
    Asked,
    Listing,
    amount_of,
    listing_of,
    may_give,
    sum_of,
)
from tailan.proposals.lists.labels import Label, is_opposite, names
from tailan.proposals.lists.shelves import (
    Shelf,
    extras,
    is_named,
    is_now,
    is_unsaid,
    missing,
    verb_fit,
)
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.words import keys
from tailan.proposals.subjects import Subject

_AGES = re.compile(r"(\d{1,3})\s?[-–—]\s?(\d{1,3})(?=\s*нас)")


def ages_in(text: str) -> tuple[int, int] | None:
    """The ages from which to which a text speaks of people: 0–17 насны."""
    match = _AGES.search(text)
    return (int(match[1]), int(match[2])) if match else None


def listed(
    subject: Subject, text: str, shelves: Sequence[Shelf], report: Period
) -> tuple[Listing | None, bool]:
    """What lists give for an indicator with a text, and whether entries fit, value or not."""
    if subject.kind not in {"count", "percent"}:
        return None, False
    asked = Asked(subject, ages_in(text), report)
    now = [s for s in shelves if is_now(s, subject, report) and may_give(s, subject)]
    for rule in (_carried, _named, _split, _unsaid, _in_context, _told_apart):
        found = rule(asked, now)
        if found:
            return _alone(found), True
    return None, False


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
    best = max((verb_fit(shelf, subject) for shelf in fitting), default=0)
    found: list[Shelf] = []
    for shelf in (shelf for shelf in fitting if verb_fit(shelf, subject) == best):
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
        if not is_below and is_unsaid(shelf, subject) and verb_fit(shelf, subject) > 1:
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
        fit = verb_fit(shelf, subject)
        known = before if fit > 1 else subject.topic
        if fit > 0 and _names_alone(shelf, subject) and missing(shelf, subject) <= known:
            found.append(shelf)
        before |= shelf.nouns
    levels = [shelf.labels[:-1] for shelf in found]
    return _values(
        asked,
        [
            shelf
            for shelf in found
            if not extras(shelf, subject) or (shelf.depth and levels.count(shelf.labels[:-1]) > 1)
        ],
    )


def _names_alone(shelf: Shelf, subject: Subject) -> bool:
    """Whether an entry names what is counted under heads that say nothing else."""
    phrases = [[shelf.passage.tokens[i].word for i in f.phrase] for f in shelf.entry.figures]
    is_counted = any(names(subject.heads, subject.companion, words) for words in phrases)
    is_own = is_counted or names(subject.heads, subject.companion, shelf.own.words)
    return is_own and extras(shelf, subject) <= shelf.own.nouns


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
    """Whether the labels say all that the indicator says, and no other manner."""
    said = {word.lower for label in shelf.labels for word in label.words} & forms("manners")
    if subject.manners and said and not said & subject.manners:
        return False
    return verb_fit(shelf, subject) > 0 and not missing(shelf, subject)


def _is_named_for(shelf: Shelf, subject: Subject) -> bool:
    """Whether what is counted is named; what a unit measures need not be: талбай, м2."""
    if subject.kind == "percent":
        is_work = bool(keys("progress") & {*subject.heads}) and bool(shelf.own.words)
        return is_named(shelf, subject) or (
            is_work and shelf.own.words[-1].key in keys("work_nouns")
        )
    is_told = bool(subject.qualities) or verb_fit(shelf, subject) > 1
    is_measure = bool(keys("list_measures") & {*subject.heads}) and is_told
    return is_named(shelf, subject) or (is_measure and subject.dimension not in OF_ITSELF)


def _values(asked: Asked, shelves: Sequence[Shelf]) -> list[Listing | None]:
    """The values of entries that fit alike, those of one list with ages or kinds added up."""
    if not shelves:
        return []
    if asked.ages is not None:
        aged = _of_ages(asked, shelves)
        return [aged] if aged or len(shelves) > 1 else [None]
    groups: dict[tuple[Label, ...], list[Shelf]] = {}
    for shelf in shelves:
        groups.setdefault(shelf.labels[:-1] if shelf.depth else (), []).append(shelf)
    nearest = min(_distance(group, asked.subject) for group in groups.values())
    closest = [g for g in groups.values() if _distance(g, asked.subject) == nearest]
    found = [listing for group in closest for listing in _of_group(asked, group)]
    return [each and replace(each, is_plain=not nearest) for each in found]


def _distance(group: Sequence[Shelf], subject: Subject) -> int:
    return min(len(extras(shelf, subject)) for shelf in group)


def _of_group(asked: Asked, group: Sequence[Shelf]) -> list[Listing | None]:
    """The values of entries of one level: of one that is told apart by nothing else, or of all."""
    subject = asked.subject
    plain = [s for s in group if not extras(s, subject) & s.own.nouns]
    if not plain and len(group) > 1 and group[0].depth:
        return [sum_of(asked, group[0], group)]
    fewest = _distance(group, subject)
    closest = plain or [s for s in group if len(extras(s, subject)) == fewest]
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


def is_barred(choice: Choice, shelves: Sequence[Shelf], subject: Subject, report: Period) -> bool:
    """Whether numbers stand in entries that are no value: a plan, another year, one of several."""
    return any(
        not is_now(shelf, subject, report)
        or (verb_fit(shelf, subject) < 0 and _says_other(shelf, subject))
        or (subject.asks_done and subject.act in missing(shelf, subject) - subject.topic)
        or (not choice.is_sum and _is_one_of_several(shelf, subject))
        for shelf in shelves
        if choice.places & {f.first for each in (shelf, *shelf.beside) for f in each.entry.figures}
    )


def _is_of_total(listing: Listing, choice: Choice) -> bool:
    """Whether an entry is a part of a total before: 47 өргөдөл, гомдол. Үүнд: гомдол – 39."""
    statements = [candidate.case.statement for candidate in choice.candidates]
    is_total = len(statements) == 1 and statements[0].is_total and statements[0].quantity.phrase
    if choice.value is None or not is_total or len(choice.candidates[0].case.subject.heads) < 2:
        return False
    return statements[0].sentence.end <= listing.first and listing.value < choice.value


def is_outdone(listing: Listing | None, choice: Choice | None, shelves: Sequence[Shelf]) -> bool:
    """Whether sentences name what is asked for, and an entry something narrower."""
    if listing is None or choice is None or listing.value == choice.value:
        return False
    if _is_of_total(listing, choice):
        return True
    if listing.is_plain:
        return False
    in_lists = {
        figure.first
        for shelf in shelves
        for each in (shelf, *shelf.beside)
        for figure in each.entry.figures
    }
    return choice.value is None or not choice.places & in_lists


def _is_one_of_several(shelf: Shelf, subject: Subject) -> bool:
    """Whether an entry under a head is told apart by what the indicator does not say."""
    return shelf.depth > 0 and bool(extras(shelf, subject) & shelf.own.nouns)


def _says_other(shelf: Shelf, subject: Subject) -> bool:
    """Whether an entry names something else than the indicator, or what else was done."""
    is_told = any(label.done for label in shelf.labels)
    return is_told or bool(missing(shelf, subject) or extras(shelf, subject))
