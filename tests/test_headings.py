"""Heading rows in all the ways that offices print them are read as the form's columns."""

import unicodedata
from collections.abc import Sequence

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import FormChanges, form_words, read_plan
from tailan.forms.words import Key, is_nothing, is_one_of
from tailan.plan import Measure, Plan

from .word import HEADINGS, NUMBERS, OBJECTIVE, Box, Rows, measure, report_docx, wide

WORDS = form_words("performance_report")
BODY = [wide(OBJECTIVE), measure("1.1")]


def plan_of(rows: Rows, headings: Sequence[str | Box] = HEADINGS) -> Plan:
    return read_plan(read_document(report_docx(rows, headings), "a.docx"), WORDS)


def kinds(plan: Plan) -> list[str]:
    return [repair.kind for repair in plan.repairs]


def assert_read_right(plan: Plan) -> None:
    """That each cell of the one plain measure went to its own field."""
    (found,) = plan.measures
    assert (found.measure_no, found.measure, found.narrative) == (
        "1.1", "Худаг гаргах 1.1", "Худаг гаргав.",
    )  # fmt: skip
    assert (found.budget, found.reported_text) == ("-", "100%")
    (indicator,) = plan.indicators
    assert (indicator.indicator, indicator.baseline, indicator.target) == ("Худгийн тоо", 2, 5)


def changed(**headings: str) -> list[str]:
    """The usual headings, some of them in other words."""
    fields = list(WORDS.printed)
    return [headings.get(field, usual) for field, usual in zip(fields, HEADINGS, strict=True)]


@pytest.mark.parametrize(
    "headings",
    [
        changed(),
        [heading.upper() for heading in HEADINGS],
        [heading.replace(" ", "\n") for heading in HEADINGS],
        [heading.replace(" ", "\v") for heading in HEADINGS],
        [unicodedata.normalize("NFD", heading) for heading in HEADINGS],
        changed(no="Д/д", target="Хүрэх түвшин", percent="Хувь"),
        changed(indicator="Шалгуур үзүү-\nлэлт"),
        changed(baseline="Суурь түвшин (2024 он)", target="Зорилтот түвшин /2025 он/"),
        changed(budget="Төсөв (мян.төг)", percent="Үнэлгээ (%)"),
        changed(narrative="2025 оны эхний хагас жилийн гүйцэтгэл", percent="%"),
        changed(narrative="Тайлант хугацааны биелэлт", percent="Биелэлт, хувиар"),
        changed(narrative="Гүйцэтгэл (хүрсэн түвшин)"),
        changed(measure="Үйл ажиллагаа, арга хэмжээ", narrative="Хэрэгжилтийн явц, үр дүн"),
        changed(budget="Төcөв", baseline="Cуурь тvвшин", percent="Xувь"),
        changed(measure="Гyйцэтгэлийн зopилт, арга хэмжээ", indicator="Шалгуур vзvvлэлт"),
        changed(target="Зорилтот тувшин", baseline="Суурь тувшин"),
        changed(narrative="ГYЙЦЭТГЭЛ", measure="Арга хэмжээний нэр"),
        changed(baseline="Суурь түвшинг", indicator="Шалгуур үзүлэлт"),
    ],
    ids=lambda headings: " | ".join(headings)[:60],
)
def test_headings_are_known_whatever_their_print(headings: list[str]) -> None:
    plan = plan_of(BODY, headings)
    assert_read_right(plan)
    assert kinds(plan) == []


@pytest.mark.parametrize(
    ("headings", "repairs"),
    [
        (changed(measure="Бодлогын баримт бичиг, хууль тогтоомж"), 1),
        (changed(measure="Бодлогын баримт бичиг", indicator="Хэмжээс"), 2),
        (changed(narrative="Товч өгүүлэмж", percent="Дүн шинжилгээ"), 2),
    ],
)
def test_unknown_headings_are_named_by_their_place_and_recorded(
    headings: list[str], repairs: int
) -> None:
    plan = plan_of(BODY, headings)
    assert_read_right(plan)
    assert kinds(plan) == ["heading-by-place"] * repairs


def test_one_title_may_cover_two_columns() -> None:
    assert_read_right(plan_of(BODY, [*HEADINGS[:6], Box("Гүйцэтгэлийн хувь", span=2)]))


def test_a_title_that_is_left_out_is_recorded() -> None:
    plan = plan_of(BODY, [*HEADINGS[:6], "Гүйцэтгэлийн хувь"])
    assert_read_right(plan)
    assert kinds(plan) == ["heading-missing"]


