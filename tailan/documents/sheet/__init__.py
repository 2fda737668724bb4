"""Spreadsheets (.xlsx): the only door of openpyxl."""

from __future__ import annotations

import warnings
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from io import BytesIO
from itertools import islice
from typing import cast
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile

from lxml import etree
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from tailan.documents.archive import office_archive
from tailan.documents.content import Item
from tailan.documents.grid import GridCell, GridRow, Grids
from tailan.documents.limits import require_columns, require_words
from tailan.documents.sheet.layout import Merge, SheetLayout, column_letters, sheet_layout
from tailan.documents.sheet.notes import SheetNote, sheet_notes
from tailan.documents.sheet.numbers import StoredDay, StoredNumber, with_typed_numbers
from tailan.documents.sheet.runs import has_odd_runs, is_unseen, struck_words, with_raised
from tailan.documents.sheet.values import shown_decimals, value_text
from tailan.errors import TailanError
from tailan.plan import Repair

_Rows = Iterator[tuple[ReadOnlyCell | EmptyCell, ...]]
"""Rows of cells as openpyxl streams them."""

_DAMAGE = (
    *(BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError),
    *(InvalidFileException, ParseError, etree.XMLSyntaxError),
)
"""What opening a damaged file raises, anywhere from the archive to the XML of a sheet."""


