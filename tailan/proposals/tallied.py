"""The value that a table in a sentence gives for an indicator: of one entry, of several, of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from tailan.period import Period
from tailan.proposals.count_links import OF_ITSELF
from tailan.proposals.relations import kind_keys, same_keys, same_roots
from tailan.proposals.statement import Passage, Statement
from tailan.proposals.subjects import Subject, is_related
from tailan.proposals.tallies import Entry, Tally, is_planned
from tailan.proposals.times import is_earlier, is_later
from tailan.proposals.wordings import Wording
from tailan.proposals.words import keys, roots


def tallied(
    subject: Subject, tallies: Sequence[Tally], passage: Passage, report: Period
) -> Wording | None:
    """The value that the only table about an indicator gives, None where none or several do."""
    if subject.kind != "count" or not subject.heads:
        return None
    about = [t for t in tallies if _is_about(subject, t, passage) and not is_planned(t, passage)]
    found = [_value(subject, tally, passage, report) for tally in about]
    return found[0] if len(found) == 1 else None


def _is_about(subject: Subject, tally: Tally, passage: Passage) -> bool:
    """Whether a title names what an indicator counts, and tells of no other act."""
    words = [passage.tokens[index].word for index in tally.title]
    nouns = frozenset(w.key for w in words if not w.form) - keys("idle")
    told = _told(subject, tally.title, passage)
    heads = frozenset(subject.heads)
    is_genus = any(kind_keys(noun) & heads for noun in nouns)
    if not tally.title:
        # Үүнд: гомдол – 52 goes on with the sentence before.
        return any(heads <= _told(subject, e.words, passage) for e in tally.entries)
    is_entry = any(heads <= _told(subject, e.words, passage) for e in tally.entries)
    is_genus = is_genus or (is_entry and _verb(subject) in told)
    is_named = bool(told & heads) or is_genus or not _foreign(subject, tally, passage)
    is_by_nature = bool(_by_nature(subject, tally, passage))
    if not (is_named or is_by_nature) or not (told or is_by_nature):
        return False
    is_done = any(word.form == "done" for word in words)
    verb = _verb(subject)
    return not (is_done and verb) or verb in told or _tells_verb(subject, tally, passage)


def _foreign(subject: Subject, tally: Tally, passage: Passage) -> frozenset[str]:
    """The nouns of a title of which neither an indicator nor its measure speaks."""
    words = (passage.tokens[index].word for index in tally.title)
    nouns = frozenset(word.key for word in words if not word.form) - keys("idle")
    return nouns - frozenset[str]().union(*map(same_keys, _nouns(subject) | subject.topic))


def _value(subject: Subject, tally: Tally, passage: Passage, report: Period) -> Wording | None:
    """What a table says: its total, or its entries that tell all that the title leaves open."""
    open_words = _open_words(subject, tally, passage)
    entries = [e for e in tally.entries if not e.is_open]
    outer = [entry for entry in entries if not entry.is_within]
    if not open_words:
        if tally.whole is not None and _fits(subject, tally.whole):
            return _sum(subject, [tally.whole], report)
        return _listed(subject, tally, outer) or _of_entries(subject, outer, report)
    told = [(entry, open_words & _told(subject, entry.words, passage)) for entry in entries]
    full = [entry for entry, words in told if words == open_words]
    if full:
        return _of_entries(subject, full, report)
    some = [entry for entry, words in told if words and not entry.is_within]
    together = frozenset[str]().union(*(words for _, words in told))
    if together == open_words and len(some) == len(outer):
        return _of_entries(subject, some, report)
    is_most = len(some) == 1 and 2 * len(together) >= len(open_words)
    # Another kind of the thing is told, where the title has words of its own: Урсгал засвар …
    is_most = is_most and not _foreign(subject, tally, passage)
    return _of_entries(subject, some, report) if is_most else None


def _open_words(subject: Subject, tally: Tally, passage: Passage) -> frozenset[str]:
    """The words of an indicator that a title does not tell, save what its entries are by nature."""
    verb, heads = _verb(subject), frozenset(subject.heads)
    left = (_nouns(subject) | {verb}) - _told(subject, tally.title, passage)
    left -= _by_nature(subject, tally, passage) | {subject.companion, ""}
    of_entries = _told(subject, (i for e in tally.entries for i in e.words), passage)
    # A title that tells the rest stands for the noun; nobody repeats a verb in a list.
    is_noun_told = bool(_nouns(subject) - left) or verb not in left or not _nouns(subject) - heads
    left -= heads - of_entries if is_noun_told else frozenset()
    return left if verb in of_entries else left - {verb}


def _by_nature(subject: Subject, tally: Tally, passage: Passage) -> frozenset[str]:
    """The nouns of an indicator of which every entry is one, or a kind: үхэр, хонь are мал."""
    entries = [{passage.tokens[i].word.key for i in e.words} for e in tally.entries]
    return frozenset(
        head
        for head in subject.heads
        if all(words & (kind_keys(head) | same_keys(head)) for words in entries)
    )


def _tells_verb(subject: Subject, tally: Tally, passage: Passage) -> bool:
    return any(_verb(subject) in _told(subject, e.words, passage) for e in tally.entries)


def _told(subject: Subject, places: Iterable[int], passage: Passage) -> frozenset[str]:
    """Which words of an indicator, its verb by the root, some words of a text tell."""
    words = [passage.tokens[index].word for index in places]
    named = {word.key for word in words}
    told = {noun for noun in _nouns(subject) if same_keys(noun) & named}
    verb = _verb(subject)
    is_said = any(w.form and w.root in same_roots(verb) for w in words)
    is_named = any(is_related(word.key, verb) for word in words if not word.form)
    is_act = bool(subject.act) and subject.act in named and verb in roots("light_verbs")
    return frozenset(told | ({verb} if verb and (is_said or is_named or is_act) else set()))


def _nouns(subject: Subject) -> frozenset[str]:
    return (subject.qualities | {*subject.heads}) - {""}


def _verb(subject: Subject) -> str:
    return subject.verbs[-1] if subject.verbs else ""


def _listed(subject: Subject, tally: Tally, entries: Sequence[Entry]) -> Wording | None:
    """How many things a title lists by name, where no number stands beside them."""
    is_list = len(entries) > 1 and not any(e.statements for e in entries) and tally.whole is None
    if not is_list or not subject.asks_done or subject.dimension:
        return None
    first, last = tally.title[0], entries[-1].words[-1]
    return Wording(Decimal(len(entries)), "counted", first, last)


def _of_entries(subject: Subject, entries: Sequence[Entry], report: Period) -> Wording | None:
    """The sum of the numbers of some entries; none where one has no number in the unit asked."""
    found = [next((s for s in e.statements if _fits(subject, s)), None) for e in entries]
    numbers = [statement for statement in found if statement is not None]
    return _sum(subject, numbers, report) if numbers and len(numbers) == len(found) else None


def _sum(subject: Subject, numbers: Sequence[Statement], report: Period) -> Wording | None:
    if any(_is_of_another_time(subject, statement, report) for statement in numbers):
        return None
    size = Decimal(1) if subject.size is None else subject.size
    values = [
        s.quantity.value if subject.size is None else s.quantity.amount / size for s in numbers
    ]
    return Wording(
        sum(values, Decimal(0)),
        "stated" if len(numbers) == 1 else "counted",
        min(s.quantity.first for s in numbers),
        max(s.quantity.last for s in numbers),
        numbers[0].time,
    )


def _fits(subject: Subject, statement: Statement) -> bool:
    dimension = statement.quantity.dimension
    if subject.dimension not in OF_ITSELF:
        return dimension == subject.dimension
    return dimension in OF_ITSELF


def _is_of_another_time(subject: Subject, statement: Statement, report: Period) -> bool:
    time = statement.time
    if time is None or str(time.year) in subject.years:
        return False
    return is_earlier(time, report) or is_later(time, report)
