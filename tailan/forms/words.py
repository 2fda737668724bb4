"""The words of a form: its headings, statuses and endings, as data in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict

from tailan.errors import CallError
from tailan.spelling import Key as Key

FORM_NAMES = ("performance_report", "action_plan", "programme", "task_list", "statistics")

IGNORED = "ignored"
"""The field of columns that a form has and nobody reads: any number of them in a table."""

_NOTHING = re.compile("[\\s\\-\u2010-\u2015\u2212_…./]*")

_MANY = r"(?:(?:(?:мян(?:га|ган)?|сая|тэрбум)\.?|1(?: ?0{2,3})+)\s*)?"
_UNIT_LABEL = r"(?i:(?:хэмжих\s+)?нэгж\s*[:–—-]\s*)?"
_NOTE_SIGN = re.compile(r"\s*[*¹²³⁴-⁹]")

Words = dict[str, tuple[str, ...]]


class _Said(BaseModel):
    """What the words of a form may say, those of the package and those of a project."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    like: str = ""
    """The form of the package that this one is read as."""
    columns: Words = {}
    order: tuple[str, ...] = ()
    """The columns that the form prints, from the left; all of them where it is not said."""
    required: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    begins_with: Words = {}
    """How headings begin that name a column whatever else they say, in small letters."""
    ends_with: Words = {}
    """How such headings end."""
    rated: tuple[str, ...] = ()
    """Headings of narratives that name the percent where percents or statuses stand beneath."""
    statuses: Words = {}
    totals: tuple[str, ...] = ()
    indicator_endings: tuple[str, ...] = ()
    whole_numbers: bool = False
    """Whether a measure's number may be a whole one (4.), and not only of parts (4.2)."""
    explanation_label: str = ""
    """What is put before an explanation where it is joined to the narrative."""
    reached_label: str = ""
    """What is put before the level reached where it is joined to the narrative."""
    evaluation: Words = {}
    """Words by which the tables of an evaluation sheet are known."""
    phrases: Words = {}
    """What forms of running text look for, by its purpose."""


class FormWords(_Said):
    """The columns of a form with the headings known for each, and its other words."""

    form: str
    usual: tuple[str, ...] = ()
    """The columns that hardly a table of the form is without."""
    with_activities: tuple[str, ...] = ()
    """The columns by which a table is known as of the form only where it has activities."""

    @property
    def kind(self) -> str:
        """The form of the package whose reader reads this one."""
        return self.like or self.form

    @property
    def printed(self) -> tuple[str, ...]:
        """The columns that the form prints, from the left."""
        return self.order or tuple(self.columns)

    def changed(self, changes: FormChanges) -> FormWords:
        """The words with a project's changes: its own behind those of the package."""
        update = {name: getattr(changes, name) for name in _REPLACED & changes.model_fields_set}
        update |= {name: (*getattr(self, name), *getattr(changes, name)) for name in _LISTS}
        update |= {name: _merged(getattr(self, name), getattr(changes, name)) for name in _GROUPS}
        columns = _merged(self._columns_but(changes), changes.columns)
        return self.model_copy(update=update | {"columns": columns})

    def _columns_but(self, changes: FormChanges) -> Words:
        """The headings without those that a project retires or puts under another column."""
        moved = (heading for headings in changes.columns.values() for heading in headings)
        taken = {Key.of(heading) for heading in (*changes.retired, *moved)}
        return {
            name: tuple(heading for heading in headings if Key.of(heading) not in taken)
            for name, headings in self.columns.items()
        }

    def heading(self, column: str) -> str:
        """The usual heading of a column, as messages name it."""
        return next(iter(self.columns[column]), column)


class FormChanges(_Said):
    """What a project's `params/forms/<form>.yaml` may say; all of it may be left out.

    Lists are added to those of the package, but for `order` and `required`, which take their
    place. A heading under a column stands for that column alone.
    """

    retired: tuple[str, ...] = ()
    """Headings of the package that name no column here."""


_REPLACED = {"order", "required", "whole_numbers", "explanation_label", "reached_label"}
_LISTS = ("qualifiers", "rated", "totals", "indicator_endings")
_GROUPS = ("statuses", "evaluation", "phrases")


def own_form(name: str, changes: FormChanges) -> FormWords:
    """The words of a form of the project's own: those of the form that it is like, changed."""
    known = form_words(changes.like)
    return known.model_copy(update={"form": name, "like": known.form}).changed(changes)


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


@cache
def any_of(words: tuple[str, ...]) -> str:
    """The pattern of any of a form's words, which many rows are searched for."""
    return "|".join(map(re.escape, words))


def unit_pattern(words: FormWords) -> str:
    """The pattern of what numbers are counted in, with its size: хувь, мян.төг, 1000 хүнд."""
    units = any_of(words.phrases.get("counted_in", ()))
    return rf"(?i:{_MANY}(?:{units}))\.?" if units else r"(?!)"


def is_unit(text: str, words: FormWords) -> bool:
    """Whether a text only says what numbers are counted in: мян.төг, Хэмжих нэгж: хувь."""
    return re.fullmatch(_UNIT_LABEL + unit_pattern(words), text.strip()) is not None


def is_note(text: str, words: FormWords) -> bool:
    """Whether a text is a note on a table: it has the sign of one, or begins with a word for it."""
    said = any_of(words.phrases.get("notes", ()))
    has_word = bool(said) and re.match(rf"\W*(?:{said})(?!\w)", text, re.IGNORECASE) is not None
    return has_word or _NOTE_SIGN.match(text) is not None


def _merged(ours: Words, theirs: Words) -> Words:
    names = (*ours, *(name for name in theirs if name not in ours))
    return {name: (*ours.get(name, ()), *theirs.get(name, ())) for name in names}
