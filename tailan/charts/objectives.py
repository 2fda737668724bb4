"""The chart of the objectives: what was reported, what was computed, and of how many measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from tailan.charts.chart import GAP, NOTHING, Chart, Scale, scale_of
from tailan.charts.lettering import Pen, width_of, wrapped
from tailan.charts.sheet import BAR, CLAIM, SOFT, TRACK, WIDTH, Sheet
from tailan.language import text

MOST_OBJECTIVES = 12
"""How many lines of objectives there are: of more of them those whose means differ most are drawn,
and the last line counts the others."""

_UNKNOWN = Decimal("1e9")
"""What cannot be checked stands before what was found to differ."""

_FEW, _MANY = 5, 9
"""Up to so many names have two lines; rows of more of them stand close."""

_NAMES = 0.6
"""The share of the names in what the figures leave of the width."""


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective's means over the measures that can be checked, percents as printed.

    Where none can be checked, `reported` is the mean of all that were rated and `computed` is
    None; where none was rated, both are. `compared` of `rated` measures were checked.
    """

    objective_no: str
    objective: str
    reported: Decimal | None
    computed: Decimal | None
    compared: int
    rated: int

    @property
    def name(self) -> str:
        """The objective with its number."""
        return f"{self.objective_no}. {self.objective}" if self.objective_no else self.objective


def objective_chart(
    rows: Sequence[ObjectiveRow], language: str, width: float = WIDTH, size: float = 9.0
) -> Chart:
    """Two bars an objective; the reported one is hatched where nothing can be checked.

    Raises ValueError for no objectives at all.
    """
    if not rows:
        raise ValueError("a chart of objectives needs an objective")
    shown = _shown(rows)
    sheet, place = Sheet(width), _placed(shown, language, width, size)
    _draw_heads(sheet, place, language, has_hatched=any(_is_unchecked(row) for row in shown))
    for row in shown:
        _draw_row(sheet, row, place)
    if len(shown) < len(rows):
        left_out = text(language, "chart.others", count=len(rows) - len(shown))
        sheet.write(left_out, 0, place.remark)
    return Chart(sheet.svg(), _spoken(rows, language))


@dataclass(frozen=True)
class _Place:
    """Where names end, bars stand and figures end, and with what they are written."""

    scale: Scale
    ends: tuple[float, float, float]
    size: float
    rows: int

    @property
    def label(self) -> Pen:
        return Pen(self.size)

    @property
    def figure(self) -> Pen:
        return Pen(self.size, face="Bold")

    @property
    def remark(self) -> Pen:
        return Pen(self.size, colour=SOFT)

    @property
    def pitch(self) -> float:
        """How far rows stand apart."""
        return self.size * (2.5 if self.rows <= _FEW else 1.5 if self.rows <= _MANY else 1.28)

    def name(self, row: ObjectiveRow) -> list[str]:
        """The name of an objective in the lines that it may have."""
        lines = 2 if self.rows <= _FEW else 1
        return wrapped(row.name, self.scale.start - GAP, self.label, lines)


def _shown(rows: Sequence[ObjectiveRow]) -> list[ObjectiveRow]:
    if len(rows) <= MOST_OBJECTIVES:
        return list(rows)
    most = sorted(rows, key=_difference, reverse=True)[: MOST_OBJECTIVES - 1]
    return [row for row in rows if row in most]


def _difference(row: ObjectiveRow) -> Decimal:
    return (
        abs((row.reported or Decimal(0)) - row.computed) if row.computed is not None else _UNKNOWN
    )


def _is_unchecked(row: ObjectiveRow) -> bool:
    return row.reported is not None and row.computed is None


def _heads(language: str) -> tuple[str, str, str]:
    read = partial(text, language)
    return read("chart.reported"), read("chart.computed"), read("chart.checked")


def _placed(rows: Sequence[ObjectiveRow], language: str, width: float, size: float) -> _Place:
    pen, swatch = Pen(size), size
    heads = [width_of(head, pen) for head in _heads(language)]
    figures = max(width_of(_percent(p), pen) for row in rows for p in (row.reported, row.computed))
    counts = max(width_of(_count(row), pen) for row in rows)
    third = width
    second = third - max(heads[2], counts) - GAP
    first = second - max(heads[1] + swatch, figures) - GAP
    left = first - max(heads[0] + swatch, figures) - 1.5 * GAP
    start = left * _NAMES + GAP
    percents = [p for row in rows for p in (row.reported, row.computed)]
    return _Place(scale_of(start, left - start, percents), (first, second, third), size, len(rows))


def _draw_heads(sheet: Sheet, place: _Place, language: str, *, has_hatched: bool) -> None:
    for head, end, fill in zip(_heads(language), place.ends, (CLAIM, BAR, ""), strict=True):
        sheet.write(head, end, place.remark, "right")
        if fill:
            left = end - width_of(head, place.remark) - place.size * 0.75
            sheet.bar(left, place.size * 0.75, fill, place.size * 0.75)
    if has_hatched:
        sheet.hatched(0, place.size * 1.5, place.size * 0.75)
        sheet.write(text(language, "chart.unchecked"), place.size * 2, place.remark)
    sheet.advance(place.size * 0.85 + place.pitch / 2)


def _draw_row(sheet: Sheet, row: ObjectiveRow, place: _Place) -> None:
    bar, scale = place.size * 0.45, place.scale
    name = place.name(row)
    half = place.size * 0.65 * (len(name) - 1)
    for number, line in enumerate(name):
        sheet.write(line, 0, place.label, below=place.size * 1.3 * number - half)
    sheet.bar(scale.start, scale.length, TRACK, 2 * bar + 1)
    if row.reported is not None and row.computed is None:
        sheet.hatched(scale.start, scale.at(row.reported) - scale.start, 2 * bar + 1)
    for percent, fill, below in ((row.reported, CLAIM, -bar), (row.computed, BAR, bar)):
        if percent is not None and row.computed is not None:
            length = scale.at(percent) - scale.start
            sheet.bar(scale.start, length, fill, bar, below * 0.55)
    sheet.write(_percent(row.reported), place.ends[0], place.label, "right")
    sheet.write(_percent(row.computed), place.ends[1], place.figure, "right")
    sheet.write(_count(row), place.ends[2], place.remark, "right")
    sheet.advance(place.pitch)


def _percent(percent: Decimal | None) -> str:
    return NOTHING if percent is None else f"{percent:f}%"


def _count(row: ObjectiveRow) -> str:
    return f"{row.compared} / {row.rated}"


def _spoken(rows: Sequence[ObjectiveRow], language: str) -> str:
    items = "; ".join(_spoken_row(row, language) for row in rows)
    return text(language, "chart.spoken_objectives", items=items)


def _spoken_row(row: ObjectiveRow, language: str) -> str:
    number = row.objective_no
    name = text(language, "chart.spoken_objective", number=number) if number else row.objective
    how = "none" if row.reported is None else "unchecked" if row.computed is None else "checked"
    return text(
        language, f"chart.spoken_{how}", objective=name, reported=_percent(row.reported),
        computed=_percent(row.computed), compared=row.compared, rated=row.rated,
    )  # fmt: skip
