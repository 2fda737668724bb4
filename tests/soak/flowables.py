"""Tables without ruling lines as ReportLab prints them, which is no part of the project."""

import io
from html import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from tests.conftest import ROOT

from .invented import Invented
from .setting import MARGIN, Setting, cells_of

_FONT = "NotoSans"
_PADDING = 12
"""Points that a page leaves within its margins."""

_ALIGNS = {"left": 0, "center": 1, "right": 2, "justify": 4}


def flowed(table: Invented, setting: Setting) -> bytes:
    """The PDF that ReportLab makes."""
    pdfmetrics.registerFont(TTFont(_FONT, ROOT / "tailan" / "fonts" / "NotoSans-Regular.ttf"))
    made = io.BytesIO()
    width, height = (side * mm for side in setting.millimetres)
    margins = dict.fromkeys(("leftMargin", "rightMargin", "topMargin", "bottomMargin"), MARGIN * mm)
    page = SimpleDocTemplate(made, pagesize=(width, height), **margins)
    share = (width - 2 * MARGIN * mm - _PADDING) / sum(table.widths)
    drawn = Table(
        _rows(table, setting), colWidths=[share * one for one in table.widths],
        repeatRows=len(table.heads) if setting.repeats else 0, style=_style(table, setting),
        splitInRow=int(setting.splits),
    )  # fmt: skip
    above, below = (
        [_paragraph(text, "left", setting) for text in texts]
        for texts in (table.above, table.below)
    )
    page.build([*above, drawn, *below])
    return made.getvalue()


def _rows(table: Invented, setting: Setting) -> list[list[object]]:
    head, body = cells_of(table, setting)
    rows: list[list[object]] = []
    for cells in (*head, *body):
        row: list[object] = [""] * len(table.widths)
        for column, box, align in cells:
            row[column] = _paragraph(box.text, align, setting) if box.text else ""
        rows.append(row)
    return rows


def _style(table: Invented, setting: Setting) -> list[tuple[object, ...]]:
    across, down = setting.white
    whites = {"LEFT": across, "RIGHT": across, "TOP": down, "BOTTOM": down}
    spans = [
        ("SPAN", (column, at), (column + box.span - 1, at + box.depth - 1))
        for at, cells in enumerate(table.placed)
        for column, box in cells
    ]
    paddings = [(f"{side}PADDING", (0, 0), (-1, -1), white) for side, white in whites.items()]
    return [("VALIGN", (0, 0), (-1, -1), setting.vertical.upper()), *paddings, *spans]


def _paragraph(text: str, align: str, setting: Setting) -> Paragraph:
    style = ParagraphStyle(
        align, fontName=_FONT, fontSize=setting.size, alignment=_ALIGNS[align],
        leading=setting.size * (1.05 + 0.4 * setting.leading),
    )  # fmt: skip
    return Paragraph(escape(text), style)
