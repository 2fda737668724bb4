"""The styles of a Word file: what a paragraph or a run has from them and not of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docx.oxml.ns import qn as _qualified
from lxml import etree

_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level of running text; smaller ones are headings."""

_UNSET = (None, "0", "false", "off", "none")


@cache
def qn(name: str) -> str:
    """The name of an element or attribute as lxml has it; a file asks for few, and often."""
    return _qualified(name)


class Styles:
    """The styles of a document by their id."""

    def __init__(self, part: etree._Element | None = None) -> None:
        found = [] if part is None else part.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        self._said: dict[tuple[str, str], str | None] = {}

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """The style of a paragraph, then those that it is based on."""
        return list(self._chain(style_of(paragraph)))

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is set as a heading: by its style or by its outline level."""
        for source in (paragraph, *self.of_paragraph(paragraph)):
            level = value(source.find(qn("w:pPr")), "w:outlineLvl")
            if level.isdigit():
                return int(level) < _BODY_LEVEL
            if _HEADING.fullmatch(value(source, "w:name")):
                return True
        return False

    def is_set(self, tag: str, run: etree._Element, style: str) -> bool:
        """Whether a run's letters are set so (hidden, bold): by itself or by the nearest style.

        `style` is that of its paragraph.
        """
        return self.value_of(tag, run, style) not in _UNSET

    def value_of(self, tag: str, run: etree._Element, style: str) -> str | None:
        """What a run's letters have so, by themselves or by the nearest style; None for nothing."""
        properties = run.find(qn("w:rPr"))
        said = _said(tag, properties)
        if said is None:
            said = self._said_by_style(tag, value(properties, "w:rStyle"))
        if said is None:
            said = self._said_by_style(tag, style)
        return said

    def _said_by_style(self, tag: str, name: str) -> str | None:
        if name and (tag, name) not in self._said:
            sources = (_said(tag, style.find(qn("w:rPr"))) for style in self._chain(name))
            self._said[tag, name] = next((one for one in sources if one is not None), None)
        return self._said.get((tag, name))

    def _chain(self, name: str) -> Iterator[etree._Element]:
        """A style, then those that it is based on."""
        seen = set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "w:basedOn")


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style, "" where it names none."""
    return value(paragraph.find(qn("w:pPr")), "w:pStyle")


def _said(tag: str, properties: etree._Element | None) -> str | None:
    """What properties of letters say of one of them; None if they say nothing."""
    found = None if properties is None else properties.find(qn(tag))
    return None if found is None else str(found.get(qn("w:val"), "1"))


def value(parent: etree._Element | None, tag: str) -> str:
    """The value of a child element, empty where there is none."""
    child = None if parent is None else parent.find(qn(tag))
    return "" if child is None else child.get(qn("w:val"), "")
