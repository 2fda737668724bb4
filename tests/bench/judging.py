"""From tables to findings: proposals, achievement and findings of a thousand measures."""

from dataclasses import replace
from decimal import Decimal

from tailan.achievement import Judge, judgement
from tailan.findings import Dossier, find
from tailan.period import Period
from tailan.plan import Indicator, Measure, Plan, Title
from tailan.proposals import proposed_actuals
from tailan.rules import default_rules
from tailan.summary import RoundingRule
from tests.samples.content import samples

from .clock import print_table, seconds

PERIOD = Period(2025, "H1")
CUT = RoundingRule("truncate", 2)


def plan_of(measures: int) -> Plan:
    """A plan of so many measures: those of the samples again and again, under new numbers."""
    rows: list[Measure] = []
    indicators: list[Indicator] = []
    known = [m for sample in samples() for m in sample.measures]
    for i in range(measures):
        one = known[i % len(known)]
        number = f"{i // 20 + 1}.{i % 20 + 1}"
        percent = Decimal(one.reported) if one.reported else None
        row = Measure(number.split(".")[0], number, one.measure, one.status, percent)
        rows.append(replace(row, narrative=one.narrative_text))
        for place, each in enumerate(one.indicators, start=1):
            target = Decimal(each.target.replace(",", "")) if each.target.isdecimal() else None
            indicators.append(
                Indicator(number, str(place), each.name, None, target, "", each.target)
            )
    return Plan("performance_report", Title(), (), tuple(rows), tuple(indicators))


def proposals(plan: Plan) -> tuple:
    return proposed_actuals(plan.measures, plan.indicators, PERIOD)


def checked(plan: Plan, values: tuple) -> tuple:
    judge = Judge(default_rules(), PERIOD)
    return find(Dossier(plan, judgement(plan.measures, plan.indicators, values, judge), CUT))


def main() -> None:
    rows = []
    for measures in (250, 500, 1000):
        plan = plan_of(measures)
        values = proposals(plan)
        reading = seconds(lambda plan=plan: proposals(plan), runs=3)
        judging = seconds(lambda plan=plan, values=values: checked(plan, values), runs=3)
        rows.append([measures, f"{reading:.2f}", f"{judging:.2f}", f"{reading + judging:.2f}"])
    print_table(
        "Proposals, achievement and findings (goal: 1,000 measures in 2 s)",
        ["measures", "proposals, s", "achievement and findings, s", "together, s"],
        rows,
    )
