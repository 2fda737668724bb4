"""The sentences of a report say what its figures say."""

from decimal import Decimal

from tailan.narrative import conclusion, mean_text
from tailan.plan import Measure, Objective
from tailan.summary import RoundingRule, Summary, summarise

RULE = RoundingRule("truncate", 2)
OBJECTIVES = (Objective("1", "1. А", "А"), Objective("2", "2. Б", "Б"))


def measure(number: str, percent: str | None) -> Measure:
    objective = number.split(".")[0]
    if percent is None:
        return Measure(objective, number, "ажил", "not_due")
    return Measure(objective, number, "ажил", "rated", Decimal(percent))


def summary(*percents: tuple[str, str | None]) -> Summary:
    return summarise(OBJECTIVES, [measure(*each) for each in percents], RULE)


def test_the_conclusion_names_the_mean_what_is_left_out_and_the_lowest_objective() -> None:
    found = summary(("1.1", "100"), ("1.2", "90"), ("2.1", "50"), ("2.2", None))
    assert conclusion(found, RULE, "en") == (
        "Measures reported on: 4; rated in percent: 3. The mean of the percents that the unit "
        "reports is 80.00%. Left out of the mean: 1 (not due yet: 1). Objective with the lowest "
        "mean: 2 (mean 50.00%)."
    )


def test_nothing_is_said_of_a_lowest_objective_where_all_are_equal() -> None:
    assert "lowest" not in conclusion(summary(("1.1", "70"), ("2.1", "70")), RULE, "en")


def test_objectives_with_the_same_lowest_mean_are_all_named() -> None:
    objectives = (*OBJECTIVES, Objective("3", "3. В", "В"))
    measures = [measure("1.1", "100"), measure("2.1", "50"), measure("3.1", "50")]
    found = summarise(objectives, measures, RULE)
    assert "lowest mean: 2, 3 (mean 50.00%)" in conclusion(found, RULE, "en")


def test_a_report_without_percents_says_so() -> None:
    said = conclusion(summary(("1.1", None)), RULE, "en")
    assert said == "Measures reported on: 1; none of them is rated in percent."


def test_an_objective_without_rated_measures_has_no_mean() -> None:
    found = summary(("1.1", None), ("2.1", "50"))
    assert [mean_text(o, RULE, "en") for o in found.objectives] == ["not rated", "50.00%"]
