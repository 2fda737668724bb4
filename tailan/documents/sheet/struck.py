"""Words of a sheet that are shown with a line through them: they are kept, and told of."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

_STRINGS = "xl/sharedStrings.xml"


def has_struck_runs(archive: bytes) -> bool:
    """Whether a workbook strikes out parts of texts, so that these must be read run by run."""
    with ZipFile(BytesIO(archive)) as members:
        return _STRINGS in members.namelist() and b"<strike" in members.read(_STRINGS)


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
