"""The entries of lists: their labels and numbers, and what makes a sentence no list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from tailan.proposals.lists.atoms import Atom
from tailan.proposals.prose.lexicon import forms
from tailan.proposals.prose.quantity import Quantity
from tailan.proposals.prose.tokens import Token, scale_of, unit_of


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a list by the tokens `first` to `last`: its label, its numbers, its parts.

    `said` are the words behind a dash where no number stands there, `beside` what brackets add,
    `is_of_part` whether its parts may be few of many (үүнээс), `is_vague` whether it is not plain
    where they end.
    """

    first: int
    last: int
    label: tuple[int, ...] = ()
    figures: tuple[Quantity, ...] = ()
    said: tuple[int, ...] = ()
    parts: tuple[Entry, ...] = ()
    beside: tuple[Entry, ...] = ()
    is_of_part: bool = False
    is_vague: bool = False

    @property
    def is_named(self) -> bool:
        """Whether a label is all that it has."""
        return not (self.figures or self.said or self.parts or self.beside)


class RunningError(ValueError):
    """A verb says something of a number: no list, but a sentence."""


def trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without the marks at both ends."""
    marks = {"comma", "semicolon", "stop"}
    found = list(atoms)
    while found and found[-1].kind in {*marks, "dash"}:
        found.pop()
    while found and found[0].kind in marks:
        found.pop(0)
    return found


def named_in(before: Sequence[Atom], behind: Sequence[Atom]) -> list[Atom]:
    """The words of a label: those before the number, behind it too where none stand before."""
    figure = next((i for i, atom in enumerate(behind) if atom.kind == "figure"), len(behind))
    return [atom for atom in (*before, *behind[:figure]) if atom.kind in {"word", "figure"}]


def label_in(atoms: Sequence[Atom], tokens: Sequence[Token]) -> tuple[int, ...]:
    """The words of a label, the verbs in it only describing what it names."""
    words = [atom.first for atom in atoms if atom.kind in {"word", "figure"}]
    for place, index in enumerate(words):
        word = tokens[index].word
        following = tokens[words[place + 1]].word if place + 1 < len(words) else None
        is_joined = word.form == "joined" and (following is None or not following.form)
        # Many an adverb or noun looks like a verb in н or на: биечлэн, чацаргана.
        is_verb = is_joined and not word.lower.endswith("н")
        is_going_on = (
            is_joined and following is not None and following.lower in forms("going_on_now")
        )
        is_said = word.lower in forms("copulas") - forms("going_on_now")
        if (is_verb and not is_going_on) or word.form == "purpose" or is_said:
            raise RunningError
    return tuple(words)


def require_no_verb_behind(
    behind: Sequence[Atom], figures: Sequence[Quantity], tokens: Sequence[Token]
) -> None:
    """Nothing may be told of a number but what it counts."""
    if not figures:
        return
    own = {index for figure in figures for index in figure.phrase}
    end = max(figures[-1].phrase, default=-1)
    if end > behind[-1].last and tokens[end].word.case == "abl":
        # Over a comma the number counts what others are taken from: 56 өргөдөл, гомдлоос ….
        raise RunningError
    later = [a.first for a in behind if a.kind == "word" and a.first > figures[0].last]
    ends = forms("copulas") | {"нь"}
    is_told = any(tokens[i].word.form or tokens[i].word.lower in ends for i in later)
    last = later[-1] if later else -1
    is_open = last > figures[-1].last and last not in own and len(later) > len(own) + 1
    if is_told or is_open:
        raise RunningError


def is_told(label: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether words are a clause of their own: ажлын хэсэг байгуулан, …."""
    words = [tokens[index].word for index in label]
    is_said = any(word.lower in forms("copulas") for word in words)
    is_noun = bool(words) and words[-1].form == "joined" and words[-1].lower.endswith("н")
    is_verb = bool(words) and words[-1].form in {"done", "joined", "undone"}
    return is_said or (is_verb and not is_noun)


def joined(entries: Sequence[Entry], tokens: Sequence[Token]) -> Entry:
    """One entry whose label has commas: өмчлөх, эзэмших эрхийн гэрчилгээ."""
    last = entries[-1]
    if any(e.figures or e.said or e.parts for e in entries[:-1]):
        raise RunningError
    if any(is_told(e.label, tokens) for e in entries[:-1]):
        raise RunningError
    label = tuple(index for entry in entries for index in entry.label)
    return replace(last, first=entries[0].first, label=label)


def with_rest(found: list[Entry], waiting: list[Entry], tokens: Sequence[Token]) -> list[Entry]:
    """The entries, the last with the words that follow it without a number of their own."""
    last = found[-1]
    if not last.said and any(is_told(entry.label, tokens) for entry in waiting):
        raise RunningError
    more = tuple(index for entry in waiting for index in entry.label)
    said = (*last.said, *more) if last.said else ()
    return [*found[:-1], replace(last, last=waiting[-1].last, said=said)]


def is_other_measure(entry: Entry, before: Entry, tokens: Sequence[Token]) -> bool:
    """Whether a number without a name counts something else of what the one before it is of."""
    if not before.label or not before.figures or before.parts:
        return False
    units = {_unit_of(figure, tokens) for figure in before.figures}
    return all(_unit_of(figure, tokens) not in units for figure in entry.figures)


def _unit_of(figure: Quantity, tokens: Sequence[Token]) -> tuple[str, str]:
    """What a number is measured in, and the noun that it counts."""
    return figure.dimension, tokens[figure.phrase[-1]].word.key if figure.phrase else ""


def is_part_beside(entry: Entry, own: set[str]) -> bool:
    """Whether an entry in brackets names a kind and has the unit of what it stands behind."""
    units = {figure.dimension for figure in entry.figures}
    return bool(entry.label) and units <= own and not entry.said


def is_total_entry(entry: Entry, tokens: Sequence[Token]) -> bool:
    """Whether an entry is the total of a list that begins with it: нийт – 64."""
    is_named = all(tokens[index].word.lower in forms("totals") for index in entry.label)
    return bool(entry.label) and is_named and not entry.parts


def without_unit(
    lead: Sequence[Atom], tokens: Sequence[Token]
) -> tuple[Sequence[Atom], tuple[str, Decimal] | None]:
    """A head without the unit behind it, with what that measures: Цэвэрлэсэн ой /га/: …."""
    kinds = [atom.kind for atom in lead]
    place = len(lead) - 1
    if "comma" in kinds and kinds[-1] == "word":
        place = len(kinds) - 1 - kinds[::-1].index("comma")
    words = lead[-1].inner if kinds[-1] == "bracket" else lead[place + 1 :]
    if not words or not place or any(atom.kind != "word" for atom in words):
        return lead, None
    scales = [scale_of(tokens[atom.first].text) for atom in words[:-1]]
    unit = unit_of(tokens[words[-1].first].text)
    if unit is None or None in scales:
        return lead, None
    size = unit[1] * prod(scale for scale in scales if scale is not None)
    return trimmed(lead[:place]), (unit[0], size)


def measured(entry: Entry, unit: tuple[str, Decimal]) -> Entry:
    """An entry with the unit of its head, where its numbers have none."""
    figures = tuple(
        replace(q, dimension=unit[0], size=q.size * unit[1]) if not (q.dimension or q.phrase) else q
        for q in entry.figures
    )
    return replace(entry, figures=figures, parts=tuple(measured(p, unit) for p in entry.parts))
