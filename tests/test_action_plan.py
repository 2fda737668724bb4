"""Action plans as offices write them: one odd plan for each way to get a row wrong."""

from collections.abc import Sequence

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Plan, Repair
from tailan.units import Unit, Units

from .word import Box, Line, paragraph, table, word_file

HEADINGS = (
    "№",
    "Хэрэгжүүлэх арга хэмжээ",
    "Хэрэгжилтийг хангах үйл ажиллагаа",
    "Суурь үзүүлэлт",
    "Шалгуур үзүүлэлт",
    "Хүрэх түвшин, үр дүн",
    "Хугацаа",
    "Хариуцах газар, хэлтэс",
)
NUMBERS = tuple(str(number) for number in range(1, 9))
TITLE = "ЖИШЭЭ СУМЫН 2024 ОНЫ АЖЛЫН ТӨЛӨВЛӨГӨӨ"
OBJECTIVE = "Зорилт: Ногоон сум бий болгоно."
UNITS = Units({"nh": Unit("nh", "Ногоон хэлтэс", "", "", ("НХ",))})

Cells = Sequence[str | Box]


def row(number: str, measure: str, activity: str, **fields: str) -> list[str]:
    cells = {
        "baseline": "Өмнө хийгээгүй.",
        "indicator": "Хийсэн байдлаар",
        "target": "Хийгдсэн байна.",
        "deadline": "2-р улиралд",
        "responsible": "НХ",
    }
    return [number, measure, activity, *(cells | fields).values()]


def rest(**fields: str) -> list[str]:
    """A row that a page break left: only these cells hold any text."""
    names = ("no", "measure", "activity", "baseline", "indicator", "target", "deadline")
    return [fields.get(name, "") for name in (*names, "responsible")]


def read(
    *rows: Cells, headings: Cells = HEADINGS, title: str = TITLE, units: Units = UNITS
) -> Plan:
    """The plan of a tab-separated dump; an empty row is an empty line, a page break."""
    lines = ["\t".join(map(str, cells)) for cells in (headings, *rows)]
    raw = f"{title}\n\n" + "\n".join(lines)
    return read_plan(read_document(raw.encode(), "plan.txt"), form_words("action_plan"), units)


def read_word(*rows: Cells | Line) -> Plan:
    raw = word_file(paragraph(TITLE), table([HEADINGS, *rows]))
    return read_plan(read_document(raw, "plan.docx"), form_words("action_plan"), UNITS)


def numbers(plan: Plan) -> list[tuple[str, str]]:
    return [(measure.measure_no, measure.activity_no) for measure in plan.measures]


def told(plan: Plan) -> list[Repair]:
    """The repairs without that of the title, which names no body."""
    return [repair for repair in plan.repairs if repair.kind != "organisation-territory"]


def kinds(plan: Plan) -> list[str]:
    return [repair.kind for repair in told(plan)]


def test_each_activity_is_a_row_with_the_measure_above_it() -> None:
    plan = read(
        [OBJECTIVE],
        row("1.", "Мод тарина.", "1. Цэцэрлэг байгуулна."),
        row("", "", "2. Суулгац бэлтгэнэ."),
        row("2.", "Хог цэвэрлэнэ.", "1. Цэвэрлэгээ хийнэ."),
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]
    assert [m.measure for m in plan.measures] == ["Мод тарина.", "Мод тарина.", "Хог цэвэрлэнэ."]
    assert plan.measures[1].activity == "Суулгац бэлтгэнэ."
    assert {m.status for m in plan.measures} == {"unstated"}
    assert {m.objective_no for m in plan.measures} == {"1"}
    assert plan.objectives[0].objective == "Ногоон сум бий болгоно."
    assert kinds(plan) == ["objective-counted"]


def test_a_lone_activity_without_a_number_has_that_of_the_measure() -> None:
    plan = read(row("1", "Мод тарина", "Цэцэрлэг байгуулна"), row("2", "Хог", "Цэвэрлэгээ хийнэ"))
    assert numbers(plan) == [("1", "1"), ("2", "2")]


