"""A rehearsal: an invented report goes the whole way once, so that what comes after begins warm.

Words are read, patterns and templates compiled and fonts opened at their first use. A kernel that
is forked afterwards has all of it; nothing of the invented report itself is kept.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from tailan import frames, judged_frames
from tailan.params import load_params
from tailan.project import Project
from tailan.sample import sample_project
from tailan.worksheet import Worksheet

_LANGUAGE = "mn"
_WORKBOOK = """
organisation: {mn: Жишээ, en: Sample}
rounding: {mode: truncate, digits: 2, citation: {mn: жишээ, en: sample}}
"""


def rehearse() -> None:
    """Reads, judges and reports an invented document as the notebooks do."""
    with TemporaryDirectory(prefix="tailan-rehearsal-") as folder:
        root = Path(folder)
        files = {"params/workbook.yaml": _WORKBOOK.encode(), **dict(sample_project(1, 1))}
        for path, raw in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        project = Project(root)
        params = load_params(project)
        _worked_through(Worksheet(project, params, params.runs[0], _LANGUAGE))


def _worked_through(sheet: Worksheet) -> None:
    document = sheet.read_document()
    plan = sheet.read_plan(document)
    sheet.save_plan(document, plan)
    assessment = sheet.assess(sheet.load_tables())
    for frame in (
        frames.rows_as_read(document, sheet.language),
        frames.about(document, plan, sheet.language),
        frames.measures(plan),
        frames.indicators(plan),
        judged_frames.achievement(assessment, sheet.language),
        judged_frames.findings(assessment, sheet.language),
    ):
        shown = sheet.show("measures", frame)
        shown._repr_html_()
        repr(shown)
    sheet.cards(assessment)._repr_html_()
    sheet.save_assessment(assessment)
    _reported(sheet)


def _reported(sheet: Worksheet) -> None:
    report = sheet.results()
    for section in (
        report.front_page, report.notes, report.findings, report.objectives, report.change,
        report.checked_values, report.distribution,
        report.full_table, report.annex,
    ):  # fmt: skip
        section()._repr_mimebundle_()
