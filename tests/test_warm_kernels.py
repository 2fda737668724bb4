"""Kernels that are forked begin as if they were new, and none is left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import nbformat
import papermill
import pytest
from jupyter_client.provisioning.factory import KernelProvisionerFactory
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook
from papermill.exceptions import PapermillExecutionError

from tailan.execution import build_run
from tailan.inputs import gather
from tailan.office import Office
from tailan.params import load_params
from tailan.project import project_at
from tailan.warm_kernels import LIBRARIES, NAME, NURSERY, WarmProvisioner, warm_kernels

from .conftest import ROOT

pytestmark = pytest.mark.skipif(
    not hasattr(os, "pidfd_open"), reason="only Linux forks warm kernels"
)


@pytest.fixture(scope="module")
def nursery() -> Iterator[str]:
    with warm_kernels():
        yield os.environ[NURSERY]


def executed(folder: Path, *sources: str, **options: object) -> list[str]:
    """What the cells of a notebook print when papermill runs it in a folder."""
    path = folder / "notebook.ipynb"
    nbformat.write(new_notebook(cells=[new_code_cell(source) for source in sources]), path)
    run = papermill.execute_notebook(
        path, None, kernel_name="python3", progress_bar=False,
        resources={"metadata": {"path": str(folder)}}, **options,
    )  # fmt: skip
    texts = (output.get("text", "") for cell in run.cells for output in cell.outputs)
    return [text.strip() for text in texts if text.strip()]


def test_the_provisioner_is_known_by_its_name(nursery: str) -> None:
    factory = KernelProvisionerFactory()
    assert factory.default_provisioner_name == NAME
    assert factory.get_provisioner_entries()[NAME] == (
        f"{WarmProvisioner.__module__}:{WarmProvisioner.__name__}"
    )


def test_a_kernel_has_the_libraries_before_it_imports_anything(
    nursery: str, tmp_path: Path
) -> None:
    missing = f"import sys; print([n for n in {LIBRARIES!r} if n not in sys.modules])"
    assert executed(tmp_path, missing) == ["[]"]


AT_HAND = {
    "texts": "tailan.language.texts",
    "words of proposals": "tailan.proposals.prose.lexicon.lexicon",
    "patterns of proposals": "tailan.proposals.prose.tokens._pattern",
    "macros of a page": "tailan.report.html._macros",
}


def test_a_kernel_has_the_words_of_a_report_at_hand_and_none_of_its_figures(
    nursery: str, tmp_path: Path
) -> None:
    found = [
        f"__import__('pkgutil').resolve_name({name!r}).cache_info().currsize > 0"
        for name in AT_HAND.values()
    ]
    look = f"print([{', '.join(found)}]); import os; print(os.listdir('.'))"
    assert executed(tmp_path, look) == [f"{[True] * len(AT_HAND)}\n['notebook.ipynb']"]


LEAKS = {
    "a global": ("spoilt = 1", "'spoilt' in globals()"),
    "a builtin": ("import builtins; builtins.spoilt = 1", "hasattr(__builtins__, 'spoilt')"),
    "a module": ("import sys; sys.modules['spoilt'] = sys", "'spoilt' in __import__('sys').modules"),
    "the import path": ("import sys; sys.path.append('/spoilt')", "'/spoilt' in __import__('sys').path"),
    "the environment": ("import os; os.environ['SPOILT'] = '1'", "'SPOILT' in __import__('os').environ"),
    "the folder": ("import os; os.chdir('/')", "__import__('os').getcwd() == '/'"),
    "the umask": ("import os; os.umask(0o777)", "__import__('os').umask(0o022) == 0o777"),
    "an open file": (
        "held = open('/dev/zero')",
        "'/dev/zero' in [__import__('os').path.realpath(f'/proc/self/fd/{n}') for n in range(64)]",
    ),
    "rcParams": (
        "import matplotlib; matplotlib.rcParams['font.size'] = 99",
        "__import__('matplotlib').rcParams['font.size'] == 99",
    ),
    "a figure": (
        "import matplotlib.pyplot as plt; plt.figure()",
        "__import__('matplotlib.pyplot').pyplot.get_fignums() != []",
    ),
    "options of pandas": (
        "import pandas; pandas.set_option('display.max_rows', 7)",
        "__import__('pandas').get_option('display.max_rows') == 7",
    ),
    "options of numpy": (
        "import numpy; numpy.set_printoptions(precision=2)",
        "__import__('numpy').get_printoptions()['precision'] == 2",
    ),
    "the seed": (
        "import random; random.seed(1)",
        "__import__('random').random() == __import__('random').Random(1).random()",
    ),
    "the seed of numpy": (
        "import numpy; numpy.random.seed(1)",
        "__import__('numpy').random.rand() == __import__('numpy').random.RandomState(1).rand()",
    ),
    "decimal places": (
        "import decimal; decimal.getcontext().prec = 3",
        "__import__('decimal').getcontext().prec == 3",
    ),
    "a warning filter": (
        "import warnings; warnings.simplefilter('error', UserWarning)",
        "('error', None, UserWarning, None, 0) in __import__('warnings').filters",
    ),
    "a level of logging": (
        "import logging; logging.getLogger().setLevel(1)",
        "__import__('logging').getLogger().level == 1",
    ),
}  # fmt: skip


def test_nothing_of_one_notebook_is_seen_in_the_next(nursery: str, tmp_path: Path) -> None:
    spoil = [spoiling for spoiling, _ in LEAKS.values()]
    seen = ", ".join(f"{name!r}: {expression}" for name, (_, expression) in LEAKS.items())
    look = f"print([name for name, seen in {{{seen}}}.items() if seen])"
    (spoilt,) = (line for line in executed(tmp_path, *spoil, look) if line.startswith("["))
    assert spoilt == str(list(LEAKS))
    assert executed(tmp_path, look) == ["[]"]


def test_two_kernels_draw_different_numbers(nursery: str, tmp_path: Path) -> None:
    draw = "import random, numpy; print(random.random(), numpy.random.rand())"
    one, other = (executed(tmp_path, draw)[0].split() for _ in range(2))
    assert not set(one) & set(other)


def test_a_kernel_is_a_session_of_its_own_and_holds_nothing_of_its_parent(
    nursery: str, tmp_path: Path
) -> None:
    code = "import os; print(os.getsid(0) == os.getpid(), os.readlink('/proc/self/fd/0'))"
    assert executed(tmp_path, code) == ["True /dev/null"]


def test_modules_beside_the_notebook_are_found_as_they_are_now(
    nursery: str, tmp_path: Path
) -> None:
    for value in ("1", "2"):
        (tmp_path / "beside.py").write_text(f"value = {value}\n", encoding="utf-8")
        assert executed(tmp_path, "import beside; print(beside.value)") == [value]
        for cached in tmp_path.rglob("*.pyc"):
            cached.unlink()


def test_an_error_is_told_as_by_any_kernel(nursery: str, tmp_path: Path) -> None:
    with pytest.raises(PapermillExecutionError, match="ZeroDivisionError"):
        executed(tmp_path, "1 / 0")


def test_a_kernel_that_dies_is_noticed(nursery: str, tmp_path: Path) -> None:
    with pytest.raises(DeadKernelError):
        executed(tmp_path, "import os, signal; os.kill(os.getpid(), signal.SIGKILL)")


def test_a_cell_that_takes_too_long_is_stopped_and_its_kernel_ends(
    nursery: str, tmp_path: Path
) -> None:
    mark = tmp_path / "pid"
    code = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    with pytest.raises(CellTimeoutError):
        executed(tmp_path, code, execution_timeout=3)
    assert_ended([int(mark.read_text(encoding="utf-8"))])


@pytest.mark.usefixtures("nursery")
def test_what_kernels_are_forked_from_has_one_thread(tmp_path: Path) -> None:
    code = "import os; print(len(os.listdir(f'/proc/{os.getppid()}/task')))"
    assert executed(tmp_path, code) == ["1"]


def test_without_a_nursery_the_ordinary_kernel_serves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(NURSERY, raising=False)
    monkeypatch.setenv("JUPYTER_DEFAULT_PROVISIONER_NAME", NAME)
    assert executed(tmp_path, "print(6 * 7)") == ["42"]


def test_an_ordinary_kernel_gives_the_same_bytes(nursery: str) -> None:
    project = project_at(ROOT)
    params = load_params(project)
    inputs = gather(Office(project, params, "mn"), params.run("sth", "2024-H1"))
    warm = build_run(inputs)
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv(NURSERY)
        ordinary = build_run(inputs)
    assert warm.message == ordinary.message == ""
    published = [path for path in warm.files if "/workpaper/" not in path]
    assert len(published) > 20
    assert [path for path in published if warm.files[path] != ordinary.files[path]] == []


def test_where_the_nursery_is_gone_the_ordinary_kernel_serves(
    nursery: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NURSERY, str(tmp_path / "nobody"))
    assert executed(tmp_path, "print(6 * 7)") == ["42"]


PARENT = """
import sys
sys.path.insert(0, {tests!r})
from pathlib import Path
from tests.test_warm_kernels import executed
from tailan.warm_kernels import warm_kernels
with warm_kernels():
    executed(Path({folder!r}), {code!r})
