"""The short form of the campaign of kills; `make soak` runs the long one."""

import sys

import pytest

from .soak.kills import run

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are looked for in /proc"
)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_whole_files_and_nothing_else() -> None:
    campaign = run(kills=10)
    assert campaign.kills == 10
    assert campaign.faults == []
