"""The overview of all runs: the state of each, its figures, and where its reports are."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tailan.corrections import is_open
from tailan.inputs import gather
from tailan.manifest import Manifest, changes, read_manifest
from tailan.office import Office
from tailan.project import Project, Run
from tailan.tables import REPAIRS, from_csv

FILE_NAME = "index.json"

Reasons = tuple[tuple[str, str], ...]
State = Literal["built", "stale", "failed", "not_built", "not_received"]


class RunState(BaseModel):
    """A run with its last build: its figures, why it failed, where its reports stand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    period: str
    document: str
    form: str
    state: State
    message: str = ""
    measures: int | None = None
    rated: int | None = None
    reported_mean: float | None = None
    reported_mean_text: str | None = None
    open_corrections: int = 0
    verification_code: str = ""
    reopened: int = 0
    unplaced: int = 0
    files: dict[str, str] = {}

    @property
    def name(self) -> str:
        """`2025-H1/tzuh`: period and unit."""
        return f"{self.period}/{self.unit}"


class Overview(BaseModel):
    """reports/index.json: every run of the grid in its order."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    runs: tuple[RunState, ...]

    def to_bytes(self) -> bytes:
        """The content of reports/index.json."""
        shown = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return f"{shown}\n".encode()


def overview_of(project: Project, runs: Iterable[Run]) -> Overview:
    """The overview of what is published now, without asking what is stale."""
    return Overview(runs=tuple(published_state(project, run) for run in runs))


def load_overview(project: Project, runs: Iterable[Run]) -> Overview:
    """The overview as the last build left it, or of what is published where there is none."""
    path = project.reports / FILE_NAME
    if path.is_file():
        return Overview.model_validate_json(path.read_bytes())
    return overview_of(project, runs)


def published_state(project: Project, run: Run) -> RunState:
    """What is published of a run: built, failed, not built, or its document not received."""
    manifest = read_manifest(project, run)
    if manifest is None:
        is_received = project.document(run).is_file()
        return _state(run, "not_built" if is_received else "not_received")
    if manifest.outcome == "failed":
        return _state(run, "failed", message=manifest.message)
    published = {"files": _reports(run, manifest), "verification_code": manifest.verification_code}
    return _state(run, "built", **published, **_figures(project, run))


def current_state(office: Office, run: Run) -> tuple[RunState, Reasons]:
    """The state of a run now, and each reason for which the next build would do it again."""
    published = published_state(office.project, run)
    if not office.project.document(run).is_file():
        return _state(run, "not_received"), ()
    reasons = tuple(_reasons(office, run))
    is_stale = published.state == "built" and bool(reasons)
    return published.model_copy(update={"state": "stale"}) if is_stale else published, reasons


def _reasons(office: Office, run: Run) -> Iterator[tuple[str, str]]:
    manifest = read_manifest(office.project, run)
    if manifest is None:
        yield "new", run.document
        return
    inputs = gather(office, run).fingerprints(names_bodies=manifest.names_bodies)
    yield from changes(manifest, inputs, office.project.root)


def _state(run: Run, state: State, **more: Any) -> RunState:
    return RunState(
        unit=run.unit, period=str(run.period), document=run.document, form=run.form,
        state=state, **more,
    )  # fmt: skip


def _figures(project: Project, run: Run) -> Mapping[str, Any]:
    path = project.processed / run.name / "summary.json"
    if not path.is_file():
        return {}
    summary = json.loads(path.read_bytes())
    names = ("measures", "rated", "reported_mean", "reported_mean_text")
    repairs = from_csv(REPAIRS, (path.parent / "repairs.csv").read_bytes())
    left = sum(is_open(repair.kind) for repair in repairs)
    records = {name: summary.get(name, 0) for name in ("reopened", "unplaced")}
    return {name: summary[name] for name in names} | {"open_corrections": left} | records


def _reports(run: Run, manifest: Manifest) -> dict[str, str]:
    """The published reports by format, as addresses from reports/."""
    paths = (Path(path) for path in manifest.outputs)
    return {
        path.suffix.removeprefix("."): f"{run.name}/{path.name}"
        for path in paths
        if path.stem == "report" and path.parts[0] == "reports"
    }
