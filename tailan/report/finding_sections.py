"""What the check found: values held against claims, findings on cards, what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tailan.achievement import Achievement
from tailan.actuals import Actual
from tailan.findings import SEVERITIES, Finding
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.number import decimal_of, number_text
from tailan.place import place_in_words
from tailan.report import blocks
from tailan.report.blocks import Block, Cell, Evidence, Heading, Matter, Note, Paragraph, Row, Table
from tailan.report.table_blocks import column_heads, listed
from tailan.results import Results

FIRST_MATTERS = 5
"""How many matters stand before all others."""

_VALUES = {
    "measure_no": 0.6, "indicator": 2.4, "baseline": 0.8, "target": 0.9, "actual": 0.9,
    "computed": 0.9, "percent": 0.9, "outcome": 2.2,
}  # fmt: skip
_GAPS = ("no-indicator", "no-target", "no-deadline", "no-responsible")


def checked_values(results: Results, language: str) -> list[Block]:
    """Each indicator with its value and percent beside the reported one, sources behind them."""
    rows = [
        _value_row(results, line, one, language)
        for line in results.assessment.dossier.lines
        for one in line.achievements
    ]
    if not rows or not results.processed.is_rated:
        return []
    table = Table(
        caption=text(language, "report.caption.values"),
        columns=column_heads(_VALUES, language),
        rows=tuple(rows),
    )
    return [
        Heading(level=2, text=text(language, "report.heading.values")),
        Note(text=text(language, "report.proposals_note")),
        table,
    ]


def first_matters(results: Results, language: str) -> list[Block]:
    """The matters to clarify first: claim, quote and question."""
    high = [one for one in _open(results) if one.severity == "high"][:FIRST_MATTERS]
    if not high:
        return []
    rows = [
        [_about(one, language), _message(one, language), _question(one, language)] for one in high
    ]
    return listed("matters", {"about": 1, "finding": 4, "question": 3}, rows, language)


def finding_cards(results: Results, language: str) -> list[Block]:
    """All findings: cards for those that matter, one per measure, and a list of the others."""
    if not results.processed.is_rated:
        return _gaps(results, language)
    found = list(_open(results))
    heading = Heading(level=2, text=text(language, "report.heading.findings"))
    if not found:
        return [heading, Paragraph.of(text(language, "report.none.findings"))]
    weighty = [one for one in found if one.severity != "low"]
    lesser = [one for one in found if one.severity == "low"]
    return [heading, *_cards(results, weighty, language), *_lesser(lesser, language)]


def _open(results: Results) -> Iterator[Finding]:
    """The findings that stand, those that affect the result most first."""
    standing = (f for f in results.assessment.findings if f.state != "буруу илрүүлсэн")
    return iter(sorted(standing, key=lambda one: SEVERITIES.index(one.severity)))


def _cards(results: Results, found: Sequence[Finding], language: str) -> Iterator[Block]:
    """A card for each measure, however many findings it has, and one for the document."""
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        groups[one.measure_no, one.activity_no].append(one)
    names = {
        (m.measure_no, m.activity_no): m.activity or m.measure for m in results.processed.measures
    }
    for key, own in groups.items():
        number = key[1] or key[0]
        title = f"{number} {names[key]}" if number else text(language, "report.whole_document")
        first = own[0].severity
        yield blocks.Finding(
            title=title,
            label=text(language, f"severity.{first}"),
            severity=first,
            matters=tuple(_matter(one, language) for one in own),
        )


def _lesser(found: Sequence[Finding], language: str) -> list[Block]:
    if not found:
        return []
    rows = [[_about(one, language), _message(one, language)] for one in found]
    _, table = listed("lesser", {"about": 1, "finding": 6}, rows, language)
    return [Heading(level=3, text=text(language, "report.heading.lesser")), table]


def _gaps(results: Results, language: str) -> list[Block]:
    """What is needed before anyone can report on a plan, and the rows that lack it."""
    measures: dict[str, list[str]] = {code: [] for code in _GAPS}
    others: list[list[str]] = []
    for one in _open(results):
        if one.code in measures:
            measures[one.code].append(one.activity_no or one.measure_no)
        else:
            others.append([_about(one, language), _message(one, language)])
    rows = [
        [text(language, f"report.gap.{code}"), str(len(numbers)), ", ".join(numbers)]
        for code, numbers in measures.items()
        if numbers
    ]
    made = listed("gaps", {"gap": 2, "count": 0.6, "measures": 5}, rows, language)
    return [*made, *_lesser_of(others, language)]


def _lesser_of(rows: Sequence[Sequence[str]], language: str) -> list[Block]:
    return listed("findings", {"about": 1, "finding": 6}, rows, language) if rows else []


def _value_row(results: Results, line: Line, one: Achievement, language: str) -> Row:
    value = line.actuals.get(one.indicator_no)
    evidence = _evidence(results, line, one, value, language)
    number = line.measure.activity_no or line.measure.measure_no
    return Row(
        cells=(
            Cell(text=number),
            Cell(text=line.name_of(one.indicator_no)),
            _number(one.baseline),
            _number(one.target),
            _number(one.actual, evidence),
            _percent(results, one.achievement_percent, evidence),
            _percent(results, line.reported),
            Cell(text=text(language, f"outcome.{one.outcome}")),
        )
    )


def _evidence(
    results: Results, line: Line, one: Achievement, value: Actual | None, language: str
) -> tuple[Evidence, ...]:
    if value is None or value.actual is None:
        return ()
    rule = text(language, f"rule.{one.rule}")
    basis = text(language, f"basis.{value.basis}")
    return (
        Evidence(
            document=results.run.document,
            place=place_in_words(results.assessment.dossier.narrative_place(line), language),
            quote=value.quote,
            rule=text(language, "report.rule_and_basis", rule=rule, basis=basis),
        ),
    )


def _number(number: Decimal | None, evidence: tuple[Evidence, ...] = ()) -> Cell:
    if number is None:
        return Cell(text="–")
    return Cell(text=number_text(number), number=number, evidence=evidence)


def _percent(
    results: Results, number: Fraction | None, evidence: tuple[Evidence, ...] = ()
) -> Cell:
    if number is None:
        return Cell(text="–")
    shown = results.rounding.text(decimal_of(number))
    return Cell(text=f"{number_text(Decimal(shown))}%", number=Decimal(shown), evidence=evidence)


def _matter(one: Finding, language: str) -> Matter:
    return Matter(
        text=_message(one, language),
        quote=one.evidence,
        place=place_in_words(one.place, language) if one.evidence else "",
        question=_question(one, language),
    )


def _about(one: Finding, language: str) -> str:
    return one.activity_no or one.measure_no or text(language, "report.whole_document")


def _message(one: Finding, language: str) -> str:
    return one.message_mn if language == "mn" else one.message_en


def _question(one: Finding, language: str) -> str:
    return one.question_mn if language == "mn" else one.question_en


def severities(found: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each weight."""
    listed_ = [one.severity for one in found if one.state != "буруу илрүүлсэн"]
    return {name: listed_.count(name) for name in SEVERITIES}
