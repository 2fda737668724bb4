"""`tailan read`: one document to tidy tables, no project needed."""

from __future__ import annotations

from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.errors import CallError
from tailan.help_page import Command, HelpPage


def read_command(page: HelpPage) -> Command:
    """The subcommand `read`."""

    @page.command("read")
    @click.argument("document", type=FILE, metavar=page("metavar.document"))
    @page.option("--out", key="out", type=FILE, required=True, metavar=page("metavar.folder"))
    @page.option("--form", key="form", default="", metavar=page("metavar.form"))
    @click.pass_context
    def read(context: click.Context, document: Path, out: Path, form: str) -> None:
        from tailan.documents import document_bytes, read_document
        from tailan.forms import chosen_form, read_plan
        from tailan.processed import plan_files
        from tailan.publication import write_files

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
