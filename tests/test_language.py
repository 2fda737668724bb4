"""Texts: each language says everything, with the same blanks to fill."""

import ast
import re
from pathlib import Path

import pytest

from tailan.language import LANGUAGES, fields_of, text, texts

PACKAGE = Path(__file__).parents[1] / "tailan"
WORDS = (
    "Arial Mon", "Debian", "Excel", "HTML", "JSON", "LibreOffice", "PATH", "PDF",
    "PowerPoint", "SHA", "Tesseract", "UTF", "Ubuntu",
    "Windows",
    "Dask", "Word", "YAML", "actual", "add", "apt install", "ask", "build", "cluster", "columns",
    "dask scheduler", "dask worker", "data", "doc",
    "docx", "dpi", "help", "ignored", "like", "mon", "ocr", "params", "performance_report",
    "phrases", "pip install", "reason", "required", "tailan", "tcp", "tls", "tessdata", "tesseract-ocr", "tesseract-ocr-mon",
    "workpaper", "yaml",
)  # fmt: skip
NAMES = re.compile(
    r"\{[^}]*\}|--\S+|[\w./<>-]*[_./<>][\w./<>-]*"
    r"|\b(?:" + "|".join(WORDS) + r")\b"
)
CYRILLIC = re.compile("[а-яёөү]", re.IGNORECASE)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_texts_with_the_same_fields(language: str) -> None:
    own, mongolian = texts(language), texts("mn")
    assert own.keys() == mongolian.keys()
    assert {key: fields_of(own[key]) for key in own} == {
        key: fields_of(mongolian[key]) for key in mongolian
    }


def test_no_text_is_empty() -> None:
    assert [
        (lang, key) for lang in LANGUAGES for key, value in texts(lang).items() if not value
    ] == []


def test_english_texts_hold_no_mongolian() -> None:
    assert [key for key, value in texts("en").items() if CYRILLIC.search(value)] == []


def test_mongolian_texts_use_english_only_for_names() -> None:
    for key, value in texts("mn").items():
        left = re.findall(r"[A-Za-z]{2,}", NAMES.sub(" ", value))
        assert left == [], (key, left)


def test_a_text_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("mn", "no.such.text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_that_names_what_is_near_needs_something_near(language: str) -> None:
    for key, template in texts(language).items():
        if "nearest" in fields_of(template):
            fields = dict.fromkeys(fields_of(template), "abc") | {"nearest": "–"}
            with_one = text(language, key, **fields | {"nearest": "xyz"})
            without = text(language, key, **fields)
            assert "–." not in without
            assert "xyz" in with_one
            assert len(without) < len(with_one) - len("xyz.")


def test_a_field_that_is_not_given_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("mn", "layout.page", page=1)


def test_every_text_that_the_code_names_exists() -> None:
    named = {
        key
        for path in PACKAGE.rglob("*.py")
        for key in _keys(ast.parse(path.read_text(encoding="utf-8")))
    }
    assert len(named) > 40
    assert named - texts("mn").keys() == set()


def _keys(tree: ast.AST) -> list[str]:
    """The keys of texts that stand as plain strings in calls."""
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        last = node.args[-1] if name == "text" else node.args[0]
        if isinstance(last, ast.Constant) and isinstance(last.value, str):
            if name == "text":
                found.append(last.value)
            if name in ("TailanError", "CallError"):
                found.append(f"error.{last.value}")
    return found
