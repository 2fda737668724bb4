"""What an invented document says, before it is a file of some kind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Row = tuple[str, ...]
"""One text a cell; a row of one cell spans the table."""


@dataclass(frozen=True)
class Printed:
    """Lines, and a table under its heads."""

    title: str
    lines: Row
    heads: Row
    rows: tuple[Row, ...]
    dated: date
