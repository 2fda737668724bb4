"""Rows become measures: broken over pages, merged, numbered and totalled as offices do it."""

from collections.abc import Sequence

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .word import (
    HEADINGS,
    NUMBERS,
    OBJECTIVE,
    TITLE,
    Box,
    Line,
    Rows,
    levels,
    listed,
    measure,
    paragraph,
    report_docx,
    report_table,
    table,
    wide,
    word_file,
)

WORDS = form_words("performance_report")
START = wide(OBJECTIVE)
FIELDS = ("number", "measure", "budget", "indicator", "baseline", "target", "narrative", "percent")


def part(**fields: str) -> list[str]:
    """A row with these fields alone."""
    return [fields.get(name, "") for name in FIELDS]


def read(raw: bytes) -> Plan:
    return read_plan(read_document(raw, "a.docx"), WORDS)


def plan_of(*rows: Sequence[str | Box] | Line, numbering: str = "") -> Plan:
    return read(report_docx(rows, numbering=numbering))


def numbers(plan: Plan) -> list[str]:
    return [found.measure_no for found in plan.measures]


def objectives(plan: Plan) -> list[tuple[str, str]]:
    return [(found.objective_no, found.objective) for found in plan.objectives]


def notes(plan: Plan) -> list[tuple[str, str]]:
    repairs = (repair for repair in plan.repairs if repair.kind != "objective-missing")
    return [(repair.kind, repair.after) for repair in repairs]


BROKEN = [
    (
        part(number="1.1", measure="Сумын төвийн", budget="Орон нутгийн", indicator="Худгийн",
             baseline="2", target="5", narrative="Гаргах ажил"),
        part(measure="худаг засах", budget="төсөв", indicator="тоо", narrative="явж байна.",
             percent="70%"),
    ),
    (
        part(number="1.1", measure="Сумын төвийн худаг засах", budget="Орон нутгийн төсөв",
             indicator="Худгийн тоо", baseline="2", target="5", narrative="Гаргах",
             percent="70%"),
        part(baseline="2", target="5", narrative="ажил явж байна.", percent="70%"),
    ),
    (
        part(number="1.1", measure="Сумын төвийн худаг засах", budget="Орон нутгийн төсөв",
             indicator="Худгийн тоо", baseline="2", target="5", narrative="Гаргах"),
        part(number="1.1", narrative="ажил явж байна.", percent="70%"),
    ),
    (
        part(number="1.1", measure="Сумын төвийн худаг засах", budget="Орон нутгийн төсөв",
             indicator="Худгийн тоо", baseline="2", target="5"),
        part(number="1.1.", measure="Сумын төвийн худаг засах", budget="Орон нутгийн төсөв",
             indicator="Худгийн тоо", baseline="2", target="5",
             narrative="Гаргах ажил явж байна.", percent="70%"),
    ),
]  # fmt: skip
BREAKS: list[list[Sequence[str]]] = [
    [],
    [NUMBERS],
    [HEADINGS],
    [HEADINGS, NUMBERS],
    [[""] * 8, NUMBERS, [""] * 8],
    [["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"]],
    [[f"{number}." for number in NUMBERS]],
    [["А", "Б", "1", "2", "3", "4", "5", "6"]],
]


@pytest.mark.parametrize("furniture", BREAKS)
@pytest.mark.parametrize(("above", "below"), BROKEN)
def test_a_row_broken_over_a_page_is_joined(
    above: list[str], below: list[str], furniture: Rows
) -> None:
    plan = plan_of(START, above, *furniture, below, measure("1.2"))
    first, second = plan.measures
    assert first.measure == "Сумын төвийн худаг засах"
    assert first.budget == "Орон нутгийн төсөв"
    assert first.narrative == "Гаргах ажил явж байна."
    assert first.reported_text == "70%"
    assert second.measure_no == "1.2"
    assert [i.indicator for i in plan.indicators] == ["Худгийн тоо", "Худгийн тоо"]
    assert plan.indicators[0].target == 5
    pairs = zip(above[1:], below[1:], strict=True)
    is_said_again = any(text and text == again for text, again in pairs)
    repeated = [("text-repeated", "1.1")] if is_said_again else []
    assert notes(plan) == [("row-joined" if furniture else "row-continued", "1.1"), *repeated]


