"""Mongolian endings for what a program computes: numbers, dates, names of bodies.

An ending follows the last word of a number as it is spoken: 64 is жаран дөрөв, hence 64-ийг. The
module needs nothing else of the package and can be used alone. Source of the rules: the school
orthography (vowel harmony; г before an ending after a long vowel; -ийг, -ийн after г, ж, ч, ш, ь),
and for the dative the spelling of laws (3.1-д, 3.2-т). In the genitive numbers take the ending of
the stem in н, as in dates: арваны, hence 10-ны.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Case = Literal["genitive", "dative", "accusative", "ablative", "instrumental", "comitative"]

Number = int | Decimal

_BACK, _FRONT = "ау", "эү"


@dataclass(frozen=True)
class _Word:
    """A numeral: its harmony vowel, and how its stem meets an ending."""

    spoken: str
    vowel: Literal["а", "о", "э", "ө"]
    stem: Literal["plain", "soft", "long", "open"] = "plain"
    """soft: ь becomes и; long: г stands between; open: a short vowel meets the ending."""
    dative: Literal["д", "т"] = "д"

    @property
    def is_back(self) -> bool:
        """Whether endings have а, о, у, ы in them."""
        return self.vowel in "ао"


_ONES = (
    _Word("тэг", "э"),
    _Word("нэг", "э"),
    _Word("хоёр", "о", dative="т"),
    _Word("гурав", "а", dative="т"),
    _Word("дөрөв", "ө", dative="т"),
    _Word("тав", "а"),
    _Word("зургаа", "а", "long"),
    _Word("долоо", "о", "long"),
    _Word("найм", "а"),
    _Word("ес", "ө"),
)
_TENS = (
    _Word("арав", "а", dative="т"),
    _Word("хорь", "о", "soft"),
    _Word("гуч", "а"),
    _Word("дөч", "ө"),
    _Word("тавь", "а", "soft"),
    _Word("жар", "а"),
    _Word("дал", "а"),
    _Word("ная", "а", "open"),
    _Word("ер", "э"),
)
_POWERS = (
    (10**9, _Word("тэрбум", "а")),
    (10**6, _Word("сая", "а", "open")),
    (10**3, _Word("мянга", "а")),
    (10**2, _Word("зуу", "а", "long")),
)
_PERCENT = _Word("хувь", "а", "soft")

_BODIES = {
    "агентлаг": "агентлагийн", "аймаг": "аймгийн", "алба": "албаны", "баг": "багийн",
    "байгууллага": "байгууллагын", "газар": "газрын", "дүүрэг": "дүүргийн", "комисс": "комиссын",
    "банк": "банкны", "захиргаа": "захиргааны", "музей": "музейн", "нэгж": "нэгжийн",
    "ордон": "ордны", "өргөө": "өргөөний", "сан": "сангийн", "сум": "сумын",
    "сургууль": "сургуулийн", "тасаг": "тасгийн", "театр": "театрын", "товчоо": "товчооны",
    "тээвэр": "тээврийн", "төв": "төвийн", "хороо": "хорооны", "хот": "хотын", "хурал": "хурлын",
    "хэлтэс": "хэлтсийн", "хүрээлэн": "хүрээлэнгийн", "цэцэрлэг": "цэцэрлэгийн",
    "эмнэлэг": "эмнэлгийн", "яам": "яамны",
}  # fmt: skip
"""The genitive of the words that names of bodies end with: their stems drop and keep vowels."""

_HARD_STEM = re.compile(r"[гжчшкь]$", re.IGNORECASE)
_VOWELS = "аэиоөуүяеёюыАЭИОӨУҮЯЕЁЮЫ"


def last_word(number: Number) -> str:
    """The last word of a number as it is spoken: дөрөв of 64, долоо of 85.7."""
    return _last(number).spoken


def with_case(number: Number, case: Case) -> str:
    """The number in digits with a case ending: 60-аас, 64-ийг, 10-ны.

    Thousands are parted by commas, decimals by a point.
    """
    return f"{digits(number)}-{ending(number, case)}"


def ending(number: Number, case: Case) -> str:
    """The ending of a case after a number in digits, without its hyphen: аас of 60."""
    return _ending(_last(number), case)


def ordinal(number: int, width: int = 1) -> str:
    """The number in order: 6 дугаар, 4 дүгээр; `width` 2 gives 06 дугаар as in dates."""
    word = "дугаар" if _last(number).is_back else "дүгээр"
    return f"{number:0{width}} {word}"


def counted(number: int) -> str:
    """The number as the one among others: 24 дэх, 23 дахь."""
    return f"{number:,} {'дахь' if _last(number).is_back else 'дэх'}"


def percent_with_case(number: Number, case: Case) -> str:
    """A percent in words with a case ending: 85.7 хувиас, 100 хувийг."""
    ends = {
        "genitive": "хувийн",
        "dative": "хувьд",
        "accusative": "хувийг",
        "comitative": "хувьтай",
    }
    word = ends.get(case) or f"хув{_ending(_PERCENT, case)}"
    return f"{digits(number)} {word}"


def official_date(day: date) -> str:
    """A date as official letters write it: 2025 оны 06 дугаар сарын 10-ны өдөр."""
    month = ordinal(day.month, width=2)
    return f"{day.year} оны {month} сарын {day.day:02}-{ending(day.day, 'genitive')} өдөр"


def genitive_of(name: str) -> str:
    """The name of a body in the genitive: Санхүү, төрийн сангийн хэлтсийн.

    An abbreviation takes its ending behind a hyphen (ТЗУХ-ийн); a bracket at the end stays behind.
    """
    head, bracket = _parted(name)
    first, _, last = head.rpartition(" ")
    known = _BODIES.get(last.casefold())
    word = _in_letters_of(last, known) if known else _genitive(last)
    return f"{first} {word}".strip() + bracket


def digits(number: Number) -> str:
    """The number in digits: commas between thousands, a decimal point, no empty decimals."""
    plain = Decimal(number).normalize()
    return f"{plain:,f}"


def _last(number: Number) -> _Word:
    fraction = f"{abs(Decimal(number)).normalize():f}".partition(".")[2]
    whole = int(fraction) if fraction else int(abs(Decimal(number)))
    if whole == 0:
        return _ONES[0]
    for power, word in _POWERS:
        if whole % power == 0:
            return word
        whole %= power
    return _ONES[whole % 10] if whole % 10 else _TENS[whole // 10 - 1]


def _ending(word: _Word, case: Case) -> str:
    vowel = word.vowel
    if case == "genitive":
        return "ны" if word.is_back else "ний"
    if case == "dative":
        return word.dative
    if case == "accusative":
        return _accusative(word)
    if case == "comitative":
        return {"а": "тай", "о": "той"}.get(vowel, "тэй")
    consonant = "с" if case == "ablative" else "р"
    long = vowel if word.stem == "soft" else vowel * 2
    before = {"soft": "и", "long": "г"}.get(word.stem, "")
    return f"{before}{long}{consonant}"


def _accusative(word: _Word) -> str:
    if word.stem in ("long", "open"):
        return "г"
    is_hard = word.is_back and not _HARD_STEM.search(word.spoken)
    return "ыг" if is_hard else "ийг"


def _parted(name: str) -> tuple[str, str]:
    """A name and the bracket behind it, if one closes it."""
    match = re.fullmatch(r"(.*?)(\s*\([^()]*\))?", name.strip())
    return (match[1], match[2] or "") if match else (name, "")


def _in_letters_of(model: str, word: str) -> str:
    if model.isupper():
        return word.upper()
    return word.capitalize() if model[:1].isupper() else word


def _genitive(word: str) -> str:
    """Any other noun in the genitive: a short vowel or ь at its end gives way (дарга, даргын)."""
    end = _genitive_ending(word)
    is_short = word[-1:] in _VOWELS and word[-1:] not in "иИ" and word[-2:-1] not in _VOWELS
    gives_way = not end.startswith("-") and (is_short or word[-1:] in "ьЬ")
    return (word[:-1] if gives_way else word) + end


def _genitive_ending(word: str) -> str:
    """The genitive ending of any other noun, by its vowels and its last letter."""
    is_back = not re.search("[эөүЭӨҮ]", word) and re.search("[аоуяёыАОУЯЁЫ]", word) is not None
    if word.isupper() and len(word) > 1:
        return "-ийн" if _HARD_STEM.search(word) or not is_back else "-ын"
    if word[-1:] in "иИ":
        return "йн"
    if word[-2:-1] in _VOWELS and word[-1:] in _VOWELS + "йЙ":
        return "н" if word[-1] in "йЙ" else "гийн"
    if word[-1:] in "нН":
        return "ы" if is_back else "ий"
    stem = word.rstrip(_VOWELS)
    is_soft = _HARD_STEM.search(stem) and not (stem != word and stem[-1:] in "гГ")
    return "ын" if is_back and not is_soft else "ийн"
