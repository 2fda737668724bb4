"""What a statement says that is no value of an indicator for the period, each kind a rule."""

from __future__ import annotations

from collections.abc import Callable
from itertools import dropwhile

from tailan.proposals.cases import (
    NEAR,
    Case,
    has_other_object,
    is_noun_again,
    verb_before,
    verb_points,
    words_beside,
)
from tailan.proposals.lexicon import forms
from tailan.proposals.rows import are_kinds
from tailan.proposals.standings import is_not_done
from tailan.proposals.subjects import is_related
from tailan.proposals.times import is_earlier, is_later
from tailan.proposals.words import case_of_ending, is_known_noun, keys, roots, same_keys, same_roots

_OF_WHOM = 3.0
"""The points of a link with a noun in the genitive."""

Refusal = Callable[[Case], bool]


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


def is_of_others(case: Case) -> bool:
    """What another verb describes than the one asked for: хэтэрсэн бичиг 3 where ирсэн is asked."""
    said, head, root = verb_before(case), case.link.head, case.statement.claim.root
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
    behind = tokens[statement.stop + 1 : min(statement.stop + NEAR, statement.sentence.end)]
    of_pronoun = dropwhile(lambda token: token.word.lower != "нь", behind)
    later = {token.word.key for token in of_pronoun}
    since = max(statement.sentence.first, statement.quantity.first - NEAR)
    before = {token.word.key for token in tokens[since : statement.quantity.first]}
    own = words_beside(case)
    missing = subject.qualities - own
    if missing & _words_behind_next(case) or (missing and _is_described_elsewhere(case, own)):
        return True
    is_elsewhere = bool((missing - before) & (later | _labels_of_parts(case)))
    is_elsewhere = is_elsewhere or bool(missing & _words_of_next(case))
    return is_elsewhere or bool(missing & _words_of_rows(case))


def _is_described_elsewhere(case: Case, own: frozenset[str]) -> bool:
    """Whether another number counts the noun as it is asked for: 4 аялан тоглолт, not 148."""
    tokens, subject = case.passage.tokens, case.subject
    if own & subject.qualities or subject.kind != "count":
        return False
    for other in case.passage.statements:
        words = {tokens[index].word.key for index in other.quantity.phrase}
        is_alike = other.quantity.dimension == case.statement.quantity.dimension
        is_apart = is_alike and other.sentence is not case.statement.sentence
        if is_apart and words & {*subject.heads} and words & subject.qualities:
            return True
    return False


def _words_of_rows(case: Case) -> set[str]:
    """The words beside earlier numbers of the same row: жолооч нарт 4 удаа, зорчигчдод 6 удаа."""
    own, tokens = case.statement, case.passage.tokens
    return {
        token.word.key
        for other in case.passage.statements
        if other.sentence is own.sentence
        and own.quantity.dimension == other.quantity.dimension == "times"
        and other.quantity.first < own.quantity.first
        for token in tokens[other.start : other.quantity.first]
    }


def _words_of_next(case: Case) -> set[str]:
    """The words before the next number of the same noun: төвөөр 8, явуулын багаар 5 иргэн."""
    own, tokens, heads = case.statement, case.passage.tokens, {*case.subject.heads}
    for other in case.passage.statements:
        is_later = other.quantity.first > own.quantity.first
        label = () if other.quantity.label is None else (other.quantity.label,)
        named = {tokens[index].word.key for index in (*other.quantity.phrase, *label)}
        if is_later and other.sentence is own.sentence and named & heads:
            return _words_between(case, other.quantity.first)
    return set()


def _words_behind_next(case: Case) -> set[str]:
    """The words behind the next number of the same noun, each with its own: 8 хүнд тусламж, 2 …."""
    own, tokens, heads = case.statement, case.passage.tokens, {*case.subject.heads}
    behind = max(own.quantity.last, *own.quantity.phrase, -1) + 1
    for other in case.passage.statements:
        named = {tokens[index].word.key for index in other.quantity.phrase}
        is_next = other.sentence is own.sentence and other.quantity.first > own.quantity.first
        if is_next and named & heads:
            comma = next(
                (i for i in range(behind, other.quantity.first) if tokens[i].text == ","), 0
            )
            has_own = comma > behind and own.claim.verb > other.quantity.first
            has_own = has_own and tokens[comma - 1].word.case in {"", "acc"}
            words = tokens[max(other.quantity.phrase) + 1 : other.stop] if has_own else []
            return {token.word.key for token in words}
    return set()


