"""What a PDF tells of the hyphens at the ends of its lines: behind the door of pypdfium2."""

from __future__ import annotations

import ctypes
from codecs import BOM_UTF16_BE
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdfium2.raw as pdfium

# pdfium marks a hyphen at a line's end by U+0002 or U+FFFE, whatever hyphen was printed; a font
# may call each of its hyphens a soft one.
CODES = frozenset({2, 0xFFFE, 0xAD})

_SOFT = "\u00ad"
_OWN = frozenset("-\u2010\u2011")
_ACTUAL_TEXT = b"ActualText"
_LONGEST = 16
_NO_TEXT = 2
"""Bytes of the end of a text."""

_NEAR = 0.25
_BEARING = 0.015
"""Sizes by which the white behind a hyphen's ink is wider in any font."""


@dataclass
class Hyphens:
    """The hyphens of a page as pdfium holds it, with its text."""

    page: Any
    textpage: Any
    _known: dict[int | None, bool | None] = field(default_factory=dict)

    def parts(self, at: int) -> bool | None:
        """Whether the letter at this place is a hyphen that parts a word; None: nothing tells.

        A program that marks its text for reading aloud says of a sign what it stands for.
        """
        item = pdfium.FPDFText_GetTextObject(self.textpage, at)
        key = _address(item)
        if key not in self._known:
            said = _said(item)
            self._known[key] = True if said == _SOFT else False if said in _OWN else None
        return self._known[key]

    def hides_space(self, at: int, size: float) -> bool:
        """Whether a space stands behind a hyphen at a line's end.

        pdfium leaves it out, yet it widens the text object, which else ends with the hyphen's
        ink, or it is an object by itself, without any letter.
        """
        item = pdfium.FPDFText_GetTextObject(self.textpage, at)
        ink = [ctypes.c_double() for _ in range(4)]
        pdfium.FPDFText_GetCharBox(self.textpage, at, *ink)
        right = _edges(item)[2] if item else 0.0
        if _BEARING * size < right - ink[1].value < size:
            return True
        return self._is_space(self._following.get(_address(item)), ink[1].value, ink[2].value, size)

    @cached_property
    def _following(self) -> dict[int | None, Any]:
        """The object drawn right behind each object of the page."""
        count = pdfium.FPDFPage_CountObjects(self.page)
        items = [pdfium.FPDFPage_GetObject(self.page, i) for i in range(count)]
        return dict(zip(map(_address, items), items[1:], strict=False))

    def _is_space(self, item: Any, right: float, foot: float, size: float) -> bool:
        """Whether an object is text without any letter, right behind the ink of a hyphen."""
        if item is None or pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_TEXT:
            return False
        if pdfium.FPDFTextObj_GetText(item, self.textpage, None, 0) > _NO_TEXT:
            return False
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        return bool(abs(matrix.e - right) < _NEAR * size and abs(matrix.f - foot) < size)


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


def _edges(item: Any) -> list[float]:
    edges = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *edges)
    return [edge.value for edge in edges]


def _said(item: Any) -> str:
    """What a text object stands for, where the file says so; nothing else."""
    length = ctypes.c_ulong()
    raw = (ctypes.c_ubyte * _LONGEST)()
    for i in range(pdfium.FPDFPageObj_CountMarks(item) if item else 0):
        mark = pdfium.FPDFPageObj_GetMark(item, i)
        # pdfium's own reading of the string loses a soft hyphen.
        if pdfium.FPDFPageObjMark_GetParamBlobValue(mark, _ACTUAL_TEXT, raw, _LONGEST, length):
            text = bytes(raw)[: length.value]
            is_wide = text.startswith(BOM_UTF16_BE)
            return text[2:].decode("utf-16-be", "replace") if is_wide else text.decode("latin-1")
    return ""
