"""`tailan answers`: a filled query sheet taken into the record of its run."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.help_page import Command, HelpPage


def answers_command(page: HelpPage) -> Command:
    """The subcommand `answers`."""

    @page.command("answers")
    @click.argument("document", type=FILE, metavar=page("metavar.document"))
    @click.pass_context
    def answers(context: click.Context, document: Path) -> None:
        from tailan.inquiry import take_answers

        call = Call.of(context)
        run, count, kept, path = take_answers(call.project, call.params, document, call.language)
        call.console.say("answered", run=run.name, count=count, file=path, unit=run.unit)
        if kept:
            call.console.say("answers_kept", count=kept)

    return answers
