"""Recorded repairs of a source: params/corrections/<period>/<unit>.yaml, by place and by text."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.plan import Repair
from tailan.problems import validated
from tailan.project import Project, Run
from tailan.yamlfile import read_yaml

OPEN = "correction-open"
"""The kind of repair that a correction is which could not be applied."""

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Correction(BaseModel):
    """What stands at a place, what ought to stand there, and who says why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Words
    expected: str | None = ""
    new: str | None = ""
    reason: Words


class _CorrectionsFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: tuple[Correction, ...] | None = ()


def corrections_path(project: Project, run: Run) -> Path:
    """Where the corrections of a run's document are recorded."""
    return project.params / "corrections" / f"{run.name}.yaml"


def load_corrections(project: Project, run: Run) -> tuple[Correction, ...]:
    """The corrections of a run's document, none where there is no file of them.

    ParamsError names the lines that are wrong.
    """
    path = corrections_path(project, run)
    if not path.is_file():
        return ()
    name = path.relative_to(project.root).as_posix()
    return validated(read_yaml(path.read_bytes(), name), _CorrectionsFile).corrections or ()


def corrected(
    document: Document, corrections: tuple[Correction, ...]
) -> tuple[Document, list[Repair]]:
    """The document with its corrections applied, and each of them as a repair.

    A correction that finds no such place, or another text there than expected (a corrected
    document came), is not applied and stays open.
    """
    texts = {cell.place: cell.line for cell in _cells(document)}
    applied = {c.place: c for c in corrections if texts.get(c.place) == _line(c.expected)}
    repairs = [_repair(c, texts.get(c.place), applied.get(c.place) is c) for c in corrections]
    content = tuple(_with(item, applied) for item in document.content)
    return replace(document, content=content), repairs


def _cells(document: Document) -> list[Cell]:
    """Every cell, and every paragraph as one."""
    return [
        cell
        for item in document.content
        for cell in (item.cells if isinstance(item, Row) else [Cell(item.text, item.place)])
    ]


def _repair(correction: Correction, found: str | None, is_applied: bool) -> Repair:
    if is_applied:
        after = f"{_line(correction.new)} ({correction.reason})"
        return Repair(correction.place, "corrected", found or "", after)
    return Repair(correction.place, OPEN, _line(correction.expected), found or "")


def _with(item: Row | Paragraph, applied: dict[str, Correction]) -> Row | Paragraph:
    if isinstance(item, Paragraph):
        found = applied.get(item.place)
        return item if found is None else replace(item, text=found.new or "")
    cells = (
        replace(cell, text=applied[cell.place].new or "") if cell.place in applied else cell
        for cell in item.cells
    )
    return replace(item, cells=tuple(cells))


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
