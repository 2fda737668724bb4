"""Tables whose columns are only kept apart by spaces, as programs print them from other files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FEWEST_GAPS = 3
_FEWEST_ROWS = 3
"""Gaps of a line that is a row, and such lines of a table: text may hold a few wide spaces."""

_FARTHEST = 3
"""Lines from one row of a table to its next: a heading and an empty line may stand between."""


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, those of tables whose columns stand beneath one another with tabs between."""
    tabbed = list(lines)
    for rows in _tables(lines):
        edges = _edges([lines[at] for at in rows])
        if len(edges) > _FEWEST_GAPS:
            for at in rows:
                tabbed[at] = "\t".join(_parted(lines[at], edges))
    return tabbed


def _tables(lines: Sequence[str]) -> Iterator[list[int]]:
    """Where the rows of each table stand."""
    rows: list[int] = []
    for at, line in enumerate(lines):
        if "\t" in line or "|" in line or len(_GAP.findall(line)) < _FEWEST_GAPS:
            continue
        if rows and at - rows[-1] > _FARTHEST:
            if len(rows) >= _FEWEST_ROWS:
                yield rows
            rows = []
        rows.append(at)
    if len(rows) >= _FEWEST_ROWS:
        yield rows


def _edges(rows: Sequence[str]) -> list[int]:
    """Where the columns begin: behind two spaces or more that stand in every row."""
    width = max(map(len, rows))
    is_free = [all(row[i : i + 1] in ("", " ") for row in rows) for i in range(width)]
    starts = (i for i in range(width) if not is_free[i] and all(is_free[max(0, i - 2) : i]))
    return list(starts)


def _parted(line: str, edges: Sequence[int]) -> list[str]:
    ends = [*edges[1:], len(line)]
    return [line[start:end].strip() for start, end in zip(edges, ends, strict=True)]
