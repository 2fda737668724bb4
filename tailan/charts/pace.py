"""The chart of pace: what was reached beside what was due by the end of the period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.charts.chart import FIGURE, FULL, GAP, LABEL, REMARK, Chart, Scale
from tailan.charts.lettering import INK, fitted, width_of
from tailan.charts.sheet import BAR, CLAIM, LINE, WIDTH, Sheet
from tailan.language import text

MOST_INDICATORS = 12
"""How many indicators are drawn: of more of them those that are furthest behind."""

_NAMES = 0.55
_ROW = LINE + 5
_MOST = 2 * FULL
"""Twice what was due is as far as bars reach; the figure says what lies beyond."""


@dataclass(frozen=True)
class PaceRow:
    """An indicator with its value and what was due by now, as printed; `percent` of the latter."""

    number: str
    indicator: str
    actual: str
    due: str
    percent: Decimal


def pace_chart(rows: Sequence[PaceRow], language: str) -> Chart:
    """A bar an indicator, the slowest first; the upright line is what was due by now.

    Raises ValueError for no indicators at all.
    """
    if not rows:
        raise ValueError("a chart of pace needs an indicator")
    shown = sorted(rows, key=lambda row: row.percent)[:MOST_INDICATORS]
    sheet = Sheet()
    heads = (text(language, "chart.reached_of_due"), text(language, "chart.pace"))
    last = max(width_of(t, FIGURE) for t in (heads[1], *(_percent(row) for row in shown)))
    ends = (WIDTH - last - GAP, WIDTH)
    figures = max(width_of(t, LABEL) for t in (heads[0], *(_levels(row) for row in shown)))
    left = ends[0] - figures - 2 * GAP
    scale = Scale(left * _NAMES + GAP, left - left * _NAMES - GAP, _MOST)
    sheet.write(text(language, "chart.due"), scale.at(FULL), REMARK, "center")
    for head, end in zip(heads, ends, strict=True):
        sheet.write(head, end, REMARK, "right")
    sheet.advance(LINE / 2)
    due = _ROW * len(shown) + LINE / 2
    sheet.upright(scale.at(FULL), due, INK)
    sheet.advance(LINE)
    for row in shown:
        _draw_row(sheet, row, scale, ends)
    if len(rows) > len(shown):
        count = len(rows) - len(shown)
        sheet.write(text(language, "chart.pace_others", count=count), 0, REMARK)
    return Chart(sheet.svg(), _spoken(shown, language))


def _draw_row(sheet: Sheet, row: PaceRow, scale: Scale, ends: tuple[float, float]) -> None:
    """The bar of what is behind is dark, of what keeps pace light: so both print in grey."""
    sheet.write(fitted(f"{row.number} {row.indicator}", scale.start - GAP, LABEL), 0, LABEL)
    length = scale.at(min(row.percent, _MOST)) - scale.start
    sheet.bar(scale.start, length, BAR if row.percent < FULL else CLAIM)
    sheet.write(_levels(row), ends[0], LABEL, "right")
    sheet.write(_percent(row), ends[1], FIGURE, "right")
    sheet.advance(_ROW)


def _levels(row: PaceRow) -> str:
    return f"{row.actual} / {row.due}"


def _percent(row: PaceRow) -> str:
    return f"{row.percent:f}%"


def _spoken(rows: Sequence[PaceRow], language: str) -> str:
    items = "; ".join(
        text(language, "chart.spoken_pace", number=row.number, indicator=row.indicator,
             actual=row.actual, due=row.due, percent=_percent(row))
        for row in rows
    )  # fmt: skip
    return text(language, "chart.spoken_paces", items=items)
