"""Words that are too long for the cells of a PDF: each stays in its own."""

import pytest

from tailan.documents import Row, read_document
from tailan.documents.page.cell_words import words_of_cells
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Word
from tailan.documents.pdf.pdfium import pdf_pages
from tailan.plan import Plan

from .pdfs import raw_pdf, read_as, said, typeset

PAGE = "#set page(width: {}pt, margin: 40pt, flipped: false)"


def rows(*typed: list[str], width: int, **page: str) -> list[tuple[str, ...]]:
    raw = typeset(typed, setup=PAGE.format(width), inset="2pt", **page)
    document = read_document(raw, "a.pdf")
    assert document.content == document.rows
    return [row.texts for row in document.rows]


@pytest.mark.parametrize(
    "align", ["left + top", "left + horizon", "center + horizon", "right + top"]
)
@pytest.mark.parametrize("justify", ["true", "false"])
def test_a_word_wider_than_its_column_stays_in_its_cell(align: str, justify: str) -> None:
    typed = [
        ["№", "Арга хэмжээ", "Төсөв", "Биелэлт"],
        ["1.1", "Удирдах ажилтны зөвлөгөөнийг зохионбайгуулах", "-", "100%"],
        ["1.2", "Иргэдийн санал irgen.jishee.gov.mn хаягаар", "10.0 сая", "Үнэлэх боломжгүй"],
        ["1.3", "Баримтжуулалтын журам боловсруулах", "", "Хэрэгжүүлсэн"],
    ]
    found = rows(*typed, width=250, align=align, justify=justify)
    assert found == [tuple(row) for row in typed]


@pytest.mark.parametrize(
    ("first", "second"), [("3650", "8000"), ("6.1", '"SHILEN"'), ("10.", "ITH"), ("TOO-", "25")]
)
def test_texts_printed_each_by_itself_are_two_though_they_touch(first: str, second: str) -> None:
    width = sum({".": 2.78, "-": 3.33, "T": 6.11, "O": 7.78}.get(sign, 5.56) for sign in first)
    raw = raw_pdf(said(first, 50, 700) + said(second, 50.2 + width, 700))
    (page,) = pdf_pages(raw, "a.pdf")
    assert [one.text for one in page.page.words] == [first, second]


GRID = Grid(
    (0.0, 30.0, 90.0, 120.0), (0.0, 50.0),
    (tuple(GridCell(0, column, 1) for column in range(3)),),
)  # fmt: skip


def word(text: str, left: float, top: float, right: float, *, is_spaced: bool = False) -> Word:
    return Word(text, left, top, right, top + 10, is_spaced=is_spaced)


def test_a_word_over_an_edge_belongs_to_the_words_above_and_beneath_it() -> None:
    words = [
        word("1", 2, 0, 8), word("арга", 32, 0, 60, is_spaced=True),
        word("зөвлөгөөнийг", 32, 12, 118, is_spaced=True), word("хийх", 32, 24, 60),
        word("-", 92, 0, 96),
    ]  # fmt: skip
    found = words_of_cells(words, GRID)
    assert [[one.text for one in found[cell]] for cell in GRID.rows[0]] == [
        ["1"], ["арга", "зөвлөгөөнийг", "хийх"], ["-"],
    ]  # fmt: skip


@pytest.mark.parametrize("is_last", [True, False])
def test_words_above_or_beneath_tell_the_cell_of_one_that_stands_nowhere(is_last: bool) -> None:
    beside = word("хийх", 95, 24 if not is_last else 0, 110)
    over = word("зөвлөгөө", 55, 12, 118)
    words = [beside, over] if is_last else [over, beside]
    found = words_of_cells([word("1", 2, 0, 8), *words, word("2", 2, 12, 8)], GRID)
    assert {one.text for one in found[GRID.rows[0][2]]} == {"хийх", "зөвлөгөө"}


def test_text_in_the_middle_of_a_row_is_no_part_of_the_taller_cell_printed_before() -> None:
    words = [
        word("Гүйцэтгэл", 32, 0, 80), word("бичсэн", 32, 36, 80),
        word("Үнэлэх", 74, 18, 98, is_spaced=True), word("боломжгүй", 100, 18, 136),
    ]  # fmt: skip
    found = words_of_cells(words, GRID)
    assert [one.text for one in found[GRID.rows[0][2]]] == ["Үнэлэх", "боломжгүй"]


def test_a_plan_keeps_its_statuses_in_a_column_that_is_too_narrow() -> None:
    head = ["№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин",
            "Гүйцэтгэл", "Гүйцэтгэлийн хувь"]  # fmt: skip
    row = ["1.1", "Худаг гаргах", "-", "Худгийн тоо", "0", "5", "Хийгээгүй", "Үнэлэх боломжгүй"]
    raw = typeset(["2025 ОНЫ ТАЙЛАН", head, ["8*Зорилт 1. Ус"], row],
                  (4, 15, 8, 14, 10, 10, 26, 8), justify="true", size="11pt", inset="2pt")  # fmt: skip
    plan: Plan = read_as("performance_report", raw)
    assert [(one.status, one.reported_text) for one in plan.measures] == [
        ("not_evaluable", "Үнэлэх боломжгүй")
    ]
    assert all(isinstance(item, Row) for item in read_document(raw, "a.pdf").content[1:])


def test_a_word_printed_before_but_lower_on_the_page_says_nothing_of_a_cell() -> None:
    over = word("Үнэлэх", 86, 12, 118)
    found = words_of_cells([word("бичсэн", 34, 36, 80), over], GRID)
    assert found[GRID.rows[0][2]] == [over]
