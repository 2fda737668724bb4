"""Numbers in words: spelt ones, and those that words make thousands and millions."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from tailan.proposals.prose.lexicon import lexicon
from tailan.proposals.prose.tokens import Token, scale_of, unit_of
from tailan.proposals.prose.words import analysed


def scaled(tokens: Sequence[Token], index: int, end: int) -> tuple[Decimal, int, Decimal]:
    """The number at the index with the words that make it thousands: 2 мянга 300 is 2300."""
    value = tokens[index].value or Decimal(0)
    if index + 1 >= end or (size := scale_of(tokens[index + 1].text)) is None:
        return value, index, Decimal(1)
    rest = tokens[index + 2].value if index + 2 < end else None
    if rest is None or rest >= size or value != int(value):
        return value, index + 1, Decimal(size)
    smaller = scale_of(tokens[index + 3].text) if index + 3 < end else None
    if smaller is None or rest * smaller >= size:
        return value * size + rest, index + 2, Decimal(1)
    return (value * size + rest * smaller) / smaller, index + 3, Decimal(smaller)


def spelt_number(tokens: Sequence[Token], index: int, end: int) -> tuple[Decimal, int] | None:
    """The number that words spell from the index on, None for a lone нэг that means "a"."""
    numerals, scales = lexicon().numerals, lexicon().scales
    if is_behind_unit(tokens, index):
        return None
    total = part = 0
    last = index
    while last < end and (word := _plain_numeral(tokens, last, end)) in {*numerals, *scales}:
        number = numerals.get(word, 0)
        if word in scales:
            total, part = total + (part or 1) * scales[word], 0
        elif number == 100:
            part = (part or 1) * 100
        else:
            part += number
        last += 1
    is_alone = last == index + 1 and total + part == 1
    if is_alone and (last >= end or unit_of(tokens[last].text) is None):
        return None
    return Decimal(total + part), last - 1


def is_behind_unit(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a number is a noun: 2 км далан."""
    before, number = tokens[max(0, index - 1)], tokens[max(0, index - 2)]
    is_unit = before.kind == "unit" or unit_of(before.text) is not None
    return is_unit and number.kind == "number"


def is_numeral(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a word spells a number, or the first part of one."""
    return _plain_numeral(tokens, index, end) in lexicon().numerals


def _plain_numeral(tokens: Sequence[Token], index: int, end: int) -> str:
    """A word of a number without its case, which only a pronoun behind makes sure: тавд нь."""
    word = tokens[index].word
    is_marked = index + 1 < end and tokens[index + 1].word.lower == "нь"
    if not is_marked or not word.case:
        return word.lower
    plain = _numerals().get((word.key, _is_soft(word.lower)))
    return plain or _numerals().get((word.key, False), word.lower)


def _is_soft(word: str) -> bool:
    return any(letter in word for letter in "ьи")


@cache
def _numerals() -> dict[tuple[str, bool], str]:
    """The words of numbers by their keys, and by whether they are soft: тавь is not тав."""
    return {(analysed(name).key, _is_soft(name)): name for name in lexicon().numerals}
