"""A thousand reports: what each costs, what memory they take, and whether their bytes agree.

`SOAK_RUNS=200 python -m tests.soak thousand` for fewer of them.
"""

import os
import resource
import subprocess
import sys
import time
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from tailan.cli import run as tailan
from tests.bench.memory import tenths, watched
from tests.test_cluster import machines

RUNS = int(os.environ.get("SOAK_RUNS", "1000"))
FEW, SAMPLED = 20, min(40, RUNS // 10)
PERIODS = 2
Hashes = dict[str, str]


def main() -> None:
    with TemporaryDirectory(prefix="thousand-") as name:
        folder = Path(name)
        few, many = sampled(folder / "few", FEW), sampled(folder / "many", RUNS)
        small = build(few, "2")
        print(f"{FEW} runs: {small / FEW:.2f} s of the processors for each", flush=True)
        with watched() as megabytes:
            large = build(many, "2")
        print(
            f"{RUNS} runs: {large / RUNS:.2f} s, {large / RUNS / (small / FEW):.2f} times as much"
        )
        print(f"memory in tenths of the build, MB: {tenths(megabytes)}", flush=True)
        idle(many)
        one_changed(many, sampled(folder / "alone", 1, periods=1))
        compare(folder)


def sampled(root: Path, runs: int, periods: int = PERIODS) -> Path:
    counts = ["--units", str(runs // periods), "--periods", str(periods)]
    assert tailan(["sample", *counts, "--out", str(root)]) == 0
    return root


def build(root: Path, jobs: str, *more: str) -> float:
    """Processor seconds of a build; it must end well."""
    before = _processor()
    command = [sys.executable, "-m", "tailan", "build", "--project", root, "--jobs", jobs, *more]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return _processor() - before


def idle(root: Path) -> None:
    print(f"nothing changed: {clocked(root):.2f} s by the clock", flush=True)


def one_changed(root: Path, alone: Path) -> None:
    """Another document in place of one, beside what a run and the overview take for themselves."""
    run, begun = clocked(alone), clocked(alone)
    (root / "reports" / "index.manifest.json").unlink()
    overview = clocked(root) - clocked(root)
    # One of the last period: those of the first are inputs of the next report of their units too.
    *_, other, last = sorted((root / "data" / "raw").glob("*/*/performance*.docx"))
    last.write_bytes(other.read_bytes())
    last.with_name(f"{last.name}.source.yaml").unlink()
    took = clocked(root)
    print(
        f"one changed: {took:.2f} s by the clock, of it the run {run - begun:.2f},"
        f" the overview {overview:.2f}: {took - (run - begun) - overview:.2f} s more",
        flush=True,
    )


def clocked(root: Path) -> float:
    """The seconds of a build by the clock."""
    began = time.monotonic()
    build(root, "2")
    return time.monotonic() - began


def compare(folder: Path) -> None:
    """The same project built again, with one job, and on a cluster: every published byte."""
    roots = [sampled(folder / name, SAMPLED) for name in ("two", "again", "one", "cluster")]
    build(roots[0], "2")
    build(roots[1], "2")
    build(roots[2], "1")
    with machines(folder) as there:
        there.worker("worker-1")
        there.worker("worker-2")
        build(roots[3], "2", "--scheduler", there.address)
    for one, other in pairwise(map(published, roots)):
        assert one == other
    count = len(published(roots[0]))
    print(f"{SAMPLED} runs: {count} files the same twice, with 1 and 2 jobs, and on a cluster")


def published(root: Path) -> Hashes:
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest()
        for folder in (root / "reports", root / "data" / "processed")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "workpaper" not in path.parts
    }


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
