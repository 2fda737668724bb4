"""A programme: numbered measures under the sentence of their chapter, in running text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tailan.documents import Document
from tailan.errors import TailanError
from tailan.forms.chapters import Chapter, chapters, heading_number
from tailan.forms.lines import Line, lines_of, spelt
from tailan.forms.title import title_of_text
from tailan.forms.words import FormWords
from tailan.plan import Measure, Objective, Plan, Repair, Trace
from tailan.units import Units

FEWEST_MEASURES = 2
"""Numbered paragraphs that make a programme: one alone may be anything."""


@dataclass
class _Found:
    """The parts of the plan as they are found, in the order of the document."""

    objectives: list[Objective] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def read_programme(document: Document, words: FormWords, _: Units) -> Plan:
    """The plan in a programme; TailanError where no paragraphs are numbered as measures are."""
    lines = lines_of(document)
    found = _Found()
    for chapter in chapters(lines, words):
        _add_chapter(chapter, words, found)
    if not found.measures:
        raise TailanError("form.no_measures", form=words.form, file=document.name)
    return Plan(
        words.form,
        title_of_text(lines),
        tuple(found.objectives),
        tuple(found.measures),
        (),
        traces=tuple(found.traces),
        repairs=tuple(found.repairs),
    )


def programme_share(document: Document, words: FormWords) -> float:
    """The share of a document's lines that are measures of a programme, 0 where too few are."""
    lines = lines_of(document)
    count = sum(
        len(measure.lines) for chapter in chapters(lines, words) for measure in chapter.measures
    )
    return count / len(lines) if count >= FEWEST_MEASURES else 0


def _add_chapter(chapter: Chapter, words: FormWords, found: _Found) -> None:
    found.repairs.extend(
        Repair(line.cell.place, "text-left-out", line.text) for line in chapter.rest
    )
    number = chapter.number
    if chapter.sentence or chapter.heading:
        _add_objective(chapter, words, found)
    for one in chapter.measures:
        text = _spelt(one.lines, found)
        found.measures.append(Measure(number, one.number, text, "unstated"))
        found.traces.extend(_traces("measures", one.number, "measure_no", one.lines[:1]))
        found.traces.extend(_traces("measures", one.number, "measure", one.lines))
        found.repairs.extend(
            Repair(line.cell.place, "paragraph-joined", line.text, one.number)
            for line in one.lines[1:]
        )


def _add_objective(chapter: Chapter, words: FormWords, found: _Found) -> None:
    """The chapter's sentence as the objective; its heading where it has no sentence."""
    number, lines = chapter.number, chapter.sentence or chapter.heading
    text = _spelt(lines, found)
    printed, rest = heading_number(lines[0].saying(text), words)
    bare = rest if printed == number and rest else text
    found.objectives.append(Objective(number, bare, text))
    found.traces.extend(_traces("objectives", number, "objective", lines))
    if chapter.sentence and chapter.heading:
        title = " ".join(line.text for line in chapter.heading)
        found.repairs.append(Repair(chapter.heading[0].cell.place, "chapter-title", title, number))
    if not chapter.printed_number:
        found.repairs.append(Repair(lines[0].cell.place, "objective-numbered", text, number))


def _spelt(lines: tuple[Line, ...], found: _Found) -> str:
    """The text of the lines with words of mixed letters in one alphabet; each is recorded."""
    return " ".join(spelt(line, found.repairs) for line in lines)


def _traces(table: str, key: str, column: str, lines: tuple[Line, ...]) -> Iterator[Trace]:
    for line in lines:
        yield Trace(table, key, column, line.cell.place, line.cell.text)
