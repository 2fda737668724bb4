"""Checks of the evaluation sheet: figures that its own rows do not come to."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tailan.evaluation import Recomputed, recomputed, total_with
from tailan.findings.dossier import Dossier
from tailan.findings.finding import Remark, Subject
from tailan.number import number_text, prints

_CODES = {
    "mean": "mean-mismatch",
    "points": "points-mismatch",
    "no_evidence": "points-without-evidence",
    "total": "total-mismatch",
}


def check_sheet(dossier: Dossier) -> Iterator[Remark]:
    """Means, points and totals that cannot be reproduced, and points that rest on nothing."""
    figures = recomputed(dossier.plan.evaluation)
    for figure in figures:
        if figure.what == "no_evidence" or not _is_reproduced(figure):
            yield _remark(dossier, figure, figures)


def check_sheet_mean(dossier: Dossier) -> Iterator[Remark]:
    """The plan's percent on the sheet where the rows of the report do not come to it."""
    cells = [c for c in dossier.plan.evaluation if c.row and c.value is not None]
    first = next((c for c in cells if c.section == "1" and "%" in c.text), None)
    rated = [line.reported for line in dossier.rated if line.reported is not None]
    if first is None or first.value is None or not rated:
        return
    mean = sum(rated, Fraction(0)) / len(rated)
    if not prints(first.value, mean):
        yield _mean(dossier, Recomputed("mean", first, mean), len(rated))


def _is_reproduced(figure: Recomputed) -> bool:
    printed, computed = figure.cell.value, figure.computed
    return printed is None or computed is None or prints(printed, computed)


def _remark(dossier: Dossier, figure: Recomputed, figures: tuple[Recomputed, ...]) -> Remark:
    if figure.what == "mean":
        return _mean(dossier, figure, len(figure.values))
    printed = number_text(figure.cell.value) if figure.cell.value is not None else ""
    computed = "" if figure.computed is None else dossier.percent(figure.computed)
    total = dossier.percent(total_with(dossier.plan.evaluation, figures))
    fields = {
        "label": _label(figure),
        "printed": printed,
        "computed": computed,
        "how": _how(dossier, figure),
        "total": total,
        "section": figure.section,
    }
    against = f" ≠ {fields['how']} = {computed}" if computed else ""
    return Remark(
        _CODES[figure.what],
        Subject(),
        fields,
        evidence=f"{figure.cell.label}: {printed}{against}",
        place=_place(dossier, figure),
        detail=f"{figure.cell.section}/{figure.cell.row}/{figure.cell.column}",
    )


def _mean(dossier: Dossier, figure: Recomputed, count: int) -> Remark:
    sign = "%" if "%" in figure.cell.text else ""
    printed = "" if figure.cell.value is None else f"{number_text(figure.cell.value)}{sign}"
    computed = f"{dossier.percent(figure.computed or Fraction(0))}{sign}"
    label = _label(figure)
    return Remark(
        "mean-mismatch",
        Subject(),
        {"label": label, "printed": printed, "computed": computed, "count": str(count)},
        evidence=f"{figure.cell.label}: {printed} ≠ {computed}",
        place=_place(dossier, figure),
        detail=f"{figure.cell.section}/{figure.cell.row or figure.cell.label}",
    )


def _label(figure: Recomputed) -> str:
    """The name of a figure without the sign that leads to it: Нийт оноо =."""
    return figure.cell.label.rstrip(" =:–-")


def _how(dossier: Dossier, figure: Recomputed) -> str:
    """The computation in figures: 90.66% × 70 / 100, or the mean of 15, 14."""
    values = [number_text(value) for value in figure.values]
    if figure.what == "total":
        return " + ".join(values)
    if figure.most is not None:
        mean = sum(map(Fraction, figure.values), Fraction(0)) / len(figure.values)
        return f"{dossier.percent(mean)}% × {number_text(figure.most)} / 100"
    return f"({' + '.join(values)}) / {len(values)}"


def _place(dossier: Dossier, figure: Recomputed) -> str:
    cell = figure.cell
    key = f"{cell.section}/{cell.row or cell.label}/{cell.column}"
    return dossier.place("evaluation", key, "text")
