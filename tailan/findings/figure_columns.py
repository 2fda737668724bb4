"""What the columns of a table of figures come to, row by row: shares, totals and changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import islice, permutations
from typing import Literal

from tailan.findings.figure_tables import FigureRow, FigureTable, is_total_name
from tailan.number import prints
from tailan.plan import StatisticsCell

_LEAST_ROWS = 2
_LEAST_SHARES = 3
_ENOUGH_ROWS = 100
"""So many rows show what a column is: a table may have a hundred thousand."""


@dataclass(frozen=True)
class Held:
    """A printed figure and what other figures come to.

    A share is `part` of `whole`, a change leads from `whole` to `part`.
    """

    kind: Literal["share", "total", "change"]
    cell: StatisticsCell
    computed: Fraction
    part: Fraction | None = None
    whole: Fraction | None = None

    @property
    def holds(self) -> bool:
        """Whether the printed figure is the computed one, rounded or cut off."""
        return self.cell.value is not None and prints(self.cell.value, self.computed)


def share_pair(table: FigureTable, column: str) -> tuple[str, str] | None:
    """The two columns whose quotient a column of shares is, in most of its rows."""
    return _pair(table, column, table.counts, lambda part, whole: 100 * part / whole)


def row_totals(table: FigureTable) -> Iterator[Held]:
    """The figures of columns that sum up the others of their rows."""
    for column in table.counts:
        addends = addends_of(table, column)
        for row in table.parts if addends else ():
            exact = row_sum(row, addends)
            if exact is not None and row.value(column) is not None:
                yield Held("total", row.cells[column], exact)


def addends_of(table: FigureTable, column: str) -> tuple[str, ...]:
    """The columns that a column sums up in most rows, none where it does not."""
    if not is_total_name(column):
        return ()
    at = table.counts.index(column)
    others = [c for c in table.counts if c != column]
    for found in (others, others[:at], others[at:]):
        sums = [(row.value(column), row_sum(row, found)) for row in table.parts]
        known = [(value, exact) for value, exact in sums if value is not None and exact is not None]
        right = sum(value == exact for value, exact in known)
        if len(found) > 1 and right >= _LEAST_ROWS and 2 * right > len(known):
            return tuple(found)
    return ()


def row_sum(row: FigureRow, columns: Sequence[str]) -> Fraction | None:
    """What these columns of a row come to, None where it holds no number in them."""
    values = [value for name in columns if (value := row.value(name)) is not None]
    return sum(map(Fraction, values), Fraction(0)) if values else None


def shares_of_total(table: FigureTable) -> Iterator[Held]:
    """Shares of a column's total: each row's part of all rows, where most of them are that."""
    for column in table.share_columns:
        rows = [row for row in table.parts if row.value(column) is not None]
        if len(rows) < _LEAST_SHARES or share_pair(table, column) is not None:
            continue
        for name in table.counts:
            whole = Fraction(column_sum(table.parts, name))
            held = [_of_total(row, column, name, whole) for row in rows if whole]
            if 2 * sum(one.holds for one in held) > len(rows):
                yield from held
                break


def changes(table: FigureTable) -> Iterator[Held]:
    """Percents by which figures rose or fell from one column to another."""
    for column in table.share_columns:
        levels = [name for name in table.columns if name not in table.share_columns]
        pair = _pair(table, column, levels, lambda now, before: 100 * (now - before) / before)
        if pair is None or len(table.parts) < _LEAST_ROWS or share_pair(table, column) is not None:
            continue
        for row in table.rows:
            cell, now, before = row.cells.get(column), row.value(pair[0]), row.value(pair[1])
            if cell is not None and cell.value is not None and now is not None and before:
                yield _change(cell, Fraction(now), Fraction(before))


def column_sum(rows: Iterable[FigureRow], column: str) -> Decimal:
    """What a column of these rows comes to."""
    return sum((row.value(column) or Decimal(0) for row in rows), Decimal(0))


def _of_total(row: FigureRow, column: str, name: str, whole: Fraction) -> Held:
    part = Fraction(row.value(name) or 0)
    return Held("share", row.cells[column], 100 * part / whole, part, whole)


def _change(cell: StatisticsCell, now: Fraction, before: Fraction) -> Held:
    exact = 100 * (now - before) / before
    # A fall may be printed without its sign: бууралт 5 хувь.
    is_unsigned = cell.value is not None and cell.value > 0 > exact
    return Held("change", cell, abs(exact) if is_unsigned else exact, now, before)


def _pair(
    table: FigureTable,
    column: str,
    among: Sequence[str],
    formula: Callable[[Fraction, Fraction], Fraction],
) -> tuple[str, str] | None:
    """The two of these columns from which a formula gives a column, in most of its rows."""
    known = (row for row in table.parts if row.value(column) is not None)
    rows = list(islice(known, _ENOUGH_ROWS))
    counted = {
        pair: sum(_gives(row, column, pair, formula) for row in rows)
        for pair in permutations(among, 2)
    }
    best = max(counted, key=lambda pair: counted[pair], default=None)
    return best if best and 2 * counted[best] > len(rows) else None


def _gives(
    row: FigureRow,
    column: str,
    pair: tuple[str, str],
    formula: Callable[[Fraction, Fraction], Fraction],
) -> bool:
    printed, one, other = row.value(column), row.value(pair[0]), row.value(pair[1])
    if printed is None or one is None or not other:
        return False
    return prints(abs(printed), abs(formula(Fraction(one), Fraction(other))))
