"""`tailan check`: the grid looked at before anything runs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from tailan.call import Call
from tailan.help_page import Command, HelpPage
from tailan.inputs import unread_files
from tailan.language import text
from tailan.problems import ParamsError, nearest
from tailan.project import Project, Run
from tailan.source import SOURCE_ENDING


def check_command(page: HelpPage) -> Command:
    """The subcommand `check`."""

    @page.command("check")
    @page.option("--strict", key="strict", is_flag=True)
    @click.pass_context
    def check(context: click.Context, *, strict: bool) -> int:
        from tailan.assessment import problems_written

        call = Call.of(context)
        problems = call.shared_problems()
        if not problems:
            runs = call.params.runs
            problems = [p for run in runs for p in problems_written(call.project, run)]
        if problems:
            raise ParamsError(problems)
        missing = [run for run in runs if not call.project.document(run).is_file()]
        for run in missing:
            near = nearest(run.document, _others(call.project, run))
            call.console.say("not_received", run=run.name, document=run.document, nearest=near)
        call.console.say("checked", runs=len(runs), received=len(runs) - len(missing))
        warnings = [*_open_corrections(call), *_stray_files(call), *call.leftovers()]
        for warning in warnings:
            call.console.warn(warning)
        return 1 if warnings and strict else 0

    return check


def _open_corrections(call: Call) -> Iterator[str]:
    """The recorded corrections that do not fit the documents as they are now."""
    from tailan.corrections import corrected, corrections_path, is_open, load_corrections
    from tailan.documents import read_document
    from tailan.place import place_in_words
    from tailan.repair_notes import note_of

    for run in call.params.runs:
        recorded, path = load_corrections(call.project, run), call.project.document(run)
        if not recorded or not path.is_file():
            continue
        _, repairs = corrected(read_document(path.read_bytes(), str(path)), recorded)
        file = corrections_path(Project(Path()), run)
        for repair in repairs:
            if is_open(repair.kind):
                place = place_in_words(repair.place, call.language)
                yield f"{file}, {place}: {note_of(repair, call.language)}"


def _stray_files(call: Call) -> Iterator[str]:
    """The files of params/ that are about no run, or that nothing reads: a name is misspelt."""
    for file, near in call.stock.strays():
        yield text(call.language, "warning.stray", file=file, nearest=near)
    for file, near in unread_files(call.project):
        yield text(call.language, "warning.unread", file=file, nearest=near)


def _others(project: Project, run: Run) -> list[str]:
    """The names of the documents that lie where the document of a run is looked for."""
    found = project.document(run).parent.glob("*")
    return [path.name for path in found if not path.name.endswith(SOURCE_ENDING)]
