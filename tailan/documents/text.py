"""Text dumps: a line with tabs or between pipes is a row of cells, any other a paragraph.

Tables that are dumped one cell a line are found first.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from tailan.documents.cell_lines import cell_line_tables
from tailan.documents.content import Cell, Paragraph, Row, clean
from tailan.documents.marks import MarkedLine, marked_line, whole_lines
from tailan.errors import TailanError


def read_text(raw: bytes, name: str) -> Iterator[Row | Paragraph]:
    """Rows and paragraphs of a text; an empty line ends a table."""
    table, in_table, read = 0, False, 0
    lines = _decode(raw, name).replace("\r\n", "\n").split("\n")
    cell_a_line = {found.start: found for found in cell_line_tables(lines)}
    for number, line in whole_lines(lines):
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
        elif not (in_table and marked.is_rule and "|" in line):
            in_table = False
            yield from _paragraph(marked, number)


def _row(line: MarkedLine, number: int, table: int) -> Row:
    cells = (Cell(clean(text), f"line {number} cell {i}") for i, text in enumerate(line.texts, 1))
    return Row(tuple(cells), table)


def _paragraph(line: MarkedLine, number: int) -> Iterator[Paragraph]:
    for text in map(clean, line.texts):
        if text:
            yield Paragraph(text, f"line {number}", line.role)


def _decode(raw: bytes, name: str) -> str:
    # Without its mark, UTF-16 cannot be told from an old encoding: any even bytes would pass.
    encoding = "utf-16" if raw.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise TailanError("document.encoding", file=name) from error
    if "\0" in text:
        raise TailanError("document.encoding", file=name)
    return text
