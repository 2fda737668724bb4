"""The words of a narrative that say something: the smallest whole clause or sentence."""

from __future__ import annotations

from tailan.proposals.prose.statement import Passage
from tailan.proposals.prose.words import Form

_SHORT = 160
"""A sentence of up to so many characters is quoted whole."""
_ENDS: frozenset[Form] = frozenset({"joined", "done", "undone", "future"})


def quote_of(passage: Passage, first: int, last: int) -> str:
    """The clause around tokens `first` to `last`, to the letter; the sentence where it is short."""
    tokens = passage.tokens
    sentence = next(s for s in passage.sentences if s.first <= first < s.end)
    begin, end = tokens[sentence.first].start, tokens[sentence.end - 1].end
    if end - begin <= _SHORT or last >= sentence.end:
        return passage.text[begin:end]
    return passage.text[
        tokens[_clause_start(passage, sentence.first, first)].start : tokens[last].end
    ]


def _clause_start(passage: Passage, first: int, index: int) -> int:
    """The token behind the last clause that ended before the index."""
    tokens = passage.tokens
    for at in range(index - 1, first, -1):
        is_end = tokens[at].text in {",", ";", ":"} and tokens[at - 1].word.form in _ENDS
        if is_end:
            return at + 1
    return first
