"""One thing that two rows count to different numbers."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark, Said
from tailan.findings.lexicon import lexicon

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
    r"(?P<words>[^\W\d_]{3,}(?:,?\s+[^\W\d_]{3,}){0,2}?)\s+(?P<verb>хүлээн\s+ав|ир(?:с|ж|эв|лээ|үүл)|бүртгэ[гс])\w*)",
    re.IGNORECASE,
)
# Of how many a row takes some, behind the same three words: аймгийн хэмжээний нийт 34 баазаас 15.
_WHOLE = re.compile(
    r"(?P<quote>(?<![\w.,/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,6})\s+"
    r"(?P<words>(?:[^\W\d_]{3,}\s+){0,2}[^\W\d_]{2,}(?:аас|ээс|оос|өөс)))\s+(?:\d|нийт)",
    re.IGNORECASE,
)
_PERIOD = re.compile(r"\w+\s+(?:улир|сар|долоо хоног)", re.IGNORECASE)
_NO_SOURCE = re.compile(r"(?:хугацаанд|байдлаар|жил\w*|улир\w*|сар\w*)$", re.IGNORECASE)
_STEM = 5
_TWO = 2
_WORDS_BEFORE = 3


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
        if before.split() and not _NO_SOURCE.search(before.rstrip()):
            words = match["words"].casefold().replace(",", " ").split()
            when = [found[0] for found in _PERIOD.finditer(before)]
            stems = _stems([before.split()[-1], *words, match["verb"][:_TWO].casefold()])
            stems = (*when, *stems)
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
        "quote": here.quote, "other_quote": there.quote, "others": other.number
    }  # fmt: skip
    return Remark(
        "count-contradiction",
        line.subject,
        fields,
        evidence=f"{here.quote} | {other.number}: {there.quote}",
        place=dossier.narrative_place(line),
        detail=" ".join(here.quote.split()[1:]),
    )
