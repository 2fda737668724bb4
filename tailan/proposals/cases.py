"""A statement held against an indicator: which verb is said of it, which words stand beside it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from tailan.period import Period
from tailan.proposals.links import Link
from tailan.proposals.statements import Passage, Statement
from tailan.proposals.subjects import Subject, is_related
from tailan.proposals.tokens import Token, unit_of
from tailan.proposals.words import roots, same_roots

NEAR = 30
"""How many words behind a number its verbs are looked for."""
_QUOTES = set('"“”«»')
_PIECES = ("pieces", Decimal(1))


@dataclass(frozen=True, slots=True)
class Case:
    """A statement held against an indicator."""

    subject: Subject
    statement: Statement
    passage: Passage
    report: Period
    link: Link


def verb_points(case: Case) -> float:
    """The verb of the indicator, or one that says the same; another verb speaks against it."""
    claim, subject = case.statement.claim, case.subject
    if not subject.verbs:
        return 0.5 if claim.root and claim.root in subject.topic_verbs else 0.0
    asked = subject.verbs[-1]
    if asked in {claim.root, verb_before(case)}:
        return 2.0
    if _is_said_by_noun(case):
        return 1.5
    if claim.root in same_roots(asked) or asked in case.statement.asked:
        return 1.0
    if asked in claim.roots[:3] and not _is_counted_again(case):
        return 1.0 if _is_before_next(asked, case) else 0.0
    if claim.root and claim.root in subject.verbs[:-1]:
        return 0.75
    if claim.root and claim.root in subject.topic_verbs:
        return 0.5
    is_open = not claim.root or claim.root in roots("reaching") or claim.standing == "state"
    is_level = subject.kind in {"percent", "level"}
    return 0.0 if is_open or is_level or case.statement.is_pronoun else -1.5


def _is_before_next(root: str, case: Case) -> bool:
    """Whether a verb stands behind the number and before the next one."""
    first, stop = case.statement.quantity.last + 1, case.statement.stop
    words = case.passage.tokens[first : min(stop, first + NEAR)]
    return any(token.word.root == root for token in words)


def _is_counted_again(case: Case) -> bool:
    """Whether the next number counts the noun anew: 12 хүнийг дэвшүүлж, 4 хүн шагнагдсан."""
    stop, end = case.statement.stop, case.statement.sentence.end
    behind = case.passage.tokens[stop + 1 : min(stop + 2, end)]
    is_pronoun = any(t.word.lower == "нь" or unit_of(t.text) == _PIECES for t in behind)
    return is_pronoun or is_noun_again(case)


def is_noun_again(case: Case) -> bool:
    """Whether the noun stands behind the next number too: 9 сургалтаас 5 сургалт."""
    stop, end = case.statement.stop, case.statement.sentence.end
    behind = case.passage.tokens[stop : min(stop + 4, end)]
    return any(token.word.key in case.subject.heads for token in behind)


def verb_before(case: Case) -> str:
    """The root of a participle before the number or its noun: шийдвэрлэсэн 43, … өргөдөл 43."""
    first = case.statement.quantity.first
    head = case.link.head if 0 < case.link.head < first else first
    word = case.passage.tokens[max(0, head - 1)].word
    return word.root if word.form in {"done", "undone"} and not word.case else ""


def _is_said_by_noun(case: Case) -> bool:
    """Whether a noun says what the verb is about: тариалалт хийсэн, where тариалсан is asked."""
    claim, tokens = case.statement.claim, case.passage.tokens
    if claim.root in roots("light_verbs") and claim.verb >= 1:
        nouns = (token.word.key for token in tokens[max(0, claim.verb - 2) : claim.verb])
        return any(is_related(noun, case.subject.verbs[-1]) for noun in nouns if noun)
    is_light = case.subject.verbs[-1] in roots("light_verbs") and len(claim.root) > 2
    return is_light and any(is_related(noun, claim.root) for noun in case.subject.qualities)


def words_beside(case: Case, with_head: bool = True) -> frozenset[str]:
    """The keys of the words that belong to a number, with those at the head of the sentence."""
    statement, tokens = case.statement, case.passage.tokens
    first = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    behind = range(first, end_behind(statement, first))
    is_first = statement.start == statement.sentence.first
    start = statement.quantity.first if is_first and not with_head else statement.start
    own = {t.word.key for t in tokens[start : statement.quantity.first]}
    own |= {t.word.key for t in takewhile(_goes_on, (tokens[index] for index in behind))}
    shared = statement.shared if with_head else ()
    others = (*statement.phrase, *statement.quantity.phrase, *shared)
    return frozenset(own.union(tokens[index].word.key for index in others))


def _goes_on(token: Token) -> bool:
    return token.kind == "word" or token.text in _QUOTES


def end_behind(statement: Statement, first: int) -> int:
    """Where the words of a number end; in a row they stand behind all of its numbers."""
    return statement.stop if first <= statement.stop else statement.sentence.end
