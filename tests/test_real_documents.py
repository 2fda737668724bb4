"""A real report, where its folder is at hand (TAILAN_DOCUMENTS): compared by counts and hashes.

No sentence of it stands here. The hashes were taken after every cell had been compared with the
document: a change of one letter in any column shows.
"""

import os
from collections import Counter
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from tailan.documents import Document, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan
from tailan.processed import about_document
from tailan.summary import RoundingRule, Summary, summarise

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
NAME = "performance-report-2025-H1.txt"

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document((Path(FOLDER) / NAME).read_bytes(), NAME)


@pytest.fixture(scope="module")
def plan(document: Document) -> Plan:
    return read_plan(document, form_words("performance_report"))


@pytest.fixture(scope="module")
def summary(plan: Plan) -> Summary:
    return summarise(plan.objectives, plan.measures, RoundingRule("truncate", 2))


def test_objectives_measures_and_indicators_are_all_found(plan: Plan) -> None:
    assert [o.objective_no for o in plan.objectives] == [str(n) for n in range(1, 10)]
    assert len(plan.measures) == 64
    assert len(plan.indicators) == 79
    assert sum(i.indicator_no == "2" for i in plan.indicators) == 15
    per_objective = Counter(m.objective_no for m in plan.measures)
    assert list(per_objective.values()) == [5, 8, 8, 17, 6, 5, 5, 6, 4]


def test_the_percent_column_alone_decides_what_is_rated(plan: Plan, summary: Summary) -> None:
    assert (summary.measures, summary.rated) == (64, 60)
    assert summary.excluded == {"not_due": 2, "not_evaluable": 2}
    statuses = {m.measure_no: m.status for m in plan.measures if m.status != "rated"}
    assert statuses == {
        "4.5": "not_evaluable", "4.15": "not_due", "6.1": "not_evaluable", "7.2": "not_due",
    }  # fmt: skip


def test_the_means_are_those_of_a_calculation_by_hand(summary: Summary) -> None:
    assert summary.reported_mean == Decimal(5440) / 60
    assert summary.reported_mean_text == "90.66"
    means = [round(float(o.mean or 0), 2) for o in summary.objectives]
    assert means == [100, 87.5, 81.25, 91.33, 90, 92.5, 100, 85, 100]


@pytest.mark.parametrize(
    ("number", "measure", "narrative", "percent"),
    [
        ("1.2", 81, 450, "100%"),
        ("2.4", 66, 926, "100%"),
        ("2.7", 114, 1220, "100%"),
        ("3.1", 92, 456, "100%"),
        ("3.4", 96, 515, "100%"),
        ("4.10", 136, 200, "100%"),
        ("4.15", 94, 155, "Хугацаа болоогүй"),
        ("9.4", 213, 390, "100%"),
    ],
)
def test_texts_are_whole_over_the_page_breaks(
    plan: Plan, number: str, measure: int, narrative: int, percent: str
) -> None:
    found = next(m for m in plan.measures if m.measure_no == number)
    assert (len(found.measure), len(found.narrative)) == (measure, narrative)
    assert found.reported_text == percent


def test_one_value_for_two_indicators_goes_to_the_first(plan: Plan) -> None:
    first, second = [i for i in plan.indicators if i.measure_no == "8.6"]
    assert (first.baseline, first.target) == (10, 10)
    assert (second.baseline, second.target) == (None, None)
    assert second.baseline_text == second.target_text == ""


def test_everything_mended_is_recorded(plan: Plan) -> None:
    assert Counter(repair.kind for repair in plan.repairs) == {
        "row-joined": 8,
        "word-joined": 6,
        "heading-by-place": 1,
        "heading-missing": 1,
        "objective-numbered": 1,
        "indicator-values": 1,
        "latin-doubtful": 1,
        "latin-words": 1,
    }


def test_what_the_document_says_of_itself(document: Document, plan: Plan) -> None:
    about = about_document(document, plan)
    assert {about[k] for k in ("year", "period", "report_date")} == {2025, "2025-H1", "2025-06-10"}
    assert about["form"] == "performance_report"
    assert about["language"] == "mn"
    assert about["source"] == {"file": NAME, "sha256": document.sha256, "kind": "text"}
    printed = "\n".join(str(about[key]) for key in ("title", "organisation", "unit"))
    assert sha256(printed.encode()).hexdigest()[:16] == "abc6244e1d854016"


@pytest.mark.parametrize(
    ("table", "column", "expected"),
    [
        ("objectives", "objective_no", "4590e824e464c790"),
        ("objectives", "heading_text", "f753498cec8dc7c2"),
        ("objectives", "objective", "ce96032ff73c4c98"),
        ("measures", "objective_no", "c716d51ac1c716b2"),
        ("measures", "measure_no", "06f77185a1bfea2e"),
        ("measures", "measure", "533bbafd3ef288ba"),
        ("measures", "budget", "c43dd7394bfa30dd"),
        ("measures", "narrative", "8df45f300a1c747f"),
        ("measures", "status", "60484ba0d400e841"),
        ("measures", "reported_text", "b74562260343a658"),
        ("measures", "reported_percent", "65df46791528043a"),
        ("indicators", "measure_no", "9de1599424629b12"),
        ("indicators", "indicator_no", "b27646eb2eff50f1"),
        ("indicators", "indicator", "cab00ba504085ba9"),
        ("indicators", "baseline", "9781c62728c58343"),
        ("indicators", "target", "86722af6924cefec"),
        ("indicators", "baseline_text", "168336e4eb3263ca"),
        ("indicators", "target_text", "8a933fe4a5f38fc4"),
    ],
)
def test_each_column_is_as_it_was_compared(
    plan: Plan, table: str, column: str, expected: str
) -> None:
    texts = "\n".join(str(getattr(row, column)) for row in getattr(plan, table))
    assert sha256(texts.encode()).hexdigest()[:16] == expected
