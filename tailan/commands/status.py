"""`tailan status`: every run of the grid with its state, and why it is stale."""

from __future__ import annotations

import click

from tailan.call import Call
from tailan.help_page import Command, HelpPage
from tailan.inputs import Stock
from tailan.language import text
from tailan.office import Office
from tailan.overview import survey


def status_command(page: HelpPage) -> Command:
    """The subcommand `status`."""

    @page.command("status")
    @click.pass_context
    def status(context: click.Context) -> None:
        call = Call.of(context)
        headings = [text(call.language, f"cli.column.{name}") for name in ("run", "state", "why")]
        # Reports speak the language of the project, whoever asks.
        office = Office(call.project, call.params, call.params.workbook.language)
        rows = []
        for one in survey(Stock(office), call.params.runs):
            state = text(call.language, f"state.{one.state.state}")
            why = one.state.message or call.why(one.reasons)
            said = "; ".join(filter(None, [why, *call.console.attention(one.state)]))
            rows.append([one.run.name, state, said])
        call.console.table(headings, rows)
        for warning in call.leftovers():
            call.console.warn(warning)

    return status
