"""What is set for one plan, by row and indicator: params/achievement/<period>/<unit>.yaml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Annotated

from pydantic import Field

from tailan.plan import Indicator, Measure
from tailan.problems import ParamsError, Problem, nearest, validated
from tailan.project import Project, Run
from tailan.rules import Direction, Kind, RuleName
from tailan.wording import Part, Words
from tailan.yamlfile import YamlFile, read_yaml

Weight = Annotated[Decimal, Field(gt=0, le=1000)]


class IndicatorSetting(Part):
    """What an indicator is, where an analyst says so, and why."""

    direction: Direction | None = None
    kind: Kind | None = None
    rule: RuleName | None = None
    weight: Weight = Decimal(1)
    reason: Words


class MeasureSetting(Part):
    """How much a measure counts in means."""

    weight: Weight
    reason: Words


class SheetSetting(Part):
    """Whether the plan's part of the evaluation sheet is filled in from the results."""

    fill: bool
    points: Annotated[Decimal, Field(gt=0, le=100)] = Decimal(70)


class UnitSettings(Part):
    """The settings of one unit's plan; indicators by `4.7/1`, measures by `4.7`."""

    indicators: dict[str, IndicatorSetting] = Field(default_factory=dict)
    measures: dict[str, MeasureSetting] = Field(default_factory=dict)
    evaluation_sheet: SheetSetting | None = None


def key_of(*numbers: str) -> str:
    """The name of a row or indicator by its numbers, as in cells.csv: `4.7`, `4/4.1`, `4.7/1`."""
    return "/".join(filter(None, numbers))


def settings_path(project: Project, run: Run) -> Path:
    """Where the settings of a run's plan are written."""
    return project.params / "achievement" / f"{run.name}.yaml"


def load_settings(
    project: Project, run: Run, measures: Iterable[Measure], indicators: Iterable[Indicator]
) -> UnitSettings:
    """The settings of a run's plan, empty ones where there is no file.

    ParamsError names the lines that are wrong, and what is not in the plan, with the nearest.
    """
    written = _written(project, run)
    if written is None:
        return UnitSettings()
    source, settings = written
    known = (
        (
            "indicators",
            settings.indicators,
            [key_of(i.measure_no, i.activity_no, i.indicator_no) for i in indicators],
        ),
        ("measures", settings.measures, [key_of(m.measure_no, m.activity_no) for m in measures]),
    )
    problems = [p for part, given, keys in known for p in _unknown(source, part, given, keys)]
    if problems:
        raise ParamsError(problems)
    return settings


def written_settings(project: Project, run: Run) -> UnitSettings:
    """The settings as they are written, whatever the plan has; ParamsError names wrong lines."""
    written = _written(project, run)
    return written[1] if written else UnitSettings()


def _written(project: Project, run: Run) -> tuple[YamlFile, UnitSettings] | None:
    path = settings_path(project, run)
    if not path.is_file():
        return None
    source = read_yaml(path.read_bytes(), path.relative_to(project.root).as_posix())
    return source, validated(source, UnitSettings)


def _unknown(
    source: YamlFile, part: str, given: Iterable[str], known: list[str]
) -> Iterator[Problem]:
    for key in given:
        if key not in known:
            fields = {"name": key, "nearest": nearest(key, known)}
            yield Problem(source.name, source.line_of((part, key)), "unknown_row", fields)
