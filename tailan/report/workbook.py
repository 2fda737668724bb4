"""The report as a workbook: one named table a sheet, plain values, nothing merged, no formula.

It follows the checklist for accessible spreadsheets of the UK Government Analysis Function: a
cover, the contents and notes on sheets of their own, a title in the first cell of every sheet,
tables that begin in column A and are marked as tables, no empty rows within, and blank cells
explained. It goes beyond the checklist in one matter: the heads of tables are frozen.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from datetime import datetime, time
from decimal import Decimal
from math import ceil

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tailan.characters import printable
from tailan.report.arrangement import arranged, layout_words, verification_line
from tailan.report.blocks import Cell, Figure, Report
from tailan.report.leaves import Leaf, cells_of, leaves_of
from tailan.report.typesetting import picture_of

_CELL_LIMIT = 32_767
"""How much a cell of Excel holds, in units of UTF-16."""

_NUMBER_LIMIT = 15
"""How many digits Excel keeps of a number."""

_TITLE_LIMIT, _HEAD_LIMIT = 31, 250
"""Letters of a sheet's name, and of a heading."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_WIDEST, _NARROWEST, _COVER = 60.0, 8.0, 90.0
_A4 = 9
"""Excel's number for the sheet of paper."""

_ACROSS = 200.0
"""Letters that the columns of a table may take together, so that it prints on pages legibly."""

_LETTERS, _SET = 1.15, 0.95
"""Letters of Excel's measure that a letter needs: in a short line, and on the average of a text."""

_LINE, _TALLEST = 13.5, 409.0
"""Points of a line, and of the highest row that Excel knows."""

_HEAD_ROW = 3
"""Rows of a sheet above its table: its title, what it holds, and the way back."""


def render_xlsx(report: Report) -> bytes:
    """The workbook; the same report gives the same bytes."""
    words = layout_words(report.language)
    leaves = leaves_of(arranged(report).blocks, words)
    file = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                "strings_to_numbers": False, "nan_inf_to_errors": False}  # fmt: skip
    with xlsxwriter.Workbook(file, settings) as book:
        moment = datetime.combine(report.dated, time())
        title, about = printable(report.title), printable(report.running_head)
        author = printable(report.organisation)
        book.set_properties({"title": title, "subject": about, "created": moment, "author": author})
        writer = _Writer(book, words)
        writer.cover(report)
        writer.contents(leaves)
        for number, leaf in enumerate(leaves, start=1):
            writer.sheet(leaf, number)
    return file.getvalue()


