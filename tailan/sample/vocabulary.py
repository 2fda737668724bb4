"""The words of invented documents, from words.yaml beside this module."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from tailan.yamlfile import read_yaml


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Name(_Part):
    """A name in both languages."""

    mn: str
    en: str


class OfficeKind(Name):
    """An office that every sum has: its code, its names with a blank for the sum."""

    code: str


class Work(_Part):
    """A measure with its indicator; `said` is how a narrative states the value.

    The target is the baseline and a growth, or the baseline less a fall in percent of it.
    """

    measure: str
    indicator: str
    baseline: tuple[int, int]
    growth: tuple[int, int] | None = None
    fall: tuple[int, int] | None = None
    said: str


class Field(_Part):
    """An objective and the measures that may stand under it."""

    text: str
    measures: tuple[Work, ...]


class _Sums(_Part):
    first: tuple[Name, ...]
    second: tuple[Name, ...]


class PlanWords(_Part):
    """What an action plan says beside its measures."""

    title: str
    heads: tuple[str, ...]
    activities: tuple[str, ...]
    deadlines: tuple[str, ...]


class StatisticsWords(_Part):
    """What a table of figures says."""

    title: str
    heads: tuple[str, ...]
    row: str
    total: str


class Vocabulary(_Part):
    """Everything that an invented document is made of."""

    stamp: str
    note: str
    origin: str
    province: Name
    sums: _Sums
    offices: tuple[OfficeKind, ...]
    titles: dict[str, str]
    dates: dict[str, str]
    heads: tuple[str, ...]
    not_due: str
    not_due_narrative: str
    budgets: tuple[str, ...]
    beside: tuple[str, ...]
    objectives: tuple[Field, ...]
    plan: PlanWords
    statistics: StatisticsWords


@cache
def vocabulary() -> Vocabulary:
    """The words that the package carries."""
    raw = files(__package__).joinpath("words.yaml").read_bytes()
    return Vocabulary.model_validate(read_yaml(raw, "words.yaml").value)
