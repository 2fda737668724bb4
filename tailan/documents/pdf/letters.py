"""The letters of a PDF's page put into words: behind the door of pypdfium2."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from tailan.documents.page.words import Word
from tailan.documents.pdf.hyphens import Hyphens
from tailan.documents.pdf.ink import Ink
from tailan.documents.pdf.signs import HYPHENS, Place, Signs
from tailan.documents.pdf.text_objects import TextObject, TextObjects
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

_HYPHEN = "-"
_DIGITS, _RAISED = "0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"
_OPENING = '"“«'


@dataclass(slots=True)
class _Letters:
    """The letters of a word as they are found, in points along and across its reading direction."""

    first: int
    """The place of the first one on its page, as the file has it."""
    set_by: TextObject
    size: float
    foot: float
    start: float
    end: float
    last: float
    """Where the last letter begins."""
    letter: float
    """The width of the first one."""
    height: float
    signs: list[str] = field(default_factory=list)
    behind: int = 0
    """The place behind the last letter."""
    hyphen: int = 0
    """The place of its last hyphen: pdfium may put the end of a line before it."""

    def takes(self, place: Place, gap: float) -> bool:
        """Whether a letter belongs to the word, standing close to its end on the same line."""
        low, high, middle, _ = place
        size = self.size
        # A letter that the font lacks is printed after the others, in the gap that they leave.
        return (
            -_LOWEST * size <= middle - self.foot <= _HIGHEST * size
            and low - self.end <= gap * size
            and self.start - low < _BACK * size
            and self.last - high < -_OVERLAP * size
        )

    def goes_on_with(self, sign: str, at: int, objects: TextObjects) -> bool:
        """Whether a sign may stand in the word, and not in the cell that this one runs into.

        What is printed by itself begins a new text: a capital or an opening quote behind a figure
        or small letter, a figure behind a figure or a hyphen, a capital behind a number's point.
        """
        if sign in _RAISED:
            return True
        last = self.signs[-1]
        if sign.isdigit():
            may_begin = last.isdigit() or last == _HYPHEN
        else:
            is_opening = sign.isupper() or sign in _OPENING
            may_begin = is_opening and (last == "." or (last.isalnum() and not last.isupper()))
        return not may_begin or objects.are_same(at - 1, at)

    def is_raised(self, height: float, textpage: Any, at: int) -> bool:
        """Whether a digit is smaller than the word's letters and has a higher foot."""
        if self.set_by.turn or height >= _SMALLER * self.height:
            return False
        return _foot(textpage, at, 0) > self.foot + _HIGHER * self.size

    def add(self, sign: str, place: Place, at: int) -> None:
        """Puts a letter to the end of the word."""
        low, high, _, _ = place
        self.start = min(self.start, low)
        self.end = max(self.end, high)
        self.last = low
        self.signs.append(sign)
        self.behind = at + 1
        if sign == _HYPHEN:
            self.hyphen = at

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom in points from the page's origin, y downward."""
        low, high = self.foot - _DESCENT * self.size, self.foot + _ASCENT * self.size
        match self.set_by.turn:
            case 0:
                return self.start, -high, self.end, -low
            case 1:
                return -high, -self.end, -low, -self.start
            case 2:
                return -self.end, low, -self.start, high
            case _:
                return low, self.start, high, self.end


@dataclass(frozen=True)
class _Page:
    """A page of pdfium's with its text."""

    textpage: Any
    signs: Signs
    objects: TextObjects
    hyphens: Hyphens
    corner: tuple[float, float]
    """Left and top of its sheet, in points from its origin upward."""
    ink: Ink
    unseen: list[str]
    """The words that are white on white, as they are met."""

    def words(self) -> Iterator[Word]:
        """The visible words in the order of the file, in points from the corner of the sheet."""
        word: _Letters | None = None
        gap, places = _GAP, self.signs.places(0)
        for at, sign in enumerate(self.signs.texts):
            if not sign:
                if word and not pdfium.FPDFText_IsGenerated(self.textpage, at):
                    yield from self._shown(word, is_spaced=True)
                    word = None
                gap = _GUESSED_GAP
                continue
            taken = self._taken(word, sign, places[at], at, gap) if word else ""
            if word and not taken:
                yield from self._shown(word)
                word = None
            if word is None:
                word, places = self._begun(at)
            is_last = sign in HYPHENS
            word.add(_HYPHEN if is_last else taken or sign, places[at], at)
            gap = _GAP
            if is_last:
                is_spaced = not word.set_by.turn and self.hyphens.hides_space(at, word.size)
                yield from self._shown(word, is_spaced=is_spaced)
                word = None
        if word:
            yield from self._shown(word)

    def _taken(self, word: _Letters, sign: str, place: Place, at: int, gap: float) -> str:
        """The sign as it stands in a word; none where it does not belong to the word."""
        if not word.takes(place, gap):
            return ""
        if sign.islower():
            return sign
        if sign in _DIGITS and word.is_raised(place[-1], self.textpage, at):
            sign = raised(sign)
        return sign if word.goes_on_with(sign, at, self.objects) else ""

    def _begun(self, first: int) -> tuple[_Letters, list[Place]]:
        """A word that begins at a place, and the places of all signs to one who reads it."""
        set_by = self.objects.at(first)
        places = self.signs.places(set_by.turn)
        low, high, _, height = places[first]
        foot = _foot(self.textpage, first, set_by.turn)
        word = _Letters(first, set_by, set_by.size, foot, low, high, low, high - low, height)
        return word, places

    def _shown(self, word: _Letters, *, is_spaced: bool = False) -> Iterator[Word]:
        """The word, unless nobody can see it."""
        if not word.set_by.is_shown:
            return
        text = "".join(word.signs)
        (left, top, right, bottom), (x, y) = word.box, self.corner
        if word.set_by.is_white and self.ink.is_blank(left, -bottom, right, -top):
            self.unseen.append(text)
            return
        yield Word(
            text,
            left - x,
            top + y,
            right - x,
            bottom + y,
            turn=word.set_by.turn,
            is_unsure=not self.signs.unsure.isdisjoint(range(word.first, word.behind)),
            is_spaced=is_spaced,
            is_bold=word.set_by.is_bold,
            is_parted=self.hyphens.parts(word.hyphen) if word.hyphen > word.first else None,
            letter=word.letter,
        )


def words_on(page: Any, textpage: Any, unseen: list[str]) -> Iterator[Word]:
    """The visible words of a page in the order of the file, in points from its upper left corner.

    Those that are white on white are put to the `unseen` instead.
    """
    left, _, _, top = page.get_bbox()
    ink, text = Ink(page), textpage.raw
    signs = Signs.of(text, textpage.count_chars(), ink)
    hyphens = Hyphens(page.raw, text)
    yield from _Page(text, signs, TextObjects(text), hyphens, (left, top), ink, unseen).words()


def _foot(textpage: Any, at: int, turn: int) -> float:
    """Where a letter stands on its line, across the direction of reading."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
    return (y.value, -x.value, -y.value, x.value)[turn]
