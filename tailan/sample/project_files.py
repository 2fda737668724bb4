"""A whole invented project as files: the grid, the units, the documents with their sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, islice
from random import Random

from tailan.period import Period
from tailan.sample.contents import action_plan, performance_report, statistics
from tailan.sample.kinds import WRITERS
from tailan.sample.offices import offices
from tailan.sample.printed import Printed
from tailan.sample.vocabulary import vocabulary
from tailan.units import Unit

LAST_YEAR = 2025
KINDS = ("docx",) * 14 + ("xlsx", "xlsx", "html", "html", "pdf", "pdf")
"""How often performance reports come in each kind of file."""


@dataclass(frozen=True)
class Document:
    """One document of the project and the run that reads it."""

    unit: Unit
    period: Period
    form: str
    kind: str

    @property
    def file(self) -> str:
        """Its name in the folder of its run."""
        return f"{self.form}-{self.period}.{self.kind}".lower().replace("_", "-")

    @property
    def path(self) -> str:
        """Where it stands in the project."""
        return f"data/raw/{self.period}/{self.unit.code}/{self.file}"

    def content(self) -> bytes:
        """Its bytes: they hang on unit and period alone."""
        return WRITERS[self.kind](self._printed(Random(f"{self.unit.code} {self.period}")))  # noqa: S311 (no secret)

    def _printed(self, dice: Random) -> Printed:
        if self.form == "statistics":
            return statistics(self.unit, self.period, dice)
        if self.form == "action_plan":
            return action_plan(self.unit, self.period, dice)
        return performance_report(self.unit, self.period, dice)


def sample_project(units: int, periods: int) -> Iterator[tuple[str, bytes]]:
    """Each file of a project with so many units and periods, by its path in it."""
    known = offices(units)
    documents = [
        _document(unit, period, number + 7 * turn)
        for turn, period in enumerate(_periods(periods))
        for number, unit in enumerate(known)
    ]
    yield "params/units.yaml", "".join(["units:\n", *map(_unit_entry, known)]).encode()
    yield "params/runs.yaml", "".join(["runs:\n", *map(_run_entry, documents)]).encode()
    for document in documents:
        content = document.content()
        yield document.path, content
        yield f"{document.path}.source.yaml", _source(document, content)


def _periods(number: int) -> Iterator[Period]:
    """The latest half-years, the last one first."""
    halves = (Period(year, part) for year in count(LAST_YEAR, -1) for part in ("H2", "H1"))
    return islice(halves, 1, 1 + number)


def _document(unit: Unit, period: Period, number: int) -> Document:
    """One in twenty is a table of figures, one a plan; the others are performance reports."""
    if number % 20 == 9:
        return Document(unit, period, "statistics", "xlsx")
    if number % 20 == 14:
        return Document(unit, period, "action_plan", "docx")
    return Document(unit, period, "performance_report", KINDS[number * 3 % len(KINDS)])


def _unit_entry(unit: Unit) -> str:
    return f'  {unit.code}:\n    mn: "{unit.mn}"\n    en: "{unit.en}"\n'


def _run_entry(document: Document) -> str:
    place = f"unit: {document.unit.code}, period: {document.period}"
    return f"  - {{{place}, document: {document.file}, form: {document.form}}}\n"


def _source(document: Document, content: bytes) -> bytes:
    lines = (
        f"origin: {vocabulary().origin}",
        f"date: {document.period.end.isoformat()}",
        f"sha256: {sha256(content).hexdigest()}",
        "sample: true",
    )
    return "".join(f"{line}\n" for line in lines).encode()
