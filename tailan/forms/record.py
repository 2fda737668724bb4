"""A record: what one line of a form holds, also where page breaks cut it into several rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Literal

from tailan.documents import Cell
from tailan.documents.page.word_shapes import ENDINGS, NEVER_FIRST
from tailan.plan import Repair

Pieces = tuple[Cell, ...]
RecordKind = Literal["objective", "measure", "activity", "total"]

_LEVEL_FIELDS = ("baseline", "target")
_ROW_FIELDS = ("indicator", *_LEVEL_FIELDS)
_PARTED = re.compile(r"(?<![\w-])([^\W\d_]*[^\W\d_][а-яёөү](?=-)|[^\W\d_]+(?=\u00ad))[-\u00ad]$")
_REST = re.compile(r"[^\W\d_]+")
_SOFT_HYPHEN = "\u00ad"
_LONE_HYPHEN = re.compile(r"\s-$")
_ENDING = re.compile(rf"(?:{ENDINGS})(?!\w)")
_OWN_HYPHEN = re.compile(r"[\w”»]-$")


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
            first, rest = _PARTED.search(above), _REST.match(below)
            if first and rest and _is_parted(above, below):
                yield f"{first[1]}- {rest[0]}", first[1] + rest[0]
            elif rest and _is_broken(above, below):
                last = above.split()[-1]
                yield f"{last} {rest[0]}", last + rest[0]

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


def whole_text(texts: Sequence[str], between: str = " ") -> str:
    """The texts as one; a word that a hyphen parts at the end of a page is put together."""
    whole = texts[0] if texts else ""
    for text in texts[1:]:
        is_parted = _is_parted(whole, text)
        is_own = is_parted or _has_own_hyphen(whole, text)
        is_open = whole.endswith("/") and whole.count("/") % 2 and text.count("/") % 2
        gap = " " if text[:1].islower() else between
        glue = "" if is_own or is_open or _is_broken(whole, text) else gap
        whole = (whole[:-1] if is_parted else whole) + glue + text
    return whole


def _has_own_hyphen(above: str, below: str) -> bool:
    """Whether a hyphen joins what stands around a break; one alone only an ending."""
    if _LONE_HYPHEN.search(above):
        return _ENDING.match(below) is not None
    return _OWN_HYPHEN.search(above) is not None and below[:1].isalpha()


def _is_broken(above: str, below: str) -> bool:
    """Whether a page's end breaks a word without a hyphen: no word begins like the rest."""
    is_within = above[-1:].islower() and below[:1].islower()
    return is_within and NEVER_FIRST.match(below) is not None


def _is_parted(above: str, below: str) -> bool:
    """Whether a hyphen parts a word here; a soft one does for sure, others before small letters."""
    is_sure = above.endswith(_SOFT_HYPHEN) or below[:1].islower()
    return is_sure and _PARTED.search(above) is not None and _REST.match(below) is not None
