"""What an entry of a list amounts to: its number, what brackets add, the sum of its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.candidates import value_in
from tailan.proposals.lists.labels import (
    Label,
    counts_persons,
    is_describing,
    is_kind_of,
    is_person,
    is_place,
    is_plain,
    is_total,
)
from tailan.proposals.lists.shelves import Shelf, counts, ends_with, is_named, is_now, verb_fit
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.words import keys
from tailan.proposals.subjects import Subject

OF_ITSELF = frozenset({"", "times", "pieces"})
"""The units of things that are only counted."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A value that a list gives, between the tokens `first` and `last`.

    It is `plain` where no label says more than the indicator.
    """

    value: Decimal
    first: int
    last: int
    is_sum: bool = False
    is_sure: bool = True
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for, of which ages, and when."""

    subject: Subject
    ages: tuple[int, int] | None
    report: Period


def listing_of(
    shelf: Shelf, value: Decimal, *, is_sum: bool = False, is_sure: bool = True
) -> Listing:
    """A value with the tokens of its entry."""
    return Listing(value, shelf.entry.first, shelf.entry.last, is_sum, is_sure)


def amount_of(asked: Asked, shelf: Shelf) -> Listing | None:
    """The value of an entry that is asked for, None where it gives none or several."""
    subject, entry = asked.subject, shelf.entry
    own = [q for q in entry.figures if _fits(q, subject) and _is_of_label(q, shelf, subject)]
    if len(own) > 1:
        return None
    parts = [part for part in shelf.parts if is_now(part, subject, asked.report)]
    totals = [part for part in parts if is_total(part.own)]
    parts = [] if _are_states(shelf, subject) else [p for p in parts if not is_total(p.own)]
    summed = sum_of(asked, shelf, parts) if _are_parts(shelf, parts, subject) else None
    if own:
        stated = value_in(subject, own[0])
        is_sure = summed is None or stated == summed.value
        is_sure = is_sure or (entry.is_of_part and stated >= (summed.value if summed else 0))
        return listing_of(shelf, stated, is_sure=is_sure)
    if totals:
        total = _plain_amount(asked, totals[0])
        is_sure = total is not None and (summed is None or summed.value == total.value)
        return None if total is None else listing_of(shelf, total.value, is_sure=is_sure)
    beside = _beside(shelf, subject)
    if len(beside) == 1:
        return listing_of(shelf, value_in(subject, beside[0]))
    return summed or _count(asked, shelf)


def may_give(shelf: Shelf, subject: Subject) -> bool:
    """Whether an entry or its parts have a number in the unit asked for, or names to count."""
    figures = [f for each in (shelf, *shelf.beside) for f in each.entry.figures]
    if subject.kind == "percent":
        return any(_fits(figure, subject) for figure in shelf.entry.figures)
    is_named = bool(shelf.parts) and shelf.parts[0].entry.is_named
    is_carried = subject.dimension in OF_ITSELF and any(p.entry.figures for p in shelf.parts)
    return (
        any(_fits(figure, subject) for figure in figures)
        or is_named
        or is_carried
        or any(may_give(part, subject) for part in shelf.parts)
    )


def sum_of(asked: Asked, shelf: Shelf, parts: Sequence[Shelf]) -> Listing | None:
    """The sum of the parts of an entry, None where one of them gives no number."""
    amounts = [_plain_amount(asked, part) for part in parts]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts):
        return None
    first = min(shelf.entry.first, *(part.entry.first for part in parts))
    last = max(part.entry.last for part in parts)
    is_sum = len(known) > 1 or known[0].is_sum
    return Listing(sum((each.value for each in known), Decimal(0)), first, last, is_sum)


def _plain_amount(asked: Asked, part: Shelf) -> Listing | None:
    """The number of a part, which its label need not name."""
    subject = asked.subject
    fitting = [figure for figure in part.entry.figures if _fits(figure, subject)]
    own = [figure for figure in fitting if _is_alike(figure, part, subject)]
    if fitting:
        return listing_of(part, value_in(subject, own[0])) if len(own) == 1 else None
    beside = _beside(part, subject)
    if len(beside) == 1:
        return listing_of(part, value_in(subject, beside[0]))
    parts = [each for each in part.parts if is_now(each, subject, asked.report)]
    return sum_of(asked, part, parts) if _are_parts(part, parts, subject) else None


def _is_alike(figure: Quantity, part: Shelf, subject: Subject) -> bool:
    """Whether a number of a part has no noun of another thing."""
    is_counter = not figure.phrase or _is_counter(figure, part)
    return is_counter or subject.dimension not in OF_ITSELF or counts(figure, subject, part)


