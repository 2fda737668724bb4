"""A cluster of Dask workers as the crew of a build: the one door of dask.

A worker is any process of `dask worker` on a machine that has this package with the same packages
beside it. It needs neither the project's folder nor a disk that is shared: inputs travel with the
task, outputs come back. Dask does the runs of a lost worker again on another one.
"""

from __future__ import annotations

import asyncio
import logging
import platform
import re
import time
import warnings
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError, Future
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

from distributed import Client, Security, WorkerPlugin
from distributed.scheduler import KilledWorker

from tailan.arenas import share_arenas
from tailan.crew import Build, Crew, Ended
from tailan.environment import Environment, this_environment
from tailan.errors import CallError, TailanError
from tailan.execution import RunOutputs
from tailan.inputs import RunInputs
from tailan.warm_kernels import warm_kernels

PATIENCE = 15.0
"""Seconds that a scheduler may take to answer, and its first worker to be there."""

_ADDRESS = re.compile(r"(tcp|tls)://[^\s/:]+:\d{1,5}|(tcp|tls)://\[[0-9a-fA-F:]+\]:\d{1,5}")

WITHOUT_WORKERS = 60.0
"""Seconds that a build waits for a worker where all of them are lost."""


class WarmWorker(WorkerPlugin):
    """Lets the kernels of a worker begin warm as long as the worker lives."""

    name = "tailan-warm"
    idempotent = True

    async def setup(self, worker: Any) -> None:  # noqa: ARG002 (Dask hands it over)
        """Starts what the kernels are forked from; the worker's own process is never forked."""
        share_arenas()
        self._open = ExitStack()
        # The worker goes on to answer its scheduler meanwhile.
        await asyncio.to_thread(self._open.enter_context, warm_kernels())

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 (Dask hands it over)
        """Ends it with the worker."""
        self._open.close()


class VersionsError(CallError):
    """Workers that would compute with other versions: every difference that was found."""

    def __init__(self, differences: Iterable[TailanError]) -> None:
        self.differences = tuple(differences)
        super().__init__("cluster.versions")

    def message(self, language: str) -> str:
        """What to do, and a line for each difference."""
        return "\n".join(
            [super().message(language), *(d.message(language) for d in self.differences)]
        )


class ClusterCrew(Crew):
    """The workers of a scheduler; TailanError where it or the last of them is lost for long."""

    def __init__(self, client: Client, address: str) -> None:
        super().__init__(client.get_executor(pure=False), 1)
        self._client = client
        self._address = address
        self._seen = time.monotonic()
        self._wanted = this_environment()

    def places(self) -> int:
        """How many runs the workers of this moment execute at once."""
        threads = sum(self._threads().values())
        if threads:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > WITHOUT_WORKERS:
            raise TailanError("cluster.workers_lost", address=self._address)
        return threads

    def _threads(self) -> dict[str, int]:
        try:
            if self._client.status != "running":
                raise OSError(self._client.status)
            threads: dict[str, int] = self._client.nthreads()
        except OSError as error:
            raise TailanError("cluster.lost", address=self._address) from error
        return threads

    def _submit(self, build: Build, inputs: RunInputs) -> Future[RunOutputs]:
        return self._executor.submit(_built_alike, build, inputs, self._wanted)

    def _ended(self, future: Future[RunOutputs]) -> Ended:
        try:
            return super()._ended(future)
        except CancelledError as error:
            raise TailanError("cluster.lost", address=self._address) from error
        except KilledWorker as error:
            return TailanError("cluster.killed", worker=error.last_worker.address)


@contextmanager
def cluster_crew(address: str) -> Iterator[Crew]:
    """The workers of the scheduler at an address.

    CallError where it does not answer, has no workers, or a worker computes with other versions;
    TailanError where it is lost.
    """
    # Dask sets a level of its own for the client: what is lost is told by a message of the build.
    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    with _client(address) as client, warnings.catch_warnings():
        # Documents are large beside what Dask expects of a task; only a few are under way at once.
        warnings.filterwarnings("ignore", message="Sending large graph")
        try:
            _require_workers(client, address)
            _require_same_versions(client)
            client.register_plugin(WarmWorker())
        except OSError as error:
            raise TailanError("cluster.lost", address=address) from error
        yield ClusterCrew(client, address)


def _client(address: str) -> Client:
    if not _ADDRESS.fullmatch(address):
        raise CallError("cluster.address", address=address)
    if address.startswith("tls:") and not _has_certificates():
        raise CallError("cluster.certificates", address=address)
    try:
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ImportError) as error:
        raise CallError("cluster.no_answer", address=address, seconds=round(PATIENCE)) from error


def _has_certificates() -> bool:
    """Whether Dask's own settings name certificates; without them it fails in odd ways."""
    return Security().get_connection_args("client").get("ssl_context") is not None


def _require_workers(client: Client, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except TimeoutError as error:
        raise CallError("cluster.no_workers", address=address) from error


def _require_same_versions(client: Client) -> None:
    here = this_environment()
    found: dict[str, object] = client.run(this_environment, on_error="return")
    differences = [
        each for worker in sorted(found) for each in _differences(here, worker, found[worker])
    ]
    if differences:
        raise VersionsError(differences)


def _differences(here: Environment, worker: str, found: object) -> Iterator[TailanError]:
    if isinstance(found, OSError):
        # Lost as it was asked; when it is back, it is asked before each run.
        return
    if not isinstance(found, Environment):
        yield TailanError("cluster.unlike", worker=worker, detail=str(found))
        return
    for one in here.differences(found):
        fields = {"part": one.part, "here": one.here, "there": one.there}
        yield TailanError("cluster.difference", worker=worker, **fields)


def _built_alike(build: Build, inputs: RunInputs, wanted: Environment) -> RunOutputs:
    """The outputs of a run, on a worker that computes with the versions that are wanted.

    Workers that join later have not been asked at the start.
    """
    for one in wanted.differences(_own_environment()):
        fields = {"part": one.part, "here": one.here, "there": one.there}
        raise TailanError("cluster.difference", worker=platform.node(), **fields)
    return build(inputs)


@cache
def _own_environment() -> Environment:
    return this_environment()
