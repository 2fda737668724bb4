"""The rules by which a statement is taken for an indicator's value, each with a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import dropwhile, takewhile

from tailan.period import Period
from tailan.proposals.claims import is_work
from tailan.proposals.lexicon import forms
from tailan.proposals.links import Link
from tailan.proposals.statements import Passage, Statement
from tailan.proposals.subjects import Subject, is_related
from tailan.proposals.tokens import Token, unit_of
from tailan.proposals.times import is_earlier, is_later
from tailan.proposals.words import keys, roots, same_roots


@dataclass(frozen=True, slots=True)
class Case:
    """A statement held against an indicator."""

    subject: Subject
    statement: Statement
    passage: Passage
    report: Period
    link: Link


_NEAR = 30
"""How many words behind a number its verbs are looked for."""
_DONE = {"done", "done_noun", "joined"}
_OF_WHOM = 3.0
"""The points of a link with a noun in the genitive."""
_QUOTES = set('"“”«»')
_PIECES = ("pieces", Decimal(1))

Refusal = Callable[[Case], bool]
Point = Callable[[Case], float]


def is_of_earlier_year(case: Case) -> bool:
    """Values of an earlier year, unless the plan itself is about that year."""
    time = case.statement.time
    if time is None or not is_earlier(time, case.report):
        return False
    return str(time.year) not in case.subject.years


def is_of_later_time(case: Case) -> bool:
    """Values of a time that has not come when the period ends."""
    time = case.statement.time
    return time is not None and is_later(time, case.report)


def is_not_done(case: Case) -> bool:
    """What is planned, asked for, refused or left undone."""
    statement = case.statement
    standing = statement.claim.standing
    if case.subject.asks_undone:
        return not _is_said_undone(case)
    if statement.attribute == "done" and not statement.quantity.phrase and _is_own(case):
        return False
    if _is_only_to_be(case) or standing in {"planned", "undone", "unsure"}:
        return True
    is_other = verb_points(case) < 1
    asked = case.subject.verbs[-1:]
    if is_other and case.subject.asks_done and _is_of_another_stage(case):
        return True
    if case.subject.asks_done and (_is_wished(case) or _is_taken_back(case)):
        return True
    if is_other and asked and statement.claim.root and asked[0] in statement.claim.left:
        return True
    if (
        is_other
        and case.subject.asks_done
        and (standing == "ongoing" or statement.claim.last == "undone")
    ):
        return verb_points(case) < 0
    is_for_later = statement.attribute == "infinitive" and is_other
    return is_for_later or statement.attribute in {"planned", "undone"}


def _is_own(case: Case) -> bool:
    """Whether the verb asked for stands right before the number: биелсэн 25, биелэх шатанд 14."""
    verbs, first = case.subject.verbs, case.statement.quantity.first
    is_last = case.passage.tokens[first + 1].kind == "mark" if verbs else False
    return is_last and case.passage.tokens[first - 1].word.root == verbs[-1]


def _is_said_undone(case: Case) -> bool:
    """Whether the verb that the indicator denies is denied: шаардлага хангаагүй 3 цэг."""
    statement, asked = case.statement, case.subject.verbs[-1]
    if statement.attribute == "undone" and _verb_before(case) == asked:
        return True
    return statement.claim.standing == "undone" and statement.claim.root == asked


def _is_wished(case: Case) -> bool:
    """Whether what is done is to ask for it: авах хүсэлтээ 2 үйлдвэр өгсөн."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    first = statement.quantity.first
    while first > statement.start and tokens[first - 1].kind != "mark":
        first -= 1
    words = tokens[first : min(statement.stop, statement.claim.verb)]
    wishes = {token.word.key for token in words} & keys("wishes")
    return bool(wishes - subject.qualities - {*subject.heads})


