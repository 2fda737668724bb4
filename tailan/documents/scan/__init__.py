"""Scanned pages: ruling lines are found, then the lines of each cell are recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

import numpy as np

from tailan.documents.content import Item
from tailan.documents.page import Page, PageReader
from tailan.documents.page.ruling import Grid, find_grids
from tailan.documents.page.words import Word
from tailan.documents.scan.crop import Crop, usual_size
from tailan.documents.scan.line_reading import DOTS, read_lines
from tailan.documents.scan.linework import ruling_of, without_rules
from tailan.documents.scan.lookalikes import mended
from tailan.documents.scan.numerals import numbers_read_again
from tailan.documents.scan.ocr import Seen, Shades, recognise, require_tesseract
from tailan.documents.scan.orientation import (
    is_readable,
    turn_of,
    turned_back,
    turned_picture,
    turns_of_cells,
)
from tailan.documents.scan.paper import ink_of, plain, straightened
from tailan.documents.scan.picture import pictures

_SPACE = 0.2
_DASH = (1.5, 8.0, 2.2)

_LEAST_INK = 4.0
"""Points that ink must reach both ways to be a letter and not dust."""

_Box = tuple[float, float, float, float]
"""Left, top, right and bottom edge of a part of the page, in points."""


def read_picture(raw: bytes, name: str) -> Iterator[Item]:
    """Rows, paragraphs and remarks of a picture file, each of its pictures a page."""
    require_tesseract(name)
    found = enumerate(pictures(raw, name), start=1)
    pages = [scanned_page(shades, dots, number) for number, (shades, dots) in found]
    yield from PageReader(pages).content()


def scanned_page(shades: Shades, dots: float, number: int) -> Page:
    """The words and ruling lines of a picture of a page, turned upright if it is turned."""
    shades = plain(shades, dots)
    page, crops = _read(shades, dots, number)
    if is_readable(page.words):
        return page
    turn = turn_of(crops)
    return _read(turned_picture(shades, turn), dots, number)[0] if turn else page


def _read(shades: Shades, dots: float, number: int) -> tuple[Page, list[Crop]]:
    """The page as it lies, and the parts of it that were recognised."""
    shades = straightened(shades, dots)
    rules, pieces = ruling_of(ink_of(shades, dots), dots)
    grids, _ = find_grids(rules)
    clean = without_rules(shades, [*rules, *pieces], dots)
    height, width = (size * 72 / dots for size in shades.shape)
    cells = _crops((box for grid in grids for box in _boxes(grid)), clean, dots)
    blocks = _crops(_beside(grids, width, height), clean, dots)
    words = [*_words_of_cells(cells), *_words_of_blocks(blocks)]
    unread = tuple(_unread(cells, words))
    return Page(number, width, height, tuple(words), tuple(rules), unread), [*cells, *blocks]


def _unread(cells: Sequence[Crop], words: Sequence[Word]) -> Iterator[tuple[float, float]]:
    """The middle of each cell's ink, as large as letters at least, in which no word was read."""
    for cell in cells:
        scale = 72 / cell.dots
        width, height = cell.width * scale, cell.height * scale
        right, bottom = cell.left + width, cell.top + height
        is_read = any(
            cell.left <= word.x <= right and cell.top <= word.y <= bottom for word in words
        )
        if not is_read and min(width, height) >= _LEAST_INK:
            yield cell.left + width / 2, cell.top + height / 2


def _words_of_cells(cells: Sequence[Crop]) -> Iterator[Word]:
    """The words of the cells, those of turned cells apart."""
    size = usual_size(cells)
    turns = turns_of_cells(cells, size)
    yield from _words_of_lines(
        [list(cell.lines(size)) for cell, turn in zip(cells, turns, strict=True) if not turn]
    )
    for cell, turn in zip(cells, turns, strict=True):
        if turn:
            upright = Crop(turned_picture(cell.shades, turn), 0, 0, cell.dots)
            words = _words_of_lines([list(upright.lines(size))])
            yield from turned_back(words, cell, turn)


