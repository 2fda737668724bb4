"""The entries of lists, each with the entries above it, held against what an indicator names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tailan.period import Period
from tailan.proposals.lists.entries import Entry
from tailan.proposals.lists.labels import (
    Label,
    counts_persons,
    covers,
    is_describing,
    is_earlier_named,
    is_kind_of,
    is_open,
    label_of,
    names,
)
from tailan.proposals.lists.outlines import Outline
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.relations import same_keys, same_roots
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.times import is_earlier, is_later
from tailan.proposals.prose.words import keys, roots
from tailan.proposals.subjects import Subject, is_related


@dataclass(frozen=True, slots=True, eq=False)
class Shelf:
    """An entry, the labels from the head of its list down to its own, and the periods they name."""

    entry: Entry
    labels: tuple[Label, ...]
    times: tuple[Period, ...]
    passage: Passage
    depth: int = 0

    @property
    def own(self) -> Label:
        """The label of the entry itself."""
        return self.labels[-1]

    @property
    def nouns(self) -> frozenset[str]:
        """All words from the head of the list down, with those behind the numbers of the entry."""
        behind = {
            self.passage.tokens[index].word.key
            for figure in self.entry.figures
            for index in figure.phrase
        }
        return frozenset(behind).union(*(label.nouns for label in self.labels))

    @property
    def parts(self) -> list[Shelf]:
        """What is listed under the entry."""
        return [_below(part, self) for part in self.entry.parts]

    @property
    def beside(self) -> list[Shelf]:
        """What brackets say of the entry."""
        return [_below(entry, self) for entry in self.entry.beside]


def shelves_of(passage: Passage, outlines: Sequence[Outline]) -> Iterator[Shelf]:
    """All entries of the lists of a narrative, each before its parts."""
    is_compared = False
    for outline in outlines:
        last: Label | None = None
        inherited = None if is_compared else outline.sentence.inherited
        for entry in outline.entries:
            own = label_of(passage.tokens, entry.label)
            times = _times(entry, passage) or ((inherited,) if inherited else ())
            shelf = Shelf(entry, (*_taken_over(own, last), own), times, passage)
            yield from _walked(shelf)
            last = own
        # A year that is only compared with says nothing of what follows: Өмнөх оны мөн үе – 7.
        is_compared = last is not None and is_earlier_named(last) and not _is_telling(last)


def _is_telling(label: Label) -> bool:
    """Whether a label names more than a time."""
    return bool(label.nouns - keys("times") - keys("same_time") - keys("seasons") - keys("earlier"))


def _walked(shelf: Shelf) -> Iterator[Shelf]:
    yield shelf
    for part in shelf.parts:
        yield from _walked(part)


def _below(entry: Entry, above: Shelf) -> Shelf:
    tokens = above.passage.tokens
    # What the number above counts, its parts count too: нийт – 64 нэгж талбар, үүнээс ….
    counted = [label_of(tokens, q.phrase) for q in above.entry.figures[:1] if q.phrase]
    behind = [index for figure in entry.figures for index in figure.phrase]
    labels = (*above.labels, *counted, label_of(tokens, entry.label or behind))
    times = _times(entry, above.passage) or above.times
    return Shelf(entry, labels, times, above.passage, above.depth + 1)


def _times(entry: Entry, passage: Passage) -> tuple[Period, ...]:
    """The periods that a label names."""
    if not entry.label:
        return ()
    words = range(entry.label[0], entry.label[-1] + 1)
    return tuple(
        time.period
        for sentence in passage.sentences
        if sentence.first <= entry.first < sentence.end
        for time in sentence.times
        if time.index - 1 in words or time.index in words
    )


def _taken_over(own: Label, last: Label | None) -> tuple[Label, ...]:
    """What an entry shares with the one before: its verb or its noun: … зөвлөмж 38, биелсэн 26."""
    if last is None:
        return ()
    if not own.done and not own.undone and last.done:
        return (Label((), frozenset(), None, last.done, frozenset()),)
    if own.ends_with_verb and not own.nouns and not last.ends_with_verb:
        words = tuple(word for word in last.words if not word.form)
        return (Label(words, last.nouns, last.last, frozenset(), frozenset()),)
    return ()


def is_now(shelf: Shelf, subject: Subject, report: Period) -> bool:
    """Whether an entry speaks of what was done in the period: no plan, no other year."""
    asked = frozenset({*subject.heads, *subject.qualities})
    if any(is_open(label, asked) or is_earlier_named(label) for label in shelf.labels):
        return False
    if subject.asks_done and any(_is_to_do(label, subject.verbs[-1]) for label in shelf.labels):
        return False
    others = [t for t in shelf.times if str(t.year) not in subject.years]
    return not any(is_earlier(t, report) or is_later(t, report) for t in others)


def _is_to_do(label: Label, asked: str) -> bool:
    """Whether what is asked for is only to be done: сэргээн засварлах дурсгал."""
    to_do = {word.root for word in label.words if word.form == "infinitive"}
    return not label.done and bool(to_do & same_roots(asked))


def verb_fit(shelf: Shelf, subject: Subject) -> int:
    """How far labels say that what is asked for is done.

    3 in the very verb, 2 in another word for it, 1 where it goes without saying, -1 if not.
    """
    asked = subject.verbs[-1] if subject.verbs else ""
    if subject.asks_undone:
        return 3 if any(asked in label.undone for label in shelf.labels) else -1
    if any(_is_denied(label, asked) for label in shelf.labels):
        return -1
    if not subject.asks_done:
        return 1
    for label in reversed(shelf.labels):
        if (fit := _label_fit(label, shelf, subject)) is not None:
            return fit
    return 1 if asked in roots("light_verbs") | roots("list_verbs") else -1


def _label_fit(label: Label, shelf: Shelf, subject: Subject) -> int | None:
    """What one label says of the verb that is asked for, None where the one above it decides."""
    asked = subject.verbs[-1]
    if asked in label.done:
        return 3
    is_given = bool(label.done) and label.done <= roots("giving")
    if asked in roots("receiving") and is_given and not counts_persons(subject.heads):
        # Who gets something receives what others give, but what is given is not received.
        return -1
    is_act = subject.act in shelf.nouns and bool(label.done & roots("light_verbs"))
    is_named = any(is_related(noun, asked) for noun in label.nouns)
    if label.done & same_roots(asked) or is_named or is_act or _names_act(label, subject):
        return 2
    if label.done & roots("holding") and asked in roots("joining"):
        return 1
    if label.done <= roots("list_finishing"):
        return None
    # Under a head a verb before a noun may only describe it: ахисан түвшин.
    is_its_verb = label.ends_with_verb or label is shelf.labels[0]
    return -1 if label.done and label.words and is_its_verb else None


def _is_denied(label: Label, asked: str) -> bool:
    """Whether a label says of what it names that it is not done; замбараагүй only describes."""
    is_last = label.last is not None and label.last.form == "undone"
    return bool(label.undone) and (is_last or bool(label.undone & same_roots(asked)))


def missing(shelf: Shelf, subject: Subject) -> frozenset[str]:
    """The words of an indicator that no label says, with its other verbs as roots."""
    nouns = shelf.nouns
    left = {
        key
        for key in subject.qualities - keys("soft_words")
        if not same_keys(key) & nouns and not any(covers(key, label) for label in shelf.labels)
    }
    done = frozenset[str]().union(*(label.done | _all_roots(label) for label in shelf.labels))
    verbs = {
        root
        for root in subject.verbs[:-1]
        if root not in done | roots("light_verbs") | roots("list_verbs")
        and not any(is_related(noun, root) for noun in nouns)
    }
    return frozenset(left | verbs)


def _all_roots(label: Label) -> frozenset[str]:
    return frozenset(word.root for word in label.words if word.root)


def extras(shelf: Shelf, subject: Subject) -> frozenset[str]:
    """The words of the labels that the indicator and its measure do not have."""
    known = {*subject.heads, *subject.qualities, *subject.topic, subject.companion}
    known |= keys("list_heads")
    return frozenset(
        key
        for label in shelf.labels
        for key in label.nouns
        if not same_keys(key) & known and not any(is_related(key, r) for r in subject.verbs)
    )


def is_named(shelf: Shelf, subject: Subject) -> bool:
    """Whether a label from the head down ends with what is counted, or the number counts it."""
    if any(ends_with(label, subject) for label in shelf.labels):
        return True
    figures = [f for each in (shelf, *shelf.beside) for f in each.entry.figures]
    return any(counts(figure, subject, shelf) for figure in figures)


def ends_with(label: Label, subject: Subject) -> bool:
    """Whether a label names what is counted, with the act behind it or not: зам, зам засвар."""
    words = label.words
    if len(subject.heads) > 1 and {*subject.heads} <= label.nouns:
        return True
    asked = subject.verbs[-1] if subject.verbs else ""
    if len(words) > 1 and asked and is_related(words[-1].key, asked):
        words = words[:-1]
    return names(subject.heads, subject.companion, words)


def is_unsaid(shelf: Shelf, subject: Subject) -> bool:
    """Whether the labels leave open what is counted: Ажилд зуучлагдсан: байнгын …, түр …."""
    if keys("anybody") & {*subject.heads} and shelf.own.ends_with_verb:
        # Who it happened to is a person: осол – 31: нас барсан 3.
        return verb_fit(shelf, subject) > 2
    first = next((label for label in shelf.labels if label.words), None)
    if first is None or not (first.ends_with_verb or _names_act(first, subject)):
        return False
    below = [label for label in shelf.labels if label is not first and label.words]
    return all(
        label.ends_with_verb
        or label.nouns <= subject.qualities
        or is_describing(label, below)
        or (label.last is not None and is_kind_of(subject.heads, label.last))
        for label in below
    )


def _names_act(label: Label, subject: Subject) -> bool:
    """Whether a label names only what was done: Вакцинжуулалт: хонь …, ямаа …."""
    if label.last is None or not subject.asks_done:
        return False
    # A noun like сургалт may count itself; вакцинжуулалт does not count вакцин.
    is_act = label.last.key in same_keys(subject.act) - {subject.act, ""}
    return is_act or is_related(label.last.key, subject.verbs[-1])


def counts(figure: Quantity, subject: Subject, shelf: Shelf) -> bool:
    """Whether the noun behind a number is what an indicator counts, or a kind of it.

    People are counted as such where a label says who they are: албан хаагчийн сургалт – 12 хүн.
    """
    words = [shelf.passage.tokens[index].word for index in figure.phrase]
    if not words:
        return False
    if names(subject.heads, subject.companion, words) or is_kind_of(subject.heads, words[-1]):
        return True
    is_anybody = words[-1].key in keys("anybody") and counts_persons(subject.heads)
    return is_anybody and bool({*subject.heads} & shelf.nouns)
