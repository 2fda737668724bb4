"""Columns of quarters or months in which a mark says when a measure is due (I | II | III | IV)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tailan.documents import Cell, Row
from tailan.forms.rows import is_number_row

MARKED = "marked:"
"""What the fields of such columns begin with, before the words of the quarter or month."""

_FEWEST = 2
_MARK = re.compile(r"[+xхv✓✔√*●•■○]+|тийм", re.IGNORECASE)
_ROMAN = ("I", "II", "III", "IV")
_PERIOD = re.compile(
    r"(?:\d{1,2}|[IVX]{1,4}|нэг|хоёр|гурав|дөрөв)[\s.-]*(?:р|д[уү]г[аэ]{1,2}р)?\s*(?:улирал|сар)",
    re.IGNORECASE,
)


def is_period(heading: str) -> bool:
    """Whether a heading names a quarter or a month and nothing else."""
    return heading in _ROMAN or _PERIOD.fullmatch(heading) is not None


def marked_fields(titles: Sequence[Cell], rows: Sequence[Row]) -> dict[str, str]:
    """The fields of headings of quarters or months over cells that hold marks alone, by heading.

    None where a cell holds anything else, as where each quarter has a target of its own.
    """
    names = [cell.line for cell in titles if is_period(cell.line)]
    if len(names) < _FEWEST or len(names) != len(set(names)):
        return {}
    places, start = dict[str, tuple[int, int]](), 0
    for cell in titles:
        places[cell.line] = (start, start + cell.span)
        start += cell.span
    held = [text for name in names for text in _held(places[name], name, rows)]
    if not held or not all(_MARK.fullmatch(text) for text in held):
        return {}
    return {name: f"{MARKED}{name}{' улирал' if name in _ROMAN else ''}" for name in names}


def with_deadline(cells: dict[str, Cell]) -> dict[str, Cell]:
    """A row's cells by field, its marks as a deadline in the words of the headings over them."""
    marks = [(name.removeprefix(MARKED), cell) for name, cell in cells.items() if _is_mark(name)]
    found = {name: cell for name, cell in cells.items() if not _is_mark(name)}
    said = ", ".join(name for name, cell in marks if cell.line)
    if said and not ("deadline" in found and found["deadline"].line):
        first = next(cell for _, cell in marks if cell.line)
        found["deadline"] = replace(first, text=said, span=1)
    return found


def _is_mark(field: str) -> bool:
    return field.startswith(MARKED)


def _held(place: tuple[int, int], name: str, rows: Sequence[Row]) -> list[str]:
    """What the rows print in a column, but for headings that are printed again."""
    start, end = place
    body = (row for row in rows if len(row.filled) > 1 and not is_number_row(row))
    cells = (cell for row in body for a, b, cell in row.spans() if start < b and a < end)
    return [cell.line for cell in cells if cell.line and cell.line != name]
