"""What a document says of itself before its table: title, bodies, period and date."""

import pytest

from tailan.documents import read_document
from tailan.forms import form_words
from tailan.forms.title import title_of, told_of_title
from tailan.plan import Title

from .word import HEADINGS, measure, paragraph, report_table, table, wide, word_file

TABLE = report_table([measure("1.1")])


def title(*lines: str, table_xml: str = TABLE, after: str = "") -> Title:
    raw = word_file(*map(paragraph, lines), table_xml, paragraph(after))
    return title_of(read_document(raw, "a.docx"), form_words("performance_report"))


@pytest.mark.parametrize(
    "lines",
    [
        ["Усны хэлтсийн 2025 оны гүйцэтгэлийн тайлан"],
        ["Усны хэлтсийн 2025 оны", "гүйцэтгэлийн тайлан"],
        ["ЖИШЭЭ", "Усны хэлтсийн 2025 оны", "гүйцэтгэлийн тайлан"],
        ["БАТЛАВ: ЗАСАГ ДАРГА", "Усны хэлтсийн 2025 оны", "гүйцэтгэлийн тайлан"],
        ["Энэ бол хувилбар.", "Усны хэлтсийн 2025 оны гүйцэтгэлийн тайлан"],
        ["Усны хэлтсийн 2025 оны\vгүйцэтгэлийн тайлан"],
        ["Усны хэлтсийн 2025 оны гүйцэтгэлийн тайлан", "Тайланг энд хавсаргав."],
    ],
)
def test_a_title_goes_on_over_its_lines_and_no_further(lines: list[str]) -> None:
    found = title(*lines)
    assert found.title == "Усны хэлтсийн 2025 оны гүйцэтгэлийн тайлан"
    assert (found.organisation, found.unit) == ("", "Усны хэлтэс")


def test_the_body_above_the_year_belongs_to_the_title() -> None:
    found = title("Мөнхтал аймгийн Тамгын газрын", "Усны хэлтсийн 2025 оны", "гүйцэтгэлийн тайлан")
    assert found.title.startswith("Мөнхтал аймгийн")
    assert found.organisation == "Мөнхтал аймгийн Тамгын газар"
    assert found.unit == "Усны хэлтэс"


@pytest.mark.parametrize(
    ("lines", "organisation"),
    [
        (["Жишээ аймгийн Усны газрын 2025 оны тайлан"], "Жишээ аймгийн Усны газар"),
        (["ЦАХИМ УСНЫ АГЕНТЛАГИЙН 2025 ОНЫ ТАЙЛАН"], "ЦАХИМ УСНЫ АГЕНТЛАГ"),
        (["УСНЫ БОДЛОГЫН ГАЗАР", "2025 оны гүйцэтгэлийн тайлан"], "УСНЫ БОДЛОГЫН ГАЗАР"),
        (["Усны хэлтсийн 2025 оны тайлан"], ""),
        (["БАТЛАВ: УСНЫ БОДЛОГЫН ГАЗАР", "2025 оны гүйцэтгэлийн тайлан"], ""),
    ],
)
def test_a_body_that_stands_alone_is_its_own_organisation(
    lines: list[str], organisation: str
) -> None:
    assert title(*lines).organisation == organisation


def test_capitals_stay_capitals() -> None:
    found = title("МӨНХТАЛ АЙМГИЙН ТАМГЫН ГАЗРЫН", "УСНЫ ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН")
    assert (found.organisation, found.unit) == ("МӨНХТАЛ АЙМГИЙН ТАМГЫН ГАЗАР", "УСНЫ ХЭЛТЭС")


@pytest.mark.parametrize(
    ("genitive", "plain"),
    [
        ("Усны хэлтсийн", "Усны хэлтэс"), ("Усны газрын", "Усны газар"),
        ("Усны албаны", "Усны алба"), ("Усны төвийн", "Усны төв"),
        ("Усны агентлагийн", "Усны агентлаг"), ("1-р сургуулийн", "1-р сургууль"),
        ("Нэгдсэн эмнэлгийн", "Нэгдсэн эмнэлэг"),
    ],
)  # fmt: skip
def test_a_body_is_named_in_its_plain_form(genitive: str, plain: str) -> None:
    assert title(f"{genitive} 2025 оны тайлан").unit == plain


