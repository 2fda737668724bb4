"""The numbers that Word prints before the paragraphs of its lists: no file holds them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LETTERS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
}
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


class ListNumbers:
    """The numbers of a document's lists, counted as its paragraphs are asked for in order."""

    def __init__(
        self, numbering: etree._Element | None = None, styles: etree._Element | None = None
    ) -> None:
        self._lists = {} if numbering is None else _lists(numbering)
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def before(self, paragraph: etree._Element) -> str:
        """What Word prints before this paragraph ("1.2."); empty for bullets and plain text."""
        properties = paragraph.find(qn("w:pPr"))
        if not self._lists or properties is None:
            return ""
        number_id, level = self._list_and_level(properties)
        found = self._lists.get(number_id)
        if found is None or level not in found.levels:
            return ""
        if found.is_new and number_id not in self._begun:
            self._counts.pop(found.family, None)
        self._begun.add(number_id)
        counts = self._counts.setdefault(found.family, {})
        _count(counts, found.levels, level)
        return _printed(counts, found.levels, level)

    def _list_and_level(self, properties: etree._Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style or of a style above."""
        number_id, level = "", ""
        for source in (properties, *self._style_properties(properties)):
            number = source.find(qn("w:numPr"))
            if number is not None and not number_id:
                number_id = _value(number, "w:numId")
                level = level or _value(number, "w:ilvl")
        return number_id, int(level) if level.isdigit() else 0

    def _style_properties(self, properties: etree._Element) -> Iterator[etree._Element]:
        name, seen = _value(properties, "w:pStyle"), set[str]()
        while name in self._styles and name not in seen:
            seen.add(name)
            own = self._styles[name].find(qn("w:pPr"))
            if own is not None:
                yield own
            name = _value(self._styles[name], "w:basedOn")


def _lists(numbering: etree._Element) -> dict[str, _List]:
    """The lists of a document by their number; a list's levels may be another's by a link."""
    definitions = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
    links = {_value(element, "w:styleLink"): element for element in definitions.values()}
    links.pop("", None)
    found = {}
    for number_id, number in _by_id(numbering, "w:num", "w:numId").items():
        family = _value(number, "w:abstractNumId")
        if family in definitions:
            definition = definitions[family]
            linked = links.get(_value(definition, "w:numStyleLink"), definition)
            found[number_id] = _list(number, family, linked)
    return found


def _list(number: etree._Element, family: str, definition: etree._Element) -> _List:
    levels = dict(_levels(definition))
    starts = {}
    for override in number.findall(qn("w:lvlOverride")):
        levels |= dict(_levels(override))
        start = _value(override, "w:startOverride")
        if start.isdigit():
            starts[int(override.get(qn("w:ilvl"), "0"))] = int(start)
    own = {i: replace(one, start=starts.get(i, one.start)) for i, one in levels.items()}
    return _List(family, own, bool(starts))


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.findall(qn("w:lvl")):
        start = _value(level, "w:start")
        yield (
            int(level.get(qn("w:ilvl"), "0")),
            _Level(
                start=int(start) if start.isdigit() else 1,
                kind=_value(level, "w:numFmt") or "decimal",
                text=_value(level, "w:lvlText"),
                restarts=_value(level, "w:lvlRestart") != "0",
                in_digits=level.find(qn("w:isLgl")) is not None,
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


def _printed(counts: dict[int, int], levels: dict[int, _Level], level: int) -> str:
    own = levels[level]
    if own.kind in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        above = int(match[1]) - 1
        kind = "decimal" if own.in_digits else levels.get(above, _Level()).kind
        return in_format(counts.get(above, 1), kind)

    return _PLACEHOLDER.sub(number, own.text)


def in_format(number: int, kind: str) -> str:
    """A number in one of Word's formats; in digits where the format is not known here."""
    lower = kind.replace("upper", "lower").replace("Upper", "Lower")
    if lower == "lowerRoman":
        shown = _roman(number)
    elif lower in _LETTERS:
        letters = _LETTERS[lower]
        shown = letters[(number - 1) % len(letters)] * ((number - 1) // len(letters) + 1)
    else:
        shown = f"{number:02}" if kind == "decimalZero" else str(number)
    return shown if kind == lower else shown.upper()


def _roman(number: int) -> str:
    shown = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        shown += letters * count
    return shown


def _by_id(parent: etree._Element | None, tag: str, attribute: str) -> dict[str, etree._Element]:
    if parent is None:
        return {}
    return {child.get(qn(attribute), ""): child for child in parent.findall(qn(tag))}


def _value(parent: etree._Element, tag: str) -> str:
    """The value of a child element, empty where there is none."""
    child = parent.find(qn(tag))
    return "" if child is None else child.get(qn("w:val"), "")