def _words_of_lines(cells: Sequence[Sequence[Crop]]) -> Iterator[Word]:
    """The words of the lines of cells, all lines recognised at once."""
    yield from (line.placed(_dash(line)) for cell in cells for line in cell if _is_dash(line))
    texts = [[line for line in cell if not _is_dash(line)] for cell in cells]
    yield from _placed(read_lines(texts))


def _words_of_blocks(blocks: Sequence[Crop]) -> Iterator[Word]:
    """The words of text beside tables, in which Tesseract finds the lines."""
    lines: list[tuple[Crop, list[Seen]]] = []
    seen = recognise([block.enlarged(DOTS) for block in blocks], "block")
    for block, words in zip(blocks, seen, strict=True):
        for _, line in groupby(block.in_dots(words, DOTS), key=lambda word: word.top):
            lines.append(_line_of(block, list(line)))
    yield from _placed(lines)


def _line_of(block: Crop, words: list[Seen]) -> tuple[Crop, list[Seen]]:
    """The part of a block that is a line, and its words in dots of that part."""
    top = max(0, round(min(word.top for word in words)))
    crop = block.part(0, top, block.width, max(word.bottom for word in words))
    return crop, [replace(word, top=word.top - top, bottom=word.bottom - top) for word in words]


def _placed(lines: Sequence[tuple[Crop, list[Seen]]]) -> Iterator[Word]:
    """The words of lines where they stand, numbers and signs as a second look tells."""
    crops = [crop for crop, _ in lines]
    read = numbers_read_again(crops, [words for _, words in lines])
    above = ["", *(words[-1].text if words else "" for words in read)]
    below = [*(words[0].text if words else "" for words in read[1:]), ""]
    for crop, words, last, first in zip(crops, read, above, below, strict=False):
        yield from (crop.placed(word) for word in _apart(mended(words, last, first)))


def _apart(words: list[Seen]) -> Iterator[Seen]:
    """The words with white between: they were told apart, whatever their boxes say."""
    for word, following in zip_longest(words, words[1:]):
        if following is None:
            yield word
        else:
            room = _SPACE * (word.bottom - word.top)
            yield replace(word, right=max(word.left, min(word.right, following.left - room)))


def _crops(boxes: Iterable[_Box], clean: Shades, dots: float) -> list[Crop]:
    """The parts of the picture that hold the ink of the boxes; white on black turned round."""
    crops = []
    for box in boxes:
        left, top, right, bottom = (round(value * dots / 72) for value in box)
        part = clean[top:bottom, left:right]
        if not part.size:
            continue
        shades = part if np.median(part) > 128 else 255 - part
        crop = Crop(shades, left * 72 / dots, top * 72 / dots, dots).trimmed()
        if crop is not None:
            crops.append(crop)
    return crops


def _beside(grids: list[Grid], width: float, height: float) -> Iterator[_Box]:
    """The edges of what is above, between and beneath the tables."""
    tables = sorted((grid.ys[0], grid.ys[-1]) for grid in grids)
    bounds = [(0.0, 0.0), *tables, (height, height)]
    for (_, above), (below, _) in pairwise(bounds):
        if below > above:
            yield 0, above, width, below


def _boxes(grid: Grid) -> Iterator[_Box]:
    """The edges of each cell."""
    for cell in (cell for row in grid.rows for cell in row if cell.depth):
        left, right = grid.xs[cell.column], grid.xs[cell.column + cell.span]
        yield left, grid.ys[cell.row], right, grid.ys[cell.row + cell.depth]


def _is_dash(line: Crop) -> bool:
    """Whether the ink is one short flat stroke, which Tesseract takes for dirt."""
    height, width = (size * 72 / line.dots for size in line.shades.shape)
    narrowest, widest, highest = _DASH
    return bool(narrowest <= width <= widest and height <= min(highest, width / 1.5))


def _dash(line: Crop) -> Seen:
    height, width = line.shades.shape
    return Seen("-", 0, -2 * height, width, 3 * height, 95.0)
