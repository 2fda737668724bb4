"""What the checks look at: a plan with its judged indicators, row by row, and where all stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar

from tailan.achievement import Achievement, Judgement
from tailan.actuals import Actual
from tailan.comparison import CONFIRMED, joined
from tailan.findings.finding import Subject
from tailan.findings.sentences import Sentence, sentences
from tailan.number import number_text
from tailan.plan import Indicator, Measure, Plan
from tailan.summary import RoundingRule
from tailan.unit_settings import key_of
from tailan.units import Unit

Part = TypeVar("Part", Indicator, Achievement, Actual)


@dataclass(frozen=True)
class Line:
    """A row of the plan with its indicators, their values, and what they come to."""

    measure: Measure
    indicators: tuple[Indicator, ...]
    achievements: tuple[Achievement, ...]
    actuals: Mapping[str, Actual]
    computed: Fraction | None

    @property
    def reported(self) -> Fraction | None:
        """The percent that the unit wrote."""
        percent = self.measure.reported_percent
        return None if percent is None else Fraction(percent)

    @property
    def reported_text(self) -> str:
        """That percent as a message says it, empty where none was written."""
        percent = self.measure.reported_percent
        return "" if percent is None else number_text(percent)

    @property
    def number(self) -> str:
        """The number by which people name the row."""
        return self.measure.activity_no or self.measure.measure_no

    @property
    def key(self) -> str:
        """The row's name in cells.csv."""
        return key_of(self.measure.measure_no, self.measure.activity_no)

    @property
    def subject(self) -> Subject:
        """The row as what a finding is about."""
        m = self.measure
        return Subject(m.objective_no, m.measure_no, m.activity_no)

    def about(self, found: Iterable[Indicator | Achievement]) -> Subject:
        """The row as the subject, with the indicator where only one of several is concerned."""
        numbers = {one.indicator_no for one in found}
        only = numbers.pop() if len(numbers) == 1 and len(self.indicators) > 1 else ""
        m = self.measure
        return Subject(m.objective_no, m.measure_no, m.activity_no, only)

    def name_of(self, indicator_no: str) -> str:
        """The name of an indicator of the row."""
        return next(i.indicator for i in self.indicators if i.indicator_no == indicator_no)

    def rests_on_proposals(self, found: Iterable[Achievement]) -> bool:
        """Whether a value of these indicators is one that nobody confirmed."""
        values = [self.actuals.get(one.indicator_no) for one in found]
        return any(value is not None and value.basis not in CONFIRMED for value in values)

    def rests_on_doubt(self, found: Iterable[Achievement]) -> bool:
        """Whether a value of these indicators was read with doubt and confirmed by nobody."""
        values = [self.actuals.get(one.indicator_no) for one in found]
        return any(v is not None and v.confidence == "эргэлзээтэй" for v in values)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the narrative."""
        return sentences(self.measure.narrative)


@dataclass(frozen=True)
class Dossier:
    """A plan as the checks look at it; `unit` is the one that is expected to report."""

    plan: Plan
    judgement: Judgement
    rounding: RoundingRule
    unit: Unit | None = None

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Every row of the plan with what belongs to it."""
        indicators = _by_row(self.plan.indicators)
        judged = _by_row(self.judgement.achievements)
        values = _by_row(self.judgement.actuals)
        return tuple(self._line(m, indicators, judged, values) for m in self.plan.measures)

    @cached_property
    def rated(self) -> tuple[Line, ...]:
        """The rows that report a percent."""
        return tuple(line for line in self.lines if line.reported is not None)

    def place(self, table: str, key: str, *fields: str) -> str:
        """Where the first of these fields stands that the document prints, empty if none does."""
        found = (self._places.get((table, key, name)) for name in fields)
        return next((place for place in found if place), "")

    def narrative_place(self, line: Line) -> str:
        """Where a row's narrative stands, or else its percent, or its text."""
        fields = ("narrative", "reported_text", "activity", "measure")
        return self.place("measures", line.key, *fields)

    def percent(self, number: Fraction | Decimal) -> str:
        """A percent as it is published, without idle zeros."""
        exact = Fraction(number)
        shown = Decimal(exact.numerator) / Decimal(exact.denominator)
        return number_text(Decimal(self.rounding.text(shown)))

    @cached_property
    def _places(self) -> Mapping[tuple[str, str, str], str]:
        return {(t.table, t.key, t.field): t.place for t in reversed(self.plan.traces)}

    def _line(
        self,
        measure: Measure,
        indicators: Mapping[tuple[str, str], list[Indicator]],
        judged: Mapping[tuple[str, str], list[Achievement]],
        values: Mapping[tuple[str, str], list[Actual]],
    ) -> Line:
        row = (measure.measure_no, measure.activity_no)
        own = tuple(judged.get(row, ()))
        return Line(
            measure,
            tuple(indicators.get(row, ())),
            own,
            {value.indicator_no: value for value in values.get(row, ())},
            joined(own, self.judgement),
        )


def _by_row(parts: Iterable[Part]) -> Mapping[tuple[str, str], list[Part]]:
    rows: defaultdict[tuple[str, str], list[Part]] = defaultdict(list)
    for part in parts:
        rows[part.measure_no, part.activity_no].append(part)
    return rows
