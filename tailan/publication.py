"""Putting results where people find them: whole files only, old ones of the run taken away."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib.metadata import requires
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tailan import __version__
from tailan.file_hashes import FileHashes, hash_of
from tailan.inputs import WORKBOOK, RunInputs
from tailan.manifest import FILE_NAME, Manifest
from tailan.project import Project, Run

if TYPE_CHECKING:
    from tailan.execution import RunOutputs

_UNFINISHED = ".unfinished-"
"""How the folders begin where files are written before they are whole."""

_SYNCED_AT_ONCE = 8

_DIRECTIONS = ("increase", "decrease", "maintain", "milestone")


def manifest_of(inputs: RunInputs, outputs: RunOutputs) -> Manifest:
    """The record of a build: what the run was built from, with what, and what came out."""
    kept = {path: raw for path, raw in outputs.files.items() if "/workpaper/" not in path}
    return Manifest(
        unit=outputs.run.unit,
        period=str(outputs.run.period),
        outcome="failed" if outputs.message else "built",
        message=outputs.message,
        verification_code=outputs.verification_code,
        names_bodies=outputs.names_bodies,
        figures=outputs.figures,
        version=__version__,
        packages=_packages(),
        parameters=dict(inputs.parameters),
        rules=_rules(inputs),
        inputs=inputs.fingerprints(names_bodies=outputs.names_bodies),
        outputs={path: hash_of(raw) for path, raw in kept.items()},
    )


def publish(
    project: Project, inputs: RunInputs, outputs: RunOutputs, hashes: FileHashes
) -> Manifest:
    """Writes what a run produced, its manifest last, and removes what it no longer produces.

    A failed run leaves its work papers and its manifest alone: tables and reports of an earlier
    document would pass for those of this one. Where the disk is full, all stays as it was.
    """
    manifest = manifest_of(inputs, outputs)
    files = {**outputs.files, _manifest_name(outputs.run): manifest.to_bytes()}
    with _written(project.root, files) as unfinished:
        _remove_others(project, outputs.run, set(files))
        for name, part in unfinished.items():
            os.replace(part, project.root / name)
    for name, digest in manifest.outputs.items():
        hashes.note(name, digest)
    return manifest


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes each file elsewhere and then moves it to its place: it is never seen half."""
    with _written(root, files) as unfinished:
        for name, part in unfinished.items():
            os.replace(part, root / name)


def sweep(project: Project) -> None:
    """Removes what a build that was killed left unfinished."""
    for folder in (project.reports, project.processed):
        for unfinished in folder.glob(f"{_UNFINISHED}*"):
            shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def _written(root: Path, files: Mapping[str, bytes]) -> Iterator[dict[str, Path]]:
    """The files as they are on the disk, whole but not yet in their places.

    Their folders are made; what is not moved from there by the end is removed.
    """
    parts: dict[str, Path] = {}
    with ExitStack() as folders:
        unfinished: dict[Path, Path] = {}
        for number, (name, raw) in enumerate(files.items()):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            top = _top(root, name)
            if top not in unfinished:
                made = TemporaryDirectory(prefix=_UNFINISHED, dir=top)
                unfinished[top] = Path(folders.enter_context(made))
            parts[name] = unfinished[top] / str(number)
            parts[name].write_bytes(raw)
        # A rename that reached the disk before the content would leave an empty file. Asked for
        # side by side, the disk writes them in one go.
        with ThreadPoolExecutor(_SYNCED_AT_ONCE) as pool:
            list(pool.map(_sync, parts.values()))
        yield parts


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _top(root: Path, name: str) -> Path:
    """The folder under the project's whose disk a file is on: `reports`, `data/processed`."""
    folders = Path(name).parts[:-1]
    return root.joinpath(*folders[: 2 if name.startswith("data/") else 1])


def _manifest_name(run: Run) -> str:
    return f"reports/{run.name}/{FILE_NAME}"


def _remove_others(project: Project, run: Run, names: set[str]) -> None:
    """The manifest goes first: without it, what is left is known to be unfinished."""
    (project.root / _manifest_name(run)).unlink(missing_ok=True)
    for folder in (project.reports / run.name, project.processed / run.name):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.relative_to(project.root).as_posix() not in names:
                path.unlink()


@cache
def _packages() -> dict[str, str]:
    """The versions of Python and of the packages that this one names."""
    from packaging.requirements import Requirement
    from packaging.utils import canonicalize_name

    from tailan.environment import this_environment

    here = this_environment()
    named = {canonicalize_name(Requirement(each).name) for each in requires("tailan") or ()}
    return {"python": here.python} | {n: v for n, v in here.packages.items() if n in named}


def _rules(inputs: RunInputs) -> dict[str, str]:
    """The rules of the judgement by the parts that they are for, as the workbook sets them."""
    workbook = json.loads(inputs.files[WORKBOOK])
    judged = workbook["achievement"]
    rounding = f"{workbook['rounding']['mode']} {workbook['rounding']['digits']}"
    return (
        {"rounding": rounding}
        | {name: judged[name]["rule"] for name in _DIRECTIONS}
        | {
            "several_indicators": judged["several_indicators"]["how"],
            "cap": str(judged["cap"]["percent"]),
        }
    )
