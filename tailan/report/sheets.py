"""Reports as the notebooks show them: each call gives blocks that the exports find again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from tailan.overview import Overview
from tailan.params import Params
from tailan.report import (
    change_sections,
    document_tables,
    finding_sections,
    note_sections,
    objective_sections,
    overview_sections,
    story,
    value_sections,
)
from tailan.report.annex import annex
from tailan.report.blocks import Block, Report
from tailan.report.exact_json import json_lines
from tailan.report.front_page import front_page
from tailan.report.notebook_blocks import ShownReport
from tailan.report.plan_sections import plan_opening
from tailan.report.record import record_of
from tailan.results import Results


@dataclass(frozen=True)
class ReportSheet:
    """The sections of a run's report: each call shows blocks that the exports find again."""

    results: Results
    language: str

    def front_page(self) -> ShownReport:
        """Page 1: what a reader must see first; of a plan, whose it is and what it holds.

        With it goes the record of the run, which the JSON export holds.
        """
        opening = front_page if self.results.processed.is_rated else plan_opening
        return self._opening(opening(self.results, self.language))

    def findings(self) -> ShownReport:
        """The findings, one card per measure; what a plan lacks."""
        return self._shown(finding_sections.finding_cards(self.results, self.language))

    def notes(self) -> ShownReport:
        """What an analyst wrote about this run in params/notes."""
        return self._shown(note_sections.analyst_notes(self.results, self.language))

    def objectives(self) -> ShownReport:
        """What the period brought, objective by objective, in sentences."""
        return self._shown(story.objectives_told(self.results, self.language))

    def change(self) -> ShownReport:
        """What changed since the unit's last report."""
        return self._shown(change_sections.change_section(self.results, self.language))

    def checked_values(self) -> ShownReport:
        """Each indicator's value and percent beside the reported one, drawn and listed."""
        return self._shown(value_sections.checked_values(self.results, self.language))

    def distribution(self) -> ShownReport:
        """How many measures report which percent or status."""
        return self._shown(objective_sections.distribution(self.results, self.language))

    def full_table(self) -> ShownReport:
        """Every measure and every table of numbers of the document."""
        measures = document_tables.measures_table(self.results, self.language)
        numbers = document_tables.statistics_tables(self.results, self.language)
        return self._shown([*measures, *numbers])

    def annex(self) -> ShownReport:
        """The rules with their citations, the repairs, the sources."""
        return self._shown(annex(self.results, self.language))

    def _opening(self, blocks: list[Block]) -> ShownReport:
        """The first part of the report, which carries the record for the others."""
        record = json_lines(record_of(self.results, self.language))
        return ShownReport(self._shown(blocks).report.model_copy(update={"record": record}))

    def _shown(self, blocks: list[Block]) -> ShownReport:
        run = self.results.run
        head = f"{self.results.unit.name(self.language)} · {run.period.label(self.language)}"
        report = Report(
            language=self.language,
            dated=run.period.end,
            running_head=head,
            blocks=tuple(blocks),
            organisation=self.results.params.workbook.organisation.text(self.language),
        )
        return ShownReport(report)


@dataclass(frozen=True)
class OverviewSheet:
    """All runs of the project as 4_overview shows them."""

    params: Params
    overview: Overview
    language: str

    def title(self) -> ShownReport:
        """The title of the page and how many runs are in which state."""
        return self._shown(overview_sections.overview_title)

    def runs(self) -> ShownReport:
        """Every run with its figures and the ways to its reports."""
        return self._shown(overview_sections.overview_table)

    def failures(self) -> ShownReport:
        """Each run that failed, with its message."""
        return self._shown(overview_sections.failures)

    def _shown(self, section: Callable[[Overview, Params, str], list[Block]]) -> ShownReport:
        return ShownReport(
            Report(
                language=self.language,
                dated=max((run.period.end for run in self.params.runs), default=date(1970, 1, 1)),
                running_head=self.params.workbook.organisation.text(self.language),
                organisation=self.params.workbook.organisation.text(self.language),
                blocks=tuple(section(self.overview, self.params, self.language)),
            )
        )
