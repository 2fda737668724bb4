"""A text that is not surely one number says why: each doubt has words of its own."""

import pytest

from tailan.doubt import number_doubt
from tailan.language import LANGUAGES, text
from tailan.number import parse_number

DOUBTS = {
    "number-words": ["шинэ", "байхгүй", "Тодорхойгүй", "тав", "II", "Н/Д", "хагас"],
    "number-range": [
        *("5-6", "5–6", "5 - 6", "5~6", "1-2%", "10…20", "5-10 удаа", "70→90"),
        *("70-аас 90", "95аас 100", "1.5-2"),
    ],
    "number-bound": [
        *("60 гаруй", "60 орчим", "60 хүртэл", "60-аад", "60-аас дээш", "60-аас доошгүй"),
        *("60-с доошгүй", "60%-иас багагүй", "30 хувиас ихгүй", "≥60", "<60", "~60", "60+"),
        *("дор хаяж 5", "хамгийн багадаа 5", "ойролцоогоор 60", "бараг 60", "60 шахам"),
    ],
    "number-size": [
        *("10.0 сая төгрөг", "10 сая", "1,5 тэрбум", "3 мянга", "5 мянган", "3 мян.төг"),
        *("1 сая 200 мянга", "2 дахин", "1 хагас", "5 зуун"),
    ],
    "number-ratio": ["1:2.5", "1/2", "20/20"],
    "number-dated": [
        *("2023 онд 45", "2024 он-45", "45 (2024)", "45 /2024 он/", "2025 он", "2024.12.31"),
        *("12 сар", "12-р сар", "2 улирал"),
    ],
    "number-point": ["10.000", "12.500", "100.000 төгрөг"],
    "number-several": ["0 1", "5; 6", "5 ба 6", "20 сум, 1 баг", "12 34"],
    "number-unread": [
        *("5*", "(5)", "№5", "5-р", "5 дугаар", "5 дахь", "1а", "10²", "5000аас", "20той"),
        *("жилд 4 удаа", "100-д хүргэх", "5 хүрээгүй", "0 (шинэ)", "5 удаа/жил", "5 (тав)"),
    ],
}
CASES = [(printed, kind) for kind, texts in DOUBTS.items() for printed in texts]


@pytest.mark.parametrize(("printed", "kind"), CASES)
def test_a_text_that_is_no_sure_number_says_why(printed: str, kind: str) -> None:
    assert parse_number(printed) is None
    assert number_doubt(printed) == kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_has_words_of_its_own_that_quote_the_text(language: str) -> None:
    notes = {text(language, f"repair.{kind}", before="5-6", after="") for kind in DOUBTS}
    assert len(notes) == len(DOUBTS)
    assert all("“5-6”" in note for note in notes)
