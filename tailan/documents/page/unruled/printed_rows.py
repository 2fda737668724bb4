"""Rows of cells and paragraphs, told by the order in which a program prints their text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from tailan.documents.marks import BULLETS
from tailan.documents.page.unruled.parted_lines import FEWEST, PartedLine
from tailan.documents.page.unruled.passages import Passage, passages_of
from tailan.documents.page.unruled.printing import Print
from tailan.documents.page.words import Line, Word

_TOUCHING = 0.2
"""Letter heights by which rows may reach into each other."""


@dataclass(frozen=True)
class PrintedRow:
    """The passages that stand beside one another, as they were printed: cells, or one text."""

    cells: tuple[Passage, ...]
    is_sure: bool = True
    """Whether it surely begins here, and does not go on with the last cell of the row above."""

    @cached_property
    def top(self) -> float:
        """The upper edge of its text."""
        return min(cell.box.top for cell in self.cells)

    @cached_property
    def bottom(self) -> float:
        """The lower edge of its text."""
        return max(cell.box.bottom for cell in self.cells)

    @property
    def size(self) -> float:
        """The height of its letters."""
        return self.cells[0].last.size

    @property
    def has_columns(self) -> bool:
        """Whether it has as many cells as a table has columns at least; a bullet is none."""
        return len(self.cells) - (self.cells[0].box.text in BULLETS) >= FEWEST

    @property
    def is_in_turn(self) -> bool:
        """Whether its cells were printed from left to right; a long word may reach over others."""
        return all(cell.box.left < other.box.right for cell, other in pairwise(self.cells))

    @cached_property
    def text(self) -> str:
        """Its words in the order of the file."""
        return " ".join(line.text for cell in self.cells for line in cell.lines)

    @cached_property
    def parted(self) -> PartedLine:
        """The row as one line, of which the parts are its cells."""
        parts = tuple(cell.box for cell in self.cells)
        return PartedLine(Line(tuple(word for part in parts for word in part.words)), parts)

    def reaches_into(self, above: PrintedRow) -> bool:
        """Whether text of it stands beside text of the row above."""
        return self.top < above.bottom - _TOUCHING * self.size

    def begins(self, passage: Passage) -> bool:
        """Whether a passage printed behind it begins the next row, beneath it or at the left."""
        last = self.cells[-1].box
        top = passage.box.top + _TOUCHING * self.size
        return top >= self.bottom or (passage.box.right <= last.left and top >= last.bottom)

    def beside(self, passage: Passage) -> PrintedRow:
        """The row with one more cell, or with more text of the one beneath which this stands."""
        box = passage.box
        for at, cell in enumerate(self.cells):
            is_over = cell.box.left < box.right and box.left < cell.box.right
            if is_over and box.top >= cell.box.bottom - _TOUCHING * self.size:
                whole = Passage((*cell.lines, *passage.lines))
                return replace(self, cells=(*self.cells[:at], whole, *self.cells[at + 1 :]))
        return replace(self, cells=(*self.cells, passage))


def printed_rows(words: Iterable[Word], print_: Print) -> list[PrintedRow] | None:
    """The rows of a page downward; None where the order of the file does not tell them.

    A cell that stands beside several rows is printed out of its turn, or reaches into the next.
    """
    if not print_.is_by_cells:
        return None
    upright = [word for word in words if not word.turn]
    rows = _rows(passages_of(print_.lines(upright), print_))
    return rows if _are_told(rows) else None


def _are_told(rows: Sequence[PrintedRow]) -> bool:
    """Whether rows follow each other; those of headings over others may stand beside each other."""
    first = next((at for at, row in enumerate(rows) if row.has_columns), len(rows))
    return all(
        row.is_in_turn and not row.reaches_into(above)
        for at, (above, row) in enumerate(pairwise(rows), start=1)
        if not first <= at <= first + 1
    )


def _rows(passages: Sequence[Passage]) -> list[PrintedRow]:
    rows: list[PrintedRow] = []
    for passage in passages:
        if not rows or rows[-1].begins(passage):
            is_sure = not rows or passage.box.right <= rows[-1].cells[-1].box.left
            rows.append(PrintedRow((passage,), is_sure))
            continue
        rows[-1] = rows[-1].beside(passage)
        if len(rows) > 1 and not rows[-1].is_sure and rows[-1].reaches_into(rows[-2]):
            # A further text of the cell printed last began no row: the next cell stands above.
            for cell in rows.pop().cells:
                rows[-1] = rows[-1].beside(cell)
    return rows
