"""`tailan verify`: published reports built again elsewhere and compared."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tailan.call import Call
from tailan.help_page import Command, HelpPage
from tailan.language import text
from tailan.office import Office
from tailan.problems import ParamsError

if TYPE_CHECKING:
    from tailan.project import Run
    from tailan.verification import Verified


def verify_command(page: HelpPage) -> Command:
    """The subcommand `verify`."""
    cores = os.cpu_count() or 1

    @page.command("verify")
    @click.argument("units", nargs=-1, metavar=page("metavar.units"))
    @page.option("--period", key="only_period", metavar=page("metavar.period"))
    @page.option("--jobs", key="jobs", type=click.IntRange(min=1), default=cores, metavar="N")
    @click.pass_context
    def verify(
        context: click.Context, units: tuple[str, ...], period: str | None, jobs: int
    ) -> int:
        call = Call.of(context)
        problems = call.shared_problems()
        if problems:
            raise ParamsError(problems)
        runs = call.runs(units, period)
        found = []
        for each in _verified(call, runs, jobs, with_overview=not units and not period):
            found.append(each)
            _tell(call, each)
        same = sum(each.verdict == "same" for each in found)
        missing = sum(each.verdict == "not_received" for each in found)
        call.console.say("verified", same=same, other=len(found) - same - missing)
        return 0 if same + missing == len(found) else 1

    return verify


def _verified(call: Call, runs: list[Run], jobs: int, *, with_overview: bool) -> Iterator[Verified]:
    """The verdict on each run, then on the page over all of them."""
    from tailan.build_site import scratch_folder
    from tailan.crew import local_crew
    from tailan.verification import verify, verify_overview

    # Reports speak the language of the project, whoever asks.
    office = Office(call.project, call.params, call.params.workbook.language)
    with scratch_folder(), local_crew(jobs) as crew:
        yield from verify(office, runs, crew)
        if with_overview:
            yield verify_overview(office)


def _tell(call: Call, verified: Verified) -> None:
    parts = ", ".join(verified.parts) or call.why(verified.reasons)
    verdict = text(call.language, f"verdict.{verified.verdict}", parts=parts)
    call.console.say("because", run=verified.name, why=verdict)
    if verified.versions:
        versions = ", ".join(verified.versions)
        call.console.say("other_versions", run=verified.name, versions=versions)
