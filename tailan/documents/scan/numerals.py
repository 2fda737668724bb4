"""Numbers in pictures: read again in a language that knows the percent sign, and compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tailan.documents.scan.crop import Crop
from tailan.documents.scan.ocr import Seen, recognise
from tailan.documents.scan.signs import (
    Sign,
    are_apart,
    has_more_points,
    parted,
    signs_of,
    with_points,
)

LANGUAGE = "eng"
"""Tesseract's Mongolian has no percent sign; its English comes with every Tesseract."""

_DOUBT = 50.0
_SURE = 95.0
_PLAIN = 80.0
_SIZES, _THIRD_SIZE = (300.0, 340.0), 240.0
_MARGIN = 0.2
_MOST = 3
_SHORT = 5
_LONGEST = 14
_NUMERIC = re.compile(r"[\d.,%/\-–—]*\d[\d.,%/\-–—]*|%")
_WELL_FORMED = re.compile(
    r"\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|\d+(?:[.,]\d+)*[.,]?%?|\d+[-–—/]\d+%?|%", re.A
)
_COLON = re.compile(r"(?<=\d):(?=\d)")
_DIGIT_AND_LETTER = re.compile(r"\d[^\W\d_]|[^\W\d_]\d")
_ANY_DIGIT = re.compile(r"\d")
_INITIAL = re.compile(r"[^\W\d_]\.")
_LIKE_DIGITS = str.maketrans("ОоOoЗзІIl|А", "00003311114")
_LONE = {"б": "6"}
"""Letters that are no word, and no digit where they stand in one."""

_SEPARATORS = str.maketrans("", "", ".,%-–—/ ")
_MISREAD_PERCENT = ("", "96", "9", "6", "90", "95", "90/", "99", "98", "4", "0")


@dataclass(frozen=True)
class _Doubt:
    """What may be a number: words of a line, and the picture of each number in them."""

    line: int
    words: range
    pictures: tuple[Crop, ...]

    def firsts(self, line: list[Seen]) -> list[str]:
        """The first reading of each number, empty where the words are not parted as they are."""
        texts = [line[i].text for i in self.words]
        if len(self.pictures) == 1:
            return ["".join(texts)]
        return texts if len(texts) == len(self.pictures) else [""] * len(self.pictures)


_Readings = tuple[Seen, ...]
"""A number as read in several sizes, the most trusted one first."""


def numbers_read_again(lines: Sequence[Crop], read: Sequence[list[Seen]]) -> list[list[Seen]]:
    """The words of each line, with what looks like a number as more readings tell.

    Where these differ, the word's confidence says so and `other` is another reading.
    """
    doubts = [doubt for i, line in enumerate(lines) for doubt in _doubts(i, line, read[i])]
    pictures = [picture for doubt in doubts for picture in doubt.pictures]
    firsts = [first for doubt in doubts for first in doubt.firsts(read[doubt.line])]
    readings = iter(_readings(pictures, firsts))
    result = [[_checked(word, _DIGIT_AND_LETTER) for word in words] for words in read]
    for doubt in doubts:
        words = result[doubt.line]
        number = _decided(doubt, words, [next(readings) for _ in doubt.pictures])
        words[doubt.words.start : doubt.words.stop] = number
    return result


def _readings(pictures: Sequence[Crop], firsts: Sequence[str]) -> list[_Readings]:
    """What is read in two sizes, and in a third one where these or the first reading differ."""
    enlarged = [picture.enlarged(dots) for dots in _SIZES for picture in pictures]
    seen = [_joined(words) for words in recognise(enlarged, "line", LANGUAGE)]
    pairs = list(zip(seen[: len(pictures)], seen[len(pictures) :], strict=True))
    open_ones = [
        i
        for i, (one, other) in enumerate(pairs)
        if one.text != other.text or not _agrees(one.text, firsts[i])
    ]
    third = recognise([pictures[i].enlarged(_THIRD_SIZE) for i in open_ones], "line", LANGUAGE)
    result: list[_Readings] = list(pairs)
    for i, words in zip(open_ones, third, strict=True):
        result[i] = (*pairs[i], _joined(words))
    return result


def _checked(word: Seen, doubtful: re.Pattern[str]) -> Seen:
    """The word, in doubt where it has what is doubtful."""
    is_doubtful = doubtful.search(word.text)
    return replace(word, confidence=min(word.confidence, _DOUBT)) if is_doubtful else word


def _doubts(number: int, line: Crop, words: list[Seen]) -> Iterator[_Doubt]:
    """The numbers of a line, last one first: its whole text if that may be one, or words."""
    text = "".join(word.text for word in words)
    if _may_be_number(text) or (len(text) <= _SHORT and not _are_plain(words)):
        yield _Doubt(number, range(len(words)), tuple(parted(line)))
        return
    signs = signs_of(line)
    for i in reversed(range(len(words))):
        if _may_be_number(words[i].text):
            whole = _with_lone_signs(words, i, signs)
            yield _Doubt(number, range(i, i + 1), (_picture(line, whole),))


