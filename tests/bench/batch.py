"""The batch against papermill and nbconvert as they come, and against the cells alone."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tailan.cli import run as tailan
from tailan.crew import local_crew, places_of
from tailan.execution import build_run
from tailan.inputs import RunInputs, Stock
from tailan.notebook_run import execute
from tailan.office import Office
from tailan.params import load_params
from tailan.project import NOTEBOOKS, project_at
from tailan.warm_kernels import warm_kernels

from .clock import print_table
from .memory import held, tenths, watched

RUNS = int(os.environ.get("BENCH_RUNS", "20"))
CORES = 2


class Spent(NamedTuple):
    """Seconds by the clock and of the processors, for one run."""

    wall: float
    processor: float


def spent(call: Callable[[], object], runs: int) -> Spent:
    began, before = time.monotonic(), _processor()
    call()
    return Spent((time.monotonic() - began) / runs, (_processor() - before) / runs)


def _processor() -> float:
    """What this process and those that it started, as far as they have ended, have used."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def inputs_of(root: Path) -> list[RunInputs]:
    project = project_at(root)
    stock = Stock(Office(project, load_params(project), "mn"))
    return [stock.gather(run) for run in stock.office.params.runs]


def laid_out(inputs: list[RunInputs], folder: Path) -> list[Path]:
    """A project of its own for each run, as papermill's users have one."""
    roots = []
    for each in inputs:
        # A folder around each, for the sockets of its kernels.
        root = folder / each.run.name / "project"
        for path, raw in each.files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        job = {"root": str(root), "parameters": dict(each.parameters), "notebooks": NOTEBOOKS}
        (root / "job.json").write_text(json.dumps(job), encoding="utf-8")
        roots.append(root)
    return roots


def program(name: str, *arguments: object) -> str:
    """What one of the programs beside this module prints, run in a process of its own."""
    command = [sys.executable, Path(__file__).with_name(f"{name}.py"), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=_quiet())
    if done.returncode:
        # Kernels warn on the same stream each time: it is shown where something went wrong.
        sys.exit(done.stderr)
    return done.stdout


def _quiet() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "ignore", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}


def ours_executed(inputs: list[RunInputs], folder: Path, jobs: int) -> None:
    roots = laid_out(inputs, folder)

    def run(root: Path) -> None:
        parameters = json.loads((root / "job.json").read_bytes())["parameters"]
        for name in NOTEBOOKS:
            execute(root, name, root / "out" / f"{name}.ipynb", parameters, 600)

    with ThreadPoolExecutor(jobs) as pool, warm_kernels():
        list(pool.map(run, roots))


def built(root: Path, jobs: int) -> Spent:
    """A cold build in a process of its own, its start and the overview included."""
    for folder in (root / "reports", root / "data" / "processed", root / ".tailan"):
        shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "tailan", "build", "--project", root, "--jobs", str(jobs)]
    hidden = subprocess.DEVNULL
    return spent(
        lambda: subprocess.run(command, check=True, stdout=hidden, stderr=hidden, env=_quiet()),
        RUNS,
    )


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="bench-") as name:
        folder = Path(name)
        root = folder / "project"
        assert tailan(["sample", "--units", str(RUNS), "--out", str(root)]) == 0
        inputs = inputs_of(root)
        measure(inputs, root, folder)
        memory(inputs)


def measure(inputs: list[RunInputs], root: Path, folder: Path) -> None:
    few = inputs[: max(2, RUNS // 4)]
    reference = spent(
        lambda: program("papermill_reference", *laid_out(few, folder / "a")), len(few)
    )
    pool = spent(lambda: program("papermill_pool", CORES, *laid_out(few, folder / "b")), len(few))
    own = spent(lambda: ours_executed(few, folder / "c", CORES), len(few))
    wall, processor = program("floor", *laid_out(few, folder / "d")).split()[-2:]
    floor = Spent(float(wall) / len(few), float(processor) / len(few))
    one, two = built(root, 1), built(root, 2)
    notebook = (own.processor - 1.5 * floor.processor) / len(NOTEBOOKS)
    print_table(
        f"A cold build of {RUNS} runs (seconds a run; {len(few)} runs for the others)",
        ["what", "clock", "processor"],
        [
            _row("papermill, HTML and webpdf, one after another", reference),
            _row(f"papermill in a pool of {CORES}, execution alone", pool),
            _row("the same cells in one warm process (the floor)", floor),
            _row(f"tailan, execution alone, {CORES} jobs", own),
            _row("tailan, all formats, 1 job", one),
            _row("tailan, all formats, 2 jobs", two),
        ],
    )
    print_table(
        "Goals",
        ["figure", "goal", "clock", "processor"],
        [
            ["reference / cold build with 2 jobs", "≥ 6", *_ratio(reference, two)],
            ["papermill pool / execution alone", "≥ 2", *_ratio(pool, own)],
            ["a notebook beyond 1.5 × the floor, s", "≤ 0.3", "–", f"{notebook:.2f}"],
        ],
    )


def memory(inputs: list[RunInputs]) -> None:
    """What each run under way takes beyond what all share, and whether it stays so."""
    with local_crew(CORES) as crew:
        # Once to the end, so that the start has imported everything.
        list(crew.ended(build_run, inputs[:1]))
        start = held()
        with watched() as megabytes:
            list(crew.ended(build_run, inputs * 3))
    own = (max(megabytes) - start) / places_of(CORES)
    print_table(
        f"Memory of all processes (PSS), {CORES} jobs, {len(inputs) * 3} runs, MB",
        ["figure", "goal", "measured"],
        [
            ["the start: imports, and what kernels are forked from", "–", f"{start:.0f}"],
            [
                f"each of {places_of(CORES)} runs under way beyond it, at most",
                "≤ 150",
                f"{own:.0f}",
            ],
            ["in tenths of the build", "flat", ", ".join(map(str, tenths(megabytes)))],
        ],
    )


def _row(name: str, used: Spent) -> list[str]:
    return [name, f"{used.wall:.2f}", f"{used.processor:.2f}"]


def _ratio(more: Spent, less: Spent) -> list[str]:
    return [f"{more.wall / less.wall:.1f}", f"{more.processor / less.processor:.1f}"]
