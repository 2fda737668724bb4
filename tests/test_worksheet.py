"""What the notebooks call, called as they do."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tailan import frames, worksheet
from tailan.cli import run
from tailan.documents import Document, Paragraph
from tailan.errors import CallError, TailanError
from tailan.forms import FORM_NAMES
from tailan.plan import Plan, Repair, Title
from tailan.report.blocks import MIME_TYPE, Note, Table
from tailan.shown import Shown

from .conftest import ROOT, MakeProject

RUN = "2025-H1/sth"


@pytest.fixture
def project(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(RUN)
    monkeypatch.chdir(root / "notebooks")
    return root


def test_a_run_is_opened_from_any_folder_of_its_project(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1")
    assert sheet.run.name == RUN
    assert sheet.language == "mn"
    assert worksheet.open_run("sth", "2025-H1", "en").language == "en"


def test_an_unknown_run_is_told_in_the_language_of_the_sheet(project: Path) -> None:
    with pytest.raises(CallError, match=r"params/runs.yaml has no report of the unit sth"):
        worksheet.open_run("sth", "2024-H1", "en")
    with pytest.raises(CallError, match="алга"):
        worksheet.open_run("sth", "2024-H1")


def test_a_document_that_has_not_come_is_told(project: Path) -> None:
    for path in (project / "data" / "raw" / RUN).iterdir():
        path.unlink()
    with pytest.raises(CallError, match="баримт ирээгүй"):
        worksheet.open_run("sth", "2025-H1").read_document()


def test_notebooks_show_the_message_of_an_error_and_no_stack() -> None:
    error = TailanError("document.empty", file="a.docx")
    assert error._render_traceback_(None, None, None) == [str(error)]


def test_saved_tables_are_those_that_were_read(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1")
    document = sheet.read_document()
    plan = sheet.read_plan(document)
    saved = sheet.save_plan(document, plan)
    assert {"measures.csv", "measures.parquet", "document.json"} <= set(saved["file"])
    tables = sheet.load_tables()
    assert tables.measures == plan.measures
    assert tables.indicators == plan.indicators
    assert tables.objectives == plan.objectives
    parquet = pd.read_parquet(sheet.folder / "measures.parquet")
    assert list(parquet["measure_no"]) == [measure.measure_no for measure in plan.measures]


def test_a_run_that_was_never_cleaned_is_cleaned_when_its_tables_are_asked_for(
    project: Path,
) -> None:
    sheet = worksheet.open_run("sth", "2025-H1")
    assert len(sheet.load_tables().measures) == 10
    assert (sheet.folder / "measures.csv").is_file()


def test_tables_of_an_earlier_document_are_not_used(project: Path) -> None:
    worksheet.open_run("sth", "2025-H1").load_tables()
    other = ROOT / "data" / "raw" / "2024-H1" / "sth" / "STH_tailan_2024_hagas.docx"
    assert run(["add", str(other), "--unit", "sth", "--period", "2025-H1", "--replace"]) == 0
    results = worksheet.open_run("sth", "2025-H1").results().results
    assert results.processed.about["source"]["file"] == other.name
    assert len(results.processed.measures) == 8


def test_a_document_changed_by_hand_is_refused_by_the_first_notebook(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1", "en")
    document = project / "data" / "raw" / RUN / sheet.run.document
    document.write_bytes(document.read_bytes() + b"x")
    with pytest.raises(TailanError, match="differs from the hash"):
        sheet.read_document()


def test_the_summary_is_written_as_json_numbers(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1")
    saved = sheet.save_assessment(sheet.assess(sheet.load_tables()))
    assert {"actuals.csv", "achievement.csv", "findings.csv"} <= set(saved["file"])
    summary = json.loads((sheet.folder / "summary.json").read_text(encoding="utf-8"))
    assert summary["reported_mean"] == 81.5625
    assert summary["computed_mean"] is None
    assert [objective["objective_no"] for objective in summary["objectives"]] == ["1", "2", "3"]


def test_frames_show_what_was_read(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1", "en")
    document = sheet.read_document()
    plan = sheet.read_plan(document)
    rows = frames.rows_as_read(document, "en")
    assert list(rows["place"][:2]) == ["paragraph 1", "paragraph 2"]
    assert "table 1, row 1" in set(rows["place"])
    assert len(frames.measures(plan)) == 10
    assert frames.measures(plan)["reported_percent"].count() == 8
    assert "activity_no" not in frames.measures(plan)
    assert list(frames.objectives(plan)["objective_no"]) == ["1", "2", "3"]
    assert frames.repairs(plan, "en")["note"].str.len().min() > 0
    assert frames.indicators(plan)["target"].dtype == "Float64"


def test_what_is_in_no_table_is_shown_once_with_how_often_it_stands(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1", "en")
    document = sheet.read_document()
    plan = sheet.read_plan(document)
    left = frames.left_out(document, plan, "en")
    kept = {trace.raw for trace in plan.traces}
    assert kept.isdisjoint(set(left["said"]))
    assert left["said"].is_unique
    assert left["times"].sum() > len(left)
    assert left["said"].str.startswith("Д/д | ").sum() == 1


def test_what_is_seen_is_kept_or_left_out(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1", "en")
    document = sheet.read_document()
    plan = sheet.read_plan(document)
    about = dict(frames.about(document, plan, "en").itertuples(index=False))
    assert int(about["Cells and paragraphs with text"]) == len(document.lines)
    assert 0 < int(about["Of these in tables"]) < len(document.lines)
    assert about["Form"] == "performance_report"


def test_what_was_not_read_for_sure_stands_apart_from_other_repairs() -> None:
    kinds = (
        "row-joined",
        "number-range",
        "number-repeated",
        "deadline-unread",
        "correction-open-place",
    )
    plan = Plan(
        "statistics", Title(), (), (), (), repairs=tuple(Repair("line 1", k) for k in kinds)
    )
    assert list(frames.unread(plan, "mn")["note"].str[:8]) == ["[Шийдэх]"] * 4
    assert list(frames.repairs(plan, "mn")["note"].str[:8]) == ["[Шалгах]"]
    assert frames.repairs(plan, "mn")["times"].isna().all()


@pytest.mark.parametrize("form", FORM_NAMES)
def test_the_frames_of_every_form_can_be_shown_even_empty(form: str) -> None:
    plan = Plan(form, Title(), (), (), ())
    document = Document("a.txt", "text", "", (Paragraph("Гарчиг", "line 1"),))
    for frame in (
        frames.rows_as_read(document, "mn"),
        frames.left_out(document, plan, "mn"),
        frames.repairs(plan, "mn"),
        frames.unread(plan, "mn"),
        frames.objectives(plan),
        frames.measures(plan),
        frames.indicators(plan),
        frames.numbers(plan),
    ):
        assert "<caption>x</caption>" in Shown(frame, "x")._repr_html_()


def test_a_frame_is_shown_under_a_caption_with_words_for_its_columns(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1", "en")
    shown = sheet.show("repairs", pd.DataFrame({"place": ["line 1"], "before": ["x"]}))
    assert shown.caption == "Repairs and remarks of the reading: 1"
    assert '<th scope="col">In the document</th>' in shown._repr_html_()
    empty = sheet.show("indicators", pd.DataFrame({"indicator": []}))
    assert empty.caption == "Indicators: 0. There is nothing of the kind in this document."
    assert "sth" not in sheet.opened()._repr_html_()
    assert "first half of 2025" in sheet.opened()._repr_html_()


def test_frames_of_the_summary_add_up(project: Path) -> None:
    sheet = worksheet.open_run("sth", "2025-H1")
    tables = sheet.load_tables()
    means = frames.objective_means(sheet.assess(tables).summary)
    assert means["measures"].sum() == 10
    assert means["rated"].sum() == 8
    assert frames.percents(tables)["measures"].sum() == 10


def test_every_section_of_the_report_holds_blocks(project: Path) -> None:
    report = worksheet.open_run("sth", "2025-H1").results()
    shown = [
        report.front_page(),
        report.findings(),
        report.objectives(),
        report.checked_values(),
        report.distribution(),
        report.full_table(),
        report.annex(),
    ]
    for part in shown:
        bundle = part._repr_mimebundle_()
        assert bundle[MIME_TYPE]["blocks"]
        assert bundle[MIME_TYPE]["dated"] == "2025-06-30"
        assert "<" in bundle["text/html"]


def test_a_sample_says_so_on_its_first_page(project: Path) -> None:
    blocks = worksheet.open_run("sth", "2025-H1").results().front_page().report.blocks
    note = next(block for block in blocks if isinstance(block, Note))
    assert note.text.startswith("ЖИШЭЭ")


def test_the_full_table_has_every_measure_under_its_objective(project: Path) -> None:
    blocks = worksheet.open_run("sth", "2025-H1").results().full_table().report.blocks
    table = next(block for block in blocks if isinstance(block, Table))
    assert table.is_wide
    assert sum(row.is_section for row in table.rows) == 3
    assert sum(not row.is_section for row in table.rows) == 10


def test_the_overview_opens_before_anything_is_built(project: Path) -> None:
    overview = worksheet.open_overview("en")
    assert [run.state for run in overview.overview.runs] == ["not_built"]
    assert "not built" in overview.runs()._repr_mimebundle_()["text/html"]
