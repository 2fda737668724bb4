"""What a row of a form's table is: column numbers, a total, a heading over measures."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import dropwhile

from tailan.documents import Cell, Paragraph, Row
from tailan.forms.numbering import objective_heading, whole_number
from tailan.forms.words import FormWords, Key, is_one_of
from tailan.number import parse_percent

_NUMBERS = re.compile(r"(?:\W*(?:\d+|[^\W\d_])(?!\w))+\W*")
"""Numbers and single letters alone, as hardly a row holds."""

_FEWEST_MOVED = 5
_MOST_MOVED = 2
"""Numbers in a row of a form whose columns were moved with their numbers, and those taken out."""


def table_of(item: Row | Paragraph) -> int:
    """The number of the table that a row stands in, 0 for a paragraph."""
    return item.table if isinstance(item, Row) else 0


def is_number_row(row: Row) -> bool:
    """Whether the row prints nothing but the numbers of the columns: 1, 2, 3 and so on.

    The first columns may have letters (А, Б, 1, 2), the numbers points or brackets. An office
    that moves columns, or takes one out, may leave each its number: 1, 2, 4, 3, 6.
    """
    line = " ".join(cell.line for cell in row.filled)
    if not _NUMBERS.fullmatch(line):
        return False
    tokens = re.findall(r"\w+", line)
    numbers = list(dropwhile(lambda token: len(token) == 1 and token.isalpha(), tokens))
    count = len(numbers)
    if len(tokens) > 2 and count > 1 and numbers == [str(i) for i in range(1, count + 1)]:
        return True
    columns = {str(i) for i in range(1, count + 1 + _MOST_MOVED)}
    return count >= _FEWEST_MOVED and len(set(numbers)) == count and set(numbers) <= columns


def is_total(row: Row, fields: Collection[str], words: FormWords) -> bool:
    """Whether the row sums up the table: it opens or closes with a word for that, and a percent."""
    first = row.filled[0].line
    if not _names_total(re.findall(r"[^\W\d_]+", first), words):
        return False
    if len(row.filled) == 1:
        # The rest of a narrative may end in the same words (… оролцсон нийт 45).
        is_sum = re.search(r"\d\s*(?:%|хувь)?\s*$", first) is not None
        is_name = first[0].isupper() and is_one_of(first, words.totals)
        return "narrative" not in fields and (is_sum or is_name)
    # In a table of other columns beneath the last one the percent stands under another heading.
    if len(row.filled) == 2 and is_one_of(first, words.totals) and first[0].isupper():
        return parse_percent(row.filled[1].line) is not None
    return "percent" in fields and "narrative" not in fields and len(fields) <= 3


def is_objective(row: Row, cells: dict[str, Cell]) -> bool:
    """Whether the row is a heading over measures, in any of the ways that tables draw one."""
    first, *others = row.filled
    number = cells.get("no")
    if not others:
        covers_most = 2 * first.span > sum(cell.span for cell in row.cells)
        in_measure = first in (cells.get("measure"), row.cells[0]) or first.span > 1
        is_labelled = in_measure and objective_heading(first.line).is_labelled
        # Without a column for numbers they stand before the words of measures and headings.
        is_marked = (
            number is None and first is row.cells[0] and objective_heading(first.line).is_marked
        )
        return first is number or covers_most or is_labelled or is_marked
    if first is not number:
        return False
    if objective_heading(first.line).is_labelled:
        return True
    is_text = others[0] is cells.get("measure") or others[0].span > 1
    return bool(whole_number(first.line)) and len(others) == 1 and is_text


def line_of(row: Row) -> str:
    """The texts of the row for a person to recognise it by."""
    return " | ".join(cell.line for cell in row.filled)


def joining(row: Row, *, is_after_break: bool) -> str:
    """The kind of repair that joins a row with the one above, by what has parted both."""
    if is_after_break:
        return "row-joined"
    return "row-merged" if row.is_under_merged else "row-continued"


def _names_total(spoken: list[str], words: FormWords) -> bool:
    said = [Key.of(word).letters for word in spoken]
    for total in words.totals:
        known = [Key.of(word).letters for word in total.split()]
        if known in (said[: len(known)], said[-len(known) :]):
            return True
    return False
