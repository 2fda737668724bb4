"""The files of data/processed: a plan's tables as written, and as read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePath
from typing import Any

from tailan.documents import Document
from tailan.errors import CallError
from tailan.period import Period
from tailan.plan import (
    EvaluationCell,
    Indicator,
    Measure,
    Objective,
    Plan,
    Repair,
    StatisticsCell,
    Title,
    Trace,
)
from tailan.repair_notes import noted
from tailan.tables import (
    CELLS,
    EVALUATION,
    INDICATORS,
    MEASURES,
    OBJECTIVES,
    REPAIRS,
    STATISTICS,
    NotedRepair,
    Schema,
    from_csv,
    to_csv,
    to_json,
    to_parquet,
)

_READ_BACK = (OBJECTIVES, MEASURES, INDICATORS, REPAIRS, EVALUATION, STATISTICS, CELLS)
PARQUET_TABLES = (OBJECTIVES, MEASURES, INDICATORS, EVALUATION, STATISTICS)


@dataclass(frozen=True)
class Processed:
    """What 1_clean left of a run: `about` is the content of document.json."""

    about: Mapping[str, Any]
    objectives: tuple[Objective, ...]
    measures: tuple[Measure, ...]
    indicators: tuple[Indicator, ...]
    repairs: tuple[NotedRepair, ...]
    evaluation: tuple[EvaluationCell, ...] = ()
    statistics: tuple[StatisticsCell, ...] = ()
    traces: tuple[Trace, ...] = ()

    @property
    def is_rated(self) -> bool:
        """Whether the document reports on its measures: plans and statistics do not."""
        return any(measure.status != "unstated" for measure in self.measures)

    @property
    def plan(self) -> Plan:
        """The plan that the tables were written from."""
        about = self.about
        period = None if about["period"] is None else Period.parse(about["period"])
        title, organisation, unit = (about[n] or "" for n in ("title", "organisation", "unit"))
        return Plan(
            about["form"], Title(title, organisation, unit, period, self.report_date),
            self.objectives, self.measures, self.indicators, self.evaluation, self.traces,
            tuple(Repair(r.place, r.kind, r.before, r.after) for r in self.repairs),
            self.statistics,
        )  # fmt: skip

    @property
    def report_date(self) -> date | None:
        """The date that the document prints, if it prints one."""
        printed = self.about["report_date"]
        return None if printed is None else date.fromisoformat(printed)


def plan_files(document: Document, plan: Plan, language: str) -> dict[str, bytes]:
    """The files that hold a plan: document.json, the tables, their cells and repairs."""
    tables: list[tuple[Schema, tuple[object, ...]]] = [
        (OBJECTIVES, plan.objectives),
        (MEASURES, plan.measures),
        (INDICATORS, plan.indicators),
        (EVALUATION, plan.evaluation),
        (STATISTICS, plan.statistics),
        (CELLS, plan.traces),
        (REPAIRS, noted(plan.repairs, language, plan.traces)),
    ]
    files = {"document.json": to_json(about_document(document, plan))}
    files |= {f"{schema.name}.csv": to_csv(schema, rows) for schema, rows in tables}
    return files


def parquet_files(plan: Plan) -> dict[str, bytes]:
    """The tables once more as Parquet, for programs that keep types."""
    rows = (plan.objectives, plan.measures, plan.indicators, plan.evaluation, plan.statistics)
    return {
        f"{schema.name}.parquet": to_parquet(schema, table)
        for schema, table in zip(PARQUET_TABLES, rows, strict=True)
    }


def about_document(document: Document, plan: Plan) -> dict[str, object]:
    """What the document says of itself, and what file it is; null where it prints nothing."""
    title = plan.title
    return {
        "form": plan.form,
        "title": title.title or None,
        "organisation": title.organisation or None,
        "unit": title.unit or None,
        "year": _year(title),
        "period": None if title.period is None else str(title.period),
        "report_date": None if title.report_date is None else title.report_date.isoformat(),
        "language": "mn",
        "source": {
            "file": PurePath(document.name).name,
            "sha256": document.sha256,
            "kind": document.kind,
        },
    }


def _year(title: Title) -> int | None:
    """The year of the period that a document names, else of its date."""
    said = title.period or title.report_date
    return None if said is None else said.year


def load_processed(folder: Path) -> Processed:
    """The tables of a run; CallError, naming the notebook to run first, where they are missing."""
    try:
        return Processed(
            json.loads((folder / "document.json").read_text(encoding="utf-8")),
            *(
                from_csv(schema, (folder / f"{schema.name}.csv").read_bytes())
                for schema in _READ_BACK
            ),
        )
    except FileNotFoundError as error:
        missing = Path(error.filename).name
        raise CallError("processed.missing", folder=folder, file=missing) from error
