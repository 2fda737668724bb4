"""The sections of a run's report, each a few blocks made from its results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from tailan import charts
from tailan.language import text
from tailan.narrative import conclusion, mean_text, rounding_sentence, status_name
from tailan.number import number_text
from tailan.place import place_in_words
from tailan.plan import Indicator, Measure
from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Note,
    Paragraph,
    Row,
    Table,
)
from tailan.results import Results

HUNDRED = Decimal(100)


def title_block(results: Results, language: str) -> list[Block]:
    """The title, whose report it is, and the document that it rests on."""
    about = results.processed.about
    facts = {
        "organisation": results.params.workbook.organisation.text(language),
        "unit": results.unit.name(language),
        "period": results.run.period.label(language),
        "document": results.run.document,
        "report_date": about["report_date"] or text(language, "report.not_printed"),
        "origin": results.source.origin or text(language, "report.not_recorded"),
        "sha256": about["source"]["sha256"],
    }
    labels = {name: text(language, f"report.fact.{name}") for name in facts}
    table = _table(
        language, "facts", "facts", {"fact": 1, "value": 3},
        [[labels[name], value] for name, value in facts.items()],
    )  # fmt: skip
    heading = text(
        language,
        "report.title",
        unit=results.unit.name(language),
        period=results.run.period.label(language),
    )
    sample = [Note(text=text(language, "report.sample"))] if results.source.sample else []
    return [Heading(level=1, text=heading), *sample, table]


def key_figures(results: Results, language: str) -> list[Block]:
    """The figures that a reader must see, and the conclusion in words."""
    summary = results.summary
    mean = f"{summary.reported_mean_text}%" if summary.reported_mean_text else "–"
    figures = [
        [text(language, "report.figure.mean"), mean],
        [text(language, "report.figure.rated"), f"{summary.rated} / {summary.measures}"],
        [text(language, "report.figure.below"), str(len(below_full(results.processed.measures)))],
        [text(language, "report.figure.not_rated"), str(sum(summary.excluded.values()))],
    ]
    return [
        Heading(level=2, text=text(language, "report.heading.figures")),
        _table(language, "figures", "key", {"figure": 2, "value": 1}, figures),
        Paragraph(text=conclusion(summary, results.rounding, language)),
    ]


def objective_means(results: Results, language: str) -> list[Block]:
    """The mean of the reported percents by objective, drawn and listed."""
    objectives = results.summary.objectives
    heading = Heading(level=2, text=text(language, "report.heading.objectives"))
    if not objectives:
        return [heading, Paragraph(text=text(language, "report.no_objectives"))]
    chart = charts.objective_means_chart(
        [
            charts.ObjectiveMean(
                objective.objective_no,
                objective.objective,
                objective.mean,
                mean_text(objective, results.rounding, language),
                objective.rated,
                objective.measures,
            )
            for objective in objectives
        ],
        language,
    )
    return [heading, _figure("objectives", chart, language)]


def distribution(results: Results, language: str) -> list[Block]:
    """How many measures report which percent, and how many a status in its place."""
    measures = results.processed.measures
    percents = Counter(m.reported_percent for m in measures if m.reported_percent is not None)
    chart = charts.percent_distribution_chart(
        [
            charts.PercentCount(percent, f"{number_text(percent)}%", count)
            for percent, count in sorted(percents.items(), reverse=True)
        ],
        [
            charts.StatusCount(status, count)
            for status, count in results.summary.excluded.items()
            if status != "rated"
        ],
        language,
    )
    heading = Heading(level=2, text=text(language, "report.heading.distribution"))
    return [heading, _figure("distribution", chart, language)]


def below_full(measures: Iterable[Measure]) -> list[Measure]:
    """The rated measures whose reported percent is less than 100."""
    return [m for m in measures if m.reported_percent is not None and m.reported_percent < HUNDRED]


def unreached(results: Results, language: str) -> list[Block]:
    """The measures below 100 %, the lowest first, with the unit's own words."""
    measures = sorted(below_full(results.processed.measures), key=_percent)
    rows = [
        [m.measure_no, m.measure, percent_text(m, language), _words(m.narrative, language)]
        for m in measures
    ]
    columns = {"measure_no": 0.5, "measure": 2, "percent": 0.7, "narrative": 4}
    return _listed("unreached", columns, rows, language)


def not_rated(results: Results, language: str) -> list[Block]:
    """The measures that report a status in place of a percent, with the unit's own words."""
    measures = [m for m in results.processed.measures if m.status != "rated"]
    rows = [
        [m.measure_no, m.measure, percent_text(m, language), _words(m.narrative, language)]
        for m in measures
    ]
    columns = {"measure_no": 0.5, "measure": 2, "status": 1.2, "narrative": 3.5}
    return _listed("not_rated", columns, rows, language)


