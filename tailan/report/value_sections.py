"""Values held against claims: drawn where they differ, every one listed with its source."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from tailan import charts
from tailan.achievement import Achievement
from tailan.actuals import Actual
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.mongolian import digits
from tailan.number import decimal_of, number_text
from tailan.place import place_in_words
from tailan.report.blocks import Block, Cell, Evidence, Heading, Note, Row, Table
from tailan.report.objective_sections import figure, printed
from tailan.report.table_blocks import column_heads
from tailan.results import Results

_VALUES = {
    "measure_no": 0.6, "indicator": 2.4, "baseline": 0.8, "target": 1.0, "actual": 0.9,
    "computed": 0.9, "percent": 1.0, "outcome": 2.6,
}  # fmt: skip


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
        *_claims(results, language),
        *_pace(results, language),
        table,
    ]


def _claims(results: Results, language: str) -> list[Block]:
    """Claimed and computed percents side by side, where any two differ."""
    names = {
        (m.measure_no, m.activity_no): m.activity or m.measure for m in results.processed.measures
    }
    rows = [
        charts.ClaimRow(
            one.activity_no or one.measure_no,
            names[one.measure_no, one.activity_no],
            printed(results, one.reported) or Decimal(0),
            printed(results, one.computed) or Decimal(0),
        )
        for one in results.summary.percents
        if one.computed is not None
    ]
    if all(row.reported == row.computed for row in rows):
        return []
    return [figure("claims", charts.claim_chart(rows, language), language)]


def _pace(results: Results, language: str) -> list[Block]:
    """What was reached beside what was due by now, while the year goes on."""
    rows = list(_pace_rows(results))
    if not rows or results.run.period.last_month == 12:
        return []
    return [figure("pace", charts.pace_chart(rows, language), language)]


def _pace_rows(results: Results) -> Iterator[charts.PaceRow]:
    share = Fraction(results.run.period.last_month, 12)
    for line in results.assessment.dossier.lines:
        for one in line.achievements:
            percent = printed(results, one.pace_percent)
            if percent is None or one.actual is None or one.target is None:
                continue
            due = printed(results, Fraction(one.target) * share) or Decimal(0)
            yield charts.PaceRow(
                line.measure.activity_no or line.measure.measure_no, line.name_of(one.indicator_no),
                digits(one.actual), digits(due), percent,
            )  # fmt: skip


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
            Cell(text=_outcome(results, one, language)),
        )
    )


def _evidence(
    results: Results, line: Line, one: Achievement, value: Actual | None, language: str
) -> tuple[Evidence, ...]:
    if value is None or value.actual is None:
        return ()
    rule = text(language, f"rule.{one.rule}")
    basis = text(language, f"basis.{value.basis}")
    citation = results.assessment.choice_of(one).citation.text(language)
    return (
        Evidence(
            document=results.run.document,
            place=place_in_words(results.assessment.dossier.narrative_place(line), language),
            quote=value.quote,
            rule=text(language, "report.rule_and_basis", rule=rule, citation=citation, basis=basis),
        ),
    )


def _outcome(results: Results, one: Achievement, language: str) -> str:
    """The outcome in words, with the name that the office gives to such a result."""
    said = text(language, f"outcome.{one.outcome}")
    band = results.assessment.band_of(one.achievement_percent)
    return said if band is None else f"{said} ({band.text(language)})"


def _number(number: Decimal | None, evidence: tuple[Evidence, ...] = ()) -> Cell:
    if number is None:
        return Cell(text="–")
    return Cell(text=digits(number), number=number, evidence=evidence)


def _percent(
    results: Results, number: Fraction | None, evidence: tuple[Evidence, ...] = ()
) -> Cell:
    if number is None:
        return Cell(text="–")
    shown = results.rounding.text(decimal_of(number))
    return Cell(text=f"{number_text(Decimal(shown))}%", number=Decimal(shown), evidence=evidence)