def test_a_rest_that_equals_the_text_above_is_left_out_in_sight() -> None:
    plan = plan_of(measure("1.1", "", narrative="Тийм"), NUMBERS, part(narrative="Тийм"))
    assert plan.measures[0].narrative == "Тийм"
    repeated = [repair for repair in plan.repairs if repair.kind == "text-repeated"]
    assert [(one.before, one.after) for one in repeated] == [("Тийм", "1.1")]


def test_a_row_may_be_broken_several_times() -> None:
    rows = [part(narrative="хоёр"), NUMBERS, part(narrative="гурав", percent="50%")]
    plan = plan_of(measure("1.1", "", narrative="Нэг"), NUMBERS, *rows)
    (found,) = plan.measures
    assert (found.narrative, found.reported_text) == ("Нэг хоёр гурав", "50%")


@pytest.mark.parametrize("beginning", [[], [NUMBERS], [HEADINGS], [HEADINGS, NUMBERS]])
def test_a_row_may_go_on_in_a_new_table(beginning: Rows) -> None:
    above = report_table([START, measure("1.1", "", narrative="Нэг")])
    below = table([*beginning, part(narrative="хоёр", percent="50%"), measure("1.2")])
    plan = read(word_file(paragraph(TITLE), above, paragraph(""), below))
    assert [m.narrative for m in plan.measures] == ["Нэг хоёр", "Худаг гаргав."]
    assert [m.reported_text for m in plan.measures] == ["50%", "100%"]


def test_the_places_of_all_pieces_are_kept() -> None:
    plan = plan_of(measure("1.1", "", narrative="Нэг"), NUMBERS, part(narrative="хоёр"))
    pieces = [(t.place, t.raw) for t in plan.traces if t.field == "narrative"]
    assert pieces == [("table 1 row 2 cell 7", "Нэг"), ("table 1 row 4 cell 7", "хоёр")]


def test_rows_of_several_indicators_belong_to_one_merged_measure() -> None:
    top, more = (lambda text: Box(text, merge="restart")), Box(merge="continue")
    plan = plan_of(
        [top("1.1"), top("Худаг"), top("-"), "Шинэ худаг", "0", "1", top("Гаргав."), top("90%")],
        [more, more, more, "Зассан худаг", "0", "1", more, more],
        [more, more, more, "Хамрагдсан өрх", "", "1 000", more, more],
    )
    assert numbers(plan) == ["1.1"]
    assert [(i.indicator, i.baseline, i.target) for i in plan.indicators] == [
        ("Шинэ худаг", 0, 1),
        ("Зассан худаг", 0, 1),
        ("Хамрагдсан өрх", None, 1000),
    ]
    assert notes(plan) == [("row-merged", "1.1")] * 2


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("1.1.", "1.1"), ("1.1)", "1.1"), ("1,1", "1.1"), ("1. 1", "1.1"), (" 1 . 1 ", "1.1"),
        ("1.\n1", "1.1"), ("№1.1", "1.1"), ("(1.1)", "1.1"), ("1-1", "1.1"), ("1..1", "1.1"),
        ("1.10", "1.10"), ("1.1.1", "1.1.1"), ("1.1а", "1.1а"), ("7", "7"), ("7.", "7"),
        ("III", "3"),
    ],
)  # fmt: skip
def test_a_measure_is_numbered_in_many_ways(printed: str, number: str) -> None:
    assert numbers(plan_of(START, measure(printed))) == [number]


def test_a_number_that_is_none_is_kept_as_printed_and_recorded() -> None:
    plan = plan_of(START, measure("1.1"), measure("Нэмэлт"))
    assert numbers(plan) == ["1.1", "Нэмэлт"]
    assert notes(plan) == [("measure-number", "")]


@pytest.mark.parametrize("text", ["1.2 Худаг засах", "1.2. Худаг засах", "1.2) Худаг засах"])
def test_the_number_may_stand_before_the_measures_text(text: str) -> None:
    plan = plan_of(START, measure("1.1"), measure("", measure=text))
    assert numbers(plan) == ["1.1", "1.2"]
    assert plan.measures[1].measure == "Худаг засах"


