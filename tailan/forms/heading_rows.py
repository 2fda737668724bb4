"""The heading rows of a table, one or two of them, read as the columns of a form."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import zip_longest

from tailan.documents import Cell, Row
from tailan.forms.heading_names import is_heading, known_fields
from tailan.forms.headings import Columns, columns_of
from tailan.forms.numbering import row_number
from tailan.forms.rows import is_number_row
from tailan.forms.words import FormWords

_WORDS = re.compile(r"[^\W\d_]{3,}[^\d]*")
_FEWEST_COMPLETED = 2
"""Headings that a row must complete to known ones to be their rest."""


def heading_row(rows: list[Row], words: FormWords) -> int | None:
    """Where the heading row stands among a table's rows, None where it has none.

    Headings in two rows begin with the first, though it may name few columns by itself.
    """
    pairs = enumerate(zip_longest(rows, rows[1:]))
    return next((i for i, (row, below) in pairs if _heads(row, below, words)), None)


def _heads(row: Row, below: Row | None, words: FormWords) -> bool:
    """Whether the row is a heading row, by itself or with the headings that it covers."""
    if is_heading(row, words):
        return True
    if below is None or not _is_subheading(below, row):
        return False
    return is_heading(replace(row, cells=_with_subheadings(row, below)), words)


def columns_at(rows: list[Row], start: int, words: FormWords) -> tuple[Columns, int]:
    """The columns under the heading row at `start`, and where the rows after it begin."""
    heading, below = rows[start], rows[start + 1 :]
    body = _full_rows(below, heading, words)
    if below and _is_subheading(below[0], heading):
        titles, printed = _with_subheadings(heading, below[0]), (*heading.cells, *below[0].cells)
        return columns_of(titles, printed, body, words), start + 2
    if below and _names_anew(below[0], heading, words):
        pairs = zip(heading.cells, below[0].cells, strict=True)
        titles = tuple(rest if rest.line else cell for cell, rest in pairs)
        return columns_of(titles, (*titles, *heading.cells), body, words), start + 2
    if below and _completes(below[0], heading, words):
        pairs = zip(heading.cells, below[0].cells, strict=True)
        titles = tuple(replace(cell, text=f"{cell.text} {rest.text}") for cell, rest in pairs)
        return columns_of(titles, (*titles, *heading.cells), body, words), start + 2
    return columns_of(heading.cells, heading.cells, body, words), start + 1


def _is_subheading(row: Row, heading: Row) -> bool:
    """Whether the row stands under headings that cover several columns, and under these alone."""
    if is_number_row(row) or not row.filled or all(cell.span == 1 for cell in heading.cells):
        return False
    wide = [(start, end) for start, end, cell in heading.spans() if cell.span > 1]
    return len(row.filled) > 1 and all(
        any(a <= start and end <= b for a, b in wide)
        for start, end, cell in row.spans()
        if cell.line
    )


def _names_anew(row: Row, heading: Row, words: FormWords) -> bool:
    """Whether the row names the columns under headings that stand over several of them.

    Where no cell is known to be merged, these are blank or unknown, and all others printed again.
    """
    if len(row.cells) != len(heading.cells):
        return False
    pairs = [(above.line, cell.line) for above, cell in zip(heading.cells, row.cells, strict=True)]
    other = [(above, rest) for above, rest in pairs if rest and rest != above]
    return bool(other) and all(
        not known_fields(above, words) and known_fields(rest, words) for above, rest in other
    )


def _completes(row: Row, heading: Row, words: FormWords) -> bool:
    """Whether the row is the rest of the headings, words all, which a page break has cut in two."""
    is_of_words = all(_WORDS.fullmatch(cell.line) for cell in row.filled)
    if len(row.cells) != len(heading.cells) or not is_of_words:
        return False
    pairs = [(above.line, cell.line) for above, cell in zip(heading.cells, row.cells, strict=True)]
    known = sum(bool(known_fields(f"{a} {b}", words)) for a, b in pairs if a and b)
    return known >= _FEWEST_COMPLETED and all(above for above, rest in pairs if rest)


def _with_subheadings(heading: Row, below: Row) -> tuple[Cell, ...]:
    parts: list[Cell] = []
    for start, end, cell in heading.spans():
        under = [c for a, b, c in below.spans() if start <= a and b <= end and c.line]
        parts.extend(under if cell.span > 1 and under else [cell])
    return tuple(parts)


def _full_rows(rows: list[Row], heading: Row, words: FormWords) -> list[Row]:
    """Rows that have every cell: of the commonest shape among measures, or the heading row."""
    whole = words.whole_numbers
    body = [row for row in rows if row_number(row.cells[0].line, whole=whole)] or [heading]
    width = Counter(len(row.cells) for row in body).most_common(1)[0][0]
    if width < len(heading.filled):
        return [heading]
    return [row for row in body if len(row.cells) == width]
