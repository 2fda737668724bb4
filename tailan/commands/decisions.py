"""`tailan decisions`: the findings of a run written for people to decide about."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.help_page import Command, HelpPage


def decisions_command(page: HelpPage) -> Command:
    """The subcommand `decisions`."""

    @page.command("decisions")
    @click.argument("unit", metavar=page("metavar.code"))
    @click.argument("period", metavar=page("metavar.period"))
    @page.option("--from", key="from", type=FILE, metavar=page("metavar.document"))
    @click.pass_context
    def decisions(context: click.Context, /, unit: str, period: str, **given: Path | None) -> None:
        from tailan.settlement import take_decided, write_decisions

        call = Call.of(context)
        sheet = call.worksheet(unit, period)
        edited = given["from"]
        if edited is not None:
            count = take_decided(sheet, edited)
            call.console.say("decisions_taken", run=sheet.run.name, count=count)
        written = write_decisions(sheet)
        call.console.say(
            "decisions", run=sheet.run.name, findings=written.findings, settled=written.settled,
            files=", ".join(map(str, written.files)),
        )  # fmt: skip
        call.console.unsettled(sheet.run, written.assessment)

    return decisions