def test_a_measure_without_number_gets_the_one_that_is_left_out() -> None:
    plan = plan_of(START, measure("1.1"), measure("", measure="Бэлчээр"), measure("1.3"))
    assert [(m.measure_no, m.measure) for m in plan.measures][1] == ("1.2", "Бэлчээр")
    assert notes(plan) == [("measure-numbered", "1.2")]


def test_a_number_that_another_measure_has_is_not_given_again() -> None:
    plan = plan_of(START, measure(""), measure("1.1"))
    assert numbers(plan) == ["", "1.1"]


def test_words_own_numbers_are_those_of_the_measures() -> None:
    def auto(level: int) -> list[str | Box]:
        return [Box(xml=listed(level)), *measure("")[1:]]

    rows = [
        [Box(xml=listed(0, "Усан хангамж"), span=8)], auto(1), auto(1),
        [Box(xml=listed(0, "Бэлчээр"), span=8)], auto(1),
        NUMBERS, part(narrative="Мөн засав."), auto(1),
    ]  # fmt: skip
    plan = plan_of(*rows, numbering=levels("Зорилт %1.", "%1.%2."))
    assert objectives(plan) == [("1", "Усан хангамж"), ("2", "Бэлчээр")]
    assert numbers(plan) == ["1.1", "1.2", "2.1", "2.2"]
    assert plan.measures[2].narrative == "Худаг гаргав. Мөн засав."


OBJECTIVE_ROWS: list[tuple[list[str | Box], str]] = [
    ([Box("Зорилт-2 Бэлчээр", span=8)], "Зорилт-2 Бэлчээр"),
    (["Зорилт 2.", Box("Бэлчээр", span=7)], "Зорилт 2. Бэлчээр"),
    (["2", Box("Бэлчээр", span=7)], "2 Бэлчээр"),
    (["2.", "Бэлчээр", "", "", "", "", "", ""], "2. Бэлчээр"),
    (["II", Box("Бэлчээр", span=7)], "II Бэлчээр"),
    (["", "Зорилт 2. Бэлчээр", "", "", "", "", "", ""], "Зорилт 2. Бэлчээр"),
    (["Зорилт 2. Бэлчээр", "", "", "", "", "", "", ""], "Зорилт 2. Бэлчээр"),
    ([Box("Бэлчээр", span=8)], "Бэлчээр"),
    (["", Box("Бэлчээр", span=6), ""], "Бэлчээр"),
]


@pytest.mark.parametrize(("row", "printed"), OBJECTIVE_ROWS)
def test_a_heading_is_drawn_in_many_ways(row: list[str | Box], printed: str) -> None:
    plan = plan_of(START, measure("1.1"), row, measure("2.1"))
    assert objectives(plan)[1] == ("2", "Бэлчээр")
    assert plan.objectives[1].heading_text == printed
    assert [m.objective_no for m in plan.measures] == ["1", "2"]


@pytest.mark.parametrize("second", ["сайжруулах", "Засаг даргын", "2025 онд"])
def test_a_heading_broken_over_a_page_is_joined(second: str) -> None:
    plan = plan_of(wide("Зорилт 1. Аймгийн"), NUMBERS, wide(second), measure("1.1"))
    assert objectives(plan) == [("1", f"Аймгийн {second}")]


def test_two_headings_in_a_row_are_two_objectives() -> None:
    plan = plan_of(wide("Зорилт 1. Ус"), wide("Зорилт 2. Бэлчээр"), measure("2.1"))
    assert objectives(plan) == [("1", "Ус"), ("2", "Бэлчээр")]


@pytest.mark.parametrize(
    ("section", "objective"),
    [
        ("НЭГ. ХӨТӨЛБӨРИЙН ХЭРЭГЖИЛТ", "Зорилт 1. Ус"),
        ("I ХЭСЭГ. Хөтөлбөр", "1. Ус"),
        ("II. Хууль тогтоомж", "1. Ус"),
        ("Хөтөлбөрийн хэрэгжилт", "Ус"),
        ("1. Хөтөлбөр", "Зорилт 1. Ус"),
    ],
)
def test_a_section_over_objectives_is_none(section: str, objective: str) -> None:
    plan = plan_of(
        wide(section), wide(objective), measure("1.1"), wide("Зорилт 2. Ой"), measure("2.1")
    )
    assert objectives(plan) == [("1", "Ус"), ("2", "Ой")]
    assert ("section-heading", "") in notes(plan)


