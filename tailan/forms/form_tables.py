"""The tables of a document that belong to a form, those on later pages without headings too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from tailan.documents import Document, Paragraph, Row
from tailan.forms.heading_names import named_fields
from tailan.forms.heading_rows import columns_at, heading_row
from tailan.forms.headings import Columns
from tailan.forms.numbering import row_number
from tailan.forms.rows import is_number_row, line_of, table_of
from tailan.forms.words import FormWords
from tailan.plan import Repair

_MOST_CELLS_OF_A_LIST = 3
"""Filled cells of a row that may as well be a line of a list: a number, a text, and a note."""


@dataclass(frozen=True)
class FormTable:
    """The rows of a table under its columns."""

    columns: Columns
    rows: tuple[Row, ...]
    above: tuple[Paragraph, ...] = ()
    """The paragraphs right above."""
    before: tuple[Paragraph, ...] = ()
    """Those further above, over tables of no form, down from the form's last table."""


def form_tables(document: Document, words: FormWords) -> Iterator[FormTable]:
    """The form's tables in order; none where no table has the form's headings.

    A table without headings has the columns of the one before; one before all headings, whose
    first page was printed without them, has those of the first.
    """
    tables = [(_without_index(rows, words), above) for rows, above in _tables(document)]
    starts = [heading_row(rows, words) for rows, _ in tables]
    first = next((i for i, start in enumerate(starts) if start is not None), None)
    if first is None:
        return
    every = [row for rows, _ in tables for row in rows]
    found, _ = columns_at(tables[first][0], starts[first] or 0, every, words)
    columns = replace(found, repairs=())
    before: tuple[Paragraph, ...] = ()
    for i, ((rows, above), start) in enumerate(zip(tables, starts, strict=True)):
        if start is not None:
            is_repeated = i > first and columns.is_repeated_by(rows[start])
            found, after = columns_at(rows, start, every, words)
            columns = replace(found, repairs=())
            body = (*_measures_above(rows[:start], words), *rows[after:])
            yield FormTable(columns if is_repeated else found, body, above, before)
        elif _goes_on(rows, columns, words, is_first=i < first):
            yield FormTable(columns, tuple(rows), above, before)
        else:
            before = (*before, *above)
            continue
        before = ()


def tables_left_out(
    document: Document, tables: Iterable[FormTable], words: FormWords
) -> Iterator[Repair]:
    """The tables with numbered rows that belong to none of the form's: kept in sight."""
    taken = {id(row) for table in tables for row in table.rows}
    for _, group in groupby(document.rows, key=table_of):
        other = (row for row in group if id(row) not in taken)
        numbered = (row for row in other if len(row.filled) > _MOST_CELLS_OF_A_LIST)
        first = next((row for row in numbered if _is_numbered(row, words)), None)
        if first is not None:
            yield Repair(first.filled[0].place, "table-left-out", line_of(first))


def _tables(document: Document) -> Iterator[tuple[list[Row], tuple[Paragraph, ...]]]:
    """The rows of each table, and the paragraphs above it.

    A text alone at the head of a table, as where empty lines part all rows, is such a paragraph.
    """
    above: tuple[Paragraph, ...] = ()
    for table, group in groupby(document.content, key=table_of):
        items = list(group)
        rows = [item for item in items if isinstance(item, Row)]
        filled = [row for row in rows if row.filled]
        if table and len(filled) == 1 and filled[0].filled == filled[0].cells[:1]:
            above = (*above, Paragraph(filled[0].cells[0].text, filled[0].cells[0].place))
        elif table:
            yield rows, above
            above = ()
        else:
            above = (*above, *(item for item in items if isinstance(item, Paragraph)))


def _without_index(rows: list[Row], words: FormWords) -> list[Row]:
    """The rows without the index that programs write before them: 0, 1, 2 … under no heading.

    One that counts from 1 may be the numbers of the rows themselves, where these have no others.
    """
    start = heading_row(rows, words)
    if start is None or rows[start].texts[0]:
        return rows
    is_named = "no" in named_fields(rows[start], words)
    counted = [row.texts[0] for row in rows[start + 1 :]]
    first = 0 if counted[:1] == ["0"] else 1
    is_index = counted == [str(first + i) for i in range(len(counted))]
    if not (counted and is_index and (is_named or first == 0)):
        return rows
    return [*rows[:start], *(replace(row, cells=row.cells[1:]) for row in rows[start:])]


def _measures_above(rows: list[Row], words: FormWords) -> list[Row]:
    """The rows above headings that are repeated on a later page; a title above them is none."""
    return rows if any(_is_numbered(row, words) for row in rows) else []


def _goes_on(rows: list[Row], columns: Columns, words: FormWords, *, is_first: bool) -> bool:
    """Whether a table without headings continues the form over a page break."""
    width = len(columns.fields)
    filled = [row for row in rows if row.filled]
    if is_first:
        return any(_is_numbered(row, words) and len(row.cells) >= width for row in filled)
    if filled and is_number_row(filled[0]):
        return len(filled[0].cells) >= width - 1
    body = next((row for row in filled if len(row.filled) > 1), filled[0] if filled else None)
    return body is not None and len(body.cells) >= width and _may_continue(body, words)


def _may_continue(row: Row, words: FormWords) -> bool:
    return _is_numbered(row, words) or not row.cells[0].line


def _is_numbered(row: Row, words: FormWords) -> bool:
    return bool(row_number(row.cells[0].line, whole=words.whole_numbers))
