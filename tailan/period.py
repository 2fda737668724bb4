"""Reporting periods: their codes, their ends, and how titles and dates print them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from tailan.errors import CallError
from tailan.language import text

CODE_PATTERN = (
    r"(?P<year>\d{4})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|M(?P<month>0[1-9]|1[0-2])))?"
)

_ORDINAL = r"\s*-?\s*(?:д[уү]г[аэ]{1,2}р|р)?\s*"
_ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "НЭГ": 1, "ХОЁР": 2, "ГУРАВ": 3, "ДӨРӨВ": 4}
_YEAR = re.compile(r"(?<!\d)(\d{4})\s*(?:он\b|оны|онд\b)", re.IGNORECASE)
_SEVERAL_YEARS = re.compile(r"(?<!\d)\d{4}\s*[–—/-]\s*\d{4}\s*(?:он[ыд]?\w*)?", re.IGNORECASE)
_MONTH_WORDS = (
    *("нэг", "хоёр", "гурав", "дөрөв", "тав", "зургаа", "долоо", "найм", "ес", "арав"),
    *("арваннэг", "арванхоёр"),
)
_MONTHS = r"арван\s*(?:нэг|хоёр)|зургаа?|дол(?:оо?)?|" + "|".join(_MONTH_WORDS[:10])
_SECOND_HALF = re.compile(rf"(?:сүүлийн|хоёрдугаар|2{_ORDINAL}|II)\s*хагас", re.IGNORECASE)
_FIRST_QUARTERS = re.compile(
    r"эхний\s+(?P<n>[1-4]|хоёр|гурван|гурав)\s*-?\s*улир[а]?л", re.IGNORECASE
)
_EDGE_QUARTER = re.compile(r"(?P<edge>эхний|сүүлийн)\s+улир[а]?л", re.IGNORECASE)
_SPAN_OF_MONTHS = re.compile(
    rf"(?<![\d.])(?P<first>\d{{1,2}})\s*[–—-]\s*(?P<last>\d{{1,2}}){_ORDINAL}сар", re.IGNORECASE
)
_PARTS = {(1, 6): "H1", (7, 12): "H2"} | {(3 * n - 2, 3 * n): f"Q{n}" for n in range(1, 5)}
_FIRST_MONTHS = re.compile(r"эхний\s+(?P<n>\d{1,2})\s*-?\s*сар", re.IGNORECASE)
_HALF = re.compile(r"хагас(?:\s+жил|\b)", re.IGNORECASE)
_QUARTER = re.compile(
    rf"\b(?P<n>[1-4]|I{{1,3}}|IV|нэг|хоёр|гурав|дөрөв){_ORDINAL}улир[а]?л", re.IGNORECASE
)
_MONTH = re.compile(
    rf"\b(?P<n>0?[1-9]|1[0-2]){_ORDINAL}сар(?:ын)?\b(?!\s*\d)(?!-аас)", re.IGNORECASE
)
_DATE = re.compile(
    rf"(?P<year>\d{{4}})\s*оны\s+(?P<month>\d{{1,2}}|{_MONTHS}){_ORDINAL}сарын\s+(?P<day>\d{{1,2}})\b",
    re.IGNORECASE,
)
_DOTTED_DATE = re.compile(r"\b(?P<year>\d{4})[.-](?P<month>\d{1,2})[.-](?P<day>\d{1,2})\b")


@dataclass(frozen=True, order=True)
class Period:
    """A year, or a half (H1), quarter (Q3) or month (M05) of it."""

    year: int
    part: str = ""

    @classmethod
    def parse(cls, code: str) -> Period:
        """The period of a code such as 2025-H1; CallError if it is none."""
        match = re.fullmatch(CODE_PATTERN, code)
        if match is None:
            raise CallError("period.code", code=code)
        return cls(int(match["year"]), code[5:])

    def __str__(self) -> str:
        return f"{self.year}-{self.part}" if self.part else str(self.year)

    @property
    def last_month(self) -> int:
        """The month in which the period ends, 1 to 12."""
        if not self.part:
            return 12
        count = int(self.part[1:])
        return count * {"H": 6, "Q": 3, "M": 1}[self.part[0]]

    @property
    def end(self) -> date:
        """The last day of the period."""
        return date(self.year, self.last_month, monthrange(self.year, self.last_month)[1])

    def label(self, language: str) -> str:
        """The period in words."""
        if not self.part:
            return text(language, "period.year", year=self.year)
        key = {"H": f"half_{self.part[1:]}", "Q": "quarter", "M": "month"}[self.part[0]]
        return text(language, f"period.{key}", year=self.year, number=int(self.part[1:]))


def period_of_title(title: str) -> Period | None:
    """The period that a title names, or None where it names no year."""
    # The years of a programme (2024-2028 оны) come second to that of the report on it.
    own = _YEAR.search(_SEVERAL_YEARS.sub(" ", title))
    year = own or _YEAR.search(title)
    return Period(int(year[1]), _part(title)) if year else None


def date_of(line: str) -> date | None:
    """The first date that a line prints (2025 оны 06 дугаар сарын 10, 2025.06.10)."""
    for match in (_DATE.search(line), _DOTTED_DATE.search(line)):
        if match is not None and (found := _date(match)) is not None:
            return found
    return None


def _part(title: str) -> str:
    if _SECOND_HALF.search(title):
        return "H2"
    if _HALF.search(title):
        return "H1"
    if quarters := _FIRST_QUARTERS.search(title):
        # The first three quarters, as nine months, are no period that has a code.
        return {"1": "Q1", "2": "H1", "хоёр": "H1"}.get(quarters["n"].casefold(), "")
    if quarter := _QUARTER.search(title):
        return f"Q{_small_number(quarter['n'])}"
    if edge := _EDGE_QUARTER.search(title):
        return "Q1" if edge["edge"].casefold() == "эхний" else "Q4"
    if months := _FIRST_MONTHS.search(title):
        # The first nine months are no period that has a code.
        return {3: "Q1", 6: "H1"}.get(int(months["n"]), "")
    if span := _SPAN_OF_MONTHS.search(title):
        return _PARTS.get((int(span["first"]), int(span["last"])), "")
    if month := _MONTH.search(title):
        return f"M{int(month['n']):02}"
    return ""


def _small_number(word: str) -> int:
    return int(word) if word.isdigit() else _ROMAN[word.upper()]


def _month(printed: str) -> int:
    """The month of a number or of a word (арванхоёр дугаар), which may be cut short (зурга)."""
    if printed.isdecimal():
        return int(printed)
    word = "".join(printed.casefold().split())
    return next(i for i, name in enumerate(_MONTH_WORDS, start=1) if name.startswith(word))


def _date(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"]), _month(match["month"]), int(match["day"]))
    except ValueError:
        return None
