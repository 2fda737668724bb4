"""The SHA-256 of files, remembered as long as their size and times say that they are the same."""

from __future__ import annotations

import json
import os
import time
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

FILE_NAME = "hashes.json"

_UNREADABLE = "unreadable"

_SETTLED = 2_000_000_000
"""Nanoseconds: a file that was just written may change again and show the same times."""


def hash_of(raw: bytes) -> str:
    """The SHA-256 of a file's content in hexadecimal digits."""
    return sha256(raw).hexdigest()


class FileHashes:
    """The hashes of a folder's files; what is known of them is kept between builds.

    One of the times is that of the file's entry, which nobody can set: a file that was altered and
    dated back is read again.
    """

    def __init__(self, root: Path, memory: Path) -> None:
        self._root = str(root)
        self._memory = memory
        self._known = _load(memory)
        self._is_new = False

    def of(self, name: str) -> str | None:
        """The hash of a file by its name under the folder, None where there is no such file.

        A file that may not be read has none either, but is there: it is not what it was.
        """
        path = f"{self._root}/{name}"
        try:
            signature = _signature(os.stat(path))
            known = self._known.get(name)
            if isinstance(known, list) and known[1:] == signature:
                return str(known[0])
            if signature is None:
                return None
            with open(path, "rb") as file:
                digest = hash_of(file.read())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return _UNREADABLE
        if time.time_ns() - max(signature[1:3]) > _SETTLED:
            self._remember(name, [digest, *signature])
        return digest

    def note(self, name: str, digest: str) -> None:
        """Remembers the hash of a file that the caller wrote just now."""
        self._remember(name, [digest, *(_signature(os.stat(f"{self._root}/{name}")) or ())])

    def save(self) -> None:
        """Writes down what is known of the files that still are there.

        Where that cannot be, the next build reads them again.
        """
        if not self._is_new:
            return
        kept = {n: one for n, one in self._known.items() if os.path.exists(f"{self._root}/{n}")}
        unfinished = self._memory.with_name(f".{self._memory.name}.part")
        with suppress(OSError):
            unfinished.write_text(json.dumps(kept, separators=(",", ":")), encoding="utf-8")
            os.replace(unfinished, self._memory)

    def _remember(self, name: str, known: list[object]) -> None:
        self._known[name] = known
        self._is_new = True


def _signature(found: os.stat_result) -> list[int] | None:
    """Size, times of content and entry, number: a new content changes some of them."""
    if not S_ISREG(found.st_mode):
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino]


def _load(memory: Path) -> dict[str, object]:
    """What was kept; nothing where the file is missing or damaged, for it is made anew."""
    try:
        loaded = json.loads(memory.read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}
