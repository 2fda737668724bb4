"""What the check found: one card a measure under its kind of matter; what a plan lacks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from tailan.findings import SEVERITIES, Finding, catalogue
from tailan.language import text
from tailan.place import place_in_words
from tailan.report import blocks, finding_words
from tailan.report.blocks import Block, Heading, Matter, Paragraph
from tailan.report.table_blocks import listed
from tailan.results import Results

_GAPS = ("no-indicator", "no-target", "no-deadline", "no-responsible")
_MISTAKEN = "буруу илрүүлсэн"


def standing(results: Results) -> list[Finding]:
    """The findings that nobody called a mistake, in the order of the rows."""
    return [one for one in results.assessment.findings if one.state != _MISTAKEN]


def severities(found: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each weight."""
    weights = [one.severity for one in found if one.state != _MISTAKEN]
    return {name: weights.count(name) for name in SEVERITIES}


def finding_cards(results: Results, language: str) -> list[Block]:
    """All findings: cards by kind of matter, one per measure; of a plan, what it lacks."""
    if not results.processed.is_rated:
        return _gaps(results, language)
    found = standing(results)
    heading = Heading(level=2, text=text(language, "report.heading.findings"))
    if not found:
        return [heading, Paragraph.of(text(language, "report.none.findings"))]
    cards = [_Card(results, own) for own in _by_row(found)]
    made: list[Block] = [heading, Paragraph.of(_overview(found, cards, language))]
    for group in catalogue().groups:
        own_cards = [card for card in cards if card.group == group]
        if own_cards:
            made.append(Heading(level=3, text=text(language, f"report.group.{group}")))
            made += [card.block(language) for card in own_cards]
    return made


def _by_row(found: Iterable[Finding]) -> Iterator[list[Finding]]:
    """The findings of each row, and those about the document, the weightiest kind first."""
    rows: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        rows[one.measure_no, one.activity_no].append(one)
    groups = list(catalogue().groups)
    for own in rows.values():
        yield sorted(
            own,
            key=lambda f: (SEVERITIES.index(f.severity), groups.index(catalogue().group(f.code))),
        )


def _overview(found: Sequence[Finding], cards: Sequence[_Card], language: str) -> str:
    counts = severities(found)
    return text(language, "report.findings_count", count=len(found), cards=len(cards), **counts)


class _Card:
    """The findings of one row."""

    def __init__(self, results: Results, own: list[Finding]) -> None:
        self._own = own
        first = own[0]
        names = {
            (m.measure_no, m.activity_no): m.activity or m.measure
            for m in results.processed.measures
        }
        self._name = names.get((first.measure_no, first.activity_no), "")
        groups = list(catalogue().groups)
        self.group = min((catalogue().group(one.code) for one in own), key=groups.index)

    def block(self, language: str) -> blocks.Finding:
        """The card: the row's name, its weight in words, and each matter once."""
        first = self._own[0]
        about = finding_words.about(first, language)
        labels = [text(language, f"severity.{first.severity}")]
        labels += dict.fromkeys(
            mark for one in self._own for mark in finding_words.marks(one, language)
        )
        return blocks.Finding(
            title=f"{about} {self._name}".strip(),
            label=" · ".join(labels),
            severity=first.severity,
            matters=tuple(self._matters(language)),
        )

    def _matters(self, language: str) -> Iterator[Matter]:
        """Each finding in words; what was said or quoted before is not said again."""
        seen: set[str] = set()
        for one in self._own:
            said = finding_words.message(one, language)
            quoted = finding_words.brief(finding_words.quote(one))
            quoted = "" if quoted in seen or finding_words.repeats(quoted, said) else quoted
            asked = finding_words.question(one, language)
            yield Matter(
                text=said,
                quote=quoted,
                place=place_in_words(one.place, language) if quoted else "",
                question="" if asked in seen else asked,
            )
            seen |= {quoted, asked}


def _gaps(results: Results, language: str) -> list[Block]:
    """What is needed before anyone can report on a plan, and the rows that lack it."""
    measures: dict[str, list[str]] = {code: [] for code in _GAPS}
    others: list[list[str]] = []
    for one in standing(results):
        if one.code in measures:
            measures[one.code].append(one.activity_no or one.measure_no)
        else:
            said = one.message_mn if language == "mn" else one.message_en
            others.append([finding_words.about(one, language), said])
    rows = [
        [text(language, f"report.gap.{code}"), str(len(numbers)), ", ".join(numbers)]
        for code, numbers in measures.items()
        if numbers
    ]
    made = listed("gaps", {"gap": 2, "count": 0.6, "measures": 5}, rows, language)
    if others:
        made += listed("findings", {"about": 1, "finding": 6}, others, language)
    return made