def merged(*titles: str) -> list[Box]:
    return [Box(title, merge="restart") for title in titles]


TWO_LEVELS = [
    (
        [*merged(*HEADINGS[:6]), Box("Гүйцэтгэл", span=2)],
        [*[Box(merge="continue")] * 6, "тайлбар", "хувь"],
    ),
    (
        [*merged(*HEADINGS[:4]), Box("Түвшин", span=2), Box("Гүйцэтгэл", span=2)],
        [*[Box(merge="continue")] * 4, "Суурь", "Зорилтот", "Тайлбар", "Хувь"],
    ),
    (
        [*merged(*HEADINGS[:3]), Box("Шалгуур үзүүлэлт", span=3), *merged(*HEADINGS[6:])],
        [
            *[Box(merge="continue")] * 3, "Шалгуур үзүүлэлт", "Суурь", "Хүрэх түвшин",
            *[Box(merge="continue")] * 2,
        ],
    ),
    (  # The upper row alone names too few columns of the form.
        [
            *merged(*HEADINGS[:3]), Box("Шалгуур үзүүлэлтийн байдал", span=3),
            Box("Тайлант үе", span=2),
        ],
        [*[Box(merge="continue")] * 3, *HEADINGS[3:]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below"), TWO_LEVELS)
@pytest.mark.parametrize("numbers", [[], [NUMBERS]])
def test_headings_may_stand_in_two_rows(
    above: list[Box], below: list[str | Box], numbers: Rows
) -> None:
    assert_read_right(plan_of([below, *numbers, *BODY], above))


@pytest.mark.parametrize(("above", "below"), TWO_LEVELS)
def test_headings_in_two_rows_are_no_measures_on_the_next_page(
    above: list[Box], below: list[str | Box]
) -> None:
    assert_read_right(plan_of([below, *BODY, above, below], above))


def test_headings_that_a_page_break_cut_are_joined() -> None:
    above = [
        "№",
        "Гүйцэтгэлийн зорилт,",
        "Төсөв",
        "Шалгуур",
        "Суурь",
        "Зорилтот",
        "Гүйцэтгэл",
        "Гүйцэтгэлийн",
    ]
    rest = ["", "арга хэмжээ", "", "үзүүлэлт", "түвшин", "түвшин", "", "хувь"]
    plan = plan_of([rest, NUMBERS, *BODY, above, NUMBERS, measure("1.2")], above)
    assert [m.measure_no for m in plan.measures] == ["1.1", "1.2"]
    assert plan.measures[0].measure == "Худаг гаргах 1.1"
    assert kinds(plan) == []


def test_a_column_of_objectives_alone_holds_the_measures() -> None:
    assert_read_right(plan_of(BODY, changed(measure="Зорилт")))


def test_the_column_of_numbers_needs_no_heading() -> None:
    order = [0, 1, 3, 4, 5, 7, 6, 2]
    headings = [HEADINGS[i] for i in order]
    assert_read_right(plan_of([[measure("1.1")[i] for i in order]], ["", *headings[1:]]))


def test_an_unknown_heading_in_place_of_a_column_that_may_be_missing_stops() -> None:
    with pytest.raises(TailanError, match="Хамрах хүрээ"):
        plan_of(BODY, changed(budget="Хамрах хүрээ"))


@pytest.mark.parametrize("left_out", ["no", "budget", "baseline", "narrative"])
def test_a_column_may_be_missing(left_out: str) -> None:
    place = list(WORDS.printed).index(left_out)
    rows = [[cell for i, cell in enumerate(measure("1.1")) if i != place]]
    plan = plan_of(rows, [heading for i, heading in enumerate(HEADINGS) if i != place])
    (found,) = plan.measures
    assert found.reported_text == "100%"
    assert plan.indicators[0].target == 5


def test_a_heading_that_cannot_be_placed_stops_with_the_nearest_known() -> None:
    headings = [*HEADINGS[:2], "Хамрах хүрээ", "Хэзээ", *HEADINGS[3:]]
    with pytest.raises(TailanError) as caught:
        plan_of([[*measure("1.1")[:3], "", *measure("1.1")[3:]]], headings)
    assert caught.value.key == "form.unneeded"
    assert "Хамрах хүрээ" in caught.value.message("mn")
    assert "a.docx" in caught.value.message("mn")


def test_the_line_to_write_names_the_missing_column_that_is_most_like_the_heading() -> None:
    headings = changed(narrative="Гүйцэтгэл ба явцын товч", budget="Мөнгө, төсөв зардал")
    with pytest.raises(TailanError) as caught:
        plan_of(BODY, headings)
    assert caught.value.fields["line"] == (
        'budget: ["Мөнгө, төсөв зардал"], narrative: ["Гүйцэтгэл ба явцын товч"]'
    )


@pytest.mark.parametrize("heading", ["Гүйцэтгэл", "Хэмжих нэгжийн нэр", "Хүрсэн түвшний зөрүү"])
def test_a_heading_most_like_a_column_that_is_found_is_proposed_for_no_other(heading: str) -> None:
    headings = [*HEADINGS[:4], heading, *HEADINGS[4:]]
    with pytest.raises(TailanError) as caught:
        plan_of([[*measure("1.1")[:4], "х", *measure("1.1")[4:]]], headings)
    assert caught.value.fields["line"] == f'ignored: ["{heading}"]'
    assert f"“{heading}”" not in str(caught.value.fields["nearest"])


def test_a_column_beside_those_of_the_form_is_left_out_and_told() -> None:
    heading = "Хэмжих нэгж"
    plan = plan_of(
        [[*measure("1.1")[:4], "х", *measure("1.1")[4:]]], [*HEADINGS[:4], heading, *HEADINGS[4:]]
    )
    assert_read_right(plan)
    assert [r.before for r in plan.repairs if r.kind == "column-left-out"] == [heading]


@pytest.mark.parametrize("title", ["Суурь түвшин, хариуцах эзэн", "Суурь түвшин, төсөв, зардал"])
def test_a_heading_of_several_columns_is_not_guessed(title: str) -> None:
    with pytest.raises(TailanError, match=title):
        plan_of(BODY, changed(baseline=title, budget=""))


def test_columns_that_cannot_be_told_apart_stop_with_their_number() -> None:
    headings = [HEADINGS[0], HEADINGS[1], HEADINGS[3], HEADINGS[7]]
    with pytest.raises(TailanError) as caught:
        plan_of([measure("1.1")[:6], measure("1.2")[:6]], headings)
    assert caught.value.key == "form.columns"


def test_a_required_column_that_is_missing_stops() -> None:
    headings = ["№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин"]
    with pytest.raises(TailanError) as caught:
        plan_of([measure("1.1")[:5]], headings)
    assert caught.value.key == "form.missing"
    assert "Гүйцэтгэлийн хувь" in caught.value.message("mn")


def test_a_document_without_the_forms_table_stops() -> None:
    with pytest.raises(TailanError) as caught:
        plan_of([["1", "Сүх", "5", "", "", "", "", ""]], ["№", "Нэр", "Тоо", "", "", "", "", ""])
    assert caught.value.key == "form.no_table"
    assert "a.docx" in caught.value.message("en")


def test_a_project_may_add_headings_and_statuses_of_its_own() -> None:
    more = FormChanges(
        columns={"percent": ("Дүгнэлтийн оноо",)}, statuses={"not_due": ("Хойшилсон",)}
    )
    raw = report_docx([measure("1.1", "Хойшилсон")], changed(percent="Дүгнэлтийн оноо"))
    (found,) = read_plan(read_document(raw, "a.docx"), WORDS.changed(more)).measures
    assert isinstance(found, Measure)
    assert (found.status, found.reported_text) == ("not_due", "Хойшилсон")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Зорилтот түвшин", "ЗОРИЛТОТ  ТҮВШИН"),
        ("Суурь түвшин 2024 он", "Суурь түвшин"),
        ("Төсөв /сая төг/", "Төсөв (сая төг)"),
        ("Хувь", "Xувь"),
        ("Үзүүлэлт", "Yзvvлэлт"),
        ("Өрхийн тоо", "Єрхийн тоо"),
    ],
)
def test_words_are_compared_by_their_letters_alone(one: str, other: str) -> None:
    assert Key.of(one) == Key.of(other)


@pytest.mark.parametrize(
    ("text", "expected"), [("ХБ", True), ("х.б.", True), ("Х", False), ("", False)]
)
def test_an_abbreviation_must_be_all_of_the_text(text: str, expected: bool) -> None:
    assert is_one_of(text, ("ХБ",)) is expected


@pytest.mark.parametrize("text", ["", "-", "–", "—", "−", "--", "- -", "…", "...", "___", "./."])
def test_offices_draw_an_empty_cell_in_many_ways(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize("text", ["0", "x", "-5", "№"])
def test_a_letter_or_digit_is_a_value(text: str) -> None:
    assert not is_nothing(text)


UPPER = (*HEADINGS[:4], "Түвшин", "Түвшин", *HEADINGS[6:])


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        (UPPER, HEADINGS),
        ((*UPPER[:5], "", *UPPER[6:]), ["", "", "", "", *HEADINGS[4:6], "", ""]),
    ],
)
def test_headings_in_two_rows_without_merged_cells_are_read(
    upper: Sequence[str], lower: Sequence[str]
) -> None:
    assert_read_right(plan_of([lower, NUMBERS, *BODY], upper))


