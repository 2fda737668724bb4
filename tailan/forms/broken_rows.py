"""Rows of a table of numbers over page breaks: heads printed again left out, cut rows joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tailan.documents import Row
from tailan.documents.cut_text import whole_text
from tailan.plan import Repair

_PARTED = re.compile(r"\w[-\u00ad]$")


def whole_rows(rows: Sequence[Row]) -> tuple[list[Row], list[Repair]]:
    """The rows without heads printed again on later pages, and what was joined to the row above.

    A row of which a page break has cut off the end goes on in small letters, in brackets, or
    behind a comma.
    """
    kept: list[Row] = []
    joined: list[Repair] = []
    count, is_first = 0, False
    for i, row in enumerate(rows):
        is_first = is_first or row.is_after_break
        count = 0 if row.is_after_break else count
        if kept and _is_head_again(rows, i, count):
            count += 1
            continue
        count = len(rows)
        if is_first and kept and _is_rest(row, kept[-1]):
            whole = kept[-1] = _joined(kept[-1], row)
            name = whole.filled[0].line
            joined += [Repair(cell.place, "row-joined", cell.line, name) for cell in row.filled]
        else:
            kept.append(row)
        is_first = False
    return kept, joined


def _is_head_again(rows: Sequence[Row], at: int, count: int) -> bool:
    """Whether a row is the table's row number `count`, counted from the head of its page."""
    return count < at and rows[at].texts == rows[count].texts


def _is_rest(row: Row, above: Row) -> bool:
    """Whether a row goes on with the texts of the one above."""
    if [cell.span for cell in row.cells] != [cell.span for cell in above.cells]:
        return False
    pairs = list(zip(above.cells, row.cells, strict=True))
    both = [(upper.line, cell.line) for upper, cell in pairs if upper.line and cell.line]
    if not both or not all(_goes_on(upper, text) for upper, text in both):
        return False
    # Texts in the middle of the row's height may stand beneath the break alone.
    is_sure = any(text[:1].isupper() or _PARTED.search(text) for text, _ in both)
    return is_sure or all(upper.line for upper, cell in pairs if cell.line)


def _goes_on(upper: str, text: str) -> bool:
    return text[0].islower() or text[0] == "(" or upper[-1] == ","


def _joined(above: Row, row: Row) -> Row:
    pairs = zip(above.cells, row.cells, strict=True)
    texts = (whole_text([t for t in (upper.text, cell.text) if t]) for upper, cell in pairs)
    cells = (replace(cell, text=text) for cell, text in zip(above.cells, texts, strict=True))
    return replace(above, cells=tuple(cells))
