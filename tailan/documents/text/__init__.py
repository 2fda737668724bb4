"""Text dumps: a line with tabs or between pipes is a row of cells, any other a paragraph.

Tables that are dumped one cell a line are found first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tailan.documents.content import Cell, Item, Paragraph, Row, clean
from tailan.documents.limits import require_parts
from tailan.documents.marks import MarkedLine, marked_line, whole_lines, with_outer_pipes
from tailan.documents.text.aligned_lines import with_tabs
from tailan.documents.text.cell_lines import cell_line_tables, line_tables
from tailan.documents.text.delimited import read_delimited
from tailan.documents.text.letter_codes import decoded_text
from tailan.documents.text.list_lines import whole_items, without_item_tabs
from tailan.documents.text.tab_lines import whole_rows, without_last_tabs

_QUOTED_LINES = re.compile(
    r'(?:^|\t)"(?:[^"\t\r\n]|"")*[\r\n](?:[^"\t]|"")*+"(?=\t|\r|\n|\Z)', re.MULTILINE
)
"""A cell in several lines, which spreadsheets set between quotation marks when they are copied."""

_FEWEST_SEMICOLONS = 3
"""Semicolons of a line of cells: text may hold a few."""


def read_text(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a text; an empty line ends a table."""
    text, repairs = decoded_text(raw, name)
    if _is_delimited(text):
        yield from read_delimited(raw, name)
        return
    yield from repairs
    yield from text_content(text, name)


def _is_delimited(text: str) -> bool:
    """Whether a text is a delimited file: its cells are quoted, or semicolons part them."""
    if "\t" in text:
        return _QUOTED_LINES.search(text) is not None
    counts = Counter(line.count(";") for line in text.splitlines() if line.strip())
    wide = [lines for count, lines in counts.items() if count >= _FEWEST_SEMICOLONS]
    return max(wide, default=0) > max(1, counts.total() / 2)


def text_content(text: str, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a text that is decoded."""
    table, in_table, read = 0, False, 0
    require_parts(max(text.count("\n"), text.count("\r")), name)
    lines = _lines(text)
    tables = (*cell_line_tables(lines), *line_tables(lines))
    cell_a_line = {found.start: found for found in tables}
    own = whole_lines(lines) if cell_a_line else whole_rows(whole_lines(lines))
    for number, line in whole_items(own):
        if number <= read:
            continue
        marked = marked_line(line)
        if number in cell_a_line:
            table, in_table, read = table + 1, False, cell_a_line[number].end
            yield from cell_a_line[number].numbered(table)
        elif marked.is_row:
            table += not in_table
            in_table = True
            yield _row(marked, number, table)
        elif not (in_table and marked.is_rule and set("|+") & set(line)):
            in_table = False
            yield from _paragraph(marked, number)


def _row(line: MarkedLine, number: int, table: int) -> Row:
    cells = (Cell(clean(text), f"line {number} cell {i}") for i, text in enumerate(line.texts, 1))
    return Row(tuple(cells), table)


def _paragraph(line: MarkedLine, number: int) -> Iterator[Paragraph]:
    for text in map(clean, line.texts):
        if text:
            yield Paragraph(text, f"line {number}", line.role)


def _lines(text: str) -> list[str]:
    """The lines of a text, those of old machines too; a new page begins no line of its own."""
    text = text.replace("\r\n", "\n")
    lines = (text if "\n" in text else text.replace("\r", "\n")).split("\n")
    whole = without_last_tabs([line.strip("\f") for line in lines])
    return with_tabs(with_outer_pipes(without_item_tabs(whole)))
