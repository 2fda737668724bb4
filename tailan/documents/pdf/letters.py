"""The letters of a PDF's page put into words: behind the door of pypdfium2."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import repeat
from math import atan2, hypot, pi
from typing import Any

import pypdfium2.raw as pdfium

from tailan.documents.page.words import Word
from tailan.documents.pdf.hyphens import CODES, Hyphens
from tailan.documents.pdf.ink import Ink
from tailan.documents.raised import raised

_ASCENT = 0.93
_DESCENT = 0.24
"""Sizes of the letters that a line reaches above and beneath its foot, whatever the font says."""

_HIGHEST = 1.0
_LOWEST = 0.35
"""Sizes above and beneath the foot of a line within which the middle of its signs stands."""

_SMALLER, _HIGHER = 0.95, 0.15
"""Shares of the height and the size of letters by which a raised sign differs from them."""

_GAP = 0.25
"""Sizes of white that part two words."""

_GUESSED_GAP = 0.1
"""The same where pdfium takes the white for a space or the end of a line."""

_OVERLAP = 0.1
"""Sizes by which a letter reaches at least beyond the beginning of the one before it."""
_BACK = 0.1
"""Sizes by which a letter may stand before the word that it belongs to."""

_SMALLEST = 1.0
"""Points of the smallest print that anybody can read."""

_SPACES = frozenset(map(ord, " \t\r\n\v\f\u00a0\u2002\u2003\u2009\u200b\u3000"))
_UNKNOWN = 0
"""A sign that a font does not name: a space, or a letter that it does not have either."""

UNREAD = "\ufffd"
"""What stands for such a letter."""

_HYPHEN, _SPACE = ord("-"), ord(" ")
_DIGITS, _RAISED = range(ord("0"), ord("9") + 1), "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPENING = '"“«'
_FILLED, _OUTLINED, _HIDDEN = 0, 2, 3
_WHITE = 250
"""The least of red, green and blue in what nobody tells from white."""

_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_LONGEST_NAME = 128


@dataclass
class _Letters:
    """The letters of a word as they are found: codes, the foot of the first, their extent.

    `along` is the direction of reading, upward on the page where `turn` is odd; x and y are
    those of a PDF, whose y goes upward.
    """

    first: int
    turn: int
    size: float
    foot: float
    start: float
    end: float
    last: float
    """Where the last letter begins."""
    letter: float
    """The width of the first one."""
    height: float
    codes: list[int] = field(default_factory=list)
    hyphen: int = 0
    """The place of its last hyphen: pdfium may put the end of a line before it."""

    def takes(self, box: Any, gap: float) -> bool:
        """Whether a letter belongs to the word, standing close to its end on the same line."""
        if self.turn % 2:
            low, high, middle = box.bottom, box.top, (box.left + box.right) / 2
        else:
            low, high, middle = box.left, box.right, (box.bottom + box.top) / 2
        height = middle - self.foot if self.turn in (0, 3) else self.foot - middle
        if not -_LOWEST * self.size <= height <= _HIGHEST * self.size:
            return False
        if self.turn < 2:
            white, before, behind = low - self.end, self.start - low, self.last - high
        else:
            white, before, behind = self.start - high, high - self.end, low - self.last
        # A letter that the font lacks is printed after the others, in the gap that they leave.
        is_next = before < _BACK * self.size and behind < -_OVERLAP * self.size
        return bool(white <= gap * self.size and is_next)

    def goes_on_with(self, code: int, textpage: Any, at: int) -> bool:
        """Whether a letter may stand in the word, and not in the cell that this one runs into.

        What is printed by itself begins a new text: a capital or an opening quote behind a figure
        or small letter, a figure behind a figure or a hyphen, a capital behind a number's point.
        """
        letter = chr(code)
        if letter.islower() or letter in _RAISED:
            return True
        last = chr(self.codes[-1])
        if letter.isdigit():
            may_begin = last.isdigit() or last == "-"
        else:
            is_opening = letter.isupper() or letter in _OPENING
            may_begin = is_opening and (last == "." or (last.isalnum() and not last.isupper()))
        if not may_begin:
            return True
        objects = (pdfium.FPDFText_GetTextObject(textpage, i) for i in (at - 1, at))
        first, second = (ctypes.addressof(one.contents) if one else None for one in objects)
        return first == second

    def as_shown(self, code: int, box: Any, textpage: Any, at: int) -> int:
        """The code of a sign; that of a raised digit where it is smaller and its foot higher."""
        if code not in _DIGITS or self.turn or box.top - box.bottom >= _SMALLER * self.height:
            return code
        is_raised = _foot(textpage, at, self.turn) > self.foot + _HIGHER * self.size
        return ord(raised(chr(code))) if is_raised else code

    def add(self, code: int, box: Any, at: int) -> None:
        """Puts a letter to the end of the word."""
        low, high = (box.bottom, box.top) if self.turn % 2 else (box.left, box.right)
        self.start = min(self.start, low)
        self.end = max(self.end, high)
        self.last = low if self.turn < 2 else high
        self.codes.append(code)
        if code == _HYPHEN:
            self.hyphen = at

    def word(self, textpage: Any, *, is_spaced: bool, is_bold: bool) -> Word:
        """The word in points from the page's origin, y downward."""
        up, down = _ASCENT * self.size, _DESCENT * self.size
        if self.turn in (1, 2):
            up, down = down, up
        low, high = self.foot - down, self.foot + up
        if self.turn % 2:
            edges = (low, -self.end, high, -self.start)
        else:
            edges = (self.start, -high, self.end, -low)
        numbers = range(self.first, self.first + len(self.codes))
        has_error = pdfium.FPDFText_HasUnicodeMapError
        return Word(
            "".join(map(chr, self.codes)),
            *edges,
            turn=self.turn,
            is_unsure=ord(UNREAD) in self.codes or 1 in map(has_error, repeat(textpage), numbers),
            is_spaced=is_spaced,
            is_bold=is_bold,
            letter=self.letter,
        )


