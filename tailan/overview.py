"""The overview of all runs: the state of each, its figures, and where its reports are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from tailan.inputs import Stock
from tailan.manifest import FILE_NAME as MANIFEST
from tailan.manifest import Manifest, Reasons, changed_inputs, changed_outputs, read_manifest
from tailan.project import Project, Run

FILE_NAME = "index.json"

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


@dataclass(frozen=True)
class Surveyed:
    """A run with its state now, and each reason for which the next build would do it again."""

    run: Run
    state: RunState
    reasons: Reasons


def survey(stock: Stock, runs: Iterable[Run]) -> list[Surveyed]:
    """The runs as they stand now, compared with what they would be built from."""
    return [_surveyed(stock, run) for run in runs]


def leftovers(project: Project, runs: Iterable[Run]) -> list[str]:
    """What is published of runs that the grid has no more, by their names: `2025-H1/tzuh`."""
    known = {run.name for run in runs}
    manifests = sorted(project.reports.glob(f"*/*/{MANIFEST}"))
    found = (path.parent.relative_to(project.reports).as_posix() for path in manifests)
    return [name for name in found if name not in known]


def published_state(project: Project, run: Run) -> RunState:
    """What is published of a run: built, failed, not built, or its document not received."""
    return state_from(project, run, read_manifest(project, run))


def state_from(project: Project, run: Run, manifest: Manifest | None) -> RunState:
    """What is published of a run by its manifest."""
    if manifest is None:
        is_received = project.document(run).is_file()
        return _state(run, "not_built" if is_received else "not_received")
    if manifest.outcome == "failed":
        return _state(run, "failed", message=manifest.message)
    published = {"files": _reports(run, manifest), "verification_code": manifest.verification_code}
    return _state(run, "built", **published, **dict(manifest.figures))


def _surveyed(stock: Stock, run: Run) -> Surveyed:
    project = stock.office.project
    if not project.document(run).is_file():
        return Surveyed(run, _state(run, "not_received"), ())
    manifest = read_manifest(project, run)
    state = state_from(project, run, manifest)
    reasons = _unrecorded(project, run) if manifest is None else _changes(stock, run, manifest)
    if state.state == "built" and reasons:
        state = state.model_copy(update={"state": "stale"})
    return Surveyed(run, state, reasons)


def _unrecorded(project: Project, run: Run) -> Reasons:
    """Why a run without a manifest that can be read is built: it is new, or its manifest is not."""
    name = f"reports/{run.name}/{MANIFEST}"
    return (("altered", name),) if (project.root / name).exists() else (("new", run.document),)


def _changes(stock: Stock, run: Run, manifest: Manifest) -> Reasons:
    inputs = stock.fingerprints(run, names_bodies=manifest.names_bodies)
    return (*changed_inputs(manifest, inputs), *changed_outputs(manifest, stock.hashes))


def _state(run: Run, state: State, **more: Any) -> RunState:
    return RunState(
        unit=run.unit, period=str(run.period), document=run.document, form=run.form,
        state=state, **more,
    )  # fmt: skip


def _reports(run: Run, manifest: Manifest) -> dict[str, str]:
    """The published reports by format, as addresses from reports/."""
    start = f"reports/{run.name}/report."
    return {
        path.removeprefix(start): path.removeprefix("reports/")
        for path in manifest.outputs
        if path.startswith(start)
    }
