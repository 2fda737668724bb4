"""Columns of a form that stand in several tables: a print or a person has cut the sheet in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from tailan.documents import Document, Row
from tailan.errors import TailanError
from tailan.forms.heading_names import fields_of, least_headings, listed
from tailan.forms.known_headings import known_fields
from tailan.forms.words import IGNORED, FormWords
from tailan.plan import Repair

_PAGE = re.compile(r"page (\d+)")
_FIRST_ROWS = 12
"""Among so many rows the headings stand: a title may be in rows above them."""

_LEAST_ALIKE = 0.75
"""How many rows a page has to one of the same sheet beside it: some may hold nothing there."""

_NUMBER = "no"
"""The field that each part may have: it tells which of their rows belong together."""


@dataclass(frozen=True)
class _Strip:
    """The columns of a form on a page or in a table: its rows, from the headings on."""

    rows: tuple[Row, ...]
    headings: tuple[str, ...]
    fields: frozenset[str]

    @property
    def place(self) -> str:
        """Where it begins."""
        return self.rows[0].filled[0].place

    @property
    def is_printed(self) -> bool:
        """Whether it is on a page, where headings may be cut and rows run over."""
        return _PAGE.match(self.place) is not None

    def is_beside(self, other: _Strip) -> bool:
        """Whether both may be of one sheet: other columns, about as many rows."""
        fewer, more = sorted((len(self.rows), len(other.rows)))
        are_other = self.fields & other.fields <= {_NUMBER}
        return are_other and fewer >= _LEAST_ALIKE * more

    def has_required(self, words: FormWords) -> bool:
        """Whether no column that the form requires is missing; a cut heading may be one."""
        missing = set(words.required) - self.fields
        unknown = len(self.headings) - len(self.fields) if self.is_printed else 0
        return len(self.fields) >= least_headings(words) and len(missing) <= unknown

    def joined(self, other: _Strip) -> _Strip:
        """Both strips as one, as far as what they name."""
        headings = (*self.headings, *other.headings)
        return replace(self, headings=headings, fields=self.fields | other.fields)


def with_columns_together(document: Document, words: FormWords) -> Document:
    """The document with the parts of a sheet beside one another where each numbers its rows.

    TailanError where only several parts have all columns that the form requires, and no numbers
    say which of their rows belong together: a value could get to another measure.
    """
    strips = list(_strips(document, words))
    if any(strip.has_required(words) for strip in strips):
        return document
    for i, first in enumerate(strips):
        sheet, parts = first, [first]
        for strip in strips[i + 1 :]:
            if sheet.is_beside(strip):
                sheet = sheet.joined(strip)
                parts.append(strip)
        if len(parts) > 1 and sheet.has_required(words):
            return _joined(document, parts, words)
    return document


def _joined(document: Document, parts: Sequence[_Strip], words: FormWords) -> Document:
    first, *others = parts
    numbers = [_numbers(part, words) for part in parts]
    if None in numbers or any(own != numbers[0] for own in numbers):
        key = "form.spread" if first.is_printed else "form.spread_tables"
        found = listed(heading for part in parts for heading in part.headings)
        raise TailanError(key, file=document.name, place=first.place, found=found)
    whole = {id(row): row for row in first.rows}
    for other in others:
        at = _column_of_number(other, words)
        for own, row in zip(first.rows, other.rows, strict=True):
            rest = tuple(cell for i, cell in enumerate(row.cells) if i != at)
            whole[id(own)] = replace(whole[id(own)], cells=(*whole[id(own)].cells, *rest))
    left_out = {id(row) for other in others for row in other.rows}
    content = (whole.get(id(item), item) for item in document.content if id(item) not in left_out)
    told = [Repair(other.place, "columns-joined", listed(other.headings)) for other in others]
    return replace(document, content=tuple(content), repairs=(*document.repairs, *told))


def _numbers(strip: _Strip, words: FormWords) -> list[str] | None:
    """What stands in the column of numbers beneath its heading; None where there is none.

    Each row has to have all its cells: what is put behind a row must begin where the rows end.
    """
    at = _column_of_number(strip, words)
    widths = {sum(cell.span for cell in row.cells) for row in strip.rows}
    is_whole = len(widths) == 1 and all(len(row.cells) > 1 for row in strip.rows)
    return [row.texts[at] for row in strip.rows[1:]] if at is not None and is_whole else None


def _column_of_number(strip: _Strip, words: FormWords) -> int | None:
    fields = fields_of(strip.rows[0].texts, words)
    return fields.index(_NUMBER) if _NUMBER in fields else None


def _strips(document: Document, words: FormWords) -> Iterator[_Strip]:
    """The rows of each page or table from the headings on, where they are mostly the form's."""
    for _, group in groupby(document.rows, key=_part_of):
        rows = list(group)
        heads = [
            (i, fields)
            for i, row in enumerate(rows[:_FIRST_ROWS])
            if (fields := _fields(row, words))
        ]
        if heads:
            at, fields = max(heads, key=lambda head: len(head[1]))
            headings = tuple(cell.line for cell in rows[at].filled)
            yield _Strip(tuple(rows[at:]), headings, fields)


def _part_of(row: Row) -> str:
    """The page on which a row stands, elsewhere its table."""
    page = _PAGE.match(row.cells[0].place)
    return page[0] if page else f"table {row.table}"


def _fields(row: Row, words: FormWords) -> frozenset[str]:
    """The fields that a row of headings names; none where most of its cells name none."""
    named = [fields[0] for cell in row.filled if (fields := known_fields(cell.line, words))]
    is_heading = 2 * len(named) >= len(row.filled)
    return frozenset(named) - {IGNORED} if is_heading else frozenset()
