"""How a scanned page, or the text of a cell, is turned: told from what can be read of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from tailan.documents.page.words import Word
from tailan.documents.scan.crop import Crop
from tailan.documents.scan.ocr import Seen, Shades, recognise

_DOTS = 300
_SAMPLES = 4
_LARGEST = 2.0
_TRUSTED = 75.0
_LETTERS, _MORE = 3, 6
_SHARE = 0.5
_NARROW, _LINES = 1.5, 2.5


def is_readable(words: Sequence[Word]) -> bool:
    """Whether so much of the letters was surely read that the page is not turned."""
    sure = sum(len(word.text) for word in words if _is_sure(word) and not word.turn)
    return sure >= _SHARE * sum(len(word.text) for word in words if word.text.isalpha())


def turn_of(crops: Sequence[Crop], turns: Sequence[int] = range(4)) -> int:
    """By how many quarter turns to the left the text of these crops is turned."""
    largest = sorted(crops, key=lambda crop: -int(crop.ink.sum()))[:_SAMPLES]
    samples = [_sample(crop) for crop in largest]
    pictures = [turned_picture(sample, turn) for turn in turns for sample in samples]
    read = recognise(pictures, "block")
    sure = {
        turn: sum(map(_sure_letters, read[i * len(samples) : (i + 1) * len(samples)]))
        for i, turn in enumerate(turns)
    }
    best = max(turns, key=lambda turn: sure[turn])
    return best if sure[best] >= sure[turns[0]] + _MORE else turns[0]


def turned_picture(shades: Shades, turn: int) -> Shades:
    """The picture turned back by so many quarters."""
    return np.ascontiguousarray(np.rot90(shades, -turn))


def turns_of_cells(cells: Sequence[Crop], size: float) -> list[int]:
    """The turn of each cell's text; only high and narrow ones can be turned."""
    return [
        turn_of([cell], (0, 1, 3))
        if cell.height > _LINES * size and cell.height > _NARROW * cell.width
        else 0
        for cell in cells
    ]


def turned_back(words: Iterable[Word], cell: Crop, turn: int) -> Iterable[Word]:
    """Words of a cell that was turned upright, with their boxes as they stand on the page."""
    height, width = (size * 72 / cell.dots for size in cell.shades.shape)
    for word in words:
        if turn == 1:
            box = (word.top, height - word.right, word.bottom, height - word.left)
        else:
            box = (width - word.bottom, word.left, width - word.top, word.right)
        left, top, right, bottom = box
        yield replace(
            word,
            left=cell.left + left,
            top=cell.top + top,
            right=cell.left + right,
            bottom=cell.top + bottom,
            turn=turn,
        )


def _sample(crop: Crop) -> Shades:
    """A part of the crop that is soon read."""
    most = round(_LARGEST * crop.dots)
    return crop.part(0, 0, most, most).enlarged(_DOTS)


def _sure_letters(words: Sequence[Seen]) -> int:
    return sum(len(word.text) for word in words if _is_sure(word))


def _is_sure(word: Word | Seen) -> bool:
    return len(word.text) >= _LETTERS and word.text.isalpha() and word.confidence >= _TRUSTED
