"""CSV files that people write in params/: read with the line of each record, checked by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailan.errors import CallError
from tailan.problems import ParamsError, Problem, nearest


@dataclass(frozen=True)
class Record:
    """The texts of a record by column, and the line on which it stands."""

    line: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")


def read_csv(
    raw: bytes, name: str, required: Sequence[str], known: Iterable[str] = ()
) -> tuple[Record, ...]:
    """The records of a file as people and spreadsheets write it: UTF-8, commas or semicolons.

    Columns in `known` may be missing. ParamsError names a column that is missing or that is none
    of these, with the nearest spelling; CallError a file that is no UTF-8.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CallError("params.encoding", file=name) from error
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return _checked(reader, name, required, known)
    except csv.Error as error:
        line = reader.line_num + 1
        raise CallError("params.table", file=name, line=line, detail=error) from error


def _checked(
    reader: csv.DictReader[str], name: str, required: Sequence[str], known: Iterable[str]
) -> tuple[Record, ...]:
    columns = [(column or "").strip() for column in reader.fieldnames or ()]
    problems = list(_wrong_columns(columns, required, {*required, *known}, name))
    if problems:
        raise ParamsError(problems)
    reader.fieldnames = columns
    return tuple(_records(reader))


def _records(reader: csv.DictReader[str]) -> Iterator[Record]:
    """Every record that says anything; an apostrophe that keeps a text from a formula goes."""
    for values in reader:
        texts = {
            column: _plain(value) for column, value in values.items() if isinstance(value, str)
        }
        if any(texts.values()):
            yield Record(reader.line_num, texts)


def _plain(value: str) -> str:
    text = value.strip()
    return text[1:] if text.startswith("'") and text[1:2] in tuple("=+-@") else text


def _wrong_columns(
    columns: Sequence[str], required: Sequence[str], known: set[str], name: str
) -> Iterator[Problem]:
    for column in required:
        if column not in columns:
            yield Problem(name, 1, "missing", {"name": column})
    for column in columns:
        if column and column not in known:
            fields = {"name": column, "nearest": nearest(column, known)}
            yield Problem(name, 1, "unknown_key", fields)
