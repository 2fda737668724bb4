"""The words, numbers, marks and brackets of which a list is made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.tokens import Token

Kind = Literal[
    "word", "figure", "colon", "semicolon", "comma", "dash", "marker", "opener", "bracket", "stop"
]
_MARKS: dict[str, Kind] = {
    ":": "colon", ";": "semicolon", ",": "comma", "+": "comma", "–": "dash", "—": "dash",
    "-": "dash", "•": "marker", "·": "marker", "*": "marker", "●": "marker", "▪": "marker",
}  # fmt: skip


class Atom(NamedTuple):
    """A piece of a list from token `first` to `last`; a bracket has what stands in it."""

    kind: Kind
    first: int
    last: int
    quantity: Quantity | None = None
    inner: tuple[Atom, ...] = ()


def atoms_of(
    tokens: Sequence[Token], first: int, end: int, quantities: Mapping[int, Quantity]
) -> list[Atom]:
    """The atoms of a sentence, those in brackets within one."""
    found: list[Atom] = []
    index = first
    while index < end:
        atom = _atom(tokens, index, first, end, quantities)
        found.append(atom)
        index = atom.last + 1
    return found


def span_of(atoms: Sequence[Atom]) -> tuple[int, int]:
    """The first and the last token of some atoms."""
    return atoms[0].first, atoms[-1].last


def split(atoms: Sequence[Atom], kind: Kind) -> list[Sequence[Atom]]:
    """The atoms between those of a kind, without the empty runs."""
    found: list[Sequence[Atom]] = []
    start = 0
    for place, atom in enumerate(atoms):
        if atom.kind == kind:
            found.append(atoms[start:place])
            start = place + 1
    return [run for run in (*found, atoms[start:]) if run]


def _atom(
    tokens: Sequence[Token], index: int, first: int, end: int, quantities: Mapping[int, Quantity]
) -> Atom:
    token = tokens[index]
    if _is_marker(tokens, index, first, end):
        return Atom("marker", index, index + (token.kind != "mark"))
    if token.kind == "mark":
        behind = _closing(tokens, index, end)
        if behind > index:
            inner = atoms_of(tokens, index + 1, behind, quantities)
            return Atom("bracket", index, behind, None, tuple(inner))
        if index == first and token.text in {"-", "–", "—"}:
            return Atom("marker", index, index)
        return Atom(_MARKS.get(token.text, "stop"), index, index)
    if token.word.lower in forms("list_openers"):
        return Atom("opener", index, _behind_opener(tokens, index, end))
    quantity = quantities.get(index)
    if quantity is None:
        return Atom("word", index, index)
    return Atom("figure", index, quantity.last, quantity)


def _is_marker(tokens: Sequence[Token], index: int, first: int, end: int) -> bool:
    """Whether a number or a letter opens an entry: 1) …, а/ …, or 1. at the head of a line."""
    token = tokens[index]
    if _MARKS.get(token.text) == "marker":
        return True
    if index + 1 >= end or tokens[index + 1].start != token.end:
        return False
    is_short = token.kind == "number" or (token.kind == "word" and len(token.text) == 1)
    is_first = index == first or tokens[index - 1].kind == "mark"
    marks = {")", "/", "."} if index == first else {")", "/"}
    return is_short and is_first and tokens[index + 1].text in marks


def _closing(tokens: Sequence[Token], index: int, end: int) -> int:
    """The token that closes the bracket which a token opens, -1 where it opens none."""
    text = tokens[index].text
    if text == "(":
        return next((i for i in range(index + 1, end) if tokens[i].text == ")"), -1)
    is_opening = index + 1 < end and tokens[index + 1].start == tokens[index].end
    if text != "/" or not is_opening or not index or tokens[index - 1].end == tokens[index].start:
        return -1
    return next((i for i in range(index + 1, end) if tokens[i].text == "/"), -1)


def _behind_opener(tokens: Sequence[Token], index: int, end: int) -> int:
    """The last token of what opens parts: үүнд:, эдгээрээс, үүнээс."""
    return index + (index + 1 < end and tokens[index + 1].text == ":")
