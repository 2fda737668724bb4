"""Words that reports share."""

from datetime import date

import pytest

from tailan.narrative import date_in_words


@pytest.mark.parametrize(
    ("day", "language", "said"),
    [
        (date(2025, 6, 10), "mn", "2025 оны 06 дугаар сарын 10-ны өдөр"),
        (date(2025, 7, 4), "mn", "2025 оны 07 дугаар сарын 04-ний өдөр"),
        (date(2025, 6, 10), "en", "10 June 2025"),
        (None, "mn", "баримтад бичээгүй"),
    ],
)
def test_dates_are_written_as_official_letters_do(
    day: date | None, language: str, said: str
) -> None:
    assert date_in_words(day, language) == said
