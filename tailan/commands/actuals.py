"""`tailan actuals`: the proposed values of a run written for an analyst to confirm."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.help_page import Command, HelpPage


def actuals_command(page: HelpPage) -> Command:
    """The subcommand `actuals`."""

    @page.command("actuals")
    @click.argument("unit", metavar=page("metavar.code"))
    @click.argument("period", metavar=page("metavar.period"))
    @page.option("--from", key="from", type=FILE, metavar=page("metavar.document"))
    @click.pass_context
    def actuals(context: click.Context, /, unit: str, period: str, **given: Path | None) -> None:
        from tailan.inquiry import take_edited, write_actuals

        call = Call.of(context)
        sheet = call.worksheet(unit, period)
        edited = given["from"]
        if edited is not None:
            count = take_edited(sheet, edited)
            call.console.say("actuals_taken", run=sheet.run.name, count=count)
        written = write_actuals(sheet)
        call.console.say(
            "actuals", run=sheet.run.name, lines=written.lines, confirmed=written.confirmed,
            files=", ".join(map(str, written.files)),
        )  # fmt: skip
        call.console.unplaced(sheet.run, written.unplaced)

    return actuals
