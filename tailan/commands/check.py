"""`tailan check`: the grid looked at before anything runs."""

from __future__ import annotations

import click

from tailan.call import Call
from tailan.help_page import Command, HelpPage
from tailan.problems import ParamsError


def check_command(page: HelpPage) -> Command:
    """The subcommand `check`."""

    @page.command("check")
    @page.option("--strict", key="strict", is_flag=True)
    @click.pass_context
    def check(context: click.Context, *, strict: bool) -> int:
        from tailan.assessment import problems_written

        call = Call.of(context)
        problems = [p for run in call.params.runs for p in problems_written(call.project, run)]
        if problems:
            raise ParamsError(problems)
        states = [call.state(run)[0] for run in call.params.runs]
        for state in states:
            if state.state == "not_received":
                call.console.say("not_received", run=state.name, document=state.document)
        received = sum(state.state != "not_received" for state in states)
        call.console.say("checked", runs=len(states), received=received)
        is_fitting = call.report_corrections()
        return 0 if is_fitting or not strict else 1

    return check
