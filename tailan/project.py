"""Where things stand in a project: one place that knows the folders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tailan.errors import CallError
from tailan.period import Period

NOTEBOOKS = ("1_clean", "2_achievement", "3_report")
"""The notebooks of one run, in their order."""

OVERVIEW_NOTEBOOK = "4_overview"

DEFAULT_FORM = "performance_report"
"""The form of a run that names none."""


@dataclass(frozen=True)
class Run:
    """One unit and one period with one document of a form."""

    unit: str
    period: Period
    document: str
    form: str

    @property
    def name(self) -> str:
        """`2025-H1/tzuh`: the folder of the run under data and reports."""
        return f"{self.period}/{self.unit}"


def last_run(runs: Iterable[Run], run: Run) -> Run | None:
    """The run that a run is compared with: of its unit and form; None where it is the first.

    The last report on the same year's plan, or else the same part of an earlier year, or else
    the latest before: half a year is not held against a whole one where it need not be.
    """
    earlier = [one for one in runs if _is_earlier(one, run)]
    return max(earlier, key=lambda one: _likeness(one.period, run.period), default=None)


def _is_earlier(one: Run, run: Run) -> bool:
    is_same = (one.unit, one.form) == (run.unit, run.form)
    return is_same and one.period.end < run.period.end


def _likeness(earlier: Period, now: Period) -> tuple[bool, bool, date]:
    return earlier.year == now.year, earlier.part == now.part, earlier.end


@dataclass(frozen=True)
class Project:
    """The folders of a project under its root."""

    root: Path

    @property
    def params(self) -> Path:
        """What people write: settings, units, the grid."""
        return self.root / "params"

    @property
    def notebooks(self) -> Path:
        """The notebooks that analyst and batch run alike."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """What is published."""
        return self.root / "reports"

    @property
    def processed(self) -> Path:
        """The tidy tables of all runs."""
        return self.root / "data" / "processed"

    @property
    def raw(self) -> Path:
        """The documents as received."""
        return self.root / "data" / "raw"

    @property
    def private(self) -> Path:
        """Where a build keeps its lock and its unfinished work."""
        return self.root / ".tailan"

    def document(self, run: Run) -> Path:
        """The run's document as received."""
        return self.root.joinpath("data", "raw", run.name, run.document)


def project_at(folder: Path) -> Project:
    """The project in this very folder; CallError where it is none."""
    root = folder.resolve()
    if not _is_project(root):
        raise CallError("project.not_here", folder=folder)
    return Project(root)


def find_project(start: Path) -> Project:
    """The project around a folder: the nearest one upward with params/ and data/.

    CallError where there is none.
    """
    for folder in (start, *start.parents):
        if _is_project(folder):
            return Project(folder)
    raise CallError("project.none", folder=start)


def _is_project(folder: Path) -> bool:
    return (folder / "params").is_dir() and (folder / "data").is_dir()