def test_an_activity_may_print_the_number_of_its_measure_before_its_own() -> None:
    plan = read(row("4.", "Мод тарина.", "4.1 Нэг"), row("", "", "4.2. Хоёр"))
    assert numbers(plan) == [("4", "4.1"), ("4", "4.2")]
    assert [m.activity for m in plan.measures] == ["Нэг", "Хоёр"]


def test_activities_without_numbers_are_counted_and_recorded() -> None:
    plan = read(row("3.", "Мод тарина.", "Нэг ажил."), row("", "", "Өөр ажил."))
    assert numbers(plan) == [("3", "3.1"), ("3", "3.2")]
    assert kinds(plan) == ["activity-numbered", "activity-numbered"]


def test_an_activity_number_that_stands_twice_becomes_a_free_one() -> None:
    plan = read(row("3.", "Мод.", "1. Нэг."), row("", "", "1. Хоёр."), row("", "", "3. Гурав."))
    assert numbers(plan) == [("3", "3.1"), ("3", "3.2"), ("3", "3.3")]
    assert kinds(plan) == ["activity-renumbered"]


def test_automatic_numbers_of_a_list_are_no_new_measure() -> None:
    plan = read(
        row("8.", "Мод.", "1. Нэг."), row("1.", "2.", "3. Гурав."), row("1.", "", "4. Дөрөв.")
    )
    assert numbers(plan) == [("8", "8.1"), ("8", "8.3"), ("8", "8.4")]
    assert [(r.kind, r.place, r.before, r.after) for r in told(plan)] == [
        ("list-numbers-left-out", "line 5 cell 1", "1. | 2.", "8"),
        ("list-numbers-left-out", "line 6 cell 1", "1.", "8"),
    ]


def test_a_measure_printed_again_before_each_activity_is_one_measure() -> None:
    plan = read(row("2", "Мод тарина", "1. Нэг"), row("2", "Мод тарина", "2. Хоёр"))
    assert numbers(plan) == [("2", "2.1"), ("2", "2.2")]


def test_a_number_within_an_activity_is_not_its_own() -> None:
    plan = read(
        row("1", "Мод", "2024 онд 5 га талбайд мод тарина"), row("2", "Хог", "10 сум цэвэрлэнэ")
    )
    assert [m.activity for m in plan.measures] == [
        "2024 онд 5 га талбайд мод тарина", "10 сум цэвэрлэнэ",
    ]  # fmt: skip
    assert numbers(plan) == [("1", "1"), ("2", "2")]


def test_a_list_within_one_cell_stays_as_it_is_printed() -> None:
    plan = read_word(row("5", "Мод", "1. Нүх ухна.\n2. Услана."))
    assert numbers(plan) == [("5", "5")]
    assert plan.measures[0].activity == "1. Нүх ухна. 2. Услана."


# Rows broken over pages.


