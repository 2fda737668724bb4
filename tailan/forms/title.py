"""What a document says of itself around its table: title, bodies, period and date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise, takewhile

from tailan.bodies import PLAIN_FORMS
from tailan.documents import Document, Row
from tailan.forms.alphabet import in_one_alphabet
from tailan.forms.heading_names import is_heading
from tailan.forms.lines import Line, ends_sentence
from tailan.forms.words import FormWords
from tailan.period import Period, date_of, period_of_title
from tailan.plan import Repair, Title

_TITLE_WORD = re.compile(r"тайлан|төлөвлөгөө", re.IGNORECASE)
_DASH = r"\s*[:–—-]\s*"
_LABELS = {
    "organisation": re.compile(rf"байгууллагын\s+нэр{_DASH}(.+)", re.IGNORECASE),
    "unit": re.compile(rf"нэгжийн\s+нэр{_DASH}(.+)", re.IGNORECASE),
}
_BODY = re.compile(rf"(?P<name>\S.*?)\s+(?P<body>{'|'.join(PLAIN_FORMS)})(?!\w)", re.IGNORECASE)
_TERRITORY = re.compile(r"(?P<name>\S+)\s+(?P<body>аймг|сум|дүүрг)(?:ийн|ын)(?!\w)", re.IGNORECASE)
_TERRITORIES = {"аймг": "аймаг", "сум": "сум", "дүүрг": "дүүрэг"}
_ENDS_WITH_BODY = re.compile(rf"(?:{'|'.join(PLAIN_FORMS)})$", re.IGNORECASE)
_IS_BODY = re.compile(
    rf"\b(?:{'|'.join(PLAIN_FORMS.values())}|академи|яам|хороо|зөвлөл)$", re.IGNORECASE
)
_IS_PART = re.compile(r"(?:хэлтэс|алба)$", re.IGNORECASE)
_IS_OFFICE = re.compile(
    r"^(?:\S+ ){1,7}(?:тамгын газар|газар|агентлаг|яам|хороо|төв|сургууль|эмнэлэг)$", re.IGNORECASE
)
"""A line that is the name of a body which may stand by itself."""

_SEVERAL_YEARS = re.compile(r"(?<!\d)\d{4}\s*[–—-]\s*\d{4}(?!\d)")
_LAST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\W*$")
_MOST_DATE_WORDS = 4
"""Words of the longest line that is there for its date."""
_MOST_PERIOD_WORDS = 14
"""Words of the longest line that names the period beside a title."""
_IS_ANNEX = re.compile(r"хавсралт$", re.IGNORECASE)
_OF_ORDER = re.compile(r"хавсралт|тушаал|захирамж|тогтоол|журам", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}\s*он", re.IGNORECASE)


def title_of(document: Document, words: FormWords) -> Title:
    """Title, bodies, period and date of a document; what it does not print stays empty."""
    before = [in_one_alphabet(line) for line, _ in _lines_before_table(document, words)]
    start, end = _title_lines(before)
    title = " ".join(before[start:end])
    labels = dict(_labelled(document))
    bodies = _bodies(title)
    return Title(
        title=title,
        organisation=labels.get("organisation") or _organisation(title, bodies, before),
        unit=labels.get("unit", bodies[-1] if bodies else ""),
        period=_period(title, before[end : end + 1], before[:start]),
        report_date=_report_date(before),
    )


def title_of_text(lines: Sequence[Line]) -> Title:
    """Title, body, period and date of running text; what it does not print stays empty.

    The title is the first heading, else the first line in capitals, else the first one that is
    no sentence. A line in capitals right over another may only name the body that writes.
    """
    lines = [line.saying(in_one_alphabet(line.text)) for line in lines]
    paragraphs = [line for line in lines if not line.is_row]
    over = _bodies_over_titles(paragraphs)
    paragraphs = [line for line in paragraphs if line not in over]
    ways: tuple[Callable[[Line], bool], ...] = (
        lambda line: line.role == "heading",
        lambda line: line.is_heading or (line.role == "text" and _names_period(line.text)),
        lambda line: line.role == "text" and not ends_sentence(line.text) and " " in line.text,
    )
    found = (line.text for is_title in ways for line in paragraphs if is_title(line))
    title = next(found, "")
    bodies = _bodies(title)
    dates = (date_of(line.text) for line in lines if len(line.text.split()) <= _MOST_DATE_WORDS)
    return Title(
        title=title,
        organisation=title
        if _IS_BODY.search(title)
        else next(iter([*bodies, *(line.text for line in over)]), _territory(title, bodies)),
        period=None if _SEVERAL_YEARS.search(title) else _period_of(title),
        report_date=next(filter(None, dates), None),
    )


def told_of_title(title: Title, lines: Sequence[tuple[str, str]]) -> Iterator[Repair]:
    """What a person should know of the title, found in these lines with the place of each.

    Words of two alphabets are mended as elsewhere; a province in capitals may stand for its body.
    """
    for line, place in lines:
        mended = in_one_alphabet(line)
        if mended != line and mended in title.title:
            pairs = zip(line.split(), mended.split(), strict=True)
            yield from (Repair(place, "letters-mended", a, b) for a, b in pairs if a != b)
    found = _TERRITORY.search(title.title)
    if found and found[0].isupper() and title.organisation == _plain_territory(found):
        place = next((place for line, place in lines if found[0] in in_one_alphabet(line)), "")
        if place:
            yield Repair(place, "organisation-territory", found[0], title.organisation)


def _bodies_over_titles(lines: Sequence[Line]) -> list[Line]:
    """The first line in capitals where it is the name of a body and stands over another."""
    if any(line.role == "heading" for line in lines):
        return []
    first = next((i for i, line in enumerate(lines) if line.is_heading), len(lines))
    return [
        line
        for line, below in pairwise(lines[first : first + 2])
        if below.is_heading and _IS_BODY.search(line.text)
    ]


def _period_of(title: str) -> Period | None:
    """The period that a title names, or the year that it ends with (… – 2020)."""
    year = _LAST_YEAR.search(title)
    return period_of_title(title) or (Period(int(year[1])) if year else None)


def _lines_before_table(document: Document, words: FormWords) -> list[tuple[str, str]]:
    before = takewhile(
        lambda item: not (isinstance(item, Row) and is_heading(item, words)), document.content
    )
    return list(Document("", "", "", tuple(before)).lines)


def _title_lines(lines: list[str]) -> tuple[int, int]:
    """Where the title begins and ends: the lines up to the word for report or plan.

    A title goes on over several lines; what stands before it ends in a sentence, is set in other
    letters, names who approved it (БАТЛАВ: …), is one word (a stamp such as ТӨСӨЛ), or says of what
    order it is an annex.
    """
    named = [i for i, line in enumerate(lines) if _TITLE_WORD.search(line)]
    dated = [i for i, line in enumerate(lines) if _names_period(line)]
    ends = [i for i in named if not lines[i].endswith(".")] or named or dated[-1:]
    if not ends:
        return 0, 0
    start = end = ends[-1]
    capitals = lines[end].isupper()
    while start and _is_of_title(lines[start - 1], lines[start : end + 1], capitals):
        start -= 1
    return start, end + 1


def _is_of_title(line: str, below: list[str], capitals: bool) -> bool:
    """Whether a line above belongs to the title; above the year only names of bodies do."""
    is_label = ":" in line or line.endswith(".") or _IS_ANNEX.search(line) is not None
    if line.isupper() != capitals or is_label or len(line.split()) == 1:
        return False
    is_above_year = not capitals and any(_YEAR.search(one) for one in below)
    return not is_above_year or _ENDS_WITH_BODY.search(line) is not None


def _period(title: str, after: list[str], above: list[str]) -> Period | None:
    """The period of the title; it, or its part of the year, may stand in a line of its own."""
    period = period_of_title(title)
    below = next((line for line in after if date_of(line) is None), "")
    if period is None:
        apart = (line for line in (below, *reversed(above)) if _names_period(line))
        return period_of_title(next(apart, ""))
    return period if period.part else period_of_title(f"{title} {below}")


def _names_period(line: str) -> bool:
    """Whether a line is there for the period: short, with a year, no date and of no order."""
    is_short = len(line.split()) <= _MOST_PERIOD_WORDS and not line.endswith((".", ":"))
    is_apart = date_of(line) is None and _OF_ORDER.search(line) is None
    return is_short and is_apart and period_of_title(line) is not None


def _bodies(title: str) -> list[str]:
    """The bodies that a title names, the largest first, in their plain form."""
    named = _YEAR.split(title)[0]
    found = _BODY.finditer(named)
    return [f"{m['name']} {_plain(m['body'])}" for m in found]


def _organisation(title: str, bodies: list[str], lines: list[str]) -> str:
    """The body over the one that reports, or that one itself where it is no part of another.

    A title may leave it to a line of its own above: Жишээ хотын номын сангийн газар.
    """
    if len(bodies) > 1 or (bodies and not _IS_PART.search(bodies[0])):
        return bodies[0]
    alone = (line for line in lines if ":" not in line and _IS_OFFICE.search(line))
    return _territory(title, bodies) or next(alone, "")


def _territory(title: str, bodies: list[str]) -> str:
    """The province, district or sum that a title names where it names no body of it."""
    found = None if bodies else _TERRITORY.search(title)
    return _plain_territory(found) if found else ""


def _plain_territory(found: re.Match[str]) -> str:
    plain = _TERRITORIES[found["body"].casefold()]
    return f"{found['name']} {plain.upper() if found['body'].isupper() else plain}"


def _plain(body: str) -> str:
    plain = PLAIN_FORMS[body.casefold()]
    if body.isupper():
        return plain.upper()
    return body[0] + plain[1:]


def _labelled(document: Document) -> Iterator[tuple[str, str]]:
    for line, _ in document.lines:
        for name, pattern in _LABELS.items():
            if match := pattern.fullmatch(line):
                yield name, match[1].strip()


def _report_date(lines: list[str]) -> date | None:
    """The last date printed before the table: earlier ones belong to approvals."""
    dates = [found for line in lines if (found := date_of(line))]
    return dates[-1] if dates else None
