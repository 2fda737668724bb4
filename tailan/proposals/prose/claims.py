"""Whether what a statement names is done: completed, planned, asked for, refused or undone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from tailan.proposals.prose.delays import is_refusal
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.tokens import Token, unit_of
from tailan.proposals.prose.words import Form, Word, keys, roots

_LONGEST = 120
"""How many words behind a number its verb is looked for."""

_POINTS = ("change", Decimal(1))
_OPEN: frozenset[Form] = frozenset({"purpose", "infinitive", "undone", "future", "if"})

Standing = Literal["done", "ongoing", "state", "planned", "undone", "unsure"]
"""`state` is a statement without a verb (… 27 хувьтай), `unsure` one that denies twice.

What was done before something that is still going on is done: батлуулан мөрдөж байна.
"""
LEFT_OPEN: frozenset[Standing] = frozenset({"planned", "undone", "unsure"})
"""The standings of what is not told as done or as being so."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What the verb behind a token says of it: its root, where it stands, and the standing.

    `roots` are those of all verbs up to the one that ends the statement, at `end`, `left` those
    of what is only intended or denied on the way; `last` is the standing of what ends it.
    """

    standing: Standing
    root: str = ""
    verb: int = -1
    end: int = -1
    roots: tuple[str, ...] = ()
    left: frozenset[str] = frozenset()
    last: Standing = "state"


def claim_at(tokens: Sequence[Token], index: int, end: int) -> Claim:
    """What the statement from the index on says, up to the end of its sentence.

    No plan or denial takes away a state that the clause before tells: 45 хувьтай байгаа бөгөөд ….
    """
    claim = _claim_of_all(tokens, index, end)
    if claim.standing not in LEFT_OPEN:
        return claim
    told = _state_before(tokens, index, claim.verb if claim.verb >= 0 else claim.end)
    if told < 0:
        return claim
    return Claim("state", end=told, left=claim.left, last=claim.standing)


def _claim_of_all(tokens: Sequence[Token], index: int, end: int) -> Claim:
    """What the clauses from the index on say together.

    What a clause says that others follow is as done as the last of them: зохион байгуулж, …
    хамруулна is planned. Only a denial or an intention further on is that other clause's own, and
    a plan with the same verb or a time of its own: 8 сургалт хийж, 4 дүгээр улиралд 5-ыг хийнэ.
    """
    root, verb = "", -1
    done: list[str] = []
    left: list[str] = []
    is_apart = False
    end = min(end, index + _LONGEST)
    for at in range(index, end):
        word = tokens[at].word
        is_put_off = is_refusal(tokens, at)
        if not is_put_off and not (word.form and not _is_compared_with(tokens, at, end)):
            continue
        (left if word.form in _OPEN else done).append(word.root)
        if is_attribute(tokens, at, end) and (not is_put_off or _is_of_cased(tokens, at)):
            continue
        if verb >= 0 and word.form == "done_noun" and word.root in roots("planned"):
            # What was planned is only compared with: орлого 61 сая болж төлөвлөснөөс давсан.
            continue
        if verb < 0 and word.form:
            root, verb = word.root, at
        standing: Standing | None = "undone" if is_put_off else _standing(tokens, at, end)
        if is_apart and word.form in {"purpose", "infinitive", "done_noun"}:
            continue
        if word.form == "done_noun" and word.case == "acc" and standing == "done":
            # What was done to is acted on further: 84 санал ирснийг уламжилсан.
            continue
        if standing is not None:
            behind = _last(tokens, at, end)
            own = _own_standing(tokens, verb, at, standing, is_apart)
            return Claim(own, root, verb, behind, tuple(done), frozenset(left), standing)
        is_apart = is_apart or (at + 1 < end and tokens[at + 1].kind == "mark")
    standing = _unended(tokens, verb, end)
    return Claim(standing, root, verb, end - 1, tuple(done), frozenset(left), standing)


def _state_before(tokens: Sequence[Token], index: int, verb: int) -> int:
    """The copula that ends a clause before the first verb, -1 where none does."""
    for at in range(index, verb - 1):
        following = tokens[at + 1]
        is_told = tokens[at].word.lower in forms("copulas") and not tokens[at].word.form
        if is_told and (following.text == "," or following.word.lower in forms("clause_links")):
            return at
    return -1


def _is_of_cased(tokens: Sequence[Token], at: int) -> bool:
    """Whether a refusal only describes by what means: татгалзсан хариутай буцааж."""
    return bool(tokens[at].word.form) and tokens[at + 1].word.case in {"com", "ins"}


def _own_standing(
    tokens: Sequence[Token], verb: int, at: int, last: Standing, is_apart: bool
) -> Standing:
    """The standing of the first verb, where the statement ends with the verb at another token."""
    own = _of_first(last, tokens[at].word.root, is_apart, at > verb)
    is_other = own == "planned" and is_apart and _is_another_plan(tokens, verb, at)
    return "done" if is_other else own


def _of_first(last: Standing, root: str, is_apart: bool, is_later: bool) -> Standing:
    """The standing of the first verb of a statement that ends with another one."""
    if is_apart and last in {"undone", "ongoing"}:
        return "done"
    if is_later and last == "ongoing" and root not in roots("going_on"):
        return "done"
    return last


def _is_another_plan(tokens: Sequence[Token], verb: int, at: int) -> bool:
    """Whether what is planned is not the first verb's own: done again, or at a time of its own."""
    if (
        verb >= at
        or tokens[verb].word.form != "joined"
        or tokens[verb].word.root in roots("planned")
    ):
        return False
    between = tokens[verb + 1 : at + 1]
    is_again = any(token.word.root == tokens[verb].word.root for token in between)
    return is_again or any(_tells_when(token) for token in between)


