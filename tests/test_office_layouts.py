"""Tables as offices that nobody has met lay them out: headings, numbers and titles of their own."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.forms.recognition import recognised_form
from tailan.forms.words import FORM_NAMES
from tailan.plan import Plan

WORDS = {name: form_words(name) for name in FORM_NAMES}
REPORT = "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tСуурь\tЗорилтот\tГүйцэтгэл\tХувь"


def read(*lines: str) -> Plan:
    """The plan in a tab-separated dump, its form told from the content."""
    document = read_document("\n".join(lines).encode(), "a.txt")
    return read_plan(document, WORDS[recognised_form(document, WORDS)])


def kinds(plan: Plan) -> set[str]:
    return {repair.kind for repair in plan.repairs}


def test_a_heading_over_several_is_read_with_those_below_though_no_cell_is_merged() -> None:
    plan = read(
        "№\tАрга хэмжээ\tШалгуур үзүүлэлт\t\t\tГүйцэтгэл\tХувь",
        "\t\tНэр\tСуурь\tЗорилтот\t\t",
        "1.1\tЦэцэрлэгийн хамрагдалт\tХамрагдсан хувь\t82\t86\t84 хувь.\t90",
    )
    indicator = plan.indicators[0]
    assert (indicator.indicator, indicator.baseline_text, indicator.target_text) == (
        "Хамрагдсан хувь",
        "82",
        "86",
    )


def test_headings_below_another_are_known_by_its_words_too() -> None:
    plan = read(
        "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tТүвшин\t\tГүйцэтгэл\tХувь",
        "\t\t\tЭхний\tХүрэх\t\t",
        "1.1\tЗасвар\tЗассан гүүр\t2\t5\t3 гүүр.\t60",
    )
    assert [(one.baseline_text, one.target_text) for one in plan.indicators] == [("2", "5")]


def test_the_word_for_objective_behind_the_baseline_heads_the_targets() -> None:
    plan = read(
        "№\tАрга хэмжээ\tҮзүүлэлт\tСуурь\tЗорилт\tГүйцэтгэл\tХувь",
        "1.1\tОлголт\tОлголт авсан иргэн\t3500\t15-20\t3985 иргэн.\t62",
    )
    assert plan.indicators[0].target_text == "15-20"
    assert not plan.objectives or plan.objectives[0].objective == ""
    assert "heading-by-place" in kinds(plan)


def test_a_table_of_three_known_columns_is_a_plan() -> None:
    plan = read(
        "Хугацаа\tХийх ажил\tХариуцах эзэн",
        "I улирал\tХурал зарлах\tНарийн бичгийн дарга",
        "II улирал\tСанал авах\tТөлөөлөгчид",
    )
    assert [one.measure_no for one in plan.measures] == ["1", "2"]


def test_a_plan_with_indicators_but_nothing_reported_is_an_action_plan() -> None:
    plan = read(
        "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tСуурь\tЗорилтот\tХугацаа\tХариуцах нэгж",
        "1.1\tТооллого\tХамрагдсан өрх\t6450\t6500\t12 сар\tСХ",
    )
    assert plan.form == "action_plan"


def test_measures_counted_anew_under_each_objective_get_its_number() -> None:
    lines = ("НЭГ. СУРГУУЛЬ", "1\tЗасвар\tТоо\t1\t2\t2.\t90", "2\tНом\tТоо\t1\t3\t2.\t80")
    plan = read(REPORT, *lines, "ХОЁР. БАГШ", "1\tСургалт\tТоо\t5\t6\t6.\t100")
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2", "2.1"]
    assert {"numbers-restarted"} == kinds(plan)


def test_measures_counted_on_over_the_objectives_keep_their_numbers() -> None:
    lines = ("НЭГ. СУРГУУЛЬ", "1\tЗасвар\tТоо\t1\t2\t2.\t90", "ХОЁР. БАГШ")
    plan = read(REPORT, *lines, "2\tСургалт\tТоо\t5\t6\t6.\t100")
    assert [one.measure_no for one in plan.measures] == ["1", "2"]


def test_activities_marked_by_letters_are_numbered_and_lose_the_letter() -> None:
    plan = read(
        "Д/д\tАрга хэмжээ\tҮйл ажиллагаа\tТөсөв\tХугацаа\tХариуцах",
        "1\tОрон сууц\tа) Зээлд зуучлах\t-\t1-6-р сард\tСТХ",
        "\t\tб) Түрээс олгох\t50 сая\t7 сард\tТЗУХ",
    )
    found = [(one.activity_no, one.activity) for one in plan.measures]
    assert found == [("1.1", "Зээлд зуучлах"), ("1.2", "Түрээс олгох")]


def test_an_objective_named_by_a_letter_keeps_its_words_alone() -> None:
    plan = read(REPORT, "Зорилт А. Хөгжил", "1.1\tЗасвар\tТоо\t1\t2\t2.\t90")
    assert [(one.objective_no, one.objective) for one in plan.objectives] == [("1", "Хөгжил")]


def test_an_objective_in_the_first_cell_is_one_whatever_its_column() -> None:
    plan = read(
        "Хувь\tГүйцэтгэл\tЗорилтот\tСуурь\tШалгуур үзүүлэлт\tАрга хэмжээ\t№",
        "Зорилт 1. Хөдөлмөр\t\t\t\t\t\t",
        "95%\t190 хүн.\t200\t150\tХамрагдсан хүн\tСургалт\t1.1",
        "Зорилт 2. Халамж\t\t\t\t\t\t",
        "40%\t2 төв.\t5\t1\tТөв\tТөв байгуулах\t2.1",
    )
    assert [one.objective for one in plan.objectives] == ["Хөдөлмөр", "Халамж"]
    assert [str(one.reported_percent) for one in plan.measures] == ["95", "40"]


def test_a_heading_above_its_own_table_is_the_objective_of_a_plan() -> None:
    head = "№\tАрга хэмжээ\tХугацаа\tХариуцах нэгж"
    plan = read("НЭГ. ТООЛЛОГО", "", head, "1.1\tМал тоолох\t12 сар\tСХ", "", "ХОЁР. ТҮГЭЭЛТ", "",
                head, "2.1\tСэтгүүл\tсар бүр\tСХ")  # fmt: skip
    assert [one.objective for one in plan.objectives] == ["ТООЛЛОГО", "ТҮГЭЭЛТ"]


def test_a_partner_that_is_a_dash_is_nobody() -> None:
    plan = read(
        "№\tХийх ажил\tХариуцах байгууллага\tХамтран ажиллах байгууллага\tХугацаа",
        "1\tГэрлэн дохио\tТээврийн газар\t-\t4 сар",
    )
    assert plan.measures[0].responsible == "Тээврийн газар"


def test_names_that_end_in_one_unit_are_parted_behind_it() -> None:
    plan = read(REPORT, "1.1\tНөөц\tӨвс, тонн Тэжээл, тонн\t500 120\t800 200\tБэлтгэсэн.\t90")
    found = [(one.indicator, one.baseline_text, one.target_text) for one in plan.indicators]
    assert found == [("Өвс, тонн", "500", "800"), ("Тэжээл, тонн", "120", "200")]


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (("Санхүүгийн хэлтсийн тайлан", "2025 оны 1-6 дугаар сар"), "2025-H1"),
        (("ГААЛИЙН ХОРОО 2025 ОНЫ ХОЁРДУГААР УЛИРЛЫН ГҮЙЦЭТГЭЛ",), "2025-Q2"),
        (("2025 онд хэрэгжүүлэх төсөл, арга хэмжээ", "Хөгжлийн хэлтэс"), "2025"),
        (("Тайлан", "2025 оны 7-9 сар"), "2025-Q3"),
        (("Тайлан", "2025 оны 4-5 сар"), "2025"),
        (("2025 оны эхний улирлын тайлан",), "2025-Q1"),
        (("2025 оны эхний 3 улирлын тайлан",), "2025"),
        (("2025 оны сүүлийн улирлын тайлан",), "2025-Q4"),
        (("2024 оны А/12 дугаар тушаалын хавсралт", "Хэлтсийн тайлан"), None),
        (("2025 оны эхний хагас жил", "Соёлын хэлтсийн тайлан"), "2025-H1"),
    ],
)
def test_the_period_stands_in_a_line_of_its_own(lines: tuple[str, ...], period: str | None) -> None:
    plan = read(*lines, "", REPORT, "1.1\tЗасвар\tТоо\t1\t2\t2.\t90")
    assert (plan.title.period and str(plan.title.period)) == period


def test_a_title_in_capitals_is_no_beginning_of_the_words_above_a_list() -> None:
    lines = ("ЗӨВЛӨГӨӨНӨӨС ГАРСАН ШИЙДВЭР - 2025", "Боловсролын салбарт:")
    plan = read(*lines, "• Бэлтгэл хангах", "• Ном түгээх")
    assert [one.objective for one in plan.objectives] == ["Боловсролын салбарт:"]


def test_lone_texts_head_measures_where_nothing_is_numbered() -> None:
    plan = read(
        "Арга хэмжээ\tШалгуур үзүүлэлт\tСуурь\tЗорилтот\tГүйцэтгэл\tХувь",
        "Уншигчийн үйлчилгээ",
        "Ном солилцох\tӨдрийн тоо\t2\t4\t2 удаа.\t50",
        "Явуулын номын сан\tБагийн тоо\t10\t18\t9 баг.\t50",
        "2. Номын хөмрөг",
        "Шинэ ном авах\tНомын тоо\t800\t1000\t612 ном.\t61",
    )
    assert [one.objective for one in plan.objectives] == ["Уншигчийн үйлчилгээ", "Номын хөмрөг"]
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2", "2.1"]
    assert plan.measures[1].measure == "Явуулын номын сан"


def test_objectives_beside_measures_without_numbers_count_both_once() -> None:
    plan = read(
        "Зорилт\tХийх ажил\tХугацаа\tХариуцах эзэн",
        "Сургалт\tНээлттэй хичээл\t2-р сар\tМенежер",
        "Хүмүүжил\tЭцэг эхийн хурал\t3-р сар\tАжилтан",
    )
    assert [one.measure_no for one in plan.measures] == ["1.1", "2.1"]
    numbered = [repair.place for repair in plan.repairs if repair.kind == "measure-numbered"]
    assert len(numbered) == len(set(numbered)) == 2


def test_a_partner_in_small_letters_is_a_body_of_its_own() -> None:
    plan = read(
        "№\tХийх ажил\tХариуцах байгууллага\tХамтран ажиллах байгууллага\tХугацаа",
        "1\tНөлөөллийн ажил\tГБХЗХГ\tсумдын ЗДТГ\t4 сар",
    )
    assert plan.measures[0].responsible == "ГБХЗХГ;сумдын ЗДТГ"


def test_what_is_due_in_the_next_year_begins_in_the_plans_own() -> None:
    head = "№\tХийх ажил\tХугацаа\tХариуцах эзэн"
    plan = read("2025 оны төлөвлөгөө", head, "1\tТайлагнах\t2026 оны 1-р сарын 15-ны дотор\tДарга")
    assert (plan.measures[0].deadline_start, plan.measures[0].deadline_end) == (
        "2025-01",
        "2026-01",
    )


QUARTERS = ("№\tАжил\tХугацаа /улирлаар/\t\t\t\tХариуцагч", "\t\tI\tII\tIII\tIV\t")


def test_marks_under_quarters_are_the_deadline() -> None:
    plan = read(
        "2025 оны төлөвлөгөө",
        *QUARTERS,
        "1\tМод тарих\t\t+\t\t+\tЗДТГ",
        "2\tСургалт\tх\t\t\t\tЗДТГ",
    )
    found = [(one.deadline_text, one.deadline_start, one.deadline_end) for one in plan.measures]
    assert found == [("II улирал, IV улирал", "2025-04", "2025-12"),
                     ("I улирал", "2025-01", "2025-03")]  # fmt: skip
    assert "deadline-marked" in kinds(plan)


def test_months_over_marks_are_no_columns_of_numbers() -> None:
    head = "№\tАжил\t1-р сар\t2-р сар\t3-р сар\tХариуцагч"
    plan = read(
        "2025 оны төлөвлөгөө", head, "1\tҮзмэр\t\tx\tx\tНярав", "2\tҮзэсгэлэн\tx\t\t\tНярав"
    )
    assert [(one.deadline_start, one.deadline_end) for one in plan.measures] == [
        ("2025-02", "2025-03"),
        ("2025-01", "2025-01"),
    ]


def test_numbers_under_quarters_are_no_marks() -> None:
    with pytest.raises(TailanError, match="II"):
        read(*QUARTERS, "1\tМод тарих\t\t5\t\t+\tЗДТГ")


def test_two_rows_of_headings_count_together_before_the_second_alone() -> None:
    plan = read(
        "№\tАрга хэмжээ\tШалгуур үзүүлэлт\tТүвшин\t\tТайлант хугацааны гүйцэтгэл\t",
        "\t\t\tСуурь\tЗорилтот\tТайлбар\tХувь",
        "1\t2\t3\t4\t5\t6\t7",
        "1.1\tАлхалт\tОролцсон иргэн\t4500\t6000\t5120 иргэн.\t85",
        "1.2\tТалбай\tТалбайн тоо\t3\t5\t4 талбай.\t80",
    )
    assert (plan.form, len(plan.measures)) == ("performance_report", 2)


def test_a_percent_beside_the_heading_of_an_objective_is_left_out_and_told() -> None:
    plan = read(REPORT, "Зорилт 1. Зам\t\t\t\t\t\t85", "1.1\tНалуу зам\tТоо\t12\t20\t17.\t85")
    assert plan.objectives[0].objective == "Зам"
    assert "heading-percent" in kinds(plan)


def test_a_percent_in_a_case_is_one() -> None:
    plan = read(REPORT, "1.1\tЗасвар\tТоо\t1\t2\t2.\t50%-тай")
    assert str(plan.measures[0].reported_percent) == "50"


def test_tasks_numbered_with_strokes_are_a_list() -> None:
    plan = read(
        "Хэлэлцүүлэг", "Дараах ажлыг хийх чиглэл өгөв. Үүнд:", "1/ Зам засах;", "2/ Мод тарих."
    )
    assert [one.measure for one in plan.measures] == ["Зам засах", "Мод тарих"]


def test_the_line_with_the_year_comes_before_chapters_in_capitals() -> None:
    plan = read("Аймгийн 2025 оны Хөгжлийн хөтөлбөр", "НЭГ. ХҮНИЙ ХӨГЖИЛ", "1.1. Цэцэрлэг барина.",
                "1.2. Сургууль барина.")  # fmt: skip
    assert plan.title.title == "Аймгийн 2025 оны Хөгжлийн хөтөлбөр"


def test_a_goal_over_numbered_objectives_is_a_section() -> None:
    blank = "\t" * 6
    lines = (
        f"Зорилго 1. Ажиллагаа{blank}",
        f"Зорилт 1.1. Засвар{blank}",
        "1.1.1\tЗуух\tТоо\t2\t3\t1.\t33",
    )
    plan = read(REPORT, *lines)
    assert [one.objective_no for one in plan.objectives] == ["1.1"]
    assert "section-heading" in kinds(plan)


def test_numbered_lines_over_lists_announce_them() -> None:
    lines = ("1. Сумдын Засаг дарга нарт:", "• тариалалтыг эрчимжүүлэх;", "• эргүүл гаргах;")
    plan = read("Хурлын шийдвэр", *lines, "2. Агентлагийн дарга нарт:", "• гомдлыг барагдуулах.",
                "• тайлан ирүүлэх.")  # fmt: skip
    assert [one.objective for one in plan.objectives] == [
        "Сумдын Засаг дарга нарт:",
        "Агентлагийн дарга нарт:",
    ]
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2", "2.1", "2.2"]


def test_as_many_names_in_capitals_as_numbers_are_so_many_indicators() -> None:
    names = "Тэмцээний тоо Оролцсон тамирчин Медаль"
    plan = read(REPORT, f"1.1\tТэмцээн\t{names}\t12 150 24\t16 200 30\t9.\t50")
    found = [(one.indicator, one.baseline_text, one.target_text) for one in plan.indicators]
    assert found == [
        ("Тэмцээний тоо", "12", "16"),
        ("Оролцсон тамирчин", "150", "200"),
        ("Медаль", "24", "30"),
    ]


def test_a_text_alone_between_empty_rows_goes_on_in_its_column() -> None:
    rest = ",,,,,{},"
    lines = (REPORT.replace("\t", ","), "1.1,Барилга,Тоо,1,2,Каркас угсарч тайлант,62", "",
             rest.format("хугацаанд дээврийн ажил"), "", rest.format("эхэлсэн."),
             "1.2,Зураг,Тоо,0,1,Баталсан.,30")  # fmt: skip
    document = read_document("\n".join(lines).encode(), "a.csv")
    plan = read_plan(document, WORDS["performance_report"])
    assert plan.measures[0].narrative == "Каркас угсарч тайлант хугацаанд дээврийн ажил эхэлсэн."
    assert [one.kind for one in plan.repairs].count("row-joined") == 2


def test_measures_of_the_same_words_are_two_where_their_numbers_are() -> None:
    head = "№\tХийх ажил\tХугацаа\tХариуцах нэгж"
    plan = read(head, "1.1\tЗам засах\t4 сар\tЗДТГ", "1.2\tЗам засах\t9 сар\tЗДТГ")
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2"]


def test_a_letter_before_a_heading_stands_in_place_of_its_number() -> None:
    blank = "\t" * 6
    plan = read(REPORT, f"A. Тохижилт{blank}", "1.1\tЗам\tТоо\t1\t2\t2.\t90", f"B. Хог тээвэр{blank}",
                "2.1\tСав\tТоо\t1\t2\t2.\t90")  # fmt: skip
    found = [(one.objective_no, one.objective, one.heading_text) for one in plan.objectives]
    assert found == [("1", "Тохижилт", "A. Тохижилт"), ("2", "Хог тээвэр", "B. Хог тээвэр")]


def test_a_chapter_has_the_number_of_its_heading_over_longer_ones() -> None:
    lines = ("ХОЁР. ХӨДӨӨ АЖ АХУЙ", "Мал аж ахуйг эрчимжүүлнэ.", "2.1.1. Үржлийг сайжруулна.")
    plan = read(*lines, "2.1.2. Худаг гаргана.")
    assert [one.objective_no for one in plan.objectives] == ["2"]


def test_chapters_without_a_heading_of_their_own_keep_the_number_of_their_measures() -> None:
    lines = ("ХОЁР. ХӨДӨӨ АЖ АХУЙ", "Мал аж ахуйг эрчимжүүлнэ.", "2.1.1. Үржлийг сайжруулна.")
    plan = read(*lines, "2.2.1. Худаг гаргана.")
    assert [one.objective_no for one in plan.measures] == ["2.1", "2.2"]