def _words_between(case: Case, end: int) -> set[str]:
    """The words before a later number that are its own: behind the last comma, or the verb."""
    own, tokens = case.statement, case.passage.tokens
    first = max(own.quantity.last, *own.quantity.phrase, -1) + 1
    if own.claim.verb < end:
        first = max(first, own.claim.verb)
    commas = [index for index in range(first, end) if tokens[index].text == ","]
    return {token.word.key for token in tokens[max([first, *commas]) : end]}


def _labels_of_parts(case: Case) -> set[str]:
    """The nouns beside the parts that a later sentence gives: Үүнээс үр тариа 6900, төмс 640."""
    end, tokens = case.statement.sentence.end, case.passage.tokens
    later = (s for s in case.passage.statements if s.is_part and s.quantity.first >= end)
    return {tokens[s.quantity.label].word.key for s in later if s.quantity.label is not None}


def is_only_whose(case: Case) -> bool:
    """Whose the thing is that another verb is told of: 240 хүүхдийн цэцэрлэг баригдсан."""
    return case.subject.asks_done and case.link.points <= _OF_WHOM and verb_points(case) < 0


def is_of_another_act(case: Case) -> bool:
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


def is_of_opposite(case: Case) -> bool:
    """What a "not" before the noun sets against what is asked for: төлөвлөгөөт бус шалгалт 6."""
    if keys("negations") & case.subject.qualities:
        return not keys("negations") & words_beside(case)
    head, tokens = case.link.head, case.passage.tokens
    return head > 1 and tokens[head - 1].word.lower in forms("negations")


def is_taken_from(case: Case) -> bool:
    """What another verb tells of all, before a part of them: 58 ажиллаж байгаагаас 6 ажилтны …."""
    statement, tokens = case.statement, case.passage.tokens
    verbs = tokens[statement.quantity.last + 1 : min(statement.stop, statement.sentence.end)]
    is_all = any(t.word.form == "done_noun" and t.word.case == "abl" for t in verbs)
    if not is_all or not case.subject.asks_done or statement.stop >= statement.sentence.end:
        return False
    asked, later = case.subject.verbs[-1], tokens[statement.stop : statement.sentence.end]
    is_said_later = statement.claim.root != asked and any(t.word.root == asked for t in later)
    if is_noun_again(case):
        return is_said_later or verb_points(case) < 1
    return is_said_later and case_of_ending(later[0].ending) == "acc"


def is_of_before(case: Case) -> bool:
    """What was before the value that follows: эхэнд 486 байсан бол … 312 болсон."""
    statement, tokens = case.statement, case.passage.tokens
    verb, end = statement.claim.verb, statement.sentence.end
    if statement.quantity.case == "abl" and not statement.quantity.phrase:
        # багийн тоо 41-ээс 47 болж
        is_next = statement.stop - statement.quantity.last <= 2 and statement.stop < end
        return is_next and statement.claim.root in roots("reaching")
    if statement.claim.root not in roots("being") or not verb < statement.stop < end:
        return False
    word, following = tokens[verb].word, tokens[verb + 1].word.lower
    return word.form == "done_noun" or (word.form == "done" and following in forms("before_now"))


def is_of_another_object(case: Case) -> bool:
    """What another thing was done for: 19 ажилд гэрээ байгуулсан, where дууссан ажил is asked."""
    return case.subject.asks_done and (has_other_object(case) or _is_worth_of_other(case))


def _is_worth_of_other(case: Case) -> bool:
    """Whether a sum is what another thing is worth: 9 сая төгрөгийн материалыг хүлээн авав."""
    quantity, subject, tokens = case.statement.quantity, case.subject, case.passage.tokens
    if quantity.dimension != "money" or quantity.case != "gen" or not quantity.phrase:
        return False
    thing = tokens[quantity.phrase[-1]].word
    own = {*subject.heads, *subject.qualities, *subject.topic}
    is_other = thing.case == "acc" and thing.key not in own
    return is_other and subject.verbs[-1] != case.statement.claim.root


