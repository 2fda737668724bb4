"""Parts of a scanned page that are recognised by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from tailan.documents.ocr import Seen, Shades

_PAPER = 12
"""Dots of paper around a crop: letters at the very edge are not recognised."""


@dataclass(frozen=True, eq=False)
class Crop:
    """A part of the page to recognise, and where it stands, in points."""

    shades: Shades
    left: float
    top: float

    def enlarged(self, times: float) -> Shades:
        """The part so many times as large, with paper around it."""
        image = Image.fromarray(self.shades)
        size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
        larger = np.array(image.resize(size, Image.Resampling.LANCZOS))
        return np.pad(larger, _PAPER, constant_values=int(self.shades.max(initial=0)))

    def in_dots(self, words: Sequence[Seen], times: float) -> list[Seen]:
        """Words that were seen in the enlarged part, with their boxes in dots of the part."""
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
        """A part of the part, in dots; its place is that of the whole."""
        height, width = self.shades.shape
        rows = slice(max(0, round(top)), min(height, round(bottom)))
        columns = slice(max(0, round(left)), min(width, round(right)))
        return Crop(self.shades[rows, columns], self.left, self.top)
