"""The tables of web pages: their rows in the order shown, cells over rows and columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from tailan.documents.content import Cell, Item, Row, clean
from tailan.documents.limits import COLUMN_LIMIT, ROW_LIMIT, require_columns
from tailan.documents.web_noise import Noise, is_hidden
from tailan.documents.web_text import block_text
from tailan.plan import Repair

_SECTIONS = {"thead": 0, "tbody": 1, "tfoot": 2}
"""The order in which a page shows the sections of a table, whatever that of its source."""


@dataclass
class _SourceRow:
    """A row as it stands in the source: its section and its own cells."""

    section: int
    is_hidden: bool = False
    cells: list[etree._Element] = field(default_factory=list)


def data_tables(body: etree._Element) -> set[etree._Element]:
    """The tables of a page that hold rows, not the layout of the page.

    Layout is a table of a single cell, one that says so, and one around a larger table.
    """
    own = dict.fromkeys(body.iter("table"), 0)
    for cell in body.iter("td", "th"):
        table = next(cell.iterancestors("table"), None)
        if table is not None:
            own[table] += 1
    within = dict.fromkeys(own, 0)
    for table in reversed(own):
        around = next(table.iterancestors("table"), None)
        if around is not None:
            within[around] = max(within[around], own[table], within[table])
    roles = ("presentation", "none")
    return {t for t in own if own[t] > max(1, within[t]) and t.get("role") not in roles}


def table_rows(table: etree._Element, number: int, noise: Noise, name: str) -> Iterator[Item]:
    """The rows of a table; hidden rows and columns are read like others and told of."""
    above: dict[int, tuple[int, int]] = {}
    section, hidden = -1, set[int]()
    for row_number, row in enumerate(_source_rows(table), start=1):
        if row.section != section:
            above, section = {}, row.section
        place = f"table {number} row {row_number}"
        drawn = list(_drawn(row.cells, above))
        require_columns(len(drawn), name, place)
        cells = tuple(
            Cell("" if cell is None else clean(block_text(cell, noise)), f"{place} cell {i}", span)
            for i, (_, span, cell) in enumerate(drawn, start=1)
        )
        columns = [
            column if cell is not None and is_hidden(cell) else -1 for column, _, cell in drawn
        ]
        yield Row(cells, number)
        yield from _told(row, cells, columns, hidden)


def _told(
    row: _SourceRow, cells: tuple[Cell, ...], columns: list[int], hidden: set[int]
) -> Iterator[Repair]:
    """Repairs that name a hidden row, and hidden columns where they are met first."""
    filled = [cell for cell in cells if cell.line]
    if row.is_hidden and filled:
        yield Repair(filled[0].place, "hidden-row", " | ".join(cell.line for cell in filled))
    for column, cell in zip(columns, cells, strict=True):
        if column >= 0 and cell.line and column not in hidden:
            hidden.add(column)
            yield Repair(cell.place, "hidden-column", cell.line)


def _source_rows(table: etree._Element) -> list[_SourceRow]:
    """The rows of a table without those of tables within, in the order shown."""
    rows: list[_SourceRow] = []
    section = 1
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag in _SECTIONS:
            section = _SECTIONS[tag] if event == "start" else 1
        elif event == "start" and tag == "tr":
            rows.append(_SourceRow(section, is_hidden(element)))
        elif event == "start" and tag in ("td", "th", "caption"):
            if tag != "caption":
                rows = rows or [_SourceRow(section)]
                rows[-1].cells.append(element)
            walk.skip_subtree()
    return sorted((row for row in rows if row.cells), key=lambda row: row.section)


def _drawn(
    cells: Iterable[etree._Element], above: dict[int, tuple[int, int]]
) -> Iterator[tuple[int, int, etree._Element | None]]:
    """Column, span and element of each cell of a row; None is part of a cell `above`.

    `above` has the rows that a cell still covers, and its span, by its column.
    """
    column = 0
    for cell in cells:
        while column in above:
            span = above[column][1]
            yield column, span, None
            column += span
        following = min((start for start in above if start > column), default=COLUMN_LIMIT * 10)
        span = min(_count(cell, "colspan", COLUMN_LIMIT), following - column)
        yield column, span, cell
        above[column] = (_count(cell, "rowspan", ROW_LIMIT), span)
        column += span
    yield from _behind(column, above)
    for start, (rows, span) in list(above.items()):
        above[start] = (rows - 1, span)
        if rows <= 1:
            del above[start]


def _behind(column: int, above: dict[int, tuple[int, int]]) -> Iterator[tuple[int, int, None]]:
    """The parts of cells above that stand behind the row's own last cell, and gaps before them."""
    for start in sorted(start for start in above if start >= column):
        if start > column:
            yield column, start - column, None
        yield start, above[start][1], None
        column = start + above[start][1]


def _count(cell: etree._Element, name: str, most: int) -> int:
    """How many rows or columns a cell covers; 0 rows are all that follow in its section."""
    value = cell.get(name, "1").strip()
    number = int(value) if value.isdecimal() and len(value) < 9 else 1
    return most if name == "rowspan" and number == 0 else min(max(number, 1), most)
