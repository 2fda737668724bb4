"""Reported and computed percents side by side: always of the same measures, with their number."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tailan.achievement import Achievement, Judgement
from tailan.actuals import Basis
from tailan.plan import Measure
from tailan.unit_settings import IndicatorSetting, UnitSettings, key_of

Row = tuple[str, str]
"""A row of a plan by its measure's and its activity's number."""

Reason = Literal["no_indicator", "no_target", "no_actual", "unconfirmed"]
"""Why a rated measure has no computed percent that may stand beside the reported one."""

CONFIRMED: frozenset[Basis] = frozenset({"confirmed", "answered"})
"""Values that a person stands for; all others are proposals until somebody confirms them."""


@dataclass(frozen=True)
class MeasurePercent:
    """What a rated measure reported and what was computed for it.

    `reason` says why it is left out of means, empty where it is compared.
    """

    objective_no: str
    measure_no: str
    activity_no: str
    reported: Decimal
    weight: Decimal
    computed: Fraction | None
    reason: Reason | Literal[""]


@dataclass(frozen=True)
class Means:
    """The means of the same measures: reported and computed, None where there is no measure."""

    compared: int
    reported: Fraction | None
    computed: Fraction | None


def measure_percents(
    measures: Iterable[Measure], judgement: Judgement
) -> tuple[MeasurePercent, ...]:
    """Every rated measure with the percent computed from its indicators, or why there is none.

    All indicators with a target count: where the value of one is missing nothing is computed.
    """
    by_row: defaultdict[Row, list[Achievement]] = defaultdict(list)
    for one in judgement.achievements:
        by_row[one.measure_no, one.activity_no].append(one)
    bases = {(a.measure_no, a.activity_no, a.indicator_no): a.basis for a in judgement.actuals}
    return tuple(
        _percent(line, by_row[line.measure_no, line.activity_no], bases, judgement)
        for line in measures
        if line.status == "rated" and line.reported_percent is not None
    )


def means(percents: Iterable[MeasurePercent], *, proposals: bool = False) -> Means:
    """The means of the measures that can be compared; `proposals` lets unconfirmed values in."""
    taken = [p for p in percents if not p.reason or (proposals and p.reason == "unconfirmed")]
    return Means(
        len(taken),
        weighted_mean((Fraction(p.reported), p.weight) for p in taken),
        weighted_mean((p.computed, p.weight) for p in taken if p.computed is not None),
    )


def left_out(percents: Iterable[MeasurePercent]) -> dict[str, int]:
    """How many rated measures are not compared, by reason."""
    return dict(sorted(Counter(p.reason for p in percents if p.reason).items()))


def weighted_mean(values: Iterable[tuple[Fraction, Decimal]]) -> Fraction | None:
    """The mean of values with their weights, simple where all weigh the same; None of nothing."""
    pairs = [(value, Fraction(weight)) for value, weight in values]
    total = sum((weight for _, weight in pairs), Fraction(0))
    return sum((v * w for v, w in pairs), Fraction(0)) / total if pairs else None


def weight_of(line: Measure, settings: UnitSettings) -> Decimal:
    """How much a measure counts: one, if nobody gave it a weight."""
    given = settings.measures.get(key_of(line.measure_no, line.activity_no))
    return given.weight if given else Decimal(1)


def joined(judged: Sequence[Achievement], judgement: Judgement) -> Fraction | None:
    """The one percent of a measure's indicators, by the rule in force; None where none has one."""
    known = [one for one in judged if one.achievement_percent is not None]
    if judgement.judge.rules.several_indicators.how == "lowest":
        return min((one.achievement_percent or Fraction(0) for one in known), default=None)
    settings = judgement.judge.settings.indicators
    return weighted_mean(
        (one.achievement_percent or Fraction(0), _weight(one, settings)) for one in known
    )


def _percent(
    line: Measure,
    judged: list[Achievement],
    bases: Mapping[tuple[str, str, str], Basis],
    judgement: Judgement,
) -> MeasurePercent:
    reason = _reason(judged, bases)
    return MeasurePercent(
        line.objective_no, line.measure_no, line.activity_no,
        line.reported_percent or Decimal(0),
        weight_of(line, judgement.judge.settings),
        joined(judged, judgement) if reason in ("", "unconfirmed") else None,
        reason,
    )  # fmt: skip


def _reason(
    judged: list[Achievement], bases: Mapping[tuple[str, str, str], Basis]
) -> Reason | Literal[""]:
    if not judged:
        return "no_indicator"
    if any(one.outcome == "no_actual" for one in judged):
        return "no_actual"
    known = [one for one in judged if one.achievement_percent is not None]
    if not known:
        return "no_target"
    numbers = ((one.measure_no, one.activity_no, one.indicator_no) for one in known)
    return "" if all(bases.get(key, "none") in CONFIRMED for key in numbers) else "unconfirmed"


def _weight(one: Achievement, settings: Mapping[str, IndicatorSetting]) -> Decimal:
    given = settings.get(key_of(one.measure_no, one.activity_no, one.indicator_no))
    return given.weight if given else Decimal(1)
