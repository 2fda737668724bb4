"""How a number belongs to an indicator: the closest link of those that are tried, each a rule."""

from __future__ import annotations

from collections.abc import Callable

from tailan.proposals.links.count_links import OF_ITSELF, of_count, of_part
from tailan.proposals.links.level_links import Link, of_level, of_percent, stood_for
from tailan.proposals.links.people_links import of_anybody, of_partner, of_person, of_recipient
from tailan.proposals.prose.relations import kind_keys
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.subjects import Subject

LinkRule = Callable[[Subject, Statement, Passage], Link | None]


def link_of(
    subject: Subject, statement: Statement, passage: Passage, rules: frozenset[str]
) -> Link | None:
    """The closest link of a statement with an indicator, None where it has none."""
    if not _fits(subject, statement):
        return None
    if subject.kind == "percent":
        return of_percent(subject, stood_for(statement, passage), passage)
    if subject.kind == "level":
        return of_level(subject, statement, passage)
    for name, rule in LINKS.items():
        if name in rules and (link := rule(subject, statement, passage)) is not None:
            return link
    return None


def _fits(subject: Subject, statement: Statement) -> bool:
    """Whether the unit of the number may be that of the indicator."""
    dimension = statement.quantity.dimension
    if subject.kind == "percent":
        return dimension in {"percent", ""}
    if subject.kind == "level":
        return dimension in {"percent", "score", "", subject.dimension}
    if subject.dimension and subject.dimension not in OF_ITSELF:
        is_sum = subject.dimension == "money" and not dimension and statement.quantity.size > 1000
        return is_sum or dimension == subject.dimension
    return dimension in OF_ITSELF


def _of_kind(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link where the number counts a kind of what the indicator names."""
    kinds = frozenset[str]().union(*(kind_keys(head) for head in subject.heads))
    named = statement.phrase or statement.objects[:1]
    if any(passage.tokens[index].word.key in kinds for index in named):
        return Link(2.0, False, is_kind=True)
    return None


LINKS: dict[str, LinkRule] = {
    "noun": of_count,
    "part": of_part,
    "person": of_person,
    "partner": of_partner,
    "recipient": of_recipient,
    "anybody": of_anybody,
    "kinds": _of_kind,
}
"""The ways in which a number may count what is asked for, the closest first."""
