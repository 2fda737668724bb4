"""Numbers are read strictly, rounded once and printed with a decimal point."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.number import (
    RoundingMode,
    number_text,
    parse_figure,
    parse_number,
    parse_percent,
    rounded,
    value_splits,
    without_mark,
)  # fmt: skip

NUMBERS = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=2)
WHOLE = st.integers(0, 10**9)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"), ("20", "20"), (" 20 ", "20"), ("-5", "-5"), ("−5", "-5"), ("–5", "-5"),
        ("91,14", "91.14"), ("70.02", "70.02"), ("20,025", "20025"), ("1,234,567", "1234567"),
        ("1,250.5", "1250.5"), ("1.250,5", "1250.5"), ("1.234.567", "1234567"),
        ("1 000", "1000"), ("1 234 567,5", "1234567.5"), ("0,125", "0.125"), ("0.125", "0.125"),
        ("85,7%", "85.7"), ("100 %", "100"), ("30 хувь", "30"), ("5 удаа", "5"), ("20 сум", "20"),
        ("5.", "5"), ("1234", "1234"), ("12.345", "12.345"), ("5,", "5"),
        ("1\u00a0234", "1234"), ("1\u202f234\u2009567", "1234567"), ("0,050", "0.05"),
        ("500₮", "500"), ("1,250,000 ₮", "1250000"), ("1 250 000 төг", "1250000"),
        ("85,714%", "85.714"), ("10.000%", "10"), ("1 234,5 %", "1234.5"), ("-5%", "-5"),
        ("30\uff05", "30"), ("30 хувьтай", "30"), ("5удаа", "5"), ("5 км.", "5"), ("3 ш", "3"),
        ("3ш.", "3"), ("10 м2", "10"), ("10 м²", "10"), ("1.5 га", "1.5"), ("24 цаг", "24"),
        ("+4,5%", "4.5"), ("-2,1%", "-2.1"), ("-85,714%", "-85.714"), ("+12", "12"), ("+1 200", "1200"),
        ("₮250,000", "250000"), ("₮ 1 250 000", "1250000"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_any_of_its_prints(text: str, number: str) -> None:
    assert parse_number(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "шинэ", "5-6", "20/20", "1 00", "12 34", "1,23,456", "№5", "5 удаа 6", "2025.06.10",
        "5 гаруй", "20 орчим", "12.5 сая", "3 мянга", "90 хүртэл", "5-аас доошгүй", "~70", "≥5",
        "10.000", "1.500", "5*", "5 (3)", "²", "7О", "1ОО", "1OO", "1ll", "10оо",
    ],
)  # fmt: skip
def test_what_is_not_surely_one_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@given(NUMBERS)
def test_a_number_that_was_printed_is_read_again(number: Decimal) -> None:
    assert parse_number(number_text(number)) == number


@given(WHOLE, st.sampled_from([",", " "]))
def test_thousands_may_be_set_apart(number: int, separator: str) -> None:
    assert parse_number(f"{number:,}".replace(",", separator)) == number


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_a_comma_before_two_digits_is_decimal(whole: int, part: int) -> None:
    assert parse_number(f"{whole},{part:02}") == Decimal(f"{whole}.{part:02}")


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or any(letter.isdigit() for letter in text)


@pytest.mark.parametrize(
    ("text", "percent"),
    [
        ("100%", "100"), ("100 %", "100"), ("% 100", "100"), ("100 хувь", "100"), ("хувь 100", "100"),
        ("100.0", "100"), ("85,7%", "85.7"), ("85,714%", "85.714"), ("66,667", "66.667"),
        ("100.000", "100"), ("0", "0"), ("0,5", "0.5"), ("120%", "120"), ("100%.", "100"),
        ("(100%)", "100"), ("100\n%", "100"), ("100% 100%", "100"), ("100\uff05", "100"),
        ("100 хувьтай", "100"), ("100% бүрэн хэрэгжсэн", "100"), ("70 хувиар биелсэн", "70"),
        ("90%-ийн биелэлттэй", "90"), ("85%-ын гүйцэтгэлтэй", "85"), ("70%-иар биелсэн", "70"),
    ],
)  # fmt: skip
def test_a_percent_is_read_in_any_of_its_prints(text: str, percent: str) -> None:
    assert parse_percent(text) == Decimal(percent)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "%", "100% 50%", "70-80%", "-5%", "~70", "1000", "50 оноо", "5 удаа",
        "70 хувиас дээш", "100% хүрээгүй", "30% Хугацаа болоогүй", "2025.06.10", "12 / 15%",
        "90%-ийн биелэлтгүй", "90%-иас дээш", "10 0 хувь", "90%-70%",
        "7О%", "1OO%", "l00%", "З0%", "3О хувь",
    ],
)  # fmt: skip
def test_what_is_not_surely_one_percent_is_none(text: str) -> None:
    assert parse_percent(text) is None


@given(st.decimals(0, 999, allow_nan=False, allow_infinity=False, places=2), st.booleans())
def test_a_percent_that_was_printed_is_read_again(percent: Decimal, has_comma: bool) -> None:
    printed = f"{percent}%"
    assert parse_percent(printed.replace(".", ",") if has_comma else printed) == percent


@pytest.mark.parametrize(
    ("text", "splits"),
    [
        ("5", [("5",)]),
        ("0 30%", [("0", "30%")]),
        ("0; 30", [("0", "30")]),
        ("0, 30", [("0", "30")]),
        ("5 удаа 10 хүн", [("5 удаа", "10 хүн")]),
        ("5удаа 10хүн", [("5удаа", "10хүн")]),
        ("5 ба 6", [("5", "6")]),
        ("3 сум болон 4 баг", [("3 сум", "4 баг")]),
        ("5 - 6", []),
        ("5; -; 6", [("5", "-", "6")]),
        ("5 -", [("5", "-")]),
        ("2023 онд 45", []),
        ("2024 он-45", []),
        ("1 000", [("1 000",)]),
        ("1 100", [("1", "100"), ("1 100",)]),
        ("1 000 20", [("1 000", "20")]),
        ("3 236 95", [("3", "236", "95"), ("3 236", "95")]),
        ("- 50", [("-", "50")]),
        ("1 000\n20", [("1 000", "20")]),
        ("\n20", [("", "20"), ("20",)]),
        ("5\n\n20", [("5", "", "20"), ("5", "20")]),
        ("60 гаруй\n5-6", [("60 гаруй", "5-6")]),
        ("10.0 сая төгрөг\n20", [("10.0 сая төгрөг", "20")]),
        ("5\nудаа", [("5 удаа",)]),
        ("2023 онд 45\n2024 онд 47", []),
        ("2007 оноос хамтран ажилладаг.\n2019 онд санал тавьсан.", []),
        ("2025 он\n2026 он", [("2025 он", "2026 он")]),
        ("5 сум 20 баг\n6 сум 30 баг", [("5 сум", "20 баг", "6 сум", "30 баг")]),
        ("1;6", [("1", "6")]),
        ("1\n100", [("1", "100")]),
        ("", []),
        ("шинэ", []),
        ("20/25", []),
        ("70%-80%", []),
        ("1 -2", [("1", "-2")]),
        ("5 гаруй 6", []),
        (" ".join("1" * 13), []),
    ],
)
def test_numbers_one_after_another_are_read_in_every_way(
    text: str, splits: list[tuple[str, ...]]
) -> None:
    assert value_splits(text) == splits


@given(st.lists(st.integers(0, 99), min_size=1, max_size=8))
def test_small_numbers_are_read_in_one_way(numbers: list[int]) -> None:
    printed = [str(number) for number in numbers]
    assert value_splits(" ".join(printed)) == [tuple(printed)]


@given(st.lists(WHOLE, min_size=2, max_size=8))
def test_numbers_on_lines_of_their_own_are_read_in_one_way(numbers: list[int]) -> None:
    printed = [f"{number:,}".replace(",", " ") for number in numbers]
    assert value_splits("\n".join(printed)) == [tuple(printed)]


@pytest.mark.parametrize(
    ("number", "digits", "mode", "expected"),
    [
        ("90.666", 2, "truncate", "90.66"), ("90.666", 2, "half_up", "90.67"),
        ("2.5", 0, "half_up", "3"), ("2.5", 0, "truncate", "2"), ("89.95", 1, "half_up", "90.0"),
        ("89.95", 1, "truncate", "89.9"), ("-2.5", 0, "half_up", "-3"), ("100", 2, "truncate", "100.00"),
    ],
)  # fmt: skip
def test_a_figure_is_rounded_by_its_rule(
    number: str, digits: int, mode: RoundingMode, expected: str
) -> None:
    assert str(rounded(Decimal(number), digits, mode)) == expected


@given(NUMBERS, st.integers(0, 4))
def test_rounding_stays_within_one_unit_of_the_last_digit(number: Decimal, digits: int) -> None:
    unit = Decimal(1).scaleb(-digits)
    assert abs(rounded(number, digits, "half_up") - number) <= unit / 2
    assert abs(rounded(number, digits, "truncate")) <= abs(number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("100.00", "100"),
        ("1E+3", "1000"),
        ("0.50", "0.5"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("1e-7", "0.0000001"),
    ],
)
def test_a_number_is_printed_in_full_without_idle_zeros(number: str, text: str) -> None:
    assert number_text(Decimal(number)) == text


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("70¹", "70"), ("70%*", "70%"), ("4.5 ²⁾", "4.5"), ("70⁽¹⁾", "70"), ("2-3†", "2-3"),
        ("110¹", "110"), ("10²", ""), ("120 м²", ""), ("сайн*", ""), ("5****", ""), ("70", ""),
    ],
)  # fmt: skip
def test_the_mark_of_a_note_behind_a_number_is_told_from_it(text: str, before: str) -> None:
    assert without_mark(text) == before


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+9%", "9"),
        ("−5%", "-5"),
        ("-5,5%", "-5.5"),
        ("+1 234", "1234"),
        ("12%", "12"),
        ("-3", "-3"),
    ],
)
def test_signs_of_change_belong_to_figures(text: str, number: str) -> None:
    assert parse_figure(text) == Decimal(number)


@pytest.mark.parametrize("text", ["+", "+-5", "- 5%", "-5-6%", "+5 гаруй", "-"])
def test_a_sign_before_no_sure_number_makes_none(text: str) -> None:
    assert parse_figure(text) is None
