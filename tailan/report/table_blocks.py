"""Tables as blocks: their heads in a language, their rows of texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tailan.language import text
from tailan.report.blocks import Block, Cell, Column, Heading, Paragraph, Role, Row, Table

NUMERIC = frozenset({"percent", "baseline", "target", "actual", "computed", "count"})
"""Columns whose cells stand at their end, so that digits stand under digits."""


def table_block(
    language: str,
    name: str,
    columns: Mapping[str, float],
    rows: Iterable[Sequence[str]],
    role: Role = "data",
) -> Table:
    """The table of a name: `columns` are the names of its columns with their weights."""
    return Table(
        caption=text(language, f"report.caption.{name}"),
        columns=column_heads(columns, language),
        rows=tuple(row_of(texts) for texts in rows),
        role=role,
    )


def listed(
    name: str, columns: Mapping[str, float], rows: Sequence[Sequence[str]], language: str
) -> list[Block]:
    """A heading over a table, or over the sentence that nothing belongs in it."""
    heading = Heading(level=2, text=text(language, f"report.heading.{name}"))
    if not rows:
        return [heading, Paragraph.of(text(language, f"report.none.{name}"))]
    return [heading, table_block(language, name, columns, rows)]


def column_heads(
    weights: Mapping[str, float], language: str, wordy: frozenset[str] = frozenset()
) -> tuple[Column, ...]:
    """The heads of columns by their names, with their shares of the width.

    `wordy` are columns that hold words this time, where they mostly hold numbers.
    """
    return tuple(
        Column(
            heading=text(language, f"report.column.{name}"),
            align="end" if name in NUMERIC - wordy else "start",
            weight=weight,
        )
        for name, weight in weights.items()
    )


def row_of(texts: Iterable[str]) -> Row:
    """A row of cells with these texts."""
    return Row(cells=tuple(Cell(text=each) for each in texts))
