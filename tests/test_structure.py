"""The shape of the code: short functions, modules of one noun, documented names."""

import ast
from pathlib import Path

import pytest

from .conftest import ROOT

MODULES = sorted((ROOT / "tailan").rglob("*.py"))
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "misc", "base", "core"}


@pytest.fixture(params=MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def module(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def functions(path: Path) -> list[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]


def test_no_function_is_longer_than_forty_lines(module: Path) -> None:
    lengths = {f.name: (f.end_lineno or f.lineno) - f.lineno + 1 for f in functions(module)}
    assert {name: length for name, length in lengths.items() if length > 40} == {}


def test_no_module_is_longer_than_three_hundred_lines(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300


def test_a_module_is_named_for_what_it_holds(module: Path) -> None:
    assert module.stem not in EMPTY_NAMES


def test_a_module_says_what_it_is(module: Path) -> None:
    assert ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))


def test_every_file_is_opened_with_its_encoding(module: Path) -> None:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            names = {keyword.arg for keyword in node.keywords}
            is_text = node.func.attr in ("read_text", "write_text", "open")
            assert not is_text or "encoding" in names or _is_binary(node), ast.unparse(node)


def _is_binary(call: ast.Call) -> bool:
    modes = [a.value for a in call.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
    return any("b" in mode for mode in modes) or ast.unparse(call.func) in ("os.open", "Image.open")
