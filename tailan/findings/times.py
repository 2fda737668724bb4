"""Days that a narrative names: what is told as done after the period had ended."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark
from tailan.findings.sentences import Sentence
from tailan.numeral import Day

# A day, or a month in which something was done; the day of an order stands before it.
_WHEN = re.compile(
    r"(?<![\w./-])(?:(?P<year>20\d\d)\s*оны?\s+)?(?P<month>\d{1,2})\s*-?\s*(?:д[уү]г[аэ]{1,2}р\s+)?сар"
    r"(?:ын\s+(?P<day>\d{1,2})\s*-?\s*(?:ны|ний|н[аэ]?д)\b(?:\s+өд(?:өр|рийн)\b)?|д\b)"
    r"|(?<![\w./-])(?P<y>20\d\d)[./-](?P<m>\d{1,2})[./-](?P<d>\d{1,2})(?!\d|[./]\d)(?:-?(?:ны|ний)\s+өд(?:өр|рийн)\b)?",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\w./-])(?:19|20)\d\d(?:\s*он|[./-]\d)|\b(?:өнгөрсөн|өмнөх)\b", re.IGNORECASE
)
# A verb of what is past closes its clause: not the one of нэгдсэн эмнэлэг.
_DONE = re.compile(
    r"(?:\w{2,}(?:с[аэоө]н|л[аэоө]{2}|[жч]ээ)|\w{3,}[аэоө]в|\w+ийв)"
    r"(?=\W*$|[.,;:)]|\s+(?:байна|байгаа|болно|юм|билээ|бөгөөд|ба|боловч|тул|учир)\b)"
)
_WORD = re.compile(r"[^\W\d_]+")
# What is still to come, or the limit that was set for it.
_OPEN = re.compile(
    r"\w{2,}х(?:[аэоө]{2}р|ыг|ийг|[аэоө]д|ийн|ын)?|хүртэл\w*|дотор|хүрт\w*|хугаца\w*|төлөвл\w*|товло\w*"
    r"|зорилт\w*|хойш\w*|сунга\w*|эхэл\w*|эхлэ\w*"
)


def check_done_after_period(dossier: Dossier) -> Iterator[Remark]:
    """Rows that tell of something as done on a day after the period, and after the report's own."""
    period, dated = dossier.judgement.judge.period, dossier.plan.title.report_date
    last = period.end if dated is None else max(period.end, dated)
    for line in dossier.rated:
        # A month without a year is one of the year reported on, where no other year is named.
        year = None if _YEAR.search(line.measure.narrative) else period.year
        found = ((s, when) for s in line.sentences if (when := done_after(s, last, year)))
        for sentence, when in islice(found, 1):
            yield _remark(dossier, line, sentence, when)


def done_after(sentence: Sentence, last: date, year: int | None) -> str:
    """When something was done as a sentence says, if that is after the last day; else empty."""
    for match in _WHEN.finditer(sentence.text):
        day = _day(match, year)
        if day is not None and day > last and _is_done(sentence.text[match.end() :]):
            return match[0]
    return ""


def _is_done(behind: str) -> bool:
    """Whether the first verb behind a day says that it was done, and nothing that it is to come."""
    told = behind.casefold()
    done = next((m for m in _WORD.finditer(told) if _DONE.match(told, m.start())), None)
    words = _WORD.findall(told[: done.start()]) if done else ()
    return done is not None and not any(_OPEN.fullmatch(word) for word in words)


def _day(match: re.Match[str], year: int | None) -> date | None:
    named = match["year"] or match["y"] or year
    month, day = match["month"] or match["m"], match["day"] or match["d"]
    try:
        return date(int(named), int(month), int(day or 1)) if named else None
    except ValueError:
        return None


def _remark(dossier: Dossier, line: Line, sentence: Sentence, when: str) -> Remark:
    end = dossier.judgement.judge.period.end
    return Remark(
        "done-after-period",
        line.subject,
        {"when": when, "end": (Phrase("day", {"day": Day(end)}),)},
        evidence=sentence.text,
        place=dossier.narrative_place(line),
        essence=f"{when} {sentence.text}",
    )
