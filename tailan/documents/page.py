"""What stands on a page: words and lines with their boxes, read as rows and paragraphs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailan.documents.alignment import find_aligned
from tailan.documents.content import Cell, Item, Paragraph, Row
from tailan.documents.ruling import SAME, Grid, GridCell, Rule, find_grids
from tailan.documents.words import (
    Block,
    Line,
    Word,
    block_of,
    has_room,
    lines_of,
    room_beside,
    upright,
)
from tailan.plan import Repair

DOUBTFUL = 70.0
"""A word that was recognised with less confidence than this is shown to a person."""

_MARGIN = 0.12
_NEW_PARAGRAPH = 1.7
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s*)?(?:\d{1,4})(?:\s*/\s*\d{1,4})?(?:\s*[-–—])?", re.I)
_ITEM = re.compile(r"(?:\d{1,2}\.)+(?:\d{1,2}\.?)?\s+\D|\d{1,2}\)|[•·▪●\uf0b7]")
_SENTENCE_END = (".", ";", ":", "?", "!")


@dataclass(frozen=True)
class Page:
    """The words and ruling lines of a page, upright, in points from its upper left corner."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]


@dataclass
class PageReader:
    """Reads the pages of a document in their order: the tables are counted over all of them."""

    tables: int = 0
    edges: tuple[float, ...] = ()
    """Columns of the table that ended the last page, if one did."""
    running: set[str] = field(default_factory=set)
    """Lines that stood at the edge of earlier pages: heads that run on."""

    def content(self, page: Page) -> Iterator[Item]:
        """Rows, paragraphs and remarks of a page, downward."""
        grids, single = find_grids(page.rules)
        outside = [word for word in page.words if not _holds(grids, word)]
        aligned = find_aligned(outside, single)
        outside = [word for word in outside if not _holds(aligned, word)]
        lines = self._without_furniture(lines_of(outside), page)
        row = paragraph = 0
        for part in _downward([*grids, *aligned], lines):
            if isinstance(part, Grid):
                self.tables += not (row == paragraph == 0 and _are_same(part.xs, self.edges))
                self.edges = part.xs
                yield from _table(page, part, row, self.tables)
                row += len(part.rows)
            else:
                self.edges = ()
                for paragraph_lines, block in _paragraphs(part, page):
                    paragraph += 1
                    place = f"page {page.number} paragraph {paragraph}"
                    yield Paragraph(block.text, place)
                    words = [word for line in paragraph_lines for word in line.words]
                    yield from _remarks(block, place, words)

    def _without_furniture(self, lines: list[Line], page: Page) -> list[Line]:
        """The lines without page numbers, and without heads that stood on an earlier page."""
        kept = []
        for line in lines:
            is_edge = min(line.top, page.height - line.bottom) < _MARGIN * page.height
            if not is_edge:
                kept.append(line)
            elif not _PAGE_NUMBER.fullmatch(line.text) and line.text not in self.running:
                kept.append(line)
                self.running.add(line.text)
        return kept


def _are_same(edges: Sequence[float], others: Sequence[float]) -> bool:
    """Whether two tables have the same columns, so that one goes on with the other."""
    return len(edges) == len(others) and all(
        abs(edge - other) <= SAME for edge, other in zip(edges, others, strict=True)
    )


def _holds(grids: Sequence[Grid], word: Word) -> bool:
    return any(grid.holds(word.x, word.y) for grid in grids)


def _downward(grids: list[Grid], lines: list[Line]) -> Iterator[Grid | list[Line]]:
    """The tables, and between them the lines outside of tables."""
    waiting: list[Line] = []
    parts: list[Grid | Line] = [*grids, *lines]
    for part in sorted(parts, key=_corner):
        if isinstance(part, Line):
            waiting.append(part)
            continue
        if waiting:
            yield waiting
            waiting = []
        yield part
    if waiting:
        yield waiting


def _corner(part: Grid | Line) -> tuple[float, float]:
    return (part.top, part.left) if isinstance(part, Line) else (part.ys[0], part.xs[0])


