"""Places in documents: short in the tables, in words for people."""

from __future__ import annotations

import re

from tailan.language import text

_PART = re.compile(r"(line|table|row|cell|paragraph|page) (\d+)")


def place_in_words(place: str, language: str) -> str:
    """`table 2 row 5 cell 3` as a person says it; other places (`Sheet 1!B7`) as they are."""
    # A sheet may be named "table 2".
    parts = [] if "!" in place else _PART.findall(place)
    if not parts:
        return place
    return ", ".join(text(language, f"place.{name}", number=number) for name, number in parts)
