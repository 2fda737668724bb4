"""The sections of the page over all runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tailan.language import text
from tailan.overview import Overview, RunState
from tailan.params import Params
from tailan.period import Period
from tailan.report.blocks import Block, Cell, Column, Finding, Heading, Paragraph, Row, Table

_COLUMNS = {
    "unit": 3.0,
    "form": 2.0,
    "period": 1.7,
    "state": 1.1,
    "mean": 1.0,
    "measures": 1.0,
    "rated": 0.9,
    "html": 0.7,
    "pdf": 0.6,
    "docx": 0.7,
    "xlsx": 0.7,
    "code": 1.6,
}
_LINKS = {"html": "HTML", "pdf": "PDF", "docx": "Word", "xlsx": "Excel"}
_NUMBERS = ("mean", "measures", "rated")


def overview_title(overview: Overview, params: Params, language: str) -> list[Block]:
    """The title of the page and how many runs are in which state."""
    states = Counter(run.state for run in overview.runs)
    rows = [[text(language, "overview.runs"), str(len(overview.runs))]]
    rows += [
        [state_name(state, language).capitalize(), str(count)] for state, count in states.items()
    ]
    figures = Table(
        caption=text(language, "overview.caption.states"),
        columns=(Column(heading=text(language, "overview.column.state")), _count(language)),
        rows=tuple(Row(cells=tuple(Cell(text=cell) for cell in row)) for row in rows),
        role="key",
    )
    name = params.workbook.organisation.text(language)
    return [Heading(level=1, text=text(language, "overview.title", organisation=name)), figures]


def overview_table(overview: Overview, params: Params, language: str) -> list[Block]:
    """Every run with its figures and the ways to its reports."""
    heading = Heading(level=2, text=text(language, "overview.heading.runs"))
    if not overview.runs:
        return [heading, Paragraph.of(text(language, "overview.no_runs"))]
    columns = (
        Column(
            heading=text(language, f"overview.column.{name}"),
            align="end" if name in _NUMBERS else "start",
            weight=weight,
        )
        for name, weight in _COLUMNS.items()
    )
    rows = (_row(run, params, language) for run in overview.runs)
    caption = text(language, "overview.caption.runs")
    return [heading, Table(caption=caption, columns=tuple(columns), rows=tuple(rows))]


def failures(overview: Overview, params: Params, language: str) -> list[Block]:
    """Each run that failed, with its message; nothing where none did."""
    failed = [run for run in overview.runs if run.state == "failed"]
    if not failed:
        return []
    heading = Heading(level=2, text=text(language, "overview.heading.failures"))
    return [heading, *_cards(failed, params, language)]


def state_name(state: str, language: str) -> str:
    """The state of a run as people say it."""
    return text(language, f"state.{state}")


def form_name(form: str, params: Params, language: str) -> str:
    """What kind of document a run reports on; a project's own form is named after its file."""
    return form if params.forms[form].like else text(language, f"overview.form.{form}")


def _cards(failed: list[RunState], params: Params, language: str) -> Iterator[Block]:
    for run in failed:
        unit = params.unit(run.unit).name(language)
        period = Period.parse(run.period).label(language)
        yield Finding.of(f"{unit}, {period}", run.message)


def _row(run: RunState, params: Params, language: str) -> Row:
    mean = f"{run.reported_mean_text}%" if run.reported_mean_text else ""
    texts = [
        params.unit(run.unit).name(language),
        form_name(run.form, params, language),
        Period.parse(run.period).label(language),
        state_name(run.state, language),
        mean,
        *("" if count is None else str(count) for count in (run.measures, run.rated)),
    ]
    links = (_link(run, name, label) for name, label in _LINKS.items())
    code = _link(run, "json", run.verification_code)
    return Row(cells=(*(Cell(text=each) for each in texts), *links, code))


def _link(run: RunState, name: str, label: str) -> Cell:
    return Cell(text=label, href=run.files[name]) if name in run.files else Cell(text="")


def _count(language: str) -> Column:
    return Column(heading=text(language, "overview.column.count"), align="end")
