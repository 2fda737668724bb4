"""The signs of a PDF's page and their boxes, as pdfium tells them: all of a page at once."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import compress, repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from tailan.documents.pdf.hyphens import CODES
from tailan.documents.pdf.ink import Ink

UNREAD = "\ufffd"
"""What stands for a letter that a font does not name."""

WHITE = ""
"""What stands for a space or the end of a line."""

HYPHENS = frozenset(map(chr, CODES))

_SPACES = frozenset(" \t\r\n\v\f\u00a0\u2002\u2003\u2009\u200b\u3000")
_UNKNOWN = "\0"
"""A sign that a font does not name: a space, or a letter that it does not have either."""

_UNTOLD = "\ufffe"
"""What a page's text has where its font names no sign, and for a hyphen at a line's end."""

Place = tuple[float, float, float, float]
"""Where a sign begins and ends along the direction of reading, its middle across, its height.

Along grows in the direction of reading and across from the foot of a letter to its head, however
these stand on the page.
"""


@dataclass(frozen=True)
class Signs:
    """The signs of a page in the order of the file."""

    texts: Sequence[str]
    """A letter each, WHITE or UNREAD."""
    boxes: NDArray[np.float64]
    """Left, top, right and bottom of each, in points from the page's origin upward; 0 of white."""
    unsure: frozenset[int]
    """The places of those of which the file does not tell what they mean."""
    _places: dict[int, list[Place]] = field(default_factory=dict)

    @classmethod
    def of(cls, textpage: Any, count: int, ink: Ink) -> Signs:
        """The signs that a page has, so many by pdfium's count."""
        texts = [WHITE if sign in _SPACES else sign for sign in _text(textpage, count)]
        printed = [at for at, sign in enumerate(texts) if sign]
        boxes = _boxes(textpage, printed, count)
        has_error = map(pdfium.FPDFText_HasUnicodeMapError, repeat(textpage), printed)
        unsure = set(compress(printed, has_error))
        for at in [at for at in printed if texts[at] == _UNKNOWN]:
            texts[at] = UNREAD if ink.within(*boxes[at]) else WHITE
            unsure.add(at)
        return cls(texts, boxes, frozenset(unsure))

    def places(self, turn: int) -> list[Place]:
        """The places of all signs to one who reads in a direction, by quarter turns to the left."""
        if turn not in self._places:
            self._places[turn] = self._turned(turn)
        return self._places[turn]

    def _turned(self, turn: int) -> list[Place]:
        left, top, right, bottom = self.boxes.T
        low, high, middle = left, right, (bottom + top) / 2
        if turn % 2:
            low, high, middle = bottom, top, (left + right) / 2
        if turn in (2, 3):
            low, high = -high, -low
        if turn in (1, 2):
            middle = -middle
        sides = [side.tolist() for side in (low, high, middle, top - bottom)]
        return list(zip(*sides, strict=True))


def _text(textpage: Any, count: int) -> list[str]:
    """The sign of each place, white as it is.

    A call for each takes long. The text of the page has them all, unless some stand for no sign or
    for several; then only a call tells at which places.
    """
    raw = (ctypes.c_ushort * (count + 1))()
    length = pdfium.FPDFText_GetText(textpage, 0, count, raw)
    text = bytes(raw)[: 2 * (length - 1)].decode("utf-16-le", "surrogatepass")
    signs = list(text if len(text) == count else _UNTOLD * count)
    for at in [at for at, sign in enumerate(signs) if sign == _UNTOLD]:
        signs[at] = chr(pdfium.FPDFText_GetUnicode(textpage, at))
    return signs


def _boxes(textpage: Any, places: Iterable[int], count: int) -> NDArray[np.float64]:
    """The boxes of so many signs, those at these places measured."""
    boxes = (pdfium.FS_RECTF * count)()
    for at in places:
        pdfium.FPDFText_GetLooseCharBox(textpage, at, boxes[at])
    return np.frombuffer(boxes, dtype=np.float32).reshape(count, 4).astype(np.float64)
