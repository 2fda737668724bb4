"""What a reader makes of a file: paragraphs and rows of cells, each with its place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Literal

from tailan.plan import Repair

# Control characters, soft hyphens, joiners, marks of direction and of byte order; not behind
# letters with which they are one that was read in a wrong encoding.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|"
    "(?<![ÐÑÒÓРСТУâ€\x80\x84])[\x80-\x84\x86-\x9f]"
)
_SPACES = re.compile(r"[^\S\n]+")


Role = Literal["text", "heading", "item"]


@dataclass(frozen=True)
class Cell:
    """The text of a cell, its line breaks kept, and the columns that it covers."""

    text: str
    place: str
    span: int = 1
    continues: bool = False
    """Whether it is part of a merged cell that begins in a row above, where the text stands."""
    confidence: float = 100.0
    """That of its least sure word where it was recognised in a picture, in percent."""
    parts: tuple[Cell, ...] = ()
    """What stands on each page, where the end of one cuts the cell."""

    @property
    def pieces(self) -> tuple[Cell, ...]:
        """The cell, or its part on each page, each with its place."""
        return self.parts or (self,)

    @cached_property
    def line(self) -> str:
        """The text on one line."""
        return " ".join(self.text.split())


@dataclass(frozen=True)
class Row:
    """The cells of one row; `table` counts the tables of the document from 1."""

    cells: tuple[Cell, ...]
    table: int
    is_after_break: bool = False
    """Whether a page break stands right before the row, so that it may go on with the last."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The text of each cell on one line."""
        return tuple(cell.line for cell in self.cells)

    @cached_property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that hold any text."""
        return tuple(cell for cell in self.cells if cell.line)

    @property
    def is_under_merged(self) -> bool:
        """Whether cells of the row above reach down into it."""
        return any(cell.continues for cell in self.cells)

    def spans(self) -> Iterator[tuple[int, int, Cell]]:
        """First column, column after the last, and the cell, for each cell."""
        ends = accumulate(cell.span for cell in self.cells)
        return ((end - cell.span, end, cell) for end, cell in zip(ends, self.cells, strict=True))


@dataclass(frozen=True)
class Paragraph:
    """Text outside every table: running text, a heading, or an item of a list."""

    text: str
    place: str
    role: Role = "text"


Item = Row | Paragraph | Repair
"""What a reader yields: content in reading order, and what it had to mend, at any time."""


@dataclass(frozen=True)
class Document:
    """A file as read: `kind` is its kind (text, docx), `content` stands in reading order."""

    name: str
    kind: str
    sha256: str
    content: tuple[Row | Paragraph, ...]
    repairs: tuple[Repair, ...] = ()
    """What the reader had to mend or wants looked at (hidden rows), for the form to pass on."""
    printed: tuple[tuple[str, str], ...] = ()
    """Place and letters of each text that the file holds in other letters than are shown."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables."""
        return tuple(item for item in self.content if isinstance(item, Row))

    @property
    def places(self) -> tuple[str, ...]:
        """The place of each paragraph and cell, empty ones too, in reading order."""
        return tuple(
            place
            for item in self.content
            for place in (
                [cell.place for cell in item.cells] if isinstance(item, Row) else [item.place]
            )
        )

    @property
    def lines(self) -> tuple[tuple[str, str], ...]:
        """Text and place of each paragraph and cell that holds any text, in reading order."""
        cells = (
            cell
            for item in self.content
            for cell in (item.cells if isinstance(item, Row) else [Cell(item.text, item.place)])
        )
        return tuple((cell.line, cell.place) for cell in cells if cell.line)


def clean(raw: str) -> str:
    """The text in Unicode NFC, invisible characters left out, spaces single, line breaks kept.

    NFC, never NFKC: the latter turns 10² into 102.
    """
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", raw).replace("Ñ\x85", "Ñ…"))
    lines = (_SPACES.sub(" ", line).strip() for line in visible.splitlines())
    return "\n".join(line for line in lines if line)