def full_table(results: Results, language: str) -> list[Block]:
    """Every measure of the document under its objective, in the document's order."""
    columns = {"measure_no": 0.6, "measure": 2.4, "budget": 1, "indicator": 1.8, "baseline": 0.9}
    columns |= {"target": 1.1, "narrative": 4.8, "percent": 0.9}
    table = Table(
        caption=text(language, "report.caption.full"),
        columns=_columns(columns, language),
        rows=tuple(_full_rows(results, language)),
        is_wide=True,
    )
    return [Heading(level=2, text=text(language, "report.heading.full")), table]


def basis(results: Results, language: str) -> list[Block]:
    """What the report rests on: its limits, its rounding, and the repairs of the reading."""
    citation = results.params.workbook.rounding.citation.text(language)
    rows = [
        [place_in_words(repair.place, language), repair.note]
        for repair in results.processed.repairs
    ]
    limits: list[Block] = [
        Heading(level=2, text=text(language, "report.heading.basis")),
        Note(text=text(language, "report.limits")),
        Paragraph(text=rounding_sentence(results.rounding, citation, language)),
        Heading(level=3, text=text(language, "report.heading.repairs")),
    ]
    if not rows:
        return [*limits, Paragraph(text=text(language, "report.none.repairs"))]
    return [*limits, _table(language, "repairs", "data", {"place": 1, "repair": 3}, rows)]


def percent_text(measure: Measure, language: str) -> str:
    """The reported percent with its sign, or the status as reports print it."""
    if measure.reported_percent is not None:
        return f"{number_text(measure.reported_percent)}%"
    return status_name(measure.status, language)


def _full_rows(results: Results, language: str) -> Iterable[Row]:
    indicators: dict[str, list[Indicator]] = {}
    for indicator in results.processed.indicators:
        indicators.setdefault(indicator.measure_no, []).append(indicator)
    headings = {o.objective_no: o.heading_text for o in results.processed.objectives}
    objective_no = None
    for measure in results.processed.measures:
        if measure.objective_no != objective_no and measure.objective_no in headings:
            yield Row(cells=(Cell(text=headings[measure.objective_no]),), is_section=True)
        objective_no = measure.objective_no
        own = indicators.get(measure.measure_no, [])
        yield _row(
            [
                *(measure.measure_no, measure.measure, measure.budget),
                _lines([indicator.indicator for indicator in own]),
                _lines([indicator.baseline_text for indicator in own]),
                _lines([indicator.target_text for indicator in own]),
                *(measure.narrative, percent_text(measure, language)),
            ]
        )


def _lines(texts: list[str]) -> str:
    """One text a line, numbered where there are several: a name may take several lines."""
    if len(texts) < 2:
        return "".join(texts)
    return "\n".join(f"{number}) {each or '–'}" for number, each in enumerate(texts, start=1))


def _listed(
    name: str, columns: dict[str, float], rows: list[list[str]], language: str
) -> list[Block]:
    """A heading over a table, or over the sentence that nothing belongs in it."""
    heading: Block = Heading(level=2, text=text(language, f"report.heading.{name}"))
    if not rows:
        return [heading, Paragraph(text=text(language, f"report.none.{name}"))]
    return [heading, _table(language, name, "data", columns, rows)]


def _table(
    language: str, name: str, role: str, columns: dict[str, float], rows: list[list[str]]
) -> Table:
    return Table.model_validate(
        {
            "caption": text(language, f"report.caption.{name}"),
            "columns": _columns(columns, language),
            "rows": [_row(row) for row in rows],
            "role": role,
        }
    )


def _columns(weights: dict[str, float], language: str) -> tuple[Column, ...]:
    return tuple(
        Column(
            heading=text(language, f"report.column.{name}"),
            align="end" if name in ("percent", "baseline", "target") else "start",
            weight=weight,
        )
        for name, weight in weights.items()
    )


def _row(texts: Iterable[str]) -> Row:
    return Row(cells=tuple(Cell(text=each) for each in texts))


def _figure(name: str, chart: charts.Chart, language: str) -> Figure:
    caption = text(language, f"report.caption.{name}")
    return Figure(svg=chart.svg, caption=caption, alternative=chart.alternative)


def _percent(measure: Measure) -> Decimal:
    return measure.reported_percent or Decimal()


def _words(narrative: str, language: str) -> str:
    return narrative or text(language, "report.no_words")
