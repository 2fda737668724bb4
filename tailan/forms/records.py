"""The rows of a report's tables as records: measures, the objectives over them, and totals.

This is the one place between readers and forms where a row that goes on beneath a page break
is put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tailan.documents import Cell, Document, Row
from tailan.forms.headings import Columns
from tailan.forms.numbering import leading_number, measure_number, objective_heading, whole_number
from tailan.forms.outline import goes_on_with_heading, objective_beside
from tailan.forms.reading import Reading, read_tables
from tailan.forms.record import Pieces, Record
from tailan.forms.rows import is_objective, is_total, joining, line_of
from tailan.forms.words import FormWords
from tailan.number import parse_percent
from tailan.plan import Repair

_CUT_NUMBER = re.compile(r"\d{1,2}\.\d?")


def read_records(document: Document, words: FormWords) -> tuple[list[Record], list[Repair]]:
    """The records of a form in a document's tables, and what was repaired to get them.

    TailanError where no table has the form's headings, or none has a measure under them.
    """
    return read_tables(document, words, _read_row)


def totals(records: Iterable[Record]) -> Iterator[Repair]:
    """The rows that sum up the table: kept in sight, since they are no measure."""
    for record in records:
        if record.kind == "total":
            line = " | ".join(record.line(name) for name in record.pieces)
            yield Repair(record.place(), "total-row", line)


def _read_row(row: Row, cells: dict[str, Cell], columns: Columns, reading: Reading) -> None:
    objective = cells.pop("objective", None)
    record = _record(row, cells, reading)
    if record is not None:
        reading.repairs.extend(_cells_missing(row, record, columns))
        reading.records.extend(objective_beside(objective, reading.records))
        reading.records.append(record)
    elif reading.records:
        _continue_last(row, cells, reading)
    else:
        reading.repairs.append(Repair(row.filled[0].place, "row-without-number", line_of(row)))


def _cells_missing(row: Row, record: Record, columns: Columns) -> Iterator[Repair]:
    """That a measure has fewer cells than there are columns: which one is missing nobody knows."""
    spans = sum(cell.span for cell in row.cells)
    if record.kind == "measure" and spans < len(columns.fields):
        yield Repair(record.place(), "cells-missing", line_of(row))


def _record(row: Row, cells: dict[str, Cell], reading: Reading) -> Record | None:
    """The record that begins with this row, or None where the row continues the last one."""
    printed = cells["no"].line if "no" in cells else ""
    pieces: dict[str, Pieces] = {name: cell.pieces for name, cell in cells.items() if cell.line}
    number = measure_number(printed)
    if whole := _number_over_break(printed, pieces, reading):
        reading.records[-1] = replace(reading.records[-1], number=whole)
        return None
    if number:
        if _is_last_again(number, pieces, reading):
            return None
        return Record("measure", number, pieces | _shared(number, cells, reading))
    if is_total(row, pieces, reading.words):
        return Record("total", "", pieces)
    if is_objective(row, cells) or _heads_unnumbered(row, cells, reading):
        return _objective(_without_percent(row, cells, reading), reading)
    if printed and _is_measure(pieces):
        return _oddly_numbered(printed, pieces, reading)
    return None if printed else _unnumbered(pieces, reading)


def _heads_unnumbered(row: Row, cells: dict[str, Cell], reading: Reading) -> bool:
    """Whether a lone text heads measures in a table that numbers nothing: all above is whole."""
    last, text = reading.last, row.cells[0].line
    if "no" in cells or len(row.filled) > 1 or (reading.is_after_break and last is not None):
        return False
    return text[:1].isupper() and (last is None or _is_complete(last))


def _shared(number: str, cells: dict[str, Cell], reading: Reading) -> dict[str, Pieces]:
    """What cells of the measure above say that are merged with those of this row."""
    last = reading.last
    if last is None or last.kind != "measure":
        return {}
    merged = [name for name, cell in cells.items() if cell.continues and name in last.pieces]
    reading.repairs.extend(
        Repair(cells[name].place, "merged-shared", last.line(name), number) for name in merged
    )
    return {name: last.pieces[name] for name in merged}


def _number_over_break(printed: str, pieces: dict[str, Pieces], reading: Reading) -> str:
    """The number of the last measure of which a page break has cut off these figures, else ""."""
    last = reading.last
    if not (reading.is_after_break and printed.isdecimal() and last and last.kind == "measure"):
        return ""
    goes_on = "measure" not in pieces or pieces["measure"][0].line[0].islower()
    is_cut = _CUT_NUMBER.fullmatch(last.line("no")) is not None
    return measure_number(last.line("no") + printed) if goes_on and is_cut else ""


def _is_last_again(number: str, pieces: dict[str, Pieces], reading: Reading) -> bool:
    """Whether the row goes on with the last measure under its number printed again."""
    last = reading.last
    if last is None or last.kind != "measure" or last.number != number:
        return False
    if "measure" not in pieces or pieces["measure"][0].line == last.line("measure"):
        return True
    return reading.is_after_break and not _is_full(pieces)


def _is_measure(pieces: dict[str, Pieces]) -> bool:
    return "measure" in pieces and not {"indicator", "percent", "narrative"}.isdisjoint(pieces)


def _oddly_numbered(printed: str, pieces: dict[str, Pieces], reading: Reading) -> Record:
    """A measure whose number is a whole one, or no number at all but printed all the same."""
    number = whole_number(printed)
    if not number:
        reading.repairs.append(Repair(pieces["no"][0].place, "measure-number", printed))
    return Record("measure", number or printed.rstrip(".) "), pieces)


def _unnumbered(pieces: dict[str, Pieces], reading: Reading) -> Record | None:
    """A measure with its number in the text or none; None where the row continues the last."""
    if not _is_measure(pieces):
        return None
    cell = pieces["measure"][0]
    number, text = leading_number(cell.text)
    if number:
        return Record("measure", number, pieces | {"measure": (replace(cell, text=text),)})
    last = reading.last
    if last is not None and last.kind == "measure" and text[:1].islower():
        return None
    is_new = last is None or last.kind != "measure"
    if is_new or (not reading.is_after_break and _is_complete(last) and _is_full(pieces)):
        return Record("measure", "", pieces)
    return None


def _is_complete(record: Record | None) -> bool:
    return record is not None and _is_full(record.pieces)


def _is_full(pieces: dict[str, Pieces]) -> bool:
    return {"measure", "indicator", "percent"} <= set(pieces)


def _without_percent(row: Row, cells: dict[str, Cell], reading: Reading) -> Row:
    """A heading row without the percent that stands beside the heading: it is of no measure."""
    percent = cells.get("percent")
    if percent not in row.filled[1:] or parse_percent(percent.line) is None:
        return row
    reading.repairs.append(Repair(percent.place, "heading-percent", percent.line))
    return replace(row, cells=tuple(cell for cell in row.cells if cell is not percent))


def _objective(row: Row, reading: Reading) -> Record | None:
    """The objective of a heading row; None where it goes on with the heading before it."""
    line = " ".join(cell.line for cell in row.filled)
    heading = objective_heading(line)
    if goes_on_with_heading(reading.last, line, is_after_break=reading.is_after_break):
        return None
    number = heading.number or whole_number(row.filled[0].line)
    return Record("objective", number, {"heading": row.filled})


def _continue_last(row: Row, cells: dict[str, Cell], reading: Reading) -> None:
    last = reading.records[-1]
    if last.kind == "objective":
        pieces = {"heading": (*last.pieces["heading"], *row.filled)}
        reading.records[-1] = replace(last, pieces=pieces)
        repeated = []
    else:
        reading.records[-1] = last.continued(cells)
        repeated = list(last.repeated_in(cells))
    kind = joining(row, is_after_break=reading.is_after_break)
    joined = Repair(row.filled[0].place, kind, line_of(row), last.number)
    reading.repairs.extend([joined, *repeated])
