"""Whether what is asked for is done, where a list says so in a word: журам – батлагдсан."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.lists.labels import said_of
from tailan.proposals.lists.shelves import Shelf, missing
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.times import is_later
from tailan.proposals.prose.words import Word, keys
from tailan.proposals.subjects import Subject
from tailan.proposals.wordings import Wording, main_verb


def state_of(subject: Subject, shelves: Sequence[Shelf], report: Period) -> Wording | None:
    """1 or 0 where an entry that names what is asked for says how far it is, else None."""
    if subject.kind != "yes_no":
        return None
    before = {*subject.topic}
    for shelf in shelves:
        said = said_of(shelf.passage.tokens, shelf.entry)
        about = {*subject.heads} & shelf.nouns
        if said and about and not missing(shelf, subject):
            value = _value(said, subject)
            return None if value is None else _told(shelf, value)
        before |= shelf.nouns
        is_known = bool({*subject.heads} & before)
        if is_known and _is_due_later(shelf, subject, report):
            return _told(shelf, 0)
    return None


def _told(shelf: Shelf, value: int) -> Wording:
    entry = shelf.entry
    return Wording(Decimal(value), "yes_no", entry.first, entry.last, is_sure=value == 1)


def _value(said: Sequence[Word], subject: Subject) -> int | None:
    """What the words behind a dash say; None where they tell of another act."""
    main = main_verb(subject)
    is_open = any(word.key in keys("list_unfinished") or word.form == "undone" for word in said)
    if is_open or any(word.lower in forms("refusals") for word in said):
        return 0
    last = next((word for word in reversed(said) if word.lower not in forms("copulas")), said[-1])
    if last.form in {"infinitive", "purpose", "future", "joined"}:
        return 0
    is_done = any(word.form == "done" and (word.root in same_roots(main)) for word in said)
    return 1 if is_done else None


def _is_due_later(shelf: Shelf, subject: Subject, report: Period) -> bool:
    """Whether an entry gives a day to come for what is asked for: ашиглалтад орох хугацаа: …."""
    own, entry = shelf.own, shelf.entry
    if own.last is None or own.last.key not in keys("list_days"):
        return False
    wanted = same_roots(main_verb(subject))
    if not any(word.form == "infinitive" and word.root in wanted for word in own.words):
        return False
    times = [
        time.period
        for sentence in shelf.passage.sentences
        for time in sentence.times
        if entry.first <= time.index - 1 and time.index <= entry.last + 1
    ]
    return bool(times) and all(is_later(time, report) for time in times)
