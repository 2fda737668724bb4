"""Putting results where people find them: whole files only, old ones of the run taken away."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tailan import __version__
from tailan.execution import RunOutputs
from tailan.manifest import FILE_NAME, Manifest, hash_of
from tailan.project import Project, Run


def publish(project: Project, outputs: RunOutputs, inputs: Mapping[str, str]) -> Manifest:
    """Writes what a run produced, its manifest last, and removes what it no longer produces.

    A failed run leaves its work papers and its manifest alone: tables and reports of an earlier
    document would pass for those of this one.
    """
    kept = {path: raw for path, raw in outputs.files.items() if "/workpaper/" not in path}
    manifest = Manifest(
        unit=outputs.run.unit,
        period=str(outputs.run.period),
        outcome="failed" if outputs.message else "built",
        message=outputs.message,
        verification_code=outputs.verification_code,
        names_bodies=outputs.names_bodies,
        version=__version__,
        inputs=dict(inputs),
        outputs={path: hash_of(raw) for path, raw in kept.items()},
    )
    manifest_path = f"reports/{outputs.run.name}/{FILE_NAME}"
    _remove_others(project, outputs.run, {*outputs.files, manifest_path})
    write_files(project.root, outputs.files)
    write_files(project.root, {manifest_path: manifest.to_bytes()})
    return manifest


def write_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Writes each file under a temporary name and then renames it: it is never seen half."""
    for name, raw in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(f".{path.name}.part")
        unfinished.write_bytes(raw)
        os.replace(unfinished, path)


def _remove_others(project: Project, run: Run, names: set[str]) -> None:
    """The manifest goes first: without it, what is left is known to be unfinished."""
    (project.reports / run.name / FILE_NAME).unlink(missing_ok=True)
    for folder in (project.reports / run.name, project.processed / run.name):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.relative_to(project.root).as_posix() not in names:
                path.unlink()
