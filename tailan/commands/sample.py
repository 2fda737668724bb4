"""`tailan sample`: an invented project of any size, to try and to measure with."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.errors import CallError
from tailan.help_page import Command, HelpPage
from tailan.project import Project

_SHARED = ("params/workbook.yaml", "requirements.lock", "notebooks/*.ipynb", "params/forms/*.yaml")
"""What an invented project takes over from the project at hand: it is built in the same way."""


def sample_command(page: HelpPage) -> Command:
    """The subcommand `sample`."""
    count = click.IntRange(min=1)

    @page.command("sample")
    @page.option("--units", key="sample_units", type=count, default=20, metavar="N")
    @page.option("--periods", key="sample_periods", type=count, default=1, metavar="M")
    @page.option(
        "--out", key="sample_out", type=FILE, required=True, metavar=page("metavar.folder")
    )
    @click.pass_context
    def sample(context: click.Context, /, units: int, periods: int, out: Path) -> None:
        from tailan.publication import write_files
        from tailan.sample import sample_project

        call = Call.of(context)
        if out.exists() and (not out.is_dir() or any(out.iterdir())):
            raise CallError("sample.not_empty", folder=out)
        write_files(out, _shared(call.project))
        for path, content in sample_project(units, periods):
            write_files(out, {path: content})
        call.console.say("sampled", count=units * periods, folder=out)

    return sample


def _shared(project: Project) -> dict[str, bytes]:
    paths = (path for pattern in _SHARED for path in sorted(project.root.glob(pattern)))
    return {path.relative_to(project.root).as_posix(): path.read_bytes() for path in paths}
