"""The action plan: measures with the activities that carry them out, a row for each of these."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.bodies import Bodies
from tailan.documents import Document
from tailan.forms.activities import read_activities
from tailan.forms.found import LEVEL_COLUMNS, Found
from tailan.forms.indicators import Levels, split_indicators
from tailan.forms.mending import Vocabulary
from tailan.forms.numbering import activity_mark
from tailan.forms.plan_years import years_of
from tailan.forms.record import Record
from tailan.forms.reported import REPORTED_COLUMNS, percents_in_text, with_report
from tailan.forms.schedule import SCHEDULE_COLUMNS, Schedule
from tailan.forms.title import title_of
from tailan.forms.words import FormWords, is_nothing
from tailan.number import value_splits
from tailan.plan import Indicator, Measure, Plan, Repair
from tailan.units import Units

_ACTIVITY_COLUMNS = (
    {"activity": "activity", "budget": "budget", "funding": "budget"}
    | REPORTED_COLUMNS
    | SCHEDULE_COLUMNS
)
_LISTED = re.compile(r"^\d{1,2}[.)]\s*\D", re.MULTILINE)
_MOST_WORDS = 4
"""Words of a level that may be meant as a number: longer ones are sentences."""


@dataclass(frozen=True)
class _Line:
    """A row of the table of measures: an activity under its number, with its own text."""

    record: Record
    number: str
    text: str
    is_marked: bool = False
    """Whether its number stands before its text."""


def read_action_plan(document: Document, words: FormWords, units: Units) -> Plan:
    """The plan in the tables of an action plan; TailanError where it has no such table."""
    title = title_of(document, words)
    schedule = Schedule(years_of(title), Bodies(units))
    records, repairs = read_activities(document, words)
    found = Found(Vocabulary.of(document), repairs=[*repairs, *percents_in_text(records)])
    for i, record in enumerate(records):
        if record.kind == "objective":
            _add_objective(record, records[i + 1 :], found)
        elif record.kind == "measure":
            _add_measure(_group(records[i:]), schedule, words, found)
    return found.plan(words.form, title)


def _group(records: Sequence[Record]) -> list[Record]:
    """The measure that the records begin with, and its further activities."""
    after = (i for i, record in enumerate(records) if i and record.kind != "activity")
    return list(records[: next(after, len(records))])


def _add_objective(record: Record, below: Sequence[Record], found: Found) -> None:
    """Adds an objective; without a number it has that of its measures (7.1), or its place."""
    number = record.number
    if not number:
        first = below[0].number if below and below[0].kind == "measure" else ""
        number = first.partition(".")[0] if "." in first else str(len(found.objectives) + 1)
        kind = "objective-numbered" if "." in first else "objective-counted"
        found.repairs.append(Repair(record.place(), kind, record.line("heading"), number))
    found.add_objective(record, number)


def _add_measure(
    group: Sequence[Record], schedule: Schedule, words: FormWords, found: Found
) -> None:
    head = group[0]
    number = head.number or _next_number(found)
    if not head.number:
        unnumbered = head.line("measure")
        found.repairs.append(Repair(head.place(), "measure-numbered", unnumbered, number))
    text = found.mended(head, "measure", head.line("measure"))
    for line in _lines(group, number, found):
        record = line.record
        measure = Measure(
            objective_no=_objective_no(number, found),
            measure_no=number,
            measure=text,
            status="unstated",
            activity_no=line.number,
            activity=found.mended(record, "activity", line.text),
            budget=found.budget(record),
        )
        measure = with_report(measure, record, words, found)
        found.measures.append(schedule.entered(measure, record, found))
        key = "/".join(filter(None, (number, line.number)))
        found.trace(head, "measures", key, {"no": "measure_no", "measure": "measure"})
        found.trace(record, "measures", key, _ACTIVITY_COLUMNS)
        if line.number:
            source, name = (record, "activity") if line.is_marked else (head, "no")
            found.trace(source, "measures", key, {name: "activity_no"})
        _add_indicators(line, measure, words, found)


def _next_number(found: Found) -> str:
    """The lowest whole number that no measure has."""
    taken = {measure.measure_no for measure in found.measures}
    return next(str(i) for i in range(1, len(taken) + 2) if str(i) not in taken)


def _objective_no(number: str, found: Found) -> str:
    """The number of the heading above; of the measure's own number where no heading stands."""
    if found.objectives:
        return found.objectives[-1].objective_no
    return number.partition(".")[0] if "." in number else ""


