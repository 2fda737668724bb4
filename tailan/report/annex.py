"""The annex: by which rules figures came about, what was mended in reading, and the sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from tailan.language import text
from tailan.narrative import date_in_words, rounding_sentence
from tailan.number import number_text
from tailan.place import place_in_words
from tailan.repair_notes import told_once
from tailan.report.blocks import Block, Heading, Note, Paragraph
from tailan.report.finding_sections import other_findings
from tailan.report.table_blocks import table_block
from tailan.results import Results
from tailan.wording import Wording

_DIRECTIONS = ("increase", "decrease", "maintain", "milestone")


def annex(results: Results, language: str) -> list[Block]:
    """Limits and rules where percents are judged, repairs, and where the document came from."""
    made: list[Block] = [Heading(level=2, text=text(language, "report.heading.annex"))]
    if results.processed.is_rated:
        made += _rules(results, language)
    else:
        made.append(Note(text=text(language, "report.limits_plan")))
    made += other_findings(results, language)
    return [*made, *_repairs(results, language), *_sources(results, language)]


def _rules(results: Results, language: str) -> list[Block]:
    rounding = results.params.workbook.rounding.citation.text(language)
    return [
        Heading(level=3, text=text(language, "report.heading.rules")),
        Paragraph.of(text(language, "report.state_rule")),
        Paragraph.of(rounding_sentence(results.rounding, rounding, language)),
        table_block(
            language, "rules", {"what": 1.4, "rule": 2, "citation": 4},
            list(_rule_rows(results, language)),
        ),
    ]  # fmt: skip


def _rule_rows(results: Results, language: str) -> Iterator[list[str]]:
    """What is judged, how, and who says so."""
    rules = results.params.workbook.achievement
    for name in _DIRECTIONS:
        choice = getattr(rules, name)
        how = text(language, f"rule.{choice.rule}")
        yield [text(language, f"report.judged.{name}"), how, choice.citation.text(language)]
    cap = rules.cap.percent
    capped = text(language, "report.rule.uncapped" if cap is None else "report.rule.cap", cap=cap)
    several = text(language, f"report.rule.{rules.several_indicators.how}")
    schedule = "allowed" if rules.on_schedule.allowed else "not_allowed"
    yield [text(language, "report.judged.cap"), capped, rules.cap.citation.text(language)]
    yield [
        text(language, "report.judged.several"), several,
        rules.several_indicators.citation.text(language),
    ]  # fmt: skip
    yield [
        text(language, "report.judged.on_schedule"), text(language, f"report.rule.{schedule}"),
        rules.on_schedule.citation.text(language),
    ]  # fmt: skip
    if any(getattr(rules, name).rule == "stage_scale" for name in _DIRECTIONS):
        yield _steps_row("stages", rules.stage_scale.citation, language, [
            (stage.percent, stage.name) for stage in rules.stage_scale.stages
        ])  # fmt: skip
    if rules.bands.bands:
        yield _steps_row("bands", rules.bands.citation, language, [
            (band.least, band.name) for band in rules.bands.bands
        ])  # fmt: skip


def _steps_row(
    name: str, citation: Wording, language: str, steps: Iterable[tuple[Decimal, Wording]]
) -> list[str]:
    """The names of results by the percent from which each is given."""
    shown = (
        text(language, "report.rule.step", percent=number_text(least), name=named.text(language))
        for least, named in steps
    )
    return [text(language, f"report.judged.{name}"), "; ".join(shown), citation.text(language)]


def _repairs(results: Results, language: str) -> list[Block]:
    heading = Heading(level=3, text=text(language, "report.heading.repairs"))
    rows = [
        [_places(repair.place, times, language), repair.note]
        for repair, times in told_once(results.processed.repairs, language)
    ]
    if not rows:
        return [heading, Paragraph.of(text(language, "report.none.repairs"))]
    return [heading, table_block(language, "repairs", {"place": 1, "repair": 3}, rows)]


def _places(place: str, times: int, language: str) -> str:
    """The place of a repair in words, and in how many more the same one stands."""
    first = place_in_words(place, language)
    if times == 1:
        return first
    return text(language, "report.repair_places", place=first, count=times - 1)


def _sources(results: Results, language: str) -> list[Block]:
    """The document with its hash, so that anybody can tell whether he has the same one."""
    about = results.processed.about
    facts = {
        "document": results.run.document,
        "report_date": date_in_words(results.processed.report_date, language),
        "origin": results.source.origin or text(language, "report.not_recorded"),
        "received": results.source.date or text(language, "report.not_recorded"),
        "sha256": about["source"]["sha256"],
    }
    rows = [[text(language, f"report.fact.{name}"), value] for name, value in facts.items()]
    heading = Heading(level=3, text=text(language, "report.heading.sources"))
    return [heading, table_block(language, "sources", {"fact": 1, "value": 3}, rows, "facts")]
