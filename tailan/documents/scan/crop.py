"""Parts of a scanned page that are recognised by themselves, and the lines of text in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tailan.documents.page.words import Word
from tailan.documents.scan.ocr import Seen, Shades

_PAPER = 12
"""Dots of paper around a crop: letters at the very edge are not recognised."""

_DARKEST_PAPER, _WHITE = 165, 255
_FEWEST_DOTS = 10
_LOW, _NEAR, _TALL = 0.5, 0.3, 1.8
_PITCH, _THIN, _FULL = 1.15, 0.35, 0.4

Band = tuple[int, int]
"""First row of a run of rows that hold ink, and the row after its last."""


@dataclass(frozen=True, eq=False)
class Crop:
    """A part of the page to recognise, where it stands in points, and its dots to the inch."""

    shades: Shades
    left: float
    top: float
    dots: float

    @property
    def ink(self) -> NDArray[np.bool_]:
        """Where it is darker than paper."""
        return self.shades < _DARKEST_PAPER

    @property
    def height(self) -> int:
        """Its height in dots."""
        return int(self.shades.shape[0])

    @property
    def width(self) -> int:
        """Its width in dots."""
        return int(self.shades.shape[1])

    def enlarged(self, dots: float) -> Shades:
        """The part as if it had so many dots to the inch, with paper around it."""
        times = dots / self.dots
        image = Image.fromarray(self.shades)
        size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
        larger = np.array(image.resize(size, Image.Resampling.LANCZOS))
        return np.pad(larger, _PAPER, constant_values=_WHITE)

    def in_dots(self, words: Sequence[Seen], dots: float) -> list[Seen]:
        """Words that were seen in the enlarged part, with their boxes in dots of the part."""
        times = dots / self.dots
        return [
            replace(
                word,
                left=(word.left - _PAPER) / times,
                top=(word.top - _PAPER) / times,
                right=(word.right - _PAPER) / times,
                bottom=(word.bottom - _PAPER) / times,
            )
            for word in words
        ]

    def part(self, left: float, top: float, right: float, bottom: float) -> Crop:
        """A part of the part, its edges in dots."""
        first, start = max(0, round(top)), max(0, round(left))
        shades = self.shades[first : round(bottom), start : round(right)]
        scale = 72 / self.dots
        return Crop(shades, self.left + start * scale, self.top + first * scale, self.dots)

    def placed(self, word: Seen) -> Word:
        """A word of the part where it stands on the page."""
        scale = 72 / self.dots
        return Word(
            word.text,
            self.left + word.left * scale,
            self.top + word.top * scale,
            self.left + word.right * scale,
            self.top + word.bottom * scale,
            confidence=word.confidence,
            other=word.other,
        )

    def trimmed(self) -> Crop | None:
        """The part without the paper around its ink; None where it holds hardly any."""
        ink = self.ink
        if ink.sum() < _FEWEST_DOTS:
            return None
        rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
        return self.part(columns[0], rows[0], columns[-1] + 1, rows[-1] + 1)

    def bands(self) -> list[Band]:
        """The runs of rows that hold ink."""
        filled = np.pad(self.ink.any(axis=1), 1).astype(np.int8)
        steps = np.diff(filled)
        starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
        return [(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]

    @property
    def rise(self) -> int:
        """How high the letters reach above the foot on which they stand, in dots."""
        ink = self.ink.sum(axis=1)
        return int(np.flatnonzero(ink >= _FULL * np.percentile(ink, 90))[-1]) + 1

    def lines(self, size: float) -> Iterator[Crop]:
        """The lines of text, downward; `size` is the height of the page's usual line, in dots."""
        bands = [part for band in self._joined(size) for part in self._parted(band, size)]
        for top, bottom in bands:
            line = self.part(0, top, self.width, bottom).trimmed()
            if line is not None:
                yield line

    def _joined(self, size: float) -> list[Band]:
        """The runs of rows; the marks above or beneath letters belong to the nearest line."""
        bands = self.bands()
        joined: list[Band] = []
        for number, (top, bottom) in enumerate(bands):
            below = bands[number + 1][0] - bottom if number + 1 < len(bands) else size
            above = top - joined[-1][1] if joined else size
            is_mark = bottom - top < _LOW * size
            was_mark = bool(joined) and joined[-1][1] - joined[-1][0] < _LOW * size
            if above < _NEAR * size and (was_mark or (is_mark and above <= below)):
                joined[-1] = (joined[-1][0], bottom)
            else:
                joined.append((top, bottom))
        return joined

    def _parted(self, band: Band, size: float) -> list[Band]:
        """The lines of a run of rows in which lines touch, cut where there is least ink."""
        top, bottom = band
        count = round((bottom - top) / (_PITCH * size))
        if bottom - top < _TALL * size or count < 2:
            return [band]
        ink = self.ink[top:bottom].sum(axis=1)
        step = (bottom - top) / count
        cuts = [0]
        for number in range(1, count):
            first, last = round((number - 0.3) * step), round((number + 0.3) * step)
            cut = first + int(np.argmin(ink[first:last]))
            if ink[cut] < _THIN * ink.mean():
                cuts.append(cut)
        return [(top + start, top + end) for start, end in pairwise([*cuts, bottom - top])]


def usual_size(crops: Sequence[Crop]) -> float:
    """The height of the usual line in these crops, in dots."""
    heights = [bottom - top for crop in crops for top, bottom in crop.bands()]
    tall = [height for height in heights if height * 72 > 3 * crops[0].dots] if heights else []
    return float(np.median(tall)) if tall else 1.0
