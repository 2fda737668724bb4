"""What a run is built from: no more than concerns it, and all that does."""

import json
import shutil
from dataclasses import replace

import pytest

from tailan.inputs import RUNS, Stock, gather
from tailan.office import Office
from tailan.params import load_params
from tailan.project import Run, project_at
from tailan.units import Unit, Units

from .conftest import ROOT, MakeProject

PROJECT = project_at(ROOT)
PARAMS = load_params(PROJECT)


OFFICE = Office(PROJECT, PARAMS, "mn")


def with_another_unit() -> Office:
    units = {**PARAMS.units.by_code, "shine": Unit("shine", "Шинэ хэлтэс", "", "", ())}
    return Office(PROJECT, replace(PARAMS, units=Units(units)), "mn")


@pytest.mark.parametrize(("names_bodies", "is_same"), [(True, False), (False, True)])
def test_a_new_unit_matters_only_to_documents_that_name_bodies(
    names_bodies: bool, is_same: bool
) -> None:
    run = PARAMS.run("sth", "2025-H1")
    before, after = (
        gather(office, run).fingerprints(names_bodies=names_bodies)
        for office in (OFFICE, with_another_unit())
    )
    assert (before == after) is is_same


def test_a_changed_name_of_its_own_unit_always_matters() -> None:
    run = PARAMS.run("sth", "2025-H1")
    own = replace(PARAMS.unit("sth"), mn="Өөр нэр")
    renamed = replace(PARAMS, units=Units({**PARAMS.units.by_code, "sth": own}))
    before, after = (
        gather(Office(PROJECT, params, "mn"), run).fingerprints(names_bodies=False)
        for params in (PARAMS, renamed)
    )
    assert before != after


@pytest.mark.parametrize("names_bodies", [True, False])
@pytest.mark.parametrize("run", PARAMS.runs, ids=lambda run: run.name)
def test_what_is_compared_is_what_a_run_would_be_built_from(run: Run, names_bodies: bool) -> None:
    stock = Stock(OFFICE)
    asked = stock.fingerprints(run, names_bodies=names_bodies)
    assert asked == stock.gather(run).fingerprints(names_bodies=names_bodies)


def test_every_file_that_is_written_about_a_run_counts(make_project: MakeProject) -> None:
    root = make_project("2025-H1/sth")
    written = {"actuals": "csv", "corrections": "yaml", "decisions": "csv", "notes": "md"}
    for kind, ending in written.items():
        folder = root / "params" / kind / "2025-H1"
        folder.mkdir(parents=True, exist_ok=True)
        for name in (f"sth.{ending}", f"nbh.{ending}", f"sth.{ending}~"):
            (folder / name).write_text("", encoding="utf-8")
    project = project_at(root)
    stock = Stock(Office(project, load_params(project), "mn"))
    (run,) = stock.office.params.runs
    own = {f"params/{kind}/2025-H1/sth.{ending}" for kind, ending in written.items()}
    assert own == {name for name in stock.gather(run).files if "/2025-H1/" in name} - {
        name for name in stock.gather(run).files if name.startswith("data/")
    }
    assert ("params/actuals/2025-H1/nbh.csv", "2025-H1/sth") in list(stock.strays())


UNFILLED = {
    "actuals": ("measure_no,actual,reason\n1.1,,\n", "1.1,,", "1.1,8,Протокол"),
    "decisions": (
        "finding_id,state,reason,person,date\n0123abcd-0123,нээлттэй,,,\n",
        "нээлттэй,,,",
        "баталсан,а,б,2025-07-05",
    ),
}


@pytest.mark.parametrize("kind", list(UNFILLED))
def test_a_table_that_nobody_filled_in_makes_no_run_stale(
    make_project: MakeProject, kind: str
) -> None:
    root = make_project("2025-H1/sth")
    path = root / "params" / kind / "2025-H1" / "sth.csv"
    project = project_at(root)
    office = Office(project, load_params(project), "mn")
    (run,) = office.params.runs
    before = Stock(office).fingerprints(run, names_bodies=True)
    content, blank, filled = UNFILLED[kind]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    assert Stock(office).fingerprints(run, names_bodies=True) == before
    path.write_text(content.replace(blank, filled), encoding="utf-8")
    assert Stock(office).fingerprints(run, names_bodies=True) != before
    path.write_text("measure_no\n", encoding="utf-8")
    assert Stock(office).fingerprints(run, names_bodies=True) != before


def test_the_grid_of_a_run_holds_that_run_and_the_last_of_its_unit() -> None:
    files = gather(OFFICE, PARAMS.run("sth", "2025-H1")).files
    entries = json.loads(files[RUNS])["runs"]
    assert [(r["unit"], r["period"]) for r in entries] == [("sth", "2024-H1"), ("sth", "2025-H1")]


def test_a_first_report_is_alone_in_its_grid() -> None:
    files = gather(OFFICE, PARAMS.run("sth", "2024-H1")).files
    (entry,) = json.loads(files[RUNS])["runs"]
    assert entry["period"] == "2024-H1"


WRITTEN = {
    "params/corrections/2024-H1/sth.yaml": "corrections: []\n",
    "params/decisions/2024-H1/sth.csv": "finding_id,state,reason,person,date\n",
    "params/notes/2024-H1/sth.md": "Тэмдэглэл\n",
    "params/notes/2025-H1/sth.md": "Тэмдэглэл\n",
}


def test_figures_of_the_last_report_travel_along_and_what_changes_no_figure_stays(
    make_project: MakeProject,
) -> None:
    root = make_project("2024-H1/sth", "2025-H1/sth")
    for path, content in WRITTEN.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content, encoding="utf-8")
    project = project_at(root)
    params = load_params(project)
    files = gather(Office(project, params, "mn"), params.run("sth", "2025-H1")).files
    assert [path for path in WRITTEN if path in files] == [
        "params/corrections/2024-H1/sth.yaml", "params/notes/2025-H1/sth.md",
    ]  # fmt: skip
    assert any(path.startswith("data/raw/2024-H1/sth/") for path in files)


def test_a_last_report_that_has_not_come_is_no_input(make_project: MakeProject) -> None:
    root = make_project("2024-H1/sth", "2025-H1/sth")
    shutil.rmtree(root / "data/raw/2024-H1/sth")
    project = project_at(root)
    params = load_params(project)
    files = gather(Office(project, params, "mn"), params.run("sth", "2025-H1")).files
    assert not any("raw/2024-H1" in path for path in files)
