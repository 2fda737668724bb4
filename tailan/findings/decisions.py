"""What people decided about findings: params/decisions/<period>/<unit>.csv, kept over rebuilds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from tailan.csvfile import read_csv
from tailan.findings.finding import OPEN, STATES, Finding, State, subject_of
from tailan.problems import ParamsError, Problem, nearest
from tailan.project import Project, Run

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")


@dataclass(frozen=True)
class Decision:
    """The state that a person gave a finding, with the reason and the day."""

    finding_id: str
    state: State
    reason: str
    person: str
    date: str


_COLUMNS = tuple(field.name for field in fields(Decision))


def decisions_path(project: Project, run: Run) -> Path:
    """Where the decisions about a run's findings are written."""
    return project.params / "decisions" / f"{run.name}.csv"


def load_decisions(project: Project, run: Run) -> tuple[Decision, ...]:
    """The decisions about a run's findings, none where there is no file.

    ParamsError names the lines that are wrong, with the nearest spelling of a state.
    """
    path = decisions_path(project, run)
    if not path.is_file():
        return ()
    return read_decisions(path.read_bytes(), path.relative_to(project.root).as_posix())


def read_decisions(raw: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions in a CSV file as people and spreadsheets write it."""
    records = read_csv(raw, name, _COLUMNS)
    rows = [(one.line, {column: one[column] for column in _COLUMNS}) for one in records]
    problems = [problem for line, row in rows for problem in _problems(name, line, row)]
    problems += _doubled(name, rows)
    if problems:
        raise ParamsError(problems)
    return tuple(Decision(**row) for _, row in rows)  # type: ignore[arg-type]  # checked above


def states(decisions: Iterable[Decision]) -> dict[str, State]:
    """The state of each finding that was decided about."""
    return {decision.finding_id: decision.state for decision in decisions}


def reopened(
    decisions: Iterable[Decision], findings: Iterable[Finding]
) -> tuple[tuple[Decision, Finding], ...]:
    """Decisions whose finding has other evidence now: the finding is open again."""
    found = {finding.finding_id: finding for finding in findings}
    now = {subject_of(finding_id): finding for finding_id, finding in found.items()}
    return tuple(
        (decision, now[subject])
        for decision in decisions
        if decision.finding_id not in found and (subject := subject_of(decision.finding_id)) in now
    )


def outdated(decisions: Iterable[Decision], findings: Iterable[Finding]) -> tuple[Decision, ...]:
    """Decisions about what is not found any more."""
    subjects = {subject_of(finding.finding_id) for finding in findings}
    return tuple(d for d in decisions if subject_of(d.finding_id) not in subjects)


def to_decide(findings: Iterable[Finding], decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """A line for each finding, as somebody decided or open: what an analyst fills in."""
    settled = {decision.finding_id: decision for decision in decisions}
    ids = (finding.finding_id for finding in findings)
    return tuple(settled.get(each, Decision(each, OPEN, "", "", "")) for each in ids)


def _problems(name: str, line: int, row: Mapping[str, str]) -> Iterator[Problem]:
    if _ID.fullmatch(row["finding_id"]) is None:
        yield Problem(name, line, "finding_id", {"value": row["finding_id"]})
    if row["state"] not in STATES:
        value = row["state"]
        yield Problem(name, line, "state", {"value": value, "nearest": nearest(value, STATES)})
    if row["state"] != OPEN:
        for column in ("reason", "person", "date"):
            if not row[column]:
                yield Problem(name, line, "missing", {"name": column})
    if row["date"] and not _is_date(row["date"]):
        yield Problem(name, line, "date", {"value": row["date"]})


def _doubled(name: str, rows: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for line, row in rows:
        first = seen.setdefault(row["finding_id"], line)
        if first != line:
            yield Problem(name, line, "decided_twice", {"value": row["finding_id"], "first": first})


def _is_date(printed: str) -> bool:
    try:
        date.fromisoformat(printed)
    except ValueError:
        return False
    return True
