"""The summary of a plan: means of the reported percents, and what is left out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tailan.number import RoundingMode, rounded
from tailan.plan import STATUSES, Measure, Objective, Status


@dataclass(frozen=True)
class RoundingRule:
    """How a figure is published: cut off or rounded half up, to so many digits."""

    mode: RoundingMode
    digits: int

    def text(self, number: Decimal) -> str:
        """The published figure with all its digits (90.66, 100.00)."""
        return format(rounded(number, self.digits, self.mode), "f")


@dataclass(frozen=True)
class ObjectiveMean:
    """The mean of the reported percents under one objective; None where none is rated."""

    objective_no: str
    objective: str
    measures: int
    rated: int
    mean: Decimal | None


@dataclass(frozen=True)
class Summary:
    """Means in percent, unrounded; `reported_mean_text` is the published figure."""

    measures: int
    rated: int
    excluded: dict[Status, int]
    reported_mean: Decimal | None
    reported_mean_text: str
    objectives: tuple[ObjectiveMean, ...]


def summarise(
    objectives: Sequence[Objective], measures: Sequence[Measure], rule: RoundingRule
) -> Summary:
    """The summary of a plan's measures.

    A simple mean over the rated measures, not weighted and not the mean of the objectives'
    means; what is not rated is left out and counted, a numeric 0 counts. Source: the published
    table of one province (6960 over 78 rated measures is 89.2; with those not due as 0 it would
    be 87.0).
    """
    mean = _mean(measures)
    statuses = Counter(measure.status for measure in measures)
    return Summary(
        measures=len(measures),
        rated=statuses["rated"],
        excluded={name: statuses[name] for name in STATUSES[1:] if statuses[name]},
        reported_mean=mean,
        reported_mean_text="" if mean is None else rule.text(mean),
        objectives=tuple(_objective_mean(objective, measures) for objective in objectives),
    )


def as_json(summary: Summary) -> dict[str, object]:
    """The content of summary.json: numbers as JSON numbers, what does not exist as null.

    Nothing is computed from the narratives yet: no measure is compared, no finding made.
    """
    return {
        "measures": summary.measures,
        "rated": summary.rated,
        "excluded": summary.excluded,
        "reported_mean": summary.reported_mean,
        "reported_mean_text": summary.reported_mean_text or None,
        "computed_mean": None,
        "compared": 0,
        "objectives": [
            {
                "objective_no": objective.objective_no,
                "measures": objective.measures,
                "rated": objective.rated,
                "mean": objective.mean,
            }
            for objective in summary.objectives
        ],
        "findings": {},
    }


def _objective_mean(objective: Objective, measures: Iterable[Measure]) -> ObjectiveMean:
    own = [m for m in measures if m.objective_no == objective.objective_no]
    rated = sum(measure.status == "rated" for measure in own)
    return ObjectiveMean(objective.objective_no, objective.objective, len(own), rated, _mean(own))


def _mean(measures: Iterable[Measure]) -> Decimal | None:
    percents = [m.reported_percent for m in measures if m.reported_percent is not None]
    return sum(percents, Decimal()) / len(percents) if percents else None
