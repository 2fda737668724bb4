"""The chart of how many measures report which percent, and how many a status in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from tailan.charts.chart import FIGURE, FULL, GAP, LABEL, Chart
from tailan.charts.lettering import width_of
from tailan.charts.sheet import BAR, LINE, PAPER, ROW_GAP, WIDTH, Sheet
from tailan.language import text

MOST_PERCENTS = 12
BAND = Decimal(10)

Status = Literal["not_due", "not_evaluable", "unstated"]


@dataclass(frozen=True)
class PercentCount:
    """How many measures reported a percent; `value_text` is printed as it stands."""

    value: Decimal
    value_text: str
    measures: int


@dataclass(frozen=True)
class StatusCount:
    """How many measures have a status in place of a percent."""

    status: Status
    measures: int


def percent_distribution_chart(
    percents: Sequence[PercentCount], statuses: Sequence[StatusCount], language: str
) -> Chart:
    """A bar per reported percent from high to low, then a hatched bar per status.

    More than MOST_PERCENTS different percents are counted in bands of ten.
    Raises ValueError where nothing is counted.
    """
    rated = [(count.value_text, count.measures) for count in _banded(percents, language)]
    others = [(text(language, f"chart.{s.status}"), s.measures) for s in statuses]
    if not rated and not others:
        raise ValueError("a chart of percents needs a count")
    sheet = Sheet()
    scale = _scale(rated + others)
    for label, count in rated:
        _draw_count(sheet, label, count, scale)
    if rated and others:
        sheet.advance(ROW_GAP / 2)
    for label, count in others:
        _draw_count(sheet, label, count, scale, is_rated=False)
    return Chart(sheet.svg(), _spoken(rated + others, language))


@dataclass(frozen=True)
class _Scale:
    """Where the bars start, how long the longest may be, and what that stands for."""

    start: float
    room: float
    most: int


def _scale(counts: Sequence[tuple[str, int]]) -> _Scale:
    start = max(width_of(label, LABEL) for label, _ in counts) + GAP
    most = max([count for _, count in counts] + [1])
    return _Scale(start, WIDTH - start - GAP - width_of(str(most), FIGURE), most)


def _draw_count(
    sheet: Sheet, label: str, count: int, scale: _Scale, *, is_rated: bool = True
) -> None:
    length = scale.room * count / scale.most
    sheet.write(label, scale.start - GAP, LABEL, "right")
    if is_rated:
        sheet.bar(scale.start, length, BAR)
    elif count:
        sheet.hatched(scale.start, length)
    else:
        sheet.bar(scale.start, 0, PAPER)
    sheet.write(str(count), scale.start + length + GAP / 2, FIGURE)
    sheet.advance(LINE + ROW_GAP / 2)


def _banded(percents: Sequence[PercentCount], language: str) -> list[PercentCount]:
    """The counts from high to low, in bands of ten where there are too many to be read."""
    ordered = sorted(percents, key=lambda count: count.value, reverse=True)
    if len(ordered) <= MOST_PERCENTS:
        return ordered
    bands: dict[Decimal, int] = {}
    for count in ordered:
        low = (count.value / BAND).to_integral_value(ROUND_FLOOR) * BAND
        bands[low] = bands.get(low, 0) + count.measures
    return [PercentCount(low, _band(low, language), number) for low, number in bands.items()]


def _band(low: Decimal, language: str) -> str:
    if low == FULL:
        return f"{low}%"
    return text(language, "chart.band", low=low, high=low + BAND)


def _spoken(counts: Sequence[tuple[str, int]], language: str) -> str:
    spoken = "; ".join(
        text(language, "chart.spoken_count", label=label, count=count) for label, count in counts
    )
    return text(language, "chart.spoken_counts", items=spoken)
