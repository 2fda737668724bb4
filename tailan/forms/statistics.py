"""Statistics: every cell of a document's tables, and the figures that its short lines print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import NamedTuple

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.doubt import number_doubt
from tailan.errors import TailanError
from tailan.forms.broken_rows import whole_rows
from tailan.forms.captions import caption_of, is_section, listed_columns, section_name
from tailan.forms.cut_lines import with_whole_lines
from tailan.forms.figures import (
    Figure,
    figures_of,
    is_headline,
    is_like_year,
    without_row_numbers,
)
from tailan.forms.lines import Line, line_of, lines_of
from tailan.forms.number_tables import NumberTable, number_tables
from tailan.forms.rows import table_of
from tailan.forms.table_headings import column_names, count_heading_rows
from tailan.forms.title import title_of_text
from tailan.forms.unmarked import with_roles
from tailan.forms.words import FormWords
from tailan.number import parse_figure, without_mark
from tailan.plan import Plan, Repair, StatisticsCell, Trace
from tailan.units import Units

_FEWEST_FIGURES = 3
_FEWEST_COLUMNS = 3
"""Headings of a table that needs no line above it to say what its numbers are."""

_LEAST_FIGURES = 0.3
"""The share of lines that print headline figures where these alone make statistics."""


_UNNAMED = re.compile(r"(?:(?:sheet|лист|хуудас|table|slide|слайд)\W*)?\d{0,3}", re.IGNORECASE)
"""The name of a sheet that nobody has named."""


_ONE_POINT = re.compile(r"\d{1,3}\.\d{3}")


@dataclass
class _Found:
    """The cells as they are found, and the names over what comes next."""

    words: FormWords
    cells: list[StatisticsCell] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    section: str = ""
    """The last heading: it names the figures beneath it."""
    last: NumberTable | None = None
    """The table before, which one without headings or lines above goes on with."""
    sheet_of_last: str = ""
    """The sheet of a workbook on which that table stands."""
    table: str = ""
    """The name of that table."""
    sheet: str = ""
    """The sheet that is read."""
    names: set[str] = field(default_factory=set)
    """Those of all tables so far."""

    def begin(self, sheet: str) -> None:
        """Goes on to what stands on this sheet, whose name is the heading over it."""
        if sheet != self.sheet:
            self.sheet = sheet
            self.section = self.named_sheet

    def is_heading(self, line: Line) -> bool:
        """Whether a line is a heading, as the name of a table is that stands there again."""
        return is_section(line) or (line.text.isupper() and section_name(line.text) in self.names)

    @property
    def named_sheet(self) -> str:
        """The name of the sheet that is read, "" where a program gave it."""
        return "" if _UNNAMED.fullmatch(self.sheet) else self.sheet


def read_statistics(document: Document, words: FormWords, _: Units) -> Plan:
    """The tables and headline figures of a document; TailanError where it has neither."""
    found = _Found(words)
    for part in _parts(document):
        found.begin(part.sheet)
        if part.rows:
            _add_table(part, found)
        else:
            _add_figures(part.above, found)
    if not found.cells:
        raise TailanError("form.no_numbers", form=words.form, file=document.name)
    return Plan(
        words.form,
        title_of_text(lines_of(document)),
        *((), (), ()),
        traces=tuple(found.traces),
        repairs=tuple(found.repairs),
        statistics=tuple(found.cells),
    )


def statistics_share(document: Document, words: FormWords) -> float:
    """The share of a document that is numbers: rows of tables of them, lines of headline figures.

    0 where neither is there, or most tables are of other things: a few figures in running text,
    or the points behind a report, make no statistics.
    """
    parts = [
        part
        for _, group in groupby(document.rows, key=table_of)
        for part in number_tables(list(group), words)
        if part.has_texts
    ]
    rows = sum(len(part.rows) for part in parts if part.is_of_numbers(words))
    if 2 * rows < sum(len(part.rows) for part in parts):
        return 0
    lines = [line for line in lines_of(document) if line.text] if not document.rows else []
    lines = without_row_numbers(lines)
    shown = sum(is_headline(line) for line in lines)
    is_enough = shown >= _FEWEST_FIGURES and shown >= _LEAST_FIGURES * len(lines)
    return (rows + (shown if is_enough else 0)) / max(len(document.content), 1)


class _Part(NamedTuple):
    """A table with the lines above it, or lines with no table beneath, on a sheet of a workbook."""

    sheet: str
    above: Sequence[Line]
    rows: Sequence[Row] = ()


def _parts(document: Document) -> Iterator[_Part]:
    """The parts of a document in their order; no lines are above a table of another sheet."""
    is_marked = any(isinstance(i, Paragraph) and i.role == "heading" for i in document.content)
    groups = [(key, list(group)) for key, group in groupby(document.content, key=_place_of)]
    above: list[Line] = []
    for i, ((sheet, table), items) in enumerate(groups):
        if table:
            yield _Part(sheet, above, [item for item in items if isinstance(item, Row)])
            above = []
            continue
        lines = with_whole_lines([line_of(i) for i in items if isinstance(i, Paragraph)])
        is_over_table = [key[0] for key, _ in groups[i + 1 : i + 2]] == [sheet]
        lines = lines if is_marked else with_roles(lines, sheet, are_over_table=is_over_table)
        if is_over_table:
            above = lines
        else:
            yield _Part(sheet, lines)


def _place_of(item: Row | Paragraph) -> tuple[str, int]:
    """The sheet of a workbook on which an item stands, "" elsewhere, and its table."""
    place = item.cells[0].place if isinstance(item, Row) else item.place
    return place.rpartition("!")[0], table_of(item)


def _add_table(part: _Part, found: _Found) -> None:
    above, has_headings = part.above, _has_headings(part.rows)
    # Above rows without headings of their own a line says what they count, not what they are.
    heading = "" if has_headings else found.named_sheet
    caption = caption_of(above, found.words, heading, names_columns=_names_columns(part.rows))
    _add_figures([line for line in above if line not in caption.lines], found)
    rows = _without_repeated(part.rows, caption.table)
    _, joined = whole_rows([row for row in rows if row.filled])
    found.repairs.extend(joined)
    before = found.last.columns if found.last and not above else ()
    is_own = part.sheet != found.sheet_of_last and has_headings
    found.sheet_of_last = part.sheet
    for table in number_tables(rows, found.words, before):
        named = caption.over(table)
        goes_on = not (above or table.captions or is_own or found.last is None)
        if not goes_on:
            found.table = named.table or found.section or part.sheet
            found.names.add(found.table)
        is_own = False
        _add_rows(table, named.column, found)
        found.last = table


def _without_repeated(rows: Sequence[Row], name: str) -> list[Row]:
    """The rows without the name over them where a page break has it printed again."""
    left: list[Row] = []
    seen = [name]
    is_first = False
    for row in rows:
        texts = [cell.line for cell in row.filled]
        if row.is_after_break and texts == seen:
            is_first = True
        else:
            left.append(replace(row, is_after_break=row.is_after_break or is_first))
            is_first = False
        if len(texts) == 1:
            seen = texts
    return left


def _names_columns(rows: Sequence[Row]) -> bool:
    """Whether the headings of a table name all its columns, or several of them."""
    filled = [row for row in rows if row.filled]
    count = count_heading_rows(filled)
    names = column_names(filled[:count]) if count else ()
    return (
        all(names) if 0 < len(names) < _FEWEST_COLUMNS else sum(map(bool, names)) >= _FEWEST_COLUMNS
    )


def _has_headings(rows: Sequence[Row]) -> bool:
    """Whether a table begins with headings of its own."""
    return count_heading_rows([row for row in rows if row.filled]) > 0


def _add_rows(part: NumberTable, column: str, found: _Found) -> None:
    numeric, grouped = part.numeric_columns, part.grouped_columns
    for row in part.rows:
        key = f"{found.table}/{row.name}"
        if row.number is not None:
            found.traces.append(Trace("statistics", key, "no", row.number.place, row.number.text))
        if row.label is not None:
            found.traces.append(Trace("statistics", key, "row", row.label.place, row.label.text))
        for at, (name, cell) in enumerate(row.cells, start=1):
            heading = name or (column if len(row.cells) == 1 else str(at))
            value = _value(cell.line)
            if at in grouped and _ONE_POINT.fullmatch(cell.line):
                value = Decimal(cell.line.replace(".", ""))
                found.repairs.append(Repair(cell.place, "number-grouped", cell.line, str(value)))
            own = StatisticsCell(found.table, row.name, heading, value, cell.line)
            _add_cell(own, cell, found)
            # A text with digits among the numbers of a column: a person has to look at it.
            if value is None and at in numeric and re.search(r"\d", cell.line):
                found.repairs.append(Repair(cell.place, number_doubt(cell.line), cell.line))
            elif value is not None and parse_figure(cell.line) is None:
                plain = without_mark(cell.line)
                found.repairs.append(Repair(cell.place, "number-marked", cell.line, plain))


def _add_figures(lines: Sequence[Line], found: _Found) -> None:
    """The figures of running text, under the heading that stands over them."""
    for is_heading, group in groupby(lines, key=found.is_heading):
        if is_heading:
            found.section = section_name(list(group)[-1].text)
        else:
            own = without_row_numbers(list(group))
            columns = listed_columns(own)
            for figure, label in figures_of(own):
                _add_figure(figure, label, columns.get(figure.line, ""), found)


def _add_figure(figure: Figure, label: str, column: str, found: _Found) -> None:
    own = StatisticsCell(
        table=found.section,
        row=label or figure.words or found.section,
        column=column,
        value=_value(figure.text),
        text=figure.text,
    )
    cell = figure.line.holding(figure.text)
    _add_cell(own, cell, found)
    place = cell.place
    if label:
        found.repairs.append(Repair(place, "figure-labelled", figure.text, label))
    if own.value is None:
        found.repairs.append(Repair(place, number_doubt(figure.text), figure.text))
    elif is_like_year(figure.text):
        found.repairs.append(Repair(place, "number-year", figure.text, own.row))


def _add_cell(own: StatisticsCell, cell: Cell, found: _Found) -> None:
    found.cells.append(own)
    key = "/".join((own.table, own.row, own.column))
    found.traces.append(Trace("statistics", key, "value", cell.place, cell.text))


def _value(text: str) -> Decimal | None:
    """The number that a cell prints, also before the mark of a note."""
    value, plain = parse_figure(text), without_mark(text)
    return parse_figure(plain) if value is None and plain else value
