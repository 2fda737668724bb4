"""Values proposed from a real report, where its folder is at hand (TAILAN_DOCUMENTS).

The reference was made by reading every narrative; no sentence of it stands here.
"""

import os
import re
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from tailan.actuals import Actual
from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.period import Period
from tailan.plan import Plan
from tailan.proposals import proposed_actuals

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
NAME = "performance-report-2025-H1.txt"
PERIOD = Period(2025, "H1")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)

STATED = {
    "1.2/1": "20", "1.3/1": "25", "1.5/1": "8", "2.4/1": "39", "2.5/1": "279", "2.7/1": "513",
    "3.1/2": "1000", "4.6/1": "2196", "4.7/1": "59", "4.11/1": "80", "4.12/1": "27",
    "4.17/1": "250", "6.2/1": "61.24", "6.4/1": "20", "7.1/1": "19", "8.4/1": "7", "8.5/1": "10",
    "8.5/2": "7", "8.6/1": "10", "9.3/1": "13", "9.4/2": "5",
}  # fmt: skip
"""What the text states clearly for the period."""

TOLD = {"2.8/1": "1", "3.7/1": "0", "4.4/1": "1", "4.9/1": "1"}
"""What its verbs say was done or not."""

DOUBTFUL = {
    "1.1/1": "2", "1.1/2": "1", "2.1/1": "0", "3.3/1": "0", "3.5/1": "66.5", "4.3/1": "511",
    "4.5/1": "0", "8.1/1": "1", "9.4/1": "91",
}  # fmt: skip
"""What a reader may take for the value, or leave open: another value would be wrong."""

EARLIER = {"3.2/1", "3.4/1", "7.2/1", "7.3/1", "7.4/1", "7.5/1"}
"""Where only the year 2024 is spoken of."""


@pytest.fixture(scope="module")
def plan() -> Plan:
    document = read_document((Path(FOLDER) / NAME).read_bytes(), NAME)
    return read_plan(document, form_words("performance_report"))


@pytest.fixture(scope="module")
def proposals(plan: Plan) -> dict[str, Actual]:
    found = proposed_actuals(plan.measures, plan.indicators, PERIOD)
    return {f"{p.measure_no}/{p.indicator_no}": p for p in found}


def test_every_indicator_with_a_target_has_a_proposal(proposals: dict[str, Actual]) -> None:
    assert len(proposals) == 78
    assert "8.6/2" not in proposals


def test_what_the_text_states_is_proposed(proposals: dict[str, Actual]) -> None:
    found = {key: proposals[key].actual for key in {**STATED, **TOLD}}
    assert found == {key: Decimal(value) for key, value in {**STATED, **TOLD}.items()}
    assert {proposals[key].basis for key in STATED} == {"stated"}
    assert {proposals[key].basis for key in TOLD} == {"yes_no"}


def test_no_other_value_is_proposed(proposals: dict[str, Actual]) -> None:
    known = {**STATED, **TOLD, **DOUBTFUL}
    others = {k: p.actual for k, p in proposals.items() if k not in known and p.actual is not None}
    assert others == {}
    for key, value in DOUBTFUL.items():
        assert proposals[key].actual in {None, Decimal(value)}
        assert proposals[key].confidence != "тодорхой"


def test_values_of_2024_leave_their_quote_and_period_alone(proposals: dict[str, Actual]) -> None:
    found = {key for key, p in proposals.items() if p.value_period == "2024"}
    assert found == EARLIER
    assert all(proposals[key].actual is None and proposals[key].quote for key in EARLIER)


def test_quotes_are_parts_of_the_narratives(plan: Plan, proposals: dict[str, Actual]) -> None:
    narratives = {measure.measure_no: measure.narrative for measure in plan.measures}
    for proposal in proposals.values():
        assert proposal.quote in narratives[proposal.measure_no]


@pytest.mark.parametrize("factor", [3, 7, 11])
def test_other_figures_give_other_values(
    plan: Plan, proposals: dict[str, Actual], factor: int
) -> None:
    """Every stated figure, changed where it is quoted, changes its value alike."""
    measures = {measure.measure_no: measure for measure in plan.measures}
    for key in STATED:
        number = f"{proposals[key].actual}"
        changed = f"{(proposals[key].actual or 0) * factor + 1}"
        pattern = re.compile(rf"(?<![\d.,/]){number.replace('.', '[.,]')}(?![\d.,/]*\d)")
        quote = proposals[key].quote
        measure = measures[proposals[key].measure_no]
        text = measure.narrative.replace(quote, pattern.sub(changed, quote))
        indicator = next(i for i in plan.indicators if f"{i.measure_no}/{i.indicator_no}" == key)
        rewritten = replace(measure, narrative=text)
        found = proposed_actuals([rewritten], [indicator], PERIOD)[0]
        assert found.actual == Decimal(changed), (key, found)


def test_a_thousand_measures_take_about_a_second(plan: Plan) -> None:
    measures = [
        replace(measure, measure_no=f"{turn}.{measure.measure_no}")
        for turn in range(16)
        for measure in plan.measures
    ][:1000]
    indicators = [
        replace(indicator, measure_no=f"{turn}.{indicator.measure_no}")
        for turn in range(16)
        for indicator in plan.indicators
    ]
    began = time.process_time()
    found = proposed_actuals(measures, indicators, PERIOD)
    assert len(found) > 1200
    # It takes 0.9 s on a core of its own; a busy machine counts more.
    assert time.process_time() - began < 3
