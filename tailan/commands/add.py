"""`tailan add`: a received document copied into the project and entered in its grid."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.help_page import Command, HelpPage
from tailan.language import text
from tailan.period import Period


def add_command(page: HelpPage) -> Command:
    """The subcommand `add`."""

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
