"""A record that people edit, as a workbook: every cell is text, cells to fill in are tinted."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, time

import xlsxwriter

from tailan.characters import printable
from tailan.documents import read_document
from tailan.project import Run

_WIDTHS = {
    "indicator": 34, "quote": 50, "answer_note": 30, "message": 60, "state": 22, "reason": 40,
}  # fmt: skip
_NARROW = 12


@dataclass(frozen=True)
class RecordSheet:
    """The columns of a record, those that people fill in, and what may stand in some of them."""

    columns: Sequence[str]
    to_fill: frozenset[str]
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def xlsx(self, lines: Sequence[object], run: Run) -> bytes:
        """The record of a run as a workbook, so that 4.10 stays 4.10."""
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
            for column, name in enumerate(self.columns):
                page.set_column(column, column, _WIDTHS.get(name, _NARROW))
                page.write_string(0, column, name, head)
                for row, line in enumerate(lines, start=1):
                    said = printable(getattr(line, name))
                    page.write_string(row, column, said, to_fill if name in self.to_fill else plain)
                if name in self.choices and lines:
                    allowed = {"validate": "list", "source": list(self.choices[name])}
                    page.data_validation(1, column, len(lines), column, allowed)
            page.freeze_panes(1, 3)
        return file.getvalue()


def record_csv_of(raw: bytes, name: str) -> bytes:
    """The record in an edited workbook as CSV, so that both are read by the same rules."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in read_document(raw, name).rows:
        writer.writerow(row.texts)
    return text.getvalue().encode("utf-8")
