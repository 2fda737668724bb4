"""The levels that a plan sets and those reached: lowered aims, kept levels, missing values."""

from dataclasses import replace

import pytest

from tailan.findings import find
from tailan.period import Period

from .dossiers import Level, Report, codes, dossier, found, only, row


def test_a_level_below_its_baseline_is_found_but_no_count_of_half_a_year() -> None:
    rows = (
        row("1.1", "Ажилласан.", "27", Level("Ашиглалтын хувь", "60", "90", "27")),
        row("1.2", "Ажилласан.", "40", Level("Хурлын тоо", "18", "20", "8")),
        row("1.3", "Ажилласан.", "60", Level("Ядуурлын хувь", "30", "20", "35")),
        row("1.4", "Ажилласан.", None, Level("Хувь", "60", "90", "27"), status="not_due"),
    )
    assert only("actual-below-baseline", found(*rows)) == ["1.1", "1.3"]


def test_a_count_of_many_times_its_target_is_asked_about() -> None:
    rows = (
        row("1.1", "Ажилласан.", "100", Level("Мэдээний тоо", "100", "120", "540")),
        row("1.2", "Ажилласан.", "100", Level("Мэдээний тоо", "100", "120", "200")),
        row("1.3", "Ажилласан.", "100", Level("Журам баталсан эсэх", "0", "1", "2")),
        row("1.4", "Ажилласан.", "100", Level("Гомдлын тоо", "30", "20", "4")),
    )
    (beyond,) = (f for f in found(*rows) if f.code == "over-fulfilment")
    assert (beyond.measure_no, beyond.severity) == ("1.1", "low")
    assert "хянагч" in beyond.message_mn


def test_a_lowered_aim_is_asked_about_unless_the_indicator_is_meant_to_fall() -> None:
    rows = (
        row("1.1", "Ажилласан.", "100", Level("Материалын тоо", "336", "300", "513")),
        row("1.2", "Ажилласан.", "100", Level("Гомдлын тоо", "3236", "3000", "20")),
        row("1.3", "Ажилласан.", None, Level("Баримтын тоо", "274", "251"), status="not_due"),
    )
    findings = found(*rows)
    assert only("target-below-baseline", findings) == ["1.1", "1.3"]
    assert "336" in findings[0].evidence
    assert "хянагч" in findings[0].message_mn


def test_a_lowered_aim_weighs_by_what_its_direction_does_to_the_result() -> None:
    rows = (
        row("1.1", "Ажилласан.", "100", Level("Материалын тоо", "336", "300", "513")),
        row("1.2", "Ажилласан.", "90", Level("Баримтын тоо", "274", "250", "225")),
        row("1.3", "Ажилласан.", "100", Level("Дуудлагын тоо", "140", "120", "120")),
        row("1.4", "Ажилласан.", None, Level("Баримтын тоо", "274", "251"), status="not_due"),
    )
    lowered = [one for one in found(*rows) if one.code == "target-below-baseline"]
    assert [one.severity for one in lowered] == ["high", "medium", "low", "low"]
    assert "Өсөх үзүүлэлт бол биелэлт 100%, буурах бол 58.47% болно." in lowered[0].message_mn
    assert "биелэлт" not in lowered[2].message_mn


def test_a_target_at_the_baseline_is_one_finding_for_all_indicators_of_a_row() -> None:
    both = (Level("Нөөцийн тоо", "34", "34"), Level("Суралцагчийн тоо", "10", "10"))
    rows = (
        row("5.4", "Ажилласан.", None, *both, status="not_due"),
        row("5.5", "Ажилласан.", None, both[0], Level("Хувь", "1", "2"), status="not_due"),
    )
    first, second = found(*rows)
    assert (first.code, first.indicator_no) == ("target-equals-baseline", "")
    assert (second.code, second.indicator_no) == ("target-equals-baseline", "1")
    assert "Суралцагчийн тоо" in first.message_mn


def test_two_indicators_with_one_value_are_found() -> None:
    lone = row(
        "8.6", "Ажилласан.", "100", Level("Хурлын тоо", "9", "10", "10"), Level("Тэмдэглэлийн тоо")
    )
    assert codes(lone) == [("indicator-value-count", "8.6")]
    bare = row("8.7", "Ажилласан.", None, Level("Хурал"), Level("Тэмдэглэл"), status="not_due")
    assert codes(bare) == [("no-target", "8.7")]


def test_what_is_missing_before_anyone_can_report_is_named() -> None:
    assert codes(row("1.1", "Ажилласан.", "100")) == [("no-indicator", "1.1"), ("no-target", "1.1")]
    assert codes(row("1.1", "Ажилласан.", None, Level("Хурлын тоо"), status="unstated")) == [
        ("no-target", "1.1")
    ]


def test_a_plan_that_names_a_work_twice_is_asked_in_what_they_differ() -> None:
    rows = (
        row("1", "", None, measure="Клуб байгуулах"),
        row("2", "", None, measure="Клуб  Байгуулах"),
        row("3", "", None, measure="Аян өрнүүлэх"),
    )
    assert only("same-measure", found(*rows, report=Report(form="task_list"))) == ["1", "2"]
    assert only("same-measure", found(*rows)) == []


@pytest.mark.parametrize(
    ("start", "end", "is_outside"),
    [
        ("2026-03", "2026-03", True),
        ("2024-10", "2024-12", True),
        ("2025-03", "2026-01", False),
        ("2025-07", "2025-09", False),
        ("", "", False),
    ],
)
def test_a_deadline_outside_the_plans_year_is_found(start: str, end: str, is_outside: bool) -> None:
    held = dossier(row("1", "", None), report=Report(form="action_plan", period=Period(2025)))
    (measure,) = held.plan.measures
    dated = replace(measure, deadline_text="3-р сард", deadline_start=start, deadline_end=end)
    made = find(replace(held, plan=replace(held.plan, measures=(dated,))))
    assert ("deadline-outside-year" in {one.code for one in made}) is is_outside
