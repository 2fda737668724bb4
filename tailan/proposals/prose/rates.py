"""Rates: so many for each hundred or thousand, whose base is never a value itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.proposals.prose.lexicon import forms, lexicon
from tailan.proposals.prose.numerals import scaled, spelt_number
from tailan.proposals.prose.tokens import Token, unit_of
from tailan.proposals.prose.words import keys, roots

_LONGEST = 4
"""How many words a base has behind its number: 1000 амьд төрсөн хүүхэд тутамд."""
_REACH = 8
"""How many words behind a base the rate is looked for."""
_LEAST = 100
"""The least base that no word for "each" marks."""

_PERMILLE = Decimal(1000)


@dataclass(frozen=True, slots=True)
class Base:
    """Of how many of whom a rate is: 10000 хүн амд; `nouns` are the keys of its words."""

    value: Decimal
    nouns: frozenset[str]

    def is_same(self, other: Base) -> bool:
        """Whether another rate is of as many of the same; a промилл does not say of whom."""
        is_of_same = not (self.nouns and other.nouns) or self.nouns & other.nouns
        return self.value == other.value and bool(is_of_same)


Bases = tuple[tuple[int, Base], ...]
"""Bases, each with the place of the token behind it, once they are taken out of the text."""


def without_bases(tokens: list[Token], is_asked: bool = False) -> tuple[list[Token], Bases]:
    """The tokens without the bases of rates, so that a rate stands beside its noun, and the bases.

    `is_asked` is true for an indicator, which names a base and no rate.
    """
    rest: list[Token] = []
    bases: list[tuple[int, Base]] = []
    index = 0
    while index < len(tokens):
        end = _base_end(tokens, index, is_asked)
        if end is None:
            rest.append(tokens[index])
            index += 1
            continue
        if is_bracketed := _is_bracketed(tokens, index, end):
            rest.pop()
        bases.append((len(rest), _base(tokens, index, end)))
        index = end + is_bracketed
    return rest, tuple(bases)


def base_of(bases: Bases, since: int, first: int, behind: int, is_alone: bool) -> Base | None:
    """The base of the number at token `first`, the last one from token `since` on.

    A base in brackets stands right `behind` it. Where a noun or a unit of its own stands behind
    the number (`is_alone` is false), only a base that it follows at once is its own.
    """
    for place, base in reversed(bases):
        if place == first or (is_alone and (since <= place < first or place == behind)):
            return base
    return None


def _number_end(tokens: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """The number at the index with the words that scale it, and the token behind it."""
    token = tokens[index]
    if token.kind == "number" and token.value is not None and not token.ending:
        value, last, size = scaled(tokens, index, len(tokens))
        return value * size, last + 1
    if token.word.lower in lexicon().numerals:
        spelt = spelt_number(tokens, index, len(tokens))
        return None if spelt is None else (spelt[0], spelt[1] + 1)
    alone = lexicon().scales.get(token.word.lower)
    return None if alone is None else (Decimal(alone), index + 1)


def _base_end(tokens: Sequence[Token], index: int, is_asked: bool) -> int | None:
    """The token behind the base that begins at the index, None where none does."""
    if _is_permille(tokens, index, is_asked):
        return index + 1
    number = _number_end(tokens, index)
    end = None if number is None else _noun_end(tokens, number[1])
    if number is None or end is None:
        return None
    if tokens[end - 1].word.key in keys("rate_words"):
        return _with_relation(tokens, end)
    is_round = number[0] >= _LEAST and number[0].normalize().as_tuple().digits == (1,)
    if not is_round:
        return None
    behind = _with_relation(tokens, end)
    is_base = is_asked or behind > end or _is_bracketed(tokens, index, end)
    return behind if is_base or _has_rate(tokens, end) else None


def _is_permille(tokens: Sequence[Token], index: int, is_asked: bool) -> bool:
    """Whether a unit says that a number is of a thousand: 12.5 промилл."""
    is_unit = tokens[index].text.lower() in forms("permille")
    return is_unit and (is_asked or tokens[max(0, index - 1)].kind == "number")


def _noun_end(tokens: Sequence[Token], first: int) -> int | None:
    """The token behind the noun for whom a rate is: хүн амд, амьд төрөлтөд, хүүхэд тутамд."""
    for index in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[index]
        is_time = token.word.key in keys("times") or unit_of(token.text) is not None
        is_open = token.word.form not in {"", "done"}
        if token.kind != "word" or is_time or is_open:
            return None
        if index > first and token.word.key in keys("rate_words"):
            return index + 1
        if token.word.case == "dat":
            return index + 1
        if token.word.case not in {"", "gen"}:
            return None
    return None


def _with_relation(tokens: Sequence[Token], end: int) -> int:
    """The token behind what says that a rate is of its base: ногдох, тооцоход."""
    is_said = end < len(tokens) and tokens[end].word.root in roots("rating")
    return end + is_said


def _is_bracketed(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether brackets hold a base alone: 10.4 (10000 хүн амд)."""
    before, behind = tokens[max(0, index - 1)].text, tokens[min(end, len(tokens) - 1)].text
    return before == "(" and behind == ")"


def _has_rate(tokens: Sequence[Token], end: int) -> bool:
    """Whether the rate follows: at once, or behind its name where all the people are the base.

    So does one that a verb calls a rate: 100 хүүхдэд 2 багш ногдож байна.
    """
    behind = _clause(tokens, end)
    if any(token.word.root in roots("rating") for token in behind):
        return True
    is_of_all = tokens[end - 1].word.key in keys("rate_bases")
    for index, token in enumerate(behind, end):
        if token.kind == "number":
            return (is_of_all and index == end) or _is_bare(tokens, index)
        if not is_of_all or token.kind != "word" or token.word.form:
            return False
    return False


def _clause(tokens: Sequence[Token], first: int) -> Sequence[Token]:
    """The tokens from one on, up to a mark."""
    words = tokens[first : first + _REACH]
    return words[: next((i for i, token in enumerate(words) if token.kind == "mark"), len(words))]


def _is_bare(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing that a number could count stands behind it, nor more numbers of a row."""
    number, behind = tokens[index], tokens[index + 1 : index + 2]
    if number.ending or not behind:
        return not number.ending
    token = behind[0]
    is_fraction = number.value is not None and number.value % 1 != 0
    is_said = bool(token.word.form) or token.word.lower in forms("copulas")
    return is_said or token.text in {".", ";", ")"} or (token.text == "," and is_fraction)


def _base(tokens: Sequence[Token], index: int, end: int) -> Base:
    """The base from one token up to another."""
    value, first = _number_end(tokens, index) or (_PERMILLE, end)
    return Base(value, frozenset(t.word.key for t in tokens[first:end]) - keys("rate_words"))
