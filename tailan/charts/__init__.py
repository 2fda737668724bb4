"""Charts as SVG, each with the text that says the same to those who do not see it."""

from __future__ import annotations

from tailan.charts.chart import Chart
from tailan.charts.distribution import PercentCount, StatusCount, percent_distribution_chart
from tailan.charts.objectives import ObjectiveRow, objective_chart
from tailan.charts.pace import PaceRow, pace_chart
from tailan.charts.pairs import ClaimRow, PeriodRow, claim_chart, period_change_chart

__all__ = [
    "Chart", "ClaimRow", "ObjectiveRow", "PaceRow", "PercentCount", "PeriodRow", "StatusCount",
    "claim_chart", "objective_chart", "pace_chart", "percent_distribution_chart",
    "period_change_chart",
]  # fmt: skip
