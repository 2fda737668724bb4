"""Checks of tables of figures: shares, totals, and parts that exceed their whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from tailan.findings.dossier import Dossier
from tailan.findings.figure_columns import Held
from tailan.findings.figures import held_figures
from tailan.findings.finding import Remark, Subject
from tailan.number import decimal_of, number_text
from tailan.plan import StatisticsCell

_BRACKETS = re.compile(r"\(([^()]*)\)")


def check_figures(dossier: Dossier) -> Iterator[Remark]:
    """Shares and totals that the tables do not come to; what holds is not mentioned."""
    for held in held_figures(dossier.plan.statistics):
        if not held.holds:
            yield _remark(dossier, held)


def check_part_above_whole(dossier: Dossier) -> Iterator[Remark]:
    """Figures with one in brackets behind them that is larger than they are."""
    raw = {(t.key, t.place): t.raw for t in dossier.plan.traces if t.table == "statistics"}
    at_place: defaultdict[str, list[StatisticsCell]] = defaultdict(list)
    for cell in dossier.plan.statistics:
        place = _place(dossier, cell)
        if not cell.column and cell.value is not None and place:
            at_place[place].append(cell)
    for place, cells in at_place.items():
        for whole, part in pairwise(cells):
            inside = _BRACKETS.findall(raw.get((_key(part), place), ""))
            if any(part.text in text for text in inside) and _is_above(part, whole):
                yield _above(whole, part, place)


def _is_above(part: StatisticsCell, whole: StatisticsCell) -> bool:
    if part.value is None or whole.value is None or "%" in part.text + whole.text:
        return False
    return part.value > whole.value


def _above(whole: StatisticsCell, part: StatisticsCell, place: str) -> Remark:
    printed, inside = (number_text(c.value) for c in (whole, part) if c.value is not None)
    return Remark(
        "total-mismatch",
        Subject(),
        {"label": whole.row, "printed": printed, "part": part.row, "computed": inside},
        evidence=f"{whole.text} {whole.row} ({part.row} {part.text})",
        place=place,
        variant="part",
        detail=_key(whole),
    )


def _remark(dossier: Dossier, held: Held) -> Remark:
    cell, how = held.cell, _how(held)
    fields = {
        "label": _label(cell),
        "printed": "" if cell.value is None else number_text(cell.value),
        "computed": (_plain if held.part is None else dossier.percent)(held.computed),
        "part": "" if held.part is None else _plain(held.part),
        "whole": "" if held.whole is None else _plain(held.whole),
    }
    return Remark(
        "total-mismatch" if held.kind == "total" else "share-mismatch",
        Subject(),
        fields,
        evidence=f"{cell.row}: {cell.text} ≠ {how.format(**fields)}{fields['computed']}",
        place=_place(dossier, cell),
        variant="change" if held.kind == "change" else "",
        detail=_key(cell),
    )


def _how(held: Held) -> str:
    """How a figure is computed from others; a total says it by its parts."""
    ways = {"share": "{part} / {whole} = ", "change": "{whole} → {part}: ", "total": ""}
    return ways[held.kind]


def _label(cell: StatisticsCell) -> str:
    """Where a figure stands, in words: the table, the row, and the column under its heading."""
    named = (cell.table if cell.table != cell.row else "", cell.row)
    row = ": ".join(filter(None, named))
    return f"{row}, {cell.column}" if cell.column not in ("", cell.table) else row


def _plain(figure: Fraction) -> str:
    return number_text(decimal_of(figure))


def _key(cell: StatisticsCell) -> str:
    return f"{cell.table}/{cell.row}/{cell.column}"


def _place(dossier: Dossier, cell: StatisticsCell) -> str:
    return dossier.place("statistics", _key(cell), "value")
