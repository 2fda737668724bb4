"""Excel twins: a typed document in the layouts of workbooks, each a way to keep its table."""

import datetime
import re
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from tailan.documents import Document, Paragraph, Row

from .conversion import saved
from .twins import Typed, pages

NUMBERS = [str(number) for number in range(1, 9)]
_PLAIN = re.compile(r"0|[1-9]\d*(?:\.\d*[1-9])?")
_PERCENT = re.compile(r"(0|[1-9]\d*)%")


def plain(typed: Typed) -> bytes:
    """Title in merged cells, all on one sheet, objectives in cells over all columns."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings, NUMBERS, *typed.rows])
    return _finished(book, sheet, typed)


def without_merges(typed: Typed) -> bytes:
    """Every text in a cell of its own, the table a column and some rows from the edge."""
    book, sheet = _book()
    for line in typed.above:
        sheet.append([None, line])
    sheet.append([])
    for row in (typed.headings, *typed.rows):
        sheet.append([None, *row])
    return _finished(book, sheet, typed)


def stored(typed: Typed) -> bytes:
    """Numbers stored as numbers: levels, percents as 0.7, the numbers of measures as 4.1."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    for row in (typed.headings, *typed.rows):
        sheet.append([])
        _write_stored(sheet, row)
    sheet.auto_filter.ref = f"A1:H{sheet.max_row}"
    return _finished(book, sheet, typed)


def in_sheets(typed: Typed) -> bytes:
    """A cover, the table frozen under its head, and the rest, each on a sheet of its own."""
    book, cover = _book("Нүүр")
    _write_title(cover, typed.above)
    sheet = book.create_sheet("Хүснэгт")
    _write_table(sheet, [typed.headings, NUMBERS, *typed.rows])
    sheet.freeze_panes = "C3"
    return _finished(book, book.create_sheet("Үнэлгээ"), typed)


def sheet_a_page(typed: Typed, height: int) -> bytes:
    """A sheet for each page under its headings, rows cut at the page's end."""
    book, sheet = _book("1")
    _write_title(sheet, typed.above)
    for i, page in enumerate(pages(typed.rows, height), start=1):
        sheet = sheet if i == 1 else book.create_sheet(str(i))
        _write_table(sheet, [typed.headings, NUMBERS, *page])
    return _finished(book, sheet, typed)


def wrapped(typed: Typed, height: int) -> bytes:
    """Long texts typed on into the rows beneath."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings])
    for page in pages(typed.rows, height):
        _write_table(sheet, page)
    return _finished(book, sheet, typed)


def merged_down(typed: Typed) -> bytes:
    """A row for each indicator, the other cells of a measure merged over them."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings])
    for row in typed.rows:
        levels = [cell.split("\n") for cell in row[3:6]]
        count = max(map(len, levels), default=1) if len(row) > 1 else 1
        first = sheet.max_row + 1
        for i in range(count):
            own = [one[i] if i < len(one) else "" for one in levels]
            _write_table(
                sheet, [(*row[:3], *own, *row[6:]) if not i else ("",) * 3 + (*own, "", "")]
            )
        for column in (1, 2, 3, 7, 8) if count > 1 else ():
            sheet.merge_cells(
                start_row=first, end_row=first + count - 1, start_column=column, end_column=column
            )
    return _finished(book, sheet, typed)


def merged_measures(typed: Typed) -> bytes:
    """An action plan whose measures are cells merged over the rows of their activities."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings, *typed.rows])
    top = 0
    for line in range(1, sheet.max_row + 2):
        begins = sheet.cell(line, 1).value or not sheet.cell(line, 3).value
        if begins and top and line - 1 > top:
            for column in (1, 2):
                sheet.merge_cells(
                    start_row=top, end_row=line - 1, start_column=column, end_column=column
                )
        top = line if begins else top
    return _finished(book, sheet, typed)


def hidden(typed: Typed) -> bytes:
    """Rows and columns hidden, by a filter, by hand, in groups that are closed."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings, *typed.rows])
    for line in range(8, sheet.max_row, 5):
        sheet.row_dimensions[line].hidden = True
    sheet.row_dimensions.group(12, 14, hidden=True)
    sheet.column_dimensions["C"].hidden = True
    sheet.column_dimensions.group("G", "G", hidden=True)
    return _finished(book, sheet, typed)


