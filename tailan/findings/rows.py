"""Rows that tell of one work: in the same words, or by the same documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark, Said
from tailan.findings.likeness import Outline, chained, outline, same_texts, same_works
from tailan.findings.mentions import document_numbers
from tailan.number import number_text

_MOST_NAMED = 5


def check_same_narrative(dossier: Dossier) -> Iterator[Remark]:
    """Rows that tell of one work in the same words, or by the same documents."""
    outlines = [_outline(line) for line in dossier.lines]
    texts = chained(same_texts(outlines))
    for position, group in texts.items():
        yield _same(dossier, position, group, "", {})
    works = chained(same_works(outlines))
    # Once for each group: said anew for each of its rows, the time would grow with its square.
    for group in {id(group): group for group in works.values()}.values():
        work = _work(dossier, outlines, group)
        for position in (p for p in group if p not in texts):
            yield _same(dossier, position, group, "work", work)


def _outline(line: Line) -> Outline:
    narrative = line.measure.narrative
    return outline(narrative, document_numbers(narrative))


def _same(
    dossier: Dossier, position: int, group: Sequence[int], variant: str, fields: dict[str, Said]
) -> Remark:
    line = dossier.lines[position]
    others = (dossier.lines[other].number for other in group if other != position)
    named = ", ".join(islice(others, _MOST_NAMED))
    more = f" … ({len(group) - 1})" if len(group) > _MOST_NAMED + 1 else ""
    quote = line.measure.narrative
    return Remark(
        "same-narrative",
        line.subject,
        {"others": named + more, **fields},
        evidence=f"{named + more} | {quote if len(quote) <= 200 else quote[:200] + '…'}",
        place=dossier.narrative_place(line),
        variant=variant,
        essence=f"{named} {quote}",
    )


def _work(dossier: Dossier, outlines: Sequence[Outline], group: Sequence[int]) -> dict[str, Said]:
    documents = frozenset.intersection(*(outlines[i].documents for i in group[:2]))
    return {
        "documents": ", ".join(sorted(documents)),
        "baselines": tuple(islice(_different_baselines(dossier, group), _MOST_NAMED)),
    }


def _different_baselines(dossier: Dossier, group: Sequence[int]) -> Iterator[Phrase]:
    """Indicators of one name whose baselines differ from row to row."""
    first, *others = (dossier.lines[position] for position in group)
    for mine in first.indicators:
        for theirs in (indicator for line in others for indicator in line.indicators):
            if mine.indicator != theirs.indicator or mine.baseline is None:
                continue
            if theirs.baseline is not None and mine.baseline != theirs.baseline:
                figures = {
                    "name": mine.indicator,
                    "first": number_text(mine.baseline),
                    "second": number_text(theirs.baseline),
                }
                yield Phrase("baselines_differ", figures)
