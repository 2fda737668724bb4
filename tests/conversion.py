"""The sample reports in other kinds of file: what an office gets that saves its Word file anew."""

import csv
import io
from html import escape
from pathlib import Path

from openpyxl import Workbook

from tailan.documents import Document, Row, read_document

from .conftest import ROOT

SAMPLES = sorted((ROOT / "data" / "raw" / "2025-H1").glob("*/*.docx"))


def sample(path: Path) -> Document:
    return read_document(path.read_bytes(), path.name)


def as_xlsx(document: Document) -> bytes:
    """Everything on one sheet: an empty row between tables, cells over columns merged."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    line, table = 0, 0
    for item in document.content:
        is_next = (item.table if isinstance(item, Row) else 0) != table
        line += 2 if is_next else 1
        if not isinstance(item, Row):
            table = 0
            sheet.cell(line, 1, item.text)
            continue
        table = item.table
        for start, end, cell in item.spans():
            sheet.cell(line, start + 1, cell.text or None)
            if end - start > 1:
                sheet.merge_cells(
                    start_row=line, end_row=line, start_column=start + 1, end_column=end
                )
    return saved(book)


def as_html(document: Document) -> bytes:
    """Paragraphs and tables as a word processor saves a page."""
    parts, table = [], 0
    for item in document.content:
        if isinstance(item, Row):
            parts.append("" if item.table == table else "</table>" * bool(table) + "<table>")
            table = item.table
            cells = (f'<td colspan="{c.span}">{_lines(c.text)}</td>' for c in item.cells)
            parts.append(f"<tr>{''.join(cells)}</tr>")
        else:
            parts.append(f"{'</table>' * bool(table)}<p>{_lines(item.text)}</p>")
            table = 0
    body = "\n".join([*parts, "</table>" * bool(table)])
    return f'<!DOCTYPE html><meta charset="utf-8"><body>{body}</body>'.encode()


def as_csv(document: Document, delimiter: str = ",") -> bytes:
    """One line for each row, an empty one between tables, cells over columns in the first."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter)
    table = 0
    for item in document.content:
        number = item.table if isinstance(item, Row) else 0
        if number != table:
            writer.writerow([])
        table = number
        if isinstance(item, Row):
            filled = ([cell.text, *[""] * (cell.span - 1)] for cell in item.cells)
            writer.writerow([text for cells in filled for text in cells])
        else:
            writer.writerow([item.text])
    return text.getvalue().encode("utf-8-sig")


def saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _lines(text: str) -> str:
    return "<br>".join(escape(line) for line in text.split("\n"))
