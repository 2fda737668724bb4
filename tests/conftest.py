"""Small real projects for the tests: copies of the shipped notebooks, settings and samples."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).parents[1]

# No deadline: a busy machine is no fault of the program.
settings.register_profile("tailan", deadline=None)
settings.load_profile("tailan")

MakeProject = Callable[..., Path]


@pytest.fixture
def make_project(tmp_path: Path) -> MakeProject:
    """Makes a project with the shipped units and notebooks, and these runs of the samples."""

    def make(*runs: str, folder: str = "project") -> Path:
        return copy_project(tmp_path / folder, *runs)

    return make


def copy_project(root: Path, *runs: str) -> Path:
    """A project at `root` with the shipped notebooks and these runs ("2025-H1/sth")."""
    for name in ("notebooks", "params"):
        shutil.copytree(ROOT / name, root / name)
    (root / "data" / "raw").mkdir(parents=True)
    lines = (ROOT / "params" / "runs.yaml").read_text(encoding="utf-8").splitlines()
    for run in runs:
        shutil.copytree(ROOT / "data" / "raw" / run, root / "data" / "raw" / run)
    kept = [line for line in lines if any(_is_line_of(line, run) for run in runs)]
    runs_file = "runs:\n" + "".join(f"{line}\n" for line in kept)
    (root / "params" / "runs.yaml").write_text(runs_file, encoding="utf-8")
    return root


def _is_line_of(line: str, run: str) -> bool:
    period, _, unit = run.partition("/")
    return f"unit: {unit}," in line and f"period: {period}," in line
