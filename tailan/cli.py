"""The command `tailan`: what each subcommand takes, does and answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tailan import __version__
from tailan.call import Call, language_of
from tailan.console import Console
from tailan.documents import document_bytes, read_document
from tailan.errors import CallError, TailanError
from tailan.forms import chosen_form, read_plan
from tailan.help_page import Command, Group, HelpPage, usage_message
from tailan.language import LANGUAGES, text
from tailan.overview import RunState
from tailan.period import Period
from tailan.processed import plan_files
from tailan.project import Run
from tailan.publication import write_files

FILE = click.Path(path_type=Path)
AnyCommand = TypeVar("AnyCommand", bound=Command)


def main() -> None:
    """Runs the command and leaves with 0 all well, 1 some run failed, 2 the call is wrong."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command with these arguments; its answers are printed."""
    language = language_of(arguments)
    console = Console(language)
    try:
        status = commands(language).main(
            list(arguments) or ["--help"], prog_name="tailan", standalone_mode=False
        )
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        console.warn(usage_message(error, language))
        return 2
    except TailanError as error:
        console.warn(error.message(language))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        console.warn(text(language, "error.interrupted"))
        return 130
    except BrokenPipeError:
        # Whoever read the pipe has gone; Python must not try to flush into it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        detail = error.strerror or str(error)
        console.warn(text(language, "error.not_written", file=error.filename or "", detail=detail))
        return 1


def commands(language: str) -> Group:
    """The command with its subcommands, its help in `language`."""
    page = HelpPage(language)
    group = Group("tailan", language=language, help=page("tailan"))
    shows_version = click.version_option(__version__, message="%(version)s", help=page("version"))
    for declare in (_read, _add, _check, _build, _status):
        group.add_command(_with_common_options(declare(page), page))
    return _with_common_options(shows_version(group), page)


def _with_common_options(command: AnyCommand, page: HelpPage) -> AnyCommand:
    """The command with the options that may stand before a subcommand's name or after it."""
    for option in (
        page.option("--project", key="project", metavar=page("metavar.folder"), **_REMEMBERED),
        page.option("--language", key="language", type=click.Choice(LANGUAGES), **_REMEMBERED),
        click.help_option("--help", help=page("help")),
    ):
        command = option(command)
    return command


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None:
        context.find_root().meta[str(parameter.name)] = value


_REMEMBERED: dict[str, Any] = {"expose_value": False, "callback": _remember}


def _read(page: HelpPage) -> Command:
    @page.command("read")
    @click.argument("document", type=FILE, metavar=page("metavar.document"))
    @page.option("--out", key="out", type=FILE, required=True, metavar=page("metavar.folder"))
    @page.option("--form", key="form", default="", metavar=page("metavar.form"))
    @click.pass_context
    def read(context: click.Context, document: Path, out: Path, form: str) -> None:
        call = Call.of(context)
        raw = document_bytes(document)
        if out.exists() and not out.is_dir():
            raise CallError("out", folder=out)
        content = read_document(raw, str(document))
        plan = read_plan(content, chosen_form(content, call.forms, form), call.units())
        write_files(out, plan_files(content, plan, call.language))
        call.console.say(
            "read", form=plan.form, objectives=len(plan.objectives), measures=len(plan.measures),
            indicators=len(plan.indicators), statistics=len(plan.statistics),
            repairs=len(plan.repairs), folder=out,
        )  # fmt: skip

    return read


