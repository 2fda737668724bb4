"""The report on a performance plan: records of its table to objectives, measures, indicators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from tailan.documents import Document
from tailan.forms.indicators import SplitRow, split_indicators
from tailan.forms.mending import Vocabulary, in_one_alphabet
from tailan.forms.numbering import objective_heading, whole_number
from tailan.forms.record import Record
from tailan.forms.records import read_records, totals
from tailan.forms.title import title_of
from tailan.forms.words import FormWords, Key, is_nothing, is_one_of
from tailan.number import parse_number, parse_percent
from tailan.plan import Indicator, Measure, Objective, Plan, Repair, Status, Trace

_MEASURE_COLUMNS = {
    "measure": "measure",
    "budget": "budget",
    "narrative": "narrative",
    "percent": "reported_text",
}
_LEVEL_COLUMNS = {"indicator": "indicator", "baseline": "baseline", "target": "target"}


@dataclass
class _Found:
    """The parts of the plan as they are found, in the order of the document."""

    objectives: list[Objective] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    indicators: list[Indicator] = field(default_factory=list)
    traces: list[Trace] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)


def read_performance_report(document: Document, words: FormWords) -> Plan:
    """The plan that a performance report reports on; TailanError where it has no such table."""
    records, repairs = read_records(document, words)
    vocabulary = Vocabulary.of(document)
    found = _Found(repairs=[*repairs, *totals(records)])
    for i, record in enumerate(records):
        if record.kind == "objective":
            _add_objective(record, _number_below(records[i + 1 : i + 2]), found)
        elif record.kind == "measure":
            _add_measure(record, vocabulary, words, found)
    return Plan(
        form=words.form,
        title=title_of(document, words),
        objectives=tuple(found.objectives),
        measures=tuple(found.measures),
        indicators=tuple(found.indicators),
        traces=tuple(found.traces),
        repairs=tuple(found.repairs),
    )


def _number_below(records: list[Record]) -> str:
    """The objective's number in the measures under an unnumbered heading (7.1 → 7)."""
    first = next(iter(records), None)
    if first is None or first.kind != "measure" or "." not in first.number:
        return ""
    return first.number.split(".")[0]


def _add_objective(record: Record, number_below: str, found: _Found) -> None:
    line = _spelt(record, "heading", record.line("heading"), found)
    number = record.number or number_below
    if not record.number:
        found.repairs.append(Repair(record.place(), "objective-numbered", line, number))
    found.objectives.append(Objective(number, _without_number(record, line), line))
    found.traces.extend(_traces(record, "objectives", number, {"heading": "objective"}))


def _without_number(record: Record, line: str) -> str:
    """The text of a heading; its number may stand in a cell of its own (VIII | Усан хангамж)."""
    heading = objective_heading(line)
    first = record.pieces["heading"][0].line
    is_apart = not heading.number and first != line and whole_number(first)
    return line.removeprefix(first).strip() if is_apart else heading.text


def _add_measure(record: Record, vocabulary: Vocabulary, words: FormWords, found: _Found) -> None:
    if any(measure.measure_no == record.number for measure in found.measures):
        found.repairs.append(Repair(record.place(), "number-repeated", record.number))
    status, percent = _status(record, words, found)
    measure = Measure(
        objective_no=_objective_no(record, found),
        measure_no=record.number,
        measure=_mended(record, "measure", record.line("measure"), vocabulary, found),
        status=status,
        reported_percent=percent,
        reported_text=record.line("percent"),
        narrative=_spelt(record, "narrative", record.line("narrative"), found),
        budget=_spelt(record, "budget", record.line("budget"), found),
    )
    found.measures.append(measure)
    found.traces.extend(_traces(record, "measures", record.number, _MEASURE_COLUMNS))
    _add_indicators(record, vocabulary, words, found)


def _objective_no(record: Record, found: _Found) -> str:
    """The number of the heading above; of the measure's own number where no heading stands."""
    own = record.number.split(".")[0] if "." in record.number else ""
    last = found.objectives[-1] if found.objectives else None
    if own and (last is None or (not last.objective and last.objective_no != own)):
        found.objectives.append(Objective(own, "", ""))
        found.repairs.append(Repair(record.place(), "objective-missing", "", own))
    return found.objectives[-1].objective_no if found.objectives else own


def _status(record: Record, words: FormWords, found: _Found) -> tuple[Status, Decimal | None]:
    """The percent column alone decides: a percent, a status in words, or nothing."""
    text = record.line("percent")
    if is_nothing(text):
        return "unstated", None
    percent = parse_percent(text)
    if percent is not None:
        return "rated", percent
    for status in ("not_due", "not_evaluable"):
        if is_one_of(text, words.statuses[status]) or _holds_one_of(text, words.statuses[status]):
            return status, None
    found.repairs.append(Repair(record.place("percent"), "percent-unread", text))
    return "unstated", None


def _holds_one_of(text: str, phrases: tuple[str, ...]) -> bool:
    """Whether a status stands in the text; an abbreviation must be all of it."""
    letters = Key.of(text).letters
    return any(Key.of(phrase).letters in letters for phrase in phrases if " " in phrase)


def _add_indicators(
    record: Record, vocabulary: Vocabulary, words: FormWords, found: _Found
) -> None:
    cells = [record.block(name) for name in _LEVEL_COLUMNS]
    if all(is_nothing(cell) for cell in cells):
        return
    row = split_indicators(cells[0], cells[1], cells[2], words)
    if not row.fits:
        found.repairs.append(_count_repair(record, row))
    for number, levels in enumerate(row.indicators, start=1):
        indicator = Indicator(
            measure_no=record.number,
            indicator_no=str(number),
            indicator=_mended(record, "indicator", levels.name, vocabulary, found),
            baseline=_level(record, "baseline", levels.baseline, found),
            target=_level(record, "target", levels.target, found),
            baseline_text=levels.baseline,
            target_text=levels.target,
        )
        found.indicators.append(indicator)
        key = f"{record.number}/{number}"
        found.traces.extend(_traces(record, "indicators", key, _LEVEL_COLUMNS))


def _count_repair(record: Record, row: SplitRow) -> Repair:
    levels = " | ".join(
        f"{level.name}: {level.baseline} → {level.target}" for level in row.indicators
    )
    return Repair(record.place("indicator"), "indicator-values", record.line("indicator"), levels)


def _level(record: Record, name: str, text: str, found: _Found) -> Decimal | None:
    if is_nothing(text):
        return None
    number = parse_number(text)
    if number is None:
        found.repairs.append(Repair(record.place(name), "number-unread", text))
    return number


def _mended(record: Record, name: str, line: str, vocabulary: Vocabulary, found: _Found) -> str:
    """The line with broken words joined and words of mixed letters in one alphabet."""
    joined = vocabulary.mended(line)
    if joined != line:
        found.repairs.append(Repair(record.place(name), "word-joined", line, joined))
    return _spelt(record, name, joined, found)


def _spelt(record: Record, name: str, line: str, found: _Found) -> str:
    """The line with words of mixed letters in one alphabet; each is recorded."""
    mended = in_one_alphabet(line)
    if mended == line:
        return line
    for before, after in zip(line.split(), mended.split(), strict=True):
        if before != after:
            found.repairs.append(Repair(record.place(name), "letters-mended", before, after))
    return mended


def _traces(record: Record, table: str, key: str, columns: dict[str, str]) -> Iterator[Trace]:
    for name, column in columns.items():
        for piece in record.pieces.get(name, ()):
            if piece.line:
                yield Trace(table, key, column, piece.place, piece.text)
