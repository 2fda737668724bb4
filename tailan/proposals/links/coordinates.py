"""Numbers of one noun, or of its kinds, that a comma joins before one verb: 14 төв, 5 төвийн …."""

from __future__ import annotations

from tailan.proposals.prose.relations import kind_keys
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.subjects import Subject

_FAR = 6
"""How many words may stand between the comma and the next number."""


def joined_behind(
    subject: Subject, statement: Statement, passage: Passage
) -> tuple[Statement, ...]:
    """The numbers that a statement is joined with, those behind it only."""
    found: list[Statement] = []
    last = statement
    for other in passage.within(statement.sentence):
        if other.quantity.first > last.quantity.first:
            if not _are_joined(subject, last, other, passage):
                break
            found.append(other)
            last = other
    return tuple(found)


def _are_joined(subject: Subject, statement: Statement, other: Statement, passage: Passage) -> bool:
    """Whether the noun of one number ends at a comma, and the next counts such a thing too."""
    own, tokens = statement.quantity, passage.tokens
    behind = max(own.last, *own.phrase, -1) + 1
    if not own.phrase or own.is_borrowing or tokens[behind - 1].word.case:
        return False
    if tokens[behind].text != "," or other.quantity.dimension != own.dimension:
        return False
    between = tokens[behind + 1 : other.quantity.first]
    is_near = len(between) <= _FAR and all(t.kind == "word" and not t.word.form for t in between)
    named = frozenset(subject.heads).union(*map(kind_keys, subject.heads))
    counts = (({tokens[i].word.key for i in s.quantity.phrase} & named) for s in (statement, other))
    return is_near and all(counts) and statement.claim.end == other.claim.end
