"""Everything in params/, loaded, validated and frozen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, field_validator

from tailan.consistency import unit_codes, wrong_runs, wrong_units
from tailan.errors import CallError
from tailan.form_files import form_names, misplaced_words, wrong_form
from tailan.forms import FORM_NAMES, FormChanges, FormWords, form_words, own_form
from tailan.number import RoundingMode
from tailan.period import CODE_PATTERN as PERIOD_PATTERN
from tailan.period import Period
from tailan.problems import Model, ParamsError, Problem, nearest, problems_in, validated
from tailan.project import DEFAULT_FORM, Project, Run
from tailan.rules import AchievementRules, default_rules
from tailan.source import source_path
from tailan.summary import RoundingRule
from tailan.units import CODE_PATTERN as UNIT_PATTERN
from tailan.units import Unit, Units
from tailan.wording import Part, Wording, Words
from tailan.yamlfile import YamlFile, read_yaml

UnitCode = Annotated[str, StringConstraints(pattern=f"^{UNIT_PATTERN}$")]
PeriodCode = Annotated[str, StringConstraints(pattern=f"^{PERIOD_PATTERN}$")]
_LONGEST_NAME = 255
"""Bytes of the name of a file, that of the source record beside a document too."""

FileName = Annotated[str, StringConstraints(pattern=r"^[^/\\:\x00-\x1f]*[^/\\:\x00-\x1f. ]$")]


class Rounding(Part):
    """How a published figure is made from the exact one, and who says so."""

    mode: RoundingMode
    digits: int = Field(ge=0, le=6)
    citation: Wording


class Workbook(Part):
    """params/workbook.yaml: the settings of all reports."""

    organisation: Wording
    language: Literal["mn", "en"] = "mn"
    rounding: Rounding
    achievement: AchievementRules = Field(default_factory=default_rules)


class _UnitEntry(Part):
    mn: Words
    en: str = ""
    parent: str = ""
    spellings: tuple[Words, ...] = ()


class _UnitsFile(Part):
    units: dict[UnitCode, _UnitEntry] = Field(default_factory=dict)

    @field_validator("units", mode="before")
    @classmethod
    def _none_is_empty(cls, value: object) -> object:
        return {} if value is None else value


class _RunEntry(Part):
    unit: UnitCode
    period: PeriodCode
    document: FileName
    form: str = DEFAULT_FORM


class _RunsFile(Part):
    runs: tuple[_RunEntry, ...] | None = ()


@dataclass(frozen=True)
class Params:
    """The parameters of a project."""

    workbook: Workbook
    units: Units
    runs: tuple[Run, ...]
    forms: dict[str, FormWords]

    def unit(self, code: str) -> Unit:
        """The unit of a code; CallError names the nearest known code."""
        if code not in self.units.by_code:
            near = nearest(code, self.units.by_code)
            raise CallError("unit.unknown", code=code, nearest=near)
        return self.units.by_code[code]

    def run(self, unit: str, period: str) -> Run:
        """The run of a unit and period; CallError where the grid has none."""
        wanted = (self.unit(unit).code, Period.parse(period))
        for run in self.runs:
            if (run.unit, run.period) == wanted:
                return run
        raise CallError("run.unknown", unit=unit, period=period)


def rounding_rule(params: Params) -> RoundingRule:
    """The rounding that params/workbook.yaml sets."""
    setting = params.workbook.rounding
    return RoundingRule(setting.mode, setting.digits)


class _Files:
    """Reads the files of params/ and gathers the problems of all of them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.problems: list[Problem] = []

    def load(self, name: str, model: type[Model]) -> tuple[Model | None, YamlFile | None]:
        """The file's content as its model, and with its lines; problems where either cannot be."""
        path = self.project.params / name
        shown = f"params/{name}"
        if not path.is_file():
            self.problems.append(Problem(shown, 1, "no_file"))
            return None, None
        source = None
        try:
            source = read_yaml(path.read_bytes(), shown)
            return validated(source, model), source
        except CallError as error:
            self.problems.extend(problems_in(error, shown))
        except OSError as error:
            self.problems.append(Problem(shown, 1, "unreadable", {"detail": error}))
        return None, source


