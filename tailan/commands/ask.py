"""`tailan ask`: the query sheet of a run, for its unit to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.help_page import Command, HelpPage


def ask_command(page: HelpPage) -> Command:
    """The subcommand `ask`."""

    @page.command("ask")
    @click.argument("unit", metavar=page("metavar.code"))
    @click.argument("period", metavar=page("metavar.period"))
    @page.option("--out", key="ask_out", type=FILE, default=Path(), metavar=page("metavar.folder"))
    @click.pass_context
    def ask(context: click.Context, unit: str, period: str, out: Path) -> None:
        from tailan.inquiry import write_query

        call = Call.of(context)
        sheet = call.worksheet(unit, period)
        files, rows = write_query(sheet, out)
        call.console.say("asked", run=sheet.run.name, count=rows, files=", ".join(map(str, files)))

    return ask
