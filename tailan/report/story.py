"""What the period brought, in sentences: the whole, and objective by objective."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from tailan.comparison import means
from tailan.findings.dossier import Line
from tailan.findings.reasons import reason_given
from tailan.language import text
from tailan.narrative import status_name
from tailan.number import decimal_of
from tailan.numeral import Numeral
from tailan.place import place_in_words
from tailan.report.blocks import Block, Evidence, Heading, Paragraph, Sentence
from tailan.report.finding_sections import severities
from tailan.results import Results
from tailan.summary import ObjectiveMean

_LONGEST_QUOTE = 110
"""Letters of a reason that stand in a sentence; the whole one stands behind it."""
_LISTED = 8
"""How many numbers or places a sentence names; more are counted."""


def objectives_told(results: Results, language: str) -> list[Block]:
    """What the period brought, then a few sentences under the name of each objective."""
    if not results.processed.is_rated:
        return []
    story = _Story(results, language)
    blocks: list[Block] = [
        Heading(level=2, text=text(language, "story.heading")),
        Paragraph(sentences=tuple(story.whole())),
    ]
    for objective in results.summary.objectives:
        told = tuple(story.objective(objective))
        blocks += [Heading(level=3, text=_name(objective)), Paragraph(sentences=told)]
    return blocks


def _name(objective: ObjectiveMean) -> str:
    return f"{objective.objective_no}. {objective.objective}"


class _Story:
    """The sentences of one run in one language."""

    def __init__(self, results: Results, language: str) -> None:
        self.results = results
        self.language = language
        self.dossier = results.assessment.dossier

    def whole(self) -> Iterator[Sentence]:
        """What was reported, which objectives lead and lag, what fell short, what to ask."""
        lines = self.dossier.lines
        full = [line for line in lines if line.reported is not None and line.reported >= 100]
        fields = {
            "objectives": Numeral(len(self.results.summary.objectives)),
            "measures": Numeral(len(lines)),
            "full": Numeral(len(full)),
        }
        key = "reported" if full else "reported_none"
        yield self._said(key, full, "counted", fields)
        yield from self._unrated(lines)
        yield from self._extremes()
        yield from self._short_of_full(self._short(lines))
        yield from self._proposed()
        yield from self._questions()

    def objective(self, objective: ObjectiveMean) -> Iterator[Sentence]:
        """How an objective did: by the unit, by the check, and what fell short and why."""
        own = [one for one in self.dossier.lines if _number(one) == objective.objective_no]
        if objective.mean is None:
            key = "none_rated" if len(own) > 1 else "only_unrated"
            yield self._said(key, own, "counted", {"measures": Numeral(len(own))})
            return
        rated = [line for line in own if line.reported is not None]
        key = "rated" if len(rated) < len(own) else "all_rated" if len(own) > 1 else "only_rated"
        mean = self.results.rounding.text(objective.mean)
        counts = {"measures": Numeral(len(own)), "rated": Numeral(len(rated))}
        yield self._said(key, rated, "mean", {"mean": mean, **counts})
        yield self._compared(objective, rated)
        short = self._short(own)
        if short:
            below = {"measures": self._named(self._percents(short))}
            yield self._said("below", short, "counted", below)
            yield from self._reasons(short)

    def _short(self, lines: Sequence[Line]) -> list[Line]:
        return [line for line in lines if line.reported is not None and line.reported < 100]

    def _unrated(self, lines: Sequence[Line]) -> Iterator[Sentence]:
        left = [line for line in lines if line.reported is None]
        if left:
            named = [f"{_key(o)} ({self._status(o)})" for o in left]
            fields = {"count": Numeral(len(left)), "measures": self._named(named)}
            yield self._said("unrated", left, "counted", fields)

    def _extremes(self) -> Iterator[Sentence]:
        """The objectives with the highest and the lowest mean, where they differ."""
        rated = [o for o in self.results.summary.objectives if o.mean is not None]
        known = {o.mean for o in rated if o.mean is not None}
        if len(known) < 2:
            return
        highest, lowest = max(known), min(known)
        fields = {
            "best": self._ordinals(o for o in rated if o.mean == highest),
            "last": self._ordinals(o for o in rated if o.mean == lowest),
            "highest": self.results.rounding.text(highest),
            "lowest": self.results.rounding.text(lowest),
        }
        ends = {o.objective_no for o in rated if o.mean in (highest, lowest)}
        lines = [one for one in self.dossier.rated if _number(one) in ends]
        yield self._said("extremes", lines, "mean", fields)

    def _short_of_full(self, short: Sequence[Line]) -> Iterator[Sentence]:
        if not short:
            return
        given = [line for line in short if reason_given(line)]
        silent = _silent(short)
        if going := [line for line in short if _is_on_pace(line)]:
            named = {"measures": self._named(map(_key, going))}
            yield self._said("on_pace", going, "pace", named)
        if given:
            fields = {"count": Numeral(len(short)), "given": Numeral(len(given))}
            yield self._said("short", given, "reason", fields)
        if silent:
            silence = {"count": Numeral(len(silent)), "measures": self._named(map(_key, silent))}
            yield self._said("silent", silent, "no_reason", silence)

    def _proposed(self) -> Iterator[Sentence]:
        """Whose computed means rest on values that nobody confirmed: said once, not each time."""
        percents = self.results.summary.percents
        unconfirmed, computed = [], 0
        for objective in self.results.summary.objectives:
            own = [p for p in percents if p.objective_no == objective.objective_no]
            compared = means(own, proposals=True).compared
            computed += compared > 0
            if means(own).compared < compared:
                unconfirmed.append(objective)
        if unconfirmed:
            key = "proposed" if len(unconfirmed) < computed else "all_proposed"
            fields = {"objectives": self._ordinals(unconfirmed)}
            yield self._said(key, [], "computed", fields)

    def _questions(self) -> Iterator[Sentence]:
        found = [f for f in self.results.assessment.findings if f.question_mn]
        counts = severities(found)
        total = sum(counts.values())
        if total:
            high = dict.fromkeys(
                f.activity_no or f.measure_no for f in found if f.severity == "high"
            )
            numbers = [number for number in high if number]
            fields = {"count": Numeral(total), "high": Numeral(counts["high"])}
            key = "questions" if numbers else "questions_whole" if high else "questions_light"
            yield self._said(key, [], "counted", {"measures": self._named(numbers), **fields})

    def _compared(self, objective: ObjectiveMean, rated: Sequence[Line]) -> Sentence:
        """What the check gives on the measures that can be checked, beside what was reported."""
        own = [p for p in self.results.summary.percents if p.objective_no == objective.objective_no]
        taken = means(own, proposals=True)
        if taken.computed is None or taken.reported is None:
            return self._said("unchecked", rated, "counted")
        keys = {(p.measure_no, p.activity_no) for p in own if p.computed is not None}
        lines = [one for one in rated if one.subject.row in keys]
        computed, reported = self._percent(taken.computed), self._percent(taken.reported)
        # What is printed is compared: a reader takes one figure from the other.
        difference = Decimal(computed) - Decimal(reported)
        fields = {
            "compared": Numeral(taken.compared),
            "computed": computed,
            "reported": reported,
            "difference": abs(difference),
        }
        return self._said(_verdict(difference), lines, "computed", fields)

    def _reasons(self, short: Sequence[Line]) -> Iterator[Sentence]:
        """The reason for the lowest percent in the unit's words; where else one stands, or none."""
        given = [line for line in short if reason_given(line)]
        if given:
            lowest = min(given, key=lambda line: line.reported or Fraction(0))
            reason = reason_given(lowest)
            said = {"measure": _key(lowest), "words": _shortened(reason)}
            yield self._said("reason", [lowest], "reason", said, reason)
            if others := [line for line in given if line is not lowest]:
                numbers = {"measures": self._named(map(_key, others))}
                yield self._said("more_reasons", others, "reason", numbers)
        yield from self._on_pace(short)
        if silent := _silent(short):
            key = "no_reason" if len(silent) < len(short) else "no_reason_at_all"
            numbers = {"measures": self._named(map(_key, silent))}
            yield self._said(key, silent, "no_reason", numbers)

    def _on_pace(self, short: Sequence[Line]) -> Iterator[Sentence]:
        """What fell short of the year's target and yet reached the part that was due by now."""
        if going := [line for line in short if _is_on_pace(line)]:
            key = "on_pace" if len(going) < len(short) else "all_on_pace"
            yield self._said(key, going, "pace", {"measures": self._named(map(_key, going))})

    def _named(self, names: Iterable[str]) -> str:
        """The names with commas; many of them as the first ones and how many more."""
        known = list(names)
        more = len(known) - _LISTED
        if more <= 1:
            return ", ".join(known)
        rest = text(self.language, "story.more", count=Numeral(more))
        return ", ".join([*known[:_LISTED], rest])

    def _ordinals(self, objectives: Iterable[ObjectiveMean]) -> str:
        """The numbers of objectives as a sentence orders them: 1 дүгээр, 3 дугаар."""
        numbers = [one.objective_no for one in objectives]
        return self._named(
            text(self.language, "story.nth", number=Numeral(int(no))) if no.isdecimal() else no
            for no in numbers
        )

    def _percent(self, number: Fraction) -> str:
        return self.results.rounding.text(decimal_of(number))

    def _status(self, line: Line) -> str:
        return status_name(line.measure.status, self.language).lower()

    def _percents(self, lines: Sequence[Line]) -> list[str]:
        return [f"{_key(o)} ({self.dossier.percent(o.reported or Fraction(0))}%)" for o in lines]

    def _said(
        self,
        key: str,
        lines: Sequence[Line],
        rule: str,
        fields: Mapping[str, object] | None = None,
        quote: str = "",
    ) -> Sentence:
        """The sentence of a name with the cells that it rests on and the rule that made it."""
        fieldname = "narrative" if rule in ("reason", "no_reason") else "reported_text"
        places = [self.dossier.place("measures", one.key, fieldname) for one in lines]
        named = [place_in_words(place, self.language) for place in places if place]
        more = ["…"] if len(named) > _LISTED else []
        printed = self._percents([line for line in lines if line.reported is not None])
        evidence = Evidence(
            document=self.results.run.document,
            place="; ".join([*named[:_LISTED], *more]),
            quote=quote or ", ".join(printed),
            rule=text(self.language, f"story.rule.{rule}"),
        )
        return Sentence(
            text=text(self.language, f"story.{key}", **fields or {}), evidence=(evidence,)
        )


def _is_on_pace(line: Line) -> bool:
    paces = [one.pace_percent for one in line.achievements]
    return bool(paces) and all(pace is not None and pace >= 100 for pace in paces)


def _silent(short: Sequence[Line]) -> list[Line]:
    """The rows that would need a reason and give none."""
    return [line for line in short if not _is_on_pace(line) and not reason_given(line)]


def _key(line: Line) -> str:
    return line.measure.activity_no or line.measure.measure_no


def _number(line: Line) -> str:
    return line.measure.objective_no


def _verdict(difference: Decimal) -> str:
    """Whether what was computed is less than what was reported, more, or the same."""
    if not difference:
        return "equal"
    return "lower" if difference < 0 else "higher"


def _shortened(quote: str) -> str:
    if len(quote) <= _LONGEST_QUOTE:
        return quote.rstrip(" .")
    return quote[:_LONGEST_QUOTE].rpartition(" ")[0].rstrip(" ,.;:") + "…"