def test_a_section_whose_number_the_objectives_go_on_with_is_none() -> None:
    plan = plan_of(
        *(
            wide("1. ХӨТӨЛБӨР"),
            wide("1.1. Ус"),
            measure("1.1.1"),
            wide("1.2. Ой"),
            measure("1.2.1"),
        ),
        *(wide("2. ХУУЛЬ"), wide("2.1. Бэлчээр"), measure("2.1.1")),
    )
    assert objectives(plan) == [("1.1", "Ус"), ("1.2", "Ой"), ("2.1", "Бэлчээр")]
    assert [one.objective_no for one in plan.measures] == ["1.1", "1.2", "2.1"]


def test_a_section_over_measures_is_an_objective() -> None:
    plan = plan_of(wide("I. Хөтөлбөр"), measure("1"), measure("2"), wide("II. Хууль"), measure("3"))
    assert objectives(plan) == [("1", "Хөтөлбөр"), ("2", "Хууль")]
    assert [m.objective_no for m in plan.measures] == ["1", "1", "2"]


@pytest.mark.parametrize(
    ("above", "furniture", "below"),
    [
        ("Зорилт", [NUMBERS], "3. Жишээ сумын ус"),
        ("Зорилт 3. Жишээ сумын", [], "Ус"),
        ("Зорилт 3. Мал,", [], "Ус"),
        ("Зорилт 3. Мал", [], "усжуулах"),
    ],
)
def test_a_heading_that_is_not_at_its_end_goes_on(above: str, furniture: Rows, below: str) -> None:
    plan = plan_of(wide(above), *furniture, wide(below), measure("3.1"))
    assert [o.heading_text for o in plan.objectives] == [f"{above} {below}"]
    assert plan.objectives[0].objective_no == "3"


def test_a_page_break_within_a_name_is_no_line_break() -> None:
    names = (
        part(number="1.1", measure="Худаг", indicator="Худаг", baseline="0 0", target="1 30"),
        part(indicator="гаргасан байх, усалсан айлын хувь", percent="50%"),
    )
    plan = plan_of(START, names[0], NUMBERS, names[1])
    assert [(i.indicator, i.target) for i in plan.indicators] == [
        ("Худаг гаргасан байх", 1), ("усалсан айлын хувь", 30),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["1. Хөтөлбөр", "I. Хөтөлбөр"])
def test_whole_numbers_stand_under_the_heading_above_their_table(heading: str) -> None:
    blocks = [paragraph(TITLE), paragraph(heading), report_table([measure("1"), measure("2")])]
    plan = read(word_file(*blocks, paragraph("2. Хууль"), report_table([measure("3")])))
    assert objectives(plan) == [("1", "Хөтөлбөр"), ("2", "Хууль")]
    assert [m.objective_no for m in plan.measures] == ["1", "1", "2"]


@pytest.mark.parametrize("furniture", [[NUMBERS], [HEADINGS, NUMBERS]])
def test_a_heading_printed_again_on_the_next_page_is_one_objective(furniture: Rows) -> None:
    plan = plan_of(
        START, measure("1.1", ""), *furniture, START, part(percent="50%"), measure("1.2")
    )
    assert len(plan.objectives) == 1
    assert [m.reported_text for m in plan.measures] == ["50%", "100%"]


def test_the_objective_may_have_a_column_of_its_own() -> None:
    more = Box(merge="continue")
    rows: Rows = [
        [Box("Зорилт 1. Ус", merge="restart"), *measure("1.1", "")],
        [more, *NUMBERS], [more, *part(percent="50%")], [more, *measure("1.2")],
        ["Зорилт 2. Ой", *measure("2.1")], ["Зорилт 2. Ой", *measure("2.2")],
    ]  # fmt: skip
    plan = read(report_docx(rows, ["Зорилт", *HEADINGS]))
    assert objectives(plan) == [("1", "Ус"), ("2", "Ой")]
    assert [(m.objective_no, m.reported_text) for m in plan.measures] == [
        ("1", "50%"), ("1", "100%"), ("2", "100%"), ("2", "100%"),
    ]  # fmt: skip


