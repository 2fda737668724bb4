"""Those who execute the runs of a build: threads of this machine, or the workers of a cluster.

A run travels as bytes and comes back as bytes, so whoever executes it needs nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from itertools import islice
from threading import Event

from tailan.arenas import share_arenas
from tailan.execution import RunOutputs
from tailan.inputs import RunInputs
from tailan.warm_kernels import warm_kernels

Build = Callable[..., RunOutputs]
"""What builds a run from its inputs; it may be handed `is_stopped` and asks it now and then."""

_LOOKED_AFTER_EVERY = 1.0
_AHEAD = 2
"""Runs at hand for each place: the next one waits where the last one ends."""


class Crew:
    """Takes runs and gives each back as it ends; at any time only a few are in memory."""

    def __init__(self, executor: Executor, places: int) -> None:
        self._executor = executor
        self._places = places

    def places(self) -> int:
        """How many runs are executed at once."""
        return self._places

    def ended(self, build: Build, inputs: Iterable[RunInputs]) -> Iterator[tuple[RunInputs, Ended]]:
        """Each run with its end, in the order in which they end; `inputs` are taken as needed."""
        ahead = iter(inputs)
        waiting: dict[Future[RunOutputs], RunInputs] = {}
        while True:
            room = max(0, _AHEAD * self.places() - len(waiting))
            for each in islice(ahead, room):
                waiting[self._submit(build, each)] = each
            if not waiting:
                return
            for future in wait(waiting, _LOOKED_AFTER_EVERY, FIRST_COMPLETED).done:
                yield waiting.pop(future), self._ended(future)

    def _submit(self, build: Build, inputs: RunInputs) -> Future[RunOutputs]:
        return self._executor.submit(build, inputs)

    def _ended(self, future: Future[RunOutputs]) -> Ended:
        """What a run gave, or the error that kept it from ending."""
        error = future.exception()
        if error is not None and not isinstance(error, Exception):
            raise error
        return error or future.result()


Ended = RunOutputs | Exception


class LocalCrew(Crew):
    """Threads of this process; once it is `stopped`, none of their runs begins another notebook."""

    def __init__(self, executor: Executor, places: int) -> None:
        super().__init__(executor, places)
        self.stopped = Event()

    def _submit(self, build: Build, inputs: RunInputs) -> Future[RunOutputs]:
        return self._executor.submit(build, inputs, is_stopped=self.stopped.is_set)


_UNDER_WAY = 2
"""Runs under way for each job, from two jobs on: half of a run's time it waits for its kernels."""


def places_of(jobs: int) -> int:
    """How many runs are under way on this machine: one with one job, so that nothing overlaps."""
    return jobs if jobs == 1 else _UNDER_WAY * jobs


@contextmanager
def local_crew(jobs: int) -> Iterator[Crew]:
    """Threads of this machine that keep so many processors busy; their kernels begin warm."""
    places = places_of(jobs)
    share_arenas()
    # Kernels end before their threads are waited for: one may be at a cell that takes long.
    with ThreadPoolExecutor(max_workers=places) as pool, warm_kernels(places):
        crew = LocalCrew(pool, places)
        try:
            yield crew
        except BaseException:
            # Their kernels are about to be taken away: they would start ordinary ones.
            crew.stopped.set()
            pool.shutdown(wait=False, cancel_futures=True)
            raise
