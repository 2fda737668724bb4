"""The contents of invented documents: measures whose figures hold, and some that do not."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tailan.period import Period
from tailan.sample.printed import Printed, Row
from tailan.sample.vocabulary import Field, Work, vocabulary
from tailan.units import Unit

WRONG, NOT_DUE, TWICE = 0.12, 0.06, 0.03
"""How many of the measures report another percent than their figures give, are not due yet, or
bear the narrative of the measure above."""


def performance_report(unit: Unit, period: Period, dice: Random) -> Printed:
    """A report of some ten to thirty measures under their objectives."""
    words = vocabulary()
    part = period.part or "H2"
    rows: list[Row] = []
    fields = dice.sample(words.objectives, dice.randint(4, len(words.objectives)))
    for number, field in enumerate(fields, start=1):
        rows.append((f"Зорилт {number}. {field.text}",))
        rows += _measures(field, number, period, dice)
    return Printed(
        f"{_body(unit)} {words.titles[part].format(year=period.year)}",
        (words.stamp, words.note, words.dates[part].format(year=period.year)),
        words.heads,
        tuple(rows),
        period.end,
    )


def action_plan(unit: Unit, period: Period, dice: Random) -> Printed:
    """A plan: № and measure stand in the first row of a measure's activities alone."""
    words = vocabulary()
    rows: list[Row] = []
    measures = [work for field in words.objectives for work in field.measures]
    for number, work in enumerate(dice.sample(measures, 9), start=1):
        first = (f"{number}.", work.measure)
        for activity in words.plan.activities:
            baseline = f"{dice.randint(*work.baseline)}"
            deadline = dice.choice(words.plan.deadlines)
            rows.append((*first, activity, baseline, work.indicator, activity, deadline, unit.mn))
            first = ("", "")
    title = words.plan.title.format(year=period.year)
    lines = (words.stamp, words.note)
    heads = words.plan.heads
    return Printed(f"{_body(unit)} {title}", lines, heads, tuple(rows), period.end)


def statistics(unit: Unit, period: Period, dice: Random) -> Printed:
    """A table of figures with shares, of which one is now and then wrong, and a total."""
    words = vocabulary().statistics
    counts = [(dice.randint(300, 2000), dice.uniform(0.1, 0.7)) for _ in range(dice.randint(4, 9))]
    rows: list[Row] = []
    for number, (people, share) in enumerate(counts, start=1):
        users = round(people * share)
        printed = round(100 * users / people) + (9 if dice.random() < WRONG else 0)
        name = words.row.format(n=number)
        rows.append((str(number), name, str(people), str(users), f"{printed}%"))
    people, users = (sum(int(row[column]) for row in rows) for column in (2, 3))
    rows.append(("", words.total, str(people), str(users), f"{round(100 * users / people)}%"))
    lines = (vocabulary().stamp, _body(unit), vocabulary().note)
    return Printed(words.title, lines, words.heads, tuple(rows), period.end)


def _body(unit: Unit) -> str:
    return f"{vocabulary().province.mn} {unit.mn}".upper()


def _measures(field: Field, objective: int, period: Period, dice: Random) -> Iterator[Row]:
    words = vocabulary()
    before = ""
    works = dice.sample(field.measures, dice.randint(2, len(field.measures)))
    for place, work in enumerate(works, start=1):
        baseline, target = _levels(work, dice)
        reached, percent = _reached(baseline, target, dice)
        narrative = work.said.format(actual=f"{reached:,}", year=period.year)
        if dice.random() < NOT_DUE:
            narrative, percent = words.not_due_narrative, words.not_due
        elif before and dice.random() < TWICE:
            narrative = before
        else:
            narrative = f"{narrative} {' '.join(dice.sample(words.beside, dice.randint(0, 2)))}"
        before = narrative
        levels = (f"{baseline:,}", f"{target:,}")
        number, budget = f"{objective}.{place}", dice.choice(words.budgets)
        yield (number, work.measure, budget, work.indicator, *levels, narrative.strip(), percent)


def _levels(work: Work, dice: Random) -> tuple[int, int]:
    """The baseline and the target."""
    baseline = dice.randint(*work.baseline)
    if work.fall is not None:
        return baseline, max(1, round(baseline * (1 - dice.randint(*work.fall) / 100)))
    return baseline, baseline + dice.randint(*(work.growth or (1, 1)))


def _reached(baseline: int, target: int, dice: Random) -> tuple[int, str]:
    """The value reached and the percent that is reported for it."""
    if dice.random() < 0.6:
        reached, percent = target, 100
    else:
        reached = baseline + round((target - baseline) * dice.uniform(0.2, 0.9))
        percent = min(100, round(100 * min(reached, target) / max(reached, target)))
    if dice.random() < WRONG:
        percent = dice.choice([p for p in (40, 70, 90, 100) if p != percent])
    return reached, f"{percent}%"