def test_a_heading_may_have_its_text_in_the_next_row() -> None:
    plan = plan_of(wide("ЗОРИЛТ 3"), wide("Усан хангамж"), measure("3.1"))
    assert objectives(plan) == [("3", "Усан хангамж")]


def test_a_heading_may_say_its_number_twice() -> None:
    plan = plan_of(["1", Box("Зорилт 1. Ус", span=7)], measure("1.1"))
    assert objectives(plan) == [("1", "Ус")]


def test_measures_that_are_not_numbered_at_all_are_counted() -> None:
    plan = plan_of(measure("", measure="Ус"), measure("", measure="Ой"))
    assert numbers(plan) == ["1", "2"]
    assert notes(plan) == [("measure-numbered", "1"), ("measure-numbered", "2")]


def test_a_heading_may_stand_above_the_table_of_its_measures() -> None:
    blocks = [
        paragraph(TITLE),
        paragraph("Зорилт 1. Ус"), report_table([measure("1.1")]),
        paragraph("2. Бэлчээр"), report_table([measure("2.1")]),
        paragraph("3. Хавсралт"), report_table([measure("4.1")]),
    ]  # fmt: skip
    assert objectives(read(word_file(*blocks))) == [("1", "Ус"), ("2", "Бэлчээр")]


def test_a_measure_over_measures_of_three_parts_is_a_heading() -> None:
    rows = [part(number="1.1", measure="Ус"), measure("1.1.1"), measure("1.1.2")]
    plan = plan_of(START, *rows, ["1.2", Box("Бэлчээр", span=7)], measure("1.2.1"))
    assert [o for o, _ in objectives(plan)] == ["1", "1.1", "1.2"]
    assert [m.objective_no for m in plan.measures] == ["1.1", "1.1", "1.2"]


@pytest.mark.parametrize(
    "row",
    [
        [Box("Нийт дундаж", span=7), "90.5%"],
        part(measure="Дундаж хувь", percent="90.5"),
        part(measure="Зорилт 1-ийн дундаж", percent="90.5"),
        [Box("1-р зорилтын дундаж хувь", span=7), "90.5%"],
        wide("НИЙТ ДҮН: 90.5%"),
    ],
)
def test_a_row_that_sums_up_is_no_measure(row: Sequence[str | Box]) -> None:
    plan = plan_of(START, measure("1.1"), row, wide("Зорилт 2. Бэлчээр"), measure("2.1"))
    assert numbers(plan) == ["1.1", "2.1"]
    assert [m.reported_text for m in plan.measures] == ["100%", "100%"]
    assert len(plan.objectives) == 2
    assert [kind for kind, _ in notes(plan)] == ["total-row"]


def test_an_objective_that_begins_like_a_total_is_an_objective() -> None:
    plan = plan_of(wide("Нийтийн мэдээлэл"), measure("1.1"))
    assert objectives(plan) == [("1", "Нийтийн мэдээлэл")]


def test_a_signature_at_the_end_is_no_objective() -> None:
    plan = plan_of(START, measure("1.1"), wide("ТАЙЛАН БИЧСЭН: МЭРГЭЖИЛТЭН"))
    assert len(plan.objectives) == 1
    assert [kind for kind, _ in notes(plan)] == ["text-behind"]


def test_two_signatures_at_the_end_head_no_objectives() -> None:
    signatures = (wide("Тайлан бичсэн: ......."), wide("Хянасан: ......."))
    plan = plan_of(START, measure("1.1"), *signatures)
    assert [kind for kind, _ in notes(plan)] == ["text-behind"] * 2


def test_headings_of_other_parts_behind_all_measures_are_no_objectives() -> None:
    plan = plan_of(
        START,
        measure("1.1"),
        wide("Зорилт 2. Бэлчээр"),
        measure("2.1"),
        wide("ТАЙЛАН БИЧСЭН: МЭРГЭЖИЛТЭН"),
        wide("1. Зорилт, арга хэмжээний биелэлт"),
        wide("3. Ур чадварын үнэлгээ"),
    )
    assert [no for no, _ in objectives(plan)] == ["1", "2"]
    assert [kind for kind, _ in notes(plan)] == ["text-behind"] * 3


