"""Tables without ruling lines as five programs print them, as far as these are installed.

Typst comes with the project; LibreOffice, Chromium, WeasyPrint and ReportLab may lack.
"""

import io
import json
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from html import escape
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import typst
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt
from docx.table import Table

from tests.conftest import ROOT
from tests.print_twins import CHROMIUM, OFFICE, Dress, browser_prints, exported

from .invented import Box, Invented
from .setting import MARGIN, Setting, cells_of

WEASYPRINT = shutil.which("weasyprint")
SECONDS = 60
_TWIPS = 20
"""Of a point."""

_VERTICAL = {"top": "top", "middle": "horizon", "bottom": "bottom"}
_WORD_ALIGNS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_WORD_VERTICAL = {
    "top": WD_ALIGN_VERTICAL.TOP,
    "middle": WD_ALIGN_VERTICAL.CENTER,
    "bottom": WD_ALIGN_VERTICAL.BOTTOM,
}
Sheets = Mapping[str, tuple[Invented, Setting]]
"""Tables and their settings, by their names."""


def programs() -> list[str]:
    """The programs that are installed, some named twice since offices use them more."""
    found = {"typst": True, "chromium": CHROMIUM, "office": OFFICE, "weasyprint": WEASYPRINT}
    found["reportlab"] = find_spec("reportlab")
    usual = ["typst", "chromium", "typst", "office", "weasyprint", "typst", "reportlab"]
    return [name for name in [*usual, "chromium", "office", "typst"] if found[name]]


def prints(program: str, sheets: Sheets) -> Iterator[tuple[str, bytes]]:
    """The PDFs that a program makes of these tables, with their names."""
    if program == "office":
        with TemporaryDirectory() as folder:
            files = {name: _docx(*sheet) for name, sheet in sheets.items()}
            yield from exported(files, Path(folder)).items()
    elif program == "chromium":
        yield from browser_prints((name, _html(*one), Dress("")) for name, one in sheets.items())
    elif program == "weasyprint":
        yield from ((name, _weasyprint(_html(*sheet))) for name, sheet in sheets.items())
    elif program == "reportlab":
        from .flowables import flowed  # Of a library that is no part of the project.

        yield from ((name, flowed(*sheet)) for name, sheet in sheets.items())
    else:
        yield from ((name, typeset(*sheet)) for name, sheet in sheets.items())


def _weasyprint(html: str) -> bytes:
    assert WEASYPRINT
    command = [WEASYPRINT, "-", "-"]
    return subprocess.run(
        command, input=html.encode(), check=True, capture_output=True, timeout=SECONDS
    ).stdout


_PROGRAM = """
#let content = json(bytes(sys.inputs.content))
#let it = content.setting
#set page(width: it.width * 1mm, height: it.height * 1mm, margin: 15mm)
#set text(font: "Noto Sans", size: it.size * 1pt, lang: "mn", hyphenate: false)
#set par(leading: it.leading * 1em)
#let shown(it) = [#set par(justify: it.justifies); #it.text]
#let cell(it) = table.cell(colspan: it.span, rowspan: it.depth, align: eval(it.align), shown(it))
#for text in content.above { par(text) }
#table(
  columns: content.widths.map(width => width * 1fr), stroke: none,
  inset: (x: it.across * 1pt, y: it.down * 1pt),
  ..(if it.repeats { (table.header(..content.head.map(cell)),) } else { content.head.map(cell) }),
  ..content.body.map(cell))
#for text in content.below { par(text) }
"""


def typeset(table: Invented, setting: Setting) -> bytes:
    """The PDF that Typst makes."""
    head, body = (
        [_typst_cell(box, align, setting) for row in rows for _, box, align in row]
        for rows in cells_of(table, setting)
    )
    (width, height), (across, down) = setting.millimetres, setting.white
    content = {
        "setting": {
            "width": width, "height": height, "across": across, "down": down,
            "size": setting.size, "leading": setting.leading, "repeats": setting.repeats,
        },
        "above": table.above, "below": table.below, "widths": table.widths,
        "head": head, "body": body,
    }  # fmt: skip
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[ROOT / "tailan" / "fonts"],
    )
    compiler = typst.Compiler(
        _PROGRAM.encode(), font_paths=fonts, ignore_system_fonts=True,
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
    )  # fmt: skip
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def _typst_cell(box: Box, align: str, setting: Setting) -> dict[str, object]:
    across = "left" if align == "justify" else align
    return {
        "text": box.text, "span": box.span, "depth": box.depth,
        "align": f"{across} + {_VERTICAL[setting.vertical]}", "justifies": align == "justify",
    }  # fmt: skip


