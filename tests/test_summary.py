"""The summary counts and averages what was rated and keeps the rest in sight."""

import json
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.achievement import Judge, judgement
from tailan.actuals import Actual, Basis
from tailan.comparison import Means, left_out
from tailan.period import Period
from tailan.plan import Indicator, Measure, Objective, Status
from tailan.rules import AchievementRules, default_rules
from tailan.summary import RoundingRule, Summary, as_json, summarise
from tailan.tables import to_json
from tailan.unit_settings import UnitSettings

CUT = RoundingRule("truncate", 2)
PERCENTS = st.lists(st.integers(0, 100), min_size=1, max_size=40)


def measures(*percents: int | Status, objective: str = "1") -> list[Measure]:
    """A measure for each percent or status."""
    return [
        Measure(objective, f"{objective}.{i}", "Ажил", "rated", Decimal(value))
        if isinstance(value, int)
        else Measure(objective, f"{objective}.{i}", "Ажил", value)
        for i, value in enumerate(percents, start=1)
    ]


def summary(rows: list[Measure], rule: RoundingRule = CUT) -> Summary:
    objectives = [Objective(no, "Ус", "") for no in dict.fromkeys(row.objective_no for row in rows)]
    return summarise(objectives, rows, rule)


def test_the_mean_leaves_out_what_was_not_rated_and_counts_it() -> None:
    found = summary(measures(100, 50, 0, "not_due", "not_due", "not_evaluable", "unstated"))
    assert (found.measures, found.rated, found.reported_mean) == (7, 3, 50)
    assert found.excluded == {"not_due": 2, "not_evaluable": 1, "unstated": 1}


def test_a_percent_of_nought_counts() -> None:
    assert summary(measures(100, 0)).reported_mean == 50


def test_the_mean_is_not_the_mean_of_the_objectives_means() -> None:
    rows = measures(100) + measures(0, 0, 0, objective="2")
    found = summary(rows)
    assert found.reported_mean == 25
    assert [(o.objective_no, o.measures, o.rated, o.mean) for o in found.objectives] == [
        ("1", 1, 1, 100),
        ("2", 3, 3, 0),
    ]


@pytest.mark.parametrize(
    ("rule", "printed"),
    [
        (RoundingRule("truncate", 2), "66.66"),
        (RoundingRule("half_up", 2), "66.67"),
        (RoundingRule("half_up", 1), "66.7"),
        (RoundingRule("truncate", 0), "66"),
    ],
)
def test_the_published_mean_follows_the_rule_and_the_data_do_not(
    rule: RoundingRule, printed: str
) -> None:
    found = summary(measures(100, 100, 0), rule)
    assert found.reported_mean_text == printed
    assert found.reported_mean == Decimal(200) / 3


def test_a_whole_mean_is_published_with_all_its_digits() -> None:
    assert summary(measures(100)).reported_mean_text == "100.00"


def test_nothing_rated_has_no_mean() -> None:
    found = summary(measures("not_due"))
    assert (found.reported_mean, found.reported_mean_text) == (None, "")
    assert found.objectives[0].mean is None


def test_a_plan_without_measures_is_summarised_too() -> None:
    found = summarise([Objective("1", "Ус", "")], [], CUT)
    assert (found.measures, found.rated, found.excluded, found.reported_mean) == (0, 0, {}, None)


@given(PERCENTS)
def test_the_mean_does_not_depend_on_the_order(percents: list[int]) -> None:
    there, back = summary(measures(*percents)), summary(measures(*reversed(percents)))
    assert there.reported_mean == back.reported_mean
    assert there.reported_mean is not None
    assert min(percents) <= there.reported_mean <= max(percents)


@given(PERCENTS, st.integers(0, 10))
def test_what_is_not_due_never_moves_the_mean(percents: list[int], count: int) -> None:
    waiting: list[Status] = ["not_due"] * count
    rated = summary(measures(*percents))
    assert summary(measures(*percents, *waiting)).reported_mean == rated.reported_mean


def judged(
    rows: list[Measure],
    values: dict[str, tuple[str, Basis]],
    settings: UnitSettings | None = None,
    rules: AchievementRules | None = None,
) -> Summary:
    """A summary of rows with an indicator each, target 20, and of what they are said to reach."""
    indicators = [Indicator(m.measure_no, "1", "Хурлын тоо", Decimal(1), Decimal(20)) for m in rows]
    actuals = [Actual(no, "", "1", Decimal(value), basis) for no, (value, basis) in values.items()]
    judge = Judge(rules or default_rules(), Period(2025, "H1"), settings or UnitSettings())
    objectives = [Objective(no, "Ус", "") for no in dict.fromkeys(row.objective_no for row in rows)]
    return summarise(objectives, rows, CUT, judgement(rows, indicators, actuals, judge))


def test_reported_and_computed_means_are_of_the_same_measures() -> None:
    rows = measures(100, 100, 70, "not_due", objective="1") + measures(50, objective="2")
    found = judged(rows, {"1.1": ("8", "confirmed"), "1.3": ("20", "answered")})
    assert (found.reported_mean, found.rated) == (80, 4)
    assert found.means == Means(2, Fraction(85), Fraction(70))
    assert left_out(found.percents) == {"no_actual": 2}
    first, second = found.objectives
    assert (first.means.compared, second.means) == (2, Means(0, None, None))


