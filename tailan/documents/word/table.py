"""How a Word table is drawn: its rows, the columns of their cells, and what is merged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from tailan.documents.word.styles import at, qn, said_in, value
from tailan.documents.word.text import deleted_text

_LOOKED_THROUGH = {
    qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
}
_LEAST_COLUMNS = 3
"""Cells that a row has at least in a table that another one only frames."""

Merge = Literal["", "restart", "continue"]


@dataclass(frozen=True)
class WordCell:
    """A cell, the columns of the table that it covers, and its part in one over several rows."""

    element: etree._Element
    column: int
    span: int
    merge: Merge

    @property
    def is_filled(self) -> bool:
        """Whether it holds any text."""
        return any((text.text or "").strip() for text in self.element.iter(qn("w:t")))


@dataclass(frozen=True)
class WordRow:
    """A row and its cells; a ragged one leaves out columns before the first."""

    number: str
    skipped: int
    cells: tuple[WordCell, ...]
    is_hidden: bool

    @property
    def width(self) -> int:
        """How many columns of the table the row goes over."""
        return self.skipped + sum(cell.span for cell in self.cells)


def children(parent: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Children of these names; content controls and inserted parts are looked through."""
    wanted = {qn(name) for name in names}
    for child in parent.iterchildren():
        if child.tag in wanted:
            yield child
        elif child.tag in _LOOKED_THROUGH:
            yield from children(child, *names)


def rows_of(table: etree._Element) -> Iterator[WordRow]:
    """The rows of a table without those whose deletion is tracked."""
    kept = (row for row in children(table, "w:tr") if not _is_deleted(row))
    for number, row in enumerate(kept, start=1):
        properties = at(row, "w:trPr")
        skipped = _number(value(properties, "w:gridBefore"), 0)
        hidden = at(properties, "w:hidden")
        cells = tuple(_cells(row, skipped))
        yield from _unfolded(WordRow(str(number), skipped, cells, hidden is not None))


def _unfolded(row: WordRow) -> list[WordRow]:
    """The row; where one of its cells is drawn as rows of the columns that it covers, these.

    The other cells reach down over all of them, as if they were merged.
    """
    inner = [(cell, _table_of_columns(cell)) for cell in row.cells if cell.span > 1]
    drawn = [(cell, rows) for cell, rows in inner if rows]
    if len(drawn) != 1 or sum(cell.is_filled for cell in row.cells) < _LEAST_COLUMNS:
        return [row]
    [(outer, rows)] = drawn
    return [
        replace(
            row,
            number=row.number if i == 1 else f"{row.number} row {i}",
            cells=tuple(
                part
                for cell in row.cells
                for part in (_moved(one, outer) if cell is outer else [_reaching(cell, i)])
            ),
        )
        for i, one in enumerate(rows, start=1)
    ]


def _table_of_columns(cell: WordCell) -> list[WordRow]:
    """The rows of the table that is all a cell holds, with as many columns as it covers."""
    tables = list(children(cell.element, "w:tbl"))
    beside = [text for part in children(cell.element, "w:p") for text in part.iter(qn("w:t"))]
    if len(tables) != 1 or cell.merge or any((text.text or "").strip() for text in beside):
        return []
    rows = list(rows_of(tables[0]))
    return rows if all(row.width == cell.span for row in rows) else []


def _moved(row: WordRow, outer: WordCell) -> list[WordCell]:
    return [replace(cell, column=outer.column + cell.column) for cell in row.cells]


def _reaching(cell: WordCell, row: int) -> WordCell:
    """The cell beside rows within another one: it begins in the first of them."""
    if row == 1:
        return replace(cell, merge=cell.merge or "restart")
    return replace(cell, element=etree.Element(qn("w:tc")), merge="continue")


def deleted_rows(table: etree._Element) -> Iterator[str]:
    """The words of each row whose deletion is tracked, as a person recognises it by."""
    for row in children(table, "w:tr"):
        cells = (deleted_text(cell) for cell in children(row, "w:tc") if _is_deleted(row))
        if line := " | ".join(filter(None, (" ".join(cell.split()) for cell in cells))):
            yield line


def _is_deleted(row: etree._Element) -> bool:
    return at(row, "w:trPr", "w:del") is not None


def is_frame(rows: list[WordRow]) -> bool:
    """Whether a table only lays out the page: one within a cell of it is what is to be read.

    That cell is alone in its row, and no other row looks like one of a table of data.
    """
    frames = False
    for row in rows:
        filled = [cell for cell in row.cells if cell.is_filled]
        if len(filled) >= _LEAST_COLUMNS:
            return False
        frames = frames or (len(filled) == 1 and _holds_table(filled[0]))
    return frames


def _holds_table(cell: WordCell) -> bool:
    return any(
        is_frame(rows) or any(len(row.cells) >= _LEAST_COLUMNS for row in rows)
        for rows in (list(rows_of(table)) for table in children(cell.element, "w:tbl"))
    )


def _cells(row: etree._Element, column: int) -> Iterator[WordCell]:
    """The cells of a row from a column on; one merged to the left is part of the one before."""
    held: WordCell | None = None
    for element in children(row, "w:tc"):
        said = said_in(at(element, "w:tcPr"))
        if qn("w:cellDel") in said:
            continue
        span = _number(said.get(qn("w:gridSpan"), ""), 1)
        if held is not None and _merge(said, "w:hMerge") == "continue":
            held = replace(held, span=held.span + span)
        else:
            if held is not None:
                yield held
            held = WordCell(element, column, span, _merge(said, "w:vMerge"))
        column += span
    if held is not None:
        yield held


def _merge(said: Mapping[str, str], tag: str) -> Merge:
    merge = said.get(qn(tag))
    if merge is None:
        return ""
    return "restart" if merge == "restart" else "continue"


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() else otherwise
