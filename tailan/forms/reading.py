"""The tables of a form read row by row into records: what all forms with tables have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.errors import TailanError
from tailan.forms.form_tables import FormTable, form_tables, tables_left_out
from tailan.forms.heading_names import likely_headings, listed, nearest_headings
from tailan.forms.headings import Columns
from tailan.forms.outline import heading_above, outlined, repeats_heading
from tailan.forms.record import Record
from tailan.forms.rows import is_number_row
from tailan.forms.words import FormWords
from tailan.plan import Repair


@dataclass
class Reading:
    """What has been read so far of the tables of one form."""

    words: FormWords
    records: list[Record] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    is_after_break: bool = False
    """Whether a page break or a new table stands right before the row."""

    @property
    def last(self) -> Record | None:
        """The record read last."""
        return self.records[-1] if self.records else None

    def of_form(self, row: Row, columns: Columns) -> Row:
        """The row without cells beyond the last column, headings printed again, column numbers."""
        if surplus := columns.surplus(row):
            told = (Repair(cell.place, "cell-beyond-columns", cell.line) for cell in surplus)
            self.repairs.extend(told)
            row = replace(row, cells=tuple(cell for cell in row.cells if cell not in surplus))
        if is_number_row(row) or columns.is_repeated_by(row):
            self.is_after_break = True
            return columns.below_headings(row)
        return row


ReadRow = Callable[[Row, dict[str, Cell], Columns, Reading], None]
"""Adds what a row holds to the records: the row, its cells by field, the table's columns."""


def read_tables(
    document: Document, words: FormWords, read_row: ReadRow
) -> tuple[list[Record], list[Repair]]:
    """The records of a form in a document's tables, and what was repaired to get them.

    TailanError where no table has the form's headings, or none has a measure under them.
    """
    reading = Reading(words)
    tables = _required_tables(document, words)
    for table in tables:
        _read_table(table, read_row, reading)
    reading.repairs.extend(tables_left_out(document, tables, words))
    records, repairs = outlined(reading.records)
    _require_measures(records, document, words)
    return records, [*reading.repairs, *repairs]


def _read_table(table: FormTable, read_row: ReadRow, reading: Reading) -> None:
    reading.repairs.extend(table.columns.repairs)
    reading.is_after_break = True
    count = len(reading.records)
    for printed in table.rows:
        reading.is_after_break = reading.is_after_break or printed.is_after_break
        row = reading.of_form(printed, table.columns)
        is_heading = reading.is_after_break and repeats_heading(row, reading.records)
        if row.filled and not is_heading:
            read_row(row, table.columns.assigned(row), table.columns, reading)
            reading.is_after_break = False
    heading = heading_above(table.above, reading.records[count:])
    reading.records[count:count] = heading
    if count:
        others = table.above[:-1] if heading else table.above
        reading.repairs.extend(_unread((*table.before, *others)))


def _unread(paragraphs: Sequence[Paragraph]) -> Iterator[Repair]:
    """That text stands between the form's tables which is in none of them."""
    for first in paragraphs[:1]:
        more = " …" * (len(paragraphs) > 1)
        yield Repair(first.place, "text-left-out", f"{' '.join(first.text.split())}{more}")


def _required_tables(document: Document, words: FormWords) -> list[FormTable]:
    tables = list(form_tables(document, words))
    if not tables:
        found = likely_headings(document, words)
        near = (name for heading in found for name in nearest_headings(heading, words)[:1])
        raise TailanError(
            "form.no_table",
            form=words.form,
            file=document.name,
            headings=listed(map(words.heading, words.printed)),
            found=listed(found),
            nearest=listed(dict.fromkeys(near)),
        )
    return tables


def _require_measures(records: Iterable[Record], document: Document, words: FormWords) -> None:
    if not any(record.kind == "measure" for record in records):
        raise TailanError("form.no_rows", form=words.form, file=document.name)
