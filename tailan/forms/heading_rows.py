"""The heading rows of a table, one or two of them, read as the columns of a form."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from tailan.documents import Cell, Row
from tailan.forms.heading_names import is_heading
from tailan.forms.headings import Columns, columns_of
from tailan.forms.known_headings import known_fields
from tailan.forms.marked_columns import is_period, marked_fields
from tailan.forms.numbering import row_number
from tailan.forms.rows import is_number_row
from tailan.forms.stages import is_staged, stage_fields, stage_of
from tailan.forms.words import FormWords

_WORDS = re.compile(r"[^\W\d_]{3,}[^\d]*")
_FEWEST_COMPLETED = 2
"""Headings that a row must complete to known ones to be their rest."""


def heading_row(rows: list[Row], words: FormWords) -> int | None:
    """Where the heading row stands among a table's rows, None where it has none.

    Headings in two rows begin with the first, though it may name few columns by itself.
    """
    pairs = enumerate(zip_longest(rows, rows[1:]))
    return next((i for i, (row, below) in pairs if _heads(row, below, words)), None)


def _heads(row: Row, below: Row | None, words: FormWords) -> bool:
    """Whether the row is a heading row, by itself or with the headings that it covers."""
    if is_heading(row, words):
        return True
    return is_heading(replace(row, cells=titles_of(row, below, words)), words)


def titles_of(heading: Row, below: Row | None, words: FormWords) -> tuple[Cell, ...]:
    """The headings of a row, in place of those that stand over several columns the ones below."""
    if below is None:
        return heading.cells
    merged = _widened_over(_merged_over(heading, below), below, words)
    is_double = _is_subheading(below, merged)
    return _with_subheadings(merged, below, words) if is_double else heading.cells


def columns_at(
    rows: list[Row], start: int, every: Sequence[Row], words: FormWords
) -> tuple[Columns, int]:
    """The columns under the heading row at `start`, and where the rows after it begin.

    `every` are the rows of all tables: some stages may be reported on another page alone.
    """
    titles, printed, count = _titles_at(rows, start, words)
    body = _full_rows(rows[start + 1 :], rows[start], words)
    marked = marked_fields(titles, rows[start + count :])
    staged = stage_fields(titles, printed, every, words)
    return columns_of(titles, printed, body, marked | staged, words), start + count


def _titles_at(
    rows: list[Row], start: int, words: FormWords
) -> tuple[tuple[Cell, ...], tuple[Cell, ...], int]:
    """The headings of the columns, the cells of all heading rows, and how many these are."""
    heading, below = rows[start], rows[start + 1] if rows[start + 1 :] else None
    titles = titles_of(heading, below, words)
    if below is None:
        return titles, titles, 1
    if titles is not heading.cells:
        return titles, (*titles, *heading.cells, *below.cells), 2
    pairs = list(zip(heading.cells, below.cells, strict=False))
    if _names_anew(below, heading, words):
        titles = tuple(rest if rest.line else cell for cell, rest in pairs)
    elif _completes(below, heading, words):
        titles = tuple(replace(cell, text=f"{cell.text} {rest.text}") for cell, rest in pairs)
    else:
        return titles, titles, 1
    return titles, (*titles, *heading.cells), 2


def _is_subheading(row: Row, heading: Row) -> bool:
    """Whether the row stands under headings that cover several columns, and under these alone."""
    if is_number_row(row) or not row.filled or all(cell.span == 1 for cell in heading.cells):
        return False
    wide = [(start, end) for start, end, cell in heading.spans() if cell.span > 1]
    return len(row.filled) > 1 and all(
        any(a <= start and end <= b for a, b in wide)
        for start, end, cell in row.spans()
        if cell.line
    )


def _names_anew(row: Row, heading: Row, words: FormWords) -> bool:
    """Whether the row names the columns under headings that stand over several of them.

    Where no cell is known to be merged, these are blank or unknown, and all others printed again.
    """
    if len(row.cells) != len(heading.cells):
        return False
    pairs = [(above.line, cell.line) for above, cell in zip(heading.cells, row.cells, strict=True)]
    other = [(above, rest) for above, rest in pairs if rest and rest != above]
    return bool(other) and all(
        not known_fields(above, words) and known_fields(rest, words) for above, rest in other
    )


def _completes(row: Row, heading: Row, words: FormWords) -> bool:
    """Whether the row is the rest of the headings, words all, which a page break has cut in two."""
    is_of_words = all(_WORDS.fullmatch(cell.line) for cell in row.filled)
    if len(row.cells) != len(heading.cells) or not is_of_words:
        return False
    pairs = [(above.line, cell.line) for above, cell in zip(heading.cells, row.cells, strict=True)]
    known = sum(bool(known_fields(f"{a} {b}", words)) for a, b in pairs if a and b)
    return known >= _FEWEST_COMPLETED and all(above for above, rest in pairs if rest)


def _merged_over(heading: Row, below: Row) -> Row:
    """The heading row with each heading over the blank cells behind it, where others stand below.

    Where no cell is known to be merged, as in text, these are the rest of a merged one.
    """
    if len(heading.cells) != len(below.cells) or any(cell.span > 1 for cell in heading.cells):
        return heading
    cells: list[Cell] = []
    is_over = False
    for cell, under in zip(heading.cells, below.cells, strict=True):
        is_over = bool(under.line) and (bool(cell.line) or is_over)
        if is_over and not cell.line:
            cells[-1] = replace(cells[-1], span=cells[-1].span + 1)
        else:
            cells.append(cell)
    return replace(heading, cells=tuple(cells))


def _widened_over(heading: Row, below: Row, words: FormWords) -> Row:
    """The heading row with the one heading wide that stands over the only headings below.

    Where each cell has a line of its own, a merged one counts once above and the row below it has
    all the more: № | Ажил | Үр дүн over blank | blank | Шалгуур үзүүлэлт | Хүрэх түвшин.
    """
    own = [i for i, cell in enumerate(below.cells) if cell.line]
    more = len(below.cells) - len(heading.cells)
    is_run = more > 0 and bool(own) and own == [*range(own[0], own[0] + more + 1)]
    is_plain = all(cell.span == 1 for cell in (*heading.cells, *below.cells))
    known = (known_fields(below.cells[i].line, words) for i in own)
    if not (is_run and is_plain and own[0] < len(heading.cells) and all(known)):
        return heading
    cells = list(heading.cells)
    cells[own[0]] = replace(cells[own[0]], span=more + 1)
    return replace(heading, cells=tuple(cells))


def _with_subheadings(heading: Row, below: Row, words: FormWords) -> tuple[Cell, ...]:
    parts: list[Cell] = []
    again = Counter(cell.line for cell in below.filled)
    for start, end, cell in heading.spans():
        under = [c for a, b, c in below.spans() if start <= a and b <= end and c.line]
        if cell.span > 1 and under:
            staged = _at_stages(cell, under, again, words)
            parts.extend(staged or _said_with(cell, under, words))
        else:
            parts.append(cell)
    return tuple(parts)


def _at_stages(over: Cell, under: list[Cell], again: Counter[str], words: FormWords) -> list[Cell]:
    """The headings under another where either say at which stage: each with both its words.

    None where they stand once, as a year over the one column of its levels.
    """
    are_under = len(under) > 1 and all(stage_of(cell.line) for cell in under)
    are_again = all(again[cell.line] > 1 for cell in under)
    is_over = over.line != "" and stage_of(over.line) == over.line and are_again
    if is_over or (are_under and is_staged(over.line, words)):
        return [replace(cell, text=f"{over.text} {cell.text}") for cell in under]
    return []


def _said_with(over: Cell, under: list[Cell], words: FormWords) -> list[Cell]:
    """The headings under another, with its words where they are known by these alone.

    A lone one that says nothing by itself (Нэр) is called as the heading over it.
    """
    whole = [_known_with(over, cell, words) for cell in under]
    unknown = [i for i, cell in enumerate(whole) if not known_fields(cell.line, words)]
    unknown = [i for i in unknown if not is_period(whole[i].line)]
    if len(unknown) == 1 < len(whole) and known_fields(over.line, words):
        whole[unknown[0]] = replace(whole[unknown[0]], text=over.text)
    return whole


def _known_with(over: Cell, under: Cell, words: FormWords) -> Cell:
    if is_period(under.line):
        return under
    ways = (under.text, f"{over.text} {under.text}", f"{under.text} {over.text}")
    known = (text for text in ways if known_fields(" ".join(text.split()), words))
    return replace(under, text=next(known, under.text))


def _full_rows(rows: list[Row], heading: Row, words: FormWords) -> list[Row]:
    """Rows that have every cell: of the commonest shape among measures, or the heading row."""
    whole = words.whole_numbers
    body = [row for row in rows if row_number(row.cells[0].line, whole=whole)] or [heading]
    width = Counter(len(row.cells) for row in body).most_common(1)[0][0]
    if width < len(heading.filled):
        return [heading]
    return [row for row in body if len(row.cells) == width]
