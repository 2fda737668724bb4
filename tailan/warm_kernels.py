"""Kernels that start warm: a provisioner of jupyter_client that has them forked by a nursery.

papermill and nbclient use it as they are, by the name that JUPYTER_DEFAULT_PROVISIONER_NAME holds.
Where there is no nursery, or a notebook wants another kernel, the ordinary one is started.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning.local_provisioner import LocalProvisioner

from tailan.nursery import MEMORY, READY

NAME = "tailan-warm"
"""The provisioner's name among jupyter_client's."""

NURSERY = "TAILAN_NURSERY"
"""The variable that holds the path of the nursery's socket."""

LIBRARIES = (
    "ipykernel.kernelapp", "ipykernel.debugger", "IPython.core.completer",
    "IPython.core.completerlib", "IPython.core.debugger", "IPython.core.logger",
    "IPython.core.oinspect", "IPython.extensions.storemagic", "sqlite3", "tornado.platform.asyncio",
    "matplotlib.pyplot", "matplotlib.backends.backend_svg", "matplotlib_inline.backend_inline",
    "pandas", "pyarrow.parquet", "pydantic", "yaml", "docx", "openpyxl", "lxml.html", "jinja2",
    "mistune", "PIL.Image", "tailan.worksheet", "tailan.frames", "tailan.judged_frames",
)  # fmt: skip
"""What a kernel and the notebooks import: the package itself as it is when the build begins."""

_PATIENCE = 120
_LEAST_MEMORY = 1_000_000_000
"""Bytes that a kernel may take however many there are: a report takes a third of them."""

_THREADS = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "JE_ARROW_MALLOC_CONF": "background_thread:false",
}
"""What keeps libraries from starting threads of their own: a fork would copy none of them."""


class WarmProvisioner(LocalProvisioner):
    """Starts a kernel as a fork of the nursery, and looks after it like any other process."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """The way to talk to the kernel; it begins warm where a nursery is at hand."""
        nursery = os.environ.get(NURSERY)
        if not nursery or not _is_plain(cmd):
            return await super().launch_kernel(cmd, **kwargs)
        folder = str(kwargs.get("cwd") or Path.cwd())
        environment = {str(k): str(v) for k, v in (kwargs.get("env") or os.environ).items()}
        try:
            forked = ForkedProcess.of(nursery, cmd[3:], folder, environment)
        except (OSError, ValueError):
            # The nursery is gone: an ordinary kernel takes longer and does the same.
            return await super().launch_kernel(cmd, **kwargs)
        self.process = cast("subprocess.Popen[bytes]", forked)
        self.pid = self.pgid = forked.pid
        self.cwd = folder
        return self.connection_info


class ForkedProcess:
    """A process of the nursery, seen as subprocess.Popen shows a child of one's own."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle: int | None = os.pidfd_open(pid)

    @classmethod
    def of(
        cls, nursery: str, arguments: list[str], folder: str, environment: dict[str, str]
    ) -> ForkedProcess:
        """A new kernel of the nursery at a socket."""
        asked = {"arguments": arguments, "folder": folder, "environment": environment}
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
            caller.connect(nursery)
            caller.sendall(f"{json.dumps(asked)}\n".encode())
            with caller.makefile("rb") as lines:
                return cls(int(lines.readline()))

    def poll(self) -> int | None:
        """None while the process lives; afterwards 0, for its own end is not known here."""
        if self._handle is not None and select.select([self._handle], [], [], 0)[0]:
            os.close(self._handle)
            self._handle, self.returncode = None, 0
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Waits for the end of the process."""
        if self._handle is not None and not select.select([self._handle], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return self.poll() or 0

    def send_signal(self, signum: int) -> None:
        """Sends a signal, unless the process has ended."""
        if self._handle is not None and self.poll() is None:
            signal.pidfd_send_signal(self._handle, signum)

    def terminate(self) -> None:
        """Asks the process to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """Ends the process."""
        self.send_signal(signal.SIGKILL)

    def __del__(self) -> None:
        if self._handle is not None:
            os.close(self._handle)


@contextmanager
def warm_kernels(kernels: int = 1) -> Iterator[None]:
    """Lets every kernel that starts within the block begin warm, where the system can fork.

    So many `kernels` at once share the memory of the machine.

    The nursery starts at once and is waited for only by the first kernel's caller.
    """
    if not hasattr(os, "pidfd_open"):
        yield
        return
    with TemporaryDirectory(prefix="tailan-nursery-") as folder:
        path = str(Path(folder) / "socket")
        with _started(path):
            settings = _settings(path, kernels)
            before = {name: os.environ.get(name) for name in settings}
            os.environ.update(settings)
            try:
                yield
            finally:
                _restore(before)


def _settings(path: str, kernels: int) -> dict[str, str]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    share = max(_LEAST_MEMORY, memory // kernels)
    return {NURSERY: path, "JUPYTER_DEFAULT_PROVISIONER_NAME": NAME, MEMORY: str(share)}


def _restore(before: dict[str, str | None]) -> None:
    for name, value in before.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def _started(path: str) -> Iterator[None]:
    command = [sys.executable, "-P", "-m", "tailan.nursery", path, *LIBRARIES]
    quiet = {"PYTHONHASHSEED": "0", "MPLBACKEND": "Agg", "PYDEVD_DISABLE_FILE_VALIDATION": "1"}
    nursery = subprocess.Popen(  # noqa: S603 (this Python and names of modules)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, **_THREADS, **quiet},
        start_new_session=True,
    )
    try:
        _wait_for(nursery)
        yield
    finally:
        # The lifeline: without it the nursery ends its kernels and itself.
        for pipe in (nursery.stdin, nursery.stdout):
            if pipe is not None:
                pipe.close()
        nursery.wait(timeout=_PATIENCE)


def _wait_for(nursery: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while nursery.stdout is not None and time.monotonic() < end:
        if select.select([nursery.stdout], [], [], 1)[0]:
            if nursery.stdout.readline() != READY:
                raise OSError("the process that forks kernels did not start")
            return


def _is_plain(command: list[str]) -> bool:
    """Whether a command starts the kernel of this very Python."""
    is_ours = os.path.realpath(command[0]) == os.path.realpath(sys.executable)
    return is_ours and command[1:3] == ["-m", "ipykernel_launcher"]
