"""The tables of a document's pages, and the texts of their cells over the ends of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile

from tailan.documents.page.line_breaks.block import Block, block_of
from tailan.documents.page.line_breaks.broken import Break
from tailan.documents.page.line_breaks.filled_lines import Filled, FilledLines
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.ruling import GridCell
from tailan.documents.page.table_text import Margins, TableText, margins_of
from tailan.documents.page.words import Line

_FIGURES = re.compile(r"\d+(?:\n\d+)*\s?%?")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?\.?%?")
_LEVEL = 1.0
"""Points within which lines of several cells stand beside each other."""

HEADS = 3
"""Rows of headings at most that a page prints again."""

Blocks = dict[GridCell, Block]

Said = tuple[str, ...]
"""What the lines of each cell of a row say."""


@dataclass(frozen=True)
class PageTable:
    """A table on a page, its number in the document, and how many rows the page has above it."""

    text: TableText
    page: int
    number: int
    above: int
    is_new: bool
    """Whether it goes on with no table of the page before."""
    is_last: bool
    """Whether nothing stands beneath it on its page."""
    is_cut: bool
    """Whether the next page surely goes on with its last row."""


@dataclass(frozen=True)
class _Cut:
    """Two parts of a cell: one ends a page, the other may go on with it on the next."""

    table: int
    cell: GridCell
    next_table: int
    next_cell: GridCell
    goes_on: bool
    """Whether any text of the lower row surely goes on with the one above."""


@dataclass(frozen=True)
class PageTables:
    """All tables of a document in their order, and what their lines tell."""

    tables: Sequence[PageTable]
    heads: Sequence[int]
    """With how many rows each begins that its table has on pages before: a head printed again."""
    margins: Margins
    spelling: Spelling

    @classmethod
    def of(cls, tables: Sequence[PageTable], spelling: Spelling) -> PageTables:
        """The tables with the spelling that their cells add to the one known."""
        margins = margins_of(table.text for table in tables)
        ruled = (table for table in tables if table.text.grid.is_ruled)
        filled = [one for table in ruled for one in _filled(table, margins, spelling)]
        known = spelling.seen_in(FilledLines.of(filled))
        return cls(tables, list(_heads_again(tables)), margins, known)

    def blocks(self) -> list[Blocks]:
        """The texts of the cells of each table.

        What a page's end has broken off a word or number stands with its beginning.
        """
        cuts = list(_cuts(self.tables, self.heads))
        before = {(cut.next_table, cut.next_cell): cut for cut in cuts}
        repeated = set(self._repeated(cuts))
        blocks: list[Blocks] = []
        open_slashes: set[tuple[int, GridCell]] = set()
        for at, table in enumerate(self.tables):
            own: Blocks = {}
            for cell, lines in table.text.lines.items():
                cut = before.get((at, cell))
                is_open = cut is not None and (cut.table, cut.cell) in open_slashes
                again = lines[0].text if (at, cell) in repeated else ""
                own_lines = lines[1:] if again else lines
                room = self._room(at, cell)
                block = block_of(own_lines, room, self.spelling, is_in_slashes=is_open)
                own[cell] = replace(block, again=again)
                if (block.text.count("/") + is_open) % 2:
                    open_slashes.add((at, cell))
            blocks.append(with_whole_numbers(own))
        for cut in reversed(cuts):
            self._join(cut, blocks)
        return blocks

    def _repeated(self, cuts: Sequence[_Cut]) -> Iterator[tuple[int, GridCell]]:
        """The cells whose first line the page before has printed, too, where its end cuts a row.

        Some programs print the line that the end of a page cuts on both pages. A row that is
        printed again from its beginning is another matter.
        """
        for at, own in groupby(cuts, key=lambda cut: cut.table):
            upper, lower = self.tables[at].text, self.tables[at + 1].text
            row = [(cut, upper.lines[cut.cell], lower.lines[cut.next_cell]) for cut in own]
            number = row[0][0].next_cell.row
            firsts = {c: lines[0] for c, lines in lower.lines.items() if c.row == number}
            top = min(line.top for line in firsts.values())
            level = {cell for cell, line in firsts.items() if line.top < top + _LEVEL}
            again = {cut.next_cell for cut, up, low in row if up[-1].text == low[0].text}
            is_whole = len(row) == len(_last_cells(upper)) and all(
                _begins_with(low, up) for _, up, low in row
            )
            if self.tables[at].is_cut and not is_whole and level <= again:
                yield from ((at + 1, c) for c in again if firsts[c].top < top + firsts[c].size)

    def _room(self, at: int, cell: GridCell) -> Room:
        return self.tables[at].text.room(cell, self.margins, self.spelling)

    def _join(self, cut: _Cut, blocks: list[Blocks]) -> None:
        """Puts what a page's end has broken off to the part before it."""
        above, below = blocks[cut.table][cut.cell], blocks[cut.next_table][cut.next_cell]
        if not (above.text and below.text):
            return
        last = self.tables[cut.table].text.lines[cut.cell][-1]
        lines = self.tables[cut.next_table].text.lines[cut.next_cell]
        line, *beneath = lines[1:] if below.again else lines
        end = Break(above.text, last, line, self._room(cut.table, cut.cell), self.spelling, beneath)
        rest, *others = below.text.split(maxsplit=1)
        whole = (above.text + rest).split()[-1]
        is_number = cut.goes_on and bool(end.number()) and _NUMBER.fullmatch(whole) is not None
        if last.words[-1].is_spaced or not (end.word() or is_number):
            doubts = tuple(filter(None, (end.doubtful(), end.doubtful_number())))
            blocks[cut.table][cut.cell] = replace(above, apart=(*above.apart, *doubts))
            return
        joined = replace(above, text=above.text + rest, broken=(*above.broken, whole))
        blocks[cut.table][cut.cell] = joined
        blocks[cut.next_table][cut.next_cell] = replace(below, text="".join(others))


