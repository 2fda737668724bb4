"""Figures of statistics held against what the tables themselves come to: those that hold, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import takewhile

from tailan.findings.figure_columns import (
    Held,
    addends_of,
    changes,
    column_sum,
    row_sum,
    row_totals,
    share_pair,
    shares_of_total,
)
from tailan.findings.figure_tables import (
    FigureRow,
    FigureTable,
    figure_tables,
    is_percent,
    is_total_name,
)
from tailan.plan import StatisticsCell

_NEAR = Fraction(1, 4)
_NEAR_SUM = Fraction(1, 10)
_ROUNDED = Fraction(1, 2)
_FULL = Fraction(100)


def held_figures(cells: Iterable[StatisticsCell]) -> tuple[Held, ...]:
    """Every figure that can be held against others, those that hold and those that do not."""
    tables = figure_tables(cells)
    return tuple(
        held
        for found in (_by_table(tables), _by_headline(tables), _by_family(tables))
        for held in found
    )


def _by_table(tables: Sequence[FigureTable]) -> Iterator[Held]:
    for table in tables:
        yield from _shares(table)
        yield from shares_of_total(table)
        yield from changes(table)
        yield from row_totals(table)
        yield from _totals(table)
        yield from _parts_of_headlines(table)


def _shares(table: FigureTable) -> Iterator[Held]:
    """The shares of a table, row by row, and the one that stands for all of its rows."""
    for column in table.share_columns:
        pair = share_pair(table, column)
        if pair is None:
            continue
        for row in table.rows:
            cell, part, whole = row.cells.get(column), row.value(pair[0]), row.value(pair[1])
            if cell is not None and cell.value is not None and part is not None and whole:
                yield _share(cell, Fraction(part), Fraction(whole))
        part, whole = (column_sum(table.parts, name) for name in pair)
        for cell in _shares_of_all(table, column, pair):
            if whole:
                yield _share(cell, Fraction(part), Fraction(whole))


def _shares_of_all(
    table: FigureTable, column: str, pair: tuple[str, str]
) -> Iterator[StatisticsCell]:
    """The share in a row of totals that prints no counts, and a headline that says it is of all."""
    for row in table.rows:
        if row.is_total and row.value(pair[1]) is None and row.value(column) is not None:
            yield row.cells[column]
    yield from (c for c in table.headlines if is_percent(c) and is_total_name(c.row))


def _totals(table: FigureTable) -> Iterator[Held]:
    """Rows of totals, held against the rows above them, or since the total before."""
    for position, row in enumerate(table.rows):
        if not row.is_total:
            continue
        since = list(takewhile(lambda r: not r.is_total, reversed(table.rows[:position])))
        for column in table.counts:
            cell = row.cells.get(column)
            sums = [column_sum(rows, column) for rows in (table.parts, since) if len(rows) > 1]
            if cell is not None and cell.value is not None and sums:
                known = [*map(Fraction, sums), *_sums_of_row_totals(table, row, column)]
                yield Held("total", cell, next((s for s in known if s == cell.value), known[0]))


def _sums_of_row_totals(table: FigureTable, total: FigureRow, column: str) -> Iterator[Fraction]:
    """What a total of totals comes to beside its own column: a wrong row makes it no wrong one."""
    addends = addends_of(table, column)
    if addends:
        yield sum((row_sum(row, addends) or Fraction(0) for row in table.parts), Fraction(0))
        yield row_sum(total, addends) or Fraction(0)


def _parts_of_headlines(table: FigureTable) -> Iterator[Held]:
    """A headline figure and those behind it that come to it, or nearly do."""
    counts = [c for c in table.headlines if c.value is not None and not is_percent(c)]
    for position, cell in enumerate(counts[:-2]):
        parts = [Fraction(c.value or 0) for c in counts[position + 1 :]]
        total = Fraction(cell.value or 0)
        if total and all(0 < part < total for part in parts):
            off = abs(sum(parts, Fraction(0)) - total)
            if off <= _NEAR_SUM * total:
                yield Held("total", cell, sum(parts, Fraction(0)))
                return


def _by_headline(tables: Sequence[FigureTable]) -> Iterator[Held]:
    """Shares in headlines, held against the row of a table that has the same count."""
    known = [
        (row, pair)
        for table in tables
        for column in table.share_columns
        if (pair := share_pair(table, column)) is not None
        for row in table.parts
    ]
    for table in tables:
        for count, share in _counted_shares(table):
            found = [(r, p) for r, p in known if r.value(p[0]) == count.value]
            named = [(r, p) for r, p in found if r.name.casefold() in count.row.casefold()]
            for row, pair in (named or found)[:1]:
                whole = row.value(pair[1])
                if whole and count.value is not None:
                    yield _share(share, Fraction(count.value), Fraction(whole))


def _counted_shares(table: FigureTable) -> Iterator[tuple[StatisticsCell, StatisticsCell]]:
    """A count and a percent in one headline: 16,222 48%."""
    for cell in table.headlines:
        if cell.value is not None and is_percent(cell):
            for count in table.headlines:
                if count.row == cell.row and count.value is not None and not is_percent(count):
                    yield count, cell


def _by_family(tables: Sequence[FigureTable]) -> Iterator[Held]:
    """Headlines that count the tables of one kind, their rows, those filled in, and their sum."""
    columns = dict.fromkeys(c for t in tables for row in t.rows for c in row.cells)
    for column in columns:
        family = [t for t in tables if any(column in row.cells for row in t.rows)]
        if len(family) < 2:
            continue
        sizes = _sizes(family, column)
        for table in tables:
            yield from _described(table, sizes)


def _sizes(family: Sequence[FigureTable], column: str) -> list[Fraction]:
    rows = [row for table in family for row in table.parts if column in row.cells]
    filled = [row for row in rows if row.value(column)]
    counts = [Fraction(len(found)) for found in (family, rows, filled)]
    return list(dict.fromkeys((*counts, Fraction(column_sum(rows, column)))))


def _described(table: FigureTable, sizes: Sequence[Fraction]) -> Iterator[Held]:
    """The headlines of a table that describes a family: two of its sizes stand in it."""
    figures = [c for c in table.headlines if c.value is not None and not is_percent(c)]
    right = [c for c in figures if Fraction(c.value or 0) in sizes]
    if len({c.value for c in right}) < 2:
        return
    for cell in right:
        yield Held("total", cell, Fraction(cell.value or 0))
    values = {Fraction(c.value or 0) for c in right}
    for size in (s for s in sizes if s not in values):
        near = [c for c in figures if c not in right and _is_near(c.value, size)]
        if near:
            yield Held("total", min(near, key=lambda c: _off(c.value, size)), size)


def _share(cell: StatisticsCell, part: Fraction, whole: Fraction) -> Held:
    return Held("share", cell, 100 * part / whole, part, whole)


def _off(value: Decimal | None, size: Fraction) -> Fraction:
    return abs(Fraction(value or 0) - size)


def _is_near(value: Decimal | None, size: Fraction) -> bool:
    return _off(value, size) <= _NEAR * size
