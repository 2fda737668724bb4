"""Tables dumped one cell a line: a TAB opens each cell, an empty line ends each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from tailan.documents.content import Cell, Row, clean
from tailan.documents.text.uncut_rows import row_lengths, rows_among
from tailan.number import parse_number

_LEAST_CELLS = 3
"""Cells that a row must have for its lines to be a table and not indented text."""

_FEWEST_PAIRS = 3
"""Rows of a name and a number each, the headings among them, that are a table."""

_PLAIN = 0.8
"""The share of lines with a TAB that have it at their head and nowhere else, in long rows."""


@dataclass(frozen=True)
class CellLine:
    """A cell: the number of the line that its TAB opens, and its lines."""

    number: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class _Block:
    """Lines without an empty one between: those before the first TAB, then the cells."""

    head: tuple[str, ...]
    cells: tuple[CellLine, ...]
    end: int
    is_row: bool
    """Whether each TAB opens a line, as where a cell stands on each."""
    above: int = 0
    """The empty lines above it."""


@dataclass(frozen=True)
class CellLineTable:
    """The rows of a table that a text dump holds from line `start` to line `end`."""

    start: int
    end: int
    rows: tuple[tuple[CellLine, ...], ...]

    def numbered(self, table: int) -> Iterator[Row]:
        """The rows of the table as the one of this number in its document."""
        return (Row(tuple(_cells(row)), table) for row in self.rows)


def cell_line_tables(lines: Sequence[str]) -> Iterator[CellLineTable]:
    """The tables of a text that stand one cell a line; lines are counted from 1.

    Neighbouring blocks of such lines are a table where one of them has several cells. Blocks of
    a lone cell before the first such row or after the last are indented text.
    """
    rows: list[_Block] = []
    width = 0
    is_cut = not any(line.strip() == "" and "\t" in line for line in lines)
    for block in _blocks(lines):
        if rows and is_cut and (filled := _with_empty_cells(block, rows[-1], width)):
            rows[-1:] = filled
        elif rows and _is_rest(block, rows[-1], width):
            rows[-1] = _completed(rows[-1], block)
        elif block.is_row and not (block.head and rows):
            rows.append(block)
        else:
            yield from _table(rows)
            rows, width = [block] if block.is_row else [], 0
        width = max(width, len(rows[-1].cells)) if rows else 0
    yield from _table(rows)


def line_tables(lines: Sequence[str]) -> Iterator[CellLineTable]:
    """The tables of a text that stand one cell a line without any sign of it but their numbers."""
    for is_empty, group in groupby(enumerate(lines, start=1), key=lambda one: not one[1].strip()):
        block = list(group)
        if is_empty or any("\t" in line or "|" in line for _, line in block):
            continue
        at, lengths = rows_among([" ".join(line.split()) for _, line in block])
        cells = iter([CellLine(number, (line,)) for number, line in block[at:]])
        rows = tuple(tuple(islice(cells, length)) for length in lengths)
        if rows:
            yield CellLineTable(rows[0][0].number, block[-1][0], rows)


def _table(rows: list[_Block]) -> Iterator[CellLineTable]:
    if are_pairs := _are_pairs(rows):
        wide = list(range(len(rows)))
    else:
        wide = [i for i, row in enumerate(rows) if len(row.cells) >= _LEAST_CELLS]
    if wide:
        kept = rows[wide[0] : wide[-1] + 1]
        cells = [row.cells for row in kept]
        start = cells[0][0].number
        yield CellLineTable(start, kept[-1].end, tuple(cells if are_pairs else _parted(cells)))


def _are_pairs(rows: Sequence[_Block]) -> bool:
    """Whether each row is a name and a number: indented text has no number on every second line."""
    if len(rows) < _FEWEST_PAIRS or any(len(row.cells) != 2 for row in rows):
        return False
    numbers = (" ".join(row.cells[1].lines).split() for row in rows[1:])
    return all(parse_number(" ".join(words)) is not None for words in numbers)


def _parted(rows: list[tuple[CellLine, ...]]) -> Iterator[tuple[CellLine, ...]]:
    """The rows of a table, those apart again between which the empty line has gone.

    They have the cells of several rows as all others are; so few rows have no usual width.
    """
    widths = Counter(len(row) for row in rows if len(row) >= _LEAST_CELLS)
    [(width, count)] = widths.most_common(1)
    if widths.total() == 1 and len(rows) == 1:
        yield from _uncut(rows[0])
        return
    for row in rows:
        is_several = count > 1 and len(row) > width and len(row) % width == 0
        step = width if is_several else len(row)
        yield from (row[start : start + step] for start in range(0, len(row), step))


def _uncut(cells: tuple[CellLine, ...]) -> Iterator[tuple[CellLine, ...]]:
    """The rows of a table without an empty line between any two; all as one where none is sure."""
    texts = [" ".join(" ".join(cell.lines).split()) for cell in cells]
    rest = iter(cells)
    for length in row_lengths(texts) or [len(cells)]:
        yield tuple(islice(rest, length))


def _blocks(lines: Sequence[str]) -> Iterator[_Block]:
    numbered = enumerate(lines, start=1)
    above = 0
    for is_empty, group in groupby(numbered, key=lambda one: not one[1].strip(" \r\u00a0")):
        block = list(group)
        if not is_empty:
            yield replace(_block(block), above=above)
        above = len(block) if is_empty else 0


def _block(lines: list[tuple[int, str]]) -> _Block:
    head: list[str] = []
    cells: list[CellLine] = []
    for number, line in lines:
        if line.startswith("\t"):
            cells.append(CellLine(number, (line[1:],)))
        elif cells:
            cells[-1] = CellLine(cells[-1].number, (*cells[-1].lines, line))
        else:
            head.append(line)
    return _Block(tuple(head), tuple(cells), lines[-1][0], _is_row([line for _, line in lines]))


def _is_row(lines: list[str]) -> bool:
    """Whether a TAB opens each cell and stands nowhere else; a long row may hold a few more."""
    tabbed = [line for line in lines if "\t" in line]
    plain = sum(line.rfind("\t") == 0 for line in tabbed)
    if plain < _LEAST_CELLS:
        return bool(tabbed) and plain == len(tabbed)
    return plain >= _PLAIN * len(tabbed)


def _is_rest(block: _Block, row: _Block, width: int) -> bool:
    """Whether the block is what the row above lacks, an empty paragraph having cut it in two."""
    above = len(row.cells)
    whole = above + len(block.cells)
    return 1 < above < width and (whole == width or (bool(block.head) and whole < width))


def _with_empty_cells(block: _Block, row: _Block, width: int) -> list[_Block]:
    """The row above and the block where the empty lines between are cells cut off by an editor.

    Each empty cell is an empty line then. They are none where no count makes a row whole.
    """
    above, own = len(row.cells), len(block.cells)
    first = block.cells[0].number if block.cells else block.end
    empty = [CellLine(first - len(block.head) - i, ("",)) for i in range(block.above, 0, -1)]
    if 1 < above < width and above + block.above + own == width:
        head = [CellLine(empty[-1].number, ("", *block.head))]
        cells = (*row.cells, *empty[:-1], *head, *block.cells)
        return [replace(row, cells=cells, end=block.end)]
    count = min(block.above - 1, width - own)
    if above in (1, width) and own > 1 and count > 0 and block.is_row and not block.head:
        return [row, replace(block, cells=(*empty[-count:], *block.cells))]
    return []


def _completed(row: _Block, rest: _Block) -> _Block:
    *cells, last = row.cells
    whole = CellLine(last.number, (*last.lines, *rest.head))
    return _Block(row.head, (*cells, whole, *rest.cells), rest.end, row.is_row)


def _cells(row: Sequence[CellLine]) -> Iterator[Cell]:
    for position, cell in enumerate(row, start=1):
        yield Cell(clean("\n".join(cell.lines)), f"line {cell.number} cell {position}")
