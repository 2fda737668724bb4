"""The workbook's notebooks as files: their parameters, and what of them makes a result."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Any

from tailan.errors import CallError
from tailan.problems import Problem, nearest
from tailan.project import NOTEBOOKS, OVERVIEW_NOTEBOOK, Project

PARAMETERS_TAG = "parameters"

WORKSHEET_TAG = "worksheet"
"""The tag of cells that speak to the analyst: they are no part of a report."""


def notebook_problems(project: Project) -> Iterator[Problem]:
    """What keeps the notebooks of a project from being run with the parameters of its runs."""
    for name in NOTEBOOKS:
        yield from _problems(project, f"notebooks/{name}.ipynb", ("unit", "period", "language"))
    yield from _problems(project, f"notebooks/{OVERVIEW_NOTEBOOK}.ipynb", ("language",))


def undeclared(raw: bytes, name: str, given: Iterable[str]) -> Iterator[Problem]:
    """The parameters that the notebook would be given and does not declare.

    papermill only logs this, and the notebook then runs with its defaults.
    """
    declared = set(_declared(_notebook(raw, name), name))
    line = raw.count(b"\n", 0, max(0, raw.find(b'"parameters"'))) + 1
    for parameter in given:
        if parameter not in declared:
            fields = {"name": parameter, "nearest": nearest(parameter, declared)}
            yield Problem(name, line, "parameter", fields)


def fingerprint(raw: bytes, name: str) -> str:
    """The hash of what makes a notebook's result: code without outputs and defaults, and words.

    Words count in the notebook of the report alone, and there not those for the analyst. Tags tell
    what of a cell is published, and whether it runs at all.
    """
    cells = [
        [cell["cell_type"], "".join(cell["source"]), *sorted(_tags(cell))]
        for cell in _notebook(raw, name)["cells"]
        if cell["cell_type"] == "code" or _is_published(cell, name)
        if PARAMETERS_TAG not in _tags(cell)
    ]
    return sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


def _is_published(cell: Mapping[str, Any], name: str) -> bool:
    """Whether a cell of words becomes a part of the report or of the overview."""
    is_of_page = PurePosixPath(name).stem not in NOTEBOOKS[:-1]
    return is_of_page and cell["cell_type"] == "markdown" and WORKSHEET_TAG not in _tags(cell)


def _problems(project: Project, name: str, given: Iterable[str]) -> Iterator[Problem]:
    path = project.root / name
    if not path.is_file():
        yield Problem(name, 1, "no_file")
        return
    try:
        yield from undeclared(path.read_bytes(), name, given)
    except CallError as error:
        yield Problem(name, 1, "damaged", error.fields)
    except OSError as error:
        yield Problem(name, 1, "unreadable", {"detail": error})


def _notebook(raw: bytes, name: str) -> dict[str, Any]:
    try:
        cells = list(json.loads(raw)["cells"])
        for cell in cells:
            _ = cell["cell_type"], "".join(cell["source"]), cell.get("metadata", {}).get("tags")
        return {"cells": cells}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CallError("notebook.damaged", file=name, detail=str(error)) from error


def _declared(notebook: Mapping[str, Any], name: str) -> Iterator[str]:
    """The names that the cell tagged `parameters` assigns."""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code" and PARAMETERS_TAG in _tags(cell):
            try:
                tree = ast.parse("".join(cell["source"]))
            except SyntaxError as error:
                raise CallError("notebook.damaged", file=name, detail=str(error)) from error
            for statement in tree.body:
                targets = statement.targets if isinstance(statement, ast.Assign) else []
                yield from (target.id for target in targets if isinstance(target, ast.Name))


def _tags(cell: Mapping[str, Any]) -> list[str]:
    return list(cell.get("metadata", {}).get("tags", ()))
