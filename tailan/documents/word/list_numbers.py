"""The numbers that Word prints before the paragraphs of its lists: no file holds them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lxml import etree

from tailan.documents.number_formats import in_format
from tailan.documents.word.styles import Styles, at, qn, style_of, value

_LEVELS = range(9)
"""The levels that a list of Word has."""

_PLACEHOLDER = re.compile(r"%([1-9])")


@dataclass(frozen=True)
class _Level:
    """A level of a list: `text` is what it prints, %1 standing for the number of level 1."""

    start: int = 1
    kind: str = "decimal"
    text: str = ""
    restarts: bool = True
    """Whether it begins anew after a paragraph of a level above."""
    in_digits: bool = False
    """Whether the numbers of the levels above are printed in digits here."""


@dataclass(frozen=True)
class _List:
    """What the paragraphs of a list share; lists of one `family` count on from each other."""

    family: str
    levels: dict[int, _Level]
    is_new: bool
    """Whether the list begins anew within its family."""


@dataclass(frozen=True)
class ListMark:
    """What Word prints before a paragraph ("1.2."), "" for bullets and plain text."""

    text: str = ""
    is_item: bool = False
    """Whether it marks an item of a plain list: a bullet, or a number of one part."""


class ListNumbers:
    """The numbers of a document's lists, counted as its paragraphs are asked for in order."""

    def __init__(self, numbering: etree._Element | None, styles: Styles) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        self._by_style: dict[str, tuple[str, str]] = {}

    def before(self, paragraph: etree._Element) -> ListMark:
        """The mark of this paragraph, which counts as one more of its list."""
        if not self._lists or at(paragraph, "w:pPr") is None:
            return ListMark()
        number_id, level = self._list_and_level(paragraph)
        found = self._lists.get(number_id)
        if found is None or level not in found.levels:
            return ListMark()
        if found.is_new and number_id not in self._begun:
            self._counts.pop(found.family, None)
        self._begun.add(number_id)
        counts = self._counts.setdefault(found.family, {})
        _count(counts, found.levels, level)
        return _mark(counts, found.levels, level)

    def _list_and_level(self, paragraph: etree._Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style or of a style above."""
        number_id, level = _own_list(paragraph)
        if not number_id:
            style = style_of(paragraph)
            if style not in self._by_style:
                self._by_style[style] = self._list_of_styles(paragraph)
            number_id, of_style = self._by_style[style]
            level = level or of_style
        return number_id, int(level) if level.isdigit() else 0

    def _list_of_styles(self, paragraph: etree._Element) -> tuple[str, str]:
        """List and level that a paragraph has from its styles."""
        number_id, level = "", ""
        for style in self._styles.of_paragraph(paragraph):
            if not number_id:
                number_id, own = _own_list(style)
                level = level or own
        return number_id, level


def _own_list(source: etree._Element) -> tuple[str, str]:
    """List and level that a paragraph or a style says itself."""
    number = at(source, "w:pPr", "w:numPr")
    return value(number, "w:numId"), value(number, "w:ilvl")


def _lists(numbering: etree._Element) -> dict[str, _List]:
    """The lists of a document by their number; a list's levels may be another's by a link."""
    definitions = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
    links = {value(element, "w:styleLink"): element for element in definitions.values()}
    links.pop("", None)
    found = {}
    for number_id, number in _by_id(numbering, "w:num", "w:numId").items():
        family = value(number, "w:abstractNumId")
        if family in definitions:
            definition = definitions[family]
            linked = links.get(value(definition, "w:numStyleLink"), definition)
            found[number_id] = _list(number, family, linked)
    return found


def _list(number: etree._Element, family: str, definition: etree._Element) -> _List:
    levels = dict(_levels(definition))
    starts = {}
    for override in number.findall(qn("w:lvlOverride")):
        levels |= dict(_levels(override))
        start = value(override, "w:startOverride")
        if start.isdigit():
            starts[int(override.get(qn("w:ilvl"), "0"))] = int(start)
    own = {i: replace(one, start=starts.get(i, one.start)) for i, one in levels.items()}
    return _List(family, own, bool(starts))


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.findall(qn("w:lvl")):
        start, number = value(level, "w:start"), int(level.get(qn("w:ilvl"), "0"))
        if number not in _LEVELS:
            continue
        yield (
            number,
            _Level(
                start=int(start) if start.isdigit() else 1,
                kind=value(level, "w:numFmt") or "decimal",
                text=value(level, "w:lvlText"),
                restarts=value(level, "w:lvlRestart") != "0",
                in_digits=at(level, "w:isLgl") is not None,
            ),
        )


def _count(counts: dict[int, int], levels: dict[int, _Level], level: int) -> None:
    """Counts one more paragraph at this level; levels above that never stood begin now."""
    for above in range(level):
        counts.setdefault(above, levels.get(above, _Level()).start)
    counts[level] = counts.get(level, levels[level].start - 1) + 1
    for below in [one for one in counts if one > level]:
        if levels.get(below, _Level()).restarts:
            del counts[below]


def _mark(counts: dict[int, int], levels: dict[int, _Level], level: int) -> ListMark:
    own = levels[level]
    if own.kind in ("bullet", "none"):
        return ListMark(is_item=own.kind == "bullet")

    def number(match: re.Match[str]) -> str:
        above = int(match[1]) - 1
        kind = "decimal" if own.in_digits else levels.get(above, _Level()).kind
        return in_format(counts.get(above, 1), kind)

    text, parts = _PLACEHOLDER.subn(number, own.text)
    return ListMark(text, is_item=parts == 1)


def _by_id(parent: etree._Element, tag: str, attribute: str) -> dict[str, etree._Element]:
    return {child.get(qn(attribute), ""): child for child in parent.findall(qn(tag))}
