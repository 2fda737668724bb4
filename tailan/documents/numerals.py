"""Numbers in pictures: read again in a language that knows the percent sign, and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

from tailan.documents.crop import Crop
from tailan.documents.ocr import Seen, recognise

LANGUAGE = "eng"
"""Tesseract's Mongolian has no percent sign; its English comes with every Tesseract."""

_DOUBT = 50.0
_TRUSTED = 85.0
_ZOOMS = (300.0, 600.0)
_GAP = 0.42
_SHORT = 5
_LONGEST = 14
_NUMERIC = re.compile(r"[\d.,%/\-–—]+")
_NUMBER_IN_WORD = re.compile(r"\d[^\W\d_]")
_LIKE_DIGITS = str.maketrans("ОоOoЗзІIl|", "0000331111")
_SEPARATORS = str.maketrans("", "", ".,%-/ ")
_MISREAD_PERCENT = ("96", "9", "6", "90", "95", "90/", "99", "98")


@dataclass(frozen=True)
class _Doubt:
    """What may be a number: words of a crop, and the pictures of the numbers in them."""

    crop: int
    words: range
    pictures: tuple[Crop, ...]


_Readings = tuple[Seen, Seen]
"""A number as read in two sizes."""


def numbers_read_again(
    crops: Sequence[Crop], read: Sequence[list[Seen]], dots: float
) -> list[list[Seen]]:
    """The words of each crop, with what looks like a number as two more readings tell.

    Where these differ from each other or from the first one in a digit, the word's confidence
    says so.
    """
    doubts = [doubt for i, crop in enumerate(crops) for doubt in _doubts(i, crop, read[i])]
    pictures = [picture for doubt in doubts for picture in doubt.pictures]
    enlarged = [picture.enlarged(zoom / dots) for zoom in _ZOOMS for picture in pictures]
    seen = [_joined(words) for words in recognise(enlarged, "line", LANGUAGE)]
    pairs = iter(zip(seen[: len(pictures)], seen[len(pictures) :], strict=True))
    result = [[_with(word, not _NUMBER_IN_WORD.search(word.text)) for word in w] for w in read]
    for doubt in doubts:
        readings = [next(pairs) for _ in doubt.pictures]
        words = result[doubt.crop]
        number = _decided([words[i] for i in doubt.words], readings, crops[doubt.crop])
        words[doubt.words.start : doubt.words.stop] = number
    return result


def _doubts(number: int, crop: Crop, words: list[Seen]) -> Iterator[_Doubt]:
    """The numbers of a crop, last one first: its whole text if that may be one, or words."""
    text = "".join(word.text for word in words)
    is_number = len(text) <= _LONGEST and _NUMERIC.fullmatch(text.translate(_LIKE_DIGITS))
    if len({word.top for word in words}) < 2 and (is_number or len(text) <= _SHORT):
        yield _Doubt(number, range(len(words)), tuple(_parted(crop)))
        return
    for i in reversed(range(len(words))):
        word = words[i]
        if len(word.text) > 1 and _NUMERIC.fullmatch(word.text):
            edges = (word.left - 2, word.top - 2, word.right + 2, word.bottom + 2)
            yield _Doubt(number, range(i, i + 1), (crop.part(*edges),))


def _joined(words: list[Seen]) -> Seen:
    """The words of a line as one, with the least of their confidences."""
    text = "".join(word.text for word in words)
    return Seen(text, 0, 0, 0, 0, min((word.confidence for word in words), default=0.0))


def _parted(crop: Crop) -> Iterator[Crop]:
    """The numbers that stand side by side in a crop, told by the white between them."""
    ink = crop.shades < 0.65 * float(crop.shades.max(initial=0))
    inked = np.flatnonzero(ink.any(axis=0))
    height, width = crop.shades.shape
    breaks = [(a + b) / 2 for a, b in pairwise(inked) if b - a > _GAP * _digit_height(ink, inked)]
    for left, right in pairwise([0.0, *breaks, float(width)]):
        yield crop.part(left, 0, right, height)


def _digit_height(ink: np.ndarray, inked: np.ndarray) -> int:
    """The height of the tallest sign: a comma beneath the line does not count."""
    heights = []
    for sign in np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1):
        rows = np.flatnonzero(ink[:, sign].any(axis=1))
        heights.append(int(rows[-1] - rows[0] + 1) if len(rows) else 0)
    return max(heights)


def _decided(words: list[Seen], readings: list[_Readings], crop: Crop) -> list[Seen]:
    """The number as decided from all its readings; the words where it is none."""
    first = "".join(word.text for word in words)
    chosen = [_better(pair, first) for pair in readings]
    number = "".join(one.text for one in chosen)
    if not (re.search(r"\d", number) and all(_NUMERIC.fullmatch(one.text) for one in chosen)):
        is_word = not re.search(r"\d", first)
        return [_with(word, is_word) for word in words]
    is_same = all(one.text == other.text for one, other in readings)
    is_trusted = min(one.confidence for pair in readings for one in pair) > _TRUSTED
    was_none = not re.search(r"\d", first)
    is_sure = is_same and (_agrees(number, first) or (was_none and is_trusted))
    if len(words) == 1 == len(chosen):
        return [_with(replace(words[0], text=number, confidence=95.0), is_sure)]
    height, width = crop.shades.shape
    step = width / len(chosen)
    return [
        _with(Seen(one.text, i * step, 0, (i + 0.7) * step, height, 95.0), is_sure)
        for i, one in enumerate(chosen)
    ]


def _better(pair: _Readings, first: str) -> Seen:
    """Of two readings the one that agrees with the first one, or tells more."""
    return max(pair, key=lambda one: (_agrees(one.text, first), len(one.text), one.confidence))


def _with(word: Seen, is_sure: bool) -> Seen:
    return word if is_sure else replace(word, confidence=min(word.confidence, _DOUBT))


def _agrees(number: str, first: str) -> bool:
    """Whether two readings have the same digits; % is 96 to who does not know it."""
    digits = first.translate(_LIKE_DIGITS).translate(_SEPARATORS)
    plain = number.translate(_SEPARATORS)
    signs = _MISREAD_PERCENT if "%" in number else ("",)
    return digits == plain or digits in [plain + sign.translate(_SEPARATORS) for sign in signs]
