"""Whether a statement tells that what is asked for is done: not planned, not wished for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tailan.proposals.cases import (
    NEAR,
    Case,
    end_behind,
    verb_before,
    verb_points,
)
from tailan.proposals.prose.claims import LEFT_OPEN, is_joined, is_work, word_before
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.relations import same_roots
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import NO_WORD, keys, roots
from tailan.proposals.subjects import is_related

_DONE = {"done", "done_noun", "joined"}


def is_not_done(case: Case) -> bool:
    """What is planned, asked for, refused or left undone."""
    statement = case.statement
    if _is_refusal_asked(case) or _is_done_before(case):
        return False
    if case.subject.asks_undone:
        return not _is_said_undone(case)
    if statement.attribute == "done" and not statement.quantity.phrase and _is_own(case):
        return False
    if statement.manner and statement.manner in case.subject.manners and _is_apart(case):
        # 15 заалт бүрэн, 6 хэсэгчлэн, 3 хэрэгжээгүй: the denial is of the last alone.
        return False
    is_of_work = _is_only_to_be(case) or _is_named_work(case) or _is_only_begun(case)
    if is_of_work or statement.claim.standing in LEFT_OPEN:
        return True
    if case.subject.asks_done and (
        _is_wished(case) or _is_taken_back(case) or _is_state_before_plan(case)
    ):
        return True
    if _is_described_as_open(case):
        return True
    if case.subject.asks_done and (_is_still_done(case) or _is_only_described(case)):
        return True
    return verb_points(case) < 1 and _is_of_open_act(case)


def _is_done_before(case: Case) -> bool:
    """Whether what is asked for was done to all, or is reported; only the rest is to come.

    87 хүнд олгохоор шийдсэнээс 64 нь хүлээж байна; 92 хувийг шийдвэрлэсэн тайланг илгээнэ.
    """
    subject, statement, tokens = case.subject, case.statement, case.passage.tokens
    behind = max(statement.quantity.last, *statement.quantity.phrase, -1) + 1
    asked = {*subject.verbs[-1:]}
    words = [token.word for token in tokens[behind : statement.stop]]
    taken_from = {w.root for w in words if w.form == "done_noun" and w.case == "abl"}
    if subject.asks_done and asked & taken_from:
        return True
    verb, *report = words[:2] or [NO_WORD]
    is_own = verb.root in asked or any(is_related(head, verb.root) for head in subject.heads)
    is_own = is_own and verb.form == "done" and not subject.asks_undone
    if any(word.form == "purpose" for word in words):
        return False
    return is_own and any(w.key in keys("reports") for w in report)


def _is_refusal_asked(case: Case) -> bool:
    """Whether the indicator counts what was called off: цуцалсан гэрээ, хүчингүй болгосон акт."""
    claim, subject, tokens = case.statement.claim, case.subject, case.passage.tokens
    word = tokens[claim.end].word
    if not subject.asks_done or word.lower not in forms("refusals"):
        return False
    following = tokens[min(claim.end + 1, len(tokens) - 1)].word
    is_verb = word.root != "" and word.root == subject.verbs[-1]
    is_made = following.root in subject.verbs and following.form in _DONE
    return is_verb or (word.key in subject.qualities and is_made)


def _is_of_open_act(case: Case) -> bool:
    """Whether another act than that asked for is told, and that one is left open or to come."""
    statement, asked = case.statement, case.subject.verbs[-1:]
    claim = statement.claim
    if case.subject.asks_done:
        if _is_of_another_stage(case):
            return True
        if claim.standing == "ongoing" or claim.last == "undone":
            return verb_points(case) < 0
    is_left = bool(asked) and bool(claim.root) and asked[0] in claim.left
    return is_left or statement.attribute == "infinitive"


def _is_still_done(case: Case) -> bool:
    """Whether what is asked for is not over: 2 аудит хийгдэж байна, хийсэн аудит asked.

    Over is what others only go on with: гэрээ байгуулж ажиллаж байна.
    """
    claim = case.statement.claim
    is_last = claim.roots[-1:] == (claim.root,)
    return claim.standing == "ongoing" and is_last and claim.root in roots("completing")


def _is_only_described(case: Case) -> bool:
    """Whether the verb asked for only says what they are for: авах 3 газрыг судалсан."""
    statement, asked = case.statement, same_roots(case.subject.verbs[-1])
    word = word_before(case.passage.tokens, statement.quantity.first)
    is_open = word.form == "infinitive" and not word.case
    return is_open and word.root in asked and statement.claim.root not in asked


def _is_own(case: Case) -> bool:
    """Whether the verb asked for stands right before the number: биелсэн 25, биелэх шатанд 14."""
    verbs, statement = case.subject.verbs, case.statement
    behind = case.passage.tokens[statement.quantity.last + 1 : statement.sentence.end]
    is_apart = not behind or behind[0].kind == "mark"
    return is_apart and bool(verbs) and verb_before(case) == verbs[-1]


def _is_said_undone(case: Case) -> bool:
    """Whether the verb that the indicator denies is denied: шаардлага хангаагүй 3 цэг."""
    statement, asked = case.statement, case.subject.verbs[-1]
    if statement.attribute == "undone" and verb_before(case) == asked:
        return True
    return statement.claim.standing == "undone" and statement.claim.root == asked


def _is_wished(case: Case) -> bool:
    """Whether what is done is to ask for it: авах хүсэлтээ 2 үйлдвэр өгсөн."""
    statement, tokens, subject = case.statement, case.passage.tokens, case.subject
    first = statement.quantity.first
    while first > statement.start and tokens[first - 1].kind != "mark":
        first -= 1
    verb = statement.claim.verb
    words = tokens[first : min(statement.stop, verb if verb >= 0 else statement.stop)]
    wishes = {t.word.key for t in words if t.word.case in {"", "acc"}} & keys("wishes")
    return bool(wishes - subject.qualities - {*subject.heads})


def _is_taken_back(case: Case) -> bool:
    """Whether another verb than the one asked for is told, and a "but" with a denial follows."""
    statement, tokens = case.statement, case.passage.tokens
    if verb_points(case) >= 0:
        return False
    end = min(statement.sentence.end, statement.claim.end + NEAR)
    words = [token.word for token in tokens[statement.claim.end + 1 : end]]
    contrast = any(word.lower in forms("contrasts") for word in words[:2])
    return contrast and any(word.form == "undone" for word in words)


def _is_state_before_plan(case: Case) -> bool:
    """Whether things are only there before a plan: 9 гүүр байгаа бөгөөд намар засахаар …."""
    claim = case.statement.claim
    is_open = claim.standing == "state" and claim.last in LEFT_OPEN
    return is_open and case.subject.kind == "count"


def _is_of_another_stage(case: Case) -> bool:
    """Whether a verb only leads to what is asked for, or that is a fault nobody speaks of.

    What came or was found is not yet answered: 40 зөвлөмж өгсөн, биелүүлсэн зөвлөмж asked.
    """
    claim = case.statement.claim
    asked = case.subject.verbs[-1]
    is_fault = asked in roots("adverse") and verb_points(case) <= 0
    is_before = asked in roots("answering") and verb_points(case) < 0
    return is_fault or is_before or claim.root in roots("preliminary") - set(case.subject.verbs)


def _is_only_to_be(case: Case) -> bool:
    """Whether the number's own verb is an infinitive: 2 гэрээ байгуулах хэлэлцээг эхлүүлсэн."""
    quantity, tokens = case.statement.quantity, case.passage.tokens
    behind = (quantity.phrase[-1] if quantity.phrase else quantity.last) + 1
    verb = _first_verb(tokens, behind, min(behind + 4, case.statement.sentence.end - 1))
    if verb < 0 or tokens[verb].word.form != "infinitive" or tokens[verb].word.case:
        return False
    if is_work(tokens[verb + 1]) or is_joined(tokens[verb + 1], case.statement.claim.root):
        return False
    asked = same_roots(case.subject.verbs[-1]) if case.subject.verbs else case.subject.topic_verbs
    own = {*case.subject.verbs[-1:]} or asked
    is_own = verb == behind and tokens[verb].word.root in own
    case_of_all = tokens[quantity.phrase[-1]].word.case if quantity.phrase else quantity.case
    is_object = case_of_all == "acc" or (verb == behind and not case_of_all)
    words = tokens[verb + 1 : end_behind(case.statement, verb)]
    is_done = any(t.word.root in asked and t.word.form in _DONE for t in words)
    return is_own or (is_object and not (is_done and verb_points(case) >= 1))


