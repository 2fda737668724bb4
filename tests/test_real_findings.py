"""Findings in two real documents, where they are at hand: compared by codes and numbers only.

No sentence of them stands here. The list was made by reading the report row by row; the values
are those that a reader finds in its narratives.
"""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from tailan.achievement import Judge, judgement
from tailan.actuals import Actual
from tailan.comparison import means, measure_percents
from tailan.documents import read_document
from tailan.findings import Dossier, Finding, find
from tailan.findings.figures import held_figures
from tailan.findings.mentions import mentions
from tailan.forms import form_words, read_plan
from tailan.period import Period
from tailan.plan import Plan
from tailan.rules import default_rules

from .dossiers import CUT

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)

VALUES = """1.1/1=2 1.1/2=1 1.2/1=20 1.3/1=25 1.5/1=8 2.1/1=0 2.4/1=39 2.5/1=279 2.7/1=513 2.8/1=1
3.1/1=1 3.1/2=1000 3.3/1=0 3.7/1=0 4.3/1=511 4.3/2=88 4.4/1=1 4.6/1=2196 4.7/1=59 4.9/1=1 4.9/2=0
4.11/1=80 4.12/1=27 4.16/1=7 4.17/1=250 5.3/1=3 5.3/2=1 5.6/1=0 6.2/1=61.24 6.4/1=20 7.1/1=19
8.1/1=1 8.4/1=7 8.5/1=10 8.5/2=7 8.6/1=10 8.6/2=5 9.2/1=3 9.3/1=13 9.4/1=91 9.4/2=5"""
EARLIER = "3.2 3.4 3.5 7.3 7.4 7.5"

EXPECTED = {
    "claim-above-actual": "1.3 1.5 2.1 2.5 3.3 4.3 4.6 4.9 4.16 5.3 5.6 6.2 6.4 8.5 9.2 9.4",
    "claim-not-explained": "3.3 4.7 5.6 6.4 8.4 8.5 8.6",
    "claim-unsupported": "1.4 2.2 2.3 3.6 4.1 4.2 4.8 4.10 4.14 5.1 5.2 5.5 6.3 6.5 8.2 8.3 9.1",
    "done-not-done": "3.7",
    "not-due-but-rated": "2.6 3.8",
    "earlier-period-value": EARLIER,
    "actual-below-baseline": "4.12 6.2",
    "target-below-baseline": "2.7 3.2 4.15 4.17",
    "target-equals-baseline": "1.2 1.3 2.8 4.4 4.8 4.9 5.4 6.1 7.1 7.2 7.5 8.1 8.6 9.3",
    "indicator-value-count": "8.6",
    "same-narrative": "2.1 2.2 4.4 8.1",
    "count-contradiction": "1.3 1.4",
    "text-breaks-off": "1 5.5 6.2 8.1",
    "sum-mismatch": "4.3",
    "count-mismatch": "9.1",
    "budget-without-amount": "2.1 3.7 8.2",
    "heading-numbering": "- 7",
    "dated-before-period-end": "-",
    "points-mismatch": "-",
    "points-without-evidence": "-",
}


def read(name: str, form: str) -> Plan:
    raw = (Path(FOLDER) / name).read_bytes()
    return read_plan(read_document(raw, name), form_words(form))


def actuals() -> list[Actual]:
    values = []
    for each in VALUES.split():
        key, _, value = each.partition("=")
        measure, _, indicator = key.partition("/")
        values.append(Actual(measure, "", indicator, Decimal(value), "stated"))
    return values + [Actual(no, "", "1", value_period="2024") for no in EARLIER.split()]


@pytest.fixture(scope="module")
def report() -> Dossier:
    plan = read("performance-report-2025-H1.txt", "performance_report")
    judge = Judge(default_rules(), Period(2025, "H1"))
    return Dossier(plan, judgement(plan.measures, plan.indicators, actuals(), judge), CUT)