def rich(typed: Typed) -> bytes:
    """Runs of letters within the cells, soft breaks, spaces around."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    for row in (typed.headings, *typed.rows):
        line = sheet.max_row + 1
        for column, text in enumerate(row, start=1):
            half = len(text) // 2
            bold = TextBlock(InlineFont(b=True), text[half:])
            sheet.cell(line, column).value = CellRichText(text[:half], bold) if half else text
    return _finished(book, sheet, typed)


def as_dates(typed: Typed) -> bytes:
    """The numbers of measures that Excel took for days of this year, where they can be days."""
    book, sheet = _book()
    _write_title(sheet, typed.above)
    _write_table(sheet, [typed.headings, *typed.rows])
    for line in range(1, sheet.max_row + 1):
        cell = sheet.cell(line, 1)
        number = re.fullmatch(r"(\d+)\.(\d+)", str(cell.value))
        if number and int(number[2]) <= 12:
            cell.value = datetime.datetime(2025, int(number[2]), int(number[1]))
            cell.number_format = "d.mmm"
    return _finished(book, sheet, typed)


def _finished(book: Workbook, sheet: Worksheet, typed: Typed) -> bytes:
    """The workbook with what stands behind the table below it, an empty row between tables."""
    for part in typed.behind:
        line = sheet.max_row + 2
        for i, row in enumerate([[part]] if isinstance(part, str) else part):
            for column, text in enumerate(row, start=1):
                sheet.cell(line + i, column, text or None)
    return saved(book)


def _book(title: str = "Sheet") -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def _write_title(sheet: Worksheet, lines: Iterable[str]) -> None:
    for text in (part for line in lines for part in line.split("\n")):
        cells = text.split("\t")
        sheet.append([cells[0], *[None] * 5, *cells[1:2]])
        line = sheet.max_row
        sheet.cell(line, 1).font = Font(bold=True)
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=6)


def _write_table(sheet: Worksheet, rows: Iterable[Sequence[str]]) -> None:
    """The rows from the next line on; text stays text, whatever it looks like."""
    for row in rows:
        line = sheet.max_row + 1
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(line, column, text.replace("\v", "\n") or None)
            cell.data_type = "s" if text else cell.data_type
        if len(row) == 1:
            sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=8)


def _write_stored(sheet: Worksheet, row: Sequence[str]) -> None:
    line = sheet.max_row + 1
    for column, text in enumerate(row, start=1):
        cell = sheet.cell(line, column, text or None)
        percent = _PERCENT.fullmatch(text)
        if percent:
            cell.value, cell.number_format = int(percent[1]) / 100, "0%"
        elif _PLAIN.fullmatch(text) or (column == 1 and re.fullmatch(r"\d+\.\d+", text)):
            cell.value = float(text)


def written(document: Document) -> bytes:
    """A document of running text on a sheet: headings bold, bullets typed, figures stored."""
    book, sheet = _book()
    line, table = 0, 0
    for item in document.content:
        number = item.table if isinstance(item, Row) else 0
        line += 2 if number != table else 1
        table = number
        if isinstance(item, Paragraph):
            cell = sheet.cell(line, 1, f"• {item.text}" if item.role == "item" else item.text)
            cell.font = Font(bold=item.role == "heading")
            continue
        for start, end, part in item.spans():
            _write_figure(sheet.cell(line, start + 1), part.text)
            if end - start > 1:
                sheet.merge_cells(
                    start_row=line, end_row=line, start_column=start + 1, end_column=end
                )
    return saved(book)


def _write_figure(cell: Cell, text: str) -> None:
    """A number with its thousands parted by commas as Excel stores and shows it."""
    percent = _PERCENT.fullmatch(text)
    cell.value = text or None
    if percent:
        cell.value, cell.number_format = int(percent[1]) / 100, "0%"
    elif re.fullmatch(r"\d{1,3}(?:,\d{3})*", text):
        cell.value, cell.number_format = int(text.replace(",", "")), "#,##0"
