"""The help of the command in the language of the call: click's own words are English."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import click

from tailan.language import text

Declared = TypeVar("Declared", bound=Callable[..., Any])


_MARKS = re.compile(r"\s*\[[^\]]*\]$")
_EXTRA = re.compile(r"unexpected extra arguments? \((.*)\)")


class Command(click.Command):
    """A subcommand whose help is written in one language."""

    def __init__(self, name: str | None, *, language: str, **settings: Any) -> None:
        settings.setdefault("options_metavar", text(language, "help.metavar.options"))
        super().__init__(name, **settings)
        self.language = language

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the line that shows how the command is called."""
        prefix = f"{text(self.language, 'help.usage')}: "
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=prefix)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each option does."""
        records = (parameter.get_help_record(ctx) for parameter in self.get_params(ctx))
        # click ends a help with English marks such as [required].
        shown = [(name, _MARKS.sub("", said)) for name, said in filter(None, records)]
        with formatter.section(text(self.language, "help.options")):
            formatter.write_dl([(name, said) for name, said in shown if said])


class Group(Command, click.Group):
    """The command with its subcommands."""

    def __init__(self, name: str, *, language: str, **settings: Any) -> None:
        metavar = text(language, "help.metavar.command")
        super().__init__(name, language=language, subcommand_metavar=metavar, **settings)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each option does, then what each subcommand does."""
        super().format_options(ctx, formatter)
        commands = (self.commands[name] for name in self.commands)
        with formatter.section(text(self.language, "help.commands")):
            formatter.write_dl([(command.name or "", command.help or "") for command in commands])


@dataclass(frozen=True)
class HelpPage:
    """Declares subcommands and options with their help in one language."""

    language: str

    def __call__(self, key: str) -> str:
        """The text of `key` under `help.`."""
        return text(self.language, f"help.{key}")

    def command(self, name: str) -> Callable[[Callable[..., Any]], Command]:
        """Declares the subcommand of a name."""
        return click.command(name, cls=Command, language=self.language, help=self(name))

    def option(self, name: str, *, key: str, **settings: Any) -> Callable[[Declared], Declared]:
        """Declares an option; `key` names its help."""
        if isinstance(settings.get("type"), click.Choice):
            settings["metavar"] = "|".join(map(str, settings["type"].choices))
        return click.option(name, help=self(key), **settings)


def usage_message(error: click.ClickException, language: str) -> str:
    """What is wrong with the call, and where its help is."""
    if isinstance(error, click.NoSuchOption):
        near = ", ".join(error.possibilities or ()) or "–"
        return text(language, "usage.option", name=error.option_name, nearest=near)
    if isinstance(error, click.NoSuchCommand):
        near = ", ".join(error.possibilities or ()) or "–"
        return text(language, "usage.command", name=error.command_name, nearest=near)
    if isinstance(error, click.BadParameter):
        name = _name(error.param)
        if isinstance(error, click.MissingParameter):
            return text(language, "usage.missing", name=name)
        return text(language, "usage.value", name=name, choices=_choices(error.param))
    if extra := _EXTRA.search(error.format_message()):
        return text(language, "usage.extra", words=extra[1])
    return text(language, "usage.other", detail=error.format_message())


def _name(parameter: click.Parameter | None) -> str:
    if parameter is None:
        return "–"
    is_argument = isinstance(parameter, click.Argument)
    return parameter.human_readable_name if is_argument else parameter.opts[-1]


def _choices(parameter: click.Parameter | None) -> str:
    """What the parameter takes, as far as it can be listed."""
    kind = None if parameter is None else parameter.type
    if isinstance(kind, click.Choice):
        return ", ".join(map(str, kind.choices))
    return "≥ 1" if isinstance(kind, click.IntRange) else "–"
