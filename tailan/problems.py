"""What is wrong in the files of params/: each with its file, line and nearest spelling."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tailan.errors import CallError
from tailan.language import NONE, reason, text
from tailan.yamlfile import Location, YamlFile

Model = TypeVar("Model", bound=BaseModel)

_RULES = {"unit": "unit_code", "period": "period_code", "document": "file_name"}
"""The rule that a part of a file must keep, by the part's name."""

_SAID_BY_TYPE = {
    "missing": "missing",
    "literal_error": "choice",
    "bool_parsing": "choice",
    "int_parsing": "whole",
    "decimal_parsing": "figure",
    "finite_number": "figure",
    "greater_than": "too_small",
    "greater_than_equal": "too_small",
    "less_than_equal": "too_large",
    "string_too_short": "empty",
    "string_type": "wants_text",
    "tuple_type": "wants_list",
    "model_type": "wants_keys",
    "dict_type": "wants_pairs",
    "value_error": "falling",
}

_LIMITS = ("gt", "ge", "le")


@dataclass(frozen=True)
class Problem:
    """Something in a file that must be mended before a run; `key` names its text."""

    file: str
    line: int
    key: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """File, line, and what is wrong there."""
        fields = {
            name: reason(language, value) if isinstance(value, OSError) else value
            for name, value in self.fields.items()
        }
        what = text(language, f"problem.{self.key}", **fields)
        return text(language, "problem.place", file=self.file, line=self.line, what=what)


class ParamsError(CallError):
    """The parameters are wrong: every problem that was found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("params.problems", count=len(self.problems))

    def message(self, language: str) -> str:
        """How many problems there are, and a line for each."""
        return "\n".join([super().message(language), *(p.message(language) for p in self.problems)])


def validated(source: YamlFile, model: type[Model]) -> Model:
    """The content of a file as its model; ParamsError with all that does not fit it."""
    content = {} if source.value is None else source.value
    problems = [
        Problem(source.name, line, "duplicate", {"key": key}) for key, line in source.doubled
    ]
    try:
        valid = model.model_validate(content)
    except ValidationError as error:
        problems += (_problem(found, source, model) for found in error.errors())
        raise ParamsError(problems) from error
    if problems:
        raise ParamsError(problems)
    return valid


def problems_in(error: CallError, file: str) -> tuple[Problem, ...]:
    """What an error in a file tells: all its wrong lines, or why it cannot be read as it is."""
    if isinstance(error, ParamsError):
        return error.problems
    line = error.fields.get("line", 1)
    fields = {k: v for k, v in error.fields.items() if k not in ("file", "line")}
    key = error.key.removeprefix("params.")
    return (Problem(file, line if isinstance(line, int) else 1, key, fields),)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or NONE."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=0.5)), NONE)


def _problem(found: ErrorDetails, source: YamlFile, model: type[BaseModel]) -> Problem:
    location: Location = tuple(part for part in found["loc"] if part != "[key]")
    name = next((str(part) for part in reversed(location) if isinstance(part, str)), "")
    fields: dict[str, object] = {"name": name, "value": _shown(found["input"])}
    key = _SAID_BY_TYPE.get(found["type"], "value")
    context = found.get("ctx", {})
    if found["type"] == "extra_forbidden":
        known = _field_names_at(model, location[:-1])
        key, fields["nearest"] = "unknown_key", nearest(name, known or _field_names(model))
    elif found["type"] == "string_pattern_mismatch":
        key = _RULES.get(name, "unit_code")
    elif key == "choice":
        fields["choices"] = _choices(context.get("expected", "true, false"))
    elif key == "wants_keys":
        fields["choices"] = ", ".join(_field_names_at(model, location))
    elif key in ("too_small", "too_large"):
        fields["limit"] = next(context[limit] for limit in _LIMITS if limit in context)
    elif key == "wants_text" and found["input"] is None:
        key = "empty"
    return Problem(source.name, source.line_of(location), key, fields)


def _choices(expected: str) -> str:
    return expected.replace("'", "").replace(" or ", ", ")


def _field_names_at(model: type[BaseModel], location: Location) -> tuple[str, ...]:
    """The names of the fields that may stand at a place in a file, none where it holds no model."""
    here: tuple[type[BaseModel], ...] = (model,)
    for part in location:
        named = [one.model_fields[part] for one in here if part in one.model_fields]
        if named:
            here = tuple(inner for info in named for inner in _models(info.annotation))
    return tuple(name for one in here for name in one.model_fields)


def _field_names(model: type[BaseModel]) -> set[str]:
    """The names of the fields of a model and of the models within it."""
    inner = (part for info in model.model_fields.values() for part in _models(info.annotation))
    return set(model.model_fields).union(*map(_field_names, inner))


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    """The models that a type is made of, such as the one in a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _shown(value: object) -> str:
    """The value as a person wrote it, cut where it is long."""
    shown = "" if value is None else str(value)
    return shown if len(shown) <= 60 else shown[:60] + "…"
