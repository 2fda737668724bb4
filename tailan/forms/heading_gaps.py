"""Where a heading is missing: the reading of a table's columns that the cells beneath fit best."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from tailan.documents import Row
from tailan.forms.numbering import row_number
from tailan.forms.words import FormWords, is_nothing, is_one_of
from tailan.number import parse_percent

_CERTAIN = 0.75
"""The share of cells that must fit each column: a few rows say nothing, or say it elsewhere."""

_DENIED = 0.25
"""The share below which the cells of a column say that it holds something else."""

_OF_ONE_KIND = {"no", "measure", "indicator", "baseline", "target", "percent"}
_TELLING = {*_OF_ONE_KIND, "narrative"}
"""Columns that are known by their cells: any short text may be a budget."""

_ENOUGH_ROWS = 50
"""Rows that show what stands in their columns."""

_MOST_WORDS = 8
_FEWEST_WORDS = 4
"""Words of a cell that names something or holds a few levels, and of one that tells of work."""

_WORD = re.compile(r"[^\W\d_]{3,}")


def by_their_cells(
    named: Sequence[str], usual: Sequence[str], rows: Sequence[Row], words: FormWords
) -> tuple[str, ...]:
    """The fields of columns of which one has no heading; none where the cells do not show it.

    `named` are the fields of the headings in their order, `usual` the reading in the form's own
    order, if there is one: it stands unless the cells fit another better, or do not fit it at all.
    """
    readings = dict.fromkeys([*filter(None, [tuple(usual)]), *_readings(named, words)])
    shares = {reading: _shares(reading, rows[:_ENOUGH_ROWS], words) for reading in readings}
    sums = {reading: sum(each) for reading, each in shares.items()}
    best = max(sums, key=sums.__getitem__, default=())
    others = (one for reading, one in sums.items() if reading != best)
    if best and sums[best] > max(others, default=0) and min(shares[best]) >= _CERTAIN:
        return best
    return tuple(usual) if usual and not _is_denied(usual, shares[tuple(usual)]) else ()


def _is_denied(reading: Sequence[str], shares: Sequence[Fraction]) -> bool:
    """Whether hardly a cell of a column that holds one kind of thing fits this reading."""
    pairs = zip(reading, shares, strict=True)
    return any(share < _DENIED for field, share in pairs if field in _OF_ONE_KIND)


def _readings(named: Sequence[str], words: FormWords) -> Iterator[tuple[str, ...]]:
    """The fields with each telling one that the form lacks in each place between them."""
    for field in words.printed:
        if field in _TELLING and field not in named:
            for at in range(len(named) + 1):
                yield (*named[:at], field, *named[at:])


def _shares(reading: Sequence[str], rows: Sequence[Row], words: FormWords) -> tuple[Fraction, ...]:
    """The share of each column's cells that may stand in it under this reading."""
    columns = zip(*(row.cells for row in rows), strict=True)
    return tuple(
        Fraction(sum(_fits(field, cell.line, words) for cell in cells), len(cells))
        for field, cells in zip(reading, columns, strict=True)
    )


def _fits(field: str, text: str, words: FormWords) -> bool:
    """Whether a text may stand in the column of a report that holds this field."""
    is_short = len(text.split()) <= _MOST_WORDS
    is_level = is_nothing(text) or (is_short and re.search(r"\d", text) is not None)
    match field:
        case "no":
            return bool(row_number(text, whole=words.whole_numbers))
        case "measure" | "indicator":
            return _WORD.search(text) is not None and not _is_percent(text, words)
        case "baseline" | "target":
            return is_level
        case "percent":
            return _is_percent(text, words)
        case "narrative":
            return len(text.split()) >= _FEWEST_WORDS and not is_level
        case "budget" | "deadline" | "responsible":
            return is_short
    return True


def _is_percent(text: str, words: FormWords) -> bool:
    if is_nothing(text) or parse_percent(text) is not None:
        return True
    return any(is_one_of(text, phrases) for phrases in words.statuses.values())
