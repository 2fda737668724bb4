"""The objectives and the spread of the percents, drawn."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from fractions import Fraction

from tailan import charts
from tailan.comparison import means
from tailan.language import text
from tailan.number import decimal_of, number_text
from tailan.report.blocks import Block, Figure, Heading
from tailan.results import Results


def objective_rows(results: Results) -> list[charts.ObjectiveRow]:
    """The objectives as they are drawn: both means of the same measures, where there are any."""
    rows = []
    for objective in results.summary.objectives:
        own = (p for p in results.summary.percents if p.objective_no == objective.objective_no)
        compared = means(own, proposals=True)
        reported = objective.mean if compared.reported is None else compared.reported
        rows.append(
            charts.ObjectiveRow(
                objective.objective_no, objective.objective, printed(results, reported),
                printed(results, compared.computed), compared.compared, objective.rated,
            )
        )  # fmt: skip
    return rows


def printed(results: Results, percent: Fraction | Decimal | None) -> Decimal | None:
    """A percent as it is published, without idle zeros."""
    if percent is None:
        return None
    exact = decimal_of(percent) if isinstance(percent, Fraction) else percent
    return Decimal(number_text(Decimal(results.rounding.text(exact))).replace(",", ""))


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
    return [heading, figure("distribution", chart, language)]


def figure(name: str, chart: charts.Chart, language: str) -> Figure:
    """A chart under the caption of a name."""
    caption = text(language, f"report.caption.{name}")
    return Figure(svg=chart.svg, caption=caption, alternative=chart.alternative)
