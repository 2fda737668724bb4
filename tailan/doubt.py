"""Doubts about numbers: why a text is not surely one, each a kind of repair with its own words."""

from __future__ import annotations

import re

from tailan.number import BOUNDS, DATES, SIZES, is_unsure

_ABOVE = "аас|ээс|оос|өөс|с"
_DATE = rf"(?<!\d)(?:19|20)\d\d\s*(?:он|[./-]\d{{1,2}}(?!\d)|[)/])|\d[\s-]*(?:р\s)?(?:{DATES})\b"
_RANGE = rf"\d[\s%]*(?:[-–—−~…→]|\.{{2,3}}|[-–]?(?:{_ABOVE})(?!\w))\s*\d"
_BOUND = (
    rf"(?<![^\W\d_])(?:{BOUNDS})\b|[<>≤≥~≈±]|\d\s*\+(?!\s*\d)"
    rf"|\b(?:дор хаяж|багадаа|ихдээ|ойролцоо\w*)"
    rf"|(?:{_ABOVE})\s+(?:доошгүй|дээшгүй|багагүй|ихгүй|хэтрэхгүй|бага|их)|\d\s*-?(?:аад|ээд|оод|өөд)\b"
)
_SIZE = rf"(?<![^\W\d_])(?:{SIZES})\b"
_RATIO = r"\d\s*[:/]\s*\d"

_DOUBTS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("number-dated", _DATE),
        ("number-range", _RANGE),
        ("number-bound", _BOUND),
        ("number-size", _SIZE),
        ("number-ratio", _RATIO),
    )
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def number_doubt(text: str) -> str:
    """The kind of repair that says why a text is not surely one number.

    Kinds: words without a number, a date, a range, a bound, a size (сая), a ratio, a point that
    may separate thousands, several numbers; `number-unread` where other words stand beside one.
    """
    numbers = _NUMBER.findall(text)
    if not numbers:
        return "number-words"
    found = next((kind for kind, pattern in _DOUBTS if pattern.search(text)), "")
    if found or len(numbers) > 1:
        return found or "number-several"
    return "number-point" if is_unsure(numbers[0]) else "number-unread"