def test_an_objective_without_measures_stays() -> None:
    plan = plan_of(START, measure("1.1"), wide("Зорилт 2. Бэлчээр"))
    assert [no for no, _ in objectives(plan)] == ["1", "2"]


def test_empty_rows_leave_no_trace() -> None:
    plan = plan_of(START, [""] * 8, measure("1.1"), wide(""), measure("1.2"))
    assert numbers(plan) == ["1.1", "1.2"]
    assert notes(plan) == []


def test_other_tables_are_left_alone() -> None:
    people = table([["Овог", "Нэр", "Албан тушаал"], ["", "", ""]])
    marks = table([["Д/д", "Үзүүлэлт", "Оноо"], ["1", "Хандлага", "5"], ["", "Нийт", "5"]])
    counts = table(
        [["Зорилт", "Бүгд", "100", "70", "50", "30", "0", "Дүн"], ["1", *"1111111"], [""] * 8]
    )
    plan = read(
        word_file(people, paragraph(TITLE), report_table([START, measure("1.1")]), marks, counts)
    )
    assert numbers(plan) == ["1.1"]
    assert len(plan.objectives) == 1


def test_a_first_page_without_headings_is_read_with_those_of_the_second() -> None:
    first, second = table([NUMBERS, START, measure("1.1")]), report_table([measure("1.2")])
    plan = read(word_file(paragraph(TITLE), first, second))
    assert numbers(plan) == ["1.1", "1.2"]


def test_a_title_may_stand_in_the_table_itself() -> None:
    plan = read(word_file(table([wide(TITLE), HEADINGS, NUMBERS, START, measure("1.1")])))
    assert numbers(plan) == ["1.1"]
    assert plan.title.title == TITLE


def test_cells_of_another_grid_go_to_the_columns_that_they_cover() -> None:
    spans = (1, 2, 3, 2, 1, 1, 4, 2)
    headings = [Box(text, span) for text, span in zip(HEADINGS, spans, strict=True)]
    rows = [
        [Box(text, span) for text, span in zip(measure(n), spans, strict=True)]
        for n in ("1.1", "1.2")
    ]
    wider = [*rows[0][:4], Box("7", span=2), *rows[0][6:]]
    plan = read(report_docx([*rows, ["1.3", *wider[1:]]], headings))
    assert numbers(plan) == ["1.1", "1.2", "1.3"]
    assert plan.measures[2].reported_text == "100%"
    assert [i.baseline for i in plan.indicators] == [2, 2, 7]


def test_a_row_may_have_too_few_cells() -> None:
    plan = plan_of(START, ["1.1", "Худаг"], measure("1.2"))
    assert [(m.measure_no, m.status) for m in plan.measures] == [
        ("1.1", "unstated"),
        ("1.2", "rated"),
    ]


def test_text_beyond_the_last_column_is_recorded() -> None:
    plan = plan_of(START, [*measure("1.1"), "тэмдэглэл"], measure("1.2"), measure("1.3"))
    assert [r.before for r in plan.repairs if r.kind == "cell-beyond-columns"] == ["тэмдэглэл"]


@pytest.mark.parametrize(
    ("printed", "status", "percent"),
    [
        ("100%", "rated", "100"), ("100 %", "rated", "100"), ("100.0", "rated", "100.0"),
        ("85,7%", "rated", "85.7"), ("100 хувь", "rated", "100"), ("0,5", "rated", "0.5"),
        ("100\n%", "rated", "100"), ("100%\n100%", "rated", "100"), ("0", "rated", "0"),
        ("66,667", "rated", "66.667"), ("120%", "rated", "120"),
        ("ХБ", "not_due", None), ("Х.Б", "not_due", None), ("Хугацаа\nболоогүй", "not_due", None),
        ("ХУГАЦАА БОЛООГҮЙ", "not_due", None), ("Хугацаа болоогvй", "not_due", None),
        ("30% (хугацаа болоогүй)", "not_due", None),
        ("100\n(Бүрэн хэрэгжсэн)", "rated", "100"), ("70 / хэрэгжих шатанд /", "rated", "70"),
        ("30 (хэрэгжээгүй)", "unstated", None),
        ("Үнэлэх боломжгүй", "not_evaluable", None), ("ҮБ", "not_evaluable", None),
        ("", "unstated", None), ("-", "unstated", None), ("–", "unstated", None),
        ("100% 50%", "unstated", None), ("70-80%", "unstated", None), ("сайн", "unstated", None),
    ],
)  # fmt: skip
def test_the_percent_column_decides_the_status(
    printed: str, status: str, percent: str | None
) -> None:
    (found,) = plan_of(measure("1.1", printed, narrative="Хугацаа болоогүй")).measures
    assert found.status == status
    assert (None if found.reported_percent is None else str(found.reported_percent)) == percent
    assert found.reported_text == " ".join(printed.split())


