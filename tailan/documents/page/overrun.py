"""Texts that run over the edge of their table, where their ends may not be printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tailan.documents.dictionary import is_word
from tailan.documents.page.ruling import SAME, Grid, GridCell
from tailan.documents.page.table_text import TableText
from tailan.documents.page.words import Word, lines_of
from tailan.plan import Repair

_OVER = 0.1
"""Heights of letters that stand above the edge at least."""

_SIGNS = '.,;:!?()«»“”"-'

_SURE = 100.0
"""The confidence of words that nobody had to recognise."""

_LEVEL = 0.6
"""Points by which the lines of a text may stand nearer or farther than others of it."""


def with_overrun(grid: Grid, words: Sequence[Word]) -> Grid:
    """The table down to the end of a text that the end of the page leaves no room for.

    Some programs close a row that may not go on over pages where the page ends, through the line of
    text that stands there or above it, and print nothing of the rest. A paragraph beneath a table
    goes on with no column of it.
    """
    edge = grid.ys[-1]
    over = [word for word in words if _crosses(word, edge) and grid.holds(word.anchor, edge)]
    if not over or grid.is_open:
        return grid
    columns = {_cell_above(word, grid): word for word in reversed(over)}
    are_rests = all(_reaches(word, edge) or word.text[0].islower() for word in columns.values())
    if not are_rests or not all(_goes_on(word, grid, words) for word in over):
        return grid
    end = max(word.bottom for word in over)
    return replace(grid, ys=(*grid.ys[:-1], end), overrun=end - edge)


def overrun_in(text: TableText, place: str, above: int) -> Iterator[Repair]:
    """A remark on each text that runs over the lower or right edge of its table."""
    grid = text.grid
    for cell, lines in text.lines.items():
        last = lines[-1]
        is_over = last.bottom > grid.ys[-1] - grid.overrun + SAME if grid.overrun else False
        over = [last.words[-1]] if is_over else [line.words[-1] for line in lines]
        over = [word for word in over if is_over or _leaves(word, grid)]
        column = [one.column for one in grid.rows[cell.row]].index(cell.column)
        if over:
            where = f"{place} row {above + cell.row + 1} cell {column + 1}"
            yield Repair(where, "text-overrun", ", ".join(word.text for word in over))


def _leaves(word: Word, grid: Grid) -> bool:
    """Whether a word that the dictionary does not have runs over the right edge of its table."""
    is_measured = grid.is_ruled and not word.turn and word.confidence == _SURE
    is_over = is_measured and word.right > grid.xs[-1] + word.height / 2
    return is_over and not is_word(word.text.strip(_SIGNS))


def _crosses(word: Word, edge: float) -> bool:
    return word.top < edge + word.height / 2 and edge + SAME < word.y


def _reaches(word: Word, edge: float) -> bool:
    """Whether a word stands on the edge rather than beneath it."""
    return word.top + _OVER * word.height < edge


def _cell_above(word: Word, grid: Grid) -> GridCell:
    _, column = grid.position(word.anchor, grid.ys[-1])
    return next(cell for cell in reversed(grid.rows[-1]) if cell.column <= column)


def _goes_on(word: Word, grid: Grid, words: Sequence[Word]) -> bool:
    """Whether a word stands as far beneath the text of its column as that one's lines do."""
    cell = _cell_above(word, grid)
    left = grid.xs[cell.column]
    right = left + grid.width(cell)
    own = [one for one in words if left < one.left and one.right < right + SAME]
    lines = lines_of([one for one in own if grid.ys[-2] < one.top < word.top - _LEVEL])
    if word not in own or len(lines) <= 1:
        return False
    above, last = lines[-2:]
    return abs(word.top - last.top - (last.top - above.top)) < _LEVEL
