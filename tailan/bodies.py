"""The bodies that answer for a measure: printed names parted, and matched to the units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from tailan.spelling import Key
from tailan.units import Unit, Units

PLAIN_FORMS = {
    "тамгын газрын": "тамгын газар",
    "хэлтсийн": "хэлтэс",
    "газрын": "газар",
    "албаны": "алба",
    "төвийн": "төв",
    "агентлагийн": "агентлаг",
    "сургуулийн": "сургууль",
    "эмнэлгийн": "эмнэлэг",
}
"""The genitive in which a body stands before another or in a title, and its plain form."""

_CAPITAL = "[А-ЯЁӨҮA-Z]"
# A full stop stands in the place of a comma where a name goes before it and another follows.
_SEPARATOR = re.compile(
    rf"(?P<comma>\s*[,;]\s*)|(?P<line>\s*\n\s*)|(?P<stop>(?<=\w\w)\.\s+(?={_CAPITAL}))"
)
_ASIDE = re.compile(r"\([^()]*\)|/[^/]*/")
_CASE = "ын|ийн|ны|ний|н|ы|ий|д|т|аас|ээс|оос|өөс|тай|тэй|той"
_CASE_OF_ABBREVIATION = re.compile(
    rf"(?<=[А-ЯЁӨҮA-Z])\s*[-–—]\s*(?:{_CASE})(?!\w)|(?<={_CAPITAL}{{2}})(?:{_CASE})(?!\w)"
)
_LEANING = re.compile(rf"\w(?:ын|ийн|ны|ний)$|{_CAPITAL}-н$")
_BODY_WORDS = (
    "агентлаг|ажилтан|алба|баг|байгууллага|газар|газр|дарга|компани|мэргэжилтэн|мэргэжилтн|музей|"
    "нар|нэгж|салбар|сан|сум|сургууль|тасаг|танхим|театр|төв|холбоо|хороо|хурал|хэлтс|хэлтэс|"
    "цэцэрлэг|эмнэлэг|яам|үйлдвэр"
)
_BODY = re.compile(rf"(?<!\w)(?i:{_BODY_WORDS})\w*$|(?<!\w){_CAPITAL}{{2,}}[\w-]*$|[)/]$")

Separator = Literal["comma", "line", "stop"]


@dataclass(frozen=True)
class Body:
    """A body as printed, and the code of the unit that it is, if it is one."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class _Part:
    """A piece of a cell, and what stands before it."""

    text: str
    after: Separator = "comma"

    def joined(self, part: _Part) -> _Part:
        """The two pieces as one name."""
        between = ", " if part.after == "comma" else " "
        return _Part(f"{self.text}{between}{part.text}", self.after)


