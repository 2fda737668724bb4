"""The batch: every stale run of the grid built, published, and shown in the overview."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from hashlib import sha256

from filelock import FileLock, Timeout

from tailan.crew import Crew, Ended
from tailan.errors import CallError, TailanError
from tailan.execution import RunOutputs, build_overview, build_run
from tailan.inputs import RunInputs, gather, lock_hash, package_hash
from tailan.language import text
from tailan.manifest import FILE_NAME as MANIFEST
from tailan.notebooks import fingerprint, require_parameters
from tailan.office import Office
from tailan.overview import FILE_NAME as INDEX
from tailan.overview import (
    Overview,
    Reasons,
    RunState,
    current_state,
    overview_of,
    published_state,
)
from tailan.project import OVERVIEW_NOTEBOOK, Project, Run
from tailan.publication import publish, write_files

_OVERVIEW = f"notebooks/{OVERVIEW_NOTEBOOK}.ipynb"


@dataclass(frozen=True)
class Task:
    """A run that the next build would do, and why."""

    run: Run
    reasons: Reasons


def plan_build(office: Office, runs: Iterable[Run], *, force: bool = False) -> list[Task]:
    """The runs that have something to build: new, changed or failed ones; with `force` all.

    A run whose document has not come is none of them, and no error.
    """
    tasks: list[Task] = []
    for run in runs:
        state, reasons = current_state(office, run)
        if state.state == "not_received":
            continue
        if state.state == "failed" and not reasons:
            reasons = (("failed", run.document),)
        if force and not reasons:
            reasons = (("forced", run.document),)
        if reasons:
            tasks.append(Task(run, reasons))
    return tasks


def build(
    office: Office,
    tasks: Iterable[Task],
    *,
    crew: AbstractContextManager[Crew],
    on_done: Callable[[RunState], None],
) -> list[RunState]:
    """Has the crew build each task's run, publishes it, then the overview; returns how each ended.

    CallError where another build is at work on the project.
    """
    runs = [task.run for task in tasks]
    done: list[RunState] = []
    with _only_build(office.project), crew if runs else nullcontext() as workers:
        try:
            if workers is not None:
                for state in _built(office, runs, workers):
                    done.append(state)
                    on_done(state)
        except TailanError:
            _publish_overview(office)
            raise
        _publish_overview(office)
    return done


def _built(office: Office, runs: Iterable[Run], workers: Crew) -> Iterator[RunState]:
    """How each run ended, in the order in which they end; each is published at once."""
    inputs = (gather(office, run) for run in runs)
    for each, ended in workers.ended(build_run, inputs):
        yield _published(office, each, _outputs(each, ended, office.language))


def _outputs(inputs: RunInputs, ended: Ended, language: str) -> RunOutputs:
    """The outputs of a run; whatever went wrong in it stops no other run."""
    if isinstance(ended, RunOutputs):
        return ended
    return RunOutputs(inputs.run, {}, _unexpected(ended, language))


def _unexpected(error: Exception, language: str) -> str:
    if isinstance(error, TailanError):
        return error.message(language)
    return text(language, "error.outside", name=type(error).__name__, detail=str(error))


def _published(office: Office, inputs: RunInputs, outputs: RunOutputs) -> RunState:
    try:
        known = inputs.fingerprints(names_bodies=outputs.names_bodies)
        publish(office.project, outputs, known)
    except OSError as error:
        fields = {"file": error.filename or "", "detail": error.strerror or error}
        message = text(office.language, "error.not_written", **fields)
        unwritten = published_state(office.project, outputs.run)
        return unwritten.model_copy(update={"state": "failed", "message": message})
    return published_state(office.project, outputs.run)


@contextmanager
def _only_build(project: Project) -> Iterator[None]:
    """Holds the project for one build at a time."""
    try:
        project.private.mkdir(exist_ok=True)
        with FileLock(project.private / "build.lock", timeout=0):
            yield
    except Timeout as error:
        raise CallError("build.locked", folder=project.root) from error
    except PermissionError as error:
        raise CallError("build.read_only", folder=error.filename) from error


def _publish_overview(office: Office) -> None:
    """Writes reports/index.json and index.html where what they show has changed."""
    project = office.project
    overview = overview_of(project, office.params.runs)
    files = _overview_files(project, overview)
    key = _overview_key(office, files)
    record = f"{json.dumps({'inputs': key})}\n".encode()
    manifest = project.reports / f"index.{MANIFEST}"
    is_known = manifest.is_file() and manifest.read_bytes() == record
    if is_known and (project.reports / "index.html").is_file():
        return
    pages = build_overview(files, office.language, OVERVIEW_NOTEBOOK)
    write_files(project.root, {f"reports/{INDEX}": overview.to_bytes(), **pages})
    write_files(project.root, {f"reports/index.{MANIFEST}": record})


def _overview_files(project: Project, overview: Overview) -> dict[str, bytes]:
    path = project.root / _OVERVIEW
    if not path.is_file():
        raise CallError("notebook.missing", file=_OVERVIEW)
    raw = path.read_bytes()
    require_parameters(raw, _OVERVIEW, {"language": ""})
    names = ("workbook.yaml", "units.yaml", "runs.yaml")
    return {
        **{f"params/{name}": (project.params / name).read_bytes() for name in names},
        f"reports/{INDEX}": overview.to_bytes(),
        _OVERVIEW: raw,
    }


def _overview_key(office: Office, files: dict[str, bytes]) -> str:
    parts = [
        *(sha256(raw).hexdigest() for path, raw in files.items() if path != _OVERVIEW),
        *(fingerprint(files[_OVERVIEW], _OVERVIEW), office.language),
        *(package_hash(), lock_hash(office.project)),
    ]
    return sha256("\n".join(parts).encode()).hexdigest()
