"""Broken words are joined and mixed letters mended only where the document proves it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.documents import Document, Paragraph, read_document
from tailan.forms import form_words, read_plan
from tailan.forms.mending import Vocabulary, in_one_alphabet

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


@given(st.lists(st.text(CYRILLIC, min_size=1, max_size=9), min_size=1, max_size=8))
def test_a_line_whose_words_stand_nowhere_joined_is_not_changed(words: list[str]) -> None:
    line = " ".join(words)
    joined = {first + second for first, second in pairwise(words)}
    found = vocabulary(line)
    assert found.mended(line) == line or joined & set(words)


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("Cуурь", "Суурь"),
        ("Yнэлгээ", "Үнэлгээ"),
        ("хvрэх", "хүрэх"),
        ("Xувь", "Хувь"),
        ("єндєр", "өндөр"),
        ("Їйлчилгээ", "Үйлчилгээ"),
        ("үнэлгээ, Xувь (2025)", "үнэлгээ, Хувь (2025)"),
    ],
)
def test_a_word_of_two_alphabets_is_mended(word: str, mended: str) -> None:
    assert in_one_alphabet(word) == mended


@pytest.mark.parametrize(
    "line",
    [
        "ISO 9001",
        "YCX",
        "E систем",
        "able програм",
        "ERPийн",
        "PDFээр",
        "QRкод",
        "1а/232",
        "gov.mn",
    ],
)
def test_latin_words_and_abbreviations_stay_as_printed(line: str) -> None:
    assert in_one_alphabet(line) == line


@given(st.text(CYRILLIC + " ,.0123456789"))
def test_a_line_in_one_alphabet_is_not_changed(line: str) -> None:
    assert in_one_alphabet(line) == line


@given(st.text("абвАБВxXcCvYqzРСєЇ .,", max_size=40))
def test_mending_keeps_the_length_and_mends_at_once(line: str) -> None:
    mended = in_one_alphabet(line)
    assert len(mended) == len(line)
    assert in_one_alphabet(mended) == mended


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
        ("word-joined", "Хэрэгжил тийн хувь", "Хэрэгжилтийн хувь"),
    ]
    assert mended[0].place == "table 1 row 2 cell 2"
