"""The first figures of a report on a document that reports no percents: what it holds."""

from __future__ import annotations

from tailan.language import text
from tailan.report.blocks import Block, Heading, Note
from tailan.report.table_blocks import table_block
from tailan.results import Results


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
        Note(text=text(language, f"report.not_rated_form.{results.run.form}")),
    ]
