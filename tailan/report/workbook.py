"""The report as a workbook: one named table a sheet, plain values, nothing merged, no formula.

It follows the checklist for accessible spreadsheets of the UK Government Analysis Function: a
cover with the contents, a title in the first cell of every sheet, tables that begin in column A
and are marked as tables, no empty rows within, words for what is missing, notes on their sheet.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from tailan.characters import printable
from tailan.report.arrangement import arranged, layout_words
from tailan.report.blocks import (
    Block,
    Cell,
    Figure,
    Finding,
    Heading,
    Note,
    Paragraph,
    Report,
    Table,
)
from tailan.report.blocks import Row as BlockRow
from tailan.report.typesetting import picture_of

_CELL_LIMIT = 32_767
_TITLE_LIMIT = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_WIDEST, _NARROWEST = 60.0, 8.0
_LETTERS = 1.1
_FIRST_ROW = 2
"""Rows of a sheet above its table: its title, and where the contents are."""


@dataclass(frozen=True)
class _Leaf:
    """A sheet to come: its short name, its title, and the block or the lines that it holds."""

    name: str
    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    figure: Figure | None = None


def render_xlsx(report: Report) -> bytes:
    """The workbook; the same report gives the same bytes."""
    ready = arranged(report)
    words = layout_words(report.language)
    leaves = _leaves(ready.blocks, words)
    file = io.BytesIO()
    settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                "strings_to_numbers": False, "nan_inf_to_errors": False}  # fmt: skip
    with xlsxwriter.Workbook(file, settings) as book:
        moment = datetime.combine(report.dated, time())
        book.set_properties({"title": printable(report.title), "created": moment, "author": ""})
        writer = _Writer(book, words)
        writer.cover(report, leaves)
        for number, leaf in enumerate(leaves, start=1):
            writer.sheet(leaf, number)
    return file.getvalue()


def _leaves(blocks: Sequence[Block], words: dict[str, str]) -> list[_Leaf]:
    """A sheet for the text, one for the findings, one for each table and figure."""
    leaves = [_text_leaf(blocks, words)]
    findings = [block for block in blocks if isinstance(block, Finding)]
    if findings:
        leaves.append(_finding_leaf(findings, words))
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Table):
            tables += 1
            leaves.append(_table_leaf(block, words["sheet_table"].format(number=tables), words))
        elif isinstance(block, Figure):
            figures += 1
            name = words["sheet_figure"].format(number=figures)
            leaves.append(_Leaf(name, block.caption, figure=block))
    return leaves


def _text_leaf(blocks: Sequence[Block], words: dict[str, str]) -> _Leaf:
    rows, above = [], ""
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text
        elif isinstance(block, Paragraph | Note):
            rows.append((Cell(text=above), Cell(text=block.text)))
    columns = (words["sheet_section"], words["sheet_text"])
    return _Leaf(words["sheet_text"], words["sheet_text"], columns, tuple(rows))


def _finding_leaf(findings: Sequence[Finding], words: dict[str, str]) -> _Leaf:
    names = ("sheet_about", "sheet_weight", "sheet_finding", "quote", "sheet_place", "question")
    rows = (
        (finding.title, finding.label, matter.text, matter.quote, matter.place, matter.question)
        for finding in findings
        for matter in finding.matters
    )
    cells = tuple(tuple(Cell(text=text) for text in row) for row in rows)
    return _Leaf(
        words["sheet_findings"], words["sheet_findings"], tuple(words[n] for n in names), cells
    )


def _table_leaf(table: Table, name: str, words: dict[str, str]) -> _Leaf:
    """A table's sheet: what its section rows say stands in a first column of its own."""
    heads = tuple(column.heading for column in table.columns)
    if not any(row.is_section for row in table.rows):
        return _Leaf(name, table.caption, heads, tuple(row.cells for row in table.rows))
    rows = tuple(_under_sections(table.rows))
    return _Leaf(name, table.caption, (words["sheet_section"], *heads), rows)


def _under_sections(rows: Iterable[BlockRow]) -> Iterable[tuple[Cell, ...]]:
    section = Cell(text="")
    for row in rows:
        if row.is_section:
            section = row.cells[0]
        else:
            yield (section, *row.cells)


