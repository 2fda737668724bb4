"""`tailan build`: the reports of the grid that have something to build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from tailan.call import Call
from tailan.errors import CallError
from tailan.help_page import Command, HelpPage
from tailan.inputs import Stock
from tailan.notebook_errors import CELL_TIMEOUT
from tailan.overview import RunState, Surveyed, survey
from tailan.problems import ParamsError

if TYPE_CHECKING:
    from tailan.batch import Task
    from tailan.crew import Crew


def build_command(page: HelpPage) -> Command:
    """The subcommand `build`."""
    jobs = os.cpu_count() or 1

    @page.command("build")
    @click.argument("units", nargs=-1, metavar=page("metavar.units"))
    @page.option("--period", key="only_period", metavar=page("metavar.period"))
    @page.option("--jobs", key="jobs", type=click.IntRange(min=1), default=jobs, metavar="N")
    @page.option("--scheduler", key="scheduler", metavar="tcp://HOST:PORT")
    @page.option(
        "--timeout", key="timeout", type=click.IntRange(min=1), default=CELL_TIMEOUT,
        metavar=page("metavar.seconds"),
    )  # fmt: skip
    @page.option("--force", key="force", is_flag=True)
    @page.option("--only-failed", key="only_failed", is_flag=True)
    @page.option("--dry-run", key="dry_run", is_flag=True)
    @page.option("--explain", key="explain", is_flag=True)
    @click.pass_context
    def build(context: click.Context, /, units: tuple[str, ...], **asked: Any) -> int:
        from tailan.batch import build, plan_build
        from tailan.build_log import FOLDER, BuildLog

        call = Call.of(context)
        if problems := call.shared_problems():
            raise ParamsError(problems)
        stock = Stock(call.office, asked["timeout"])
        surveyed = survey(stock, call.runs(units, asked["period"]))
        tasks = plan_build(surveyed, force=asked["force"], only_failed=asked["only_failed"])
        if asked["explain"] or asked["dry_run"]:
            _explain(call, tasks)
        if asked["dry_run"]:
            call.console.say("would_build", count=len(tasks))
            return 0
        crew = partial(_crew, asked["scheduler"], asked["jobs"])
        with call.console.progress(len(tasks)) as on_done:
            log = BuildLog(call.project.private / FOLDER)
            done = build(stock, tasks, crew=crew, log=log, on_done=on_done)
        return _conclude(call, surveyed, done)

    return build


def _explain(call: Call, tasks: Iterable[Task]) -> None:
    for task in tasks:
        call.explain(task.run, task.reasons)


def _crew(scheduler: str | None, jobs: int) -> AbstractContextManager[Crew]:
    """Who executes the runs; CallError where a cluster is asked for and Dask is not installed."""
    from tailan.crew import local_crew

    if scheduler is None:
        return local_crew(jobs)
    try:
        from tailan.cluster import cluster_crew
    except ModuleNotFoundError as error:
        raise CallError("cluster.not_installed", package=error.name) from error
    return cluster_crew(scheduler)


def _conclude(call: Call, surveyed: Sequence[Surveyed], done: Sequence[RunState]) -> int:
    """Prints the outcome of every run that was asked for; 1 if any of them failed."""
    now = {state.name: state for state in done}
    states = [now.get(one.run.name, one.state) for one in surveyed]
    call.console.outcomes(states)
    for warning in call.leftovers():
        call.console.warn(warning)
    failed = sum(state.state == "failed" for state in states)
    built = sum(state.state == "built" for state in done)
    missing = sum(state.state == "not_received" for state in states)
    unchanged = len(states) - failed - built - missing
    call.console.say("built", built=built, failed=failed, unchanged=unchanged, missing=missing)
    call.console.say("index", path=call.project.reports / "index.html")
    return 1 if failed else 0
