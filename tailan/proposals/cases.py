"""A statement held against an indicator: which verb is said of it, which words stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import takewhile

from tailan.period import Period
from tailan.proposals.links.coordinates import joined_behind
from tailan.proposals.links.heads import names_work
from tailan.proposals.links.level_links import Link
from tailan.proposals.prose.claims import word_before
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.statement import Passage, Statement
from tailan.proposals.prose.tokens import Token, unit_of
from tailan.proposals.prose.words import case_of_ending, keys, roots
from tailan.proposals.subjects import Subject, is_related

OF_VERB = 2.0
"""The points of the very verb that is asked for."""
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
    said = verb_before(case)
    if asked == said:
        return OF_VERB
    points = -1.5 if has_other_object(case) else _points_of(asked, case)
    is_same = said in same_roots(asked) and asked not in roots("reaching")
    return max(points, 1.0) if is_same else points


def _points_of(asked: str, case: Case) -> float:
    """How much the verb behind a number speaks for the one that the indicator asks for."""
    claim, subject = case.statement.claim, case.subject
    if asked == claim.root:
        return OF_VERB
    if _is_said_by_noun(case):
        return 1.5
    if claim.root in same_roots(asked) or asked in case.statement.asked:
        return 1.0
    if _is_said_of_all(asked, case) or _is_of_own_clause(asked, case):
        return 1.0
    if {*claim.roots[:3]} & same_roots(asked) and not _is_counted_again(case):
        return 1.0 if _is_before_next(asked, case) else 0.0
    if claim.root and claim.root in subject.verbs[:-1]:
        return 0.75
    if claim.root and claim.root in subject.topic_verbs:
        return 0.5
    if asked in roots("receiving") and claim.root in roots("giving") and _is_given_to(case):
        return 1.0
    is_open = not claim.root or claim.root in roots("reaching") or claim.standing == "state"
    is_level = subject.kind in {"percent", "level"}
    return 0.0 if is_open or is_level or case.statement.is_pronoun else -1.5


def _is_given_to(case: Case) -> bool:
    """Whether what a number counts receives: 11 ажилтанд тусламж үзүүлж."""
    phrase = case.statement.quantity.phrase
    return bool(phrase) and case.passage.tokens[phrase[-1]].word.case == "dat"


def has_other_object(case: Case) -> bool:
    """Whether a light verb is said of another thing: 19 ажилд гэрээ байгуулсан, хийсэн ажил asked.

    Such a verb does what the noun right before it says.
    """
    claim, subject, tokens = case.statement.claim, case.subject, case.passage.tokens
    first = max(case.statement.quantity.last, *case.statement.quantity.phrase, -1) + 1
    asked = subject.verbs[-1]
    if claim.root not in roots("light_verbs") or claim.root not in same_roots(asked):
        return False
    if not first < claim.verb < case.statement.stop:
        return False
    word = tokens[claim.verb - 1].word
    own = {*subject.heads, *subject.qualities, *subject.topic} | keys("light_nouns")
    is_object = bool(word.key) and word.case in {"", "acc"} and not word.form
    is_named = word.key in own or is_related(word.key, asked) or word.key == subject.act
    return is_object and not is_named and word.lower not in forms("fillers") | forms("manners")


def _is_before_next(root: str, case: Case, apart: int = 0) -> bool:
    """Whether a verb stands behind the number and before the next one, `apart` words from it."""
    first, stop = case.statement.quantity.last + 1, case.statement.stop
    for other in joined_behind(case.subject, case.statement, case.passage):
        stop = other.stop
    stop -= apart
    words = case.passage.tokens[first : min(stop, first + NEAR)]
    return any(token.word.root == root for token in words)


def _is_of_own_clause(root: str, case: Case) -> bool:
    """Whether a later verb is told before the next number: 81 нь шаардлага хангаж уламжлагдсан."""
    return root in case.statement.claim.roots[:3] and _is_before_next(root, case, 1)


def _is_said_of_all(root: str, case: Case) -> bool:
    """Whether a verb is told of all from whom others are taken: 90 материал ирснээс 80-ыг …."""
    first, stop = case.statement.quantity.last + 1, case.statement.stop
    words = (token.word for token in case.passage.tokens[first:stop])
    said = (w.root for w in words if w.form == "done_noun" and w.case == "abl")
    return any(each in same_roots(root) for each in said)


def _is_counted_again(case: Case) -> bool:
    """Whether the next number counts the noun anew: 12 хүнийг дэвшүүлж, 4 хүн шагнагдсан."""
    stop, end = case.statement.stop, case.statement.sentence.end
    behind = case.passage.tokens[stop + 1 : min(stop + 2, end)]
    is_pronoun = any(t.word.lower == "нь" or unit_of(t.text) == _PIECES for t in behind)
    is_pronoun = is_pronoun or any(
        case_of_ending(t.ending) == "acc" for t in case.passage.tokens[stop:end][:1] if t.ending
    )
    return is_pronoun or is_noun_again(case)


def is_noun_again(case: Case) -> bool:
    """Whether the noun stands behind the next number too: 9 сургалтаас 5 сургалт."""
    if case.statement.quantity.is_borrowing:
        return False
    stop, end = case.statement.stop, case.statement.sentence.end
    behind = case.passage.tokens[stop : min(stop + 4, end)]
    return any(token.word.key in case.subject.heads for token in behind)


def verb_before(case: Case) -> str:
    """The root of a participle before the number or its noun: шийдвэрлэсэн 43, … өргөдөл 43."""
    first = case.statement.quantity.first
    head = case.link.head if 0 < case.link.head < first else first
    word = word_before(case.passage.tokens, head)
    is_only_named = word.form == "infinitive" and not (
        case.subject.asks_done or case.subject.asks_undone
    )
    is_said = word.form in {"done", "undone"} or is_only_named
    return word.root if is_said and not word.case else ""


def _is_said_by_noun(case: Case) -> bool:
    """Whether a noun says what the verb is about: тариалалт хийсэн, where тариалсан is asked."""
    claim, tokens = case.statement.claim, case.passage.tokens
    work = names_work(case.subject.verbs[-1], case.statement, case.passage)
    if work or _is_act_named(case):
        return True
    if claim.root in roots("light_verbs") | roots("making") and claim.verb >= 1:
        nouns = (token.word.key for token in tokens[max(0, claim.verb - 2) : claim.verb])
        return any(is_related(noun, case.subject.verbs[-1]) for noun in nouns if noun)
    is_light = case.subject.verbs[-1] in roots("light_verbs") and len(claim.root) > 2
    return is_light and any(is_related(noun, claim.root) for noun in case.subject.qualities)


def _is_act_named(case: Case) -> bool:
    """Whether light verbs share what they do: үзлэг хийж, where үзлэгт хамрагдсан is asked."""
    claim, subject, statement = case.statement.claim, case.subject, case.statement
    # хүлээж авсан is one act.
    verbs = {claim.root, *(claim.roots[1:2] if claim.roots[:1] == (claim.root,) else ())}
    is_signed = subject.act in keys("agreements") and claim.root in roots("signing")
    if not subject.act or not (is_signed or verbs & roots("light_verbs")):
        return False
    words = case.passage.tokens[_own_start(case) : min(claim.verb, statement.stop)]
    return any(token.word.key == subject.act for token in words)


def words_beside(case: Case, with_head: bool = True) -> frozenset[str]:
    """The keys of the words that belong to a number, with those at the head of the sentence."""
    statement, tokens = case.statement, case.passage.tokens
    first = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    behind = range(first, end_behind(statement, first))
    is_first = statement.start == statement.sentence.first
    is_at_head = is_first or (statement.quantity.has_own_kind and not statement.shared)
    start = _own_start(case)
    if is_at_head and not with_head:
        label = statement.quantity.label
        start = statement.quantity.first if label is None else label
    own = {t.word.key for t in tokens[start : statement.quantity.first]}
    own |= {t.word.key for t in takewhile(_goes_on, (tokens[index] for index in behind))}
    shared = statement.shared if with_head else ()
    others = (
        *statement.phrase,
        *statement.quantity.phrase,
        *shared,
        *statement.sentence.heading,
        *_noun_behind_row(statement, tokens),
    )
    joined = joined_behind(case.subject, statement, case.passage)
    own |= {tokens[i].word.key for other in joined[-1:] for i in other.quantity.phrase}
    is_measured = statement.quantity.dimension not in {"", "times", "pieces", "percent"}
    taken_up = [i for i in statement.objects if is_measured and i < statement.start]
    return frozenset(own.union(tokens[index].word.key for index in (*others, *taken_up)))


def has_kind_behind(statement: Statement, tokens: Sequence[Token]) -> bool:
    """Whether only a genitive stands behind a number, its noun further on: 9 иргэнд эрүүгийн, …."""
    behind = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    is_within = behind + 1 < statement.stop
    return is_within and tokens[behind].word.case == "gen" and tokens[behind + 1].text == ","


def _noun_behind_row(statement: Statement, tokens: Sequence[Token]) -> range:
    """The noun that only the last of a row has: 6 сургуульд санхүүгийн, 4-т нийцлийн аудит."""
    verb = statement.claim.verb
    is_cut = has_kind_behind(statement, tokens)
    return range(max(statement.stop + 1, verb - 2), verb) if is_cut else range(0)


def _own_start(case: Case) -> int:
    """Where the words before a number are its own: behind the comma that parts it from another."""
    statement, tokens = case.statement, case.passage.tokens
    if statement.start == statement.sentence.first:
        return statement.start
    commas = (i for i in range(statement.start, statement.quantity.first) if tokens[i].text == ",")
    return max(commas, default=statement.start)


def _goes_on(token: Token) -> bool:
    if token.word.lower in forms("sequels") | forms("contrasts"):
        return False
    return token.kind == "word" or token.text in _QUOTES


def end_behind(statement: Statement, first: int) -> int:
    """Where the words of a number end; in a row they stand behind all of its numbers."""
    return statement.stop if first <= statement.stop else statement.sentence.end
