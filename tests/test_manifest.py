"""The manifest tells what a run was built from and why it is stale."""

from pathlib import Path

import pytest

from tailan.file_hashes import FileHashes, hash_of
from tailan.manifest import Manifest, changed_inputs, changed_outputs, read_manifest
from tailan.period import Period
from tailan.project import Project, Run

RUN = Run("sth", Period(2025, "H1"), "a.docx", "performance_report")


def manifest(inputs: dict[str, str], outputs: dict[str, str]) -> Manifest:
    return Manifest(
        unit="sth",
        period="2025-H1",
        outcome="built",
        version="1",
        inputs=inputs,
        outputs=outputs,
    )


@pytest.mark.parametrize(
    ("before", "now", "reasons"),
    [
        ({"a": "1"}, {"a": "1"}, []),
        ({"a": "1"}, {"a": "2"}, [("changed", "a")]),
        ({"a": "1"}, {"a": "1", "b": "1"}, [("added", "b")]),
        ({"a": "1", "b": "1"}, {"a": "1"}, [("removed", "b")]),
    ],
)
def test_each_changed_input_is_a_reason(
    before: dict[str, str], now: dict[str, str], reasons: list[tuple[str, str]]
) -> None:
    assert list(changed_inputs(manifest(before, {}), now)) == reasons


def test_an_output_that_is_missing_or_altered_is_a_reason(tmp_path: Path) -> None:
    outputs = {name: hash_of(b"x") for name in ("whole", "altered", "missing")}
    (tmp_path / "whole").write_bytes(b"x")
    (tmp_path / "altered").write_bytes(b"y")
    hashes = FileHashes(tmp_path, tmp_path / "hashes.json")
    found = list(changed_outputs(manifest({}, outputs), hashes))
    assert found == [("altered", "altered"), ("missing", "missing")]


@pytest.mark.parametrize("raw", [b"", b"{", b"{}", b'{"unit": 1}'])
def test_a_manifest_that_cannot_be_read_is_none(tmp_path: Path, raw: bytes) -> None:
    project = Project(tmp_path)
    assert read_manifest(project, RUN) is None
    path = tmp_path / "reports" / "2025-H1" / "sth" / "manifest.json"
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    assert read_manifest(project, RUN) is None
    path.write_bytes(manifest({"a": "1"}, {}).to_bytes())
    assert read_manifest(project, RUN) == manifest({"a": "1"}, {})
