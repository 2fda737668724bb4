"""Deadlines as plans print them (Жилдээ, 2-р улиралд, 09-11-р сард): the months they cover."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

_LETTERS = "[а-яёөү]*"
_END = "(?![а-яёөү])"
_DASH = re.compile("\\s*[\u2010-\u2015\u2212-]\\s*")
_ORDINAL = re.compile(rf"(?<=\d)[\s-]*(?:д[уү]г[аэ]{{1,2}}р|д[эа]х|дахь|[рp]){_END}")
_ROMAN = re.compile(r"(?<!\w)(?:i{1,3}|iv)(?![a-z])")
_ROMAN_VALUES = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_VALUES = {
    "арван хоёр": "12", "арванхоёр": "12", "арван нэг": "11", "арваннэг": "11", "арав": "10",
    "ес": "9", "найм": "8", "долоо": "7", "дол": "7", "зургаа": "6", "зурга": "6", "тав": "5",
    "дөрөв": "4", "гурав": "3", "хоёр": "2", "нэг": "1",
}  # fmt: skip
_NUMBER_WORD = re.compile(
    rf"(?<!\w)({'|'.join(_VALUES)})(?:\s*д[уү]г[аэ]{{1,2}}р)?(?=[\s,;-]|улир|сар)"
)

_YEAR = r"(?:(?P<year>20\d\d)(?:\s*он[ыд]?)?[\s./-]*)?"
_NUMBERS = r"(?P<numbers>\d{1,2}(?:\s*(?:[-,;/.]|ба|болон)\s*\d{1,2})*)\s*"
_DAY = rf"(?:\s*\d{{1,2}}(?:-\d{{1,2}})?(?!\d)-?(?P<day>{_LETTERS})(?:\s*өд{_LETTERS})?)"
_EACH = "жил|улирал|сар|өдөр|(?:7 )?хоног|долоо хоног"

Role = Literal["at", "from", "until"]


@dataclass(frozen=True)
class Deadline:
    """The first and the last month, as YYYY-MM."""

    start: str
    end: str


@dataclass(frozen=True)
class _Span:
    """Months counted from January of year 0, or of the plan's year where `has_year` is false."""

    first: int
    last: int
    has_year: bool = False
    role: Role = "at"
    is_whole: bool = False
    """Whether it says nothing but that it goes on all the year."""
    has_day: bool = False
    is_after_dash: bool = False


def deadline(text: str, year: int | None) -> Deadline | None:
    """The months that a deadline covers, None where they are not surely known.

    `year` is the plan's: a deadline that names none belongs to it, and one that only says when
    it begins ends with its December. One that only says when it ends begins with its January.
    """
    spans = _spans(_normal(text))
    if not spans:
        return None
    if len(spans) > 1 and not all(span.is_whole for span in spans):
        spans = [span for span in spans if not span.is_whole] or spans
    dated = _dated(spans, year)
    return None if dated is None else _joined(dated, year)


def _normal(text: str) -> str:
    """The text in small letters on one line, all its numbers in digits and without endings."""
    line = _DASH.sub("-", " ".join(text.casefold().replace("і", "i").split()))
    line = _ROMAN.sub(lambda match: _ROMAN_VALUES[match[0]], line)
    line = _NUMBER_WORD.sub(lambda match: _VALUES[match[1]], line)
    return _ORDINAL.sub("", line)


def _spans(line: str) -> list[_Span]:
    """The spans of a line one after another, none where it says anything else."""
    spans: list[_Span] = []
    position, is_after_dash = 0, False
    while position < len(line):
        kinds = ((pattern.match(line, position), read) for pattern, read in _KINDS)
        found, read = next((kind for kind in kinds if kind[0]), (None, None))
        if found and read:
            span = _opened(read(found), found)
            if span is None:
                return []
            spans.append(replace(span, is_after_dash=is_after_dash and bool(spans)))
        elif found := _FILLING.match(line, position):
            is_after_dash = "-" in found[0]
            spans[-1:] = [_with_role(span, found) for span in spans[-1:]]
        else:
            return []
        position = found.end()
    return spans


def _opened(span: _Span | None, found: re.Match[str]) -> _Span | None:
    """The span as the beginning of something, where its ending says from (сараас)."""
    ending = "".join(found.groupdict().get(name) or "" for name in ("tail", "day"))
    opens = re.search("(?:аа|ээ|оо|өө)с$", ending) is not None
    return replace(span, role="from") if span and opens else span


def _with_role(span: _Span, beside: re.Match[str]) -> _Span:
    if beside["from"]:
        return replace(span, role="from")
    # Within a month or a quarter is in it; within a day is until it.
    is_until = beside["until"] or (beside["within"] and span.has_day)
    return replace(span, role="until") if is_until else span


def _dated(spans: list[_Span], year: int | None) -> list[_Span] | None:
    """The spans in their years: of the one before where they print none; None without any."""
    current, dated = year, list[_Span]()
    for span in spans:
        if span.has_year:
            dated.append(span)
        elif current is None:
            return None
        else:
            first, last = span.first + 12 * current, span.last + 12 * current
            dated.append(replace(span, first=first, last=last))
        current = dated[-1].first // 12
    return dated


