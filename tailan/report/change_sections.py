"""What changed since the unit's last report, in sentences, drawn, and in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from tailan.change import Change, Pair
from tailan.charts import PeriodRow, period_change_chart
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.number import decimal_of
from tailan.numeral import Numeral
from tailan.place import place_in_words
from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Evidence,
    Heading,
    Note,
    Paragraph,
    Row,
    Sentence,
    Table,
)
from tailan.report.document_tables import percent_text
from tailan.report.objective_sections import figure
from tailan.results import LastPeriod, Results

LONGEST_LIST = 12
"""Rows of the table of what changed, and names in a sentence; more are read by nobody."""


def change_section(results: Results, language: str) -> list[Block]:
    """The last report held against this one; a remark where there is none or it is unreadable."""
    if not results.processed.is_rated:
        return []
    heading = Heading(level=2, text=text(language, "story.change.heading"))
    last = results.last
    if last is None:
        return [heading, Paragraph.of(text(language, "story.change.first"))]
    if last.change is None:
        period = last.run.period.label(language)
        said = text(language, "story.change.unread", period=period, message=last.message)
        return [heading, Note(text=said)]
    told = tuple(_sentences(results, last, last.change, language))
    drawn = _drawn(results, last.change, language)
    return [heading, Paragraph(sentences=told), *drawn, *_table(results, last.change, language)]


def _sentences(
    results: Results, last: LastPeriod, change: Change, language: str
) -> Iterator[Sentence]:
    rule = text(language, "story.change.rule")
    source = (Evidence(document=last.run.document, rule=rule),)
    counts = {"pairs": change.pairs, "added": change.added, "dropped": change.dropped}
    fields = {name: Numeral(len(lines)) for name, lines in counts.items()}
    period = last.run.period.label(language)
    carried = text(language, "story.change.carried", period=period, **fields)
    yield Sentence(text=carried, evidence=source)
    for name, lines in (("added", change.added), ("dropped", change.dropped)):
        if lines:
            yield Sentence(text=_named(name, lines, language), evidence=source)
    yield Sentence(text=_means(results, change, language), evidence=source)
    if change.copied:
        numbers = ", ".join(_key(pair.now) for pair in change.copied)
        count = Numeral(len(change.copied))
        said = text(language, "story.change.copied", count=count, measures=numbers)
        yield Sentence(text=said, evidence=tuple(_narratives(results, change.copied, language)))
    if len(change.moved) > LONGEST_LIST:
        most = {"count": Numeral(len(change.moved)), "shown": Numeral(LONGEST_LIST)}
        yield Sentence(text=text(language, "story.change.most", **most))


def _named(name: str, lines: Sequence[Line], language: str) -> str:
    """Which measures are new or were dropped: all of them, or the first and how many more."""
    shown = [_key(line) for line in lines]
    more = len(shown) - LONGEST_LIST
    if more > 1:
        shown = [*shown[:LONGEST_LIST], text(language, "story.more", count=Numeral(more))]
    return text(language, f"story.change.{name}", measures=", ".join(shown))


def _means(results: Results, change: Change, language: str) -> str:
    """How the mean of what both reports rate moved."""
    means = change.means
    if means.before is None or means.now is None:
        return text(language, "story.change.none_compared")
    before, now = (results.rounding.text(decimal_of(one)) for one in (means.before, means.now))
    # What is printed is compared: a reader takes one figure from the other.
    moved = Decimal(now) - Decimal(before)
    key = "stayed" if not moved else ("rose" if moved > 0 else "fell")
    fields = {"before": before, "now": now, "difference": abs(moved)}
    return text(language, f"story.change.{key}", compared=Numeral(means.compared), **fields)


def _drawn(results: Results, change: Change, language: str) -> list[Block]:
    """The means of what both reports rate, objective by objective; nothing where nothing is."""
    rows = [
        PeriodRow(
            one.objective_no, one.objective,
            _printed(results, means.before), _printed(results, means.now),
            means.compared, means.compared,
        )
        for one in results.summary.objectives
        if (means := change.of_objective(one.objective_no)).compared
    ]  # fmt: skip
    return [figure("change", period_change_chart(rows, language), language)] if rows else []


def _printed(results: Results, mean: Fraction | None) -> Decimal | None:
    return None if mean is None else Decimal(results.rounding.text(decimal_of(mean)))


def _narratives(results: Results, pairs: Sequence[Pair], language: str) -> Iterator[Evidence]:
    for pair in pairs:
        place = results.assessment.dossier.narrative_place(pair.now)
        yield Evidence(
            document=results.run.document,
            place=place_in_words(place, language),
            quote=pair.now.measure.narrative,
        )


def _table(results: Results, change: Change, language: str) -> list[Block]:
    """The measures that changed most, the largest falls first."""
    if not change.moved:
        return [Paragraph.of(text(language, "story.change.none_moved"))]
    most = sorted(change.moved, key=_size, reverse=True)[:LONGEST_LIST]
    rows = [_row(results, pair, language) for pair in change.moved if pair in most]
    heads = (
        Column(heading=text(language, "report.column.measure_no"), weight=0.6),
        Column(heading=text(language, "story.change.column.before_no"), weight=0.8),
        Column(heading=text(language, "report.column.measure"), weight=4),
        Column(heading=text(language, "story.change.column.before"), weight=1.1, align="end"),
        Column(heading=text(language, "story.change.column.now"), weight=1.1, align="end"),
        Column(heading=text(language, "story.change.column.difference"), weight=1, align="end"),
    )
    caption = text(language, "story.change.caption")
    return [Table(caption=caption, columns=heads, rows=tuple(rows))]


def _size(pair: Pair) -> Fraction:
    return abs(pair.difference or Fraction(0))


def _row(results: Results, pair: Pair, language: str) -> Row:
    moved = pair.difference
    shown = "–" if moved is None else _signed(_percent(results, abs(moved)), moved)
    measure = pair.now.measure
    texts = (
        _key(pair.now),
        _key(pair.before),
        measure.activity or measure.measure,
        percent_text(pair.before.measure, language),
        percent_text(measure, language),
    )
    number = None if moved is None else decimal_of(moved)
    return Row(cells=(*(Cell(text=each) for each in texts), Cell(text=shown, number=number)))


def _signed(shown: str, moved: Fraction) -> str:
    return f"{'+' if moved > 0 else '−'}{shown}" if moved else shown


def _percent(results: Results, number: Fraction) -> str:
    """A percent as published, without idle zeros."""
    return results.assessment.dossier.percent(number)


def _key(line: Line) -> str:
    return line.measure.activity_no or line.measure.measure_no