def _html(table: Invented, setting: Setting) -> str:
    head, body = (
        "".join(f"<tr>{''.join(_html_cell(*cell) for cell in row)}</tr>" for row in rows)
        for rows in cells_of(table, setting)
    )
    (across, down), whole = setting.white, sum(table.widths)
    shares = (f'<col style="width: {100 * width / whole:.2f}%">' for width in table.widths)
    tag = "thead" if setting.repeats else "tbody"
    css = (
        f"@page {{size: {setting.paper} {'landscape' if setting.is_wide else 'portrait'};"
        f' margin: {MARGIN}mm}} body {{font: {setting.size}pt "{setting.font}";'
        f" line-height: {1.05 + 0.4 * setting.leading:.2f}; margin: 0}}"
        "table {width: 100%; border-collapse: collapse; table-layout: fixed}"
        f"td {{padding: {down}pt {across}pt; vertical-align: {setting.vertical}}}"
        + ("" if setting.splits else "tr {break-inside: avoid}")
    )
    above, below = (
        "".join(f"<p>{escape(text)}</p>" for text in texts) for texts in (table.above, table.below)
    )
    return (
        f'<!doctype html><html lang="mn"><meta charset="utf-8"><style>{css}</style>{above}'
        f"<table><colgroup>{''.join(shares)}</colgroup><{tag}>{head}</{tag}>"
        f"<tbody>{body}</tbody></table>{below}"
    )


def _html_cell(_column: int, box: Box, align: str) -> str:
    over = f'colspan="{box.span}" rowspan="{box.depth}"'
    return f'<td {over} style="text-align: {align}">{escape(box.text)}</td>'


def _docx(table: Invented, setting: Setting) -> bytes:
    document = docx.Document()
    section, style = document.sections[0], document.styles["Normal"]
    section.page_width, section.page_height = map(Mm, setting.millimetres)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    style.font.size, style.font.name = Pt(setting.size), setting.font
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1 + 0.2 * setting.leading
    for text in table.above:
        document.add_paragraph(text)
    head, body = cells_of(table, setting)
    drawn = document.add_table(len(head) + len(body), len(table.widths))
    drawn.autofit = False
    _fill_word_table(drawn, table, setting)
    for text in table.below:
        document.add_paragraph(text)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def _fill_word_table(drawn: Table, table: Invented, setting: Setting) -> None:
    across, down = (round(white * _TWIPS) for white in setting.white)
    sides = (f'<w:{side} w:w="{down}" w:type="dxa"/>' for side in ("top", "bottom"))
    edges = (f'<w:{side} w:w="{across}" w:type="dxa"/>' for side in ("left", "right"))
    top, bottom, left, right = *sides, *edges
    white = f"<w:tblCellMar {nsdecls('w')}>{top}{left}{bottom}{right}</w:tblCellMar>"
    drawn._tbl.tblPr.append(parse_xml(white))
    head, body = cells_of(table, setting)
    room = (setting.millimetres[0] - 2 * MARGIN) / sum(table.widths)
    for at, row in enumerate((*head, *body)):
        properties = drawn.rows[at]._tr.get_or_add_trPr()
        if at < len(head) and setting.repeats:
            properties.append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        if not setting.splits:
            properties.append(parse_xml(f"<w:cantSplit {nsdecls('w')}/>"))
        for column, width in enumerate(table.widths):
            drawn.cell(at, column).width = Mm(room * width)
        for column, box, align in row:
            last = drawn.cell(at + box.depth - 1, column + box.span - 1)
            cell = drawn.cell(at, column).merge(last)
            cell.text = box.text
            cell.paragraphs[0].alignment = _WORD_ALIGNS[align]
            cell.vertical_alignment = _WORD_VERTICAL[setting.vertical]