@dataclass
class _Shown:
    """Puts out words that anybody can see; `bold` says of each font met whether its name does."""

    textpage: Any
    hyphens: Hyphens
    ink: Ink
    unseen: list[str]
    """The words that are white on white, as they are met."""
    bold: dict[int | None, bool] = field(default_factory=dict)

    def word(self, word: _Letters, *, is_spaced: bool = False) -> Iterator[Word]:
        """The word, unless nobody can see it: it is printed with no ink, or far too small."""
        item = pdfium.FPDFText_GetTextObject(self.textpage, word.first)
        mode = pdfium.FPDFTextObj_GetTextRenderMode(item) if item else 0
        if mode != _HIDDEN and word.size >= _SMALLEST:
            # Letters are outlined where a font has no bold ones.
            is_bold = mode == _OUTLINED or (bool(item) and self._is_bold(item))
            made = word.word(self.textpage, is_spaced=is_spaced, is_bold=is_bold)
            if word.hyphen > word.first:
                made = replace(made, is_parted=self.hyphens.parts(word.hyphen))
            if item and self._is_unseen(item, made):
                self.unseen.append(made.text)
            else:
                yield made

    def _is_unseen(self, item: Any, word: Word) -> bool:
        """Whether a word is white, and so is the page at its place."""
        if pdfium.FPDFTextObj_GetTextRenderMode(item) != _FILLED:
            return False
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha):
            return False
        is_white = min(red.value, green.value, blue.value) >= _WHITE or not alpha.value
        return is_white and self.ink.is_blank(word.left, -word.bottom, word.right, -word.top)

    def _is_bold(self, item: Any) -> bool:
        font = pdfium.FPDFTextObj_GetFont(item)
        address = ctypes.addressof(font.contents) if font else None
        if address not in self.bold:
            name = ctypes.create_string_buffer(_LONGEST_NAME)
            pdfium.FPDFFont_GetBaseFontName(font, name, _LONGEST_NAME)
            self.bold[address] = _BOLD.search(name.value.decode("utf-8", "replace")) is not None
        return self.bold[address]


def words_on(page: Any, textpage: Any, count: int, ink: Ink, unseen: list[str]) -> Iterator[Word]:
    """The visible words of a page in the order of the file, in points from its origin downward.

    Those that are white on white are put to the `unseen` instead.
    """
    box = pdfium.FS_RECTF()
    place = ctypes.byref(box)
    code_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    hyphens = Hyphens(page, textpage)
    shown = _Shown(textpage, hyphens, ink, unseen)
    word: _Letters | None = None
    gap = _GAP
    for i in range(count):
        code = code_of(textpage, i)
        if code == _UNKNOWN:
            box_of(textpage, i, place)
            code = ord(UNREAD) if ink.within(box) else _SPACE
        if code in _SPACES:
            if word and not pdfium.FPDFText_IsGenerated(textpage, i):
                yield from shown.word(word, is_spaced=True)
                word = None
            gap = _GUESSED_GAP
            continue
        box_of(textpage, i, place)
        # A digit is raised beside the letters of its own word, not beside those of the last cell.
        is_next = word is not None and word.takes(box, gap)
        code = word.as_shown(code, box, textpage, i) if word and is_next else code
        if word and not (is_next and word.goes_on_with(code, textpage, i)):
            yield from shown.word(word)
            word = None
        if word is None:
            word = _begun(textpage, i, box)
        word.add(_HYPHEN if code in CODES else code, box, i)
        gap = _GAP
        if code in CODES:
            is_spaced = not word.turn and hyphens.hides_space(i, word.size)
            yield from shown.word(word, is_spaced=is_spaced)
            word = None
    if word:
        yield from shown.word(word)


def _begun(textpage: Any, first: int, box: Any) -> _Letters:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(textpage, first, matrix)
    turn = round(atan2(matrix.b, matrix.a) / (pi / 2)) % 4
    size = pdfium.FPDFText_GetFontSize(textpage, first) * hypot(matrix.c, matrix.d)
    foot = _foot(textpage, first, turn)
    low, high = (box.bottom, box.top) if turn % 2 else (box.left, box.right)
    last, height = (low if turn < 2 else high), box.top - box.bottom
    return _Letters(first, turn, size, foot, low, high, last, high - low, height)


def _foot(textpage: Any, at: int, turn: int) -> float:
    """Where a letter stands on its line, across the direction of reading."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
    return x.value if turn % 2 else y.value
