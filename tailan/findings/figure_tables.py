"""Tables of figures as they were printed: rows of cells under their headings, and headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from tailan.plan import StatisticsCell

_TOTAL_ROW = re.compile(
    r"\W*(?:бүх\s+|улсын\s+|аймгийн\s+|сумын\s+|ерөнхий\s+)?"
    r"(?:нийт|нийтдээ|нийт\s+дүн|нийлбэр|бүгд|дүн|нэгдсэн|нэгдсэн\s+дүн|total)\b",
    re.IGNORECASE,
)
_NO_SUM = re.compile(r"дундаж|хувь|индекс|түвшин|%|оноо|харьцаа|үнэ\b|он\b", re.IGNORECASE)


@dataclass(frozen=True)
class FigureRow:
    """A row by its name, with the cell of each column."""

    name: str
    cells: dict[str, StatisticsCell]

    @property
    def is_total(self) -> bool:
        """Whether the row sums up others."""
        return _TOTAL_ROW.match(self.name) is not None

    def value(self, column: str) -> Decimal | None:
        """The number of a column, None where the row has none."""
        cell = self.cells.get(column)
        return None if cell is None else cell.value


@dataclass(frozen=True)
class FigureTable:
    """A table by its caption, with the headline figures that stand with it."""

    caption: str
    rows: tuple[FigureRow, ...]
    headlines: tuple[StatisticsCell, ...]

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The headings of the columns that hold a number."""
        found = (c for row in self.rows for c, cell in row.cells.items() if cell.value is not None)
        return tuple(dict.fromkeys(found))

    @cached_property
    def share_columns(self) -> tuple[str, ...]:
        """The columns that hold percents."""
        return tuple(c for c in self.columns if self._is_share(c))

    @cached_property
    def counts(self) -> tuple[str, ...]:
        """The columns whose numbers can be added."""
        return tuple(
            c for c in self.columns if c not in self.share_columns and not _NO_SUM.search(c)
        )

    @cached_property
    def parts(self) -> tuple[FigureRow, ...]:
        """The rows that are no totals."""
        return tuple(row for row in self.rows if not row.is_total)

    def _is_share(self, column: str) -> bool:
        cells = [row.cells[column] for row in self.rows if column in row.cells]
        filled = [cell for cell in cells if cell.value is not None]
        return (
            any("%" in cell.text for cell in filled) or "%" in column or "хувь" in column.casefold()
        )


def figure_tables(cells: Iterable[StatisticsCell]) -> tuple[FigureTable, ...]:
    """The tables in their order; rows may share a name: a column that comes again begins one."""
    by_caption: dict[str, list[StatisticsCell]] = {}
    for cell in cells:
        by_caption.setdefault(cell.table, []).append(cell)
    return tuple(_table(caption, found) for caption, found in by_caption.items())


def _table(caption: str, cells: list[StatisticsCell]) -> FigureTable:
    rows: list[FigureRow] = []
    for cell in cells:
        if not cell.column:
            continue
        if not rows or rows[-1].name != cell.row or cell.column in rows[-1].cells:
            rows.append(FigureRow(cell.row, {}))
        rows[-1].cells[cell.column] = cell
    return FigureTable(caption, tuple(rows), tuple(cell for cell in cells if not cell.column))


def is_total_name(name: str) -> bool:
    """Whether a name says that a figure sums up others."""
    return _TOTAL_ROW.match(name) is not None


def is_percent(cell: StatisticsCell) -> bool:
    """Whether a headline figure is a percent."""
    return "%" in cell.text
