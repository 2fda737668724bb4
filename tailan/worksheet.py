"""What the notebooks call: one run opened, read, summarised and reported, step by step.

Every step gives back something to look at; frames stand only here, at the analyst's surface.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pandas as pd

from tailan.documents import Document, Row, read_document
from tailan.errors import CallError, speaking
from tailan.forms import read_plan
from tailan.language import text
from tailan.number import number_text
from tailan.overview import Overview, load_overview
from tailan.params import Params, load_params
from tailan.place import place_in_words
from tailan.plan import Plan
from tailan.processed import Processed, load_processed, parquet_files, plan_files
from tailan.project import Project, Run, find_project
from tailan.report import overview_sections, sections
from tailan.report.blocks import Block, Report
from tailan.report.notebook_blocks import ShownReport
from tailan.results import Results, rounding_rule
from tailan.source import read_source
from tailan.summary import Summary, as_json, summarise
from tailan.tables import INDICATORS, MEASURES, OBJECTIVES, frame, to_json


@dataclass(frozen=True)
class Worksheet:
    """One run as the notebooks work on it."""

    project: Project
    params: Params
    run: Run
    language: str

    @property
    def folder(self) -> Path:
        """Where the run's tables stand."""
        return self.project.processed / self.run.name

    # 1_clean

    def read_document(self) -> Document:
        """The document of the run; TailanError if it has not come or cannot be read."""
        path = self.project.document(self.run)
        with speaking(self.language):
            if not path.is_file():
                raise CallError("document.not_received", file=self.run.document, run=self.run.name)
            return read_document(path.read_bytes(), f"data/raw/{self.run.name}/{path.name}")

    def read_plan(self, document: Document) -> Plan:
        """The plan in the document, by the form of the run."""
        with speaking(self.language):
            return read_plan(document, self.params.forms[self.run.form])

    def save_plan(self, document: Document, plan: Plan) -> pd.DataFrame:
        """Writes the tables to data/processed and lists the files."""
        files = plan_files(document, plan, self.language) | parquet_files(plan)
        return self._save(files)

    # 2_achievement

    def load_tables(self) -> Processed:
        """The tables of the run; a run that was never cleaned is cleaned now."""
        if not (self.folder / "document.json").is_file():
            document = self.read_document()
            self.save_plan(document, self.read_plan(document))
        return load_processed(self.folder)

    def summarise(self, tables: Processed) -> Summary:
        """Means of the reported percents, and what is left out of them."""
        return summarise(tables.objectives, tables.measures, rounding_rule(self.params))

    def save_summary(self, summary: Summary) -> pd.DataFrame:
        """Writes summary.json beside the tables and lists it."""
        return self._save({"summary.json": to_json(as_json(summary))})

    # 3_report

    def results(self) -> ReportSheet:
        """The results of the run, ready to be reported section by section."""
        tables = self.load_tables()
        source = read_source(self.project.document(self.run))
        return ReportSheet(
            Results(self.run, self.params, source, tables, self.summarise(tables)), self.language
        )

    def _save(self, files: dict[str, bytes]) -> pd.DataFrame:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        sizes = [len(content) for content in files.values()]
        return pd.DataFrame({"file": list(files), "bytes": sizes})


