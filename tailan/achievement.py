"""What an indicator achieved of its target: percents by a named rule, and an outcome for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Literal, get_args

from tailan.actuals import Actual
from tailan.direction import Nature, nature
from tailan.formulas import FULL, Levels, reached
from tailan.period import Period
from tailan.plan import Indicator, Measure
from tailan.rules import AchievementRules, Direction, Kind, RuleChoice, RuleName
from tailan.unit_settings import IndicatorSetting, UnitSettings, key_of
from tailan.wording import Wording

Outcome = Literal[
    "reached",
    "over_fulfilled",
    "within_limit",
    "partly",
    "not_reached",
    "below_baseline",
    "target_zero",
    "target_negative",
    "target_equals_baseline",
    "no_baseline",
    "no_target",
    "target_in_words",
    "no_actual",
    "not_due",
    "not_evaluable",
]
"""What came of an indicator. The last nine have no percent: nothing can be computed."""

OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)


@dataclass(frozen=True)
class Achievement:
    """An indicator judged: percents of the year's target, exact, capped and uncapped.

    `pace_percent` compares with the part of the target that was due by the period's end, for
    what adds up over the year only; `difference` is what was reported less what was computed.
    """

    objective_no: str
    measure_no: str
    activity_no: str
    indicator_no: str
    direction: Direction
    kind: Kind
    baseline: Decimal | None
    target: Decimal | None
    actual: Decimal | None
    rule: RuleName
    outcome: Outcome
    achievement_percent: Fraction | None = None
    uncapped_percent: Fraction | None = None
    pace_percent: Fraction | None = None
    reported_percent: Decimal | None = None
    difference: Fraction | None = None


@dataclass(frozen=True)
class Assumption:
    """A direction or kind that nobody gave, and the sign that suggested it."""

    measure_no: str
    activity_no: str
    indicator_no: str
    field: str
    value: str
    reason: str


@dataclass(frozen=True)
class Judgement:
    """A plan judged: who judged by which rules, on which values, with which results."""

    judge: Judge
    actuals: tuple[Actual, ...]
    achievements: tuple[Achievement, ...]


def judgement(
    measures: Iterable[Measure],
    indicators: Iterable[Indicator],
    actuals: Iterable[Actual],
    judge: Judge,
) -> Judgement:
    """The plan judged, with all that the results rest on."""
    values = tuple(actuals)
    return Judgement(judge, values, achievements(measures, indicators, values, judge))


def achievements(
    measures: Iterable[Measure],
    indicators: Iterable[Indicator],
    actuals: Iterable[Actual],
    judge: Judge,
) -> tuple[Achievement, ...]:
    """Each indicator judged, in its order; a value that nobody gave is none."""
    lines = {(m.measure_no, m.activity_no): m for m in measures}
    values = {(a.measure_no, a.activity_no, a.indicator_no): a.actual for a in actuals}
    return tuple(
        judge.judged(indicator, lines[key], values.get((*key, indicator.indicator_no)))
        for indicator in indicators
        if (key := (indicator.measure_no, indicator.activity_no)) in lines
    )


def assumptions(indicators: Iterable[Indicator], settings: UnitSettings) -> tuple[Assumption, ...]:
    """Every direction and kind that is assumed, with its reason."""
    found = []
    for one in indicators:
        is_what = _nature(one, settings)
        numbers = (one.measure_no, one.activity_no, one.indicator_no)
        for name, value, reason in (
            ("direction", is_what.direction, is_what.direction_reason),
            ("kind", is_what.kind, is_what.kind_reason),
        ):
            if reason:
                found.append(Assumption(*numbers, name, value, reason))
    return tuple(found)


@dataclass(frozen=True)
class Judge:
    """The rules in force for the plan of one run, and what is set for its indicators."""

    rules: AchievementRules
    period: Period
    settings: UnitSettings = field(default_factory=UnitSettings)

    def judged(self, one: Indicator, line: Measure, actual: Decimal | None) -> Achievement:
        """The indicator with its percents, or with the outcome that says why it has none."""
        what = _nature(one, self.settings)
        rule = self.choice(one, what.direction).rule
        found = self._reached(rule, one, line, actual, what)
        exact = found if isinstance(found, Fraction) else None
        capped, reported = _capped(exact, self.rules.cap.percent), line.reported_percent
        return Achievement(
            line.objective_no, one.measure_no, one.activity_no, one.indicator_no,
            what.direction, what.kind, one.baseline, one.target, actual, rule,
            found if not isinstance(found, Fraction) else self._outcome(one, actual, what, found),
            capped, exact,
            None if capped is None else _pace(one.target, actual, what, self.period),
            reported,
            None if capped is None or reported is None else Fraction(reported) - capped,
        )  # fmt: skip

    def choice(self, one: Indicator | Achievement, direction: Direction) -> RuleChoice:
        """The rule in force for an indicator, and what it rests on: its own, or its direction's."""
        setting = _setting(one, self.settings)
        if setting is None or setting.rule is None:
            return self.rules.choice(direction)
        return RuleChoice(rule=setting.rule, citation=Wording(mn=setting.reason))

    def percent_as(self, direction: Direction, one: Achievement) -> Fraction | None:
        """The percent that an indicator would have, were it meant to go this way."""
        if one.achievement_percent is None or one.target is None or one.actual is None:
            return None
        levels = Levels(one.baseline, one.target, one.actual, one.kind)
        rule = self.rules.choice(direction).rule
        exact = reached(rule, levels, direction, self.rules.stage_scale)
        return _capped(exact if isinstance(exact, Fraction) else None, self.rules.cap.percent)

    def _reached(
        self, rule: RuleName, one: Indicator, line: Measure, actual: Decimal | None, what: Nature
    ) -> Fraction | Outcome:
        """The exact percent, or the outcome that says why there is none."""
        if line.status in ("not_due", "not_evaluable"):
            return line.status
        if one.target is None:
            return "target_in_words" if one.target_text else "no_target"
        if actual is None:
            return "no_actual"
        levels = Levels(one.baseline, one.target, actual, what.kind)
        return reached(rule, levels, what.direction, self.rules.stage_scale)

    def _outcome(
        self, one: Indicator, actual: Decimal | None, what: Nature, percent: Fraction
    ) -> Outcome:
        """The outcome of an indicator that has a percent."""
        if percent < FULL and what.kind == "level" and _is_worse(one.baseline, actual, what):
            return "below_baseline"
        is_limit = what.kind == "cumulative" and what.direction == "decrease"
        if is_limit and percent >= FULL and self.period.last_month < 12:
            return "within_limit"
        if percent >= FULL:
            return "over_fulfilled" if percent > FULL else "reached"
        return "partly" if percent > 0 else "not_reached"


