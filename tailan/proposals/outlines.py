"""Statements without a verb that list things with their numbers, as trees of entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod

from tailan.proposals.atoms import Atom, atoms_of, span_of, split
from tailan.proposals.lexicon import forms
from tailan.proposals.quantity import Quantity
from tailan.proposals.sentences import Sentence
from tailan.proposals.statement import Passage
from tailan.proposals.tokens import Token, scale_of, unit_of


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


@dataclass(frozen=True, slots=True)
class Outline:
    """The entries of a sentence, with those that follow a colon at its end line by line."""

    sentence: Sentence
    end: int
    entries: tuple[Entry, ...]


class _RunningError(ValueError):
    """A verb says something of a number: no list, but a sentence."""


def outlines_of(passage: Passage) -> tuple[Outline, ...]:
    """The sentences of a narrative that are lists, each as a tree."""
    quantities = {s.quantity.first: s.quantity for s in passage.statements}
    found: list[Outline] = []
    for sentences in _blocks(passage):
        atoms = [
            atom for s in sentences for atom in atoms_of(passage.tokens, s.first, s.end, quantities)
        ]
        if not any(atom.kind in {"figure", "colon", "dash"} for atom in atoms):
            continue
        try:
            entries = tuple(_entries(atoms, passage.tokens))
        except _RunningError:
            continue
        found.append(Outline(sentences[0], sentences[-1].end, entries))
    return tuple(found)


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
    atoms = _trimmed(atoms)
    if not atoms:
        return []
    kinds = [atom.kind for atom in atoms]
    if "marker" in kinds:
        place = kinds.index("marker")
        parts = [e for group in split(atoms[place:], "marker") for e in _entries(group, tokens)]
        lead = [a for a in _trimmed(atoms[:place]) if a.kind not in {"colon", "opener"}]
        return [_headed(lead, parts, tokens)] if lead else parts
    groups = split(atoms, "semicolon")
    if len(groups) > 1 and _are_apart(groups):
        return [entry for group in groups for entry in _entries(group, tokens)]
    place = next((i for i, kind in enumerate(kinds) if kind in {"colon", "opener"}), -1)
    if place == 0:
        return _entries(atoms[1:], tokens)
    if place > 0 and kinds[place] == "colon":
        return [_headed(atoms[:place], _entries(atoms[place + 1 :], tokens), tokens)]
    if place > 0:
        return _opened(atoms, place, tokens)
    if len(groups) > 1:
        return [entry for group in groups for entry in _entries(group, tokens)]
    return _listed(split(atoms, "comma"), tokens)


def _are_apart(groups: Sequence[Sequence[Atom]]) -> bool:
    """Whether each group has a head of its own, or only a later one has."""
    headed = [any(atom.kind == "colon" for atom in group) for group in groups]
    return all(headed) or not headed[0]


def _headed(
    lead: Sequence[Atom], parts: Sequence[Entry], tokens: Sequence[Token], is_of_part: bool = False
) -> Entry:
    """An entry with what is listed under it; one value without a name is its own: хүүхэд: 20."""
    lead, unit = _without_unit(_trimmed(lead), tokens)
    parts = [_measured(part, unit) for part in parts] if unit else parts
    heads = _listed(split(lead, "comma"), tokens)
    head = heads[-1] if len(heads) == 1 else _joined(heads, tokens)
    last = max([head.last, *(part.last for part in parts)])
    if len(parts) > 1 and not head.figures and _is_total(parts[0], tokens):
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


def _is_total(entry: Entry, tokens: Sequence[Token]) -> bool:
    """Whether an entry is the total of a list that begins with it: нийт – 64."""
    is_named = all(tokens[index].word.lower in forms("totals") for index in entry.label)
    return bool(entry.label) and is_named and not entry.parts


def _without_unit(
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
    return _trimmed(lead[:place]), (unit[0], size)


def _measured(entry: Entry, unit: tuple[str, Decimal]) -> Entry:
    """An entry with the unit of its head, where its numbers have none."""
    figures = tuple(
        replace(q, dimension=unit[0], size=q.size * unit[1]) if not (q.dimension or q.phrase) else q
        for q in entry.figures
    )
    return replace(entry, figures=figures, parts=tuple(_measured(p, unit) for p in entry.parts))


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
        entry = _joined([*waiting, entry], tokens) if waiting else entry
        if found and not entry.label and _is_other_measure(entry, found[-1]):
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
    return [*found, *waiting] if not found or not waiting else _with_rest(found, waiting)


def _is_other_measure(entry: Entry, before: Entry) -> bool:
    """Whether a number without a name measures in another unit what the one before it does."""
    if not before.label or not before.figures or before.parts:
        return False
    units = {(q.dimension, bool(q.phrase)) for q in before.figures}
    return all((q.dimension, bool(q.phrase)) not in units for q in entry.figures)


def _with_rest(found: list[Entry], waiting: list[Entry]) -> list[Entry]:
    """The entries, the last with the words that follow it without a number of their own."""
    last = found[-1]
    more = tuple(index for entry in waiting for index in entry.label)
    said = (*last.said, *more) if last.said else ()
    return [*found[:-1], replace(last, last=waiting[-1].last, said=said)]


def _joined(entries: Sequence[Entry], tokens: Sequence[Token]) -> Entry:
    """One entry whose label has commas: өмчлөх, эзэмших эрхийн гэрчилгээ."""
    last = entries[-1]
    if any(e.figures or e.said or e.parts for e in entries[:-1]):
        raise _RunningError
    if any(_is_told(e.label, tokens) for e in entries[:-1]):
        raise _RunningError
    label = tuple(index for entry in entries for index in entry.label)
    return replace(last, first=entries[0].first, label=label)


def _is_told(label: Sequence[int], tokens: Sequence[Token]) -> bool:
    """Whether words are a clause of their own: ажлын хэсэг байгуулан, …."""
    words = [tokens[index].word for index in label]
    is_said = any(word.lower in forms("copulas") for word in words)
    is_noun = bool(words) and words[-1].form == "joined" and words[-1].lower.endswith("н")
    is_verb = bool(words) and words[-1].form in {"done", "joined", "undone"}
    return is_said or (is_verb and not is_noun)


def _piece(piece: Sequence[Atom], tokens: Sequence[Token]) -> tuple[Entry, bool]:
    """An entry between two commas, and whether its dash opens a list."""
    first, last = span_of(piece)
    dash = next((i for i, atom in enumerate(piece) if atom.kind == "dash"), -1)
    before, behind = (piece[:dash], piece[dash + 1 :]) if dash >= 0 else ((), piece)
    if dash > 0 and not any(atom.kind == "figure" for atom in behind):
        said = tuple(atom.first for atom in behind if atom.kind == "word")
        label = _label(before, tokens)
        return Entry(first, last, label, said=said, beside=_beside(piece, tokens)), False
    opens = dash > 0 and behind[0].kind == "word"
    if opens:
        inner, _ = _piece(behind, tokens)
        return Entry(first, last, _label(before, tokens), parts=(inner,)), True
    if not any(atom.kind in {"figure", "dash", "bracket"} for atom in piece):
        return Entry(first, last, tuple(a.first for a in piece if a.kind == "word")), False
    named = _named(before, behind)
    figures = tuple(a.quantity for a in behind if a.quantity is not None)
    _require_no_verb_behind(behind, figures, tokens)
    parts, beside = _parts_beside(piece, tokens)
    return Entry(first, last, _label(named, tokens), figures, parts=parts, beside=beside), False


def _named(before: Sequence[Atom], behind: Sequence[Atom]) -> list[Atom]:
    """The words of a label: those before the number, behind it too where none stand before."""
    figure = next((i for i, atom in enumerate(behind) if atom.kind == "figure"), len(behind))
    return [atom for atom in (*before, *behind[:figure]) if atom.kind in {"word", "figure"}]


def _require_no_verb_behind(
    behind: Sequence[Atom], figures: Sequence[Quantity], tokens: Sequence[Token]
) -> None:
    """Nothing may be told of a number but what it counts."""
    if not figures:
        return
    own = {index for figure in figures for index in figure.phrase}
    later = [a.first for a in behind if a.kind == "word" and a.first > figures[0].last]
    ends = forms("copulas") | {"нь"}
    is_told = any(tokens[i].word.form or tokens[i].word.lower in ends for i in later)
    last = later[-1] if later else -1
    is_open = last > figures[-1].last and last not in own and len(later) > len(own) + 1
    if is_told or is_open:
        raise _RunningError


def _label(atoms: Sequence[Atom], tokens: Sequence[Token]) -> tuple[int, ...]:
    """The words of a label, the verbs in it only describing what it names."""
    words = [atom.first for atom in atoms if atom.kind in {"word", "figure"}]
    for place, index in enumerate(words):
        word = tokens[index].word
        following = tokens[words[place + 1]].word if place + 1 < len(words) else None
        is_joined = word.form == "joined" and (following is None or not following.form)
        # Many an adverb or noun looks like a verb in н or на: биечлэн, чацаргана.
        is_verb = is_joined and not word.lower.endswith("н")
        is_going_on = is_joined and following is not None and following.lower == "байгаа"
        is_said = word.lower in forms("copulas") and word.lower != "байгаа"
        if (is_verb and not is_going_on) or word.form == "purpose" or is_said:
            raise _RunningError
    return tuple(words)


def _parts_beside(
    piece: Sequence[Atom], tokens: Sequence[Token]
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """What brackets hold: parts of an entry that has a number, and other measures of it."""
    beside = _beside(piece, tokens)
    is_of_part = any(a.kind == "opener" for b in piece if b.kind == "bracket" for a in b.inner)
    own = {q.dimension for a in piece if (q := a.quantity) is not None}
    parts = tuple(e for e in beside if is_of_part or _is_part(e, own))
    return parts, tuple(e for e in beside if e not in parts)


def _is_part(entry: Entry, own: set[str]) -> bool:
    """Whether an entry in brackets names a kind and has the unit of what it stands behind."""
    units = {figure.dimension for figure in entry.figures}
    return bool(entry.label) and units <= own and not entry.said


def _beside(piece: Sequence[Atom], tokens: Sequence[Token]) -> tuple[Entry, ...]:
    """The entries in the brackets of a piece; those that run on say nothing here."""
    found: list[Entry] = []
    for atom in piece:
        if atom.kind != "bracket":
            continue
        try:
            found += (e for e in _entries(atom.inner, tokens) if not e.is_named)
        except _RunningError:
            continue
    return tuple(found)


def _trimmed(atoms: Sequence[Atom]) -> list[Atom]:
    """The atoms without the marks at both ends."""
    marks = {"comma", "semicolon", "stop"}
    found = list(atoms)
    while found and found[-1].kind in {*marks, "dash"}:
        found.pop()
    while found and found[0].kind in marks:
        found.pop(0)
    return found