class _Writer:
    """Writes sheets into a workbook in its formats."""

    def __init__(self, book: xlsxwriter.Workbook, words: dict[str, str]) -> None:
        self._book = book
        self._words = words
        self._names: set[str] = set()
        self._title = book.add_format({"bold": True, "font_size": 14, "font_name": "Arial"})
        self._plain = self._format()
        self._link = self._format(font_color="#0B4F85", underline=1)
        self._head = self._format(bold=True, bottom=1)
        self._numbers: dict[int, Format] = {}

    def cover(self, report: Report, leaves: Sequence[_Leaf]) -> None:
        """The first sheet: whose report this is, and a table of the sheets."""
        sheet = self._new(self._words["sheet_cover"])
        sheet.set_column(0, 0, 28)
        sheet.set_column(1, 1, _WIDEST)
        sheet.write_string(0, 0, printable(report.title), self._title)
        sheet.write_string(1, 0, printable(report.running_head), self._plain)
        heads = (self._words["sheet_name"], self._words["sheet_holds"])
        self._names_to_come = [self._short(leaf.name) for leaf in leaves]
        rows = zip(self._names_to_come, (leaf.title for leaf in leaves), strict=True)
        cells = tuple((Cell(text=name), Cell(text=title)) for name, title in rows)
        self._table(sheet, 3, heads, cells, "contents")
        for row, name in enumerate(self._names_to_come, start=4):
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self._link, name)

    def sheet(self, leaf: _Leaf, number: int) -> None:
        """A sheet with its title, a way back, and its table or picture."""
        sheet = self._book.add_worksheet(self._names_to_come[number - 1])
        sheet.write_string(0, 0, printable(leaf.title), self._title)
        back = f"internal:'{self._words['sheet_cover']}'!A1"
        sheet.write_url(1, 0, back, self._link, self._words["sheet_back"])
        if leaf.figure is not None:
            self._figure(sheet, leaf.figure)
            return
        self._set_widths(sheet, leaf)
        self._table(sheet, _FIRST_ROW, leaf.columns, leaf.rows, f"table_{number}")
        sheet.freeze_panes(_FIRST_ROW + 1, 1)

    def _new(self, name: str) -> Worksheet:
        self._names.add(name.casefold())
        return self._book.add_worksheet(name)

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

    def _table(
        self,
        sheet: Worksheet,
        top: int,
        columns: Sequence[str],
        rows: Sequence[Sequence[Cell]],
        name: str,
    ) -> None:
        """A named table; its headings are told apart, and an empty one says so in words."""
        heads = _told_apart([printable(column) for column in columns], self._words["sheet_column"])
        shown = rows or [[Cell(text=self._words["sheet_nothing"])] * len(heads)]
        for i, row in enumerate(shown, start=top + 1):
            for j, cell in enumerate(row):
                self._write(sheet, i, j, cell)
        sheet.add_table(
            top, 0, top + len(shown), len(heads) - 1,
            {
                "name": name, "style": None, "autofilter": len(shown) > 1,
                "columns": [{"header": head, "header_format": self._head} for head in heads],
            },
        )  # fmt: skip

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell) -> None:
        if cell.number is not None:
            sheet.write_number(row, column, float(cell.number), self._number(cell.number))
        elif cell.text:
            sheet.write_string(row, column, printable(cell.text)[:_CELL_LIMIT], self._plain)

    def _figure(self, sheet: Worksheet, figure: Figure) -> None:
        sheet.write_string(2, 0, printable(figure.alternative), self._plain)
        sheet.set_column(0, 0, 2 * _WIDEST)
        picture = io.BytesIO(picture_of(figure.svg))
        options = {"image_data": picture, "description": printable(figure.alternative)}
        sheet.insert_image(3, 0, "figure.png", {**options, "x_scale": 0.5, "y_scale": 0.5})

    def _set_widths(self, sheet: Worksheet, leaf: _Leaf) -> None:
        for i, head in enumerate(leaf.columns):
            longest = max([len(head), *(len(row[i].text) for row in leaf.rows if i < len(row))])
            sheet.set_column(i, i, min(_WIDEST, max(_NARROWEST, longest * _LETTERS)))

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


def _told_apart(heads: list[str], unnamed: str) -> list[str]:
    """Headings that differ and are never empty, as a table of a workbook needs them."""
    seen: dict[str, int] = {}
    apart = []
    for head in (head.strip() or unnamed for head in heads):
        seen[head.casefold()] = seen.get(head.casefold(), 0) + 1
        count = seen[head.casefold()]
        apart.append(head if count == 1 else f"{head} {count}")
    return apart
