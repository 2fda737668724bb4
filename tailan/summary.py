"""The summary of a plan: means of reported and computed percents, and what is left out of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from tailan.achievement import Judgement
from tailan.comparison import (
    Means,
    MeasurePercent,
    left_out,
    means,
    measure_percents,
    weight_of,
    weighted_mean,
)
from tailan.number import RoundingMode, decimal_of, rounded
from tailan.plan import STATUSES, Measure, Objective, Status
from tailan.unit_settings import UnitSettings

_NOTHING_COMPARED = Means(0, None, None)


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
    """The mean of the reported percents under one objective; None where none is rated.

    `means` are those of its measures that can be compared.
    """

    objective_no: str
    objective: str
    measures: int
    rated: int
    mean: Decimal | None
    means: Means = _NOTHING_COMPARED


@dataclass(frozen=True)
class Summary:
    """Means in percent, unrounded; `reported_mean_text` is the published figure.

    `with_zeros` is the reported mean if what is not rated counted as 0. `means` are of the
    measures whose values are confirmed, `proposed` of those with a value that nobody confirmed
    too: they are shown as a proposal and are part of no roll-up.
    """

    measures: int
    rated: int
    excluded: dict[Status, int]
    reported_mean: Decimal | None
    reported_mean_text: str
    objectives: tuple[ObjectiveMean, ...]
    with_zeros: Decimal | None = None
    means: Means = _NOTHING_COMPARED
    proposed: Means = _NOTHING_COMPARED
    percents: tuple[MeasurePercent, ...] = ()
    is_weighted: bool = False
    findings: Mapping[str, int] = field(default_factory=dict)


def summarise(
    objectives: Sequence[Objective],
    measures: Sequence[Measure],
    rule: RoundingRule,
    judgement: Judgement | None = None,
    findings: Mapping[str, int] | None = None,
) -> Summary:
    """The summary of a plan's measures, compared with what was computed where that is given.

    A simple mean over the rated measures, not weighted unless weights are given, and not the
    mean of the objectives' means; what is not rated is left out and counted, a numeric 0 counts.
    Source: the published table of one province (6960 over 78 rated measures is 89.2; with those
    not due as 0 it would be 87.0).
    """
    settings = judgement.judge.settings if judgement else UnitSettings()
    percents = measure_percents(measures, judgement) if judgement else ()
    mean = _mean(measures, settings)
    statuses = Counter(measure.status for measure in measures)
    return Summary(
        measures=len(measures),
        rated=statuses["rated"],
        excluded={name: statuses[name] for name in STATUSES[1:] if statuses[name]},
        reported_mean=mean,
        reported_mean_text="" if mean is None else rule.text(mean),
        objectives=tuple(_objective_mean(o, measures, percents, settings) for o in objectives),
        with_zeros=None if mean is None else _mean_with_zeros(measures, settings),
        means=means(percents),
        proposed=means(percents, proposals=True),
        percents=percents,
        is_weighted=bool(settings.measures),
        findings=findings or {},
    )


def as_json(summary: Summary) -> dict[str, object]:
    """The content of summary.json: numbers as JSON numbers, what does not exist as null."""
    return {
        "measures": summary.measures,
        "rated": summary.rated,
        "excluded": summary.excluded,
        "reported_mean": summary.reported_mean,
        "reported_mean_text": summary.reported_mean_text or None,
        "reported_mean_with_excluded_as_zero": summary.with_zeros,
        "weighted": summary.is_weighted,
        "computed_mean": summary.means.computed,
        "compared": summary.means.compared,
        "compared_reported_mean": summary.means.reported,
        "not_compared": left_out(summary.percents),
        "not_compared_measures": [
            {"measure_no": p.measure_no, "activity_no": p.activity_no or None, "reason": p.reason}
            for p in summary.percents
            if p.reason
        ],
        "proposed": {
            "compared": summary.proposed.compared,
            "reported_mean": summary.proposed.reported,
            "computed_mean": summary.proposed.computed,
        },
        "objectives": [_objective_json(objective) for objective in summary.objectives],
        "findings": dict(summary.findings),
    }


def _objective_json(objective: ObjectiveMean) -> dict[str, object]:
    return {
        "objective_no": objective.objective_no,
        "measures": objective.measures,
        "rated": objective.rated,
        "mean": objective.mean,
        "compared": objective.means.compared,
        "compared_reported_mean": objective.means.reported,
        "computed_mean": objective.means.computed,
    }


def _objective_mean(
    objective: Objective,
    measures: Iterable[Measure],
    percents: Iterable[MeasurePercent],
    settings: UnitSettings,
) -> ObjectiveMean:
    own = [m for m in measures if m.objective_no == objective.objective_no]
    rated = sum(measure.status == "rated" for measure in own)
    compared = means(p for p in percents if p.objective_no == objective.objective_no)
    mean = _mean(own, settings)
    return ObjectiveMean(
        objective.objective_no, objective.objective, len(own), rated, mean, compared
    )


def _mean(measures: Iterable[Measure], settings: UnitSettings) -> Decimal | None:
    mean = weighted_mean(
        (Fraction(m.reported_percent), weight_of(m, settings))
        for m in measures
        if m.reported_percent is not None
    )
    return None if mean is None else decimal_of(mean)


def _mean_with_zeros(measures: Iterable[Measure], settings: UnitSettings) -> Decimal | None:
    mean = weighted_mean(
        (Fraction(m.reported_percent or 0), weight_of(m, settings)) for m in measures
    )
    return None if mean is None else decimal_of(mean)