def _tells_when(token: Token) -> bool:
    """Whether a word sets a time for what follows: улиралд, намар, үлдсэн."""
    word = token.word
    is_time = word.key in keys("times") and word.case == "dat"
    return is_time or word.key in keys("later_words")


def attribute_before(tokens: Sequence[Token], index: int, first: int) -> str:
    """The form of a verb just before the index that describes what stands there, or nothing.

    хэрэгжүүлэх 12 ажил is `infinitive`, төлөвлөсөн 20 сургалт is `planned`.
    """
    if index <= first:
        return ""
    word = word_before(tokens, index)
    is_wish = word.key in keys("requests") and word.case == "com"
    if is_wish or (word.root in roots("planned") and word.form in {"done", "infinitive"}):
        return "planned"
    return word.form if word.form in {"done", "undone", "infinitive"} and not word.case else ""


def word_before(tokens: Sequence[Token], index: int) -> Word:
    """The word before a number or its noun, over the pronoun of хэтэрсэн нь 37."""
    before = max(0, index - 1)
    return tokens[max(0, before - (tokens[before].word.lower == "нь"))].word


def is_work(token: Token) -> bool:
    """Whether an infinitive before a word is the work itself: танилцуулах ажлыг."""
    return token.word.key in keys("light_nouns") and token.word.case in {"", "acc"}


def is_joined(work: Token, root: str) -> bool:
    """Whether people take part in a work: мэргэжил дээшлүүлэх сургалтад хамруулав."""
    is_into = work.word.key in keys("light_nouns") and work.word.case == "dat"
    return is_into and root in roots("joining")


def _standing(tokens: Sequence[Token], at: int, end: int) -> Standing | None:
    """What a verb settles, None where the statement goes on to a later verb."""
    word = tokens[at].word
    following = tokens[at + 1] if at + 1 < end else None
    is_plan = word.root in roots("planned")
    if word.form in {"future", "purpose", "if"}:
        return "planned"
    if word.form == "infinitive":
        return _of_infinitive(tokens, at, end)
    if word.form == "joined":
        if following is None or following.word.lower not in forms("copulas"):
            return "planned" if is_plan else None
        is_over = tokens[at].word.lower.endswith(("аад", "ээд", "оод", "өөд"))
        return "planned" if is_plan else "done" if is_over else "ongoing"
    if word.form == "undone":
        is_denied = any(token.word.lower in forms("doubled") for token in tokens[at + 1 : at + 3])
        return "unsure" if is_denied else "undone"
    if word.form == "habit":
        # What is done again and again is no event of the period: сард 2 удаа хийдэг.
        return "unsure" if word.root in roots("completing") else "state"
    if _is_reason(tokens, at, end):
        return None
    return "planned" if is_plan else "done"


