"""The looks of the Word report: styles, page sizes, borders, and what Word needs beside text."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

FONT = "Arial"
"""A font with all Mongolian letters that every office machine has."""

INK, SOFT, LINE, PANEL, ACCENT = "17212B", "4A5865", "CDD6DF", "F3F6F9", "0B4F85"
SEVERITY = {"high": "A84300", "medium": "8A6D00", "low": "4A5865"}

LANGUAGE_TAGS = {"mn": "mn-MN", "en": "en-GB"}
_SHEET, _MARGIN, _FRONT_MARGIN = (Cm(21.0), Cm(29.7)), Cm(2.0), Cm(1.6)


@dataclass(frozen=True)
class _Look:
    """How a style of paragraphs looks: size and the space around it in points."""

    size: float
    above: float = 0
    below: float = 0
    colour: str = INK
    bold: bool = True


_LOOKS = {
    "Heading 1": _Look(20, 0, 10),
    "Heading 2": _Look(14, 20, 6),
    "Heading 3": _Look(11.5, 14, 4),
    "Heading 4": _Look(10, 10, 3),
    "Normal": _Look(10, 0, 6, bold=False),
    "Caption": _Look(9, 12, 4),
    "Header": _Look(8, colour=SOFT, bold=False),
    "Footer": _Look(8, colour=SOFT, bold=False),
}

# The order that the format's schema asks for; Word may refuse a file that has another one.
_ORDERS = {
    "w:tblPr": (
        *("tblStyle", "tblpPr", "tblOverlap", "bidiVisual", "tblStyleRowBandSize"),
        *("tblStyleColBandSize", "tblW", "jc", "tblCellSpacing", "tblInd", "tblBorders", "shd"),
        *("tblLayout", "tblCellMar", "tblLook", "tblCaption", "tblDescription"),
    ),
    "w:tcPr": ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap"),
    "w:pPr": (
        *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"),
        *("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku"),
        *("wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi"),
        *("adjustRightInd", "snapToGrid", "spacing", "ind", "contextualSpacing"),
        *("mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment"),
        *("textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange"),
    ),
}

_PROPERTY_LIMIT = 255
"""Letters of a property of a document."""

_ZIP_TIME = (1980, 1, 1, 0, 0, 0)


def new_document(title: str, language: str, dated: date, author: str = "") -> Document:
    """An empty document with the styles of a report; it bears no clock and no person's name."""
    document = docx.Document()
    for name, look in _LOOKS.items():
        _set_style(document, name, look)
    tag = LANGUAGE_TAGS[language]
    properties = document.core_properties
    properties.title, properties.language = title[:_PROPERTY_LIMIT], tag
    properties.author = properties.last_modified_by = author[:_PROPERTY_LIMIT]
    properties.comments = ""
    properties.created = properties.modified = datetime.combine(dated, time())
    properties.revision = 1
    run = document.styles["Normal"].element.get_or_add_rPr()
    run.append(element("w:lang", val=tag, bidi=tag, eastAsia=tag))
    return document


def set_sheet(section: Section, is_wide: bool, *, is_front: bool = False) -> float:
    """Gives a section its sheet, and returns the width of its text in centimetres.

    Page 1 has narrow margins and no running head: it says itself whose report it is.
    """
    width, height = reversed(_SHEET) if is_wide else _SHEET
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    margin = _FRONT_MARGIN if is_front else _MARGIN
    section.left_margin = section.right_margin = margin
    section.top_margin, section.bottom_margin = (
        (Cm(1.2), Cm(1.6)) if is_front else (Cm(2.2), Cm(2.0))
    )
    return float(width.cm - 2 * margin.cm)


def element(tag: str, **attributes: str) -> BaseOxmlElement:
    """A Word element with attributes of Word's own."""
    made: BaseOxmlElement = OxmlElement(tag)  # type: ignore[assignment]  # its stubs say lxml's
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    return made


def borders(parent: str, **sides: tuple[int, str]) -> BaseOxmlElement:
    """Borders of a cell or paragraph: by side the width in eighths of a point, and the colour."""
    made = element(parent)
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            size, colour = sides[side]
            made.append(element(f"w:{side}", val="single", sz=str(size), space="4", color=colour))
    return made


def shading(colour: str) -> BaseOxmlElement:
    """A background."""
    return element("w:shd", val="clear", color="auto", fill=colour)


def to_bytes(document: Document) -> bytes:
    """The document as a file that is the same each time: its archive bears no clock."""
    for tag, order in _ORDERS.items():
        for properties in document.element.iter(qn(tag)):
            properties[:] = sorted(properties, key=lambda each: _rank(each, order))
    loose, fixed = io.BytesIO(), io.BytesIO()
    document.save(loose)
    with zipfile.ZipFile(loose) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return fixed.getvalue()


def _rank(child: BaseOxmlElement, order: tuple[str, ...]) -> int:
    name = str(child.tag).rpartition("}")[2]
    return order.index(name) if name in order else len(order)


def _set_style(document: Document, name: str, look: _Look) -> None:
    style = document.styles[name]
    if not isinstance(style, ParagraphStyle):
        raise TypeError(f"{name} is no style of paragraphs")
    style.font.size, style.font.bold, style.font.italic = Pt(look.size), look.bold, False
    style.font.color.rgb = RGBColor.from_string(look.colour)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(look.above), Pt(look.below)
    layout.keep_with_next = name.startswith("Heading") or name == "Caption"
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for old in list(fonts.attrib):
        del fonts.attrib[old]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
