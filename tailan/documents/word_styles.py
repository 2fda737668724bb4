"""The styles of a Word file: what a paragraph or a run has from them and not of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml import etree

_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level of running text; smaller ones are headings."""

_OFF = ("0", "false", "off", "none")


class Styles:
    """The styles of a document by their id."""

    def __init__(self, part: etree._Element | None = None) -> None:
        found = [] if part is None else part.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """The style of a paragraph, then those that it is based on."""
        return list(self._based("w:pPr", "w:pStyle", paragraph))

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is set as a heading: by its style or by its outline level."""
        for source in (paragraph, *self.of_paragraph(paragraph)):
            level = value(source.find(qn("w:pPr")), "w:outlineLvl")
            if level.isdigit():
                return int(level) < _BODY_LEVEL
            if _HEADING.fullmatch(value(source, "w:name")):
                return True
        return False

    def is_hidden(self, run: etree._Element, paragraph: etree._Element) -> bool:
        """Whether Word keeps a run's words out of sight and out of print."""
        own = self._based("w:rPr", "w:rStyle", run)
        for source in (run, *own, *self.of_paragraph(paragraph)):
            properties = source.find(qn("w:rPr"))
            vanish = None if properties is None else properties.find(qn("w:vanish"))
            if vanish is not None:
                return vanish.get(qn("w:val"), "1") not in _OFF
        return False

    def _based(
        self, properties: str, tag: str, element: etree._Element
    ) -> Iterator[etree._Element]:
        name, seen = value(element.find(qn(properties)), tag), set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "w:basedOn")


def value(parent: etree._Element | None, tag: str) -> str:
    """The value of a child element, empty where there is none."""
    child = None if parent is None else parent.find(qn(tag))
    return "" if child is None else child.get(qn("w:val"), "")
