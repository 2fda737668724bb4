"""The words for what a number counts: those behind it up to their noun, and the noun before it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tailan.proposals.prose.lexicon import forms, lexicon
from tailan.proposals.prose.numerals import is_behind_unit
from tailan.proposals.prose.relations import are_named_together, is_compound
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import keys

_LONGEST_PHRASE = 6
_OVER = set('-–—:(/"”»')


def phrase_of(tokens: Sequence[Token], index: int, end: int) -> tuple[int, ...]:
    """The words that say what the number before the index counts, up to the noun in its case."""
    phrase: list[int] = []
    while index < end and len(phrase) < _LONGEST_PHRASE:
        token = tokens[index]
        lower = token.word.lower
        if lower in forms("manners") and (phrase or lower not in forms("fillers")):
            break
        is_spelt = token.word.lower in lexicon().numerals and not is_behind_unit(tokens, index)
        if token.kind != "word" or is_spelt:
            if not _joins_nouns(tokens, index, end, phrase):
                break
        elif not _is_passed_over(tokens, index, end, phrase):
            if token.word.form or token.word.lower in _ends_of_phrases():
                break
            phrase.append(index)
            if token.word.case not in {"", "gen", "com"}:
                break
        index += 1
    return tuple(phrase)


@cache
def _ends_of_phrases() -> frozenset[str]:
    return forms("copulas") | forms("bearing")


def _is_passed_over(tokens: Sequence[Token], index: int, end: int, phrase: list[int]) -> bool:
    """Whether a word only stands between a number and its noun."""
    word = tokens[index].word
    if word.lower in forms("fillers") or word.lower in forms("own_account"):
        return True
    if word.form == "infinitive" and not word.case:
        if index + 1 < end and tokens[index + 1].word.key in keys("purposes"):
            return False
        return not phrase or tokens[phrase[-1]].word.case in {"gen", "com"}
    return not phrase and _describes(tokens, index, end)


def _describes(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether a verb just behind a number belongs to its noun: 17 хамтарсан баг."""
    word = tokens[index].word
    is_named_so = word.lower.endswith("н") and word.lower[-4:-2] != "гд"
    is_name = word.form == "done" or (word.form == "joined" and is_named_so)
    if not is_name or index + 1 >= end:
        return False
    following = tokens[index + 1]
    is_said_on = any(following.word.lower in forms(n) for n in ("copulas", "linking", "fillers"))
    return following.kind == "word" and not following.word.form and not is_said_on


def _joins_nouns(tokens: Sequence[Token], index: int, end: int, phrase: list[int]) -> bool:
    """Whether a comma stands between two names of one thing: 59 өргөдөл, гомдлыг."""
    if tokens[index].text != "," or not phrase or index + 1 >= end:
        return False
    following = tokens[index + 1]
    if index + 2 < end and tokens[index + 2].word.form == "infinitive":
        return False
    if index + 2 < end and is_compound(following.word.key, tokens[index + 2].word.key):
        return not tokens[phrase[-1]].word.case
    if are_named_together(tokens[phrase[-1]].word.key, following.word.key):
        return True
    is_plain = not tokens[phrase[-1]].word.case and following.kind == "word"
    return is_plain and following.word.case in {"acc", "abl"} and not following.word.form


def is_had(token: Token, thing: Token) -> bool:
    """Whether a word says what a thing has or with whom it is: 96 хуудастай ном, 40 хүнтэй хурал.

    An agreement is counted by those with whom it is made: 9 сайдтай гэрээ.
    """
    is_made_with = thing.word.key in keys("agreements")
    with_whom = frozenset[str]() if is_made_with else keys("persons") | keys("partners")
    return token.word.case == "com" and token.word.key in keys("contents") | with_whom


def label_of(tokens: Sequence[Token], index: int, first: int) -> int | None:
    """The noun just before a number, over a dash or a colon."""
    before = index - 1
    while before >= first and tokens[before].text in _OVER:
        before -= 1
    if before < first or tokens[before].kind != "word":
        return None
    word = tokens[before].word
    is_name = not word.form and word.case in {"", "acc"}
    is_idle = any(word.lower in forms(name) for name in ("fillers", "linking"))
    return before if is_name and not is_idle else None