def _is_taken_back(case: Case) -> bool:
    """Whether another verb than the one asked for is told, and a "but" with a denial follows."""
    statement, tokens = case.statement, case.passage.tokens
    if verb_points(case) >= 0:
        return False
    end = min(statement.sentence.end, statement.claim.end + _NEAR)
    words = [token.word for token in tokens[statement.claim.end + 1 : end]]
    contrast = any(word.lower in forms("contrasts") for word in words[:2])
    return contrast and any(word.form == "undone" for word in words)


def _is_of_another_stage(case: Case) -> bool:
    """Whether a verb only leads to what is asked for, or that is a fault nobody speaks of."""
    claim = case.statement.claim
    is_fault = case.subject.verbs[-1] in roots("adverse") and verb_points(case) <= 0
    return is_fault or claim.root in roots("preliminary") - set(case.subject.verbs)


def _is_only_to_be(case: Case) -> bool:
    """Whether the number's own verb is an infinitive: 2 гэрээ байгуулах хэлэлцээг эхлүүлсэн."""
    quantity, tokens = case.statement.quantity, case.passage.tokens
    behind = (quantity.phrase[-1] if quantity.phrase else quantity.last) + 1
    verb = _first_verb(tokens, behind, min(behind + 4, case.statement.sentence.end - 1))
    if verb < 0 or tokens[verb].word.form != "infinitive" or tokens[verb].word.case:
        return False
    if is_work(tokens[verb + 1]):
        return False
    asked = same_roots(case.subject.verbs[-1]) if case.subject.verbs else case.subject.topic_verbs
    is_own = verb == behind and tokens[verb].word.root in asked
    case_of_all = tokens[quantity.phrase[-1]].word.case if quantity.phrase else quantity.case
    is_object = case_of_all == "acc" or (verb == behind and not case_of_all)
    words = tokens[verb + 1 : _end_behind(case.statement, verb)]
    is_done = any(t.word.root in asked and t.word.form in _DONE for t in words)
    return is_own or (is_object and not (is_done and verb_points(case) >= 1))


def _end_behind(statement: Statement, first: int) -> int:
    """Where the words of a number end; in a row they stand behind all of its numbers."""
    return statement.stop if first <= statement.stop else statement.sentence.end


def _first_verb(tokens: Sequence[Token], first: int, end: int) -> int:
    """The first verb from a token on, -1 where none stands before a mark."""
    for index in range(first, end):
        if tokens[index].word.form:
            return index
        if tokens[index].kind in {"mark", "number"}:
            break
    return -1


def is_of_others(case: Case) -> bool:
    """What another verb describes than the one asked for: хэтэрсэн бичиг 3 where ирсэн is asked."""
    said, head, root = _verb_before(case), case.link.head, case.statement.claim.root
    is_before = 0 < head < case.statement.quantity.first
    if not (case.subject.asks_done and said and is_before) or root not in roots("reaching") | {""}:
        return False
    return said not in same_roots(case.subject.verbs[-1]) | {*case.subject.verbs}


def is_of_a_kind(case: Case) -> bool:
    """How many of those counted are of another kind than asked for: … 13 нь хүүхэд байв."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    own = statement.quantity.phrase
    if not statement.is_pronoun or not own or statement.claim.root not in roots("being") | {""}:
        return False
    return not {tokens[index].word.key for index in own} & {*subject.heads, *subject.qualities}


def is_of_another_number(case: Case) -> bool:
    """Where a word of the indicator is said only of a later number: … 12 нь залуу малчин."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    if not subject.qualities or statement.quantity.is_borrowing or statement.is_pronoun:
        return False
    behind = tokens[statement.stop + 1 : min(statement.stop + _NEAR, statement.sentence.end)]
    of_pronoun = dropwhile(lambda token: token.word.lower != "нь", behind)
    later = {token.word.key for token in of_pronoun}
    since = max(statement.sentence.first, statement.quantity.first - _NEAR)
    before = {token.word.key for token in tokens[since : statement.quantity.first]}
    missing = subject.qualities - words_beside(case) - before
    return bool(missing & later)


