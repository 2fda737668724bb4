"""The evidence that narratives name: orders, letters and other documents, and links (a list)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tailan.findings.dossier import Dossier
from tailan.period import date_of

_LETTERS = "[A-Za-zА-ЯӨҮЁа-яөүё]"
_NUMBER = rf"(?:{_LETTERS}{{1,2}}\s?[/-]?\s?)?\d{{1,5}}{_LETTERS}?(?:\s?/\s?\d{{1,5}})?"
_KINDS = {
    "тушаал": "тушаал",
    "захирамж": "захирамж",
    "тогтоол": "тогтоол",
    "албан бич": "албан бичиг",
    "албан тоот": "албан бичиг",
    "албан даалгавар": "албан даалгавар",
    "шийдвэр": "шийдвэр",
    "протокол": "протокол",
    "акт": "акт",
    "гэрээ": "гэрээ",
}
_DOCUMENT = re.compile(
    rf"(?<![\w/.])(?P<number>{_NUMBER})\s*-?\s*(?:(?:тоот|дугаар|дүгээр|р|тай|той)\s+){{0,2}}"
    rf"(?:\w+\s+)?(?P<kind>{'|'.join(_KINDS)})",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:[A-Za-z0-9-]+\.)+(?:mn|com|org|net)(?:/[^\s\"”»,;)]*)?(?![\w.-])"
)
_MARKED = re.compile(rf"/|тоот|дугаар|дүгээр|^{_LETTERS}")
_BEFORE = 60
"""How far before a number the date of its document may begin, in letters."""


@dataclass(frozen=True)
class Mention:
    """A document or a link that a narrative names, in its words."""

    objective_no: str
    measure_no: str
    activity_no: str
    kind: str
    number: str
    date: str
    quote: str
    place: str


def mentions(dossier: Dossier) -> tuple[Mention, ...]:
    """The documents and links named in the narratives, in the order of the rows."""
    return tuple(
        Mention(m.objective_no, m.measure_no, m.activity_no, *found, dossier.narrative_place(line))
        for line in dossier.lines
        for m in (line.measure,)
        for found in named(m.narrative)
    )


def named(narrative: str) -> Iterator[tuple[str, str, str, str]]:
    """Kind, number, date and words of each document and link, each once."""
    found: dict[tuple[str, str], tuple[str, str, str, str]] = {}
    for match in _DOCUMENT.finditer(narrative):
        if _MARKED.search(match[0]):
            kind = _KINDS[match["kind"].casefold()]
            number = re.sub(r"\s+", "", match["number"]).upper()
            date = _date_before(narrative, match.start())
            found.setdefault((kind, number), (kind, number, date, match[0]))
    for match in _LINK.finditer(narrative):
        found.setdefault(("холбоос", match[0]), ("холбоос", match[0], "", match[0]))
    yield from found.values()


def document_numbers(narrative: str) -> frozenset[str]:
    """The numbers of the documents that a narrative names, links left out."""
    return frozenset(number for kind, number, _, _ in named(narrative) if kind != "холбоос")


def _date_before(narrative: str, position: int) -> str:
    """The date that stands before a document's number, as 2025-04-25; empty if none does."""
    parts = re.split(r"(?<=[.!?])\s", narrative[max(0, position - _BEFORE) : position])
    date = date_of(parts[-1])
    return "" if date is None else date.isoformat()
