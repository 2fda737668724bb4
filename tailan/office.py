"""The office at work: one project with its parameters, and the language that it speaks."""

from __future__ import annotations

from dataclasses import dataclass

from tailan.params import Params
from tailan.project import Project


@dataclass(frozen=True)
class Office:
    """What every step of a batch needs to know."""

    project: Project
    params: Params
    language: str
