"""Rows of cells between which nothing stands: cut where their numbers count on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

_WIDTHS = range(3, 16)
"""How many columns the tables of offices have."""

_FEWEST = 2
"""Numbered rows of which each begins where the last one ends: one may be chance."""

_MOSTLY = 0.8
"""The share of numbers that follow one another: lists may number a row by themselves."""

_OF_NUMBERS = re.compile(r"№.{0,4}|#|[др]/д|дд|no\.?|дугаар", re.IGNORECASE)
"""The heading over the numbers of rows."""

_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


def row_lengths(texts: Sequence[str]) -> list[int]:
    """How many cells each row has, the headings' first; none where that is not sure."""
    found = [lengths for width in _WIDTHS if (lengths := _lengths(texts, width))]
    return found[0] if len(found) == 1 else []


def rows_among(texts: Sequence[str]) -> tuple[int, list[int]]:
    """Where the headings of rows begin among lines, and how long each row is; none if not sure.

    What stands above them is a title.
    """
    first = next((i for i, text in enumerate(texts) if _is_number(text)), 0)
    starts = (
        (first - width, width)
        for width in _WIDTHS
        if width <= first and _OF_NUMBERS.fullmatch(texts[first - width])
    )
    found = [(at, own) for at, width in starts if (own := _lengths(texts[at:], width))]
    return found[0] if len(found) == 1 else (0, [])


def _lengths(texts: Sequence[str], width: int) -> list[int]:
    """The rows below headings of this width, where each is whole and begins with its number.

    A row may leave its number out, as one that belongs to the row above; an objective is a cell
    right before a number.
    """
    if any(_is_number(text) or not text for text in texts[:width]):
        return []
    lengths, numbers, at = [width], list[tuple[int, ...]](), width
    while at < len(texts):
        is_heading = at + 1 < len(texts) and _is_number(texts[at + 1])
        if _is_number(texts[at]):
            numbers.append(tuple(map(int, texts[at].rstrip(".").split("."))))
        elif texts[at] and not is_heading:
            return []
        lengths.append(1 if texts[at] and not _is_number(texts[at]) else width)
        at += lengths[-1]
    steps = [one < two for one, two in pairwise(numbers)]
    counts_on = len(numbers) >= _FEWEST and sum(steps) >= _MOSTLY * len(steps)
    return lengths if counts_on and at == len(texts) else []


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None
