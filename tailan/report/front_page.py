"""Page 1 of a report on percents: what a governor reads in a minute."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tailan import charts
from tailan.achievement import Achievement
from tailan.charts.lettering import Pen, fitted, width_of
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.mongolian import digits
from tailan.number import decimal_of
from tailan.numeral import Numeral
from tailan.place import place_in_words
from tailan.report.blocks import Block, Evidence, Heading, Note, Paragraph, Row, Sentence, Table
from tailan.report.conclusion import behind_figures, conclusion
from tailan.report.finding_sections import severities, standing
from tailan.report.first_matters import FIRST_MATTERS, first_matters
from tailan.report.front_room import SIZE, WIDTH, is_crowded
from tailan.report.objective_sections import figure, objective_rows
from tailan.report.table_blocks import table_block
from tailan.results import Results

MOST_EXCEEDED, FEW_EXCEEDED = 3, 2
"""How many goals are named; on a crowded page fewer."""

_ROLES = ("prepared", "checked", "noted")


def front_page(results: Results, language: str) -> list[Block]:
    """Page 1: whose report, the conclusion, four figures, what to clarify, what went well."""
    above: list[Block] = [
        title(results, language),
        *sample_note(results, language),
        strip(results, language),
        Paragraph(sentences=tuple(conclusion(results, language))),
        four_figures(results, language),
    ]
    chart = _objectives(results, language)
    foot: list[Block] = [Note(text=text(language, "report.limits")), signatures(language)]
    below = [*_exceeded(results, MOST_EXCEEDED, language), *chart, *foot]
    if is_crowded(FIRST_MATTERS, [*above, *below]):
        below = [*_exceeded(results, FEW_EXCEEDED, language), *chart, *foot]
    matters = first_matters(results, language, [*above, *below])
    blocks = [*above, *matters, *below]
    return [block.model_copy(update={"is_front": True}) for block in blocks]


def title(results: Results, language: str) -> Heading:
    """The title: what this is, on which unit, for which period."""
    fields = {
        "unit": results.unit.name(language),
        "period": results.run.period.label(language),
    }
    return Heading(level=1, text=text(language, f"report.title.{results.form}", **fields))


def sample_note(results: Results, language: str) -> list[Block]:
    """That everything is invented, in the report on a sample."""
    return [Note(text=text(language, "report.sample"))] if results.source.sample else []


def strip(results: Results, language: str) -> Table:
    """Organisation, state, edition, and the document; exporters add the verification code."""
    about = results.processed.about
    facts = {
        "organisation": results.params.workbook.organisation.text(language),
        "state": text(language, f"report.state.{results.state}"),
        "edition": str(results.edition),
        "document": results.run.document,
        "report_date": about["report_date"] or text(language, "report.not_printed"),
    }
    rows = [[text(language, f"report.fact.{name}"), value] for name, value in facts.items()]
    return table_block(language, "facts", {"fact": 1, "value": 3}, rows, "facts")


def four_figures(results: Results, language: str) -> Table:
    """What was reported, how much can be checked, what that gives, how much is to be clarified."""
    summary, means = results.summary, results.summary.proposed
    high = severities(results.assessment.findings)["high"]
    share = text(language, "report.figure.of_rated", compared=means.compared, rated=summary.rated)
    remarks = {
        "reported": text(language, "report.figure.of_measures", count=Numeral(summary.rated)),
        "checkable": text(language, "report.figure.with_values"),
        "computed": text(language, "report.figure.beside", mean=_mean(results, means.reported)),
        "high": text(language, "report.figure.of_findings", count=len(standing(results))),
    }
    values = {
        "reported": f"{summary.reported_mean_text}%" if summary.reported_mean_text else "–",
        "checkable": share,
        "computed": _mean(results, means.computed),
        "high": str(high),
    }
    rows = [[text(language, f"report.figure.{n}"), values[n], remarks[n]] for n in values]
    heads = {"figure": 2, "value": 1, "remark": 1}
    table = table_block(language, "figures", heads, rows, "key")
    behind = behind_figures(results, language)
    sourced = (
        _with_source(row, behind.get(name, ()))
        for name, row in zip(values, table.rows, strict=True)
    )
    return table.model_copy(update={"rows": tuple(sourced)})


def _with_source(row: Row, evidence: tuple[Evidence, ...]) -> Row:
    """The row of a key figure with what stands behind its value."""
    name, value, remark = row.cells
    return Row(cells=(name, value.model_copy(update={"evidence": evidence}), remark))


def signatures(language: str) -> Table:
    """Lines for those who prepared, checked and took note, filled in by hand."""
    rows = [[text(language, f"report.signature.{role}"), "", "", ""] for role in _ROLES]
    columns = {"role": 1.0, "name": 1.6, "signature": 1.0, "date": 1.0}
    return table_block(language, "signatures", columns, rows, "signatures")


def _mean(results: Results, mean: Fraction | None) -> str:
    return "–" if mean is None else f"{results.rounding.text(decimal_of(mean))}%"


def _exceeded(results: Results, most: int, language: str) -> list[Block]:
    """The goals that were exceeded most, each with its target and its value, for fairness."""
    found = sorted(_beyond(results), key=_beyond_by, reverse=True)[:most]
    if not found:
        return []
    heading = Heading(level=2, text=text(language, "report.heading.exceeded"))
    sentences = tuple(_goal(results, line, one, language) for line, one in found)
    return [heading, *(Paragraph(sentences=(sentence,)) for sentence in sentences)]


def _beyond(results: Results) -> Iterator[tuple[Line, Achievement]]:
    """Indicators above their target, of rows that no finding of weight is about."""
    doubted = {(f.measure_no, f.activity_no) for f in standing(results) if f.severity != "low"}
    for line in results.assessment.dossier.lines:
        for one in line.achievements:
            is_beyond = one.outcome == "over_fulfilled" and not line.rests_on_doubt([one])
            if is_beyond and line.subject.row not in doubted:
                yield line, one


def _beyond_by(goal: tuple[Line, Achievement]) -> Fraction:
    return goal[1].uncapped_percent or Fraction(0)


def _goal(results: Results, line: Line, one: Achievement, language: str) -> Sentence:
    """One line: its name is shortened, its figures are not."""
    dossier = results.assessment.dossier
    levels = text(
        language, "report.exceeded",
        target="–" if one.target is None else digits(one.target),
        actual="–" if one.actual is None else digits(one.actual),
        percent=dossier.percent(one.uncapped_percent or Fraction(0)),
    )  # fmt: skip
    pen = Pen(SIZE)
    number = line.measure.activity_no or line.measure.measure_no
    name = f"{number} {line.name_of(one.indicator_no)}"
    named = fitted(name, WIDTH - width_of(f": {levels}", pen) - 2 * SIZE, pen)
    value = line.actuals[one.indicator_no]
    evidence = Evidence(
        document=results.run.document,
        place=place_in_words(dossier.narrative_place(line), language),
        quote=value.quote,
        rule=text(language, f"rule.{one.rule}"),
    )
    return Sentence(text=f"{named}: {levels}", evidence=(evidence,))


def _objectives(results: Results, language: str) -> list[Block]:
    if not results.summary.objectives:
        return []
    chart = charts.objective_chart(objective_rows(results), language, WIDTH, SIZE)
    return [figure("objectives", chart, language)]
