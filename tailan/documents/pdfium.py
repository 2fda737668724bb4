"""PDF files: the door of pypdfium2, with the words, lines and pictures of each page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from math import pi
from typing import Any

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from tailan.documents.drawn import Drawn
from tailan.documents.page import Page
from tailan.documents.ruling import Rule
from tailan.documents.words import Word, turned
from tailan.errors import TailanError

PAGE_LIMIT = 2_000
"""Pages that a document may have."""

LETTER_LIMIT = 500_000
"""Letters that a page may have: a page of small print has ten thousand."""

_THICKEST = 4.0
_END_OF_FILE = b"%%EOF"
_TAIL = 2048
_PASSWORD = 4
_WIDE_GAP = 0.5
_SPACES = frozenset(map(ord, " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u200b\u3000")) | {0}
_OLD_LETTERS = range(0xC0, 0x100)

_Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class PdfPage:
    """A page as its file describes it, and whether it is but a picture of one."""

    page: Page
    is_picture: bool
    _page: Any = field(repr=False, compare=False)

    def picture(self, dots: float) -> NDArray[np.uint8]:
        """The page drawn in shades of grey, with so many dots to the inch."""
        bitmap = self._page.render(scale=dots / 72, grayscale=True)
        shades: NDArray[np.uint8] = np.array(bitmap.to_numpy(), copy=True)
        return shades[:, :, 0] if shades.ndim > 2 else shades


def pdf_pages(raw: bytes, name: str) -> Iterator[PdfPage]:
    """The pages of a PDF; TailanError where it is locked, damaged or far too long."""
    with closing(_opened(raw, name)) as document:
        if not 0 < len(document) <= PAGE_LIMIT:
            raise TailanError("document.pages", file=name, pages=len(document), limit=PAGE_LIMIT)
        for number in range(1, len(document) + 1):
            try:
                page = document[number - 1]
            except pypdfium2.PdfiumError as error:
                detail = f"{error}; {number}"
                raise TailanError("document.damaged_pdf", file=name, detail=detail) from error
            with closing(page):
                yield _page(page, number, name)


def _opened(raw: bytes, name: str) -> Any:
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise TailanError("document.locked_pdf", file=name) from error
        raise TailanError("document.damaged_pdf", file=name, detail=str(error)) from error
    # A file cut short still opens, without the pages that are lost: its end tells.
    if _END_OF_FILE not in raw[-_TAIL:]:
        document.close()
        raise TailanError("document.damaged_pdf", file=name, detail="%%EOF?")
    return document


def _page(page: Any, number: int, name: str) -> PdfPage:
    drawn = Drawn.on(page.raw)
    with closing(page.get_textpage()) as textpage:
        count = textpage.count_chars()
        if count > LETTER_LIMIT:
            raise TailanError(
                "document.letters", file=name, place=f"page {number}", limit=LETTER_LIMIT
            )
        words = list(_words(textpage.raw, count))
    left, bottom, right, top = page.get_bbox()
    sheet = Word("", left, -top, right, -bottom)
    turn = _most([word.turn for word in words for _ in word.text])
    upright = turned(sheet, turn)
    placed = (_shifted(turned(word, turn), upright) for word in words)
    shown = tuple(word for word in placed if _is_on(upright, word))
    boxes = (_shifted(turned(Word("", *box), turn), upright) for box in drawn.lines)
    made = Page(
        number,
        upright.right - upright.left,
        upright.bottom - upright.top,
        shown,
        tuple(rule for box in boxes for rule in _rule(box)),
    )
    is_picture = drawn.has_picture and (drawn.is_text_hidden or not shown)
    return PdfPage(made, is_picture or _is_unreadable(shown), page)


def _most(turns: list[int]) -> int:
    return max(set(turns), key=turns.count) if turns else 0


def _shifted(word: Word, sheet: Word) -> Word:
    return replace(
        word,
        left=word.left - sheet.left,
        top=word.top - sheet.top,
        right=word.right - sheet.left,
        bottom=word.bottom - sheet.top,
    )


def _is_on(sheet: Word, word: Word) -> bool:
    """Whether the middle of a word stands on the sheet: the rest is never printed."""
    return 0 <= word.x <= sheet.right - sheet.left and 0 <= word.y <= sheet.bottom - sheet.top


def _is_unreadable(words: tuple[Word, ...]) -> bool:
    """Whether the letters of a page do not tell what they mean, so that only its picture does.

    Fonts of the nineties put Mongolian in the places of Western letters with accents.
    """
    letters = "".join(word.text for word in words)
    unsure = sum(len(word.text) for word in words if word.is_unsure)
    old = sum(ord(letter) in _OLD_LETTERS for letter in letters)
    return 2 * max(unsure, old) > len(letters) > 0


def _words(textpage: Any, count: int) -> Iterator[Word]:
    """The words of a page in the order of the file, in points from its origin downward."""
    letters: list[int] = []
    box = pdfium.FS_RECTF()
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    left = bottom = right = top = 0.0
    first = 0
    for i in range(count):
        code = code_of(textpage, i)
        if code in _SPACES:
            if letters:
                yield _word(textpage, first, letters, (left, -top, right, -bottom))
                letters = []
            continue
        box_of(textpage, i, box)
        if letters and _is_apart(box, left, bottom, right, top):
            yield _word(textpage, first, letters, (left, -top, right, -bottom))
            letters = []
        if not letters:
            first, left, bottom, right, top = i, box.left, box.bottom, box.right, box.top
        else:
            left, bottom = min(left, box.left), min(bottom, box.bottom)
            right, top = max(right, box.right), max(top, box.top)
        letters.append(code)
    if letters:
        yield _word(textpage, first, letters, (left, -top, right, -bottom))


def _is_apart(box: Any, left: float, bottom: float, right: float, top: float) -> bool:
    """Whether a letter stands away from the word before it, to any side."""
    gap = max(box.left - right, left - box.right, box.bottom - top, bottom - box.top)
    return bool(gap > _WIDE_GAP * min(box.top - box.bottom, box.right - box.left))


def _word(textpage: Any, first: int, letters: list[int], box: _Box) -> Word:
    angle = pdfium.FPDFText_GetCharAngle(textpage, first)
    turn = round(-angle / (pi / 2)) % 4
    unsure = any(
        pdfium.FPDFText_HasUnicodeMapError(textpage, i) == 1
        for i in range(first, first + len(letters))
    )
    return Word("".join(map(chr, letters)), *box, turn, unsure)


def _rule(box: Word) -> Iterator[Rule]:
    """The line that a thin box is."""
    width, height = box.right - box.left, box.bottom - box.top
    if height <= _THICKEST and width > height:
        yield Rule(True, box.y, box.left, box.right)
    elif width <= _THICKEST and height > width:
        yield Rule(False, box.x, box.top, box.bottom)
