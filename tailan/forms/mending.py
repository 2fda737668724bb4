"""Words broken at the edge of a narrow cell or typed in two alphabets: put right again."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tailan.documents import Document

_WORD = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(r"(?<!\w)(?=([^\W\d_]{3,}) ([^\W\d_]+))")
_BROKEN = re.compile(r"(?<!\w)(?=([^\W\d_]{3,})( )([а-яёөү]{2,})(?!\w))")

# Latin letters, and those of old fonts, that look like Mongolian ones: Y and v stand for ү.
_LATIN = "ABCEHKMOPTXYaceopxyv"
_MONGOLIAN = "АВСЕНКМОРТХҮасеорхуү"
_OLD_FONTS = ("ЄєЇї", "ӨөҮү")
_MENDED_LETTERS = str.maketrans(_LATIN + _OLD_FONTS[0], _MONGOLIAN + _OLD_FONTS[1])
_LATIN_LETTER = re.compile("[A-Za-z]")
_CYRILLIC = "[Ѐ-ӿ]"
_MIXED = re.compile(rf"[A-Za-z]{_CYRILLIC}|{_CYRILLIC}[A-Za-z]|[{_OLD_FONTS[0]}]")


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
        breaks = [
            match.start(2) for match in _BROKEN.finditer(line) if self._is_one(match[1], match[3])
        ]
        return "".join(letter for i, letter in enumerate(line) if i not in breaks)

    def _is_one(self, first: str, second: str) -> bool:
        beginning, end = first.casefold(), second.casefold()
        return beginning + end in self.words and all(
            word + end in self.words for word in self.before.get(end, ())
        )


def in_one_alphabet(line: str) -> str:
    """The line with its words of mixed letters in Mongolian ones, where all of them have one.

    Words all in Latin letters stay (ISO, able), and so do abbreviations with an ending (ERPийн).
    """
    if not _MIXED.search(line):
        return line
    return _WORD.sub(lambda match: _in_one_alphabet(match[0]), line)


def _in_one_alphabet(word: str) -> str:
    latin = len(_LATIN_LETTER.findall(word))
    mended = word.translate(_MENDED_LETTERS)
    is_slip = 2 * latin < len(word) and not _LATIN_LETTER.search(mended)
    return mended if is_slip else word
