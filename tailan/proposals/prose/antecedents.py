"""What a number takes up from those before it in its sentence: a noun, an object, shared words."""

from __future__ import annotations

from collections.abc import Sequence

from tailan.period import Period
from tailan.proposals.prose import traits
from tailan.proposals.prose.claims import Claim
from tailan.proposals.prose.phrases import is_had
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.relations import is_kind_word
from tailan.proposals.prose.statement import Statement
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import roots

_FAR = 14
"""How many words before a number can belong to it over another one."""


def start_of(tokens: Sequence[Token], quantity: Quantity, last: Statement) -> int:
    """Where the words of a number begin; before the number that says whose it is: 8 сумын 40."""
    behind = traits.behind_of(last.quantity)
    is_of_last = behind == quantity.first and tokens[behind - 1].word.case == "gen"
    since = max(last.start, quantity.first - _FAR)
    phrase = last.quantity.phrase
    if any(is_had(tokens[index], tokens[phrase[-1]]) for index in phrase[:-1]):
        # 96 хуудастай номыг 500 ширхэг: the noun is that of the second number.
        return since
    return since if is_of_last and last.quantity.phrase else behind


def meant_before(
    tokens: Sequence[Token], quantity: Quantity, before: list[Statement]
) -> tuple[int, ...]:
    """What a pronoun stands for: what the last number counts that tells no change.

    A number in brackets is passed over: 90 гомдол (хавар 40, зун 50) ирснээс 81 нь.
    """
    told = [s for s in before if not s.is_change]
    apart = (s for s in reversed(told) if not _is_bracketed(tokens, s, quantity.first))
    last = next(apart, before[-1])
    label = last.quantity.label
    return last.phrase or (() if label is None else (label,)) or last.objects[::-1]


def _is_bracketed(tokens: Sequence[Token], statement: Statement, index: int) -> bool:
    """Whether a bracket closes between a number and the index that was opened before."""
    marks = (tokens[at].text for at in range(statement.quantity.last + 1, index))
    return next((mark for mark in marks if mark in {"(", ")"}), "") == ")"


def objects_before(
    tokens: Sequence[Token],
    quantity: Quantity,
    time: Period | None,
    before: list[Statement],
    claim: Claim,
) -> tuple[int, ...]:
    """The objects that a number shares with the one before it: in a row, or of another time."""
    if not before:
        return ()
    last = before[-1].quantity
    if before[-1].is_change and claim.root in roots("reaching") and not quantity.phrase:
        # What a change led to: нэр төрлийг 18-аар нэмэгдүүлж, 62 болгосон.
        return before[-1].objects
    is_of_copies = quantity.dimension == last.dimension == "pieces"
    is_bare = not quantity.dimension or is_of_copies
    if quantity.case == "acc" and is_bare and not (quantity.phrase or last.phrase):
        return before[-1].objects
    is_alike = last.dimension == quantity.dimension and not (quantity.phrase or last.phrase)
    phrase = last.phrase
    if phrase and not quantity.phrase and _is_of_same(tokens, quantity, time, before[-1], claim):
        return phrase[::-1]
    is_to_some = bool(phrase) and tokens[phrase[-1]].word.case in {"dat", "ins"}
    if quantity.dimension == "times" and not quantity.phrase and is_to_some:
        return before[-1].objects
    is_level = is_reached(tokens, quantity, claim, before[-1]) and not quantity.phrase
    if is_level or (is_alike and _is_taken_from_plan(tokens, before[-1])):
        return before[-1].objects
    is_again = is_alike and (quantity.dimension == "times" or time != before[-1].time)
    return before[-1].objects if last.is_borrowing or is_again else ()


def _is_of_same(
    tokens: Sequence[Token],
    quantity: Quantity,
    time: Period | None,
    last: Statement,
    claim: Claim,
) -> bool:
    """Whether a bare number counts what the one of another time or of a plan before it counts.

    2024 онд 88 осол гарсан бол 2025 онд 79 болсон; 30 км шугам барихаас 16.8 км-ийг барьсан.
    """
    if quantity.dimension != last.quantity.dimension or tokens[last.quantity.phrase[-1]].word.case:
        return False
    if _is_taken_from_plan(tokens, last):
        return True
    is_timed = time is not None and last.time is not None and time != last.time
    return is_timed and claim.root in roots("reaching") | {last.claim.root}


def is_reached(tokens: Sequence[Token], quantity: Quantity, claim: Claim, last: Statement) -> bool:
    """Whether a number is what the one before it became: 184-өөс 171 болгосон."""
    if last.quantity.dimension != quantity.dimension:
        return False
    phrase = last.quantity.phrase
    case = tokens[phrase[-1]].word.case if phrase else last.quantity.case
    is_near = quantity.first - traits.behind_of(last.quantity) <= 1
    return case == "abl" and is_near and claim.root in roots("reaching")


def _is_taken_from_plan(tokens: Sequence[Token], last: Statement) -> bool:
    """Whether the number before is only what was to be done: 160 га-д хийхээс 94 га-д."""
    verb = last.claim.verb
    return last.claim.standing == "planned" and verb >= 0 and tokens[verb].word.case == "abl"


def shared_before(tokens: Sequence[Token], before: list[Statement]) -> range:
    """The words that a row of numbers shares: all before its first, save what is that one's own."""
    if not before or not before[-1].quantity.is_borrowing:
        return range(0)
    first = before[-1]
    if len(before) > 1 and before[-2].quantity.is_borrowing:
        return first.shared
    is_object = tokens[max(0, first.quantity.first - 2)].word.case == "acc"
    is_kind = is_kind_word(tokens[max(0, first.quantity.first - 1)].word.key)
    own = 0 if first.quantity.has_own_kind else 1 if is_object or is_kind else 2
    return range(first.start, max(first.start, first.quantity.first - own))