def _is_apart(case: Case) -> bool:
    """Whether a mark stands behind the word that says how far what is counted went."""
    quantity = case.statement.quantity
    behind = max(quantity.last, *quantity.phrase, -1) + 2
    is_within = behind < case.statement.sentence.end
    return is_within and case.passage.tokens[behind].kind == "mark"


def _is_named_work(case: Case) -> bool:
    """Whether the verb only names a work of which more is told: барьж байгуулах ажлын тендер.

    What goes on with it goes on with the verb: сольж суурилуулах ажил явагдаж байна.
    """
    verb, tokens = case.statement.claim.verb, case.passage.tokens
    if verb < 0 or verb + 2 >= case.statement.sentence.end or tokens[verb].word.form != "joined":
        return False
    infinitive, work = tokens[verb + 1].word, tokens[verb + 2].word
    if infinitive.form != "infinitive" or infinitive.case or work.key not in keys("light_nouns"):
        return False
    return work.case == "gen" or case.statement.claim.last in {"ongoing", "planned", "undone"}


def _is_described_as_open(case: Case) -> bool:
    """Whether the word before says planned or undone, and the verb asked for is not told of it.

    болзол хангаагүй 17 материалыг буцаасан are 17, where буцаасан материал are asked.
    """
    statement, claim = case.statement, case.statement.claim
    if statement.attribute != "undone" or not case.subject.asks_done or statement.is_whole:
        return statement.attribute in {"planned", "undone"}
    return claim.standing != "done" or claim.root != case.subject.verbs[-1]


def _is_only_begun(case: Case) -> bool:
    """Whether the work on what is counted has only begun: 31 хуудсыг шилжүүлэх ажлыг эхлүүлж."""
    claim, tokens = case.statement.claim, case.passage.tokens
    if not case.subject.asks_done or claim.root not in roots("starting"):
        return False
    words = tokens[case.statement.quantity.last + 1 : claim.verb]
    return any(
        a.word.form == "infinitive" and b.word.key in keys("light_nouns") and b.word.case == "acc"
        for a, b in pairwise(words)
    )


def _first_verb(tokens: Sequence[Token], first: int, end: int) -> int:
    """The first verb from a token on, -1 where none stands before a mark."""
    for index in range(first, end):
        if tokens[index].word.form:
            return index
        if tokens[index].kind in {"mark", "number"}:
            break
    return -1
