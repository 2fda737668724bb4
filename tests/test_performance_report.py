"""From the records of a performance report to its objectives and measures."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tailan.documents import Row, read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

HEADINGS = (
    "№\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл"
    "\tГүйцэтгэлийн хувь"
)


def plan_of(*lines: str) -> Plan:
    text = "\n".join((HEADINGS, *lines))
    return read_plan(read_document(text.encode(), "a.txt"), form_words("performance_report"))


def measure(number: str, text: str = "Ажил", percent: str = "50%") -> str:
    return f"{number}\t{text}\t-\tАжлын тоо\t1\t2\tХийсэн\t{percent}"


def test_measures_without_headings_are_grouped_by_their_numbers() -> None:
    plan = plan_of(measure("1.1"), measure("1.2"), measure("2.1"))
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("1", ""), ("2", "")]
    assert [m.objective_no for m in plan.measures] == ["1", "1", "2"]
    assert [r.kind for r in plan.repairs] == ["objective-missing"] * 2


def test_measures_under_a_heading_belong_to_it_whatever_their_numbers() -> None:
    plan = plan_of("Зорилт 1. Нэг" + "\t" * 7, measure("1.1"), measure("2.1"))
    assert [m.objective_no for m in plan.measures] == ["1", "1"]
    assert plan.repairs == ()


@pytest.mark.parametrize("lines", [(), ("Зорилт 1. Нэг" + "\t" * 7,)])
def test_a_table_without_measures_is_told(lines: tuple[str, ...]) -> None:
    with pytest.raises(TailanError, match="арга хэмжээ бичсэн мөр алга"):
        plan_of(*lines)


def test_a_number_that_stands_twice_is_told() -> None:
    plan = plan_of(
        "Зорилт 1. Нэг" + "\t" * 7, measure("1.1"), measure("1.2"), measure("1.2", "Өөр")
    )
    assert len(plan.measures) == 3
    assert [(r.kind, r.before, r.place) for r in plan.repairs] == [
        ("number-repeated", "1.2", "line 5 cell 1")
    ]


def test_a_row_that_prints_its_number_again_after_a_page_break_goes_on() -> None:
    plan = plan_of(
        "1.1\tСтандартыг\t-\tСтандартын тоо\t1\t2\tТөслийг\t50%",
        "1\t2\t3\t4\t5\t6\t7\t8",
        "1.1\tнэвтрүүлэх\t\t\t\t\tхянасан\t",
    )
    assert [(m.measure, m.narrative) for m in plan.measures] == [
        ("Стандартыг нэвтрүүлэх", "Төслийг хянасан")
    ]


def test_an_ending_inside_a_name_does_not_end_it() -> None:
    plan = plan_of("1.1\tАжил\t-\tҮнэлгээ хийсэн эсэх\t1\t1\tХийсэн\t100%")
    assert [i.indicator for i in plan.indicators] == ["Үнэлгээ хийсэн эсэх"]


def test_a_name_broken_over_a_page_is_split_where_names_end() -> None:
    plan = plan_of(
        "1.1\tАжил\t-\tАудитын тоо Зөвлөмжийн\t8\t10\tХийсэн\t",
        "1\t2\t3\t4\t5\t6\t7\t8",
        "\t\t\tхэрэгжилтийн хувь\t75\t90\tөгсөн\t88%",
    )
    assert [(i.indicator, i.baseline_text, i.target_text) for i in plan.indicators] == [
        ("Аудитын тоо", "8", "10"),
        ("Зөвлөмжийн хэрэгжилтийн хувь", "75", "90"),
    ]


def test_who_approved_the_report_is_no_part_of_its_title() -> None:
    text = "БАТЛАВ: ТАМГЫН ГАЗРЫН ДАРГА\nАЙМГИЙН ТАМГЫН ГАЗРЫН\nХУУЛИЙН ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН\n"
    lines = "\n".join((text, HEADINGS, measure("1.1")))
    plan = read_plan(read_document(lines.encode(), "a.txt"), form_words("performance_report"))
    assert plan.title.title == "АЙМГИЙН ТАМГЫН ГАЗРЫН ХУУЛИЙН ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН"


@pytest.mark.parametrize("below", ["\t" * 7, ""])
def test_objectives_between_empty_lines_are_kept(below: str) -> None:
    rows = (f"Зорилт {i}. Ус{below}\n\n{measure(f'{i}.1')}" for i in (1, 2))
    plan = plan_of("", *(f"{row}\n" for row in rows))
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("1", "Ус"), ("2", "Ус")]
    assert [m.objective_no for m in plan.measures] == ["1", "2"]


def test_the_rest_of_a_narrative_between_empty_lines_is_kept() -> None:
    rest = "\t" * 6 + "дуусгав.\t"
    plan = plan_of(measure("1.1").replace("Хийсэн", "Ажлыг"), "", rest, "", measure("1.2"))
    assert [m.narrative for m in plan.measures] == ["Ажлыг дуусгав.", "Хийсэн"]


@pytest.mark.parametrize(
    ("percents", "doubted"),
    [
        (("0.7", "1", "0"), [("0.7", "70"), ("1", "100")]),
        (("0.7%", "1"), []),
        (("0.7", "70"), []),
        (("1", "1"), []),
    ],
)
def test_percents_that_may_be_fractions_are_doubted_and_kept(
    percents: tuple[str, ...], doubted: list[tuple[str, str]]
) -> None:
    plan = plan_of(*(measure(f"1.{i}", percent=one) for i, one in enumerate(percents, start=1)))
    assert [one.reported_text for one in plan.measures] == [*percents]
    found = [(r.before, r.after) for r in plan.repairs if r.kind == "percent-fraction"]
    assert found == doubted


def test_a_row_that_only_says_total_is_no_measure_and_no_heading() -> None:
    plan = plan_of(measure("1.1"), "Нийт" + "\t" * 7)
    assert ("total-row", "Нийт") in [(r.kind, r.before) for r in plan.repairs]


@pytest.mark.parametrize(
    ("percent", "confidence", "told"),
    [
        ("100%", 90, []),
        ("100 хувь", 90, []),
        ("100% х", 90, ["100% х"]),
        ("100% хэл", 90, ["100% хэл"]),
        ("100% хэл", 100, []),
        ("100% х", 100, ["100% х"]),
        ("100% биелсэн", 100, []),
    ],
)
def test_letters_beside_a_percent_that_may_be_of_a_stamp_are_told(
    percent: str, confidence: float, told: list[str]
) -> None:
    text = "\n".join((HEADINGS, measure("1.1", percent=percent)))
    document = read_document(text.encode(), "a.txt")
    content = tuple(
        replace(row, cells=tuple(replace(cell, confidence=confidence) for cell in row.cells))
        for row in document.content
        if isinstance(row, Row)
    )
    plan = read_plan(replace(document, content=content), form_words("performance_report"))
    assert plan.measures[0].reported_percent == Decimal(100)
    assert [one.before for one in plan.repairs if one.kind == "percent-stray"] == told


@pytest.mark.parametrize(
    ("baseline", "target", "told"),
    [("12 500", "15 600", True), ("60 100", "70 100", False), ("1 2", "3 4", False)],
)
def test_values_that_may_be_the_thousands_of_one_are_told(
    baseline: str, target: str, told: bool
) -> None:
    plan = plan_of(f"1.1\tАжил\t-\tХудгийн тоо Замын тоо\t{baseline}\t{target}\tХийсэн\t50%")
    assert [one.target_text for one in plan.indicators] == target.split()
    assert ("values-apart" in [one.kind for one in plan.repairs]) == told


@pytest.mark.parametrize(
    ("names", "told"), [("Худаг гаргасан айл Зам засах", True), ("Худгаас ус авсан айл", False)]
)
def test_numbers_that_may_be_two_under_a_name_that_begins_anew_are_told(
    names: str, told: bool
) -> None:
    plan = plan_of(f"1.1\tАжил\t-\t{names}\t350 120\t500 200\tХийсэн\t50%")
    assert [one.target for one in plan.indicators] == [500200]
    assert ("values-together" in [one.kind for one in plan.repairs]) == told


@pytest.mark.parametrize("page", ["- 2 -", "Хуудас 2", "Хуудас 2 / 3", "2/3 хуудас", "Page 2 of 3"])
def test_the_number_of_a_page_between_rows_is_no_objective(page: str) -> None:
    plan = plan_of(measure("1.1"), page, measure("1.2"))
    assert [(one.objective_no, one.objective) for one in plan.objectives] == [("1", "")]
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2"]
