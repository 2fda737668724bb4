"""Word files (.docx): the only door of python-docx."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from tailan.documents.archive import office_archive
from tailan.documents.content import Cell, Item, Paragraph, Role, Row, clean
from tailan.documents.limits import LETTERHEAD, require_columns, require_rows
from tailan.documents.marks import listed_lines, looks_like_heading
from tailan.documents.word.list_numbers import ListMark, ListNumbers
from tailan.documents.word.objects import embedded, holds_picture
from tailan.documents.word.signs import UNKNOWN
from tailan.documents.word.styles import Styles, qn
from tailan.documents.word.table import WordRow, children, deleted_rows, is_frame, rows_of
from tailan.documents.word.text import (
    Piece,
    WordText,
    is_mark_deleted,
    notes_of,
    paragraphs_in,
    text_boxes,
)
from tailan.errors import TailanError
from tailan.plan import Repair

_DAMAGE = (
    *(OpcError, BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError),
    *(KeyError, ValueError, AttributeError, etree.XMLSyntaxError),
)
"""What opening a damaged file raises, anywhere from the archive to Word's XML."""

_ASIDES = {
    "hidden": "hidden-text",
    "unseen": "text-unseen",
    "note": "footnote",
    "comment": "comment",
    "deleted": "deleted-text",
    "struck": "struck-text",
    "equation": "equation-lined",
}
"""The kinds of words that are left out or in doubt, and of the repairs that name them."""


