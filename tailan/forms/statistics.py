"""Statistics: every cell of a document's tables, and the figures that its short lines print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.doubt import number_doubt
from tailan.errors import TailanError
from tailan.forms.broken_rows import whole_rows
from tailan.forms.captions import caption_of, is_section, section_name
from tailan.forms.figures import Figure, figures_of, is_headline
from tailan.forms.lines import Line, line_of, lines_of
from tailan.forms.number_tables import NumberTable, number_tables
from tailan.forms.rows import table_of
from tailan.forms.table_headings import column_names, count_heading_rows
from tailan.forms.title import title_of_text
from tailan.forms.unmarked import with_roles
from tailan.forms.words import FormWords
from tailan.number import parse_number, parse_percent
from tailan.plan import Plan, Repair, StatisticsCell, Trace
from tailan.units import Units

_FEWEST_FIGURES = 3
_FEWEST_COLUMNS = 3
"""Headings of a table that needs no line above it to say what its numbers are."""

_LEAST_FIGURES = 0.3
"""The share of lines that print headline figures where these alone make statistics."""


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
    sheet: str = ""
    """The sheet of a workbook on which that table stands."""
    table: str = ""
    """The name of that table."""


def read_statistics(document: Document, words: FormWords, _: Units) -> Plan:
    """The tables and headline figures of a document; TailanError where it has neither."""
    found = _Found(words)
    for above, rows in _parts(document):
        if rows:
            _add_table(rows, above, found)
        else:
            _add_figures(above, found)
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
    shown = sum(is_headline(line) for line in lines)
    is_enough = shown >= _FEWEST_FIGURES and shown >= _LEAST_FIGURES * len(lines)
    return (rows + (shown if is_enough else 0)) / max(len(document.content), 1)


def _parts(document: Document) -> Iterator[tuple[list[Line], list[Row]]]:
    """The tables of a document, each with the lines above it, then the lines behind the last."""
    is_marked = any(isinstance(i, Paragraph) and i.role == "heading" for i in document.content)
    above: list[Line] = []
    for table, group in groupby(document.content, key=table_of):
        items = list(group)
        if table:
            yield above, [item for item in items if isinstance(item, Row)]
            above = []
        else:
            above = [line_of(item) for item in items if isinstance(item, Paragraph)]
            is_last = items[-1] is document.content[-1]
            above = above if is_marked else with_roles(above, are_over_table=not is_last)
    yield above, []


def _add_table(rows: list[Row], above: Sequence[Line], found: _Found) -> None:
    caption = caption_of(above, found.words, names_columns=_names_columns(rows))
    _add_figures([line for line in above if line not in caption.lines], found)
    rows = _without_repeated(rows, caption.table)
    _, joined = whole_rows([row for row in rows if row.filled])
    found.repairs.extend(joined)
    before = found.last.columns if found.last and not above else ()
    sheet = _sheet(rows)
    is_own = sheet != found.sheet and _has_headings(rows)
    if is_own and found.last is not None and not above:
        found.section = ""
    found.sheet = sheet
    for part in number_tables(rows, found.words, before):
        named = caption.over(part)
        goes_on = not (above or part.captions or is_own or found.last is None)
        if not goes_on:
            found.table = named.table or found.section or sheet
        is_own = False
        _add_rows(part, named.column, found)
        found.last = part


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


def _names_columns(rows: list[Row]) -> bool:
    """Whether the headings of a table name several columns beside that of the rows' names."""
    filled = [row for row in rows if row.filled]
    count = count_heading_rows(filled)
    named = sum(map(bool, column_names(filled[:count]))) if count else 0
    return named >= _FEWEST_COLUMNS


def _has_headings(rows: list[Row]) -> bool:
    """Whether a table begins with headings of its own."""
    return count_heading_rows([row for row in rows if row.filled]) > 0


def _sheet(rows: list[Row]) -> str:
    """The name of the sheet on which a table without a caption stands."""
    return rows[0].cells[0].place.rpartition("!")[0]


def _add_rows(part: NumberTable, column: str, found: _Found) -> None:
    numeric = part.numeric_columns()
    for row in part.rows:
        key = f"{found.table}/{row.name}"
        if row.number is not None:
            found.traces.append(Trace("statistics", key, "no", row.number.place, row.number.text))
        if row.label is not None:
            found.traces.append(Trace("statistics", key, "row", row.label.place, row.label.text))
        for at, (name, cell) in enumerate(row.cells, start=1):
            heading = name or (column if len(row.cells) == 1 else str(at))
            value = _value(cell.line)
            own = StatisticsCell(found.table, row.name, heading, value, cell.line)
            _add_cell(own, cell, found)
            # A text with digits among the numbers of a column: a person has to look at it.
            if value is None and at in numeric and re.search(r"\d", cell.line):
                found.repairs.append(Repair(cell.place, number_doubt(cell.line), cell.line))


def _add_figures(lines: Sequence[Line], found: _Found) -> None:
    """The figures of running text, under the heading that stands over them."""
    for is_heading, group in groupby(lines, key=is_section):
        if is_heading:
            found.section = section_name(list(group)[-1].text)
        else:
            for figure, label in figures_of(list(group)):
                _add_figure(figure, label, found)


def _add_figure(figure: Figure, label: str, found: _Found) -> None:
    own = StatisticsCell(
        table=found.section,
        row=label or figure.words or found.section,
        column="",
        value=_value(figure.text),
        text=figure.text,
    )
    _add_cell(own, figure.line.cell, found)
    place = figure.line.cell.place
    if label:
        found.repairs.append(Repair(place, "figure-labelled", figure.text, label))
    if own.value is None:
        found.repairs.append(Repair(place, number_doubt(figure.text), figure.text))


def _add_cell(own: StatisticsCell, cell: Cell, found: _Found) -> None:
    found.cells.append(own)
    key = "/".join((own.table, own.row, own.column))
    found.traces.append(Trace("statistics", key, "value", cell.place, cell.text))


def _value(text: str) -> Decimal | None:
    """The number that a cell prints, a percent as printed; None where that is not sure."""
    return parse_percent(text) if "%" in text else parse_number(text)
