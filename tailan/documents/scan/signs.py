"""The signs of a number in a picture, told by the white between them: digits, commas, points."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tailan.documents.scan.crop import Crop

_GAP, _APART = 0.42, 1.0
_LOW, _FOOT, _SPECK, _LONG = 0.45, 0.6, 0.06, 1.5


@dataclass(frozen=True)
class Sign:
    """The box of what white parts from left to right, in dots of a line so high."""

    left: int
    right: int
    top: int
    bottom: int
    line: int

    @property
    def height(self) -> int:
        """Its own height, in dots."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The middle between left and right."""
        return (self.left + self.right) / 2

    @property
    def point(self) -> str:
        """The comma or point that it is; nothing where it is neither: these are low and small."""
        if self.top <= _FOOT * self.line or self.height <= _SPECK * self.line:
            return ""
        return "," if self.height > _LONG * (self.right - self.left) else "."


def signs_of(line: Crop) -> list[Sign]:
    """What white parts from left to right."""
    ink = line.ink
    inked = np.flatnonzero(ink.any(axis=0))
    signs = []
    for columns in np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1):
        if len(columns):
            rows = np.flatnonzero(ink[:, columns].any(axis=1))
            box = (columns[0], columns[-1] + 1, rows[0], rows[-1] + 1, line.height)
            signs.append(Sign(*map(int, box)))
    return signs


def are_apart(one: Sign, other: Sign, height: int) -> bool:
    """Whether white parts two numbers; a comma counts as half a digit wide more."""
    low = sum(sign.height < _LOW * height for sign in (one, other))
    distance = other.middle - one.middle + low * 0.25 * height
    return other.left - one.right > _GAP * height and distance > _APART * height


def parted(line: Crop) -> Iterator[Crop]:
    """The numbers that stand side by side, told by the white between their digits.

    A 1 has much white beside it, but the middles of two digits of one number are never farther
    apart than their height.
    """
    signs = signs_of(line)
    height = max((sign.height for sign in signs), default=0)
    breaks = [
        (one.right + other.left) / 2
        for one, other in pairwise(signs)
        if are_apart(one, other, height)
    ]
    for left, right in pairwise([0.0, *breaks, float(line.width)]):
        yield line.part(left, 0, right, line.height)


def has_more_points(text: str, picture: Crop) -> bool:
    """Whether the picture has more commas and points than the reading."""
    return sum(bool(sign.point) for sign in signs_of(picture)) > len(re.findall(r"[.,]", text))


def with_points(text: str, picture: Crop) -> str:
    """The digits with the points that the picture has between them, if all signs are accounted."""
    signs = signs_of(picture)
    digits = iter(text)
    count = sum(not sign.point for sign in signs)
    if not (text.isdecimal() and count == len(text)):
        return text
    return "".join(sign.point or next(digits) for sign in signs).strip(".,")
