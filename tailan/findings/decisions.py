"""What people decided about findings: params/decisions/<period>/<unit>.csv, kept over rebuilds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from pathlib import Path

from tailan.csvfile import Record, read_csv
from tailan.findings.finding import OPEN, SEVERITIES, STATES, Finding, State, subject_of
from tailan.problems import ParamsError, Problem, nearest
from tailan.project import Project, Run

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}")

_ELSEWHERE = timedelta(days=1)
"""Where people decide it may be tomorrow already."""


@dataclass(frozen=True)
class Decision:
    """The state that a person gave a finding, with the reason and the day.

    Code, number and message only say which finding it is.
    """

    finding_id: str
    state: State
    reason: str
    person: str
    date: str
    code: str = ""
    number: str = ""
    message: str = ""

    @property
    def is_settled(self) -> bool:
        """Whether a person filled something in."""
        return self.state != OPEN or bool(self.reason or self.person or self.date)


_SHOWN = ("code", "number", "message")
"""What only tells people which finding it is."""
_REQUIRED = tuple(f.name for f in fields(Decision) if f.name not in _SHOWN)
COLUMNS = ("finding_id", *_SHOWN, *_REQUIRED[1:])


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
    records = read_csv(raw, name, _REQUIRED, _SHOWN)
    rows = [(one.line, _row(one)) for one in records]
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
        if decision.is_settled
        and decision.finding_id not in found
        and (subject := subject_of(decision.finding_id)) in now
    )


def outdated(decisions: Iterable[Decision], findings: Iterable[Finding]) -> tuple[Decision, ...]:
    """Decisions about what is not found any more."""
    subjects = {subject_of(finding.finding_id) for finding in findings}
    settled = (decision for decision in decisions if decision.is_settled)
    return tuple(d for d in settled if subject_of(d.finding_id) not in subjects)


def to_decide(
    findings: Iterable[Finding], decisions: Iterable[Decision], language: str
) -> tuple[Decision, ...]:
    """A line for each finding, those that affect the result most first, to be filled in.

    What people filled in stays as it is, at the end also what fits no finding now: an answer or a
    corrected document may bring it back.
    """
    kept = {decision.finding_id: decision for decision in decisions}
    ranked = sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
    lines = [_line(finding, kept.pop(finding.finding_id, None), language) for finding in ranked]
    return (*lines, *(decision for decision in kept.values() if decision.is_settled))


def _line(finding: Finding, kept: Decision | None, language: str) -> Decision:
    return replace(
        kept or Decision(finding.finding_id, OPEN, "", "", ""),
        code=finding.code,
        number=finding.activity_no or finding.measure_no,
        message=finding.message_mn if language == "mn" else finding.message_en,
    )


def decided_in(decisions: Iterable[Decision], edited: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions with those that an edited copy fills in; what only the record holds stays."""
    lines = {decision.finding_id: decision for decision in decisions}
    for decision in edited:
        if decision.is_settled:
            lines[decision.finding_id] = decision
    return tuple(lines.values())


def _row(record: Record) -> dict[str, str]:
    """The texts of a line, with a state in capitals and a day with points as they are meant."""
    row = {column: record[column] for column in COLUMNS}
    day = row["date"].rstrip(".").replace(".", "-").replace("/", "-")
    return {**row, "state": row["state"].casefold(), "date": day if _is_date(day) else row["date"]}


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
    elif row["date"] and date.fromisoformat(row["date"]) > date.today() + _ELSEWHERE:
        yield Problem(name, line, "future", {"value": row["date"]})


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
