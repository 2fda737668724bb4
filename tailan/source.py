"""The source record beside each document: where it came from, when, and its hash."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from tailan.errors import TailanError
from tailan.problems import validated
from tailan.yamlfile import read_yaml

SOURCE_ENDING = ".source.yaml"
"""What the name of a source record has after that of its document."""


class Source(BaseModel):
    """How a document came; `sample` marks an invented one."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    origin: str = ""
    date: str = ""
    sha256: str = ""
    sample: bool = False


def source_path(document: Path) -> Path:
    """The path of the source record of a document."""
    return document.with_name(f"{document.name}{SOURCE_ENDING}")


def read_source(document: Path) -> Source:
    """The source record of a document, empty where nobody wrote one.

    TailanError where the document is not the one that was recorded: raw documents are never
    edited, so another hash means another document.
    """
    path = source_path(document)
    if not path.is_file():
        return Source()
    source = validated(read_yaml(path.read_bytes(), path.name), Source)
    if source.sha256 and source.sha256 != sha256(document.read_bytes()).hexdigest():
        raise TailanError("document.changed", file=document.name, record=path.name)
    return source


def source_text(document: bytes, origin: str, received: date) -> str:
    """The source record of a newly received document."""
    lines = {
        "origin": origin,
        "date": received.isoformat(),
        "sha256": sha256(document).hexdigest(),
    }
    return "".join(f"{name}: {_quoted(value)}\n" for name, value in lines.items())


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
