"""What the text of a row says against its percent: not done, not due yet, or of an earlier year."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from tailan.actuals import Actual
from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark
from tailan.findings.undone import not_due_sentence, undone_sentence

_FULL = Fraction(100)


def check_done_not_done(dossier: Dossier) -> Iterator[Remark]:
    """Rows with a percent whose own text says that the work was not done."""
    for line in dossier.rated:
        sentence = undone_sentence(line)
        if line.reported and sentence is not None:
            yield Remark(
                "done-not-done",
                line.subject,
                {"reported": line.reported_text, "quote": sentence},
                evidence=sentence,
                place=dossier.narrative_place(line),
                essence=f"{line.reported} {sentence}",
                effect=line.reported,
            )


def check_not_due_but_rated(dossier: Dossier) -> Iterator[Remark]:
    """Rows with a percent whose own text says that the work is not due yet."""
    for line in dossier.rated:
        sentence = not_due_sentence(line)
        if sentence is not None:
            yield Remark(
                "not-due-but-rated",
                line.subject,
                {"reported": line.reported_text, "quote": sentence},
                evidence=sentence,
                place=dossier.narrative_place(line),
                essence=f"{line.reported} {sentence}",
                effect=_FULL - (line.reported or Fraction(0)),
            )


def check_earlier_period_value(dossier: Dossier) -> Iterator[Remark]:
    """Rows that give only a value of an earlier year for an indicator."""
    for line in dossier.rated:
        earlier = earlier_values(line, dossier)
        if earlier:
            periods = ", ".join(dict.fromkeys(value.value_period for value in earlier))
            quotes = " | ".join(dict.fromkeys(value.quote for value in earlier))
            found = [
                i for i in line.indicators if i.indicator_no in {e.indicator_no for e in earlier}
            ]
            yield Remark(
                "earlier-period-value",
                line.about(found),
                {"period": periods, "reported": line.reported_text, "quote": quotes},
                evidence=quotes,
                place=dossier.narrative_place(line),
                essence=f"{line.reported} {periods} {quotes}",
            )


def earlier_values(line: Line, dossier: Dossier) -> list[Actual]:
    """The values of earlier years that stand in place of one of the year reported on."""
    year = str(dossier.judgement.judge.period.year)
    targets = {one.indicator_no for one in line.achievements if one.target is not None}
    return [
        value
        for value in line.actuals.values()
        if value.indicator_no in targets
        and value.actual is None
        and value.value_period
        and value.value_period[:4] < year
    ]
