"""How many runs a machine has under way."""

import pytest

from tailan.crew import places_of


@pytest.mark.parametrize(("jobs", "places"), [(1, 1), (2, 4), (8, 16)])
def test_runs_overlap_while_their_kernels_wait_but_never_with_one_job(
    jobs: int, places: int
) -> None:
    assert places_of(jobs) == places
