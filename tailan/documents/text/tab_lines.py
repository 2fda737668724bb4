"""Tab-separated lines as whole rows: what editors cut off or parted is put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

Line = tuple[int, str]
"""The number of a line, and its text."""

_NUMBER = re.compile(r"\s*[(№]?\s*\d+(?P<parts>(?:\.\d+)*)[.)]?\s*\t")
"""A first cell that holds the number of its row and nothing else."""

_LONE_NUMBER = re.compile(r"\s*\d+(?:\.\d+)*[.)]\s*")
_SHORT = 3
"""Words of a cell, such as 100%, with which a line without a tab below it does not go on."""

_FEWEST_FILLED = 3
"""Filled cells of a line that shows how many a row has: a date and a place may be set far apart."""


def without_last_tabs(lines: list[str]) -> list[str]:
    """The lines without the tabs that end each row, as many as all rows of a text have."""
    tabbed = [line.rstrip(" \r") for line in lines if "\t" in line]
    count = min((len(line) - len(line.rstrip("\t")) for line in tabbed), default=0)
    if len(tabbed) < 2 or not count:
        return lines
    return [line.rstrip(" \r")[:-count] if "\t" in line else line for line in lines]


def whole_rows(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a text, those of a table with all its cells.

    Cells at the end of a row that an editor cut off stand empty again; a cell in several lines is
    joined, and a heading amid rows is a row.
    """
    for is_empty, group in groupby(lines, key=lambda one: not one[1].strip()):
        block = list(group)
        yield from block if is_empty or not _has_tabs(block) else _rows(block)


def _has_tabs(block: Sequence[Line]) -> bool:
    return any("\t" in line for _, line in block)


def _rows(block: list[Line]) -> Iterator[Line]:
    width = _width([line.split("\t") for _, line in block])
    at = 0
    while at < len(block):
        number, line = block[at]
        end = _row_end(block, at, width)
        row = "\n".join(text for _, text in block[at:end])
        is_row = "\t" in row or (at > 0 and _is_amid_rows(block, at))
        yield number, row + "\t" * (width - 1 - row.count("\t")) if is_row else line
        at = end


def _width(lines: list[list[str]]) -> int:
    """How many cells a row of the table has: as many as the longest line that is one for sure."""
    rows = [cells for cells in lines if sum(map(bool, map(str.strip, cells))) >= _FEWEST_FILLED]
    return max(map(len, rows or lines))


def _row_end(block: list[Line], at: int, width: int) -> int:
    """Where the row that begins at a line ends: after more than one where these make it whole."""
    first = block[at][1]
    number = _NUMBER.match(first)
    if number is None:
        return at + 1
    cells, end = first.count("\t") + 1, at + 1
    while end < len(block) and _may_go_on(block[end][1], number, is_whole=cells == width):
        cells += block[end][1].count("\t")
        end += 1
    return end if cells == width else at + 1


def _may_go_on(line: str, number: re.Match[str], *, is_whole: bool) -> bool:
    """Whether a line may go on with the last cell of those above it, in the row of this number.

    A number without parts may stand in a cell of a row that has one with them, as 0 below 5.1.
    """
    if is_whole:
        return "\t" not in line and line.lstrip()[:1].islower()
    own = _NUMBER.match(line)
    return not line.startswith("\t") and (
        own is None or (not own["parts"] and number["parts"] != "")
    )


def _is_amid_rows(block: list[Line], at: int) -> bool:
    """Whether a line without a tab is a row: the number of one, or below a short cell amid rows."""
    if _LONE_NUMBER.fullmatch(block[at][1]):
        return True
    above, below = block[at - 1][1], block[at + 1 : at + 2]
    is_between = "\t" in above and bool(below) and "\t" in below[0][1]
    return is_between and len(above.rpartition("\t")[2].split()) <= _SHORT
