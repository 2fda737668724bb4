"""How wide words are in the fonts of the reports, and how much of a text a line holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from tailan.characters import drawable, printable

if TYPE_CHECKING:
    from matplotlib.font_manager import FontProperties

INK = "#17212b"
POINTS_PER_INCH = 72
FAMILY = "Noto Sans"
SYMBOL_FONTS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")


@dataclass(frozen=True)
class Pen:
    """How words look: their size in points, their face and their colour."""

    size: float
    face: Literal["Regular", "Bold"] = "Regular"
    colour: str = INK


def width_of(words: str, pen: Pen) -> float:
    """The width of one line in points."""
    return _width(drawable(printable(words)), pen.size, pen.face)


def wrapped(words: str, width: float, pen: Pen, lines: int = 1) -> list[str]:
    """The text in up to so many lines of a width, shortened at a word with an ellipsis."""
    done, left = [""], printable(words).split()
    while left:
        longer = f"{done[-1]} {left[0]}".strip()
        if width_of(longer, pen) <= width:
            done[-1] = longer
            left.pop(0)
        elif done[-1] and len(done) < lines:
            done.append("")
        else:
            done[-1] = _shortened(longer, width, pen)
            break
    return done


def fitted(words: str, width: float, pen: Pen, lines: int = 1) -> str:
    """The text as far as it fits into so many lines of a width."""
    return " ".join(wrapped(words, width, pen, lines))


@cache
def font(pen: Pen) -> FontProperties:
    """The font of a pen as matplotlib knows it."""
    from matplotlib.font_manager import FontProperties

    file = _file(pen.face)
    return FontProperties(family=FAMILY, weight=pen.face.lower(), size=pen.size, fname=file)


@cache
def _width(words: str, size: float, face: str) -> float:
    from matplotlib.font_manager import get_font
    from matplotlib.ft2font import LoadFlags

    faces = get_font([_file(face), *map(_file, SYMBOL_FONTS)])
    faces.set_size(size, POINTS_PER_INCH)
    faces.set_text(words, flags=LoadFlags.NO_HINTING)
    return float(faces.get_width_height()[0]) / 64 + size / 4


def _shortened(words: str, width: float, pen: Pen) -> str:
    while words and width_of(f"{words}…", pen) > width:
        shorter = words.rpartition(" ")[0]
        words = shorter or words[:-1]
    return f"{words.rstrip(',;:. ')}…"


@cache
def _file(name: str) -> str:
    stem = name if name.startswith("Noto") else f"NotoSans-{name}"
    return str(files("tailan").joinpath(f"fonts/{stem}.ttf"))
