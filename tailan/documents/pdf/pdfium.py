"""PDF files: the door of pypdfium2, with the words, lines and pictures of each page."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from tailan.documents import misread
from tailan.documents.old_letters import OldLetters
from tailan.documents.page import Page
from tailan.documents.page.ruling import Rule
from tailan.documents.page.words import Word, turned
from tailan.documents.pdf.drawn import THICKEST, Box, Drawn
from tailan.documents.pdf.letters import words_on
from tailan.documents.pdf.packed import require_sane_streams
from tailan.documents.pdf.pieces import whole_words
from tailan.documents.pdf.signs import UNREAD
from tailan.errors import TailanError

PAGE_LIMIT = 2_000
"""Pages that a document may have."""

LETTER_LIMIT = 500_000
"""Letters that a page may have: a page of small print has ten thousand."""

_BULLET = "•"
_REACH = 60.0
_BEGINNING = b"%PDF-"
_HEAD = 1024
_LOCK = b"/Encrypt"
_END_OF_FILE = b"%%EOF"
_TAIL = 2048
_PASSWORD = 4
_OLD_LETTERS = re.compile("[À-ÿ]")


@dataclass(frozen=True)
class PdfPage:
    """A page as its file describes it, and whether it is but a picture of one."""

    page: Page
    is_picture: bool
    unseen: str
    """The words that are white on white."""
    _page: Any = field(repr=False, compare=False)
    old: dict[str, str] = field(default_factory=dict, compare=False)
    """The words in the letters of old fonts, and what these show for them."""

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
                raise TailanError("document.damaged_pdf", file=name) from error
            with closing(page):
                yield _page(page, number, name)


def _opened(raw: bytes, name: str) -> Any:
    if _BEGINNING not in raw[:_HEAD]:
        raise TailanError("document.not_pdf", file=name)
    require_sane_streams(raw, name)
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        # pdfium keeps the code of an earlier file's error.
        if error.err_code == _PASSWORD and _LOCK in raw:
            raise TailanError("document.locked_pdf", file=name) from error
        raise TailanError("document.damaged_pdf", file=name) from error
    # A file cut short still opens, without the pages that are lost: its end tells.
    if _END_OF_FILE not in raw[-_TAIL:]:
        document.close()
        raise TailanError("document.damaged_pdf", file=name)
    return document


def _page(page: Any, number: int, name: str) -> PdfPage:
    drawn = Drawn.on(page.raw)
    with closing(page.get_textpage()) as textpage:
        if textpage.count_chars() > LETTER_LIMIT:
            raise TailanError(
                "document.letters", file=name, place=f"page {number}", limit=LETTER_LIMIT
            )
        unseen = list[str]()
        words = whole_words(list(words_on(page, textpage, unseen)))
    left, bottom, right, top = page.get_bbox()
    bullets = [_placed(_BULLET, box, left, top) for box in drawn.bullets()]
    turn = _most(words)
    words.extend(_before_words(bullets, words))
    sheet = Word("", 0, 0, right - left, top - bottom)
    upright = turned(sheet, turn)
    shown = tuple(word for word in _upright(words, turn, sheet) if _is_on(upright, word))
    lines = [_placed("", box, left, top) for box in drawn.lines]
    boxes = _upright(lines, turn, sheet)
    old = _of_old_fonts(shown)
    if old:
        shown = tuple(replace(word, text=old.get(word.text, word.text)) for word in shown)
    made = Page(
        number,
        upright.right - upright.left,
        upright.bottom - upright.top,
        shown,
        tuple(rule for box in boxes for rule in _rule(box) if _is_drawn_on(upright, rule)),
    )
    is_picture = drawn.has_picture and (drawn.is_text_hidden or not shown)
    return PdfPage(made, is_picture or _is_unreadable(shown), " ".join(unseen), page, old)


def _of_old_fonts(words: tuple[Word, ...]) -> dict[str, str]:
    """What an old font shows for the words that are set in it."""
    texts = [word.text for word in words]
    old = OldLetters.of(texts) if misread.put_right(texts) is None else None
    shown = {} if old is None else {text: old.shown(text) for text in texts}
    return {text: own for text, own in shown.items() if own != text}


def _most(words: list[Word]) -> int:
    """The turn of most letters."""
    letters = [0, 0, 0, 0]
    for word in words:
        letters[word.turn] += len(word.text)
    return letters.index(max(letters))


def _placed(text: str, box: Box, left: float, top: float) -> Word:
    """What is drawn in a box, in points from the corner of the sheet."""
    return Word(text, box[0] - left, box[1] + top, box[2] - left, box[3] + top)


def _upright(words: list[Word], turn: int, sheet: Word) -> Iterable[Word]:
    """The words of a sheet turned back, in points from the corner that is then its upper left."""
    if not turn:
        return words
    corner = turned(sheet, turn)
    return (_shifted(turned(word, turn), corner.left, corner.top) for word in words)


def _shifted(word: Word, left: float, top: float) -> Word:
    return replace(
        word,
        left=word.left - left,
        top=word.top - top,
        right=word.right - left,
        bottom=word.bottom - top,
    )


def _is_on(sheet: Word, word: Word) -> bool:
    """Whether the middle of a word stands on the sheet: the rest is never printed."""
    return 0 <= word.x <= sheet.right - sheet.left and 0 <= word.y <= sheet.bottom - sheet.top


def _is_drawn_on(sheet: Word, rule: Rule) -> bool:
    """Whether a line stands on the sheet: of a row that a page cuts some programs draw all."""
    across, along = sheet.bottom - sheet.top, sheet.right - sheet.left
    return 0 <= rule.at <= (across if rule.is_horizontal else along)


def _is_unreadable(words: tuple[Word, ...]) -> bool:
    """Whether the letters of a page do not tell what they mean, so that only its picture does.

    Fonts of the nineties put Mongolian in the places of Western letters with accents.
    """
    letters = sum(len(word.text) for word in words)
    unsure = sum(word.text.count(UNREAD) or len(word.text) for word in words if word.is_unsure)
    old = sum(len(_OLD_LETTERS.findall(word.text)) for word in words)
    return 2 * max(unsure, old) > letters > 0


def _before_words(bullets: list[Word], words: list[Word]) -> Iterator[Word]:
    """The drawn bullets that stand before words, as browsers and slides set them."""
    firsts = sorted(words, key=lambda word: word.top)
    tops = [word.top for word in firsts]
    for bullet in bullets:
        first = bisect_left(tops, bullet.y - _REACH)
        beside = firsts[first : bisect_right(tops, bullet.y)]
        level = [word for word in beside if word.top < bullet.y < word.bottom]
        near = [word for word in level if 0 < word.left - bullet.right < 2 * word.height]
        if near and all(word.left > bullet.right or word.right < bullet.left for word in level):
            yield replace(bullet, top=near[0].top, bottom=near[0].bottom)


def _rule(box: Word) -> Iterator[Rule]:
    """The line that a thin box is; a dot may be part of one in either direction."""
    width, height = box.right - box.left, box.bottom - box.top
    if height <= THICKEST and (width > height or width <= THICKEST):
        yield Rule(True, box.y, box.left, box.right)
    if width <= THICKEST and (height >= width or height <= THICKEST):
        yield Rule(False, box.x, box.top, box.bottom)