def is_of_other_people(case: Case) -> bool:
    """People of whom another verb is told, and nothing else that is asked for: 9 иргэн оролцсон."""
    subject = case.subject
    if not subject.asks_done or not keys("persons") & {*subject.heads} or verb_points(case) >= 0:
        return False
    is_general = subject.verbs[-1] in roots("joining")
    return not is_general and not subject.qualities & case.statement.sentence.keys


def is_of_other_work(case: Case) -> bool:
    """How far other work went than that which the indicator names, which nothing speaks of."""
    subject = case.subject
    if subject.kind != "percent" or not keys("progress") & {*subject.heads}:
        return False
    named = frozenset[str]().union(*(s.keys for s in case.passage.sentences))
    return bool(subject.qualities) and not (subject.qualities | subject.topic) & named


def is_of_unnamed_act(case: Case) -> bool:
    """What nothing says the act of: 388 иргэн хандсан, where зөвлөгөө авсан is asked."""
    act, root = case.subject.act, case.statement.claim.root
    if not act or not case.subject.asks_done or case.subject.kind != "count":
        return False
    named = _named_about(case)
    verbs = {root, *case.statement.claim.roots}
    is_told = any(key in named for key in same_keys(act)) or case.subject.act_kind in named
    return not is_told and not any(is_related(act, each) for each in verbs if each)


def _named_about(case: Case) -> frozenset[str]:
    """The words of a number's sentence; of the narrative, where only one sentence counts those."""
    sentences = {
        s.sentence
        for s in case.passage.statements
        if {case.passage.tokens[index].word.key for index in s.phrase} & {*case.subject.heads}
    }
    own = case.statement.sentence
    told = [own] if len(sentences) > 1 else case.passage.sentences
    return frozenset[str]().union(*(s.keys for s in told))


def is_of_last_kind(case: Case) -> bool:
    """Only the last of several kinds that share a noun: 8 гадаад, 12 дотоод сургалт."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    phrase, before = statement.quantity.phrase, statement.quantity.first - 1
    if (
        statement.quantity.dimension
        or len(phrase) < 2
        or case.link.head != phrase[-1]
        or tokens[before].text != ","
    ):
        return False
    kind, other = tokens[phrase[0]].word, tokens[before - 1].word
    if are_kinds(other, kind):
        return False
    is_cut = not other.case and not other.form and tokens[before - 2].kind == "number"
    is_named = kind.key in subject.qualities | {subject.companion} or bool(kind.case or kind.form)
    return is_cut and not is_named and not is_known_noun(other.key)


def is_of_stock(case: Case) -> bool:
    """All that there is by now, where only what was added is asked for: нийт 93 болсон."""
    statement = case.statement
    is_reached = statement.claim.root in roots("reaching")
    behind = case.passage.tokens[statement.quantity.last + 1 : max(statement.claim.verb, 0)]
    is_said_new = any(token.word.lower in forms("new_words") for token in behind)
    return case.subject.is_new and statement.is_total and is_reached and not is_said_new


def is_of_other_manner(case: Case) -> bool:
    """What was done in part, where all is asked for, and the other way round."""
    asked, said = case.subject.manners, case.statement.manner
    return bool(asked and said) and said not in asked


def is_whole(case: Case) -> bool:
    """What the value is taken from: 46 ажилтнаас 31 нь; but not ирсэн 46, where those are asked."""
    verbs = case.subject.verbs
    said = verb_before(case)
    is_asked = bool(said) and said in same_roots(verbs[-1]) if verbs else case.statement.is_total
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


REFUSALS: dict[str, Refusal] = {
    "not_done": is_not_done,
    "later_time": is_of_later_time,
    "kind": is_of_a_kind,
    "last_kind": is_of_last_kind,
    "whose": is_only_whose,
    "another_number": is_of_another_number,
    "act": is_of_another_act,
    "before": is_of_before,
    "opposite": is_of_opposite,
    "taken_from": is_taken_from,
    "another_object": is_of_another_object,
    "other_people": is_of_other_people,
    "other_work": is_of_other_work,
    "unnamed_act": is_of_unnamed_act,
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
