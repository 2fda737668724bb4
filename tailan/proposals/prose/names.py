"""Numbers that name something and count nothing: years, days, ordinals, clauses, list entries."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys

_LEAST_CALLED = 1000
"""The least telephone number; less is how often: утсаар 96 зөвлөгөө."""


def names_something(tokens: Sequence[Token], index: int, last: int, first: int, end: int) -> bool:
    """Whether the number is a year, a date, an ordinal, a legal reference or the like."""
    token = tokens[index]
    before = tokens[index - 1] if index > first else None
    after = tokens[last + 1] if last + 1 < end else None
    if token.ending in _ordinal_endings():
        return True
    if last > index and tokens[last].word.key in keys("times"):
        return True
    if after is not None and (_marks_a_name(token, after) or _is_of_age(tokens[last + 1 : end])):
        return True
    if before is not None and _follows_a_name(token, before, after):
        return True
    return _numbers_a_list(token, before, after) and not _is_in_bracket(tokens, first, index)


def _is_in_bracket(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the bracket behind a number closes one that was opened before it."""
    marks = [token.text for token in tokens[first:index] if token.text in {"(", ")"}]
    return marks[-1:] == ["("]


@cache
def _ordinal_endings() -> frozenset[str]:
    return forms("ordinal_endings") | forms("date_endings")


def _marks_a_name(token: Token, after: Token) -> bool:
    """Whether what stands behind makes the number an ordinal, a year or part of a code."""
    lower = after.word.lower
    if lower in forms("ordinals") or after.word.key in keys("times"):
        return True
    glued = after.start == token.end and after.kind == "word"
    return glued or (after.kind == "code" and after.start == token.end)


def _is_of_age(behind: Sequence[Token]) -> bool:
    """Whether a number is the limit of an age: 35 хүртэлх насны."""
    is_limit = bool(behind) and behind[0].word.lower in forms("age_limits")
    return is_limit and any(token.word.key in keys("ages") for token in behind[1:3])


def _follows_a_name(token: Token, before: Token, after: Token | None) -> bool:
    """Whether what stands before makes the number a day, a clause of a law or a telephone."""
    if before.word.key in keys("months") and before.word.case == "gen":
        return True
    is_called = before.word.key in keys("phones") and (token.value or 0) >= _LEAST_CALLED
    if is_called or before.text == "№":
        return True
    if before.word.key not in keys("references") or before.word.case == "abl":
        return False
    is_clause = after is not None and after.word.key in keys("clauses")
    is_code = "." in token.text or bool(token.ending) or before.text.isascii()
    return is_clause or is_code


def _numbers_a_list(token: Token, before: Token | None, after: Token | None) -> bool:
    """Whether the number only numbers an entry: 1) …, or 2. at the head of a sentence."""
    if after is None or after.start != token.end:
        return False
    return after.text == ")" or (after.text == "." and before is None)
