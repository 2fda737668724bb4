"""Columns of a form that a print has spread over several pages, as of a sheet too wide for one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tailan.documents import Document, Row
from tailan.errors import TailanError
from tailan.forms.heading_names import known_fields, least_headings, listed
from tailan.forms.words import IGNORED, FormWords

_PAGE = re.compile(r"page (\d+)")
_FIRST_ROWS = 12
"""Among so many rows of a page the headings stand: a title may be in rows above them."""

_LEAST_ALIKE = 0.75
"""How many rows a page has to one of the same sheet beside it: some may hold nothing there."""


@dataclass(frozen=True)
class _Strip:
    """The columns of a form on a page: their headings, and how many rows stand there."""

    place: str
    headings: tuple[str, ...]
    fields: frozenset[str]
    rows: int

    def is_beside(self, other: _Strip) -> bool:
        """Whether both pages may be of one sheet: other columns, about as many rows."""
        fewer, more = sorted((self.rows, other.rows))
        return self.fields.isdisjoint(other.fields) and fewer >= _LEAST_ALIKE * more

    def has_required(self, words: FormWords) -> bool:
        """Whether no column that the form requires is missing; an unknown heading may be one."""
        missing = set(words.required) - self.fields
        is_enough = len(self.fields) >= least_headings(words)
        return is_enough and len(missing) <= len(self.headings) - len(self.fields)

    def joined(self, other: _Strip) -> _Strip:
        """Both strips as one."""
        headings = (*self.headings, *other.headings)
        return replace(self, headings=headings, fields=self.fields | other.fields)


def require_columns_together(document: Document, words: FormWords) -> None:
    """TailanError where no page has all columns that a form requires, but several pages have.

    No line says which of their rows belong together: a value could get to another measure.
    """
    strips = list(_strips(document, words))
    if any(strip.has_required(words) for strip in strips):
        return
    for i, first in enumerate(strips):
        sheet = first
        for strip in strips[i + 1 :]:
            sheet = sheet.joined(strip) if sheet.is_beside(strip) else sheet
        if sheet.has_required(words):
            found = listed(sheet.headings)
            raise TailanError("form.spread", file=document.name, place=sheet.place, found=found)


def _strips(document: Document, words: FormWords) -> Iterator[_Strip]:
    """The headings of each page that are mostly those of the form."""
    for page, group in groupby(document.rows, key=_page_of):
        rows = list(group)
        heads = [(row, fields) for row in rows[:_FIRST_ROWS] if (fields := _fields(row, words))]
        if page and heads:
            row, fields = max(heads, key=lambda head: len(head[1]))
            headings = tuple(cell.line for cell in row.filled)
            yield _Strip(row.filled[0].place, headings, fields, len(rows))


def _page_of(row: Row) -> str:
    page = _PAGE.match(row.cells[0].place)
    return page[1] if page else ""


def _fields(row: Row, words: FormWords) -> frozenset[str]:
    """The fields that a row of headings names; none where most of its cells name none."""
    named = [fields[0] for cell in row.filled if (fields := known_fields(cell.line, words))]
    is_heading = 2 * len(named) >= len(row.filled)
    return frozenset(named) - {IGNORED} if is_heading else frozenset()