def _is_reason(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what was done is only why more was done: хууль зөрчсөн тул хүчингүй болгож."""
    if at + 1 >= end or tokens[at + 1].word.lower not in forms("because"):
        return False
    later = next((t.word for t in tokens[at + 2 : end] if t.word.form or t.kind == "number"), None)
    return later is not None and later.form in {"done", "joined"}


def _of_infinitive(tokens: Sequence[Token], at: int, end: int) -> Standing | None:
    """A plan, a request or a possibility; None where the infinitive only describes a work."""
    word = tokens[at].word
    following = tokens[at + 1] if at + 1 < end else None
    if word.case in {"acc", "abl"} or following is None:
        # What is still to be done, or what a part of it was taken from: хийхээс 2-ыг хийсэн.
        return "planned"
    lower = following.word.lower
    is_open = lower in forms("copulas") or lower in forms("sequels")
    return "planned" if is_open or following.word.key in keys("requests") else None


def is_attribute(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether a verb only describes the noun behind it: шинэчилсэн журмыг."""
    word = tokens[at].word
    if at + 1 >= end or tokens[at + 1].kind in {"mark", "date"}:
        return False
    following = tokens[at + 1]
    lower = following.word.lower
    if at + 2 < end and tokens[at + 2].word.key in keys("year_words"):
        # A year behind a verb begins a sentence whose stop is missing.
        return False
    if word.form == "done_noun":
        return word.case == "gen" and following.kind != "number"
    if word.form == "infinitive":
        is_request = following.word.key in keys("requests")
        # Who is taken into a project is in it: амьжиргаа дээшлүүлэх төсөлд хамруулсан.
        is_joined = following.word.case == "dat" and any(
            token.word.root in roots("joining") for token in tokens[at + 2 : at + 3]
        )
        is_open = is_request and word.root not in roots("going_on") and not is_joined
        is_said_on = lower in forms("copulas") or lower in forms("sequels")
        return not word.case and not is_open and not is_said_on
    if word.form == "joined":
        return _describes_people(tokens, at, end)
    if word.form in {"purpose", "if"}:
        return False
    if word.form == "future":
        return True
    if word.form == "done" and lower == "нь":
        # What was done is told of further: зарцуулсан нь төлөвлөснөөс бага, or says how many.
        return _names_number(tokens, at + 2, end)
    is_said_on = lower in forms("copulas") or lower in forms("linking") or lower in forms("doubled")
    return not is_said_on


def _names_number(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a plain number begins at the index: арилгасан нь 30, but not … нь 20-оор их."""
    if index >= end or tokens[index].kind != "number" or tokens[index].ending:
        return False
    return index + 1 >= end or tokens[index + 1].word.case != "ins"


def _is_compared_with(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether what was to be done is only compared with: төлөвлөснөөс 1.8 пунктээр дээгүүр."""
    words = tokens[index + 1 : min(index + 3, end)] if tokens[index].word.case == "abl" else []
    is_change = any(unit_of(token.text) == _POINTS for token in words)
    return is_change or any(token.word.key in keys("change_words") for token in words[:1])


def _describes_people(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Whether what goes on is only said of who they are: анх удаа оролцож байгаа хүмүүс."""
    if at + 2 >= end or tokens[at + 1].word.lower not in forms("going_on_now"):
        return False
    return tokens[at + 2].word.key in keys("persons")


def _last(tokens: Sequence[Token], at: int, end: int) -> int:
    """The last token of the statement: the verb with the copula behind it."""
    while at + 1 < end and tokens[at + 1].word.lower in forms("copulas"):
        at += 1
    return at


def _unended(tokens: Sequence[Token], verb: int, end: int) -> Standing:
    """The standing of a statement that no verb ends."""
    words = [token for token in tokens[max(verb + 1, end - 4) : end] if token.kind == "word"]
    if words and words[-1].word.lower in forms("copulas"):
        return "done"
    return "state" if verb < 0 else "unsure"
