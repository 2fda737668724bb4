"""Word files (.docx): the only door of python-docx and of Word's XML."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.parts.document import DocumentPart
from lxml import etree

from tailan.documents.archive import first_line, require_archive
from tailan.documents.content import Cell, Paragraph, Row, clean
from tailan.documents.list_numbers import ListNumbers
from tailan.errors import TailanError

_BLOCKS = (qn("w:p"), qn("w:tbl"))
# What Word shows as text; deleted and moved-away text has other names or stands in these parents.
_SHOWN_AS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "-",
}
_TEXTS = {qn("w:t"), "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SHOWN = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), _FALLBACK}
_LOOKED_THROUGH = {
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_DAMAGE = (
    *(OpcError, BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, AttributeError, etree.XMLSyntaxError),
)
"""What opening a damaged file raises, anywhere from the archive to Word's XML."""


def read_docx(raw: bytes, name: str) -> Iterator[Row | Paragraph]:
    """Rows and paragraphs of a Word file, tracked changes taken as accepted."""
    part = _document_part(raw, name)
    numbers = ListNumbers(
        _related(part, RELATIONSHIP_TYPE.NUMBERING), _related(part, RELATIONSHIP_TYPE.STYLES)
    )
    return _Reader(numbers).content(part.element.body)


def _document_part(raw: bytes, name: str) -> DocumentPart:
    require_archive(raw, name)
    try:
        part = docx.Document(BytesIO(raw)).part
        if part.element.body is None:
            raise ValueError("word/document.xml: w:body?")
    except _DAMAGE as error:
        raise TailanError("document.damaged", file=name, detail=first_line(error)) from error
    return part


def _related(part: DocumentPart, kind: str) -> etree._Element | None:
    """The XML of the part that stands in this relation to the document, if there is one."""
    found = [relation for relation in part.rels.values() if relation.reltype == kind]
    return getattr(found[0].target_part, "element", None) if found else None


@dataclass
class _Reader:
    """Reads the paragraphs of a document in their order: the lists' numbers depend on it."""

    numbers: ListNumbers

    def content(self, body: etree._Element) -> Iterator[Row | Paragraph]:
        """The rows and paragraphs of the document's body."""
        paragraphs = tables = 0
        for element in _children(body, _BLOCKS):
            if element.tag == qn("w:p"):
                paragraphs += 1
                text = self._shown_text(element)
                if text:
                    yield Paragraph(text, f"paragraph {paragraphs}")
            else:
                tables += 1
                yield from self._rows(element, tables)

    def _rows(self, table: etree._Element, number: int) -> Iterator[Row]:
        rows = (row for row in _children(table, (qn("w:tr"),)) if not _is_deleted(row))
        merged: set[int] = set()
        for row_number, row in enumerate(rows, start=1):
            place = f"table {number} row {row_number}"
            skipped = _grid_before(row)
            cells = [Cell("", f"{place} cell 0", skipped)] if skipped else []
            cells.extend(self._cells(row, place, skipped, merged))
            yield Row(tuple(cells), number)

    def _cells(
        self, row: etree._Element, place: str, column: int, merged: set[int]
    ) -> Iterator[Cell]:
        """The row's cells from a grid column on; `merged` columns are part of a cell above."""
        for number, cell in enumerate(_children(row, (qn("w:tc"),)), start=1):
            merge = _merge(cell)
            continues = merge == "continue" and column in merged
            (merged.add if merge else merged.discard)(column)
            text = "" if continues else self._shown_text(cell)
            span = _span(cell)
            yield Cell(text, f"{place} cell {number}", span, continues)
            column += span

    def _shown_text(self, element: etree._Element) -> str:
        return clean("\n".join(map(self._line, _paragraphs(element))))

    def _line(self, paragraph: etree._Element) -> str:
        number = self.numbers.before(paragraph)
        text = _text(paragraph)
        return f"{number} {text}" if number else text


def _children(parent: etree._Element, wanted: tuple[str, ...]) -> Iterator[etree._Element]:
    """Children of these names; content controls and inserted parts are looked through."""
    for child in parent.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in _LOOKED_THROUGH:
            yield from _children(child, wanted)


def _is_deleted(row: etree._Element) -> bool:
    return row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None


def _grid_before(row: etree._Element) -> int:
    """How many columns a ragged row leaves out before its first cell."""
    return _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)


def _span(cell: etree._Element) -> int:
    return _number(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)


def _merge(cell: etree._Element) -> str:
    """How the cell takes part in one over several rows: restart, continue, or empty."""
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return "" if merge is None else merge.get(qn("w:val"), "continue")


def _number(element: etree._Element | None, otherwise: int) -> int:
    value = "" if element is None else element.get(qn("w:val"), "")
    return int(value) if value.isdecimal() else otherwise


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs within, those of nested tables and text boxes too."""
    if element.tag == qn("w:p"):
        yield element
    for child in element.iterchildren():
        if child.tag not in _NOT_SHOWN:
            yield from _paragraphs(child)


def _text(element: etree._Element) -> str:
    """The text of a paragraph's own runs: insertions kept, deletions left out."""
    if element.tag in _TEXTS:
        return element.text or ""
    if element.tag in _SHOWN_AS:
        return _SHOWN_AS[element.tag]
    own = (child for child in element.iterchildren() if child.tag not in _NOT_SHOWN)
    return "".join(_text(child) for child in own if child.tag != qn("w:p"))