def with_whole_numbers(blocks: Blocks) -> Blocks:
    """The texts of a table's cells, figures in full lines as one number where nothing else says.

    They may be numbers of their own where the text to the left of them, which names what they
    count, has several lines; but not where only the last is a percent.
    """
    found = dict(blocks)
    lines = 0
    for cell in sorted(blocks, key=lambda cell: (cell.row, cell.column)):
        block = blocks[cell]
        if not _FIGURES.fullmatch(block.text):
            lines = block.text.count("\n")
        elif block.text[-1] == "%" or block.text.count("\n") != lines:
            found[cell] = _with_whole_numbers(block, lines)
    return found


def _with_whole_numbers(block: Block, names: int) -> Block:
    """Some figures as one number, or as one for each of several names, where full lines say so."""
    numbers: list[list[str]] = [[]]
    for line in block.text.split("\n"):
        if numbers[-1] and f"{numbers[-1][-1]} {line.rstrip(' %')}" not in block.apart:
            numbers.append([])
        numbers[-1].append(line)
    is_sure = names == 0 or all(map(_may_be_one_number, numbers))
    if not is_sure or len(numbers) not in (1, names + 1) or not block.apart:
        return block
    texts = ["".join(lines) for lines in numbers]
    wholes = tuple(text for text, lines in zip(texts, numbers, strict=True) if len(lines) > 1)
    return replace(block, text="\n".join(texts), broken=(*block.broken, *wholes), apart=())


def _may_be_one_number(lines: Sequence[str]) -> bool:
    """Whether each line of some figures is full to the end but the last, which is shorter."""
    *full, last = (len(line.rstrip(" %")) for line in lines)
    return not full or (len(set(full)) == 1 and last < full[0])


def _filled(table: PageTable, margins: Margins, spelling: Spelling) -> Iterator[Filled]:
    rows = len(table.text.grid.rows)
    for cell, lines in table.text.lines.items():
        begins = table.above > 0 or cell.row > HEADS
        ends = not table.is_last or cell.row + cell.depth < rows
        yield Filled(lines, table.text.room(cell, margins, spelling), begins, ends)


def _cuts(tables: Sequence[PageTable], again: Sequence[int]) -> Iterator[_Cut]:
    """The cells at the ends of pages with those that may go on with them."""
    for at, (table, following) in enumerate(pairwise(tables)):
        is_next = following.page == table.page + 1 and following.above == 0
        if not (is_next and table.is_last and following.number == table.number):
            continue
        heads = again[at + 1]
        if heads < len(following.text.grid.rows):
            below = {cell.column: cell for cell in following.text.grid.rows[heads]}
            goes_on = any(_begins_small(following.text, cell) for cell in below.values())
            for cell in _last_cells(table.text):
                other = below.get(cell.column)
                if other and other.span == cell.span and other in following.text.lines:
                    yield _Cut(at, cell, at + 1, other, goes_on)


def _last_cells(text: TableText) -> Sequence[GridCell]:
    """The cells with text that reach the end of a table."""
    rows = len(text.grid.rows)
    return [cell for cell in text.lines if cell.row + cell.depth == rows]


def _heads_again(tables: Sequence[PageTable]) -> Iterator[int]:
    """How many rows each table prints again from pages before, with the same lines in each cell.

    These are the rows at its top, and beneath them titles of a group that goes on: other rows that
    stood in the table before are its own.
    """
    for _, own in groupby(tables, key=lambda table: table.number):
        top: list[Said] = []
        titles: set[Said] = set()
        for table in own:
            rows = [_said_in(table.text, row) for row in table.text.grid.rows]
            heads = max((_shared(rows, top[at:]) for at in _firsts(top)), default=0)
            yield heads + sum(1 for _ in takewhile(titles.__contains__, rows[heads:]))
            top = top or rows[: HEADS + 1]
            titles.update(filter(_is_title, rows))


def _firsts(top: Sequence[Said]) -> Iterator[int]:
    """Where the head of a table may begin: with its first row, or beneath titles over it."""
    titles = sum(1 for _ in takewhile(_is_title, top))
    yield from range(min(titles + 1, len(top)))


def _shared(rows: Sequence[Said], others: Sequence[Said]) -> int:
    """How many rows are the same, from the first on."""
    pairs = zip(rows, others, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1] and any(pair[0]), pairs))


def _is_title(row: Said) -> bool:
    """Whether a row holds but one text."""
    return sum(map(bool, row)) == 1


def _begins_with(lines: Sequence[Line], others: Sequence[Line]) -> bool:
    """Whether some lines say first what all of the others do."""
    return [line.text for line in lines[: len(others)]] == [line.text for line in others]


def _begins_small(text: TableText, cell: GridCell) -> bool:
    """Whether the text of a cell begins with a small letter, so that it is none of its own."""
    lines = text.lines.get(cell, [])
    return bool(lines) and lines[0].text[0].islower()


def _said_in(text: TableText, row: Sequence[GridCell]) -> Said:
    """What the lines of each cell of a row say."""
    return tuple("\n".join(line.text for line in text.lines.get(cell, ())) for cell in row)
