"""The sheet that charts are drawn on; with its lettering it is the one door of matplotlib.

It is measured in points and by default as wide as the text of an A4 page. Text stays text in
the font of the reports, nothing is see-through, and the same calls give the same bytes.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import StringIO
from math import cos, pi, sin
from typing import TYPE_CHECKING, Any, Literal

from tailan.characters import printable
from tailan.charts.lettering import POINTS_PER_INCH, Pen, font

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.patches import PathPatch

SOFT, BAR, CLAIM, TRACK, PAPER = "#4a5865", "#0b4f85", "#c3d3e2", "#e9eef3", "#ffffff"
WIDTH, LINE, BAR_HEIGHT, ROW_GAP = 482.0, 12.5, 9.0, 11.0
HATCH_STEP = 4.0
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "tailan",
    "svg.id": "tailan-chart",
}

Align = Literal["left", "center", "right"]
Mark = Literal["circle", "diamond"]
Point = tuple[float, float]


@dataclass(frozen=True)
class _Shape:
    """Lines drawn in one go; closed ones are filled."""

    lines: tuple[tuple[Point, ...], ...]
    edge: str
    fill: str = ""
    weight: float = 0.75


class Sheet:
    """A sheet written from the top down, in points; its height is what was written."""

    def __init__(self, width: float = WIDTH) -> None:
        self.width = width
        self._top = self._bottom = ROW_GAP
        self._shapes: list[_Shape] = []
        self._words: list[dict[str, Any]] = []

    def advance(self, height: float) -> None:
        """Move down."""
        self._top += height

    def bar(
        self, left: float, width: float, fill: str, height: float = BAR_HEIGHT, below: float = 0.0
    ) -> None:
        """Draw a bar around the present line, or so far below it; a track has no edge."""
        top = self._top + below - height / 2
        self._bottom = max(self._bottom, top + height + BAR_HEIGHT / 2)
        right, end = left + width, top + height
        corners = ((left, top), (right, top), (right, end), (left, end))
        self._shapes.append(_Shape((corners,), fill if fill == TRACK else BAR, fill))

    def hatched(
        self, left: float, width: float, height: float = BAR_HEIGHT, below: float = 0.0
    ) -> None:
        """Draw a bar that is filled with slanting lines."""
        self.bar(left, width, PAPER, height, below)
        end = self._top + below + height / 2
        starts = (left + HATCH_STEP * n - height for n in range(int((width + height) / HATCH_STEP)))
        strokes = (_within(x, end, height, left, left + width) for x in starts)
        lines = tuple(stroke for stroke in strokes if stroke)
        if lines:
            self._shapes.append(_Shape(lines, BAR))

    def line(self, left: float, right: float, colour: str, weight: float = 1.5) -> None:
        """Draw a line from left to right along the present line."""
        self._shapes.append(_Shape((((left, self._top), (right, self._top)),), colour, "", weight))

    def upright(self, left: float, height: float, colour: str) -> None:
        """Draw an upright line down from the present line."""
        ends = ((left, self._top), (left, self._top + height))
        self._shapes.append(_Shape((ends,), colour))

    def mark(self, left: float, kind: Mark, fill: str, edge: str, size: float = 7.0) -> None:
        """Draw a mark around a point of the present line."""
        corners, turn = (32, 0.0) if kind == "circle" else (4, pi / 2)
        radius = size / 2 if kind == "circle" else size / 1.7
        angles = (turn + 2 * pi * n / corners for n in range(corners))
        outline = tuple((left + radius * cos(a), self._top + radius * sin(a)) for a in angles)
        self._bottom = max(self._bottom, self._top + size)
        self._shapes.append(_Shape((outline,), edge, fill, 1.25))

    def write(
        self, words: str, left: float, pen: Pen, align: Align = "left", below: float = 0.0
    ) -> None:
        """Write a line; `left` is its right end where it is aligned to the right."""
        self._bottom = max(self._bottom, self._top + below + pen.size)
        looks = {"fontproperties": font(pen), "color": pen.colour, "ha": align}
        self._words.append(looks | {"x": left, "y": self._top + below, "s": printable(words)})

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

    def _figure(self) -> Figure:
        from matplotlib.figure import Figure

        width, height = self.width, self._bottom
        size = (width / POINTS_PER_INCH, height / POINTS_PER_INCH)
        figure = Figure(size, facecolor=PAPER)
        axes = figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        axes.set_axis_off()
        for shape in self._shapes:
            axes.add_patch(_patch(shape))
        for looks in self._words:
            axes.text(**looks, va="center_baseline", parse_math=False, clip_on=False)
        return figure


def _patch(shape: _Shape) -> PathPatch:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    is_closed = bool(shape.fill)
    parts = [
        Path([*line, line[0]] if is_closed else line, closed=is_closed) for line in shape.lines
    ]
    path = Path.make_compound_path(*parts)
    looks = {"facecolor": shape.fill or "none", "edgecolor": shape.edge}
    return PathPatch(path, linewidth=shape.weight, clip_on=False, **looks)


def _within(x: float, end: float, height: float, left: float, right: float) -> tuple[Point, ...]:
    """A line that rises from the bottom of a bar to its top, as far as it lies in the bar."""
    first, last = max(x, left), min(x + height, right)
    return ((first, end - (first - x)), (last, end - (last - x))) if last > first else ()
