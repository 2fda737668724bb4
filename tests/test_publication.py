"""Publishing: whole files, the manifest last, nothing of an earlier document left."""

import os
from pathlib import Path

import pytest

from tailan.execution import RunOutputs
from tailan.file_hashes import FileHashes
from tailan.inputs import RunInputs, gather
from tailan.manifest import Manifest, read_manifest
from tailan.office import Office
from tailan.params import load_params
from tailan.plan import Measure
from tailan.project import Project
from tailan.publication import publish as publish_with
from tailan.publication import sweep, write_files
from tailan.tables import MEASURES, to_csv

from .conftest import ROOT

PARAMS = load_params(Project(ROOT))
RUN = PARAMS.run("sth", "2025-H1")
INPUTS = gather(Office(Project(ROOT), PARAMS, "mn"), RUN)
REPORT, TABLE = "reports/2025-H1/sth/report.html", "data/processed/2025-H1/sth/measures.csv"
MEASURES_ROW = to_csv(MEASURES, [Measure("1", "1.1", "Ажил", "rated")])
PAPER = "reports/2025-H1/sth/workpaper/1_clean.ipynb"


def publish(project: Project, outputs: RunOutputs, inputs: RunInputs = INPUTS) -> Manifest:
    hashes = FileHashes(project.root, project.root / "hashes.json")
    return publish_with(project, inputs, outputs, hashes)


def names(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_what_a_run_no_longer_produces_is_removed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, RunOutputs(RUN, {REPORT: b"1", TABLE: MEASURES_ROW, PAPER: b"1"}))
    publish(project, RunOutputs(RUN, {PAPER: b"2"}, "a message"))
    assert names(tmp_path) == {PAPER, "reports/2025-H1/sth/manifest.json"}
    manifest = read_manifest(project, RUN)
    assert manifest is not None
    assert (manifest.outcome, manifest.message) == ("failed", "a message")
    assert manifest.inputs == INPUTS.fingerprints()
    assert manifest.outputs == {}


def test_the_runs_of_other_units_are_left_alone(tmp_path: Path) -> None:
    other = "reports/2025-H1/nbh/report.html"
    write_files(tmp_path, {other: b"x"})
    publish(Project(tmp_path), RunOutputs(RUN, {REPORT: b"1"}))
    assert other in names(tmp_path)


def test_work_papers_are_published_without_a_promise_about_their_bytes(tmp_path: Path) -> None:
    manifest = publish(Project(tmp_path), RunOutputs(RUN, {REPORT: b"1", PAPER: b"1"}))
    assert set(manifest.outputs) == {REPORT}


def test_a_stop_while_publishing_leaves_whole_files_and_no_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    publish(project, RunOutputs(RUN, {REPORT: b"old", TABLE: MEASURES_ROW}))
    moved = []

    def stop_at_the_second(source: Path, target: Path) -> None:
        if moved:
            raise OSError(5, "Input/output error", str(target))
        moved.append(target)
        os.rename(source, target)

    monkeypatch.setattr("tailan.publication.os.replace", stop_at_the_second)
    with pytest.raises(OSError, match="Input/output"):
        publish(project, RunOutputs(RUN, {REPORT: b"new", TABLE: b"new"}))
    assert (tmp_path / REPORT).read_bytes() == b"new"
    assert (tmp_path / TABLE).read_bytes() == MEASURES_ROW
    assert read_manifest(project, RUN) is None


@pytest.mark.parametrize(("responsible", "named"), [("", False), ("ТЗУХ", True)])
def test_the_manifest_says_whether_bodies_are_named(
    tmp_path: Path, responsible: str, named: bool
) -> None:
    row = to_csv(MEASURES, [Measure("1", "1.1", "Ажил", "rated", responsible=responsible)])
    manifest = publish(Project(tmp_path), RunOutputs(RUN, {TABLE: row}))
    assert manifest.names_bodies is named


@pytest.mark.parametrize("room", range(3))
def test_a_disk_that_is_full_at_any_write_leaves_what_was_published_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    project = Project(tmp_path)
    before = publish(project, RunOutputs(RUN, {REPORT: b"old", TABLE: MEASURES_ROW}))
    write, written = Path.write_bytes, []

    def write_while_there_is_room(path: Path, raw: bytes) -> int:
        if len(written) == room:
            write(path, raw[: len(raw) // 2])
            raise OSError(28, "No space left on device")
        written.append(path)
        return write(path, raw)

    monkeypatch.setattr(Path, "write_bytes", write_while_there_is_room)
    with pytest.raises(OSError, match="No space"):
        publish(project, RunOutputs(RUN, {REPORT: b"new", TABLE: b"new"}))
    assert read_manifest(project, RUN) == before
    assert (tmp_path / REPORT).read_bytes() == b"old"
    assert not [name for name in names(tmp_path) if ".unfinished" in name]


def test_what_a_killed_build_left_unfinished_is_swept(tmp_path: Path) -> None:
    for folder in ("reports", "data/processed"):
        (tmp_path / folder / ".unfinished-abc").mkdir(parents=True)
        (tmp_path / folder / ".unfinished-abc" / "0").write_bytes(b"half")
    sweep(Project(tmp_path))
    assert names(tmp_path) == set()


def test_the_manifest_tells_what_a_report_was_made_with(tmp_path: Path) -> None:
    manifest = publish(Project(tmp_path), RunOutputs(RUN, {REPORT: b"1"}))
    assert manifest.inputs[f"data/raw/2025-H1/sth/{RUN.document}"]
    assert manifest.parameters == {"unit": "sth", "period": "2025-H1", "language": "mn"}
    assert manifest.rules["rounding"] == "truncate 2"
    assert manifest.rules["increase"] == "ratio_to_target"
    assert {"python", "pandas", "typst"} <= manifest.packages.keys()
