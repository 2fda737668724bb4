"""The numbers of running text: their values, units, and the words for what they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tailan.proposals.lexicon import forms
from tailan.proposals.names import names_something
from tailan.proposals.numerals import is_numeral, scaled, spelt_number
from tailan.proposals.phrases import label_of, phrase_of
from tailan.proposals.tokens import Token, unit_of
from tailan.proposals.words import case_of_ending, keys

_ROW_MARKS = {",", ";", "ба", "болон"}
_QUOTED = re.compile(r"(?<![^\s(,])[\"“«](?!\s)[^\"”»]{1,150}(?<!\s)[\"”»]")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number from token `first` to `last`; `phrase` are the tokens for what it counts.

    `value` is in units of `size`, so that 12.5 сая төгрөг is 12.5 of 1,000,000. `label` is the
    noun just before it (гомдол – 52), `names` whether it names something and counts nothing.
    """

    value: Decimal
    first: int
    last: int
    dimension: str = ""
    size: Decimal = Decimal(1)
    case: str = ""
    phrase: tuple[int, ...] = ()
    label: int | None = None
    names: bool = False
    is_inexact: bool = False
    is_borrowing: bool = False
    """Whether unit and noun are those of a neighbour: Дээд суманд 7, Доод суманд 5 удаа."""

    @property
    def amount(self) -> Decimal:
        """The value in the plain unit: 12500000 for 12.5 сая."""
        return self.value * self.size


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
            quantity = _quantity(tokens, index, first, end)
            if quantity is not None:
                of_sentence.append(quantity)
            index = index + 1 if quantity is None else quantity.last + 1
        found += _with_neighbours(tokens, _named_in_rows(tokens, of_sentence))
    return _outside(found, tokens, quoted)


def _quantity(tokens: Sequence[Token], index: int, first: int, end: int) -> Quantity | None:
    token = tokens[index]
    if token.kind == "number" and token.value is not None:
        value, last, size = scaled(tokens, index, end)
    elif token.kind == "word" and is_numeral(tokens, index, end):
        spelt = spelt_number(tokens, index, end)
        if spelt is None:
            return None
        (value, last), size = spelt, Decimal(1)
    else:
        return None
    ending = tokens[last].ending
    case = case_of_ending(ending) if ending else tokens[last].word.case
    dimension = ""
    is_inexact = last + 1 < end and tokens[last + 1].word.lower in forms("inexact")
    behind = last + 1 + is_inexact
    if behind < end and (unit := unit_of(tokens[behind].text)) is not None:
        last = behind
        dimension, size = unit[0], size * unit[1]
        ending = tokens[last].ending
        case = case_of_ending(ending) if ending else tokens[last].word.case
    return Quantity(
        value,
        first=index,
        last=last,
        dimension=dimension,
        size=size,
        case=case,
        phrase=()
        if _is_complete(tokens, last, end, dimension, case)
        or _is_declined(tokens[last], dimension, label_of(tokens, index, first))
        else phrase_of(tokens, last + 1, end),
        label=label_of(tokens, index, first),
        names=names_something(tokens, index, last, first, end),
        is_inexact=is_inexact,
    )


def _is_complete(tokens: Sequence[Token], last: int, end: int, dimension: str, case: str) -> bool:
    """Whether a number stands for itself: 100 хувьд хүргэх, 12-ыг шинэчлэх."""
    is_acted_on = last + 1 < end and tokens[last + 1].word.form == "infinitive" and case == "acc"
    return bool(case) and (dimension == "percent" or is_acted_on)


def _is_declined(last: Token, dimension: str, label: int | None) -> bool:
    """Whether a number behind its noun has the noun's case: жуулчны бааз 12-т үнэлгээ хийж."""
    is_dative = bool(last.ending) and case_of_ending(last.ending) == "dat"
    return is_dative and not dimension and label is not None


def _named_in_rows(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """The numbers, those of a row with one that names something marked like it: 3, 5 сард."""
    found = list(of_sentence)
    for place in range(len(found) - 2, -1, -1):
        quantity, following = found[place], found[place + 1]
        is_dated = tokens[max(0, quantity.first - 1)].word.key in keys("times")
        is_small = quantity.value <= 12 and not quantity.phrase and not is_dated
        is_next = following.first == quantity.last + 2 and is_small
        if is_next and following.names and tokens[quantity.last + 1].text in _ROW_MARKS:
            found[place] = replace(quantity, names=True)
    return found


def _with_neighbours(tokens: Sequence[Token], of_sentence: list[Quantity]) -> list[Quantity]:
    """Numbers in a row, each with the unit and noun that only the last of them has."""
    found = [q for q in of_sentence if not q.names and q.dimension != "duration"]
    for place in range(len(found) - 2, -1, -1):
        quantity = found[place]
        if quantity.dimension or quantity.phrase:
            continue
        nearest = found[place + 1 : place + 3]
        following = next((q for q in nearest if not _is_of_next(tokens, q, found[-1])), nearest[0])
        if not (following.phrase or following.dimension):
            continue
        is_listed = tokens[quantity.last + 1].text in _ROW_MARKS
        if is_listed and quantity.label is not None and _is_of_list(following, quantity):
            found[place] = replace(quantity, dimension=following.dimension, size=following.size)
        if is_listed and quantity.label is None and not quantity.case:
            found[place] = replace(
                quantity,
                dimension=following.dimension,
                size=following.size,
                phrase=following.phrase,
                is_borrowing=True,
            )
    others = [q for q in of_sentence if q.names or q.dimension == "duration"]
    return sorted([*found, *others], key=lambda quantity: quantity.first)


def _is_of_list(following: Quantity, quantity: Quantity) -> bool:
    """Whether only the last of named numbers has their unit: төмс 640, ургамал 470 га."""
    is_measured = following.dimension not in {"", "times", "percent"} and not following.phrase
    return is_measured and following.label is not None and not quantity.case


def _is_of_next(tokens: Sequence[Token], quantity: Quantity, last: Quantity) -> bool:
    """Whether a number only says whose the next one is: 6 байгууллагын 145 хүн."""
    if quantity is last or not quantity.phrase:
        return False
    behind = quantity.phrase[-1]
    return tokens[behind].word.case == "gen" and tokens[behind + 1].kind == "number"


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
