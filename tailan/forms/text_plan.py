"""A plan that is read from running text: its parts as they are found, with traces and repairs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tailan.forms.alphabet import in_one_alphabet
from tailan.forms.lines import Line
from tailan.plan import Measure, Objective, Plan, Repair, Title, Trace


@dataclass
class TextPlan:
    """The parts of the plan as they are found, in the order of the document."""

    objectives: list[Objective] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)

    def plan(self, form: str, title: Title) -> Plan:
        """All parts as the plan of a form."""
        return Plan(
            form,
            title,
            tuple(self.objectives),
            tuple(self.measures),
            (),
            traces=tuple(self.traces),
            repairs=tuple(self.repairs),
        )

    def spelt(self, lines: Iterable[Line]) -> str:
        """The words of lines, those of mixed letters in one alphabet; each is recorded."""
        return " ".join(map(self._spelt, lines))

    def trace(self, table: str, key: str, column: str, lines: Iterable[Line]) -> None:
        """Records the lines that a value was read from."""
        self.traces.extend(
            Trace(table, key, column, line.cell.place, line.cell.text) for line in lines
        )

    def add_measure(self, objective_no: str, number: str, text: str, lines: Iterable[Line]) -> None:
        """Adds a measure that stands in these lines; each beneath the first is recorded."""
        first, *others = lines
        self.measures.append(Measure(objective_no, number, text, "unstated"))
        self.trace("measures", number, "measure", [first, *others])
        self.repairs.extend(
            Repair(line.cell.place, "paragraph-joined", line.text, number) for line in others
        )

    def leave_out(self, lines: Iterable[Line]) -> None:
        """Records lines that are no part of the plan."""
        self.repairs.extend(Repair(line.cell.place, "text-left-out", line.text) for line in lines)

    def _spelt(self, line: Line) -> str:
        mended = in_one_alphabet(line.text)
        for before, after in zip(line.text.split(), mended.split(), strict=True):
            if before != after:
                self.repairs.append(Repair(line.cell.place, "letters-mended", before, after))
        return mended
