"""Deadlines as plans print them (Жилдээ, 2-р улиралд, 09-11-р сард): the months they cover."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from tailan.span import END, LETTERS, Span, spans_of

_DASH = re.compile("\\s*[\u2010-\u2015\u2212-]\\s*")
_ORDINAL = re.compile(rf"(?<=\d)[\s-]*(?:д[уү]г[аэ]{{1,2}}р|д[эа]х|дахь|р){END}")
_WORD = re.compile("[a-zа-яёөү]+")
# 6-аас 8-р сар is 6-8-р сар; a number behind a month is a day of it: 7-р сарын 1-нээс.
_FROM_NUMBER = re.compile(
    r"(?<!\d)(?<!сарын )(\d{1,2})-?н?(?:аас|ээс|оос|өөс)\s+(?=\d{1,2}[^\W\d_ ]*\s*(?:сар|улир))"
)
# Letters of a Latin keyboard in Mongolian words, except those of Roman numerals.
_LOOKALIKES = str.maketrans("aceopykmthb", "асеоруктмнв")
_ROMAN_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_ROMAN_VALUES = {numeral: str(i) for i, numeral in enumerate(_ROMAN_NUMERALS, start=1)}
# A Roman numeral counts something: 2025-II alone may be a month or a quarter.
_COUNTED = r"(?:[\s,;.ivx-]|р(?=\W)|д[уү]г[аэ]{1,2}р|дахь|ба|болон)*(?:улир|ул\b|хагас|сар)"
_ROMAN = re.compile(rf"(?<![a-zа-яёөү\d])[ivx]+(?![a-zа-яёөү\d])(?={_COUNTED})")
# The month of a date (2026.VI.15).
_ROMAN_IN_DATE = re.compile(r"(?<=20\d\d)([./-])([ivx]+)(?=\1\d)")
_ONE_SIGN_NUMERALS = {0x2170 + i: numeral for i, numeral in enumerate(_ROMAN_NUMERALS)}
_VALUES = {
    "арван хоёр": "12", "арванхоёр": "12", "арван нэг": "11", "арваннэг": "11", "арав": "10",
    "ес": "9", "найм": "8", "долоо": "7", "дол": "7", "зургаа": "6", "зурга": "6", "тав": "5",
    "дөрөв": "4", "гурав": "3", "хоёр": "2", "нэг": "1",
}  # fmt: skip
_NUMBER_WORD = re.compile(
    rf"(?<!\w)({'|'.join(_VALUES)})(?:\s*д[уү]г[аэ]{{1,2}}р)?(?=[\s,;-]|улир|сар)"
)
# Four quarters are the year; the fourth quarter has an ordinal.
_FOUR_QUARTERS = re.compile(rf"жилийн\s+(?:4|дөрвөн)\s+улир{LETTERS}|дөрвөн\s+улир{LETTERS}")

_BARE_QUARTERS = re.compile(r"(?:iv|i{1,3})(?:\s*[-,;]\s*(?:iv|i{1,3}))*\s?[.,;]?")

# A space within a date (2026.06.1 5, 2026.0 6.15), or between two pieces of words.
_IN_A_DATE = re.compile(r"(?<!\d)(?:\d ?){4}([./-])(?: ?\d){1,2} ?\1(?: ?\d){1,2}(?!\d)")
_BETWEEN_LETTERS = re.compile(r"(?<=[^\W\d_]) (?=[а-яёөү])")
# Behind a whole word of time only an ending belongs to it: сар д, but not 6 сар тутам.
_BETWEEN_WORDS = re.compile(
    r"(?<!\w)(?:улир(?:ал|лын|алд|лаас)|сар(?:ын|д|аас)?|жил(?:ийн|д|дээ)?|он[ыд]?|хагас|"
    r"өдөр|өдрийн|хоног(?:т|ийн)?|бүр(?:ийн)?|тутам|тутмын|эх(?:ний|ээр|нээс|энд)|"
    r"сүүл(?:ийн|ээр|ч)|дотор|долоо)( )"
    r"(?!(?:ын|ийн|[дт]|д[аэ]{2}|[аэ]{2}[рс])(?!\w))"
)
_MOST_SPACES = 6
"""Spaces between letters in a deadline that is tried without some of them."""


@dataclass(frozen=True)
class Deadline:
    """The first and the last month, as YYYY-MM."""

    start: str
    end: str
    has_gap: bool = False
    """Whether the deadline names only some of the months between (1-р ба 3-р улирал)."""

    def __str__(self) -> str:
        """The months from the first to the last."""
        return f"{self.start} – {self.end}"


def deadline(text: str, year: int | None) -> Deadline | None:
    """The months that a deadline covers, None where they are not surely known.

    `year` is the plan's: a deadline that names none belongs to it, and one that only says when
    it begins ends with its December. One that only says when it ends begins with its January.
    """
    spans = _telling(spans_of(_normal(text)))
    dated = _dated(spans, year)
    return None if not dated else _joined(dated, year)


def quarters(text: str, year: int | None) -> Deadline | None:
    """The quarters that Roman numerals alone (I-IV; II, III) most likely are, else None."""
    counted = f"{text.rstrip(' .,;')} улирал"
    return deadline(counted, year) if _BARE_QUARTERS.fullmatch(_roman(text)) else None


def without_breaks(text: str, year: int) -> str:
    """The deadline without the spaces that narrow cells put in a date or a word; "" if unsure.

    A space goes only where nothing can be read with it: one between digits within a date, and
    between letters as few as must.
    """
    dates = _IN_A_DATE.sub(lambda match: match[0].replace(" ", ""), text)
    kept = {found.start(1) for found in _BETWEEN_WORDS.finditer(dates.casefold())}
    between = {found.start() for found in _BETWEEN_LETTERS.finditer(dates)}
    spaces = sorted(between - kept)
    if len(spaces) > _MOST_SPACES:
        return ""
    for count in range(len(spaces) + 1):
        tried = (_without(dates, taken) for taken in combinations(spaces, count))
        read = [one for one in tried if one != text and deadline(one, year)]
        if read:
            return read[0] if len(read) == 1 else ""
    return ""


def _without(text: str, places: Sequence[int]) -> str:
    return "".join(letter for i, letter in enumerate(text) if i not in places)


def _normal(text: str) -> str:
    """The text in small letters on one line, all its numbers in digits and without endings."""
    line = _WORD.sub(lambda match: _in_cyrillic(match[0]), _roman(text))
    line = _FOUR_QUARTERS.sub("жилийн турш", line)
    line = _ROMAN.sub(lambda match: _ROMAN_VALUES.get(match[0], match[0]), line)
    line = _ROMAN_IN_DATE.sub(lambda match: match[1] + _ROMAN_VALUES.get(match[2], match[2]), line)
    line = _NUMBER_WORD.sub(lambda match: _VALUES[match[1]], line)
    return _FROM_NUMBER.sub(r"\1-", _ORDINAL.sub("", line))


def _roman(text: str) -> str:
    """The text in small letters on one line, its Roman numerals in Latin letters."""
    line = " ".join(text.casefold().translate(_ONE_SIGN_NUMERALS).replace("і", "i").split())
    return _DASH.sub("-", line)


def _in_cyrillic(word: str) -> str:
    return word if re.fullmatch("[ivx]+", word) else word.translate(_LOOKALIKES)


def _telling(spans: list[Span]) -> list[Span]:
    """The spans without those that only say how often (тогтмол, жил бүр) what others date.

    One that a comma sets apart is a span of its own: 1-р улирал, жилийн турш.
    """
    dates = [span for span in spans if not span.is_whole]
    if not dates or any(span.role != "at" for span in dates):
        return dates or spans
    apart = any(span.before == "list" for span in spans)
    whole = [span for span in spans if span.is_whole and not span.is_yearly]
    if not whole or not apart:
        return dates
    return [*dates, *whole]


def _dated(spans: list[Span], year: int | None) -> list[Span] | None:
    """The spans in their years: of the one before where they print none; None without any."""
    current, dated = year, list[Span]()
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


def _joined(spans: list[Span], year: int | None) -> Deadline | None:
    if len(spans) == 2 and spans[1].before == "aside":
        spans = _without_aside(spans)
    first, last = min(span.first for span in spans), max(span.last for span in spans)
    for span, then in pairwise(spans):
        is_range = span.role == "from" or then.before == "dash"
        if is_range and then.first < span.first:
            if then.has_year or len(spans) > 2:
                return None
            first, last = span.first, then.last + 12
    if spans[-1].role == "from":
        last = 12 * max(year or 0, spans[-1].last // 12) + 11
    if all(span.role == "until" for span in spans):
        first = 12 * min(year or first // 12, first // 12)
    return Deadline(_month(first), _month(last), _has_gap(spans))


def _without_aside(spans: list[Span]) -> list[Span]:
    """The narrower of a span and its aside where one lies in the other: II улирал (5-р сар)."""
    wide, narrow = sorted(spans, key=lambda span: span.first - span.last)
    return [narrow] if wide.first <= narrow.first and narrow.last <= wide.last else spans


def _has_gap(spans: list[Span]) -> bool:
    """Whether months between the first and the last belong to no span."""
    in_order = sorted(spans, key=lambda span: span.first)
    are_dates = all(span.role == "at" and span.before != "dash" for span in spans)
    apart = are_dates and any(b.first > a.last + 1 for a, b in pairwise(in_order))
    return apart or any(span.has_gap and span.role == "at" for span in spans)


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02}"
