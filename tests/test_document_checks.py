"""The document as a whole: title, date, numbering of headings, budget cells, its own counts."""

from datetime import date

import pytest

from tailan.period import Period
from tailan.plan import Title
from tailan.units import Unit

from .dossiers import Level, Report, codes, dated, found, only, row

UNIT = Unit("sth", "Санхүү, төрийн сангийн хэлтэс", "Finance", "", ("СТХ",))
WHOLE = Level("Хурлын тоо", "18", "20", "20")
RIGHT = row("1.1", "Хурал хийсэн.", "100", WHOLE)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [(date(2025, 6, 10), True), (date(2025, 6, 30), False), (date(2025, 7, 3), False)],
)
def test_a_report_that_is_dated_before_its_period_ended_is_found(
    printed: date, expected: bool
) -> None:
    said = codes(RIGHT, report=dated(printed))
    assert said == ([("dated-before-period-end", "")] if expected else [])


def test_a_plan_is_dated_before_its_year_ends_as_it_should() -> None:
    plan = Report(period=Period(2025), title=Title(report_date=date(2025, 1, 10)))
    waiting = row("1.1", "", None, Level("Хурлын тоо", "18", "20"), status="unstated")
    assert codes(waiting, report=plan) == []


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (Title(period=Period(2024, "H1")), ["title-period"]),
        (Title(period=Period(2025)), ["title-period"]),
        (Title(period=Period(2025, "H1"), unit="САНХҮҮ ТӨРИЙН САНГИЙН ХЭЛТЭС"), []),
        (Title(unit="Нийгмийн бодлогын хэлтэс"), ["title-unit"]),
        (Title(unit="СТХ"), []),
        (Title(), []),
    ],
)
def test_a_title_of_another_unit_or_period_is_found(title: Title, expected: list[str]) -> None:
    said = codes(RIGHT, report=Report(title=title, unit=UNIT))
    assert [code for code, _ in said] == expected


def test_headings_of_several_styles_and_without_a_number_are_found() -> None:
    headings = (
        ("1", "Бодлогыг хэрэгжүүлэх", "Зорилт-1 Бодлогыг хэрэгжүүлэх"),
        ("2", "Хүний нөөцийг бүрдүүлэх", "Зорилт-2 Хүний нөөцийг бүрдүүлэх"),
        ("3", "Хяналт тавих", "3. Хяналт тавих"),
        ("4", "Үйлчилгээг сайжруулах", "Зорилт 4. Үйлчилгээг сайжруулах"),
        ("5", "Гэрээг хангах", "Гэрээг хангах"),
    )
    findings = found(RIGHT, report=Report(headings=headings))
    assert [(f.code, f.objective_no) for f in findings] == [
        ("heading-numbering", ""),
        ("heading-numbering", "5"),
    ]
    assert "“Зорилт-1”; “1.”; “Зорилт 1.”" in findings[0].message_mn


@pytest.mark.parametrize("style", ["{}. ", "Зорилт {}. ", "{}-р зорилт. ", "ЗОРИЛТ-{}: "])
def test_headings_of_one_style_are_not(style: str) -> None:
    headings = tuple((str(n), "Хяналт тавих", f"{style.format(n)}Хяналт тавих") for n in (1, 2, 3))
    assert codes(RIGHT, report=Report(headings=headings)) == []


def test_headings_that_are_all_without_numbers_are_a_style_of_their_own() -> None:
    headings = tuple((str(n), "Хяналт тавих", "Хяналт тавих") for n in (1, 2))
    assert codes(RIGHT, report=Report(headings=headings)) == []


@pytest.mark.parametrize(
    "budget",
    [
        "Байгууллагын төсөв",
        "Урсгал зардал",
        "2025 оны төсөв",
        "Орон нутгийн төсөв",
        "Жилийн хөгжлийн 10.0 сая төгрөг",
    ],
)
def test_a_budget_without_amount_or_source_is_found(budget: str) -> None:
    assert codes(row("1.1", "Хурал хийсэн.", "100", WHOLE, budget=budget)) == [
        ("budget-without-amount", "1.1")
    ]


@pytest.mark.parametrize(
    "budget",
    [
        "-",
        "",
        "…",
        "10.0",
        "Улсын төсвийн 10.0 сая төгрөг",
        "5,000.0 мян.төг",
        "ОНТ 12.5",
        "Шаардлагагүй",
        "Зардалгүй",
        "₮ 500",
    ],
)
def test_a_budget_with_an_amount_or_none_at_all_is_not(budget: str) -> None:
    assert codes(row("1.1", "Хурал хийсэн.", "100", WHOLE, budget=budget)) == []


OWN = "Хэлтсийн 2025 оны гүйцэтгэлийн төлөвлөгөөг {} зорилтын хүрээнд {} ажил арга хэмжээ төлөвлөж батлуулсан."


@pytest.mark.parametrize(
    ("objectives", "measures", "count"), [(1, 1, 0), (1, 66, 1), (3, 1, 1), (3, 66, 2)]
)
def test_the_units_own_counts_are_counted_again(objectives: int, measures: int, count: int) -> None:
    narrative = OWN.format(objectives, measures)
    findings = found(row("1.1", narrative, "100", WHOLE))
    assert only("count-mismatch", findings) == ["1.1"] * count


@pytest.mark.parametrize(("unit", "expected"), [("Эрүүл мэндийн газар", 1), ("Хүүхдийн төв", 0)])
def test_a_unit_is_known_by_what_it_is(unit: str, expected: int) -> None:
    narrative = "Газрын гүйцэтгэлийн төлөвлөгөөг 66 арга хэмжээтэй батлуулсан."
    report = Report(unit=Unit("x", unit, unit))
    findings = found(row("1.1", narrative, "100", WHOLE), report=report)
    assert only("count-mismatch", findings) == ["1.1"] * expected


def test_counts_of_other_plans_are_not_the_units_own() -> None:
    other = "Засаг даргын үйл ажиллагааны хөтөлбөрийг 7 зорилт, 131 арга хэмжээтэй баталсан."
    carried = "Хэлтсийн гүйцэтгэлийн төлөвлөгөөний 12 арга хэмжээ бүрэн биелсэн."
    agencies = "24 агентлагийн гүйцэтгэлийн төлөвлөгөөний 271 арга хэмжээг хянасан."
    assert codes(row("1.1", other, "100", WHOLE), row("1.2", agencies, "100", WHOLE)) == []
    assert codes(row("1.1", carried, "100", WHOLE)) == []


@pytest.mark.parametrize(
    "narrative",
    [
        "Хэлтэс нь 2025 онд 66 арга хэмжээ бүхий гүйцэтгэлийн төлөвлөгөөг баталсан.",
        "2025 оны хэлтсийн гүйцэтгэлийн төлөвлөгөөг 66 арга хэмжээтэй батлуулав.",
        "Нэгжийн гүйцэтгэлийн төлөвлөгөөнд нийт 66 ажил, арга хэмжээ тусгасан.",
    ],
)
def test_the_units_own_plan_is_known_in_other_words(narrative: str) -> None:
    assert codes(row("1.1", narrative, "100", WHOLE)) == [("count-mismatch", "1.1")]
