"""The files of params/forms: what a project changes in a form, and the forms of its own."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.forms import FORM_NAMES, IGNORED, FormChanges, FormWords
from tailan.problems import Problem, nearest
from tailan.project import Project
from tailan.yamlfile import YamlFile


def form_names(project: Project) -> tuple[str, ...]:
    """The names of all forms: those of the package, then those that the project has files for."""
    named = sorted(path.stem for path in project.params.glob("forms/*.yaml"))
    return (*FORM_NAMES, *(name for name in named if name not in FORM_NAMES))


def wrong_form(form: str, changes: FormChanges, source: YamlFile) -> Iterator[Problem]:
    """Where `like` is missing from a form of the project's own, or names no form of the package."""
    line = source.line_of(("like",))
    if form in FORM_NAMES:
        if changes.like not in ("", form):
            choices = {"name": "like", "value": changes.like, "choices": form}
            yield Problem(source.name, line, "choice", choices)
    elif not changes.like:
        fields = {"value": form, "nearest": nearest(form, FORM_NAMES)}
        yield Problem(source.name, 1, "own_form", fields)
    elif changes.like not in FORM_NAMES:
        fields = {"value": changes.like, "nearest": nearest(changes.like, FORM_NAMES)}
        yield Problem(source.name, line, "form", fields)


def misplaced_words(changes: FormChanges, source: YamlFile, words: FormWords) -> Iterator[Problem]:
    """Columns, statuses and other groups of words that the form does not have."""
    columns = [*words.columns, IGNORED]
    groups = {name: list(getattr(words, name)) for name in ("statuses", "evaluation", "phrases")}
    for part, known in ({"columns": columns} | groups).items():
        for name in getattr(changes, part):
            if name not in known:
                yield _unknown(name, known, source, (part, name))
    for part in ("order", "required"):
        for i, name in enumerate(getattr(changes, part)):
            if name not in columns:
                yield _unknown(name, columns, source, (part, i))


def _unknown(
    name: str, known: list[str], source: YamlFile, location: tuple[str | int, ...]
) -> Problem:
    fields = {"name": name, "nearest": nearest(name, known)}
    return Problem(source.name, source.line_of(location), "unknown_key", fields)
