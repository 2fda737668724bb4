"""One card per measure, for the analyst: its narrative with the quotes marked, and what follows.

A card is drawn in HTML by the notebook; whatever a document holds is printed as its characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup, escape

from tailan.achievement import Achievement
from tailan.actuals import Actual
from tailan.assessment import Assessment
from tailan.findings import SEVERITIES, Finding
from tailan.findings.dossier import Line
from tailan.language import text
from tailan.number import number_text
from tailan.report.finding_words import decision

_STYLE = Markup(
    "<style>"
    ".tailan-card{border:1px solid #c8c8c8;border-left:4px solid #0b4f85;margin:10px 0;"
    "padding:8px 14px;max-width:62em;font-size:13px;line-height:1.45}"
    ".tailan-card.high{border-left-color:#a84300}.tailan-card h4{margin:0 0 4px}"
    ".tailan-card p{margin:4px 0}.tailan-card mark{background:#ffe9a8;padding:0 2px}"
    ".tailan-card li.high::marker{color:#a84300}"
    "</style>"
)


@dataclass(frozen=True)
class Cards:
    """Cards of an assessment, one under the other; those that matter most come first."""

    assessment: Assessment
    language: str

    def _repr_html_(self) -> str:
        """The cards in HTML."""
        return str(_STYLE + Markup("").join(card for _, card in self._ranked()))

    def __repr__(self) -> str:
        """How many cards there are."""
        return text(self.language, "card.count", count=len(self.assessment.dossier.lines))

    def _ranked(self) -> list[tuple[int, Markup]]:
        found = self.assessment.findings
        cards = []
        for line in self.assessment.dossier.lines:
            row = (line.measure.measure_no, line.measure.activity_no)
            own = [one for one in found if (one.measure_no, one.activity_no) == row]
            ranks = [SEVERITIES.index(one.severity) for one in own]
            rank = min(ranks, default=len(SEVERITIES))
            cards.append((rank, self._card(line, own)))
        return sorted(cards, key=lambda pair: pair[0])

    def _card(self, line: Line, found: Sequence[Finding]) -> Markup:
        measure = line.measure
        number = measure.activity_no or measure.measure_no
        return Markup(
            '<article class="tailan-card {weight}"><h4>{number} {title}</h4><p>{claim}</p>'
            "<ul>{indicators}</ul><p>{narrative}</p><ul>{findings}</ul></article>"
        ).format(
            weight="high" if any(one.severity == "high" for one in found) else "",
            number=number,
            title=measure.activity or measure.measure,
            claim=self._claim(line),
            indicators=Markup("").join(self._indicators(line)),
            narrative=marked(measure.narrative, [a.quote for a in line.actuals.values()]),
            findings=Markup("").join(map(self._finding, found)),
        )

    def _claim(self, line: Line) -> str:
        reported = self._percent(line.reported) or text(
            self.language, f"status.{line.measure.status}"
        )
        computed = self._percent(line.computed) or text(self.language, "card.not_computed")
        return text(self.language, "card.claim", reported=reported, computed=computed)

    def _indicators(self, line: Line) -> Iterator[Markup]:
        """Each indicator with what its rule rests on."""
        for one in line.achievements:
            citation = self.assessment.choice_of(one).citation.text(self.language)
            yield Markup("<li>{}<br><small>{}</small></li>").format(
                self._indicator(line.name_of(one.indicator_no), one, line),
                text(self.language, "card.citation", citation=citation),
            )

    def _indicator(self, name: str, one: Achievement, line: Line) -> str:
        value = line.actuals.get(one.indicator_no)
        band = self.assessment.band_of(one.achievement_percent)
        outcome = text(self.language, f"outcome.{one.outcome}")
        return text(
            self.language, "card.indicator",
            name=name,
            baseline="–" if one.baseline is None else number_text(one.baseline),
            target="–" if one.target is None else number_text(one.target),
            actual=self._value(value),
            outcome=outcome if band is None else f"{outcome} ({band.text(self.language)})",
            rule=text(self.language, f"rule.{one.rule}"),
            percent=self._percent(one.achievement_percent) or "–",
        )  # fmt: skip

    def _value(self, value: Actual | None) -> str:
        if value is None or value.actual is None:
            return "–"
        basis = text(self.language, f"basis.{value.basis}")
        return f"{number_text(value.actual)} ({basis}, {confidence(value, self.language)})"

    def _finding(self, one: Finding) -> Markup:
        said = one.message_mn if self.language == "mn" else one.message_en
        asked = one.question_mn if self.language == "mn" else one.question_en
        return Markup('<li class="{}"><b>{}</b> {} <i>{}</i>{}</li>').format(
            one.severity,
            text(self.language, f"severity.{one.severity}"),
            said,
            asked,
            self._decision(one),
        )

    def _decision(self, one: Finding) -> Markup:
        """What a person decided about the finding, nothing while it is open."""
        said = decision(self.assessment.decision_on(one), self.language)
        return Markup("<br><small>{}</small>").format(said) if said else Markup("")

    def _percent(self, number: Fraction | None) -> str:
        return "" if number is None else f"{self.assessment.dossier.percent(number)}%"


def marked(narrative: str, quotes: Iterable[str]) -> Markup:
    """The narrative with each quote that stands in it marked."""
    known = sorted({quote for quote in quotes if quote}, key=len, reverse=True)
    if not known:
        return escape(narrative)
    pattern = re.compile("|".join(map(re.escape, known)))
    parts, at = [], 0
    for match in pattern.finditer(narrative):
        parts.append(escape(narrative[at : match.start()]))
        parts.append(Markup("<mark>{}</mark>").format(match[0]))
        at = match.end()
    return Markup("").join([*parts, escape(narrative[at:])])


def confidence(value: Actual, language: str) -> str:
    """How sure a value is, in words of the language."""
    keys = {"тодорхой": "clear", "эргэлзээтэй": "doubtful", "олдоогүй": "not_found"}
    return text(language, f"confidence.{keys[value.confidence]}")
