"""The short form of the campaign of kills; `make soak` runs the long one."""

import subprocess
import sys

import pytest

from .conftest import ROOT
from .soak.kills import run

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are looked for in /proc"
)


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_whole_files_and_nothing_else() -> None:
    campaign = run(kills=6)
    assert campaign.kills == 6
    assert campaign.faults == []


def test_publishing_killed_at_any_moment_damages_no_file() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.soak.publishing", "40"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == ["40 kills, 0 faults", ""]
