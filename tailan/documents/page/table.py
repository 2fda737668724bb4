"""The ruled or aligned table of a page as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tailan.documents.content import Cell, Item, Row
from tailan.documents.page.line_breaks.block import Block
from tailan.documents.page.page_tables import PageTable
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Word
from tailan.plan import Repair

_EMPTY = Block("")

DOUBTFUL = 70.0
"""A word that was recognised with less confidence than this is shown to a person."""


def rows_of(table: PageTable, blocks: Mapping[GridCell, Block]) -> Iterator[Item]:
    """The rows of a table; a cell over several rows has its text in the first."""
    page = f"page {table.page}"
    for number, cells in enumerate(table.text.grid.rows, start=table.above + 1):
        row: list[Cell] = []
        remarks: list[Repair] = []
        for column, cell in enumerate(cells, start=1):
            place = f"{page} row {number} cell {column}"
            block = blocks.get(cell, _EMPTY)
            seen = table.text.words.get(cell, [])
            least = min((word.confidence for word in seen), default=100.0)
            row.append(
                Cell(block.text, place, cell.span, continues=not cell.depth, confidence=least)
            )
            remarks.extend(remarks_on(block, place, seen))
        yield Row(tuple(row), table.number, is_after_break=number == 1)
        yield from remarks


def remarks_on(block: Block, place: str, words: Sequence[Word]) -> Iterator[Repair]:
    """What a person should look at in a text."""
    if block.parted:
        yield Repair(place, "hyphen-joined", "", _listed(block.parted))
    if block.kept:
        yield Repair(place, "hyphen-kept", _listed(block.kept))
    if block.apart:
        yield Repair(place, "line-kept", _listed(block.apart))
    if block.broken:
        yield Repair(place, "line-joined", "", _listed(block.broken))
    if block.again:
        yield Repair(place, "text-repeated", block.again, block.again)
    if any(word.is_unsure for word in words):
        yield Repair(place, "characters-unread", block.text)
    doubtful = [word for word in words if word.confidence < DOUBTFUL]
    if unlike := [word for word in doubtful if word.other]:
        before = ", ".join(word.other for word in unlike)
        yield Repair(place, "read-in-two-ways", before, ", ".join(word.text for word in unlike))
    if unsure := [word.text for word in doubtful if not word.other]:
        yield Repair(place, "low-confidence", _listed(unsure))


def _listed(words: Iterable[str]) -> str:
    """Each of the words once."""
    return ", ".join(dict.fromkeys(words))


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