def _table(page: Page, grid: Grid, above: int, table: int) -> Iterator[Item]:
    """The rows of a table; a cell over several rows has its text in the first."""
    words = _words_of_cells(page.words, grid)
    lines = {cell: lines_of(upright(found)) for cell, found in words.items()}
    room = _room(grid, lines)
    for number, cells in enumerate(grid.rows, start=above + 1):
        row: list[Cell] = []
        remarks: list[Repair] = []
        for column, cell in enumerate(cells, start=1):
            place = f"page {page.number} row {number} cell {column}"
            block = _block(grid, cell, lines.get(cell, []), room)
            found = words.get(cell, [])
            least = min((word.confidence for word in found), default=100.0)
            row.append(Cell(block.text, place, cell.span, confidence=least))
            remarks.extend(_remarks(block, place, found))
        yield Row(tuple(row), table)
        yield from remarks


def _words_of_cells(words: Sequence[Word], grid: Grid) -> dict[GridCell, list[Word]]:
    """The words of each cell; those of a cell that goes on downward in its first row."""
    owners: dict[tuple[int, int], GridCell] = {}
    for row, cells in enumerate(grid.rows):
        for cell in cells:
            first = cell if cell.depth else owners[row - 1, cell.column]
            for column in range(cell.column, cell.column + cell.span):
                owners[row, column] = first
    found: defaultdict[GridCell, list[Word]] = defaultdict(list)
    for word in words:
        if grid.holds(word.x, word.y):
            found[owners[grid.position(word.x, word.y)]].append(word)
    return found


def _room(grid: Grid, lines: dict[GridCell, list[Line]]) -> float:
    """How far the text of this table stands from its lines."""
    nearest: dict[int, float] = {}
    for cell, found in lines.items():
        if cell.span == 1 and not found[0].words[0].turn:
            left = min(line.left for line in found) - grid.xs[cell.column]
            nearest[cell.column] = min(left, nearest.get(cell.column, left))
    return room_beside(nearest.values())


def _block(grid: Grid, cell: GridCell, lines: list[Line], room: float) -> Block:
    left = grid.xs[cell.column]
    right = left + grid.width(cell)
    is_within = lines and left - room <= lines[0].left and lines[0].right <= right + room
    if not is_within:  # Turned text: its own lines tell how long they may be.
        left = min((line.left for line in lines), default=0.0)
        right = max((line.right for line in lines), default=0.0)
        room = 0.0
    return block_of(lines, left + room, right - room)


def _remarks(block: Block, place: str, words: Sequence[Word]) -> Iterator[Repair]:
    """What a person should look at in a text."""
    for joined in block.joined:
        yield Repair(place, "hyphen-joined", joined)
    if any(word.is_unsure for word in words):
        yield Repair(place, "characters-unread", block.text)
    doubtful = [word for word in words if word.confidence < DOUBTFUL]
    if unlike := [word for word in doubtful if word.other]:
        before = ", ".join(word.other for word in unlike)
        yield Repair(place, "read-in-two-ways", before, ", ".join(word.text for word in unlike))
    if unsure := [word.text for word in doubtful if not word.other]:
        yield Repair(place, "low-confidence", " ".join(unsure))


def _paragraphs(lines: list[Line], page: Page) -> Iterator[tuple[list[Line], Block]]:
    """The lines of each paragraph outside tables, and these joined where the page broke them."""
    left = min(line.left for line in lines)
    right = max(page.width - left, *(line.right for line in lines))
    paragraph: list[Line] = [lines[0]]
    for above, line in pairwise(lines):
        if _begins_paragraph(above, line, left, right):
            yield paragraph, block_of(paragraph, left, right)
            paragraph = []
        paragraph.append(line)
    yield paragraph, block_of(paragraph, left, right)


def _begins_paragraph(above: Line, line: Line, left: float, right: float) -> bool:
    if line.top - above.top > _NEW_PARAGRAPH * line.size:
        return True
    # A stamp at the right edge is no part of the title beneath; no indent is so deep.
    if above.left - line.left > (right - left) / 3:
        return True
    if _ITEM.match(line.text) and above.text.endswith(_SENTENCE_END):
        return True
    return has_room(above, line, left, right)
