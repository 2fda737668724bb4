"""The document's own tables in a report: every measure, every table of numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tailan.language import text
from tailan.narrative import status_name
from tailan.number import number_text
from tailan.plan import Indicator, Measure, StatisticsCell
from tailan.report.blocks import Block, Cell, Column, Heading, Row, Table
from tailan.report.table_blocks import column_heads, row_of
from tailan.results import Results

_WEIGHTS = {
    "measure_no": 0.6, "measure": 2.4, "activity": 2.6, "budget": 1, "baseline": 0.9,
    "indicator": 1.8, "target": 1.1, "narrative": 4.8, "percent": 0.9, "deadline": 1.1,
    "responsible": 1.5,
}  # fmt: skip
_WORDY = {"baseline": 1.7, "target": 1.9}
"""Weights of levels that are told in words and not in numbers."""

_ALONE = 9
"""The weight of a measure's text that stands beside its number alone."""

_ALWAYS = ("measure_no", "measure")
_WIDE = 4
"""Columns from which a table needs a landscape page."""


def measures_table(results: Results, language: str) -> list[Block]:
    """Every measure of the document under its objective, with the columns that it fills."""
    measures = results.processed.measures
    if not measures:
        return []
    indicators: dict[tuple[str, str], list[Indicator]] = defaultdict(list)
    for one in results.processed.indicators:
        indicators[one.measure_no, one.activity_no].append(one)
    rows = [
        _columns(measure, indicators[measure.measure_no, measure.activity_no], language)
        for measure in measures
    ]
    is_wordy = any(i.target_text and i.target is None for i in results.processed.indicators)
    filled = {
        name: weight
        for name, weight in (_WEIGHTS | (_WORDY if is_wordy else {})).items()
        if name in _ALWAYS or any(row[name] for row in rows)
    }
    if not results.processed.is_rated:
        filled.pop("percent")
    if len(filled) == len(_ALWAYS):
        filled["measure"] = _ALONE
    table = Table(
        caption=text(language, f"report.caption.{_caption(results)}"),
        columns=column_heads(filled, language, frozenset(_WORDY) if is_wordy else frozenset()),
        rows=tuple(_under_objectives(results, rows, filled)),
        is_wide=len(filled) > _WIDE,
    )
    return [Heading(level=2, text=text(language, f"report.heading.{_caption(results)}")), table]


def statistics_tables(results: Results, language: str) -> list[Block]:
    """Every table of numbers, and the figures that stand alone, as the document prints them."""
    tables: dict[str, list[StatisticsCell]] = defaultdict(list)
    for cell in results.processed.statistics:
        tables[cell.table].append(cell)
    if not tables:
        return []
    blocks = [_statistics(caption, cells, language) for caption, cells in tables.items()]
    return [Heading(level=2, text=text(language, "report.heading.statistics")), *blocks]


def percent_text(measure: Measure, language: str) -> str:
    """The reported percent with its sign, or the status as reports print it."""
    if measure.reported_percent is not None:
        return f"{number_text(measure.reported_percent)}%"
    return status_name(measure.status, language)


def _caption(results: Results) -> str:
    return "full" if results.processed.is_rated else "plan"


def _columns(measure: Measure, own: Sequence[Indicator], language: str) -> dict[str, str]:
    return {
        "measure_no": measure.activity_no or measure.measure_no,
        "measure": measure.measure,
        "activity": measure.activity,
        "budget": measure.budget,
        "baseline": _lines([indicator.baseline_text for indicator in own]),
        "indicator": _lines([indicator.indicator for indicator in own]),
        "target": _lines([indicator.target_text for indicator in own]),
        "narrative": measure.narrative,
        "percent": percent_text(measure, language),
        "deadline": measure.deadline_text,
        "responsible": measure.responsible.replace(";", "\n"),
    }


def _lines(texts: Sequence[str]) -> str:
    """One text a line, numbered where there are several: a name may take several lines."""
    if len(texts) < 2 or not any(texts):
        return "".join(texts)
    return "\n".join(f"{number}) {each or '–'}" for number, each in enumerate(texts, start=1))


def _under_objectives(
    results: Results, rows: Iterable[Mapping[str, str]], names: Iterable[str]
) -> Iterator[Row]:
    """The rows with a heading row before each objective; a measure's text stands once."""
    headings = {o.objective_no: o.heading_text for o in results.processed.objectives}
    above: Measure | None = None
    for measure, row in zip(results.processed.measures, rows, strict=True):
        is_new = above is None or measure.objective_no != above.objective_no
        if is_new and measure.objective_no in headings:
            yield Row(cells=(Cell(text=headings[measure.objective_no]),), is_section=True)
        is_same = above is not None and measure.activity_no and measure.measure == above.measure
        shown = {**row, "measure": ""} if is_same else row
        yield row_of(shown[name] for name in names)
        above = measure


def _statistics(caption: str, cells: Iterable[StatisticsCell], language: str) -> Table:
    rows = list(_rows(cells))
    columns = list(dict.fromkeys(name for _, row in rows for name in row))
    unnamed = text(language, "report.column.value")
    first = Column(heading=text(language, "report.column.row"), weight=2)
    heads = (Column(heading=name or unnamed, align="end") for name in columns)
    return Table(
        caption=caption or text(language, "report.caption.statistics"),
        columns=(first, *heads),
        rows=tuple(row_of([name, *(row.get(c, "") for c in columns)]) for name, row in rows),
        is_wide=len(columns) > _WIDE,
    )


def _rows(cells: Iterable[StatisticsCell]) -> Iterator[tuple[str, dict[str, str]]]:
    """The cells row by row: a row ends where its name changes or a column comes again."""
    name, row = "", dict[str, str]()
    for cell in cells:
        if row and (cell.row != name or cell.column in row):
            yield name, row
            row = {}
        name = cell.row
        row[cell.column] = cell.text
    if row:
        yield name, row
