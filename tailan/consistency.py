"""What of the units and the grid does not fit together, whatever else is wrong in their files.

It is looked for in what people wrote: a key that is misspelt on one line hides nothing on another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from tailan.problems import Problem, nearest
from tailan.project import DEFAULT_FORM
from tailan.spelling import Key
from tailan.units import CODE_PATTERN
from tailan.yamlfile import YamlFile

Entry = Mapping[str, object]


def unit_codes(units: YamlFile) -> list[str] | None:
    """The codes of the units that a file names; None where it holds no units at all."""
    return list(_units(units)) or None


def wrong_units(units: YamlFile) -> Iterator[Problem]:
    """Parents that are unknown or lead back to the unit itself, and names that two units share."""
    entries = _units(units)
    for code, unit in entries.items():
        parent = _text(unit, "parent")
        line = units.line_of(("units", code, "parent"))
        if parent and parent not in entries:
            fields = {"value": parent, "nearest": nearest(parent, entries)}
            yield Problem(units.name, line, "unit", fields)
        elif code in _above(code, entries):
            yield Problem(units.name, line, "above_itself", {"value": code})
    yield from _shared_names(units, entries)


def wrong_runs(
    runs: YamlFile, units: Collection[str] | None, forms: Collection[str]
) -> Iterator[Problem]:
    """Units and forms that are not known, and two runs that write to one place.

    Units are not looked for where there are none: their own file is wrong.
    """
    seen: dict[tuple[str, str], int] = {}
    for i, run in enumerate(_runs(runs)):
        line = runs.line_of(("runs", i))
        unit, period = _text(run, "unit"), _text(run, "period")
        form = _text(run, "form") or DEFAULT_FORM
        if units is not None and unit not in units and re.fullmatch(CODE_PATTERN, unit):
            fields = {"value": unit, "nearest": nearest(unit, units)}
            yield Problem(runs.name, line, "unit", fields)
        if form not in forms:
            fields = {"value": form, "nearest": nearest(form, forms)}
            yield Problem(runs.name, line, "form", fields)
        first = seen.setdefault((unit, period), i)
        if first != i and unit and period:
            first_line = runs.line_of(("runs", first))
            twice = {"unit": unit, "period": period, "first": first_line}
            yield Problem(runs.name, line, "run_twice", twice)


def _above(code: str, entries: Mapping[str, Entry]) -> set[str]:
    """The units above a unit, itself where the way up leads back to it."""
    above: set[str] = set()
    parent = _text(entries[code], "parent")
    while parent in entries and parent not in above:
        above.add(parent)
        parent = _text(entries[parent], "parent")
    return above


def _shared_names(units: YamlFile, entries: Mapping[str, Entry]) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for code, unit in entries.items():
        for location, name in _names(code, unit):
            owner = owners.setdefault(Key.of(name).letters, code)
            if owner != code and Key.of(name).letters:
                line = units.line_of(("units", owner))
                fields = {"value": name, "first": owner, "line": line}
                yield Problem(units.name, units.line_of(location), "name_twice", fields)


def _names(code: str, unit: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The names of a unit in documents, each with its place in the file."""
    yield ("units", code, "mn"), _text(unit, "mn")
    spellings = unit.get("spellings")
    for i, spelling in enumerate(spellings if isinstance(spellings, list) else ()):
        if isinstance(spelling, str):
            yield ("units", code, "spellings", i), spelling


def _units(file: YamlFile) -> dict[str, Entry]:
    given = file.value.get("units") if isinstance(file.value, dict) else None
    entries = given if isinstance(given, dict) else {}
    return {code: unit if isinstance(unit, dict) else {} for code, unit in entries.items()}


def _runs(file: YamlFile) -> list[Entry]:
    given = file.value.get("runs") if isinstance(file.value, dict) else None
    entries = given if isinstance(given, list) else []
    return [run if isinstance(run, dict) else {} for run in entries]


def _text(entry: Entry, key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""
