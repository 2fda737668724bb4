"""The words of a form: its headings, statuses and endings, as data in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from tailan.errors import CallError
from tailan.spelling import Key as Key

FORM_NAMES = ("performance_report", "action_plan", "programme", "task_list", "statistics")

_NOTHING = re.compile("[\\s\\-\u2010-\u2015\u2212_…./]*")


class FormWords(BaseModel):
    """The columns of a form in order, with the headings known for each, and its other words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: str
    columns: dict[str, tuple[str, ...]] = {}
    required: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    statuses: dict[str, tuple[str, ...]] = {}
    totals: tuple[str, ...] = ()
    indicator_endings: tuple[str, ...] = ()
    whole_numbers: bool = False
    """Whether a measure's number may be a whole one (4.), and not only of parts (4.2)."""
    evaluation: dict[str, tuple[str, ...]] = {}
    """Words by which the tables of an evaluation sheet are known."""
    phrases: dict[str, tuple[str, ...]] = {}
    """What forms of running text look for, by its purpose."""

    def extended(self, more: FormAdditions) -> FormWords:
        """The words with a project's additions behind those of the package."""
        return self.model_copy(
            update={
                "columns": _merged(self.columns, more.columns),
                "statuses": _merged(self.statuses, more.statuses),
                "phrases": _merged(self.phrases, more.phrases),
                "totals": (*self.totals, *more.totals),
                "indicator_endings": (*self.indicator_endings, *more.indicator_endings),
            }
        )


class FormAdditions(BaseModel):
    """What a project's `params/forms/*.yaml` may add: more headings and words."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    columns: dict[str, tuple[str, ...]] = {}
    statuses: dict[str, tuple[str, ...]] = {}
    totals: tuple[str, ...] = ()
    indicator_endings: tuple[str, ...] = ()
    phrases: dict[str, tuple[str, ...]] = {}


def form_words(form: str) -> FormWords:
    """The words that the package carries for a form; CallError if it knows no such form."""
    if form not in FORM_NAMES:
        raise CallError("form.unknown", form=form, known=", ".join(FORM_NAMES))
    source = files(__package__).joinpath(f"{form}.yaml").read_text(encoding="utf-8")
    return FormWords.model_validate(yaml.load(source, Loader=yaml.CBaseLoader))


def is_nothing(text: str) -> bool:
    """Whether a cell holds no value: it is empty, or offices draw a dash or dots in it."""
    return _NOTHING.fullmatch(text) is not None


def is_one_of(text: str, words: Iterable[str]) -> bool:
    """Whether the text is one of the words, whatever its case and punctuation."""
    key = Key.of(text)
    return bool(key.letters) and any(key == Key.of(word) for word in words)


def _merged(
    ours: dict[str, tuple[str, ...]], theirs: dict[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    names = (*ours, *(name for name in theirs if name not in ours))
    return {name: (*ours.get(name, ()), *theirs.get(name, ())) for name in names}
