"""Whether a text names the very target of an indicator, so that a full claim may rest on it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tailan.achievement import Achievement
from tailan.findings.dossier import Line
from tailan.findings.sentences import Sentence
from tailan.number import parse_number
from tailan.proposals.prose.words import analysed

_NUMBER = re.compile(
    r"(?<![\w.,/-])(?:\d{1,3}(?:[, ]\d{3})+|\d+)(?:[.,]\d+)?(?![\w/]|[.,]\d)"
    r"(?!\s*(?:он|д[уү]г[аэ]{1,2}р|тоот|дахь|дэх)(?:\w{0,2})\b)"
)
# A plan, an intention or a denial: what it names is not reached.
_OPEN = re.compile(
    r"төлөвл\w*|зорилт\w*|\w+х(?:аар|ээр|оор|өөр)|\w+гүй|(?!байна|болно)\w{3,}н[аэоө]"
)
_LEAST = 1
_STEM = 5


def names_target(line: Line, one: Achievement) -> bool:
    """Whether a sentence with a word of the indicator holds the number of its target.

    A target of one says nothing: the word for it stands for "a" as well.
    """
    if one.target is None or one.target <= _LEAST:
        return False
    named = _nouns(re.findall(r"[^\W\d_]{4,}", line.name_of(one.indicator_no)))
    return any(
        _names(sentence, named) and one.target in map(parse_number, _NUMBER.findall(sentence.text))
        for sentence in line.sentences
    )


def _nouns(words: Iterable[str]) -> frozenset[str]:
    """The words without their endings, and their beginnings: худаг and худгийн are one."""
    return frozenset(part for word in words for part in (analysed(word).key, word.lower()[:_STEM]))


def _names(sentence: Sentence, named: frozenset[str]) -> bool:
    is_open = any(_OPEN.fullmatch(word) for word in sentence.words)
    return not is_open and bool(named & _nouns(sentence.words))
