"""The sections of a run's report, each a few blocks made from its results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from tailan import charts
from tailan.language import text
from tailan.narrative import conclusion, mean_text, rounding_sentence
from tailan.number import decimal_of, number_text
from tailan.place import place_in_words
from tailan.plan import Measure
from tailan.report.blocks import Block, Figure, Heading, Note, Paragraph
from tailan.report.document_tables import percent_text
from tailan.report.finding_sections import severities
from tailan.report.plan_sections import contents_figures
from tailan.report.table_blocks import listed, table_block
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
    rows = [[labels[name], value] for name, value in facts.items()]
    table = table_block(language, "facts", {"fact": 1, "value": 3}, rows, "facts")
    heading = text(
        language,
        f"report.title.{results.run.form}",
        unit=results.unit.name(language),
        period=results.run.period.label(language),
    )
    sample = [Note(text=text(language, "report.sample"))] if results.source.sample else []
    return [Heading(level=1, text=heading), *sample, table]


def key_figures(results: Results, language: str) -> list[Block]:
    """The figures that a reader must see, and the conclusion in words."""
    if not results.processed.is_rated:
        return contents_figures(results, language)
    summary = results.summary
    mean = f"{summary.reported_mean_text}%" if summary.reported_mean_text else "–"
    figures = [
        [text(language, "report.figure.mean"), mean],
        [text(language, "report.figure.rated"), f"{summary.rated} / {summary.measures}"],
        [text(language, "report.figure.checkable"), _checkable(results)],
        [text(language, "report.figure.computed"), *_computed(results, language)],
        [
            text(language, "report.figure.high"),
            str(severities(results.assessment.findings)["high"]),
        ],
    ]
    return [
        Heading(level=2, text=text(language, "report.heading.figures")),
        table_block(language, "figures", {"figure": 2, "value": 1, "remark": 1}, figures, "key"),
        Paragraph.of(conclusion(summary, results.rounding, language)),
    ]


def _checkable(results: Results) -> str:
    """How many of the rated measures have a value in the text or a confirmed one."""
    return f"{results.summary.proposed.compared} / {results.summary.rated}"


def _computed(results: Results, language: str) -> list[str]:
    """The computed mean of these measures, and that proposals are in it."""
    means = results.summary.proposed
    if means.computed is None:
        return ["–", ""]
    shown = results.rounding.text(decimal_of(means.computed))
    is_settled = results.summary.means.compared == means.compared
    return [f"{shown}%", "" if is_settled else text(language, "report.unconfirmed")]


def objective_means(results: Results, language: str) -> list[Block]:
    """The mean of the reported percents by objective, drawn and listed."""
    if not results.processed.is_rated:
        return []
    objectives = results.summary.objectives
    heading = Heading(level=2, text=text(language, "report.heading.objectives"))
    if not objectives:
        return [heading, Paragraph.of(text(language, "report.no_objectives"))]
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
    if not results.processed.is_rated:
        return []
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
    if not results.processed.is_rated:
        return []
    measures = sorted(below_full(results.processed.measures), key=_percent)
    rows = [
        [m.measure_no, m.measure, percent_text(m, language), _words(m.narrative, language)]
        for m in measures
    ]
    columns = {"measure_no": 0.5, "measure": 2, "percent": 0.7, "narrative": 4}
    return listed("unreached", columns, rows, language)


def not_rated(results: Results, language: str) -> list[Block]:
    """The measures that report a status in place of a percent, with the unit's own words."""
    if not results.processed.is_rated:
        return []
    measures = [m for m in results.processed.measures if m.status != "rated"]
    rows = [
        [m.measure_no, m.measure, percent_text(m, language), _words(m.narrative, language)]
        for m in measures
    ]
    columns = {"measure_no": 0.5, "measure": 2, "status": 1.2, "narrative": 3.5}
    return listed("not_rated", columns, rows, language)


def basis(results: Results, language: str) -> list[Block]:
    """What the report rests on: its limits, its rounding, and the repairs of the reading."""
    rows = [
        [place_in_words(repair.place, language), repair.note]
        for repair in results.processed.repairs
    ]
    limits: list[Block] = [
        Heading(level=2, text=text(language, "report.heading.basis")),
        *_limits(results, language),
        Heading(level=3, text=text(language, "report.heading.repairs")),
    ]
    if not rows:
        return [*limits, Paragraph.of(text(language, "report.none.repairs"))]
    return [*limits, table_block(language, "repairs", {"place": 1, "repair": 3}, rows)]


def _limits(results: Results, language: str) -> list[Block]:
    """What was not looked at, and how figures were rounded where there are any."""
    if not results.processed.is_rated:
        return [Note(text=text(language, "report.limits_plan"))]
    citation = results.params.workbook.rounding.citation.text(language)
    return [
        Note(text=text(language, "report.limits")),
        Paragraph.of(rounding_sentence(results.rounding, citation, language)),
    ]


def _figure(name: str, chart: charts.Chart, language: str) -> Figure:
    caption = text(language, f"report.caption.{name}")
    return Figure(svg=chart.svg, caption=caption, alternative=chart.alternative)


def _percent(measure: Measure) -> Decimal:
    return measure.reported_percent or Decimal()


def _words(narrative: str, language: str) -> str:
    return narrative or text(language, "report.no_words")
