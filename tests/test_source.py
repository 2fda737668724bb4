"""The source record beside a document."""

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tailan.errors import TailanError
from tailan.problems import ParamsError
from tailan.source import Source, read_source, source_path, source_text

RAW = "баримт".encode()


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "a.docx"
    path.write_bytes(RAW)
    return path


@pytest.mark.parametrize("origin", ["И-мэйл", 'a "b" \\ c', "yes: no # x", "- [", ""])
def test_what_is_recorded_is_read_again(document: Path, origin: str) -> None:
    record = source_text(RAW, origin, date(2025, 7, 1))
    source_path(document).write_text(record, encoding="utf-8")
    source = read_source(document)
    assert source.origin == origin
    assert source.date == "2025-07-01"
    assert source.sha256 == sha256(RAW).hexdigest()
    assert not source.sample


def test_a_document_without_a_record_has_an_empty_one(document: Path) -> None:
    assert read_source(document) == Source()


def test_a_document_that_is_not_the_recorded_one_is_refused(document: Path) -> None:
    source_path(document).write_text(source_text(b"other", "", date(2025, 7, 1)), "utf-8")
    with pytest.raises(TailanError) as caught:
        read_source(document)
    assert "a.docx" in caught.value.message("en")


def test_an_unknown_key_in_a_record_is_refused(document: Path) -> None:
    source_path(document).write_text("orign: А\n", encoding="utf-8")
    with pytest.raises(ParamsError) as caught:
        read_source(document)
    assert caught.value.problems[0].fields["nearest"] == "origin"
