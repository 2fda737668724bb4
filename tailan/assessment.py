"""A run assessed: values proposed or confirmed, achievement judged, findings made, means taken."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from tailan.achievement import (
    Achievement,
    Assumption,
    Judge,
    Judgement,
    assumptions,
    judgement,
)
from tailan.actuals import Actual
from tailan.actuals_record import RecordedActual, decided, load_record
from tailan.corrections import load_corrections
from tailan.errors import CallError
from tailan.evaluation import Recomputed, filled, recomputed
from tailan.findings import Dossier, Finding, counted, find
from tailan.findings.decisions import (
    Decision,
    load_decisions,
    outdated,
    reopened,
    states,
)
from tailan.findings.mentions import Mention, mentions
from tailan.notes import load_notes
from tailan.params import Params, rounding_rule
from tailan.plan import EvaluationCell, Plan
from tailan.problems import Problem, problems_in
from tailan.project import Project, Run
from tailan.proposals import proposed_actuals
from tailan.rules import RuleChoice
from tailan.summary import Summary, as_json, summarise
from tailan.tables import (
    ACHIEVEMENT,
    ACTUALS,
    ASSUMPTIONS,
    EVALUATION,
    FINDINGS,
    MENTIONS,
    Schema,
    to_csv,
    to_json,
)
from tailan.unit_settings import UnitSettings, load_settings, written_settings
from tailan.wording import Wording


@dataclass(frozen=True)
class Assessment:
    """What came of a plan.

    `unplaced` are filled lines of the record that fit no indicator of the document as it is now,
    `decisions` what people decided about findings, `reopened` those whose finding has other
    evidence now, `outdated` those about what is not found any more.
    """

    dossier: Dossier
    settings: UnitSettings
    findings: tuple[Finding, ...]
    mentions: tuple[Mention, ...]
    evaluation: tuple[EvaluationCell, ...]
    figures: tuple[Recomputed, ...]
    summary: Summary
    unplaced: tuple[RecordedActual, ...]
    decisions: tuple[Decision, ...]
    reopened: tuple[tuple[Decision, Finding], ...]
    outdated: tuple[Decision, ...]

    @property
    def judgement(self) -> Judgement:
        """The plan judged: each indicator with its value, rule and outcome."""
        return self.dossier.judgement

    @property
    def actuals(self) -> tuple[Actual, ...]:
        """The value of each indicator that has a target."""
        return self.judgement.actuals

    def decision_on(self, finding: Finding) -> Decision | None:
        """What a person decided about a finding, None while it is open."""
        return next((d for d in self.decisions if d.finding_id == finding.finding_id), None)

    @property
    def assumptions(self) -> tuple[Assumption, ...]:
        """The directions and kinds of indicators that nobody gave."""
        return assumptions(self.dossier.plan.indicators, self.settings)

    def choice_of(self, one: Achievement) -> RuleChoice:
        """The rule by which an indicator was judged, with what it rests on."""
        return self.judgement.judge.choice(one, one.direction)

    def band_of(self, percent: Fraction | None) -> Wording | None:
        """The name of a result, taken from the percent as printed; None where none is given."""
        bands = self.judgement.judge.rules.bands
        return None if percent is None else bands.name_of(Decimal(self.dossier.percent(percent)))

    def files(self) -> dict[str, bytes]:
        """The tables of the assessment, to stand beside those of the plan."""
        tables: list[tuple[Schema, tuple[object, ...]]] = [
            (ACTUALS, self.actuals),
            (ACHIEVEMENT, self.judgement.achievements),
            (ASSUMPTIONS, self.assumptions),
            (FINDINGS, self.findings),
            (MENTIONS, self.mentions),
            (EVALUATION, self.evaluation),
        ]
        files = {f"{schema.name}.csv": to_csv(schema, rows) for schema, rows in tables}
        records = {"reopened": len(self.reopened), "unplaced": len(self.unplaced)}
        return files | {"summary.json": to_json(as_json(self.summary) | records)}


def actual_values(
    plan: Plan, run: Run, project: Project
) -> tuple[tuple[Actual, ...], tuple[RecordedActual, ...]]:
    """The value of each indicator with a target, and the filled lines that fit none.

    What an analyst confirmed wins over what the unit answered, and that over the narrative.
    """
    proposals = proposed_actuals(plan.measures, plan.indicators, run.period)
    return decided(proposals, load_record(project, run))


def assess(plan: Plan, run: Run, params: Params, project: Project) -> Assessment:
    """The plan of a run assessed by the project's rules; ParamsError where a file is wrong."""
    values, unplaced = actual_values(plan, run, project)
    settings = load_settings(project, run, plan.measures, plan.indicators)
    judge = Judge(params.workbook.achievement, run.period, settings)
    judged = judgement(plan.measures, plan.indicators, values, judge)
    rule = rounding_rule(params)
    dossier = Dossier(plan, judged, rule, params.unit(run.unit))
    decisions = load_decisions(project, run)
    findings = find(dossier, states(decisions))
    summary = summarise(plan.objectives, plan.measures, rule, judged, counted(findings))
    return Assessment(
        dossier=dossier,
        settings=settings,
        findings=findings,
        mentions=mentions(dossier),
        evaluation=_evaluation(plan, settings, summary, params),
        figures=recomputed(plan.evaluation),
        summary=summary,
        unplaced=unplaced,
        decisions=decisions,
        reopened=reopened(decisions, findings),
        outdated=outdated(decisions, findings),
    )


def problems_written(project: Project, run: Run) -> Iterator[Problem]:
    """What is wrong in the files that people write about a run, before its document is read."""
    for load in (load_corrections, load_record, written_settings, load_decisions, load_notes):
        try:
            load(project, run)
        except CallError as error:
            yield from problems_in(error, str(error.fields.get("file", run.name)))
        except OSError as error:
            file = os.path.relpath(error.filename, project.root) if error.filename else run.name
            yield Problem(file, 1, "unreadable", {"detail": error})


def _evaluation(
    plan: Plan, settings: UnitSettings, summary: Summary, params: Params
) -> tuple[EvaluationCell, ...]:
    """The sheet as printed; its first part filled in where the unit asks for that."""
    asked = settings.evaluation_sheet
    if asked is None or not asked.fill:
        return plan.evaluation
    return filled(plan.evaluation, summary.reported_mean, asked.points, rounding_rule(params))
