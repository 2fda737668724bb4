"""Values asked for, answered and confirmed: what the office writes and takes in for one run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tailan.actuals_record import (
    COLUMNS,
    RecordedActual,
    decided,
    joined,
    load_record,
    of_others,
    read_record,
    record_path_name,
    to_edit,
)
from tailan.answers import answered, is_kept, read_answers
from tailan.assessment import actual_values
from tailan.documents import document_bytes
from tailan.errors import CallError
from tailan.params import Params
from tailan.plan import Indicator, Plan
from tailan.project import Project, Run
from tailan.proposals import proposed_actuals
from tailan.publication import write_files
from tailan.record_sheet import RecordSheet, record_csv_of
from tailan.report.query_sheet import QuerySheet, query_docx, query_xlsx
from tailan.tables import Schema, to_csv
from tailan.worksheet import Worksheet

RECORD = Schema("actuals", RecordedActual, COLUMNS)
_MOST_NAMED = 3
"""How many lines of a sheet of another unit are named in the message."""
_BOOK = RecordSheet(COLUMNS, frozenset({"actual", "reason"}))


@dataclass(frozen=True)
class WrittenRecord:
    """What was written for an analyst: the files, their lines, and those confirmed already.

    `unplaced` are filled lines that fit no indicator of the document as it is now.
    """

    files: tuple[Path, ...]
    lines: int
    confirmed: int
    unplaced: tuple[RecordedActual, ...]


def write_actuals(sheet: Worksheet) -> WrittenRecord:
    """Writes a line for each indicator with its proposal, as CSV and as a workbook.

    What people filled in stays as it is.
    """
    plan = sheet.read_plan(sheet.read_document())
    proposals = proposed_actuals(plan.measures, plan.indicators, sheet.run.period)
    record = load_record(sheet.project, sheet.run)
    lines = to_edit(plan.indicators, proposals, record)
    files = _write(sheet.project, sheet.run, lines)
    _, unplaced = decided(proposals, record)
    return WrittenRecord(files, len(lines), sum(line.is_confirmed for line in lines), unplaced)


def take_edited(sheet: Worksheet, path: Path) -> int:
    """Takes what an edited workbook or CSV fills in; the number of its confirmed lines.

    CallError where its lines are about other indicators: a sheet of another unit or period.
    """
    raw = document_bytes(path)
    is_book = path.suffix.lower() == ".xlsx"
    lines = read_record(record_csv_of(raw, str(path)) if is_book else raw, str(path))
    indicators = sheet.read_plan(sheet.read_document()).indicators
    if others := of_others(lines, indicators):
        shown = "; ".join(f"{line.measure_no} “{line.indicator}”" for line in others[:_MOST_NAMED])
        raise CallError("params.other_run", file=path, run=sheet.run.name, lines=shown)
    record = joined(load_record(sheet.project, sheet.run), lines)
    _write(sheet.project, sheet.run, record)
    return sum(line.is_confirmed for line in lines)


def write_query(sheet: Worksheet, folder: Path) -> tuple[tuple[Path, ...], int]:
    """Writes the query sheet of a run into a folder, as Word and as a workbook; its rows.

    CallError where there is nothing to ask.
    """
    plan = sheet.read_plan(sheet.read_document())
    values, _ = actual_values(plan, sheet.run, sheet.project)
    name = sheet.params.unit(sheet.run.unit).mn
    query = QuerySheet(sheet.run, name, asked_about(plan), values)
    if not query.rows():
        raise CallError("answers.nothing_to_ask", run=sheet.run.name)
    stem = f"todruulah-{sheet.run.period}-{sheet.run.unit}"
    contents = {f"{stem}.docx": query_docx(query), f"{stem}.xlsx": query_xlsx(query)}
    write_files(folder, contents)
    return tuple(folder / name for name in contents), len(query.rows())


def take_answers(
    project: Project, params: Params, path: Path, language: str
) -> tuple[Run, int, int, Path]:
    """Takes a filled query sheet into the record of its run.

    How many rows were taken over, and how many not because an analyst confirmed a value before.
    """
    run, answers = read_answers(document_bytes(path), str(path), params)
    sheet = Worksheet(project, params, run, language)
    plan = sheet.read_plan(sheet.read_document())
    record = answered(load_record(project, run), asked_about(plan), answers, str(path))
    files = _write(project, run, record)
    kept = sum(is_kept(answer, asked_about(plan), record) for answer in answers)
    return run, len(answers) - kept, kept, files[0]


def asked_about(plan: Plan) -> tuple[Indicator, ...]:
    """The indicators that a value is looked for: those with a target."""
    return tuple(i for i in plan.indicators if i.target is not None or i.target_text)


def _write(project: Project, run: Run, lines: tuple[RecordedActual, ...]) -> tuple[Path, ...]:
    name = record_path_name(run)
    book = name.removesuffix(".csv") + ".xlsx"
    write_files(project.root, {name: to_csv(RECORD, lines), book: _BOOK.xlsx(lines, run)})
    return project.root / name, project.root / book
