"""A cluster: a scheduler and workers as processes of their own, versions, and what gets lost."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tailan import cluster
from tailan.batch import build, plan_build
from tailan.build_log import BuildLog
from tailan.cli import run as tailan
from tailan.cluster import WarmWorker, cluster_crew
from tailan.environment import Difference, this_environment
from tailan.errors import TailanError
from tailan.execution import build_run
from tailan.inputs import Stock, gather
from tailan.office import Office
from tailan.overview import RunState, survey
from tailan.params import load_params
from tailan.project import project_at

from .conftest import MakeProject, copy_project

RUNS = ("2025-H1/tsha", "2025/ith", "2025-Q1/mtzdtg", "2024-H1/sth")


class Machines:
    """Processes of `dask` in folders of their own that are empty at the start."""

    def __init__(self, folder: Path, open_until: ExitStack) -> None:
        self.folder = folder
        self.open = open_until
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            port = taken.getsockname()[1]
        self.address = f"tcp://127.0.0.1:{port}"
        self.scheduler = self._start("scheduler", f"--port={port}", "--host=127.0.0.1")

    def worker(self, name: str, **environment: str) -> subprocess.Popen[bytes]:
        return self._start(name, self.address, "--nthreads=1", **environment)

    def _start(self, name: str, *arguments: str, **environment: str) -> subprocess.Popen[bytes]:
        place = self.folder / name
        place.mkdir()
        kind = "scheduler" if name == "scheduler" else "worker"
        command = [sys.executable, "-m", "dask", kind, *arguments, "--no-dashboard"]
        started = subprocess.Popen(
            command,
            cwd=place,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        self.open.callback(lose, started)
        return started


def lose(process: subprocess.Popen[bytes]) -> None:
    """Ends a process, and a worker's nanny with it, as a power cut does."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@contextmanager
def machines(folder: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        yield Machines(folder, stack)


def published(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in (root / "reports", root / "data" / "processed")
        for path in folder.rglob("*")
        if path.is_file() and "workpaper" not in path.parts
    }


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copy_project(tmp_path_factory.mktemp("local") / "project", *RUNS)
    assert tailan(["build", "--project", str(root)]) == 0
    return root


def office_at(root: Path) -> Office:
    project = project_at(root)
    return Office(project, load_params(project), "mn")


def built_on(address: str, root: Path, after_first: Callable[[], None]) -> list[RunState]:
    """Builds a project on a cluster; something happens to it once the first run has ended."""
    stock = Stock(office_at(root))
    tasks = plan_build(survey(stock, stock.office.params.runs))
    log = BuildLog(root / ".tailan")
    seen: list[RunState] = []

    def on_done(state: RunState) -> None:
        if not seen:
            after_first()
        seen.append(state)

    return build(stock, tasks, crew=partial(cluster_crew, address), log=log, on_done=on_done)


def test_a_lost_worker_changes_no_byte_and_a_lost_scheduler_loses_nothing(
    local: Path, tmp_path: Path
) -> None:
    root = copy_project(tmp_path / "project", *RUNS)
    with machines(tmp_path) as there:
        lost, _ = there.worker("one"), there.worker("two")
        states = built_on(there.address, root, after_first=lambda: lose(lost))
        assert sorted(state.name for state in states) == sorted(RUNS)
        assert {state.state for state in states} == {"built"}
        assert lost.returncode == -signal.SIGKILL
        assert published(root) == published(local)
        assert [*(tmp_path / "one").iterdir(), *(tmp_path / "two").iterdir()] == []

        again = copy_project(tmp_path / "again", *RUNS[:2])
        with pytest.raises(TailanError, match="хуваарилагч тасарлаа"):
            built_on(there.address, again, after_first=lambda: lose(there.scheduler))
    stock = Stock(office_at(again))
    left = plan_build(survey(stock, stock.office.params.runs))
    assert len(left) == 1
    assert "not_built" in (again / "reports" / "index.json").read_text(encoding="utf-8")


def test_a_worker_with_another_package_is_named_before_anything_runs(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUNS[0])
    other = tmp_path / "packages" / "xlsxwriter-0.0.1.dist-info"
    other.mkdir(parents=True)
    (other / "METADATA").write_text("Name: xlsxwriter\nVersion: 0.0.1\n", encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(other.parent), os.environ.get("PYTHONPATH")]))
    with machines(tmp_path) as there:
        there.worker("one", PYTHONPATH=path)
        call = ["build", "--project", str(root), "--language", "en"]
        assert tailan([*call, "--scheduler", there.address]) == 2
    said = capsys.readouterr().err.splitlines()
    here = this_environment().packages["xlsxwriter"]
    assert said[0].startswith("The workers compute with other versions")
    assert said[1].startswith("  tcp://127.0.0.1:")
    assert said[1].endswith(f": xlsxwriter is 0.0.1, here {here}.")
    assert not any((root / "reports").glob("2*"))


