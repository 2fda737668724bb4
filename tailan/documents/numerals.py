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
_ZOOMS = (300.0, 600.0)
_SIGNS = "0123456789.,%-/"
_GAP = 0.46
_LONGEST = 14
_NUMERIC = re.compile(r"[\d.,%/\-–—]*\d[\d.,%/\-–—]*")
_LIKE_DIGITS = str.maketrans("ОоOoЗзІIl|", "0000331111")
_SAME = str.maketrans("", "", ".,%-/ ")


@dataclass(frozen=True)
class _Doubt:
    """A number to read again: the crop and the words in it that may be one."""

    crop: int
    words: tuple[int, ...]
    pictures: tuple[Crop, ...]


def numbers_read_again(
    crops: Sequence[Crop], read: Sequence[list[Seen]], dots: float
) -> list[list[Seen]]:
    """The words of each crop, with what looks like a number as two more readings tell.

    Where these differ from each other or from the first one in a digit, the word's confidence
    says so.
    """
    doubts = [doubt for i, crop in enumerate(crops) for doubt in _doubts(i, crop, read[i])]
    pictures = [picture for doubt in doubts for picture in doubt.pictures]
    readings = [
        ["".join(word.text for word in words) for words in seen]
        for seen in (
            recognise([one.enlarged(zoom / dots) for one in pictures], "line", LANGUAGE, _SIGNS)
            for zoom in _ZOOMS
        )
    ]
    again = iter(zip(*readings, strict=True))
    result = [list(words) for words in read]
    for doubt in doubts:
        pairs = [next(again) for _ in doubt.pictures]
        result[doubt.crop] = _decided(result[doubt.crop], doubt, pairs, crops[doubt.crop])
    return [[word for word in words if word.text] for words in result]


def _doubts(number: int, crop: Crop, words: list[Seen]) -> Iterator[_Doubt]:
    """The numbers of a crop: its whole text if that looks like one, else single words."""
    text = "".join(word.text for word in words).translate(_LIKE_DIGITS)
    is_one_line = len({word.top for word in words}) < 2
    if is_one_line and len(text) <= _LONGEST and (not text or _NUMERIC.fullmatch(text)):
        yield _Doubt(number, tuple(range(len(words))), tuple(_parted(crop)))
        return
    for i, word in enumerate(words):
        if len(word.text) > 1 and _NUMERIC.fullmatch(word.text):
            edges = (word.left - 2, word.top - 2, word.right + 2, word.bottom + 2)
            yield _Doubt(number, (i,), (crop.part(*edges),))


def _parted(crop: Crop) -> Iterator[Crop]:
    """The numbers that stand side by side in a crop, told by the white between them."""
    ink = crop.shades < 0.65 * float(np.median(crop.shades[:, -1:].max(initial=255)))
    inked = np.flatnonzero(ink.any(axis=0))
    height, width = crop.shades.shape
    breaks = [(a + b) / 2 for a, b in pairwise(inked) if b - a > _GAP * height]
    for left, right in pairwise([0.0, *breaks, float(width)]):
        yield crop.part(left, 0, right, height)


def _decided(
    words: list[Seen], doubt: _Doubt, pairs: list[tuple[str, str]], crop: Crop
) -> list[Seen]:
    """The words with the number as decided from all its readings."""
    first = "".join(words[i].text for i in doubt.words)
    texts = [max(pair, key=lambda reading: (len(reading), reading)) for pair in pairs]
    if not all(re.search(r"\d", text) for text in texts):
        return _doubted(words, doubt) if not _agrees("".join(texts), first) else words
    is_sure = all(one == other for one, other in pairs) and _agrees("".join(texts), first)
    if len(doubt.words) == 1 and len(words) > 1:
        kept = replace(words[doubt.words[0]], text=texts[0])
        number = [_with(kept, is_sure)]
        return [*words[: doubt.words[0]], *number, *words[doubt.words[0] + 1 :]]
    height, width = crop.shades.shape
    step = width / len(texts)
    return [
        _with(Seen(text, i * step, 0, (i + 0.8) * step, height, 90.0), is_sure)
        for i, text in enumerate(texts)
    ]


def _with(word: Seen, is_sure: bool) -> Seen:
    return word if is_sure else replace(word, confidence=min(word.confidence, _DOUBT))


def _doubted(words: list[Seen], doubt: _Doubt) -> list[Seen]:
    return [_with(word, i not in doubt.words) for i, word in enumerate(words)]


def _agrees(number: str, first: str) -> bool:
    """Whether two readings have the same digits; % is 96 to who does not know it."""
    digits = first.translate(_LIKE_DIGITS).translate(_SAME)
    plain = number.replace("%", "").translate(_SAME)
    return not first or digits in (plain, *(plain + sign for sign in ("96", "9", "6", "90", "95")))
