"""Means are simple means over the rated measures."""

from decimal import Decimal

import pytest

from tailan.plan import Measure, Objective, Status
from tailan.summary import RoundingRule, as_json, summarise

RULE = RoundingRule("truncate", 2)
OBJECTIVES = (Objective("1", "А", "1. А"), Objective("2", "Б", "2. Б"))


def measure(objective: str, percent: str | None, status: Status = "rated") -> Measure:
    number = None if percent is None else Decimal(percent)
    return Measure(objective, f"{objective}.1", "ажил", status, number)


MEASURES = (
    measure("1", "100"),
    measure("1", "90"),
    measure("1", "0"),
    measure("2", None, "not_due"),
    measure("2", None, "unstated"),
)


def test_what_is_not_rated_is_left_out_and_counted_and_a_zero_counts() -> None:
    found = summarise(OBJECTIVES, MEASURES, RULE)
    assert (found.measures, found.rated) == (5, 3)
    assert found.excluded == {"not_due": 1, "unstated": 1}
    assert found.reported_mean_text == "63.33"
    assert found.reported_mean == Decimal(190) / 3


def test_each_objective_has_its_own_mean_or_none() -> None:
    found = summarise(OBJECTIVES, MEASURES, RULE).objectives
    assert [(o.objective_no, o.measures, o.rated) for o in found] == [("1", 3, 3), ("2", 2, 0)]
    assert found[1].mean is None


@pytest.mark.parametrize(("mode", "text"), [("truncate", "66.6"), ("half_up", "66.7")])
def test_the_published_mean_follows_the_rule(mode: str, text: str) -> None:
    rule = RoundingRule("truncate" if mode == "truncate" else "half_up", 1)
    measures = [measure("1", percent) for percent in ("100", "100", "0")]
    assert summarise(OBJECTIVES, measures, rule).reported_mean_text == text


def test_without_rated_measures_there_is_no_mean() -> None:
    found = as_json(summarise(OBJECTIVES, MEASURES[3:], RULE))
    assert found["reported_mean"] is None
    assert found["reported_mean_text"] is None
    assert found["objectives"] == [
        {"objective_no": "1", "measures": 0, "rated": 0, "mean": None},
        {"objective_no": "2", "measures": 2, "rated": 0, "mean": None},
    ]
