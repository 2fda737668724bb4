"""Checks of rows beside each other: one narrative twice, one thing counted differently."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark, Said
from tailan.findings.lexicon import lexicon
from tailan.findings.likeness import Outline, chained, outline, same_texts, same_works
from tailan.findings.mentions import document_numbers
from tailan.number import number_text

_MOST_NAMED = 5
_COUNT = re.compile(
    r"(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})(?![\d.,/%-])\s+"
    r"(?P<words>[^\W\d_]{3,}(?:\s+[^\W\d_]{3,}){2})"
)
_NO_COUNT = re.compile(
    r"он\w{0,3}|д[уү]г[аэ]{1,2}р|дахь|дэх|сар\w*|улир\w*|хувь\w*|тоот|цаг\w*|өдр\w*"
)
# A verb behind the words says that they are no name but what was done to each of the counted.
_VERB = re.compile(r"\w+(?:[жч]|[^аэоө\W]н|ан|эн|он|өн|аад|ээд|оод|өөд|лаа|лээ|гүй|на|нэ)")
# What came in to an office is one number, however often it is told: иргэдээс 64 өргөдөл ирсэн.
_RECEIVED = re.compile(
    r"(?P<quote>(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})\s+"
    r"(?P<words>[^\W\d_]{3,}(?:,?\s+[^\W\d_]{3,}){0,2}?)\s+(?P<verb>хүлээн\s+ав|ирс|ирүүлс|бүртгэ[гс])\w*)",
    re.IGNORECASE,
)
# Of how many a row takes some, behind the same three words: аймгийн хэмжээний нийт 34 баазаас 15.
_WHOLE = re.compile(
    r"(?P<quote>(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})\s+"
    r"(?P<words>(?:[^\W\d_]{3,}\s+){0,2}[^\W\d_]{2,}(?:аас|ээс|оос|өөс)))\s+(?:\d|нийт)",
    re.IGNORECASE,
)
_PART_OF_PERIOD = re.compile(
    r"улир|сар|долоо хоног|хугацаанд$|байдлаар$|жил[дийн]*$", re.IGNORECASE
)
_STEM = 5
_TWO = 2
_WORDS_BEFORE = 3


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


def check_count_contradiction(dossier: Dossier) -> Iterator[Remark]:
    """Rows that count one thing to different numbers: the same three words and the same verb."""
    for counts in _counts(dossier.lines).values():
        positions, numbers = {c.position for c in counts}, {c.number for c in counts}
        if len(counts) == len(positions) == len(numbers) == _TWO:
            yield _contradiction(dossier, counts[0], counts[1])
            yield _contradiction(dossier, counts[1], counts[0])


@dataclass(frozen=True)
class _Count:
    """A number of things in a row's narrative."""

    position: int
    number: str
    quote: str


def _counts(lines: Sequence[Line]) -> dict[tuple[str, ...], list[_Count]]:
    """Every count by the beginnings of the three words behind it and of the sentence's verb."""
    found: defaultdict[tuple[str, ...], list[_Count]] = defaultdict(list)
    for position, line in enumerate(lines):
        for sentence in line.sentences:
            verbs = [word for word in sentence.words if word not in lexicon().closing]
            for match in _COUNT.finditer(sentence.text):
                words = match["words"].casefold().split()
                if not _NO_COUNT.fullmatch(words[0]) and not _VERB.fullmatch(words[-1]):
                    stems = _stems([*words, verbs[-1] if verbs else ""])
                    number = match["number"].replace(",", "")
                    found[stems].append(_Count(position, number, match[0]))
            for stems, number, quote in (*_received(sentence.text), *_wholes(sentence.text)):
                found[stems].append(_Count(position, number, quote))
    return found


def _received(sentence: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """What came in as a sentence counts it: whence, of what and how, the number, the words."""
    for match in _RECEIVED.finditer(sentence):
        before = sentence[: match.start()].casefold().removesuffix("нийт ")
        if before.split() and not _PART_OF_PERIOD.search(before.rstrip()):
            words = match["words"].casefold().replace(",", " ").split()
            stems = _stems([before.split()[-1], *words, match["verb"].casefold()])
            yield stems, match["number"].replace(",", ""), match["quote"]


def _wholes(sentence: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Of how many a sentence takes some: the words about them, the number, the words beside it."""
    for match in _WHOLE.finditer(sentence):
        before = sentence[: match.start()].casefold().split()[-_WORDS_BEFORE:]
        if len(before) == _WORDS_BEFORE and all(map(str.isalpha, before)):
            stems = _stems(["…", *before, *match["words"].casefold().split()])
            yield stems, match["number"].replace(",", ""), match["quote"]


def _stems(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word[:_STEM] for word in words)


def _contradiction(dossier: Dossier, here: _Count, there: _Count) -> Remark:
    line, other = dossier.lines[here.position], dossier.lines[there.position]
    fields: dict[str, Said] = {
        "quote": here.quote, "other_quote": there.quote, "others": _number(other)
    }  # fmt: skip
    return Remark(
        "count-contradiction",
        line.subject,
        fields,
        evidence=f"{here.quote} | {_number(other)}: {there.quote}",
        place=dossier.narrative_place(line),
        detail=" ".join(here.quote.split()[1:]),
    )


def _outline(line: Line) -> Outline:
    narrative = line.measure.narrative
    return outline(narrative, document_numbers(narrative))


def _same(
    dossier: Dossier, position: int, group: Sequence[int], variant: str, fields: dict[str, Said]
) -> Remark:
    line = dossier.lines[position]
    others = (_number(dossier.lines[other]) for other in group if other != position)
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


def _number(line: Line) -> str:
    return line.measure.activity_no or line.measure.measure_no
