"""The words by which the checks read texts, as data in YAML."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict


class Lexicon(BaseModel):
    """Words of Mongolian reports by what they say; see words.yaml for each list."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    doing: tuple[str, ...]
    put_off: tuple[str, ...]
    work: tuple[str, ...]
    reasons: tuple[str, ...]
    causes: tuple[str, ...]
    hindrances: tuple[str, ...]
    funds: tuple[str, ...]
    cut_back: tuple[str, ...]
    reason_named: tuple[str, ...]
    closing: frozenset[str]
    not_due_before: frozenset[str]
    totals: tuple[str, ...]
    before_total: frozenset[str]
    parts_follow: tuple[str, ...]
    excluding: tuple[str, ...]
    unfinished_words: frozenset[str]
    sources: tuple[str, ...]


@cache
def lexicon() -> Lexicon:
    """The words that the package carries."""
    source = files(__package__).joinpath("words.yaml").read_text(encoding="utf-8")
    return Lexicon.model_validate(yaml.load(source, Loader=yaml.CBaseLoader))
