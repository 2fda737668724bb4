"""What makes a report stale, said with its part, and that nothing else does."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tailan.cli import run as tailan
from tailan.execution import RunOutputs
from tailan.inputs import Stock
from tailan.office import Office
from tailan.overview import survey
from tailan.params import load_params
from tailan.project import project_at
from tailan.publication import publish
from tailan.tables import MEASURES, to_csv

from .conftest import MakeProject

ONE, OTHER = "2025-H1/sth", "2025-H1/nbh"
REPORT = "reports/2025-H1/sth/report.pdf"
DOCUMENT = "data/raw/2025-H1/sth/STH_tailan_2025_hagas.docx"
NO_BODIES = to_csv(MEASURES, [])

Change = Callable[[Path], object]


def stock_of(root: Path) -> Stock:
    project = project_at(root)
    return Stock(Office(project, load_params(project), "mn"))


@pytest.fixture
def published(make_project: MakeProject) -> Path:
    """A project of two units whose reports are published, as if they had been built."""
    root = make_project(ONE, OTHER)
    (root / "requirements.lock").write_text("pandas==1\n", encoding="utf-8")
    stock = stock_of(root)
    for run in stock.office.params.runs:
        files = {f"reports/{run.name}/report.pdf": b"1"}
        files[f"data/processed/{run.name}/measures.csv"] = NO_BODIES
        publish(stock.office.project, stock.gather(run), RunOutputs(run, files), stock.hashes)
    return root


def write(name: str, content: str = "x") -> Change:
    def change(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content, encoding="utf-8")

    return change


def replace(name: str, before: str, after: str) -> Change:
    def change(root: Path) -> None:
        content = (root / name).read_text(encoding="utf-8")
        assert before in content
        (root / name).write_text(content.replace(before, after), encoding="utf-8")

    return change


def with_outputs(root: Path) -> None:
    path = root / "notebooks" / "1_clean.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x"}]
            cell["execution_count"] = 7
    path.write_text(json.dumps(notebook), encoding="utf-8")


OF_ONE = [
    (write(DOCUMENT), f"{DOCUMENT} changed"),
    (write("params/actuals/2025-H1/sth.csv"), "params/actuals/2025-H1/sth.csv added"),
    (write("params/corrections/2025-H1/sth.yaml"), "params/corrections/2025-H1/sth.yaml added"),
    (write("params/decisions/2025-H1/sth.csv"), "params/decisions/2025-H1/sth.csv added"),
    (write("params/achievement/2025-H1/sth.yaml"), "params/achievement/2025-H1/sth.yaml added"),
    (write("params/notes/2025-H1/sth.md"), "params/notes/2025-H1/sth.md added"),
    (
        replace("params/units.yaml", "mn: Санхүү, төрийн сангийн хэлтэс", "mn: Санхүүгийн хэлтэс"),
        "params/units.yaml changed",
    ),
    (lambda root: (root / REPORT).unlink(), f"{REPORT} is missing"),
    (write(REPORT, "2"), f"{REPORT} was altered by hand"),
]
OF_ALL = [
    (replace("params/workbook.yaml", "digits: 2", "digits: 1"), "params/workbook.yaml changed"),
    (
        replace("params/workbook.yaml", "rule: ratio_to_target", "rule: from_baseline"),
        "params/workbook.yaml changed",
    ),
    (
        replace("notebooks/3_report.ipynb", "report.full_table()", "report.full_table();"),
        "notebooks/3_report.ipynb changed",
    ),
    (write("requirements.lock"), "the environment (requirements.lock) changed"),
    (
        write("params/forms/performance_report.yaml", "columns: {}\n"),
        "params/forms/performance_report.yaml added",
    ),
]
OF_NONE = [
    replace("params/workbook.yaml", "language: mn", "language: mn  # a comment"),
    replace("notebooks/3_report.ipynb", 'unit = \\"tzuh\\"', 'unit = \\"nbh\\"'),
    with_outputs,
    write("params/actuals/2025-H1/tzuh.csv"),
    replace("params/units.yaml", "units:\n", "units:\n  shine: {mn: Шинэ хэлтэс}\n"),
    replace("params/runs.yaml", "runs:\n", "runs:\n  # a comment\n"),
]


def explained(root: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert tailan(["build", "--dry-run", "--project", str(root), "--language", "mn"]) == 0
    capsys.readouterr()
    before = sorted(path for path in root.rglob("*"))
    tailan(["--language", "en", "status", "--project", str(root)])
    assert sorted(path for path in root.rglob("*")) == before
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    return [f"{name}: {why}" for name, state, why in rows if state == "stale"]


@pytest.mark.parametrize(("change", "why"), OF_ONE, ids=[why for _, why in OF_ONE])
def test_what_concerns_one_unit_makes_its_report_stale_alone(
    published: Path, capsys: pytest.CaptureFixture[str], change: Change, why: str
) -> None:
    assert explained(published, capsys) == []
    change(published)
    assert explained(published, capsys) == [f"{ONE}: {why}"]


@pytest.mark.parametrize(("change", "why"), OF_ALL, ids=range(len(OF_ALL)))
def test_what_all_reports_share_makes_all_of_them_stale(
    published: Path, capsys: pytest.CaptureFixture[str], change: Change, why: str
) -> None:
    change(published)
    assert explained(published, capsys) == [f"{OTHER}: {why}", f"{ONE}: {why}"]


@pytest.mark.parametrize("change", OF_NONE, ids=range(len(OF_NONE)))
def test_what_changes_no_result_makes_nothing_stale(published: Path, change: Change) -> None:
    change(published)
    stock = stock_of(published)
    assert [one.reasons for one in survey(stock, stock.office.params.runs)] == [(), ()]


def test_a_manifest_that_cannot_be_read_is_no_new_document(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(f"reports/{ONE}/manifest.json", "{")(published)
    tailan(["--language", "en", "status", "--project", str(published)])
    assert f"reports/{ONE}/manifest.json was altered by hand" in capsys.readouterr().out


def test_what_is_published_of_a_run_that_the_grid_has_no_more_is_told(
    published: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    grid = published / "params" / "runs.yaml"
    kept = [one for one in grid.read_text(encoding="utf-8").splitlines() if "sth" not in one]
    grid.write_text("\n".join(kept), encoding="utf-8")
    assert tailan(["--language", "en", "status", "--project", str(published)]) == 0
    said = capsys.readouterr()
    assert f"Note: reports/{ONE} is of no report of runs.yaml any more." in said.err
    assert OTHER in said.out
    assert OTHER not in said.err


def test_a_change_of_the_program_makes_all_reports_stale(
    published: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tailan.inputs.package_hash", lambda: "another program")
    stock = stock_of(published)
    found = {one.reasons for one in survey(stock, stock.office.params.runs)}
    assert found == {(("changed", "tailan"),)}
