"""The overview as it is published: reports/index.json and the page that shows it."""

from __future__ import annotations

import json

from tailan.errors import CallError, TailanError
from tailan.file_hashes import hash_of
from tailan.inputs import Stock, lock_hash, package_hash
from tailan.manifest import FILE_NAME as MANIFEST
from tailan.notebooks import fingerprint, require_parameters
from tailan.office import Office
from tailan.overview import FILE_NAME as INDEX
from tailan.overview import Overview, overview_of
from tailan.project import OVERVIEW_NOTEBOOK, Project
from tailan.publication import write_files

_NOTEBOOK = f"notebooks/{OVERVIEW_NOTEBOOK}.ipynb"
_RECORD = f"reports/index.{MANIFEST}"


def publish_overview(stock: Stock) -> None:
    """Writes index.json and index.html where what they show has changed, or they themselves.

    TailanError where they cannot be made or written.
    """
    office = stock.office
    overview = overview_of(office.project, office.params.runs)
    key = _key(office, _inputs(office.project, overview))
    if _is_published(stock, key):
        return
    files = overview_files(office, overview)
    outputs = {name: hash_of(raw) for name, raw in files.items()}
    record = f"{json.dumps({'inputs': key, 'outputs': outputs}, indent=2)}\n".encode()
    try:
        write_files(office.project.root, files | {_RECORD: record})
    except OSError as error:
        fields = {"file": office.project.reports, "detail": error.strerror or error}
        raise TailanError("not_written", **fields) from error
    for name, digest in outputs.items():
        stock.hashes.note(name, digest)


def _is_published(stock: Stock, key: str) -> bool:
    try:
        record = json.loads((stock.office.project.root / _RECORD).read_bytes())
        outputs = record["outputs"].items()
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return False
    return record["inputs"] == key and all(stock.hashes.of(n) == h for n, h in outputs)


def overview_files(office: Office, overview: Overview) -> dict[str, bytes]:
    """index.json and the pages that are made from it; TailanError where the notebook fails."""
    from tailan.execution import build_overview

    inputs = _inputs(office.project, overview)
    pages = build_overview(inputs, office.language, OVERVIEW_NOTEBOOK)
    return {f"reports/{INDEX}": overview.to_bytes(), **pages}


def require_overview(project: Project) -> bytes:
    """The notebook of the overview; CallError where it is missing or takes other parameters."""
    path = project.root / _NOTEBOOK
    if not path.is_file():
        raise CallError("notebook.missing", file=_NOTEBOOK)
    raw = path.read_bytes()
    require_parameters(raw, _NOTEBOOK, ("language",))
    return raw


def _inputs(project: Project, overview: Overview) -> dict[str, bytes]:
    names = ("workbook.yaml", "units.yaml", "runs.yaml")
    return {
        **{f"params/{name}": (project.params / name).read_bytes() for name in names},
        f"reports/{INDEX}": overview.to_bytes(),
        _NOTEBOOK: require_overview(project),
    }


def _key(office: Office, files: dict[str, bytes]) -> str:
    parts = [
        *(hash_of(raw) for path, raw in files.items() if path != _NOTEBOOK),
        *(fingerprint(files[_NOTEBOOK], _NOTEBOOK), office.language),
        *(package_hash(), lock_hash(office.project)),
    ]
    return hash_of("\n".join(parts).encode())
