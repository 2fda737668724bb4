"""Spans of time in a deadline's words: the months that each says, one after another."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

# An ending; a longer one is another word.
LETTERS = "[а-яёөү]{0,8}"
END = "(?![а-яёөү])"
_YEAR = r"(?:(?P<year>20\d\d)(?:\s*он[ыд]?)?[\s./-]*)?"
_NUMBERS = r"(?P<numbers>\d{1,2}(?:\s*(?:[-,;/.]|ба|болон)\s*\d{1,2})*)[\s-]*"
# A number behind a dash or a comma is another day, but not where it counts a month: 15-2 сарын 10.
_NEXT_DAY = r"(?:(?:-|\s*,\s*|-?н?(?:аас|ээс|оос|өөс)\s+)\d{1,2}(?!\d|[./]|\s*(?:сар|улир|удаа)))"
_WHOLE_DAY = rf"(?:\s*өд(?P<whole_day>{LETTERS}))?"
_DAY = rf"(?:\s*\d{{1,2}}{_NEXT_DAY}*(?!\d)(?P<day>(?:-?[а-яёөү]+)?){_WHOLE_DAY})"
# A part of a month is in that month.
_PART = rf"(?:\s*(?:эхний|сүүлийн|дунд|[1-5])\s*(?:(?:7|10) хоног|хагас|үе){LETTERS})"
_TAIL = r"(?:-?(?P<tail>[а-яёөү]+))?"
_EACH = "хагас жил|жил|улирал|сар|өдөр|7 хоног|долоо хоног"
_OFTEN = rf"(?:\s*\d{{1,2}}(?:-\d{{1,2}})?\s*удаа{LETTERS})"
# What comes in each quarter, month or week is in no month of its own: улирал бүрийн эхний сард.
_IN_EACH = (
    r"(?:хагас жил|улирал|сар|7 хоног)\s*(?:бүрийн|тутмын)\s+(?:эхний|сүүлийн|дунд|[1-5])\s*"
    rf"(?:улир|сар|(?:7|10)\s*хоног|өдө?р){LETTERS}(?:\s*\d{{1,2}}(?:-?[а-яёөү]+)?)?"
)
_WEEKDAY = rf"(?:\s*(?:даваа|мягмар|лхагва|пүрэв|баасан|бямба|ням)\s*гара?г{LETTERS})"
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

Role = Literal["at", "from", "until"]
Before = Literal["", "dash", "list", "aside"]


@dataclass(frozen=True)
class Span:
    """Months counted from January of year 0, or of the plan's year where `has_year` is false."""

    first: int
    last: int
    has_year: bool = False
    role: Role = "at"
    is_whole: bool = False
    """Whether it says nothing but that it goes on all the year."""
    is_yearly: bool = False
    """Whether it only says that the same comes every year."""
    has_day: bool = False
    has_gap: bool = False
    """Whether months lie between its first and last of which it says nothing."""
    before: Before = ""
    """What stands before it: a dash, what parts a list, or what opens an aside."""


def spans_of(line: str) -> list[Span]:
    """The spans of a line one after another, none where it says anything else."""
    spans: list[Span] = []
    position, before = 0, ""
    while position < len(line):
        kinds = ((pattern.match(line, position), read) for pattern, read in _KINDS)
        found, read = next((kind for kind in kinds if kind[0]), (None, None))
        if found and read:
            span = _opened(read(found), found)
            if span is None:
                return []
            spans.append(replace(span, before=_before(before) if spans else ""))
            before = ""
        elif found := _FILLING.match(line, position):
            before += found[0]
            spans[-1:] = [_with_role(span, found) for span in spans[-1:]]
        else:
            return []
        position = found.end()
    return spans


def _before(filling: str) -> Before:
    if re.search("[(/]", filling):
        return "aside"
    return "dash" if "-" in filling else "list" if re.search("[,;]|цаашид", filling) else ""


def _opened(span: Span | None, found: re.Match[str]) -> Span | None:
    """The span as the beginning of something, where its ending says from (сараас)."""
    ending = "".join(found.groupdict().get(name) or "" for name in ("tail", "day", "whole_day"))
    opens = re.search("(?:аа|ээ|оо|өө)с$", ending) is not None
    return replace(span, role="from") if span and opens else span


