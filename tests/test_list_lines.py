"""Lists as plain text has them: bullets behind a tab, items that take several lines."""

import pytest

from tailan.documents import Row, read_document
from tailan.documents.marks import listed_lines
from tailan.forms import chosen_form, form_words, read_plan
from tailan.forms.words import FORM_NAMES
from tailan.units import Units

WORDS = {name: form_words(name) for name in FORM_NAMES}
LEAD_IN = "Салбарын хэмжээнд дараах ажлыг хэрэгжүүлэхийг үүрэг болгов. Үүнд:"


def tasks(text: str) -> list[str]:
    document = read_document(f"{LEAD_IN}\n\n{text}\n".encode(), "a.txt")
    plan = read_plan(document, chosen_form(document, WORDS, ""), Units({}))
    return [measure.measure for measure in plan.measures]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("\t• Худаг гаргах;\n\t• Шугам сүлжээг\n    шинэчлэх;", ["Худаг гаргах", "Шугам сүлжээг шинэчлэх"]),
        ("\t- Худаг гаргах;\n\t- Шугам шинэчлэх;\n\t- Зам засах;", ["Худаг гаргах", "Шугам шинэчлэх", "Зам засах"]),
        ("• Чанарын чиглэлээр\n    2019 онд тусгасныг хангах,\n• Зам засах,",
         ["Чанарын чиглэлээр 2019 онд тусгасныг хангах", "Зам засах"]),
        ("- Тогтолцооны\n    ISO 9001 стандартыг нэвтрүүлэх.\n- Зам засах.",
         ["Тогтолцооны ISO 9001 стандартыг нэвтрүүлэх", "Зам засах"]),
        ("- Талаар\n“18-25” утсыг ажиллуулах\n- Зам засах", ["Талаар “18-25” утсыг ажиллуулах", "Зам засах"]),
        ("1. Төв, орон\n    Нутгийн чадавхийг сайжруулах\n2. Зам засах",
         ["Төв, орон Нутгийн чадавхийг сайжруулах", "Зам засах"]),
        ("  • Худаг гаргах\n  • Зам засах\nНийт албан хаагчид үүнийг мөрдөнө.", ["Худаг гаргах", "Зам засах"]),
    ],
)  # fmt: skip
def test_an_item_has_all_its_lines(text: str, items: list[str]) -> None:
    assert tasks(text) == items


@pytest.mark.parametrize(
    "text",
    [
        "- Худаг гаргав.\n  2019 онд эхэлсэн.",
        "- Хүн ам\n  12,345",
        "- Худаг гаргах\n\n  үлдсэн ажил",
        "- Худаг гаргах\n  - шугам татах",
        "- Худаг гаргах\nҮлдсэн ажлыг хийх",
    ],
)
def test_a_line_that_does_not_go_on_stands_alone(text: str) -> None:
    document = read_document(text.encode(), "a.txt")
    assert len(document.content) == 2


def test_a_dash_amid_a_line_beside_an_item_is_no_bullet() -> None:
    lines = listed_lines("Зардал - 5 сая\n• Зам - гүүр засах")
    assert lines == [("text", "Зардал - 5 сая"), ("item", "Зам - гүүр засах")]


def test_dashes_among_cells_behind_tabs_are_no_bullets() -> None:
    rows = ["№", "Ажил", "Тайлбар", "", "1", "- Худаг гаргах", "- Зам засах"]
    text = "\n".join(f"\t{cell}" if cell else "" for cell in rows)
    document = read_document(text.encode(), "a.txt")
    assert [type(item) for item in document.content] == [Row, Row]
