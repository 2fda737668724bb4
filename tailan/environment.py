"""What a process computes with: its Python, this package's own source, the packages it rests on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tailan.inputs import package_hash

ABSENT = "–"
"""The version of a package that is not there."""


@dataclass(frozen=True)
class Difference:
    """A part that is not the same in two environments."""

    part: str
    here: str
    there: str


@dataclass(frozen=True)
class Environment:
    """The versions by which the same run gives the same bytes; `tailan` is a hash of its source."""

    python: str
    tailan: str
    packages: dict[str, str]

    def differences(self, other: Environment) -> Iterator[Difference]:
        """Each part in which another environment is not this one."""
        if self.python != other.python:
            yield Difference("Python", self.python, other.python)
        if self.tailan != other.tailan:
            yield Difference("tailan", self.tailan[:12], other.tailan[:12])
        for name in sorted(self.packages.keys() | other.packages.keys()):
            here = self.packages.get(name, ABSENT)
            there = other.packages.get(name, ABSENT)
            if here != there:
                yield Difference(name, here, there)


def this_environment() -> Environment:
    """The environment of this process."""
    return Environment(platform.python_version(), package_hash(), dict(_needed("tailan")))


def _needed(name: str) -> Iterator[tuple[str, str]]:
    """The installed packages that a package rests on, directly or through others."""
    seen = {name}
    left = [name]
    while left:
        for requirement in map(Requirement, _requires(left.pop())):
            needed = canonicalize_name(requirement.name)
            if needed in seen or not _applies(requirement):
                continue
            seen.add(needed)
            left.append(needed)
            installed = _version(needed)
            if installed != ABSENT:
                yield needed, installed


def _applies(requirement: Requirement) -> bool:
    return requirement.marker is None or requirement.marker.evaluate({"extra": ""})


def _requires(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ABSENT