@pytest.mark.parametrize("numbers_row", [True, False])
def test_an_aim_over_numbers_is_the_level_and_over_words_the_objective(numbers_row: bool) -> None:
    headings = changed(target="Зорилт")
    assert_read_right(plan_of([NUMBERS, *BODY] if numbers_row else BODY, headings))
    above = [*HEADINGS[:1], "Зорилт", *HEADINGS[1:]]
    number, *others = measure("1.1")
    plan = plan_of([[number, "Ус, 2 худаг", *others]], above)
    assert [one.objective for one in plan.objectives] == ["Ус, 2 худаг"]


@pytest.mark.parametrize("first", [0, 1])
def test_the_index_that_programs_write_before_a_table_is_left_out(first: int) -> None:
    objective = [str(first), OBJECTIVE, *[""] * 7]
    rows = [objective, [str(first + 1), *measure("1.1")]]
    assert_read_right(plan_of(rows, ["", *HEADINGS]))


def test_numbers_without_a_heading_are_those_of_the_measures_where_there_are_no_others() -> None:
    assert plan_of([["1", *measure("1.1")[1:]]], ["", *HEADINGS[1:]]).measures[0].measure_no == "1"


def test_a_message_stays_short_whatever_number_of_headings_is_unknown() -> None:
    others = [f"Багана {i} {'урт ' * 90}" for i in range(90)]
    headings, row = ("\t".join([*one, *others]) for one in (HEADINGS, measure("1.1")))
    with pytest.raises(TailanError) as caught:
        read_plan(
            read_document(f"{headings}\n{row}\n".encode(), "a.txt"),
            form_words("performance_report"),
        )
    assert caught.value.key == "form.unneeded"
    assert "Багана 19 " in str(caught.value)
    assert "Багана 20 " not in str(caught.value)
    assert max(len(str(caught.value.fields[name])) for name in ("heading", "found")) < 4000


