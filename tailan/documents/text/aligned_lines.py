"""Tables whose columns are only kept apart by spaces, as programs print them from other files."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from tailan.errors import TailanError

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_FIGURE = re.compile(r"(?:^|\s)[-+]?\d[\d.,]*%?(?=\s|$)")
_FEWEST_GAPS = 3
_FEWEST_ROWS = 3
"""Gaps of a line that is a row, and such lines of a table: text may hold a few wide spaces."""

_FARTHEST = 3
"""Lines from one row of a table to its next: a heading and an empty line may stand between."""

_WIDE = 0.8
"""The share of a table's width that a line of its headings reaches over."""


def with_tabs(lines: Sequence[str]) -> list[str]:
    """The lines, those of tables whose columns stand beneath one another with tabs between.

    TailanError where headings stand over columns of figures that are not surely theirs.
    """
    tabbed = list(lines)
    for rows in _tables(lines):
        head = _headings_over(lines, rows)
        own = rows if head is None else [head, *rows]
        for at, cells in zip(own, _parted([lines[at] for at in own], head), strict=False):
            tabbed[at] = "\t".join(cells)
    return tabbed


def _parted(rows: Sequence[str], head: int | None) -> list[list[str]]:
    """The cells of the rows of a table; none where text only holds wide spaces."""
    edges = _edges(rows[head is not None :], least=2)
    plain = [_cut(row, edges) for row in rows] if len(edges) > _FEWEST_GAPS else []
    to_right = _set_right(rows)
    if head is not None and plain and not to_right:
        raise TailanError("document.aligned", place=f"line {head + 1}")
    is_finer = len(next(iter(to_right), ())) > len(next(iter(plain), ()))
    return to_right if head is not None or is_finer else plain


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


def _headings_over(lines: Sequence[str], rows: Sequence[int]) -> int | None:
    """The line of headings over rows of figures, with a single space between these.

    The heading of an objective may stand between them and the first row.
    """
    if _FIGURE.search(lines[rows[0]]) is None:
        return None
    texts = [lines[row] for row in rows]
    width = max(len(text.rstrip()) for text in texts)
    above = range(rows[0] - 1, max(-1, rows[0] - 1 - _FARTHEST), -1)
    for at in takewhile(lambda at: lines[at].strip(), above):
        is_wide = len(lines[at].rstrip()) >= _WIDE * width
        if is_wide and len(_edges([lines[at], *texts], least=1)) > _FEWEST_GAPS:
            return at
    return None


def _set_right(lines: Sequence[str]) -> list[list[str]]:
    """The cells of lines whose columns are set to the right, beneath their headings.

    None where that is not sure: a line ends elsewhere, or a column has no heading. Words that
    stand beneath one another by chance have no heading of their own, or nothing beneath it.
    """
    ends = Counter(len(line.rstrip()) for line in lines)
    if ends[len(lines[0].rstrip())] != max(ends.values()):
        return []
    edges = _edges(lines, least=1)
    columns = list(zip(*(_cut(line, edges) for line in lines), strict=True))
    gaps = [_gap_before(lines, edge) for edge in edges]
    at = 0
    while at + 1 < len(columns):
        head, *body = columns[at]
        if gaps[at + 1] == 1 and (not head or not any(body)):
            pairs = zip(columns[at], columns[at + 1], strict=True)
            columns[at : at + 2] = [tuple(" ".join(filter(None, pair)) for pair in pairs)]
            del gaps[at + 1]
        else:
            at += 1
    if columns and not columns[0][0] and _counts_rows(columns[0][1:]):
        columns = columns[1:]
    is_sure = len(columns) > _FEWEST_GAPS and all(head for head, *_ in columns)
    return [list(row) for row in zip(*columns, strict=True)] if is_sure else []


def _counts_rows(texts: Sequence[str]) -> bool:
    """Whether a column is the index that a program prints: 0, 1, 2 …, without lone texts' rows."""
    return all(map(str.isdecimal, texts)) and all(int(a) < int(b) for a, b in pairwise(texts))


def _edges(rows: Sequence[str], least: int) -> list[int]:
    """Where the columns begin: behind at least so many spaces that stand in every row."""
    width = max(map(len, rows))
    is_free = [all(row[i : i + 1] in ("", " ") for row in rows) for i in range(width)]
    starts = (i for i in range(width) if not is_free[i] and all(is_free[max(0, i - least) : i]))
    return list(starts)


def _gap_before(rows: Sequence[str], edge: int) -> int:
    """How many spaces stand before a column in every row."""
    return min(len(row[:edge]) - len(row[:edge].rstrip()) for row in rows)


def _cut(line: str, edges: Sequence[int]) -> list[str]:
    ends = [*edges[1:], len(line)]
    return [line[start:end].strip() for start, end in zip(edges, ends, strict=True)]
