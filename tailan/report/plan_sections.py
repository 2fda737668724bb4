"""The opening of a report on a document that reports no percents: whose it is, what it holds."""

from __future__ import annotations

from tailan.language import text
from tailan.narrative import date_in_words
from tailan.report.blocks import Block, Heading, Note
from tailan.report.front_page import sample_note, title
from tailan.report.table_blocks import table_block
from tailan.results import Results


def plan_opening(results: Results, language: str) -> list[Block]:
    """The title, the document that the report rests on, and what it holds."""
    facts = {
        "organisation": results.params.workbook.organisation.text(language),
        "unit": results.unit.name(language),
        "period": results.run.period.label(language),
        "document": results.run.document,
        "report_date": date_in_words(results.processed.report_date, language),
    }
    rows = [[text(language, f"report.fact.{name}"), value] for name, value in facts.items()]
    return [
        title(results, language),
        *sample_note(results, language),
        table_block(language, "facts", {"fact": 1, "value": 3}, rows, "facts"),
        *contents_figures(results, language),
    ]


def contents_figures(results: Results, language: str) -> list[Block]:
    """How many objectives, measures, activities and indicators a plan has, or tables of numbers."""
    tables = results.processed
    counts = {
        "objectives": len(tables.objectives),
        "measures": len({measure.measure_no for measure in tables.measures}),
        "activities": sum(bool(measure.activity) for measure in tables.measures),
        "indicators": len(tables.indicators),
        "tables": len({cell.table for cell in tables.statistics}),
        "numbers": sum(cell.value is not None for cell in tables.statistics),
    }
    rows = [
        [text(language, f"report.figure.{name}"), str(count)]
        for name, count in counts.items()
        if count
    ]
    return [
        Heading(level=2, text=text(language, "report.heading.figures")),
        table_block(language, "contents", {"figure": 2, "value": 1}, rows, "key"),
        Note(text=text(language, f"report.not_rated_form.{results.form}")),
    ]
