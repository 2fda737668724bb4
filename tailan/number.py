"""Numbers as offices write them: read strictly, rounded once, printed with a decimal point."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Literal

RoundingMode = Literal["truncate", "half_up"]

_MODES = {"truncate": ROUND_DOWN, "half_up": ROUND_HALF_UP}

_GROUPED_BY_COMMA = r"(?!0,)\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_GROUPED_BY_POINT = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+"
_GROUPED_BY_SPACE = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)?"
_MINUS = "-−–"
_SIGN = f"[{_MINUS}]?"
# A plus before a number says that something grew; a longer one is that of a telephone.
_PLUS = re.compile(r"^\+\s?(?=\d{1,7}(?!\d))")
_CURRENCY = re.compile(r"^₮\s?(?=\d)")
_JOINED = f"{_GROUPED_BY_COMMA}|{_GROUPED_BY_POINT}|{_PLAIN}"
_PERCENT_SIGN = "[%\uff05]"
_CASE = "аас|ээс|оос|өөс|аад|ээд|оод|өөд|ын|ийн|ны|ний|ыг|ийг|аар|ээр|оор|өөр|тай|тэй|той"
# A number with the one word that says what it counts: "5 удаа", "30 %", "20 сум", "3 ш", "500₮".
# A case ending right behind the digits (20ийн) is no such word.
_UNIT = (
    rf"(?:\s*(?P<percent>{_PERCENT_SIGN}|хув[^\W\d_]+)|\s*₮|\s?(?:к?м[23]|[шмлт])(?![^\W_])"
    rf"|\s*(?!(?<=\d)(?:{_CASE})(?!\w))(?!(?:ба|болон)(?!\w))[^\W\d_]{{2,}})?"
)
_VALUE = re.compile(rf"(?P<number>{_SIGN}(?:{_GROUPED_BY_SPACE}|{_JOINED})){_UNIT}[.,;]?", re.I)
_DASH = "[-–—−]"
# A lone dash holds a place at an edge or between separators; between two numbers it is a range.
_PLACE = rf"(?<!\w ){_DASH}(?=[\s;,]|$)|{_DASH}$"
_VALUES = re.compile(
    rf"(?P<value>{_SIGN}(?:{_JOINED})(?=[\s₮;]|{_PERCENT_SIGN}|[^\W\d_]|$|,\s){_UNIT}|{_PLACE})"
    r"(?:[;,]|\s+(?:ба|болон)(?!\w))?\s*",
    re.IGNORECASE,
)
# A line may open with a number that has more behind it than a unit: 60 гаруй, 5-6, 10.0 сая төгрөг.
_OPENING = re.compile(r"[-−–]?\d")
# A line with a year before its number, or with numbers parted by words, holds no single value.
_MORE_NUMBERS = re.compile(r"(?:19|20)\d\d\D*\d|\d+\s*(?:[.)]\s*)?[^\W\d].*\d")
# One that tells what happened in a year is a sentence (2019 онд санал тавьсан).
_OF_A_YEAR = re.compile(r"(?:19|20)\d\d\s*он\w*(?:\s+\S+){2,}")
_HEAD_OF_GROUPS = re.compile(rf"{_SIGN}(?!0)\d{{1,3}}(?: \d{{3}})*")
_GROUP = re.compile(rf"\d{{3}}(?:[.,]\d+)?{_UNIT}")
_MOST_VALUES = 12
"""Digits are joined in texts of up to this many numbers: more are no levels of indicators."""

_PERCENT = re.compile(r"(?<![\d.,])(\d{1,3}(?:[.,]\d+)?)(?![.,]?\d)")
# Words of any kind need the sign or the word for percent; one ending in -гүй denies.
_BESIDE_PERCENT = re.compile(
    r"[\s.;,()/]*|"
    r"(?=.*(?:[%\uff05]|хув))"
    r"(?:[\s.;,()/%\uff05]|-(?=(?:т[аэо]й|[иы]йн|ын|[иы]йг|ыг|[аи]ар)(?!\w))|(?!\w*гүй(?!цэт))[^\W\d_]++)*",
    re.IGNORECASE | re.DOTALL,
)
_SIGNED = re.compile(r"(?P<sign>[-−–+])(?P<rest>\d.*)", re.DOTALL)

# Letters close to digits that look like some: 7О% is no 7, and З0% no 0.
_LIKE_DIGITS = r"[OОoоЗзlIІ]+"
_MISTYPED = re.compile(rf"\d{_LIKE_DIGITS}(?![^\W\d_])|(?<![^\W\d_]){_LIKE_DIGITS}\d")

_MARKED = re.compile(
    r"(?!10[⁰¹²³⁴-⁹])(?P<text>.*[\d%\uff05])\s?(?:[⁽]?[⁰¹²³⁴-⁹]{1,2}[⁾)]?|\*{1,3}|[†‡])", re.DOTALL
)
_UNSURE = re.compile(rf"{_SIGN}[1-9]\d{{0,2}}\.\d\d0")

SIZES = r"сая\w*|мянга\w*|мян|тэрбум\w*|түмэн|зуун?|хагас|дахин"
"""Words that make another number of the one before them."""

BOUNDS = r"гаруй|орчим|хүртэл|илүү\w*|дээш|доош|дутуу|шахам|хавьцаа|бараг"
"""Words that make the number before them a bound or a guess."""

DATES = r"он|оны|онд|сар|сард|сарын|улирал|улиралд|улирлын"
"""Words that make the number before them a date."""

# Of a word that denies nobody knows how (хүрээгүй); an ordinal counts nothing.
_OTHER = r"д[уү]г[аэ]{1,2}р\w*|дахь|дэх|\w+г[үу]й"
_INEXACT = re.compile(rf"(?<![^\W\d_])(?:{SIZES}|{BOUNDS}|{DATES}|{_OTHER})\b", re.IGNORECASE)


def parse_number(text: str) -> Decimal | None:
    """The number that a text prints and nothing else, or None where that is not sure.

    A comma before exactly three digits separates thousands (20,025), any other is a decimal
    comma (91,14), and so is each of a percent (85,714%); a space before three digits separates
    thousands (1 234,5). A point is decimal, but 10.000 is not sure. One word that names what is
    counted may follow, but none that changes the number (сая, гаруй, онд).
    """
    line = _CURRENCY.sub("", _PLUS.sub("", " ".join(text.split())))
    match = _VALUE.fullmatch(line)
    if match is None or _INEXACT.search(line) or _MISTYPED.search(line):
        return None
    is_negative = line[0] in _MINUS
    if match["percent"] and (percent := parse_percent(line.lstrip(_MINUS))) is not None:
        return -percent if is_negative else percent
    return None if is_unsure(match["number"]) else _decimal(match["number"])


def parse_percent(text: str) -> Decimal | None:
    """The percent that a text prints, with or without %, or None where that is not sure.

    It must be the only number of the text, however often the text repeats it. Words beside it
    may say that it is a percent, but not deny or bound it. A comma is always decimal here.
    """
    found = {match.replace(",", ".") for match in _PERCENT.findall(text)}
    rest = _PERCENT.sub(" ", text)
    is_odd = _INEXACT.search(rest) or _MISTYPED.search(text)
    is_sure = _BESIDE_PERCENT.fullmatch(rest) is not None and not is_odd
    return Decimal(found.pop()) if is_sure and len(found) == 1 else None


def parse_figure(text: str) -> Decimal | None:
    """The number that a cell of statistics prints, a percent as printed, or None.

    There a sign tells a rise from a fall: +9%, −5%.
    """
    signed = _SIGNED.fullmatch(text.strip())
    plain = signed["rest"] if signed else text
    value = parse_percent(plain) if "%" in plain else parse_number(plain)
    return -value if value is not None and signed and signed["sign"] != "+" else value


def without_mark(text: str) -> str:
    """The text before the mark of a note behind a number (70¹, 70%*); "" where there is none.

    A raised digit behind 10 may make a power of it.
    """
    match = _MARKED.fullmatch(text)
    return match["text"] if match else ""


def is_unsure(number: str) -> bool:
    """Whether the point of a number may as well separate thousands: it stands before 000, 500."""
    return _UNSURE.fullmatch(number) is not None


def value_splits(text: str) -> list[tuple[str, ...]]:
    """The ways to read a text as numbers one after another, none where other text stands.

    Lines that begin with a number each are read so, words behind it or not; an empty one among
    them may hold a place or only keep distance. On one line a space may separate two numbers or
    thousands: "1 100" reads both ways, "1 000" only as one number. A lone dash, or an empty line,
    holds the place of a number that is not printed.
    """
    lines = [line.strip() for line in text.split("\n")]
    if len(lines) > 1 and all(not line or _is_value(line) for line in lines):
        return list(dict.fromkeys((tuple(lines), tuple(filter(None, lines)))))
    if _INEXACT.search(text):
        return []
    values = _values(" ".join(lines))
    return list(_joined(values)) if 0 < len(values) <= _MOST_VALUES else []


def rounded(number: Decimal, digits: int, mode: RoundingMode) -> Decimal:
    """The number with `digits` decimals, cut off or rounded half up."""
    return number.quantize(Decimal(1).scaleb(-digits), rounding=_MODES[mode])


def decimal_of(number: Fraction) -> Decimal:
    """The fraction as a decimal number, to 28 digits where it has no end."""
    return Decimal(number.numerator) / Decimal(number.denominator)


def prints(printed: Decimal, exact: Fraction) -> bool:
    """Whether a printed figure is the exact one, rounded or cut off to the printed digits.

    Offices do both with decimals (90.666… is 90.66 or 90.67); whole numbers they round.
    """
    digits = max(0, -int(printed.as_tuple().exponent))
    unit = Fraction(1, 10**digits)
    off = Fraction(printed) - exact
    return abs(off) <= unit / 2 or (digits > 0 and -unit < off <= 0 <= exact)


def number_text(number: Decimal) -> str:
    """The number in full with a decimal point, without separators and without idle zeros."""
    plain = format(number.normalize(), "f")
    return "0" if plain == "-0" else plain


def _is_value(line: str) -> bool:
    is_dash = re.fullmatch(_DASH, line) is not None
    if is_dash or not _OPENING.match(line):
        return is_dash
    return not any(words.match(line) for words in (_MORE_NUMBERS, _OF_A_YEAR))


def _values(line: str) -> tuple[str, ...]:
    """The numbers and lone dashes of a line, none where anything else stands."""
    values: list[str] = []
    rest, position = line.strip(), 0
    while position < len(rest):
        match = _VALUES.match(rest, position)
        # A dash right behind a number is no sign of the next: 70%-80% is a range.
        is_range = position and not rest[position - 1].isspace() and rest[position] in "-–—−"
        if match is None or (is_range and rest[position - 1] not in ";,"):
            return ()
        values.append(match["value"].strip())
        position = match.end()
    return tuple(values)


def _joined(values: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every way to read neighbours as one number with its thousands apart, or as numbers."""
    if not values:
        yield ()
        return
    for count in range(1, len(values) + 1):
        *head, last = values[:count]
        if head and not (_HEAD_OF_GROUPS.fullmatch(" ".join(head)) and _GROUP.fullmatch(last)):
            break
        # 000 alone is no number but the end of one.
        if head or not last.startswith("00"):
            yield from ((" ".join((*head, last)), *rest) for rest in _joined(values[count:]))


def _decimal(number: str) -> Decimal:
    digits = re.sub(r"[−–]", "-", number).replace(" ", "")
    if re.fullmatch(f"-?(?:{_GROUPED_BY_COMMA})", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(f"-?(?:{_GROUPED_BY_POINT})", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal(digits.replace(",", "."))
