"""The letters of a cell that are set otherwise than the rest of it: struck out, or raised."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from tailan.documents.raised import raised

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


def _is_struck(cell: ReadOnlyCell) -> bool:
    # A file may have no styles at all, or not the one that a cell names.
    try:
        return bool(cell.font.strike)
    except IndexError:
        return False
