"""The sentences of a report, made from its results."""

from __future__ import annotations

from collections.abc import Iterator

from tailan.language import text
from tailan.plan import Status
from tailan.summary import ObjectiveMean, RoundingRule, Summary


def conclusion(summary: Summary, rule: RoundingRule, language: str) -> str:
    """What the unit reports, on how many measures, and what is left out of its mean."""
    return " ".join(_conclusion(summary, rule, language))


def _conclusion(summary: Summary, rule: RoundingRule, language: str) -> Iterator[str]:
    counts = {"measures": summary.measures, "rated": summary.rated}
    if summary.reported_mean is None:
        yield text(language, "narrative.nothing_rated", **counts)
        return
    yield text(language, "narrative.mean", mean=summary.reported_mean_text, **counts)
    if summary.excluded:
        left_out = "; ".join(
            text(language, "narrative.excluded_part", status=status_name(status, language), n=n)
            for status, n in summary.excluded.items()
        )
        count = sum(summary.excluded.values())
        yield text(language, "narrative.excluded", count=count, parts=left_out)
    yield from _lagging(summary, rule, language)


def _lagging(summary: Summary, rule: RoundingRule, language: str) -> Iterator[str]:
    """The objective with the lowest mean, where the objectives differ."""
    rated = [(o.mean, o) for o in summary.objectives if o.mean is not None]
    means = {mean for mean, _ in rated}
    if len(means) < 2:
        return
    lowest = min(means)
    last = [objective for mean, objective in rated if mean == lowest]
    numbers = ", ".join(objective.objective_no for objective in last)
    yield text(language, "narrative.lowest", objectives=numbers, mean=rule.text(lowest))


def status_name(status: Status, language: str) -> str:
    """The status as reports print it."""
    return text(language, f"status.{status}")


def mean_text(objective: ObjectiveMean, rule: RoundingRule, language: str) -> str:
    """The published mean of an objective with its sign, or that nothing is rated."""
    if objective.mean is None:
        return text(language, "narrative.no_mean")
    return f"{rule.text(objective.mean)}%"


def rounding_sentence(rule: RoundingRule, citation: str, language: str) -> str:
    """How published figures are made from the exact ones, and who says so."""
    key = f"narrative.rounding_{rule.mode}"
    return text(language, key, digits=rule.digits, citation=citation)
