"""Small dossiers for the tests of the checks: rows of a report as a sentence or two each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tailan.achievement import Judge, judgement
from tailan.actuals import Actual, Basis, Confidence
from tailan.findings import Dossier, Finding, find
from tailan.period import Period
from tailan.plan import (
    EvaluationCell,
    Indicator,
    Measure,
    Objective,
    Plan,
    StatisticsCell,
    Status,
    Title,
    Trace,
)
from tailan.rules import AchievementRules, default_rules
from tailan.summary import RoundingRule
from tailan.unit_settings import UnitSettings
from tailan.units import Unit

JUNE = Period(2025, "H1")
CUT = RoundingRule("truncate", 2)
LONG = "Ажлын төлөвлөгөөний дагуу хэрэгжүүлж ажилласан."


@dataclass(frozen=True)
class Level:
    """An indicator with its levels; a value may be of an earlier period."""

    name: str
    baseline: str | None = None
    target: str | None = None
    actual: str | None = None
    basis: Basis = "confirmed"
    value_period: str = ""
    confidence: Confidence = "тодорхой"


@dataclass(frozen=True)
class Row:
    """A row of a report."""

    number: str
    narrative: str = LONG
    percent: str | None = "100"
    levels: tuple[Level, ...] = ()
    measure: str = "Ажлыг зохион байгуулах"
    budget: str = "-"
    status: Status = "rated"
    activity: str = ""


def row(
    number: str, narrative: str = LONG, percent: str | None = "100", *levels: Level, **more: str
) -> Row:
    """A row with its indicators."""
    return Row(number, narrative, percent, levels, **more)  # type: ignore[arg-type]


@dataclass(frozen=True)
class Report:
    """What a dossier is made of beside its rows."""

    form: str = "performance_report"
    period: Period = JUNE
    title: Title = field(default_factory=Title)
    headings: tuple[tuple[str, str, str], ...] = ()
    evaluation: tuple[EvaluationCell, ...] = ()
    statistics: tuple[StatisticsCell, ...] = ()
    traces: tuple[Trace, ...] = ()
    unit: Unit | None = None
    rules: AchievementRules = field(default_factory=default_rules)
    settings: UnitSettings = field(default_factory=UnitSettings)


def dossier(*rows: Row, report: Report | None = None) -> Dossier:
    """The dossier of these rows."""
    given = report or Report()
    measures = tuple(_measure(each) for each in rows)
    indicators = tuple(i for each in rows for i in _indicators(each))
    actuals = [value for each in rows for value in _actuals(each)]
    objectives = given.headings or tuple(
        (no, "Ажлыг зохион байгуулах", f"{no}. Ажлыг зохион байгуулах")
        for no in dict.fromkeys(m.objective_no for m in measures)
    )
    plan = Plan(
        given.form, given.title, tuple(Objective(*each) for each in objectives),
        measures, indicators, given.evaluation, given.traces, (), given.statistics,
    )  # fmt: skip
    judge = Judge(given.rules, given.period, given.settings)
    return Dossier(plan, judgement(measures, indicators, actuals, judge), CUT, given.unit)


def found(*rows: Row, report: Report | None = None) -> tuple[Finding, ...]:
    """The findings about these rows."""
    return find(dossier(*rows, report=report))


def codes(*rows: Row, report: Report | None = None) -> list[tuple[str, str]]:
    """Code and row of each finding, in their order."""
    return [(f.code, f.measure_no) for f in found(*rows, report=report)]


def only(code: str, findings: Iterable[Finding]) -> list[str]:
    """The rows that have a finding of this code."""
    return [finding.measure_no for finding in findings if finding.code == code]


def dated(printed: date) -> Report:
    """A report with a date."""
    return Report(title=Title(report_date=printed))


def _measure(each: Row) -> Measure:
    percent = None if each.percent is None else Decimal(each.percent)
    objective = each.number.partition(".")[0]
    return Measure(
        objective, each.number, each.measure, each.status, percent, each.percent or "",
        each.narrative, each.budget, "", each.activity,
    )  # fmt: skip


def _indicators(each: Row) -> list[Indicator]:
    return [
        Indicator(
            each.number, str(i), level.name,
            None if level.baseline is None else Decimal(level.baseline),
            None if level.target is None else Decimal(level.target),
            level.baseline or "", level.target or "",
        )
        for i, level in enumerate(each.levels, start=1)
    ]  # fmt: skip


def _actuals(each: Row) -> list[Actual]:
    return [
        Actual(
            each.number, "", str(i),
            None if level.actual is None else Decimal(level.actual),
            level.basis if level.actual else "none", "", level.value_period,
            level.confidence,
        )
        for i, level in enumerate(each.levels, start=1)
        if level.actual is not None or level.value_period or level.confidence != "тодорхой"
    ]  # fmt: skip
