"""The batch: real notebooks through papermill, published files, failures that stop nothing."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from filelock import FileLock

from tailan.cli import run as tailan
from tailan.notebook_run import kernel_config
from tailan.office import Office
from tailan.overview import overview_of
from tailan.overview_page import overview_files
from tailan.params import load_params
from tailan.project import project_at

from .conftest import MakeProject, copy_project

GOOD, OTHER, BAD = "2025-H1/sth", "2024-H1/sth", "2025-H1/hobh"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project built once: a good run, a damaged one, and one whose document has not come."""
    root = copy_project(tmp_path_factory.mktemp("batch") / "төсөл", GOOD, OTHER, BAD)
    document = next((root / "data" / "raw" / BAD).glob("*.docx"))
    document.write_bytes(document.read_bytes()[:5000])
    document.with_name(f"{document.name}.source.yaml").unlink()
    for file in (root / "data" / "raw" / OTHER).iterdir():
        file.unlink()
    assert tailan(["build", "--project", str(root)]) == 1
    return root


def files_of(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def index(root: Path) -> dict[str, dict[str, object]]:
    loaded = json.loads((root / "reports" / "index.json").read_text(encoding="utf-8"))
    return {f"{run['period']}/{run['unit']}": run for run in loaded["runs"]}


def digests(root: Path) -> dict[str, str]:
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in (root / "reports", root / "data" / "processed")
        for path in folder.rglob("*")
        if path.is_file() and "workpaper" not in path.parts
    }


def test_a_run_publishes_its_tables_and_reports(built: Path) -> None:
    assert files_of(built / "reports" / GOOD) == {
        "report.html",
        "report.pdf",
        "report.docx",
        "report.json",
        "report.xlsx",
        "form.docx",
        "manifest.json",
        "workpaper/1_clean.ipynb",
        "workpaper/2_achievement.ipynb",
        "workpaper/3_report.ipynb",
    }
    tables = files_of(built / "data" / "processed" / GOOD)
    assert {"document.json", "measures.csv", "measures.parquet", "summary.json"} <= tables


def test_the_summary_counts_what_is_rated_and_what_is_left_out(built: Path) -> None:
    path = built / "data" / "processed" / GOOD / "summary.json"
    summary = json.loads(path.read_text(encoding="utf-8"))
    assert summary["measures"] == 10
    assert summary["rated"] == 8
    assert summary["excluded"] == {"not_due": 1, "not_evaluable": 1}
    assert summary["reported_mean"] == pytest.approx(652.5 / 8)
    assert summary["reported_mean_text"] == "81.56"


def test_a_damaged_document_stops_no_other_run(built: Path) -> None:
    states = {name: run["state"] for name, run in index(built).items()}
    assert states == {GOOD: "built", OTHER: "not_received", BAD: "failed"}


def test_a_failed_run_leaves_its_message_and_its_work_paper_and_no_tables(built: Path) -> None:
    message = str(index(built)[BAD]["message"])
    assert "data/raw/2025-H1/hobh/" in message
    assert ".docx" in message
    assert files_of(built / "reports" / BAD) == {
        "manifest.json",
        "workpaper/1_clean.ipynb",
        "workpaper/log.txt",
    }
    assert files_of(built / "data" / "processed" / BAD) == set()


def test_the_work_paper_of_a_failed_run_shows_the_message_where_it_arose(built: Path) -> None:
    paper = nbformat.read(built / "reports" / BAD / "workpaper" / "1_clean.ipynb", as_version=4)
    errors = [
        output
        for cell in paper.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    ]
    assert [error.ename for error in errors] == ["TailanError"]
    assert errors[0].traceback == [errors[0].evalue]


def test_the_overview_page_names_every_run_and_the_failure(built: Path) -> None:
    page = (built / "reports" / "index.html").read_text(encoding="utf-8")
    assert f'href="{GOOD}/report.html"' in page
    assert f'href="{GOOD}/report.pdf"' in page
    assert "ирээгүй" in page
    assert "файл гэмтсэн" in page


