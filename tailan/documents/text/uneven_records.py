"""Records with fewer or more fields than those around them: a delimiter that is lost or too many.

A value must not get under another heading. What each column holds in the whole records tells
where the fields of an uneven one belong; where it does not, the line is named in a message.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, groupby

from tailan.errors import TailanError
from tailan.number import parse_number, parse_percent
from tailan.plan import Repair

_FEWEST_COLUMNS = 4
_FEWEST_WHOLE = 3
"""Columns of a table, and its records of one length, that tell how long a record is."""

_MOST_ASTRAY = 3
"""Delimiters of a record that are looked for: with more there are too many ways."""

_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?")
_PHRASE = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True)
class Record:
    """The fields of a record: its `number` counts the records, `line` is where it begins."""

    number: int
    line: int
    fields: tuple[str, ...]

    @property
    def is_lone(self) -> bool:
        """Whether it is a heading or a title: it has hardly more than one text."""
        return sum(map(bool, map(str.strip, self.fields))) < _FEWEST_WHOLE

    @property
    def may_be_headings(self) -> bool:
        """Whether it holds no number, as headings do not."""
        kinds = {_kind(field.strip()) for field in self.fields}
        return not self.is_lone and kinds.isdisjoint({"number", "percent"})


def even_records(records: Sequence[Record], delimiter: str) -> Iterator[Record | Repair]:
    """The records, uneven ones of a table with as many fields as the others, each told.

    TailanError where it is not sure to which columns the fields of one belong.
    """
    for _, group in groupby(enumerate(records), key=lambda one: one[1].number - one[0]):
        for run in _tables([record for _, record in group]):
            table = _Table.of(run, delimiter)
            for record in run:
                yield from table.even(record) if table else [record]


def _tables(records: Sequence[Record]) -> Iterator[list[Record]]:
    """The records of each table: headings beneath a title begin one, with columns of its own."""
    run: list[Record] = []
    for record in records:
        if run and run[-1].is_lone and record.may_be_headings:
            yield run
            run = []
        run.append(record)
    yield run


@dataclass(frozen=True)
class _Table:
    """The whole records of a table, and the sign between their fields."""

    whole: tuple[Record, ...]
    delimiter: str

    @classmethod
    def of(cls, run: Sequence[Record], delimiter: str) -> _Table | None:
        """The table that a run of records is; None where no length is that of most."""
        wide = [record for record in run if not record.is_lone]
        counts = Counter(len(record.fields) for record in wide)
        width, count = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        if width < _FEWEST_COLUMNS or count < _FEWEST_WHOLE or 2 * count <= len(wide):
            return None
        return cls(tuple(record for record in wide if len(record.fields) == width), delimiter)

    @cached_property
    def width(self) -> int:
        """How many fields they have."""
        return len(self.whole[0].fields)

    @cached_property
    def columns(self) -> tuple[_Column, ...]:
        """What the columns hold beneath their headings."""
        body = [record.fields for record in self.whole[1:]]
        return tuple(_Column.of([row[at].strip() for row in body]) for at in range(self.width))

    def even(self, record: Record) -> Iterator[Record | Repair]:
        """The record with a field for each column, and what was done to it."""
        filled = [i for i, field in enumerate(record.fields, start=1) if field.strip()]
        record = replace(record, fields=record.fields[: max(self.width, *filled)])
        if record.is_lone:
            yield record
        elif record.line < self.whole[0].line:
            yield from self._heading(record)
        elif self._is_uneven(record):
            yield from self._evened(record)
        else:
            yield record

    def _heading(self, record: Record) -> Iterator[Record | Repair]:
        """What stands above the whole records: headings, where one may hold a delimiter itself."""
        is_right_above = record.number + 1 == self.whole[0].number
        fields = self._at_spaces(record) if is_right_above and self._is_long(record) else None
        yield record if fields is None else replace(record, fields=fields)
        if fields is not None:
            yield self._told("record-long", record, fields)
        elif is_right_above and self._is_long(record):
            count = str(len(record.fields))
            yield Repair(f"line {record.line} cell 1", "headings-more", count, str(self.width))

    def _evened(self, record: Record) -> Iterator[Record | Repair]:
        is_long = self._is_long(record)
        rows = self._joined(record) if is_long else self._filled_up(record)
        given = (*record.fields, *[""] * (self.width - len(record.fields)))
        is_sure, is_possible = len(rows) == 1, self._fits(given)
        if not (is_sure or is_possible):
            raise TailanError(
                "document.record",
                place=f"line {record.line}",
                count=len(record.fields),
                usual=self.width,
            )
        fields = given if is_possible and (is_long or not is_sure) else rows[0]
        yield replace(record, fields=fields)
        if fields != given or not (is_long or is_sure):
            yield self._told("record-long" if is_long else "record-short", record, fields)

    def _told(self, kind: str, record: Record, fields: Sequence[str]) -> Repair:
        """The repair of a record, at the first of its fields that is another now."""
        pairs = enumerate(zip(fields, (*record.fields, *fields), strict=False))
        at = next((i for i, (own, before) in pairs if own != before), 0)
        return Repair(
            f"line {record.line} cell {at + 1}", kind, fields[at].strip(), str(self.width)
        )

    def _is_uneven(self, record: Record) -> bool:
        """Whether a record has another length than the whole ones, and is one of the table."""
        is_short = len(record.fields) < self.width
        return (is_short or self._is_long(record)) and self.columns[0].fits(
            record.fields[0].strip()
        )

    def _is_long(self, record: Record) -> bool:
        return any(map(str.strip, record.fields[self.width :]))

    def _at_spaces(self, record: Record) -> tuple[str, ...] | None:
        """The fields where delimiters that a space follows part none, as in running text."""
        starts = [i for i, field in enumerate(record.fields) if not i or not field.startswith(" ")]
        if len(starts) != self.width or self._begins_with_spaces:
            return None
        return self._at(record.fields, starts)

    def _joined(self, record: Record) -> list[tuple[str, ...]]:
        """The ways to read a record whose texts hold delimiters themselves."""
        if (fields := self._at_spaces(record)) is not None:
            return [fields]
        if len(record.fields) - self.width > _MOST_ASTRAY:
            return []
        starts = combinations(range(1, len(record.fields)), self.width - 1)
        return self._fitting([self._at(record.fields, [0, *own]) for own in starts])

    @property
    def _begins_with_spaces(self) -> bool:
        """Whether spaces stand behind delimiters that part fields."""
        return any(field.startswith(" ") for record in self.whole for field in record.fields)

    def _at(self, fields: Sequence[str], starts: Sequence[int]) -> tuple[str, ...]:
        ends = (*starts[1:], len(fields))
        return tuple(
            self.delimiter.join(fields[start:end]) for start, end in zip(starts, ends, strict=True)
        )

    def _filled_up(self, record: Record) -> list[tuple[str, ...]]:
        """The ways to read a record that lacks delimiters, with an empty field for each."""
        fields = record.fields
        missing = self.width - len(fields)
        if missing > _MOST_ASTRAY:
            return []
        rows = []
        for empty in combinations(range(self.width), missing):
            rest = iter(fields)
            rows.append(tuple("" if at in empty else next(rest) for at in range(self.width)))
        return self._fitting(rows)

    def _fitting(self, rows: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
        return [row for row in dict.fromkeys(rows) if self._fits(row)]

    def _fits(self, row: Sequence[str]) -> bool:
        """Whether each field may stand in its column; those beyond the last stand in none."""
        return all(
            column.fits(field.strip()) for column, field in zip(self.columns, row, strict=False)
        )


@dataclass(frozen=True)
class _Column:
    """What every whole record holds in a column, where it is of one kind."""

    kind: str = ""

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Column:
        """The column of these texts: empty ones say nothing."""
        kinds = {_kind(text) for text in texts if text}
        return cls(kinds.pop() if len(kinds) == 1 else "")

    def fits(self, text: str) -> bool:
        """Whether a text may stand in the column."""
        return not (text and self.kind) or _kind(text) in (self.kind, "")


def _kind(text: str) -> str:
    if _NUMBER.fullmatch(text) or parse_number(text) is not None:
        return "percent" if text.endswith("%") else "number"
    if parse_percent(text) is not None:
        return "percent"
    return "words" if _PHRASE.search(text) else ""
