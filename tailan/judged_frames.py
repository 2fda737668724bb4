"""What came of a plan, as frames for the analyst: values, achievement, findings, means."""

from __future__ import annotations

from fractions import Fraction

import pandas as pd

from tailan.assessment import Assessment
from tailan.findings import SEVERITIES, Finding
from tailan.language import text
from tailan.place import place_in_words
from tailan.tables import ACHIEVEMENT, ACTUALS, ASSUMPTIONS, MENTIONS, frame

_FINDING_COLUMNS = (
    *("severity", "state", "measure_no", "message", "question", "place"),
    *("reason", "decided_by", "decided_on", "finding_id"),
)


def actuals(assessment: Assessment) -> pd.DataFrame:
    """The value of each indicator with a target, beside its name and the target."""
    named = {
        (i.measure_no, i.activity_no, i.indicator_no): i for i in assessment.dossier.plan.indicators
    }
    shown = frame(ACTUALS, assessment.actuals)
    keys = [(a.measure_no, a.activity_no, a.indicator_no) for a in assessment.actuals]
    shown.insert(3, "indicator", [named[key].indicator for key in keys])
    shown.insert(4, "target", [named[key].target_text for key in keys])
    return shown


def achievement(assessment: Assessment, language: str) -> pd.DataFrame:
    """Each indicator judged, its rule with what that rests on; empty columns are left out.

    `band` is the name that the office gives to such a result, where it gives any.
    """
    judged = assessment.judgement.achievements
    shown = frame(ACHIEVEMENT, judged)
    bands = [assessment.band_of(one.achievement_percent) for one in judged]
    shown["band"] = [None if band is None else band.text(language) for band in bands]
    shown["rule"] = [text(language, f"rule.{one.rule}") for one in judged]
    shown["outcome"] = [text(language, f"outcome.{one.outcome}") for one in judged]
    shown["citation"] = [assessment.choice_of(one).citation.text(language) for one in judged]
    return shown.dropna(axis="columns", how="all")


def assumptions(assessment: Assessment, language: str) -> pd.DataFrame:
    """The directions and kinds that were assumed, with the sign that suggested each."""
    shown = frame(ASSUMPTIONS, assessment.assumptions)
    shown["reason"] = [text(language, f"assumption.{a.reason}") for a in assessment.assumptions]
    shown["value"] = [text(language, f"{a.field}.{a.value}") for a in assessment.assumptions]
    return shown


def findings(assessment: Assessment, language: str) -> pd.DataFrame:
    """The findings in words, those that affect the result first."""
    ranked = sorted(assessment.findings, key=lambda one: SEVERITIES.index(one.severity))
    rows = [
        (
            text(language, f"severity.{one.severity}"),
            one.state,
            one.activity_no or one.measure_no,
            one.message_mn if language == "mn" else one.message_en,
            one.question_mn if language == "mn" else one.question_en,
            place_in_words(one.place, language),
            *_decided(assessment, one),
            one.finding_id,
        )
        for one in ranked
    ]
    return pd.DataFrame(rows, columns=list(_FINDING_COLUMNS)).astype("string")


def _decided(assessment: Assessment, one: Finding) -> tuple[str | None, str | None, str | None]:
    """Reason, person and date of what was decided about a finding."""
    said = assessment.decision_on(one)
    if said is None:
        return None, None, None
    return said.reason or None, said.person or None, said.date or None


def unsettled(assessment: Assessment, language: str) -> pd.DataFrame:
    """What people recorded and what no longer fits the document: decisions and values."""
    rows: list[tuple[str, ...]] = [
        ("reopened", now.activity_no or now.measure_no, was.state, was.reason, was.person)
        for was, now in assessment.reopened
    ]
    rows += [("outdated", d.number, d.state, d.reason, d.person) for d in assessment.outdated]
    rows += [
        ("unplaced", "/".join(filter(None, line.key)), line.actual or line.answer, line.reason, "")
        for line in assessment.unplaced
    ]
    named = [(text(language, f"unsettled.{name}"), *rest) for name, *rest in rows]
    columns = ["record", "number", "said", "reason", "decided_by"]
    return pd.DataFrame(named, columns=columns).astype("string")


def mentions(assessment: Assessment) -> pd.DataFrame:
    """The orders, letters and links that the narratives name."""
    return frame(MENTIONS, assessment.mentions).dropna(axis="columns", how="all")


def means(assessment: Assessment, language: str) -> pd.DataFrame:
    """Reported and computed means of the same measures, with their number."""
    summary = assessment.summary
    rows = [
        ("reported", summary.rated, summary.reported_mean),
        ("with_zeros", summary.measures, summary.with_zeros),
        ("compared_reported", summary.means.compared, summary.means.reported),
        ("compared_computed", summary.means.compared, summary.means.computed),
        ("proposed_reported", summary.proposed.compared, summary.proposed.reported),
        ("proposed_computed", summary.proposed.compared, summary.proposed.computed),
    ]
    named = [(text(language, f"means.{name}"), count, _number(mean)) for name, count, mean in rows]
    return pd.DataFrame(named, columns=["mean", "measures", "percent"])


def sheet(assessment: Assessment, language: str) -> pd.DataFrame:
    """Each figure of the evaluation sheet beside what the sheet's own figures come to."""
    rows = [
        (
            text(language, f"recomputed.{one.what}"),
            one.cell.label or one.cell.column,
            one.cell.text,
            _number(one.computed),
        )
        for one in assessment.figures
    ]
    return pd.DataFrame(rows, columns=["figure", "label", "printed", "computed"])


def _number(value: object) -> float | None:
    return None if value is None else float(Fraction(str(value)))
