"""Invented documents as files: Word, a workbook, a web page, a PDF; the same bytes every time."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, time
from html import escape
from importlib.resources import files
from io import BytesIO

from tailan.report.typesetting import typeset
from tailan.report.word_styles import new_document, set_sheet, to_bytes
from tailan.sample.printed import Printed


def as_word(printed: Printed) -> bytes:
    """A landscape Word file with a ruled table."""
    document = new_document(printed.title, "mn", printed.dated)
    set_sheet(document.sections[0], is_wide=True)
    for paragraph in (printed.lines[0], printed.title, *printed.lines[1:]):
        document.add_paragraph(paragraph)
    width = len(printed.heads)
    table = document.add_table(rows=1 + len(printed.rows), cols=width)
    table.style = "Table Grid"
    # The cells of all rows at once: python-docx counts them anew for every single one.
    cells = table._cells
    for number, texts in enumerate((printed.heads, *printed.rows)):
        start = number * width
        if len(texts) == 1:
            cells[start].merge(cells[start + width - 1])
        for cell, text in zip(cells[start : start + width], texts, strict=False):
            cell.paragraphs[0].add_run(text)
    return to_bytes(document)


def as_workbook(printed: Printed) -> bytes:
    """A workbook of one sheet; a row of one cell spans the table."""
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(printed.dated, time()), "author": ""})
        sheet = book.add_worksheet()
        lines = [(line,) for line in (printed.lines[0], printed.title, *printed.lines[1:])]
        for number, texts in enumerate([*lines, (), printed.heads, *printed.rows]):
            if len(texts) == 1 and number > len(lines):
                sheet.merge_range(number, 0, number, len(printed.heads) - 1, texts[0])
            else:
                sheet.write_row(number, 0, texts)
    return file.getvalue()


def as_page(printed: Printed) -> bytes:
    """A web page with one table."""
    width = len(printed.heads)
    rows = "\n".join(_web_row(texts, width) for texts in (printed.heads, *printed.rows))
    lines = "\n".join(f"<p>{escape(line)}</p>" for line in printed.lines)
    title = escape(printed.title)
    page = (
        '<!DOCTYPE html>\n<html lang="mn"><head><meta charset="utf-8">'
        f"<title>{title}</title></head><body><h1>{title}</h1>\n{lines}\n<table>\n{rows}\n</table></body></html>\n"
    )
    return page.encode()


def as_pdf(printed: Printed) -> bytes:
    """A PDF with lines around the cells."""
    template = files(__package__).joinpath("document.typ").read_bytes()
    content = {
        "title": printed.title,
        "lines": printed.lines,
        "heads": printed.heads,
        "rows": printed.rows,
    }
    return typeset(template, json.dumps(content, ensure_ascii=False), printed.dated)


WRITERS: dict[str, Callable[[Printed], bytes]] = {
    "docx": as_word,
    "xlsx": as_workbook,
    "html": as_page,
    "pdf": as_pdf,
}
"""What writes each kind of file, by its ending."""


def _web_row(texts: tuple[str, ...], width: int) -> str:
    span = f' colspan="{width}"' if len(texts) == 1 else ""
    cells = "".join(f"<td{span}>{escape(text)}</td>" for text in texts)
    return f"<tr>{cells}</tr>"
