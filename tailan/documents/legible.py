"""The words of a document as people see them, where its letters stand for others.

The one place between the readers and the forms where garbled letters are put right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, starmap
from typing import TypeVar

from tailan.documents import misread
from tailan.documents.content import Cell, Paragraph, Row
from tailan.documents.lost_letters import has_lost, require_letters, require_words
from tailan.documents.old_letters import OldLetters
from tailan.plan import Repair

_Right = Callable[[str], str]
_Part = TypeVar("_Part", Cell, Paragraph)

_RANGES = ((0x80, 0x100), (0x402, 0x410), (0x450, 0x460), (0xF020, 0xF100), (0xFFFD, 0xFFFE))
_SUSPECT = frozenset(map(chr, chain.from_iterable(starmap(range, _RANGES)))) | {"?"}
_SOUND = frozenset("ё«»\u00a0°±§·²³")
"""Signs without which no word is garbled, but for those of sound text."""

# Windows-1251 has no ө and ү: fonts of that time drew them for є and ї.
_OLD_LETTERS, _NEW_LETTERS = "ЄЇєї", "ӨҮөү"
_AS_WRITTEN = str.maketrans(_OLD_LETTERS, _NEW_LETTERS)
_OLD_WORD = re.compile(f"[^\\W\\d_]*[{_OLD_LETTERS}][^\\W\\d_]*")
_OTHER_LANGUAGE = re.compile("[іґў]|[аоуиэеюяё]ү|[ауиэеюяё]ө", re.IGNORECASE)

_UNREAD = "characters-unread"
_FEW_CELLS = 5
_MOST_TOLD = 4
"""Words that a repair names."""

Content = tuple[Row | Paragraph, ...]


@dataclass(frozen=True)
class Legible:
    """Content whose words can be read, and what was done for it."""

    content: Content
    repairs: tuple[Repair, ...] = ()
    printed: tuple[tuple[str, str], ...] = ()
    """The place of each text that was put right, and its letters as the file holds them."""


def legible(content: Content, remarks: tuple[Repair, ...], name: str) -> Legible:
    """The content with garbled words put right; TailanError where hardly a word can be read.

    Remarks of the reader on letters of an unknown font are left out where these could be read.
    """
    every = "\n".join(cell.text for cell in _cells(content))
    if (_SUSPECT - _SOUND).isdisjoint(every):
        require_words(every, name)
        return Legible(content, remarks)
    made, repairs = content, list[Repair]()
    for kind, find in _WAYS.items():
        right = find([cell.text for cell in _cells(made)])
        if right is not None:
            before, made = made, tuple(_with(item, right) for item in made)
            repairs.extend(_told(kind, before, made))
    every = "\n".join(cell.text for cell in _cells(made))
    require_letters(every, name)
    require_words(every, name)
    unread = {remark.place for remark in remarks if remark.kind == _UNREAD}
    repairs.extend(
        Repair(cell.place, "letters-lost", cell.line)
        for cell in _cells(made)
        if cell.place not in unread and has_lost(cell.text)
    )
    printed = tuple(_printed(content, made))
    read = {place for place, _ in printed}
    kept = [one for one in remarks if one.kind != _UNREAD or one.place not in read]
    return Legible(made, (*kept, *repairs), printed)


def _old_fonts(texts: Sequence[str]) -> _Right | None:
    found = OldLetters.of(texts)
    return None if found is None else found.shown


def _cyrillic_of_old_fonts(texts: Sequence[str]) -> _Right | None:
    if set(_OLD_LETTERS).isdisjoint("".join(texts)):
        return None
    return lambda text: _OLD_WORD.sub(lambda found: _as_written(found[0]), text)


def _as_written(word: str) -> str:
    """The word with ө and ү, unless they could not stand in it: it is of another language."""
    written = word.translate(_AS_WRITTEN)
    return word if _OTHER_LANGUAGE.search(written) else written


_WAYS: dict[str, Callable[[Sequence[str]], _Right | None]] = {
    "encoding-mixed": misread.put_right,
    "old-font": _old_fonts,
    "letters-old": _cyrillic_of_old_fonts,
}
"""What garbles words, by the kind of the repair, in the order in which it is undone."""


def _cells(content: Iterable[Row | Paragraph]) -> Iterator[Cell]:
    """Every cell, and every paragraph as one."""
    for item in content:
        yield from item.cells if isinstance(item, Row) else [Cell(item.text, item.place)]


def _with(item: Row | Paragraph, right: _Right) -> Row | Paragraph:
    if isinstance(item, Paragraph):
        return _righted(item, right)
    cells = tuple(_cell(cell, right) for cell in item.cells)
    return item if cells == item.cells else replace(item, cells=cells)


def _cell(cell: Cell, right: _Right) -> Cell:
    parts = tuple(_righted(part, right) for part in cell.parts)
    whole = _righted(cell, right)
    return whole if parts == cell.parts else replace(whole, parts=parts)


def _righted(part: _Part, right: _Right) -> _Part:
    text = right(part.text)
    return part if text == part.text else replace(part, text=text)


def put_right(kind: str, place: str, words: Mapping[str, str]) -> Repair:
    """The repair that says which words were put right, the first of them named."""
    if kind == "letters-old":
        letters = sorted(set(_OLD_LETTERS).intersection("".join(words)))
        words = {letter: letter.translate(_AS_WRITTEN) for letter in letters}
    more = ["…"] * (len(words) > _MOST_TOLD)
    before, after = list(words)[:_MOST_TOLD], list(words.values())[:_MOST_TOLD]
    return Repair(place, kind, ", ".join([*before, *more]), ", ".join([*after, *more]))


def _told(kind: str, before: Content, after: Content) -> Iterator[Repair]:
    """What was put right: of a few cells in each, of many once, at the first of them."""
    both = zip(_cells(before), _cells(after), strict=True)
    pairs = [(a, b) for a, b in both if a.text != b.text]
    groups = [pairs] if len(pairs) > _FEW_CELLS else [[pair] for pair in pairs]
    for group in groups:
        words = {
            old: new
            for a, b in group
            for old, new in zip(a.text.split(), b.text.split(), strict=False)
            if old != new
        }
        yield put_right(kind, group[0][0].place, words)


def _printed(before: Content, after: Content) -> Iterator[tuple[str, str]]:
    for old, new in zip(_cells(before), _cells(after), strict=True):
        if old != new:
            yield from ((one.place, one.text) for one in old.pieces)