def _add(page: HelpPage) -> Command:
    @page.command("add")
    @click.argument("document", type=FILE, metavar=page("metavar.document"))
    @page.option("--unit", key="unit", required=True, metavar=page("metavar.code"))
    @page.option("--period", key="period", required=True, metavar=page("metavar.period"))
    @page.option("--name", key="name", default="", metavar=page("metavar.text"))
    @page.option("--origin", key="origin", default="", metavar=page("metavar.text"))
    @page.option("--form", key="form", default="", metavar=page("metavar.form"))
    @page.option("--replace", key="replace", is_flag=True)
    @click.pass_context
    def add(context: click.Context, /, document: Path, unit: str, **given: Any) -> None:
        from tailan.intake import Intake, take_in

        call = Call.of(context)
        replace, period = given.pop("replace"), Period.parse(given.pop("period"))
        intake = Intake(document, unit, period, **given)
        taken, warned = take_in(call.project, call.params, intake, date.today(), replace=replace)
        for warning in warned:
            call.console.warn(text(call.language, f"warning.{warning.key}", **warning.fields))
        call.console.say("added", document=taken.document, run=taken.name, unit=unit)

    return add


def _check(page: HelpPage) -> Command:
    @page.command("check")
    @page.option("--strict", key="strict", is_flag=True)
    @click.pass_context
    def check(context: click.Context, *, strict: bool) -> int:
        call = Call.of(context)
        states = [call.state(run)[0] for run in call.params.runs]
        for state in states:
            if state.state == "not_received":
                call.console.say("not_received", run=state.name, document=state.document)
        received = sum(state.state != "not_received" for state in states)
        call.console.say("checked", runs=len(states), received=received)
        is_fitting = call.report_corrections()
        return 0 if is_fitting or not strict else 1

    return check


def _build(page: HelpPage) -> Command:
    jobs = os.cpu_count() or 1

    @page.command("build")
    @click.argument("units", nargs=-1, metavar=page("metavar.units"))
    @page.option("--period", key="only_period", metavar=page("metavar.period"))
    @page.option("--jobs", key="jobs", type=click.IntRange(min=1), default=jobs, metavar="N")
    @page.option("--force", key="force", is_flag=True)
    @page.option("--only-failed", key="only_failed", is_flag=True)
    @page.option("--dry-run", key="dry_run", is_flag=True)
    @page.option("--explain", key="explain", is_flag=True)
    @click.pass_context
    def build(context: click.Context, /, units: tuple[str, ...], **asked: Any) -> int:
        from tailan.batch import build, plan_build

        call = Call.of(context)
        runs = call.runs(units, asked["period"])
        if asked["only_failed"]:
            runs = [run for run in runs if call.state(run)[0].state == "failed"]
        tasks = plan_build(call.office, runs, force=asked["force"])
        if asked["explain"] or asked["dry_run"]:
            for task in tasks:
                call.explain(task.run, task.reasons)
        if asked["dry_run"]:
            call.console.say("would_build", count=len(tasks))
            return 0
        with call.console.progress(len(tasks)) as on_done:
            done = build(call.office, tasks, jobs=asked["jobs"], on_done=on_done)
        return _conclude(call, runs, done)

    return build


def _conclude(call: Call, runs: Sequence[Run], done: Sequence[RunState]) -> int:
    """Prints the outcome of every run that was asked for; 1 if any of them failed."""
    now = {state.name: state for state in done}
    states = [now.get(run.name) or call.state(run)[0] for run in runs]
    call.console.outcomes(states)
    failed = sum(state.state == "failed" for state in states)
    built = sum(state.state == "built" for state in done)
    missing = sum(state.state == "not_received" for state in states)
    unchanged = len(states) - failed - built - missing
    call.console.say("built", built=built, failed=failed, unchanged=unchanged, missing=missing)
    call.console.say("index", path=call.project.reports / "index.html")
    return 1 if failed else 0


def _status(page: HelpPage) -> Command:
    @page.command("status")
    @click.pass_context
    def status(context: click.Context) -> None:
        call = Call.of(context)
        headings = [text(call.language, f"cli.column.{name}") for name in ("run", "state", "why")]
        rows = []
        for run in call.params.runs:
            state, reasons = call.settled_state(run)
            name = text(call.language, f"state.{state.state}")
            rows.append([state.name, name, call.why(state, reasons)])
        call.console.table(headings, rows)

    return status
