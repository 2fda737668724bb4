"""How plans number their lines: objectives (3., Зорилт-3) and measures (3.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MEASURE = re.compile(r"(\d+(?:\s*[.,]\s*\d+)+)\s*[.)]?")
_WHOLE = re.compile(r"(\d+)\s*[.)]?")

_DIGITS = r"\d{1,2}(?![\d.,]*\d)"
_ROMAN = r"[IVXІХ]{1,5}"  # with the Cyrillic І and Х that keyboards put in their place
_WORD = r"нэг|хоёр|гурав|дөрөв|тав|зургаа|долоо|найм|ес|арав"
_LABEL = r"(?:стратегийн\s+)?(?:зорилт|зорилго)"
_ORDINAL = r"\s*-?\s*(?:д[уү]г[аэ]{1,2}р|р)"
_STOP = r"\s*[-–—.:)]*\s*"
_HEADINGS = tuple(
    re.compile(pattern, re.IGNORECASE | re.DOTALL)
    for pattern in (
        rf"{_LABEL}\s*[-–—№.:]*\s*(?P<no>{_DIGITS}|{_ROMAN}\b){_STOP}(?P<text>.*)",
        rf"(?P<no>{_DIGITS}){_ORDINAL}\s+{_LABEL}{_STOP}(?P<text>.*)",
        rf"(?P<no>{_DIGITS})\s*[-–—.:)]+\s*(?P<text>.*)",
        rf"(?P<no>{_DIGITS})\s+(?P<text>\D.*)",
        rf"(?P<no>{_ROMAN})\s*[.:)]\s*(?P<text>.*)",
        rf"(?P<no>{_WORD})\s*[.:)]\s*(?P<text>.*)",
        rf"{_LABEL}\s*[-–—.:]\s*(?P<text>.*)",
    )
)
_LABELLED = re.compile(rf"(?:{_DIGITS}{_ORDINAL}\s+)?{_LABEL}\b", re.IGNORECASE)
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}
_WORD_VALUES = {word: str(value) for value, word in enumerate(_WORD.split("|"), start=1)}


@dataclass(frozen=True)
class ObjectiveHeading:
    """A heading's number, empty where it prints none, and its text without the number."""

    number: str
    text: str
    is_marked: bool
    """Whether a number or the word for objective stands at its head."""
    is_labelled: bool
    """Whether the word for objective stands at its head."""


def measure_number(text: str) -> str:
    """The number of a measure as printed (4.10 stays 4.10), empty where the text is none."""
    match = _MEASURE.fullmatch(text.strip())
    return re.sub(r"\s", "", match[1]).replace(",", ".") if match else ""


def whole_number(text: str) -> str:
    """A number of one part (3, 3.), empty where the text is none."""
    match = _WHOLE.fullmatch(text.strip())
    return match[1] if match else ""


def objective_heading(line: str) -> ObjectiveHeading:
    """The number and text of an objective's heading in any of the styles seen."""
    for pattern in _HEADINGS:
        match = pattern.fullmatch(line)
        if match is not None:
            number = match.groupdict().get("no") or ""
            is_labelled = _LABELLED.match(line) is not None
            return ObjectiveHeading(
                _arabic(number), match["text"].strip() or line, True, is_labelled
            )
    return ObjectiveHeading("", line, False, False)


def _arabic(number: str) -> str:
    if not number or number.isdigit():
        return number.lstrip("0")
    if number.casefold() in _WORD_VALUES:
        return _WORD_VALUES[number.casefold()]
    letters = number.upper().replace("І", "I").replace("Х", "X")
    values = [_ROMAN_VALUES[letter] for letter in letters]
    signed = (
        -one if one < following else one
        for one, following in zip(values, [*values[1:], 0], strict=True)
    )
    return str(sum(signed))
