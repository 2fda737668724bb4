"""The subcommands: one module each, what it takes, does and answers."""

from __future__ import annotations

from collections.abc import Callable

from tailan.commands.actuals import actuals_command
from tailan.commands.add import add_command
from tailan.commands.answers import answers_command
from tailan.commands.ask import ask_command
from tailan.commands.build import build_command
from tailan.commands.check import check_command
from tailan.commands.decisions import decisions_command
from tailan.commands.read import read_command
from tailan.commands.sample import sample_command
from tailan.commands.status import status_command
from tailan.commands.verify import verify_command
from tailan.help_page import Command, HelpPage

COMMANDS: tuple[Callable[[HelpPage], Command], ...] = (
    read_command,
    add_command,
    check_command,
    build_command,
    status_command,
    verify_command,
    actuals_command,
    ask_command,
    answers_command,
    decisions_command,
    sample_command,
)
"""What declares each subcommand, in the order of the help."""
