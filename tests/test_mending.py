"""Broken words are joined and mixed letters mended only where the document proves it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.documents import Document, Paragraph, read_document
from tailan.documents.dictionary import is_word
from tailan.forms import form_words, read_plan
from tailan.forms.mending import Vocabulary

from .word import measure, report_docx

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөү"


def vocabulary(*lines: str) -> Vocabulary:
    return Vocabulary.of(Document("", "", "", tuple(Paragraph(line, "") for line in lines)))


@pytest.mark.parametrize(
    ("known", "line", "mended"),
    [
        ("Хэрэгжилтийн хувь", "Хэрэгжил тийн хувь", "Хэрэгжилтийн хувь"),
        ("ХЭРЭГЖИЛТИЙН", "Хэрэгжил тийн хувь", "Хэрэгжилтийн хувь"),
        ("гэрээний хэрэгжилтийн", "Гэрээний хэрэгжил тийн хувь", "Гэрээний хэрэгжилтийн хувь"),
        ("ажиллагааны, хэрэгжилтийн", "ажиллагаа ны хэрэгжил тийн", "ажиллагааны хэрэгжилтийн"),
        ("Сургалтын тоо", "Хэрэгжил тийн хувь", "Хэрэгжил тийн хувь"),
        ("ажилтан", "ажил тан", "ажилтан"),
        ("ажилтан тан", "ажил тан", "ажил тан"),
    ],
)
def test_a_word_broken_at_the_edge_of_a_cell_is_joined(known: str, line: str, mended: str) -> None:
    assert vocabulary(known, line).mended(line) == mended


def test_two_words_that_the_document_uses_apart_are_left_apart() -> None:
    line = "сумын төв"
    assert vocabulary("сумынтөв", line).mended(line) == "сумынтөв"
    assert vocabulary("сумынтөв", "аймгийн төв", line).mended(line) == line


def test_a_document_that_once_prints_two_words_as_one_keeps_them_apart_elsewhere() -> None:
    line = "сургалтыг зохион байгуулах"
    known = ("хэрэгжилтийг зохионбайгуулах", "арга хэмжээг зохион явуулах")
    assert vocabulary(*known, line).mended(line) == line


@given(st.lists(st.text(CYRILLIC, min_size=1, max_size=9), min_size=1, max_size=8))
def test_a_line_whose_words_stand_nowhere_joined_is_not_changed(words: list[str]) -> None:
    line = " ".join(words)
    joined = {first + second for first, second in pairwise(words)}
    found = vocabulary(line)
    assert found.mended(line) == line or joined & set(words) or any(map(is_word, joined))


@pytest.mark.parametrize(
    ("others", "line", "mended"),
    [
        ("", "Мал бүртгэ лийг шинэчлэх", "Мал бүртгэлийг шинэчлэх"),
        ("", "Тариалан шинэчил нэ", "Тариалан шинэчилнэ"),
        ("лийг", "Мал бүртгэ лийг шинэчлэх", "Мал бүртгэ лийг шинэчлэх"),
        ("бүртгэ", "Мал бүртгэ лийг шинэчлэх", "Мал бүртгэ лийг шинэчлэх"),
        ("", "Хэрэгжил тийн хувь", "Хэрэгжил тийн хувь"),
        ("", "Худаг зйфк гаргах", "Худаг зйфк гаргах"),
    ],
)
def test_two_parts_that_stand_nowhere_else_are_the_one_word_that_a_dictionary_has(
    others: str, line: str, mended: str
) -> None:
    assert vocabulary(others, line).mended(line) == mended


def test_what_is_mended_is_recorded_word_by_word() -> None:
    rows = [
        measure("1.1", measure="Cумын хvний тоо"),
        measure("1.2", indicator="Хэрэгжил тийн хувь"),
    ]
    rows.append(measure("1.3", indicator="Хэрэгжилтийн хувь"))
    plan = read_plan(read_document(report_docx(rows), "a.docx"), form_words("performance_report"))
    assert plan.measures[0].measure == "Сумын хүний тоо"
    mended = [r for r in plan.repairs if r.kind != "objective-missing"]
    assert [(r.kind, r.before, r.after) for r in mended] == [
        ("letters-mended", "Cумын", "Сумын"),
        ("letters-mended", "хvний", "хүний"),
        ("word-joined", "Хэрэгжил тийн", "Хэрэгжилтийн"),
    ]
    assert mended[0].place == "table 1 row 2 cell 2"


@pytest.mark.parametrize(
    ("line", "block", "mended"),
    [
        ("үйлчил- гээний чанар", "үйлчил-\nгээний чанар", "үйлчилгээний чанар"),
        ("хэрэгжил- тийн хувь", "хэрэгжил- тийн хувь", "хэрэгжилтийн хувь"),
        ("үйлчил- гээний чанар", "үйлчил- гээний чанар", "үйлчил- гээний чанар"),
        ("ЗДТГ- ын тоо", "ЗДТГ-\nын тоо", "ЗДТГ-ын тоо"),
        ("2025- ны тоо", "2025-\nны тоо", "2025-ны тоо"),
        ("2025- ны тоо", "2025- ны тоо", "2025- ны тоо"),
        ("E- систем", "E-\nсистем", "E- систем"),
    ],
)
def test_a_word_that_a_hyphen_parts_is_joined_at_the_end_of_a_line_or_where_it_is_known(
    line: str, block: str, mended: str
) -> None:
    found, joined = vocabulary("Хэрэгжилтийн").unhyphenated(line, block)
    assert found == mended
    assert [before for before, _ in joined] == ([] if mended == line else [line.rpartition(" ")[0]])


def test_a_word_parted_by_a_hyphen_in_a_cell_is_joined_and_recorded() -> None:
    rows = [measure("1.1", narrative="Иргэдэд үйлчил-\nгээ үзүүлэв.")]
    plan = read_plan(read_document(report_docx(rows), "a.docx"), form_words("performance_report"))
    assert plan.measures[0].narrative == "Иргэдэд үйлчилгээ үзүүлэв."
    joined = [r for r in plan.repairs if r.kind == "hyphen-joined"]
    assert [(r.before, r.after) for r in joined] == [("үйлчил- гээ", "үйлчилгээ")]
