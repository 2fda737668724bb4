"""Where the noun of an indicator stands in a narrative."""

from __future__ import annotations

from collections.abc import Iterable

from tailan.proposals.prose.claims import is_joined, is_work
from tailan.proposals.prose.relations import needed_before, same_keys
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.words import roots
from tailan.proposals.subjects import Subject, is_related


def is_head(subject: Subject, index: int, passage: Passage) -> bool:
    """Whether a word is what the indicator counts, with the word that belongs before it."""
    key = passage.tokens[index].word.key
    if not any(key in same_keys(head) for head in subject.heads):
        return False
    needed = "" if key in subject.heads else needed_before(key)
    if needed and (not index or passage.tokens[index - 1].word.key != needed):
        return False
    if not subject.companion or not index:
        return not subject.companion
    before = passage.tokens[index - 1]
    # Right behind a number or a verb the noun stands alone: 12 бичиг, хэтэрсэн бичиг 3.
    is_alone = before.kind == "number" or bool(before.word.form)
    return before.word.key == subject.companion or is_alone


def names_head(subject: Subject, indexes: Iterable[int], passage: Passage) -> bool:
    """Whether one of the words is what the indicator counts."""
    return any(is_head(subject, index, passage) for index in indexes)


def speaks_of(subject: Subject, indexes: Iterable[int], passage: Passage) -> bool:
    """Whether words hold the noun or a verb made of it: хамрагдалт, хамрагдсан."""
    return any(
        is_head(subject, index, passage)
        or any(is_related(head, passage.tokens[index].word.root) for head in subject.heads)
        for index in indexes
    )


def is_object(subject: Subject, statement: Statement, passage: Passage) -> bool:
    """Whether the noun before the number is the indicator's: хурлыг 8 удаа."""
    return any(is_head(subject, index, passage) for index in statement.objects[:1]) or (
        len(statement.objects) > 1
        and not passage.tokens[statement.objects[1]].word.case
        and is_head(subject, statement.objects[1], passage)
    )


def names_work(root: str, statement: Statement, passage: Passage) -> bool:
    """Whether the work that a verb names is what is done: тэмцэх ажлыг … гүйцэтгэж."""
    tokens, claim = passage.tokens, statement.claim
    if claim.root not in roots("light_verbs"):
        return False
    return any(
        tokens[at].word.root == root
        and tokens[at].word.form == "infinitive"
        and (is_work(tokens[at + 1]) or is_joined(tokens[at + 1], claim.root))
        for at in range(statement.sentence.first, claim.verb)
    )


def is_named_by_verb(subject: Subject, statement: Statement) -> bool:
    """Whether the verb is made of the noun: 7 удаа хуралдсан."""
    is_near = 0 <= statement.claim.verb - statement.quantity.last <= 3
    return is_near and any(is_related(head, statement.claim.root) for head in subject.heads)