def test_labels_say_the_bodies_better_than_the_title() -> None:
    line = "Нэгжийн нэр: Усны нөөцийн хэлтэс"
    found = title("Усны хэлтсийн 2025 оны тайлан", after=line)
    assert found.unit == "Усны нөөцийн хэлтэс"
    assert title("2025 оны тайлан", after="Байгууллагын нэр – Ус суваг").organisation == "Ус суваг"


@pytest.mark.parametrize(
    ("lines", "period"),
    [
        (["2025 оны эхний хагас жилийн тайлан"], "2025-H1"),
        (["2025 оны гүйцэтгэлийн тайлан", "(2025 оны II улирал)"], "2025-Q2"),
        (["2025 оны гүйцэтгэлийн тайлан", "/эхний хагас жил/"], "2025-H1"),
        (["2025 оны гүйцэтгэлийн тайлан", "2025 оны 07 дугаар сарын 03"], "2025"),
        (["Гүйцэтгэлийн тайлан"], "None"),
    ],
)
def test_the_period_stands_in_the_title_or_right_below(lines: list[str], period: str) -> None:
    assert str(title(*lines).period) == period


def test_the_date_is_the_last_one_before_the_table() -> None:
    found = title("2024.12.20 батлав", "2025 оны тайлан", "2025.07.03", after="2025.08.01")
    assert str(found.report_date) == "2025-07-03"


@pytest.mark.parametrize(
    "table_xml",
    [
        table([["УСНЫ ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН"]]) + paragraph("") + TABLE,
        table([["БАТЛАВ", "УСНЫ ХЭЛТСИЙН 2025 ОНЫ\nТАЙЛАН"]]) + paragraph("") + TABLE,
        table([wide("УСНЫ ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН"), HEADINGS, measure("1.1")]),
    ],
)
def test_a_title_may_stand_in_a_table(table_xml: str) -> None:
    assert title(table_xml=table_xml).title == "УСНЫ ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН"


def test_what_is_not_printed_stays_empty() -> None:
    assert title() == Title()


def test_words_after_the_table_are_no_title() -> None:
    assert title("Мөнхтал", after="Усны хэлтсийн 2025 оны тайлан").title == ""


@pytest.mark.parametrize(
    ("line", "organisation", "told"),
    [
        ("ЖИШЭЭ АЙМГИЙН 2025 ОНЫ ТАЙЛАН", "ЖИШЭЭ АЙМАГ",
         [("organisation-territory", "ЖИШЭЭ АЙМГИЙН", "ЖИШЭЭ АЙМАГ")]),
        ("XУЛЬ СУМЫН 2025 ОНЫ ТАЙЛАН", "ХУЛЬ СУМ",
         [("letters-mended", "XУЛЬ", "ХУЛЬ"),
          ("organisation-territory", "ХУЛЬ СУМЫН", "ХУЛЬ СУМ")]),
        ("ЖИШЭЭ АЙМГИЙН УСНЫ ГАЗРЫН 2025 ОНЫ ТАЙЛАН", "ЖИШЭЭ АЙМГИЙН УСНЫ ГАЗАР", []),
        ("Жишээ аймгийн 2025 оны тайлан", "Жишээ аймаг", []),
    ],
)  # fmt: skip
def test_letters_of_a_title_that_are_mended_and_a_province_for_its_body_are_told(
    line: str, organisation: str, told: list[tuple[str, str, str]]
) -> None:
    document = read_document(word_file(paragraph(line), TABLE), "a.docx")
    found = title(line)
    assert found.organisation == organisation
    repairs = list(told_of_title(found, document.lines))
    assert [(one.kind, one.before, one.after) for one in repairs] == told
    assert {one.place for one in repairs} <= {"paragraph 1"}
