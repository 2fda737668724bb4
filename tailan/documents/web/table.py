"""The tables of web pages: their rows in the order shown, cells over rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from string import ascii_uppercase
from typing import NamedTuple

from lxml import etree

from tailan.documents.content import Cell, Item, Row, clean
from tailan.documents.limits import COLUMN_LIMIT, LETTERHEAD, ROW_LIMIT, require_columns
from tailan.documents.web.asides import asides_in, holds_picture
from tailan.documents.web.noise import HEADINGS, Noise, is_hidden, with_ancestors
from tailan.documents.web.text import cell_text
from tailan.plan import Repair

_BODY = 1
_SECTIONS = {"thead": 0, "tbody": _BODY, "tfoot": 2}
"""The order in which a page shows the sections of a table, whatever that of its source."""

_MOST_OF_LAYOUT = 10
"""Cells of the largest table that only lays out a page around an article."""

_ARTICLE_BLOCKS = ("p", "li", "br", *HEADINGS)
_FEWEST_BLOCKS = 5
"""Paragraphs, items and line ends that make the text of a cell an article."""


_FEWEST_LETTERS = 2
"""Columns of the narrowest sheet of which the letters are known: A and B."""


@dataclass
class _SourceRow:
    """A row as it stands in the source: its section, by kind and number, and its own cells."""

    section: tuple[int, int]
    is_hidden: bool = False
    cells: list[etree._Element] = field(default_factory=list)


class _Drawn(NamedTuple):
    """A cell as a page draws it; without an element a gap, or part of a cell above."""

    column: int
    span: int
    element: etree._Element | None = None
    continues: bool = False

    @property
    def hidden_column(self) -> int:
        """The column that the cell begins in where it is hidden, else -1."""
        return self.column if self.element is not None and is_hidden(self.element) else -1

    @property
    def holds_picture(self) -> bool:
        """Whether a picture stands in the cell."""
        return self.element is not None and holds_picture(self.element)

    def read(self, place: str, noise: Noise) -> Cell:
        """The cell with its text."""
        text = "" if self.element is None else clean(cell_text(self.element, noise))
        return Cell(text, place, self.span, self.continues)


def data_tables(body: etree._Element) -> set[etree._Element]:
    """The tables of a page that hold rows, not the layout of the page.

    Layout is a table of a single cell, one that says so, one around a larger table, and a small
    one in which one cell has most of the words, in paragraphs of their own.
    """
    cells: dict[etree._Element, list[etree._Element]] = {t: [] for t in body.iter("table")}
    for cell in body.iter("td", "th"):
        table = next(cell.iterancestors("table"), None)
        if table is not None:
            cells[table].append(cell)
    within = dict.fromkeys(cells, 0)
    for table in reversed(cells):
        around = next(table.iterancestors("table"), None)
        if around is not None:
            within[around] = max(within[around], len(cells[table]), within[table])
    tables = [
        table
        for table, own in cells.items()
        if len(own) > max(1, within[table])
        and table.get("role") not in ("presentation", "none")
        and not _is_around_an_article(own)
    ]
    return _without_copies(tables)


def _without_copies(tables: Sequence[etree._Element]) -> set[etree._Element]:
    """The tables without those that are hidden and say what another one shows."""
    hidden = {table for table in tables if any(map(is_hidden, with_ancestors(table)))}
    shown = {_text(table) for table in tables if table not in hidden}
    return {table for table in tables if table not in hidden or _text(table) not in shown}


def _is_around_an_article(cells: list[etree._Element]) -> bool:
    """Whether the few cells of a table hold a page's parts: one has the article, all the rest."""
    if len(cells) > _MOST_OF_LAYOUT or any(cell.tag == "th" for cell in cells):
        return False
    lengths = [sum(len(text.strip()) for text in cell.itertext()) for cell in cells]
    largest = cells[lengths.index(max(lengths))]
    blocks = sum(1 for _ in largest.iter(*_ARTICLE_BLOCKS))
    return 2 * max(lengths) > sum(lengths) and blocks >= _FEWEST_BLOCKS


def table_rows(table: etree._Element, number: int, noise: Noise, name: str) -> Iterator[Item]:
    """The rows of a table; hidden rows and columns are read like others and told of."""
    above: dict[int, tuple[int, int]] = {}
    section, hidden = (-1, -1), set[int]()
    is_hidden_table, headings = noise.hides(table), set[str]()
    for row_number, row in enumerate(_without_coordinates(_source_rows(table)), start=1):
        if row.section != section:
            above, section = {}, row.section
        place = f"table {number} row {row_number}"
        drawn = []
        for one in _drawn(row.cells, above):
            require_columns(one.column + 1, name, place)
            drawn.append(one)
        cells = tuple(one.read(f"{place} cell {i}", noise) for i, one in enumerate(drawn, start=1))
        yield Row(cells, number)
        yield from _told(row, cells, [one.hidden_column for one in drawn], hidden)
        headings = headings or {cell.line for cell in cells}
        for cell, one in zip(cells, drawn, strict=True):
            if len(cells) > LETTERHEAD and not cell.line and one.holds_picture:
                yield Repair(cell.place, "picture-unread")
            yield from (
                remark
                for remark in _remarks_on(cell, one.element, noise)
                # Narrow screens are shown the heading of each cell in the cell itself.
                if remark.kind != "hidden-text" or remark.before.rstrip(": ") not in headings
            )
        filled = next((cell for cell in cells if cell.line), None)
        if is_hidden_table and filled is not None:
            yield Repair(filled.place, "hidden-table", filled.line)
            is_hidden_table = False


