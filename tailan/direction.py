"""What an indicator is: its direction and its kind, as given or as words and figures suggest."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from tailan.plan import Indicator
from tailan.rules import Direction, Kind

_WORD = re.compile(r"[\w%]+")
_DONE = re.compile(r"\w+(?:сан|сэн|сон|сөн)\b")
_YES = (None, 0, 1)


@dataclass(frozen=True)
class Nature:
    """An indicator's direction and kind, and why they were assumed (empty where given)."""

    direction: Direction
    kind: Kind
    direction_reason: str = ""
    kind_reason: str = ""


class _Words(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    falling: tuple[str, ...]
    rising: tuple[str, ...]
    level: tuple[str, ...]
    stock: tuple[str, ...]
    milestone_endings: tuple[str, ...]
    counters: tuple[str, ...]


def nature(indicator: Indicator, direction: Direction | None, kind: Kind | None) -> Nature:
    """What an indicator is: as given where it is given, else assumed with a reason."""
    assumed, why = _direction(indicator) if direction is None else (direction, "")
    if kind is not None:
        return Nature(assumed, kind, why)
    kind, kind_why = _kind(indicator, assumed)
    return Nature(assumed, kind, why, kind_why)


def counts_what_is_unwanted(name: str) -> bool:
    """Whether an indicator names something of which an office wants less."""
    words = _words()
    return _names(name, words.falling) and not _names(name, words.rising)


def _direction(indicator: Indicator) -> tuple[Direction, str]:
    if _is_milestone(indicator):
        return "milestone", "done_or_not"
    baseline, target = indicator.baseline, indicator.target
    if counts_what_is_unwanted(indicator.indicator):
        if baseline is None or target is None or target <= baseline:
            return "decrease", "unwanted"
        return "increase", "unwanted_but_rising"
    if target is not None and target == baseline:
        return "maintain", "target_is_baseline"
    if baseline is not None and target is not None and target < baseline:
        return "increase", "lower_target"
    return "increase", "higher_target" if baseline is not None and target else "no_sign"


def _is_milestone(indicator: Indicator) -> bool:
    """Whether one thing is to be done: a target of one that counts nothing."""
    if indicator.target != 1 or indicator.baseline not in _YES:
        return False
    last = indicator.indicator.casefold().rpartition(" ")[2]
    return last in _words().milestone_endings or not _names(indicator.indicator, _words().counters)


def _kind(indicator: Indicator, direction: Direction) -> tuple[Kind, str]:
    name, words = indicator.indicator, _words()
    if direction == "milestone":
        return "one_off", "done_or_not"
    if _names(name, words.level) or "%" in name:
        return "level", "measured"
    if indicator.target == 1:
        return "one_off", "target_of_one"
    if _names(name, words.stock) and not _DONE.search(name.casefold()):
        return "level", "stock"
    return "cumulative", "counted"


def _names(name: str, beginnings: Iterable[str]) -> bool:
    """Whether a word of the name begins with one of these."""
    spaced = f" {' '.join(_WORD.findall(name.casefold()))} "
    return any(f" {beginning}" in spaced for beginning in beginnings)


@cache
def _words() -> _Words:
    source = files("tailan").joinpath("direction.yaml").read_text(encoding="utf-8")
    return _Words.model_validate(yaml.load(source, Loader=yaml.CBaseLoader))
