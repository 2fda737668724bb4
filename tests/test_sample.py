"""Invented projects: the same bytes every time, documents of several kinds, contradictions."""

from collections import Counter
from pathlib import Path

import pytest

from tailan.cli import run as tailan
from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.params import load_params
from tailan.project import Project, project_at
from tailan.sample import sample_project
from tailan.sample.offices import offices


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("sample") / "жишээ"
    assert tailan(["sample", "--units", "20", "--periods", "2", "--out", str(root)]) == 0
    return project_at(root)


def test_the_grid_of_an_invented_project_is_right(project: Project) -> None:
    runs = load_params(project).runs
    assert len(runs) == 40
    assert len({run.name for run in runs}) == 40
    assert {str(run.period) for run in runs} == {"2025-H1", "2024-H2"}
    assert all(project.document(run).is_file() for run in runs)
    assert len(list(project.notebooks.glob("*.ipynb"))) == 4
    assert tailan(["check", "--project", str(project.root)]) == 0


def test_documents_come_in_several_kinds_and_forms(project: Project) -> None:
    runs = load_params(project).runs
    kinds = Counter(Path(run.document).suffix for run in runs)
    assert kinds.keys() == {".docx", ".xlsx", ".html", ".pdf"}
    assert kinds[".docx"] > 20
    forms = Counter(run.form for run in runs)
    assert forms == {"performance_report": 36, "statistics": 2, "action_plan": 2}


def test_every_document_is_read_in_its_form(project: Project) -> None:
    params = load_params(project)
    percents: list[int] = []
    for run in params.runs:
        document = read_document(project.document(run).read_bytes(), run.document)
        plan = read_plan(document, form_words(run.form), params.units)
        if run.form == "statistics":
            assert plan.statistics
            continue
        assert len(plan.measures) >= 8, run.name
        percents += [int(m.reported_percent) for m in plan.measures if m.reported_percent]
    assert len(set(percents)) > 10


def test_two_projects_of_a_size_are_the_same_and_a_larger_one_begins_with_it() -> None:
    one, other = dict(sample_project(7, 1)), dict(sample_project(7, 1))
    assert one == other
    larger = dict(sample_project(9, 2))
    grids = {"params/units.yaml", "params/runs.yaml"}
    assert {path: raw for path, raw in one.items() if path not in grids}.items() <= larger.items()


def test_units_have_names_of_their_own_however_many() -> None:
    units = offices(1200)
    assert len({unit.code for unit in units}) == 1200
    assert len({name for unit in units for name in (unit.mn, unit.en)}) == 2400


def test_a_folder_that_holds_something_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    assert tailan(["sample", "--out", str(tmp_path), "--language", "en"]) == 2
    assert f"{tmp_path}: this folder is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
