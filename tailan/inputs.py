"""Everything that one run is built from, as bytes: enough to build it anywhere."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tailan.actuals_record import record_path_name
from tailan.corrections import corrections_path
from tailan.errors import CallError
from tailan.findings.decisions import decisions_path
from tailan.notebooks import fingerprint, require_parameters
from tailan.notes import notes_path
from tailan.office import Office
from tailan.params import Params
from tailan.project import NOTEBOOKS, Project, Run, last_run
from tailan.source import source_path
from tailan.unit_settings import settings_path

LOCK_FILE = "requirements.lock"
UNITS = "params/units.yaml"


@dataclass(frozen=True)
class RunInputs:
    """The files of a project that holds this run alone, by their paths in it.

    `parameters` are handed to each notebook; `extra` are hashes of what has no file there.
    """

    run: Run
    files: Mapping[str, bytes]
    parameters: Mapping[str, str]
    extra: Mapping[str, str]

    def fingerprints(self, *, names_bodies: bool = True) -> dict[str, str]:
        """The hash of each part: where one differs, the run is stale.

        A document that names no responsible bodies depends on its own unit alone: units that
        are added later leave its run as it is.
        """
        files = self.files if names_bodies else {**self.files, UNITS: self._own_unit()}
        return {
            **{path: _fingerprint(path, raw) for path, raw in files.items()},
            "language": self.parameters["language"],
            **self.extra,
        }

    def _own_unit(self) -> bytes:
        units = json.loads(self.files[UNITS])["units"]
        return _json({"units": {self.run.unit: units[self.run.unit]}})


def gather(office: Office, run: Run) -> RunInputs:
    """The inputs of a run; CallError where a notebook is missing or takes other parameters."""
    project = office.project
    parameters = {"unit": run.unit, "period": str(run.period), "language": office.language}
    notebooks = {f"notebooks/{name}.ipynb": _notebook(project, name) for name in NOTEBOOKS}
    for name, raw in notebooks.items():
        require_parameters(raw, name, parameters)
    content = _document(project, run) | _last_period(office, run)
    content |= run_params(project, office.params, run) | notebooks
    extra = {"tailan": package_hash(), LOCK_FILE: lock_hash(project)}
    return RunInputs(run, content, parameters, extra)


def _document(project: Project, run: Run) -> dict[str, bytes]:
    """The document of a run as received, and its source file."""
    document = project.document(run)
    files = (path for path in (document, source_path(document)) if path.is_file())
    return {f"data/raw/{run.name}/{path.name}": path.read_bytes() for path in files}


def _last_period(office: Office, run: Run) -> dict[str, bytes]:
    """What the last report of the unit is read from, for what changed since; nothing if none came.

    Decisions and notes on it stay out: they change no figure.
    """
    project, last = office.project, last_run(office.params.runs, run)
    if last is None or not project.document(last).is_file():
        return {}
    return _document(project, last) | _contents(project, _figures(project, last))


def run_params(project: Project, params: Params, run: Run) -> dict[str, bytes]:
    """The files of params/ cut down to what concerns one run.

    JSON is YAML, and says each value in one way.
    """
    last = last_run(params.runs, run)
    entries = [{**asdict(one), "period": str(one.period)} for one in (last, run) if one]
    units = {
        unit.code: {"mn": unit.mn, "en": unit.en, "spellings": unit.spellings}
        for unit in params.units.by_code.values()
    }
    own = (
        project.params / "forms" / f"{run.form}.yaml",
        *_figures(project, run),
        decisions_path(project, run),
        notes_path(project, run),
    )
    content = {
        "params/workbook.yaml": params.workbook.model_dump(mode="json"),
        UNITS: {"units": units},
        "params/runs.yaml": {"runs": entries},
    }
    written = {path: _json(value) for path, value in content.items()}
    return written | _contents(project, own)


def _figures(project: Project, run: Run) -> tuple[Path, ...]:
    """The files that people write about a run and that its figures depend on."""
    return (
        corrections_path(project, run),
        settings_path(project, run),
        project.root / record_path_name(run),
    )


def _contents(project: Project, paths: Iterable[Path]) -> dict[str, bytes]:
    """What stands in those of the files that are there, by path in the project."""
    return {
        path.relative_to(project.root).as_posix(): path.read_bytes()
        for path in paths
        if path.is_file()
    }


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


@cache
def package_hash() -> str:
    """The hash of the package's own source: another program may give other results."""
    digest = sha256()
    for path, raw in sorted(_source(files("tailan"), "")):
        digest.update(f"{path}\0{sha256(raw).hexdigest()}\n".encode())
    return digest.hexdigest()


def lock_hash(project: Project) -> str:
    """The hash of the lock file of the environment, empty where the project has none."""
    lock = project.root / LOCK_FILE
    return sha256(lock.read_bytes()).hexdigest() if lock.is_file() else ""


def _source(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        path = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            found += _source(entry, f"{path}/")
        elif entry.is_file():
            found.append((path, entry.read_bytes()))
    return found


def _notebook(project: Project, name: str) -> bytes:
    path = project.notebooks / f"{name}.ipynb"
    if not path.is_file():
        raise CallError("notebook.missing", file=f"notebooks/{path.name}")
    return path.read_bytes()


def _fingerprint(path: str, raw: bytes) -> str:
    return fingerprint(raw, path) if path.endswith(".ipynb") else sha256(raw).hexdigest()
