"""manifest.json: what a run was built from, what came out, and why it is stale."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from tailan.project import Project, Run

FILE_NAME = "manifest.json"

Outcome = Literal["built", "failed"]


class Manifest(BaseModel):
    """The record of the last build of a run.

    `inputs` and `outputs` map paths to SHA-256 hashes; `message` says why a run failed.
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
    version: str
    inputs: dict[str, str]
    outputs: dict[str, str]

    def to_bytes(self) -> bytes:
        """The manifest as it is published: without a clock, the same for the same inputs."""
        shown = json.dumps(self.model_dump(mode="json"), ensure_ascii=False, indent=2)
        return f"{shown}\n".encode()


def read_manifest(project: Project, run: Run) -> Manifest | None:
    """The record of the last build, None where there is none that can be read."""
    path = project.reports / run.name / FILE_NAME
    try:
        return Manifest.model_validate_json(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError, ValidationError):
        return None


def changes(manifest: Manifest, inputs: Mapping[str, str], root: Path) -> Iterator[tuple[str, str]]:
    """Each reason to build again: a key of a text under `stale.`, and the part it is about."""
    for part, fingerprint in inputs.items():
        if part not in manifest.inputs:
            yield "added", part
        elif manifest.inputs[part] != fingerprint:
            yield "changed", part
    yield from (("removed", part) for part in manifest.inputs if part not in inputs)
    for path, expected in manifest.outputs.items():
        output = root / path
        if not output.is_file():
            yield "missing", path
        elif hash_of(output.read_bytes()) != expected:
            yield "altered", path


def hash_of(raw: bytes) -> str:
    """The SHA-256 of a file's content in hexadecimal digits."""
    return sha256(raw).hexdigest()