@dataclass(frozen=True)
class Bodies:
    """Knows the units by their names and finds them in what a cell prints."""

    units: Units

    def named(self, text: str) -> tuple[Body, ...]:
        """The bodies that a cell names, in its order, line breaks kept as they are printed.

        Names are parted at commas, semicolons, line breaks, and at a full stop where a comma is
        meant; not within a known name, in brackets, or where the first part is no whole name.
        """
        names = _whole_names(self._with_known(_parts(text)))
        return tuple(Body(name, self.code(name)) for name in names)

    def code(self, name: str) -> str:
        """The code of the unit of this very name; empty where none or several are called so.

        Before a name the bodies above it may stand, and the province: ЗДТГ-н ТЗУХ, аймгийн ЗДТГ.
        """
        found = self._called(name.split())
        return found.pop() if len(found) == 1 else ""

    def _called(self, spoken: Sequence[str]) -> set[str]:
        if exact := self._codes.get(_key(" ".join(spoken))):
            return set(exact)
        for i in range(1, len(spoken)):
            under = self._codes.get(_key(" ".join(spoken[i:])), frozenset())
            if not under:
                continue
            if _key(" ".join(spoken[:i])) in self._provinces:
                return set(under)
            above = self._called(spoken[:i])
            return {code for code in under if above & set(self._above(code))}
        return set()

    def _above(self, code: str) -> Iterator[str]:
        """The units above a unit, the nearest first."""
        seen = {code}
        while (code := self.units.by_code[code].parent) in self.units.by_code and code not in seen:
            seen.add(code)
            yield code

    @cached_property
    def _codes(self) -> dict[str, frozenset[str]]:
        """The codes of the units that have a name, by the name's key."""
        codes: defaultdict[str, set[str]] = defaultdict(set)
        for code, unit in self.units.by_code.items():
            for name in (unit.mn, unit.en, *unit.spellings, _without_province(unit.mn)):
                codes[_key(name)].add(code)
        codes.pop("", None)
        return {key: frozenset(found) for key, found in codes.items()}

    @cached_property
    def _provinces(self) -> frozenset[str]:
        names = {unit.mn.removesuffix(_without_province(unit.mn)) for unit in self._all}
        return frozenset({"аймгийн", *map(_key, names)} - {""})

    @cached_property
    def _letters(self) -> frozenset[str]:
        """The letters of every known name, case endings too."""
        names = (name for unit in self._all for name in (unit.mn, *unit.spellings))
        return frozenset(Key.of(name).letters for name in names)

    @cached_property
    def _most_parts(self) -> int:
        """Into how many parts a known name may fall."""
        names = (name for unit in self._all for name in (unit.mn, *unit.spellings))
        return max((len(_parts(name)) for name in names), default=1)

    @property
    def _all(self) -> Sequence[Unit]:
        return tuple(self.units.by_code.values())

    def _with_known(self, parts: list[_Part]) -> list[_Part]:
        """The parts with known names whole again that have a comma or break within."""
        whole: list[_Part] = []
        while parts:
            count = next((n for n in range(self._most_parts, 1, -1) if self._is_name(parts[:n])), 1)
            first, *others = parts[:count]
            for part in others:
                first = first.joined(part)
            whole.append(first)
            parts = parts[count:]
        return whole

    def _is_name(self, parts: Sequence[_Part]) -> bool:
        letters = Key.of(" ".join(part.text for part in parts)).letters
        return len(parts) > 1 and letters in self._letters


def _parts(text: str) -> list[_Part]:
    """The pieces between separators, those in brackets or between strokes left whole."""
    asides = [found.span() for found in _ASIDE.finditer(text)]
    parts: list[_Part] = []
    begin, after = 0, "comma"
    for found in _SEPARATOR.finditer(text):
        if not any(start < found.start() < end for start, end in asides):
            parts.append(_part(text[begin : found.start()], after))
            begin, after = found.end(), found.lastgroup or "comma"
    parts.append(_part(text[begin:], after))
    return [part for part in parts if part.text]


def _part(text: str, after: str) -> _Part:
    separator: Separator = "line" if after == "line" else "stop" if after == "stop" else "comma"
    return _Part(" ".join(text.split()).strip(" .,;"), separator)


def _whole_names(parts: Sequence[_Part]) -> Iterator[str]:
    """The names, those whole again that a comma or a line break within them has parted."""
    i = 0
    while i < len(parts):
        name, i = parts[i], i + 1
        while i < len(parts) and _goes_on(name, parts[i:]):
            name, i = name.joined(parts[i]), i + 1
        yield name.text


def _goes_on(name: _Part, rest: Sequence[_Part]) -> bool:
    """Whether the name is not whole yet: it ends in a genitive, or a body only comes later."""
    following = rest[0]
    if following.after == "line" and _LEANING.search(name.text):
        return True
    if following.after == "stop" or _BODY.search(name.text) or not following.text[0].islower():
        return False
    for part in rest:
        if not part.text[0].islower() or part.after == "stop":
            return False
        if _BODY.search(part.text):
            return True
    return False


def _key(name: str) -> str:
    """The letters of a name without the case endings that join it to what follows."""
    plain = _CASE_OF_ABBREVIATION.sub("", " ".join(name.split()))
    for genitive, form in PLAIN_FORMS.items():
        if plain.casefold().endswith(genitive):
            plain = plain[: -len(genitive)] + form
    return Key.of(plain).letters


def _without_province(name: str) -> str:
    """The name without the province before it (Мөнхтал аймгийн Засаг даргын …)."""
    _, found, rest = name.partition(" аймгийн ")
    return rest if found else name
