"""The evaluation sheet behind a report: small tables of points, every cell of them a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.forms.found import Found
from tailan.forms.headings import is_heading
from tailan.forms.mending import in_one_alphabet
from tailan.forms.rows import is_number_row
from tailan.forms.words import FormWords, Key, is_nothing, is_one_of
from tailan.number import parse_number
from tailan.plan import EvaluationCell, Repair, Trace

_SECTION = re.compile(r"(\d{1,2})\s*[.)]\s*(?=[^\W\d])")
_ROW_NUMBER = re.compile(r"(\d{1,2})\s*[.)]?")


@dataclass(frozen=True)
class EvaluationTable:
    """One table of the sheet: the number of its section, its headings, and the rows below."""

    section: str
    heading: Row
    rows: list[Row] = field(default_factory=list)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.heading.cells)


def evaluation_tables(document: Document, words: FormWords) -> tuple[EvaluationTable, ...]:
    """The tables of the evaluation sheet in order, none where the document has no sheet.

    A table begins with a heading row: the column of numbers first, points among the others. It
    stands behind the sheet's title or, without one, behind the form's own table.
    """
    tables: list[EvaluationTable] = []
    is_sheet, section, is_open = False, "", False
    for item in document.content:
        if isinstance(item, Row) and is_heading(item, words):
            is_sheet, is_open = True, False
        elif title := _heading_line(item):
            if _is_title(title, words):
                is_sheet, section = True, ""
            if number := _SECTION.match(title):
                section, is_open = number[1], False
        elif isinstance(item, Row) and is_sheet:
            if _begins_table(item, words) and not (is_open and _is_repeated(item, tables[-1])):
                tables.append(EvaluationTable(section or str(len(tables) + 1), item))
                section, is_open = "", True
            elif is_open and _belongs(item, tables[-1]):
                tables[-1].rows.append(item)
    return tuple(tables)


def without(document: Document, tables: Iterable[EvaluationTable]) -> Document:
    """The document without the rows of these tables."""
    taken = {id(row) for table in tables for row in (table.heading, *table.rows)}
    content = tuple(item for item in document.content if id(item) not in taken)
    return replace(document, content=content)


def add_evaluation(tables: Iterable[EvaluationTable], found: Found) -> None:
    """Adds every cell of the tables, empty ones too; what is no sure number is recorded."""
    for table in tables:
        columns = [in_one_alphabet(cell.line) for cell in table.heading.cells]
        for row in table.rows:
            if row.filled and not is_number_row(row):
                _add_row(row, table.section, columns, found)


def _add_row(row: Row, section: str, columns: list[str], found: Found) -> None:
    cells = list(_by_column(row, len(columns)))
    number = _ROW_NUMBER.fullmatch(cells[0].line)
    label = cells[1] if number or cells[1].line else cells[0]
    row_no, said = number[1] if number else "", in_one_alphabet(label.line)
    key = f"{section}/{row_no or said}"
    if label.line:
        found.traces.append(Trace("evaluation", key, "label", label.place, label.text))
    for column, cell in zip(columns[2:], cells[2:], strict=True):
        value = None if is_nothing(cell.line) else parse_number(cell.line)
        if value is None and not is_nothing(cell.line):
            found.repairs.append(Repair(cell.place, "number-unread", cell.line))
        found.evaluation.append(EvaluationCell(section, row_no, said, column, value, cell.line))
        if cell.line:
            found.traces.append(
                Trace("evaluation", f"{key}/{column}", "text", cell.place, cell.text)
            )


def _by_column(row: Row, width: int) -> Iterator[Cell]:
    """A cell for each column: one over several columns stands in the first of them."""
    given = [part for cell in row.cells for part in (cell, *[_rest(cell)] * (cell.span - 1))]
    place = row.cells[-1].place
    return iter((given + [Cell("", place)] * width)[:width])


def _rest(cell: Cell) -> Cell:
    return Cell("", cell.place)


def _heading_line(item: Row | Paragraph) -> str:
    """The text of a paragraph, or of a row of one text that may be the heading of a section."""
    if isinstance(item, Paragraph):
        return " ".join(item.text.split())
    line = item.filled[0].line if len(item.filled) == 1 else ""
    is_first = bool(line) and item.filled[0] is item.cells[0]
    return line if is_first and _SECTION.match(line) else ""


def _is_title(line: str, words: FormWords) -> bool:
    letters = Key.of(line).letters
    return any(Key.of(title).letters in letters for title in words.evaluation.get("title", ()))


def _begins_table(row: Row, words: FormWords) -> bool:
    """Whether the row names a column of numbers, then something, then points."""
    first, *others = row.cells
    if len(others) < 2 or not is_one_of(first.line, words.evaluation.get("number", ())):
        return False
    headings = " ".join(cell.line for cell in others[1:]).casefold()
    return any(word in headings for word in words.evaluation.get("points", ()))


def _is_repeated(row: Row, table: EvaluationTable) -> bool:
    """Whether the row prints the table's headings once more, on its next page."""
    return row.is_after_break and row.texts == table.heading.texts


def _belongs(row: Row, table: EvaluationTable) -> bool:
    """Whether the row is of the table: in it, or with a number on its next page."""
    if _is_repeated(row, table):
        return False
    if sum(cell.span for cell in row.cells) != sum(cell.span for cell in table.heading.cells):
        return False
    above = table.rows[-1] if table.rows else table.heading
    return row.table == above.table or bool(_ROW_NUMBER.fullmatch(row.cells[0].line))
