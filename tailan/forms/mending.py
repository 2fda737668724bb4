"""Words broken at the edge of a narrow cell: put together again where the document proves it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tailan.documents import Document

_WORD = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(r"(?<!\w)(?=([^\W\d_]{3,}) ([^\W\d_]+))")
_BROKEN = re.compile(r"(?<!\w)([^\W\d_]{3,}) ([а-яёөү]{2,})(?!\w)")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, and for each the words that stand right before it."""

    words: frozenset[str]
    before: dict[str, frozenset[str]]

    @classmethod
    def of(cls, document: Document) -> Vocabulary:
        """The vocabulary of all paragraphs and cells, in lower case."""
        words: set[str] = set()
        before: defaultdict[str, set[str]] = defaultdict(set)
        for line, _ in document.lines:
            words.update(_WORD.findall(line.casefold()))
            for first, second in _NEIGHBOURS.findall(line.casefold()):
                before[second].add(first)
        return cls(frozenset(words), {word: frozenset(firsts) for word, firsts in before.items()})

    def mended(self, line: str) -> str:
        """The line with its broken words joined.

        Two neighbours are one word where the joined word stands elsewhere in the document and
        the second part follows no word with which it makes none.
        """
        return _BROKEN.sub(self._joined, line)

    def _joined(self, match: re.Match[str]) -> str:
        first, second = match[1].casefold(), match[2].casefold()
        is_one = first + second in self.words and all(
            word + second in self.words for word in self.before.get(second, ())
        )
        return match[1] + match[2] if is_one else match[0]
