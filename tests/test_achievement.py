"""Every indicator has a percent by a named rule, or an outcome that says why it has none."""

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.achievement import OUTCOMES, Achievement, Judge, achievements, assumptions
from tailan.actuals import Actual
from tailan.direction import nature
from tailan.language import LANGUAGES, texts
from tailan.period import Period
from tailan.plan import Indicator, Measure, Status
from tailan.rules import AchievementRules, Direction, Kind, RuleName, default_rules
from tailan.tables import ACHIEVEMENT, ASSUMPTIONS, from_csv, to_csv
from tailan.unit_settings import IndicatorSetting, UnitSettings

JUNE = Period(2025, "H1")
HOSTILE = ("0", "-5", "0.0001", "1E+30", "-1E+30", "33.333333333333333333333333333333")
NUMBERS = (
    st.none()
    | st.decimals(-1000, 10000, places=2)
    | st.sampled_from([Decimal(value) for value in HOSTILE])
)


def number(value: str | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def judged(
    name: str,
    baseline: str | None,
    target: str | None,
    actual: str | None,
    *,
    reported: str | None = "100",
    status: Status = "rated",
    period: Period = JUNE,
    rules: AchievementRules | None = None,
    setting: IndicatorSetting | None = None,
) -> Achievement:
    one = Indicator("1.1", "1", name, number(baseline), number(target))
    line = Measure("1", "1.1", "Ажил", status, number(reported))
    settings = UnitSettings(indicators={"1.1/1": setting} if setting else {})
    judge = Judge(rules or default_rules(), period, settings)
    (found,) = achievements([line], [one], [Actual("1.1", "", "1", number(actual))], judge)
    return found


def with_rule(direction: Direction, rule: RuleName) -> AchievementRules:
    choice = {"rule": rule, "citation": {"mn": "туршилт"}}
    return AchievementRules.model_validate({direction: choice})


@pytest.mark.parametrize(
    ("name", "levels", "outcome", "percents"),
    [
        ("Хурлын тоо", ("18", "20", "8"), "partly", ("40", "40", "80")),
        ("Хурлын тоо", ("18", "20", "20"), "reached", ("100", "100", "200")),
        ("Хурлын тоо", ("18", "20", "30"), "over_fulfilled", ("100", "150", "300")),
        ("Хурлын тоо", (None, "20", "0"), "not_reached", ("0", "0", "0")),
        ("Ашиглалтын хувь", ("60", "90", "27"), "below_baseline", ("30", "30", None)),
        ("Дундаж оноо", ("70", "90", "75"), "partly", ("250/3", "250/3", None)),
        ("Гомдлын тоо", ("103", "90", "59"), "within_limit", ("100", "9000/59", "4500/59")),
        ("Гомдлын тоо", ("103", "90", "120"), "partly", ("75", "75", "37.5")),
        ("Гомдлын тоо", ("103", "90", "0"), "within_limit", ("100", "100", "100")),
        ("Осол гэмтлийн тоо", ("5", "0", "0"), "within_limit", ("100", "100", None)),
        ("Осол гэмтлийн тоо", ("5", "0", "2"), "not_reached", ("0", "0", None)),
        ("Ядуурлын хувь", ("30", "20", "25"), "partly", ("50", "50", None)),
        ("Ядуурлын хувь", ("30", "20", "20"), "reached", ("100", "100", None)),
        ("Ядуурлын хувь", ("30", "20", "15"), "over_fulfilled", ("100", "150", None)),
        ("Ядуурлын хувь", ("30", "20", "35"), "below_baseline", ("0", "-50", None)),
        ("Хамралтын хувь", ("85", "85", "85"), "reached", ("100", "100", None)),
        ("Хамралтын хувь", ("85", "85", "68"), "below_baseline", ("80", "80", None)),
        ("Журам батлуулсан байх", ("0", "1", "1"), "reached", ("100", "100", None)),
        ("Журам батлуулсан байх", ("0", "1", "0"), "not_reached", ("0", "0", None)),
        ("Журам батлуулсан эсэх", ("1", "1", "1"), "reached", ("100", "100", None)),
        ("Сургалтын тоо", ("0", "0", "3"), "target_zero", (None, None, None)),
        ("Сургалтын тоо", ("2", "0", "3"), "target_zero", (None, None, None)),
        ("Өсөлтийн хувь", ("-8", "-2", "-4"), "target_negative", (None, None, None)),
        ("Хурлын тоо", ("18", None, "8"), "no_target", (None, None, None)),
        ("Хурлын тоо", ("18", "20", None), "no_actual", (None, None, None)),
    ],
)
def test_each_case_has_its_outcome(
    name: str,
    levels: tuple[str | None, str | None, str | None],
    outcome: str,
    percents: tuple[str | None, str | None, str | None],
) -> None:
    found = judged(name, *levels)
    computed = (found.achievement_percent, found.uncapped_percent, found.pace_percent)
    assert found.outcome == outcome
    assert computed == tuple(None if p is None else Fraction(p) for p in percents)


@pytest.mark.parametrize("status", ["not_due", "not_evaluable"])
def test_what_is_not_due_has_no_percent_whatever_was_reached(status: Status) -> None:
    found = judged("Хурлын тоо", "18", "20", "8", reported=None, status=status)
    assert (found.outcome, found.achievement_percent, found.pace_percent) == (status, None, None)


def test_a_row_without_a_percent_is_computed_all_the_same() -> None:
    found = judged("Хурлын тоо", "18", "20", "8", reported=None, status="unstated")
    assert (found.achievement_percent, found.difference) == (40, None)


def test_a_target_in_words_is_no_missing_target() -> None:
    one = Indicator("1.1", "1", "Оролцсон байдал", target_text="ахиц гарна")
    line = Measure("1", "1.1", "Ажил", "rated", Decimal(100))
    (found,) = achievements([line], [one], [], Judge(default_rules(), JUNE))
    assert found.outcome == "target_in_words"


def test_the_difference_is_what_was_reported_less_what_was_computed() -> None:
    assert judged("Дундаж хувь", "70.02", "90", "61.24").difference == 100 - Fraction("6124/90")
    assert judged("Гомдлын тоо", "103", "90", "59", reported="70").difference == -30


@pytest.mark.parametrize(
    ("period", "pace"),
    [("2025-Q1", 160), ("2025-H1", 80), ("2025-Q3", "160/3"), ("2025", 40), ("2025-M04", 120)],
)
def test_the_pace_is_that_of_the_months_gone_by(period: str, pace: int | str) -> None:
    found = judged("Хурлын тоо", "18", "20", "8", period=Period.parse(period))
    assert found.pace_percent == Fraction(pace)


def test_a_limit_is_kept_only_at_the_end_of_the_year() -> None:
    assert judged("Гомдлын тоо", "103", "90", "59", period=Period(2025)).outcome == "over_fulfilled"


def test_the_rule_in_force_is_a_parameter() -> None:
    rules = with_rule("increase", "from_baseline")
    found = judged("Ашиглалтын хувь", "60", "90", "75", rules=rules)
    assert (found.rule, found.achievement_percent) == ("from_baseline", 50)
    below = judged("Ашиглалтын хувь", "60", "90", "27", rules=rules)
    assert (below.outcome, below.achievement_percent) == ("below_baseline", 0)
    assert below.uncapped_percent == -110
    assert judged("Хувь", None, "90", "27", rules=rules).outcome == "no_baseline"


def test_a_baseline_at_the_target_leaves_no_way_to_measure() -> None:
    given = IndicatorSetting(rule="from_baseline", reason="туршилт")
    found = judged("Хамралтын хувь", "85", "85", "85", setting=given)
    assert (found.outcome, found.achievement_percent) == ("target_equals_baseline", None)


@pytest.mark.parametrize(("actual", "stage"), [("85", 70), ("100", 100), ("69", 30), ("5", 0)])
def test_the_stage_scale_brings_a_percent_down_to_its_stage(actual: str, stage: int) -> None:
    rules = with_rule("increase", "stage_scale")
    found = judged("Ашиглалтын хувь", "0", "100", actual, rules=rules)
    assert (found.rule, found.achievement_percent) == ("stage_scale", stage)


def test_over_fulfilment_counts_where_no_cap_is_set() -> None:
    cap = {"cap": {"percent": None, "citation": {"mn": "туршилт"}}}
    rules = AchievementRules.model_validate(cap)
    assert judged("Хурлын тоо", "18", "20", "30", rules=rules).achievement_percent == 150


def test_what_an_analyst_gives_wins_over_words_and_figures() -> None:
    given = IndicatorSetting(direction="decrease", kind="level", reason="хүлээх хугацаа")
    found = judged("Хугацаа", "10", "5", "6", setting=given)
    assert (found.direction, found.kind, found.achievement_percent) == ("decrease", "level", 80)
    one = Indicator("1.1", "1", "Хугацаа", Decimal(10), Decimal(5))
    assert assumptions([one], UnitSettings(indicators={"1.1/1": given})) == ()


@pytest.mark.parametrize(
    ("name", "baseline", "target", "direction", "kind"),
    [
        ("Гомдлын тоо", "103", "90", "decrease", "cumulative"),
        ("Шийдвэрлэсэн гомдлын тоо", "90", "103", "increase", "cumulative"),
        ("Гомдол шийдвэрлэлтийн хувь", "95", "90", "increase", "level"),
        ("Сүлжээний доголдлын бууралтын хувь", "50", "90", "increase", "level"),
        ("Илрүүлсэн зөрчлийн тоо", "40", "30", "increase", "cumulative"),
        ("Зам тээврийн ослын тоо", "40", "30", "decrease", "cumulative"),
        ("Ажилгүйдлийн түвшин", "9", "7", "decrease", "level"),
        ("Сүрьеэгийн шинэ тохиолдлын тоо", "40", "30", "decrease", "cumulative"),
        ("Илрүүлсэн тохиолдлын тоо", "40", "30", "increase", "cumulative"),
        ("Гомдлын тоо", None, "90", "decrease", "cumulative"),
        ("Гомдлын тоо", "80", "90", "increase", "cumulative"),
        ("Материалын тоо", "336", "300", "increase", "cumulative"),
        ("Гэрээний тоо", "18", "18", "maintain", "cumulative"),
        ("Албан хаагчдын тоо", "13", "13", "maintain", "level"),
        ("Сургалтад хамруулсан албан хаагчийн тоо", "6", "10", "increase", "cumulative"),
        ("Систем ашиглаж байгаа байгууллагын тоо", "0", "54", "increase", "level"),
        ("Хөтөлбөр батлуулсан байх", "0", "1", "milestone", "one_off"),
        ("Багаар хэлэлцүүлсэн эсэх", "1", "1", "milestone", "one_off"),
        ("Зохион байгуулсан арга хэмжээ", "0", "1", "milestone", "one_off"),
        ("Сургалтын тоо", "0", "1", "increase", "one_off"),
        ("Үерийн усны далан", "0", "300", "increase", "cumulative"),
        ("Хувьцаа эзэмшигчдийн тоо", "3", "9", "increase", "cumulative"),
    ],
)
def test_direction_and_kind_are_read_from_words_and_figures(
    name: str, baseline: str | None, target: str | None, direction: str, kind: str
) -> None:
    found = nature(Indicator("1.1", "1", name, number(baseline), number(target)), None, None)
    assert (found.direction, found.kind) == (direction, kind)
    assert found.direction_reason
    assert found.kind_reason


def test_what_is_assumed_is_listed_with_its_reason() -> None:
    one = Indicator("4.7", "1", "Гомдлын тоо", Decimal(103), Decimal(90))
    found = assumptions([one], UnitSettings())
    assert [(a.field, a.value, a.reason) for a in found] == [
        ("direction", "decrease", "unwanted"),
        ("kind", "cumulative", "counted"),
    ]
    assert from_csv(ASSUMPTIONS, to_csv(ASSUMPTIONS, found)) == found


@given(
    NUMBERS, NUMBERS, NUMBERS, st.sampled_from(["Хурлын тоо", "Гомдлын тоо", "Ослын хувь", "Хувь"])
)
def test_no_figures_whatever_lead_to_a_number_that_is_none(
    baseline: Decimal | None, target: Decimal | None, actual: Decimal | None, name: str
) -> None:
    one = Indicator("1.1", "1", name, baseline, target)
    line = Measure("1", "1.1", "Ажил", "rated", Decimal(70))
    values = [Actual("1.1", "", "1", actual)]
    for direction, rule in itertools.product(
        ("increase", "decrease", "maintain", "milestone"),
        ("ratio_to_target", "from_baseline", "decrease", "maintain", "milestone", "stage_scale"),
    ):
        setting = IndicatorSetting.model_validate(
            {"direction": direction, "rule": rule, "reason": "туршилт"}
        )
        judge = Judge(default_rules(), JUNE, UnitSettings(indicators={"1.1/1": setting}))
        (found,) = achievements([line], [one], values, judge)
        assert found.outcome in OUTCOMES
        assert (found.achievement_percent is None) == (found.uncapped_percent is None)
        assert found.achievement_percent is None or 0 <= found.achievement_percent <= 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_rule_and_reason_is_said_in_words(language: str) -> None:
    words = texts(language)
    reasons = set()
    for name, baseline, target in itertools.product(
        ["Гомдлын тоо", "Сургалтын тоо", "Хувь", "Албан хаагчдын тоо", "Болсон эсэх"],
        [None, "0", "1", "5"],
        [None, "0", "1", "5", "9"],
    ):
        one = Indicator("1.1", "1", name, number(baseline), number(target))
        reasons |= {a.reason for a in assumptions([one], UnitSettings())}
    assert {f"outcome.{o}" for o in OUTCOMES} <= set(words)
    assert {f"rule.{r}" for r in get_args(RuleName)} <= set(words)
    assert {f"direction.{d}" for d in get_args(Direction)} <= set(words)
    assert {f"kind.{k}" for k in get_args(Kind)} <= set(words)
    assert {f"assumption.{r}" for r in reasons} == {w for w in words if w.startswith("assumption.")}


def test_the_table_gives_back_what_was_written() -> None:
    found = judged("Дундаж хувь", "70.02", "90", "60")
    raw = to_csv(ACHIEVEMENT, [found]).decode()
    assert raw.splitlines()[1] == (
        "1,1.1,,1,increase,level,70.02,90,60,ratio_to_target,below_baseline,"
        "66.66666666666666666666666667,66.66666666666666666666666667,,100,"
        "33.33333333333333333333333333"
    )
    (read,) = from_csv(ACHIEVEMENT, raw.encode())
    assert (read.target, read.outcome) == (90, "below_baseline")
    assert abs(read.achievement_percent - Fraction(200, 3)) < Fraction(1, 10**20)


def test_a_thousand_measures_are_judged() -> None:
    lines = [Measure("1", f"1.{i}", "Ажил", "rated", Decimal(100)) for i in range(1000)]
    plan = [Indicator(m.measure_no, "1", "Хурлын тоо", Decimal(1), Decimal(7)) for m in lines]
    values = [Actual(m.measure_no, "", "1", Decimal(3)) for m in lines]
    assert len(achievements(lines, plan, values, Judge(default_rules(), JUNE))) == 1000


def test_the_way_from_a_baseline_is_exact_however_long_its_figures_are() -> None:
    setting = IndicatorSetting(rule="from_baseline", reason="туршилт")
    found = judged("Хурлын тоо", "0.0001", "1E+30", "5E+29", setting=setting)
    start = Fraction(1, 10000)
    assert found.uncapped_percent == 100 * (5 * 10**29 - start) / (10**30 - start)
