"""The ruled or aligned table of a page as rows of cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tailan.documents.content import Cell, Item, Row
from tailan.documents.page.block import Block, Room, block_of, room_beside
from tailan.documents.page.cell_words import words_of_cells
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.spelling import Spelling
from tailan.documents.page.words import Line, Word, lines_of, upright
from tailan.plan import Repair

DOUBTFUL = 70.0
"""A word that was recognised with less confidence than this is shown to a person."""


def rows_of(
    grid: Grid, words: Sequence[Word], page: str, spelling: Spelling, counts: tuple[int, int]
) -> Iterator[Item]:
    """The rows of a table; a cell over several rows has its text in the first.

    `counts` are the table's number and the rows of the page above it.
    """
    table, above = counts
    own = _words(grid, words)
    lines = {cell: lines_of(upright(found)) for cell, found in own.items()}
    room = _room(grid, lines)
    for number, cells in enumerate(grid.rows, start=above + 1):
        row: list[Cell] = []
        remarks: list[Repair] = []
        for column, cell in enumerate(cells, start=1):
            place = f"{page} row {number} cell {column}"
            found = lines.get(cell, [])
            block = block_of(found, _room_of(grid, cell, found, room), spelling)
            seen = own.get(cell, [])
            least = min((word.confidence for word in seen), default=100.0)
            row.append(
                Cell(block.text, place, cell.span, continues=not cell.depth, confidence=least)
            )
            remarks.extend(remarks_on(block, place, seen))
        yield Row(tuple(row), table, is_after_break=number == 1)
        yield from remarks


def _words(grid: Grid, words: Sequence[Word]) -> dict[GridCell, list[Word]]:
    """The words of each cell: those that are known, the others by their places."""
    known = {id(word) for found in grid.words.values() for word in found}
    own = words_of_cells([word for word in words if id(word) not in known], grid)
    for cell, found in grid.words.items():
        own[cell] = [*found, *own.get(cell, [])]
    return own


def remarks_on(block: Block, place: str, words: Sequence[Word]) -> Iterator[Repair]:
    """What a person should look at in a text."""
    if block.parted:
        yield Repair(place, "hyphen-joined", ", ".join(block.parted))
    if block.kept:
        yield Repair(place, "hyphen-kept", ", ".join(block.kept))
    if block.apart:
        yield Repair(place, "line-kept", ", ".join(block.apart))
    if block.broken:
        yield Repair(place, "line-joined", ", ".join(block.broken))
    if any(word.is_unsure for word in words):
        yield Repair(place, "characters-unread", block.text)
    doubtful = [word for word in words if word.confidence < DOUBTFUL]
    if unlike := [word for word in doubtful if word.other]:
        before = ", ".join(word.other for word in unlike)
        yield Repair(place, "read-in-two-ways", before, ", ".join(word.text for word in unlike))
    if unsure := [word.text for word in doubtful if not word.other]:
        yield Repair(place, "low-confidence", " ".join(unsure))


def unread_in(
    grid: Grid, points: Sequence[tuple[float, float]], page: str, above: int
) -> Iterator[Repair]:
    """A remark on each cell that holds one of these points of ink, in which no word was read."""
    found = {grid.position(*point) for point in points if grid.holds(*point)}
    for number, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells, start=1):
            rows = range(number, number + cell.depth)
            columns = range(cell.column, cell.column + cell.span)
            if any(row in rows and at in columns for row, at in found):
                yield Repair(f"{page} row {above + number + 1} cell {column}", "ink-unread")


def _room(grid: Grid, lines: dict[GridCell, list[Line]]) -> float:
    """How far the text of this table stands from its lines."""
    nearest: dict[int, float] = {}
    for cell, found in lines.items():
        if cell.span == 1 and not found[0].words[0].turn:
            left = min(line.left for line in found) - grid.xs[cell.column]
            nearest[cell.column] = min(left, nearest.get(cell.column, left))
    return room_beside(nearest.values())


def _room_of(grid: Grid, cell: GridCell, lines: Sequence[Line], room: float) -> Room:
    """The edges of a cell's text; turned text has none but those of its own lines."""
    left = grid.xs[cell.column]
    right = left + grid.width(cell)
    if lines and left - room <= lines[0].left and lines[0].right <= right + room:
        return Room(left + room, right - room)
    return Room(
        min((line.left for line in lines), default=0.0),
        max((line.right for line in lines), default=0.0),
    )
