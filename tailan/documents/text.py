"""Text dumps: a line with tabs is a row of cells, any other line a paragraph.

Tables that are dumped one cell a line are found first.
"""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from tailan.documents.cell_lines import cell_line_tables
from tailan.documents.content import Cell, Paragraph, Row, clean
from tailan.errors import TailanError


def read_text(raw: bytes, name: str) -> Iterator[Row | Paragraph]:
    """Rows and paragraphs of a text; an empty line ends a table of tab-separated rows."""
    table, in_table, read = 0, False, 0
    lines = _decode(raw, name).split("\n")
    cell_a_line = {found.start: found for found in cell_line_tables(lines)}
    for number, line in enumerate(lines, start=1):
        if number <= read:
            continue
        if number in cell_a_line:
            table, in_table, read = table + 1, False, cell_a_line[number].end
            yield from cell_a_line[number].numbered(table)
        elif "\t" in line:
            table += not in_table
            in_table = True
            yield _row(line, number, table)
        else:
            in_table = False
            yield from _paragraph(line, number)


def _row(line: str, number: int, table: int) -> Row:
    cells = line.rstrip("\r").split("\t")
    return Row(
        tuple(Cell(clean(text), f"line {number} cell {i}") for i, text in enumerate(cells, 1)),
        table,
    )


def _paragraph(line: str, number: int) -> Iterator[Paragraph]:
    # Dumps of slides and web pages mark bold type with asterisks: a trace of the dump.
    text = clean(line.replace("**", ""))
    if text:
        yield Paragraph(text, f"line {number}")


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
