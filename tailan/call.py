"""One call of the command: its project, its language, and its words for what is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tailan.console import Console
from tailan.errors import CallError, TailanError
from tailan.forms import FORM_NAMES, FormWords, form_words
from tailan.help_page import Group
from tailan.inputs import Stock
from tailan.language import DEFAULT_LANGUAGE, LANGUAGES, text
from tailan.manifest import Reasons
from tailan.notebooks import notebook_problems
from tailan.office import Office
from tailan.overview import leftovers
from tailan.params import Params, load_forms, load_params, load_units
from tailan.period import CODE_PATTERN as PERIOD_PATTERN
from tailan.period import Period
from tailan.problems import ParamsError, Problem
from tailan.project import Project, Run, find_project, project_at
from tailan.units import Units
from tailan.yamlfile import read_yaml

if TYPE_CHECKING:
    from tailan.worksheet import Worksheet


@dataclass(frozen=True)
class Call:
    """What every subcommand needs; the project is looked for when it is first asked for."""

    folder: Path | None
    language: str

    @classmethod
    def of(cls, context: click.Context) -> Call:
        """The call that a subcommand is part of."""
        root = context.find_root()
        language = root.command.language if isinstance(root.command, Group) else DEFAULT_LANGUAGE
        named = root.meta.get("project")
        return cls(None if named is None else Path(named), language)

    @cached_property
    def project(self) -> Project:
        """The project that --project names, or the one around the working folder."""
        return find_project(Path.cwd()) if self.folder is None else project_at(self.folder)

    @cached_property
    def params(self) -> Params:
        """The parameters of the project."""
        return load_params(self.project)

    @cached_property
    def office(self) -> Office:
        """The project with its parameters, in the language of the call."""
        return Office(self.project, self.params, self.language)

    @cached_property
    def stock(self) -> Stock:
        """What the runs of the office are built from."""
        return Stock(self.office)

    @cached_property
    def console(self) -> Console:
        """Where answers go."""
        return Console(self.language)

    @property
    def forms(self) -> dict[str, FormWords]:
        """The words of every form: the project's where there is one, else the package's."""
        try:
            project = self.project
        except CallError:
            if self.folder is not None:
                raise
            return {form: form_words(form) for form in FORM_NAMES}
        return load_forms(project)

    def units(self) -> Units:
        """The units of the project, none outside of a project."""
        try:
            project = self.project
        except CallError:
            return Units({})
        return load_units(project)

    def runs(self, units: Sequence[str], period: str | None) -> list[Run]:
        """The runs of the grid for these units and this period, all where none are given."""
        wanted = {self._unit(unit) for unit in units}
        asked = Period.parse(period) if period else None
        runs = [
            run
            for run in self.params.runs
            if (not wanted or run.unit in wanted) and asked in (None, run.period)
        ]
        if not runs and (units or period):
            raise CallError("run.none", units=", ".join(units) or "–", period=period or "–")
        return runs

    def shared_problems(self) -> list[Problem]:
        """What is wrong in what all runs share: settings, units, grid, forms, notebooks."""
        problems: list[Problem] = []
        try:
            _ = self.params
        except ParamsError as error:
            problems.extend(error.problems)
        return [*problems, *notebook_problems(self.project)]

    def leftovers(self) -> list[str]:
        """What to say of published reports that are of no run of the grid any more."""
        names = leftovers(self.project, self.params.runs)
        return [text(self.language, "warning.leftover", run=name) for name in names]

    def _unit(self, code: str) -> str:
        if re.fullmatch(PERIOD_PATTERN, code):
            raise CallError("unit.period", code=code)
        return self.params.unit(code).code

    def worksheet(self, unit: str, period: str) -> Worksheet:
        """One run to work on; CallError where the grid has none of this unit and period."""
        from tailan.worksheet import Worksheet

        return Worksheet(self.project, self.params, self.params.run(unit, period), self.language)

    def explain(self, run: Run, reasons: Reasons) -> None:
        """Prints why a run is to be built, a line for each reason."""
        for reason in reasons:
            self.console.say("because", run=run.name, why=self._reason(reason))

    def why(self, reasons: Reasons) -> str:
        """Why a run is to be built, on one line."""
        return "; ".join(map(self._reason, reasons))

    def _reason(self, reason: tuple[str, str]) -> str:
        kind, part = reason
        known = {"tailan", "requirements.lock", "language"}
        name = text(self.language, f"stale.part.{part}") if part in known else part
        return text(self.language, f"stale.{kind}", part=name)


def language_of(arguments: Iterable[str]) -> str:
    """The language that the arguments ask for, else the project's, else Mongolian."""
    words = list(arguments)
    for i, word in enumerate(words):
        option, _, value = word.partition("=")
        given = value or next(iter(words[i + 1 :]), "")
        if option == "--language" and given in LANGUAGES:
            return given
    return _workbook_language(words)


def _workbook_language(words: Sequence[str]) -> str:
    """The language that workbook.yaml sets, if there is a project and the file says one."""
    named = (words[i + 1] for i, w in enumerate(words[:-1]) if w == "--project")
    joined = (w.partition("=")[2] for w in words if w.startswith("--project="))
    folder = Path(next(named, None) or next(joined, "."))
    try:
        path = find_project(folder.resolve()).params / "workbook.yaml"
        content = read_yaml(path.read_bytes(), path.name).value
    except (TailanError, OSError):
        return DEFAULT_LANGUAGE
    language = content.get("language") if isinstance(content, dict) else None
    return language if language in LANGUAGES else DEFAULT_LANGUAGE
