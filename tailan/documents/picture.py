"""Pictures of pages: set straight, told ink from paper, their ruling lines found."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter, ImageSequence, UnidentifiedImageError

from tailan.documents.ocr import Shades
from tailan.documents.ruling import Rule
from tailan.errors import TailanError

Ink = NDArray[np.bool_]
"""Where a picture is darker than the paper around."""

DOT_LIMIT = 80_000_000
"""Dots that a picture may have: a sheet of A3 at 600 to the inch has 70 million."""

_LONGER_EDGE = 11.69
_FEWEST_DOTS, _MOST_DOTS = 50, 1200
_WINDOW = 0.25
_DARKER = 0.8
_STEEPEST, _COARSE, _FINE = 4.0, 0.25, 0.05
_STRAIGHT = 0.04
_POINTS = 150_000
_SHORTEST = {True: 0.3, False: 0.1}
_THICKEST = 0.055


def pictures(raw: bytes, name: str) -> Iterator[tuple[Shades, float]]:
    """The pages of a picture file in shades of grey, each with its dots to the inch.

    TailanError where the file is damaged or far too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(raw))
            for frame in ImageSequence.Iterator(image):
                _require_size(frame, name)
                yield np.array(_on_paper(frame)), _dots(frame)
    except Image.DecompressionBombError as error:
        raise TailanError("document.dots", file=name, limit=DOT_LIMIT // 10**6) from error
    except UnidentifiedImageError as error:
        # Its own words name an object in memory.
        raise TailanError("document.damaged_picture", file=name, detail="image?") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise TailanError("document.damaged_picture", file=name, detail=str(error)) from error


def _require_size(frame: Image.Image, name: str) -> None:
    if frame.width * frame.height > DOT_LIMIT:
        raise TailanError("document.dots", file=name, limit=DOT_LIMIT // 10**6)


def _on_paper(frame: Image.Image) -> Image.Image:
    """The picture in shades of grey, on white where it is transparent."""
    if not frame.has_transparency_data:
        return frame.convert("L")
    layers = frame.convert("RGBA")
    paper = Image.new("RGBA", layers.size, "white")
    return Image.alpha_composite(paper, layers).convert("L")


def _dots(frame: Image.Image) -> float:
    """Dots to the inch: as the file says, where that is likely; else as if it were A4."""
    said = float(frame.info.get("dpi", (0, 0))[0])
    on_a4 = max(frame.size) / _LONGER_EDGE
    is_likely = _FEWEST_DOTS < said < _MOST_DOTS and 0.5 < said / on_a4 < 2
    return said if is_likely else on_a4


def ink_of(shades: Shades, dots: float) -> Ink:
    """Where the picture is darker than the mean around: shaded cells count as paper."""
    mean = Image.fromarray(shades).filter(ImageFilter.BoxBlur(max(3, int(_WINDOW * dots) // 2)))
    return np.asarray(shades < _DARKER * np.asarray(mean, dtype=np.float32))


def straightened(shades: Shades, dots: float) -> Shades:
    """The picture turned by the small angle at which it lay on the scanner."""
    angle = _slant(ink_of(shades, dots))
    if abs(angle) < _STRAIGHT:
        return shades
    turned = Image.fromarray(shades).rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    return np.array(turned)


def _slant(ink: Ink) -> float:
    """The angle, in degrees, at which rows of dots fall together best."""
    rows, columns = np.nonzero(ink)
    if len(rows) < 100:
        return 0.0
    step = max(1, len(rows) // _POINTS)
    rows, columns = rows[::step].astype(np.float64), columns[::step].astype(np.float64)

    def sharpness(angle: float) -> float:
        lines = np.round(rows - columns * np.tan(np.radians(angle))).astype(np.int64)
        counts = np.bincount(lines - lines.min()).astype(np.float64)
        return float(np.square(counts).sum())

    coarse = max(np.arange(-_STEEPEST, _STEEPEST + _FINE, _COARSE), key=sharpness)
    fine = np.arange(coarse - _COARSE, coarse + _COARSE + _FINE / 2, _FINE)
    return float(max(fine, key=sharpness))


def rules_of(ink: Ink, dots: float) -> list[Rule]:
    """The ruling lines: long runs of ink that are thin."""
    lines = []
    for is_horizontal in (True, False):
        picture = ink if is_horizontal else ink.T
        shortest = int(_SHORTEST[is_horizontal] * dots)
        for at, start, end in _runs(picture, shortest, int(_THICKEST * dots) + 1):
            lines.append(Rule(is_horizontal, *(value * 72 / dots for value in (at, start, end))))
    return lines


def _runs(ink: Ink, shortest: int, thickest: int) -> Iterator[tuple[float, int, int]]:
    """Row, first and last column of each run that is long, and thin across."""
    near = ink.copy()
    near[1:] |= ink[:-1]
    padded = np.pad(near, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    is_long = ends - starts >= shortest
    found = zip(rows[is_long], starts[is_long], ends[is_long], strict=True)
    for row, start, end in found:
        above, below = max(0, row - thickest), min(len(ink) - 1, row + thickest)
        around = ink[[above, below], start:end].mean(axis=1)
        if around.min() < 0.5:
            yield float(row), int(start), int(end)


def without_rules(shades: Shades, rules: list[Rule], dots: float) -> Shades:
    """The picture with its ruling lines painted over in white."""
    clean = shades.copy()
    scale, wide = dots / 72, max(2, round(dots / 72))
    for rule in rules:
        at, start, end = (round(value * scale) for value in (rule.at, rule.start, rule.end))
        across = slice(max(0, at - wide), at + wide + 1)
        along = slice(max(0, start - wide), end + wide + 1)
        clean[(across, along) if rule.is_horizontal else (along, across)] = 255
    return clean


def strips(edges: list[tuple[float, float]], height: float) -> Iterator[tuple[float, float]]:
    """What is left of a page beside tables that reach from edge to edge."""
    bounds = [(0.0, 0.0), *sorted(edges), (height, height)]
    for (_, above), (below, _) in pairwise(bounds):
        if below > above:
            yield above, below