def _may_be_number(text: str) -> bool:
    if text in _LONE:
        return True
    return len(text) <= _LONGEST and bool(_NUMERIC.fullmatch(text.translate(_LIKE_DIGITS)))


def _are_plain(words: list[Seen]) -> bool:
    """Whether the words are of letters and surely read."""
    return bool(words) and all(
        word.text.isalpha() and len(word.text) > 2 and word.confidence > _PLAIN for word in words
    )


def _with_lone_signs(words: list[Seen], i: int, signs: Sequence[Sign]) -> Seen:
    """The number with the signs close by that are in no word's box, as the second 1 of an 11."""
    word = words[i]
    before = words[i - 1].right if i else 0.0
    behind = words[i + 1].left if i + 1 < len(words) else float("inf")
    own = [sign for sign in signs if before <= sign.left and sign.right <= behind]
    seen = [k for k, sign in enumerate(own) if word.left <= sign.middle <= word.right]
    if not seen:
        return word
    height = max(own[k].height for k in seen)
    first, last = seen[0], seen[-1]
    while first and not are_apart(own[first - 1], own[first], height):
        first -= 1
    while last + 1 < len(own) and not are_apart(own[last], own[last + 1], height):
        last += 1
    left, right = min(word.left, own[first].left), max(word.right, own[last].right)
    return replace(word, left=left, right=right)


def _picture(line: Crop, word: Seen) -> Crop:
    """The picture of a word, its edges moved into the white beside it."""
    is_white = ~line.ink.any(axis=0)
    white = np.flatnonzero(is_white)
    left, right = word.left - 1, word.right + 1
    reach = 0.4 * line.height
    before = white[(white <= left + 1) & (white > left - reach)]
    behind = white[(white >= right - 1) & (white < right + reach)]
    return line.part(
        before[-1] if len(before) else left, 0, behind[0] + 1 if len(behind) else right, line.height
    )


def _joined(words: list[Seen]) -> Seen:
    """The words of a line as one, with the least of their confidences."""
    text = "".join(word.text for word in words)
    text = _COLON.sub(".", text)
    return Seen(text, 0, 0, 0, 0, min((word.confidence for word in words), default=0.0))


def _decided(doubt: _Doubt, line: list[Seen], readings: list[_Readings]) -> list[Seen]:
    """The numbers as decided from all their readings; the words where these are none."""
    numbers = [
        _number(*parts) for parts in zip(readings, doubt.firsts(line), doubt.pictures, strict=True)
    ]
    words = [line[i] for i in doubt.words]
    if not all(_NUMERIC.fullmatch(number.text) for number in numbers):
        return [_checked(word, _ANY_DIGIT) for word in words]
    if len(words) == 1 == len(numbers):
        one = numbers[0]
        return [replace(words[0], text=one.text, confidence=one.confidence, other=one.other)]
    first = doubt.pictures[0]
    placed = zip(numbers, doubt.pictures, strict=True)
    return [_beside(number, first, picture) for number, picture in placed]


def _beside(number: Seen, first: Crop, picture: Crop) -> Seen:
    """The number of a picture, in dots of the line that begins with the first one."""
    left = (picture.left - first.left) * picture.dots / 72
    margin = _MARGIN * picture.height
    return replace(
        number, left=left + margin, right=left + picture.width - margin, bottom=picture.height
    )


def _number(readings: _Readings, first: str, picture: Crop) -> Seen:
    """The reading that most others share, in doubt unless nearly all do."""
    votes = Counter([*(one.text for one in readings), first])
    chosen = max(
        readings,
        key=lambda one: (
            bool(_WELL_FORMED.fullmatch(one.text)),
            not has_more_points(one.text, picture),
            votes[one.text] + _agrees(one.text, first),
        ),
    )
    text = chosen.text
    are_same = all(one.text == text for one in readings[:2])
    is_sure = votes[text] >= _MOST or (are_same and _agrees(text, first))
    is_lost = has_more_points(text, picture)
    if is_sure and not is_lost and _WELL_FORMED.fullmatch(text) and not _INITIAL.fullmatch(first):
        return replace(chosen, confidence=_SURE)
    text = with_points(text, picture) if is_lost else text
    others = (one for one, _ in votes.most_common() if one and one != text)
    return replace(chosen, text=text, confidence=_DOUBT, other=next(others, ""))


def _agrees(number: str, first: str) -> bool:
    """Whether two readings have the same digits; % is 96 to who does not know it."""
    digits = _LONE.get(first, first).translate(_LIKE_DIGITS).translate(_SEPARATORS)
    plain = number.translate(_SEPARATORS)
    signs = _MISREAD_PERCENT if "%" in number else ("",)
    return digits in [plain + sign.translate(_SEPARATORS) for sign in signs]
