"""The numbers of running text in their order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tailan.proposals.prose.quantity import Quantity, quantity_at
from tailan.proposals.prose.rows import in_rows
from tailan.proposals.prose.tokens import Token

_QUOTED = re.compile(r"(?<![^\s(,])[\"“«](?!\s)[^\"”»]{1,150}(?<!\s)[\"”»]")


def quantities_of(
    text: str, tokens: Sequence[Token], sentences: Sequence[tuple[int, int]]
) -> list[Quantity]:
    """The numbers of a text in their order, those that only name something marked so."""
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[Quantity] = []
    for first, end in sentences:
        of_sentence: list[Quantity] = []
        index = first
        while index < end:
            quantity = quantity_at(tokens, index, first, end)
            if quantity is not None:
                of_sentence.append(quantity)
            index = index + 1 if quantity is None else quantity.last + 1
        found += in_rows(tokens, of_sentence)
    return _outside(found, tokens, quoted)


def _outside(
    quantities: list[Quantity], tokens: Sequence[Token], quoted: list[tuple[int, int]]
) -> list[Quantity]:
    """The quantities, those within quotation marks as names: "Тэрбум мод 2030"."""
    found: list[Quantity] = []
    place = 0
    for quantity in quantities:
        start = tokens[quantity.first].start
        while place < len(quoted) and quoted[place][1] <= start:
            place += 1
        is_inside = place < len(quoted) and quoted[place][0] <= start
        found.append(replace(quantity, names=True) if is_inside else quantity)
    return found
