"""What lies behind a run's report as data: its source, rules, tables, summary and findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tailan.report.verification import printed
from tailan.results import Results
from tailan.summary import as_json
from tailan.tables import (
    ACHIEVEMENT,
    ACTUALS,
    ASSUMPTIONS,
    EVALUATION,
    FINDINGS,
    INDICATORS,
    MEASURES,
    MENTIONS,
    OBJECTIVES,
    REPAIRS,
    STATISTICS,
    Schema,
)


def record_of(results: Results, language: str) -> dict[str, Any]:
    """The record of a run as plain values; numbers are exact, what is missing is None."""
    content = {
        "run": _run(results, language),
        "source": _source(results),
        "rules": _rules(results),
        "summary": as_json(results.summary),
        "findings": _rows(FINDINGS, results.assessment.findings),
        "tables": {schema.name: _rows(schema, rows) for schema, rows in _tables(results)},
    }
    known: dict[str, Any] = printed(content)
    return known


def _run(results: Results, language: str) -> dict[str, Any]:
    run, about = results.run, results.processed.about
    return {
        "unit": run.unit,
        "unit_name": results.unit.name(language),
        "organisation": results.params.workbook.organisation.text(language),
        "period": str(run.period),
        "period_end": run.period.end.isoformat(),
        "form": run.form,
        "state": results.state,
        "edition": results.edition,
        "title": about["title"],
        "report_date": about["report_date"],
    }


def _source(results: Results) -> dict[str, Any]:
    read, recorded = results.processed.about["source"], results.source
    return {
        "file": results.run.document,
        "kind": read["kind"],
        "sha256": read["sha256"],
        "origin": recorded.origin or None,
        "received": recorded.date or None,
        "is_sample": recorded.sample,
    }


def _rules(results: Results) -> dict[str, Any]:
    workbook = results.params.workbook
    return {
        "rounding": workbook.rounding.model_dump(),
        "achievement": workbook.achievement.model_dump(),
    }


def _tables(results: Results) -> list[tuple[Schema, Sequence[object]]]:
    processed, assessment = results.processed, results.assessment
    return [
        (OBJECTIVES, processed.objectives),
        (MEASURES, processed.measures),
        (INDICATORS, processed.indicators),
        (ACTUALS, assessment.actuals),
        (ACHIEVEMENT, assessment.judgement.achievements),
        (ASSUMPTIONS, assessment.assumptions),
        (EVALUATION, assessment.evaluation),
        (STATISTICS, processed.statistics),
        (MENTIONS, assessment.mentions),
        (REPAIRS, processed.repairs),
    ]


def _rows(schema: Schema, rows: Sequence[object]) -> list[dict[str, Any]]:
    """The rows of a table: a text that is missing is None, as a number is."""
    return [{column: _value(getattr(row, column)) for column in schema.columns} for row in rows]


def _value(value: Any) -> Any:
    return None if value == "" else value
