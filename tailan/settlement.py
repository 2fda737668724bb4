"""Findings settled: the table in which people decide about them, written and taken back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tailan.assessment import Assessment, assess
from tailan.documents import document_bytes
from tailan.errors import CallError
from tailan.findings import STATES
from tailan.findings.decisions import (
    COLUMNS,
    Decision,
    decided_in,
    decisions_path,
    load_decisions,
    read_decisions,
    to_decide,
)
from tailan.findings.finding import OPEN
from tailan.project import Project, Run
from tailan.publication import write_files
from tailan.record_sheet import RecordSheet, record_csv_of
from tailan.tables import DECISIONS, to_csv
from tailan.worksheet import Worksheet

_MOST_NAMED = 3
"""How many lines of a sheet of another unit are named in the message."""
_BOOK = RecordSheet(COLUMNS, frozenset({"state", "reason", "person", "date"}), {"state": STATES})


@dataclass(frozen=True)
class WrittenDecisions:
    """What was written for people to decide in: the files, and how far they have come."""

    files: tuple[Path, ...]
    findings: int
    settled: int
    assessment: Assessment


def write_decisions(sheet: Worksheet) -> WrittenDecisions:
    """Writes a line for each finding, as CSV and as a workbook; what is decided stays as it is."""
    plan = sheet.read_plan(sheet.read_document())
    judged = assess(plan, sheet.run, sheet.params, sheet.project)
    lines = to_decide(judged.findings, judged.decisions, sheet.language)
    files = _write(sheet.project, sheet.run, lines)
    settled = sum(one.state != OPEN for one in judged.findings)
    return WrittenDecisions(files, len(judged.findings), settled, judged)


def take_decided(sheet: Worksheet, path: Path) -> int:
    """Takes what an edited workbook or CSV decides; how many findings it settles.

    CallError where it knows none of the findings: a sheet of another unit or period.
    """
    raw = document_bytes(path)
    is_book = path.suffix.lower() == ".xlsx"
    edited = read_decisions(record_csv_of(raw, str(path)) if is_book else raw, str(path))
    judged = assess(sheet.read_plan(sheet.read_document()), sheet.run, sheet.params, sheet.project)
    known = {finding.finding_id for finding in judged.findings}
    known |= {decision.finding_id for decision in judged.decisions}
    if edited and known.isdisjoint(decision.finding_id for decision in edited):
        shown = "; ".join(f"{one.number} {one.code}".strip() for one in edited[:_MOST_NAMED])
        raise CallError("params.other_run", file=path, run=sheet.run.name, lines=shown)
    _write(sheet.project, sheet.run, decided_in(load_decisions(sheet.project, sheet.run), edited))
    return sum(decision.state != OPEN for decision in edited)


def _write(project: Project, run: Run, lines: tuple[Decision, ...]) -> tuple[Path, ...]:
    path = decisions_path(project, run).relative_to(project.root)
    contents = {
        path.as_posix(): to_csv(DECISIONS, lines),
        path.with_suffix(".xlsx").as_posix(): _BOOK.xlsx(lines, run),
    }
    write_files(project.root, contents)
    return tuple(project.root / name for name in contents)
