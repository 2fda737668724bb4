"""The styles of a Word file: what a paragraph or a run has from them and not of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from docx.oxml.ns import qn as _qualified
from lxml import etree

_HEADING = re.compile(r"heading \d|title", re.IGNORECASE)
_BODY_LEVEL = 9
"""The outline level of running text; smaller ones are headings."""

_OFF = ("0", "false", "off", "none")


@cache
def qn(name: str) -> str:
    """The name of an element or attribute as lxml has it; a file asks for few, and often."""
    return _qualified(name)


_VALUE = qn("w:val")


class Styles:
    """The styles of a document by their id."""

    def __init__(self, part: etree._Element | None = None) -> None:
        found = [] if part is None else part.findall(qn("w:style"))
        self._styles = {style.get(qn("w:styleId"), ""): style for style in found}
        self._said: dict[tuple[str, str], Mapping[str, str]] = {}

    def of_paragraph(self, paragraph: etree._Element) -> list[etree._Element]:
        """The style of a paragraph, then those that it is based on."""
        return list(self._chain(style_of(paragraph)))

    def is_heading(self, paragraph: etree._Element) -> bool:
        """Whether a paragraph is set as a heading: by its style or by its outline level."""
        for source in (paragraph, *self.of_paragraph(paragraph)):
            level = value(at(source, "w:pPr"), "w:outlineLvl")
            if level.isdigit():
                return int(level) < _BODY_LEVEL
            if _HEADING.fullmatch(value(source, "w:name")):
                return True
        return False

    def letters(self, run: etree._Element, style: str) -> Mapping[str, str]:
        """What a run's letters are set as (w:b, w:vanish …): by itself or by the nearest style.

        `style` is that of its paragraph; what is only named, and not given a value, has "1".
        """
        properties = at(run, "w:rPr")
        if properties is None:
            return self._by_styles("", style)
        return {**self._by_styles(value(properties, "w:rStyle"), style), **said_in(properties)}

    def is_set(self, tag: str, run: etree._Element, style: str) -> bool:
        """Whether a run's letters are set so."""
        return is_on(self.letters(run, style), tag)

    def grounds(self, name: str) -> Iterator[str]:
        """The colours that a style, or one it is based on, draws behind letters or cells."""
        for style in self._chain(name):
            yield from (one for shade in style.iter(qn("w:shd")) for one in grounds_of(shade))

    def _by_styles(self, name: str, around: str) -> Mapping[str, str]:
        """What a style of letters sets, and where it says nothing that of the paragraph around."""
        if (name, around) not in self._said:
            said: dict[str, str] = {}
            for style in (one for each in (name, around) for one in self._chain(each)):
                said = said_in(at(style, "w:rPr")) | said
            self._said[name, around] = said
        return self._said[name, around]

    def _chain(self, name: str) -> Iterator[etree._Element]:
        """A style, then those that it is based on."""
        seen = set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "w:basedOn")


def grounds_of(shade: etree._Element) -> tuple[str, ...]:
    """The colours that a shading draws: its ground, and that of its pattern if it has one."""
    has_pattern = shade.get(_VALUE, "clear") not in ("clear", "nil")
    ground = shade.get(qn("w:fill"), "")
    return (ground, shade.get(qn("w:color"), "") if has_pattern else "")


def style_of(paragraph: etree._Element) -> str:
    """The id of a paragraph's style, "" where it names none."""
    return value(at(paragraph, "w:pPr"), "w:pStyle")


def is_on(letters: Mapping[str, str], tag: str) -> bool:
    """Whether letters are set so, and it is not taken away again."""
    return letters.get(qn(tag), "0") not in _OFF


def said_in(properties: etree._Element | None) -> dict[str, str]:
    """What properties say: the value of each, "1" of one that is only named."""
    said = () if properties is None else properties.iterchildren(etree.Element)
    return {str(one.tag): str(one.get(_VALUE, "1")) for one in said}


def value(parent: etree._Element | None, tag: str) -> str:
    """The value of a child element, empty where there is none."""
    found = at(parent, tag)
    return "" if found is None else found.get(_VALUE, "")


def at(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of a name, or what such a path leads to; None where there is none.

    `find` takes more than twice as long, and a document has thousands of runs.
    """
    for tag in path:
        parent = None if parent is None else next(parent.iterchildren(qn(tag)), None)
    return parent
