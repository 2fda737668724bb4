"""Checks of a plan before anyone can report on it: what it lacks, what it says twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark

_WITH_DEADLINES = frozenset({"action_plan", "programme", "task_list"})
"""The forms that are plans: of a report on a plan, deadlines and bodies stand elsewhere."""

_MOST_NAMED = 5


def check_no_indicator(dossier: Dossier) -> Iterator[Remark]:
    """Rows without an indicator."""
    for line in dossier.lines:
        if not any(one.indicator for one in line.indicators):
            yield _lacking("no-indicator", dossier, line)


def check_no_target(dossier: Dossier) -> Iterator[Remark]:
    """Rows without a target, in figures or in words."""
    for line in dossier.lines:
        if not any(one.target_text or one.target is not None for one in line.indicators):
            yield _lacking("no-target", dossier, line)


def check_no_deadline(dossier: Dossier) -> Iterator[Remark]:
    """Rows of a plan without a deadline."""
    for line in dossier.lines:
        if dossier.plan.form in _WITH_DEADLINES and not line.measure.deadline_text:
            yield _lacking("no-deadline", dossier, line)


def check_no_responsible(dossier: Dossier) -> Iterator[Remark]:
    """Rows of a plan for which nobody is responsible."""
    for line in dossier.lines:
        if dossier.plan.form in _WITH_DEADLINES and not line.measure.responsible:
            yield _lacking("no-responsible", dossier, line)


def check_deadline_outside_year(dossier: Dossier) -> Iterator[Remark]:
    """Rows of a plan that begin after its year, or end before it."""
    year = str(dossier.judgement.judge.period.year)
    for line in dossier.lines:
        measure = line.measure
        starts, ends = measure.deadline_start[:4], measure.deadline_end[:4]
        if dossier.plan.form in _WITH_DEADLINES and (starts > year or "" < ends < year):
            yield Remark(
                "deadline-outside-year",
                line.subject,
                {"deadline": measure.deadline_text, "year": year},
                evidence=measure.deadline_text,
                place=dossier.place("measures", line.key, "deadline", "deadline_text"),
            )


def check_same_measure(dossier: Dossier) -> Iterator[Remark]:
    """Rows of a plan that name the same work under another number."""
    if dossier.plan.form not in _WITH_DEADLINES:
        return
    named: defaultdict[str, list[Line]] = defaultdict(list)
    for line in dossier.lines:
        named[" ".join(_work_of(line).casefold().split())].append(line)
    for name, lines in named.items():
        for line in lines if name and len(lines) > 1 else ():
            others = (other.number for other in lines if other is not line)
            yield Remark(
                "same-measure",
                line.subject,
                {"others": ", ".join(islice(others, _MOST_NAMED))},
                evidence=_work_of(line),
                place=dossier.place("measures", line.key, "activity", "measure"),
            )


def _work_of(line: Line) -> str:
    return line.measure.activity or line.measure.measure


def _lacking(code: str, dossier: Dossier, line: Line) -> Remark:
    return Remark(
        code,
        line.subject,
        evidence=_work_of(line),
        place=dossier.place("measures", line.key, "activity", "measure"),
    )
