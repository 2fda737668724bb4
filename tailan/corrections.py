"""Recorded repairs of a source: params/corrections/<period>/<unit>.yaml, by place and by text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from tailan.documents import Cell, Document, Paragraph, Row
from tailan.documents.content import clean
from tailan.language import LANGUAGES
from tailan.place import place_in_words
from tailan.plan import Repair
from tailan.problems import validated
from tailan.project import Project, Run
from tailan.yamlfile import read_yaml

_OPEN = "correction-open"

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Correction(BaseModel):
    """What stands at a place, what ought to stand there, and who says why."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    place: Words
    expected: str | None = ""
    new: str | None = ""
    reason: Words


class _CorrectionsFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    corrections: tuple[Correction, ...] | None = ()


def corrections_path(project: Project, run: Run) -> Path:
    """Where the corrections of a run's document are recorded."""
    return project.params / "corrections" / f"{run.name}.yaml"


def load_corrections(project: Project, run: Run) -> tuple[Correction, ...]:
    """The corrections of a run's document, none where there is no file of them.

    ParamsError names the lines that are wrong.
    """
    path = corrections_path(project, run)
    if not path.is_file():
        return ()
    name = path.relative_to(project.root).as_posix()
    return validated(read_yaml(path.read_bytes(), name), _CorrectionsFile).corrections or ()


def is_open(kind: str) -> bool:
    """Whether a repair of this kind is a correction that could not be applied."""
    return kind.startswith(_OPEN)


def corrected(
    document: Document, corrections: tuple[Correction, ...]
) -> tuple[Document, list[Repair]]:
    """The document with its corrections applied, and each of them as a repair.

    A correction that finds no such place, or another text there than expected (a corrected
    document came), is not applied and stays open, and so does a second one for the same place.
    """
    if not corrections:
        return document, []
    found = {_key(name): cell for cell in _cells(document) for name in _names(cell.place)}
    printed = {place: _line(raw) for place, raw in document.printed}
    applied: dict[str, Correction] = {}
    repairs = []
    for correction in corrections:
        cell = found.get(_key(correction.place))
        if cell is not None and printed.get(cell.place) == _line(correction.expected):
            cell = replace(cell, text=printed[cell.place])
        repair = _repair(correction, cell, cell is not None and cell.place in applied)
        if repair.kind in (_OPEN, f"{_OPEN}-place"):
            repair = _moved(repair, found.values())
        if cell is not None and not is_open(repair.kind):
            applied[cell.place] = correction
        repairs.append(repair)
    content = tuple(_with(item, applied) for item in document.content)
    letters = tuple((place, raw) for place, raw in document.printed if place not in applied)
    return replace(document, content=content, printed=letters), repairs


def _cells(document: Document) -> list[Cell]:
    """Every cell, and every paragraph as one."""
    return [
        cell
        for item in document.content
        for cell in (item.cells if isinstance(item, Row) else [Cell(item.text, item.place)])
    ]


def _repair(correction: Correction, cell: Cell | None, is_second: bool) -> Repair:
    """What becomes of a correction: applied where its text stands, open otherwise."""
    expected, new = _line(correction.expected), _line(correction.new)
    if cell is None:
        return Repair(correction.place, f"{_OPEN}-place", expected, new, correction.reason)
    if is_second:
        return Repair(cell.place, f"{_OPEN}-second", expected, new, correction.reason)
    if cell.line != expected:
        return Repair(cell.place, _OPEN, expected, cell.line, correction.reason)
    return Repair(cell.place, "corrected", expected, new, correction.reason)


def _moved(repair: Repair, cells: Iterable[Cell]) -> Repair:
    """The open correction with the one place where its text stands now, if there is just one."""
    if not repair.before:
        return repair
    places = list({cell.place for cell in cells if cell.line == repair.before})
    if len(places) != 1:
        return repair
    return replace(repair, kind=f"{_OPEN}-moved", after=places[0])


def _with(item: Row | Paragraph, applied: dict[str, Correction]) -> Row | Paragraph:
    if isinstance(item, Paragraph):
        found = applied.get(item.place)
        return item if found is None else replace(item, text=clean(found.new or ""))
    cells = (
        replace(cell, text=clean(applied[cell.place].new or "")) if cell.place in applied else cell
        for cell in item.cells
    )
    return replace(item, cells=tuple(cells))


def _names(place: str) -> Iterator[str]:
    """What a place is called: in words, as people are shown it, and in short as in the tables."""
    yield from (place_in_words(place, language) for language in LANGUAGES)
    yield place


def _key(place: str) -> str:
    """A place as people may write it: Table 1  Row 2 cell 3, sheet!b7."""
    return " ".join(place.split()).casefold()


def _line(text: str | None) -> str:
    return " ".join(clean(text or "").split())
