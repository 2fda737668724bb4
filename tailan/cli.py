"""The command `tailan`: what each subcommand takes, does and answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from tailan import __version__
from tailan.call import Call, Group, language_of, usage_message
from tailan.console import Console
from tailan.documents import read_document
from tailan.errors import CallError, TailanError
from tailan.forms import FORM_NAMES, read_plan
from tailan.language import LANGUAGES, text
from tailan.period import Period
from tailan.processed import plan_files
from tailan.project import Run
from tailan.publication import write_files

Command = TypeVar("Command", bound=Callable[..., Any])


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
        status = commands(language).main(list(arguments), prog_name="tailan", standalone_mode=False)
        return status if isinstance(status, int) else 0
    except click.exceptions.Exit as leave:
        return leave.exit_code
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
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        detail = error.strerror or str(error)
        console.warn(text(language, "error.not_written", file=error.filename or "", detail=detail))
        return 1


def commands(language: str) -> Group:
    """The command with its subcommands, its help in `language`."""

    def helped(name: str) -> str:
        return text(language, f"help.{name}")

    def everywhere(command: Command) -> Command:
        """The options that every subcommand takes, before its name or after."""
        for option in (
            click.option("--project", metavar=helped("metavar.folder"), help=helped("project"),
                         expose_value=False, callback=_remembered, type=click.Path()),
            click.option("--language", type=click.Choice(LANGUAGES), help=helped("language"),
                         expose_value=False, callback=_remembered),
            click.help_option("--help", help=helped("help")),
        ):  # fmt: skip
            command = option(command)
        return command

    group = Group("tailan", help=helped("tailan"), language=language)
    group = everywhere(
        click.version_option(__version__, message="%(version)s", help=helped("version"))(group)
    )
    for declare in (_read, _add, _check, _build, _status):
        group.add_command(everywhere(declare(helped)))
    return group


def _remembered(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None:
        context.find_root().meta[str(parameter.name)] = value


def _read(helped: Callable[[str], str]) -> click.Command:
    @click.command("read", help=helped("read"))
    @click.argument("document", type=click.Path(path_type=Path))
    @click.option("--out", type=click.Path(path_type=Path), required=True, help=helped("out"))
    @click.option("--form", type=click.Choice(FORM_NAMES), help=helped("form"))
    @click.pass_context
    def read(context: click.Context, document: Path, out: Path, form: str | None) -> None:
        call = Call.of(context)
        if not document.is_file():
            raise CallError("document.no_file", file=document)
        content = read_document(document.read_bytes(), str(document))
        plan = read_plan(content, call.words(form or FORM_NAMES[0]))
        write_files(out, plan_files(content, plan, call.language))
        call.console.say(
            "read", objectives=len(plan.objectives), measures=len(plan.measures),
            indicators=len(plan.indicators), repairs=len(plan.repairs), folder=out,
        )  # fmt: skip

    return read


def _add(helped: Callable[[str], str]) -> click.Command:
    @click.command("add", help=helped("add"))
    @click.argument("document", type=click.Path(path_type=Path))
    @click.option("--unit", required=True, help=helped("unit"))
    @click.option("--period", required=True, help=helped("period"))
    @click.option("--name", default="", help=helped("name"))
    @click.option("--origin", default="", help=helped("origin"))
    @click.option(
        "--form", type=click.Choice(FORM_NAMES), default=FORM_NAMES[0], help=helped("form")
    )
    @click.option("--replace", is_flag=True, help=helped("replace"))
    @click.pass_context
    def add(context: click.Context, /, document: Path, unit: str, period: str, **given: Any) -> None:
        from tailan.intake import Intake, take_in

        call = Call.of(context)
        replace = given.pop("replace")
        intake = Intake(document, unit, Period.parse(period), **given)
        taken, warned = take_in(call.project, call.params, intake, date.today(), replace=replace)
        for warning in warned:
            call.console.warn(text(call.language, f"warning.{warning.key}", **warning.fields))
        call.console.say("added", document=taken.document, run=taken.name, unit=unit)

    return add


def _check(helped: Callable[[str], str]) -> click.Command:
    @click.command("check", help=helped("check"))
    @click.pass_context
    def check(context: click.Context) -> None:
        call = Call.of(context)
        states = [call.state(run)[0] for run in call.params.runs]
        for state in states:
            if state.state == "not_received":
                call.console.say("not_received", run=state.name, document=state.document)
        received = sum(state.state != "not_received" for state in states)
        call.console.say("checked", runs=len(states), received=received)

    return check


def _build(helped: Callable[[str], str]) -> click.Command:
    jobs = os.cpu_count() or 1

    @click.command("build", help=helped("build"))
    @click.argument("units", nargs=-1, metavar=helped("metavar.units"))
    @click.option("--period", help=helped("only_period"))
    @click.option("--jobs", type=click.IntRange(min=1), default=jobs, help=helped("jobs"))
    @click.option("--force", is_flag=True, help=helped("force"))
    @click.option("--only-failed", is_flag=True, help=helped("only_failed"))
    @click.option("--dry-run", is_flag=True, help=helped("dry_run"))
    @click.option("--explain", is_flag=True, help=helped("explain"))
    @click.pass_context
    def build(
        context: click.Context, units: tuple[str, ...], period: str | None, **asked: Any
    ) -> int:
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
            build(call.office, tasks, jobs=asked["jobs"], on_done=on_done)
        return _conclude(call, runs, len(tasks))

    return build


def _conclude(call: Call, runs: Sequence[Run], built: int) -> int:
    """Prints the outcome of every run that was asked for; 1 if any of them failed."""
    states = [call.state(run)[0] for run in runs]
    call.console.outcomes(states)
    failed = sum(state.state == "failed" for state in states)
    call.console.say("built", built=built - failed, failed=failed, unchanged=len(runs) - built)
    call.console.say("index", path=call.project.reports / "index.html")
    return 1 if failed else 0


def _status(helped: Callable[[str], str]) -> click.Command:
    @click.command("status", help=helped("status"))
    @click.pass_context
    def status(context: click.Context) -> None:
        call = Call.of(context)
        headings = [text(call.language, f"cli.column.{name}") for name in ("run", "state", "why")]
        rows = []
        for run in call.params.runs:
            state, reasons = call.state(run)
            name = text(call.language, f"state.{state.state}")
            rows.append([state.name, name, call.why(state, reasons)])
        call.console.table(headings, rows)

    return status
