"""Words of two alphabets are mended where that is sure; words in Latin letters are listed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.forms.alphabet import in_one_alphabet, latin_words
from tailan.plan import Repair, Trace

CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюяөү"


@pytest.mark.parametrize(
    ("word", "mended"),
    [
        ("Cуурь", "Суурь"),
        ("Yнэлгээ", "Үнэлгээ"),
        ("хvрэх", "хүрэх"),
        ("Xувь", "Хувь"),
        ("єндєр", "өндөр"),
        ("Їйлчилгээ", "Үйлчилгээ"),
        ("yндэсний", "үндэсний"),
        ("Хyнс", "Хүнс"),
        ("зyyн", "зуун"),
        ("YСНЫ", "УСНЫ"),
        ("ХХYГ", "ХХҮГ"),
        ("дapгa", "дарга"),
        ("АA", "АА"),
        ("МNS", "MNS"),
        ("оffice", "office"),
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
        "ISOос",
        "ABCийн",
        "Nийт",
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


def listed(*lines: str) -> list[Repair]:
    return list(latin_words(Trace("measures", "1", "measure", line, line) for line in lines))


def test_latin_words_are_listed_once_in_one_repair() -> None:
    lines = ("ISO 9001, NEAR-ын сүлжээ", "gov.mn сайт, ISO-ийн IV улирал")
    assert listed(*lines) == [Repair(lines[0], "latin-words", "ISO, NEAR, gov.mn")]


@pytest.mark.parametrize(
    ("line", "kind", "word"),
    [("YCX нэвтрүүлэх", "latin-doubtful", "YCX"), ("E систем", "latin-doubtful", "E"),
     ("Nийт хүн", "letters-mixed", "Nийт"), ("бүртгэлd", "letters-mixed", "бүртгэлd")],
)  # fmt: skip
def test_a_word_that_may_be_meant_otherwise_is_a_repair_of_its_own(
    line: str, kind: str, word: str
) -> None:
    assert listed(line, line) == [Repair(line, kind, word)]


def test_a_word_that_looks_mongolian_is_named_wherever_it_stands() -> None:
    lines = [("Эх сурвалж: YCX, ISO, XX зуун, gov.mn/AC", "line 3"), ("YCX, НҮБ-ын BHX", "line 4")]
    assert list(latin_words([], lines)) == [
        Repair("line 3", "latin-doubtful", "YCX"),
        Repair("line 4", "latin-doubtful", "BHX"),
    ]
    known = [Trace("measures", "1", "measure", "line 1", "YCX")]
    assert [one.place for one in latin_words(known, lines)] == ["line 1", "line 4"]


@pytest.mark.parametrize("line", ["Монгол хүн", "Xүний хөгжил", "IV улирал, II хагас", "", "2025"])
def test_words_that_are_mended_and_roman_numerals_are_not_listed(line: str) -> None:
    assert listed(line) == []
