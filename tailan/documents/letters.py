"""The letters of a PDF's page put into words: behind the door of pypdfium2."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import pi
from typing import Any

import pypdfium2.raw as pdfium

from tailan.documents.words import Word

_WIDE_GAP = 0.5
_SPACES = frozenset(map(ord, " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u200b\u3000")) | {0}
# pdfium marks a hyphen at a line's end by U+0002 or U+FFFE, whatever hyphen was printed.
_LINE_END_HYPHENS = frozenset({2, 0xFFFE})
_HIDDEN = 3


@dataclass
class _Letters:
    """The letters of a word: the number of its first on the page, codes, and their box."""

    first: int
    left: float
    bottom: float
    right: float
    top: float
    codes: list[int] = field(default_factory=list)


def words_on(textpage: Any, count: int) -> Iterator[Word]:
    """The visible words of a page in the order of the file, in points from its origin downward."""
    box = pdfium.FS_RECTF()
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    word: _Letters | None = None
    left = bottom = right = top = 0.0
    for i in range(count):
        code = code_of(textpage, i)
        if code in _SPACES:
            if word:
                is_printed = not pdfium.FPDFText_IsGenerated(textpage, i)
                yield from _shown(textpage, word, is_spaced=is_printed)
                word = None
            continue
        box_of(textpage, i, box)
        if word and _is_apart(box, (left, bottom, right, top)):
            yield from _shown(textpage, word)
            word = None
        left, bottom, right, top = box.left, box.bottom, box.right, box.top
        if word is None:
            word = _Letters(i, left, bottom, right, top)
        else:
            word.left, word.bottom = min(left, word.left), min(bottom, word.bottom)
            word.right, word.top = max(right, word.right), max(top, word.top)
        word.codes.append(code)
        if code in _LINE_END_HYPHENS:
            yield from _shown(textpage, word)
            word = None
    if word:
        yield from _shown(textpage, word)


def _is_apart(box: Any, last: tuple[float, float, float, float]) -> bool:
    """Whether a letter stands away from the one before it, or in another line."""
    left, bottom, right, top = last
    gap = max(box.left - right, left - box.right, box.bottom - top, bottom - box.top)
    if gap > _WIDE_GAP * min(box.top - box.bottom, box.right - box.left):
        return True
    x, y = (box.left + box.right) / 2, (box.bottom + box.top) / 2
    return not (left <= x <= right or bottom <= y <= top)


def _shown(textpage: Any, word: _Letters, *, is_spaced: bool = False) -> Iterator[Word]:
    """The word, unless it is printed with no ink."""
    item = pdfium.FPDFText_GetTextObject(textpage, word.first)
    if item and pdfium.FPDFTextObj_GetTextRenderMode(item) == _HIDDEN:
        return
    numbers = range(word.first, word.first + len(word.codes))
    yield Word(
        "".join(map(chr, word.codes)),
        *(word.left, -word.top, word.right, -word.bottom),
        turn=round(-pdfium.FPDFText_GetCharAngle(textpage, word.first) / (pi / 2)) % 4,
        is_unsure=any(pdfium.FPDFText_HasUnicodeMapError(textpage, i) == 1 for i in numbers),
        is_spaced=is_spaced,
    )
