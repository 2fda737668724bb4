"""The results of one run: what its report is made from."""

from __future__ import annotations

from dataclasses import dataclass

from tailan.assessment import Assessment
from tailan.change import Change
from tailan.params import Params, rounding_rule
from tailan.processed import Processed
from tailan.project import Run
from tailan.source import Source
from tailan.summary import RoundingRule, Summary
from tailan.units import Unit


@dataclass(frozen=True)
class LastPeriod:
    """The last report of the same unit, and what changed since.

    There is no change where its document could not be read: `message` says why.
    """

    run: Run
    change: Change | None
    message: str = ""


@dataclass(frozen=True)
class Results:
    """A run with its tables and its summary, an analyst's notes on it, and the last period."""

    run: Run
    params: Params
    source: Source
    processed: Processed
    assessment: Assessment
    notes: str = ""
    last: LastPeriod | None = None

    @property
    def summary(self) -> Summary:
        """Means of reported and computed percents, and what is left out of them."""
        return self.assessment.summary

    @property
    def unit(self) -> Unit:
        """The unit that reports."""
        return self.params.unit(self.run.unit)

    @property
    def rounding(self) -> RoundingRule:
        """The rule by which figures are published."""
        return rounding_rule(self.params)
