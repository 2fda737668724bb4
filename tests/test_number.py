"""Numbers are read strictly: what is not surely one number stays text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.number import number_text, parse_number, rounded


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("91,14", "91.14"),
        ("70.02", "70.02"),
        ("20,025", "20025"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1 234 567", "1234567"),
        ("0,125", "0.125"),
        ("30%", "30"),
        ("30 хувь", "30"),
        ("5 удаа", "5"),
        ("-5", "-5"),
        ("0", "0"),
    ],
)
def test_a_number_is_read_as_offices_write_it(printed: str, value: str) -> None:
    assert parse_number(printed) == Decimal(value)


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "-",
        "5-6",
        "60 гаруй",
        "10.0 сая төгрөг",
        "сайн",
        "0 0",
        "12 сар 3",
        "1,2,3",
        "2025.06.10",
    ],
)
def test_what_is_not_surely_one_number_is_none(printed: str) -> None:
    assert parse_number(printed) is None


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_number_that_was_printed_is_read_again(number: Decimal) -> None:
    # Three decimals behind a point are read as decimals; only a comma may part thousands.
    assert parse_number(number_text(number)) == number


@pytest.mark.parametrize(
    ("number", "printed"),
    [("100", "100"), ("1E+3", "1000"), ("81.50", "81.5"), ("-0", "0"), ("0.10", "0.1")],
)
def test_a_number_is_printed_in_full_without_idle_zeros(number: str, printed: str) -> None:
    assert number_text(Decimal(number)) == printed


@pytest.mark.parametrize(
    ("number", "digits", "cut", "half_up"),
    [
        ("90.6666", 2, "90.66", "90.67"),
        ("89.95", 1, "89.9", "90.0"),
        ("2.5", 0, "2", "3"),
        ("100", 2, "100.00", "100.00"),
    ],
)
def test_a_number_is_rounded_once_by_the_rule(
    number: str, digits: int, cut: str, half_up: str
) -> None:
    assert str(rounded(Decimal(number), digits, "truncate")) == cut
    assert str(rounded(Decimal(number), digits, "half_up")) == half_up
