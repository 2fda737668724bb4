"""How much a document may hold before it is taken for a mistake."""

from __future__ import annotations

import re

from tailan.errors import TailanError

ROW_LIMIT = 20_000
"""Rows of tables that a document may have: a report on 64 measures has a hundred."""

PARAGRAPH_LIMIT = 50_000
"""Paragraphs that a document may have outside its tables: a page has about forty."""

COLUMN_LIMIT = 300
"""Columns that a table may have: the widest form has some twenty."""

LETTERHEAD = 3
"""Columns of the widest table that sets a coat of arms beside names, or signatures."""

LINE_LIMIT = 200_000
"""Lines of text or paragraphs that a document may have: a row of a dump may take ten."""

MARK_LIMIT = 1_000_000
"""Marks of a web page: a word processor writes a hundred of them for a row."""

CELL_COUNT_LIMIT = 1_000_000
"""Cells that a document may have; the largest table of offices has some ten thousand."""

CELL_LIMIT = 50_000
"""Characters that a cell or paragraph may have: a page has about three thousand."""

WORD_LIMIT = 2_000
"""Characters that a word may have: no writing has one so long, and patterns take long over it."""

TEXT_LIMIT = 20_000_000
"""Characters that a document may have; two thousand pages have six million."""

ATTRIBUTE_LIMIT = 1_000
"""Attributes that a mark of a web page may have; the richest have some thirty."""

_LONG_WORD = re.compile(rf"\S{{{WORD_LIMIT + 1}}}")


def require_columns(columns: int, name: str, place: str) -> None:
    """TailanError where a table has more columns than any form."""
    if columns > COLUMN_LIMIT:
        raise TailanError("document.columns", file=name, place=place, limit=COLUMN_LIMIT)


def require_rows(rows: int, name: str) -> None:
    """TailanError where a document has more rows than any report."""
    if rows > ROW_LIMIT:
        raise TailanError("document.rows", file=name, limit=ROW_LIMIT)


def require_parts(parts: int, name: str, limit: int = LINE_LIMIT) -> None:
    """TailanError where a document has more lines, paragraphs or marks than any report."""
    if parts > limit:
        raise TailanError("document.parts", file=name, limit=limit)


def require_paragraphs(paragraphs: int, name: str) -> None:
    """TailanError where a document has more paragraphs than any report."""
    if paragraphs > PARAGRAPH_LIMIT:
        raise TailanError("document.paragraphs", file=name, limit=PARAGRAPH_LIMIT)


def require_cells(cells: int, name: str) -> None:
    """TailanError where a document has more cells than any report."""
    if cells > CELL_COUNT_LIMIT:
        raise TailanError("document.cells", file=name, limit=CELL_COUNT_LIMIT)


def require_words(text: str, name: str, place: str) -> None:
    """TailanError where a text, or a word of it, is longer than any report's."""
    if len(text) > CELL_LIMIT:
        raise TailanError("document.cell", file=name, place=place, limit=CELL_LIMIT)
    if len(text) > WORD_LIMIT and _LONG_WORD.search(text):
        raise TailanError("document.word", file=name, place=place, limit=WORD_LIMIT)


def require_text(letters: int, name: str) -> None:
    """TailanError where a document has more text than any report."""
    if letters > TEXT_LIMIT:
        raise TailanError("document.text", file=name, limit=TEXT_LIMIT)
