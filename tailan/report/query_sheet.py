"""The query sheet (тодруулах хуудас): what a unit is asked, with our reading and cells to fill in.

`tailan answers` reads the filled sheet back. It is written in Mongolian, for the unit.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

import xlsxwriter
from docx.shared import Pt

from tailan.actuals import Actual
from tailan.characters import printable
from tailan.language import text
from tailan.mongolian import genitive_of
from tailan.number import number_text
from tailan.plan import Indicator
from tailan.project import Run
from tailan.report.blocks import Cell, Column, Row, Table
from tailan.report.word_styles import new_document, set_sheet, to_bytes
from tailan.report.word_table import add_table

LANGUAGE = "mn"
COLUMNS = ("number", "indicator", "target", "reading", "reached", "evidence", "explanation")
_WEIGHTS = (0.8, 2.4, 1.0, 2.8, 1.2, 2.0, 2.4)
_WIDTHS = (10, 34, 14, 40, 16, 28, 34)
_FIRST_TO_FILL = COLUMNS.index("reached")
_HEAD_ROW = 4


@dataclass(frozen=True)
class QuerySheet:
    """What is asked about a run: the unit, its indicators, and our reading of each."""

    run: Run
    unit: str
    indicators: Sequence[Indicator]
    actuals: Sequence[Actual]

    @property
    def title(self) -> str:
        """Whose report it is about."""
        unit = genitive_of(self.unit)
        return text(LANGUAGE, "ask.title", unit=unit, period=self.run.period.label(LANGUAGE))

    @property
    def code(self) -> str:
        """The line by which the filled sheet is known."""
        return text(LANGUAGE, "ask.code", code=self.run.name)

    def rows(self) -> list[tuple[str, ...]]:
        """A row of texts for each indicator that nobody has confirmed yet."""
        labels = labels_of(self.indicators)
        pairs = zip(self.indicators, self.actuals, labels, strict=True)
        return [
            (label, one.indicator, one.target_text, _reading(actual), "", "", "")
            for one, actual, label in pairs
            if actual.basis not in ("confirmed", "answered")
        ]


def labels_of(indicators: Iterable[Indicator]) -> list[str]:
    """How each indicator is numbered on the sheet: 1.5, or 4.1 (2) where a row has several."""
    listed = list(indicators)
    counts = Counter((one.measure_no, one.activity_no) for one in listed)
    return [
        number if counts[one.measure_no, one.activity_no] == 1 else f"{number} ({one.indicator_no})"
        for one in listed
        for number in [one.activity_no or one.measure_no]
    ]


def query_docx(sheet: QuerySheet) -> bytes:
    """The sheet as a Word file."""
    end = sheet.run.period.end
    document = new_document(printable(sheet.title), LANGUAGE, end)
    width = set_sheet(document.sections[0], is_wide=True)
    heading = document.add_paragraph(style="Heading 1")
    heading.add_run(printable(sheet.title)).font.size = Pt(15)
    document.add_paragraph(text(LANGUAGE, "ask.request"))
    document.add_paragraph(sheet.code)
    heads = (text(LANGUAGE, f"ask.{name}") for name in COLUMNS)
    columns = tuple(Column(heading=h, weight=w) for h, w in zip(heads, _WEIGHTS, strict=True))
    rows = (Row(cells=tuple(Cell(text=each) for each in row)) for row in sheet.rows())
    table = Table(caption=sheet.title, columns=columns, rows=tuple(rows), is_wide=True)
    add_table(document, table, width)
    document.add_paragraph(text(LANGUAGE, "form.signature"))
    return to_bytes(document)


def query_xlsx(sheet: QuerySheet) -> bytes:
    """The sheet as a workbook: numbers are texts, the cells to fill in are coloured."""
    file = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                "strings_to_numbers": False}  # fmt: skip
    with xlsxwriter.Workbook(file, settings) as book:
        created = datetime.combine(sheet.run.period.end, time())
        book.set_properties({"title": printable(sheet.title), "author": "", "created": created})
        looks = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
        plain = book.add_format({**looks, "num_format": "@", "border": 1})
        to_fill = book.add_format({**looks, "num_format": "@", "border": 1, "bg_color": "#FFF8E1"})
        head = book.add_format({**looks, "bold": True, "border": 1})
        said = book.add_format({"font_name": "Arial", "font_size": 10})
        page = book.add_worksheet(text(LANGUAGE, "ask.sheet"))
        for row, line in enumerate((sheet.title, text(LANGUAGE, "ask.request"), sheet.code)):
            page.write_string(row, 0, printable(line), said)
        for column, name in enumerate(COLUMNS):
            page.set_column(column, column, _WIDTHS[column])
            page.write_string(_HEAD_ROW, column, text(LANGUAGE, f"ask.{name}"), head)
        for row, texts in enumerate(sheet.rows(), start=_HEAD_ROW + 1):
            for column, each in enumerate(texts):
                looks_as = to_fill if column >= _FIRST_TO_FILL else plain
                page.write_string(row, column, printable(each), looks_as)
        page.freeze_panes(_HEAD_ROW + 1, 1)
    return file.getvalue()


def _reading(actual: Actual) -> str:
    if not actual.quote:
        return text(LANGUAGE, "ask.nothing")
    if actual.actual is None:
        period = actual.value_period or text(LANGUAGE, "ask.earlier")
        return text(LANGUAGE, "ask.other_period", period=period, quote=actual.quote)
    value = number_text(actual.actual)
    return text(LANGUAGE, "ask.read", value=value, quote=actual.quote)
