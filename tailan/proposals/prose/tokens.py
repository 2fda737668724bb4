"""Running text cut into words, numbers, dates, codes and marks, each with its span."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from tailan.number import parse_number
from tailan.proposals.prose.lexicon import lexicon
from tailan.proposals.prose.relations import kind_keys
from tailan.proposals.prose.words import NO_WORD, Word, analysed, keys

Kind = Literal["word", "number", "unit", "date", "code", "mark"]

_SPACE = "[ \u00a0\u202f]"
_NUMBER = (
    rf"\d{{1,3}}(?:{_SPACE}\d{{3}})+(?![\d.,]*\d)|\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?"
    rf"|\d{{1,3}}(?:{_SPACE}\d{{3}})+[.,]\d{{1,2}}(?!\d)|\d+(?:[.,]\d+)?"
)
_LETTER = r"[^\W\d_]"
_DASHES = "[-\u2010-\u2015\u2212]"
# Most of a text: letters that nothing turns into part of a code or an address.
_PLAIN_WORD = rf"{_LETTER}++(?:-{_LETTER}++)*+(?![\d_@]|[/:][/\w]|-\d|\.[a-z])"
_DATE = r"\d{4}[./-]\d{1,2}[./-]\d{1,2}(?!\d)(?:-[а-яөү]{1,4})?"
_RANGE_END = r"\d{1,15}(?:[.,]\d{1,9})?"
_CODES = (
    rf"№{_SPACE}?\d+",
    r"(?:https?://|www\.)\S+",
    r"[a-z0-9][\w.+-]{0,60}@[\w.-]+",
    r"[a-z][\w-]{0,40}(?:\.[a-z][\w-]{1,40})+(?:-[а-яөү]{1,4})?",
    r"\d{1,8}(?:[./:]\d{1,8}){2,}",
    r"\d{16,}",
    r"\w{0,8}\d\w{0,8}[/:]\d[\w/:]*",
    rf"{_LETTER}{{1,4}}/\d[\w/]*",
    rf"[A-ZА-ЯӨҮЁ]{{1,12}}{_DASHES}?\d+\w*",
    rf"{_RANGE_END}{_DASHES}{_RANGE_END}(?:{_DASHES}\d{{1,15}})*(?:-[а-яөү]{{1,4}})?",
)
"""What names a document, an address, a standard or a range, and counts nothing."""
_KINDS: dict[str, Kind] = {
    "plain": "word", "word": "word", "number": "number", "ending": "number", "unit": "unit",
    "date": "date", "code": "code", "mark": "mark",
}  # fmt: skip
_ENDING = re.compile("-[а-яөү]{1,4}$")
_LINE = re.compile(r"\n\s*")
# A sentence ends at a mark before a capital, a number or a quotation, but not behind an initial;
# a lone letter behind a number is a unit: 400 м.
_END = re.compile(
    r"(?<!\s[A-ZА-ЯӨҮЁ])(?<!\D\s[а-яөүё])(?<!\.[^\W\d_])[.!?…]+[\"”»)]*(?=\s+[^\sа-яөүё]|\s*$)"
)


class Token(NamedTuple):
    """A piece of text from `start` to `end`: `ending` is what a dash joins to a number."""

    text: str
    start: int
    end: int
    kind: Kind
    word: Word = NO_WORD
    value: Decimal | None = None
    ending: str = ""


def tokens_of(text: str) -> list[Token]:
    """The tokens of a text one after another; spaces are none."""
    return [_token(match) for match in _pattern().finditer(text)]


def sentences_of(text: str, tokens: list[Token]) -> list[tuple[int, int]]:
    """The sentences as ranges of tokens: the first, and the one behind the last."""
    ends = sorted({match.end() for match in _END.finditer(text)} | _ends_of_lines(text))
    sentences: list[tuple[int, int]] = []
    first = index = 0
    for end in [*ends, len(text)]:
        while index < len(tokens) and tokens[index].start < end:
            index += 1
        if index > first:
            sentences.append((first, index))
        first = index
    return sentences


@cache
def unit_of(word: str) -> tuple[str, Decimal] | None:
    """What a unit measures, and its size; None where the word is no unit."""
    lower = _ENDING.sub("", word.lower())
    for dimension, units in lexicon().units.items():
        for name, size in units.items():
            if lower == name.lower() or (len(name) > 2 and _is_form(lower, name)):
                return dimension, Decimal(size)
    return None


@cache
def scale_of(word: str) -> int | None:
    """What a word multiplies a number by: мянга, саяд; None where it is no such word."""
    lower = word.lower()
    for name, size in lexicon().scales.items():
        if lower == name or _is_form(lower, name):
            return size
    return None


def is_private(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is no percent but says whose something is: 9 хувийн цэцэрлэг."""
    word = tokens[index].word
    if word.key not in keys("percent_words") or word.case != "gen" or index + 1 >= len(tokens):
        return False
    private = keys("private_things") | kind_keys(analysed("байгууллага").key)
    return tokens[index + 1].word.key in private


def _is_form(word: str, name: str) -> bool:
    """Whether the word is the name with an ending: хувьтай, удаагийн, ширхгийг."""
    return word[:2] == name[:2] and analysed(word).key == analysed(name).key


@cache
def _pattern() -> re.Pattern[str]:
    names = {name for units in lexicon().units.values() for name in units}
    odd = sorted((name for name in names if not name.isalpha()), key=len, reverse=True)
    units = "|".join(map(re.escape, odd))
    first = "".join(sorted({letter for name in odd for letter in name[0] + name[0].upper()}))
    unit = rf"(?=[{re.escape(first)}])(?i:{units})(?!\w)(?:{_DASHES}[а-яөү]{{1,6}}(?!\w))?"
    return re.compile(
        rf"(?P<unit>{unit})|(?P<plain>{_PLAIN_WORD})|(?P<date>{_DATE})"
        rf"|(?P<code>{'|'.join(_CODES)})"
        rf"|(?P<number>{_NUMBER})(?:{_DASHES}(?P<ending>[а-яөү]{{1,6}})(?!\w))?"
        rf"|(?P<word>{_LETTER}+(?:-{_LETTER}+)*)"
        rf"|(?P<mark>[\"”»](?:-[а-яөү]{{1,5}})?|[^\w\s])"
    )


def _token(match: re.Match[str]) -> Token:
    start, end = match.span()
    kind = _KINDS[match.lastgroup or "mark"]
    if kind == "word":
        return Token(match[0], start, end, "word", analysed(match[0]))
    if kind == "number":
        digits = match["number"]
        number = Decimal(digits) if digits.isdecimal() else _parsed(digits)
        if number is None:
            return Token(match[0], start, end, "code")
        return Token(match[0], start, end, "number", NO_WORD, number, match["ending"] or "")
    ending = _ENDING.search(match[0]) if kind == "unit" else None
    return Token(match[0], start, end, kind, ending=ending[0][1:] if ending else "")


def _parsed(number: str) -> Decimal | None:
    """The value of a number that holds more than digits."""
    return parse_number(number.replace("\u00a0", " ").replace("\u202f", " "))


def _ends_of_lines(text: str) -> set[int]:
    """Where a line ends a sentence: what follows begins like one."""
    return {
        match.start()
        for match in _LINE.finditer(text)
        if not re.match("[а-яөүё]", text[match.end() : match.end() + 1])
    }
