"""What the lines of a document's cells tell: how its program breaks them, which words are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tailan.documents.page.line_breaks.junctions import Pair
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.words import HYPHENS, Line

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CUT = 0.75
"""The share of lines that have no room for a letter more, where any word is cut at their ends."""

_SEVERAL = 20
"""Lines of which the share can be told."""

_LONG = 4
"""Letters of a word too long for its cell: where there is but room for one, each runs over."""


@dataclass(frozen=True)
class Filled:
    """The lines of a cell and their room; `is_open` says that a page's end may cut its text."""

    lines: Sequence[Line]
    room: Room
    begins: bool = True
    ends: bool = True
    """Whether its text surely begins and ends with it, so that no other page has a part of it."""


@dataclass
class FilledLines:
    """The words that stand whole in cells, and the ways in which lines end there."""

    words: set[str] = field(default_factory=set)
    pairs: set[Pair] = field(default_factory=set)
    is_cut_anywhere: bool = False
    """Whether any word is broken where a line ends, also behind other words."""
    is_never_broken: bool = False
    """Whether words too long for their cells run over the edge."""

    @classmethod
    def of(cls, cells: Sequence[Filled]) -> FilledLines:
        """What these cells tell."""
        found = cls()
        ends = [
            last.words[-1].is_spaced or cell.room.takes_letter_of(line, last)
            for cell in cells
            for last, line in pairwise(cell.lines)
            if " " in last.text
        ]
        found.is_cut_anywhere = len(ends) >= _SEVERAL and sum(ends) < (1 - _CUT) * len(ends)
        found.is_never_broken = any(
            len(line.text) >= _LONG and " " not in line.text and cell.room.is_left_by(line)
            for cell in cells
            for line in cell.lines
        )
        for cell in cells:
            found._add(cell)
        return found

    def _add(self, cell: Filled) -> None:
        parts = list(self._whole_parts(cell))
        self.words.update(token.casefold() for part in parts for token in _TOKEN.findall(part))
        self.pairs.update(_pairs(parts))

    def _whole_parts(self, cell: Filled) -> Iterator[str]:
        """The texts between spaces that no line's end has broken; "" for others."""
        begins = cell.begins
        for line, following in zip(cell.lines, [*cell.lines[1:], None], strict=True):
            ends = cell.ends if following is None else self._are_two(line, following, cell.room)
            first, *others = line.text.split(" ")
            *within, last = [first if begins else "", *others]
            yield from within
            yield last if ends else ""
            begins = ends

    def _are_two(self, last: Line, line: Line, room: Room) -> bool:
        """Whether what ends a line and what begins the next are two words for sure."""
        if last.text[-1] in HYPHENS:
            return False
        if last.words[-1].is_spaced or room.takes_letter_of(line, last):
            return True
        return " " in last.text and not self.is_cut_anywhere


def _pairs(parts: Sequence[str]) -> Iterator[Pair]:
    """The words that stand beside each other, with nothing but a space between."""
    for first, second in pairwise(parts):
        if first[-1:].isalpha() and (rest := _TOKEN.match(second)):
            *_, last = _TOKEN.findall(first)
            yield last.casefold(), rest[0].casefold()
