"""The place of a build: a project that it has alone, and a folder for what is temporary."""

from __future__ import annotations

import errno
import getpass
import os
import platform
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from tailan.errors import CallError
from tailan.project import Project

_HOLDER = "build.holder"
_SCRATCH = "tailan-build-"
_ALIVE = "alive"
_NEVER_ALIVE = 86_400
"""Seconds after which a folder without a lock is one whose build was killed as it began."""


@contextmanager
def only_build(project: Project) -> Iterator[None]:
    """Holds the project for one build at a time.

    CallError where another build is at work, which is named, or where nothing can be written.
    """
    folders = (project.private, project.reports, project.processed)
    for folder in folders:
        _require_writable(folder)
    lock = FileLock(project.private / "build.lock", timeout=0)
    holder = project.private / _HOLDER
    try:
        lock.acquire()
    except Timeout as error:
        raise CallError("build.locked", folder=project.root, holder=_said_by(holder)) from error
    try:
        _introduce(holder)
        yield
    finally:
        holder.unlink(missing_ok=True)
        lock.release()


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that all temporary files go to, this process's and its kernels'.

    A build that is killed leaves its folder; the next one knows by the lock in it that nobody is
    there any more, and removes it.
    """
    _sweep(Path(tempfile.gettempdir()))
    with tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True) as folder:
        before = os.environ.get("TMPDIR"), tempfile.tempdir
        with FileLock(Path(folder) / _ALIVE):
            os.environ["TMPDIR"] = tempfile.tempdir = folder
            try:
                yield Path(folder)
            finally:
                os.environ.pop("TMPDIR")
                if before[0] is not None:
                    os.environ["TMPDIR"] = before[0]
                tempfile.tempdir = before[1]


def _require_writable(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        key = "build.disk_full" if full else "build.read_only"
        raise CallError(key, folder=folder, detail=error) from error


def _introduce(holder: Path) -> None:
    now = datetime.now().astimezone().strftime("%Y-%m-%d %H:%M:%S")
    said = f"{getpass.getuser()}@{platform.node()}, {os.getpid()}, {now}"
    holder.write_text(said, encoding="utf-8")


def _said_by(holder: Path) -> str:
    """Who builds, on which machine, as which process, since when; a dash where it is not said."""
    try:
        return holder.read_text(encoding="utf-8") or "–"
    except OSError:
        return "–"


def _sweep(folder: Path) -> None:
    """Removes the folders of builds that were killed."""
    for left in folder.glob(f"{_SCRATCH}*"):
        alive = left / _ALIVE
        try:
            if not alive.is_file():
                is_old = time.time() - left.stat().st_mtime > _NEVER_ALIVE
            else:
                with FileLock(alive, timeout=0):
                    is_old = True
        except (OSError, Timeout):
            # Another user's, or one at work.
            continue
        if is_old:
            shutil.rmtree(left, ignore_errors=True)
