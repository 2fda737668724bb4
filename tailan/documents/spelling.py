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

_CONSONANTS = "бвгджзклмнпрстфхцчшщ"
# Of two consonants no Mongolian word begins with other ones than those of borrowed words.
_BORROWED = "бл|бр|вл|гл|гр|др|кл|кр|пл|пр|св|ск|сл|см|сн|сп|ст|тр|фл|фр|хр|шк|шт"
NEVER_FIRST = re.compile(
    rf"[йыьъ,.;:!?)%](?![.…])|(?!{_BORROWED})[{_CONSONANTS}]{{2}}[а-яёөү]|[бвгджзкмнпрстхцш](?![^\W_.])|"
    r"(?:ий[нг]|[аэо]{2}р|[аэоө]{2}с|ууд)(?!\w)"
)
"""How no word begins: what begins so goes on with one that the line above has broken."""

_CONSONANT = re.compile(rf"[{_CONSONANTS}]")

_NEVER_WITHIN = re.compile(
    r"[a-z]\|[а-яёөү]|(?P<vowel>[аэоөуүи])(?:(?P=vowel)\|(?P=vowel)|\|(?P=vowel){2})"
)
"""What no word has at its break: another alphabet, or a vowel three times."""

ENDINGS = "ын|ийн|ны|ний|н|ы|ий|[дт]|нд|[аэоө]{2}[сдр]|т[аэо]й|р|ыг|ийг|д[уү]г[аэ]{1,2}р"
"""Endings of cases and ordinals, as they stand behind a hyphen: ЗДТГ-ын, 2025-ны, 2-р."""

_COMPLETE = re.compile(
    r"(?:[аэоө]{2}нд|[нд]?ы[нг]|[нд]?ий[нг]|н[ыи]й?|аар|ээр|оор|өөр|т[аэо]й|[аэоө]{2}с|[сж][аэоө]н|"
    r"[аэоөуү]{2}д|[аэоө]х|[аэоөуүи]ж|лт|лг[аэоө])$"
)
"""How whole words end: in the cases of nouns and the tenses of verbs."""

_BACK, _FRONT = frozenset("аоу"), frozenset("эөү")

_SURE_WORD = 4
"""Letters of the shortest part of a compound: shorter ones may be syllables of any word."""


@dataclass(frozen=True)
class Spelling:
    """The words that stand whole in a document, compounds with their hyphen, in small letters."""

    words: frozenset[str] = frozenset()
    is_hyphenated: bool = True
    """Whether the program that set the document parts words at the ends of lines."""
    is_broken_anywhere: bool = False
    """Whether it breaks words that are too long for a narrow cell, at any letter."""
    is_cut_anywhere: bool = False
    """Whether it breaks any word where the line ends, also behind other words."""
    has_spaces_at_ends: bool = False
    """Whether it prints the space between two words also where a line ends between them."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> Spelling:
        """The spelling of words in the order of the file; halves of parted words do not count."""
        whole: set[str] = set()
        count = parted = ends = spaced = broken = cut = 0
        last = before = None
        for word in (*words, None):
            if last is not None:
                count += 1
                parted += _ENDS_IN_HYPHEN.search(last.text) is not None
                if word is not None and word.top > last.y:
                    ends += 1
                    spaced += last.is_spaced
                    if last.text[-1].isalpha() and NEVER_FIRST.match(word.text):
                        broken += 1
                        cut += before is not None and _are_beside(before, last)
                if _is_surely_whole(before, last, word):
                    tokens = _TOKEN.findall(last.text)
                    whole.update(map(str.casefold, tokens))
                    # A word in capitals takes its endings behind a hyphen.
                    stems = (token.partition("-")[0] for token in tokens)
                    whole.update(stem.casefold() for stem in stems if stem.isupper())
            before, last = last, word
        return cls(
            words=frozenset(whole),
            is_hyphenated=parted > _HYPHENATED * count,
            is_broken_anywhere=broken > 1,
            is_cut_anywhere=cut > 1,
            has_spaces_at_ends=spaced > _SPACED * ends,
        )

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

    def is_surely_broken(self, first: str, second: str) -> bool:
        """Whether two parts are one word for sure: the document has it, or a part can be none."""
        if _CONSONANT.fullmatch(first) or NEVER_FIRST.match(second):
            return True
        are_words = self.has(first) and self.has(second)
        return self.has(first + second) and not are_words

    def is_broken(self, first: str, second: str) -> bool:
        """Whether two parts are one word that a narrow cell breaks without a hyphen.

        Where words are broken at all, parts that the document has as no words are taken for one.
        """
        if self.has(first + second) or NEVER_FIRST.match(second):
            return True
        if _NEVER_WITHIN.search(f"{first[-2:]}|{second[:2]}".casefold()):
            return False
        if not self.is_broken_anywhere or self.has(first) or self.has(second):
            return False
        return not _COMPLETE.search(first) and _are_in_harmony(first, second)


def _is_surely_whole(before: Word | None, word: Word, after: Word | None) -> bool:
    """Whether a word is no part of one that the end of a line has broken."""
    begins = before is None or before.is_spaced or _are_beside(before, word)
    ends = word.is_spaced or not word.text[-1].isalpha() or _are_beside(word, after)
    return begins and ends and word.text[-1] not in HYPHENS


def _are_beside(word: Word, after: Word | None) -> bool:
    """Whether both stand in one line of text, not only level in cells of one row."""
    if after is None or abs(word.y - after.y) >= word.height / 2:
        return False
    return word.x < after.x and after.left - word.right < word.height


def _are_in_harmony(first: str, second: str) -> bool:
    """Whether the vowels of both parts may stand in one Mongolian word."""
    vowels = set(first.casefold() + second.casefold())
    return not (vowels & _BACK and vowels & _FRONT)
