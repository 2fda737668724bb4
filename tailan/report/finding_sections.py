"""What the check found: one card a measure under its kind of matter; what a plan lacks."""

from __future__ import annotations

from collections.abc import Iterable

from tailan.findings import SEVERITIES, Finding, catalogue
from tailan.language import text
from tailan.report import finding_words
from tailan.report.blocks import Block, Heading, Note, Paragraph
from tailan.report.finding_cards import cards_of, fitting
from tailan.report.table_blocks import listed, table_block
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
    cards = cards_of(results, found)
    kept, brevity = fitting(cards, language)
    counts = {"count": len(found), "cards": len(cards), **severities(found)}
    made: list[Block] = [heading, Paragraph.of(text(language, "report.findings_count", **counts))]
    for group in catalogue().groups:
        own = [card.block(brevity, language) for card in kept if card.group == group]
        if own:
            made += [Heading(level=3, text=text(language, f"report.group.{group}")), *own]
    if len(kept) < len(cards):
        left = len(cards) - len(kept)
        made.append(Note(text=text(language, "report.findings_elsewhere", count=left)))
    return made


def other_findings(results: Results, language: str) -> list[Block]:
    """What the cards had no room for, a row each; nothing where all had."""
    cards = cards_of(results, standing(results)) if results.processed.is_rated else []
    kept, _ = fitting(cards, language)
    rows = [
        [
            finding_words.about(card.found[0], language),
            "\n".join(finding_words.message(one, language) for one in card.found),
        ]
        for card in cards
        if card not in kept
    ]
    if not rows:
        return []
    heading = Heading(level=3, text=text(language, "report.heading.lesser"))
    return [heading, table_block(language, "lesser", {"about": 1, "finding": 6}, rows)]


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
