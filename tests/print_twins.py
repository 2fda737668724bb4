"""Prints of a document by other programs: a Word file that LibreOffice exports, a page of Chromium."""

import io
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from playwright.sync_api import sync_playwright

from .word import paragraph, run

Content = list[dict[str, Any]]
"""Texts and tables as `tests.pdfs.content_of` lists them."""

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
SECONDS = 600
_TWIPS = 56.7
"""Of a millimetre."""

_STYLES = {"heading": "Heading 2", "item": "List Bullet"}
_BORDERS = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


@dataclass(frozen=True)
class Sheet:
    """How a Word file is set: paper and margin in millimetres, letters in points."""

    paper: tuple[float, float] = (297, 210)
    margin: float = 15
    size: float = 9
    font: str = "DejaVu Sans"
    align: str = "left"
    is_central: bool = False
    is_fixed: bool = True
    """Whether columns have widths; else the program finds them."""
    repeats: bool = True
    splits: bool = True
    running: str = ""
    """A line at the head of each page, over the number at its foot."""
    white: float = 10
    """Points behind each paragraph."""

    def docx(self, content: Content) -> bytes:
        """The Word file."""
        document = docx.Document()
        section = document.sections[0]
        section.page_width, section.page_height = map(Mm, self.paper)
        section.left_margin = section.right_margin = Mm(self.margin)
        section.top_margin = section.bottom_margin = Mm(self.margin)
        style = document.styles["Normal"]
        style.font.name, style.font.size = self.font, Pt(self.size)
        style.paragraph_format.space_after = Pt(self.white)
        if self.running:
            section.header.paragraphs[0].text = self.running
            number = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>')
            section.footer.paragraphs[0]._p.append(number)
        for part in content:
            self._add(document, part)
        made = io.BytesIO()
        document.save(made)
        return made.getvalue()

    def _add(self, document: WordDocument, part: dict[str, Any]) -> None:
        if "rows" in part:
            document.element.body.insert(-1, parse_xml(self._table(part)))
            return
        added = document.add_paragraph(style=_STYLES.get(part["role"]))
        for i, line in enumerate(part["text"].split("\n")):
            if i:
                added.add_run().add_break()
            added.add_run(line)

    def _table(self, part: dict[str, Any]) -> str:
        room = (self.paper[0] - 2 * self.margin) * _TWIPS / sum(part["widths"])
        widths = [round(width * room) for width in part["widths"]]
        kind = "fixed" if self.is_fixed else "autofit"
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths) if self.is_fixed else ""
        rows = "".join(self._row(row, widths, i) for i, row in enumerate(part["rows"]))
        return (
            f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="{kind}"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )

    def _row(self, row: list[dict[str, Any]], widths: list[int], number: int) -> str:
        cells, column = [], 0
        for cell in row:
            end = column + cell["span"]
            cells.append(self._cell(cell, sum(widths[column:end])))
            column = end
        whole = "" if self.splits else "<w:cantSplit/>"
        head = "<w:tblHeader/>" if self.repeats and number == 0 else ""
        return f"<w:tr><w:trPr>{whole}{head}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: dict[str, Any], width: int) -> str:
        own = f'<w:tcW w:w="{width}" w:type="dxa"/>' if self.is_fixed else ""
        middle = '<w:vAlign w:val="center"/>' if self.is_central else ""
        align = f'<w:jc w:val="{self.align}"/>'
        lines = (paragraph(run(line), properties=align) for line in cell["text"].split("\n"))
        span = f'<w:gridSpan w:val="{cell["span"]}"/>'
        return f"<w:tc><w:tcPr>{own}{span}{middle}</w:tcPr>{''.join(lines)}</w:tc>"


@dataclass(frozen=True)
class Dress:
    """How a page of the web is printed: its style, its head, the browser's own lines."""

    css: str
    repeats: bool = True
    is_fixed: bool = True
    has_furniture: bool = False

    def html(self, content: Content) -> str:
        """The page."""
        layout = "fixed" if self.is_fixed else "auto"
        css = (
            f"table {{border-collapse: collapse; width: 100%; table-layout: {layout};"
            " margin: 6px 0} td {border: 1px solid black}" + self.css
        )
        parts = "".join(self._parts(content))
        head = f'<meta charset="utf-8"><title>Тайлан</title><style>{css}</style>'
        return f'<!doctype html><html lang="mn"><head>{head}</head><body>{parts}</body></html>'

    def _parts(self, content: Content) -> Iterator[str]:
        tags = {"heading": "<h2>{}</h2>", "item": "<ul><li>{}</li></ul>"}
        for part in content:
            if "rows" in part:
                yield self._table(part)
            else:
                yield tags.get(part["role"], "<p>{}</p>").format(_lines(part["text"]))

    def _table(self, part: dict[str, Any]) -> str:
        head, *rows = (
            "".join(f'<td colspan="{c["span"]}">{_lines(c["text"])}</td>' for c in row)
            for row in part["rows"]
        )
        whole = sum(part["widths"])
        shares = (f'<col style="width: {100 * width / whole}%">' for width in part["widths"])
        columns = f"<colgroup>{''.join(shares)}</colgroup>" if self.is_fixed else ""
        first = f"<thead><tr>{head}</tr></thead>" if self.repeats else f"<tr>{head}</tr>"
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        return f"<table>{columns}{first}{body}</table>"

    def options(self) -> dict[str, Any]:
        """How Chromium is asked to print the page."""
        if not self.has_furniture:
            return {"prefer_css_page_size": True}
        margin = {"top": "15mm", "bottom": "15mm", "left": "10mm", "right": "10mm"}
        return {
            "display_header_footer": True, "format": "A4", "landscape": True, "margin": margin,
        }  # fmt: skip


def exported(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The PDFs that LibreOffice makes of these Word files."""
    assert OFFICE
    for name, raw in files.items():
        (folder / f"{name}.docx").write_bytes(raw)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder)]
    typed = [str(folder / f"{name}.docx") for name in files]
    subprocess.run([*command, *typed], check=True, capture_output=True, timeout=SECONDS)
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}


def browser_prints(pages: Iterable[tuple[str, str, Dress]]) -> Iterator[tuple[str, bytes]]:
    """The PDFs that Chromium makes of these pages, with their names."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = opened.new_page()
        for name, html, dress in pages:
            page.set_content(html)
            yield name, page.pdf(**dress.options())
        opened.close()


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))
