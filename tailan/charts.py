"""Charts as SVG, each with the text that says the same to those who do not see it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from typing import Literal

from tailan.chart_sheet import BAR, LINE, PAPER, ROW_GAP, SOFT, TRACK, WIDTH, Pen, Sheet
from tailan.language import text

GAP, LINE_GAP = 12.0, 1.5
LABEL, FIGURE, REMARK = Pen(9), Pen(9, face="Bold"), Pen(8, colour=SOFT)
MOST_PERCENTS = 12
FULL, BAND = Decimal(100), Decimal(10)

Status = Literal["not_due", "not_evaluable", "unstated"]


@dataclass(frozen=True)
class Chart:
    """A picture and the words for those who do not see it."""

    svg: str
    alternative: str


@dataclass(frozen=True)
class ObjectiveMean:
    """An objective's mean reported percent, None where no measure was rated.

    `value_text` is printed as it stands, with its percent sign.
    """

    objective_no: str
    objective: str
    value: Decimal | None
    value_text: str
    rated: int
    measures: int


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


def objective_means_chart(means: Sequence[ObjectiveMean], language: str) -> Chart:
    """A bar per objective in the given order, as long as its mean, the figure at its end.

    Raises ValueError for no objectives at all.
    """
    if not means:
        raise ValueError("a chart of objectives needs an objective")
    sheet = Sheet()
    columns = _columns(sheet, means, language)
    for head, end in zip(columns.heads, columns.ends, strict=True):
        sheet.write(head, end, REMARK, "right")
    sheet.advance(LINE + ROW_GAP / 2)
    for mean in means:
        _draw_objective(sheet, mean, columns, language)
    return Chart(sheet.svg(), _spoken_means(means, language))


def percent_distribution_chart(
    percents: Sequence[PercentCount], statuses: Sequence[StatusCount], language: str
) -> Chart:
    """A bar per reported percent from high to low, then a hollow bar per status.

    More than MOST_PERCENTS different percents are counted in bands of ten.
    Raises ValueError where nothing is counted.
    """
    rated = [(count.value_text, count.measures) for count in _banded(percents, language)]
    others = [(text(language, f"chart.{s.status}"), s.measures) for s in statuses]
    if not rated and not others:
        raise ValueError("a chart of percents needs a count")
    sheet = Sheet()
    scale = _scale(sheet, rated + others)
    for label, count in rated:
        _draw_count(sheet, label, count, scale, BAR)
    if rated and others:
        sheet.advance(ROW_GAP / 2)
    for label, count in others:
        _draw_count(sheet, label, count, scale, PAPER)
    return Chart(sheet.svg(), _spoken_counts(rated + others, language))


@dataclass(frozen=True)
class _Columns:
    """How far the bars reach and what that stands for; where the two columns of figures end."""

    track: float
    scale: Decimal
    heads: tuple[str, str]
    ends: tuple[float, float]


def _columns(sheet: Sheet, means: Sequence[ObjectiveMean], language: str) -> _Columns:
    heads = (text(language, "chart.mean"), text(language, "chart.rated"))
    values = max(sheet.width_of(_value(mean), FIGURE) for mean in means)
    values = max(values, sheet.width_of(heads[0], REMARK))
    rated = max(sheet.width_of(_rated(mean), REMARK) for mean in means)
    end = WIDTH - max(rated, sheet.width_of(heads[1], REMARK)) - GAP
    scale = max([FULL] + [mean.value for mean in means if mean.value is not None])
    return _Columns(end - values - GAP, scale, heads, (end, WIDTH))


def _draw_objective(sheet: Sheet, mean: ObjectiveMean, columns: _Columns, language: str) -> None:
    label = f"{mean.objective_no}. {mean.objective}" if mean.objective_no else mean.objective
    for line in sheet.wrapped(label, WIDTH, LABEL):
        sheet.write(line, 0, LABEL)
        sheet.advance(LINE)
    sheet.advance(LINE_GAP)
    if mean.value is None:
        sheet.write(text(language, "chart.none_rated"), 0, REMARK)
    else:
        share = float(max(mean.value, Decimal(0)) / columns.scale)
        sheet.bar(0, columns.track, TRACK, TRACK)
        sheet.bar(0, columns.track * share, BAR, BAR)
    sheet.write(_value(mean), columns.ends[0], FIGURE, "right")
    sheet.write(_rated(mean), columns.ends[1], REMARK, "right")
    sheet.advance(LINE + ROW_GAP)


def _value(mean: ObjectiveMean) -> str:
    return "–" if mean.value is None else mean.value_text


def _rated(mean: ObjectiveMean) -> str:
    return f"{mean.rated} / {mean.measures}"


@dataclass(frozen=True)
class _Scale:
    """Where the bars start, how long the longest may be, and what that stands for."""

    start: float
    room: float
    most: int


def _scale(sheet: Sheet, counts: Sequence[tuple[str, int]]) -> _Scale:
    start = max(sheet.width_of(label, LABEL) for label, _ in counts) + GAP
    most = max([count for _, count in counts] + [1])
    return _Scale(start, WIDTH - start - GAP - sheet.width_of(str(most), FIGURE), most)


def _draw_count(sheet: Sheet, label: str, count: int, scale: _Scale, colour: str) -> None:
    length = scale.room * count / scale.most
    sheet.write(label, scale.start - GAP, LABEL, "right")
    sheet.bar(scale.start, length, colour, BAR)
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


def _spoken_means(means: Sequence[ObjectiveMean], language: str) -> str:
    spoken = [
        text(
            language,
            "chart.spoken_none" if mean.value is None else "chart.spoken_mean",
            objective=_named(mean, language),
            value=mean.value_text,
            rated=mean.rated,
            measures=mean.measures,
        )
        for mean in means
    ]
    return text(language, "chart.spoken_means", items="; ".join(spoken))


def _named(mean: ObjectiveMean, language: str) -> str:
    if not mean.objective_no:
        return mean.objective
    return text(language, "chart.spoken_objective", number=mean.objective_no)


def _spoken_counts(counts: Sequence[tuple[str, int]], language: str) -> str:
    spoken = "; ".join(
        text(language, "chart.spoken_count", label=label, count=count) for label, count in counts
    )
    return text(language, "chart.spoken_counts", items=spoken)
