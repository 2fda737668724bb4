"""The record of actual values as a workbook, for those who edit it in a spreadsheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

import xlsxwriter

from tailan.actuals_record import COLUMNS, RecordedActual
from tailan.characters import printable
from tailan.documents import read_document
from tailan.project import Run

_WIDTHS = {"indicator": 34, "quote": 50, "answer_note": 30, "reason": 40}
_TO_FILL = frozenset({"actual", "reason"})


def record_xlsx(lines: Sequence[RecordedActual], run: Run) -> bytes:
    """The record as a workbook: every cell is text, so that 4.10 stays 4.10."""
    file = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(file, settings) as book:
        book.set_properties({"author": "", "created": datetime.combine(run.period.end, time())})
        looks = {"text_wrap": True, "valign": "top", "num_format": "@", "border": 1}
        plain = book.add_format(looks)
        to_fill = book.add_format({**looks, "bg_color": "#FFF8E1"})
        head = book.add_format({**looks, "bold": True})
        page = book.add_worksheet(run.name.replace("/", " "))
        for column, name in enumerate(COLUMNS):
            page.set_column(column, column, _WIDTHS.get(name, 12))
            page.write_string(0, column, name, head)
            for row, line in enumerate(lines, start=1):
                said = printable(getattr(line, name))
                page.write_string(row, column, said, to_fill if name in _TO_FILL else plain)
        page.freeze_panes(1, 3)
    return file.getvalue()


def record_csv_of(raw: bytes, name: str) -> bytes:
    """The record in an edited workbook as CSV, so that both are read by the same rules."""
    import csv

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in read_document(raw, name).rows:
        writer.writerow(row.texts)
    return text.getvalue().encode("utf-8")
