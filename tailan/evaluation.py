"""An evaluation sheet computed again: its means, its points from percents, and its total."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from tailan.number import number_text
from tailan.plan import EvaluationCell
from tailan.summary import RoundingRule

_POINTS = re.compile(r"(\d{1,3}(?:[.,]\d+)?)\s*(?:хүртэл(?:х)?\s*)?оноо", re.IGNORECASE)
_PERCENT = re.compile(r"%|\bхувь|\bхувиар|түвшин", re.IGNORECASE)
_GIVEN = re.compile(r"үнэлгээ|өгсөн", re.IGNORECASE)
_MEAN = re.compile(r"дундаж", re.IGNORECASE)
_TOTAL = re.compile(r"\bнийт\b|\bбүгд\b|нийлбэр", re.IGNORECASE)

What = Literal["mean", "points", "no_evidence", "total"]


@dataclass(frozen=True)
class Recomputed:
    """A printed figure of the sheet and what the sheet's own figures come to.

    `values` are what it was computed from, `computed` is None where there was nothing; `most` is
    the number of points that 100 % stand for.
    """

    what: What
    cell: EvaluationCell
    computed: Fraction | None
    values: tuple[Decimal, ...] = ()
    section: str = ""
    most: Decimal | None = None


@dataclass(frozen=True)
class _Part:
    """A section of the sheet: its rated rows, its printed mean, and the points it may give."""

    number: str
    cells: tuple[EvaluationCell, ...]

    @property
    def most(self) -> Decimal | None:
        """The most points that the headings name."""
        found = (_POINTS.search(cell.column) for cell in self.cells)
        return next((Decimal(m[1].replace(",", ".")) for m in found if m), None)

    def rows(self, column: str) -> list[EvaluationCell]:
        """The numbered rows of a column."""
        return [cell for cell in self.cells if cell.row and cell.column == column]

    @property
    def mean_cells(self) -> list[EvaluationCell]:
        """The printed means of the part."""
        return [c for c in self.cells if not c.row and _MEAN.search(c.label)]


def recomputed(evaluation: Sequence[EvaluationCell]) -> tuple[Recomputed, ...]:
    """Every printed figure of a sheet that its own figures can be held against.

    Means skip blanks; points follow a percent in line (90.66 % of 70 is 63.46).
    """
    parts = _parts(evaluation)
    if not parts:
        return ()
    *before, last = parts
    found = [each for part in parts for each in (*_row_points(part), *_means(part))]
    for cell in last.rows(last.cells[0].column):
        part = _part_of(cell, before)
        if part is not None and cell.value is not None:
            found += _points(cell, cell.value, part)
    return (*found, *_total(last))


def total_with(evaluation: Sequence[EvaluationCell], figures: Iterable[Recomputed]) -> Fraction:
    """The total that the sheet would have with its points computed again."""
    again = {f.cell: f.computed for f in figures if f.what == "points" and f.computed is not None}
    (*_, last) = _parts(evaluation)
    rows = [cell for cell in last.rows(last.cells[0].column) if cell.value is not None]
    return sum((again.get(c, Fraction(c.value or 0)) for c in rows), Fraction(0))


def filled(
    evaluation: Sequence[EvaluationCell], mean: Decimal | None, most: Decimal, rule: RoundingRule
) -> tuple[EvaluationCell, ...]:
    """The sheet with its first part filled in from the results; points that people give stay.

    The points are those of the printed mean, as an officer would compute them with the sheet in
    hand. Nothing that is printed is overwritten, and without a mean nothing is filled in.
    """
    if mean is None or not evaluation:
        return tuple(evaluation)
    printed = Decimal(rule.text(mean))
    points = Decimal(rule.text(printed * most / 100))
    first = evaluation[0].section
    return tuple(_filled(c, first, printed, points) for c in evaluation)


def _filled(cell: EvaluationCell, first: str, percent: Decimal, points: Decimal) -> EvaluationCell:
    if cell.section != first or not cell.row or cell.text:
        return cell
    if _POINTS.search(cell.column):
        return replace(cell, value=points, text=number_text(points))
    if _PERCENT.search(cell.column):
        return replace(cell, value=percent, text=f"{number_text(percent)}%")
    return cell


def _parts(evaluation: Sequence[EvaluationCell]) -> list[_Part]:
    sections = dict.fromkeys(cell.section for cell in evaluation)
    return [_Part(s, tuple(c for c in evaluation if c.section == s)) for s in sections]


def _means(part: _Part) -> Iterator[Recomputed]:
    """The printed means of a part, each with the mean of the filled rows above it."""
    for cell in part.mean_cells:
        values = _values(part.rows(cell.column))
        if cell.value is not None and values:
            yield Recomputed("mean", cell, _mean(values), values, part.number)


def _row_points(part: _Part) -> Iterator[Recomputed]:
    """The points beside a percent in one row of a part, unless a person gives them."""
    for cell in part.cells:
        beside = [c for c in part.cells if c.row == cell.row and _is_percent(c)]
        percents = _values(beside)
        is_computed = _is_points(cell) and not _GIVEN.search(cell.column)
        if cell.row and cell.value is not None and is_computed and percents and part.most:
            exact = _mean(percents) * Fraction(part.most) / 100
            yield Recomputed("points", cell, exact, percents, part.number, part.most)


def _points(cell: EvaluationCell, printed: Decimal, part: _Part) -> Iterator[Recomputed]:
    """Points of the last part held against the part that they sum up."""
    rows = [c for c in part.cells if c.row and c.value is not None]
    percents, points = _values(filter(_is_percent, rows)), _values(filter(_is_points, rows))
    if points:
        yield Recomputed("points", cell, _mean(points), points, part.number)
    elif percents and part.most is not None:
        exact = _mean(percents) * Fraction(part.most) / 100
        yield Recomputed("points", cell, exact, percents, part.number, part.most)
    elif printed and all(c.value is None for c in part.cells):
        yield Recomputed("no_evidence", cell, None, (), part.number)


def _total(last: _Part) -> Iterator[Recomputed]:
    """The printed total of the last part with the sum of its rows."""
    for cell in last.cells:
        if not cell.row and cell.value is not None and _TOTAL.search(cell.label):
            values = _values(last.rows(cell.column))
            yield Recomputed("total", cell, sum(map(Fraction, values), Fraction(0)), values)


def _part_of(cell: EvaluationCell, parts: Sequence[_Part]) -> _Part | None:
    """The part that a row of the last one sums up: of its number, if there are as many."""
    return next((part for part in parts if part.number == cell.row), None)


def _is_percent(cell: EvaluationCell) -> bool:
    return "%" in cell.text or (
        _PERCENT.search(cell.column) is not None and not _POINTS.search(cell.column)
    )


def _is_points(cell: EvaluationCell) -> bool:
    return _POINTS.search(cell.column) is not None and "%" not in cell.text


def _mean(values: Sequence[Decimal]) -> Fraction:
    return sum(map(Fraction, values), Fraction(0)) / len(values)


def _values(cells: Iterable[EvaluationCell]) -> tuple[Decimal, ...]:
    return tuple(cell.value for cell in cells if cell.value is not None)
