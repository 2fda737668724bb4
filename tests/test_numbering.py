"""Numbers of objectives and measures in all the styles that offices use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.forms.numbering import (
    leading_number,
    measure_number,
    objective_heading,
    whole_number,
)  # fmt: skip

PARTS = st.integers(1, 99)


@given(PARTS, PARTS, st.sampled_from([".", ",", " . ", ". "]), st.sampled_from(["", ".", ")", ":"]))
def test_a_measures_number_keeps_its_two_parts(
    one: int, two: int, separator: str, end: str
) -> None:
    assert measure_number(f" {one}{separator}{two}{end} ") == f"{one}.{two}"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("4.10", "4.10"), ("4.1", "4.1"), ("1.1.1", "1.1.1"), ("№2.3", "2.3"), ("(2.3)", "2.3"),
        ("2-3", "2.3"), ("2–3", "2.3"), ("2\u20243", "2.3"), ("2..3", "2.3"), ("2.3/", "2.3"),
        ("2.3а", "2.3а"), ("2.3.Б", "2.3Б"),
        ("", ""), ("2", ""), ("2.", ""), ("2025.06.10", ""), ("1.1-1.3", ""), ("а.1", ""),
        ("2.3 сая", ""),
    ],
)  # fmt: skip
def test_a_measures_number_is_told_from_other_numbers(text: str, number: str) -> None:
    assert measure_number(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3", "3"), ("3.", "3"), ("03", "3"), ("№ 3", "3"), ("III", "3"), ("ІІІ.", "3"),
        ("Х", "10"), ("IX", "9"), ("Гурав", "3"), ("Гуравдугаар.", "3"), ("0", "0"),
        ("", ""), ("3а", ""), ("2025", ""), ("Ус", ""), ("III хэсэг", ""),
    ],
)  # fmt: skip
def test_a_whole_number_may_be_roman_or_a_word(text: str, number: str) -> None:
    assert whole_number(text) == number


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1.2 Худаг", ("1.2", "Худаг")),
        ("1.2. Худаг", ("1.2", "Худаг")),
        ("1.2)Худаг", ("1.2", "Худаг")),
        ("1.2.3 «Ус» аян", ("", "1.2.3 «Ус» аян")),
        ("Худаг 1.2", ("", "Худаг 1.2")),
        ("2025 он", ("", "2025 он")),
        ("1.2", ("", "1.2")),
    ],
)
def test_a_number_before_a_text_is_told_from_it(text: str, parts: tuple[str, str]) -> None:
    assert leading_number(text) == parts


@pytest.mark.parametrize(
    "line",
    [
        "Зорилт-3 Ус", "Зорилт 3. Ус", "Зорилт 3: Ус", "Зорилт № 3 Ус", "Зорилт—3. Ус",
        "Зорилт − 3 Ус", "ЗОРИЛТ 3. Ус", "Зорилт III. Ус", "Зорилт ІІІ Ус", "Зорилт гурав. Ус",
        "Зорилго 3. Ус", "Стратегийн зорилт 3. Ус", "3-р зорилт. Ус", "3 дугаар зорилт: Ус",
        "III зорилт. Ус", "Гуравдугаар зорилт. Ус", "3. Ус", "3) Ус", "3 Ус", "3.Ус", "03. Ус",
        "3 – Ус", "III. Ус", "Гурав. Ус", "Зopилт 3. Ус",
    ],
)  # fmt: skip
def test_a_heading_is_numbered_in_many_styles(line: str) -> None:
    heading = objective_heading(line)
    assert (heading.number, heading.text, heading.is_marked) == ("3", "Ус", True)
    assert heading.is_labelled is ("ор" in line.lower() or "зop" in line.lower())


@pytest.mark.parametrize(
    "line",
    ["Хуулийн хэрэгжилт", "2024-2028 оны хөтөлбөр", "2025 онд", "Зорилтот бүлэг", "Усны нөөц"],
)
def test_a_heading_without_number_is_left_whole(line: str) -> None:
    heading = objective_heading(line)
    assert (heading.number, heading.text, heading.is_marked) == ("", line, False)


def test_a_label_without_number_is_not_part_of_the_text() -> None:
    heading = objective_heading("Зорилт: Ус")
    assert (heading.number, heading.text, heading.is_labelled) == ("", "Ус", True)


def test_a_heading_that_is_all_number_keeps_its_text() -> None:
    assert objective_heading("Зорилт 3").text == "Зорилт 3"


def test_a_heading_may_have_a_number_of_two_parts() -> None:
    heading = objective_heading("1.2. Дэд зорилт")
    assert (heading.number, heading.text) == ("1.2", "Дэд зорилт")


@given(st.integers(1, 39))
def test_roman_numbers_are_read_as_they_are_written(number: int) -> None:
    tens, ones = divmod(number, 10)
    roman = "X" * tens + ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"][ones]
    expected = str(number) if len(roman) <= 5 else ""
    assert whole_number(roman) == expected


@given(st.text(max_size=60))
def test_any_line_is_a_heading_of_some_kind(line: str) -> None:
    assert objective_heading(line).is_marked or objective_heading(line).text == line