def test_a_proposal_stays_out_of_roll_ups_until_somebody_confirms_it() -> None:
    rows = measures(100, 100)
    proposed = judged(rows, {"1.1": ("8", "stated"), "1.2": ("20", "confirmed")})
    assert proposed.means == Means(1, Fraction(100), Fraction(100))
    assert proposed.proposed == Means(2, Fraction(100), Fraction(70))
    assert left_out(proposed.percents) == {"unconfirmed": 1}
    confirmed = judged(rows, {"1.1": ("8", "confirmed"), "1.2": ("20", "confirmed")})
    assert confirmed.means == confirmed.proposed == Means(2, Fraction(100), Fraction(70))


def test_weights_count_where_they_are_given() -> None:
    weights = UnitSettings.model_validate({"measures": {"1.1": {"weight": 3, "reason": "журам"}}})
    values: dict[str, tuple[str, Basis]] = {"1.1": ("20", "confirmed"), "1.2": ("0", "confirmed")}
    found = judged(measures(100, 60), values, weights)
    assert found.is_weighted
    assert (found.reported_mean, found.means.computed) == (90, 75)
    assert judged(measures(100, 60), values).means.computed == 50


@pytest.mark.parametrize(("how", "percent"), [("mean", 70), ("lowest", 40)])
def test_several_indicators_make_one_percent_by_the_rule_in_force(how: str, percent: int) -> None:
    rules = AchievementRules.model_validate(
        {"several_indicators": {"how": how, "citation": {"mn": "туршилт"}}}
    )
    found = two_indicators("8", "20", rules)
    assert found.means == Means(1, Fraction(100), Fraction(percent))


def test_a_measure_with_one_value_missing_is_not_computed() -> None:
    found = two_indicators("8", None, default_rules())
    assert found.means.compared == 0
    assert left_out(found.percents) == {"no_actual": 1}


def two_indicators(first: str, second: str | None, rules: AchievementRules) -> Summary:
    (row,) = measures(100)
    indicators = [Indicator("1.1", no, "Хурлын тоо", None, Decimal(20)) for no in ("1", "2")]
    actuals = [
        Actual("1.1", "", no, None if value is None else Decimal(value), "confirmed")
        for no, value in (("1", first), ("2", second))
    ]
    judge = Judge(rules, Period(2025, "H1"))
    return summarise([], [row], CUT, judgement([row], indicators, actuals, judge))


def test_a_measure_without_indicator_or_target_is_named_so() -> None:
    rows = measures(100, 100)
    judge = Judge(default_rules(), Period(2025, "H1"))
    worded = [Indicator("1.1", "1", "Оролцсон байдал", target_text="ахиц гарна")]
    found = summarise([], rows, CUT, judgement(rows, worded, [], judge))
    assert left_out(found.percents) == {"no_indicator": 1, "no_target": 1}


def test_what_is_not_rated_is_counted_as_nought_once() -> None:
    assert judged(measures(100, 50, "not_due"), {}).with_zeros == 50


def test_a_mean_that_comes_out_even_is_not_cut_below_it() -> None:
    rows = measures(100, 100, 100)
    thirds: dict[str, tuple[str, Basis]] = {f"1.{i}": (f"{i}", "confirmed") for i in (1, 2, 3)}
    indicators = [Indicator(f"1.{i}", "1", "Хурлын тоо", None, Decimal(6)) for i in (1, 2, 3)]
    actuals = [Actual(no, "", "1", Decimal(v), b) for no, (v, b) in thirds.items()]
    judge = Judge(default_rules(), Period(2025, "H1"))
    found = summarise([], rows, CUT, judgement(rows, indicators, actuals, judge))
    assert found.means.computed == Fraction(100, 3)
    assert as_json(found)["computed_mean"] == Fraction(100, 3)


def test_the_json_holds_numbers_and_names_what_is_left_out() -> None:
    rows = measures(100, 50, "not_due")
    found = replace(judged(rows, {"1.1": ("8", "confirmed")}), findings={"same-narrative": 2})
    assert json.loads(to_json(as_json(found))) == {
        "measures": 3,
        "rated": 2,
        "excluded": {"not_due": 1},
        "reported_mean": 75,
        "reported_mean_text": "75.00",
        "reported_mean_with_excluded_as_zero": 50,
        "weighted": False,
        "computed_mean": 40,
        "compared": 1,
        "compared_reported_mean": 100,
        "not_compared": {"no_actual": 1},
        "not_compared_measures": [
            {"measure_no": "1.2", "activity_no": None, "reason": "no_actual"}
        ],
        "proposed": {"compared": 1, "reported_mean": 100, "computed_mean": 40},
        "objectives": [
            {
                "objective_no": "1",
                "measures": 3,
                "rated": 2,
                "mean": 75,
                "compared": 1,
                "compared_reported_mean": 100,
                "computed_mean": 40,
            }
        ],
        "findings": {"same-narrative": 2},
    }


def test_without_a_judgement_nothing_is_compared() -> None:
    read = json.loads(to_json(as_json(summary(measures(100, 50)))))
    assert (read["computed_mean"], read["compared"], read["findings"]) == (None, 0, {})
