"""Periods: codes, ends, words, and what titles say."""

from datetime import date

import pytest

from tailan.errors import CallError
from tailan.period import Period, date_of, period_of_title


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("2025", date(2025, 12, 31)),
        ("2025-H1", date(2025, 6, 30)),
        ("2025-H2", date(2025, 12, 31)),
        ("2025-Q1", date(2025, 3, 31)),
        ("2024-M02", date(2024, 2, 29)),
    ],
)
def test_a_code_is_read_and_printed_again_and_has_its_end(code: str, end: date) -> None:
    assert str(Period.parse(code)) == code
    assert Period.parse(code).end == end


@pytest.mark.parametrize(
    "code", ["", "25", "2025-H3", "2025-Q5", "2025-M13", "2025-h1", "2025-H1 "]
)
def test_other_codes_are_refused(code: str) -> None:
    with pytest.raises(CallError):
        Period.parse(code)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2025 ОНЫ ГҮЙЦЭТГЭЛИЙН ТӨЛӨВЛӨГӨӨНИЙ ЭХНИЙ ХАГАС ЖИЛИЙН ТАЙЛАН", "2025-H1"),
        ("2025 оны сүүлийн хагас жилийн тайлан", "2025-H2"),
        ("2024 оны жилийн эцсийн тайлан", "2024"),
        ("2025 оны 3 дугаар улирлын тайлан", "2025-Q3"),
        ("2025 оны II улирлын тайлан", "2025-Q2"),
        ("2025 оны нэгдүгээр улирлын тайлан", "2025-Q1"),
        ("2025 оны 9 дүгээр сарын тайлан", "2025-M09"),
    ],
)
def test_a_title_names_its_period(title: str, code: str) -> None:
    assert str(period_of_title(title)) == code


def test_a_title_without_a_year_names_none() -> None:
    assert period_of_title("Хагас жилийн тайлан") is None


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2025 оны 06 дугаар сарын 10-ны өдөр", date(2025, 6, 10)),
        ("2025 оны 06 дугаар сарын 10\t\tХот", date(2025, 6, 10)),
        ("Огноо: 2025.07.01", date(2025, 7, 1)),
        ("2025 оны 13 дугаар сарын 10", None),
        ("огноогүй", None),
    ],
)
def test_a_line_prints_its_date(line: str, found: date | None) -> None:
    assert date_of(line) == found


def test_a_period_is_said_in_words() -> None:
    assert Period(2025, "H1").label("mn") == "2025 оны эхний хагас жил"
    assert Period(2025, "Q3").label("en") == "quarter 3 of 2025"
