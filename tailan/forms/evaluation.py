"""The evaluation sheet behind a report: small tables of points, every cell of them a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.forms.broken_rows import whole_rows
from tailan.forms.found import Found
from tailan.forms.heading_names import is_heading
from tailan.forms.numbering import whole_number
from tailan.forms.rows import is_number_row
from tailan.forms.words import FormWords, Key, is_nothing, is_one_of
from tailan.number import parse_number
from tailan.plan import EvaluationCell, Trace

_SECTION = re.compile(r"(\d{1,2}|[^\W\d_]+)\s*[.)]\s*(?=[^\W\d])")
_ROW_NUMBER = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)\s*[.)]?")


@dataclass(frozen=True)
class EvaluationTable:
    """One table of the sheet: the number of its section, its headings, and the rows below."""

    section: str
    heading: Row
    rows: list[Row] = field(default_factory=list)

    is_numbered: bool = True
    """Whether the first column holds the numbers of the rows."""


def evaluation_tables(document: Document, words: FormWords) -> tuple[EvaluationTable, ...]:
    """The tables of the evaluation sheet in order, none where the document has no sheet.

    A table begins with a heading row: the column of numbers first, points among the others. It
    stands behind the sheet's title, where it may lack the numbers, or without a title behind the
    form's own table. A section may begin within a table, under the same headings.
    """
    sheet = _Sheet()
    for item in document.content:
        if isinstance(item, Row) and is_heading(item, words):
            sheet.is_behind_form, sheet.is_open = True, False
        elif isinstance(item, Row) and sheet.repeats(item):
            sheet.tables[-1].rows.append(item)
        elif isinstance(item, Row) and sheet.is_there and _begins_table(item, words, sheet):
            sheet.begin(item, is_numbered=_is_numbered(item, words))
        elif title := _heading_line(item):
            if _is_title(title, words):
                sheet.is_titled, sheet.section, sheet.is_open = True, "", False
            if number := _section_number(title):
                sheet.begin_section(number, item)
        elif isinstance(item, Row) and sheet.takes(item):
            sheet.tables[-1].rows.append(item)
            sheet.section = ""
    return tuple(table for table in sheet.tables if table.rows)


@dataclass
class _Sheet:
    """The tables found so far, and what has been seen before the next row."""

    tables: list[EvaluationTable] = field(default_factory=list)
    is_behind_form: bool = False
    is_titled: bool = False
    section: str = ""
    """The number of the section that has begun and has no table yet."""
    is_open: bool = False
    """Whether further rows may belong to the last table."""

    @property
    def is_there(self) -> bool:
        """Whether tables of a sheet may stand here."""
        return self.is_behind_form or self.is_titled

    def repeats(self, row: Row) -> bool:
        """Whether a row prints the headings of the open table once more, on its next page."""
        return self.is_open and _is_repeated(row, self.tables[-1])

    def takes(self, row: Row) -> bool:
        """Whether a row is one of the open table; a text over all columns is a note behind it."""
        return self.is_open and len(row.cells) > 1 and _belongs(row, self.tables[-1])

    def begin(self, heading: Row, *, is_numbered: bool) -> None:
        """Begins a table under its headings."""
        section = self.section or str(sum(bool(table.rows) for table in self.tables) + 1)
        self.tables.append(EvaluationTable(section, heading, is_numbered=is_numbered))
        self.section, self.is_open = "", True

    def begin_section(self, number: str, item: Row | Paragraph) -> None:
        """Begins a section: within the table that is open, or before the next one."""
        if isinstance(item, Row) and self.is_open and _belongs(item, self.tables[-1]):
            self.tables.append(replace(self.tables[-1], section=number, rows=[]))
        else:
            self.is_open = False
        self.section = number


def without(document: Document, tables: Iterable[EvaluationTable]) -> Document:
    """The document without the rows of these tables."""
    taken = {id(row) for table in tables for row in (table.heading, *table.rows)}
    content = tuple(item for item in document.content if id(item) not in taken)
    return replace(document, content=content)


def add_evaluation(tables: Iterable[EvaluationTable], found: Found) -> None:
    """Adds every cell of the tables, empty ones too; what is no sure number is recorded."""
    for table in tables:
        (heading, *rows), joined = whole_rows([table.heading, *table.rows])
        columns = [found.in_one_alphabet(cell.line, cell.place) for cell in heading.cells]
        found.repairs.extend(joined)
        for row in rows:
            if row.filled and not is_number_row(row):
                _add_row(row, table, columns, found)


def _add_row(row: Row, table: EvaluationTable, columns: list[str], found: Found) -> None:
    cells = list(_under(table.heading, row))
    number = _ROW_NUMBER.fullmatch(cells[0].line)
    label = cells[1] if table.is_numbered and (number or cells[1].line) else cells[0]
    row_no = number[1] if number else ""
    said = found.in_one_alphabet(label.line, label.place)
    key = f"{table.section}/{row_no or said}"
    if number:
        found.traces.append(Trace("evaluation", key, "row", cells[0].place, cells[0].text))
    if label.line:
        found.traces.append(Trace("evaluation", key, "label", label.place, label.text))
    first = 2 if table.is_numbered else 1
    for column, cell in zip(columns[first:], cells[first:], strict=True):
        value = None if is_nothing(cell.line) else found.number(cell.line, cell.place)
        found.evaluation.append(
            EvaluationCell(table.section, row_no, said, column, value, cell.line)
        )
        if cell.line:
            found.traces.append(
                Trace("evaluation", f"{key}/{column}", "text", cell.place, cell.text)
            )


def _under(heading: Row, row: Row) -> Iterator[Cell]:
    """The cell under each heading: one over several columns stands under the first of them.

    A heading may itself stand over several columns of the sheet, as the cells below it do.
    """
    own = list(row.spans())
    for start, end, _ in heading.spans():
        begun = [cell for first, _, cell in own if start <= first < end]
        over = next((cell for first, last, cell in own if first < start < last), row.cells[-1])
        filled = (cell for cell in begun if cell.line)
        yield next(filled, begun[0] if begun else Cell("", over.place))


def _heading_line(item: Row | Paragraph) -> str:
    """The text of a paragraph, or of a row of one text that may be the heading of a section."""
    if isinstance(item, Paragraph):
        return " ".join(item.text.split())
    line = item.filled[0].line if len(item.filled) == 1 else ""
    is_first = bool(line) and item.filled[0] is item.cells[0]
    return line if is_first and _section_number(line) else ""


def _section_number(line: str) -> str:
    """The number that a section's heading prints (2., II., Хоёр.), "" where it prints none."""
    number = _SECTION.match(line)
    return whole_number(number[1]) if number else ""


def _is_title(line: str, words: FormWords) -> bool:
    letters = Key.of(line).letters
    return any(Key.of(title).letters in letters for title in words.evaluation.get("title", ()))


def _begins_table(row: Row, words: FormWords, sheet: _Sheet) -> bool:
    """Whether the row names a column of numbers, then something, then points.

    Behind the title of a sheet the column of numbers may be missing.
    """
    others = row.cells[1:]
    is_numbered = _is_numbered(row, words)
    headings = [cell.line.casefold() for cell in others[1 if is_numbered else 0 :]]
    is_first = not sheet.is_open or row.table != sheet.tables[-1].heading.table
    if not headings or not (is_numbered or (sheet.is_titled and is_first)):
        return False
    points = words.evaluation.get("points", ())
    is_of_words = not any(parse_number(heading) is not None for heading in headings)
    return is_of_words and any(word in " ".join(headings) for word in points)


def _is_numbered(heading: Row, words: FormWords) -> bool:
    """Whether the first of the headings stands over the numbers of the rows."""
    return is_one_of(heading.cells[0].line, words.evaluation.get("number", ()))


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
