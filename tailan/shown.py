"""A frame as a person reads it in a notebook: all of its text, a caption, aligned at the top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from html import escape

import pandas as pd

from tailan.number import number_text

MOST_ROWS = 2000
"""Rows that a browser shows without trouble: of a longer frame the first are shown."""

_LONG = 100
"""The mean letters of a column of texts, which a browser would draw as narrow as numbers."""

# JupyterLab and nbconvert set tables flush right; they are told otherwise here. A long table is
# moved within its frame, so that what comes next is not far.
_STYLE = (
    "<style>"
    "div.tailan-frame{max-height:70vh;overflow:auto}"
    "@media print{div.tailan-frame{max-height:none;overflow:visible}}"
    "table.tailan{border-collapse:collapse;font-size:13px;line-height:1.35}"
    "table.tailan caption{caption-side:top;text-align:left;font-weight:bold;padding:4px 0}"
    "table.tailan th,table.tailan td{border:1px solid #c8c8c8;padding:4px 8px;min-width:2.5em;"
    "text-align:left!important;vertical-align:top;white-space:pre-line;max-width:44em}"
    "table.tailan th{background:#eef1f4;position:sticky;top:0}"
    "table.tailan td.place{white-space:nowrap}"
    "table.tailan td.text{min-width:22em}"
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
        body = "".join(f"<tr>{_row(cells)}</tr>" for cells in zip(*columns, strict=True))
        caption = f"<caption>{escape(self.caption)}</caption>"
        table = f'<table class="tailan">{caption}<tr>{heads}</tr>{body}</table>'
        return f'{_STYLE}<div class="tailan-frame">{table}</div>'

    def __repr__(self) -> str:
        """The caption and the frame as plain text."""
        return f"{self.caption}\n{self.frame}"


@dataclass(frozen=True)
class _Cell:
    """What a cell is drawn as ("place", "number", "text", "") and what stands in it."""

    kind: str
    text: str

    def drawn(self, span: int = 1) -> str:
        """The cell in HTML, over so many columns."""
        kind = f' class="{self.kind}"' if self.kind else ""
        over = f' colspan="{span}"' if span > 1 else ""
        return f"<td{kind}{over}>{escape(self.text)}</td>"


def _row(cells: Sequence[_Cell]) -> str:
    """The cells of a row; a text that stands alone in it goes over the empty ones behind it."""
    places = [i for i, cell in enumerate(cells) if cell.text and cell.kind != "place"]
    if len(places) != 1 or cells[places[0]].kind == "number":
        return "".join(cell.drawn() for cell in cells)
    [alone] = places
    before = "".join(cell.drawn() for cell in cells[:alone])
    return before + cells[alone].drawn(len(cells) - alone)


def _cells(column: pd.Series) -> list[_Cell]:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return [_Cell("number", _number(value)) for value in column]
    texts = ["" if pd.isna(value) else str(value) for value in column]
    kind = _kind(str(column.name), list(filter(None, texts)))
    return [_Cell(kind, text) for text in texts]


def _kind(name: str, texts: list[str]) -> str:
    """What a column is drawn as: places on one line, texts wide enough to be read."""
    if name == "place":
        return "place"
    is_text = sum(map(len, texts)) > _LONG * len(texts)
    return "text" if is_text else ""


def _number(value: float) -> str:
    return "" if pd.isna(value) else number_text(Decimal(str(value)))