def _beside(shelf: Shelf, subject: Subject) -> list[Quantity]:
    """What brackets give in the unit of the indicator, or of its very noun."""
    is_measured = subject.dimension not in OF_ITSELF
    return [
        figure
        for each in shelf.beside
        for figure in each.entry.figures
        if _fits(figure, subject)
        and (is_measured or counts(figure, subject, shelf) or ends_with(each.own, subject))
    ]


def _fits(figure: Quantity, subject: Subject) -> bool:
    """Whether a number has the unit of the indicator."""
    if subject.kind == "percent":
        return figure.dimension == "percent"
    if subject.dimension not in OF_ITSELF:
        return figure.dimension == subject.dimension
    if figure.dimension == "times":
        return not counts_persons(subject.heads)
    return figure.dimension in OF_ITSELF


def _is_counter(figure: Quantity, shelf: Shelf) -> bool:
    """Whether the word behind a number only counts: 11 нэгж."""
    words = [shelf.passage.tokens[index].word for index in figure.phrase]
    return all(word.key in keys("list_counters") for word in words)


def _is_of_label(figure: Quantity, shelf: Shelf, subject: Subject) -> bool:
    """Whether a number counts what the indicator does, by the noun behind it or its label."""
    if subject.kind == "percent":
        return True
    if counts(figure, subject, shelf):
        return True
    is_measured = subject.dimension not in OF_ITSELF
    if figure.phrase and not _is_counter(figure, shelf) and not is_measured:
        return False
    own = shelf.own
    if ends_with(own, subject) or not own.words or is_measured or own.ends_with_verb:
        return True
    is_kind = own.last is not None and is_kind_of(subject.heads, own.last)
    return is_kind or is_describing(own, ()) or own.nouns <= {*subject.qualities, *subject.heads}


def _are_states(shelf: Shelf, subject: Subject) -> bool:
    """Whether parts only say how far things went that no verb speaks of: засварт 2, авах 3."""
    said = (word for part in shelf.parts for word in part.own.words[-1:])
    is_said = any(word.form in {"done", "undone", "infinitive"} for word in said)
    is_said = is_said or any(part.own.is_going_on for part in shelf.parts)
    return is_said and subject.asks_done and verb_fit(shelf, subject) < 2


def _are_parts(shelf: Shelf, parts: Sequence[Shelf], subject: Subject) -> bool:
    """Whether what is listed under an entry are kinds of what is counted, nothing twice."""
    if not parts or shelf.entry.is_vague:
        return False
    labels = [part.own for part in parts]
    units = [{figure.dimension for figure in part.entry.figures} for part in parts]
    if all("times" in each for each in units) and not counts_persons(subject.heads):
        # How often something was done is counted alike wherever that was.
        return is_named(shelf, subject)
    return all(_is_kind(label, shelf, subject, labels) for label in labels)


def _is_kind(label: Label, shelf: Shelf, subject: Subject, others: Sequence[Label]) -> bool:
    """Whether a label sets a kind apart; a thing of another name only under a verb."""
    if label.last is None:
        return False
    if is_kind_of(subject.heads, label.last) or ends_with(label, subject) or is_place(label):
        return True
    fit = verb_fit(shelf, subject)
    is_told = any(above.done for above in shelf.labels) or fit > 1
    if label.ends_with_verb:
        return is_told and is_named(shelf, subject)
    if is_describing(label, others):
        return True
    if subject.dimension not in OF_ITSELF and subject.asks_done and fit > 0:
        return is_named(shelf, subject)
    if is_person(label.last):
        return counts_persons(subject.heads)
    return is_told and is_named(shelf, subject)


def _count(asked: Asked, shelf: Shelf) -> Listing | None:
    """How many things a list only names: Зохион байгуулсан арга хэмжээ: …, …."""
    subject, parts = asked.subject, shelf.parts
    is_plain_count = subject.kind == "count" and subject.dimension in OF_ITSELF
    if not is_plain_count or len(parts) < 2 or not all(part.entry.is_named for part in parts):
        return None
    words = [word for part in parts for word in part.own.words]
    closed = forms("open_lists") | forms("row_words")
    if any(word.lower in closed for word in words) or not ends_with(shelf.own, subject):
        return None
    labels = [part.own for part in parts]
    ends = [label.last for label in labels if label.last is not None and is_plain(label.last)]
    if len(ends) < len(labels) or not _are_parts(shelf, parts, subject):
        return None
    if any(map(is_place, labels)):
        return None
    return listing_of(shelf, Decimal(len(parts)), is_sum=True, is_sure=False)
