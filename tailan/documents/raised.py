"""Raised digits: a note's mark or an exponent is no digit of the number that it stands behind."""

from __future__ import annotations

import re

_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_DIGITS = re.compile(r"[\s\d+−(),-]*\d[\s\d+−(),-]*")


def raised(text: str) -> str:
    """A text that is set above the line: digits in their raised signs, words as they are."""
    return text.translate(_RAISED) if _DIGITS.fullmatch(text) else text
