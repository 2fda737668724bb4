"""manifest.json: what a run was built from, what came out, and why it is stale."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tailan.file_hashes import FileHashes
from tailan.project import Project, Run

FILE_NAME = "manifest.json"

Outcome = Literal["built", "failed"]


class Figures(BaseModel):
    """What the overview shows of a report."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    measures: int | None = None
    rated: int | None = None
    reported_mean: float | None = None
    reported_mean_text: str | None = None
    open_corrections: int = 0
    reopened: int = 0
    unplaced: int = 0


class Manifest(BaseModel):
    """The record of the last build of a run.

    `inputs` and `outputs` map paths to SHA-256 hashes, `packages` names to versions, `rules` parts
    of the judgement to the rules in force; `message` says why a run failed.
    `verification_code` is that of its report.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit: str
    period: str
    outcome: Outcome
    message: str = ""
    verification_code: str = ""
    names_bodies: bool = True
    """Whether its document names responsible bodies, so that all units of the project matter."""
    figures: Figures = Figures()
    version: str
    packages: dict[str, str] = {}
    parameters: dict[str, str] = {}
    rules: dict[str, str] = {}
    inputs: dict[str, str]
    outputs: dict[str, str]

    def to_bytes(self) -> bytes:
        """The manifest as it is published: without a clock, the same for the same inputs."""
        shown = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return f"{shown}\n".encode()


def read_manifest(project: Project, run: Run) -> Manifest | None:
    """The record of the last build, None where there is none that can be read."""
    path = project.root.joinpath("reports", run.name, FILE_NAME)
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


Reasons = tuple[tuple[str, str], ...]
"""Why a run is built: keys of texts under `stale.`, each with the part that it is about."""


def changed_inputs(manifest: Manifest, inputs: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each part that is not what the run was built from."""
    for part, fingerprint in inputs.items():
        if part not in manifest.inputs:
            yield "added", part
        elif manifest.inputs[part] != fingerprint:
            yield "changed", part
    yield from (("removed", part) for part in manifest.inputs if part not in inputs)


def changed_outputs(manifest: Manifest, hashes: FileHashes) -> Iterator[tuple[str, str]]:
    """Each published file that is not as it was published."""
    for path, expected in manifest.outputs.items():
        found = hashes.of(path)
        if found is None:
            yield "missing", path
        elif found != expected:
            yield "altered", path
