"""The results of one run: what its report is made from."""

from __future__ import annotations

from dataclasses import dataclass

from tailan.params import Params
from tailan.processed import Processed
from tailan.project import Run
from tailan.source import Source
from tailan.summary import RoundingRule, Summary
from tailan.units import Unit


@dataclass(frozen=True)
class Results:
    """A run with its tables and its summary."""

    run: Run
    params: Params
    source: Source
    processed: Processed
    summary: Summary

    @property
    def unit(self) -> Unit:
        """The unit that reports."""
        return self.params.unit(self.run.unit)

    @property
    def rounding(self) -> RoundingRule:
        """The rule by which figures are published."""
        return rounding_rule(self.params)


def rounding_rule(params: Params) -> RoundingRule:
    """The rounding that params/workbook.yaml sets."""
    setting = params.workbook.rounding
    return RoundingRule(setting.mode, setting.digits)
