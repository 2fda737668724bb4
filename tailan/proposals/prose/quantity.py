"""A number of running text: its value, its unit, and the words for what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.names import names_something
from tailan.proposals.prose.numerals import is_numeral, scaled, spelt_number
from tailan.proposals.prose.phrases import label_of, phrase_of
from tailan.proposals.prose.relations import is_compound
from tailan.proposals.prose.tokens import Token, is_private, unit_of
from tailan.proposals.prose.words import case_of_ending, keys, roots

_ALL_PERCENT = 100
_LEAST_COPIES = 299
"""More percent than this is reached by no plan."""


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
    def has_own_kind(self) -> bool:
        """Whether only the noun is a neighbour's, not the kind: 8 гадаад, 12 дотоод сургалт."""
        return self.is_borrowing and self.phrase[:1] == (self.last + 1,)

    @property
    def amount(self) -> Decimal:
        """The value in the plain unit: 12500000 for 12.5 сая."""
        return self.value * self.size


def quantity_at(tokens: Sequence[Token], index: int, first: int, end: int) -> Quantity | None:
    """The number that begins at the index, None where none does."""
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
    dimension = ""
    is_inexact = last + 1 < end and tokens[last + 1].word.lower in forms("inexact")
    behind = last + 1 + is_inexact
    is_named = not tokens[last].ending and behind < end and not _is_of_a_name(tokens, behind)
    if is_named and (unit := unit_of(tokens[behind].text)) is not None:
        last = behind
        dimension, size = unit[0], size * unit[1]
        if _counts_copies(tokens, last, end, value):
            dimension = "pieces"
    case = _case_of(tokens[last])
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


def _case_of(token: Token) -> str:
    return case_of_ending(token.ending) if token.ending else token.word.case


def _is_of_a_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether what looks like a unit belongs to a name: 9 хувийн цэцэрлэг, 2 цаг уурын өртөө.

    Nor is it one in what people do on their own account: 9 хувиараа.
    """
    if tokens[index].word.lower in forms("own_account"):
        return True
    pair = [token.word.key for token in tokens[index : index + 2]]
    return is_private(tokens, index) or (len(pair) == 2 and is_compound(pair[0], pair[1]))


def _counts_copies(tokens: Sequence[Token], last: int, end: int, value: Decimal) -> bool:
    """Whether "хувь" are copies and no percent: санамж 4000 хувь түгээж, 150 хувь хэвлэж."""
    unit = tokens[last].word
    is_word = unit.key in keys("percent_words") and unit.case in {"", "acc"}
    is_printed = last + 1 < end and tokens[last + 1].word.root in roots("printing")
    least = _ALL_PERCENT if is_printed else _LEAST_COPIES
    return is_word and value == int(value) and value > least


def _is_complete(tokens: Sequence[Token], last: int, end: int, dimension: str, case: str) -> bool:
    """Whether a number stands for itself: 100 хувьд хүргэх, 12-ыг шинэчлэх, 5-ыг нь, 5-ынх нь."""
    is_acted_on = last + 1 < end and tokens[last + 1].word.form == "infinitive" and case == "acc"
    is_of_some = case == "acc" or tokens[last].ending.endswith("нх")
    is_of_them = last + 1 < end and tokens[last + 1].word.lower == "нь" and is_of_some
    is_object = dimension == "pieces" and case == "acc"
    is_complete = dimension == "percent" or is_acted_on or is_object
    return is_of_them or (bool(case) and is_complete)


def _is_declined(last: Token, dimension: str, label: int | None) -> bool:
    """Whether a number behind its noun has the noun's case: жуулчны бааз 12-т үнэлгээ хийж."""
    is_in_case = bool(last.ending) and case_of_ending(last.ending) in {"acc", "dat"}
    return is_in_case and not dimension and label is not None
