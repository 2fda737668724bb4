"""Where a repair is, as somebody finds it in the document: the row's number and the column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from tailan.language import text
from tailan.place import row_of
from tailan.plan import Trace

_COLUMNS = {
    "measure": "measure", "activity": "activity", "budget": "budget", "indicator": "indicator",
    "baseline_text": "baseline", "target_text": "target", "narrative": "narrative",
    "reported_text": "percent", "deadline_text": "deadline", "responsible": "responsible",
    "measure_no": "number", "activity_no": "number",
}  # fmt: skip
"""The columns that people know, by the field of a trace; what tells most of a cell stands first."""


@dataclass(frozen=True)
class Whereabouts:
    """What stands at some places of a document: the traces of each cell, else those of its row."""

    cells: Mapping[str, Sequence[Trace]]
    rows: Mapping[str, Sequence[Trace]]

    @classmethod
    def of(cls, places: Collection[str], traces: Collection[Trace]) -> Whereabouts:
        """The whereabouts of these places, as the traces of a plan tell."""
        cells = _grouped(traces, lambda trace: trace.place, set(places))
        others = {row_of(place) for place in places if place not in cells}
        return cls(cells, _grouped(traces, lambda trace: row_of(trace.place), others))

    def of_place(self, place: str, language: str) -> str:
        """`4.15, target: ` or `4.15: ` before what is said of a place, "" for an unknown one."""
        here = self.cells.get(place, ())
        row = here or self.rows.get(row_of(place), ())
        if any(trace.table == "evaluation" for trace in row):
            return text(language, "where.evaluation")
        if objective := next((one.key for one in here if one.table == "objectives"), ""):
            return text(language, "where.objective", number=objective)
        number, column = _number(row), _column(here)
        if not number:
            return ""
        if not column:
            return text(language, "where.row", number=number)
        named = text(language, f"where.column.{column}")
        return text(language, "where.cell", number=number, column=named)


def _grouped(
    traces: Iterable[Trace], named: Callable[[Trace], str], wanted: Collection[str]
) -> Mapping[str, Sequence[Trace]]:
    """The traces by the name of their place, of the wanted names alone."""
    found = defaultdict[str, list[Trace]](list)
    for trace in traces if wanted else ():
        if (name := named(trace)) in wanted:
            found[name].append(trace)
    return found


def _number(traces: Iterable[Trace]) -> str:
    """The number of the measure or activity, of a cell for several the one above them all."""
    numbers = {tuple(_numbers(one)) for one in traces if one.table in ("measures", "indicators")}
    levels = (set(level) for level in zip(*numbers, strict=False))
    shared = [number for (number,) in takewhile(lambda level: len(level) == 1, levels)]
    return shared[-1] if shared else min(numbers, default=("",))[-1]


def _numbers(trace: Trace) -> list[str]:
    """The numbers of measure and activity in the key of a trace."""
    numbers = trace.key.split("/")
    return numbers[:-1] if trace.table == "indicators" else numbers


def _column(traces: Sequence[Trace]) -> str:
    fields = {trace.field for trace in traces}
    return next((column for field, column in _COLUMNS.items() if field in fields), "")
