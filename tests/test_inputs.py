"""What a run is built from: no more than concerns it, and all that does."""

import json
from dataclasses import replace

import pytest

from tailan.inputs import gather, run_params
from tailan.office import Office
from tailan.params import load_params
from tailan.project import project_at
from tailan.units import Unit, Units

from .conftest import ROOT

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


def test_the_grid_of_a_run_holds_that_run_alone() -> None:
    files = run_params(PROJECT, PARAMS, PARAMS.run("sth", "2025-H1"))
    (run,) = json.loads(files["params/runs.yaml"])["runs"]
    assert (run["unit"], run["period"]) == ("sth", "2025-H1")
