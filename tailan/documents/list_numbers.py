"""The numbers that Word prints before the paragraphs of its lists: no file holds them as text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml import etree

_VAL = qn("w:val")
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
    restart: int | None = None
    plain: bool = False
    """Whether the numbers of the levels above are printed in digits here."""


@dataclass(frozen=True)
class _List:
    """What paragraphs of one list share; lists of one `family` count on from each other."""

    family: str
    levels: dict[int, _Level]
    starts: dict[int, int]
    """The numbers with which this list begins anew within its family, by level."""


@dataclass
class ListNumbers:
    """The numbers of a document's lists, counted as its paragraphs are asked for in order."""

    numbering: etree._Element | None
    styles: etree._Element | None
    _lists: dict[str, _List | None] = field(default_factory=dict)
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def before(self, paragraph: etree._Element) -> str:
        """What Word prints before this paragraph ("1.2."); empty for bullets and plain text."""
        properties = paragraph.find(qn("w:pPr"))
        if self.numbering is None or properties is None:
            return ""
        number_id, level = self._list_and_level(properties)
        found = self._list(number_id)
        if found is None or level not in found.levels:
            return ""
        counts = self._counted(number_id, found, level)
        return _printed(found.levels, level, counts)

    def _list_and_level(self, properties: etree._Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style or of a style above."""
        number_id, level = "", None
        for source in (properties, *self._style_properties(properties)):
            number = source.find(qn("w:numPr"))
            if number is None:
                continue
            number_id = number_id or _value(number, "w:numId")
            printed = _value(number, "w:ilvl")
            level = int(printed) if level is None and printed.isdigit() else level
            if number_id:
                break
        return number_id, level or 0

    def _style_properties(self, properties: etree._Element) -> Iterator[etree._Element]:
        name, seen = _value(properties, "w:pStyle"), set[str]()
        while self.styles is not None and name and name not in seen:
            seen.add(name)
            style = self.styles.find(f"{qn('w:style')}[@{qn('w:styleId')}='{name}']")
            if style is None:
                return
            own = style.find(qn("w:pPr"))
            if own is not None:
                yield own
            name = _value(style, "w:basedOn")

    def _list(self, number_id: str) -> _List | None:
        if number_id not in self._lists:
            self._lists[number_id] = self._read_list(number_id)
        return self._lists[number_id]

    def _read_list(self, number_id: str) -> _List | None:
        number = self._element("w:num", "w:numId", number_id)
        if number is None:
            return None
        family = _value(number, "w:abstractNumId")
        definition = self._definition(family)
        if definition is None:
            return None
        overrides = number.findall(qn("w:lvlOverride"))
        levels = dict(_levels(definition))
        for override in overrides:
            levels |= dict(_levels(override))
        starts = {
            int(override.get(qn("w:ilvl"), "0")): int(start)
            for override in overrides
            if (start := _value(override, "w:startOverride")).isdigit()
        }
        return _List(family, levels, starts)

    def _definition(self, family: str) -> etree._Element | None:
        """The element that defines a list's levels, which may be another one's by a link."""
        definition = self._element("w:abstractNum", "w:abstractNumId", family)
        link = "" if definition is None else _value(definition, "w:numStyleLink")
        if not link or self.numbering is None:
            return definition
        linked = (
            other
            for other in self.numbering.findall(qn("w:abstractNum"))
            if _value(other, "w:styleLink") == link
        )
        return next(linked, definition)

    def _element(self, tag: str, attribute: str, value: str) -> etree._Element | None:
        if self.numbering is None or not value.isdigit():
            return None
        return self.numbering.find(f"{qn(tag)}[@{qn(attribute)}='{value}']")

    def _counted(self, number_id: str, found: _List, level: int) -> dict[int, int]:
        """The counts of all levels after one more paragraph at this level."""
        counts = self._counts.setdefault(found.family, {})
        if number_id not in self._begun:
            self._begun.add(number_id)
            for begun, start in found.starts.items():
                counts[begun] = start - 1
        for above in range(level):
            counts.setdefault(above, found.levels.get(above, _Level()).start)
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for below in [one for one in counts if one > level]:
            if found.levels.get(below, _Level()).restart != 0:
                del counts[below]
        return counts


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in parent.findall(qn("w:lvl")):
        start, restart = _value(level, "w:start"), _value(level, "w:lvlRestart")
        yield (
            int(level.get(qn("w:ilvl"), "0")),
            _Level(
                int(start) if start.isdigit() else 1,
                _value(level, "w:numFmt") or "decimal",
                _value(level, "w:lvlText"),
                int(restart) if restart.isdigit() else None,
                level.find(qn("w:isLgl")) is not None,
            ),
        )


def _printed(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    own = levels[level]
    if own.kind in ("bullet", "none"):
        return ""

    def number(match: re.Match[str]) -> str:
        above = int(match[1]) - 1
        kind = "decimal" if own.plain else levels.get(above, _Level()).kind
        return _in_format(counts.get(above, 1), kind)

    return _PLACEHOLDER.sub(number, own.text)


def _in_format(number: int, kind: str) -> str:
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


def _value(parent: etree._Element, tag: str) -> str:
    """The value of a child element, empty where there is none."""
    child = parent.find(qn(tag))
    return "" if child is None else child.get(_VAL, "")
