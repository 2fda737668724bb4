"""How the words of a document are spelt: tells a broken word from one with a hyphen of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tailan.documents.words import HYPHENS, Word

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS_IN_HYPHEN = re.compile(rf"[а-яёөү][{HYPHENS}]$")
_HYPHENATED = 0.0025
"""The share of a document's words that stand parted at a line's end where a machine parts them."""

_SPACED = 0.1
"""The share of a document's lines that end in a space where their program prints it there."""

_SURE_WORD = 4
"""Letters of the shortest part of a compound: shorter ones may be syllables of any word."""


@dataclass(frozen=True)
class Spelling:
    """The words that stand whole in a document, compounds with their hyphen, in small letters."""

    words: frozenset[str] = frozenset()
    is_hyphenated: bool = True
    """Whether the program that set the document parts words at the ends of lines."""
    has_spaces_at_ends: bool = False
    """Whether it prints the space between two words also where a line ends between them."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> Spelling:
        """The spelling of words in the order of the file; halves of parted words do not count."""
        whole: set[str] = set()
        count = parted = ends = spaced = 0
        last: Word | None = None
        for word in words:
            is_parted = _ENDS_IN_HYPHEN.search(word.text) is not None
            if not is_parted and not (last and _ENDS_IN_HYPHEN.search(last.text)):
                whole.update(_TOKEN.findall(word.text.casefold()))
            if last and word.top > last.y:
                ends += 1
                spaced += last.is_spaced
            count += 1
            parted += is_parted
            last = word
        return cls(frozenset(whole), parted > _HYPHENATED * count, spaced > _SPACED * ends)

    def has(self, word: str) -> bool:
        """Whether the word stands whole in the document."""
        return word.casefold() in self.words

    def is_compound(self, first: str, second: str) -> bool:
        """Whether two parts at a line's end keep the hyphen between them."""
        if self.has(first + second):
            return False
        if self.has(f"{first}-{second}"):
            return True
        if not self.is_hyphenated:
            return True
        return all(self.has(part) and len(part) >= _SURE_WORD for part in (first, second))
