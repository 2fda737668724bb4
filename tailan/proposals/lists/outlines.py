"""Statements without a verb that list things with their numbers, as trees of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from tailan.proposals.lists.atoms import Atom, atoms_of, span_of, split
from tailan.proposals.lists.entries import (
    Entry,
    RunningError,
    is_other_measure,
    is_part_beside,
    is_total_entry,
    joined,
    label_in,
    measured,
    named_in,
    require_no_verb_behind,
    trimmed,
    with_rest,
    without_unit,
)
from tailan.proposals.prose.sentences import Sentence
from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.tokens import Token

_LONGEST = 4000
"""The most tokens of a narrative that is searched for lists; no office writes longer ones."""
_DEEPEST = 40
"""The most colons and words like үүнээс of one list, each of which opens a level."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of a sentence, with those that follow a colon at its end line by line."""

    sentence: Sentence
    end: int
    entries: tuple[Entry, ...]


def outlines_of(passage: Passage) -> tuple[Outline, ...]:
    """The sentences of a narrative that are lists, each as a tree."""
    if len(passage.tokens) > _LONGEST:
        return ()
    quantities = {s.quantity.first: s.quantity for s in passage.statements}
    found: list[Outline] = []
    for sentences in _blocks(passage):
        atoms = [
            atom for s in sentences for atom in atoms_of(passage.tokens, s.first, s.end, quantities)
        ]
        if not _may_list(atoms):
            continue
        try:
            entries = tuple(_entries(atoms, passage.tokens))
        except RunningError:
            continue
        found.append(Outline(sentences[0], sentences[-1].end, entries))
    return tuple(found)


def _may_list(atoms: Sequence[Atom]) -> bool:
    """Whether atoms have what makes a list, and no more levels than a reader could follow."""
    kinds = [atom.kind for atom in atoms]
    is_flat = kinds.count("colon") + kinds.count("opener") <= _DEEPEST
    return is_flat and any(kind in {"figure", "colon", "dash"} for kind in kinds)


def _blocks(passage: Passage) -> Iterator[list[Sentence]]:
    """The sentences, each with the lines of the list that it opens."""
    tokens, block = passage.tokens, list[Sentence]()
    for sentence in passage.sentences:
        is_opened = bool(block) and tokens[block[0].end - 1].text == ":"
        is_line = sentence.is_entry or _is_numbered(tokens, sentence)
        is_line = is_line or (bool(block) and _is_bare_number(tokens, block[-1]))
        if block and not (is_opened and is_line):
            yield block
            block = []
        block.append(sentence)
    if block:
        yield block


def _is_numbered(tokens: Sequence[Token], sentence: Sentence) -> bool:
    second = tokens[min(sentence.first + 1, sentence.end - 1)]
    return tokens[sentence.first].kind == "number" and second.text in {")", "."}


