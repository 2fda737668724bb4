"""A record: what one line of a form holds, also where page breaks cut it into several rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from tailan.documents import Cell
from tailan.documents.cut_text import cut_word, whole_text
from tailan.plan import Repair

Pieces = tuple[Cell, ...]
RecordKind = Literal["objective", "measure", "activity", "total"]

_LEVEL_FIELDS = ("baseline", "target")
_ROW_FIELDS = ("indicator", *_LEVEL_FIELDS)


@dataclass(frozen=True)
class Record:
    """One line of the form: the pieces of each field, more than one where a page broke it."""

    kind: RecordKind
    number: str
    pieces: dict[str, Pieces] = field(default_factory=dict)
    has_rows: bool = False
    """Whether its indicators stand in rows of their own, beneath one another."""

    def line(self, name: str) -> str:
        """The whole text of a field on one line."""
        return whole_text([piece.line for piece in self.pieces.get(name, ()) if piece.line], " ")

    def block(self, name: str) -> str:
        """The whole text of a field with its line breaks.

        A page break is none; rows of several indicators are lines.
        """
        between = "\n" if self.has_rows and name in _ROW_FIELDS else " "
        return whole_text([piece.text for piece in self.pieces.get(name, ())], between)

    def parted(self, name: str) -> Iterator[tuple[str, str]]:
        """The words of a field that a page's end cuts in two, and each of them whole."""
        for above, below in pairwise(p.line for p in self.pieces.get(name, ()) if p.line):
            word = cut_word(above, below)
            if word is not None:
                yield word

    def place(self, name: str = "") -> str:
        """Where a field begins; where the record begins if it has no such field."""
        pieces = self.pieces.get(name) or next(iter(self.pieces.values()))
        return pieces[0].place

    def continued(self, row: dict[str, Cell], *, is_rest: bool = False) -> Record:
        """The record with the texts of the row beneath behind its own.

        A row that is known as the rest of the row above a page break names no other indicator.

        A text that Word or a person has put in both rows counts once. A row with an indicator
        and values of its own keeps them side by side, empty ones too, equal ones too.
        """
        is_another = not is_rest and self._is_another_indicator(row)
        pieces = dict(self.pieces)
        for name, cell in row.items():
            if is_another and name in _LEVEL_FIELDS:
                pieces[name] = (*pieces.get(name, (replace(cell, text=""),)), cell)
            elif cell.line and name != "no" and self.line(name) != cell.line:
                pieces[name] = (*pieces.get(name, ()), cell)
        return replace(self, pieces=pieces, has_rows=self.has_rows or is_another)

    def repeated_in(self, row: dict[str, Cell], *, is_rest: bool = False) -> Iterator[Repair]:
        """What the row beneath says again, and what therefore counts once."""
        is_another = not is_rest and self._is_another_indicator(row)
        repeated = [
            cell
            for name, cell in row.items()
            if cell.line and name != "no" and self.line(name) == cell.line
            if not (is_another and name in _LEVEL_FIELDS)
        ]
        if repeated:
            said = " | ".join(cell.line for cell in repeated)
            yield Repair(repeated[0].place, "text-repeated", said, self.number)

    def _is_another_indicator(self, row: dict[str, Cell]) -> bool:
        """Whether a row has an indicator and values of its own, and no rest of a name above.

        A page's end may cut a name whose values all stand beneath it: then there is none above,
        and the rest begins with a small letter or has several values.
        """
        values = [row[name] for name in _LEVEL_FIELDS if name in row and row[name].line]
        own = row["indicator"].line if "indicator" in row else ""
        above = self.line("indicator")
        if not values or not above or own in ("", above):
            return False
        is_rest = own[0].islower() or any(len(one.line.split()) > 1 for one in values)
        return not is_rest or any(self.line(name) for name in _LEVEL_FIELDS)