def _with_role(span: Span, beside: re.Match[str]) -> Span:
    if beside["from"]:
        return replace(span, role="from")
    # Within a month or a quarter is in it; within a day is until it.
    is_until = beside["until"] or (beside["within"] and span.has_day)
    return replace(span, role="until") if is_until else span


def _placed(found: re.Match[str], first: int, last: int, has_day: bool = False) -> Span | None:
    """The span of months 1 to 12, in the year that is printed with them or over its end."""
    if not 1 <= min(first, last) <= max(first, last) <= 12:
        return None
    year = found.groupdict().get("year")
    beyond = 12 if last < first else 0
    start = 12 * int(year) if year else 0
    return Span(start + first - 1, start + last - 1 + beyond, bool(year), has_day=has_day)


def _listed(found: re.Match[str], count: int) -> tuple[int, int, bool]:
    """The first and the last of the numbers up to `count`, and whether some between are missing.

    They come in order, but where a dash or a row of neighbours leads over a year's end: 11, 12, 1.
    """
    numbers = [int(number) for number in re.findall(r"\d+", found["numbers"])]
    if len(numbers) == 2 and "-" in found["numbers"]:
        return numbers[0], numbers[1], False
    if numbers[-1] < numbers[0] and all(b in (a + 1, a + 1 - count) for a, b in pairwise(numbers)):
        return numbers[0], numbers[-1], False
    has_gap = "-" not in found["numbers"] and any(b - a > 1 for a, b in pairwise(sorted(numbers)))
    return min(numbers), max(numbers), has_gap


def _of_months(found: re.Match[str]) -> Span | None:
    first, last, has_gap = _listed(found, 12)
    span = _placed(found, first, last, has_day=found["day"] is not None)
    return span and replace(span, has_gap=has_gap)


def _of_quarters(found: re.Match[str]) -> Span | None:
    first, last, has_gap = _listed(found, 4)
    span = _placed(found, 3 * first - 2, 3 * last)
    return span and replace(span, has_gap=has_gap)


def _of_edge(found: re.Match[str]) -> Span | None:
    """The first or the last quarters or months of the year."""
    count = int(found["count"] or 1) * (3 if found["unit"].startswith("у") else 1)
    if count > 12:
        return None
    return _placed(found, *((1, count) if found["edge"] == "эхний" else (13 - count, 12)))


def _of_halves(found: re.Match[str]) -> Span | None:
    halves = {"эхний": "1", "сүүлийн": "2"}.get(found["half"], found["half"])
    return _placed(found, 6 * int(halves[0]) - 5, 6 * int(halves[-1]))


def _of_date(found: re.Match[str]) -> Span | None:
    month, day = int(found["month"]), int(found["date"])
    is_day = 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]
    return _placed(found, month, month, has_day=True) if is_day else None


def _of_date_with_year_last(found: re.Match[str]) -> Span | None:
    """A date as other countries write it; which number is the month must be plain."""
    low, high = sorted((int(found["one"]), int(found["other"])))
    is_day = 1 <= low <= 12 < high <= _DAYS[low - 1]
    return _placed(found, low, low, has_day=True) if is_day or low == high <= 12 else None


def _of_month(found: re.Match[str]) -> Span | None:
    first = int(found["month"])
    return _placed(found, first, int(found.groupdict().get("last") or first))


def _of_years(found: re.Match[str]) -> Span | None:
    first, last = int(found["year"]), int(found["last"] or found["year"])
    return Span(12 * first, 12 * last + 11, True) if first <= last else None


def _of_year_end(found: re.Match[str]) -> Span | None:
    return _placed(found, *((12, 12) if found["end"] else (1, 1)))


def _of_whole_year(_: re.Match[str]) -> Span | None:
    return Span(0, 11, is_whole=True)


