"""Where values stood: traces for what the document says of itself, and for each column of a row."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tailan.documents import Cell, Document, Row
from tailan.period import date_of, period_of_title
from tailan.plan import Plan, Title, Trace

_ALSO = {
    "objective": ("heading_text",),
    "reported_text": ("status", "reported_percent"),
    "deadline_text": ("deadline_start", "deadline_end"),
    "responsible": ("responsible_units",),
    "baseline": ("baseline_text",),
    "target": ("target_text",),
    "text": ("value",),
    "value": ("text",),
}
"""Columns that are read from the same text as another one."""

_ROW_NAMES = {("evaluation", "row"), ("evaluation", "label"), ("statistics", "row")}
"""Columns whose traces have the key of their row and not of each of its cells."""

_DATED = ("year", "period", "report_date")
_Lines = list[tuple[str, Cell]]


def traced(document: Document, plan: Plan) -> tuple[Trace, ...]:
    """A trace for every value of a plan's tables and of document.json, in the document's order."""
    return (*_title_traces(document, plan.title), *_row_traces(plan))


def as_printed(traces: Iterable[Trace], document: Document) -> tuple[Trace, ...]:
    """The traces with the letters that the file holds where these are shown as others."""
    if not document.printed:
        return tuple(traces)
    printed: defaultdict[str, list[str]] = defaultdict(list)
    for place, raw in document.printed:
        printed[place].append(raw)
    whole = {place: "\n".join(texts) for place, texts in printed.items()}
    return tuple(replace(trace, raw=whole.get(trace.place, trace.raw)) for trace in traces)


def _row_traces(plan: Plan) -> Iterator[Trace]:
    """The plan's traces with those of the columns that were read from the same text.

    Columns that hold nothing have no trace: a lone baseline is only the first indicator's.
    """
    filled = set(_filled(plan))
    for trace in plan.traces:
        columns = (trace.field, *_ALSO.get(trace.field, ()))
        read = [column for column in columns if (trace.table, trace.key, column) in filled]
        if read or (trace.table, trace.field) in _ROW_NAMES:
            # A baseline in words is none in its own column, but stands there all the same.
            for column in dict.fromkeys((trace.field, *read)):
                yield trace if column == trace.field else replace(trace, field=column)


def _filled(plan: Plan) -> Iterator[tuple[str, str, str]]:
    """Table, key and column of each value."""
    keyed: list[tuple[str, str, object]] = [
        *(("objectives", one.objective_no, one) for one in plan.objectives),
        *(("measures", _key(one.measure_no, one.activity_no), one) for one in plan.measures),
        *(
            ("indicators", _key(one.measure_no, one.activity_no, one.indicator_no), one)
            for one in plan.indicators
        ),
        *(
            ("evaluation", f"{one.section}/{one.row or one.label}/{one.column}", one)
            for one in plan.evaluation
        ),
        *(("statistics", f"{one.table}/{one.row}/{one.column}", one) for one in plan.statistics),
    ]
    for table, key, row in keyed:
        yield from ((table, key, column) for column, value in vars(row).items() if _holds(value))


def _key(*numbers: str) -> str:
    return "/".join(filter(None, numbers))


def _holds(value: object) -> bool:
    return value is not None and value != ""


def _title_traces(document: Document, title: Title) -> Iterator[Trace]:
    """Where the document prints what it says of itself."""
    lines = [(cell.line, cell) for cell in _cells(document) if cell.line]
    heading = _heading(lines, title.title)
    found: dict[str, _Lines] = {
        "title": heading,
        "organisation": _naming(lines, heading, title.organisation),
        "unit": _naming(lines, heading, title.unit),
    }
    if title.period is not None:
        dated = _dating(lines, heading, title)
        printed = [line for line in dated if str(title.period.year) in line[0]]
        found |= {"year": printed or dated, "period": dated}
    if title.report_date is not None:
        date = [line for line in lines if date_of(line[0]) == title.report_date][:1]
        found |= {"year": found.get("year", date), "report_date": date}
    for field, where in found.items():
        if field in _DATED or getattr(title, field):
            yield from (Trace("document", "", field, cell.place, cell.text) for _, cell in where)


def _cells(document: Document) -> Iterator[Cell]:
    """Every cell, and every paragraph as one."""
    for item in document.content:
        yield from item.cells if isinstance(item, Row) else [Cell(item.text, item.place)]


def _heading(lines: _Lines, title: str) -> _Lines:
    """The lines that make up the title."""
    for i, (text, _) in enumerate(lines):
        joined, end = text, i + 1
        while title.startswith(f"{joined} ") and end < len(lines):
            joined, end = f"{joined} {lines[end][0]}", end + 1
        if joined == title:
            return lines[i:end]
    return []


def _naming(lines: _Lines, heading: _Lines, name: str) -> _Lines:
    """The line that names a body behind a label, or the one of the title that begins to name it."""
    if not name:
        return []
    label = re.compile(rf"[\s:–—-]{re.escape(name)}$")
    labelled = [line for line in lines if line[0].endswith(name) and label.search(line[0])]
    first = name.split()[0].casefold()
    return (labelled or [line for line in heading if first in line[0].casefold()] or heading)[:1]


def _dating(lines: _Lines, heading: _Lines, title: Title) -> _Lines:
    """The fewest lines of the title that print the period, the one below it among them."""
    below = lines[lines.index(heading[-1]) + 1 :][:1] if heading else []
    around = [*heading, *below]
    for count in range(1, len(around) + 1):
        for start in range(len(around) - count + 1):
            part = around[start : start + count]
            if period_of_title(" ".join(text for text, _ in part)) == title.period:
                return part
    return around
