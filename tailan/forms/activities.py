"""The rows of an action plan as records: objectives, measures, and the activities beneath them.

This is the action plan's counterpart of `records`: a row whose first cells are blank may be one
more activity of the measure above, or the rest of a row that a page break has cut in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tailan.deadline import deadline
from tailan.documents import Cell, Document, Row
from tailan.forms.headings import Columns
from tailan.forms.numbering import (
    activity_mark,
    leading_number,
    objective_heading,
    row_number,
    whole_number,
)
from tailan.forms.outline import goes_on_with_heading, objective_beside
from tailan.forms.reading import Reading, read_tables
from tailan.forms.record import Pieces, Record
from tailan.forms.rows import is_objective, joining, line_of
from tailan.forms.words import FormWords
from tailan.plan import Repair

_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”»')]*$")
_ANY_YEAR = 2000
_CLOSING = {"deadline", "responsible"}
_LEAST_FIELDS = 0.5
"""The share of the fields of the activity above that a row after a page break must fill."""


def read_activities(document: Document, words: FormWords) -> tuple[list[Record], list[Repair]]:
    """The records of an action plan: each measure, then its further activities.

    TailanError where no table has the form's headings, or none has a measure under them.
    """
    return read_tables(document, words, _read_row)


def _read_row(row: Row, cells: dict[str, Cell], _: Columns, reading: Reading) -> None:
    objective = cells.pop("objective", None)
    if _is_objective(row, cells):
        _read_objective(row, reading)
    elif (number := _new_measure(cells, reading)) is not None:
        reading.records.extend(objective_beside(objective, reading.records))
        reading.records.append(_measure(number, cells))
    else:
        _read_further(row, cells, reading)


def _head(reading: Reading) -> int | None:
    """Where the measure of the record read last stands among the records."""
    if reading.last is None or reading.last.kind == "objective":
        return None
    return max(i for i, record in enumerate(reading.records) if record.kind == "measure")


def _is_objective(row: Row, cells: Mapping[str, Cell]) -> bool:
    """Whether the row heads measures; a number and a measure alone are a measure."""
    if not is_objective(row, dict(cells)):
        return False
    first, *others = row.filled
    is_bare = bool(others) and others[0] is cells.get("measure") and others[0].span == 1
    return not is_bare or objective_heading(first.line).is_labelled


def _read_objective(row: Row, reading: Reading) -> None:
    line = " ".join(cell.line for cell in row.filled)
    heading = objective_heading(line)
    last = reading.last
    if last and goes_on_with_heading(last, line, is_after_break=reading.is_after_break):
        pieces = {"heading": (*last.pieces["heading"], *row.filled)}
        reading.records[-1] = replace(last, pieces=pieces)
        reading.repairs.append(Repair(row.filled[0].place, "row-joined", line_of(row)))
        return
    number = heading.number or whole_number(row.filled[0].line)
    reading.records.append(Record("objective", number, {"heading": row.filled}))


def _new_measure(cells: Mapping[str, Cell], reading: Reading) -> str | None:
    """The number of the measure that begins with this row, "" if it prints none.

    None where the row belongs to the measure above: its first cells are blank, hold nothing but
    the automatic numbers of a list, or print the measure once more.
    """
    name, printed = _line(cells, "measure"), _line(cells, "no")
    number = row_number(printed, whole=True) or leading_number(name)[0]
    place = _head(reading)
    head = None if place is None else reading.records[place]
    if head is None:
        return number or printed.rstrip(".) ") if number or name else None
    is_again = name == head.line("measure") and number in ("", head.number)
    if not _WORD.search(name) or is_again:
        return None
    if number:
        is_rest = number == head.number and reading.is_after_break
        return None if is_rest and _leans(name) else number
    is_cut = reading.is_after_break and (_is_rest(cells) or not _is_whole(cells, reading))
    if _leans(name) or is_cut:
        return None
    return "" if _is_whole(cells, reading) else None


def _measure(number: str, cells: Mapping[str, Cell]) -> Record:
    pieces = _pieces(cells)
    if "measure" in pieces and not row_number(_line(cells, "no"), whole=True):
        cell = pieces["measure"][0]
        pieces["measure"] = (replace(cell, text=leading_number(cell.text)[1]),)
    return Record("measure", number, pieces)


def _read_further(row: Row, cells: dict[str, Cell], reading: Reading) -> None:
    """Reads a row of the measure above: a further activity, or the rest of what stands above."""
    head = _head(reading)
    if head is None:
        _read_before_measures(row, reading)
        return
    reading.repairs.extend(_list_numbers(cells, reading.records[head].number))
    if _WORD.search(_line(cells, "measure")):
        reading.records[head] = reading.records[head].continued({"measure": cells["measure"]})
    own = {name: cell for name, cell in cells.items() if name not in ("no", "measure")}
    if _is_new_activity(own, cells, reading):
        pieces = _pieces(_shared(own, reading.records[-1]))
        reading.records.append(Record("activity", reading.records[head].number, pieces))
    else:
        is_rest = reading.is_after_break and _is_rest(cells)
        last, number = reading.records[-1], reading.records[head].number
        reading.records[-1] = last.continued(own, is_rest=is_rest)
        kind = joining(row, is_after_break=reading.is_after_break)
        reading.repairs.append(Repair(row.filled[0].place, kind, line_of(row), number))
        reading.repairs.extend(last.repeated_in(own, is_rest=is_rest))


def _list_numbers(cells: Mapping[str, Cell], measure_no: str) -> Iterator[Repair]:
    """What Word counts in the first cells of a row that belongs to the measure above."""
    first = (cells[name] for name in ("no", "measure") if name in cells)
    counted = [cell for cell in first if whole_number(cell.line) not in ("", measure_no)]
    if counted:
        printed = " | ".join(cell.line for cell in counted)
        yield Repair(counted[0].place, "list-numbers-left-out", printed, measure_no)


def _read_before_measures(row: Row, reading: Reading) -> None:
    last = reading.last
    if last is None:
        reading.repairs.append(Repair(row.filled[0].place, "row-without-number", line_of(row)))
        return
    pieces = {"heading": (*last.pieces["heading"], *row.filled)}
    reading.records[-1] = replace(last, pieces=pieces)
    reading.repairs.append(Repair(row.filled[0].place, "row-joined", line_of(row)))


def _is_new_activity(own: Mapping[str, Cell], cells: Mapping[str, Cell], reading: Reading) -> bool:
    """Whether a row under a measure is one more activity and no rest of the row above.

    A number of its own begins an activity, a small letter none; nor does a row without number
    after a page break, where the activity above has one. Without any of these a row is one if it
    fills the cells that the one above fills, or follows a text that has come to its end.
    """
    last = reading.records[-1]
    text, above = _line(own, "activity"), last.line("activity")
    if not text or text == above:
        return False
    if activity_mark(text, last.number)[0]:
        return True
    is_cell_above = "measure" in cells and cells["measure"].continues
    if (_leans(text) and not is_cell_above) or _lacks_mark(last, reading):
        return False
    if _is_bare_mark(above, last.number):
        return False
    if reading.is_after_break and _is_rest(cells):
        return False
    if _is_whole(own, reading) or (is_cell_above and not own["activity"].continues):
        return True
    return not reading.is_after_break and _SENTENCE_END.search(above) is not None


def _is_whole(cells: Mapping[str, Cell], reading: Reading) -> bool:
    """Whether a row has what the record above has, and that record lacks nothing either."""
    last = reading.last
    if last is None or ("activity" in last.pieces and not _line(cells, "activity")):
        return False
    mine = {name for name, cell in cells.items() if cell.line or cell.continues}
    above = {name for name in last.pieces if name not in ("no", "measure")}
    # Page breaks part short cells from long ones: a whole row has its deadline and bodies.
    closing = _CLOSING & set(cells)
    is_closed = not closing or (bool(closing & mine) and closing & mine == closing & above)
    is_cut = _is_one_deadline(last.line("deadline"), _line(cells, "deadline"))
    return is_closed and not is_cut and len(mine & above) >= _LEAST_FIELDS * len(above)


def _is_one_deadline(above: str, below: str) -> bool:
    """Whether two texts are one deadline, of which a half alone says nothing (2-р | улиралд)."""
    halves = deadline(above, _ANY_YEAR) and deadline(below, _ANY_YEAR)
    return not halves and deadline(f"{above} {below}", _ANY_YEAR) is not None


def _is_bare_mark(text: str, measure_no: str) -> bool:
    """Whether an activity prints its number and no text yet."""
    mark, rest = activity_mark(text, measure_no)
    return bool(mark) and not rest


def _lacks_mark(last: Record, reading: Reading) -> bool:
    """Whether a row right after a page break has no number where the activity above has one."""
    return reading.is_after_break and bool(activity_mark(last.line("activity"), last.number)[0])


def _shared(cells: Mapping[str, Cell], above: Record) -> dict[str, Cell]:
    """The cells with those that a merged cell above covers given its text and place."""
    return {
        name: above.pieces[name][0] if cell.continues and name in above.pieces else cell
        for name, cell in cells.items()
    }


def _leans(text: str) -> bool:
    """Whether the text goes on with a sentence: it begins with a small letter."""
    return text[:1].islower()


def _is_rest(cells: Mapping[str, Cell]) -> bool:
    """Whether most texts of a row go on with sentences that a page break has cut."""
    filled = [cell.line for cell in cells.values() if cell.line]
    return 2 * sum(map(_leans, filled)) >= len(filled)


def _line(cells: Mapping[str, Cell], name: str) -> str:
    return cells[name].line if name in cells else ""


def _pieces(cells: Mapping[str, Cell]) -> dict[str, Pieces]:
    return {name: cell.pieces for name, cell in cells.items() if cell.line}