def load_params(project: Project) -> Params:
    """The parameters of a project; ParamsError lists the problems of all files."""
    files = _Files(project)
    workbook, _ = files.load("workbook.yaml", Workbook)
    units, units_file = files.load("units.yaml", _UnitsFile)
    runs, runs_file = files.load("runs.yaml", _RunsFile)
    forms = _forms(files)
    if units_file is not None:
        files.problems.extend(wrong_units(units_file))
    if runs_file is not None:
        codes = None if units_file is None else unit_codes(units_file)
        files.problems.extend(wrong_runs(runs_file, codes, form_names(project)))
    if runs is not None and runs_file is not None:
        files.problems.extend(_wrong_documents(runs, runs_file, project))
    if files.problems or workbook is None or units is None or runs is None:
        raise ParamsError(sorted(files.problems, key=_place))
    return Params(workbook, _units(units), tuple(map(_run, runs.runs or ())), forms)


def load_forms(project: Project) -> dict[str, FormWords]:
    """The words of every form with the project's changes; ParamsError if these are wrong."""
    files = _Files(project)
    forms = _forms(files)
    if files.problems:
        raise ParamsError(files.problems)
    return forms


def load_units(project: Project) -> Units:
    """The units of a project; ParamsError if their file is wrong."""
    files = _Files(project)
    units, _ = files.load("units.yaml", _UnitsFile)
    if units is None:
        raise ParamsError(files.problems)
    return _units(units)


def _forms(files: _Files) -> dict[str, FormWords]:
    """The words of the package's forms as the project changes them, and of its own forms."""
    forms = {form: form_words(form) for form in FORM_NAMES}
    for form in form_names(files.project):
        if (files.project.params / f"forms/{form}.yaml").is_file():
            forms |= _changed_form(files, form)
    return forms


def _changed_form(files: _Files, form: str) -> dict[str, FormWords]:
    """The words of a form that has a file; none, and problems, where the file is wrong."""
    changes, source = files.load(f"forms/{form}.yaml", FormChanges)
    if changes is None or source is None:
        return {}
    wrong = [*wrong_form(form, changes, source)]
    if not wrong:
        known = form_words(changes.like or form)
        wrong = [*misplaced_words(changes, source, known)]
    files.problems.extend(wrong)
    if wrong:
        return {}
    return {form: known.changed(changes) if form in FORM_NAMES else own_form(form, changes)}


def _wrong_documents(runs: _RunsFile, source: YamlFile, project: Project) -> Iterator[Problem]:
    """Documents that are links to what lies outside of the received ones, or named too long."""
    raw = project.raw.resolve()
    for i, run in enumerate(runs.runs or ()):
        line = source.line_of(("runs", i))
        path = project.raw.joinpath(run.period, run.unit, run.document)
        if len(os.fsencode(source_path(path).name)) > _LONGEST_NAME:
            fields = {"value": run.document, "limit": _LONGEST_NAME}
            yield Problem(source.name, line, "long_name", fields)
            continue
        is_linked = any(map(os.path.islink, (path, path.parent, path.parent.parent)))
        if is_linked and not path.resolve().is_relative_to(raw):
            yield Problem(source.name, line, "outside", {"value": run.document})


def _place(problem: Problem) -> tuple[int, str, int]:
    """Problems stand in the order of the files and lines that a person goes through."""
    order = ("params/workbook.yaml", "params/units.yaml", "params/runs.yaml")
    return order.index(problem.file) if problem.file in order else 3, problem.file, problem.line


def _units(file: _UnitsFile) -> Units:
    return Units(
        {
            code: Unit(code, entry.mn, entry.en, entry.parent, entry.spellings)
            for code, entry in file.units.items()
        }
    )


def _run(entry: _RunEntry) -> Run:
    return Run(entry.unit, Period.parse(entry.period), entry.document, entry.form)
