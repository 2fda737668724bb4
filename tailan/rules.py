"""The rules by which achievement is judged: settings, each with its citation, none official."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, Literal

import yaml
from pydantic import BeforeValidator, Field, model_validator

from tailan.wording import Part, Wording

Direction = Literal["increase", "decrease", "maintain", "milestone"]
"""Whether more is better, less is better, the same is kept, or something is done or not."""

Kind = Literal["cumulative", "level", "one_off"]
"""Whether a value adds up over the year, is a state at its end, or happens once."""

RuleName = Literal[
    "ratio_to_target", "from_baseline", "decrease", "maintain", "milestone", "stage_scale"
]

Percent = Annotated[Decimal, Field(ge=0, le=1000)]


def _empty_is_none(value: object) -> object:
    return None if value in ("", "null") else value


class RuleChoice(Part):
    """The rule for indicators of one direction, and who says so."""

    rule: RuleName
    citation: Wording


class Cap(Part):
    """The percent above which over-fulfilment does not count; without one all of it counts."""

    percent: Annotated[Percent | None, BeforeValidator(_empty_is_none)] = None
    citation: Wording


class Several(Part):
    """How the indicators of one measure make one percent: their mean, or the lowest of them."""

    how: Literal["mean", "lowest"]
    citation: Wording


class OnSchedule(Part):
    """Whether a unit may write 100 % for being on schedule, before the year's target is reached."""

    allowed: bool
    citation: Wording


class Stage(Part):
    """A stage of the scale: the percent it stands for, and its name."""

    percent: Percent
    name: Wording


class StageScale(Part):
    """The stages by which work is judged, the highest first."""

    stages: Annotated[tuple[Stage, ...], Field(min_length=1)]
    citation: Wording

    @model_validator(mode="after")
    def _is_falling(self) -> StageScale:
        if any(above.percent <= below.percent for above, below in pairwise(self.stages)):
            raise ValueError("stages from the highest to the lowest")
        return self


class Band(Part):
    """The name of a result from this percent upwards."""

    least: Percent
    name: Wording


class Bands(Part):
    """The names of results, the highest first; none where an office gives none."""

    bands: tuple[Band, ...] = ()
    citation: Wording

    @model_validator(mode="after")
    def _is_falling(self) -> Bands:
        if any(above.least <= below.least for above, below in pairwise(self.bands)):
            raise ValueError("bands from the highest to the lowest")
        return self

    def name_of(self, printed: Decimal) -> Wording | None:
        """The band of a percent as printed, None where it lies below all of them."""
        return next((band.name for band in self.bands if printed >= band.least), None)


class AchievementRules(Part):
    """How achievement is judged; a part that a workbook does not give is the package's own."""

    increase: RuleChoice
    decrease: RuleChoice
    maintain: RuleChoice
    milestone: RuleChoice
    cap: Cap
    several_indicators: Several
    on_schedule: OnSchedule
    stage_scale: StageScale
    bands: Bands

    @model_validator(mode="before")
    @classmethod
    def _the_rest_is_the_packages_own(cls, given: object) -> object:
        return {**_own_rules(), **given} if isinstance(given, dict) else given

    def choice(self, direction: Direction) -> RuleChoice:
        """The rule in force for a direction, with what it rests on."""
        chosen: RuleChoice = getattr(self, direction)
        return chosen


@cache
def default_rules() -> AchievementRules:
    """The rules of a workbook that gives none."""
    return AchievementRules.model_validate({})


@cache
def _own_rules() -> dict[str, object]:
    source = files("tailan").joinpath("rules.yaml").read_text(encoding="utf-8")
    rules: dict[str, object] = yaml.load(source, Loader=yaml.CBaseLoader)
    return rules
