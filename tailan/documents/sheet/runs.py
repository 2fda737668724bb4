"""The letters of a cell that are set in an odd way: struck out, raised, not to be seen."""

from __future__ import annotations

import re
from io import BytesIO
from zipfile import ZipFile

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color

from tailan.documents.raised import raised

_NEARLY_WHITE = re.compile("(?:F[A-F]){3}$", re.IGNORECASE)
_SHOWS_NOTHING = ";;;"
_STRINGS = "xl/sharedStrings.xml"


def has_odd_runs(archive: bytes) -> bool:
    """Whether a workbook strikes out or raises parts of texts, which are read run by run then."""
    with ZipFile(BytesIO(archive)) as members:
        texts = members.read(_STRINGS) if _STRINGS in members.namelist() else b""
    return b"<strike" in texts or b"superscript" in texts


def with_raised(value: object) -> object:
    """The value of a cell; in a text of several fonts raised digits have their raised signs."""
    if not isinstance(value, CellRichText):
        return value
    return "".join(
        raised(one.text)
        if isinstance(one, TextBlock) and one.font.vertAlign == "superscript"
        else str(one)
        for one in value
    )


def struck_words(cell: ReadOnlyCell, text: str) -> str:
    """The words of a cell, of which this is the text, that its fonts strike out."""
    if _is_struck(cell):
        return " ".join(text.split())
    parts = cell.value if isinstance(cell.value, CellRichText) else ()
    struck = [one.text for one in parts if isinstance(one, TextBlock) and one.font.strike]
    return " ".join("".join(struck).split())


def is_unseen(cell: ReadOnlyCell) -> bool:
    """Whether nobody sees what a cell holds: white letters on white, or a format without signs."""
    try:
        font, fill, shown_as = cell.font, cell.fill, cell.number_format
    except IndexError:
        return False
    if shown_as == _SHOWS_NOTHING or (shown_as == ";;" and cell.data_type == "n"):
        return True
    is_bare = isinstance(fill, PatternFill) and (
        fill.fill_type is None or (fill.fill_type == "solid" and _is_white(fill.fgColor))
    )
    return is_bare and _is_white(font.color)


def _is_white(colour: Color | None) -> bool:
    """Whether a colour is white by itself, or as the light ground of the usual themes."""
    if colour is None:
        return False
    if colour.type == "theme":
        return colour.theme == 0 and not colour.tint
    return colour.type == "rgb" and _NEARLY_WHITE.search(str(colour.rgb)) is not None


def _is_struck(cell: ReadOnlyCell) -> bool:
    # A file may have no styles at all, or not the one that a cell names.
    try:
        return bool(cell.font.strike)
    except IndexError:
        return False
