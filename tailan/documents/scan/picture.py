"""Picture files: each of their pages in shades of grey, and what is too large or damaged."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Iterator
from io import BytesIO

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from tailan.documents.scan.ocr import Shades
from tailan.errors import TailanError

DOT_LIMIT = 80_000_000
"""Dots that a picture may have: a sheet of A3 at 600 to the inch has 70 million."""

PAGE_LIMIT = 300
"""Pictures of pages that a document may have: each takes seconds."""

_FORMATS = ("PNG", "JPEG", "TIFF", "BMP", "GIF", "WEBP")
"""Formats that pictures of pages have: for others Pillow starts programs, or reads fonts."""

_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, LookupError),
    *(ArithmeticError, struct.error),
)
"""What Pillow raises at a damaged file, anywhere from its tags to its dots."""

_FINE, _FINEST = 300, 400
_LONGER_EDGE = 11.69
_FEWEST_DOTS, _MOST_DOTS, _SMALLEST = 50, 1200, 6.0


def pictures(raw: bytes, name: str) -> Iterator[tuple[Shades, float]]:
    """The pages of a picture file in shades of grey, each with its dots to the inch.

    TailanError where the file is damaged or far too large.
    """
    try:
        with warnings.catch_warnings():
            # Those of its library are for programmers: what it cannot read is told below.
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(raw), formats=_FORMATS)
            require_pages(getattr(image, "n_frames", 1), name)
            for frame in ImageSequence.Iterator(image):
                _require_size(frame, name)
                upright = ImageOps.exif_transpose(frame)
                yield _reduced(_on_paper(_in_eight_bits(upright)), _dots(upright))
    except Image.DecompressionBombError as error:
        raise TailanError("document.dots", file=name, limit=DOT_LIMIT // 10**6) from error
    except _DAMAGE as error:
        raise TailanError("document.damaged_picture", file=name) from error


def require_pages(pages: int, name: str) -> None:
    """TailanError where more pages would have to be recognised than any report has."""
    if pages > PAGE_LIMIT:
        raise TailanError("document.pages", file=name, pages=pages, limit=PAGE_LIMIT)


def _require_size(frame: Image.Image, name: str) -> None:
    if frame.width * frame.height > DOT_LIMIT:
        raise TailanError("document.dots", file=name, limit=DOT_LIMIT // 10**6)


def _in_eight_bits(frame: Image.Image) -> Image.Image:
    """The picture with 256 shades where it has 65,536, of which Pillow would keep the darkest."""
    if not frame.mode.startswith("I"):
        return frame
    shades = np.asarray(frame).astype(np.float64)
    return Image.fromarray((shades * (255 / max(255.0, shades.max()))).astype(np.uint8))


def _reduced(image: Image.Image, dots: float) -> tuple[Shades, float]:
    """The picture and its dots to the inch, made coarser where it is finer than is of use."""
    if dots <= _FINEST:
        return np.array(image), dots
    times = _FINE / dots
    size = (max(1, round(image.width * times)), max(1, round(image.height * times)))
    return np.array(image.resize(size, Image.Resampling.BOX)), _FINE


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
    is_likely = _FEWEST_DOTS < said < _MOST_DOTS and 0.5 < said / on_a4 < _SMALLEST
    return said if is_likely else on_a4
