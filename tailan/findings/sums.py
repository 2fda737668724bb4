"""Sums that a text gives: the parts of a total, named before it or behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark
from tailan.findings.lexicon import lexicon
from tailan.mongolian import digits
from tailan.number import number_text, parse_number

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
_VALUE = re.compile(rf"(?<![\w.,/])(?P<number>{_NUMBER})(?![\w/]|[.,]\d)")
_NAMES = re.compile(r"\d{1,4}-\d{1,4}(?=\s)|\d{4}\s*он\w*|[«“\"][^»”\"]{0,200}[»”\"]")
_ORDINAL = re.compile(
    r"\s*-?\s*(?:д[уү]г[аэ]{1,2}р|р\b|дахь|дэх|тоот|хувь|хувиар|хувьтай|%|сар\w*|улир\w*|удаа\w*|цаг\w*)"
)
_PART_ENDS = re.compile(r",(?!\d)|;|\bболон\b|\bба\b")
_FEWEST = 2
_SURE = 3
"""So many parts make a list; of fewer only those that count the same things."""
_NEAR = Decimal("0.25")


@dataclass(frozen=True)
class Part:
    """A number in a list of parts, and the words beside it."""

    value: Decimal
    label: str
    is_labelled_before: bool


@dataclass(frozen=True)
class Sum:
    """A total that a text gives, and the parts that it names for it."""

    total: Decimal
    parts: tuple[Part, ...]
    quote: str

    @property
    def parts_sum(self) -> Decimal:
        """What the parts come to."""
        return sum((part.value for part in self.parts), Decimal(0))


def check_sum_mismatch(dossier: Dossier) -> Iterator[Remark]:
    """Rows with a total that is not what its parts come to."""
    for line in dossier.lines:
        for found in wrong_sums([sentence.text for sentence in line.sentences]):
            yield _remark(dossier, line, found)


def wrong_sums(sentences: Sequence[str]) -> Iterator[Sum]:
    """The totals of a text that their parts do not come to; one that holds in any way is none."""
    for i, sentence in enumerate(sentences):
        behind = sentences[i + 1] if i + 1 < len(sentences) else ""
        for found in (_before(sentence), _behind(sentence, behind)):
            if found is not None:
                yield found


def _before(sentence: str) -> Sum | None:
    """Parts in a row, then the total: мэдэгдэл 2, гомдол 33, нийт 35."""
    match = _total(sentence)
    if match is None:
        return None
    parts = listed_parts(sentence[: match.start()], from_end=True)
    total = _number(match["number"])
    if total is None or len(parts) < _FEWEST or _holds(total, parts, from_end=True):
        return None
    found = Sum(total, tuple(parts), sentence)
    return found if _is_list_of(found, match["unit"] or "") else None


def _behind(sentence: str, following: str) -> Sum | None:
    """The total, then its parts behind a colon or in the next sentence: нийт 59. Үүнд: 52, 7."""
    match = _total(sentence)
    if match is None:
        return None
    rest = sentence[match.end() :]
    opened = _opened(rest) or (_opened(following) if not _VALUE.search(rest) else "")
    parts = listed_parts(opened, from_end=False) if opened else []
    total = _number(match["number"])
    if total is None or len(parts) < _FEWEST or _holds(total, parts, from_end=False):
        return None
    quote = sentence if opened in sentence else f"{sentence} {following}"
    return Sum(total, tuple(parts), quote)


def _total(sentence: str) -> re.Match[str] | None:
    """The first total that a sentence names with its number."""
    return _total_pattern().search(sentence)


@cache
def _total_pattern() -> re.Pattern[str]:
    words = "|".join(lexicon().totals)
    return re.compile(
        rf"\b(?:{words})[\s:–-]+(?:[^\W\d]+\s+){{0,2}}(?P<number>{_NUMBER})(?![\w/]|[.,]\d|\s*%)"
        r"(?:\s+(?P<unit>[^\W\d_]+))?",
        re.IGNORECASE,
    )


def _opened(text: str) -> str:
    """What stands behind a word that opens the parts of a total, empty where none does."""
    for word in lexicon().parts_follow:
        match = re.search(rf"\b{word}\w*\s*[:–-]", text, re.IGNORECASE)
        if match is not None and not _VALUE.search(text[: match.start()]):
            return text[match.end() :]
    return ""


def listed_parts(text: str, *, from_end: bool) -> list[Part]:
    """The parts in a row at the end of a text, or at its beginning."""
    pieces = [piece for piece in _PART_ENDS.split(text) if piece.strip()]
    parts: list[Part] = []
    for piece in reversed(pieces) if from_end else pieces:
        part = _part(piece)
        if part is None:
            break
        parts.append(part)
    return parts[::-1] if from_end else parts


def _part(piece: str) -> Part | None:
    """The one number of a piece of a list with its words, None where there is not just one."""
    plain = _NAMES.sub(lambda match: " " * len(match[0]), piece)
    values = [m for m in _VALUE.finditer(plain) if not _ORDINAL.match(plain, m.end())]
    if len(values) != 1:
        return None
    value = _number(values[0]["number"])
    before, after = plain[: values[0].start()].strip(" –-:"), plain[values[0].end() :].strip(" .")
    after = "" if after.casefold() in lexicon().before_total else after
    if value is None or not (before or after):
        return None
    return Part(value, " ".join(piece.split()), bool(before) and not after)


def _holds(total: Decimal, parts: Sequence[Part], *, from_end: bool) -> bool:
    """Whether the parts next to the total come to it, however many of them belong to it."""
    running, values = Decimal(0), [part.value for part in parts]
    for count, value in enumerate(reversed(values) if from_end else values, start=1):
        running += value
        if running == total and count >= _FEWEST:
            return True
    return False


def _is_list_of(found: Sum, unit: str) -> bool:
    """Whether the parts before a total are surely its parts, and not counts of other things."""
    if any(part.value > found.total for part in found.parts):
        return False
    labelled = sum(part.is_labelled_before for part in found.parts)
    same_unit = bool(unit) and all(unit[:4].casefold() in p.label.casefold() for p in found.parts)
    is_near = abs(found.parts_sum - found.total) <= _NEAR * found.total
    return same_unit or (is_near and (len(found.parts) >= _SURE or labelled >= _FEWEST))


def _remark(dossier: Dossier, line: Line, found: Sum) -> Remark:
    left_out = _left_out(found)
    parts = [part for part in found.parts if part is not left_out]
    fields = {
        "total": digits(found.total),
        "parts": " + ".join(digits(part.value) for part in parts),
        "sum": digits(found.parts_sum),
    }
    return Remark(
        "sum-mismatch",
        line.subject,
        fields if left_out is None else {**fields, "left_out": left_out.label},
        evidence=found.quote,
        place=dossier.narrative_place(line),
        variant="" if left_out is None else "leaves-out",
        detail=number_text(found.total),
        essence=f"{number_text(found.total)} {' '.join(number_text(p.value) for p in found.parts)}",
    )


def _left_out(found: Sum) -> Part | None:
    """The one part without which the others come to the total, where there is one."""
    over = found.parts_sum - found.total
    return next((part for part in found.parts if part.value == over), None)


def _number(printed: str) -> Decimal | None:
    return parse_number(printed)
