"""What a sheet's XML says beside its values: how far it goes, what is merged, hidden, not computed.

Looked at before the values are read, so that a sheet of any size ends with its limit at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO

from lxml import etree

from tailan.documents.limits import COLUMN_LIMIT, ROW_LIMIT, require_cells, require_rows

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_LAST_ROW = 1_048_576
"""The rows that a sheet of Excel has."""

_TAGS = ("row", "col", "mergeCell")
_MERGE_LIMIT = 25 * ROW_LIMIT
"""Parts of merged cells, one for each row: more are no sheet that a person has made."""


@dataclass(frozen=True)
class Merge:
    """The part of a merged cell in one row: its columns, and whether it begins in this row."""

    first: int
    last: int
    is_begin: bool


@dataclass
class SheetLayout:
    """What was found; rows and columns count from 1."""

    last_row: int = 0
    last_column: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    uncomputed: dict[tuple[int, int], str] = field(default_factory=dict)
    """The formulas that were saved without a value, by row and column."""
    computed: dict[tuple[int, int], str] = field(default_factory=dict)
    """The values of formulas, as they are stored."""
    ranges: list[tuple[int, int, int, int]] = field(default_factory=list)

    def merges(self) -> dict[int, list[Merge]]:
        """The parts of merged cells in each row, as far as the sheet has values.

        ValueError where there are more than a sheet can have.
        """
        found: dict[int, list[Merge]] = {}
        parts = 0
        for top, left, bottom, right in self.ranges:
            last = min(bottom, self.last_row)
            parts += max(0, last - top + 1)
            if parts > _MERGE_LIMIT:
                raise ValueError("mergeCells?")
            for row in range(top, last + 1):
                found.setdefault(row, []).append(Merge(left, right, row == top))
        return found


def sheet_layout(source: IO[bytes], name: str) -> SheetLayout:
    """The layout of a sheet; TailanError where it has more rows than any report.

    ValueError where rows do not follow one another, as in no sheet that a program wrote.
    """
    layout, rows, filled, cells = SheetLayout(), 0, 0, 0
    for tag, element in _elements(source):
        if tag == "row":
            number = int(element.get("r", rows + 1))
            if number <= rows or number > _LAST_ROW:
                raise ValueError(f"row {number}?")
            rows = number
            count = _look_at_row(element, number, layout)
            filled, cells = filled + (count > 0), cells + count
            require_rows(filled, name)
            require_cells(cells, name)
        elif tag == "col":
            _look_at_columns(element, layout)
        else:
            layout.ranges.append(_range(element.get("ref", "")))
    return layout


def column_letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _elements(source: IO[bytes]) -> Iterator[tuple[str, etree._Element]]:
    """The elements that say how a sheet is laid out, each forgotten after use."""
    events = etree.iterparse(
        source,
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in _TAGS],
        huge_tree=True,
        resolve_entities=False,
        no_network=True,
    )
    for _, element in events:
        yield etree.QName(element).localname, element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _look_at_row(row: etree._Element, number: int, layout: SheetLayout) -> int:
    """How many cells of the row hold anything; what they are is noted in the layout."""
    column = filled = 0
    for cell in row:
        reference = _CELL.fullmatch(cell.get("r", ""))
        column = _column(reference[1]) if reference else column + 1
        parts = {part.tag.rpartition("}")[2]: part.text for part in cell}
        if parts.get("v") or "is" in parts:
            filled += 1
            layout.last_row = number
            layout.last_column = max(layout.last_column, column)
            if "f" in parts:
                layout.computed[number, column] = parts.get("v") or ""
        elif "f" in parts and cell.get("t") != "str":
            layout.uncomputed[number, column] = parts["f"] or ""
    if row.get("hidden") in ("1", "true") or row.get("ht") == "0":
        layout.hidden_rows.add(number)
    return filled


def _look_at_columns(columns: etree._Element, layout: SheetLayout) -> None:
    if columns.get("hidden") in ("1", "true") or columns.get("width") == "0":
        first, last = int(columns.get("min", "1")), int(columns.get("max", "1"))
        layout.hidden_columns.append(range(first, last + 1))


def _range(reference: str) -> tuple[int, int, int, int]:
    """The bounds of a merged cell: top, left, bottom, right."""
    first, _, last = reference.partition(":")
    begin, end = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if begin is None or end is None:
        raise ValueError(f"mergeCell {reference[:20]}?")
    right = min(_column(end[1]), COLUMN_LIMIT + 1)
    return int(begin[2]), _column(begin[1]), int(end[2]), right


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number