def test_a_scheduler_without_workers_is_told(
    make_project: MakeProject,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    root = make_project(RUNS[0])
    with machines(tmp_path) as there:
        monkeypatch.setattr(cluster, "PATIENCE", 5)
        call = ["build", "--project", str(root), "--language", "en"]
        assert tailan([*call, "--scheduler", there.address]) == 2
    said = capsys.readouterr().err
    assert f"{there.address}: the scheduler has no workers" in said


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("tcp://127.0.0.1:9", "no scheduler answered within 1 seconds"),
        ("127.0.0.1:8786", "“127.0.0.1:8786” is no address of a scheduler"),
        ("http://127.0.0.1:8786", "is no address of a scheduler"),
        ("tcp://", "is no address of a scheduler"),
        ("tcp://host", "is no address of a scheduler"),
        ("tls://127.0.0.1:9", "an address with tls:// needs certificates"),
        ("", "“” is no address of a scheduler"),
    ],
)
def test_a_wrong_address_is_told(
    address: str,
    said: str,
    make_project: MakeProject,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    root = make_project(RUNS[0])
    call = ["build", "--project", str(root), "--language", "en", "--scheduler", address]
    assert tailan(call) == 2
    assert said in capsys.readouterr().err


def test_without_dask_the_extra_is_named(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "tailan.cluster")
    monkeypatch.setitem(sys.modules, "distributed", None)
    root = make_project(RUNS[0])
    call = ["build", "--project", str(root), "--language", "en"]
    assert tailan([*call, "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert 'pip install "tailan[cluster]"' in capsys.readouterr().err


def test_a_worker_that_joins_late_with_other_versions_builds_nothing(
    make_project: MakeProject,
) -> None:
    office = office_at(make_project(RUNS[0]))
    inputs = gather(office, office.params.runs[0])
    wanted = replace(this_environment(), python="3.0.0")
    with pytest.raises(TailanError) as raised:
        cluster._built_alike(build_run, inputs, wanted)
    assert "Python is" in raised.value.message("en")
    assert "here 3.0.0" in raised.value.message("en")


class LostScheduler:
    """A scheduler that is gone once its workers are asked for their versions."""

    def __enter__(self) -> "LostScheduler":
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is open."""

    def wait_for_workers(self, *_: object, **__: object) -> None:
        """There are some."""

    def run(self, *_: object, **__: object) -> dict[str, object]:
        raise OSError("ConnectionPool closing.")


def test_a_scheduler_that_is_lost_as_the_build_begins_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(cluster, "Client", lambda *_, **__: LostScheduler())
    with pytest.raises(TailanError) as raised, cluster_crew("tcp://127.0.0.1:9"):
        pass
    assert "the scheduler was lost" in raised.value.message("en")


def test_a_worker_that_is_lost_as_it_is_asked_keeps_no_build_from_beginning() -> None:
    here = this_environment()
    assert list(cluster._differences(here, "tcp://lost", OSError("Stream is closed"))) == []
    assert len(list(cluster._differences(here, "tcp://odd", ImportError("tailan")))) == 1


def test_environments_differ_where_a_version_does() -> None:
    here = this_environment()
    packages = {**here.packages, "pandas": "1.0"}
    del packages["typst"]
    there = replace(here, packages=packages)
    assert list(here.differences(here)) == []
    assert list(here.differences(there)) == [
        Difference("pandas", here.packages["pandas"], "1.0"),
        Difference("typst", here.packages["typst"], "–"),
    ]
    assert {"pandas", "typst", "nbclient", "pyzmq"} <= here.packages.keys()


def test_the_plugin_of_a_worker_is_registered_once() -> None:
    assert WarmWorker.idempotent
    assert WarmWorker.name == "tailan-warm"
