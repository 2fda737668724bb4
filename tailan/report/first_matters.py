"""The matters that a unit should clarify first, each in a few lines of page 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from tailan.charts.lettering import Pen, fitted, width_of, wrapped
from tailan.findings import SEVERITIES, Finding, catalogue
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.report import blocks, finding_words
from tailan.report.blocks import Block, Heading, Matter, Paragraph
from tailan.report.finding_sections import standing
from tailan.report.front_room import MOST, SIZE, WIDTH, lines_for_each, lines_to_spare
from tailan.results import Results

FIRST_MATTERS = 5
"""How many matters stand before all others."""

_SETTLED = "тайлбарыг хүлээн авсан"
_QUOTED = (400, 160, 120, 90, 70, 50, 36, 24)
"""Letters that are left of a quotation within a sentence, as far as they fit."""

_INDENT = 14.0
"""Points that the mark of a matter takes from its lines."""


def first_matters(results: Results, language: str, others: Sequence[Block]) -> list[Block]:
    """The matters to clarify first, cut to what the other parts of page 1 leave of it."""
    heading = Heading(level=2, text=text(language, "report.heading.matters"))
    chosen = list(_chosen(results))[:FIRST_MATTERS]
    if not chosen:
        return [heading, Paragraph.of(text(language, "report.none.matters"))]
    beside = [heading, *others]
    teller = _Teller(results, language, lines_for_each(len(chosen), beside))
    lines = {line.subject.row: line for line in results.assessment.dossier.lines}
    cards: list[Block] = []
    spare = lines_to_spare(len(chosen), beside)
    for one in chosen:
        line = lines.get((one.measure_no, one.activity_no))
        card = teller.card(one, line)
        if spare and _is_cut(card):
            spare -= 1
            card = teller.card(one, line, more=1)
        cards.append(card)
    return [heading, *cards]


def _is_cut(card: blocks.Finding) -> bool:
    """Whether its words or its question are not told in full."""
    return any("…" in said for one in card.matters for said in (one.text, one.question))


def _chosen(results: Results) -> Iterator[Finding]:
    """One finding a row: the weightiest, those that move the result most first."""
    gaps = {line.subject.row: _gap(line) for line in results.assessment.dossier.lines}
    waiting = [f for f in standing(results) if f.state != _SETTLED and _matters(f, gaps)]
    groups = list(catalogue().groups)
    waiting.sort(
        key=lambda one: (
            SEVERITIES.index(one.severity),
            groups.index(catalogue().group(one.code)),
            -gaps.get((one.measure_no, one.activity_no), Fraction(0)),
        )
    )
    seen = set()
    for one in waiting:
        row = (one.measure_no, one.activity_no)
        if row not in seen:
            seen.add(row)
            yield one


def _matters(one: Finding, gaps: Mapping[tuple[str, str], Fraction]) -> bool:
    """Whether a finding is of weight, or is all that is said of a percent that is computed anew."""
    return one.severity != "low" or gaps.get((one.measure_no, one.activity_no), Fraction(0)) > 0


def _gap(line: Line) -> Fraction:
    if line.reported is None or line.computed is None:
        return Fraction(0)
    return abs(line.reported - line.computed)


class _Teller:
    """Tells matters in so many lines each: a text is cut at a word where it is longer."""

    def __init__(self, results: Results, language: str, lines: int) -> None:
        self._results = results
        self._language = language
        self._lines = lines
        self._width = WIDTH - _INDENT
        self._plain, self._bold = Pen(SIZE), Pen(SIZE, face="Bold")
        self._ask = text(language, "layout.ask")

    def card(self, one: Finding, line: Line | None, more: int = 0) -> blocks.Finding:
        """The matter: the row and its claim, what was found, the document's words, a question.

        It has its lines and so many more.
        """
        label = self._claim(line)
        room = self._width - (width_of(label, self._plain) + 2 * _INDENT if label else 0)
        return blocks.Finding(
            title=fitted(self._name(one, line), room, self._bold),
            label=label,
            severity=one.severity,
            matters=(self._matter(one, self._lines + more, has_claim=bool(label)),),
        )

    def _name(self, one: Finding, line: Line | None) -> str:
        about = finding_words.about(one, self._language)
        return about if line is None else f"{about} {line.measure.activity or line.measure.measure}"

    def _claim(self, line: Line | None) -> str:
        """What the unit reports, and what the check computes where it can."""
        if line is None or line.reported is None:
            return ""
        percent = self._results.assessment.dossier.percent
        known = {p.measure_no: p for p in self._results.summary.percents if p.computed is not None}
        key = "claim" if line.computed is None or line.measure.measure_no not in known else "claims"
        computed = percent(line.computed or Fraction(0))
        return text(
            self._language, f"report.{key}", reported=percent(line.reported), computed=computed
        )

    def _matter(self, one: Finding, lines: int, *, has_claim: bool) -> Matter:
        said = finding_words.message(one, self._language)
        said = finding_words.without_claim(said, self._language) if has_claim else said
        quoted = finding_words.quote(one)
        # What the message quotes itself is not quoted again.
        quoted = "" if finding_words.repeats(quoted, said) else quoted
        asked = finding_words.question(one, self._language)
        taken = width_of(self._ask, self._bold) + _INDENT
        # The title takes a line, a quote one, the question one, two where there is room.
        has_room = lines == MOST or lines > self._lines
        asking = len(wrapped(asked, self._width - taken, self._plain, 2 if has_room else 1))
        saying = lines - 1 - asking - (1 if quoted else 0)
        return Matter(
            text=self._cut(said, saying) if saying else "",
            quote=self._cut(quoted, 1, _INDENT),
            question=self._cut(asked, asking, taken),
        )

    def _cut(self, said: str, lines: int, taken: float = 0.0) -> str:
        """As much as so many lines hold: what a sentence quotes is cut before the sentence is."""
        width = self._width - taken
        for length in _QUOTED:
            briefly = finding_words.named_briefly(said, length)
            if " ".join(briefly.split()) == fitted(briefly, width, self._plain, lines):
                return fitted(briefly, width, self._plain, lines)
        return fitted(said, width, self._plain, lines)
