"""How the letters of a PDF's page are set: size, weight, ink; the same for those of one object."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from math import atan2, hypot, pi
from typing import Any

import pypdfium2.raw as pdfium

_SMALLEST = 1.0
"""Points of the smallest print that anybody can read."""

_FILLED, _OUTLINED, _HIDDEN = 0, 2, 3
_WHITE = 250
"""The least of red, green and blue in what nobody tells from white."""

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_LONGEST_NAME = 128


@dataclass(frozen=True)
class TextObject:
    """How an object sets its letters: a program makes one of each word, line or text."""

    turn: int
    """The quarter turns to the left by which the letters stand on the page."""
    size: float
    is_shown: bool
    """Whether its letters have ink and are large enough to be read."""
    is_bold: bool
    is_white: bool
    """Whether nobody sees it on white paper."""


@dataclass
class TextObjects:
    """The text objects of a page; `bold` says of each font met whether its name does."""

    textpage: Any
    bold: dict[int | None, bool] = field(default_factory=dict)
    _last: tuple[int | None, TextObject] | None = None

    def at(self, place: int) -> TextObject:
        """The object of the letter at a place; a word mostly has that of the word before."""
        item = pdfium.FPDFText_GetTextObject(self.textpage, place)
        key = _address(item)
        if self._last is None or key is None or self._last[0] != key:
            self._last = key, self._read(item, place)
        return self._last[1]

    def are_same(self, place: int, other: int) -> bool:
        """Whether the letters at two places belong to one object."""
        first, second = (pdfium.FPDFText_GetTextObject(self.textpage, at) for at in (place, other))
        return _address(first) == _address(second)

    def _read(self, item: Any, place: int) -> TextObject:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self.textpage, place, matrix)
        turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
        size = pdfium.FPDFText_GetFontSize(self.textpage, place) * hypot(matrix.c, matrix.d)
        if not item:
            return TextObject(turn, size, size >= _SMALLEST, is_bold=False, is_white=False)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item)
        is_shown = mode != _HIDDEN and size >= _SMALLEST
        # Letters are outlined where a font has no bold ones.
        is_bold = mode == _OUTLINED or self._is_bold(item)
        return TextObject(turn, size, is_shown, is_bold, mode == _FILLED and _is_white(item))

    def _is_bold(self, item: Any) -> bool:
        font = pdfium.FPDFTextObj_GetFont(item)
        address = _address(font)
        if address not in self.bold:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            self.bold[address] = _BOLD.search(name.value.decode("utf-8", "replace")) is not None
        return self.bold[address]


def _address(item: Any) -> int | None:
    return ctypes.addressof(item.contents) if item else None


def _is_white(item: Any) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
        return False
    return min(red.value, green.value, blue.value) >= _WHITE or not alpha.value