def is_only_whose(case: Case) -> bool:
    """Whose the thing is that another verb is told of: 240 хүүхдийн цэцэрлэг баригдсан."""
    return case.subject.asks_done and case.link.points <= _OF_WHOM and verb_points(case) < 0


def is_of_verb(case: Case) -> bool:
    """How far another act went: 100 хувь танилцуулсан, where биелэлт is asked."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    quantity = statement.quantity
    if quantity.dimension != "percent" or quantity.case or subject.kind != "percent":
        return False
    word = tokens[min(quantity.last + 1, len(tokens) - 1)].word
    known = {*subject.verbs, *subject.topic_verbs} | roots("reaching") | roots("changing")
    is_act = word.form in {"done", "joined"} and word.root not in known | roots("measuring")
    nouns = {*subject.heads, *subject.qualities, *subject.topic}
    return is_act and not any(is_related(noun, word.root) for noun in nouns)


def is_of_stock(case: Case) -> bool:
    """All that there is by now, where only what was added is asked for: нийт 93 болсон."""
    statement = case.statement
    is_reached = statement.claim.root in roots("reaching")
    return case.subject.is_new and statement.is_total and is_reached


def is_of_other_manner(case: Case) -> bool:
    """What was done in part, where all is asked for, and the other way round."""
    asked, said = case.subject.manners, case.statement.manner
    return bool(asked and said) and said not in asked


def is_whole(case: Case) -> bool:
    """What the value is taken from: 46 ажилтнаас 31 нь; but not … ирсэн 46, where those are asked."""
    verbs = case.subject.verbs
    is_asked = _verb_before(case) == verbs[-1] if verbs else case.statement.is_total
    return case.statement.is_whole and (not is_asked or is_noun_again(case))


def is_change(case: Case) -> bool:
    """By how much a level changed is no level; where a change is asked for, nothing else counts."""
    if case.statement.is_change and set(case.subject.verbs[-1:]) & roots("changing"):
        return False
    return case.statement.is_change != case.subject.is_change


def is_for_each(case: Case) -> bool:
    """What holds for each of several: сум бүрт 3."""
    return case.statement.is_each


def is_aim(case: Case) -> bool:
    """The target or the plan, repeated."""
    return case.statement.is_aim


def is_of_a_plan(case: Case) -> bool:
    """What a document holds: 12 ажил бүхий төлөвлөгөө."""
    quantity = case.statement.quantity
    behind = (quantity.phrase[-1] if quantity.phrase else quantity.last) + 1
    tokens = case.passage.tokens
    return behind < len(tokens) and tokens[behind].word.lower in forms("bearing")


def verb_points(case: Case) -> float:
    """The verb of the indicator, or one that says the same; another verb speaks against it."""
    claim, subject = case.statement.claim, case.subject
    if not subject.verbs:
        return 0.5 if claim.root and claim.root in subject.topic_verbs else 0.0
    asked = subject.verbs[-1]
    if asked in {claim.root, _verb_before(case)}:
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
    words = case.passage.tokens[first : min(stop, first + _NEAR)]
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


def _verb_before(case: Case) -> str:
    """The root of a participle before the number or its noun: шийдвэрлэсэн 43, … өргөдөл 43."""
    first = case.statement.quantity.first
    head = case.link.head if 0 < case.link.head < first else first
    word = case.passage.tokens[max(0, head - 1)].word
    return word.root if word.form in {"done", "undone"} and not word.case else ""


def _is_said_by_noun(case: Case) -> bool:
    """Whether a noun says what the verb is about: тариалалт хийсэн, where тариалсан is asked."""
    claim, tokens = case.statement.claim, case.passage.tokens
    if claim.root not in roots("holding") or claim.verb < 1:
        return False
    nouns = (token.word.key for token in tokens[max(0, claim.verb - 2) : claim.verb])
    return any(is_related(noun, case.subject.verbs[-1]) for noun in nouns if noun)


def quality_points(case: Case) -> float:
    """The other words of the indicator, beside the number or elsewhere in the sentence.

    Where one stands just before another number of the sentence, that one is meant.
    """
    subject, statement = case.subject, case.statement
    if not subject.qualities:
        return 0.0
    own = words_beside(case)
    beside = len(subject.qualities & own)
    is_in_row = statement.quantity.is_borrowing or len(statement.shared) > 0
    if subject.qualities & (statement.labels - own):
        return -1.5
    elsewhere = statement.sentence.keys - own
    around = 0 if is_in_row else len(subject.qualities & elsewhere)
    return min(2.0, 1.0 * beside) + min(1.0, 0.5 * around)


def words_beside(case: Case, with_head: bool = True) -> frozenset[str]:
    """The keys of the words that belong to a number, with those at the head of the sentence."""
    statement, tokens = case.statement, case.passage.tokens
    first = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    behind = range(first, _end_behind(statement, first))
    is_first = statement.start == statement.sentence.first
    start = statement.quantity.first if is_first and not with_head else statement.start
    own = {t.word.key for t in tokens[start : statement.quantity.first]}
    own |= {t.word.key for t in takewhile(_goes_on, (tokens[index] for index in behind))}
    shared = statement.shared if with_head else ()
    others = (*statement.phrase, *statement.quantity.phrase, *shared)
    return frozenset(own.union(tokens[index].word.key for index in others))


def _goes_on(token: Token) -> bool:
    return token.kind == "word" or token.text in _QUOTES


def owner_points(case: Case) -> float:
    """Another owner of what is counted: нялхсын эндэгдэл, where эхийн эндэгдэл is asked for."""
    head, subject = case.link.head, case.subject
    if head < 1 or not subject.owner:
        return 0.0
    before = case.passage.tokens[head - 1]
    is_other = (
        before.word.case == "gen" and before.word.key not in subject.qualities | subject.topic
    )
    return -2.0 if is_other and not before.word.form else 0.0


def topic_points(case: Case) -> float:
    """The words of the measure in the sentence; they tell more where the noun tells little."""
    weight = 2 if keys("general_heads") & set(case.subject.heads) else 1
    shared = len(case.subject.topic & case.statement.sentence.keys)
    return weight * min(1.0, 0.25 * shared)


def total_points(case: Case) -> float:
    """A total before its parts; a total of something else done with it says nothing."""
    statement = case.statement
    is_asked = not case.subject.verbs or verb_points(case) > 0
    if statement.is_part or (statement.is_pronoun and not is_asked):
        return -1.5
    if statement.is_pronoun and not case.subject.verbs:
        return -1.0
    return 1.5 if statement.is_total and is_asked else 0.0


REFUSALS: dict[str, Refusal] = {
    "not_done": is_not_done,
    "later_time": is_of_later_time,
    "kind": is_of_a_kind,
    "whose": is_only_whose,
    "another_number": is_of_another_number,
    "act": is_of_verb,
    "stock": is_of_stock,
    "others": is_of_others,
    "manner": is_of_other_manner,
    "whole": is_whole,
    "change": is_change,
    "for_each": is_for_each,
    "aim": is_aim,
    "of_a_plan": is_of_a_plan,
}
"""Statements that are never a value of this period, by the name of the rule."""

POINTS: dict[str, Point] = {
    "verb": verb_points,
    "qualities": quality_points,
    "owner": owner_points,
    "topic": topic_points,
    "total": total_points,
}
"""What speaks for a statement, beside the noun that it counts."""

OTHERS = (
    "one_number",
    "earlier_year",
    "kinds",
    "sum",
    "events",
    "nothing_happened",
    "yes_no",
    "stages",
)
RULES = frozenset({*REFUSALS, *POINTS, *OTHERS})
"""The names of all rules; a bench leaves one out to see what it is worth."""
