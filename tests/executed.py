"""Notebooks run without a kernel: their cells executed here, their values kept as outputs."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from contextlib import chdir
from pathlib import Path
from typing import Any

import nbformat
from IPython.core.formatters import DisplayFormatter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from tailan.report.blocks import Report
from tailan.report.notebook_blocks import report_of


def executed_notebook(
    root: Path, name: str, parameters: Mapping[str, str], *added: str
) -> nbformat.NotebookNode:
    """A notebook of the project, executed; `added` are cells of an analyst at its end.

    An added text that begins with `#` is a Markdown cell, any other one is code.
    """
    notebook = nbformat.read(root / "notebooks" / f"{name}.ipynb", as_version=4)
    notebook.cells += [_cell(source) for source in added]
    known: dict[str, Any] = {}
    with chdir(root):
        for cell in notebook.cells:
            if "parameters" in cell.metadata.get("tags", ()):
                known |= parameters
            elif cell.cell_type == "code":
                cell.outputs = _outputs(cell.source, known)
    return notebook


def executed_report(
    root: Path, unit: str, period: str, *added: str, language: str = "mn"
) -> Report:
    """The report of a run, as an export gathers it."""
    parameters = {"unit": unit, "period": period, "language": language}
    return report_of(executed_notebook(root, "3_report", parameters, *added))


def executed_overview(root: Path, language: str = "mn") -> Report:
    """The page over all runs, as an export gathers it."""
    return report_of(executed_notebook(root, "4_overview", {"language": language}))


def _cell(source: str) -> nbformat.NotebookNode:
    return new_markdown_cell(source) if source.startswith("#") else new_code_cell(source)


def _outputs(source: str, known: dict[str, Any]) -> list[nbformat.NotebookNode]:
    *lines, last = ast.parse(source).body
    exec(compile(ast.Module(lines, []), "cell", "exec"), known)  # noqa: S102 - our own notebook
    if not isinstance(last, ast.Expr):
        exec(compile(ast.Module([last], []), "cell", "exec"), known)  # noqa: S102
        return []
    value = eval(compile(ast.Expression(last.value), "cell", "eval"), known)  # noqa: S307
    data, metadata = DisplayFormatter().format(value)
    return [new_output("execute_result", data=data, metadata=metadata)]
