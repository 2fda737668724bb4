"""What each format of a report says, read back with another library than it was written with."""

from __future__ import annotations

import ctypes
import io
import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

import docx
import openpyxl
import pikepdf
import pypdfium2
from docx.oxml.ns import qn
from lxml import html

from tailan.characters import drawable, printable
from tailan.report.arrangement import arranged, layout_words
from tailan.report.blocks import Finding, Note, Paragraph, Report, Table

Rows = list[list[str]]

KEY_CARDS_IN_A_ROW = 4


def plain(text: object) -> str:
    """A text without its line breaks and its invisible places to break."""
    return " ".join(str(text).replace("\u200b", "").split())


def tables_of(report: Report) -> list[Rows]:
    """Every row of every table, the heads first; a row that opens a section is one cell."""
    return [_rows(block) for block in arranged(report).blocks if isinstance(block, Table)]


def _rows(table: Table) -> Rows:
    heads = [plain(printable(column.heading)) for column in table.columns]
    return [heads, *([plain(printable(cell.text)) for cell in row.cells] for row in table.rows)]


def findings_of(report: Report) -> Rows:
    """A row for each matter: title, label, what was found, quote, place, question."""
    return [
        [plain(printable(text)) for text in (block.title, block.label, *_matter(matter))]
        for block in report.blocks
        if isinstance(block, Finding)
        for matter in block.matters
    ]


def _matter(matter: Any) -> tuple[str, ...]:
    return matter.text, matter.quote, matter.place, matter.question


def words_of(report: Report) -> list[str]:
    """The texts of paragraphs and notes."""
    return [plain(printable(b.text)) for b in report.blocks if isinstance(b, Paragraph | Note)]


# JSON


def json_tables(raw: bytes) -> list[Rows]:
    tables = [block for block in json.loads(raw)["blocks"] if block["kind"] == "table"]
    return [
        [[plain(column["heading"]) for column in table["columns"]]]
        + [_json_row(row, len(table["columns"])) for row in table["rows"]]
        for table in tables
    ]


def _json_row(row: dict[str, Any], width: int) -> list[str]:
    """The texts of a row; other formats fill up a row that is shorter than its table."""
    texts = [plain(cell["text"]) for cell in row["cells"]]
    return texts if row["is_section"] else texts + [""] * (width - len(texts))


def json_findings(raw: bytes) -> Rows:
    names = ("text", "quote", "place", "question")
    return [
        [plain(text) for text in (block["title"], block["label"], *(m[n] for n in names))]
        for block in json.loads(raw)["blocks"]
        if block["kind"] == "finding"
        for m in block["matters"]
    ]


# HTML


def page_of(raw: bytes) -> html.HtmlElement:
    # libxml2 takes each <wbr> for the parent of what follows it.
    page = html.document_fromstring(raw.replace(b"<wbr>", b""))
    for extra in page.xpath("//*[contains(@class, 'source-card')] | //button/span"):
        extra.drop_tree()
    for line_break in page.iter("br"):
        line_break.tail = f" {line_break.tail or ''}"
    return page


def html_tables(raw: bytes) -> list[Rows]:
    return [
        [[plain(cell.text_content()) for cell in row.xpath("th | td")] for row in table.iter("tr")]
        for table in page_of(raw).xpath("//main//table")
    ]


def html_findings(raw: bytes) -> Rows:
    return [
        [*_html_title(card), *_html_matter(matter)]
        for card in page_of(raw).xpath("//article")
        for matter in card.find_class("matter")
    ]


def _html_title(card: html.HtmlElement) -> list[str]:
    (title,) = card.find_class("finding-title")
    label = "".join(span.text_content() for span in title.find_class("severity"))
    return [plain(title.text_content().removesuffix(label)), plain(label)]


def _html_matter(matter: html.HtmlElement) -> list[str]:
    parts = ("p[not(@class)]", ".//span[@class='quoted']", ".//span[@class='place']")
    said, quote, place = (_html_said(matter, part) for part in parts)
    return [said, quote, place[1:-1], _html_said(matter, "p[@class='asked']/span")]


def _html_said(element: html.HtmlElement, path: str) -> str:
    return plain("".join(found.text_content() for found in element.xpath(path)))


