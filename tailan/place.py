"""Places in documents: short in the tables, in words for people."""

from __future__ import annotations

import re

from tailan.language import text

_PARTS = re.compile(r"(?:(?:line|table|row|cell|paragraph|page) \d+(?: |$))+")
_PART = re.compile(r"(\w+) (\d+)")
# The last "!" parts the sheet from the cell: its name may hold others, and spaces.
_ON_SHEET = re.compile(r"(?P<sheet>.+)!(?P<column>[A-Z]{0,3})(?P<row>\d+)", re.DOTALL)


def place_in_words(place: str, language: str) -> str:
    """`table 2 row 5 cell 3` or `Sheet 1!B7` as a person says it; what is no place as it is."""
    if found := _ON_SHEET.fullmatch(place):
        sheet = text(language, "place.sheet", name=found["sheet"])
        if not found["column"]:
            return f"{sheet}, {text(language, 'place.row', number=found['row'])}"
        name = found["column"] + found["row"]
        return f"{sheet}, {text(language, 'place.sheet_cell', name=name)}"
    if not _PARTS.fullmatch(place):
        return place
    parts = _PART.findall(place)
    return ", ".join(text(language, f"place.{name}", number=number) for name, number in parts)


def row_of(place: str) -> str:
    """The place of the row that a cell stands in: `table 2 row 5`, `Sheet!7`."""
    if found := _ON_SHEET.fullmatch(place):
        return f"{found['sheet']}!{found['row']}"
    return re.sub(r" cell \d+$", "", place)
