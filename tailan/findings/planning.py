"""Checks of what a plan lacks before anyone can report on it."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Remark

_WITH_DEADLINES = frozenset({"action_plan", "programme", "task_list"})
"""The forms that are plans: of a report on a plan, deadlines and bodies stand elsewhere."""


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


def _lacking(code: str, dossier: Dossier, line: Line) -> Remark:
    return Remark(
        code,
        line.subject,
        evidence=line.measure.activity or line.measure.measure,
        place=dossier.place("measures", line.key, "activity", "measure"),
    )
