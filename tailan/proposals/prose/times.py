"""Which period a statement speaks of: years, halves, quarters and months in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tailan.period import Period
from tailan.proposals.prose.lexicon import forms, lexicon
from tailan.proposals.prose.tokens import Token
from tailan.proposals.prose.words import case_of_ending, keys, roots

_YEAR = re.compile(r"(?:19|20)\d\d")
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6}
_DATE = re.compile(r"(\d{4})[./-](\d{1,2})")
_REACH = 5
"""How many words may stand between the parts of one expression."""


@dataclass(frozen=True, slots=True)
class Time:
    """From the token `index` on statements speak of the `period`."""

    index: int
    period: Period


def times_of(tokens: Sequence[Token], first: int, end: int, report: Period) -> list[Time]:
    """The periods that a sentence names, one after another."""
    found: list[Time] = []
    index = first
    while index < end:
        if tokens[index].kind == "word" and tokens[index].word.lower not in _openers():
            index += 1
            continue
        read = _time(tokens, index, end, report, found)
        if read is None:
            index += 1
            continue
        period, behind = read
        if period is not None:
            found.append(Time(index, period))
        index = behind
    return found


@cache
def _openers() -> frozenset[str]:
    """The words that a time may begin with."""
    names = ("earlier", "current", "first_words", "last_words", "spelt_ordinals")
    return frozenset(word.lower() for word in ROMAN).union(*(forms(name) for name in names))


def is_earlier(period: Period, report: Period) -> bool:
    """Whether a period belongs to a year before the report's."""
    return period.year < report.year


def is_later(period: Period, report: Period) -> bool:
    """Whether a period begins when the report's is over."""
    return period.year > report.year or _first_month(period) > report.last_month


def year_reported(tokens: Sequence[Token], first: int, index: int) -> int | None:
    """The year of the report that is told of before the index: 2024 оны эцсийн тайланг гаргаж."""
    for at in range(index - 2, first - 1, -1):
        if tokens[at + 1].word.key in keys("year_words") and _YEAR.fullmatch(tokens[at].text):
            following = tokens[at + 2 : min(at + 2 + 2 * _REACH, index)]
            is_report = any(token.word.key in keys("reports") for token in following)
            return int(tokens[at].text) if is_report else None
    return None


def _first_month(period: Period) -> int:
    length = {"": 12, "H": 6, "Q": 3, "M": 1}[period.part[:1]]
    return period.last_month - length + 1


def _time(
    tokens: Sequence[Token], index: int, end: int, report: Period, found: list[Time]
) -> tuple[Period | None, int] | None:
    """The period that begins at the index, with the token behind it; None where none begins."""
    token = tokens[index]
    if token.kind == "date":
        return _dated(token, tokens, index, end)
    if _is_this_period(tokens, index, end):
        return report, index + 2
    if (year := _year(tokens, index, end, report)) is not None:
        number, behind = year
        part, behind = _part(tokens, behind, end)
        is_to_come = number > report.year and _names_a_paper(tokens, behind, end)
        if is_to_come or _is_beside_the_claim(tokens, behind, end):
            return None, behind
        return Period(number, part), behind
    part, behind = _part(tokens, index, end)
    if part:
        year_number = found[-1].period.year if found else report.year
        if _is_beside_the_claim(tokens, behind, end):
            return None, behind
        return Period(year_number, part), behind
    return None


def _is_this_period(tokens: Sequence[Token], index: int, end: int) -> bool:
    """Whether the report's own period is named: тайлант хугацаанд."""
    is_named = tokens[index].word.lower in forms("current") and index + 1 < end
    spans = keys("span_words") | keys("half_words") | keys("quarter_words")
    return is_named and tokens[index + 1].word.key in spans


def _dated(
    token: Token, tokens: Sequence[Token], index: int, end: int
) -> tuple[Period | None, int]:
    match = _DATE.match(token.text)
    is_document = index + 1 < end and _is_day(tokens[index + 1]) == "gen"
    if match is None or is_document or not 1 <= int(match[2]) <= 12:
        return None, index + 1
    return Period(int(match[1]), f"M{int(match[2]):02}"), index + 1


def _year(tokens: Sequence[Token], index: int, end: int, report: Period) -> tuple[int, int] | None:
    """The year that is named at the index, with the token behind it."""
    token = tokens[index]
    behind = index + 1
    if behind >= end:
        return None
    if _YEAR.fullmatch(token.text) and tokens[behind].word.key in keys("year_words"):
        return int(token.text), behind + 1
    lower = token.word.lower
    if lower not in forms("earlier") and lower not in forms("current"):
        return None
    key = tokens[behind].word.key
    if key in keys("seasons") and lower in forms("earlier"):
        return report.year - 1, behind + 1
    if key in keys("year_words"):
        return report.year - (lower in forms("earlier")), behind + 1
    return None


