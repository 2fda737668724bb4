"""The cards of the findings: one a row of the plan, as brief as four pages ask."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tailan.findings import SEVERITIES, Finding, catalogue
from tailan.language import text
from tailan.place import place_in_words
from tailan.report import blocks, finding_words
from tailan.report.blocks import Matter
from tailan.results import Results

_ROOM = 2600.0
"""Points that cards have on four pages, what page breaks cost taken off."""

_LETTERS, _LINE, _EDGES, _BETWEEN = 105, 10.6, 18.0, 2.0
"""About how many letters a line of a card has, its height, and what surrounds cards and matters."""

_TITLE = 92
"""Letters of a card's first line: the row's name is cut to what its label leaves."""

_SENTENCE = re.compile(r"(?<=[.!?]) (?=[^\W\d_a-zа-яёөү]|“)")


@dataclass(frozen=True)
class Brevity:
    """How many letters quotations and names within a sentence keep, how many sentences a message.

    `asks_lesser` lets a question stand where a finding is of form only.
    """

    quote: int
    name: int
    sentences: int
    asks_lesser: bool


_BREVITIES = (
    Brevity(240, 160, 9, asks_lesser=True),
    Brevity(140, 90, 9, asks_lesser=True),
    Brevity(90, 60, 3, asks_lesser=False),
    Brevity(60, 40, 2, asks_lesser=False),
    Brevity(0, 32, 2, asks_lesser=False),
)


@dataclass(frozen=True)
class Card:
    """The findings of one row, the weightiest first."""

    results: Results
    found: tuple[Finding, ...]

    @cached_property
    def group(self) -> str:
        """The first of the kinds of matters that it holds."""
        kinds = (catalogue().group(one.code) for one in self.found)
        return min(kinds, key=list(catalogue().groups).index)

    def block(self, brevity: Brevity, language: str) -> blocks.Finding:
        """The row's name, its weight in words, and each matter once."""
        first = self.found[0]
        marks = (mark for one in self.found for mark in finding_words.marks(one, language))
        labels = [text(language, f"severity.{first.severity}"), *dict.fromkeys(marks)]
        label = " · ".join(labels)
        name = f"{finding_words.about(first, language)} {self._name}".strip()
        return blocks.Finding(
            title=finding_words.shortened(name, _TITLE - len(label)),
            label=label,
            severity=first.severity,
            matters=tuple(self._matters(brevity, language)),
        )

    @property
    def _name(self) -> str:
        row = (self.found[0].measure_no, self.found[0].activity_no)
        lines = self.results.assessment.dossier.lines
        measures = (line.measure for line in lines if line.subject.row == row)
        return next((m.activity or m.measure for m in measures), "")

    @property
    def _told(self) -> Iterator[Finding]:
        """The findings without those that ask the same on the same evidence as one before them."""
        told: set[tuple[str, ...]] = set()
        for one in self.found:
            matter = (one.objective_no, one.indicator_no, one.question_mn, one.evidence)
            if matter not in told or self.results.assessment.decision_on(one) is not None:
                yield one
            told.add(matter)

    def _matters(self, brevity: Brevity, language: str) -> Iterator[Matter]:
        """Each finding in words; what was said, quoted or asked before is not repeated."""
        seen: set[str] = set()
        for number, one in enumerate(self._told):
            said = finding_words.message(one, language)
            said = finding_words.without_claim(said, language) if number else said
            quoted = finding_words.quote(one)
            quoted = "" if finding_words.repeats(quoted, said) else quoted
            quoted = finding_words.shortened(quoted, brevity.quote) if brevity.quote else ""
            asks = brevity.asks_lesser or one.severity != "low"
            asked = finding_words.question(one, language) if asks else ""
            said = " ".join(_SENTENCE.split(said)[: brevity.sentences])
            decided = finding_words.decision(self.results.assessment.decision_on(one), language)
            asked = "" if decided else asked
            yield Matter(
                text=f"{finding_words.named_briefly(said, brevity.name)} {decided}".strip(),
                quote="" if quoted in seen else quoted,
                place=place_in_words(one.place, language) if quoted not in seen | {""} else "",
                question="" if asked in seen else finding_words.named_briefly(asked, brevity.name),
            )
            seen |= {quoted, asked}


def cards_of(results: Results, found: Iterable[Finding]) -> list[Card]:
    """A card for each row that has findings, and one for the document, in their order."""
    rows: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for one in found:
        rows[one.measure_no, one.activity_no].append(one)
    return [Card(results, tuple(sorted(own, key=_weight))) for own in rows.values()]


def fitting(cards: Sequence[Card], language: str) -> tuple[list[Card], Brevity]:
    """The cards that four pages hold, the weightiest before others, and how brief they are."""
    for brevity in _BREVITIES:
        if sum(_height(card, brevity, language) for card in cards) <= _ROOM:
            return list(cards), brevity
    kept, left = [], _ROOM
    for card in sorted(cards, key=lambda one: _weight(one.found[0])):
        left -= _height(card, brevity, language)
        if left >= 0:
            kept.append(card)
    return [card for card in cards if card in kept], brevity


def _weight(one: Finding) -> tuple[int, int]:
    groups = list(catalogue().groups)
    return SEVERITIES.index(one.severity), groups.index(catalogue().group(one.code))


def _height(card: Card, brevity: Brevity, language: str) -> float:
    """About how many points a card takes on a page."""
    block = card.block(brevity, language)
    lines = 1
    for matter in block.matters:
        words = sum(map(len, (matter.text, matter.quote, matter.place, matter.question)))
        lines += -(-(words + 12) // _LETTERS)
    return _EDGES + _LINE * lines + _BETWEEN * len(block.matters)
