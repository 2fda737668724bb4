"""The form of a document is told from its content, or the document is refused with a message."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, form_words, read_plan, recognised_form

WORDS = {form: form_words(form) for form in FORM_NAMES}
REPORT = "№|Арга хэмжээ|Төсөв|Шалгуур үзүүлэлт|Суурь түвшин|Зорилтот түвшин|Гүйцэтгэл|Хувь"
MEASURE = "1.1|Худаг гаргах|-|Худгийн тоо|2|5|Гаргасан.|70%"
LONG = MEASURE.replace("Гаргасан.", "Худаг гаргаж, малчдад хүлээлгэн өгсөн.")
PLAN = "№|Арга хэмжээ|Үйл ажиллагаа|Суурь үзүүлэлт|Шалгуур үзүүлэлт|Хүрэх түвшин|Хугацаа|Хариуцах"


def table(*lines: str) -> str:
    return "\n".join("\t".join(line.split("|")) for line in lines)


def recognised(text: str) -> str:
    return recognised_form(read_document(text.encode(), "a.txt"), WORDS)


FORMS = {
    "performance_report": [
        table(REPORT, MEASURE),
        table("№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь|Гүйцэтгэл", "1.1|Худаг|Тоо|2|Хийв."),
        table(f"{REPORT}|Хугацаа|Хариуцах эзэн", f"{MEASURE}|Жилдээ|НХ"),
        # The objective in a column of its own, before what is elsewhere called an activity.
        table(
            REPORT.replace("Арга хэмжээ", "Зорилт|Үйл ажиллагаа"), MEASURE.replace("1.1", "1.1|Ус")
        ),
    ],
    "action_plan": [
        table(PLAN, "1|Мод|Тарих|-|Тоо|Тарьсан|Жилдээ|НХ"),
        table("№|Арга хэмжээ|Шалгуур үзүүлэлт|Хүрэх түвшин|Хугацаа|Хариуцах эзэн", "1|А|Б|В|Г|Д"),
        table(f"{PLAN}|Хэрэгжилт|Хувь", "1|Мод|Тарих|-|Тоо|Тарьсан|Жилдээ|НХ|Тарив.|70%"),
        table(f"{PLAN}|Тайлбар", "1|Мод|Тарих|-|Тоо|Тарьсан|Жилдээ|НХ|Зардалгүй."),
    ],
    "programme": [
        "ТАВ. ЗАСАГЛАЛ\n\n5.1. Зам барина.\n\n5.2. Гүүр барина.",
        table("5.1|Зам барина.", "5.2|Гүүр барина."),
    ],
    "task_list": ["Дараах үүргийг өгөв:\n\n• Журам шинэчлэх;\n• Хяналт хангах;"],
    "statistics": [
        table("Аймаг|Хүн ам|Өсөлт", "А|12,345|3%", "Б|2,345|"),
        table("№|Үзүүлэлт|Хэмжих нэгж|2024", "1|Мал|мянган толгой|120", "2|Өрх|өрх|10"),
        table("№|Үзүүлэлт|2023|2024|Хувь|Тайлбар", "1|Мал|120|130|5%|өссөн", "2|Өрх|10|12|20%|"),
        # Services named as tasks are, under a title in capitals.
        "# ҮЙЛЧИЛГЭЭ\n\n"
        + table("АРХИВ||", "№|Үйлчилгээ|Тоо", "1|Лавлагаа олгох|12", "2|Данс нээх|"),
        "# Үзүүлэлт\n\n1,5 сая\n\n68 байгууллага\n\n789 үйлчилгээ\n\n87%",
    ],
}


@pytest.mark.parametrize(
    ("form", "text"), [(form, text) for form, texts in FORMS.items() for text in texts]
)
def test_a_form_is_told_from_its_headings_or_from_what_it_reads(form: str, text: str) -> None:
    assert recognised(text) == form


GARBLED = {
    "unknown headings over measures": table("Аа|Бб|Вв|Гг|Дд|Ее|Жж|Зз", MEASURE, MEASURE),
    "misspelt headings": table(
        "Д/А|Үйлийн нэр|Мөн|Шалг үзүүл|Сууринх|Зорилтынх|Юу|Хувь дүн", MEASURE
    ),
    "no headings": table(LONG, LONG.replace("1.1", "1.2"), LONG.replace("1.1", "1.3")),
    "a list of people": table("Нэр|Утас|Хаяг", "Бат|99112233|Хот", "Дорж|88112233|Сум"),
    "a letter": "Сайн байна уу\n\nБид 2024 онд 5 хүнтэй уулзсан.\n\nТа бүхэнд баярлалаа.",
    "nothing": "Тэмдэглэл",
}


@pytest.mark.parametrize("text", GARBLED.values(), ids=GARBLED.keys())
def test_what_fits_no_form_is_not_taken_for_statistics(text: str) -> None:
    with pytest.raises(TailanError) as caught:
        recognised(text)
    assert caught.value.key == "form.unrecognised"


def test_the_message_shows_the_headings_and_the_nearest_known() -> None:
    with pytest.raises(TailanError) as caught:
        recognised(GARBLED["misspelt headings"])
    message = caught.value.message("en")
    assert "“Шалг үзүүл”" in message
    assert "“Шалгуур үзүүлэлт”" in message
    assert "action_plan" in message


def test_a_table_that_is_named_a_report_but_has_other_headings_is_told_with_them() -> None:
    document = read_document(GARBLED["misspelt headings"].encode(), "a.txt")
    with pytest.raises(TailanError, match="“Сууринх”") as caught:
        read_plan(document, WORDS["performance_report"])
    assert caught.value.key == "form.no_table"


@pytest.mark.parametrize(
    "headings",
    ["Үзүүлэлт|Зорилт|Гүйцэтгэл|Хувь", "Д/д|Зориулалт|Төлөвлөгөө|Гүйцэтгэл|Хувь"],
)
def test_names_and_numbers_alone_are_statistics_under_headings_like_those_of_a_form(
    headings: str,
) -> None:
    first = "1|" * (headings.count("|") - 3)
    text = table(headings, f"{first}Худаг|50|45|90", f"{first}Зам|12|12|100")
    assert recognised(text) == "statistics"


@pytest.mark.parametrize("form", ["performance_report", "action_plan"])
def test_headings_beneath_many_rows_of_a_letterhead_tell_the_form(form: str) -> None:
    above = [f"БАТЛАВ|{line}|албан хаагч||||" for line in "АБВГДЕЖЗ"]
    rows = {
        "performance_report": (REPORT, MEASURE),
        "action_plan": (PLAN, "1|Мод|Тарих|-|Тоо|Тарьсан|Жилдээ|НХ"),
    }[form]
    assert recognised(table(*above, *rows)) == form


def test_headings_that_name_all_that_a_form_requires_tell_it_before_any_share_of_numbers() -> None:
    rows = [f"{i}.1|Худаг|{i}|Тоо|2|5|{i}|70%" for i in range(1, 9)]
    assert recognised(table(REPORT, *rows)) == "performance_report"
