"""The nouns before a number that its verb acts on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys

_FAR = 14


@cache
def _passed_over() -> frozenset[str]:
    return forms("fillers") | forms("linking") | forms("current")


def _is_passed_over(token: Token, quantity: Quantity) -> bool:
    """Whether a word stands between a number and its object: номыг нийт, ном болгон 50 ширхэг."""
    is_made = token.word.lower in forms("becoming") and quantity.dimension != "times"
    return is_made or token.word.lower in _passed_over()


def objects_of(tokens: Sequence[Token], quantity: Quantity, start: int) -> tuple[int, ...]:
    """The noun before the number that its verb acts on, with the word that belongs to it.

    What says when, where and by what means is passed over, with the words that describe it.
    """
    index = quantity.first - 1
    first = max(start, quantity.first - _FAR)
    is_described = False
    while index >= first:
        token = tokens[index]
        word = token.word
        if token.kind == "mark":
            is_row = token.text == "," and tokens[index - 1].kind == "number"
            if token.text not in {"-", "–", "—", ":", "(", "/"} and not is_row:
                return ()
        elif token.kind in {"number", "date"}:
            is_described = False
        elif token.word.key in keys("count_words"):
            return tuple(range(index - 1, max(first, index - 2) - 1, -1))
        elif token.kind == "word" and not _is_passed_over(token, quantity):
            if word.form and word.form not in {"infinitive", "done_noun"} and not is_described:
                return ()
            is_plain = word.case in {"", "plural"} and not word.form
            if (is_plain and not is_described) or word.case == "acc":
                before = index - 2 if tokens[index - 1].text == "," else index - 1
                return (index, before) if before >= first else (index,)
            is_described = word.case in {"dat", "ins", "abl", "dir"} or (
                is_described and (word.case == "gen" or bool(word.form))
            )
        index -= 1
    return ()
