"""A process that forks kernels: it has imported the libraries once, and each kernel is a copy.

Run as `python -m tailan.nursery SOCKET LIBRARY …`. It answers on a Unix socket: a line of JSON with
the arguments, folder and environment of a kernel brings a line with the number of its process. No
thread, event loop or context of ZeroMQ may exist here, for a fork would copy it half. It lives no
longer than a build, or a worker of a cluster: all kernels of either compute with the same modules.

Nothing is left behind: the standard input is a lifeline, and where whoever started the nursery
dies, even by `kill -9`, the nursery ends its kernels and itself. What cells started and left
running, in a session of its own too, becomes the nursery's on Linux and ends with it.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import json
import os
import selectors
import signal
import socket
import sys
from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any

from tailan.errors import TailanError

READY = b"ready\n"
"""What the nursery says on its standard output once it takes calls."""

MEMORY = "TAILAN_KERNEL_MEMORY"
"""The variable with the bytes that a kernel may take for itself."""

_REAPED_EVERY = 0.2
_LONGEST_CALL = 4_000_000
_DIE_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""
_ADOPT = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


def main(arguments: list[str]) -> None:
    """Serves until the lifeline breaks."""
    path, *libraries = arguments
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _ask_linux(_ADOPT, 1)
    _import(libraries)
    _rehearse()
    # Objects that live on are left out of the collector, whose marks would copy their pages.
    gc.collect()
    gc.freeze()
    server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        server.bind(path)
    except FileNotFoundError:
        # Whoever waited was stopped meanwhile, and took the folder away.
        return
    server.listen()
    # Whoever waited may have been stopped meanwhile: then the lifeline is broken too.
    with contextlib.suppress(BrokenPipeError):
        os.write(1, READY)
    _serve(server)


def _import(libraries: Iterable[str]) -> None:
    """Imports what kernels need; a library that is missing costs time later and nothing else."""
    for name in libraries:
        with contextlib.suppress(ImportError):
            import_module(name)


def _rehearse() -> None:
    """Lets kernels find all that a report uses at hand; without it they only take longer."""
    from tailan.rehearsal import rehearse

    with contextlib.suppress(TailanError, OSError):
        rehearse()


def _serve(server: socket.socket) -> None:
    children: set[int] = set()
    with selectors.DefaultSelector() as waiting:
        waiting.register(server, selectors.EVENT_READ)
        waiting.register(0, selectors.EVENT_READ)
        while True:
            ready = {key.fileobj for key, _ in waiting.select(_REAPED_EVERY)}
            if 0 in ready and not os.read(0, 1):
                _end(children)
                return
            if server in ready:
                connection, _ = server.accept()
                with connection:
                    children.add(_born(server, connection))
            _reap(children)


def _born(server: socket.socket, connection: socket.socket) -> int:
    """Forks a kernel as the caller asks, and tells its number."""
    with connection.makefile("rb") as lines:
        asked: dict[str, Any] = json.loads(lines.readline(_LONGEST_CALL))
    child = os.fork()
    if child:
        connection.sendall(f"{child}\n".encode())
        return child
    parent = os.getppid()
    try:
        server.close()
        connection.close()
        _become_kernel(asked["arguments"], asked["folder"], asked["environment"], parent)
    except BaseException:
        sys.excepthook(*sys.exc_info())
        os._exit(1)
    os._exit(0)


def _become_kernel(
    arguments: list[str], folder: str, environment: Mapping[str, str], parent: int
) -> None:
    """Turns this copy into a kernel with a state of its own, and runs it to its end."""
    os.setsid()
    _die_with(parent)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    if MEMORY in environment:
        # A cell that wants it all gets an error, and the machine stays whole.
        import resource

        limit = int(environment[MEMORY])
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    sys.argv = ["ipykernel_launcher", *arguments]
    # What stands beside a notebook can be imported; the nursery itself knows no such folder.
    sys.path.insert(0, "")
    _seed()
    from ipykernel.kernelapp import IPKernelApp

    IPKernelApp.launch_instance(arguments)


def _seed() -> None:
    """Gives the copy random numbers of its own: all copies would draw the same."""
    import random

    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()


def _die_with(parent: int) -> None:
    """Asks Linux to end this process with its parent; elsewhere the lifeline alone serves."""
    _ask_linux(_DIE_WITH_PARENT, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


def _ask_linux(option: int, value: int) -> None:
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(option, value)


def _reap(children: set[int]) -> None:
    """Ends what kernels that have ended left behind, first of all their own processes."""
    look = os.WEXITED | os.WNOHANG | os.WNOWAIT
    ended = {child for child in children if os.waitid(os.P_PID, child, look)}
    for child in ended:
        # Not waited for yet, so that the number is nobody else's.
        _end_group(child)
        os.waitpid(child, 0)
    children -= ended
    if ended and not children:
        _end_adopted()


def _end(children: Iterable[int]) -> None:
    for child in children:
        _end_group(child)
    _end_adopted()


def _end_group(leader: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)


def _end_adopted() -> None:
    """Ends all processes below this one: those of one that ends become its own."""
    while own := _own():
        for process in own:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(process, 0)


def _own() -> list[int]:
    """The numbers of this process's own children, where the system tells them."""
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as file:
            return [int(number) for number in file.read().split()]
    except OSError:
        return []


if __name__ == "__main__":
    main(sys.argv[1:])