@dataclass(frozen=True)
class ReportSheet:
    """The sections of a run's report: each call shows blocks that the exports find again."""

    results: Results
    language: str

    def title(self) -> ShownReport:
        """The title, whose report it is, and the document that it rests on."""
        return self._shown(sections.title_block(self.results, self.language))

    def key_figures(self) -> ShownReport:
        """The figures that a reader must see, and the conclusion in words."""
        return self._shown(sections.key_figures(self.results, self.language))

    def objective_means(self) -> ShownReport:
        """The mean of the reported percents by objective."""
        return self._shown(sections.objective_means(self.results, self.language))

    def distribution(self) -> ShownReport:
        """How many measures report which percent or status."""
        return self._shown(sections.distribution(self.results, self.language))

    def unreached(self) -> ShownReport:
        """The measures below 100 %, with the unit's own words."""
        return self._shown(sections.unreached(self.results, self.language))

    def not_rated(self) -> ShownReport:
        """The measures that are not rated, with the unit's own words."""
        return self._shown(sections.not_rated(self.results, self.language))

    def full_table(self) -> ShownReport:
        """Every measure of the document."""
        return self._shown(sections.full_table(self.results, self.language))

    def basis(self) -> ShownReport:
        """What the report rests on: limits, rounding, repairs."""
        return self._shown(sections.basis(self.results, self.language))

    def _shown(self, blocks: list[Block]) -> ShownReport:
        run = self.results.run
        head = f"{self.results.unit.name(self.language)} · {run.period.label(self.language)}"
        report = Report(
            language=self.language, dated=run.period.end, running_head=head, blocks=tuple(blocks)
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
                running_head=self.params.workbook.organisation.name(self.language),
                blocks=tuple(section(self.overview, self.params, self.language)),
            )
        )


def open_overview(language: str = "") -> OverviewSheet:
    """The runs of the project around the working folder."""
    project = find_project(Path.cwd())
    params = load_params(project)
    overview = load_overview(project, params.runs)
    return OverviewSheet(params, overview, language or params.workbook.language)


def open_run(unit: str, period: str, language: str = "") -> Worksheet:
    """The run of a unit and period in the project around the working folder.

    Without a language the workbook's own is spoken.
    """
    project = find_project(Path.cwd())
    params = load_params(project)
    spoken = language or params.workbook.language
    with speaking(spoken):
        return Worksheet(project, params, params.run(unit, period), spoken)


def rows_as_read(document: Document) -> pd.DataFrame:
    """Every row of the document's tables as the reader found it, one line a row."""
    rows = [row for row in document.rows if row.filled]
    width = max((len(row.cells) for row in rows), default=0)
    cells = [[*row.texts, *[""] * (width - len(row.cells))] for row in rows]
    frame_of_cells = pd.DataFrame(cells, columns=[str(i + 1) for i in range(width)])
    frame_of_cells.insert(0, "place", [_row_place(row) for row in rows])
    return frame_of_cells


def repairs(plan: Plan, language: str) -> pd.DataFrame:
    """What the reader mended or could not read, with before and after, and the place in words."""
    columns = {
        "place": [place_in_words(repair.place, language) for repair in plan.repairs],
        "before": [repair.before for repair in plan.repairs],
        "after": [repair.after for repair in plan.repairs],
        "note": [
            text(language, f"repair.{r.kind}", before=r.before, after=r.after) for r in plan.repairs
        ],
    }
    return pd.DataFrame(columns)


def objectives(plan: Plan | Processed) -> pd.DataFrame:
    """The objectives of a plan."""
    return frame(OBJECTIVES, plan.objectives)


def measures(plan: Plan | Processed) -> pd.DataFrame:
    """The measures of a plan, columns that hold nothing left out."""
    return frame(MEASURES, plan.measures).dropna(axis="columns", how="all")


def indicators(plan: Plan | Processed) -> pd.DataFrame:
    """The indicators of a plan."""
    return frame(INDICATORS, plan.indicators).dropna(axis="columns", how="all")


def objective_means(summary: Summary) -> pd.DataFrame:
    """The mean of the reported percents of each objective, with what it is the mean of."""
    return pd.DataFrame(
        [
            {
                "objective_no": o.objective_no,
                "objective": o.heading_text,
                "measures": o.measures,
                "rated": o.rated,
                "mean": None if o.mean is None else float(o.mean),
            }
            for o in summary.objectives
        ]
    )


def percents(tables: Processed) -> pd.DataFrame:
    """How many measures report which percent or status."""
    printed = (
        f"{number_text(m.reported_percent)}%" if m.reported_percent is not None else m.status
        for m in tables.measures
    )
    return _counted(printed)


def _counted(values: Iterable[str]) -> pd.DataFrame:
    counts = pd.Series(list(values), dtype="string").value_counts(sort=False)
    return counts.rename_axis("reported").reset_index(name="measures")


def _row_place(row: Row) -> str:
    return row.cells[0].place.rpartition(" cell ")[0]
