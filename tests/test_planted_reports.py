"""Four invented reports: what is planted in them is found, and nothing in their twins."""

import pytest

from .planted import CLEAN, NAMES, PLANTED, expected, found, report


@pytest.mark.parametrize("name", NAMES)
def test_a_careful_reviewer_finds_what_is_planted_and_nothing_else(name: str) -> None:
    told = report(name)
    assert found(told, PLANTED) == expected(told)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_found_in_the_twin_without_contradictions(name: str) -> None:
    assert found(report(name), CLEAN) == set()