def _is_bare_number(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """Whether a sentence is only the number before an entry: 2."""
    return sentence.end == sentence.first + 2 and _is_numbered(tokens, sentence)


def _entries(atoms: Sequence[Atom], tokens: Sequence[Token]) -> list[Entry]:
    """The entries of one level."""
    atoms = trimmed(atoms)
    if not atoms:
        return []
    kinds = [atom.kind for atom in atoms]
    if "marker" in kinds:
        place = kinds.index("marker")
        parts = [e for group in split(atoms[place:], "marker") for e in _entries(group, tokens)]
        lead = [a for a in trimmed(atoms[:place]) if a.kind not in {"colon", "opener"}]
        return [_headed(lead, parts, tokens)] if lead else parts
    groups = split(atoms, "semicolon")
    if len(groups) > 1 and _are_apart(groups) and not _dash_of_all(groups):
        return [entry for group in groups for entry in _entries(group, tokens)]
    place = next((i for i, kind in enumerate(kinds) if kind in {"colon", "opener"}), -1)
    if place == 0:
        return _entries(atoms[1:], tokens)
    if (dash := _dash_of_all(groups)) > 0:
        return [_headed(atoms[:dash], _entries(atoms[dash + 1 :], tokens), tokens)]
    if place > 0 and kinds[place] == "colon":
        return [_headed(atoms[:place], _entries(atoms[place + 1 :], tokens), tokens)]
    if place > 0:
        return _opened(atoms, place, tokens)
    if len(groups) > 1:
        return [entry for group in groups for entry in _entries(group, tokens)]
    return _listed(split(atoms, "comma"), tokens)


def _dash_of_all(groups: Sequence[Sequence[Atom]]) -> int:
    """Where a dash heads all groups, which have colons only: … – Баян сум: 12; Дэлгэр сум: 8."""
    before = [list(takewhile(lambda a: a.kind != "colon", group)) for group in groups]
    dashes = [[atom.kind for atom in atoms].count("dash") for atoms in before]
    if len(groups) < 2 or dashes[0] != 1 or any(dashes[1:]) or before[0] == list(groups[0]):
        return 0
    return [atom.kind for atom in before[0]].index("dash")


def _are_apart(groups: Sequence[Sequence[Atom]]) -> bool:
    """Whether each group has a head of its own, or only a later one has."""
    headed = [any(atom.kind == "colon" for atom in group) for group in groups]
    return all(headed) or not headed[0]


def _headed(
    lead: Sequence[Atom], parts: Sequence[Entry], tokens: Sequence[Token], is_of_part: bool = False
) -> Entry:
    """An entry with what is listed under it; one value without a name is its own: хүүхэд: 20."""
    lead, unit = without_unit(trimmed(lead), tokens)
    parts = [measured(part, unit) for part in parts] if unit else parts
    heads = _listed(split(lead, "comma"), tokens)
    head = heads[-1] if len(heads) == 1 else joined(heads, tokens)
    last = max([head.last, *(part.last for part in parts)])
    if len(parts) > 1 and not head.figures and is_total_entry(parts[0], tokens):
        head = replace(head, figures=parts[0].figures)
        is_of_part, parts = True, parts[1:]
    if len(parts) == 1 and not parts[0].label and not head.figures:
        own = parts[0]
        return replace(
            head, last=last, figures=own.figures, beside=own.beside, parts=own.parts, said=own.said
        )
    if len(parts) == 1 and parts[0].is_named and not head.figures:
        return replace(head, last=last, said=parts[0].label)
    return replace(head, last=last, parts=(*head.parts, *parts), is_of_part=is_of_part)


def _opened(atoms: Sequence[Atom], place: int, tokens: Sequence[Token]) -> list[Entry]:
    """Entries, the last with the parts that a word like үүнээс opens."""
    before = _entries(atoms[:place], tokens)
    parts = _entries(atoms[place + 1 :], tokens)
    if not before:
        return parts
    last = before[-1]
    is_of_part = tokens[atoms[place].first].word.case == "abl"
    end = max([last.last, *(part.last for part in parts)])
    is_vague = len(before) > 1 and len(parts) > 1
    own = (*last.parts, *parts)
    return [
        *before[:-1],
        replace(last, last=end, parts=own, is_of_part=is_of_part, is_vague=is_vague),
    ]


def _listed(pieces: Sequence[Sequence[Atom]], tokens: Sequence[Token]) -> list[Entry]:
    """The entries between commas; one that a dash opens has the following ones without a dash."""
    found: list[Entry] = []
    waiting: list[Entry] = []
    is_open = False
    for piece in pieces:
        entry, opens = _piece(piece, tokens)
        has_dash = any(atom.kind == "dash" for atom in piece)
        if entry.is_named and not has_dash:
            waiting.append(entry)
            continue
        entry = joined([*waiting, entry], tokens) if waiting else entry
        if found and not entry.label and is_other_measure(entry, found[-1], tokens):
            more = (*found[-1].figures, *entry.figures)
            beside = (*found[-1].beside, *entry.beside)
            found[-1] = replace(found[-1], last=entry.last, figures=more, beside=beside)
        elif is_open and not has_dash and not waiting:
            last = found[-1]
            found[-1] = replace(last, last=entry.last, parts=(*last.parts, entry))
        else:
            found.append(entry)
            is_open = opens
        waiting = []
    return [*found, *waiting] if not found or not waiting else with_rest(found, waiting, tokens)


def _piece(piece: Sequence[Atom], tokens: Sequence[Token]) -> tuple[Entry, bool]:
    """An entry between two commas, and whether its dash opens a list."""
    first, last = span_of(piece)
    dash = next((i for i, atom in enumerate(piece) if atom.kind == "dash"), -1)
    before, behind = (piece[:dash], piece[dash + 1 :]) if dash >= 0 else ((), piece)
    if dash > 0 and not any(atom.kind == "figure" for atom in behind):
        said = tuple(atom.first for atom in behind if atom.kind == "word")
        label = label_in(before, tokens)
        return Entry(first, last, label, said=said, beside=_beside(piece, tokens)), False
    opens = dash > 0 and behind[0].kind == "word"
    if opens and [atom.kind for atom in behind].count("dash") > 1:
        raise RunningError
    if opens:
        inner, _ = _piece(behind, tokens)
        return Entry(first, last, label_in(before, tokens), parts=(inner,)), True
    if not any(atom.kind in {"figure", "dash", "bracket"} for atom in piece):
        return Entry(first, last, tuple(a.first for a in piece if a.kind == "word")), False
    named = named_in(before, behind)
    figures = tuple(a.quantity for a in behind if a.quantity is not None)
    require_no_verb_behind(behind, figures, tokens)
    parts, beside = _parts_beside(piece, tokens)
    return Entry(first, last, label_in(named, tokens), figures, parts=parts, beside=beside), False


def _parts_beside(
    piece: Sequence[Atom], tokens: Sequence[Token]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What brackets hold: parts of an entry that has a number, and other measures of it."""
    beside = _beside(piece, tokens)
    is_of_part = any(a.kind == "opener" for b in piece if b.kind == "bracket" for a in b.inner)
    own = {q.dimension for a in piece if (q := a.quantity) is not None}
    parts = tuple(e for e in beside if is_of_part or is_part_beside(e, own))
    return parts, tuple(e for e in beside if e not in parts)


def _beside(piece: Sequence[Atom], tokens: Sequence[Token]) -> tuple[Entry, ...]:
    """The entries in the brackets of a piece; those that run on say nothing here."""
    found: list[Entry] = []
    for atom in piece:
        if atom.kind != "bracket":
            continue
        try:
            found += (e for e in _entries(atom.inner, tokens) if not e.is_named)
        except RunningError:
            continue
    return tuple(found)
