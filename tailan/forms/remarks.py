"""What the reader of a file remarked on it, without what headings repeat on every page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tailan.documents import Document
from tailan.plan import Repair, Trace

_OF_WORDS = re.compile(r"(?:hyphen|line)-\w+")
"""The kinds of repairs that tell how a word was put together, or may have to be."""


def remarks_of(document: Document, traces: Sequence[Trace]) -> Iterator[Repair]:
    """The reader's repairs; how the words of a heading were mended is told of the first alone."""
    again = _places_again(document, {trace.place for trace in traces})
    for repair in document.repairs:
        if repair.place not in again or _OF_WORDS.fullmatch(repair.kind) is None:
            yield repair


def _places_again(document: Document, kept: set[str]) -> set[str]:
    """The cells of rows that say what one before said, where nothing of them is in a table."""
    seen: set[tuple[str, ...]] = set()
    again: set[str] = set()
    for row in document.rows:
        places = {cell.place for cell in row.cells}
        if kept.isdisjoint(places):
            if row.texts in seen:
                again |= places
            seen.add(row.texts)
    return again
