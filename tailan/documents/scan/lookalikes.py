"""Signs that Tesseract's Mongolian does not know, or takes for letters that look alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tailan.documents.scan.ocr import Seen
from tailan.documents.scan.roman import with_numerals

_DOUBT, _SURE = 50.0, 75.0
_NUMBER_SIGN = re.compile(r"[МN][оoеeО]\.?(?=\d|$)")
_LONE_NUMBER_SIGN = re.compile(r"[МNЛ][оoеeОӨөЭэ0]\.?")
_THREE = re.compile(r"[Зз](?=[.)]?$|[.)]\w)")
_WORDS_OF_A_TEXT = 4
_BULLETS = ("»", "¢", "°")
"""What the round mark of a list is taken for: no line begins with such a sign alone."""

_CURRENCY = re.compile(r"[ТҮҐ]\.?")
_AMOUNT = re.compile(r"[\d.,]*\d|сая|мян\w*|тэрбум")
_AMOUNT_AND_CURRENCY = re.compile(r"(?<=сая|нга|гэн|бум)[ТҮҐ]$")
_LETTER_AS_DIGIT = re.compile(r"(?<![\d.,])3(?=[А-ЯӨҮ]{2})|(?<=[а-яөү])3(?=[а-яөү])")
_GLUED = re.compile(r"(?<=[а-яёөү])(?=\d)|(?<=\d)(?=[а-яёөү]{3})")


def mended(words: list[Seen], above: str = "", below: str = "") -> list[Seen]:
    """The words of a line with such signs as they were printed; what was read is kept beside.

    `above` is the last word of the line before it, `below` the first of the one behind.
    """
    if len(words) == 1 and _LONE_NUMBER_SIGN.fullmatch(words[0].text):
        return [replace(words[0], text="№", confidence=max(words[0].confidence, _SURE))]
    if len(words) > 1 and words[0].text in _BULLETS:
        sure = max(words[0].confidence, _SURE)
        return [replace(words[0], text="•", confidence=sure), *mended(words[1:], "", below)]
    words = with_numerals(words, below)
    return [_mended(number, words, above) for number in range(len(words))]


def _mended(number: int, words: list[Seen], above: str) -> Seen:
    word, before = words[number], words[number - 1].text if number else ""
    if len(words) == 1 and _CURRENCY.fullmatch(word.text):
        before = above
    text = word.text
    for rule in _RULES:
        text = rule(text, before, len(words) - number)
    if text == word.text:
        return _either_way(word) if not before and _THREE.match(text) else word
    return replace(word, text=text, other=word.text, confidence=min(word.confidence, _DOUBT))


def _either_way(word: Seen) -> Seen:
    """The first letter of a name, which may be a number."""
    return replace(word, other=_THREE.sub("3", word.text, count=1), confidence=_DOUBT)


def _with_number_sign(text: str, _before: str, _following: int) -> str:
    return _NUMBER_SIGN.sub("№", text)


def _with_three(text: str, before: str, following: int) -> str:
    """З before a text of some words counts an item; before a name it is a first name's letter."""
    is_item = not before and following >= _WORDS_OF_A_TEXT
    return _THREE.sub("3", text, count=1) if is_item and _THREE.match(text) else text


def _with_currency(text: str, before: str, _following: int) -> str:
    if _CURRENCY.fullmatch(text) and _AMOUNT.fullmatch(before):
        return "₮"
    return _AMOUNT_AND_CURRENCY.sub(" ₮", text)


def _with_letter(text: str, _before: str, _following: int) -> str:
    """З for a 3 within a word."""
    return _LETTER_AS_DIGIT.sub(lambda found: "З" if _is_capital(text, found) else "з", text)


def _is_capital(text: str, found: re.Match[str]) -> bool:
    return text[found.end()].isupper()


def _parted(text: str, _before: str, _following: int) -> str:
    """White between a word and the number that stands before or behind it."""
    return _GLUED.sub(" ", text)


_RULES: tuple[Callable[[str, str, int], str], ...] = (
    _with_number_sign,
    _with_three,
    _with_letter,
    _with_currency,
    _parted,
)
