"""A unit's plan as reported on: objectives, measures, indicators, and where each value stood."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from tailan.period import Period

Status = Literal["rated", "not_due", "not_evaluable", "unstated"]
STATUSES: tuple[Status, ...] = ("rated", "not_due", "not_evaluable", "unstated")


@dataclass(frozen=True)
class Objective:
    """What groups measures: its text without number, and `heading_text` as it is printed."""

    objective_no: str
    objective: str
    heading_text: str


@dataclass(frozen=True)
class Measure:
    """A line of the plan that is reported on."""

    objective_no: str
    measure_no: str
    measure: str
    status: Status
    reported_percent: Decimal | None = None
    reported_text: str = ""
    narrative: str = ""
    budget: str = ""
    activity_no: str = ""
    activity: str = ""
    deadline_text: str = ""
    deadline_start: str = ""
    deadline_end: str = ""
    responsible: str = ""
    responsible_units: str = ""


@dataclass(frozen=True)
class Indicator:
    """What is counted for a measure; a level that is not a sure number stays text."""

    measure_no: str
    indicator_no: str
    indicator: str
    baseline: Decimal | None = None
    target: Decimal | None = None
    baseline_text: str = ""
    target_text: str = ""
    activity_no: str = ""


@dataclass(frozen=True)
class EvaluationCell:
    """A value of the evaluation sheet: `section` and `row` are numbers, `column` is a heading.

    `row` is empty where a row sums up others or heads them; `label` says what it is then.
    """

    section: str
    row: str
    label: str
    column: str
    value: Decimal | None = None
    text: str = ""


@dataclass(frozen=True)
class StatisticsCell:
    """A cell of a table of numbers, or a headline figure, which has no column.

    `value` is the number where `text` is surely one, a percent as printed.
    """

    table: str
    row: str
    column: str
    value: Decimal | None = None
    text: str = ""


@dataclass(frozen=True)
class Trace:
    """Where a value of a table stood in the document, and its raw text."""

    table: str
    key: str
    field: str
    place: str
    raw: str


@dataclass(frozen=True)
class Repair:
    """Something that the reader had to mend: `kind` names a text under `repair.`."""

    place: str
    kind: str
    before: str = ""
    after: str = ""
    reason: str = ""
    """Why it was mended, where a person has said so: part of the note."""


@dataclass(frozen=True)
class Title:
    """What the document says of itself before its table."""

    title: str = ""
    organisation: str = ""
    unit: str = ""
    period: Period | None = None
    report_date: date | None = None


@dataclass(frozen=True)
class Plan:
    """Everything that a form found in a document."""

    form: str
    title: Title
    objectives: tuple[Objective, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    evaluation: tuple[EvaluationCell, ...] = ()
    traces: tuple[Trace, ...] = field(repr=False, default=())
    repairs: tuple[Repair, ...] = field(repr=False, default=())
    statistics: tuple[StatisticsCell, ...] = ()
