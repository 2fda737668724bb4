"""Tables of the Word report: heads that repeat on each page, rows that stay whole."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell, _Row
from docx.text.paragraph import Paragraph as WordParagraph

from tailan.characters import printable
from tailan.report.blocks import Cell, Column, Row, Table
from tailan.report.html import safe_address
from tailan.report.word_styles import ACCENT, INK, LINE, PANEL, borders, element, shading

_SIZES = {True: 8.0, False: 9.0}
_LETTER = {True: 0.18, False: 0.2}
"""Centimetres that a letter of these sizes takes, bold ones too."""

_PADDING = 0.3
_LETTERS_KEPT = 14
"""Letters of a word up to which its column makes room for it; a longer one may break."""

_ROOM_TO_SIGN = Cm(0.9)
_KEPT_WHOLE = 900
"""Characters up to which a row moves to the next page whole."""


def add_table(document: Document, table: Table, width: float) -> None:
    """Adds a table of this width in centimetres; its caption stands above it already."""
    made: WordTable = document.add_table(rows=0, cols=len(table.columns))
    made.autofit = False
    _describe(made, table.caption)
    for grid, each in zip(made.columns, _widths(table, width), strict=True):
        grid.width = Cm(each)
    size = _SIZES[table.is_wide]
    if any(column.heading for column in table.columns):
        _add_head(made, table.columns, size)
    _add_rows(made, table, size)
    document.add_paragraph().paragraph_format.space_after = Pt(2)


def _widths(table: Table, width: float) -> list[float]:
    """The width of each column in centimetres: its share, and room for its longest word if it can.

    What a column lacks is taken from those with more than they need, each by what it can spare.
    """
    whole = sum(column.weight for column in table.columns)
    shares = [width * column.weight / whole for column in table.columns]
    needs = [
        _longest_word(table, i) * _LETTER[table.is_wide] + _PADDING for i in range(len(shares))
    ]
    lack = sum(max(0, need - share) for need, share in zip(needs, shares, strict=True))
    spare = sum(max(0, share - need) for need, share in zip(needs, shares, strict=True))
    if lack == 0 or lack > spare:
        return shares
    return [
        need if need > share else share - (share - need) * lack / spare
        for need, share in zip(needs, shares, strict=True)
    ]


def _longest_word(table: Table, index: int) -> int:
    texts = [row.cells[index].text for row in table.rows if not row.is_section]
    words = " ".join([table.columns[index].heading, *texts]).split()
    return min(_LETTERS_KEPT, max(map(len, words), default=0))


def _describe(made: WordTable, caption: str) -> None:
    """The table's name for those who hear it."""
    properties = made._tbl.tblPr
    for old in properties.findall(qn("w:tblLook")):
        properties.remove(old)
    properties.append(element("w:tblLook", val="00A0", firstRow="1", firstColumn="1"))
    properties.append(element("w:tblCaption", val=printable(caption)))
    margins = element("w:tblCellMar")
    for side in ("left", "right"):
        margins.append(element(f"w:{side}", w="60", type="dxa"))
    properties.append(margins)


def _add_head(made: WordTable, columns: tuple[Column, ...], size: float) -> None:
    row = made.add_row()
    properties = row._tr.get_or_add_trPr()
    properties.append(element("w:cantSplit"))
    properties.append(element("w:tblHeader"))
    for cell, column in zip(_cells(row), columns, strict=True):
        _edge(cell, top=(12, INK), bottom=(6, INK))
        paragraph = _first(cell, column.align, size)
        paragraph.add_run(printable(column.heading)).bold = True


def _add_rows(made: WordTable, table: Table, size: float) -> None:
    """Adds the rows; all but sections begin as copies of one, which is many times cheaper."""
    model = _model(made, table, size)
    for row in table.rows:
        added = made.add_row() if row.is_section else _copied(made, model)
        if sum(len(cell.text) for cell in row.cells) < _KEPT_WHOLE:
            added._tr.get_or_add_trPr().append(element("w:cantSplit"))
        if table.role == "signatures":
            added.height = _ROOM_TO_SIGN
        if row.is_section:
            _fill_section(added, row, size)
        else:
            _fill_row(added, row, table)


def _model(made: WordTable, table: Table, size: float) -> CT_Row:
    """A row of the table without words, which is no part of it."""
    row = made.add_row()
    for cell, column in zip(_cells(row), table.columns, strict=True):
        _edge(cell, bottom=(4, LINE))
        _first(cell, column.align, size)
    model: CT_Row = row._tr
    made._tbl.remove(model)
    return model


def _copied(made: WordTable, model: CT_Row) -> _Row:
    copy = deepcopy(model)
    made._tbl.append(copy)
    return _Row(copy, made)


def _fill_section(added: _Row, row: Row, size: float) -> None:
    cells = _cells(added)
    wide = cells[0].merge(cells[-1])
    wide._tc.get_or_add_tcPr().append(shading(PANEL))
    paragraph = _first(wide, "start", size)
    paragraph.paragraph_format.keep_with_next = True
    _fill(paragraph, row.cells[0], is_bold=True)


def _fill_row(added: _Row, row: Row, table: Table) -> None:
    for index, (made, shown) in enumerate(zip(added._tr.tc_lst, row.cells, strict=True)):
        paragraph = _Cell(made, added.table).paragraphs[0]
        _fill(paragraph, shown, is_bold=table.role == "key" and index == 1)


def _cells(row: _Row) -> list[_Cell]:
    return list(row.cells)


def _first(cell: _Cell, align: str, size: float) -> WordParagraph:
    """The paragraph of a cell, set for tables."""
    paragraph: WordParagraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(2)
    if align == "end":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    mark = paragraph._p.get_or_add_pPr()
    run = element("w:rPr")
    run.append(element("w:sz", val=str(int(size * 2))))
    mark.append(run)
    return paragraph


def _fill(paragraph: WordParagraph, cell: Cell, *, is_bold: bool) -> None:
    run = paragraph.add_run(printable(cell.text))
    run.bold = is_bold or None
    address = safe_address(cell.href)
    if address is None:
        return
    related = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link = element("w:hyperlink")
    link.set(qn("r:id"), related)
    run.font.color.rgb = RGBColor.from_string(ACCENT)
    link.append(run._r)
    paragraph._p.append(link)


def _edge(cell: _Cell, **sides: tuple[int, str]) -> None:
    cell._tc.get_or_add_tcPr().append(borders("w:tcBorders", **sides))