def test_of_two_unknown_headings_the_one_like_none_is_proposed_for_the_column_that_lacks() -> None:
    with pytest.raises(TailanError) as caught:
        plan_of([[*measure("1.1"), "х"]], [*changed(percent="Дүн"), "Холбоо барих хүн"])
    line = 'percent: ["Дүн"], responsible: ["Холбоо барих хүн"]'
    assert caught.value.fields["line"] == line


def test_of_two_unknown_headings_like_none_neither_is_proposed() -> None:
    with pytest.raises(TailanError) as caught:
        plan_of([[*measure("1.1"), "х"]], [*changed(percent="Дүн"), "Өөр"])
    assert caught.value.fields["line"] == 'ignored: ["Дүн", "Өөр"]'


@pytest.mark.parametrize(
    ("above", "rating", "text"),
    [
        ("Биелэлт", "100%", "100%"),
        ("Гүйцэтгэл", "70", "70"),
        ("Хэрэгжилт", "Үнэлэх боломжгүй", "Үнэлэх боломжгүй"),
    ],
)
def test_the_word_for_execution_over_percents_or_statuses_names_the_percent(
    above: str, rating: str, text: str
) -> None:
    row = [*measure("1.1")[:7], rating]
    headings = changed(narrative="Хийсэн ажил", percent=above)
    plan = plan_of([wide(OBJECTIVE), row], headings)
    assert (plan.measures[0].narrative, plan.measures[0].reported_text) == ("Худаг гаргав.", text)
    assert "heading-by-place" not in kinds(plan)


def test_the_word_for_execution_over_texts_names_no_percent_for_sure() -> None:
    row = [*measure("1.1")[:7], "Бүрэн хийгдсэн ажил байна."]
    plan = plan_of([wide(OBJECTIVE), row], changed(narrative="Хийсэн ажил", percent="Биелэлт"))
    assert {"heading-by-place", "percent-unread"} <= set(kinds(plan))


@pytest.mark.parametrize("narrative", ["Үр дүн, гүйцэтгэл", "Хийсэн ажил, биелэлт"])
def test_a_heading_of_two_names_is_known_where_the_second_may_name_the_same(
    narrative: str,
) -> None:
    assert_read_right(plan_of(BODY, changed(narrative=narrative)))