@pytest.mark.parametrize("printed", ["100% 50%", "сайн", "-5%"])
def test_a_percent_that_is_not_sure_is_recorded(printed: str) -> None:
    assert notes(plan_of(measure("1.1", printed))) == [("percent-unread", "")]


def test_places_in_repairs_lead_to_the_cell() -> None:
    plan = plan_of(measure("1.1", "сайн"))
    repair = next(each for each in plan.repairs if each.kind == "percent-unread")
    assert (repair.place, repair.before) == ("table 1 row 2 cell 8", "сайн")


def test_headings_repeated_without_a_line_beneath_hold_the_rest_of_a_row() -> None:
    first = measure("1.1", narrative="Хурлыг хийж", percent="70%")
    again = [f"{name}\nтэмдэглэл хөтлөв." if name == "Гүйцэтгэл" else name for name in HEADINGS]
    raw = word_file(
        paragraph(TITLE),
        table([HEADINGS, NUMBERS, START, first, again, measure("1.2", "30%")]),
    )
    plan = read(raw)
    assert [m.measure_no for m in plan.measures] == ["1.1", "1.2"]
    assert plan.measures[0].narrative == "Хурлыг хийж тэмдэглэл хөтлөв."
    assert [r.kind for r in plan.repairs].count("row-joined") == 1


@pytest.mark.parametrize(("above", "below"), [("1.", "2"), ("1.1", "2")])
def test_a_number_that_a_page_break_cuts_is_one(above: str, below: str) -> None:
    first = part(number=above, measure="Төрийн", narrative="Хурал", percent="70%", indicator="Тоо")
    rest = part(number=below, measure="үйлчилгээг сайжруулах", narrative="хийв.")
    rows = [HEADINGS, START, first, NUMBERS, rest, measure("1.5", "30%")]
    plan = read(word_file(paragraph(TITLE), table(rows)))
    assert [m.measure_no for m in plan.measures] == [above + below, "1.5"]
    assert plan.measures[0].measure == "Төрийн үйлчилгээг сайжруулах"


def test_what_a_merged_cell_says_beside_several_measures_is_said_of_each() -> None:
    rows: list[list[str | Box]] = [[*measure(number)] for number in ("1.1", "1.2", "1.3", "1.4")]
    rows[0][7] = Box("70%", merge="restart")
    rows[1][7] = rows[2][7] = Box(merge="continue")
    plan = plan_of(START, *rows)
    assert [m.reported_text for m in plan.measures] == ["70%", "70%", "70%", "100%"]
    assert [(r.kind, r.before, r.after) for r in plan.repairs] == [
        ("merged-shared", "70%", "1.2"), ("merged-shared", "70%", "1.3"),
    ]  # fmt: skip


def test_a_measure_with_fewer_cells_than_columns_is_told() -> None:
    short = measure("1.2")
    del short[2]
    plan = plan_of(START, measure("1.1"), short)
    assert [(r.kind, r.place) for r in plan.repairs if r.kind == "cells-missing"] == [
        ("cells-missing", "table 1 row 4 cell 1")
    ]


