"""Scanned pages: ruling lines are found, then each cell is recognised for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tailan.documents.content import Item
from tailan.documents.crop import Crop
from tailan.documents.numerals import numbers_read_again
from tailan.documents.ocr import Seen, Shades, recognise, require_tesseract
from tailan.documents.page import Page, PageReader
from tailan.documents.picture import (
    ink_of,
    pictures,
    rules_of,
    straightened,
    strips,
    without_rules,
)
from tailan.documents.ruling import SAME, Grid, Rule, find_grids, joined
from tailan.documents.words import Word

DOTS = 300
"""Dots to the inch at which pages are recognised; coarser pictures are enlarged to that."""

_FEWEST_DOTS = 10
_DASH = (1.5, 8.0, 2.2)
_SHORT = 22.0
# The Mongolian of Tesseract has no such sign and reads these in its place.
_NUMBER_SIGN = re.compile(r"[МNM][оoеe]\.?")


def read_picture(raw: bytes, name: str) -> Iterator[Item]:
    """Rows, paragraphs and remarks of a picture file, each of its pictures a page."""
    require_tesseract(name)
    found = enumerate(pictures(raw, name), start=1)
    pages = [scanned_page(shades, dots, number) for number, (shades, dots) in found]
    yield from PageReader(pages).content()


def scanned_page(shades: Shades, dots: float, number: int) -> Page:
    """The words and ruling lines of a picture of a page."""
    shades = straightened(shades, dots)
    rules = _of_tables(joined(rules_of(ink_of(shades, dots), dots)))
    grids, _ = find_grids(rules)
    clean = without_rules(shades, rules, dots)
    height, width = (size * 72 / dots for size in shades.shape)
    boxes = [*(box for grid in grids for box in _boxes(grid)), *_beside(grids, width, height)]
    words = _words_in(boxes, clean, dots)
    return Page(number, width, height, tuple(words), tuple(rules))


def _of_tables(rules: list[Rule]) -> list[Rule]:
    """The lines but for short upright ones that are none: strokes of large letters."""
    across = [rule for rule in rules if rule.is_horizontal]
    down = [rule for rule in rules if not rule.is_horizontal]
    return [*across, *(rule for rule in down if _is_line(rule, across, down))]


def _is_line(rule: Rule, across: list[Rule], down: list[Rule]) -> bool:
    """Whether an upright line is long, or runs between two others in line with a long one."""
    if rule.end - rule.start > _SHORT:
        return True
    is_held = all(
        any(abs(end - other.at) < SAME and other.start - SAME < rule.at < other.end + SAME
            for other in across)
        for end in (rule.start, rule.end)
    )  # fmt: skip
    in_line = (other for other in down if abs(other.at - rule.at) < SAME)
    return is_held and sum(other.end - other.start for other in in_line) > _SHORT


def _words_in(
    boxes: list[tuple[float, float, float, float]], clean: Shades, dots: float
) -> Iterator[Word]:
    """The words of each box, all recognised at once."""
    found = [crop for crop in (_crop(clean, box, dots) for box in boxes) if crop is not None]
    crops = [crop for crop in found if not _is_dash(crop, dots)]
    for crop in found:
        if _is_dash(crop, dots):
            yield _placed(_dash(crop), crop, dots)
    seen = recognise([crop.enlarged(DOTS / dots) for crop in crops], "block")
    read = [crop.in_dots(words, DOTS / dots) for crop, words in zip(crops, seen, strict=True)]
    for crop, words in zip(crops, numbers_read_again(crops, read, dots), strict=True):
        yield from (_placed(word, crop, dots) for word in _with_sign(words))


def _with_sign(words: list[Seen]) -> list[Seen]:
    """The words of a cell; a lone № as such, which Tesseract's Mongolian does not know."""
    if len(words) == 1 and _NUMBER_SIGN.fullmatch(words[0].text):
        return [replace(words[0], text="№", confidence=min(words[0].confidence, 95.0))]
    return words


def _beside(
    grids: list[Grid], width: float, height: float
) -> Iterator[tuple[float, float, float, float]]:
    """The edges of what is above, between and beneath the tables."""
    tables = [(grid.ys[0], grid.ys[-1]) for grid in grids]
    for top, bottom in strips(tables, height):
        yield 0, top, width, bottom


def _boxes(grid: Grid) -> Iterator[tuple[float, float, float, float]]:
    """The edges of each cell, in points: left, top, right, bottom."""
    for cell in (cell for row in grid.rows for cell in row if cell.depth):
        left, right = grid.xs[cell.column], grid.xs[cell.column + cell.span]
        yield left, grid.ys[cell.row], right, grid.ys[cell.row + cell.depth]


def _crop(clean: Shades, box: tuple[float, float, float, float], dots: float) -> Crop | None:
    """The part of the picture that holds the ink of a box; None where there is none."""
    scale = dots / 72
    left, top, right, bottom = (round(value * scale) for value in box)
    part = clean[top:bottom, left:right]
    ink = part < _darkest_paper(part)
    if ink.sum() < _FEWEST_DOTS:
        return None
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    first, start = rows[0], columns[0]
    kept = part[first : rows[-1] + 1, start : columns[-1] + 1]
    return Crop(kept, (left + start) / scale, (top + first) / scale)


def _darkest_paper(part: Shades) -> float:
    return 0.65 * float(np.median(part)) if part.size else 0.0


def _is_dash(crop: Crop, dots: float) -> bool:
    """Whether the ink is one short flat stroke, which Tesseract takes for dirt."""
    height, width = (size * 72 / dots for size in crop.shades.shape)
    narrowest, widest, highest = _DASH
    return bool(narrowest <= width <= widest and height <= min(highest, width / 1.5))


def _dash(crop: Crop) -> Seen:
    height, width = crop.shades.shape
    return Seen("-", 0, -2 * height, width, 3 * height, 95.0)


def _placed(word: Seen, crop: Crop, dots: float) -> Word:
    scale = 72 / dots
    return Word(
        word.text,
        crop.left + word.left * scale,
        crop.top + word.top * scale,
        crop.left + word.right * scale,
        crop.top + word.bottom * scale,
        confidence=word.confidence,
    )
