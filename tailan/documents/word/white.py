"""White letters on a white page, which nobody sees who reads the print."""

from __future__ import annotations

import re
from collections.abc import Mapping

from lxml import etree

from tailan.documents.word.styles import Styles, grounds_of, qn, value

_NEARLY_WHITE = re.compile("(?:f[a-f]){3}", re.IGNORECASE)
_PLAIN = ("", "auto", "ffffff")
_PROPERTIES = tuple(map(qn, ("w:rPr", "w:pPr", "w:tcPr", "w:tblPr")))
_TINIEST = 4
_BOX = qn("w:txbxContent")


def is_white_on_white(run: etree._Element, letters: Mapping[str, str], styles: Styles) -> bool:
    """Whether letters are white and nothing that the file names is drawn behind them.

    A table's style may fill some of its cells: white letters in such a table are shown.
    """
    if _NEARLY_WHITE.fullmatch(letters.get(qn("w:color"), "")) is None:
        return False
    if letters.get(qn("w:highlight"), "none") not in ("none", "white"):
        return False
    around = (run, *run.iterancestors())
    is_on_page = run.getroottree().getroot().find(qn("w:background")) is None
    return is_on_page and not any(one.tag == _BOX or _is_filled(one, styles) for one in around)


def is_in_table(run: etree._Element) -> bool:
    """Whether letters stand in a cell; on title pages a picture may be behind them."""
    return next(run.iterancestors(qn("w:tc")), None) is not None


def is_tiny(letters: Mapping[str, str]) -> bool:
    """Whether letters are too small for anybody to read them: their size counts half points."""
    size = letters.get(qn("w:sz"), "")
    return size.isdecimal() and int(size) <= _TINIEST


def _is_filled(element: etree._Element, styles: Styles) -> bool:
    """Whether an element, or a style that it names, is drawn on another ground than white."""
    for properties in (child for child in element if child.tag in _PROPERTIES):
        names = [value(properties, tag) for tag in ("w:rStyle", "w:pStyle", "w:tblStyle")]
        own = (ground for shade in properties.findall(qn("w:shd")) for ground in grounds_of(shade))
        grounds = (*own, *(ground for name in names for ground in styles.grounds(name)))
        if any(ground.casefold() not in _PLAIN for ground in grounds):
            return True
    return False