def _nature(one: Indicator, settings: UnitSettings) -> Nature:
    setting = _setting(one, settings)
    return nature(one, setting.direction if setting else None, setting.kind if setting else None)


def _setting(one: Indicator | Achievement, settings: UnitSettings) -> IndicatorSetting | None:
    return settings.indicators.get(key_of(one.measure_no, one.activity_no, one.indicator_no))


def _is_worse(baseline: Decimal | None, actual: Decimal | None, what: Nature) -> bool:
    """Whether a level moved away from its target: counts of a part of a year do not."""
    if baseline is None or actual is None:
        return False
    return actual > baseline if what.direction == "decrease" else actual < baseline


def _capped(percent: Fraction | None, cap: Decimal | None) -> Fraction | None:
    """The percent within nought and the cap: what went back counts as nothing reached."""
    if percent is None:
        return None
    return max(Fraction(0), percent if cap is None else min(percent, Fraction(cap)))


def _pace(
    target: Decimal | None, actual: Decimal | None, what: Nature, period: Period
) -> Fraction | None:
    """The percent of what was due by the period's end; of a limit, what was free by then."""
    if what.kind != "cumulative" or target is None or actual is None or target <= 0:
        return None
    due = Fraction(target) * period.last_month / 12
    if what.direction != "decrease":
        return 100 * Fraction(actual) / due
    return 100 * due / Fraction(actual) if actual > 0 else FULL
