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
    order, if there is one: it stands unless the cells fit another better.
    """
    readings = dict.fromkeys([*filter(None, [tuple(usual)]), *_readings(named, words)])
    shares = {reading: _shares(reading, rows[:_ENOUGH_ROWS], words) for reading in readings}
    sums = {reading: sum(each) for reading, each in shares.items()}
    best = max(sums, key=sums.__getitem__, default=())
    is_alone = sum(one == sums[best] for one in sums.values()) == 1
    return best if is_alone and min(shares[best]) >= _CERTAIN else tuple(usual)


def _readings(named: Sequence[str], words: FormWords) -> Iterator[tuple[str, ...]]:
    """The fields with each that the form lacks in each place between them."""
    for field in words.printed:
        if field not in named:
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