def _of_each_year(_: re.Match[str]) -> Span | None:
    return Span(0, 11, is_whole=True, is_yearly=True)


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Span | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"жил\s*(?:бүр|тутам){LETTERS}(?!{_OFTEN})", _of_each_year),
        (
            rf"(?:{_IN_EACH}|(?:{_EACH})\s*(?:бүр|тутам){LETTERS}(?:{_OFTEN}|{_DAY}|{_WEEKDAY})?|"
            rf"(?:{_EACH}|улирл|7 хоног|өдр|өдөр)(?:д|т|дээ)?{_OFTEN}|жилд(?:ээ|ээр)?{END}|"
            rf"(?:жилийн|оны)\s+турш{LETTERS}|бүтэн\s+жил{LETTERS}|бүх\s+улир{LETTERS}|"
            rf"он\s+(?:дуустал|гартал)|тухайн?\s+бүр{LETTERS}(?:\s+нь)?{END}|тогтмол{END}|байнга{END}|байнгын{END}|үргэлж{END})",
            _of_whole_year,
        ),
        (
            rf"{_YEAR}(?:жилийн\s+)?(?P<edge>эхний|сүүлийн)\s*(?:(?P<count>\d{{1,2}})\s*)?"
            rf"(?P<unit>улир|сар)(?!ын)(?P<tail>{LETTERS})",
            _of_edge,
        ),
        (
            rf"{_YEAR}{_NUMBERS}сар(?!\s*бүр|ын\s+хугацаа)(?:ын(?:{_PART}|{_DAY})|(?P<tail>{LETTERS}))",
            _of_months,
        ),
        (rf"{_YEAR}{_NUMBERS}(?:улир(?P<tail>{LETTERS})|ул\.?{END})", _of_quarters),
        (
            rf"{_YEAR}(?:жилийн\s+)?(?P<half>эхний|сүүлийн|1-2|1,\s*2|[12])\s*"
            rf"хагас(?:\s*жил)?(?P<tail>{LETTERS})",
            _of_halves,
        ),
        (
            r"(?P<year>20\d\d)(?P<sep>[./-])(?P<month>\d{1,2})(?P=sep)(?P<date>\d{1,2})"
            r"(?:-\d{1,2}(?![\d./-]))?(?!\d)"
            rf"{_TAIL}{_WHOLE_DAY}(?:\s\d{{1,2}}:\d\d(?::\d\d)?)?",
            _of_date,
        ),
        (
            rf"(?P<one>\d{{1,2}})(?P<sep>[./])(?P<other>\d{{1,2}})(?P=sep)(?P<year>20\d\d){_TAIL}",
            _of_date_with_year_last,
        ),
        (
            rf"(?P<month>\d{{1,2}})[./](?P<date>\d{{1,2}})(?![\d./]){_TAIL}",
            _of_date,
        ),
        (rf"(?P<month>\d{{1,2}})[./](?P<year>20\d\d){_TAIL}", _of_month),
        (
            r"(?P<year>20\d\d)[./-](?P<month>\d{1,2})(?!\d)"
            rf"(?:-(?P<last>\d{{1,2}})(?![\d./])|{_TAIL})",
            _of_month,
        ),
        (rf"{_YEAR}(?:жилийн|оны)\s+(?:(?P<end>эц|сүүл(?!ийн))|эх)(?!ний){LETTERS}", _of_year_end),
        (
            rf"(?P<year>20\d\d)(?:-(?P<last>20\d\d))?\s*(?:он(?P<tail>{LETTERS})|{END})"
            rf"(?:\s+турш{LETTERS})?",
            _of_years,
        ),
    )
)
"""What a deadline may be, the more telling first, and the months of each."""

_FILLING = re.compile(
    rf"(?P<from>эхлэн|эхлээд|эхэлж|хойш|эхнээс|дундаас|сүүлээс){END}|"
    rf"(?P<until>хүртэл{LETTERS}|гэхэд|өмнө|дуустал|гартал|дуусна|дуусгана){END}|{_OFTEN}|"
    rf"(?P<within>дотор|багтаан|багтааж){END}|"
    rf"(?:ба|болон|мөн|тус|хооронд|хугацаанд|оны|жилийн|эцэст|эцсээр|эцэс|эхээр|эхэнд|дунд|дундуур|"
    rf"сүүлээр|сүүлчээр|сүүлч|цаашид){END}|[\s,;/.()-]+"
)
"""What stands beside the months of a deadline."""
