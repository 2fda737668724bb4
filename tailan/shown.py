"""A frame as a person reads it in a notebook: all of its text, a caption, aligned at the top."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

import pandas as pd

from tailan.number import number_text

MOST_ROWS = 2000
"""Rows that a browser shows without trouble: of a longer frame the first are shown."""

# JupyterLab and nbconvert set tables flush right; they are told otherwise here.
_STYLE = (
    "<style>"
    "table.tailan{border-collapse:collapse;font-size:13px;line-height:1.35}"
    "table.tailan caption{caption-side:top;text-align:left;font-weight:bold;padding:4px 0}"
    "table.tailan th,table.tailan td{border:1px solid #c8c8c8;padding:4px 8px;min-width:2.5em;"
    "text-align:left!important;vertical-align:top;white-space:pre-line;max-width:44em}"
    "table.tailan th{background:#eef1f4}"
    "table.tailan td.place{white-space:nowrap}"
    "table.tailan td.number{text-align:right!important;white-space:nowrap}"
    "</style>"
)


@dataclass(frozen=True)
class Shown:
    """A frame with its caption; columns that hold nothing are not drawn.

    `headings` say what columns are called that have no name of their own in the tables.
    """

    frame: pd.DataFrame
    caption: str
    headings: Mapping[str, str] = field(default_factory=dict)

    def _repr_html_(self) -> str:
        """The table in HTML: whatever stands in a cell is printed as the characters it is."""
        drawn = self.frame.head(MOST_ROWS).dropna(axis="columns", how="all")
        names = [self.headings.get(name, str(name)) for name in drawn.columns]
        heads = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        columns = [_cells(drawn[name]) for name in drawn.columns]
        body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in zip(*columns, strict=True))
        caption = f"<caption>{escape(self.caption)}</caption>"
        return f'{_STYLE}<table class="tailan">{caption}<tr>{heads}</tr>{body}</table>'

    def __repr__(self) -> str:
        """The caption and the frame as plain text."""
        return f"{self.caption}\n{self.frame}"


def _cells(column: pd.Series) -> list[str]:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return [f'<td class="number">{_number(value)}</td>' for value in column]
    kind = ' class="place"' if column.name == "place" else ""
    return [f"<td{kind}>{'' if pd.isna(value) else escape(str(value))}</td>" for value in column]


def _number(value: float) -> str:
    return "" if pd.isna(value) else number_text(Decimal(str(value)))
