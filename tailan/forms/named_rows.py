"""Rows of a table of numbers by their names: which cell names a row, which only counts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tailan.documents import Cell, Row
from tailan.forms.table_headings import Grid, grid_of, is_number
from tailan.forms.words import FormWords, is_one_of


@dataclass(frozen=True)
class NamedRow:
    """A row: `label` is the cell that names it, `number` the one that only counts it."""

    name: str
    label: Cell | None
    number: Cell | None
    cells: tuple[tuple[str, Cell], ...]


def named_rows(
    columns: tuple[str, ...], body: Sequence[Row], words: FormWords
) -> tuple[NamedRow, ...]:
    """The rows beneath these headings, each with its name and the cells beside it."""
    grids = [grid_of(row) for row in body]
    width = max(len(columns), *(max(grid) + 1 for grid in grids))
    counter = _counter(columns, grids, words)
    beside = {counter, *_code_columns(columns, words)}
    named = _name_column(grids, [i for i in range(width) if i not in beside])
    rows = [_named_row(grid, columns, width, named, counter) for grid in grids]
    names = _without_counts([row.name for row in rows])
    return tuple(replace(row, name=name) for row, name in zip(rows, names, strict=True))


def _without_counts(names: list[str]) -> list[str]:
    """The names of rows without the numbers 1., 2., 3. that count them; a total may have none."""
    bare = [
        re.sub(rf"{i}[.)]\s*(?=[^\W\d])", "", name, count=1) if name.startswith(str(i)) else name
        for i, name in enumerate(names, start=1)
    ]
    is_counted = [before != after for before, after in zip(names, bare, strict=True)]
    return bare if len(names) > 1 and all(is_counted[: max(2, sum(is_counted))]) else names


def _counter(columns: tuple[str, ...], grids: Sequence[Grid], words: FormWords) -> int | None:
    """The column that only counts the rows: by its heading, or by its numbers from 0 or 1."""
    for i, name in enumerate(columns):
        if name and is_one_of(name, words.phrases.get("counters", ())):
            return i
        if "№" in name and len(name) <= 3:
            return i
    first = [grid[0].line.rstrip(".)") for grid in grids if 0 in grid]
    counts = first in ([str(i) for i in range(start, start + len(grids))] for start in (0, 1))
    is_named = columns and columns[0]
    has_text = any(grid[1].line and not is_number(grid[1].line) for grid in grids if 1 in grid)
    is_sure = len(grids) > 1 or bool(columns)
    return 0 if counts and has_text and not is_named and is_sure else None


def _code_columns(columns: Sequence[str], words: FormWords) -> Iterator[int]:
    """The columns that hold the codes of what the rows name."""
    codes = words.phrases.get("codes", ())
    return (i for i, name in enumerate(columns) if is_one_of(name, codes))


def _name_column(grids: Sequence[Grid], columns: Sequence[int]) -> int:
    """The column that names the rows: the first of texts that are all there and differ."""
    texts = {i: [grid[i].line for grid in grids if i in grid] for i in columns}
    written = [i for i in columns if any(text and not is_number(text) for text in texts[i])]
    full = [i for i in written if all(texts[i]) and len(texts[i]) == len(grids)]
    unlike = [i for i in full if len(set(texts[i])) == len(grids)]
    return next(iter([*unlike, *full, *written, *columns]), 0)


def _named_row(
    grid: Grid, columns: tuple[str, ...], width: int, named: int, counter: int | None
) -> NamedRow:
    number = grid.get(counter) if counter is not None else None
    name = grid.get(named)
    cells = tuple(
        (columns[i] if i < len(columns) else "", grid[i])
        for i in range(width)
        if i in grid and i not in (named, counter)
    )
    shown = name.line if name is not None else ""
    return NamedRow(shown or (number.line if number else ""), name, number, cells)
