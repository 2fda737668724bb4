"""Where a page of a PDF shows ink: drawn once, and only if somebody asks."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_SCALE = 4.0
"""Dots of the picture to a point."""

_DARK = 128
"""Shades below this are ink: white is 255."""


@dataclass(frozen=True)
class Ink:
    """The ink of a page of pypdfium2."""

    page: Any

    @cached_property
    def _is_dark(self) -> NDArray[np.bool_]:
        shades = self.page.render(scale=_SCALE, grayscale=True).to_numpy()
        return np.asarray(shades.reshape(shades.shape[0], shades.shape[1]) < _DARK)

    def within(self, box: Any) -> bool:
        """Whether there is ink in the middle half of a letter's box, in points from the foot.

        At its sides there may be ink of the letters beside it.
        """
        side = (box.right - box.left) / 4
        left, top = self._dot(box.left + side, box.top)
        right, bottom = self._dot(box.right - side, box.bottom)
        rows = slice(min(top, bottom), max(top, bottom))
        columns = slice(min(left, right), max(left, right))
        return bool(self._is_dark[rows, columns].any())

    def _dot(self, x: float, y: float) -> tuple[int, int]:
        """The dot of the picture on which a point of the page falls."""
        height, width = self._is_dark.shape
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self.page.raw, 0, 0, width, height, 0, x, y, across, down)
        return max(0, across.value), max(0, down.value)
