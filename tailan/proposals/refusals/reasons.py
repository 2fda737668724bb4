"""What a statement says that is no value of an indicator for the period, each kind a rule."""

from __future__ import annotations

from collections.abc import Callable

from tailan.proposals.cases import (
    Case,
    is_noun_again,
    verb_before,
    verb_points,
    words_beside,
)
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import is_kind_word, is_known_noun, same_keys, same_roots
from tailan.proposals.prose.rows import are_kinds
from tailan.proposals.prose.times import is_earlier, is_later, year_reported
from tailan.proposals.prose.words import keys, roots
from tailan.proposals.refusals.another_number import is_of_another_number
from tailan.proposals.refusals.other_acts import (
    is_of_act_to_be,
    is_of_another_act,
    is_of_another_fault,
    is_of_another_object,
    is_of_another_sum,
    is_of_faulty_act,
    is_of_other_people,
    is_of_other_work,
    is_of_others,
    is_of_unnamed_act,
    is_only_whose,
    is_taken_from,
)
from tailan.proposals.refusals.standings import is_not_done

Refusal = Callable[[Case], bool]


def is_of_earlier_year(case: Case) -> bool:
    """Values of an earlier year, unless the plan itself is about that year."""
    time = case.statement.time
    if time is None:
        return _is_of_earlier_report(case)
    return is_earlier(time, case.report) and str(time.year) not in case.subject.years


def _is_of_earlier_report(case: Case) -> bool:
    """How far things went by an earlier year's report: 2024 оны тайланг 88 хувьтай гаргасан."""
    statement, subject = case.statement, case.subject
    if subject.kind != "percent" or not keys("general_heads") & {*subject.heads}:
        return False
    year = year_reported(case.passage.tokens, statement.sentence.first, statement.quantity.first)
    return year is not None and year < case.report.year and str(year) not in subject.years


def is_of_later_time(case: Case) -> bool:
    """Values of a time that has not come when the period ends."""
    time = case.statement.time
    return time is not None and is_later(time, case.report)


