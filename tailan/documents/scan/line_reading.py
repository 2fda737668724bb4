"""Lines of text in pictures as read: all of them once, and again what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from tailan.documents.scan.crop import Crop
from tailan.documents.scan.ocr import Seen, Shades, recognise

DOTS = 300
"""Dots to the inch at which pages are recognised; coarser pictures are enlarged to that."""

_AGAIN = 420
_TRUSTED, _DOUBT = 75.0, 50.0
_REACH, _LEFT_OUT = 0.3, 0.45
_LOW, _CONTEXT, _GAP = 0.83, 8, 0.5


@dataclass(frozen=True, eq=False)
class _Line:
    """A line and the picture to recognise, in which `skip` dots come before the line itself.

    A line without tall letters does not tell by itself whether its letters are large or small:
    it is shown behind the end of the line above.
    """

    crop: Crop
    picture: Crop
    skip: int = 0

    def read(self, words: Sequence[Seen], dots: float) -> list[Seen]:
        """The words of the line itself, in its dots."""
        found = self.picture.in_dots(words, dots)
        own = (replace(w, left=w.left - self.skip, right=w.right - self.skip) for w in found)
        return [word for word in own if word.left + word.right > 0]


def read_lines(cells: Sequence[Sequence[Crop]]) -> list[tuple[Crop, list[Seen]]]:
    """Each line of the cells with its words."""
    rises = [crop.rise for cell in cells for crop in cell]
    low = _LOW * float(np.median(rises)) if rises else 0.0
    lines = [line for cell in cells for line in _with_context(cell, low)]
    read = _recognised(lines, DOTS)
    doubtful = [i for i, line in enumerate(lines) if _confidence(line.crop, read[i]) < _TRUSTED]
    again = _recognised([lines[i] for i in doubtful], _AGAIN)
    for i, words in zip(doubtful, again, strict=True):
        read[i] = _better(lines[i].crop, read[i], words)
    return [
        (line.crop, _in_small_letters(line, words, low))
        for line, words in zip(lines, read, strict=True)
    ]


def _recognised(lines: Sequence[_Line], dots: float) -> list[list[Seen]]:
    seen = recognise([line.picture.enlarged(dots) for line in lines], "line")
    return [line.read(words, dots) for line, words in zip(lines, seen, strict=True)]


def _with_context(cell: Sequence[Crop], low: float) -> Iterator[_Line]:
    """The lines of a cell, those that are low behind the end of the line above."""
    for number, crop in enumerate(cell):
        above = cell[number - 1] if number else crop
        if crop.rise < low <= above.rise:
            yield _behind(above, crop)
        else:
            yield _Line(crop, crop)


def _behind(above: Crop, crop: Crop) -> _Line:
    """A line set behind the end of the one above, on the same foot."""
    end = above.shades[:, -_CONTEXT * above.height :]
    rise = above.rise - crop.rise
    top, bottom = max(0, rise), max(0, above.height - crop.height - rise)
    lead = max(0, -rise)
    shades = np.pad(crop.shades, ((top, bottom), (0, 0)), constant_values=255)
    end = np.pad(end, ((lead, len(shades) - len(end) - lead), (0, 0)), constant_values=255)
    white = np.full((len(shades), round(_GAP * above.height)), 255, dtype=np.uint8)
    joined: Shades = np.hstack([end, white, shades])
    skip = end.shape[1] + white.shape[1]
    return _Line(crop, replace(crop, shades=joined), skip)


def _confidence(crop: Crop, words: Sequence[Seen]) -> float:
    """The least confidence of the words, low where they leave out ink of the line."""
    least = min((word.confidence for word in words), default=0.0)
    return min(least, _DOUBT) if _leaves_out_ink(crop, words) else least


def _leaves_out_ink(crop: Crop, words: Sequence[Seen]) -> bool:
    """Whether a stretch of ink as wide as a letter lies beside all words."""
    covered = np.zeros(crop.width, dtype=bool)
    reach = _REACH * crop.height
    for word in words:
        covered[max(0, round(word.left - reach)) : max(0, round(word.right + reach))] = True
    missed = crop.ink[:, ~covered].any(axis=0)
    return bool(missed.sum() > _LEFT_OUT * crop.height)


def _better(crop: Crop, first: list[Seen], second: list[Seen]) -> list[Seen]:
    """The reading of a line with more confidence; in doubt where ink is left out by both."""
    best = max((first, second), key=lambda words: (_confidence(crop, words), _mean(words)))
    if not _leaves_out_ink(crop, best):
        return best
    return [replace(word, confidence=min(word.confidence, _DOUBT)) for word in best]


def _mean(words: Sequence[Seen]) -> float:
    return sum(word.confidence for word in words) / len(words) if words else 0.0


def _in_small_letters(line: _Line, words: list[Seen], low: float) -> list[Seen]:
    """The words of a line that is too low for the capitals in which it was read."""
    text = "".join(word.text for word in words)
    if line.crop.rise >= low or not (text.isupper() and len(text) > 1):
        return words
    return [replace(word, text=word.text.lower()) for word in words]
