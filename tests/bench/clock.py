"""How a bench measures: the least processor time of several calls, after one that warms up."""

import gc
import resource
import time
from collections.abc import Callable, Sequence

RUNS = 5


def seconds(call: Callable[[], object], runs: int = RUNS) -> float:
    """The least processor time of a call, in seconds; other programs on the machine count less."""
    call()
    gc.collect()
    return min(_once(call) for _ in range(runs))


def peak_megabytes() -> float:
    """The most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def print_table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table of Markdown on the standard output."""
    print(f"\n## {title}\n")
    for row in (heads, ["---"] * len(heads), *rows):
        print(f"| {' | '.join(map(str, row))} |")


def _once(call: Callable[[], object]) -> float:
    start = time.process_time()
    call()
    return time.process_time() - start
