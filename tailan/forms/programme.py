"""A programme: numbered measures under the sentence of their chapter, in running text."""

from __future__ import annotations

from tailan.documents import Document
from tailan.errors import TailanError
from tailan.forms.chapters import Chapter, chapters, heading_number
from tailan.forms.lines import lines_of, texts_joined, without_contents
from tailan.forms.text_plan import TextPlan
from tailan.forms.title import title_of_text
from tailan.forms.words import FormWords
from tailan.plan import Objective, Plan, Repair
from tailan.units import Units

FEWEST_MEASURES = 2
"""Numbered paragraphs that make a programme: one alone may be anything."""


def read_programme(document: Document, words: FormWords, _: Units) -> Plan:
    """The plan in a programme; TailanError where no paragraphs are numbered as measures are."""
    every = lines_of(document)
    lines = without_contents(every)
    found = TextPlan()
    kept = {id(line) for line in lines}
    found.leave_out(line for line in every if id(line) not in kept)
    for chapter in chapters(lines, words):
        _add_chapter(chapter, words, found)
    if not found.measures:
        raise TailanError("form.no_measures", form=words.form, file=document.name)
    found.repairs.extend(texts_joined(document))
    return found.plan(words.form, title_of_text(lines))


def programme_share(document: Document, words: FormWords) -> float:
    """The share of a document's lines that are measures of a programme, 0 where too few are."""
    lines = without_contents(lines_of(document))
    count = sum(
        len(measure.lines) for chapter in chapters(lines, words) for measure in chapter.measures
    )
    return count / len(lines) if count >= FEWEST_MEASURES else 0


def _add_chapter(chapter: Chapter, words: FormWords, found: TextPlan) -> None:
    found.leave_out(chapter.rest)
    number = chapter.number
    if chapter.sentence or chapter.heading:
        _add_objective(chapter, words, found)
    for one in chapter.measures:
        found.trace("measures", one.number, "measure_no", one.lines[:1])
        found.add_measure(number, one.number, found.spelt(one.lines), one.lines)


def _add_objective(chapter: Chapter, words: FormWords, found: TextPlan) -> None:
    """The chapter's sentence as the objective; its heading where it has no sentence."""
    number, lines = chapter.number, chapter.sentence or chapter.heading
    text = found.spelt(lines)
    printed, rest = heading_number(lines[0].saying(text), words)
    bare = rest if printed == number and rest else text
    found.objectives.append(Objective(number, bare, text))
    found.trace("objectives", number, "objective", lines)
    if chapter.sentence and chapter.heading:
        title = " ".join(line.text for line in chapter.heading)
        found.repairs.append(Repair(chapter.heading[0].cell.place, "chapter-title", title, number))
    if not chapter.printed_number:
        found.repairs.append(Repair(lines[0].cell.place, "objective-numbered", text, number))
