"""Word files (.docx): the only door of python-docx and of Word's XML."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, LargeZipFile, ZipFile

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from tailan.documents.content import Cell, Paragraph, Row, clean
from tailan.errors import TailanError

UNPACKED_LIMIT = 300_000_000
"""Bytes that an archive may unpack to; a 64-measure report unpacks to less than 3 MB."""

_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_BLOCKS = (qn("w:p"), qn("w:tbl"))
# What Word shows as text; deleted and moved-away text has other names or stands in these parents.
_SHOWN_AS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}


def read_docx(raw: bytes, name: str) -> Iterator[Row | Paragraph]:
    """Rows and paragraphs of a Word file, tracked changes taken as accepted."""
    body = _body(raw, name)
    paragraphs = tables = 0
    for element in _children(body, _BLOCKS):
        if element.tag == qn("w:p"):
            paragraphs += 1
            text = _shown_text(element)
            if text:
                yield Paragraph(text, f"paragraph {paragraphs}")
        else:
            tables += 1
            yield from _rows(element, tables)


def _body(raw: bytes, name: str) -> etree._Element:
    _require_archive(raw, name)
    try:
        body: etree._Element = docx.Document(BytesIO(raw)).element.body
    except (OpcError, BadZipFile, zlib.error, KeyError, ValueError, etree.XMLSyntaxError) as error:
        raise TailanError("document.damaged", file=name, detail=_first_line(error)) from error
    return body


def _require_archive(raw: bytes, name: str) -> None:
    if raw.startswith(_OLE_SIGNATURE):
        raise TailanError("document.encrypted", file=name)
    try:
        with ZipFile(BytesIO(raw)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
            encrypted = any(member.flag_bits & 1 for member in archive.infolist())
    except (BadZipFile, LargeZipFile, ValueError, NotImplementedError) as error:
        raise TailanError("document.damaged", file=name, detail=_first_line(error)) from error
    if encrypted:
        raise TailanError("document.encrypted", file=name)
    if unpacked > UNPACKED_LIMIT:
        raise TailanError(
            "document.unpacks", file=name, size=unpacked // 10**6, limit=UNPACKED_LIMIT // 10**6
        )


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)


def _children(parent: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    """Children of these names; content controls and inserted parts are looked through."""
    for child in parent.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _children(child, wanted)


def _rows(table: etree._Element, number: int) -> Iterator[Row]:
    rows = (row for row in _children(table, (qn("w:tr"),)) if not _is_deleted(row))
    for row_number, row in enumerate(rows, start=1):
        place = f"table {number} row {row_number}"
        yield Row((*_skipped(row, place), *_cells(row, place)), number)


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _skipped(row: etree._Element, place: str) -> Iterator[Cell]:
    """One empty cell for the columns before the first cell of a ragged row."""
    before = row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}")
    if before is not None:
        yield Cell("", f"{place} cell 0", _number(before, 0))


def _cells(row: etree._Element, place: str) -> Iterator[Cell]:
    for number, cell in enumerate(_children(row, (qn("w:tc"),)), start=1):
        properties = cell.find(qn("w:tcPr"))
        span = None if properties is None else properties.find(qn("w:gridSpan"))
        text = "" if _continues_above(properties) else _shown_text(cell)
        yield Cell(text, f"{place} cell {number}", 1 if span is None else _number(span, 1))


def _continues_above(properties: etree._Element | None) -> bool:
    merge = None if properties is None else properties.find(qn("w:vMerge"))
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _number(element: etree._Element, otherwise: int) -> int:
    value = element.get(qn("w:val"), "")
    return int(value) if value.isdigit() else otherwise


def _shown_text(element: etree._Element) -> str:
    return clean("\n".join(_text(paragraph) for paragraph in _paragraphs(element)))


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs within, those of nested tables and text boxes too."""
    if element.tag == qn("w:p"):
        yield element
    for child in element.iterchildren():
        if child.tag not in _NOT_SHOWN:
            yield from _paragraphs(child)


def _text(element: etree._Element) -> str:
    """The text of a paragraph's own runs: insertions kept, deletions left out."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag in _SHOWN_AS:
        return _SHOWN_AS[element.tag]
    own = (child for child in element.iterchildren() if child.tag not in _NOT_SHOWN)
    return "".join(_text(child) for child in own if child.tag != qn("w:p"))