"""


def test_a_nursery_whose_caller_was_stopped_ends_in_silence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tailan.nursery", str(tmp_path / "socket")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe) as nursery:
        assert nursery.stdin is not None
        assert nursery.stdout is not None
        assert nursery.stderr is not None
        nursery.stdout.close()
        nursery.stdin.close()
        assert nursery.stderr.read() == b""
    assert nursery.returncode == 0


LEFT_RUNNING = "subprocess.Popen(['sleep', '600'], start_new_session=True).pid"


@pytest.mark.parametrize("signum", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_no_process_outlives_its_parent(tmp_path: Path, signum: signal.Signals) -> None:
    mark = tmp_path / "pids"
    code = (
        f"import os, subprocess, time; left = {LEFT_RUNNING};"
        f" open({str(mark)!r}, 'w').write(f'{{os.getpid()}} {{os.getppid()}} {{left}} .');"
        " time.sleep(600)"
    )
    root = str(Path(__file__).parents[1])
    program = PARENT.format(tests=root, folder=str(tmp_path), code=code)
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stderr=subprocess.DEVNULL, start_new_session=True
    )
    wait_until(lambda: mark.is_file() and mark.read_text(encoding="utf-8").endswith("."))
    *started, _ = mark.read_text(encoding="utf-8").split()
    stop(parent, signum)
    assert_ended([int(each) for each in started])


def stop(parent: "subprocess.Popen[bytes]", signum: signal.Signals) -> None:
    """Sends a signal until it is heeded: Python forgets one that comes while an object is freed."""
    for _ in range(5):
        parent.send_signal(signum)
        with suppress(subprocess.TimeoutExpired):
            parent.wait(timeout=20)
            return
    raise TimeoutError(f"{signum.name} did not end the process")


def test_what_a_cell_leaves_running_ends_with_the_last_kernel(nursery: str, tmp_path: Path) -> None:
    (left,) = executed(tmp_path, f"import subprocess; print({LEFT_RUNNING})")
    assert_ended([int(left)])


def test_what_a_dead_kernel_leaves_running_ends_with_it(nursery: str, tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import os, subprocess; left = subprocess.Popen(['sleep', '600']).pid;"
        f" open({str(mark)!r}, 'w').write(str(left)); os._exit(1)"
    )
    with pytest.raises(DeadKernelError):
        executed(tmp_path, code)
    assert_ended([int(mark.read_text(encoding="utf-8"))])


def test_a_nursery_whose_folder_is_gone_ends_in_silence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tailan.nursery", str(tmp_path / "gone" / "socket")]
    done = subprocess.run(command, stdin=subprocess.PIPE, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def assert_ended(pids: list[int]) -> None:
    wait_until(lambda: not any(map(is_alive, pids)))
    assert not any(map(is_alive, pids))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def wait_until(holds) -> None:
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        time.sleep(0.1)