def _lines(group: Sequence[Record], number: str, found: Found) -> Iterator[_Line]:
    """The rows of a measure with the numbers of their activities.

    A printed number stands behind the measure's (4.1); a lone activity without one has the
    measure's. Of several those without a number, or with one printed before, get the next.
    """
    head, *others = group
    is_heading = others and not head.pieces.keys() - {"no", "measure"}
    activities = others if is_heading else group
    marks = [_mark(record, number) for record in activities]
    taken = set[str]()
    for record, (mark, text) in zip(activities, marks, strict=True):
        if not text or (len(marks) == 1 and not mark):
            yield _Line(record, number if text else "", text)
            continue
        kept = mark if mark and mark not in taken else _free(taken | {own for own, _ in marks})
        if kept != mark:
            kind = "activity-renumbered" if mark else "activity-numbered"
            place = record.place("activity")
            found.repairs.append(Repair(place, kind, mark or text, f"{number}.{kept}"))
        taken.add(kept)
        yield _Line(record, f"{number}.{kept}", text, is_marked=bool(mark))


def _mark(record: Record, measure_no: str) -> tuple[str, str]:
    """The printed number of an activity and its text; a list within the cell stays as it is."""
    line = record.line("activity")
    if len(_LISTED.findall(record.block("activity"))) > 1:
        return "", line
    return activity_mark(line, measure_no)


def _free(taken: set[str]) -> str:
    return next(str(i) for i in range(1, len(taken) + 2) if str(i) not in taken)


def _add_indicators(line: _Line, measure: Measure, words: FormWords, found: Found) -> None:
    for count, levels in enumerate(_levels(line.record, words, found), start=1):
        found.indicators.append(
            Indicator(
                measure_no=measure.measure_no,
                activity_no=measure.activity_no,
                indicator_no=str(count),
                indicator=found.mended(line.record, "indicator", levels.name),
                baseline=_number(line.record, "baseline", levels.baseline, found),
                target=_number(line.record, "target", levels.target, found),
                baseline_text=found.spelt(line.record, "baseline", levels.baseline),
                target_text=found.spelt(line.record, "target", levels.target),
            )
        )
        key = "/".join(filter(None, (measure.measure_no, measure.activity_no, str(count))))
        found.trace(line.record, "indicators", key, LEVEL_COLUMNS)


def _levels(record: Record, words: FormWords, found: Found) -> tuple[Levels, ...]:
    """The indicators of a row: one as a rule, several where its levels are several numbers."""
    names, baselines, targets = (record.block(name) for name in LEVEL_COLUMNS)
    if all(is_nothing(block) for block in (names, baselines, targets)):
        return ()
    splits = (*value_splits(baselines), *value_splits(targets))
    if all(len(split) < 2 for split in splits):
        return (Levels(*(record.line(name) for name in LEVEL_COLUMNS)),)
    row = split_indicators(names, baselines, targets, words)
    if not row.fits:
        place, line = record.place("indicator"), record.line("indicator")
        found.repairs.append(Repair(place, "indicator-values", line, row.shown))
    return row.indicators


def _number(record: Record, name: str, text: str, found: Found) -> Decimal | None:
    """The number of a level; words are what the form asks for, but an unsure number is noted."""
    is_meant = any(letter.isdecimal() for letter in text) and len(text.split()) <= _MOST_WORDS
    return found.level(record, name, text) if is_meant else None
