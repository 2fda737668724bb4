"""Results of a run made of rows in memory: what the sections of a report are made from."""

from dataclasses import replace
from functools import cache

from tailan.assessment import Assessment
from tailan.findings import State, counted, find
from tailan.params import Params, load_params
from tailan.processed import Processed
from tailan.project import Project, Run
from tailan.results import Results
from tailan.source import Source
from tailan.summary import summarise
from tailan.unit_settings import UnitSettings
from tailan.units import Unit

from .conftest import ROOT
from .dossiers import CUT, JUNE, Report, Row, dossier


@cache
def params() -> Params:
    """The shipped parameters."""
    return load_params(Project(ROOT))


def results(*rows: Row, report: Report | None = None, state: State = "нээлттэй") -> Results:
    """The results of a unit that reports these rows; each finding is in this state."""
    held = dossier(*rows, report=report)
    plan, judged = held.plan, held.judgement
    found = tuple(replace(one, state=state) for one in find(held))
    summary = summarise(plan.objectives, plan.measures, CUT, judged, counted(found))
    assessment = Assessment(
        dossier=held, settings=UnitSettings(), findings=found, mentions=(), evaluation=(), figures=(),
        summary=summary, unplaced=(), decisions=(), reopened=(), outdated=(),
    )  # fmt: skip
    about = {"report_date": "2025-07-01", "source": {"sha256": "0" * 64}}
    return Results(
        Run("tzuh", JUNE, "tailan.docx", "performance_report"), params(), Source(),
        Processed(about, plan.objectives, plan.measures, plan.indicators, ()), assessment,
    )  # fmt: skip


def named(made: Results, name: str) -> Results:
    """The same results of a unit with another name."""
    unit = Unit("tzuh", name, name)
    units = replace(made.params.units, by_code={**made.params.units.by_code, "tzuh": unit})
    return replace(made, params=replace(made.params, units=units))
