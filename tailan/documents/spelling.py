"""How the words of a document are spelt: tells a broken word from one with a hyphen of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tailan.documents.words import HYPHENS, Word

_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDS_IN_HYPHEN = re.compile(rf"[а-яёөү][{HYPHENS}]$")
_HYPHENATED = 0.004
"""The share of a document's words that stand parted at a line's end where a machine parts them."""

_SURE_WORD = 4
"""Letters of the shortest part of a compound: shorter ones may be syllables of any word."""


@dataclass(frozen=True)
class Spelling:
    """The words that stand whole in a document, compounds with their hyphen, in small letters."""

    words: frozenset[str] = frozenset()
    is_hyphenated: bool = True
    """Whether the program that set the document parts words at the ends of lines."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> Spelling:
        """The spelling of words in the order of the file; halves of parted words do not count."""
        whole: set[str] = set()
        count = parted = 0
        was_parted = False
        for word in words:
            is_parted = _ENDS_IN_HYPHEN.search(word.text) is not None
            if not is_parted and not was_parted:
                whole.update(_TOKEN.findall(word.text.casefold()))
            count += 1
            parted += is_parted
            was_parted = is_parted
        return cls(frozenset(whole), parted > _HYPHENATED * count)

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
