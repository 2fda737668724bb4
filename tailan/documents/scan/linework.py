"""Ruling lines in the picture of a page: long thin runs of ink."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from tailan.documents.page.ruling import SAME, Rule, joined
from tailan.documents.scan.ocr import Shades
from tailan.documents.scan.paper import Ink

_SHORTEST = {True: 0.3, False: 0.1}
_THICKEST = 0.055
_BREAK = 0.01
_SHORT = 22.0
_TOUCH = 1.5


def ruling_of(ink: Ink, dots: float) -> tuple[list[Rule], list[Rule]]:
    """The ruling lines of a page without the strokes of letters, and the pieces they are made of.

    Lines of two tables that stand nearly beneath one another are one, their pieces are not.
    """
    found = rules_of(ink, dots)
    pieces = [rule for rule in found if rule.is_horizontal]
    across = joined(pieces)
    trimmed = (_trimmed(rule, across) for rule in found if not rule.is_horizontal)
    pieces += [rule for rule in trimmed if _is_line(rule, across)]
    rules = joined(pieces)
    return rules, [piece for piece in pieces if any(_is_of(piece, rule) for rule in rules)]


def _is_of(piece: Rule, rule: Rule) -> bool:
    is_level = piece.is_horizontal == rule.is_horizontal and abs(piece.at - rule.at) <= SAME
    return is_level and rule.start <= piece.start and piece.end <= rule.end


def _trimmed(rule: Rule, across: list[Rule]) -> Rule:
    """An upright line without what sticks out into a row but does not cross it: a letter."""
    met = sorted(other.at for other in across if _crosses(other, rule.at))
    within = [at for at in met if rule.start - _TOUCH < at < rule.end + _TOUCH]
    if not within:
        return rule
    has_above, has_below = met[0] < within[0], met[-1] > within[-1]
    return replace(
        rule,
        start=within[0] if has_above else min(rule.start, within[0]),
        end=within[-1] if has_below else max(rule.end, within[-1]),
    )


def _is_line(rule: Rule, across: list[Rule]) -> bool:
    """Whether an upright line is too long for a letter, or runs from one line to another."""
    return rule.end - rule.start > _SHORT or all(
        any(abs(end - other.at) < _TOUCH and _crosses(other, rule.at) for other in across)
        for end in (rule.start, rule.end)
    )


def _crosses(across: Rule, at: float) -> bool:
    return across.start - SAME < at < across.end + SAME


def rules_of(ink: Ink, dots: float) -> list[Rule]:
    """The ruling lines: long runs of ink that are thin."""
    lines = []
    thickest = int(_THICKEST * dots) + 1
    for is_horizontal in (True, False):
        picture = ink if is_horizontal else ink.T
        shortest = int(_SHORTEST[is_horizontal] * dots)
        gap = 0 if is_horizontal else round(_BREAK * dots)
        for at, start, end in _runs(picture, shortest, thickest, gap):
            lines.append(Rule(is_horizontal, *(value * 72 / dots for value in (at, start, end))))
    return lines


def _runs(ink: Ink, shortest: int, thickest: int, gap: int) -> Iterator[tuple[float, int, int]]:
    """Row, first and last column of each run that is long, and thin across."""
    near = _closed(ink, gap)
    near[1:] |= near[:-1].copy()
    padded = np.pad(near, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    is_long = ends - starts >= shortest
    found = zip(rows[is_long], starts[is_long], ends[is_long], strict=True)
    for row, start, end in found:
        above, below = max(0, row - thickest), min(len(ink) - 1, row + thickest)
        around = ink[[above, below], start:end].mean(axis=1)
        if around.min() < 0.5:
            yield float(row), int(start), int(end)


def _closed(ink: Ink, gap: int) -> Ink:
    """The ink with gaps closed that break a line; letters stand as close in a row of text."""
    wide = np.pad(ink, ((0, 0), (gap, gap)))
    width = wide.shape[1] - gap
    spread = np.logical_or.reduce([wide[:, i : i + width] for i in range(gap + 1)])
    width -= gap
    closed: Ink = np.logical_and.reduce([spread[:, i : i + width] for i in range(gap + 1)])
    return closed


def without_rules(shades: Shades, rules: list[Rule], dots: float) -> Shades:
    """The picture with its ruling lines painted over in white."""
    clean = shades.copy()
    scale, wide = dots / 72, max(2, round(dots / 72))
    for rule in rules:
        at, start, end = (round(value * scale) for value in (rule.at, rule.start, rule.end))
        across = slice(max(0, at - wide), at + wide + 1)
        along = slice(max(0, start - wide), end + wide + 1)
        clean[(across, along) if rule.is_horizontal else (along, across)] = 255
    return clean