def test_nothing_half_written_stays(built: Path) -> None:
    assert [name for name in files_of(built) if ".unfinished" in name] == []


def test_published_files_hold_no_path_of_the_machine(built: Path) -> None:
    for folder in (built / "reports" / GOOD, built / "data" / "processed" / GOOD):
        for path in folder.glob("*.*"):
            raw = path.read_bytes()
            assert str(built).encode() not in raw, path
            assert b"/tmp/" not in raw, path


def test_a_second_build_does_nothing(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = digests(built)
    assert tailan(["build", "sth", "--project", str(built)]) == 0
    assert (
        "Үүсгэсэн 0, бүтээгүй 0, өөрчлөгдөөгүй 1, баримт нь ирээгүй 1." in capsys.readouterr().out
    )
    assert digests(built) == before


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The same project built twice, in folders of other names and with other job counts."""
    roots = []
    for name, jobs in (("one", "1"), ("two", "2")):
        root = copy_project(tmp_path_factory.mktemp("twins") / name, GOOD)
        assert tailan(["build", "--project", str(root), "--jobs", jobs]) == 0
        roots.append(root)
    return roots[0], roots[1]


def test_the_same_inputs_give_the_same_bytes(twins: tuple[Path, Path]) -> None:
    one, two = map(digests, twins)
    assert len(one) > 10
    assert one == two


def test_what_is_stale_is_explained_in_words(
    twins: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root = twins[0]
    settings = root / "params" / "workbook.yaml"
    original = settings.read_text(encoding="utf-8")
    settings.write_text(original.replace("digits: 2", "digits: 1"), encoding="utf-8")
    assert tailan(["build", "--project", str(root), "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "2025-H1/sth: params/workbook.yaml өөрчлөгдсөн",
        "Үүсгэх тайлан: 1.",
    ]
    settings.write_text(original + "# тайлбар\n", encoding="utf-8")
    assert tailan(["build", "--project", str(root), "--dry-run"]) == 0
    assert capsys.readouterr().out == "Үүсгэх тайлан: 0.\n"


def test_a_published_file_changed_by_hand_is_noticed(
    twins: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    table = twins[1] / "data" / "processed" / GOOD / "measures.csv"
    original = table.read_bytes()
    table.write_bytes(original + b"x")
    tailan(["status", "--project", str(twins[1])])
    assert "measures.csv файлыг гараар өөрчилсөн" in capsys.readouterr().out
    table.write_bytes(original)


def test_verify_builds_again_and_names_the_file_that_differs(
    twins: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    root, english = twins[1], ("--language", "en")
    assert tailan(["verify", "--project", str(root), *english]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [f"{GOOD}: every file is the same", "index: every file is the same"]
    page = root / "reports" / GOOD / "report.html"
    original = page.read_bytes()
    page.write_bytes(original.replace(b"81.56", b"91.56"))
    added = page.with_name("added.html")
    added.write_bytes(original)
    assert tailan(["verify", "sth", "--project", str(root), *english]) == 1
    differing = f"reports/{GOOD}/added.html, reports/{GOOD}/report.html"
    assert f"{GOOD}: differs: {differing}" in capsys.readouterr().out
    page.write_bytes(original)
    added.unlink()


def test_verify_names_a_manifest_that_cannot_be_read_and_why_the_overview_is_stale(
    twins: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = twins[1] / "reports" / GOOD / "manifest.json"
    original = manifest.read_bytes()
    manifest.write_bytes(b"{")
    assert tailan(["verify", "--project", str(twins[1]), "--language", "en"]) == 1
    manifest.write_bytes(original)
    said = capsys.readouterr().out.splitlines()
    assert said[:2] == [
        f"{GOOD}: differs: reports/{GOOD}/manifest.json",
        "index: not compared, for it is stale: what it shows has changed since it was made",
    ]


def test_verify_does_not_compare_what_is_stale_or_was_never_built(
    twins: tuple[Path, Path], make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root, written = twins[1], twins[1] / "params" / "achievement" / f"{GOOD}.yaml"
    written.parent.mkdir(parents=True, exist_ok=True)
    written.write_text("measures: {}\n", encoding="utf-8")
    assert tailan(["verify", "sth", "--project", str(root), "--language", "en"]) == 1
    assert f"stale: params/achievement/{GOOD}.yaml added" in capsys.readouterr().out
    written.unlink()
    unbuilt = make_project(GOOD)
    assert tailan(["verify", "--project", str(unbuilt), "--language", "en"]) == 1
    assert f"{GOOD}: not built" in capsys.readouterr().out


def test_the_report_speaks_english_when_asked(twins: tuple[Path, Path]) -> None:
    root = twins[1]
    assert tailan(["build", "--project", str(root), "--language", "en"]) == 0
    page = (root / "reports" / GOOD / "report.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "What the period brought, objective by objective" in page
    assert "Finance and Treasury Department" in page


def test_a_second_build_at_the_same_time_is_refused(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD)
    (root / ".tailan").mkdir()
    with FileLock(root / ".tailan" / "build.lock"):
        assert tailan(["build", "--project", str(root), "--language", "en"]) == 2
    assert "another build is at work" in capsys.readouterr().err


def test_a_notebook_that_does_not_take_the_parameters_is_refused_before_it_runs(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD)
    path = root / "notebooks" / "2_achievement.ipynb"
    path.write_text(path.read_text(encoding="utf-8").replace("period = ", "perod = "), "utf-8")
    assert tailan(["build", "--project", str(root), "--language", "en"]) == 2
    said = capsys.readouterr().err
    assert "notebooks/2_achievement.ipynb" in said
    assert "“period”. The nearest: perod" in said
    assert files_of(root / "reports") == set()


def test_an_error_of_the_analysts_own_code_is_told_with_its_cell(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD)
    path = root / "notebooks" / "1_clean.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].source = "1 / 0"
    nbformat.write(notebook, path)
    assert tailan(["build", "--project", str(root), "--language", "en"]) == 1
    said = capsys.readouterr().err
    assert "1_clean, cell" in said
    assert "ZeroDivisionError: division by zero" in said


def test_an_overview_that_fails_is_told_and_keeps_what_was_built(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(GOOD)
    path = root / "notebooks" / "4_overview.ipynb"
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[-1].source = "1 / 0"
    nbformat.write(notebook, path)
    assert tailan(["build", "--project", str(root), "--language", "en"]) == 1
    said = capsys.readouterr().err
    assert "The overview could not be renewed" in said
    assert "Traceback" not in said
    assert (root / "reports" / GOOD / "report.pdf").is_file()


def test_the_overview_knows_the_forms_of_the_project(make_project: MakeProject) -> None:
    root = make_project(GOOD)
    (root / "params" / "forms").mkdir(exist_ok=True)
    (root / "params" / "forms" / "own.yaml").write_text("like: programme\n", encoding="utf-8")
    grid = f"runs:\n  - {{unit: {GOOD[8:]}, period: {GOOD[:7]}, document: a.docx, form: own}}\n"
    (root / "params" / "runs.yaml").write_text(grid, encoding="utf-8")
    project = project_at(root)
    office = Office(project, load_params(project), "mn")
    pages = overview_files(office, overview_of(project, office.params.runs))
    assert b"<!DOCTYPE html>" in pages["reports/index.html"]


def test_sockets_are_not_used_where_the_path_would_be_too_long() -> None:
    assert kernel_config(Path("/run/short/kernel.json")).KernelManager.transport == "ipc"
    assert "KernelManager" not in kernel_config(Path("/run") / ("x" * 90) / "kernel.json")


def test_the_command_works_from_any_folder_in_the_plain_locale(twins: tuple[Path, Path]) -> None:
    command = Path(sys.executable).with_name("tailan")
    done = subprocess.run(
        [command, "--project", twins[0], "check"],
        cwd="/",
        env={"LC_ALL": "C", "PATH": ""},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert "params бүрэн зөв" in done.stdout.decode("utf-8")
