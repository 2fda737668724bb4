"""The bodies that answer for a measure: printed names parted, and matched to the units."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, reduce

from tailan.body_names import CAPITAL, OFFICERS, Part, parts_of, whole_names
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

_CASE = "ын|ийн|ны|ний|н|ы|ий|д|т|аас|ээс|оос|өөс|тай|тэй|той|ыг|ийг|аар|ээр|оор|өөр"
_CASE_OF_ABBREVIATION = re.compile(
    rf"(?<={CAPITAL})\s*[-–—]\s*(?:{_CASE})(?!\w)|(?<={CAPITAL}{{2}})(?:{_CASE})(?!\w)"
)
# What may stand around the name of a body: its part in the work, an officer, a person, an aside.
_PART_IN_WORK = re.compile(
    r"^\w[а-яёөү]+(?:\s[а-яёөү]+)?\s?:\s*|\s+(?:нь|зэрэг|хамтран|хамтарч|нар)$"
)
_PERSON = re.compile(rf"\s*(?<!\w){CAPITAL}[а-яёөү]?\.\s?{CAPITAL}[а-яёөү]+$")
_OFFICE = re.compile(
    rf"(?<=[нНыЫ])(?:\s+(?:ахлах|дэд|орлогч|хариуцсан))*\s+(?:{OFFICERS})[а-яёөү]*$", re.IGNORECASE
)
# The abbreviation of a kind of company belongs to the name before it: УБЦТС ТӨХК.
_BETWEEN_ABBREVIATIONS = re.compile(
    rf"(?<={CAPITAL}{{3}})\s(?!\w*(?:ХХК|ХК|ТББ|ҮГ|ХХН)(?!\w))(?={CAPITAL}{{3,}}(?!\w))"
)
_ASIDE = re.compile(r"\s*(?:\(([^()]*)\)|/([^/]*)/)$")


@dataclass(frozen=True)
class Body:
    """A body as printed, and the code of the unit that it is, if it is one."""

    name: str
    unit: str = ""


@dataclass(frozen=True)
class Bodies:
    """Knows the units by their names and finds them in what a cell prints."""

    units: Units

    def named(self, text: str) -> tuple[Body, ...]:
        """The bodies that a cell names, in its order, line breaks kept as they are printed.

        Names are parted at commas, semicolons, line breaks, between two bodies also at "болон" or
        a stroke, and at a full stop where a comma is meant; not within a known name, in brackets,
        or where the first part is no whole name. Two abbreviations with a space alone between are
        two names, as where a line break was lost.
        """
        names = whole_names(self._with_known(parts_of(text)))
        parted = (one for name in names for one in self._side_by_side(name))
        known = (one for name in parted for one in self._abbreviations_apart(name))
        return tuple(Body(name, self.code(name)) for name in known)

    def code(self, name: str) -> str:
        """The code of the unit of this very name; empty where none or several are called so.

        Before a name the bodies above it may stand, and the province: ЗДТГ-н ТЗУХ, аймгийн ЗДТГ;
        behind it its officer (ТЗУХ-ийн дарга), a person, or its part in the work (хамтран).
        """
        for spoken in _bare(name):
            found = self._called(spoken.split())
            if found:
                return found.pop() if len(found) == 1 else ""
        return ""

    def _side_by_side(self, name: str) -> list[str]:
        """The units that a name without any separator is made of, where nothing else is in it."""
        spoken = name.split()
        if len(spoken) == 1 or self.code(name):
            return [name]
        for i in range(len(spoken) - 1, 0, -1):
            if self._called(spoken[:i]):
                rest = self._side_by_side(" ".join(spoken[i:]))
                if all(map(self.code, rest)):
                    return [" ".join(spoken[:i]), *rest]
        return [name]

    def _abbreviations_apart(self, name: str) -> list[str]:
        """The names of which one is an abbreviation right behind another: ХХААГ БОАЖГ."""
        return [name] if self.code(name) else _BETWEEN_ABBREVIATIONS.split(name)

    def _called(self, spoken: Sequence[str]) -> set[str]:
        if exact := self._codes.get(_key(" ".join(spoken))):
            return set(exact)
        for i in range(1, len(spoken)):
            under = self._codes.get(_key(" ".join(spoken[i:])), frozenset())
            if _key(" ".join(spoken[:i])) in self._provinces:
                found = set(under)
            else:
                above = self._called(spoken[:i]) if under else set()
                found = {code for code in under if above & set(self._above(code))}
            # A spelling may begin with a part of what stands before it: Жишээ | аймгийн ИТХ.
            if found:
                return found
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
        return max((len(parts_of(name)) for name in names), default=1)

    @property
    def _all(self) -> Sequence[Unit]:
        return tuple(self.units.by_code.values())

    def _with_known(self, parts: list[Part]) -> list[Part]:
        """The parts with known names whole again that have a comma or break within."""
        whole: list[Part] = []
        while parts:
            counts = range(min(self._most_parts, len(parts)), 1, -1)
            known = (n for n in counts if self._is_name(reduce(Part.joined, parts[:n])))
            count = next(known, 1)
            whole.append(reduce(Part.joined, parts[:count]))
            parts = parts[count:]
        return whole

    def _is_name(self, part: Part) -> bool:
        return Key.of(part.text).letters in self._letters


def _bare(name: str) -> Iterator[str]:
    """The name, then less and less of what stands around it, then what an aside names."""
    yield name
    bare, asides = name, list[str]()
    for around in (_PART_IN_WORK, _ASIDE, _PERSON, _PART_IN_WORK, _OFFICE):
        if found := around.search(bare):
            asides.extend(filter(None, found.groups()))
            bare = around.sub("", bare)
            yield bare
    yield from asides


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
