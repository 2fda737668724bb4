"""Checks of the levels that a plan sets, and of those that were reached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from tailan.achievement import Achievement
from tailan.findings.dossier import Dossier, Line
from tailan.findings.finding import Phrase, Remark
from tailan.mongolian import digits
from tailan.number import number_text

_FAR = Fraction(200)
"""The percent of its target from which on a value is asked about."""


def check_actual_below_baseline(dossier: Dossier) -> Iterator[Remark]:
    """Rows with a level that is worse than its baseline; counts of part of a year are none."""
    for line in dossier.rated:
        worse = [one for one in line.achievements if one.outcome == "below_baseline"]
        if worse:
            yield Remark(
                "actual-below-baseline",
                line.about(worse),
                {"indicators": _phrases("levels", line, worse)},
                evidence=_quotes(line, worse),
                place=dossier.narrative_place(line),
                essence=_figures(line, worse),
                is_proposal=line.rests_on_proposals(worse),
                is_doubtful=line.rests_on_doubt(worse),
            )


def check_over_fulfilment(dossier: Dossier) -> Iterator[Remark]:
    """Rows with many times their target: it was set low, or another thing was counted."""
    for line in dossier.rated:
        far = [one for one in line.achievements if _is_far_beyond(one)]
        if far and not line.rests_on_doubt(far):
            yield Remark(
                "over-fulfilment",
                line.about(far),
                {"indicators": _phrases("beyond", line, far)},
                evidence=_quotes(line, far),
                place=dossier.narrative_place(line),
                essence=_figures(line, far),
                is_proposal=line.rests_on_proposals(far),
            )


def _is_far_beyond(one: Achievement) -> bool:
    if one.target is None or one.target <= 1 or one.direction in ("decrease", "milestone"):
        return False
    return one.uncapped_percent is not None and one.uncapped_percent >= _FAR


def check_target_below_baseline(dossier: Dossier) -> Iterator[Remark]:
    """Rows that aim below the baseline with an indicator that is not meant to fall.

    It weighs as much as the result would move if the indicator were one that is to fall.
    """
    judge = dossier.judgement.judge
    for line, found in _meant(dossier, _is_lowered):
        percents = ((one.achievement_percent, judge.percent_as("decrease", one)) for one in found)
        known = [(up, down) for up, down in percents if up is not None and down is not None]
        moves = tuple(
            Phrase("either", {"rising": dossier.percent(up), "falling": dossier.percent(down)})
            for up, down in known
            if up != down
        )
        remark = _planned("target-below-baseline", dossier, line, found)
        effect = max((abs(up - down) for up, down in known), default=Fraction(0))
        yield replace(remark, fields={**remark.fields, "moves": moves}, effect=effect)


def check_target_equals_baseline(dossier: Dossier) -> Iterator[Remark]:
    """Rows that aim at what is there already."""
    for line, found in _meant(dossier, _is_kept):
        yield _planned("target-equals-baseline", dossier, line, found)


def check_indicator_value_count(dossier: Dossier) -> Iterator[Remark]:
    """Rows with another number of baselines or targets than of indicators."""
    for line in dossier.lines:
        count = len(line.indicators)
        baselines = sum(bool(one.baseline_text) for one in line.indicators)
        targets = sum(bool(one.target_text) for one in line.indicators)
        if count > 1 and (0 < baselines < count or 0 < targets < count):
            figures = {"indicators": count, "baselines": baselines, "targets": targets}
            yield Remark(
                "indicator-value-count",
                line.subject,
                {name: str(number) for name, number in figures.items()},
                evidence="; ".join(
                    f"{one.indicator}: {one.baseline_text or '–'} → {one.target_text or '–'}"
                    for one in line.indicators
                ),
                place=dossier.place("indicators", f"{line.key}/1", "target", "indicator"),
            )


def _meant(
    dossier: Dossier, is_meant: Callable[[Achievement], bool]
) -> Iterator[tuple[Line, list[Achievement]]]:
    """The rows with indicators of a kind, and these indicators."""
    for line in dossier.lines:
        if found := [one for one in line.achievements if is_meant(one)]:
            yield line, found


def _planned(code: str, dossier: Dossier, line: Line, found: list[Achievement]) -> Remark:
    first = f"{line.key}/{found[0].indicator_no}"
    return Remark(
        code,
        line.about(found),
        {"indicators": _phrases("planned", line, found)},
        evidence="; ".join(_aim(line, one) for one in found),
        place=dossier.place("indicators", first, "target", "indicator"),
    )


def _is_lowered(one: Achievement) -> bool:
    if one.baseline is None or one.target is None or one.direction == "decrease":
        return False
    return one.target < one.baseline


def _is_kept(one: Achievement) -> bool:
    return one.target is not None and one.target == one.baseline


def _phrases(name: str, line: Line, found: list[Achievement]) -> tuple[Phrase, ...]:
    return tuple(
        Phrase(name, {"name": line.name_of(one.indicator_no), **_levels(one, digits)})
        for one in found
    )


def _levels(one: Achievement, written: Callable[[Decimal], str] = number_text) -> dict[str, str]:
    levels = {"baseline": one.baseline, "target": one.target, "actual": one.actual}
    return {name: "–" if n is None else written(n) for name, n in levels.items()}


def _figures(line: Line, found: list[Achievement]) -> str:
    return "; ".join(f"{_aim(line, one)}; {_levels(one)['actual']}" for one in found)


def _aim(line: Line, one: Achievement) -> str:
    levels = _levels(one)
    return f"{line.name_of(one.indicator_no)}: {levels['baseline']} → {levels['target']}"


def _quotes(line: Line, found: list[Achievement]) -> str:
    quotes = [value.quote for one in found if (value := line.actuals.get(one.indicator_no))]
    return " | ".join(dict.fromkeys([*filter(None, quotes), _figures(line, found)]))
