"""An analyst's notes on one run: params/notes/<period>/<unit>.md, printed in its report alone."""

from __future__ import annotations

from pathlib import Path

from tailan.problems import ParamsError, Problem
from tailan.project import Project, Run

_LONGEST = 200_000
"""Bytes of a file of notes: some hundred pages; more is not a note but another document."""


def notes_path(project: Project, run: Run) -> Path:
    """Where the notes on a run stand."""
    return project.params / "notes" / f"{run.name}.md"


def load_notes(project: Project, run: Run) -> str:
    """The notes as written, in Markdown; empty where there are none.

    ParamsError where the file is no UTF-8 text or is far too long.
    """
    path = notes_path(project, run)
    if not path.is_file():
        return ""
    name = path.relative_to(project.root).as_posix()
    raw = path.read_bytes()
    if len(raw) > _LONGEST:
        raise ParamsError([Problem(name, 1, "notes_long", {"limit": _LONGEST})])
    try:
        return raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ParamsError([Problem(name, line, "notes_encoding")]) from error
