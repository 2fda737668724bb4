"""Delimited files (.csv): records of fields with a comma, semicolon or tab between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, partial
from itertools import islice

from tailan.documents.content import Item, clean
from tailan.documents.grid import GridCell, GridRow, Grids
from tailan.documents.limits import (
    COLUMN_LIMIT,
    require_cells,
    require_columns,
    require_parts,
    require_rows,
)
from tailan.documents.text.letter_codes import decoded_text
from tailan.documents.text.uneven_records import Record, even_records
from tailan.errors import TailanError
from tailan.plan import Repair

_DELIMITERS = ("\t", ";", "|", ",")
"""The comma comes last: it stands in numbers as well."""

_NONE = "\0"
"""No text holds this sign: each of its lines is one field."""

_DECLARED = re.compile(r"\"?sep=([,;\t|])\"?\r?\n", re.IGNORECASE)
_SAMPLE = 500
_SAMPLE_SIZE = 1_000_000
"""Records by which the delimiter is told, and the letters in which they are looked for."""

_MOST_FIELDS = 20_000
"""Fields of the longest record: a spreadsheet saves up to 16,384 empty ones."""

# Spreadsheets are kept from taking a text for a formula by an apostrophe before it.
_KEPT_TEXT = re.compile(r"\A'(?=[=+\-@\t\r])")

# Other programs keep them from taking a text for a number: ="1.10".
_AS_FORMULA = re.compile(r"=\"([^\"]*)\"")

_Fields = tuple[int, list[str]]
"""The line in which a record begins, and its fields."""


def read_delimited(raw: bytes, name: str) -> Iterator[Item]:
    """Rows and paragraphs of a delimited file; a record without any text ends a table."""
    text, repairs = decoded_text(raw, name)
    yield from repairs
    delimiter, records = _records_of(text)
    even = list(even_records(list(_filled(records, name)), delimiter))
    yield from (one for one in even if isinstance(one, Repair))
    whole = [one for one in even if isinstance(one, Record)]
    yield from (repair for record in whole for repair in _open_quotes(record))
    yield from Grids().content(_row(record, name) for record in whole)


def _open_quotes(record: Record) -> Iterator[Repair]:
    """The texts that begin with a quotation mark which nothing closes."""
    for column, field in enumerate(record.fields, start=1):
        if field.lstrip().startswith('"') and field.count('"') % 2:
            yield Repair(_place(record.line, column), "quote-unclosed", clean(field))


def _filled(records: Iterator[_Fields], name: str) -> Iterator[Record]:
    """The records that hold any text; TailanError where there are more than any report has."""
    rows = total = 0
    for number, (line, fields) in enumerate(records, start=1):
        require_parts(number, name)
        if len(fields) > _MOST_FIELDS:
            raise TailanError(
                "document.columns", file=name, place=f"line {line}", limit=COLUMN_LIMIT
            )
        if filled := sum(bool(clean(_text(field))) for field in fields):
            rows, total = rows + 1, total + filled
            require_rows(rows, name)
            require_cells(total, name)
            yield Record(number, line, tuple(fields))


def _row(record: Record, name: str) -> GridRow:
    cells = tuple(
        GridCell(column, text)
        for column, field in enumerate(record.fields, start=1)
        if (text := clean(_text(field)))
    )
    require_columns(cells[-1].column, name, f"line {record.line}")
    return GridRow(record.number, cells, partial(_place, record.line))


def _text(field: str) -> str:
    """What a field says, without what only guards it from a spreadsheet."""
    as_formula = _AS_FORMULA.fullmatch(field)
    return as_formula[1] if as_formula else _KEPT_TEXT.sub("", field)


def _place(line: int, column: int) -> str:
    return f"line {line} cell {column}"


def _records_of(text: str) -> tuple[str, Iterator[_Fields]]:
    """The delimiter of a file, and its records."""
    if declared := _DECLARED.match(text):
        return declared[1], _records(text, declared[1], declared.end(), 2)
    delimiter = _delimiter(text)
    return delimiter, _records(text, delimiter)


def _delimiter(text: str) -> str:
    """The delimiter by which the most records have the same number of fields, if there is one."""
    best = max(_DELIMITERS, key=lambda delimiter: _regularity(text, delimiter))
    return _NONE if _is_prose(text[:_SAMPLE_SIZE], best) else best


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many records have the commonest number of fields above one, and that number."""
    widths = _widths(text, delimiter)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _widths(text: str, delimiter: str) -> Counter[int]:
    """How many records have each number of fields above one."""
    sizes = (len(fields) for _, fields in _sampled(text, delimiter))
    return Counter(size for size in sizes if size > 1)


def _sampled(text: str, delimiter: str) -> Iterator[_Fields]:
    """The records by which a delimiter is judged."""
    return islice(_records(text[:_SAMPLE_SIZE], delimiter), _SAMPLE)


def _is_prose(text: str, delimiter: str) -> bool:
    """Whether a sign is punctuation: spaces follow it, and few records or uneven ones have it.

    So is one that only ends lines (хангах;): it parts nothing.
    """
    if 2 * delimiter not in text and not any(
        _is_parted(fields) for _, fields in _sampled(text, delimiter)
    ):
        return True
    if 2 * text.count(f"{delimiter} ") <= text.count(delimiter):
        return False
    widths = _widths(text, delimiter)
    filled = sum(any(map(str.strip, fields)) for _, fields in _sampled(text, delimiter))
    is_regular = 4 * max(widths.values(), default=0) > 3 * sum(widths.values())
    return not is_regular or 2 * sum(widths.values()) < filled


def _is_parted(fields: list[str]) -> bool:
    return sum(map(bool, map(str.strip, fields))) > 1


def _records(text: str, delimiter: str, start: int = 0, line: int = 1) -> Iterator[_Fields]:
    """The records of a text from a character on, which stands in this line."""
    fields: list[str] = []
    begin = line
    for match in _field(delimiter).finditer(text, start):
        quoted, plain, end = match.groups()
        fields.append(plain if quoted is None else quoted.replace('""', '"'))
        line += 0 if quoted is None else len(re.findall("\r\n|\r|\n", quoted))
        if end == delimiter and len(fields) <= _MOST_FIELDS:
            continue
        yield begin, fields
        if not end:
            return
        fields, line = [], line + 1
        begin = line


@cache
def _field(delimiter: str) -> re.Pattern[str]:
    """A field with what ends it.

    One that begins with a quotation mark and does not end with one is plain text, the marks its
    own: a mark that is never closed must not swallow the rest of the file.
    """
    mark = re.escape(delimiter)
    end = rf"({mark}|\r\n|\r|\n|\Z)"
    return re.compile(rf'(?: *"((?:[^"]|"")*+)" *|([^{mark}\r\n]*)){end}')
