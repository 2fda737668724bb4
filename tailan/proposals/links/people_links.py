"""How a number belongs to an indicator by the people that it counts, or who are given something."""

from __future__ import annotations

from functools import cache

from tailan.proposals.links.heads import (
    is_head,
    names_head,
)
from tailan.proposals.links.level_links import Link
from tailan.proposals.prose.relations import kind_keys, same_roots
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import agent_root, keys, roots
from tailan.proposals.subjects import Subject


@cache
def people() -> frozenset[str]:
    """The keys of all words for people, one by one or in teams."""
    return keys("persons") | keys("teams").union(*(kind_keys(key) for key in keys("persons")))


def of_person(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of persons named by what they are or do: зөвлөх 3 албан хаагч, 60 хүн оролцсон."""
    tokens, phrase, label = passage.tokens, statement.phrase, statement.quantity.label
    if not phrase or tokens[phrase[-1]].word.key not in people():
        return None
    first = statement.quantity.first
    if tokens[first - 1].word.lower == "буюу" and names_head(
        subject, range(max(0, first - 5), first), passage
    ):
        return Link(4.0, False)
    is_object = tokens[phrase[-1]].word.case in {"", "acc"}
    behind = max(phrase[-1], statement.quantity.last) + 1
    for role in range(behind, min(behind + (4 if statement.is_pronoun else 3), statement.stop)):
        if tokens[role].word.case == "ins" and is_head(subject, role, passage):
            return Link(3.5, False, role)
    if is_object and label == first - 1 and is_head(subject, label, passage):
        return Link(3.5, False, label) if not tokens[label].word.case else None
    is_doer = any(agent_root(head) == statement.claim.root != "" for head in subject.heads)
    return Link(3.5, False) if is_doer else None


def of_anybody(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of people of whom only is said before who they are: хөтөч бэлтгэх курсэд 18 хүн."""
    tokens, sentence = passage.tokens, statement.sentence
    is_asked = subject.asks_done and statement.claim.root in same_roots(subject.verbs[-1])
    is_anybody = any(tokens[index].word.key in keys("anybody") for index in statement.phrase[:1])
    if not (is_asked and is_anybody and {*subject.heads} & people()):
        return None
    numbers = passage.within(sentence)
    labels = [s.quantity.label for s in numbers if s.quantity.label is not None]
    phrases = [index for s in numbers for index in s.quantity.phrase]
    is_counted = names_head(subject, (*labels, *phrases), passage)
    before = range(sentence.first, statement.quantity.first)
    return None if is_counted or not names_head(subject, before, passage) else Link(2.5, False)


def of_partner(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of partners with whom one thing each is made: 16 сайдтай гэрээ байгуулж."""
    phrase, tokens, verb = statement.phrase, passage.tokens, statement.claim.verb
    ends = [tokens[index] for index in phrase[:1] + phrase[-1:]]
    is_with = any(end.word.case == "com" and end.word.key not in keys("contents") for end in ends)
    if not is_with or verb < phrase[-1] or not {*subject.heads} & keys("agreements"):
        return None
    is_made = statement.claim.root in roots("holding") and verb < statement.stop
    named = range(max(phrase[-1] + 1, verb - 2), verb)
    return Link(3.5, False) if is_made and names_head(subject, named, passage) else None


def of_recipient(subject: Subject, statement: Statement, passage: Passage) -> Link | None:
    """The link of those who are given one paper each: 46 байгууллагад зөвшөөрөл олгож."""
    quantity, tokens, verb = statement.quantity, passage.tokens, statement.claim.verb
    last = max(quantity.last, *quantity.phrase, -1)
    case = quantity.case if statement.is_pronoun else tokens[last].word.case
    is_given = statement.claim.root in roots("giving") and last < verb < statement.stop
    if case != "dat" or not is_given or not {*subject.heads} & keys("papers_given"):
        return None
    named = range(max(last + 1, verb - 2), verb)
    return Link(3.5, False) if names_head(subject, named, passage) else None
