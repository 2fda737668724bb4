"""Builds killed at random moments: every published file is whole, old or new, and nothing is left.

A project is built in two versions that differ in a setting of all reports. Then, for each kill, a
version is chosen, a build begins, and after a random time the process is killed as a power cut
would: no handler of it runs. `SOAK_KILLS=20 python -m tests.soak kills` for fewer of them.
"""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.conftest import copy_project

KILLS = int(os.environ.get("SOAK_KILLS", "200"))
RUNS = ("2024-H1/sth", "2025-H1/sth")
FINISHED_EVERY = 5
"""Kills after which a build is let come to its end, and all of its files are compared."""

Hashes = dict[str, str]


@dataclass
class Campaign:
    """A project under fire, and what was found wrong."""

    root: Path
    scratch: Path
    versions: dict[str, Hashes] = field(default_factory=dict)
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    kills: int = 0

    @classmethod
    def prepared(cls, folder: Path) -> "Campaign":
        """The project built in both versions, whose files are known from now on."""
        scratch = folder / "tmp"
        scratch.mkdir()
        campaign = cls(copy_project(folder / "project", *RUNS), scratch)
        for digits in ("2", "1"):
            campaign.choose(digits)
            campaign.finish(digits)
            campaign.versions[digits] = campaign.published()
        return campaign

    def choose(self, digits: str) -> None:
        """Lets the next build make the other version of all reports."""
        path = self.root / "params" / "workbook.yaml"
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [f"  digits: {digits}\n" if x.startswith("  digits:") else x for x in lines]
        path.write_text("".join(kept), encoding="utf-8")

    def finish(self, digits: str) -> None:
        """A build that comes to its end: the files are those of the version, nothing else is left."""
        begun = time.monotonic()
        if self._begun().wait(timeout=600) != 0:
            self.faults.append("the build after a kill failed")
        self.seconds = time.monotonic() - begun
        if digits in self.versions and self.published() != self.versions[digits]:
            self.faults.append(f"the build after a kill did not make the version {digits}")
        left = [*self.root.rglob(".unfinished-*"), *self.scratch.iterdir()]
        self.faults += [f"left behind: {path}" for path in left]

    def kill(self, digits: str, moment: float) -> None:
        """A build that is killed after a part of its time: each file is whole, no process is left.

        One that has ended before is no kill; the machine was faster than the last time.
        """
        self.choose(digits)
        begun, build = time.monotonic(), self._begun()
        try:
            build.wait(timeout=moment * self.seconds)
            self.seconds = min(self.seconds, time.monotonic() - begun)
        except subprocess.TimeoutExpired:
            build.send_signal(signal.SIGKILL)
            build.wait()
            self.kills += 1
        for path, digest in self.published().items():
            if digest not in {known.get(path) for known in self.versions.values()}:
                self.faults.append(f"neither old nor new: {path}")
        self.faults += [f"outlived its parent: {pid}" for pid in self._left()]

    def published(self) -> Hashes:
        """The hash of each published file; work papers and the record of the overview are none."""
        return {
            path.relative_to(self.root).as_posix(): sha256(path.read_bytes()).hexdigest()
            for folder in (self.root / "reports", self.root / "data" / "processed")
            for path in folder.rglob("*")
            if path.is_file() and not {"workpaper", "log"} & set(path.parts) and not _is_part(path)
        }

    def _begun(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tailan", "build", "--project", self.root, "--jobs", "2"]
        return subprocess.Popen(
            command,
            env={**os.environ, "TMPDIR": str(self.scratch)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def _left(self) -> list[str]:
        """The processes of a killed build that still are there after a while."""
        mark = f"TMPDIR={self.scratch}".encode()
        end = time.monotonic() + 20
        while (found := list(_processes(mark))) and time.monotonic() < end:
            time.sleep(0.1)
        return found


def run(
    kills: int, seed: int = 1, on_kill: Callable[[Campaign], None] = lambda _: None
) -> Campaign:
    """So many kills at random moments, and a build to its end after each few of them."""
    chance = random.Random(seed)  # noqa: S311 (moments, no secrets)
    with TemporaryDirectory() as folder:
        campaign = Campaign.prepared(Path(folder))
        while campaign.kills < kills:
            before, digits = campaign.kills, chance.choice("12")
            campaign.kill(digits, chance.uniform(0.05, 1.0))
            if campaign.kills > before and campaign.kills % FINISHED_EVERY == 0:
                campaign.finish(digits)
            on_kill(campaign)
    return campaign


def _told(campaign: Campaign) -> None:
    print(f"\r{campaign.kills} kills, {len(campaign.faults)} faults", end="", flush=True)


def main() -> None:
    begun = time.monotonic()
    campaign = run(KILLS, on_kill=_told)
    print(
        f"\r{campaign.kills} kills, {len(campaign.faults)} faults, {time.monotonic() - begun:.0f} s"
    )
    print("\n".join(campaign.faults))
    if campaign.faults:
        sys.exit(1)


def _is_part(path: Path) -> bool:
    return any(part.startswith(".unfinished-") for part in path.parts)


def _processes(mark: bytes) -> list[str]:
    """The processes whose environment holds a mark."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            is_one = mark in (path / "environ").read_bytes()
            is_dead = b") Z " in (path / "stat").read_bytes()
        except OSError:
            continue
        if is_one and not is_dead:
            found.append(path.name)
    return found