def _joined(spans: list[_Span], year: int | None) -> Deadline | None:
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    for span, then in pairwise(spans):
        is_range = span.role == "from" or then.is_after_dash
        if is_range and then.first < span.first:
            if then.has_year or len(spans) > 2:
                return None
            first, last = span.first, then.last + 12
    if spans[-1].role == "from":
        last = 12 * max(year or 0, spans[-1].last // 12) + 11
    if all(span.role == "until" for span in spans):
        first = 12 * (first // 12)
    return Deadline(_month(first), _month(last))


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02}"


def _placed(found: re.Match[str], first: int, last: int, has_day: bool = False) -> _Span | None:
    """The span of months 1 to 12, in the year that is printed with them or over its end."""
    if not 1 <= min(first, last) <= max(first, last) <= 12:
        return None
    year = found.groupdict().get("year")
    beyond = 12 if last < first else 0
    start = 12 * int(year) if year else 0
    return _Span(start + first - 1, start + last - 1 + beyond, bool(year), has_day=has_day)


def _numbers(found: re.Match[str]) -> tuple[int, int]:
    """The first and the last of the numbers; in order, but where a dash leads over a year's end."""
    numbers = [int(number) for number in re.findall(r"\d+", found["numbers"])]
    is_range = len(numbers) == 2 and "-" in found["numbers"]
    return (numbers[0], numbers[1]) if is_range else (min(numbers), max(numbers))


def _of_months(found: re.Match[str]) -> _Span | None:
    first, last = _numbers(found)
    return _placed(found, first, last, has_day=found["day"] is not None)


def _of_quarters(found: re.Match[str]) -> _Span | None:
    first, last = _numbers(found)
    return _placed(found, 3 * first - 2, 3 * last)


def _of_halves(found: re.Match[str]) -> _Span | None:
    halves = {"эхний": "1", "сүүлийн": "2"}.get(found["half"], found["half"])
    return _placed(found, 6 * int(halves[0]) - 5, 6 * int(halves[-1]))


def _of_date(found: re.Match[str]) -> _Span | None:
    is_day = 1 <= int(found["date"]) <= 31
    return (
        _placed(found, int(found["month"]), int(found["month"]), has_day=True) if is_day else None
    )


def _of_month(found: re.Match[str]) -> _Span | None:
    return _placed(found, int(found["month"]), int(found["month"]))


def _of_years(found: re.Match[str]) -> _Span | None:
    first, last = int(found["year"]), int(found["last"] or found["year"])
    return _Span(12 * first, 12 * last + 11, True) if first <= last else None


def _of_year_end(found: re.Match[str]) -> _Span | None:
    return _placed(found, *((12, 12) if found["end"] else (1, 1)))


def _of_whole_year(_: re.Match[str]) -> _Span | None:
    return _Span(0, 11, is_whole=True)


_KINDS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], _Span | None]], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            rf"(?:(?:{_EACH})\s*(?:бүр|тутам){_LETTERS}|жилд(?:ээ|ээр)?{_END}|"
            rf"(?:жилийн|оны)\s+турш{_LETTERS}|бүтэн\s+жил{_LETTERS}|тухай\s+бүр{_LETTERS}|"
            rf"тогтмол{_END}|байнга{_END}|байнгын{_END})",
            _of_whole_year,
        ),
        (rf"{_YEAR}{_NUMBERS}сар(?!\s*бүр)(?:ын{_DAY}|(?P<tail>{_LETTERS}))", _of_months),
        (rf"{_YEAR}{_NUMBERS}улир(?P<tail>{_LETTERS})", _of_quarters),
        (
            rf"{_YEAR}(?:жилийн\s+)?(?P<half>эхний|сүүлийн|1-2|1,\s*2|[12])\s*"
            rf"хагас(?:\s*жил)?(?P<tail>{_LETTERS})",
            _of_halves,
        ),
        (
            r"(?P<year>20\d\d)[./-](?P<month>\d{1,2})[./-](?P<date>\d{1,2})(?!\d)"
            rf"-?(?P<tail>{_LETTERS})(?:\s*өд{_LETTERS})?",
            _of_date,
        ),
        (
            rf"(?P<month>\d{{1,2}})[./](?P<date>\d{{1,2}})(?![\d./])-?(?P<tail>{_LETTERS})",
            _of_date,
        ),
        (r"(?P<year>20\d\d)[./-](?P<month>\d{1,2})(?!\d)", _of_month),
        (rf"{_YEAR}(?:жилийн|оны)\s+(?:(?P<end>эц)|эх)(?!ний){_LETTERS}", _of_year_end),
        (
            rf"(?P<year>20\d\d)(?:-(?P<last>20\d\d))?\s*(?:он(?P<tail>{_LETTERS})|{_END})"
            rf"(?:\s+турш{_LETTERS})?",
            _of_years,
        ),
    )
)
"""What a deadline may be, the more telling first, and the months of each."""

_FILLING = re.compile(
    rf"(?P<from>эхлэн|эхлээд|хойш){_END}|(?P<until>хүртэл{_LETTERS}|гэхэд|өмнө){_END}|"
    rf"(?P<within>дотор|багтаан|багтааж){_END}|"
    rf"(?:ба|болон|мөн|тус|хооронд|хугацаанд|оны|жилийн|эцэст|эцсээр|эхээр|эхэнд|дундуур|сүүлээр|сүүлчээр)"
    rf"{_END}|[\s,;/.()-]+"
)
"""What stands beside the months of a deadline."""
