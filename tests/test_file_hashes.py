"""Hashes of files are remembered, and never for a content that is not there any more."""

import os
import time
from pathlib import Path

import pytest

from tailan.file_hashes import FileHashes, hash_of

LONG_AGO = 1_600_000_000


def hashes(root: Path) -> FileHashes:
    return FileHashes(root, root / ".hashes.json")


@pytest.fixture
def settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets an hour pass after every file that is written."""
    now = time.time_ns
    monkeypatch.setattr("tailan.file_hashes.time.time_ns", lambda: now() + 3_600_000_000_000)


def read_files(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The contents that are read from now on."""
    read: list[bytes] = []

    def noted(raw: bytes) -> str:
        read.append(raw)
        return hash_of(raw)

    monkeypatch.setattr("tailan.file_hashes.hash_of", noted)
    return read


def test_a_file_is_read_once(
    tmp_path: Path, settled: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    read = read_files(monkeypatch)
    first = hashes(tmp_path)
    assert first.of("a") == first.of("a") == hash_of(b"1")
    first.save()
    assert hashes(tmp_path).of("a") == hash_of(b"1")
    assert read == [b"1"]


def test_a_file_of_the_same_size_dated_back_is_read_again(tmp_path: Path, settled: None) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"1")
    os.utime(path, (LONG_AGO, LONG_AGO))
    known = hashes(tmp_path)
    known.of("a")
    known.save()
    time.sleep(0.02)
    path.write_bytes(b"2")
    os.utime(path, (LONG_AGO, LONG_AGO))
    assert hashes(tmp_path).of("a") == hash_of(b"2")


def test_a_file_that_was_just_written_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_bytes(b"1")
    read = read_files(monkeypatch)
    known = hashes(tmp_path)
    known.of("a")
    known.of("a")
    assert read == [b"1", b"1"]


def test_what_is_no_file_has_no_hash(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"1")
    known = hashes(tmp_path)
    assert [known.of(name) for name in ("folder", "nothing", "file/in")] == [None, None, None]


def test_files_that_are_gone_are_forgotten(tmp_path: Path, settled: None) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(b"1")
    known = hashes(tmp_path)
    assert known.of("a") == known.of("b")
    (tmp_path / "a").unlink()
    known.save()
    assert '"a"' not in (tmp_path / ".hashes.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("memory", ["", "[]", "{", '{"a": 1}', '{"a": ["x", 1]}', '{"a": null}'])
def test_a_damaged_memory_is_made_anew(tmp_path: Path, memory: str) -> None:
    (tmp_path / ".hashes.json").write_text(memory, encoding="utf-8")
    (tmp_path / "a").write_bytes(b"1")
    assert hashes(tmp_path).of("a") == hash_of(b"1")


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file nobody can read")
def test_a_file_that_cannot_be_read_is_not_what_it_was(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("/proc/self/mem")
    assert hashes(tmp_path).of("a") not in (None, hash_of(b""))