def _remarks_on(cell: Cell, element: etree._Element | None, noise: Noise) -> Iterator[Repair]:
    """What is to be told of the words of a cell."""
    if element is not None:
        yield from (Repair(cell.place, "footnote", note) for note in noise.notes_in(element))
        yield from (Repair(cell.place, kind, words) for kind, words in asides_in(element))


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
    section = (_BODY, 0)
    walk = etree.iterwalk(table, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if tag in _SECTIONS:
            kind = _SECTIONS[tag] if event == "start" else _BODY
            section = (kind, section[1] + 1)
        elif event == "start" and tag == "tr":
            rows.append(_SourceRow(section, is_hidden(element)))
        elif event == "start" and tag in ("td", "th", "caption"):
            if tag != "caption":
                rows = rows or [_SourceRow(section)]
                rows[-1].cells.append(element)
            walk.skip_subtree()
    shown = sorted((row for row in rows if row.cells), key=lambda row: row.section[0])
    _take_in_hidden(shown)
    return [part for row in shown for part in _unfolded(row)]


def _take_in_hidden(rows: Sequence[_SourceRow]) -> None:
    """Puts hidden cells into those beside them where only they make a row wider than the others.

    A page draws no such cell, and the next one stands in its place; a column hidden in every
    row is one all the same.
    """
    widths = Counter(map(_width, rows))
    usual = max(widths, key=lambda width: widths[width], default=0)
    for row in rows:
        hidden = [cell for cell in row.cells if is_hidden(cell)]
        if hidden and _width(row) - usual == sum(
            _count(c, "colspan", COLUMN_LIMIT) for c in hidden
        ):
            row.cells = [cell for cell in row.cells if cell not in hidden]
            for cell in hidden if row.cells else ():
                aside = etree.SubElement(row.cells[-1], "span", style="display: none")
                aside.text = _text(cell)


def _width(row: _SourceRow) -> int:
    return sum(_count(cell, "colspan", COLUMN_LIMIT) for cell in row.cells)


def _unfolded(row: _SourceRow) -> list[_SourceRow]:
    """The row; where one of its cells is drawn as rows of the columns that it covers, these.

    The other cells reach down over all of them.
    """
    drawn = [(cell, rows) for cell in row.cells if (rows := _rows_of_columns(cell))]
    if len(drawn) != 1 or len(row.cells) < 2:
        return [row]
    [(outer, (first, *others))] = drawn
    for cell in row.cells:
        if cell is not outer and others:
            cell.set("rowspan", str(1 + len(others)))
    cells = [part for cell in row.cells for part in (first.cells if cell is outer else [cell])]
    return [replace(row, cells=cells), *(replace(row, cells=one.cells) for one in others)]


def _rows_of_columns(cell: etree._Element) -> list[_SourceRow]:
    """The rows of the table that is all a cell holds, with as many columns as it covers."""
    span = _count(cell, "colspan", COLUMN_LIMIT)
    tables = list(cell.iter("table")) if span > 1 else []
    if len(tables) != 1 or _text(cell) != _text(tables[0]):
        return []
    rows = _source_rows(tables[0])
    widths = set(map(_width, rows))
    return rows if widths == {span} else []


def _without_coordinates(rows: list[_SourceRow]) -> list[_SourceRow]:
    """The rows without the letters and numbers that a spreadsheet prints around its cells."""
    letters = [_text(cell) for cell in rows[0].cells[1:]] if rows else []
    if len(letters) < _FEWEST_LETTERS or letters != [*ascii_uppercase[: len(letters)]]:
        return rows
    counted = [row for row in rows[1:] if _text(row.cells[0])]
    numbers = [_text(row.cells[0]) for row in counted]
    if not counted or numbers != [str(i) for i in range(1, len(counted) + 1)]:
        return rows
    return [replace(row, cells=row.cells[1:]) for row in counted]


def _text(cell: etree._Element) -> str:
    return "".join(map(str, cell.itertext())).strip()


def _drawn(cells: Iterable[etree._Element], above: dict[int, tuple[int, int]]) -> Iterator[_Drawn]:
    """The cells of a row with the parts of cells above.

    `above` has the rows that a cell still covers, and its span, by its column.
    """
    column = 0
    for cell in cells:
        while column in above:
            span = above[column][1]
            yield _Drawn(column, span, continues=True)
            column += span
        span = _count(cell, "colspan", COLUMN_LIMIT)
        following = min((start for start in above if start > column), default=column + span)
        span = min(span, following - column)
        yield _Drawn(column, span, cell)
        above[column] = (_count(cell, "rowspan", ROW_LIMIT), span)
        column += span
    yield from _behind(column, above)
    for start, (rows, span) in list(above.items()):
        above[start] = (rows - 1, span)
        if rows <= 1:
            del above[start]


def _behind(column: int, above: dict[int, tuple[int, int]]) -> Iterator[_Drawn]:
    """The parts of cells above that stand behind the row's own last cell, and gaps before them."""
    for start in sorted(start for start in above if start >= column):
        if start > column:
            yield _Drawn(column, start - column)
        yield _Drawn(start, above[start][1], continues=True)
        column = start + above[start][1]


def _count(cell: etree._Element, name: str, most: int) -> int:
    """How many rows or columns a cell covers; 0 rows are all that follow in its section."""
    value = cell.get(name, "1").strip()
    number = int(value) if value.isdecimal() and len(value) < 9 else 1
    return most if name == "rowspan" and number == 0 else min(max(number, 1), most)