# Word


def word_tables(raw: bytes) -> list[Rows]:
    return [
        [[plain(cell.text) for cell in _distinct(row)] for row in table.rows]
        for table in docx.Document(io.BytesIO(raw)).tables
    ]


def _distinct(row: Any) -> list[Any]:
    return [
        cell for i, cell in enumerate(row.cells) if not i or cell._tc is not row.cells[i - 1]._tc
    ]


def expected_word_tables(report: Report) -> list[Rows]:
    """The tables as Word has them: on page 1 facts are words and figures lie side by side."""
    tables = [block for block in arranged(report).blocks if isinstance(block, Table)]
    return [
        _beside(table) if table.is_front and table.role == "key" else _rows(table)
        for table in tables
        if not _is_set_as_words(table)
    ]


def _beside(table: Table) -> Rows:
    return [list(column) for column in zip(*_rows(table)[1:], strict=True)]


def without_signatures(tables: list[Rows]) -> list[Rows]:
    """The tables but for the lines to sign on, which are dots."""
    return [rows for rows in tables if not any(cell.endswith("....") for cell in rows[0])]


def word_text(raw: bytes) -> str:
    """All words between the tables."""
    body = docx.Document(io.BytesIO(raw)).element.body
    paragraphs = ("".join(t.text or " " for t in p.iter(qn("w:t"), qn("w:br"))) for p in body.iter(qn("w:p")))  # fmt: skip
    return plain(" ".join(paragraphs))


# Workbook