class _Writer:
    """Writes sheets into a workbook in its formats."""

    def __init__(self, book: xlsxwriter.Workbook, words: dict[str, str]) -> None:
        self._book = book
        self._words = words
        self._names: set[str] = set()
        self._title = book.add_format({"bold": True, "font_size": 14, "font_name": "Arial"})
        self._line = book.add_format({"font_name": "Arial", "font_size": 10})
        self._plain = self._format()
        self._link = self._format(font_color="#0B4F85", underline=1, text_wrap=False)
        self._head = self._format(bold=True, bottom=1)
        self._numbers: dict[int, Format] = {}
        self._leaf_names: list[str] = []

    def cover(self, report: Report) -> None:
        """The first sheet: whose report this is, its code, and where to go on."""
        sheet = self._sheet(self._short(self._words["sheet_cover"]))
        sheet.set_column(0, 0, _COVER)
        title = printable(report.title)
        sheet.set_row(0, 1.5 * _height(cells_of(title), [_COVER / 1.5]))
        sheet.write_string(0, 0, title, self._format(bold=True, font_size=14))
        dated = self._words["cover_dated"].format(date=report.dated.isoformat())
        lines = (report.running_head, dated, verification_line(report), self._words["cover_about"])
        for row, line in enumerate(lines, start=1):
            sheet.set_row(row, _height(cells_of(line), [_COVER]))
            sheet.write_string(row, 0, printable(line), self._plain)

    def contents(self, leaves: Sequence[Leaf]) -> None:
        """The second sheet: a table of the sheets with ways to them."""
        name = self._words["sheet_contents"]
        sheet = self._sheet(self._short(name))
        self._leaf_names = [self._short(leaf.name) for leaf in leaves]
        pairs = zip(self._leaf_names, leaves, strict=True)
        rows = tuple(cells_of(short, leaf.title) for short, leaf in pairs)
        columns = (self._words["sheet_name"], self._words["sheet_holds"])
        self._tabulate(sheet, Leaf(name, name, columns, rows), "contents")
        for row, short in enumerate(self._leaf_names, start=_HEAD_ROW + 1):
            sheet.write_url(row, 0, f"internal:'{short}'!A1", self._link, short)

    def sheet(self, leaf: Leaf, number: int) -> None:
        """A sheet with its title, a way back, and its table or picture."""
        sheet = self._sheet(self._leaf_names[number - 1])
        if leaf.figure is None:
            self._tabulate(sheet, leaf, f"table_{number}")
        else:
            self._figure(sheet, leaf.figure)

    def _tabulate(self, sheet: Worksheet, leaf: Leaf, name: str) -> None:
        blanks = f" {self._words['sheet_blanks']}" if leaf.has_blanks else ""
        self._opening(sheet, leaf.title, self._words["sheet_one_table"] + blanks)
        widths = _widths(leaf)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        self._table(sheet, leaf, name)
        for row, cells in enumerate((cells_of(*leaf.columns), *leaf.rows), start=_HEAD_ROW):
            sheet.set_row(row, _height(cells, widths))
        sheet.freeze_panes(_HEAD_ROW + 1, 1)
        sheet.repeat_rows(_HEAD_ROW)

    def _opening(self, sheet: Worksheet, title: str, holds: str) -> None:
        """The lines above a table; they run on to the right and need no wide column."""
        sheet.write_string(0, 0, printable(title), self._title)
        sheet.write_string(1, 0, printable(holds), self._line)
        back = f"internal:'{self._words['sheet_contents']}'!A1"
        sheet.write_url(2, 0, back, self._link, self._words["sheet_back"])

    def _sheet(self, name: str) -> Worksheet:
        """A new sheet that prints on pages as wide as its table."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _short(self, name: str) -> str:
        """A name that a sheet may have: short, without signs, and not twice."""
        plain = _FORBIDDEN.sub(" ", printable(name)).strip()[:_TITLE_LIMIT] or "-"
        number = 2
        short = plain
        while short.casefold() in self._names:
            short = f"{plain[: _TITLE_LIMIT - 4]} {number}"
            number += 1
        self._names.add(short.casefold())
        return short

    def _table(self, sheet: Worksheet, leaf: Leaf, name: str) -> None:
        """A named table; its headings are told apart, and an empty one says so in words."""
        heads = _told_apart([printable(head) for head in leaf.columns], self._words["sheet_column"])
        shown = leaf.rows or (cells_of(*[self._words["sheet_nothing"]] * len(heads)),)
        for i, row in enumerate(shown, start=_HEAD_ROW + 1):
            for j, cell in enumerate(row):
                self._write(sheet, i, j, cell)
        sheet.add_table(
            _HEAD_ROW, 0, _HEAD_ROW + len(shown), len(heads) - 1,
            {
                "name": name, "style": None, "autofilter": False,
                "columns": [{"header": head, "header_format": self._head} for head in heads],
            },
        )  # fmt: skip

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell.number is not None and _is_kept(cell.number):
            sheet.write_number(row, column, float(cell.number), self._number(cell.number))
        elif cell.text:
            sheet.write_string(row, column, self._fitted(printable(cell.text)), self._plain)

    def _fitted(self, text: str) -> str:
        """The text, or its beginning and a word that the rest is left out."""
        units = text.encode("utf-16-le")
        if len(units) <= 2 * _CELL_LIMIT:
            return text
        mark = self._words["sheet_cut"]
        return units[: 2 * (_CELL_LIMIT - len(mark))].decode("utf-16-le", "ignore") + mark

    def _figure(self, sheet: Worksheet, figure: Figure) -> None:
        self._opening(sheet, figure.caption, self._words["sheet_picture"])
        said = self._fitted(printable(figure.alternative))
        sheet.write_string(3, 0, said, self._plain)
        sheet.set_column(0, 0, _COVER)
        sheet.set_row(3, _height(cells_of(said), [_COVER]))
        picture = io.BytesIO(picture_of(figure.svg))
        options = {"image_data": picture, "description": printable(figure.alternative)}
        sheet.insert_image(4, 0, "figure.png", {**options, "x_scale": 0.5, "y_scale": 0.5})

    def _number(self, number: Decimal) -> Format:
        """The format that shows as many decimals as the number has."""
        exponent = number.normalize().as_tuple().exponent
        digits = max(0, -exponent) if isinstance(exponent, int) else 0
        if digits not in self._numbers:
            places = f"#,##0.{'0' * digits}" if digits else "#,##0"
            self._numbers[digits] = self._format(num_format=places)
        return self._numbers[digits]

    def _format(self, **settings: object) -> Format:
        looks = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
        return self._book.add_format(looks | settings)


def _is_kept(number: Decimal) -> bool:
    """Whether Excel keeps every digit of the number; one that it would round stays text."""
    return len(number.normalize().as_tuple().digits) <= _NUMBER_LIMIT


def _widths(leaf: Leaf) -> list[float]:
    """How wide each column is, in letters: wide enough for its longest line, but never endless."""
    widest = max(_WIDEST / 2, min(_WIDEST, _ACROSS / max(1, len(leaf.columns))))
    widths = []
    for i, head in enumerate(leaf.columns):
        texts = [head, *(row[i].text for row in leaf.rows if i < len(row))]
        longest = max(len(line) for text in texts for line in text.split("\n"))
        widths.append(min(widest, max(_NARROWEST, longest * _LETTERS)))
    return widths


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> float:
    """The points that a row needs to show its texts whole: not every program finds them itself."""
    lines = max(
        sum(max(1, ceil(len(line) * _SET / width)) for line in cell.text.split("\n"))
        for cell, width in zip(cells, widths, strict=False)
    )
    return min(_TALLEST, lines * _LINE)


def _told_apart(heads: Sequence[str], unnamed: str) -> list[str]:
    """Headings of a line that differ and are never empty, as a table of a workbook needs them."""
    apart: dict[str, str] = {}
    for head in heads:
        plain = " ".join(head.split())[:_HEAD_LIMIT] or unnamed
        number, own = 1, plain
        while own.casefold() in apart:
            number += 1
            own = f"{plain} {number}"
        apart[own.casefold()] = own
    return list(apart.values())
