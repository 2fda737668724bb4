"""What a run is built from: no more than concerns it, and all that does."""

import json

import pytest

from tailan.inputs import run_params
from tailan.params import load_params
from tailan.project import project_at

from .conftest import ROOT

PROJECT = project_at(ROOT)
PARAMS = load_params(PROJECT)


def units_of(unit: str, period: str) -> set[str]:
    files = run_params(PROJECT, PARAMS, PARAMS.run(unit, period))
    return set(json.loads(files["params/units.yaml"])["units"])


def test_a_form_that_names_bodies_is_read_with_all_units() -> None:
    assert units_of("mtzdtg", "2025") == set(PARAMS.units.by_code)


@pytest.mark.parametrize(("unit", "period"), [("sth", "2025-H1"), ("tsha", "2025-H1")])
def test_another_form_is_read_with_its_own_unit_alone(unit: str, period: str) -> None:
    assert units_of(unit, period) == {unit}


def test_the_grid_of_a_run_holds_that_run_alone() -> None:
    files = run_params(PROJECT, PARAMS, PARAMS.run("sth", "2025-H1"))
    (run,) = json.loads(files["params/runs.yaml"])["runs"]
    assert (run["unit"], run["period"]) == ("sth", "2025-H1")