def is_of_a_kind(case: Case) -> bool:
    """How many of those counted are of another kind than asked for: … 13 нь хүүхэд байв."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    own = statement.quantity.phrase
    if not statement.is_pronoun or not own or statement.claim.root not in roots("being") | {""}:
        return False
    return not {tokens[index].word.key for index in own} & {*subject.heads, *subject.qualities}


def is_of_opposite(case: Case) -> bool:
    """What a "not" before the noun sets against what is asked for: төлөвлөгөөт бус шалгалт 6."""
    if keys("negations") & case.subject.qualities:
        return not keys("negations") & words_beside(case)
    head, tokens = case.link.head, case.passage.tokens
    return head > 1 and tokens[head - 1].word.lower in forms("negations")


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


def is_of_rest(case: Case) -> bool:
    """What is left beside those named one by one: гурил 60 тн, бусад бүтээгдэхүүн 14 тн."""
    quantity, tokens = case.statement.quantity, case.passage.tokens
    before = range(max(case.statement.start, quantity.first - 2), quantity.first)
    own = {tokens[index].word.lower for index in (*before, *quantity.phrase)}
    return bool(own & forms("rest_words")) and not keys("rest_words") & case.subject.qualities


def is_of_stock(case: Case) -> bool:
    """All that there is by now, where only what was added is asked for: нийт 93 болсон."""
    statement = case.statement
    is_reached = statement.claim.root in roots("reaching")
    behind = case.passage.tokens[statement.quantity.last + 1 : max(statement.claim.verb, 0)]
    is_said_new = any(token.word.lower in forms("new_words") for token in behind)
    return case.subject.is_new and statement.is_total and is_reached and not is_said_new


def is_of_unnamed_kind(case: Case) -> bool:
    """What is not of the kind asked for, of which another sentence tells: гадаадад сурсан багш."""
    subject, own = case.subject, case.statement.sentence
    told = frozenset[str]().union(*(s.keys for s in case.passage.sentences if s is not own))
    missing = (subject.qualities & told) - own.keys - subject.topic
    return any(is_kind_word(key) for key in missing)


def is_of_unnamed_trait(case: Case) -> bool:
    """What nothing says to have what is asked for: 13 цэг, where бохирдолтой цэг are."""
    told = words_beside(case)
    return any(not same_keys(key) & told for key in case.subject.had)


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


def is_of_another_rate(case: Case) -> bool:
    """A rate where a count is asked for, or one of another base; a count where a rate is.

    Without a base, only a fraction is a rate: nobody counts people by parts of one.
    """
    asked, said = case.subject.base, case.statement.base
    is_fraction = case.statement.quantity.value % 1 != 0
    if asked is None:
        target = case.subject.target
        return said is not None and (target is None or target % 1 == 0)
    return not is_fraction if said is None else not asked.is_same(said)


def is_aim(case: Case) -> bool:
    """The target or the plan, repeated."""
    return case.statement.is_aim or _is_of_plan_named(case)


def _is_of_plan_named(case: Case) -> bool:
    """What a line gives as a plan, with no verb: Орлогын жилийн төлөвлөгөө – 120 сая төгрөг."""
    statement, tokens = case.statement, case.passage.tokens
    if statement.claim.standing != "state" or statement.claim.root:
        return False
    before = range(statement.sentence.first, statement.quantity.first)
    plans = keys("plans") - {*case.subject.heads, *case.subject.qualities}
    return any(
        tokens[index].word.key in plans
        and not tokens[index].word.case
        and tokens[index + 1].kind in {"mark", "number"}
        for index in before
    )


def is_of_a_plan(case: Case) -> bool:
    """What a document holds: 12 ажил бүхий төлөвлөгөө."""
    quantity = case.statement.quantity
    behind = (quantity.phrase[-1] if quantity.phrase else quantity.last) + 1
    tokens = case.passage.tokens
    return behind < len(tokens) and tokens[behind].word.lower in forms("bearing")


def is_of_origin(case: Case) -> bool:
    """From where those come of whom a verb is told: 10 сумаас 22 ажилтан суусан."""
    statement, tokens = case.statement, case.passage.tokens
    phrase, stop = statement.quantity.phrase, statement.stop
    is_from = (
        bool(phrase) and case.link.head == phrase[-1] and tokens[phrase[-1]].word.case == "abl"
    )
    if statement.quantity.dimension == "times":
        # 17 удаагийн зөвлөгөөнөөс 95 үүрэг гарсан: nobody comes from a meeting.
        return False
    if statement.is_whole or not (is_from and case.subject.asks_done) or stop != phrase[-1] + 1:
        return False
    return stop < statement.sentence.end and verb_points(case) <= 0


def is_attended(case: Case) -> bool:
    """In how many somebody only took part: 6 хуралд оролцсон, where зохион байгуулсан is asked."""
    statement, asked = case.statement, case.subject.verbs[-1:]
    head, claim = case.link.head, statement.claim
    word = case.passage.tokens[head].word
    is_within = head >= 0 and word.case == "dat" and word.key in keys("meetings")
    is_only = claim.root in roots("attending") and claim.verb < statement.stop
    return is_within and is_only and bool({*asked} & roots("holding"))


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
    "unnamed_kind": is_of_unnamed_kind,
    "unnamed_trait": is_of_unnamed_trait,
    "only_to_be": is_of_act_to_be,
    "another_sum": is_of_another_sum,
    "another_fault": is_of_another_fault,
    "faulty_act": is_of_faulty_act,
    "taken_from": is_taken_from,
    "another_object": is_of_another_object,
    "other_people": is_of_other_people,
    "other_work": is_of_other_work,
    "unnamed_act": is_of_unnamed_act,
    "rest": is_of_rest,
    "stock": is_of_stock,
    "origin": is_of_origin,
    "attended": is_attended,
    "others": is_of_others,
    "manner": is_of_other_manner,
    "whole": is_whole,
    "change": is_change,
    "for_each": is_for_each,
    "rate": is_of_another_rate,
    "aim": is_aim,
    "of_a_plan": is_of_a_plan,
}
"""Statements that are never a value of this period, by the name of the rule."""
