"""The headings that a form's table must have: a refusal says what is unknown, what to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tailan.documents import Cell
from tailan.errors import TailanError
from tailan.forms.heading_names import (
    MOST_TOLD,
    REACHED,
    columns_line,
    listed,
    nearest_field,
    nearest_headings,
)
from tailan.forms.stages import stage_of
from tailan.forms.words import IGNORED, FormWords


def require_headings(fields: tuple[str, ...], titles: tuple[Cell, ...], words: FormWords) -> None:
    """TailanError where a heading is unknown or a required one is missing."""
    unknown = [cell for field, cell in zip(fields, titles, strict=False) if not field]
    missing = [field for field in words.required if field not in fields]
    found = listed(cell.line for cell in titles)
    if unknown:
        unknown = unknown[:MOST_TOLD]
        near = (name for cell in unknown for name in nearest_headings(cell.line, words))
        guesses = list(_guesses(unknown, fields, words))
        is_proposed = any(field != IGNORED for field, _ in guesses)
        raise TailanError(
            "form.unmapped" if is_proposed else "form.unneeded",
            place=unknown[0].place,
            heading=listed(cell.line for cell in unknown),
            found=found,
            nearest=listed(dict.fromkeys(near)),
            form=words.form,
            line=columns_line(guesses),
            ignored=columns_line([(IGNORED, cell.line) for cell in unknown]),
        )
    if missing:
        raise TailanError(
            "form.missing",
            place=titles[0].place,
            missing=listed(map(words.heading, missing)),
            found=found,
            form=words.form,
            line=columns_line((field, "…") for field in missing),
            required=", ".join(field for field in words.required if field in fields),
        )


def _guesses(
    unknown: Sequence[Cell], fields: tuple[str, ...], words: FormWords
) -> Iterable[tuple[str, str]]:
    """The field that each unknown heading most likely names, for a person to judge.

    One that is most like a column that is found already, or like none, names no other: it may be
    left out, unless it is the only such one and the form lacks a column that it needs. Of several
    stages (I улирал | II улирал) the last one is most likely what counts.
    """
    known = [field for field in words.columns if field != REACHED]
    lacking = [field for field in known if field not in fields]
    guesses: list[str] = []
    are_stages = all(stage_of(cell.line) for cell in unknown)
    ordered = unknown[::-1] if are_stages else unknown
    for cell in ordered:
        taken = [field for field in known if field not in lacking]
        guess = nearest_field(cell.line, [*lacking, *taken], words)
        guesses.append(guess if guess in lacking else IGNORED)
        lacking = [field for field in lacking if field != guess]
    needed = [field for field in (*words.required, *words.usual) if field in lacking]
    if needed and guesses.count(IGNORED) == 1:
        guesses[guesses.index(IGNORED)] = needed[0]
    return sorted(
        zip(guesses, (cell.line for cell in ordered), strict=True),
        key=lambda one: one[0] == IGNORED,
    )
