"""How plans number their lines: objectives (3., Зорилт-3) and measures (3.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tailan.forms.alphabet import in_one_alphabet

_DASHES = "\u002d\u2010-\u2015\u2212"
_PART = r"\d{1,3}"
# 1.2, 1.2., 1,2), №1-2; with a letter behind (1.2а) where a line was put in between.
_SEVERAL_PARTS = rf"{_PART}(?:\s*[.,\u2024]+\s*{_PART})+(?:\.?[а-яөү])?"
_MEASURE = re.compile(
    rf"[№(]?\s*({_SEVERAL_PARTS}|{_PART}\s*[{_DASHES}]\s*{_PART})\s*[.):;/]*", re.IGNORECASE
)
_LEADING_MEASURE = re.compile(rf"({_PART}(?:\.{_PART})+)(?:[.)]\s*|\s+)(?=[^\W\d])")

_DIGITS = r"\d{1,2}(?:\.\d{1,2})*(?![.,]?\d)"
_ROMAN = r"[IVXІХ]{1,5}"  # with the Cyrillic І and Х that keyboards put in their place
_CARDINALS = "нэг хоёр гурав дөрөв тав зургаа долоо найм ес арав"
_ORDINALS = (
    "нэгдүгээр хоёрдугаар гуравдугаар дөрөвдүгээр тавдугаар "
    "зургадугаар долдугаар наймдугаар есдүгээр аравдугаар"
)
_WORD_VALUES = {
    word: str(value)
    for words in (_CARDINALS, _ORDINALS)
    for value, word in enumerate(words.split(), start=1)
}
_WORD = rf"(?:{'|'.join(_WORD_VALUES)})\b"
_WHOLE = re.compile(rf"[№(]?\s*({_DIGITS}|{_ROMAN}|{_WORD})\s*[.):]*", re.IGNORECASE)
_LABEL = r"(?:стратегийн\s+)?(?:зорилт|зорилго)"
_ORDINAL = rf"\s*[{_DASHES}]?\s*(?:д[уү]г[аэ]{{1,2}}р|р)"
_SAID_AGAIN = rf"\s*[{_DASHES}№.:]*\s*(?:{_DIGITS}|{_ROMAN})\s*[.:)]"
_STOP = rf"\s*[{_DASHES}.:)]*\s*"
_HEADINGS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_LABEL}\s*[{_DASHES}№.:]*\s*(?P<no>{_DIGITS}|{_ROMAN}\b|{_WORD}){_STOP}(?P<text>.*)",
        rf"(?P<no>{_DIGITS}|{_ROMAN})(?:{_ORDINAL})?\s+{_LABEL}\b(?:{_SAID_AGAIN})?{_STOP}(?P<text>.*)",
        rf"(?P<no>{_WORD})\s+{_LABEL}\b{_STOP}(?P<text>.*)",
        rf"(?P<no>{_DIGITS})\s*[{_DASHES}.:)]+\s*(?P<text>.*)",
        rf"(?P<no>{_DIGITS})\s+(?P<text>\D.*)",
        rf"(?P<no>{_ROMAN})\s*[.:)]\s*(?P<text>.*)",
        rf"(?P<no>{_WORD})\s*[.:)]\s*(?P<text>.*)",
        rf"{_LABEL}\s*[{_DASHES}№]?\s*[А-ЯӨҮA-Z]\s*[.:)]\s*(?P<text>.*)",
        rf"{_LABEL}\s*[{_DASHES}.:]\s*(?P<text>.*)",
    )
)
_LABELLED = re.compile(
    rf"(?:(?:{_DIGITS}|{_ROMAN}|{_WORD})(?:{_ORDINAL})?\s+)?{_LABEL}\b", re.IGNORECASE
)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_ACTIVITY_MARK = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)\s*([.)]?)\s*(?=[^\W\d]|[\"“”«„'(]|$)")
_LETTER = re.compile(r"\(?([а-яөү])[.)]\s*(?=\S)", re.IGNORECASE)
_ALPHABET = "абвгдежзийклмноөпрстуүфхцчшщ"


@dataclass(frozen=True)
class ObjectiveHeading:
    """A heading's number, empty where it prints none, and its text without the number."""

    number: str
    text: str
    is_marked: bool
    """Whether a number or the word for objective stands at its head."""
    is_labelled: bool
    """Whether the word for objective stands at its head."""
    style: str = ""
    """How its number is written: in digits, Roman ones or a word."""


def measure_number(text: str) -> str:
    """The number of a measure as printed (4.10 stays 4.10), empty where the text is none."""
    match = _MEASURE.fullmatch(text.strip())
    if match is None:
        return ""
    letter = "" if match[1][-1].isdecimal() else match[1][-1]
    return ".".join(re.findall(r"\d+", match[1])) + letter


def row_number(text: str, *, whole: bool) -> str:
    """The number of a measure; also one of a single part where the form has such (4. → 4)."""
    is_digit = whole and text[:1].isdecimal()
    return measure_number(text) or (whole_number(text) if is_digit else "")


def leading_number(text: str) -> tuple[str, str]:
    """A measure's number and its text where one cell holds both ("1.2. Худаг"), else no number."""
    match = _LEADING_MEASURE.match(text)
    return (match[1], text[match.end() :]) if match else ("", text)


def activity_mark(text: str, measure_no: str) -> tuple[str, str]:
    """The number that an activity prints before its text, and the text; "" where it has none.

    The number may stand alone (2.) or behind the measure's (4.2), or be a letter (б).
    """
    if (lettered := _LETTER.match(text)) and lettered[1].lower() in _ALPHABET:
        return str(_ALPHABET.index(lettered[1].lower()) + 1), text[lettered.end() :]
    found = _ACTIVITY_MARK.match(text)
    if found is None:
        return "", text
    measure, _, own = found[1].rpartition(".")
    if measure != measure_no if measure else not found[2]:
        return "", text
    return own, text[found.end() :]


def whole_number(text: str) -> str:
    """A number of one part in digits (3., III, Гурав → 3), empty where the text is none."""
    match = _WHOLE.fullmatch(text.strip())
    return _arabic(match[1]) if match else ""


_ORDINAL_END = re.compile(r"(?:д[үу]г[аэ]{1,2}р|р)(?!\w)", re.IGNORECASE)


def objective_heading(line: str) -> ObjectiveHeading:
    """The number and text of an objective's heading in any of the styles seen."""
    spelt = in_one_alphabet(line)
    for pattern in _HEADINGS:
        match = pattern.fullmatch(spelt)
        if match is not None:
            number = match.groupdict().get("no") or ""
            text = line[match.start("text") :].strip() or line
            is_labelled = _LABELLED.match(spelt) is not None
            # The number of a school or a street counts no objective: 15 дугаар цэцэрлэг.
            if not is_labelled and _ORDINAL_END.match(text):
                break
            return ObjectiveHeading(_arabic(number), text, True, is_labelled, _style(number))
    return ObjectiveHeading("", line, False, False)


def _style(number: str) -> str:
    if number[:1].isdecimal():
        return "digits"
    return "word" if number.casefold() in _WORD_VALUES else "roman" if number else ""


def _arabic(number: str) -> str:
    if not number or number[0].isdecimal():
        return number.lstrip("0") or number
    if number.casefold() in _WORD_VALUES:
        return _WORD_VALUES[number.casefold()]
    letters = number.upper().replace("І", "I").replace("Х", "X")
    values = [_ROMAN_VALUES[letter] for letter in letters]
    signed = (
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
    return str(sum(signed))
