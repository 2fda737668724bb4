"""The overview as it is published: reports/index.json and the page that shows it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from tailan.errors import TailanError
from tailan.file_hashes import hash_of
from tailan.inputs import Stock, lock_hash, package_hash
from tailan.manifest import FILE_NAME as MANIFEST
from tailan.notebooks import fingerprint
from tailan.office import Office
from tailan.overview import FILE_NAME as INDEX
from tailan.overview import Overview, overview_of
from tailan.project import OVERVIEW_NOTEBOOK, Project
from tailan.publication import write_files

_NOTEBOOK = f"notebooks/{OVERVIEW_NOTEBOOK}.ipynb"
_RECORD = f"reports/index.{MANIFEST}"


@dataclass(frozen=True)
class Record:
    """What the overview was made from, as one hash, and the hashes of its files."""

    inputs: str
    outputs: dict[str, str]

    @classmethod
    def read(cls, project: Project) -> Record | None:
        """The record of the last overview, None where there is none that can be read."""
        try:
            said = json.loads((project.root / _RECORD).read_bytes())
            return cls(str(said["inputs"]), dict(said["outputs"]))
        except (OSError, ValueError, TypeError, KeyError):
            return None

    def to_bytes(self) -> bytes:
        """The content of its file."""
        return f"{json.dumps(asdict(self), indent=2)}\n".encode()


def publish_overview(stock: Stock) -> None:
    """Writes index.json and index.html where what they show has changed, or they themselves.

    TailanError where they cannot be made or written.
    """
    office = stock.office
    overview = overview_of(office.project, office.params.runs)
    key = overview_key(office, overview)
    if _is_published(stock, key):
        return
    files = overview_files(office, overview)
    record = Record(key, {name: hash_of(raw) for name, raw in files.items()})
    try:
        write_files(office.project.root, files | {_RECORD: record.to_bytes()})
    except OSError as error:
        fields = {"file": office.project.reports, "detail": error}
        raise TailanError("not_written", **fields) from error
    for name, digest in record.outputs.items():
        stock.hashes.note(name, digest)


def overview_key(office: Office, overview: Overview) -> str:
    """The hash of all that the pages are made from."""
    files = _inputs(office.project, overview)
    parts = [
        *(hash_of(raw) for path, raw in files.items() if path != _NOTEBOOK),
        *(fingerprint(files[_NOTEBOOK], _NOTEBOOK), office.language),
        *(package_hash(), lock_hash(office.project)),
    ]
    return hash_of("\n".join(parts).encode())


def _is_published(stock: Stock, key: str) -> bool:
    record = Record.read(stock.office.project)
    if record is None or record.inputs != key:
        return False
    return all(stock.hashes.of(name) == digest for name, digest in record.outputs.items())


def overview_files(office: Office, overview: Overview) -> dict[str, bytes]:
    """index.json and the pages that are made from it; TailanError where the notebook fails."""
    from tailan.execution import build_overview

    inputs = _inputs(office.project, overview)
    pages = build_overview(inputs, office.language, OVERVIEW_NOTEBOOK)
    return {f"reports/{INDEX}": overview.to_bytes(), **pages}


def _inputs(project: Project, overview: Overview) -> dict[str, bytes]:
    params = project.params
    forms = (path.relative_to(params).as_posix() for path in sorted(params.glob("forms/*.yaml")))
    names = ("workbook.yaml", "units.yaml", "runs.yaml", *forms)
    return {
        **{f"params/{name}": (params / name).read_bytes() for name in names},
        f"reports/{INDEX}": overview.to_bytes(),
        _NOTEBOOK: (project.root / _NOTEBOOK).read_bytes(),
    }
