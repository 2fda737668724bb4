"""Shares that a narrative gives with their counts: 40.4 хувь буюу 21 гомдол."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark
from tailan.findings.lexicon import lexicon
from tailan.number import number_text, parse_number, parse_percent, prints

_NUMBER = r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+"
_PERCENT = r"(?P<share>\d{1,3}(?:[.,]\d+)?)\s*(?:%|хув\w{0,4})"
_COUNT = rf"(?<![\w.,/-])(?P<count>{_NUMBER})(?![\w/%]|[.,]\d|\s*(?:%|хув))"
_EQUAL = re.compile(
    rf"(?:{_PERCENT}\s*буюу\s+(?:нийт\s+)?{_COUNT}"
    rf"|{_COUNT.replace('count', 'first')}\s+(?:[^\W\d]+\s+){{0,3}}буюу\s+"
    rf"{_PERCENT.replace('share', 'second')})",
    re.IGNORECASE,
)
# A count taken from a whole, and behind it the rate that is named after what was done:
# 80 өргөдлөөс 72-ыг нь шийдвэрлэж, шийдвэрлэлт 90 хувьтай.
_AMOUNT = rf"(?:{_NUMBER})(?:\.\d+)?"
_TAKEN = re.compile(
    rf"(?<![\w.,/-])(?P<whole>{_AMOUNT})(?![\w/%]|[.,]\d)\s+(?P<what>(?:[^\W\d]+,?\s+){{0,5}}?"
    rf"[^\W\d]+(?:аас|ээс|оос|өөс|ийн|ын|ний|ны))\s+(?P<count>{_AMOUNT})(?![\w/%]|[.,]\d|\s*(?:%|хув))",
    re.IGNORECASE,
)
_MONEY = re.compile(r"төгрөг|төсв|₮", re.IGNORECASE)
_SPENT = ("гүйцэтгэл", "биелэлт", "зарцуулалт")
"""How the rate of money spent is named, whatever the verb."""
_RATE = re.compile(rf"(?P<name>[^\W\d_]{{5,}})\s+(?:хувь\s+)?(?:нь\s+)?{_PERCENT}", re.IGNORECASE)
_COUNTS = re.compile(rf"(?<![\w.,/-]){_AMOUNT}(?![\w/%]|[.,]\d|\s*(?:%|хув))")
_STEM = 4
_NAME = 5
_WHOLE = re.compile(rf"(?<![\w.,/-])(?:{_NUMBER})(?![\w/%]|[.,]\d|\s*(?:%|хув))")


@dataclass(frozen=True)
class Share:
    """A share and a count that a text makes one, and a total that they do not come to."""

    printed: Decimal
    count: Decimal
    whole: Decimal
    quote: str


def check_narrative_shares(dossier: Dossier) -> Iterator[Remark]:
    """Rows in which a share and its count do not fit the total that stands with them."""
    for line in dossier.lines:
        for share in wrong_shares(line.measure.narrative):
            yield _remark(dossier, line, share)
        for share in filter(None, (wrong_rate(each.text) for each in line.sentences)):
            yield _remark(dossier, line, share)


def wrong_shares(narrative: str) -> Iterator[Share]:
    """Shares that no number of the narrative makes right, though it names a total."""
    for match in _EQUAL.finditer(narrative):
        printed = parse_percent(match["share"] or match["second"])
        count = parse_number(match["count"] or match["first"])
        total = _total_of(narrative, match.start())
        if printed is None or count is None or total is None or not 0 < count < total:
            continue
        wholes = [number for m in _WHOLE.finditer(narrative) if (number := parse_number(m[0]))]
        if not any(prints(printed, _percent(count, w)) for w in wholes if w > count):
            yield Share(printed, count, total, match[0])


def wrong_rate(sentence: str) -> Share | None:
    """A rate that no count of its sentence makes right, though it names what was done of how many.

    The rate bears the name of the deed that follows the count: шийдвэрлэж, шийдвэрлэлт.
    """
    taken = _TAKEN.search(sentence) if "%" in sentence or "хув" in sentence else None
    rate = taken and _RATE.search(sentence, taken.end())
    if taken is None or rate is None:
        return None
    deeds = re.findall(r"[^\W\d_]+", sentence[taken.end() : rate.start()].casefold())
    printed, count, whole = (
        parse_percent(rate["share"]), parse_number(taken["count"]), parse_number(taken["whole"]),
    )  # fmt: skip
    if printed is None or count is None or whole is None or not 0 < count < whole:
        return None
    name = rate["name"].casefold()
    is_of_money = _MONEY.search(taken["what"]) is not None and name.startswith(_SPENT)
    if not is_of_money and not any(deed[:_NAME] == name[:_NAME] for deed in deeds):
        return None
    behind = [parse_number(m[0]) or Decimal(0) for m in _COUNTS.finditer(sentence, taken.end())]
    sums = accumulate((count, *behind))
    if any(prints(printed, _percent(part, whole)) for part in sums):
        return None
    return Share(printed, count, whole, sentence[taken.start("count") : rate.end()])


def _total_of(narrative: str, position: int) -> Decimal | None:
    """The number of which a share and its count are told, None where none is named."""
    places = (_taken_from, _total_before, _owner)
    return next((n for of in places if (n := of(narrative, position)) is not None), None)


def _taken_from(narrative: str, position: int) -> Decimal | None:
    """Of how many a count is taken: 500 хүнээс 310 нь буюу 62 хувь, 500 өрхийн 310 буюу 62 %."""
    before = rf"({_NUMBER})\s+(?:[^\W\d]+\s+)?[^\W\d]+(?:аас|ээс|оос|өөс|ийн|ын|ний|ны)\s+$"
    found = re.search(rf"(?<![\w.,/-]){before}", narrative[:position], re.IGNORECASE)
    return parse_number(found[1]) if found else None


def _total_before(narrative: str, position: int) -> Decimal | None:
    """The last total that is named before a share."""
    words = "|".join(lexicon().totals)
    pattern = rf"\b(?:{words})\s+(?:[^\W\d]+\s+){{0,3}}({_NUMBER})(?![\w/%]|[.,]\d|\s*(?:%|хув))"
    found = re.findall(pattern, narrative[:position], re.IGNORECASE)
    return parse_number(found[-1]) if found else None


def _owner(narrative: str, position: int) -> Decimal | None:
    """How many of the things there are whose share is told: 37 гомдол ирсэн. Гомдлын 60 хувь."""
    owner = re.search(r"([^\W\d_]{4,})(?:ийн|ын|ний|ны|ээс|аас|оос|өөс)\s+$", narrative[:position])
    if owner is None:
        return None
    stem = re.escape(owner[1][:_STEM])
    found = re.findall(rf"(?<![\w.,/-])({_NUMBER})\s+{stem}", narrative[:position], re.IGNORECASE)
    return parse_number(found[-1]) if found else None


def _percent(part: Decimal, whole: Decimal) -> Fraction:
    return 100 * Fraction(part) / Fraction(whole)


def _remark(dossier: Dossier, line: Line, share: Share) -> Remark:
    figures = {"printed": share.printed, "part": share.count, "whole": share.whole}
    computed = dossier.percent(_percent(share.count, share.whole))
    return Remark(
        "share-mismatch",
        line.subject,
        {
            "label": share.quote,
            "computed": computed,
            **{name: number_text(figure) for name, figure in figures.items()},
        },
        evidence=f"{share.quote} ≠ {share.count} / {share.whole} = {computed}%",
        place=dossier.narrative_place(line),
        variant="narrative",
        detail=share.quote,
    )
