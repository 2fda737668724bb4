"""Rows of a table of numbers that a page break cuts in two."""

from dataclasses import replace

import pytest

from tailan.documents import Cell, Document, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.forms.broken_rows import whole_rows

from .test_evaluation import REPORT, TITLE, sheet
from .word import word_file

HEAD = ("№", "Үйлчилгээ", "Тоо")


def row(*texts: str, is_first: bool = False) -> Row:
    cells = tuple(Cell(text, f"page 1 row 1 cell {i}") for i, text in enumerate(texts, start=1))
    return Row(cells, 1, is_first)


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        (("1", "Зөвшөөрөл", "2"), ("", "сунгах", ""), ("1", "Зөвшөөрөл сунгах", "2")),
        (("1", "Зөвшөөрөл", ""), ("", "сунгах", "2"), ("1", "Зөвшөөрөл сунгах", "2")),
        (("", "Зөвшөөрөл", ""), ("1", "сунгах", "2"), ("1", "Зөвшөөрөл сунгах", "2")),
        (("1", "Тус-", ""), ("", "гай эрх", "2"), ("1", "Тусгай эрх", "2")),
        (("1", "Дүгнэлт,", "2"), ("", "Засаг даргын эрх", ""), ("1", "Дүгнэлт, Засаг даргын эрх", "2")),
        (("1", "Зөвшөөрөл", "2"), ("2", "Сунгах", "3"), None),
        (("1", "зам", ""), ("2", "гүүр", "3"), None),
        (("1", "зам", "2"), ("", "", ""), None),
    ],
)  # fmt: skip
def test_a_row_is_joined_where_its_text_goes_on(
    above: tuple[str, ...], below: tuple[str, ...], whole: tuple[str, ...] | None
) -> None:
    rows, joined = whole_rows([row(*HEAD), row(*above), row(*below, is_first=True)])
    expected = [HEAD, whole] if whole else [HEAD, above, below]
    assert [one.texts for one in rows] == expected
    assert bool(joined) is (whole is not None)


def test_a_row_goes_on_beneath_the_name_of_its_body_printed_again() -> None:
    rows = (
        row("УСНЫ ГАЗАР", "", ""), row("1", "Худаг", "3"), row("2", "Авто зам, гүүрийн", ""),
        row("УСНЫ ГАЗАР", "", "", is_first=True), row("", "ажлын зөвшөөрөл", "4"),
        row("3", "Талбай", "5"),
    )  # fmt: skip
    plan = read_plan(Document("a.pdf", "pdf", "0", rows), form_words("statistics"))
    assert [(cell.row, cell.text) for cell in plan.statistics] == [
        ("Худаг", "3"), ("Авто зам, гүүрийн ажлын зөвшөөрөл", "4"), ("Талбай", "5"),
    ]  # fmt: skip


def test_a_row_of_the_evaluation_sheet_goes_on_beneath_its_headings_printed_again() -> None:
    words = form_words("performance_report")
    rows = [["1.", "Мэдлэг, ур чадвараа", ""], ["", "дээшлүүлэх нь", "15"]]
    document = read_document(word_file(REPORT, TITLE, sheet(rows)), "report.docx")
    *others, heading, first, rest = document.content
    assert isinstance(heading, Row)
    content = (*others, heading, first, replace(heading, is_after_break=True), rest)
    plan = read_plan(_with(document, content), words)
    assert [(one.row, one.label, one.text) for one in plan.evaluation] == [
        ("1", "Мэдлэг, ур чадвараа дээшлүүлэх нь", "15")
    ]
    assert "row-joined" in [repair.kind for repair in plan.repairs]


def _with(document: Document, content: tuple[object, ...]) -> Document:
    return replace(document, content=content)


def test_a_body_that_a_page_cuts_within_a_word_is_whole() -> None:
    head = ("№", "Хэрэгжүүлэх арга хэмжээ", "Хэрэгжилтийг хангах үйл ажиллагаа", "Хүрэх түвшин",
            "Хугацаа", "Хариуцах газар")  # fmt: skip
    rows = (
        row(*head), row("1", "Мод тарих", "1. Мод тарина.", "500 мод", "Жилдээ", "ЗДТГ, Баян су\xad"),
        row("", "", "", "тарина", "", "мын ЗДТГ", is_first=True),
    )  # fmt: skip
    plan = read_plan(Document("a.pdf", "pdf", "0", rows), form_words("action_plan"))
    assert [one.responsible for one in plan.measures] == ["ЗДТГ;Баян сумын ЗДТГ"]
