"""Word pages for the samples: landscape sheets, ruled tables, the same bytes every time."""

import datetime
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

Align = WD_ALIGN_PARAGRAPH
ZIP_TIME = (1980, 1, 1, 0, 0, 0)
STYLES = {"Normal", "Header", "Default Paragraph Font", "Normal Table", "Table Grid", "No List"}


@dataclass(frozen=True)
class Box:
    """A cell to print: `\\n` opens a paragraph, `\\v` a line."""

    text: str
    span: int = 1
    bold: bool = False
    centred: bool = False


def new_document(font: str, size: float, stamp: str, received: datetime.date) -> Document:
    document = docx.Document()
    _drop_styles(document)
    _set_font(document, font, size)
    _set_sheet(document)
    note = document.sections[0].header.paragraphs[0]
    note.alignment = Align.RIGHT
    run = note.add_run(stamp)
    run.font.size, run.font.color.rgb = Pt(8), RGBColor(0xA0, 0, 0)
    properties = document.core_properties
    properties.author, properties.last_modified_by, properties.comments = "", "", ""
    properties.created = properties.modified = datetime.datetime.combine(received, datetime.time(9))
    properties.language, properties.revision = "mn-MN", 1
    return document


def _drop_styles(document: Document) -> None:
    """Leaves out what python-docx's template carries and no sample uses."""
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith("/stylesWithEffects"):
            document.part.drop_rel(relation.rId)
    for style in list(document.styles):
        if style.name not in STYLES:
            style.delete()


def _set_font(document: Document, font: str, size: float) -> None:
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size = font, Pt(size)
    style.paragraph_format.space_after = Pt(0)
    properties = style.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), font)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "mn-MN")
    properties.append(language)


def _set_sheet(document: Document) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    section.left_margin, section.right_margin = Cm(2.0), Cm(1.5)
    section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.5)
    section.header_distance = Cm(0.8)


def paragraph(
    document: Document,
    text: str = "",
    align: WD_ALIGN_PARAGRAPH = Align.LEFT,
    bold: bool = False,
    size: float = 0,
) -> Paragraph:
    added = document.add_paragraph()
    added.alignment = align
    run = added.add_run(text)
    run.bold = bold or None
    if size:
        run.font.size = Pt(size)
    return added


def page_break(document: Document) -> None:
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def new_table(document: Document, widths: Sequence[float]) -> Table:
    """An empty ruled table with columns of these widths in centimetres."""
    table: Table = document.add_table(rows=0, cols=len(widths), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    return table


def add_row(table: Table, boxes: Sequence[Box], new_page: bool = False) -> None:
    cells = list(table.add_row().cells)  # type: ignore[no-untyped-call]
    for cell, column in zip(cells, table.columns, strict=True):
        cell.width = column.width or Cm(2)
    start = 0
    for box in boxes:
        cell = cells[start]
        if box.span > 1:
            cell = cell.merge(cells[start + box.span - 1])
        _fill(cell, box)
        start += box.span
    if new_page:
        cells[0].paragraphs[0].paragraph_format.page_break_before = True


def _fill(cell: _Cell, box: Box) -> None:
    for number, text in enumerate(box.text.split("\n")):
        target = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        if box.centred:
            target.alignment = Align.CENTER
        if text:
            target.add_run(text.replace("\v", "\n")).bold = box.bold or None


def to_bytes(document: Document) -> bytes:
    """The document as a file: members uncompressed (the same under every zlib) and undated."""
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            target.writestr(zipfile.ZipInfo(name, ZIP_TIME), source.read(name))
    return fixed.getvalue()
