"""The formulas of achievement: what share of the way to its target an indicator has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tailan.rules import Direction, Kind, RuleName, StageScale

FULL = Fraction(100)

NoPercent = Literal["target_zero", "target_negative", "target_equals_baseline", "no_baseline"]
"""Why a formula gives no percent."""


@dataclass(frozen=True)
class Levels:
    """What a formula looks at."""

    baseline: Decimal | None
    target: Decimal
    actual: Decimal
    kind: Kind


Reached = Fraction | NoPercent
"""An exact percent, uncapped, or the reason why there is none."""


def reached(rule: RuleName, levels: Levels, direction: Direction, scale: StageScale) -> Reached:
    """What a rule gives for these levels; the scale of stages builds on the direction's own."""
    if rule != "stage_scale":
        return _FORMULAS[rule](levels)
    exact = _FORMULAS[_OWN_RULE[direction]](levels)
    if not isinstance(exact, Fraction):
        return exact
    stages = [Fraction(stage.percent) for stage in scale.stages]
    return next((stage for stage in stages if stage <= exact), Fraction(0))


def _ratio_to_target(levels: Levels) -> Reached:
    if levels.target <= 0:
        return "target_negative" if levels.target else "target_zero"
    return _percent(levels.actual, levels.target)


def _from_baseline(levels: Levels) -> Reached:
    if levels.baseline is None:
        return "no_baseline"
    if levels.target == levels.baseline:
        return "target_equals_baseline"
    # Differences of decimals would be cut to 28 digits.
    start = Fraction(levels.baseline)
    return _percent(Fraction(levels.actual) - start, Fraction(levels.target) - start)


def _decrease(levels: Levels) -> Reached:
    """How far a level came down to its target; a yearly limit is kept or passed by so much."""
    has_way = levels.baseline is not None and levels.baseline > levels.target
    if has_way and levels.kind == "level":
        return _from_baseline(levels)
    if levels.actual <= 0 or levels.target <= 0:
        return FULL if levels.actual <= levels.target else Fraction(0)
    return _percent(levels.target, levels.actual)


def _milestone(levels: Levels) -> Reached:
    return FULL if levels.actual >= levels.target else Fraction(0)


def _percent(part: Decimal | Fraction, whole: Decimal | Fraction) -> Fraction:
    return 100 * Fraction(part) / Fraction(whole)


_FORMULAS: dict[RuleName, Callable[[Levels], Reached]] = {
    "ratio_to_target": _ratio_to_target,
    "from_baseline": _from_baseline,
    "decrease": _decrease,
    "maintain": _ratio_to_target,
    "milestone": _milestone,
}
_OWN_RULE: dict[Direction, RuleName] = {
    "increase": "ratio_to_target",
    "decrease": "decrease",
    "maintain": "maintain",
    "milestone": "milestone",
}