@pytest.fixture(scope="module")
def findings(report: Dossier) -> tuple[Finding, ...]:
    return find(report)


@pytest.mark.parametrize("code", list(EXPECTED))
def test_each_kind_of_finding_is_made_where_a_reader_makes_it(
    findings: tuple[Finding, ...], code: str
) -> None:
    rows = [f.measure_no or f.objective_no or "-" for f in findings if f.code == code]
    assert sorted(rows) == sorted(EXPECTED[code].split())


def test_no_other_kind_of_finding_is_made(findings: tuple[Finding, ...]) -> None:
    assert {f.code for f in findings} == set(EXPECTED)


def test_every_finding_has_its_place_or_is_about_the_document(
    findings: tuple[Finding, ...],
) -> None:
    assert all(f.place.startswith("line ") for f in findings if f.measure_no)
    assert all(f.evidence for f in findings if f.code != "earlier-period-value")


def test_the_sheets_points_are_not_reproducible(findings: tuple[Finding, ...]) -> None:
    (points,) = (f for f in findings if f.code == "points-mismatch")
    for figure in ("68.1", "63.46", "93.46"):
        assert figure in points.message_mn


def test_the_pace_weighs_the_claims(findings: tuple[Finding, ...]) -> None:
    severities = {f.measure_no: f.severity for f in findings if f.code == "claim-above-actual"}
    chosen = [severities[no] for no in ("4.6", "1.5", "1.3")]
    assert chosen == ["high", "medium", "low"]


def test_nothing_is_in_roll_ups_before_somebody_confirms_it(report: Dossier) -> None:
    percents = measure_percents(report.plan.measures, report.judgement)
    assert means(percents).compared == 0
    assert means(percents, proposals=True).compared == 29


def test_named_documents_and_links_are_listed(report: Dossier) -> None:
    found = mentions(report)
    orders = [m.measure_no for m in found if m.kind in ("тушаал", "захирамж", "тогтоол")]
    letters = [m.measure_no for m in found if m.kind == "албан бичиг"]
    assert orders == ["2.1", "2.2", "2.7", "3.3", "4.4", "4.4", "6.2", "8.1", "8.1"]
    assert letters == ["3.2", "3.6", "4.9", "5.1", "5.6", "6.2"]
    assert len(found) == 20


def test_of_the_statistics_exactly_three_figures_are_doubtful() -> None:
    plan = read("e-services-2022.txt", "statistics")
    judge = Judge(default_rules(), Period(2022))
    findings = find(Dossier(plan, judgement((), (), (), judge), CUT))
    assert sorted((f.code, f.evidence.split(" ≠")[0].split()[-1]) for f in findings) == [
        ("share-mismatch", "48%"),
        ("total-mismatch", "1,285)"),
        ("total-mismatch", "55"),
    ]
    held = [h for h in held_figures(plan.statistics) if h.holds]
    assert sum(h.kind == "share" for h in held) == 22
    assert {h.cell.text for h in held if h.kind == "total"} >= {"9", "45", "16"}


@pytest.mark.parametrize(
    ("name", "form", "rows"),
    [("programme-chapter.txt", "programme", 15), ("task-list-2020.txt", "task_list", 10)],
)
def test_plans_without_indicators_are_told_what_they_lack(name: str, form: str, rows: int) -> None:
    plan = read(name, form)
    judge = Judge(default_rules(), Period(2020))
    findings = find(Dossier(plan, judgement(plan.measures, (), (), judge), CUT))
    counts = {f.code: sum(g.code == f.code for g in findings) for f in findings}
    lacks = ("no-indicator", "no-target", "no-deadline", "no-responsible")
    assert counts == dict.fromkeys(lacks, rows)


def test_an_action_plan_with_all_its_columns_lacks_nothing() -> None:
    plan = read("action-plan-2020.txt", "action_plan")
    judge = Judge(default_rules(), Period(2020))
    assert find(Dossier(plan, judgement(plan.measures, plan.indicators, (), judge), CUT)) == ()
