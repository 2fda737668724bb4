"""Periods: codes, ends, and how titles and dates print them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.errors import CallError
from tailan.language import LANGUAGES
from tailan.period import Period, date_of, period_of_title

PARTS = ["", "H1", "H2", *(f"Q{n}" for n in range(1, 5)), *(f"M{n:02}" for n in range(1, 13))]
PERIODS = st.builds(Period, st.integers(1000, 9999), st.sampled_from(PARTS))


@given(PERIODS)
def test_a_code_is_read_as_it_was_written(period: Period) -> None:
    assert Period.parse(str(period)) == period


@pytest.mark.parametrize(
    "code",
    ["", "25", "2025-H3", "2025-Q0", "2025-Q5", "2025-M13", "2025-M3", "2025-h1", "2025H1", "2025-H1 ",
     "../2025", "2025-"],
)  # fmt: skip
def test_any_other_code_is_refused(code: str) -> None:
    with pytest.raises(CallError) as caught:
        Period.parse(code)
    assert caught.value.exit_code == 2


@pytest.mark.parametrize(
    ("code", "end"),
    [
        ("2025", "2025-12-31"), ("2025-H1", "2025-06-30"), ("2025-H2", "2025-12-31"),
        ("2025-Q1", "2025-03-31"), ("2025-Q3", "2025-09-30"), ("2024-M02", "2024-02-29"),
        ("2025-M02", "2025-02-28"),
    ],
)  # fmt: skip
def test_a_period_ends_with_its_last_day(code: str, end: str) -> None:
    assert Period.parse(code).end == date.fromisoformat(end)


@given(PERIODS, st.sampled_from(LANGUAGES))
def test_a_period_is_said_with_its_year(period: Period, language: str) -> None:
    assert str(period.year) in period.label(language)


@given(PERIODS)
def test_a_period_in_mongolian_words_is_found_in_a_title(period: Period) -> None:
    assert period_of_title(f"Хэлтсийн {period.label('mn')}ын тайлан") == period


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("2025 оны гүйцэтгэлийн тайлан", "2025"),
        ("2025 ОНЫ ЭХНИЙ ХАГАС ЖИЛИЙН ТАЙЛАН", "2025-H1"),
        ("2025 оны хагас жилийн тайлан", "2025-H1"),
        ("2025 оны 1-р хагас жил", "2025-H1"),
        ("2025 оны I хагас жил", "2025-H1"),
        ("2025 оны эхний 6 сарын тайлан", "2025-H1"),
        ("2025 оны сүүлийн хагас жил", "2025-H2"),
        ("2025 оны 2 дугаар хагас жил", "2025-H2"),
        ("2025 оны II хагас жил", "2025-H2"),
        ("2025 оны хоёрдугаар хагас", "2025-H2"),
        ("2025 оны эхний 3 сарын тайлан", "2025-Q1"),
        ("2025 оны II улирлын тайлан", "2025-Q2"),
        ("2025 ОНЫ ХОЁРДУГААР УЛИРЛЫН", "2025-Q2"),
        ("2025 оны 3 дугаар улирлын тайлан", "2025-Q3"),
        ("2025 оны 4-р улирал", "2025-Q4"),
        ("2025 оны 05 дугаар сарын тайлан", "2025-M05"),
        ("2025 оны эхний 9 сарын тайлан", "2025"),
        ("2025 оны жилийн эцсийн тайлан", "2025"),
        ("2024-2025 оны тайлан", "2025"),
        ("Гүйцэтгэлийн тайлан", "None"),
        ("", "None"),
    ],
)
def test_a_title_names_its_period(title: str, code: str) -> None:
    assert str(period_of_title(title)) == code


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("2025 оны 06 дугаар сарын 10", "2025-06-10"),
        ("2025 оны 6 сарын 5-ны өдөр", "2025-06-05"),
        ("2025 оны 03 дүгээр сарын 01-ний өдөр Мөнхтал", "2025-03-01"),
        ("2025 ОНЫ 12-Р САРЫН 31", "2025-12-31"),
        ("Огноо: 2025.07.01", "2025-07-01"),
        ("2025-07-01", "2025-07-01"),
        ("2025 оны арванхоёрдугаар сарын 22-ны өдөр", "2025-12-22"),
        ("2025 оны Арван нэгдүгээр сарын 3", "2025-11-03"),
        ("2025 оны зургадугаар сарын 30", "2025-06-30"),
        ("2025 оны долдугаар сарын 5", "2025-07-05"),
        ("2025 оны 13 дугаар сарын 10", "None"),
        ("2025.02.30", "None"),
        ("2025 оны 02 сарын 30, 2025.03.01", "2025-03-01"),
        ("2025 оны тайлан", "None"),
        ("", "None"),
    ],
)
def test_a_line_prints_its_date(line: str, found: str) -> None:
    assert str(date_of(line)) == found
