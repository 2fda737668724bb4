"""Where a page of a PDF shows ink: drawn once, and only if somebody asks."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

_SCALE, _COARSE = 4.0, 2.0
"""Dots of the picture to a point: for the ink of letters, and for the ground behind them."""

_DARK = 128
"""Shades below this are ink: white is 255."""


_WHITE = 250
"""Shades from here on are as good as white."""


@dataclass(frozen=True)
class Ink:
    """The ink of a page of pypdfium2."""

    page: Any

    @cached_property
    def _shades(self) -> NDArray[np.uint8]:
        return self._drawn(_SCALE)

    @cached_property
    def _coarse(self) -> NDArray[np.uint8]:
        return self._drawn(_COARSE)

    def _drawn(self, scale: float) -> NDArray[np.uint8]:
        shades = self.page.render(scale=scale, grayscale=True).to_numpy()
        return np.asarray(shades.reshape(shades.shape[0], shades.shape[1]))

    def is_blank(self, left: float, bottom: float, right: float, top: float) -> bool:
        """Whether the page is white in the middle of a box, in points from the foot.

        At its edges there may be lines, or ink of the letters beside it.
        """
        across, up = (right - left) / 4, (top - bottom) / 4
        box = (left + across, bottom + up, right - across, top - up)
        return bool((self._within(*box, self._coarse) >= _WHITE).all())

    def within(self, left: float, top: float, right: float, bottom: float) -> bool:
        """Whether there is ink in the middle half of a letter's box, in points from the foot.

        At its sides there may be ink of the letters beside it.
        """
        side = (right - left) / 4
        middle = self._within(left + side, bottom, right - side, top, self._shades)
        return bool((middle < _DARK).any())

    def _within(
        self, left: float, bottom: float, right: float, top: float, shades: NDArray[np.uint8]
    ) -> NDArray[np.uint8]:
        """The dots of a picture of the page in a box."""
        (x, y), (other_x, other_y) = self._dot(left, top, shades), self._dot(right, bottom, shades)
        rows = slice(min(y, other_y), max(y, other_y))
        return shades[rows, min(x, other_x) : max(x, other_x)]

    def _dot(self, x: float, y: float, shades: NDArray[np.uint8]) -> tuple[int, int]:
        """The dot of the picture on which a point of the page falls."""
        height, width = shades.shape
        across, down = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDF_PageToDevice(self.page.raw, 0, 0, width, height, 0, x, y, across, down)
        return max(0, across.value), max(0, down.value)
