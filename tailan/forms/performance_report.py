"""The report on a performance plan: records of its table to objectives, measures, indicators."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tailan.bodies import Bodies
from tailan.documents import Document
from tailan.forms.evaluation import add_evaluation, evaluation_tables, without
from tailan.forms.found import LEVEL_COLUMNS, Found
from tailan.forms.indicators import SplitRow, split_indicators
from tailan.forms.mending import Vocabulary
from tailan.forms.plan_years import years_of
from tailan.forms.record import Record
from tailan.forms.records import read_records, totals
from tailan.forms.reported import REPORTED_COLUMNS, with_report
from tailan.forms.schedule import SCHEDULE_COLUMNS, Schedule
from tailan.forms.title import title_of
from tailan.forms.words import FormWords, is_nothing
from tailan.number import number_text, parse_percent
from tailan.plan import Indicator, Measure, Objective, Plan, Repair
from tailan.units import Units

_SIGN = re.compile("[%\uff05]|хув", re.IGNORECASE)
_MEASURE_COLUMNS = {
    "no": "measure_no",
    "measure": "measure",
    "budget": "budget",
    "funding": "budget",
}


def read_performance_report(document: Document, words: FormWords, units: Units) -> Plan:
    """The plan that a performance report reports on; TailanError where it has no such table."""
    title = title_of(document, words)
    sheet = evaluation_tables(document, words)
    records, repairs = read_records(without(document, sheet), words)
    found = Found(Vocabulary.of(document), repairs=[*repairs, *totals(records)])
    schedule = Schedule(years_of(title), Bodies(units))
    for i, record in enumerate(records):
        if record.kind == "objective":
            _add_objective(record, _number_below(records[i + 1 : i + 2]), found)
        elif record.kind == "measure":
            _add_measure(record, schedule, words, found)
    found.repairs.extend(_fractions(records))
    add_evaluation(sheet, found)
    return found.plan(words.form, title)


def _fractions(records: Sequence[Record]) -> list[Repair]:
    """Doubts of percents none of which is above 1, some with decimals: 0.7 may be meant as 70."""
    stated = [one for one in records if one.kind == "measure" and one.line("percent")]
    percents = {one.place("percent"): parse_percent(one.line("percent")) for one in stated}
    numbers = {place: number for place, number in percents.items() if number}
    are_signed = any(_SIGN.search(one.line("percent")) for one in stated)
    if are_signed or not any(number % 1 for number in numbers.values()):
        return []
    if any(number > 1 for number in numbers.values()):
        return []
    return [
        Repair(place, "percent-fraction", str(number), number_text(100 * number))
        for place, number in numbers.items()
    ]


def _number_below(records: list[Record]) -> str:
    """The objective's number in the measures under an unnumbered heading (7.1 → 7)."""
    first = next(iter(records), None)
    if first is None or first.kind != "measure" or "." not in first.number:
        return ""
    return first.number.split(".")[0]


def _add_objective(record: Record, number_below: str, found: Found) -> None:
    number = record.number or number_below
    if not record.number:
        line = record.line("heading")
        found.repairs.append(Repair(record.place(), "objective-numbered", line, number))
    found.add_objective(record, number)


def _add_measure(record: Record, schedule: Schedule, words: FormWords, found: Found) -> None:
    if record.number in found.numbers:
        found.repairs.append(Repair(record.place(), "number-repeated", record.number))
    found.numbers.add(record.number)
    measure = Measure(
        objective_no=_objective_no(record, found),
        measure_no=record.number,
        measure=found.mended(record, "measure", record.line("measure")),
        status="unstated",
        budget=found.budget(record),
    )
    measure = with_report(measure, record, words, found)
    found.measures.append(schedule.entered(measure, record, found))
    found.trace(
        record, "measures", record.number, _MEASURE_COLUMNS | REPORTED_COLUMNS | SCHEDULE_COLUMNS
    )
    _add_indicators(record, words, found)


def _objective_no(record: Record, found: Found) -> str:
    """The number of the heading above; of the measure's own number where no heading stands."""
    own = record.number.split(".")[0] if "." in record.number else ""
    last = found.objectives[-1] if found.objectives else None
    if own and (last is None or (not last.objective and last.objective_no != own)):
        found.objectives.append(Objective(own, "", ""))
        found.repairs.append(Repair(record.place(), "objective-missing", "", own))
    return found.objectives[-1].objective_no if found.objectives else own


def _add_indicators(record: Record, words: FormWords, found: Found) -> None:
    cells = [record.block(name) for name in LEVEL_COLUMNS]
    if all(is_nothing(cell) for cell in cells):
        return
    row = split_indicators(cells[0], cells[1], cells[2], words)
    if not row.fits:
        found.repairs.append(_told(record, "indicator-values", row))
    elif row.is_doubtful:
        kind = "values-apart" if len(row.indicators) > 1 else "values-together"
        found.repairs.append(_told(record, kind, row))
    for number, levels in enumerate(row.indicators, start=1):
        indicator = Indicator(
            measure_no=record.number,
            indicator_no=str(number),
            indicator=found.mended(record, "indicator", levels.name),
            baseline=found.level(record, "baseline", levels.baseline),
            target=found.level(record, "target", levels.target),
            baseline_text=found.spelt(record, "baseline", levels.baseline),
            target_text=found.spelt(record, "target", levels.target),
        )
        found.indicators.append(indicator)
        key = f"{record.number}/{number}"
        found.trace(record, "indicators", key, LEVEL_COLUMNS)


def _told(record: Record, kind: str, row: SplitRow) -> Repair:
    return Repair(record.place("indicator"), kind, record.line("indicator"), row.shown)
