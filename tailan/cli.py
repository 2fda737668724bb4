"""The command `tailan`: its subcommands, the options of all of them, its exit status."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, TypeVar

import click

from tailan import __version__
from tailan.call import language_of
from tailan.commands import COMMANDS
from tailan.console import Console
from tailan.errors import TailanError
from tailan.help_page import Command, Group, HelpPage, usage_message
from tailan.language import LANGUAGES, reason, text

AnyCommand = TypeVar("AnyCommand", bound=Command)


def run(arguments: Sequence[str]) -> int:
    """The exit status of the command with these arguments; its answers are printed."""
    language = language_of(arguments)
    console = Console(language)
    try:
        status = commands(language).main(
            list(arguments) or ["--help"], prog_name="tailan", standalone_mode=False
        )
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        console.warn(usage_message(error, language))
        return 2
    except TailanError as error:
        console.warn(error.message(language))
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        console.warn(text(language, "error.interrupted"))
        return 130
    except BrokenPipeError:
        # Whoever read the pipe has gone; Python must not try to flush into it at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        detail = reason(language, error)
        file = error.filename or text(language, "error.output")
        console.warn(text(language, "error.not_written", file=file, detail=detail))
        return 1


def commands(language: str) -> Group:
    """The command with its subcommands, its help in `language`."""
    page = HelpPage(language)
    group = Group("tailan", language=language, help=page("tailan"))
    shows_version = click.version_option(__version__, message="%(version)s", help=page("version"))
    for declare in COMMANDS:
        group.add_command(_with_common_options(declare(page), page))
    return _with_common_options(shows_version(group), page)


def _with_common_options(command: AnyCommand, page: HelpPage) -> AnyCommand:
    """The command with the options that may stand before a subcommand's name or after it."""
    for option in (
        page.option("--project", key="project", metavar=page("metavar.folder"), **_REMEMBERED),
        page.option("--language", key="language", type=click.Choice(LANGUAGES), **_REMEMBERED),
        click.help_option("--help", help=page("help")),
    ):
        command = option(command)
    return command


def _remember(context: click.Context, parameter: click.Parameter, value: object) -> None:
    if value is not None:
        context.find_root().meta[str(parameter.name)] = value


_REMEMBERED: dict[str, Any] = {"expose_value": False, "callback": _remember}