def _part(tokens: Sequence[Token], index: int, end: int) -> tuple[str, int]:
    """The part of a year that is named at the index (H1, Q2, M05), with the token behind it."""
    number, behind = _ordinal(tokens, index, end) if index < end else (None, index)
    if number is None or behind >= end:
        return "", index
    key = tokens[behind].word.key
    if key in keys("half_words") and number <= 2:
        return f"H{number}", behind + 1 + (
            behind + 1 < end and tokens[behind + 1].word.key in keys("year_long")
        )
    if key in keys("quarter_words") and number <= 4:
        return f"Q{number}", behind + 1
    if key in keys("months") and 1 <= number <= 12:
        if tokens[index].word.lower in forms("first_words"):
            return {3: "Q1", 6: "H1"}.get(number, f"M{number:02}"), behind + 1
        return f"M{number:02}", _behind_day(tokens, behind + 1, end)
    return "", index


def _ordinal(tokens: Sequence[Token], index: int, end: int) -> tuple[int | None, int]:
    """The number of a half, quarter or month in any writing, with the token behind it."""
    lower = tokens[index].word.lower
    if lower in forms("first_words"):
        following = tokens[index + 1] if index + 1 < end else None
        if following is not None and following.value is not None and following.value <= 12:
            return int(following.value), index + 2
        return 1, index + 1
    if lower in forms("last_words"):
        return 2, index + 1
    if lower in forms("spelt_ordinals"):
        return lexicon().words["spelt_ordinals"].index(lower) + 1, index + 1
    if tokens[index].text in ROMAN:
        number = ROMAN[tokens[index].text]
    elif tokens[index].value is not None and tokens[index].text[:2].rstrip("-").isdigit():
        number = int(tokens[index].value or 0)
    else:
        return None, index
    behind = index + 1
    while behind < end and tokens[behind].word.lower in forms("ordinals"):
        behind += 1
    return number, behind


def _behind_day(tokens: Sequence[Token], index: int, end: int) -> int:
    """The token behind the day that follows a month, if one does."""
    is_of_month = index < end and tokens[index - 1].word.case == "gen"
    if is_of_month and tokens[index].kind in {"number", "code"}:
        index += 1
        while index < end and (
            _is_day(tokens[index]) or tokens[index].text in forms("date_endings")
        ):
            index += 1
    return index


def _is_day(token: Token) -> str:
    """The case of the word for day, empty for any other word."""
    return (token.word.case or "nom") if token.word.key in keys("day_words") else ""


def _is_of_a_paper(last: Token, following: Sequence[Token]) -> bool:
    """Whether a year only names a paper that something is done with: 2024 оны тайланг шалгасан."""
    if last.word.key not in keys("year_words") or last.word.case != "gen":
        return False
    if any(t.word.root in roots("keeping") and t.word.form == "infinitive" for t in following):
        # 2023 оны байнга хадгалах 96 нэгж are papers.
        return True
    named = [token.word for token in following if token.word.key in keys("papers")]
    return any(word.case in {"acc", "dat", "abl", "ins"} for word in named)


def _names_a_paper(tokens: Sequence[Token], behind: int, end: int) -> bool:
    """Whether a year to come only names a paper: 2026 оны төлөвлөгөөний саналыг ирүүлсэн."""
    words = [token.word for token in tokens[behind : min(behind + _REACH, end)]]
    is_genitive = tokens[behind - 1].word.case == "gen"
    return is_genitive and any(word.key in keys("papers") for word in words)


def _is_compared_with(tokens: Sequence[Token], behind: int, end: int) -> bool:
    """Whether a number of that time is only left behind: өмнөх оны мөн үеийн 29-өөс буурч."""
    numbers = [t for t in tokens[behind : min(behind + _REACH, end)] if t.kind == "number"]
    return bool(numbers) and case_of_ending(numbers[0].ending or "-") == "abl"


def _is_beside_the_claim(tokens: Sequence[Token], behind: int, end: int) -> bool:
    """Whether the time is that of a document, or only what is compared with."""
    last = tokens[behind - 1]
    following = tokens[behind : min(behind + _REACH, end)]
    if _is_day(last) == "gen":
        return not any(token.word.key in keys("as_of") for token in following[:2])
    if any(token.kind == "code" for token in following[:1]) or _is_of_a_paper(last, following):
        return True
    if last.word.case in {"abl", "com"} and last.word.key not in keys("day_words"):
        return True
    nearby = [last, *following]
    for token in nearby:
        if token.word.lower in forms("compared"):
            return True
        if token.word.key in keys("same_time"):
            return token.word.case in {"abl", "com"} or _is_compared_with(tokens, behind, end)
    return False
