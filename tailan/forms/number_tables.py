"""Tables of any kind as named rows under named columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from tailan.documents import Cell, Document, Row
from tailan.doubt import number_doubt
from tailan.forms.broken_rows import whole_rows
from tailan.forms.lines import ends_sentence
from tailan.forms.named_rows import NamedRow, named_rows
from tailan.forms.rows import is_number_row, table_of
from tailan.forms.table_headings import (
    column_names,
    count_heading_rows,
    is_number,
    without_idle_columns,
)
from tailan.forms.words import FormWords, is_note, is_nothing, is_one_of, is_unit

_INEXACT = ("number-range", "number-bound", "number-size", "number-ratio", "number-point")
"""Why a text is not surely a number although it prints one."""

_DATE = re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{4}")
_GROUPED = re.compile(r"[-−–]?\d{1,3}(?:\.\d{3}){2,}")
_LONGEST_NAME = 6
"""Words of the longest text beside numbers that is a name and no prose."""


@dataclass(frozen=True)
class NumberTable:
    """A table or a part of one: `captions` are the one-cell rows over it, the largest first."""

    captions: tuple[Cell, ...]
    columns: tuple[str, ...]
    rows: tuple[NamedRow, ...]

    @property
    def has_texts(self) -> bool:
        """Whether any cell beside the names holds a text or a number."""
        return bool(self._columns)

    def is_of_numbers(self, words: FormWords) -> bool:
        """Whether its columns beside the names are mostly of numbers, and none holds prose."""
        numeric, others = self.numeric_columns, self._others(words)
        is_prose = any(2 * sum(map(_is_prose, texts)) > len(texts) for texts in others.values())
        of_rows = [at for at in others if not self._names_groups(at)]
        return not is_prose and len(numeric) >= max(1, 2 * len(of_rows))

    def is_all_numbers(self, words: FormWords) -> bool:
        """Whether each of its columns beside the names is mostly of numbers."""
        return bool(self.numeric_columns) and not self._others(words)

    def _others(self, words: FormWords) -> dict[int, list[str]]:
        """The texts of the columns that hold neither numbers, nor what these count, nor days."""
        numeric = self.numeric_columns
        return {
            at: texts
            for at, texts in self._columns.items()
            if not (
                at in numeric or self._says_units(at, words) or all(map(_DATE.fullmatch, texts))
            )
        }

    def _says_units(self, at: int, words: FormWords) -> bool:
        """Whether a column only says what the numbers beside it count, or the codes of names."""
        names = {row.cells[at - 1][0] for row in self.rows if len(row.cells) >= at}
        known = (*words.phrases.get("units", ()), *words.phrases.get("codes", ()))
        return all(is_one_of(name, known) for name in names)

    def _names_groups(self, at: int) -> bool:
        """Whether a column names groups of rows: in cells over all rows of each."""
        return any(row.cells[at - 1][1].continues for row in self.rows if len(row.cells) >= at)

    @cached_property
    def numeric_columns(self) -> frozenset[int]:
        """Which cells of a row, counted from 1, are numbers in most rows that print them."""
        columns = self._columns.items()
        return frozenset(at for at, texts in columns if 2 * sum(map(_counts, texts)) > len(texts))

    @cached_property
    def grouped_columns(self) -> frozenset[int]:
        """Which cells of a row print a number that can only have points between thousands."""
        columns = self._columns.items()
        return frozenset(at for at, texts in columns if any(map(_GROUPED.fullmatch, texts)))

    @cached_property
    def _columns(self) -> dict[int, list[str]]:
        """The texts of the cells beside the names, by their place in the row from 1."""
        columns: dict[int, list[str]] = {}
        for row in self.rows:
            for at, (_, cell) in enumerate(row.cells, start=1):
                if not is_nothing(cell.line):
                    columns.setdefault(at, []).append(cell.line)
        return columns


def tables_of_numbers(
    document: Document, words: FormWords, *, are_alone: bool = False
) -> frozenset[int]:
    """The tables of a document that have headings over numbers, by their own number.

    `are_alone`: those that hold nothing else beside the names of their rows.
    """
    tables = {
        number: number_tables(list(rows), words)
        for number, rows in groupby(document.rows, key=table_of)
    }
    return frozenset(
        number
        for number, parts in tables.items()
        if any(
            any(part.columns)
            and (part.is_all_numbers(words) if are_alone else part.is_of_numbers(words))
            for part in parts
        )
    )


def _counts(text: str) -> bool:
    """Whether a cell prints a number, though perhaps not for sure (5-6, 1,5 сая, 100 гаруй)."""
    is_short = len(text.split()) <= _LONGEST_NAME
    return is_number(text) or (is_short and number_doubt(text) in _INEXACT)


def _is_prose(text: str) -> bool:
    """Whether a cell says something in a sentence, as reports do and tables of numbers do not."""
    count = len(text.split())
    return not is_number(text) and (count > _LONGEST_NAME or (count > 1 and ends_sentence(text)))


def number_tables(
    rows: Sequence[Row], words: FormWords, above: tuple[str, ...] = ()
) -> Iterator[NumberTable]:
    """The parts of a table, one for each body that a one-cell row names.

    `above` are the columns of the table before, which one without headings continues.
    """
    filled, _ = whole_rows([row for row in rows if row.filled and not _is_note(row, words)])
    if count_heading_rows(filled[1:]):
        filled[0] = _without_unit(filled[0], words)
    columns: tuple[str, ...] = above
    i = 0
    while i < len(filled):
        captions, i = _captions(filled, i)
        count = count_heading_rows(filled[i:])
        filled[i:], beneath = _caption_beneath(filled[i:], count)
        captions += beneath
        end = _end_of_part(filled, i + count)
        part = without_idle_columns(filled[i:end])
        headings = part[:count]
        body = [row for row in part[count:] if not _repeats(row, headings)]
        if count:
            columns = column_names(headings)
        if body:
            yield NumberTable(tuple(captions), columns, named_rows(columns, body, words))
        i = max(end, i + 1)


def _is_note(row: Row, words: FormWords) -> bool:
    """Whether a row is a note on the table: its only cell, at its head, says so."""
    return row.filled == row.cells[:1] and is_note(row.cells[0].line, words)


def _without_unit(row: Row, words: FormWords) -> Row:
    """A title's row without the unit that stands at its end."""
    named, *others = row.filled
    if [is_unit(cell.line.strip("()/"), words) for cell in others] != [True]:
        return row
    is_name = named is row.cells[0] and not is_unit(named.line, words)
    cells = (replace(cell, text="") if cell is others[0] else cell for cell in row.cells)
    return replace(row, cells=tuple(cells)) if is_name and len(row.cells) > 2 else row


