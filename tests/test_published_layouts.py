"""Tables as offices publish them: their words, their order, their numbers; invented contents."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, chosen_form, form_words, read_plan
from tailan.plan import Plan

WORDS = {name: form_words(name) for name in FORM_NAMES}
TITLE = "Жишээ сумын 2025 оны төлөвлөгөөний биелэлт"


def read(*lines: str, title: str = TITLE) -> Plan:
    """What is read of a table whose cells are parted by |, in the form that it is recognised as."""
    text = "\n".join((title, *(line.replace("|", "\t") for line in lines)))
    document = read_document(text.encode(), "a.txt")
    return read_plan(document, chosen_form(document, WORDS, ""))


def kinds(plan: Plan) -> set[str]:
    return {repair.kind for repair in plan.repairs}


def test_a_report_without_indicators_is_read() -> None:
    plan = read(
        "Д/д|Төлөвлөсөн арга хэмжээ|Хүрсэн үр дүн|Биелэлтийн хувь",
        "1.1|Худаг гаргах|Таван худаг гаргав.|80",
        "1.2|Мод тарих|Хоёр зуун мод тарив.|100",
    )
    assert plan.form == "performance_report"
    assert [(m.measure, m.narrative, m.reported_text) for m in plan.measures] == [
        ("Худаг гаргах", "Таван худаг гаргав.", "80"),
        ("Мод тарих", "Хоёр зуун мод тарив.", "100"),
    ]


def test_a_work_plan_that_tells_how_it_was_carried_out_is_a_plan() -> None:
    plan = read(
        "№|Хийх ажил|Хугацаа|Хариуцах эзэн|Хамтран ажиллах|Биелэлт",
        "1|Худаг гаргах|3-р сар|Тамгын газар|Багийн дарга|Гаргав.",
        "2|Мод тарих|4-р сар|Тохижилтын алба|Иргэд|Тарив.",
    )
    assert plan.form == "action_plan"
    first = plan.measures[0]
    assert (first.narrative, first.responsible) == ("Гаргав.", "Тамгын газар;Багийн дарга")


def test_a_percent_at_the_end_of_texts_is_told_and_no_percent_of_the_row() -> None:
    plan = read(
        "№|Хөтөлбөрийн заалт|Хэрэгжилтийн байдал",
        "3.1.1|Худаг гаргах|Таван худаг гаргав. /хэрэгжиж байгаа-30%/",
        "3.1.2|Мод тарих|Тарьж эхлэв. /хэрэгжиж байгаа-10%/",
    )
    told = [repair for repair in plan.repairs if repair.kind == "percent-in-text"]
    assert [(r.before, r.after) for r in told] == [("/хэрэгжиж байгаа-30%/", "2")]
    assert {m.status for m in plan.measures} == {"unstated"}
    assert plan.measures[0].measure == "Худаг гаргах"


def test_what_is_numbered_one_point_zero_heads_the_measures_beneath() -> None:
    plan = read(
        "№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь түвшин|Зорилтот түвшин|Гүйцэтгэл|Хувь",
        "1.0|“Усыг хамгаалах” зорилтыг хангахад чиглэсэн ажил|||||",
        "1.1|Худаг гаргах|Худгийн тоо|2|5|Гаргав.|80",
        "2.0|“Соёл” зорилтыг хангахад чиглэсэн ажил|||||",
        "2.1|Ном авах|Номын тоо|10|30|Авав.|100",
    )
    assert [(o.objective_no, o.objective[:3]) for o in plan.objectives] == [
        ("1", "“Ус"),
        ("2", "“Со"),
    ]
    assert [(m.objective_no, m.measure_no) for m in plan.measures] == [("1", "1.1"), ("2", "2.1")]


def test_money_and_where_it_comes_from_stand_in_one_budget() -> None:
    plan = read(
        "№|Арга хэмжээ|Хугацаа|Хариуцах эзэн|Шаардагдах хөрөнгө|Санхүүжилтийн эх үүсвэр",
        "1|Худаг гаргах|II улирал|Тамгын газар|12 сая төг|Орон нутгийн төсөв",
        "2|Мод тарих|II улирал|Тамгын газар|-|Хандив",
        "3|Уулзалт|II улирал|Тамгын газар|-|-",
        "4|Сургалт|II улирал|Тамгын газар|Төсөл|Төсөл",
    )
    told = ["12 сая төг, Орон нутгийн төсөв", "Хандив", "-", "Төсөл"]
    assert [m.budget for m in plan.measures] == told


def test_a_column_that_belongs_to_no_table_is_told() -> None:
    plan = read(
        "№|Зохион байгуулах ажил|Хэзээ|Хаана|Хэн хариуцах",
        "1|Уулзалт хийх|3 сар|Иргэний танхим|Соёлын төв",
        "2|Мод тарих|4 сар|Цэцэрлэгт хүрээлэн|Тохижилтын алба",
    )
    assert [r.before for r in plan.repairs if r.kind == "column-left-out"] == ["Хаана"]
    assert [m.responsible for m in plan.measures] == ["Соёлын төв", "Тохижилтын алба"]


def test_counts_at_each_stage_stand_under_percents_as_headings() -> None:
    plan = read(
        "№|Зорилго|Арга хэмжээний тоо|100%|70%|30%|Хэрэгжилтийн хувь",
        "1|Хүний хөгжил|24|12|8|4|82.6",
        "2|Эдийн засаг|18|9|6|3|78.3",
        title="Хэрэгжилтийн нэгдсэн дүн",
    )
    assert plan.form == "statistics"
    found = [(c.row, c.column, c.text) for c in plan.statistics]
    assert ("Эдийн засаг", "70%", "6") in found
    assert len(found) == 10


@pytest.mark.parametrize(
    ("measure", "narrative", "percent"),
    [
        ("Хөтөлбөрийн заалт", "Хэрэгжилт, хүрсэн үр дүн", "Хэрэгжилтийн үнэлгээ /хувь/"),
        ("Өгсөн үүрэг, даалгавар", "Биелэлт, үр дүн", "Биелэлт /%/"),
        ("ТӨЛӨВЛӨГДСӨН АЖИЛ", "Хүрсэн түвшин", "Өөрийн үнэлгээ"),
    ],
)
def test_words_that_offices_head_their_columns_with_are_known(
    measure: str, narrative: str, percent: str
) -> None:
    plan = read(
        f"№|{measure}|Шалгуур үзүүлэлт|{narrative}|{percent}",
        "1.1|Худаг гаргах|Худгийн тоо|Гаргав.|80",
    )
    assert [(m.measure, m.narrative, m.reported_text) for m in plan.measures] == [
        ("Худаг гаргах", "Гаргав.", "80")
    ]
    assert "heading-by-place" not in kinds(plan)


def test_headings_printed_once_more_in_english_are_known() -> None:
    plan = read(
        "№|Арга хэмжээ / Activity|Шалгуур үзүүлэлт (Indicator)|Гүйцэтгэл / Progress|Хувь / %",
        "1.1|Худаг гаргах|Худгийн тоо|Гаргав.|80",
    )
    assert [(m.measure, m.narrative) for m in plan.measures] == [("Худаг гаргах", "Гаргав.")]


def test_what_an_indicator_counts_in_a_column_of_its_own_is_told() -> None:
    plan = read(
        "№|Арга хэмжээ|Шалгуур үзүүлэлт|Хэмжих нэгж|Зорилтот түвшин|Гүйцэтгэл|Хувь",
        "1.1|Худаг гаргах|Худгийн тоо|ширхэг|5|Гаргав.|80",
    )
    assert [(i.indicator, i.target) for i in plan.indicators] == [("Худгийн тоо", 5)]
    assert [r.before for r in plan.repairs if r.kind == "column-left-out"] == ["Хэмжих нэгж"]


@pytest.mark.parametrize(
    "headings",
    ["№|Байгууллага|Огноо|Тоо хэмжээ|Хувь", "№|Сургууль|Хугацаа|Зорилтот түвшин|Хувь"],
)
def test_a_table_of_numbers_alone_is_no_report_for_some_words_that_it_shares(headings: str) -> None:
    rows = ["1|Сайхан|2025.03.01|120|12.5", "2|Булаг|2025.03.02|80|9.1"]
    assert read(headings, *rows, title="Мэдээ").form == "statistics"


def test_texts_of_a_row_that_are_put_together_are_told() -> None:
    plan = read(
        "№|Асуудал|Шийдсэн байдал",
        "3.1.1|Худгийн усны чанарыг шалгах|Дөрвөн худгийн усыг шинжилгээнд өгөв.",
        "3.1.2|Багийн төвийг гэрэлтүүлэх|Гэрлийн зургаан шон босгов.",
    )
    told = [repair for repair in plan.repairs if repair.kind == "cells-as-text"]
    assert [repair.after for repair in told] == ["2"]


def test_the_number_of_the_measure_goes_before_that_of_its_objective() -> None:
    plan = read(
        "Зорилтын дугаар|Зорилт|Арга хэмжээний дугаар|Арга хэмжээ|Шалгуур үзүүлэлт|Биелэлт|Хувь",
        "1|Ус|1.1|Худаг гаргах|Худгийн тоо|Гаргав.|80",
        "2|Соёл|2.1|Ном авах|Номын тоо|Авав.|100",
    )
    assert [(m.measure_no, m.measure) for m in plan.measures] == [
        ("1.1", "Худаг гаргах"),
        ("2.1", "Ном авах"),
    ]


def test_a_longer_heading_is_known_by_how_it_begins_or_ends() -> None:
    plan = read(
        "№|Арга хэмжээ|Хэрэгжилтийг тооцох шалгуур үзүүлэлт|Хариуцан хэрэгжүүлэх нэгж, албан "
        "тушаалтан|Ажил дуусгавар болох хугацаа|Хэрэгжилтийн талаарх мэдээлэл|Хувь",
        "1.1|Худаг гаргах|Худгийн тоо|Тамгын газар|II улирал|Гаргав.|80",
    )
    told = [r.after for r in plan.repairs if r.kind == "heading-by-words"]
    assert told == ["Шалгуур үзүүлэлт", "Хариуцах", "Хугацаа"]
    assert [(m.responsible, m.deadline_text, m.narrative) for m in plan.measures] == [
        ("Тамгын газар", "II улирал", "Гаргав.")
    ]


@pytest.mark.parametrize("heading", ["Хариуцах эзний ажил дуусгах хугацаа", "Хугацаа хэтэрсэн нь"])
def test_a_heading_that_may_name_several_columns_is_not_taken_by_its_words(heading: str) -> None:
    with pytest.raises(TailanError, match=heading):
        read(
            f"№|Арга хэмжээ|Шалгуур үзүүлэлт|{heading}|Гүйцэтгэл|Хувь",
            "1.1|Худаг гаргах|Худгийн тоо|x|Гаргав.|80",
        )


def test_a_report_without_percents_is_not_taken_for_a_plan() -> None:
    with pytest.raises(TailanError) as caught:
        read(
            "№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь түвшин|Зорилтот түвшин|Гүйцэтгэл",
            "1.1|Худаг гаргах|Худгийн тоо|2|5|Гаргав.",
        )
    assert caught.value.key == "form.missing"


def test_of_two_headings_that_say_measure_the_right_one_is_the_activity() -> None:
    plan = read(
        "№|Зорилтыг хэрэгжүүлэх арга хэмжээ|Хийх ажил|Хэзээ|Хэн хариуцах",
        "1|Танхим тохижуулах|Номын сан нээх|3-р сар|Номын санч",
        "||Цонх солих|4-р сар|Нярав",
    )
    assert [(m.measure_no, m.measure, m.activity) for m in plan.measures] == [
        ("1", "Танхим тохижуулах", "Номын сан нээх"),
        ("1", "Танхим тохижуулах", "Цонх солих"),
    ]
    told = {repair.kind for repair in plan.repairs}
    assert told >= {"heading-by-words", "heading-by-place"}


def test_a_plan_of_quarters_under_longer_headings_is_known() -> None:
    plan = read(
        "№|Хийх ажлын төрөл|Үр дүнгийн үзүүлэлт|I улирал|II улирал|Хариуцах эзэн",
        "1|Клуб нээх|Клубийн тоо|+||Номын сан",
        "2|Уралдаан зарлах|Оролцогчийн тоо||+|Музей",
    )
    assert [(m.measure, m.deadline_text) for m in plan.measures] == [
        ("Клуб нээх", "I улирал"),
        ("Уралдаан зарлах", "II улирал"),
    ]


def deadlines(title: str, *printed: str) -> list[tuple[str, str]]:
    rows = [f"{i}|Ажил хийх|{text}|Захиргаа" for i, text in enumerate(printed, start=1)]
    plan = read("№|Хийх ажил|Хугацаа|Хариуцах нэгж", *rows, title=title)
    return [(one.deadline_start, one.deadline_end) for one in plan.measures]


def test_deadlines_of_a_school_year_belong_to_its_two_years() -> None:
    title = "Жишээ сургуулийн 2025-2026 оны хичээлийн жилийн төлөвлөгөө"
    assert deadlines(title, "9-р сард", "5-р сар", "11-2-р сар", "2025.10.01", "Жилдээ") == [
        ("2025-09", "2025-09"),
        ("2026-05", "2026-05"),
        ("2025-11", "2026-02"),
        ("2025-10", "2025-10"),
        ("", ""),
    ]


def test_a_plan_of_several_years_takes_no_year_for_granted() -> None:
    title = "Жишээ сумын 2026-2028 оны төлөвлөгөө"
    assert deadlines(title, "Жил бүр", "3-р сард", "2027 онд") == [
        ("2026-01", "2028-12"),
        ("", ""),
        ("2027-01", "2027-12"),
    ]


def test_the_year_of_a_plan_goes_before_the_years_of_its_programme() -> None:
    title = "Жишээ сумын 2024-2028 оны хөтөлбөрийн 2026 оны төлөвлөгөө"
    assert deadlines(title, "3-р сард") == [("2026-03", "2026-03")]


def test_points_and_weights_beside_the_percent_are_left_out_and_told() -> None:
    plan = read(
        "№|Арга хэмжээ|Шалгуур үзүүлэлт|Жин|Гүйцэтгэл|Гүйцэтгэлийн хувь|Оноо",
        "1.1|Худаг гаргах|Худгийн тоо|10|Гаргав.|50|5",
    )
    assert [r.before for r in plan.repairs if r.kind == "column-left-out"] == ["Жин", "Оноо"]
    assert [m.reported_text for m in plan.measures] == ["50"]


def test_a_short_heading_with_no_known_word_is_proposed_for_no_column() -> None:
    with pytest.raises(TailanError, match=r'columns: \{ignored: \["Зай"\]\}'):
        read("№|Арга хэмжээ|Шалгуур үзүүлэлт|Гүйцэтгэл|Хувь|Зай", "1.1|Ажил|Тоо|Хийв.|5|7")


def test_activities_without_a_column_of_measures_are_the_measures() -> None:
    plan = read(
        "№|Үйл ажиллагаа|Шалгуур үзүүлэлт|Хэрэгжүүлэх хугацаа|Хариуцах байгууллага",
        "1|Киоск тавих|Киоскийн тоо|3-р сар|ЗДТГ",
    )
    assert [(m.measure_no, m.measure, m.activity) for m in plan.measures] == [
        ("1", "Киоск тавих", "")
    ]
    assert "heading-by-place" in kinds(plan)


def test_what_a_budget_is_counted_in_stands_behind_its_heading() -> None:
    plan = read(
        "№|Арга хэмжээ|Зарцуулсан төсөв, мян.төг|Шалгуур үзүүлэлт|Гүйцэтгэл|Биелэлт, %",
        "1.1|Худаг гаргах|4 350.5|Худгийн тоо|Гаргав.|80",
    )
    assert [(m.budget, m.reported_text) for m in plan.measures] == [("4 350.5", "80")]


def test_the_number_of_a_school_in_a_title_is_no_objectives() -> None:
    plan = read(
        "№|Хийх ажил|Шалгуур үзүүлэлт|Гүйцэтгэл|Хувь",
        "1|Номын сан нээх|Номын тоо|Нээв.|80",
        title="15 дугаар цэцэрлэгийн 2025 оны төлөвлөгөөний биелэлт",
    )
    assert [one.objective for one in plan.objectives if one.objective] == []


def test_abbreviations_with_a_space_between_are_two_bodies_and_told() -> None:
    plan = read(
        "№|Хийх ажил|Хугацаа|Хариуцах нэгж",
        "1|Ажил хийх|3-р сар|Сумдын ЗДТГ БОАЖГ",
        "2|Ажил хийх|4-р сар|УБЦТС ТӨХК",
    )
    assert [m.responsible for m in plan.measures] == ["Сумдын ЗДТГ;БОАЖГ", "УБЦТС ТӨХК"]
    told = [r.before for r in plan.repairs if r.kind == "space-as-comma"]
    assert told == ["Сумдын ЗДТГ БОАЖГ"]
