"""A frame as a person reads it in a notebook: all of its text, a caption, aligned at the top."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

import pandas as pd

from tailan.number import number_text

MOST_ROWS = 2000
"""Rows that a browser shows without trouble: of a longer frame the first are shown."""

_STYLE = (
    "<style>"
    ".tailan{border-collapse:collapse;font-size:13px;line-height:1.35}"
    ".tailan caption{caption-side:top;text-align:left;font-weight:bold;padding:4px 0}"
    ".tailan th,.tailan td{border:1px solid #c8c8c8;padding:4px 8px;text-align:left;"
    "vertical-align:top;white-space:pre-line;min-width:2.5em;max-width:44em}"
    ".tailan th{background:#eef1f4}.tailan td.number{text-align:right;white-space:nowrap}"
    "</style>"
)


@dataclass(frozen=True)
class Shown:
    """A frame with its caption; columns that hold nothing are not drawn."""

    frame: pd.DataFrame
    caption: str

    def _repr_html_(self) -> str:
        """The table in HTML: whatever stands in a cell is printed as the characters it is."""
        drawn = self.frame.head(MOST_ROWS).dropna(axis="columns", how="all")
        heads = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in drawn.columns)
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
    return [f"<td>{'' if pd.isna(value) else escape(str(value))}</td>" for value in column]


def _number(value: float) -> str:
    return "" if pd.isna(value) else number_text(Decimal(str(value)))
