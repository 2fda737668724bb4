"""The summary counts and averages what was rated and keeps the rest in sight."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.plan import Measure, Objective, Status
from tailan.summary import RoundingRule, Summary, as_json, summarise
from tailan.tables import to_json

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


def test_the_json_holds_numbers_and_what_is_not_computed_yet() -> None:
    read = json.loads(to_json(as_json(summary(measures(100, 50, "not_due")))))
    assert read == {
        "measures": 3,
        "rated": 2,
        "excluded": {"not_due": 1},
        "reported_mean": 75,
        "reported_mean_text": "75.00",
        "computed_mean": None,
        "compared": 0,
        "objectives": [{"objective_no": "1", "measures": 3, "rated": 2, "mean": 75}],
        "findings": {},
    }
