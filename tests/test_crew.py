"""How many runs a machine has under way, and how they end."""

import time
from concurrent.futures import CancelledError
from threading import Event

import pytest

from tailan.crew import local_crew, places_of
from tailan.execution import RunOutputs, build_run
from tailan.inputs import RunInputs, gather
from tailan.office import Office
from tailan.params import load_params
from tailan.project import project_at

from .conftest import ROOT


def sample_inputs() -> RunInputs:
    project = project_at(ROOT)
    params = load_params(project)
    return gather(Office(project, params, "mn"), params.run("sth", "2024-H1"))


@pytest.mark.parametrize(("jobs", "places"), [(1, 1), (2, 4), (8, 16)])
def test_runs_overlap_while_their_kernels_wait_but_never_with_one_job(
    jobs: int, places: int
) -> None:
    assert places_of(jobs) == places


def test_runs_under_way_are_told_that_their_build_is_interrupted() -> None:
    inputs, begun, told = sample_inputs(), Event(), Event()

    def build(inputs, is_stopped):
        begun.set()
        end = time.monotonic() + 60
        while not is_stopped() and time.monotonic() < end:
            time.sleep(0.01)
        if is_stopped():
            told.set()
        return RunOutputs(inputs.run, {})

    def interrupt():
        begun.wait(60)
        raise KeyboardInterrupt
        yield

    with pytest.raises(KeyboardInterrupt), local_crew(1) as crew:
        list(crew.ended(build, (each for part in ([inputs], interrupt()) for each in part)))
    assert told.is_set()


def test_a_run_of_an_interrupted_build_begins_no_notebook() -> None:
    with pytest.raises(CancelledError):
        build_run(sample_inputs(), is_stopped=lambda: True)
