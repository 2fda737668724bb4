"""What charts share: the picture with its words, how their words look, how far their bars reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tailan.charts.lettering import Pen
from tailan.charts.sheet import SOFT, TRACK, Sheet

GAP = 12.0
FULL = Decimal(100)
NOTHING = "–"
LABEL, FIGURE, REMARK = Pen(9), Pen(9, face="Bold"), Pen(8, colour=SOFT)


@dataclass(frozen=True)
class Chart:
    """A picture and the words for those who do not see it."""

    svg: str
    alternative: str


@dataclass(frozen=True)
class Scale:
    """Where percents are drawn: where nought is, how long the whole is, what that stands for."""

    start: float
    length: float
    most: Decimal

    def at(self, percent: Decimal) -> float:
        """Where a percent stands; below nought is nought."""
        return self.start + self.length * float(max(percent, Decimal(0)) / self.most)


def scale_of(start: float, length: float, percents: Iterable[Decimal | None]) -> Scale:
    """The scale that holds 100 percent and whatever is above it."""
    return Scale(start, length, max([FULL, *(one for one in percents if one is not None)]))


def draw_scale(sheet: Sheet, scale: Scale, height: float, pen: Pen = REMARK) -> None:
    """Draw upright lines for nought, 50 and 100 percent with their figures above them."""
    for percent in (Decimal(0), FULL / 2, FULL):
        sheet.write(f"{percent.normalize():f}%", scale.at(percent), pen, "center")
    sheet.advance(pen.size)
    for percent in (Decimal(0), FULL / 2, FULL):
        sheet.upright(scale.at(percent), height, TRACK)
