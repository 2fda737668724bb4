"""Items counted down a column: there a З before a point is a 3, which looks alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from tailan.documents.page.cell_words import words_of_cells
from tailan.documents.page.ruling import Grid
from tailan.documents.page.words import Word, lines_of

_SURE = 75.0
_THREE = re.compile(r"[Зз](?=[.)])")
_BEFORE, _BEHIND = re.compile(r"2[.)]"), re.compile(r"4[.)]")


def with_threes(words: Sequence[Word], grids: Iterable[Grid]) -> tuple[Word, ...]:
    """The words of a page, with the 3 of each item that follows a 2 or stands before a 4."""
    columns = [column for grid in grids for column in _columns(words, grid)]
    threes = {id(word) for column in columns for word in _threes(column)}
    return tuple(_three(word) if id(word) in threes else word for word in words)


def _columns(words: Sequence[Word], grid: Grid) -> Iterator[list[Word]]:
    """The first word of each filled cell, downward, column by column."""
    filled = ((cell, found) for cell, found in words_of_cells(words, grid).items() if found)
    cells = sorted(filled, key=lambda one: (one[0].column, one[0].row))
    for _, column in groupby(cells, key=lambda one: one[0].column):
        yield [lines_of(found)[0].words[0] for _, found in column]


def _threes(column: Sequence[Word]) -> Iterator[Word]:
    texts = ["", *(word.text for word in column), ""]
    for word, above, below in zip(column, texts, texts[2:], strict=False):
        if _THREE.match(word.text) and (_BEFORE.match(above) or _BEHIND.match(below)):
            yield word


def _three(word: Word) -> Word:
    text = _THREE.sub("3", word.text, count=1)
    return replace(word, text=text, other="", confidence=max(word.confidence, _SURE))
