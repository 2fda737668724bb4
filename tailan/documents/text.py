"""Text dumps: a line with tabs is a row of cells, any other line a paragraph."""

from __future__ import annotations

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from tailan.documents.content import Cell, Paragraph, Row, clean
from tailan.errors import TailanError


def read_text(raw: bytes, name: str) -> Iterator[Row | Paragraph]:
    """Rows and paragraphs of a tab-separated text; an empty line ends a table."""
    table, in_table = 0, False
    for number, line in enumerate(_decode(raw, name).split("\n"), start=1):
        if "\t" in line:
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