def workbook_tables(raw: bytes, prefix: str) -> list[list[list[Any]]]:
    """The values of each table's sheet; `prefix` begins the names of these sheets."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [_table_cells(sheet) for sheet in book if sheet.title.startswith(prefix)]


def sheet_cells(raw: bytes, name: str) -> list[list[Any]]:
    return _table_cells(openpyxl.load_workbook(io.BytesIO(raw))[name])


def _table_cells(sheet: Any) -> list[list[Any]]:
    (table,) = sheet.tables.values()
    return [[cell.value for cell in row] for row in sheet[table.ref]]


def expected_sheets(report: Report) -> list[list[list[Any]]]:
    """The values that the sheets of the tables hold: numbers where a cell has one."""
    tables = [block for block in arranged(report).blocks if isinstance(block, Table)]
    return [list(_sheet_rows(table)) for table in tables if table.role != "signatures"]


def _sheet_rows(table: Table) -> Iterator[list[Any]]:
    has_sections = any(row.is_section for row in table.rows)
    section: list[Any] = [""] if has_sections else []
    for row in table.rows:
        if row.is_section:
            section = [plain(printable(row.cells[0].text))]
        else:
            yield section + [
                plain(printable(cell.text)) if cell.number is None else cell.number
                for cell in row.cells
            ]


def same_value(found: Any, expected: Any) -> bool:
    if isinstance(expected, Decimal):
        return not isinstance(found, str) and float(expected) == found
    return plain("" if found is None else found) == expected


# PDF


def pdf_tables(raw: bytes) -> list[Rows]:
    """Every row of every table by the tags of the file, as a screen reader is told them."""
    texts = _marked_texts(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return [
            _filled_rows(
                [_said(cell, pages, texts) for cell in _elements(row, "/TH", "/TD")]
                for row in _elements(table, "/TR")
            )
            for table in _elements(pdf.Root.StructTreeRoot, "/Table")
        ]


def _filled_rows(rows: Iterable[list[str]]) -> Rows:
    """The rows that say something: cards without remarks leave theirs empty."""
    return [row for row in rows if any(row)]


def pdf_text(raw: bytes) -> str:
    """All tagged words in the order in which they are read."""
    texts = _marked_texts(raw)
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
        return _said(pdf.Root.StructTreeRoot, pages, texts)


def set_text(text: str) -> str:
    """The text as it is set on a page: without spaces and hyphens, which lines move."""
    return re.sub(r"[\s\u200b\u00ad‐-]", "", drawable(printable(text)))


def expected_pdf_tables(report: Report) -> list[Rows]:
    """The tables as they are set: cards of key figures lie side by side."""
    found = []
    for block in arranged(report).blocks:
        if isinstance(block, Table) and not _is_set_as_words(block):
            is_key = block.role == "key"
            found += _cards(block) if is_key else [_set_rows(block)]
    return found


def front_facts(report: Report) -> list[str]:
    """The facts of page 1, which are written there as words."""
    tables = [block for block in arranged(report).blocks if isinstance(block, Table)]
    facts = [table for table in tables if _is_set_as_words(table) and table.role == "facts"]
    return [": ".join(row) for table in facts for row in _rows(table)[1:]]


def _is_set_as_words(table: Table) -> bool:
    return table.is_front and table.role in ("facts", "signatures")


def _set_rows(table: Table) -> Rows:
    return [[set_text(text) for text in row] for row in _rows(table)]


def _cards(table: Table) -> list[Rows]:
    count = 1 if table.is_front else -(-len(table.rows) // KEY_CARDS_IN_A_ROW)
    width = -(-len(table.rows) // max(1, count))
    parts = [table.rows[i : i + width] for i in range(0, len(table.rows), width)]
    return [
        _filled_rows(
            [set_text(row.cells[line].text) if row else "" for row in _filled(part, width)]
            for line in range(min(3, len(table.columns)))
        )
        for part in parts
    ]


def _filled(rows: Any, width: int) -> list[Any]:
    return [*rows, *[None] * (width - len(rows))]


def _elements(element: Any, *kinds: str) -> Iterator[Any]:
    """The elements of these kinds below another, none within one of them."""
    for kid in _kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            if str(kid.S) in kinds:
                yield kid
            else:
                yield from _elements(kid, *kinds)


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _said(element: Any, pages: dict[Any, int], texts: dict[tuple[int, int], str]) -> str:
    said = ""
    for kid in _kids(element):
        if isinstance(kid, int):
            said += texts.get((pages[element.Pg.objgen], kid), "")
        elif "/MCID" in kid:
            page = kid.get("/Pg", element.get("/Pg"))
            said += texts.get((pages[page.objgen], int(kid.MCID)), "")
        elif "/S" in kid:
            said += _said(kid, pages, texts)
    return set_text(said)


def _marked_texts(raw: bytes) -> dict[tuple[int, int], str]:
    """The text of each marked piece of content by its page and number."""
    texts: dict[tuple[int, int], str] = {}
    for number, page in enumerate(pypdfium2.PdfDocument(raw)):
        textpage = page.get_textpage()
        for index in range(pypdfium2.raw.FPDFPage_CountObjects(page)):
            piece = pypdfium2.raw.FPDFPage_GetObject(page, index)
            mark = pypdfium2.raw.FPDFPageObj_GetMarkedContentID(piece)
            if mark >= 0:
                key = number, mark
                texts[key] = texts.get(key, "") + _text_of(piece, textpage)
    return texts


def _text_of(piece: Any, textpage: Any) -> str:
    length = pypdfium2.raw.FPDFTextObj_GetText(piece, textpage, None, 0)
    if length <= 2:
        return ""
    buffer = (ctypes.c_ushort * length)()
    pypdfium2.raw.FPDFTextObj_GetText(piece, textpage, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def table_sheets(report: Report) -> str:
    """What the names of the sheets begin with that hold tables."""
    return layout_words(report.language)["sheet_table"].partition("{")[0]


def json_code(raw: bytes) -> str:
    return str(json.loads(raw)["verification_code"])


def pdf_pages(raw: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(raw)]


def word_footers(raw: bytes) -> list[str]:
    document = docx.Document(io.BytesIO(raw))
    return [p.text for section in document.sections for p in section.footer.paragraphs[:1]]


def sheet_lines(raw: bytes, number: int) -> list[str]:
    """The cells of the first column of a sheet."""
    book = openpyxl.load_workbook(io.BytesIO(raw))
    return [str(cell.value or "") for cell in book.worksheets[number]["A"]]


def tables_of_blocks(report: Report) -> list[Rows]:
    """The tables as the blocks hold them: without numbers in captions and without the code."""
    return [_rows(block) for block in report.blocks if isinstance(block, Table)]
