"""Numbers as offices write them: read strictly, rounded once, printed with a decimal point."""

from __future__ import annotations

import re
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Literal

RoundingMode = Literal["truncate", "half_up"]

_MODES = {"truncate": ROUND_DOWN, "half_up": ROUND_HALF_UP}

_GROUPED_BY_COMMA = r"(?!0,)\d{1,3}(?:,\d{3})+(?:\.\d+)?"
_GROUPED_BY_POINT = r"\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+"
_GROUPED_BY_SPACE = r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
_PLAIN = r"\d+(?:[.,]\d+)?"
_SIGN = "[-−–]?"
_JOINED = f"{_GROUPED_BY_COMMA}|{_GROUPED_BY_POINT}|{_PLAIN}"
# A number with the one word that says what it counts: "5 удаа", "30 %", "20 сум".
_UNIT = r"(?:\s*(?:%|хувь|[^\W\d_]{2,}))?"
_VALUE = re.compile(rf"(?P<number>{_SIGN}(?:{_GROUPED_BY_SPACE}|{_JOINED})){_UNIT}\.?")
_VALUES = re.compile(rf"(?P<number>{_SIGN}(?:{_JOINED}))(?=\s|%|$|[;,]\s){_UNIT}[;,]?")
# Words that make the number before them a part, a bound or another size of number.
_INEXACT = re.compile(r"\b(?:гаруй|орчим|хүртэл|илүү|дээш|доош|сая|мянга|тэрбум|хагас)\b", re.I)


def parse_number(text: str) -> Decimal | None:
    """The number that a text prints and nothing else, or None where that is not sure.

    A comma before exactly three digits separates thousands (20,025), any other is a decimal
    comma (91,14); a space before three digits separates thousands (1 234,5). One word that
    names what is counted may follow, but none that changes the number (сая, гаруй).
    """
    match = _VALUE.fullmatch(text.strip())
    return None if match is None or _INEXACT.search(text) else _decimal(match["number"])


def split_values(text: str) -> tuple[str, ...]:
    """The numbers printed one after another ("0 30%" → "0", "30%"), none where other text stands.

    A space never joins digits here: whether "1 100" is one number only its row can tell.
    """
    if _INEXACT.search(text):
        return ()
    values: list[str] = []
    position = 0
    rest = text.strip()
    while position < len(rest):
        match = _VALUES.match(rest, position)
        if match is None:
            return ()
        values.append(match[0].strip(" ;,"))
        position = match.end()
        while position < len(rest) and rest[position].isspace():
            position += 1
    return tuple(values)


def rounded(number: Decimal, digits: int, mode: RoundingMode) -> Decimal:
    """The number with `digits` decimals, cut off or rounded half up."""
    return number.quantize(Decimal(1).scaleb(-digits), rounding=_MODES[mode])


def number_text(number: Decimal) -> str:
    """The number in full with a decimal point, without separators and without idle zeros."""
    plain = format(number.normalize(), "f")
    return "0" if plain == "-0" else plain


def _decimal(number: str) -> Decimal:
    digits = re.sub(r"[−–]", "-", number).replace(" ", "")
    if re.fullmatch(f"-?(?:{_GROUPED_BY_COMMA})", digits):
        return Decimal(digits.replace(",", ""))
    if re.fullmatch(f"-?(?:{_GROUPED_BY_POINT})", digits):
        return Decimal(digits.replace(".", "").replace(",", "."))
    return Decimal(digits.replace(",", "."))