def _captions(rows: list[Row], start: int) -> tuple[list[Cell], int]:
    end = start
    while end < len(rows) and _is_caption(rows, end, is_top=start == 0):
        end += 1
    return [row.filled[0] for row in rows[start:end]], end


def _caption_beneath(rows: list[Row], count: int) -> tuple[list[Row], list[Cell]]:
    """The rows without the first body's name where it stands beneath the headings of all."""
    if count and count < len(rows) and _is_caption(rows, count, is_top=False):
        return [*rows[:count], *rows[count + 1 :]], [rows[count].filled[0]]
    return rows, []


def _is_caption(rows: Sequence[Row], at: int, *, is_top: bool) -> bool:
    """Whether a row of one filled cell names what stands beneath it.

    It covers the table's width, headings follow it, or the rows beneath begin to count from 1.
    At the top of a table it may also be written in capitals or stand over another caption.
    """
    row, below = rows[at], rows[at + 1 :]
    if len(row.filled) != 1 or not below or is_number(row.filled[0].line):
        return False
    cell, width = row.filled[0], max(len(one.cells) for one in rows)
    if width > 1 and (cell.span >= width or count_heading_rows(below)):
        return True
    is_first_cell = cell is row.cells[0] and width > 1
    counts = below[0].cells[0].line.rstrip(".)") == "1"
    over_another = len(below[0].filled) == 1 and _is_caption(rows, at + 1, is_top=is_top)
    return is_first_cell and (counts or (is_top and (cell.line.isupper() or over_another)))


def _end_of_part(rows: list[Row], start: int) -> int:
    """Where the next caption stands behind a part's first row."""
    return next(
        (i for i in range(start + 1, len(rows)) if _is_caption(rows, i, is_top=False)), len(rows)
    )


def _repeats(row: Row, headings: list[Row]) -> bool:
    """Whether a row is furniture of the next page: headings again, or the columns' numbers."""
    return any(row.texts == heading.texts for heading in headings) or (
        bool(headings) and is_number_row(row) and len(row.filled) == len(row.cells)
    )
