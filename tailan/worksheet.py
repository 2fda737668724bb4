"""What the notebooks call: one run opened, read, summarised and reported, step by step.

Every step gives back something to look at; frames stand only here, at the analyst's surface.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pandas as pd

from tailan.assessment import Assessment, assess
from tailan.cards import Cards
from tailan.change import change
from tailan.corrections import corrected, load_corrections
from tailan.documents import Document, read_document
from tailan.errors import CallError, TailanError, speaking
from tailan.forms import read_plan
from tailan.language import text
from tailan.notes import load_notes
from tailan.overview import load_overview
from tailan.params import Params, load_params
from tailan.plan import Plan
from tailan.processed import Processed, load_processed, parquet_files, plan_files
from tailan.project import Project, Run, find_project, last_run
from tailan.report.sheets import OverviewSheet, ReportSheet
from tailan.results import LastPeriod, Results
from tailan.shown import Shown
from tailan.source import read_source

_IN_WORDS = (
    *("place", "before", "after", "note", "fact", "said", "times", "file", "bytes"),
    *("mean", "measures", "percent", "figure", "label", "printed", "computed"),
    *("severity", "state", "message", "question", "reason", "decided_by", "decided_on"),
    *("citation", "band", "number", "record"),
)
"""Columns that only stand in notebooks and are called by words; others have their own names."""


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

    def show(self, name: str, frame: pd.DataFrame) -> Shown:
        """The frame as a person reads it; `name` is that of its caption under `worksheet.`."""
        caption = text(self.language, f"worksheet.{name}", count=len(frame))
        headings = {one: text(self.language, f"worksheet.column.{one}") for one in _IN_WORDS}
        nothing = text(self.language, "worksheet.nothing", name=caption)
        return Shown(frame, caption if len(frame) else nothing, headings)

    def opened(self) -> Shown:
        """The run that was opened: whose document of which form and period it is."""
        facts = {
            "unit": self.params.unit(self.run.unit).name(self.language),
            "period": self.run.period.label(self.language),
            "document": self.run.document,
            "form": self.run.form,
        }
        names = [text(self.language, f"worksheet.fact.{name}") for name in facts]
        return self.show("opened", pd.DataFrame({"fact": names, "said": list(facts.values())}))

    # 1_clean

    def read_document(self) -> Document:
        """The document of the run; TailanError if it has not come or cannot be read."""
        path = self.project.document(self.run)
        with speaking(self.language):
            if not path.is_file():
                raise CallError("document.not_received", file=self.run.document, run=self.run.name)
            read_source(path)
            return read_document(path.read_bytes(), f"data/raw/{self.run.name}/{path.name}")

    def read_plan(self, document: Document) -> Plan:
        """The plan in the document with its corrections, by the form of the run."""
        with speaking(self.language):
            recorded = load_corrections(self.project, self.run)
            mended, repairs = corrected(document, recorded)
            plan = read_plan(mended, self.params.forms[self.run.form], self.params.units)
        return replace(plan, repairs=(*repairs, *plan.repairs))

    def save_plan(self, document: Document, plan: Plan) -> pd.DataFrame:
        """Writes the tables to data/processed and lists the files."""
        files = plan_files(document, plan, self.language) | parquet_files(plan)
        return self._save(files)

    # 2_achievement

    def load_tables(self) -> Processed:
        """The tables of the run; cleaned now where they are not those of its document."""
        if not self._is_cleaned():
            document = self.read_document()
            self.save_plan(document, self.read_plan(document))
        return load_processed(self.folder)

    def _is_cleaned(self) -> bool:
        if not (self.folder / "document.json").is_file():
            return False
        document = self.project.document(self.run)
        recorded = load_processed(self.folder).about["source"]["sha256"]
        return document.is_file() and recorded == sha256(document.read_bytes()).hexdigest()

    def assess(self, tables: Processed) -> Assessment:
        """The plan assessed: values, achievement, findings, means; ParamsError on a wrong file."""
        with speaking(self.language):
            return assess(tables.plan, self.run, self.params, self.project)

    def cards(self, assessment: Assessment) -> Cards:
        """A card for each measure, its narrative with the quotes marked."""
        return Cards(assessment, self.language)

    def save_assessment(self, assessment: Assessment) -> pd.DataFrame:
        """Writes the tables of the assessment beside those of the plan and lists them."""
        return self._save(assessment.files())

    # 3_report

    def results(self) -> ReportSheet:
        """The results of the run, ready to be reported section by section."""
        tables = self.load_tables()
        assessment = self.assess(tables)
        with speaking(self.language):
            source = read_source(self.project.document(self.run))
            notes = load_notes(self.project, self.run)
        last = self._last_period(assessment)
        results = Results(self.run, self.params, source, tables, assessment, notes, last)
        return ReportSheet(results, self.language)

    def _last_period(self, assessment: Assessment) -> LastPeriod | None:
        """The last report of the unit held against this one, None where none has come."""
        run = last_run(self.params.runs, self.run)
        if run is None or not self.project.document(run).is_file():
            return None
        earlier = replace(self, run=run)
        try:
            plan = earlier.read_plan(earlier.read_document())
            before = assess(plan, run, self.params, self.project)
        except TailanError as error:
            return LastPeriod(run, None, error.message(self.language))
        return LastPeriod(run, change(before.dossier, assessment.dossier))

    def _save(self, files: dict[str, bytes]) -> pd.DataFrame:
        self.folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            (self.folder / name).write_bytes(content)
        sizes = [len(content) for content in files.values()]
        return pd.DataFrame({"file": list(files), "bytes": sizes})


def open_overview(language: str = "") -> OverviewSheet:
    """The runs of the project around the working folder."""
    project = find_project(Path.cwd())
    params = load_params(project)
    overview = load_overview(project, params.runs)
    return OverviewSheet(params, overview, language or params.workbook.language)


def open_run(unit: str, period: str | int, language: str = "") -> Worksheet:
    """The run of a unit and period in the project around the working folder.

    A period may be a bare year (2025). Without a language the workbook's own is spoken.
    """
    project = find_project(Path.cwd())
    params = load_params(project)
    spoken = language or params.workbook.language
    with speaking(spoken):
        return Worksheet(project, params, params.run(unit, str(period)), spoken)