def test_the_rest_of_a_row_after_a_page_break_is_joined_to_it() -> None:
    plan = read(
        row("1.", "Мод тарих ажлыг", "1. Цэцэрлэг"),
        [],
        NUMBERS,
        rest(measure="сумын төвд хийнэ.", activity="байгуулна.", responsible="ЗДТГ"),
        row("", "", "2. Услана."),
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2")]
    assert plan.measures[0].measure == "Мод тарих ажлыг сумын төвд хийнэ."
    assert plan.measures[0].activity == "Цэцэрлэг байгуулна."
    assert plan.measures[0].responsible == "НХ;ЗДТГ"
    assert "row-joined" in kinds(plan)


def test_the_rest_may_lack_the_activity() -> None:
    plan = read(row("1.", "Мод.", "1. Нэг."), [], NUMBERS, rest(target="Модтой байна."))
    assert plan.indicators[0].target_text == "Хийгдсэн байна. Модтой байна."
    assert len(plan.measures) == 1


def test_a_new_activity_may_stand_beside_the_rest_of_the_measure() -> None:
    plan = read(
        row("1.", "Мод тарих ажлыг", "1. Нэг."),
        [],
        HEADINGS,
        row("", "сумын төвд хийнэ.", "2. Хоёр."),
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2")]
    assert {m.measure for m in plan.measures} == {"Мод тарих ажлыг сумын төвд хийнэ."}


def test_a_number_printed_again_after_a_page_break_goes_on_with_the_measure() -> None:
    plan = read(
        row("1.", "Мод тарих", "1. Нэг."), [], NUMBERS, row("1.", "ажил хийнэ.", "2. Хоёр.")
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2")]
    assert plan.measures[1].measure == "Мод тарих ажил хийнэ."


def test_a_whole_activity_without_a_number_after_a_page_break_is_a_new_one() -> None:
    plan = read(row("1.", "Мод.", "Нэг ажил."), [], NUMBERS, row("", "", "Хоёр дахь ажил."))
    assert len(plan.measures) == 2


# The rest of a cut row begins with a capital letter and fills most cells.
CUT = [
    (
        row("1.", "Мод.", "1. Жишээ сумын", baseline="Өмнө"),
        row("", "", "Төвд мод тарина.", baseline="Тарьсан.", deadline="", responsible="Усны алба"),
    ),
    (
        row("1.", "Мод.", "1. Жишээ сумын", deadline="", responsible=""),
        row("", "", "Төвд мод тарина.", indicator="", responsible="НХ"),
    ),
    (
        row("1.", "Мод.", "Жишээ сумын", responsible="НХ, Усны"),
        row("", "", "Төвд мод тарина.", deadline="", responsible="Алба"),
    ),
    (
        row("1.", "Мод.", "Жишээ сумын", deadline="2-р"),
        row("", "", "Төвд мод тарина.", deadline="улиралд"),
    ),
]


@pytest.mark.parametrize("furniture", [[[], NUMBERS], [[], HEADINGS], [[]]])
@pytest.mark.parametrize(("above", "below"), CUT)
def test_the_rest_of_a_cut_row_is_no_activity_of_its_own(
    above: list[str], below: list[str], furniture: list[Cells]
) -> None:
    plan = read(above, *furniture, below, row("2.", "Хог.", "1. Хоёр."))
    assert [m.activity for m in plan.measures] == ["Жишээ сумын Төвд мод тарина.", "Хоёр."]
    assert plan.measures[0].deadline_end == "2024-06"


def test_a_page_break_may_part_an_activity_from_its_number() -> None:
    plan = read(
        row("1.", "Мод.", "1.", deadline=""),
        row("", "", "Мод тарина."),
        row("2.", "Хог.", "Угаана."),
    )
    assert [(m.activity_no, m.activity) for m in plan.measures] == [
        ("1.1", "Мод тарина."),
        ("2", "Угаана."),
    ]


def test_a_row_that_begins_in_small_letters_goes_on_also_without_a_page_break() -> None:
    plan = read(row("1.", "Мод.", "1. Цэцэрлэг"), rest(activity="байгуулна."))
    assert [m.activity for m in plan.measures] == ["Цэцэрлэг байгуулна."]


def test_a_table_on_the_next_page_needs_no_headings() -> None:
    plan = read_plan(
        read_document(
            word_file(
                paragraph(TITLE),
                table([HEADINGS, row("1.", "Мод.", "1. Нэг.")]),
                paragraph(),
                table([row("", "", "2. Хоёр."), row("2.", "Хог.", "1. Гурав.")]),
            ),
            "plan.docx",
        ),
        form_words("action_plan"),
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2"), ("2", "2.1")]


# Word tables.


def test_merged_cells_cover_the_rows_beneath_them() -> None:
    top: list[str | Box] = [*row("1.", "Мод.", "Нэг ажил")]
    below: list[str | Box] = [*row("", "", "Хоёр дахь ажил")]
    for i in (0, 1, 6, 7):
        top[i] = Box(str(top[i]), merge="restart")
        below[i] = Box("", merge="continue")
    plan = read_word(top, below)
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2")]
    assert [m.deadline_end for m in plan.measures] == ["2024-06", "2024-06"]
    places = {t.place for t in plan.traces if t.field == "deadline_text"}
    assert places == {"table 1 row 2 cell 7"}


def test_a_wide_row_is_an_objective() -> None:
    plan = read_word(
        [Box("Зорилт 1. Ногоон сум", span=8)],
        row("1.", "Мод.", "1. Нэг."),
        [Box("Зорилт 2. Цэвэр сум", span=8)],
        row("1.", "Хог.", "1. Хоёр."),
    )
    assert [o.objective_no for o in plan.objectives] == ["1", "2"]
    assert [m.objective_no for m in plan.measures] == ["1", "2"]


def test_a_measure_without_activities_beside_it_heads_those_beneath() -> None:
    plan = read(
        rest(no="1.", measure="Мод тарина."), row("", "", "1. Нэг."), row("", "", "2. Хоёр.")
    )
    assert numbers(plan) == [("1", "1.1"), ("1", "1.2")]
    assert plan.measures[0].measure == "Мод тарина."


# Columns, deadlines, bodies and levels.


def test_columns_may_stand_in_another_order_and_some_may_be_missing() -> None:
    headings = ["Д/д", "Арга хэмжээ", "Үйл ажиллагаа", "Хариуцах эзэн", "Хэрэгжүүлэх хугацаа"]
    plan = read(["1", "Мод", "Нэг", "НХ", "Жилдээ"], headings=headings)
    measure = plan.measures[0]
    assert (measure.responsible_units, measure.deadline_end) == ("nh", "2024-12")
    assert plan.indicators == ()


def test_a_plan_may_be_reported_on_in_columns_of_its_own() -> None:
    headings = [*HEADINGS, "Хэрэгжилт", "Тайлбар", "Хэрэгжилтийн хувь"]
    plan = read(
        [*row("1.", "Мод.", "1. Нэг."), "Тарив.", "Усгүй байна.", "70 %"],
        [*row("", "", "2. Хоёр."), "", "-", "Хугацаа болоогүй"],
        headings=headings,
    )
    assert [(m.narrative, m.status, m.reported_percent) for m in plan.measures] == [
        ("Тарив. Усгүй байна.", "rated", 70),
        ("", "not_due", None),
    ]
    places = {(t.key, t.field): t.place for t in plan.traces}
    assert places["1/1.1", "reported_percent"] == "line 4 cell 11"
    assert kinds(plan) == ["explanation-joined"]


def test_a_plan_without_a_column_of_activities_has_no_activity_numbers() -> None:
    headings = ["№", "Арга хэмжээ", "Шалгуур үзүүлэлт", "Хугацаа", "Хариуцах эзэн"]
    plan = read(["1", "Мод тарих", "Модны тоо", "3-р сард", "НХ"], headings=headings)
    assert numbers(plan) == [("1", "")]
    assert [t.key for t in plan.traces if t.table == "indicators"] == ["1/1"]


@pytest.mark.parametrize("heading", ["Хийгдэх үйл ажиллагаа", "Гүйцэтгэх үйл ажиллагаа"])
def test_activities_have_many_headings(heading: str) -> None:
    plan = read(row("1", "Мод", "Нэг"), headings=[*HEADINGS[:2], heading, *HEADINGS[3:]])
    assert [m.activity for m in plan.measures] == ["Нэг"]


def test_a_heading_over_two_may_count_once_where_each_cell_has_a_line() -> None:
    rows = (
        ("№", "Арга хэмжээ", "Үйл ажиллагаа", "Үр дүн", "Хугацаа"),
        ("", "", "", "Шалгуур үзүүлэлт", "Хүрэх түвшин", ""),
        ("1", "Мод", "Тарих", "Модны тоо", "50", "Жилдээ"),
        ("2", "Хог", "Цэвэрлэх", "Цэгийн тоо", "3", "Жилдээ"),
    )
    dump = "\n\n".join("\n".join(f"\t{cell}" for cell in cells) for cells in rows)
    plan = read_plan(read_document(dump.encode(), "a.txt"), form_words("action_plan"))
    assert [(i.indicator, i.target) for i in plan.indicators] == [
        ("Модны тоо", 50),
        ("Цэгийн тоо", 3),
    ]
    assert [m.deadline_text for m in plan.measures] == ["Жилдээ", "Жилдээ"]


def test_an_unknown_heading_is_told_with_those_like_it() -> None:
    headings = [*HEADINGS, "Онцгой тэмдэглэл", "Өөр нэг багана"]
    with pytest.raises(TailanError, match="Онцгой тэмдэглэл"):
        read([*row("1", "Мод", "Нэг"), "", ""], headings=headings)


def test_a_document_without_such_a_table_is_told() -> None:
    with pytest.raises(TailanError, match="action_plan"):
        read(headings=["Нэр", "Утас", "Хаяг"])


@pytest.mark.parametrize("rows", [(), (["Зорилт: Тохижилт", *[""] * 7],)])
def test_a_table_without_measures_is_told(rows: tuple[list[str], ...]) -> None:
    with pytest.raises(TailanError, match="арга хэмжээ бичсэн мөр алга"):
        read(*rows)


def test_roman_numerals_alone_are_told_as_supposed_quarters() -> None:
    plan = read(row("1", "Мод", "Нэг", deadline="I-IV"))
    [measure] = plan.measures
    assert (measure.deadline_start, measure.deadline_end) == ("2024-01", "2024-12")
    assert [(r.kind, r.before, r.after) for r in told(plan)] == [
        ("deadline-quarters", "I-IV", "2024-01 – 2024-12")
    ]


def test_deadlines_are_months_of_the_plans_year() -> None:
    plan = read(
        row("1", "Мод", "Нэг", deadline="04-р сараас"),
        row("2", "Хог", "Хоёр", deadline="Боломжоор"),
    )
    first, second = plan.measures
    assert (first.deadline_text, first.deadline_start, first.deadline_end) == (
        "04-р сараас", "2024-04", "2024-12",
    )  # fmt: skip
    assert (second.deadline_text, second.deadline_start) == ("Боломжоор", "")
    assert [(r.kind, r.before) for r in told(plan)] == [("deadline-unread", "Боломжоор")]


def test_bodies_keep_their_printed_words_and_get_codes_where_units_are_known() -> None:
    cells = row("1", "Мод", "Нэг", responsible="НХ. Усны алба, сумдын НХ")
    with_units, without = read(cells), read(cells, units=Units({}))
    assert with_units.measures[0].responsible == "НХ;Усны алба;сумдын НХ"
    assert with_units.measures[0].responsible_units == "nh"
    assert without.measures[0].responsible_units == ""
    assert [(r.kind, r.place, r.before, r.after) for r in told(without)] == [
        ("stop-as-comma", "line 4 cell 8", "НХ. Усны алба", "НХ, Усны алба")
    ]


def test_levels_in_words_stay_words_and_sure_numbers_are_numbers() -> None:
    plan = read(
        row("1", "Мод", "Нэг", baseline="20", indicator="Модны тоо", target="30 мод"),
        row("2", "Хог", "Хоёр", baseline="2020 онд 5 удаа цэвэрлэсэн.", target="60 гаруй"),
    )
    first, second = plan.indicators
    assert (first.baseline, first.target, first.target_text) == (20, 30, "30 мод")
    assert (second.baseline, second.target) == (None, None)
    assert second.baseline_text == "2020 онд 5 удаа цэвэрлэсэн."
    assert [(r.kind, r.before) for r in told(plan)] == [("number-bound", "60 гаруй")]


def test_two_indicators_with_their_numbers_are_split() -> None:
    plan = read_word(
        row(
            "1",
            "Мод",
            "Нэг",
            baseline="10\n1",
            indicator="Модны тоо\nЦэцэрлэгийн тоо",
            target="20\n2",
        )
    )
    assert [(i.indicator, i.baseline, i.target) for i in plan.indicators] == [
        ("Модны тоо", 10, 20), ("Цэцэрлэгийн тоо", 1, 2),
    ]  # fmt: skip


def test_every_value_has_its_place() -> None:
    plan = read([OBJECTIVE], row("1.", "Мод.", "1. Нэг."), row("2.", "Ус.", "Хоёр."))
    places = {(t.table, t.key, t.field): t.place for t in plan.traces}
    assert places["measures", "1/1.1", "activity"] == "line 5 cell 3"
    assert places["measures", "1/1.1", "activity_no"] == "line 5 cell 3"
    assert places["measures", "2/2", "activity_no"] == "line 6 cell 1"
    assert places["indicators", "1/1.1/1", "baseline"] == "line 5 cell 4"
    assert places["objectives", "1", "objective"] == "line 4 cell 1"


def test_the_title_gives_the_year_and_the_organisation() -> None:
    title = read(row("1", "Мод", "Нэг")).title
    assert (title.title, title.organisation, str(title.period)) == (TITLE, "ЖИШЭЭ СУМ", "2024")


@pytest.mark.parametrize(
    ("first", "second", "names"),
    [
        ("Жишээ сумын", "тамгын газар", "Жишээ сумын тамгын газар"),
        ("Багийн дарга,", "иргэд", "Багийн дарга;иргэд"),
        ("Багийн дарга", "НХ", "Багийн дарга;НХ"),
    ],
)
def test_the_name_of_a_body_that_a_page_cuts_is_whole(first: str, second: str, names: str) -> None:
    cut = (row("1", "Мод тарих", "Цэцэрлэг байгуулна.", responsible=first), NUMBERS)
    plan = read_word(*cut, rest(responsible=second))
    assert [measure.responsible for measure in plan.measures] == [names]


@pytest.mark.parametrize("repeated", [True, False])
def test_objectives_may_have_a_column_of_their_own(repeated: bool) -> None:
    printed = [f"Зорилт {no}. {text}" for no, text in (("1", "Мод"), ("1", "Мод"), ("2", "Ус"))]
    if not repeated:
        printed[1] = ""
    rows = [
        [text, *row(str(i), f"Ажил {i}", f"Үйл {i}")] for i, text in enumerate(printed, start=1)
    ]
    plan = read(*rows, ["", *row("", "", "Үйл 4")], headings=("Зорилт", *HEADINGS))
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("1", "Мод"), ("2", "Ус")]
    assert [(m.objective_no, m.measure_no, m.activity) for m in plan.measures] == [
        ("1", "1", "Үйл 1"), ("1", "2", "Үйл 2"), ("2", "3", "Үйл 3"), ("2", "3", "Үйл 4"),
    ]  # fmt: skip


def test_bodies_that_take_part_stand_behind_those_that_answer() -> None:
    cells = [*row("1", "Мод тарих", "Мод тарина", responsible="НХ"), "Усны алба, ЖТГ"]
    plan = read(cells, headings=(*HEADINGS, "Хамтран хэрэгжүүлэх байгууллага"))
    (measure,) = plan.measures
    assert (measure.responsible, measure.responsible_units) == ("НХ;Усны алба;ЖТГ", "nh")
    places = [t.place for t in plan.traces if t.field == "responsible"]
    assert places == ["line 4 cell 8", "line 4 cell 9"]


@pytest.mark.parametrize(
    ("begins", "ends", "text", "months"),
    [
        ("2024-04", "2024-06", "2024-04 – 2024-06", ("2024-04", "2024-06")),
        ("2-р улирал", "4-р улирал", "2-р улирал – 4-р улирал", ("2024-04", "2024-12")),
        ("3-р сараас", "5-р сар хүртэл", "3-р сараас – 5-р сар хүртэл", ("2024-03", "2024-05")),
        ("-", "6-р сар", "6-р сар", ("2024-06", "2024-06")),
        ("", "", "", ("", "")),
    ],
)
def test_a_deadline_may_begin_in_a_column_of_its_own(
    begins: str, ends: str, text: str, months: tuple[str, str]
) -> None:
    cells = row("1", "Мод тарих", "Мод тарина", deadline=ends)
    headings = (*HEADINGS[:6], "Эхлэх хугацаа", "Дуусах хугацаа", HEADINGS[7])
    (measure,) = read([*cells[:6], begins, *cells[6:]], headings=headings).measures
    assert measure.deadline_text == text
    assert (measure.deadline_start, measure.deadline_end) == months


def test_a_note_beyond_the_last_column_is_told_and_no_part_of_an_objective() -> None:
    heading = ["Зорилт 2. Цэвэр сум бий болгоно.", *[""] * 7, "шинэ"]
    plan = read(row("1", "Мод тарих", "Суулгац тарих."), heading, row("2", "Хог", "Хог цэвэрлэх."))
    assert [one.objective for one in plan.objectives] == ["Цэвэр сум бий болгоно."]
    assert [r.before for r in plan.repairs if r.kind == "cell-beyond-columns"] == ["шинэ"]
