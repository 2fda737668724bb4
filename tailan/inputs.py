"""Everything that one run is built from, as bytes: enough to build it anywhere."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from tailan.actuals_record import read_record
from tailan.errors import TailanError
from tailan.file_hashes import FILE_NAME, FileHashes, hash_of
from tailan.notebook_errors import CELL_TIMEOUT
from tailan.notebooks import fingerprint
from tailan.office import Office
from tailan.problems import nearest
from tailan.project import NOTEBOOKS, Project, Run, last_run
from tailan.source import source_path

LOCK_FILE = "requirements.lock"
UNITS = "params/units.yaml"
WORKBOOK = "params/workbook.yaml"
RUNS = "params/runs.yaml"

_WRITTEN_AS = (".yaml", ".csv", ".md")
"""The kinds of files that people write about a run."""


_READ = {
    "corrections": (".yaml",),
    "achievement": (".yaml",),
    "actuals": (".csv", ".xlsx"),
    "decisions": (".csv", ".xlsx"),
    "notes": (".md",),
}
"""The folders of params/ by period and unit, and the kinds of files that people keep there."""

_FIGURES = ("corrections", "achievement", "actuals")
"""The folders of params/ with files that the figures of a report depend on."""


def _settled(raw: bytes, name: str) -> Iterator[bool]:
    # All checks stand in that folder: a build that has nothing to do goes without them.
    from tailan.findings.decisions import read_decisions

    return (line.is_settled for line in read_decisions(raw, name))


def _filled(raw: bytes, name: str) -> Iterator[bool]:
    return (line.is_filled for line in read_record(raw, name))


_TO_FILL_IN: Mapping[str, Callable[[bytes, str], Iterator[bool]]] = {
    "actuals": _filled,
    "decisions": _settled,
}
"""The tables that the program writes for people, with whether each line was filled in."""


@dataclass(frozen=True)
class RunInputs:
    """The files of a project that holds this run alone, by their paths in it.

    `parameters` are handed to each notebook; `extra` are hashes of what has no file there. A cell
    may take `cell_timeout` seconds.
    """

    run: Run
    files: Mapping[str, bytes]
    parameters: Mapping[str, str]
    extra: Mapping[str, str]
    cell_timeout: int = CELL_TIMEOUT

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
        return _units({self.run.unit: units[self.run.unit]})


class Stock:
    """What the runs of an office are built from: what they share is read once."""

    def __init__(self, office: Office, cell_timeout: int = CELL_TIMEOUT) -> None:
        self.office = office
        self._cell_timeout = cell_timeout
        self.hashes = FileHashes(office.project.root, office.project.private / FILE_NAME)

    def gather(self, run: Run) -> RunInputs:
        """The inputs of a run."""
        root = self.office.project.root
        own = {name: root / name for name in self._names(run)}
        content = {name: path.read_bytes() for name, path in own.items() if path.is_file()}
        params = {WORKBOOK: self._workbook, UNITS: self._all_units, RUNS: self._grid(run)}
        files = content | params | self._notebooks
        return RunInputs(run, files, self._parameters(run), self._extra, self._cell_timeout)

    def fingerprints(self, run: Run, *, names_bodies: bool) -> dict[str, str]:
        """The fingerprints of the inputs of a run as they are now, without reading all of them."""
        own = ((name, self.hashes.of(name)) for name in self._names(run))
        units = self._units_hash if names_bodies else hash_of(_units(self._entries(run.unit)))
        return {
            **{name: digest for name, digest in own if digest is not None},
            **self._shared_fingerprints,
            UNITS: units,
            RUNS: hash_of(self._grid(run)),
            "language": self.office.language,
            **self._extra,
        }

    @cached_property
    def _notebooks(self) -> dict[str, bytes]:
        root = self.office.project.root
        names = (f"notebooks/{notebook}.ipynb" for notebook in NOTEBOOKS)
        return {name: (root / name).read_bytes() for name in names}

    def strays(self) -> Iterator[tuple[str, str]]:
        """The files that people wrote about no run of the grid, each with the nearest run."""
        names = [run.name for run in self.office.params.runs]
        for about, written in self._written.items():
            if about not in names:
                yield from ((file, nearest(about, names)) for file in written)

    def _parameters(self, run: Run) -> dict[str, str]:
        return {"unit": run.unit, "period": str(run.period), "language": self.office.language}

    def _names(self, run: Run) -> list[str]:
        """Where the files of a run may stand: its document, its source, what people wrote.

        So with what the last report of the unit is read from, for what changed since. Decisions and
        notes on that one stay out: they change no figure.
        """
        said = [name for name in self._written.get(run.name, ()) if self._says_anything(name)]
        names = [*_document(run), f"params/forms/{run.form}.yaml", *said]
        last = self._last(run)
        if last is None or not self.office.project.document(last).is_file():
            return names
        about_last = self._written.get(last.name, ())
        figures = (n for n in about_last if n.split("/")[1] in _FIGURES and self._says_anything(n))
        return [*names, *_document(last), *figures]

    def _says_anything(self, name: str) -> bool:
        """Whether a file says anything: a table written to be filled in says nothing before it is.

        A table that cannot be read counts: the run has to tell what is wrong in it.
        """
        lines_of = _TO_FILL_IN.get(name.split("/")[1])
        if lines_of is None:
            return True
        try:
            return any(lines_of((self.office.project.root / name).read_bytes(), name))
        except (TailanError, OSError):
            return True

    def _last(self, run: Run) -> Run | None:
        return last_run(self._runs_of[run.unit], run)

    @cached_property
    def _runs_of(self) -> dict[str, list[Run]]:
        """The runs of each unit."""
        found: dict[str, list[Run]] = defaultdict(list)
        for run in self.office.params.runs:
            found[run.unit].append(run)
        return found

    def _grid(self, run: Run) -> bytes:
        entries = (one for one in (self._last(run), run) if one)
        return _json({"runs": [{**asdict(one), "period": str(one.period)} for one in entries]})

    @cached_property
    def _written(self) -> dict[str, list[str]]:
        """The files params/<kind>/<period>/<unit>.* by the name of the run that they are about."""
        found: dict[str, list[str]] = defaultdict(list)
        params = self.office.project.params
        for path in sorted(params.glob("*/*/*")):
            if path.suffix in _WRITTEN_AS:
                found[f"{path.parent.name}/{path.stem}"].append(
                    f"params/{path.relative_to(params).as_posix()}"
                )
        return found

    @cached_property
    def _workbook(self) -> bytes:
        return _json(self.office.params.workbook.model_dump(mode="json"))

    def _entries(self, *codes: str) -> dict[str, object]:
        units = self.office.params.units.by_code
        chosen = (units[code] for code in codes or units)
        return {u.code: {"mn": u.mn, "en": u.en, "spellings": u.spellings} for u in chosen}

    @cached_property
    def _all_units(self) -> bytes:
        return _units(self._entries())

    @cached_property
    def _units_hash(self) -> str:
        return hash_of(self._all_units)

    @cached_property
    def _extra(self) -> dict[str, str]:
        return {"tailan": package_hash(), LOCK_FILE: lock_hash(self.office.project)}

    @cached_property
    def _shared_fingerprints(self) -> dict[str, str]:
        shared = {WORKBOOK: self._workbook, **self._notebooks}
        return {name: _fingerprint(name, raw) for name, raw in shared.items()}


def unread_files(project: Project) -> Iterator[tuple[str, str]]:
    """The files in params/ that nothing reads, as where a folder's name is misspelt.

    Each comes with the most similar name that would be read.
    """
    for path in sorted(project.params.rglob("*")):
        name = path.relative_to(project.root).as_posix()
        if path.is_file() and not path.name.startswith((".", "~")):
            read = _names_read(name)
            if name not in read:
                yield name, nearest(name, read)


def _names_read(name: str) -> list[str]:
    """The names like this one under which a file would be read."""
    folder, _, file = name.rpartition("/")
    period = folder.rpartition("/")[2]
    stem = file.rpartition(".")[0]
    kinds = ((kind, suffix) for kind, suffixes in _READ.items() for suffix in suffixes)
    about_runs = [f"params/{kind}/{period}/{stem}{suffix}" for kind, suffix in kinds]
    return [WORKBOOK, UNITS, RUNS, f"params/forms/{stem}.yaml", *about_runs]


def gather(office: Office, run: Run) -> RunInputs:
    """The inputs of one run; for many, ask one Stock."""
    return Stock(office).gather(run)


@cache
def package_hash() -> str:
    """The hash of the package's own source: another program may give other results."""
    digest = sha256()
    for path, raw in sorted(_source(files("tailan"), "")):
        digest.update(f"{path}\0{hash_of(raw)}\n".encode())
    return digest.hexdigest()


def lock_hash(project: Project) -> str:
    """The hash of the lock file of the environment, empty where the project has none."""
    lock = project.root / LOCK_FILE
    return hash_of(lock.read_bytes()) if lock.is_file() else ""


def _source(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = f"{prefix}{entry.name}"
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _source(entry, f"{path}/")
        elif entry.is_file():
            yield path, entry.read_bytes()


def _document(run: Run) -> list[str]:
    """Where the document of a run as received stands, and its source file."""
    document = Path("data", "raw", run.name, run.document)
    return [document.as_posix(), source_path(document).as_posix()]


def _units(entries: Mapping[str, object]) -> bytes:
    return _json({"units": entries})


def _json(value: object) -> bytes:
    """JSON is YAML, and says each value in one way."""
    return json.dumps(value, ensure_ascii=False).encode()


def _fingerprint(path: str, raw: bytes) -> str:
    return fingerprint(raw, path) if path.endswith(".ipynb") else hash_of(raw)
