"""What a build did, line by line with the time, for whoever looks after the program."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

FOLDER = "log"

_KEPT = 20
"""Builds whose logs are kept."""


class BuildLog:
    """A file of one build; it begins with its first line, and the oldest of many goes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path: Path | None = None

    def say(self, said: str) -> None:
        """Adds what happened, now; a log that cannot be written stops no build."""
        now = datetime.now().astimezone()
        with suppress(OSError):
            if self._path is None:
                self._path = self._begun(now)
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{now.isoformat(timespec='milliseconds')}\t{said.rstrip()}\n")

    def _begun(self, now: datetime) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(self._folder.glob("*.log"))[: 1 - _KEPT or None]:
            old.unlink(missing_ok=True)
        return self._folder / f"{now.strftime('%Y-%m-%dT%H-%M-%S-%f')}.log"
