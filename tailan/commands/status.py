"""`tailan status`: every run of the grid with its state, and why it is stale."""

from __future__ import annotations

import click

from tailan.call import Call
from tailan.help_page import Command, HelpPage
from tailan.language import text


def status_command(page: HelpPage) -> Command:
    """The subcommand `status`."""

    @page.command("status")
    @click.pass_context
    def status(context: click.Context) -> None:
        call = Call.of(context)
        headings = [text(call.language, f"cli.column.{name}") for name in ("run", "state", "why")]
        rows = []
        for run in call.params.runs:
            state, reasons = call.settled_state(run)
            name = text(call.language, f"state.{state.state}")
            said = [call.why(state, reasons), *call.console.attention(state)]
            rows.append([state.name, name, "; ".join(filter(None, said))])
        call.console.table(headings, rows)

    return status
