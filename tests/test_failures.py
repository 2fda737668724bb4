"""What goes wrong in a build: said in words, kept to itself, and nothing lost."""

import json
import os
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock

from tailan.cli import run as tailan

from .conftest import MakeProject

GOOD, OTHER = "2025-H1/sth", "2025-H1/nbh"
only_forked = pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux forks kernels")


def build(root: Path, *more: str) -> int:
    return tailan(["build", "--project", str(root), "--language", "en", *more])


def put(root: Path, code: str, notebook: str = "1_clean", cell: int = -1) -> None:
    path = root / "notebooks" / f"{notebook}.ipynb"
    loaded = nbformat.read(path, as_version=4)
    loaded.cells[cell].source = code
    nbformat.write(loaded, path)


def contents(root: Path, *folders: str) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for folder in folders or ("reports", "data/processed")
        for path in (root / folder).rglob("*")
        if path.is_file()
    }


def last_log(root: Path) -> str:
    return max((root / ".tailan" / "log").iterdir()).read_text(encoding="utf-8")


FAILING = [
    ("import os; os._exit(3)", "the process that executes the notebook came to an end"),
    ("import time; time.sleep(600)", "not done after 5 seconds, so it was stopped"),
    ("x = bytearray(2**46)", "it needs more memory than one report may take"),
]


@only_forked
@pytest.mark.parametrize(("code", "said"), FAILING, ids=["dies", "hangs", "eats memory"])
def test_a_cell_that_ends_its_kernel_is_named_in_words_and_marked(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str], code: str, said: str
) -> None:
    root = make_project(GOOD)
    put(root, code)
    assert build(root, "--timeout", "5") == 1
    shown = capsys.readouterr().err
    assert "1_clean, cell " in shown
    assert said in shown
    papers = root / "reports" / GOOD / "workpaper"
    assert said in (papers / "log.txt").read_text(encoding="utf-8")
    cells = nbformat.read(papers / "1_clean.ipynb", as_version=4).cells
    failed = [c for c in cells if any(o.output_type == "error" for o in c.get("outputs", []))]
    assert [cell.source for cell in failed] == [code]
    index = json.loads((root / "reports" / "index.json").read_text(encoding="utf-8"))
    assert said in index["runs"][0]["message"]


@only_forked
def test_a_kernel_that_dies_once_is_started_once_more_and_a_wrong_document_is_not(
    make_project: MakeProject, tmp_path: Path
) -> None:
    root = make_project(GOOD, OTHER)
    mark = tmp_path / "died"
    put(
        root,
        f"import os, pathlib\nmark = pathlib.Path({str(mark)!r})\n"
        "died = mark.exists()\nmark.touch()\ndied or os._exit(1)",
    )
    document = next((root / "data" / "raw" / OTHER).glob("*.docx"))
    document.write_bytes(b"no document")
    document.with_name(f"{document.name}.source.yaml").unlink()
    assert build(root, "--jobs", "1") == 1
    said = [line.split("\t")[1:3] for line in last_log(root).splitlines()]
    assert said.count([GOOD, "once more"]) + said.count([OTHER, "once more"]) == 1
    assert [OTHER, "failed"] in said
    assert [GOOD, "built"] in said


def test_a_fault_in_the_files_of_one_unit_stops_that_unit_alone(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD, OTHER)
    for kind, name, wrong in (
        ("decisions", "nbh.csv", "finding_id,state,reason,person,date\nx,opn,,,\n"),
        ("corrections", "nbh.yaml", "corrections: [{plce: x}]\n"),
        ("actuals", "nbh.csv", "measure_no,actual\n1.1,many\n"),
        ("achievement", "nbh.yaml", "indicators: [\n"),
    ):
        path = root / "params" / kind / "2025-H1" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wrong, encoding="utf-8")
    assert build(root) == 1
    said = capsys.readouterr().err
    for kind, near in (
        ("decisions/2025-H1/nbh.csv, line 2", "is no state of a finding."),
        ("corrections/2025-H1/nbh.yaml, line 1", "The nearest: place"),
        ("actuals/2025-H1/nbh.csv, line 2", "“many” is no number"),
        ("achievement/2025-H1/nbh.yaml, line", "this is no YAML"),
    ):
        assert f"params/{kind}" in said
        assert near in said
    assert (root / "reports" / GOOD / "report.html").is_file()
    assert not (root / "reports" / OTHER / "report.html").exists()
    assert not list((root / "reports" / OTHER).glob("workpaper/*.ipynb"))
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 2


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file nobody can read")
def test_a_file_of_one_unit_that_cannot_be_read_stops_that_unit_alone(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(OTHER)
    notes = root / "params" / "notes" / f"{OTHER}.md"
    notes.parent.mkdir(parents=True, exist_ok=True)
    notes.unlink(missing_ok=True)
    notes.symlink_to("/proc/self/mem")
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 2
    assert "the file cannot be read (the disk cannot be read)" in capsys.readouterr().err
    assert tailan(["status", "--project", str(root)]) == 0
    assert build(root) == 1
    assert f"{OTHER}: " in capsys.readouterr().err
    assert (root / "reports" / "index.html").is_file()


def test_who_builds_is_said_to_whoever_comes_second(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD)
    (root / ".tailan").mkdir()
    (root / ".tailan" / "build.holder").write_text("bat@machine, 4711", encoding="utf-8")
    with FileLock(root / ".tailan" / "build.lock"):
        assert build(root) == 2
    assert "bat@machine, 4711" in capsys.readouterr().err
    assert contents(root, "reports") == {}


def test_a_dry_run_writes_nothing(make_project: MakeProject) -> None:
    root = make_project(GOOD)
    before = contents(root, ".")
    assert build(root, "--dry-run", "--explain") == 0
    assert contents(root, ".") == before
    assert not (root / ".tailan").exists()


def test_a_folder_that_cannot_be_written_to_is_named_before_anything_is_built(
    make_project: MakeProject,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    root = make_project(GOOD)
    (root / "reports").write_text("a file in its place", encoding="utf-8")
    assert build(root) == 2
    said = capsys.readouterr().err
    assert str(root / "reports") in said
    assert "nothing was built" in said
    assert ".unfinished" not in said
