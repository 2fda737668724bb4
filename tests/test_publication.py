"""Publishing: whole files, the manifest last, nothing of an earlier document left."""

import os
from pathlib import Path

import pytest

from tailan.execution import RunOutputs
from tailan.manifest import read_manifest
from tailan.period import Period
from tailan.plan import Measure
from tailan.project import Project, Run
from tailan.publication import publish, write_files
from tailan.tables import MEASURES, to_csv

RUN = Run("sth", Period(2025, "H1"), "a.docx", "performance_report")
REPORT, TABLE = "reports/2025-H1/sth/report.html", "data/processed/2025-H1/sth/measures.csv"
MEASURES_ROW = to_csv(MEASURES, [Measure("1", "1.1", "Ажил", "rated")])
PAPER = "reports/2025-H1/sth/workpaper/1_clean.ipynb"


def names(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if path.is_file()}


def test_what_a_run_no_longer_produces_is_removed(tmp_path: Path) -> None:
    project = Project(tmp_path)
    publish(project, RunOutputs(RUN, {REPORT: b"1", TABLE: MEASURES_ROW, PAPER: b"1"}), {})
    publish(project, RunOutputs(RUN, {PAPER: b"2"}, "a message"), {"a": "1"})
    assert names(tmp_path) == {PAPER, "reports/2025-H1/sth/manifest.json"}
    manifest = read_manifest(project, RUN)
    assert manifest is not None
    assert (manifest.outcome, manifest.message) == ("failed", "a message")
    assert manifest.inputs == {"a": "1"}
    assert manifest.outputs == {}


def test_the_runs_of_other_units_are_left_alone(tmp_path: Path) -> None:
    other = "reports/2025-H1/nbh/report.html"
    write_files(tmp_path, {other: b"x"})
    publish(Project(tmp_path), RunOutputs(RUN, {REPORT: b"1"}), {})
    assert other in names(tmp_path)


def test_work_papers_are_published_without_a_promise_about_their_bytes(tmp_path: Path) -> None:
    manifest = publish(Project(tmp_path), RunOutputs(RUN, {REPORT: b"1", PAPER: b"1"}), {})
    assert set(manifest.outputs) == {REPORT}


def test_a_stop_while_publishing_leaves_whole_files_and_no_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path)
    publish(project, RunOutputs(RUN, {REPORT: b"old", TABLE: MEASURES_ROW}), {})
    moved = []

    def stop_at_the_second(source: Path, target: Path) -> None:
        if moved:
            raise OSError(28, "No space left on device", str(target))
        moved.append(target)
        os.rename(source, target)

    monkeypatch.setattr("tailan.publication.os.replace", stop_at_the_second)
    with pytest.raises(OSError, match="No space"):
        publish(project, RunOutputs(RUN, {REPORT: b"new", TABLE: b"new"}), {})
    assert (tmp_path / REPORT).read_bytes() == b"new"
    assert (tmp_path / TABLE).read_bytes() == MEASURES_ROW
    assert read_manifest(project, RUN) is None


@pytest.mark.parametrize(("responsible", "named"), [("", False), ("ТЗУХ", True)])
def test_the_manifest_says_whether_bodies_are_named(
    tmp_path: Path, responsible: str, named: bool
) -> None:
    row = to_csv(MEASURES, [Measure("1", "1.1", "Ажил", "rated", responsible=responsible)])
    manifest = publish(Project(tmp_path), RunOutputs(RUN, {TABLE: row}), {})
    assert manifest.names_bodies is named
