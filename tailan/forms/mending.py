"""Words broken at the edge of a narrow cell or parted by a hyphen there: put right again."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tailan.documents import Document
from tailan.documents.dictionary import is_word
from tailan.documents.word_shapes import ENDINGS, NEVER_FIRST

_WORD = re.compile(r"[^\W\d_]+")
_NEIGHBOURS = re.compile(r"(?<!\w)(?=([^\W\d_]{3,}) ([^\W\d_]+))")
_HYPHENATED = re.compile(r"(?<!\w)([а-яёөү]{2,}|[А-ЯЁӨҮ][а-яёөү]+)- ([а-яёөү]{2,})(?!\w)")
_AT_LINE_END = re.compile(r"(?<!\w)([^\W\d_]*[а-яёөү])-\s*\n\s*([а-яёөү]{2,})(?!\w)")
# A case ending keeps the hyphen before it.
_ENDING_BELOW = re.compile(rf"(?<!\w)([А-ЯЁӨҮA-Z]{{2,}}|\d+)-\s*\n\s*({ENDINGS})(?!\w)")
_ENDING = re.compile(ENDINGS)
_BROKEN = re.compile(r"(?<!\w)(?=([^\W\d_]{3,})( )([а-яёөү]{2,})(?!\w))")


@dataclass(frozen=True)
class Vocabulary:
    """The words of a document, and for each the words that stand right before and behind it."""

    words: frozenset[str]
    before: dict[str, frozenset[str]]
    behind: dict[str, frozenset[str]]
    single: frozenset[str] = frozenset()
    """The words that stand in one place alone."""

    @classmethod
    def of(cls, document: Document) -> Vocabulary:
        """The vocabulary of all paragraphs and cells, in lower case."""
        words: Counter[str] = Counter()
        before: defaultdict[str, set[str]] = defaultdict(set)
        behind: defaultdict[str, set[str]] = defaultdict(set)
        for line, _ in document.lines:
            small = line.casefold()
            words.update(_WORD.findall(small))
            for first, second in _NEIGHBOURS.findall(small):
                before[second].add(first)
                behind[first].add(second)
        single = frozenset(word for word, count in words.items() if count == 1)
        return cls(frozenset(words), _frozen(before), _frozen(behind), single)

    def mended(self, line: str) -> str:
        """The line with its broken words joined.

        Two neighbours are one word where the joined word stands elsewhere in the document, the
        second part follows no word with which it makes none, and the first, unless an ending
        follows, stands before none: a document may once print two words as one. Where both
        stand nowhere else, a dictionary tells whether only the joined one is a word.
        """
        breaks = [
            match.start(2) for match in _BROKEN.finditer(line) if self._is_one(match[1], match[3])
        ]
        for at in reversed(breaks):
            line = line[:at] + line[at + 1 :]
        return line

    def unhyphenated(self, line: str, block: str) -> tuple[str, list[tuple[str, str]]]:
        """The line with words joined that a hyphen parts at the end of a line, and each of them.

        `block` is the text with its line breaks. On one line a word is joined only where it
        stands elsewhere in the document without the hyphen.
        """
        if "-" not in line and "-" not in block:
            return line, []
        broken = [(found[1], found[2]) for found in _AT_LINE_END.finditer(block)]
        known = ((found[1], found[2]) for found in _HYPHENATED.finditer(line))
        broken += [(a, b) for a, b in known if (a + b).casefold() in self.words]
        joined = [(f"{a}- {b}", a + b) for a, b in dict.fromkeys(broken)]
        ends = (found.groups() for found in _ENDING_BELOW.finditer(block))
        joined += [(f"{a}- {b}", f"{a}-{b}") for a, b in dict.fromkeys(ends)]
        for before, after in joined:
            line = line.replace(before, after)
        return line, joined

    def _is_one(self, first: str, second: str) -> bool:
        beginning, end = first.casefold(), second.casefold()
        is_ending = _ENDING.fullmatch(end) or NEVER_FIRST.match(end)
        others = () if is_ending else self.behind.get(beginning, ())
        if beginning + end not in self.words:
            return self._is_one_by_dictionary(beginning, end)
        return all(word + end in self.words for word in self.before.get(end, ())) and all(
            beginning + other in self.words for other in others
        )

    def _is_one_by_dictionary(self, beginning: str, end: str) -> bool:
        are_single = beginning in self.single and end in self.single
        return are_single and not is_word(end) and is_word(beginning + end)


def _frozen(words: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {word: frozenset(others) for word, others in words.items()}


def joined_words(line: str, mended: str) -> Iterator[tuple[str, str]]:
    """Each word of a mended line that was in pieces in the line: these, and the word."""
    pieces = iter(line.split())
    for word in mended.split():
        printed = [next(pieces)]
        while "".join(printed) != word:
            printed.append(next(pieces))
        if len(printed) > 1:
            yield " ".join(printed), word
