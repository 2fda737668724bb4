"""What a text says of the parts of a whole: 18 санг шалгахад 12 нь хангасан, 6 нь зөрчилтэй."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark
from tailan.findings.lexicon import lexicon
from tailan.findings.sentences import Sentence
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
_LEAST = 2


@dataclass(frozen=True)
class Partition:
    """A whole and its parts that exclude each other, and yet do not make it up."""

    whole: Decimal
    parts: tuple[Decimal, ...]
    quote: str


def check_partition(dossier: Dossier) -> Iterator[Remark]:
    """Rows in which what became of a whole does not fit how many there were."""
    for line in dossier.lines:
        for sentence in line.sentences:
            found = wrong_partition(sentence)
            if found is not None:
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
