"""The sheet that charts are drawn on; matplotlib enters here and nowhere else.

It is measured in points and as wide as the text of an A4 page. Text stays text in the font
of the reports, nothing is see-through, and the same calls give the same bytes.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal

from tailan.characters import drawable, printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

INK, SOFT, BAR, TRACK, PAPER = "#17212b", "#4a5865", "#0b4f85", "#dde5ec", "#ffffff"
WIDTH, LINE, BAR_HEIGHT, ROW_GAP = 482.0, 12.5, 9.0, 11.0
LABEL_LINES = 2
POINTS_PER_INCH = 72
FAMILY = "Noto Sans"
SYMBOL_FONTS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "tailan",
    "svg.id": "tailan-chart",
}

Align = Literal["left", "right"]


@dataclass(frozen=True)
class Pen:
    """How words look: their size in points, their face and their colour."""

    size: float
    face: Literal["Regular", "Bold"] = "Regular"
    colour: str = INK


class Sheet:
    """A sheet written from the top down, in points; its height is what was written."""

    def __init__(self) -> None:
        self._top = self._bottom = ROW_GAP
        self._bars: list[dict[str, Any]] = []
        self._words: list[dict[str, Any]] = []

    def advance(self, height: float) -> None:
        """Move down."""
        self._top += height

    def bar(self, left: float, width: float, fill: str, edge: str) -> None:
        """Draw a bar around the present line."""
        place = {"xy": (left, self._top - BAR_HEIGHT / 2), "width": width, "height": BAR_HEIGHT}
        self._bottom = self._top + BAR_HEIGHT
        self._bars.append(place | {"facecolor": fill, "edgecolor": edge})

    def write(self, words: str, left: float, pen: Pen, align: Align = "left") -> None:
        """Write a line; `left` is its right end where it is aligned to the right."""
        self._bottom = self._top + LINE * 0.75
        looks = {"fontproperties": _font(pen), "color": pen.colour, "ha": align}
        self._words.append(looks | {"x": left, "y": self._top, "s": printable(words)})

    def width_of(self, words: str, pen: Pen) -> float:
        """The width of one line in points."""
        from matplotlib.font_manager import get_font
        from matplotlib.ft2font import LoadFlags

        faces = [_font_file(pen.face), *map(_font_file, SYMBOL_FONTS)]
        font = get_font(faces)
        font.set_size(pen.size, POINTS_PER_INCH)
        font.set_text(drawable(printable(words)), flags=LoadFlags.NO_HINTING)
        return float(font.get_width_height()[0]) / 64 + pen.size / 4

    def wrapped(self, words: str, width: float, pen: Pen) -> list[str]:
        """The text in up to LABEL_LINES lines, shortened at a word with an ellipsis."""
        lines, left = [""], printable(words).split()
        while left:
            longer = f"{lines[-1]} {left[0]}".strip()
            if self.width_of(longer, pen) <= width:
                lines[-1] = longer
                left.pop(0)
            elif lines[-1] and len(lines) < LABEL_LINES:
                lines.append("")
            else:
                lines[-1] = self._shortened(longer, width, pen)
                break
        return lines

    def svg(self) -> str:
        """The sheet as SVG; matplotlib's settings are as before afterwards."""
        from matplotlib import rc_context
        from matplotlib.backends.backend_svg import FigureCanvasSVG

        written = StringIO()
        with rc_context(SETTINGS), warnings.catch_warnings():
            # A sign that only the symbol fonts hold is written as text all the same.
            warnings.filterwarnings("ignore", message="Glyph")
            canvas = FigureCanvasSVG(self._figure())
            canvas.print_svg(written, metadata={"Date": None, "Creator": None})
        return written.getvalue()

    def _shortened(self, words: str, width: float, pen: Pen) -> str:
        while words and self.width_of(f"{words}…", pen) > width:
            shorter = words.rpartition(" ")[0]
            words = shorter or words[:-1]
        return f"{words.rstrip(',;:. ')}…"

    def _figure(self) -> Figure:
        from matplotlib.figure import Figure
        from matplotlib.patches import Rectangle

        height = self._bottom
        figure = Figure((WIDTH / POINTS_PER_INCH, height / POINTS_PER_INCH), facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, WIDTH), ylim=(height, 0))
        axes.set_axis_off()
        for looks in self._bars:
            axes.add_patch(Rectangle(**looks, linewidth=0.75, clip_on=False))
        for looks in self._words:
            axes.text(**looks, va="center_baseline", parse_math=False, clip_on=False)
        return figure


@cache
def _font(pen: Pen) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    file = _font_file(pen.face)
    return FontProperties(family=FAMILY, weight=pen.face.lower(), size=pen.size, fname=file)


def _font_file(name: str) -> str:
    stem = name if name.startswith("Noto") else f"NotoSans-{name}"
    return str(files("tailan").joinpath(f"fonts/{stem}.ttf"))
