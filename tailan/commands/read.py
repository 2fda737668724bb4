"""`tailan read`: one document to tidy tables, no project needed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from tailan.call import Call
from tailan.commands.arguments import FILE
from tailan.errors import CallError
from tailan.help_page import Command, HelpPage
from tailan.language import text, texts
from tailan.plan import Plan


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
        from tailan.repair_notes import grade_of

        call = Call.of(context)
        raw = document_bytes(document)
        if out.exists() and not out.is_dir():
            raise CallError("out", folder=out)
        content = read_document(raw, str(document))
        plan = read_plan(content, chosen_form(content, call.forms, form), call.units())
        write_files(out, plan_files(content, plan, call.language))
        grades = Counter(grade_of(repair.kind) for repair in plan.repairs)
        call.console.say(
            "read", form=_named(plan.form, call.language), counts=_counts(plan, call.language),
            repairs=len(plan.repairs), decide=grades["decide"], check=grades["check"], folder=out,
        )  # fmt: skip

    return read


def _named(form: str, language: str) -> str:
    """What people call a form, and its name; a form of a project's own has but that."""
    called = texts(language).get(f"cli.forms.{form}")
    return f"{called} ({form})" if called else form


def _counts(plan: Plan, language: str) -> str:
    """How much was read of what the form has."""
    found = {
        "objectives": plan.objectives,
        "measures": plan.measures,
        "indicators": plan.indicators,
        "statistics": plan.statistics,
    }
    return ", ".join(
        text(language, f"cli.read_counts.{name}", count=len(rows))
        for name, rows in found.items()
        if rows
    )
