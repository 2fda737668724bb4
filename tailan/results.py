"""The results of one run: what its report is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tailan.assessment import Assessment
from tailan.change import Change
from tailan.findings.finding import OPEN
from tailan.params import Params, rounding_rule
from tailan.processed import Processed
from tailan.project import Run
from tailan.source import Source
from tailan.summary import RoundingRule, Summary
from tailan.units import Unit

State = Literal["draft", "checked"]
"""How far a report has come: nobody has gone through its findings yet, or somebody has."""


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
    """A run with its tables and its summary, an analyst's notes on it, and the last period.

    `edition` counts the reports issued on it.
    """

    run: Run
    params: Params
    source: Source
    processed: Processed
    assessment: Assessment
    notes: str = ""
    last: LastPeriod | None = None
    edition: int = 1

    @property
    def summary(self) -> Summary:
        """Means of reported and computed percents, and what is left out of them."""
        return self.assessment.summary

    @property
    def state(self) -> State:
        """Checked once somebody has settled every finding that affects the result, a draft before.

        Where no finding does, one settled finding shows that a person has looked.
        """
        found = self.assessment.findings
        is_open = any(one.state == OPEN for one in found if one.severity == "high")
        is_looked_at = any(one.state != OPEN for one in found)
        return "checked" if is_looked_at and not is_open else "draft"

    @property
    def unit(self) -> Unit:
        """The unit that reports."""
        return self.params.unit(self.run.unit)

    @property
    def form(self) -> str:
        """The package's form that the run's own form is like, or is."""
        return self.params.forms[self.run.form].kind

    @property
    def rounding(self) -> RoundingRule:
        """The rule by which figures are published."""
        return rounding_rule(self.params)
