"""The words by which values are found in narratives: one YAML file per language."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """Endings, numerals, units and lists of words, as they stand in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    cases: dict[str, tuple[str, ...]]
    irregular: dict[str, tuple[str, ...]]
    roots: tuple[str, ...]
    not_verbs: tuple[tuple[str, ...], ...]
    nouns: tuple[tuple[str, ...], ...]
    numerals: dict[str, int]
    scales: dict[str, int]
    units: dict[str, dict[str, str]]
    compounds: tuple[tuple[str, ...], ...]
    same: tuple[tuple[str, ...], ...]
    same_verbs: tuple[tuple[str, ...], ...]
    same_behind: dict[str, str]
    together: tuple[tuple[str, ...], ...]
    opposites: tuple[tuple[str, ...], ...]
    kinds: dict[str, tuple[str, ...]]
    stages: tuple[str, ...]
    words: dict[str, tuple[str, ...]]


@cache
def lexicon() -> Lexicon:
    """The words of Mongolian, the only language that narratives are written in so far."""
    source = files(__package__).joinpath("mn.yaml").read_text(encoding="utf-8")
    return Lexicon.model_validate(yaml.load(source, Loader=yaml.CBaseLoader))


@cache
def forms(name: str) -> frozenset[str]:
    """A list of the lexicon, its words as they stand there."""
    return frozenset(lexicon().words[name])
