"""Charts as SVG with the text that says the same; matplotlib enters here and nowhere else.

A chart is drawn in points on a sheet as wide as an A4 page's text. Text stays text in the
font of the reports, nothing is see-through, and the same values give the same bytes.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from importlib.resources import files
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal

from tailan.language import text
from tailan.report.characters import drawable, printable

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

INK, SOFT, BAR, TRACK, PAPER = "#17212b", "#4a5865", "#0b4f85", "#dde5ec", "#ffffff"
WIDTH, GAP, LABEL_LINES, LABEL_SIZE, SMALL_SIZE = 482.0, 12.0, 2, 9.0, 8.0
LINE, LINE_GAP, BAR_HEIGHT, ROW_GAP = 12.5, 1.5, 9.0, 11.0
MOST_PERCENTS = 12
FULL, BAND = Decimal(100), Decimal(10)
POINTS_PER_INCH = 72
FAMILY = "Noto Sans"
SYMBOL_FONTS = ("NotoSansMath-Regular", "NotoSansSymbols2-Regular")
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "tailan",
    "svg.id": "tailan-chart",
}

Status = Literal["not_due", "not_evaluable", "unstated"]
Align = Literal["left", "right"]


@dataclass(frozen=True)
class Chart:
    """A picture and the words for those who do not see it."""

    svg: str
    alternative: str


@dataclass(frozen=True)
class ObjectiveMean:
    """An objective's mean reported percent, None where no measure was rated.

    `value_text` is printed as it stands, with its percent sign.
    """

    objective_no: str
    objective: str
    value: Decimal | None
    value_text: str
    rated: int
    measures: int


@dataclass(frozen=True)
class PercentCount:
    """How many measures reported a percent; `value_text` is printed as it stands."""

    value: Decimal
    value_text: str
    measures: int


@dataclass(frozen=True)
class StatusCount:
    """How many measures have a status in place of a percent."""

    status: Status
    measures: int


def objective_means_chart(means: Sequence[ObjectiveMean], language: str) -> Chart:
    """A bar per objective in the given order, as long as its mean, the figure at its end.

    Raises ValueError for no objectives at all.
    """
    if not means:
        raise ValueError("a chart of objectives needs an objective")
    sheet = _Sheet()
    columns = _columns(sheet, means, language)
    for head, end in zip(columns.heads, columns.ends, strict=True):
        sheet.write(head, end, SMALL_SIZE, colour=SOFT, align="right")
    sheet.advance(LINE + ROW_GAP / 2)
    for mean in means:
        _draw_objective(sheet, mean, columns, language)
    return Chart(sheet.svg(), _spoken_means(means, language))


def percent_distribution_chart(
    percents: Sequence[PercentCount], statuses: Sequence[StatusCount], language: str
) -> Chart:
    """A bar per reported percent from high to low, then a hollow bar per status.

    More than MOST_PERCENTS different percents are counted in bands of ten.
    Raises ValueError where nothing is counted.
    """
    rated = [(count.value_text, count.measures) for count in _banded(percents, language)]
    others = [(text(language, f"chart.{s.status}"), s.measures) for s in statuses]
    if not rated and not others:
        raise ValueError("a chart of percents needs a count")
    sheet = _Sheet()
    start = max(sheet.width_of(label, LABEL_SIZE) for label, _ in rated + others) + GAP
    most = max([count for _, count in rated + others] + [1])
    for label, count in rated:
        _draw_count(sheet, label, count, start, most, BAR)
    if rated and others:
        sheet.advance(ROW_GAP / 2)
    for label, count in others:
        _draw_count(sheet, label, count, start, most, PAPER)
    return Chart(sheet.svg(), _spoken_counts(rated + others, language))


@dataclass(frozen=True)
class _Columns:
    """How far the bars reach and what that stands for; where the two columns of figures end."""

    track: float
    scale: Decimal
    heads: tuple[str, str]
    ends: tuple[float, float]


def _columns(sheet: _Sheet, means: Sequence[ObjectiveMean], language: str) -> _Columns:
    heads = (text(language, "chart.mean"), text(language, "chart.rated"))
    values = max(sheet.width_of(_value(mean), LABEL_SIZE, bold=True) for mean in means)
    values = max(values, sheet.width_of(heads[0], SMALL_SIZE))
    rated = max(sheet.width_of(_rated(mean), SMALL_SIZE) for mean in means)
    end = WIDTH - max(rated, sheet.width_of(heads[1], SMALL_SIZE)) - GAP
    scale = max([FULL] + [mean.value for mean in means if mean.value is not None])
    return _Columns(end - values - GAP, scale, heads, (end, WIDTH))


def _draw_objective(sheet: _Sheet, mean: ObjectiveMean, columns: _Columns, language: str) -> None:
    label = f"{mean.objective_no}. {mean.objective}" if mean.objective_no else mean.objective
    for line in sheet.wrapped(label, WIDTH, LABEL_SIZE):
        sheet.write(line, 0, LABEL_SIZE)
        sheet.advance(LINE)
    sheet.advance(LINE_GAP)
    if mean.value is None:
        sheet.write(text(language, "chart.none_rated"), 0, SMALL_SIZE, colour=SOFT)
    else:
        share = float(max(mean.value, Decimal(0)) / columns.scale)
        sheet.bar(0, columns.track, TRACK, TRACK)
        sheet.bar(0, columns.track * share, BAR, BAR)
    sheet.write(_value(mean), columns.ends[0], LABEL_SIZE, bold=True, align="right")
    sheet.write(_rated(mean), columns.ends[1], SMALL_SIZE, colour=SOFT, align="right")
    sheet.advance(LINE + ROW_GAP)


def _value(mean: ObjectiveMean) -> str:
    return "–" if mean.value is None else mean.value_text


def _rated(mean: ObjectiveMean) -> str:
    return f"{mean.rated} / {mean.measures}"


def _draw_count(
    sheet: _Sheet, label: str, count: int, start: float, most: int, colour: str
) -> None:
    room = WIDTH - start - GAP - sheet.width_of(str(most), LABEL_SIZE, bold=True)
    length = room * count / most
    sheet.write(label, start - GAP, LABEL_SIZE, align="right")
    sheet.bar(start, length, colour, BAR)
    sheet.write(str(count), start + length + GAP / 2, LABEL_SIZE, bold=True)
    sheet.advance(LINE + ROW_GAP / 2)


def _banded(percents: Sequence[PercentCount], language: str) -> list[PercentCount]:
    """The counts from high to low, in bands of ten where there are too many to be read."""
    ordered = sorted(percents, key=lambda count: count.value, reverse=True)
    if len(ordered) <= MOST_PERCENTS:
        return ordered
    bands: dict[Decimal, int] = {}
    for count in ordered:
        low = (count.value / BAND).to_integral_value(ROUND_FLOOR) * BAND
        bands[low] = bands.get(low, 0) + count.measures
    return [PercentCount(low, _band(low, language), number) for low, number in bands.items()]


def _band(low: Decimal, language: str) -> str:
    if low == FULL:
        return f"{low}%"
    return text(language, "chart.band", low=low, high=low + BAND)


def _spoken_means(means: Sequence[ObjectiveMean], language: str) -> str:
    spoken = [
        text(
            language,
            "chart.spoken_none" if mean.value is None else "chart.spoken_mean",
            number=mean.objective_no,
            value=mean.value_text,
            rated=mean.rated,
            measures=mean.measures,
        )
        for mean in means
    ]
    return text(language, "chart.spoken_means", items="; ".join(spoken))


def _spoken_counts(counts: Sequence[tuple[str, int]], language: str) -> str:
    spoken = "; ".join(
        text(language, "chart.spoken_count", label=label, count=count) for label, count in counts
    )
    return text(language, "chart.spoken_counts", items=spoken)


class _Sheet:
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

    def write(
        self,
        words: str,
        left: float,
        size: float,
        *,
        bold: bool = False,
        colour: str = INK,
        align: Align = "left",
    ) -> None:
        """Write a line; `left` is its right end where it is aligned to the right."""
        looks = {"fontproperties": _font(bold, size), "color": colour, "ha": align}
        self._bottom = self._top + LINE * 0.75
        self._words.append(looks | {"x": left, "y": self._top, "s": printable(words)})

    def width_of(self, words: str, size: float, *, bold: bool = False) -> float:
        """The width of one line in points."""
        from matplotlib.font_manager import get_font
        from matplotlib.ft2font import LoadFlags

        faces = [_font_file("Bold" if bold else "Regular"), *map(_font_file, SYMBOL_FONTS)]
        font = get_font(faces)
        font.set_size(size, POINTS_PER_INCH)
        font.set_text(drawable(printable(words)), flags=LoadFlags.NO_HINTING)
        return float(font.get_width_height()[0]) / 64 + size / 4

    def wrapped(self, words: str, width: float, size: float) -> list[str]:
        """The text in up to LABEL_LINES lines, shortened at a word with an ellipsis."""
        lines, left = [""], printable(words).split()
        while left:
            longer = f"{lines[-1]} {left[0]}".strip()
            if self.width_of(longer, size) <= width:
                lines[-1] = longer
                left.pop(0)
            elif lines[-1] and len(lines) < LABEL_LINES:
                lines.append("")
            else:
                lines[-1] = self._shortened(longer, width, size)
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

    def _shortened(self, words: str, width: float, size: float) -> str:
        while words and self.width_of(f"{words}…", size) > width:
            shorter = words.rpartition(" ")[0]
            words = shorter or words[:-1]
        return f"{words}…"

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
def _font(bold: bool, size: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    weight = "bold" if bold else "normal"
    file = _font_file("Bold" if bold else "Regular")
    return FontProperties(family=FAMILY, weight=weight, size=size, fname=file)


def _font_file(name: str) -> str:
    stem = name if name.startswith("Noto") else f"NotoSans-{name}"
    return str(files("tailan.report").joinpath(f"fonts/{stem}.ttf"))
