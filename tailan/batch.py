"""The batch: every stale run of the grid built, published, and shown in the overview."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tailan.build_log import BuildLog
from tailan.build_site import only_build, scratch_folder
from tailan.errors import TailanError
from tailan.inputs import RunInputs, Stock
from tailan.language import reason, text
from tailan.manifest import Reasons
from tailan.overview import RunState, Surveyed, published_state, state_from
from tailan.overview_page import publish_overview
from tailan.problems import ParamsError
from tailan.project import Run
from tailan.publication import publish, sweep

# What executes runs takes long to import: a build that has nothing to do goes without it.
if TYPE_CHECKING:
    from tailan.crew import Crew
    from tailan.execution import RunOutputs
    from tailan.notebook_errors import Fault


@dataclass(frozen=True)
class Task:
    """A run that the next build would do, and why."""

    run: Run
    reasons: Reasons


def plan_build(
    surveyed: Iterable[Surveyed], *, force: bool = False, only_failed: bool = False
) -> list[Task]:
    """The runs that have something to build: new, changed or failed ones; with `force` all.

    A run whose document has not come is none of them, and no error.
    """
    tasks = [
        Task(one.run, _reasons(one, force))
        for one in surveyed
        if one.state.state != "not_received" and (one.state.state == "failed" or not only_failed)
    ]
    return [task for task in tasks if task.reasons]


def _reasons(surveyed: Surveyed, force: bool) -> Reasons:
    if surveyed.reasons:
        return surveyed.reasons
    if surveyed.state.state == "failed":
        return (("failed", surveyed.run.document),)
    return (("forced", surveyed.run.document),) if force else ()


def build(
    stock: Stock,
    tasks: Iterable[Task],
    *,
    crew: Callable[[], AbstractContextManager[Crew]],
    log: BuildLog,
    on_done: Callable[[RunState], None],
) -> list[RunState]:
    """Has the crew build each task's run, publishes it, then the overview; returns how each ended.

    CallError where another build is at work on the project.
    """
    work = _Work(stock, log, on_done)
    runs = [task.run for task in tasks]
    with only_build(stock.office.project), scratch_folder(), ExitStack() as kept_open:
        sweep(stock.office.project)
        sound = work.sort_out(runs) if runs else []
        workers = kept_open.enter_context(crew()) if sound else None
        try:
            if workers is not None:
                work.build(sound, workers)
        except TailanError:
            publish_overview(stock)
            raise
        publish_overview(stock)
        stock.hashes.save()
    return work.done


@dataclass(frozen=True)
class _Work:
    """The runs of one build, each published and told as soon as it ends."""

    stock: Stock
    log: BuildLog
    on_done: Callable[[RunState], None]
    done: list[RunState] = field(default_factory=list)

    def sort_out(self, runs: Iterable[Run]) -> list[Run]:
        """The runs whose own files in params/ are right; the others fail before a kernel starts."""
        from tailan.assessment import problems_written
        from tailan.execution import RunOutputs

        sound: list[Run] = []
        for run in runs:
            problems = tuple(problems_written(self.stock.office.project, run))
            if problems:
                message = ParamsError(problems).message(self._language)
                for inputs in self._gathered([run]):
                    self._end(inputs, RunOutputs(run, {}, message))
            else:
                sound.append(run)
        return sound

    def build(self, runs: Iterable[Run], workers: Crew) -> None:
        """Has each run done; what its kernel or the machine is to blame for, once more."""
        again: list[Run] = []
        for inputs, outputs in self._built(runs, workers):
            if outputs.fault:
                self.log.say(f"{inputs.run.name}\tonce more\t{outputs.message}")
                again.append(inputs.run)
            else:
                self._end(inputs, outputs)
        for inputs, outputs in self._built(again, workers):
            self._end(inputs, outputs)

    @property
    def _language(self) -> str:
        return self.stock.office.language

    def _built(self, runs: Iterable[Run], workers: Crew) -> Iterator[tuple[RunInputs, RunOutputs]]:
        """The outputs of each run as it ends; whatever goes wrong in one stops no other."""
        from tailan.execution import RunOutputs, build_run

        for inputs, ended in workers.ended(build_run, self._gathered(runs)):
            if isinstance(ended, RunOutputs):
                yield inputs, ended
            else:
                self.log.say("".join(traceback.format_exception(ended)))
                fault: Fault = "machine" if isinstance(ended, OSError | MemoryError) else ""
                yield inputs, RunOutputs(inputs.run, {}, _unexpected(ended, self._language), fault)

    def _gathered(self, runs: Iterable[Run]) -> Iterator[RunInputs]:
        """The inputs of each run, when it is its turn."""
        for run in runs:
            try:
                inputs = self.stock.gather(run)
            except OSError as error:
                file = error.filename or run.document
                self._tell(self._undone(run, "error.document.unreadable", file, error))
            else:
                yield inputs

    def _end(self, inputs: RunInputs, outputs: RunOutputs) -> None:
        """Publishes a run, unless the machine is to blame: then all stays as it was."""
        project, run = self.stock.office.project, outputs.run
        if outputs.fault == "machine":
            self._tell(self._failed(run, outputs.message))
            return
        try:
            manifest = publish(project, inputs, outputs, self.stock.hashes)
        except OSError as error:
            self._tell(self._undone(run, "error.not_written", project.reports / run.name, error))
        else:
            self._tell(state_from(project, run, manifest))

    def _undone(self, run: Run, key: str, file: object, error: OSError) -> RunState:
        fields = {"file": file, "detail": reason(self._language, error)}
        return self._failed(run, text(self._language, key, **fields))

    def _failed(self, run: Run, message: str) -> RunState:
        """The state of a run whose failure is not published: what was published before stays."""
        before = published_state(self.stock.office.project, run)
        return before.model_copy(update={"state": "failed", "message": message})

    def _tell(self, state: RunState) -> None:
        self.done.append(state)
        self.log.say(f"{state.name}\t{state.state}\t{state.message}")
        self.on_done(state)


def _unexpected(error: Exception, language: str) -> str:
    if isinstance(error, TailanError):
        return error.message(language)
    return text(language, "error.outside", name=type(error).__name__, detail=str(error))
