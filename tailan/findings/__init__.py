"""The findings of a careful reviewer: a catalogue of small checks, each with its evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from tailan.findings import (
    claims,
    completeness,
    counts,
    document,
    levels,
    partition,
    planning,
    rows,
    shares,
    sheet,
    statistics,
    sums,
    times,
    told,
)
from tailan.findings.catalogue import catalogue, finding, resolution
from tailan.findings.dossier import Dossier
from tailan.findings.finding import SEVERITIES, STATES, Finding, Remark, Severity, State

__all__ = [
    "CHECKS", "SEVERITIES", "STATES", "Dossier", "Finding", "Severity", "State",
    "catalogue", "counted", "find", "resolution",
]  # fmt: skip

Check = Callable[[Dossier], Iterator[Remark]]

CHECKS: tuple[Check, ...] = (
    claims.check_claim_above_actual,
    claims.check_claim_not_explained,
    claims.check_claim_unsupported,
    told.check_done_not_done,
    times.check_done_after_period,
    told.check_not_due_but_rated,
    told.check_earlier_period_value,
    levels.check_actual_below_baseline,
    levels.check_over_fulfilment,
    levels.check_target_below_baseline,
    levels.check_target_equals_baseline,
    levels.check_indicator_value_count,
    rows.check_same_narrative,
    counts.check_count_contradiction,
    completeness.check_text_breaks_off,
    sums.check_sum_mismatch,
    partition.check_partition,
    shares.check_narrative_shares,
    document.check_count_mismatch,
    document.check_budget_without_amount,
    document.check_heading_numbering,
    document.check_date,
    document.check_title,
    sheet.check_sheet_mean,
    sheet.check_sheet,
    statistics.check_figures,
    statistics.check_part_above_whole,
    planning.check_no_indicator,
    planning.check_no_target,
    planning.check_no_deadline,
    planning.check_no_responsible,
    planning.check_deadline_outside_year,
    planning.check_same_measure,
)
"""Every check, in the order in which a reader meets what it is about."""


def find(dossier: Dossier, states: Mapping[str, State] | None = None) -> tuple[Finding, ...]:
    """Everything that the checks find in a plan, in the order of its rows."""
    rows = {line.subject.row: i for i, line in enumerate(dossier.lines, start=1)}
    ranks = {code: i for i, code in enumerate(catalogue().codes)}
    remarks = [remark for check in CHECKS for remark in check(dossier)]
    remarks.sort(key=lambda remark: (rows.get(remark.subject.row, 0), ranks[remark.code]))
    return tuple(finding(remark, states or {}) for remark in remarks)


def counted(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each code, without those that were found by mistake."""
    counts = Counter(f.code for f in findings if f.state != "буруу илрүүлсэн")
    return {code: counts[code] for code in catalogue().codes if counts[code]}
