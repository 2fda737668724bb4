"""Tables that a web page draws without table elements: by roles, by styles, in boxes of boxes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Literal

from lxml import etree

from tailan.documents.web.noise import HEADINGS
from tailan.documents.web.stylesheet import Declared

Part = Literal["table", "tbody", "tr", "td", "th", ""]

_BY_ROLE: Mapping[str, Part] = {
    "table": "table", "grid": "table", "treegrid": "table", "rowgroup": "tbody", "row": "tr",
    "cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th",
}  # fmt: skip
_BY_DISPLAY: Mapping[str, Part] = {
    "table": "table", "inline-table": "table", "table-row-group": "tbody",
    "table-header-group": "tbody", "table-footer-group": "tbody", "table-row": "tr",
    "table-cell": "td",
}  # fmt: skip
_BOXES = ("div", "span", "section", "ul", "ol", "li", "dl", "dt", "dd", "p")
_DISPLAY = re.compile(r"display\s*:\s*([a-z-]+)")
_ROW_NAME = re.compile(r"(?:.*[-_])?(?:tr|row)s?(?:[-_].*)?", re.IGNORECASE)
_FEWEST_CELLS = 3
"""Cells of a row, and rows, of a table that nothing but the names of its boxes tells."""

_NO_CELL = (*HEADINGS, "img", "table", "form", "article")


def draw_tables(page: etree._Element, declared: Iterable[Declared]) -> None:
    """Makes table elements of the boxes that a page draws as tables, rows and cells.

    `declared` is what its style sheets say.
    """
    styles = {
        one.name: _BY_DISPLAY[one.value]
        for one in declared
        if one.name and one.property == "display" and one.value in _BY_DISPLAY
    }
    for box in list(page.iter(*_BOXES)):
        part = _part(box, styles)
        if part:
            _make(box, part)
    for box in list(page.iter("div", "section")):
        rows = _rows_in(box) if box.tag in ("div", "section") else []
        if _make_a_table(rows):
            _make(box, "table")
            for row in rows:
                _make(row, "tr")
                for cell in row:
                    _make(cell, "td")


def _make(box: etree._Element, part: Part) -> None:
    """Turns a box into a part of a table; how many rows and columns it covers may be told."""
    box.tag = part
    for name in ("colspan", "rowspan"):
        if count := box.get(f"aria-{name}"):
            box.set(name, count)


def _part(box: etree._Element, styles: Mapping[str, Part]) -> Part:
    if role := _BY_ROLE.get(box.get("role", "")):
        return role
    own = _DISPLAY.findall((box.get("style") or "").lower())
    if own:
        return _BY_DISPLAY.get(own[-1], "")
    names = [f".{name}" for name in box.get("class", "").split()] + [f"#{box.get('id', '')}"]
    return next((styles[name] for name in names if name in styles), "")


def _rows_in(box: etree._Element) -> list[etree._Element]:
    """The boxes called rows that a box holds and nothing else; a head and a body may frame them."""
    rows: list[etree._Element] = []
    for part in box:
        inner = [part] if _is_called_row(part) else list(part)
        if not inner or not all(map(_is_called_row, inner)):
            return []
        rows += inner
    return rows


def _make_a_table(rows: list[etree._Element]) -> bool:
    """Whether there are several rows with as many boxes each, none of which is part of a page."""
    counts = [len(row) for row in rows if len(row) > 1]
    if len(rows) < _FEWEST_CELLS or 2 * len(counts) <= len(rows) or len(set(counts)) > 1:
        return False
    return counts[0] >= _FEWEST_CELLS and not any(map(_is_page_part, rows))


def _is_called_row(box: etree._Element) -> bool:
    return any(_ROW_NAME.fullmatch(name) for name in box.get("class", "").split())


def _is_page_part(row: etree._Element) -> bool:
    """Whether a row holds text beside its boxes, or what no cell of a table holds."""
    beside = "".join(filter(None, (row.text, *(cell.tail for cell in row))))
    return bool(beside.strip()) or next(row.iter(*_NO_CELL), None) is not None
