"""Programmes and lists of tasks: running text as web pages, slides and Word files hold it."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, chosen_form, form_words, read_plan
from tailan.plan import Plan

from .word import levels, listed, paragraph, word_file

NOISE = ("Нүүр", "Холбоо барих", "Видео")
FOOT = ("Сэтгэгдэл бичих", "Leave a Reply")


def read(form: str, raw: str | bytes, name: str = "a.txt") -> Plan:
    raw = raw if isinstance(raw, bytes) else raw.encode()
    return read_plan(read_document(raw, name), form_words(form))


def text(*lines: str) -> str:
    return "\n\n\u00a0\n\n".join(lines)


def objectives(plan: Plan) -> list[tuple[str, str]]:
    return [(o.objective_no, o.objective) for o in plan.objectives]


def measures(plan: Plan) -> list[tuple[str, str]]:
    return [(m.measure_no, m.measure) for m in plan.measures]


TWO_CHAPTERS = (
    "НЭГ. ЭДИЙН ЗАСАГ", "Эдийн засгийг тогтвортой хөгжүүлнэ.", "1.1. Зам барина.", "1.2. Гүүр барина.",
    "ХОЁР. БОЛОВСРОЛ", "Боловсрол дээшилнэ.", "2.1. Сургууль барина.", "2.10. Номын сан нээнэ.",
)  # fmt: skip


@pytest.mark.parametrize("before", [(), NOISE])
@pytest.mark.parametrize("after", [(), FOOT])
def test_each_chapter_is_an_objective_by_its_sentence(
    before: tuple[str, ...], after: tuple[str, ...]
) -> None:
    plan = read("programme", text(*before, *TWO_CHAPTERS, *after))
    assert objectives(plan) == [
        ("1", "Эдийн засгийг тогтвортой хөгжүүлнэ."), ("2", "Боловсрол дээшилнэ."),
    ]  # fmt: skip
    assert measures(plan) == [
        ("1.1", "Зам барина."), ("1.2", "Гүүр барина."), ("2.1", "Сургууль барина."),
        ("2.10", "Номын сан нээнэ."),
    ]  # fmt: skip
    assert [r.before for r in plan.repairs if r.kind == "text-left-out"] == [*after]


@pytest.mark.parametrize(
    ("heading", "objective"),
    [
        ("5. Засаглал", "Засаглал"), ("Тавдугаар бүлэг. Засаглал", "Засаглал"),
        ("5 дугаар бүлэг: Засаглал", "Засаглал"), ("V. Засаглал", "Засаглал"),
        ("5. Засаглалыг ил тод болгож, иргэдийг сонсоно.", "Засаглалыг ил тод болгож, иргэдийг сонсоно."),
    ],
)  # fmt: skip
def test_a_heading_without_a_sentence_is_the_objective(heading: str, objective: str) -> None:
    plan = read("programme", text(heading, "5.1. Зам барина.", "5.2.Гүүр барина."))
    assert objectives(plan) == [("5", objective)]
    assert plan.objectives[0].heading_text == heading


@pytest.mark.parametrize(
    "heading", ["ТАВ. ЗАСАГЛАЛ", "Тавдугаар бүлэг\n\nЗасаглал", "## 5. Засаглал"]
)
def test_a_heading_over_a_sentence_is_kept_in_sight(heading: str) -> None:
    plan = read(
        "programme", text(heading, "Ил тод болгоно.", "5.1. Зам барина.", "5.2. Гүүр барина.")
    )
    assert objectives(plan) == [("5", "Ил тод болгоно.")]
    assert [r.kind for r in plan.repairs] == ["chapter-title"]


def test_bullets_under_a_measure_belong_to_it() -> None:
    lines = (
        "5. Спорт",
        "5.1. Дараах ажлыг хийнэ:",
        "- заал барих",
        "- талбай засах",
        "5.2. Зам барина.",
    )
    assert measures(read("programme", "\n".join(lines))) == [
        ("5.1", "Дараах ажлыг хийнэ: заал барих талбай засах"), ("5.2", "Зам барина."),
    ]  # fmt: skip


CLOSING = "Хөтөлбөрийн хэрэгжилтэд Хурал хяналт тавина."


def test_a_paragraph_behind_the_last_measure_is_about_the_programme_and_told() -> None:
    lines = ("НЭГ. УС", "Усан хангамж сайжирна.", "1.1. Худаг гаргана.", "1.2. Суваг татна.")
    plan = read("programme", "\n\n".join((*lines, CLOSING, "Засаг дарга Х.Хэн")))
    assert measures(plan)[-1] == ("1.2", "Суваг татна.")
    told = [r.before for r in plan.repairs if r.kind == "text-left-out"]
    assert told == [CLOSING, "Засаг дарга Х.Хэн"]


def test_a_measure_goes_on_in_a_paragraph_where_others_before_it_do() -> None:
    lines = (
        "НЭГ. УС",
        "Усан хангамж сайжирна.",
        "1.1. Худаг гаргана.",
        "Худаг бүр хашаатай байна.",
        "1.2. Суваг татна.",
        "Суваг бүр гүүртэй байна.",
    )
    plan = read("programme", "\n\n".join(lines))
    assert measures(plan)[-1] == ("1.2", "Суваг татна. Суваг бүр гүүртэй байна.")


def test_a_programme_in_word_has_words_own_numbers() -> None:
    blocks = [
        paragraph("ЖИШЭЭ СУМЫН 2024 ОНЫ ХӨТӨЛБӨР"), listed(0, "Мал аж ахуй"),
        paragraph("Малын чанар сайжирна."), listed(1, "Худаг гаргана."), listed(1, "Мод тарина."),
    ]  # fmt: skip
    plan = read("programme", word_file(*blocks, numbering=levels("%1.", "%1.%2.")), "a.docx")
    assert objectives(plan) == [("1", "Малын чанар сайжирна.")]
    assert measures(plan) == [("1.1", "Худаг гаргана."), ("1.2", "Мод тарина.")]
    assert (plan.title.organisation, str(plan.title.period)) == ("ЖИШЭЭ СУМ", "2024")


def test_a_programme_on_a_web_page_ends_before_its_comments() -> None:
    page = (
        "<nav><ul><li>Нүүр</li></ul></nav><article><h1>ТАВ. ЗАСАГЛАЛ</h1><p>Ил тод болгоно.</p>"
        "<p>5.1. Зам барина.</p><p>&nbsp;</p><p>5.2. Гүүр барина.</p></article>"
        "<section id='comments'><h3>Сэтгэгдэл</h3><p>1.1. Сайн байна.</p></section>"
    )
    plan = read("programme", f"<html><body>{page}</body></html>", "a.html")
    assert measures(plan) == [("5.1", "Зам барина."), ("5.2", "Гүүр барина.")]


def test_several_years_of_a_programme_are_no_period() -> None:
    plan = read("programme", text("ЖИШЭЭ СУМЫН 2024-2028 ОНЫ ХӨТӨЛБӨР", *TWO_CHAPTERS))
    assert plan.title.period is None


LEAD_INS = ("Удирдлагаас дараах үүргийг өгсөн юм. Үүнд:", "Мөн анхаарч ажиллахыг онцлон тэмдэглэв.")


@pytest.mark.parametrize("marks", ["•••|•••", "---|---", "123|123", "•••|123"])
def test_each_list_of_tasks_is_an_objective_with_its_lead_in(marks: str) -> None:
    first, second = marks.split("|")
    signs = [[f"{mark}." if mark.isdigit() else mark for mark in part] for part in (first, second)]
    tasks = ("Журам шинэчлэх;", "Хяналт хангах;", "Тайлан гаргана.")
    lists = ["\n".join(f"{s} {t}" for s, t in zip(part, tasks, strict=True)) for part in signs]
    plan = read(
        "task_list",
        "\n\n".join(
            ["ЗӨВЛӨГӨӨН – 2023", LEAD_INS[0], lists[0], LEAD_INS[1], lists[1], "Leave a Reply"]
        ),
    )
    assert objectives(plan) == [("1", LEAD_INS[0]), ("2", LEAD_INS[1])]
    assert measures(plan) == [
        (f"{o}.{i}", task) for o in (1, 2)
        for i, task in enumerate(("Журам шинэчлэх", "Хяналт хангах", "Тайлан гаргана"), start=1)
    ]  # fmt: skip
    assert (plan.title.title, str(plan.title.period)) == ("ЗӨВЛӨГӨӨН – 2023", "2023")


def test_marks_that_only_end_the_items_of_a_list_are_recorded() -> None:
    plan = read("task_list", "Дараахыг үүрэг болгов:\n\n• Журам шинэчлэх;\n• Тайлан гаргах.")
    marks = [r for r in plan.repairs if r.kind == "end-marks-left-out"]
    assert [(r.place, r.before, r.after) for r in marks] == [("line 3", "; .", "1.1–1.2")]


def test_tasks_that_print_no_numbers_are_counted_and_recorded() -> None:
    lists = ("• Журам шинэчлэх\n• Тайлан гаргах", "1. Журам шинэчлэх\n2. Тайлан гаргах")
    bulleted, numbered = (read("task_list", f"Дараахыг үүрэг болгов:\n\n{one}") for one in lists)
    counted = [(r.place, r.after) for r in bulleted.repairs if r.kind == "tasks-counted"]
    assert counted == [("line 3", "1.1–1.2")]
    assert [r for r in numbered.repairs if r.kind == "tasks-counted"] == []
    numbers = {t.key: t.place for t in numbered.traces if t.field == "measure_no"}
    assert numbers == {"1.1": "line 3", "1.2": "line 4"}


def test_the_number_of_a_programmes_measure_has_its_place() -> None:
    plan = read(
        "programme", "НЭГ. УС\n\nУсан хангамжийг сайжруулж ажиллана.\n\n1.1. Худаг.\n\n1.2. Суваг."
    )
    places = {t.key: t.place for t in plan.traces if t.field == "measure_no"}
    assert places == {"1.1": "line 5", "1.2": "line 7"}


def test_a_list_may_have_any_number_of_tasks() -> None:
    items = "\n".join(f"• Ажил {i} хийх;" for i in range(1, 12))
    assert measures(read("task_list", f"Дараахыг үүрэг болгов:\n\n{items}"))[-1] == (
        "1.11",
        "Ажил 11 хийх",
    )


def test_items_that_a_task_announces_belong_to_it() -> None:
    items = "• Дараах журмыг шинэчлэх:\n  ◦ нэгдүгээр\n  ◦ хоёрдугаар\n• Хяналт хангах;"
    assert measures(read("task_list", f"Дараах үүргийг өгөв:\n\n{items}")) == [
        ("1.1", "Дараах журмыг шинэчлэх: нэгдүгээр хоёрдугаар"), ("1.2", "Хяналт хангах"),
    ]  # fmt: skip


@pytest.mark.parametrize("lead_in", ["Дараах ажлыг хийхийг даалгав.", "Хийх ажил:"])
def test_tasks_without_marks_are_told_by_the_line_above_and_their_endings(lead_in: str) -> None:
    plan = read("task_list", "\n".join(["Хурал", lead_in, "Зам засах;", "Худаг гаргах", "Дарга"]))
    assert measures(plan) == [("1.1", "Зам засах"), ("1.2", "Худаг гаргах")]
    assert ("tasks-unmarked", lead_in, "1.1–1.2") in [
        (repair.kind, repair.before, repair.after) for repair in plan.repairs
    ]


def test_sentences_of_running_text_are_no_tasks_without_marks() -> None:
    told = "Дараах асуудлыг хэлэлцэв.\nЦаашид замаа засна.\nДараа нь худгаа гаргана."
    with pytest.raises(TailanError):
        read("task_list", told)


def test_menus_and_comments_on_a_page_are_no_tasks() -> None:
    page = (
        "<ul class='menu'><li>Нүүр</li><li>Мэдээ унших</li></ul><h1>ЗӨВЛӨГӨӨН</h1>"
        "<p>Дараах үүргийг өгөв. Үүнд:</p><ul><li>Журам шинэчлэх;</li><li>Хяналт хангах;</li></ul>"
        "<h3>Сэтгэгдэл</h3><ul><li>Сайн байна</li><li>Баярлалаа</li></ul>"
    )
    plan = read("task_list", f"<html><body>{page}</body></html>", "a.html")
    assert [m for _, m in measures(plan)] == ["Журам шинэчлэх", "Хяналт хангах"]


def test_the_end_of_a_lead_in_takes_the_line_before_it_only_where_that_is_one() -> None:
    plan = read("task_list", "ХУРАЛ БОЛОВ\n\nҮүнд:\n\n• Журам шинэчлэх;\n• Хяналт хангах;")
    assert objectives(plan) == [("1", "Үүнд:")]


def test_a_sentence_over_measures_may_stand_on_several_lines() -> None:
    lines = (
        "ХОЁР. УС",
        "Иргэдийг ундны",
        "цэвэр усаар",
        "жилийн турш саадгүй хангана.",
        "2.1. Худаг гаргана.",
    )
    plan = read("programme", "\n".join(lines))
    assert objectives(plan) == [("2", "Иргэдийг ундны цэвэр усаар жилийн турш саадгүй хангана.")]
    plan = read("programme", "\n".join(lines[1:]))
    assert objectives(plan) == [("2", "Иргэдийг ундны цэвэр усаар жилийн турш саадгүй хангана.")]


@pytest.mark.parametrize("last", [";", "."])
def test_lists_that_lost_their_bullets_are_known_by_their_semicolons(last: str) -> None:
    tasks = f"Журам шинэчлэх;\n\nХяналт хангах;\n\nТайлан гаргах{last}"
    plan = read("task_list", f"{LEAD_INS[0]}\n\n{tasks}\n\n{LEAD_INS[1]}\n\n{tasks}")
    assert objectives(plan) == [("1", LEAD_INS[0]), ("2", LEAD_INS[1])]
    assert [no for no, _ in measures(plan)] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


NOUNS = "- Замын хаагдлын мэдээ;\n- Угаараас хамгаалах зөвлөмж;\n- Хэмнэлтийн уриалга."


@pytest.mark.parametrize(
    "order",
    [
        "Хэвлэлийн албанд дараахыг түгээхийг даалгав:",
        "Албаны даргад дор дурдсаныг бэлтгэхийг үүрэг болгосон байна. Үүнд:",
        "Хэлтсүүдэд дараах үүрэг, чиглэл өглөө:",
        "Дараахыг албанд хариуцуулав:",
    ],
)
def test_what_is_ordered_is_a_task_though_it_only_names_a_thing(order: str) -> None:
    plan = read("task_list", f"{LEAD_INS[0]}\n\n- Журам шинэчлэх;\n\n{order}\n\n{NOUNS}")
    assert objectives(plan)[1] == ("2", order)
    assert measures(plan)[-1] == ("2.3", "Хэмнэлтийн уриалга")


@pytest.mark.parametrize("above", ["Хуралд дараах хүмүүс оролцов:", "Өмнө нь даалгасан ажлын явц:"])
def test_a_list_of_things_that_nobody_orders_is_left_out_and_told(above: str) -> None:
    plan = read("task_list", f"{above}\n\n{NOUNS}\n\n{LEAD_INS[0]}\n\n- Журам шинэчлэх;")
    assert measures(plan) == [("1.1", "Журам шинэчлэх")]
    told = [(r.place, r.before, r.after) for r in plan.repairs if r.kind == "list-left-out"]
    assert told == [("line 1", above, "3")]


def test_tasks_may_be_counted_in_roman_numbers() -> None:
    plan = read(
        "task_list",
        text("Дараах үүргийг өгөв:", "I. Зам засах;", "II. Мод тарих;", "III. Хог зайлуулах."),
    )
    assert measures(plan) == [("1.1", "Зам засах"), ("1.2", "Мод тарих"), ("1.3", "Хог зайлуулах")]


@pytest.mark.parametrize("entry", ["1.1. Зам барина ........ 4", "1.1. Зам барина. 4"])
def test_a_table_of_contents_is_no_part_of_a_programme(entry: str) -> None:
    plan = read("programme", text("ГАРЧИГ", "1. Эдийн засаг ..... 4", entry, *TWO_CHAPTERS))
    assert measures(plan)[:2] == [("1.1", "Зам барина."), ("1.2", "Гүүр барина.")]
    assert objectives(plan)[0] == ("1", "Эдийн засгийг тогтвортой хөгжүүлнэ.")
    assert entry in [one.before for one in plan.repairs if one.kind == "text-left-out"]


def test_a_word_may_stand_before_the_numbers_of_measures() -> None:
    lines = ("ЗОРИЛТ 2. Замыг сайжруулна.", "Арга хэмжээ 2.1. Зам барина.")
    plan = read("programme", text(*lines, "Арга хэмжээ 2.2. Гүүр барина."))
    assert objectives(plan) == [("2", "Замыг сайжруулна.")]
    assert measures(plan) == [("2.1", "Зам барина."), ("2.2", "Гүүр барина.")]


def test_parts_of_numbered_orders_are_tasks_under_them() -> None:
    lines = (
        "1. Хэлтсийн дарга нарт дараах ажлыг даалгасугай:", "1.1. Тайлан гаргах;", "1.2. Төсөв хянах.",
        "2. Албаны даргад дараах үүргийг өгсүгэй:", "2.1. Мэдээ өгөх;", "2.2. Хурал зарлах.",
    )  # fmt: skip
    document = read_document(text("Албан даалгавар", *lines).encode(), "a.txt")
    words = {name: form_words(name) for name in FORM_NAMES}
    plan = read_plan(document, chosen_form(document, words, ""))
    assert plan.form == "task_list"
    assert [one.objective for one in plan.objectives] == [lines[0][3:], lines[3][3:]]
    assert measures(plan)[1:3] == [("1.2", "Төсөв хянах"), ("2.1", "Мэдээ өгөх")]


def test_words_that_order_are_a_lead_in_of_their_own_and_others_end_one() -> None:
    tasks = ("1. Үр хянах", "2. Техник засах")
    plan = read(
        "task_list", text("Хурал", "Нэг. Сонссон нь: Тариалалтын явц байна", "Даалгах нь:", *tasks)
    )
    assert [one.objective for one in plan.objectives] == ["Даалгах нь:"]
    plan = read("task_list", text("Дарга дараах ажлыг өнөөдөр заав.", "Үүнд:", *tasks))
    assert [one.objective for one in plan.objectives] == ["Дарга дараах ажлыг өнөөдөр заав. Үүнд:"]
    assert [one.before for one in plan.repairs if one.kind == "lead-in-joined"] == ["Үүнд:"]
