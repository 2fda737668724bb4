"""Charts of pairs of percents joined by a line: claimed and computed, one period and the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.charts.chart import (
    FIGURE,
    GAP,
    LABEL,
    NOTHING,
    REMARK,
    Chart,
    Scale,
    draw_scale,
    scale_of,
)
from tailan.charts.lettering import fitted, width_of
from tailan.charts.sheet import BAR, LINE, PAPER, WIDTH, Sheet
from tailan.language import text

MOST_CLAIMS = 12
"""How many measures are drawn: of more of them those that differ most."""

_NAMES = 0.58
_ROW = LINE + 5


@dataclass(frozen=True)
class ClaimRow:
    """What a measure reported and what was computed for it, percents as printed."""

    measure_no: str
    measure: str
    reported: Decimal
    computed: Decimal


@dataclass(frozen=True)
class PeriodRow:
    """An objective's mean in the last period and in this one, with their numbers of measures."""

    objective_no: str
    objective: str
    previous: Decimal | None
    current: Decimal | None
    previous_n: int = 0
    current_n: int = 0


@dataclass(frozen=True)
class _Pair:
    """A row: its name, two percents, and what is printed of them."""

    name: str
    first: Decimal | None
    second: Decimal | None
    texts: tuple[str, str]


def claim_chart(rows: Sequence[ClaimRow], language: str) -> Chart:
    """A line a measure from what was reported to what was computed, the longest first.

    Measures without a difference are counted beneath. Raises ValueError where none differs.
    """
    differing = sorted((r for r in rows if r.reported != r.computed), key=_gap, reverse=True)
    if not differing:
        raise ValueError("a chart of claims needs one that differs")
    shown = differing[:MOST_CLAIMS]
    pairs = [_claim_pair(row) for row in shown]
    remarks = [
        text(language, key, count=count)
        for key, count in (
            ("chart.claims_others", len(differing) - len(shown)),
            ("chart.claims_equal", len(rows) - len(differing)),
        )
        if count
    ]
    heads = (text(language, "chart.reported"), text(language, "chart.computed"))
    items = "; ".join(
        text(language, "chart.spoken_claim", measure=row.measure_no, reported=pair.texts[0],
             computed=pair.texts[1])
        for row, pair in zip(shown, pairs, strict=True)
    )  # fmt: skip
    spoken = text(language, "chart.spoken_claims", items=items)
    return Chart(_drawn(pairs, heads, remarks), " ".join([f"{spoken}", *remarks]))


def period_change_chart(rows: Sequence[PeriodRow], language: str) -> Chart:
    """A line an objective from its mean in the last period to that in this one.

    Raises ValueError for no objectives at all.
    """
    if not rows:
        raise ValueError("a chart of changes needs an objective")
    pairs = [
        _Pair(
            f"{row.objective_no}. {row.objective}" if row.objective_no else row.objective,
            row.previous, row.current,
            (_counted(row.previous, row.previous_n), _counted(row.current, row.current_n)),
        )
        for row in rows
    ]  # fmt: skip
    heads = (text(language, "chart.previous"), text(language, "chart.current"))
    items = "; ".join(
        text(language, "chart.spoken_change", objective=pair.name, previous=pair.texts[0],
             current=pair.texts[1])
        for pair in pairs
    )  # fmt: skip
    remark = text(language, "chart.change_counts")
    return Chart(
        _drawn(pairs, heads, [remark]), text(language, "chart.spoken_changes", items=items)
    )


def _gap(row: ClaimRow) -> Decimal:
    return abs(row.reported - row.computed)


def _claim_pair(row: ClaimRow) -> _Pair:
    texts = (f"{row.reported:f}%", f"{row.computed:f}%")
    return _Pair(f"{row.measure_no} {row.measure}", row.reported, row.computed, texts)


def _counted(percent: Decimal | None, count: int) -> str:
    return NOTHING if percent is None else f"{percent:f}% ({count})"


def _drawn(pairs: Sequence[_Pair], heads: tuple[str, str], remarks: Sequence[str]) -> str:
    sheet = Sheet()
    ends = _ends(pairs, heads)
    room = ends[0] - max(width_of(p.texts[0], LABEL) for p in pairs) - 2 * GAP
    room = min(room, ends[0] - width_of(heads[0], REMARK) - 3 * GAP)
    start = room * _NAMES + GAP
    scale = scale_of(start, room - start, [p for pair in pairs for p in (pair.first, pair.second)])
    _draw_heads(sheet, heads, ends)
    draw_scale(sheet, scale, _ROW * len(pairs) + LINE / 2)
    sheet.advance(LINE)
    for pair in pairs:
        _draw_pair(sheet, pair, scale, ends)
    for remark in remarks:
        sheet.write(remark, 0, REMARK)
        sheet.advance(LINE)
    return sheet.svg()


def _ends(pairs: Sequence[_Pair], heads: tuple[str, str]) -> tuple[float, float]:
    second = max(width_of(heads[1], REMARK) + GAP, *(width_of(p.texts[1], FIGURE) for p in pairs))
    return WIDTH - second - GAP, WIDTH


def _draw_heads(sheet: Sheet, heads: tuple[str, str], ends: tuple[float, float]) -> None:
    for head, end, second in zip(heads, ends, (False, True), strict=True):
        sheet.write(head, end, REMARK, "right")
        _draw_mark(sheet, end - width_of(head, REMARK) - GAP / 2, second=second)


def _draw_pair(sheet: Sheet, pair: _Pair, scale: Scale, ends: tuple[float, float]) -> None:
    sheet.write(fitted(pair.name, scale.start - GAP, LABEL), 0, LABEL)
    if pair.first is not None and pair.second is not None:
        low, high = sorted((scale.at(pair.first), scale.at(pair.second)))
        sheet.line(low, high, BAR)
    for percent, second in ((pair.first, False), (pair.second, True)):
        if percent is not None:
            _draw_mark(sheet, scale.at(percent), second=second)
    sheet.write(pair.texts[0], ends[0], LABEL, "right")
    sheet.write(pair.texts[1], ends[1], FIGURE, "right")
    sheet.advance(_ROW)


def _draw_mark(sheet: Sheet, left: float, *, second: bool) -> None:
    """A hollow circle for the first of a pair, a full diamond for the second."""
    if second:
        sheet.mark(left, "diamond", BAR, BAR)
    else:
        sheet.mark(left, "circle", PAPER, BAR)
