"""The rows of a form's tables as records: furniture left out, rows broken over pages joined.

This is the one place between readers and forms where a row that goes on beneath a page break
is put together again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal

from tailan.documents import Cell, Document, Row
from tailan.errors import TailanError
from tailan.forms.headings import Columns, columns_of, is_heading
from tailan.forms.numbering import measure_number, objective_heading, whole_number
from tailan.forms.words import FormWords, Key
from tailan.plan import Repair

Pieces = tuple[Cell, ...]
RecordKind = Literal["objective", "measure", "total"]

_VALUE_FIELDS = frozenset({"indicator", "baseline", "target"})


@dataclass(frozen=True)
class Record:
    """One line of the form: the pieces of each field, more than one where a page broke it."""

    kind: RecordKind
    number: str
    pieces: dict[str, Pieces] = field(default_factory=dict)

    def line(self, name: str) -> str:
        """The whole text of a field on one line."""
        return " ".join(piece.line for piece in self.pieces.get(name, ()))

    def block(self, name: str) -> str:
        """The whole text of a field with its line breaks."""
        return "\n".join(piece.text for piece in self.pieces.get(name, ()))

    def place(self) -> str:
        """Where the record begins."""
        return next(piece.place for pieces in self.pieces.values() for piece in pieces)

    def continued(self, row: dict[str, Cell]) -> Record:
        """The record with the texts of the row beneath the break behind its own."""
        pieces = dict(self.pieces)
        for name, cell in row.items():
            if cell.line and not self._repeats(name, cell):
                pieces[name] = (*pieces.get(name, ()), cell)
        return replace(self, pieces=pieces)

    def _repeats(self, name: str, cell: Cell) -> bool:
        # Word repeats a percent or a value at the top of the new page; a text it never repeats.
        return name in (*_VALUE_FIELDS, "percent") and self.line(name) == cell.line


@dataclass
class _Reading:
    """What has been read so far of the tables of one form."""

    words: FormWords
    records: list[Record] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    columns: Columns | None = None


def read_records(document: Document, words: FormWords) -> tuple[list[Record], list[Repair]]:
    """The records of a form in a document's tables, and what was repaired to get them.

    TailanError where no table has the form's headings.
    """
    reading = _Reading(words)
    for _, rows in groupby(document.rows, key=lambda row: row.table):
        _read_table(list(rows), reading)
    if reading.columns is None:
        raise TailanError(
            "form.no_table", form=words.form, file=document.name, headings=_known_headings(words)
        )
    return reading.records, reading.repairs


def _read_table(rows: list[Row], reading: _Reading) -> None:
    start = next((i for i, row in enumerate(rows) if is_heading(row, reading.words)), None)
    if start is not None and (
        reading.columns is None or not reading.columns.is_repeated_by(rows[start])
    ):
        start = _take_headings(rows, start, reading)
    elif start is None and not _goes_on(rows, reading):
        return
    else:
        start = 0
    for row in rows[start:]:
        _read_row(row, reading)


def _take_headings(rows: list[Row], start: int, reading: _Reading) -> int:
    """Reads the heading row, with the row of sub-headings under it; returns the row after."""
    below = rows[start + 1 :]
    after = 1 + (bool(below) and _is_subheading(below[0], rows[start]))
    headings = _with_subheadings(rows[start], below[0]) if after == 2 else rows[start].cells
    reading.columns = columns_of(headings, _full_row(below, rows[start]), reading.words)
    reading.repairs.extend(reading.columns.repairs)
    return start + after


def _is_subheading(row: Row, heading: Row) -> bool:
    """Whether the row stands under headings that cover several columns, and under these alone."""
    if _is_number_row(row) or not row.filled or all(cell.span == 1 for cell in heading.cells):
        return False
    wide = [(start, end) for start, end, cell in heading.spans() if cell.span > 1]
    return len(row.filled) > 1 and all(
        any(a <= start and end <= b for a, b in wide)
        for start, end, cell in row.spans()
        if cell.line
    )


def _with_subheadings(heading: Row, below: Row) -> tuple[Cell, ...]:
    parts: list[Cell] = []
    for start, end, cell in heading.spans():
        under = [c for a, b, c in below.spans() if start <= a and b <= end and c.line]
        parts.extend(under if cell.span > 1 and under else [cell])
    return tuple(parts)


def _full_row(rows: list[Row], heading: Row) -> Row:
    """A row that has every cell: the row of column numbers, or the commonest shape."""
    body = [row for row in rows if measure_number(row.cells[0].line)] or [heading]
    width = Counter(len(row.cells) for row in body).most_common(1)[0][0]
    return next(row for row in body if len(row.cells) == width)


def _goes_on(rows: list[Row], reading: _Reading) -> bool:
    """Whether a table without headings continues the one before a page break."""
    if reading.columns is None:
        return False
    width = len(reading.columns.fields)
    first = next((row for row in rows if row.filled), None)
    if first is None:
        return False
    return _is_number_row(first) or any(
        len(row.cells) >= width and (measure_number(row.cells[0].line) or not row.cells[0].line)
        for row in rows
    )


def _read_row(row: Row, reading: _Reading) -> None:
    columns = reading.columns
    if columns is None or not row.filled or _is_number_row(row) or columns.is_repeated_by(row):
        return
    reading.repairs.extend(
        Repair(cell.place, "cell-beyond-columns", cell.line) for cell in columns.surplus(row)
    )
    cells = columns.assigned(row)
    record = _record(row, cells, reading)
    if record is not None:
        reading.records.append(record)
    elif reading.records:
        _continue_last(row, cells, reading)
    else:
        reading.repairs.append(Repair(row.filled[0].place, "row-without-number", _line(row)))


def _record(row: Row, cells: dict[str, Cell], reading: _Reading) -> Record | None:
    """The record that begins with this row, or None where the row continues the last one."""
    number = cells["no"].line if "no" in cells else ""
    pieces: dict[str, Pieces] = {name: (cell,) for name, cell in cells.items() if cell.line}
    if measure_number(number):
        return Record("measure", measure_number(number), pieces)
    if _is_total(row, set(pieces), reading.words):
        return Record("total", "", pieces)
    if _is_objective(row, cells):
        return _objective(row, reading)
    return Record("measure", whole_number(number), pieces) if whole_number(number) else None


def _is_objective(row: Row, cells: dict[str, Cell]) -> bool:
    """Whether the row is a heading over measures, in any of the ways that tables draw one."""
    first, *others = row.filled
    number = cells.get("no")
    if not others:
        covers_most = 2 * first.span > sum(cell.span for cell in row.cells)
        in_measure = first is cells.get("measure") and objective_heading(first.line).is_labelled
        return first is number or covers_most or in_measure
    if first is not number:
        return False
    if objective_heading(first.line).is_labelled:
        return True
    is_text = others[0] is cells.get("measure") or others[0].span > 1
    return bool(whole_number(first.line)) and len(others) == 1 and is_text


def _objective(row: Row, reading: _Reading) -> Record | None:
    """The objective of a heading row; None where it goes on with the heading before it."""
    line = " ".join(cell.line for cell in row.filled)
    heading = objective_heading(line)
    last = reading.records[-1] if reading.records else None
    if last and last.kind == "objective" and not heading.is_marked and line[:1].islower():
        return None
    return Record("objective", heading.number, {"heading": row.filled})


def _continue_last(row: Row, cells: dict[str, Cell], reading: _Reading) -> None:
    last = reading.records[-1]
    if last.kind == "objective":
        pieces = {"heading": (*last.pieces["heading"], *row.filled)}
        reading.records[-1] = replace(last, pieces=pieces)
    else:
        reading.records[-1] = last.continued(cells)
    reading.repairs.append(Repair(row.filled[0].place, "row-joined", _line(row), last.number))


def _is_total(row: Row, names: set[str], words: FormWords) -> bool:
    first = Key.of(row.filled[0].line).letters
    is_named = any(first.startswith(Key.of(word).letters) for word in words.totals)
    return is_named and "percent" in names and "narrative" not in names and len(names) <= 3


def _is_number_row(row: Row) -> bool:
    """Whether the row prints nothing but the numbers of the columns: 1, 2, 3 and so on."""
    numbers = " ".join(cell.line for cell in row.filled).split()
    return len(numbers) > 2 and numbers == [str(i) for i in range(1, len(numbers) + 1)]


def _known_headings(words: FormWords) -> str:
    return "; ".join(f"“{names[0]}”" for names in words.columns.values())


def _line(row: Row) -> str:
    return " | ".join(cell.line for cell in row.filled)


def totals(records: Iterable[Record]) -> Iterator[Repair]:
    """The rows that sum up the table: kept in sight, since they are no measure."""
    for record in records:
        if record.kind == "total":
            line = " | ".join(record.line(name) for name in record.pieces)
            yield Repair(record.place(), "total-row", line)
