"""The notebooks are worksheets: parameters, calls, and things to look at."""

import ast
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tailan.notebooks import fingerprint, notebook_problems, undeclared
from tailan.project import Project

from .conftest import ROOT

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
NOT_IN_A_WORKSHEET = (
    *(ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda),
    *(ast.For, ast.While, ast.If, ast.Try, ast.With, ast.ListComp, ast.DictComp, ast.GeneratorExp),
)


def cells(path: Path, kind: str = "code") -> list[dict[str, Any]]:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in notebook["cells"] if cell["cell_type"] == kind]


def source(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


@pytest.fixture(params=NOTEBOOKS, ids=lambda path: path.stem)
def notebook(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_there_are_four_notebooks() -> None:
    names = [path.stem for path in NOTEBOOKS]
    assert names == ["1_clean", "2_achievement", "3_report", "4_overview"]


def test_a_notebook_is_kept_without_outputs_and_times(notebook: Path) -> None:
    loaded = json.loads(notebook.read_text(encoding="utf-8"))
    assert all(not c["outputs"] and c["execution_count"] is None for c in cells(notebook))
    assert set(loaded["metadata"]) == {"kernelspec", "language_info"}
    assert {key for c in loaded["cells"] for key in c["metadata"]} <= {"tags"}


def test_a_cell_holds_a_few_lines_of_calls(notebook: Path) -> None:
    assert len(cells(notebook)) <= 12
    for cell in cells(notebook):
        tree = ast.parse(source(cell))
        assert len(source(cell).splitlines()) <= 6
        assert [node for node in ast.walk(tree) if isinstance(node, NOT_IN_A_WORKSHEET)] == []
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        assert names.isdisjoint({"open", "exec", "eval", "__import__"})


def test_every_cell_but_the_parameters_ends_with_something_to_look_at(notebook: Path) -> None:
    for cell in cells(notebook):
        if "parameters" not in cell["metadata"].get("tags", ()):
            assert isinstance(ast.parse(source(cell)).body[-1], ast.Expr), source(cell)


def test_parameters_are_ascii_scalars_one_on_a_line(notebook: Path) -> None:
    tagged = [c for c in cells(notebook) if "parameters" in c["metadata"].get("tags", ())]
    assert len(tagged) == 1
    assert source(tagged[0]).isascii()
    for statement in ast.parse(source(tagged[0])).body:
        assert isinstance(statement, ast.Assign)
        assert isinstance(statement.value, ast.Constant)
        assert statement.lineno == statement.end_lineno


def made(*sources: str, tags: tuple[str, ...] = ("parameters",)) -> bytes:
    def cell(code: str, index: int) -> dict[str, Any]:
        metadata = {"tags": list(tags)} if index == 0 else {}
        return {"cell_type": "code", "metadata": metadata, "source": code, "outputs": []}

    return json.dumps({"cells": [cell(code, i) for i, code in enumerate(sources)]}).encode()


def test_only_cells_make_the_fingerprint_of_a_notebook() -> None:
    one = made("unit = 'a'", "x = 1")
    assert fingerprint(one, "n") == fingerprint(made("unit = 'b'", "x = 1"), "n")
    assert fingerprint(one, "n") == fingerprint(
        one.replace(b'"outputs": []', b'"outputs": [1]'), "n"
    )
    assert fingerprint(one, "n") != fingerprint(made("unit = 'a'", "x = 2"), "n")


def worded(text: str, *tags: str) -> bytes:
    cell = {"cell_type": "markdown", "metadata": {"tags": list(tags)}, "source": [text]}
    return json.dumps({"cells": [cell]}).encode()


@pytest.mark.parametrize(
    ("name", "tags", "counts"),
    [("1_clean", (), False), ("2_achievement", (), False), ("3_report", (), True),
     ("4_overview", (), True), ("3_report", ("worksheet",), False)],
)  # fmt: skip
def test_words_count_where_they_are_published(
    name: str, tags: tuple[str, ...], counts: bool
) -> None:
    file = f"notebooks/{name}.ipynb"
    before, now = (fingerprint(worded(text, *tags), file) for text in ("Нэг", "Хоёр"))
    assert (before != now) == counts


@pytest.mark.parametrize("source", [worded("Нэг"), made("unit = 'a'", "x = 1", tags=())])
def test_a_tag_that_takes_a_cell_out_of_the_report_counts(source: bytes) -> None:
    tagged = json.loads(source)
    tagged["cells"][-1]["metadata"]["tags"] = ["worksheet"]
    file = "notebooks/3_report.ipynb"
    assert fingerprint(source, file) != fingerprint(json.dumps(tagged).encode(), file)


def test_a_parameter_that_is_not_declared_is_told_with_its_line_and_the_nearest() -> None:
    raw = json.dumps(json.loads(made("unt = 'a'")), indent=1).encode()
    (problem,) = undeclared(raw, "n.ipynb", ("unit",))
    assert problem.fields == {"name": "unit", "nearest": "unt"}
    assert '"parameters"' in raw.decode().splitlines()[problem.line - 1]


def test_declared_parameters_are_accepted() -> None:
    assert not list(undeclared(made("unit = 'a'\nperiod = ''"), "n.ipynb", ("unit", "period")))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b'{"cells": 1}',
        b'{"cells": [1]}',
        b'{"cells": [{"cell_type": "code"}]}',
        made("unit = "),
    ],
    ids=range(7),
)
def test_a_damaged_notebook_is_refused(raw: bytes, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "notebooks", tmp_path / "notebooks")
    (tmp_path / "notebooks" / "2_achievement.ipynb").write_bytes(raw)
    (tmp_path / "notebooks" / "4_overview.ipynb").unlink()
    found = {(p.file, p.key) for p in notebook_problems(Project(tmp_path))}
    assert found == {
        ("notebooks/2_achievement.ipynb", "damaged"),
        ("notebooks/4_overview.ipynb", "no_file"),
    }


def test_cells_without_the_tag_declare_nothing() -> None:
    assert len(list(undeclared(made("unit = 'a'", tags=()), "n.ipynb", ("unit",)))) == 1
