"""How a number in an indicator's own unit belongs to it: its noun may stand a little apart."""

from __future__ import annotations

from tailan.proposals.links.heads import (
    is_head,
    names_head,
    names_work,
)
from tailan.proposals.links.level_links import Link
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import keys
from tailan.proposals.subjects import Subject, is_related


def of_measured(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of a number in the indicator's own unit: its noun may stand a little apart."""
    quantity = statement.quantity
    before = range(statement.start, quantity.first)
    behind = range(quantity.last, min(statement.claim.verb, statement.stop))
    label = quantity.label
    if label is not None and (
        passage.tokens[label].word.key in subject.qualities or is_head(subject, label, passage)
    ):
        return Link(4.0)
    if _is_of_its_stock(subject, statement, passage):
        return None
    if _is_labelled_otherwise(subject, statement, passage):
        return None
    if not subject.heads or names_head(subject, (*before, *behind, *statement.objects), passage):
        return Link(3.5)
    if _is_of_its_unit(subject, statement):
        return Link(3.0, False)
    own = {passage.tokens[index].word.key for index in statement.phrase}
    if subject.qualities & own:
        return Link(3.0, False)
    if subject.verbs and _is_measured_by_verb(subject, statement, passage, bool(own)):
        return Link(3.0, False)
    is_about = bool((subject.qualities | set(subject.heads)) & statement.sentence.keys)
    return Link(2.5, False) if is_about and not own else None


def _is_measured_by_verb(
    subject: Subject, statement: Statement, passage: Passage, is_of_other: bool
) -> bool:
    """Whether the verb alone says what is measured: 45 сая төгрөгийг хэмнэж, … төлөлт хийгдэн."""
    asked, quantity = subject.verbs[-1], statement.quantity
    if asked == statement.claim.root and not (is_of_other and quantity.dimension == "money"):
        return True
    is_same = statement.claim.root in same_roots(asked) and not is_of_other
    if is_same or names_work(asked, statement, passage):
        return True
    between = range(quantity.last + 1, min(statement.claim.verb, statement.stop))
    return any(is_related(passage.tokens[index].word.key, asked) for index in between)


def _is_of_its_unit(subject: Subject, statement: Statement) -> bool:
    """Whether the unit alone says what is measured: арвай 610 га-д тариалсан, 9 сая зарцуулсан."""
    named = keys("measured_in") if subject.dimension in {"area", "money"} else frozenset()
    if not subject.verbs or not {*subject.heads} <= named:
        return False
    is_about = not subject.qualities or subject.qualities & statement.sentence.keys
    return subject.dimension == "area" or bool(is_about)


def _is_labelled_otherwise(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether the noun stands beside another number of the row: мах 9 тонн, ноос 4 тонн."""
    label, tokens = statement.quantity.label, passage.tokens
    if label is None or tokens[label].word.case:
        return False
    known = keys("count_words") | keys("measured_in") | subject.qualities
    if tokens[label].word.key in known or is_head(subject, label, passage):
        return False
    labels = [s.quantity.label for s in passage.within(statement.sentence)]
    return names_head(subject, (i for i in labels if i is not None), passage)


def _is_of_its_stock(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether a number tells how much is there of what was to be made: өвсний үлдэгдэл 86 тонн."""
    label, tokens = statement.quantity.label, passage.tokens
    if label is None or label < 1 or not subject.asks_done:
        return False
    is_told = statement.claim.root in {*subject.verbs}
    known = keys("count_words") | keys("measured_in") | subject.qualities | {*subject.heads}
    is_other = not tokens[label].word.case and tokens[label].word.key not in known
    is_of_it = tokens[label - 1].word.case == "gen" and is_head(subject, label - 1, passage)
    return is_other and is_of_it and not is_told
