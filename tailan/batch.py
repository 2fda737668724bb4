"""The batch: every stale run of the grid built, published, and shown in the overview."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from tailan.assessment import problems_written
from tailan.build_log import BuildLog
from tailan.build_site import only_build, scratch_folder
from tailan.crew import Crew, Ended
from tailan.errors import TailanError
from tailan.execution import RunOutputs, build_run
from tailan.inputs import RunInputs, Stock
from tailan.language import text
from tailan.manifest import Reasons
from tailan.notebook_errors import Fault
from tailan.overview import RunState, Surveyed, published_state, state_from
from tailan.overview_page import publish_overview
from tailan.problems import ParamsError
from tailan.project import Run
from tailan.publication import publish, sweep


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
    crew: AbstractContextManager[Crew],
    log: BuildLog,
    on_done: Callable[[RunState], None],
) -> list[RunState]:
    """Has the crew build each task's run, publishes it, then the overview; returns how each ended.

    CallError where another build is at work on the project.
    """
    work = _Work(stock, log, on_done)
    runs = [task.run for task in tasks]
    with only_build(stock.office.project), scratch_folder():
        sweep(stock.office.project)
        try:
            sound = work.sort_out(runs)
            if sound:
                with crew as workers:
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
        sound: list[Run] = []
        for run in runs:
            problems = tuple(problems_written(self.stock.office.project, run))
            if problems:
                message = ParamsError(problems).message(self._language)
                self._end(self.stock.gather(run), RunOutputs(run, {}, message))
            else:
                sound.append(run)
        return sound

    def build(self, runs: Iterable[Run], workers: Crew) -> None:
        """Has each run done; what its kernel or the machine is to blame for, once more."""
        again: list[Run] = []
        for inputs, ended in workers.ended(build_run, self._gathered(runs)):
            outputs = self._outputs(inputs, ended)
            if outputs.fault:
                self.log.say(f"{inputs.run.name}\tonce more\t{outputs.message}")
                again.append(inputs.run)
            else:
                self._end(inputs, outputs)
        for inputs, ended in workers.ended(build_run, self._gathered(again)):
            self._end(inputs, self._outputs(inputs, ended))

    @property
    def _language(self) -> str:
        return self.stock.office.language

    def _gathered(self, runs: Iterable[Run]) -> Iterator[RunInputs]:
        """The inputs of each run, when it is its turn; one that cannot be read stops no other."""
        for run in runs:
            try:
                inputs = self.stock.gather(run)
            except OSError as error:
                self._tell(_unwritten(self.stock, run, "error.document.unreadable", error))
            else:
                yield inputs

    def _outputs(self, inputs: RunInputs, ended: Ended) -> RunOutputs:
        """The outputs of a run; whatever went wrong in it stops no other run."""
        if isinstance(ended, RunOutputs):
            return ended
        self.log.say("".join(traceback.format_exception(ended)))
        fault: Fault = "machine" if isinstance(ended, OSError | MemoryError) else ""
        return RunOutputs(inputs.run, {}, _unexpected(ended, self._language), fault)

    def _end(self, inputs: RunInputs, outputs: RunOutputs) -> None:
        """Publishes a run, unless the machine is to blame: then all stays as it was."""
        project = self.stock.office.project
        if outputs.fault == "machine":
            before = published_state(project, outputs.run)
            self._tell(before.model_copy(update={"state": "failed", "message": outputs.message}))
            return
        try:
            manifest = publish(project, inputs, outputs, self.stock.hashes)
        except OSError as error:
            self._tell(_unwritten(self.stock, outputs.run, "error.not_written", error))
        else:
            self._tell(state_from(project, outputs.run, manifest))

    def _tell(self, state: RunState) -> None:
        self.done.append(state)
        self.log.say(f"{state.name}\t{state.state}\t{state.message}")
        self.on_done(state)


def _unexpected(error: Exception, language: str) -> str:
    if isinstance(error, TailanError):
        return error.message(language)
    return text(language, "error.outside", name=type(error).__name__, detail=str(error))


def _unwritten(stock: Stock, run: Run, key: str, error: OSError) -> RunState:
    """The state of a run whose files could not be read or written: what is published stays."""
    project, language = stock.office.project, stock.office.language
    file = error.filename if key == "error.document.unreadable" else project.reports / run.name
    message = text(language, key, file=file, detail=error.strerror or error)
    before = published_state(project, run)
    return before.model_copy(update={"state": "failed", "message": message})