def read_xlsx(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of all sheets of a spreadsheet, hidden ones too, in their order."""
    archive = office_archive(raw, name, ".xlsx")
    with _damage_told(name):
        worksheets = _worksheets(archive)
    grids = Grids()
    for worksheet in worksheets:
        with _damage_told(name):
            sheet = _Sheet.read(worksheet, name)
            # Sheets that openpyxl streams know their part of the archive by no other name.
            part = str(worksheet._worksheet_path)  # type: ignore[attr-defined]
            sheet.name_notes(sheet_notes(archive, part))
        yield from sheet.repairs
        yield from with_typed_numbers(grids.content(sheet.rows), sheet.stored)


def _worksheets(archive: bytes) -> list[Worksheet]:
    """The sheets of a workbook; KeyError where it lists one that it does not hold.

    Its properties, theme and names are no content: damage to them keeps nobody from reading.
    """
    reader = ExcelReader(
        BytesIO(archive),
        read_only=True,
        data_only=True,
        keep_links=False,
        rich_text=has_odd_runs(archive),
    )
    reader.read_manifest()
    reader.read_strings()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    for _, part in reader.parser.find_sheets():
        reader.archive.getinfo(part.target)
    reader.read_worksheets()
    return cast("list[Worksheet]", reader.wb.worksheets)


def _number_format(cell: ReadOnlyCell) -> str:
    # A file may have no styles at all, or not the one that a cell names.
    try:
        return str(cell.number_format)
    except IndexError:
        return "General"


def _is_bold(cell: ReadOnlyCell) -> bool:
    try:
        return bool(cell.font.b)
    except IndexError:
        return False


@contextmanager
def _damage_told(name: str) -> Iterator[None]:
    """Tells of damage in a message; openpyxl's warnings of what it leaves out are kept quiet."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except _DAMAGE as error:
        raise TailanError("document.damaged", file=name) from error


@dataclass
class _Sheet:
    """A sheet as it is read; `stored` is what it holds in place of typed numbers, by place."""

    title: str
    layout: SheetLayout
    rows: list[GridRow] = field(default_factory=list)
    stored: dict[str, StoredNumber | StoredDay] = field(default_factory=dict)
    repairs: list[Repair] = field(default_factory=list)

    @classmethod
    def read(cls, worksheet: Worksheet, name: str) -> _Sheet:
        """The rows of a sheet, and what a person should know of it."""
        # openpyxl has no other way to a sheet's XML, and reads none of this in sheets it streams.
        with worksheet._get_source() as source:  # type: ignore[attr-defined]
            sheet = cls(worksheet.title, sheet_layout(source, name))
        sheet._add_rows(worksheet, name)
        sheet._name_uncomputed()
        sheet._name_zeros(worksheet)
        sheet._name_hidden(worksheet.sheet_state != "visible")
        return sheet

    def name_notes(self, notes: Iterable[SheetNote]) -> None:
        """Tells of what lies over the cells."""
        self.repairs.extend(Repair(f"{self.title}!{one.cell}", one.kind, one.text) for one in notes)

    def _add_rows(self, worksheet: Worksheet, name: str) -> None:
        layout, merges = self.layout, self.layout.merges()
        require_columns(layout.last_column, name, self._place(1, layout.last_column))
        # What a file says of its own size may be wrong.
        worksheet.reset_dimensions()  # type: ignore[attr-defined]
        rows = cast(
            _Rows,
            worksheet.iter_rows(max_row=layout.last_row, max_col=layout.last_column),
        )
        # Nothing behind the last row is parsed: openpyxl refuses filters that Excel takes.
        for number, cells in enumerate(islice(rows, layout.last_row), start=1):
            filled = [
                cell for cell in cells if isinstance(cell, ReadOnlyCell) and cell.value is not None
            ]
            if not filled and number not in merges:
                continue
            texts = {cell.column: self._text(cell, name) for cell in filled}
            is_bold = len(filled) == 1 and _is_bold(filled[0])
            self._add_row(number, texts, merges.get(number, []), is_bold=is_bold)

    def _text(self, cell: ReadOnlyCell, name: str) -> str:
        """The text of a cell; what a person should know of its value is noted."""
        place, shown_as = self._place(cell.row, cell.column), _number_format(cell)
        require_words(str(cell.value), name, place)
        text = value_text(with_raised(cell.value), shown_as)
        if struck := struck_words(cell, text):
            self.repairs.append(Repair(place, "struck-text", struck))
        if text and is_unseen(cell):
            self.repairs.append(Repair(place, "text-unseen", " ".join(text.split())))
        if cell.data_type == "e":
            self.repairs.append(Repair(place, "sheet-error", text))
        elif isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
            self.stored[place] = StoredNumber(shown_decimals(shown_as))
        elif isinstance(cell.value, date):
            self.stored[place] = StoredDay(cell.value, "y" in shown_as.casefold())
        return text

    def _add_row(
        self, number: int, texts: dict[int, str], merges: list[Merge], *, is_bold: bool
    ) -> None:
        merged = [
            GridCell(
                merge.first,
                texts.pop(merge.first, "") if merge.is_begin else "",
                merge.last - merge.first + 1,
                continues=not merge.is_begin,
            )
            for merge in merges
        ]
        for column in sorted({column for cell in merged for column in cell.columns} & set(texts)):
            text = texts.pop(column)
            if text:
                self.repairs.append(Repair(self._place(number, column), "merged-over", text))
        cells = [*merged, *(GridCell(column, text) for column, text in texts.items())]
        goes_on = any(not merge.is_begin for merge in merges)
        if goes_on or any(cell.text for cell in cells):
            cells.sort(key=lambda cell: cell.column)
            place = partial(self._place, number)
            self.rows.append(GridRow(number, tuple(cells), place, is_bold))

    def _name_uncomputed(self) -> None:
        for (row, column), formula in self.layout.uncomputed.items():
            place = self._place(row, column)
            self.repairs.append(Repair(place, "formula-without-value", f"={formula}"))

    def _name_zeros(self, worksheet: Worksheet) -> None:
        """Doubts formulas of a file that Excel has not computed: programs may write 0 for all."""
        computed = self.layout.computed
        setting = worksheet.parent.calculation if worksheet.parent else None
        is_open = setting is None or setting.fullCalcOnLoad
        if is_open and set(computed.values()) == {"0"}:
            self.repairs.extend(
                Repair(self._place(row, column), "formula-zero", "0") for row, column in computed
            )

    def _name_hidden(self, is_hidden: bool) -> None:
        filled = [(row, cell) for row in self.rows for cell in row.filled]
        if is_hidden and filled:
            row, cell = filled[0]
            self.repairs.append(Repair(row.place(cell.column), "hidden-sheet", self.title))
        for row in self.rows:
            if row.number in self.layout.hidden_rows and row.filled:
                line = " | ".join(" ".join(cell.text.split()) for cell in row.filled)
                place = row.place(row.filled[0].column)
                self.repairs.append(Repair(place, "hidden-row", line))
        tops = {cell.column: (row, cell) for row, cell in reversed(filled)}
        for column in sorted(tops):
            if any(column in hidden for hidden in self.layout.hidden_columns):
                row, cell = tops[column]
                text = " ".join(cell.text.split())
                self.repairs.append(Repair(row.place(column), "hidden-column", text))

    def _place(self, row: int, column: int) -> str:
        return f"{self.title}!{column_letters(column)}{row}"