def test_a_table_with_numbered_rows_that_is_not_read_is_told() -> None:
    narrow = [cells[:2] + cells[3:] for cells in (measure("2.1"), measure("2.2"))]
    other = table([["1", "Малын тоо", "5"], ["2", "Өрхийн тоо", "6"]])
    blocks = (report_table([START, measure("1.1")]), paragraph(), table(narrow), paragraph(), other)
    plan = read(word_file(paragraph(TITLE), *blocks))
    assert numbers(plan) == ["1.1"]
    assert [r.place for r in plan.repairs if r.kind == "table-left-out"] == ["table 2 row 1 cell 1"]


def test_a_percent_of_a_total_may_stand_under_another_heading() -> None:
    total: list[str | Box] = [Box("Дундаж хувь", span=6), "77.9%", ""]
    plan = plan_of(START, measure("1.1"), total)
    assert plan.measures[0].narrative == "Худаг гаргав."
    assert [repair.kind for repair in plan.repairs if "77.9%" in repair.before] == ["total-row"]


def test_the_cells_of_a_table_within_a_cell_stay_under_its_heading() -> None:
    heading: list[str | Box] = [*HEADINGS[:6], Box(HEADINGS[6], span=3), HEADINGS[7]]
    first: list[str | Box] = [*measure("1.1")]
    rows: list[list[str | Box]] = [
        [*first[:6], Box("Хянасан:", span=3), "50%"],
        [*([""] * 7), "Журам: 4", "", ""],
        [*([""] * 7), "Тогтоол", "1", ""],
    ]
    plan = read(report_docx([wide(OBJECTIVE), *rows], heading))
    assert (plan.measures[0].narrative, plan.measures[0].reported_text) == (
        "Хянасан: Журам: 4 Тогтоол 1",
        "50%",
    )
    assert "cell-beyond-columns" not in {repair.kind for repair in plan.repairs}


def test_text_between_the_tables_of_a_form_is_told_once_a_place() -> None:
    first = report_table([START, measure("1.1")])
    second = report_table([measure("2.1"), measure("2.2")])
    texts = [paragraph("байгуулна."), paragraph("Дараагийн хэсэг"), paragraph("Зорилт 2. Зам")]
    plan = read(word_file(paragraph(TITLE), first, *texts, second, paragraph("Дарга")))
    assert objectives(plan)[1:] == [("2", "Зам")]
    told = [(r.place, r.before) for r in plan.repairs if r.kind == "text-left-out"]
    assert told == [("paragraph 2", "байгуулна. …")]


def test_a_lone_text_between_the_tables_of_a_form_is_told_whole() -> None:
    tables = [report_table([START, measure("1.1")]), report_table([measure("1.2")])]
    plan = read(word_file(paragraph(TITLE), tables[0], paragraph("байгуулна."), tables[1]))
    assert numbers(plan) == ["1.1", "1.2"]
    assert [r.before for r in plan.repairs if r.kind == "text-left-out"] == ["байгуулна."]


def test_a_narrower_table_beneath_the_first_keeps_its_columns_in_order() -> None:
    heading, first = ([*row[:7], Box(row[7], span=3)] for row in (list(HEADINGS), measure("1.1")))
    number, name, *others = measure("1.2")
    narrower: list[str | Box] = [number, Box(name, span=2), *others, ""]
    found = read(report_docx([wide(OBJECTIVE), first, narrower], heading)).measures[1]
    assert (found.measure, found.narrative, found.reported_text) == (name, others[4], others[5])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Зорилт: Зам засах", [("1", "Зам засах")]),
        ("Зорилтын тайлбар доор байна", [("1", "")]),
        ("Тайлбар", [("1", "")]),
    ],
)
def test_an_objective_without_number_may_stand_above_its_table(
    line: str, found: list[tuple[str, str]]
) -> None:
    plan = read(word_file(paragraph(TITLE), paragraph(line), report_table([measure("1.1")])))
    assert objectives(plan) == found


def test_a_heading_over_another_table_heads_no_table_of_the_form_below() -> None:
    other = table([["Төсөл", "Хувилбар"], ["А", "Б"]])
    first = report_table([START, measure("1.1")])
    blocks = (first, paragraph("Зорилт 2. Зам"), other, report_table([measure("2.1")]))
    plan = read(word_file(paragraph(TITLE), *blocks))
    assert ("2", "Зам") not in objectives(plan)
    assert [r.before for r in plan.repairs if r.kind == "text-left-out"] == ["Зорилт 2. Зам"]