def read_docx(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a Word file, tracked changes taken as accepted."""
    archive = office_archive(raw, name, ".docx")
    try:
        part = docx.Document(BytesIO(archive)).part
        if next(part.element.body.iter(qn("w:altChunk")), None) is not None:
            raise TailanError("document.chunk", file=name)
        yield from _reader(part, name).content(part.element.body)
    except _DAMAGE as error:
        raise TailanError("document.damaged", file=name) from error


def _reader(part: DocumentPart, name: str) -> _Reader:
    styles = Styles(_related(part, RELATIONSHIP_TYPE.STYLES))
    notes = {
        **notes_of(_related(part, RELATIONSHIP_TYPE.FOOTNOTES), "footnote"),
        **notes_of(_related(part, RELATIONSHIP_TYPE.ENDNOTES), "endnote"),
        **notes_of(_related(part, RELATIONSHIP_TYPE.COMMENTS), "comment"),
    }
    numbers = ListNumbers(_related(part, RELATIONSHIP_TYPE.NUMBERING), styles)
    return _Reader(name, styles, WordText(styles, notes), numbers)


def _related(part: DocumentPart, kind: str) -> etree._Element | None:
    """The XML of the part that stands in this relation to the document, if there is one."""
    found = [one for one in part.rels.values() if one.reltype == kind and not one.is_external]
    if not found:
        return None
    element: etree._Element | None = getattr(found[0].target_part, "element", None)
    return parse_xml(found[0].target_part.blob) if element is None else element


@dataclass(frozen=True)
class _Words:
    """The text of a paragraph or cell, the mark of its list, and what was left out of it."""

    text: str
    mark: ListMark
    asides: tuple[Piece, ...]

    def repairs(self, place: str) -> Iterator[Repair]:
        """What was left out of the text, for a person to look at."""
        for piece in self.asides:
            text = " ".join(piece.text.split())
            if text:
                yield Repair(place, _ASIDES[piece.kind], text)
        if UNKNOWN.search(self.text):
            yield Repair(place, "characters-unread", " ".join(self.text.split()))


@dataclass
class _Reader:
    """Reads the paragraphs of a document in their order: the lists' numbers depend on it."""

    name: str
    styles: Styles
    texts: WordText
    numbers: ListNumbers
    paragraphs: int = 0
    tables: int = 0
    merged: set[int] = field(default_factory=set)
    """The columns of the table that are part of a cell above."""

    def content(self, parent: etree._Element) -> Iterator[Item]:
        """The rows and paragraphs of the document's body, or of a part that only frames them."""
        parts: list[etree._Element] = []
        for element in children(parent, "w:p", "w:tbl"):
            is_table = element.tag == qn("w:tbl")
            if not is_table:
                self.paragraphs += 1
                parts.append(element)
            if parts and (is_table or not is_mark_deleted(element)):
                yield from self._paragraph(parts)
                parts = []
            if is_table:
                yield from self._table(element)
        if parts:
            yield from self._paragraph(parts)

    def _paragraph(self, parts: list[etree._Element]) -> Iterator[Item]:
        """A paragraph, parts of which had ends that are deleted, and what its boxes hold."""
        place = f"paragraph {self.paragraphs}"
        words = self._words(parts)
        yield from (
            Paragraph(line, place, role) for role, line in self._lines(words, parts[-1]) if line
        )
        yield from words.repairs(place)
        yield from (Repair(place, "object-unread", one) for one in embedded(parts))
        for part in parts:
            for box in text_boxes(part):
                yield from self.content(box)

    def _lines(self, words: _Words, paragraph: etree._Element) -> list[tuple[Role, str]]:
        """The text of a paragraph with its role: a heading by its style, or few words in bold."""
        text = words.text
        if self.styles.is_heading(paragraph):
            return [("heading", text)]
        if words.mark.is_item:
            return [("item", text)]
        if looks_like_heading(text) and self.texts.is_bold(paragraph):
            return [("heading", text)]
        return listed_lines(text)

    def _table(self, table: etree._Element) -> Iterator[Item]:
        require_rows(sum(1 for _ in children(table, "w:tr")), self.name)
        rows = list(rows_of(table))
        if is_frame(rows):
            for cell in (cell for row in rows for cell in row.cells):
                yield from self.content(cell.element)
            return
        self.tables += 1
        number, self.merged = self.tables, set()
        yield from (Repair(f"table {number}", "deleted-row", line) for line in deleted_rows(table))
        for row in rows:
            yield from self._row(row, f"table {number} row {row.number}", number)

    def _row(self, row: WordRow, place: str, table: int) -> Iterator[Item]:
        require_columns(row.width, self.name, place)
        cells = [Cell("", f"{place} cell 0", row.skipped)] if row.skipped else []
        repairs: list[Repair] = []
        for number, cell in enumerate(row.cells, start=1):
            continues = cell.merge == "continue" and cell.column in self.merged
            (self.merged.add if cell.merge else self.merged.discard)(cell.column)
            own = f"{place} cell {number}"
            words = self._words(
                paragraphs_in(cell.element),
                with_hidden=row.is_hidden,
                is_counted=not continues,
            )
            repairs.extend(words.repairs(own))
            repairs.extend(Repair(own, "object-unread", one) for one in embedded([cell.element]))
            is_of_form = row.width > LETTERHEAD
            if is_of_form and not words.text and holds_picture(cell.element):
                repairs.append(Repair(own, "picture-unread"))
            if continues and words.text:
                repairs.append(Repair(own, "merged-over", " ".join(words.text.split())))
            cells.append(Cell("" if continues else words.text, own, cell.span, continues))
        yield Row(tuple(cells), table)
        if row.is_hidden and any(cell.line for cell in cells):
            line = " | ".join(cell.line for cell in cells if cell.line)
            yield Repair(place, "hidden-row", line)
        yield from repairs

    def _words(
        self,
        paragraphs: Iterable[etree._Element],
        *,
        with_hidden: bool = False,
        is_counted: bool = True,
    ) -> _Words:
        """The words of paragraphs, a line for each; only those that are shown count in lists."""
        lines: list[str] = []
        asides: list[Piece] = []
        begun, mark = "", ListMark()
        for paragraph in paragraphs:
            pieces = self.texts.pieces(paragraph)
            shown = ("shown", "hidden") if with_hidden else ("shown",)
            begun += "".join(piece.text for piece in pieces if piece.kind in shown)
            asides.extend(piece for piece in pieces if piece.kind not in shown)
            if not is_mark_deleted(paragraph):
                mark = self.numbers.before(paragraph) if is_counted else mark
                lines.append(f"{mark.text} {begun}" if mark.text else begun)
                begun = ""
        return _Words(clean("\n".join([*lines, begun])), mark, tuple(asides))
