"""A heading that is missing: the cells show over which column it would stand."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Plan
from tailan.units import Units

WORDS = form_words("performance_report")
TITLES = {
    "no": "Д/А", "measure": "Бодлогын баримт бичиг, хууль тогтоомж", "budget": "Төсөв",
    "indicator": "Шалгуур үзүүлэлт", "baseline": "Суурь түвшин", "target": "Зорилтот түвшин",
    "responsible": "Хариуцагч", "deadline": "Хугацаа", "percent": "Гүйцэтгэлийн хувь",
}  # fmt: skip
TOLD = "Худаг гаргах газрыг сонгож, 4 худгийг гаргаж, хоёр суманд 3 худгийг засаж ажиллав."
ROWS = [
    {"no": "1.1", "measure": "Худаг гаргах", "budget": "-", "indicator": "Худгийн тоо",
     "baseline": "2", "target": "5", "narrative": TOLD, "percent": "70%", "responsible": "ХААГ",
     "deadline": "2-р улиралд"},
    {"no": "1.2", "measure": "Зам засах", "budget": "Улсын төсөв", "indicator": "Замын урт",
     "baseline": "0 0", "target": "40,5", "narrative": TOLD, "percent": "Хугацаа болоогүй",
     "responsible": "ЗТХ", "deadline": "Жилдээ"},
]  # fmt: skip
USUAL = ("no", "measure", "budget", "indicator", "baseline", "target", "narrative", "percent")


def read(fields: tuple[str, ...], above: str = "Хэлтсийн 2025 оны тайлан\n\n") -> Plan:
    titles = [TITLES[field] for field in fields if field in TITLES]
    rows = ["\t".join(row[field] for field in fields) for row in ROWS]
    text = above + "\n".join(["\t".join(titles) + "\t", *rows])
    return read_plan(read_document(text.encode(), "a.txt"), WORDS, Units({}))


def heading_repairs(plan: Plan) -> list[str]:
    return [repair.kind for repair in plan.repairs if repair.kind.startswith("heading")]


def without(*names: str) -> tuple[str, ...]:
    return tuple(field for field in USUAL if field not in names)


MOVED = [
    without("budget"),
    without("baseline"),
    (*USUAL[:4], "target", "baseline", *USUAL[6:]),
    (*USUAL[:2], "indicator", "budget", *USUAL[4:]),
    (*USUAL[:6], "percent", "narrative"),
    (*USUAL[:4], "responsible", *USUAL[4:]),
    (*USUAL, "deadline"),
]


@pytest.mark.parametrize("fields", MOVED, ids="|".join)
def test_columns_are_known_by_their_cells_where_a_heading_is_missing(
    fields: tuple[str, ...],
) -> None:
    plan = read(fields)
    measure, _ = plan.measures
    assert (measure.measure, measure.narrative) == ("Худаг гаргах", TOLD)
    assert [one.reported_text for one in plan.measures] == ["70%", "Хугацаа болоогүй"]
    assert [one.target_text for one in plan.indicators] == ["5", "40,5"]
    assert heading_repairs(plan) == ["heading-by-place", "heading-by-cells"]


def test_the_order_of_the_form_stands_where_the_cells_fit_it() -> None:
    assert heading_repairs(read(USUAL)) == ["heading-by-place", "heading-missing"]


def test_cells_that_fit_no_reading_leave_the_heading_to_the_office(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(TITLES, "responsible")
    with pytest.raises(TailanError) as refused:
        read((*without("narrative", "baseline"), "responsible"))
    assert refused.value.key == "form.columns"


def test_the_order_of_the_form_is_no_answer_where_the_cells_deny_it() -> None:
    titles = [
        "Д/А",
        "Арга хэмжээ",
        *map(TITLES.get, ("indicator", "baseline", "target")),
        "Гүйцэтгэл",
        "Хувь",
        "",
    ]
    row = ["1.1", "Худаг гаргах", "Худгийн тоо", "2", "5", TOLD, "70%", "Усны алба тайлбарлав"]
    text = "Хэлтсийн 2025 оны тайлан\n\n" + "\n".join(
        "\t".join(map(str, line)) for line in (titles, row)
    )
    with pytest.raises(TailanError) as refused:
        read_plan(read_document(text.encode(), "a.txt"), WORDS, Units({}))
    assert refused.value.key == "form.columns"


def test_a_date_and_a_place_set_far_apart_are_no_row_of_the_table() -> None:
    plan = read(without("budget"), "2025 оны 06 дугаар сарын 10\t\t\t\t\t\t\t\tӨргөө\t\n")
    assert [one.budget for one in plan.measures] == ["", ""]
    assert [one.reported_text for one in plan.measures] == ["70%", "Хугацаа болоогүй"]


@pytest.mark.parametrize("numbers", ["1 2 4 5 6 7 8", "1 2 3 5 4 6 7", "1 3 2 7 5 4 6"])
def test_column_numbers_that_moved_with_their_columns_are_no_row(numbers: str) -> None:
    heads = "№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь|Зорилтот түвшин|Гүйцэтгэл|Хувь".replace("|", "\t")
    numbered = numbers.replace(" ", "\t")
    row = "{}\tХудаг гаргах\tХудгийн тоо\t2\t5\tХэсэгчлэн\t70%"
    lines = [heads, numbered, row.format("1.1"), "", numbered, row.format("1.2")]
    plan = read_plan(read_document("\n".join(lines).encode(), "a.txt"), WORDS, Units({}))
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2"]
    assert {one.narrative for one in plan.measures} == {"Хэсэгчлэн"}
    assert {one.objective_no for one in plan.measures} == {"1"}
