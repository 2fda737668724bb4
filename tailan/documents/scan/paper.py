"""The picture of a page made plain: evenly white, without dark edges and specks, set straight."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tailan.documents.scan.ocr import Shades

Ink = NDArray[np.bool_]
"""Where a picture is darker than the paper around."""

_WINDOW = 0.25
_DARKER = 0.8
_STEEPEST, _COARSE, _FINE = 4.0, 0.25, 0.05
_STRAIGHT = 0.04
_POINTS = 150_000
_MIDDLE = 128
_BLOCK, _DARK, _AROUND = 0.04, 0.45, 5
_BLACKEST = 0.5


def plain(shades: Shades, dots: float) -> Shades:
    """The picture as if printed black on white: its shade, dark edges and specks taken out."""
    clear = shades if np.median(shades) > _MIDDLE else 255 - shades
    return _without_specks(_evened(_without_edges(clear, dots), dots))


def _without_edges(shades: Shades, dots: float) -> Shades:
    """The picture without what is dark along its edges: the lid of the scanner, a shadow."""
    step = max(1, round(_BLOCK * dots))
    small = np.asarray(Image.fromarray(shades).reduce(step))
    dark = small < _DARK * float(np.median(small))
    found = np.zeros_like(dark)
    found[[0, -1]], found[:, [0, -1]] = dark[[0, -1]], dark[:, [0, -1]]
    while True:
        wider = _wider(found) & dark
        if (wider == found).all():
            break
        found = wider
    if not found.any():
        return shades
    mask = np.kron(_wider(found), np.ones((step, step), dtype=bool))
    result = shades.copy()
    result[mask[: shades.shape[0], : shades.shape[1]]] = np.median(shades)
    return result


def _wider(found: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """What was found, and what touches it."""
    padded = np.pad(found, 1)
    return np.asarray(
        padded[1:-1, 1:-1]
        | padded[:-2, 1:-1]
        | padded[2:, 1:-1]
        | padded[1:-1, :-2]
        | padded[1:-1, 2:]
    )


def _evened(shades: Shades, dots: float) -> Shades:
    """The picture with paper that is white everywhere, and with ink that is black."""
    image = Image.fromarray(shades)
    step = max(1, round(_BLOCK * dots))
    paper = image.reduce(step).filter(ImageFilter.MaxFilter(_AROUND))
    paper = paper.filter(ImageFilter.BoxBlur(_AROUND)).resize(image.size, Image.Resampling.BILINEAR)
    light = np.minimum(255.0, shades * (255.0 / np.maximum(1, np.asarray(paper, dtype=np.float32))))
    black = float(np.percentile(light, _BLACKEST))
    black = black if black < _MIDDLE + _MIDDLE / 2 else 0.0
    stretched = (light - black) * (255.0 / (255.0 - black))
    return np.asarray(stretched.clip(0, 255)).astype(np.uint8)


def _without_specks(shades: Shades) -> Shades:
    """The picture without single dark dots."""
    ink = np.pad(shades < _MIDDLE, 1).astype(np.uint8)
    rows = ink[:-2] + ink[1:-1] + ink[2:]
    around = rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]
    return np.where((around == 1) & (shades < _MIDDLE), 255, shades).astype(np.uint8)


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
