"""Tables of names with a number beside each, over all pages, made of rows known cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from tailan.documents.page.ruling import SAME, Grid, GridCell
from tailan.documents.page.unruled.paired_lines import FARTHEST, FEWEST_PAIRS, is_figure, shift
from tailan.documents.page.unruled.placed_rows import Placed
from tailan.documents.page.unruled.printed_rows import PrintedRow
from tailan.documents.page.words import Line


def pairs_of(pages: Sequence[Sequence[PrintedRow]]) -> list[list[Grid]]:
    """The tables of two columns on each page; one may end on a page with but one row."""
    grids: list[list[Grid]] = [[] for _ in pages]
    for run in _runs(pages):
        if len(run) < FEWEST_PAIRS:
            continue
        xs = _edges([row for _, row in run])
        for page, own in groupby(run, key=lambda placed: placed[0]):
            grids[page].append(_grid([row for _, row in own], xs))
    return grids


def _runs(pages: Sequence[Sequence[PrintedRow]]) -> Iterator[list[Placed]]:
    """Pairs beneath one another, the last one of a page and the first one of the next, too."""
    run: list[Placed] = []
    for page, rows in enumerate(pages):
        for row in rows:
            if run and not _goes_on(run, page, row):
                yield run
                run = []
            if _is_pair(row):
                run.append((page, row))
    yield run


def _is_pair(row: PrintedRow) -> bool:
    if len(row.cells) != FEWEST_PAIRS - 1:
        return False
    name, figure = row.parted.parts
    is_right = figure.left > name.right and not name.text[0].isdigit()
    return is_right and is_figure(figure.text)


def _goes_on(run: Sequence[Placed], page: int, row: PrintedRow) -> bool:
    """Whether a row is one more pair, its number beneath the last one and its name, too."""
    if not _is_pair(row):
        return False
    last_page, last = run[-1]
    is_near = page == last_page + 1 or row.top - last.bottom <= FARTHEST * row.size
    pairs = zip(row.parted.parts, last.parted.parts, strict=True)
    return is_near and all(_is_beneath(text, above) for text, above in pairs)


def _is_beneath(text: Line, above: Line) -> bool:
    is_over = text.left < above.right and above.left < text.right
    return is_over or shift(text, above) <= SAME


def _edges(rows: Sequence[PrintedRow]) -> tuple[float, float, float]:
    pairs = [row.parted.parts for row in rows]
    edge = (max(name.right for name, _ in pairs) + min(figure.left for _, figure in pairs)) / 2
    left = min(name.left for name, _ in pairs) - 1
    return left, edge, max(figure.right for _, figure in pairs) + 1


def _grid(rows: Sequence[PrintedRow], xs: tuple[float, ...]) -> Grid:
    middles = [(above.bottom + row.top) / 2 for above, row in pairwise(rows)]
    ys = (rows[0].top - 1, *middles, rows[-1].bottom + 1)
    cells = tuple((GridCell(i, 0, 1), GridCell(i, 1, 1)) for i in range(len(rows)))
    own = zip(cells, rows, strict=True)
    words = {
        cell: text.words for pair, row in own for cell, text in zip(pair, row.cells, strict=True)
    }
    return Grid(xs, ys, cells, is_ruled=False, words=words)
