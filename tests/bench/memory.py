"""What a process and all that it started hold together (PSS): memory shared is counted once."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_ENDED = (FileNotFoundError, ProcessLookupError)
"""What reading about a process raises that is no more."""

_EVERY = 1.0


def held() -> float:
    """The megabytes that this process and its descendants hold now."""
    return sum(map(_megabytes, [os.getpid(), *_descendants(os.getpid())]))


@contextmanager
def watched() -> Iterator[list[float]]:
    """What they hold, again and again as long as the block runs."""
    seen: list[float] = []
    is_over = threading.Event()

    def watch() -> None:
        while not is_over.wait(_EVERY):
            seen.append(held())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        yield seen
    finally:
        is_over.set()
        thread.join()


def tenths(values: list[float]) -> list[int]:
    """The mean of each tenth of the values."""
    size = max(1, len(values) // 10)
    parts = [values[start : start + size] for start in range(0, len(values), size)]
    return [round(sum(part) / len(part)) for part in parts]


def _descendants(pid: int) -> list[int]:
    """The processes that a process started, and those that they started."""
    found: list[int] = []
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(*_ENDED):
            for child in map(int, children.read_text(encoding="ascii").split()):
                found += [child, *_descendants(child)]
    return found


def _megabytes(pid: int) -> float:
    with suppress(*_ENDED):
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        return int(rollup.partition("\nPss:")[2].split()[0]) / 1024
    return 0.0
