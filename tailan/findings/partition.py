"""What a text says of the parts of a whole: 18 санг шалгахад 12 нь хангасан, 6 нь зөрчилтэй."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark
from tailan.findings.lexicon import lexicon
from tailan.findings.sentences import Sentence
from tailan.findings.sums import listed_parts
from tailan.mongolian import digits
from tailan.number import number_text, parse_number

_NUMBER = r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+"
_NOT_ALONE = r"(?![\w/%]|[.,]\d|\s*(?:%|хув)|\s*-?\s*д[уү]г[аэ]{1,2}р)"
_PART = re.compile(
    rf"(?P<rest>\b(?:үлдсэн|бусад)\s+)?(?<![\w.,/-])(?P<number>{_NUMBER}){_NOT_ALONE}"
    r"(?:(?:\s*-\s*\w{1,4})?\s+(?:[^\W\d]+\s+){0,2}?нь\b|\s*-\s*(?:ийг|ыг|г)\b)",
    re.IGNORECASE,
)
# The whole stands in a case that opens it: 18 санг шалгахад, 84 өргөдлөөс, 40 заалтын.
_WHOLE = re.compile(
    rf"(?<![\w.,/-])(?P<number>{_NUMBER}){_NOT_ALONE}\s+(?:[^\W\d]+,?\s+){{0,6}}?"
    r"[^\W\d]+(?:[аэоө]{2}с|х[аэоө]д|ийн|ын|ний|ны|ийг|ыг|г)\s*,?\s*(?:үүнээс\s+)?$",
    re.IGNORECASE,
)
_OF_THESE = re.compile(r"(?:үүнээс|үүнд|эдгээрээс|тэдгээрээс)\b\s*[:,–-]?\s*", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?<![\w.,/-])(?:{_NUMBER}){_NOT_ALONE}(?!\s*-?\s*(?:он|сар|улир|удаа|хагас|ны\b|ний\b))"
)
_LEAST = 2
_LEAST_LISTED = 3
_NEAR = Decimal("0.1")


@dataclass(frozen=True)
class Partition:
    """A whole and its parts that exclude each other, and yet do not make it up."""

    whole: Decimal
    parts: tuple[Decimal, ...]
    quote: str


def check_partition(dossier: Dossier) -> Iterator[Remark]:
    """Rows in which what became of a whole does not fit how many there were."""
    for line in dossier.lines:
        for sentence, following in zip_longest(line.sentences, line.sentences[1:]):
            found = wrong_partition(sentence) or (following and wrong_list(sentence, following))
            if found:
                yield _remark(dossier, line, found)


def wrong_partition(sentence: Sentence) -> Partition | None:
    """The parts of a sentence's whole where they are more than it, or the rest is not the rest.

    Parts may overlap (12 of them women, 9 of them young): only what excludes is added up.
    """
    matches = list(_PART.finditer(sentence.text))
    if len(matches) < _LEAST:
        return None
    whole = _WHOLE.search(sentence.text[: matches[0].start()])
    total = parse_number(whole["number"]) if whole else None
    parts = tuple(value for m in matches if (value := parse_number(m["number"])) is not None)
    if total is None or len(parts) != len(matches):
        return None
    is_rest = matches[-1]["rest"] is not None
    is_over = sum(parts) > total and _excludes(sentence)
    if is_over or (is_rest and sum(parts) != total):
        return Partition(total, parts, sentence.text)
    return None


def wrong_list(sentence: Sentence, following: Sentence) -> Partition | None:
    """The parts that the next sentence lists of the one count of a sentence, and miss it by little.

    A total that is called one is another check's. Far from the count they are some of its parts
    and not all: Үүнээс эмэгтэй 130, залуу 80.
    """
    opening = _OF_THESE.match(following.text)
    counts = [match[0] for match in _COUNT.finditer(sentence.text)] if opening else []
    total = parse_number(counts[0]) if len(counts) == 1 else None
    if opening is None or total is None or not set(lexicon().totals).isdisjoint(sentence.words):
        return None
    listed = listed_parts(following.text[opening.end() :], from_end=False)
    parts = tuple(part.value for part in listed)
    off = abs(sum(parts) - total)
    if len(parts) < _LEAST_LISTED or not 0 < off <= _NEAR * total:
        return None
    return Partition(total, parts, f"{sentence.text} {following.text}")


def _excludes(sentence: Sentence) -> bool:
    """Whether a part is told from the others by what it is not."""
    words = sentence.words
    return any(word.startswith(lexicon().excluding) or word.endswith("гүй") for word in words)


def _remark(dossier: Dossier, line: Line, found: Partition) -> Remark:
    return Remark(
        "sum-mismatch",
        line.subject,
        {
            "total": digits(found.whole),
            "parts": " + ".join(map(digits, found.parts)),
            "sum": digits(sum(found.parts, Decimal(0))),
        },
        evidence=found.quote,
        place=dossier.narrative_place(line),
        variant="partition",
        detail=number_text(found.whole),
        essence=" ".join(map(number_text, (found.whole, *found.parts))),
    )
