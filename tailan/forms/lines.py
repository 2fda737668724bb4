"""The lines of running text that a form without a table is read from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.documents.content import Role
from tailan.forms.numbering import row_number
from tailan.forms.words import Key
from tailan.plan import Repair

_SENTENCE_END = re.compile(r"[.;:!?…][”»\"')\]]*$")
_IN_CONTENTS = re.compile(r"(?P<title>.*?\S)\s*(?:(?P<dots>(?:[.…·_]\s*){4,})|\s)\d{1,3}")
_LONGEST_TITLE = 250
"""Letters of the longest line of a table of contents."""

_COUNT = re.compile(r"\d{1,2}")
_MARK = re.compile(r"[•○●◦▪■□‣➢►✓·*–—-]")
_FEWEST_WORDS = 4
"""Words of the shortest sentence: what a page prints in fewer is a button or a label."""

_SHORT_NOTE = 2
"""Words of what may stand beside a text without saying something of its own."""

_MOST_CELLS = 3
"""Filled cells of a table row that is running text: a number, the text, and a note."""

_FEWEST_ITEMS = 10
"""Paragraphs and rows of running text to one row of more cells."""


@dataclass(frozen=True)
class Line:
    """A paragraph or a table row: `text` are its words on one line, `cell` is how it stands."""

    cell: Cell
    text: str
    role: Role = "text"
    is_row: bool = False
    """Whether it is a row of a table."""
    parts: tuple[Cell, ...] = ()
    """How it stands where it was read in several paragraphs."""

    def holding(self, text: str) -> Cell:
        """The paragraph in which this text of the line stands."""
        return next((part for part in self.parts if text in part.text), self.cell)

    @property
    def is_sentence(self) -> bool:
        """Whether the line is a sentence and no label, button or name."""
        return ends_sentence(self.text) and len(self.text.split()) >= _FEWEST_WORDS

    @property
    def is_heading(self) -> bool:
        """Whether the document sets the line as a heading, by a mark or in capital letters."""
        in_capitals = self.text.isupper() and len(self.text.split()) > 1
        return self.role == "heading" or (self.role == "text" and in_capitals)

    def saying(self, text: str) -> Line:
        """The line with these words alone, as where a number stood before them."""
        return replace(self, text=text)


def lines_of(document: Document) -> list[Line]:
    """The lines of a document in reading order; a row of a table is one line."""
    lines = []
    for item in document.content:
        if isinstance(item, Row):
            if item.filled:
                lines.append(_row_line(item.filled))
        else:
            lines.append(line_of(item))
    return lines


def texts_joined(document: Document) -> Iterator[Repair]:
    """That numbered rows of several texts were read as one text each: once, at the first."""
    rows = [row for row in document.rows if _holds_texts(row)]
    if rows:
        said = " | ".join(cell.line for cell in rows[0].filled)
        yield Repair(rows[0].filled[0].place, "cells-as-text", said, str(len(rows)))


def _holds_texts(row: Row) -> bool:
    if not row.filled or not row_number(row.filled[0].line, whole=True):
        return False
    return sum(len(cell.line.split()) > _SHORT_NOTE for cell in row.filled[1:]) > 1


def without_contents(lines: Sequence[Line]) -> list[Line]:
    """The lines without those of a table of contents: a title, dots or white, and its page.

    Where no dots lead to the page the same title must come again further down.
    """
    titles = [Key.of(line.text).letters for line in lines]

    def is_contents(i: int) -> bool:
        text = lines[i].text
        found = _IN_CONTENTS.fullmatch(text) if len(text) <= _LONGEST_TITLE else None
        if found is None:
            return False
        return bool(found["dots"]) or Key.of(found["title"]).letters in titles[i + 1 :]

    return [line for i, line in enumerate(lines) if not is_contents(i)]


def is_running_text(document: Document) -> bool:
    """Whether a document is text with hardly a table; text may stand in rows of few cells."""
    wide = sum(len(row.filled) > _MOST_CELLS for row in document.rows)
    return _FEWEST_ITEMS * wide <= len(document.content)


def line_of(paragraph: Paragraph) -> Line:
    """A paragraph as a line."""
    cell = Cell(paragraph.text, paragraph.place)
    return Line(cell, cell.line, paragraph.role)


def _row_line(cells: Sequence[Cell]) -> Line:
    """A row on one line; an item of a list where its first cell only counts or marks it."""
    first, *others = cells
    text = " ".join(cell.line for cell in others)
    if others and _COUNT.fullmatch(first.line):
        text = f"{first.line}. {text}"
    elif not (others and _MARK.fullmatch(first.line)):
        text = f"{first.line} {text}".strip()
        return Line(Cell(text, first.place), text, is_row=True)
    return Line(Cell(text, first.place), text, "item", is_row=True)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return _SENTENCE_END.search(text) is not None


def goes_on(before: str, text: str) -> bool:
    """Whether a line goes on with an open one before it: it begins with a small letter."""
    return text[:1].islower() and not re.search(r"[.!?]$", before)


def is_noise(text: str, noise: Iterable[str]) -> bool:
    """Whether a web page prints the line around its content (a form for replies, a copyright)."""
    letters = Key.of(text).letters
    return any(Key.of(phrase).letters in letters for phrase in noise)
