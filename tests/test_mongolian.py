"""Endings on numbers, dates and names, as they are spoken."""

import ast
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tailan import mongolian
from tailan.mongolian import (
    Case,
    counted,
    genitive_of,
    last_word,
    official_date,
    ordinal,
    percent_with_case,
    with_case,
)

CASES: tuple[Case, ...] = (
    "genitive", "dative", "accusative", "ablative", "instrumental", "comitative",
)  # fmt: skip
# The endings by the last word: ordinal, дахь, then the cases in their order.
ENDINGS = {
    0: "дүгээр дэх ний д ийг ээс ээр тэй",
    1: "дүгээр дэх ний д ийг ээс ээр тэй",
    2: "дугаар дахь ны т ыг оос оор той",
    3: "дугаар дахь ны т ыг аас аар тай",
    4: "дүгээр дэх ний т ийг өөс өөр тэй",
    5: "дугаар дахь ны д ыг аас аар тай",
    6: "дугаар дахь ны д г гаас гаар тай",
    7: "дугаар дахь ны д г гоос гоор той",
    8: "дугаар дахь ны д ыг аас аар тай",
    9: "дүгээр дэх ний д ийг өөс өөр тэй",
    10: "дугаар дахь ны т ыг аас аар тай",
    20: "дугаар дахь ны д ийг иос иор той",
    30: "дугаар дахь ны д ийг аас аар тай",
    40: "дүгээр дэх ний д ийг өөс өөр тэй",
    50: "дугаар дахь ны д ийг иас иар тай",
    60: "дугаар дахь ны д ыг аас аар тай",
    70: "дугаар дахь ны д ыг аас аар тай",
    80: "дугаар дахь ны д г аас аар тай",
    90: "дүгээр дэх ний д ийг ээс ээр тэй",
    100: "дугаар дахь ны д г гаас гаар тай",
    1_000: "дугаар дахь ны д ыг аас аар тай",
    1_000_000: "дугаар дахь ны д г аас аар тай",
}


def endings(number: int) -> str:
    spoken = [ordinal(number).split()[-1], counted(number).split()[-1]]
    return " ".join([*spoken, *(with_case(number, case).rpartition("-")[2] for case in CASES)])


@pytest.mark.parametrize("number", [*range(101), 1_000, 1_000_000])
def test_a_number_takes_the_endings_of_its_last_word(number: int) -> None:
    model = number if number in ENDINGS else number % 10
    assert endings(number) == ENDINGS[model]


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (64, "дөрөв"), (110, "арав"), (101, "нэг"), (1_250, "тавь"), (20_000, "мянга"),
        (300, "зуу"), (2_500_000, "мянга"), (3_000_000_000, "тэрбум"), (-5, "тав"),
        (Decimal("85.7"), "долоо"), (Decimal("0.25"), "тав"), (Decimal("90.66"), "зургаа"),
        (Decimal("70.0"), "дал"), (Decimal("1.10"), "нэг"),
    ],
)  # fmt: skip
def test_the_last_word_of_a_number_is_the_one_spoken_last(number: int | Decimal, word: str) -> None:
    assert last_word(number) == word


@pytest.mark.parametrize(
    ("number", "case", "shown"),
    [
        (60, "ablative", "60-аас"), (64, "accusative", "64-ийг"), (10, "genitive", "10-ны"),
        (Decimal("85.7"), "ablative", "85.7-гоос"), (Decimal("90.66"), "accusative", "90.66-г"),
        (20_025, "ablative", "20,025-аас"), (Decimal("100.0"), "dative", "100-д"),
    ],
)  # fmt: skip
def test_digits_and_ending_are_parted_by_a_hyphen(
    number: int | Decimal, case: Case, shown: str
) -> None:
    assert with_case(number, case) == shown


def test_a_percent_takes_its_endings_on_the_word() -> None:
    assert [percent_with_case(Decimal("85.70"), case) for case in CASES] == [
        "85.7 хувийн", "85.7 хувьд", "85.7 хувийг", "85.7 хувиас", "85.7 хувиар", "85.7 хувьтай",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(2025, 6, 10), "2025 оны 06 дугаар сарын 10-ны өдөр"),
        (date(2025, 4, 9), "2025 оны 04 дүгээр сарын 09-ний өдөр"),
        (date(2024, 12, 31), "2024 оны 12 дугаар сарын 31-ний өдөр"),
        (date(2024, 1, 20), "2024 оны 01 дүгээр сарын 20-ны өдөр"),
    ],
)
def test_a_date_is_written_as_in_official_letters(day: date, shown: str) -> None:
    assert official_date(day) == shown


@pytest.mark.parametrize(
    ("name", "genitive"),
    [
        ("Санхүү, төрийн сангийн хэлтэс", "Санхүү, төрийн сангийн хэлтсийн"),
        ("Хүнс, хөдөө аж ахуйн газар", "Хүнс, хөдөө аж ахуйн газрын"),
        ("Цахим хөгжлийн алба", "Цахим хөгжлийн албаны"),
        ("Иргэдийн Төлөөлөгчдийн Хурал", "Иргэдийн Төлөөлөгчдийн Хурлын"),
        ("ТӨСВИЙН ГАЗАР", "ТӨСВИЙН ГАЗРЫН"),
        ("Бодлогын хэлтэс (ХОБТХ)", "Бодлогын хэлтсийн (ХОБТХ)"),
        ("ТЗУХ", "ТЗУХ-ын"), ("ЕБС", "ЕБС-ийн"), ("УБЕГ", "УБЕГ-ийн"),
        ("Соёлын өргөө", "Соёлын өргөөний"), ("Номын сан", "Номын сангийн"),
        ("Мэдээллийн хүрээлэн", "Мэдээллийн хүрээлэнгийн"), ("Дархан", "Дарханы"), ("Захиргаа", "Захиргааны"),
        ("Аймгийн Засаг дарга", "Аймгийн Засаг даргын"), ("Удирдлага", "Удирдлагын"),
        ("Хорша", "Хоршийн"), ("Компани", "Компанийн"), ("Цагдаа", "Цагдаагийн"), ("Аж ахуй", "Аж ахуйн"),
        ("Хүмүүн", "Хүмүүний"), ("Тээвэр", "Тээврийн"), ("Хөгжлийн банк", "Хөгжлийн банкны"),
        ("Тээврийн бааз", "Тээврийн баазын"), ("Говь", "Говийн"), ("Цайз", "Цайзын"),
    ],
)  # fmt: skip
def test_a_body_is_named_in_the_genitive(name: str, genitive: str) -> None:
    assert genitive_of(name) == genitive


def test_the_module_can_be_used_alone() -> None:
    tree = ast.parse(Path(mongolian.__file__).read_text(encoding="utf-8"))
    imported = {n.module for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.module}
    assert not [name for name in imported if name.startswith("tailan")]
