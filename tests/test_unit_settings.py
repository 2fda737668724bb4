"""What an analyst sets for a unit's plan is checked against the plan."""

from decimal import Decimal
from pathlib import Path

import pytest

from tailan.period import Period
from tailan.plan import Indicator, Measure
from tailan.problems import ParamsError
from tailan.project import Project, Run
from tailan.unit_settings import UnitSettings, load_settings, settings_path

RUN = Run("sth", Period(2025, "H1"), "a.docx", "performance_report")
MEASURES = [
    Measure("4", "4.7", "Гомдол", "rated"),
    Measure("4", "4", "Уулзалт", "rated", activity_no="4.1"),
]
INDICATORS = [
    Indicator("4.7", "1", "Гомдлын тоо"),
    Indicator("4", "1", "Оролцсон", activity_no="4.1"),
]


def load(root: Path, text: str) -> UnitSettings:
    path = settings_path(Project(root), RUN)
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return load_settings(Project(root), RUN, MEASURES, INDICATORS)


def test_a_run_without_settings_has_empty_ones(tmp_path: Path) -> None:
    assert load_settings(Project(tmp_path), RUN, MEASURES, INDICATORS) == UnitSettings()


def test_rows_and_indicators_are_set_by_their_numbers(tmp_path: Path) -> None:
    found = load(
        tmp_path,
        "indicators:\n  4.7/1: {direction: decrease, kind: cumulative, weight: 2.5, reason: гомдол}\n"
        "  4/4.1/1: {rule: milestone, reason: уулзалт}\n"
        "measures:\n  4.7: {weight: 2, reason: журмын 3}\nevaluation_sheet: {fill: yes}\n",
    )
    assert found.indicators["4.7/1"].weight == Decimal("2.5")
    assert found.indicators["4/4.1/1"].rule == "milestone"
    assert found.measures["4.7"].weight == 2
    assert found.evaluation_sheet is not None
    assert (found.evaluation_sheet.fill, found.evaluation_sheet.points) == (True, 70)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("indicators:\n  4.8/1: {kind: level, reason: а}\n", "“4.8/1”. The nearest: 4.7/1"),
        ("measures:\n  4.70: {weight: 2, reason: а}\n", "“4.70”. The nearest: 4.7"),
        ("indicators:\n  4.7/1: {kind: level}\n", "“reason” is missing"),
        ("indicators:\n  4.7/1: {knd: level, reason: а}\n", "no key “knd”. The nearest: kind"),
        ("measures:\n  4.7: {weight: 0, reason: а}\n", "“0”"),
    ],
)
def test_what_is_not_in_the_plan_is_refused_with_the_nearest(
    tmp_path: Path, text: str, said: str
) -> None:
    with pytest.raises(ParamsError) as caught:
        load(tmp_path, text)
    (problem,) = caught.value.problems
    shown = problem.message("en").strip()
    assert shown.startswith("params/achievement/2025-H1/sth.yaml, line 2:")
    assert said in shown
