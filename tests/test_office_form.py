"""The office's own form: read back, it gives the same tables."""

import io
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.period import Period
from tailan.plan import Plan
from tailan.processed import Processed, about_document
from tailan.project import Run
from tailan.report.office_form import office_form

from .conftest import ROOT

SAMPLES = sorted((ROOT / "data" / "raw").glob("*-H1/*/*.docx"))
FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
RUN = Run("tzuh", Period(2025, "H1"), "a.docx", "performance_report")
WORDS = form_words("performance_report")


def plan_of(raw: bytes, name: str) -> tuple[Plan, Processed]:
    document = read_document(raw, name)
    plan = read_plan(document, WORDS)
    about = about_document(document, plan)
    return plan, Processed(about, plan.objectives, plan.measures, plan.indicators, ())


def assert_same_when_read_back(path: Path) -> None:
    plan, processed = plan_of(path.read_bytes(), path.name)
    again, read = plan_of(office_form(processed, RUN), "form.docx")
    assert again.objectives == plan.objectives
    assert again.measures == plan.measures
    assert again.indicators == plan.indicators
    for name in ("title", "organisation", "unit", "period", "report_date"):
        assert read.about[name] == processed.about[name], name


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parts[-3]}/{path.parts[-2]}")
def test_a_sample_is_the_same_when_read_back(path: Path) -> None:
    assert_same_when_read_back(path)


@pytest.mark.skipif(not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents")
def test_the_real_report_is_the_same_when_read_back() -> None:
    assert_same_when_read_back(Path(FOLDER) / "performance-report-2025-H1.txt")


@pytest.fixture
def processed() -> Processed:
    return plan_of(SAMPLES[0].read_bytes(), SAMPLES[0].name)[1]


def test_heads_repeat_and_objectives_are_merged(processed: Processed) -> None:
    (table,) = docx.Document(io.BytesIO(office_form(processed, RUN))).tables
    heads = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
    assert heads[:3] == [True, True, False]
    assert not any(heads[2:])
    assert len({cell._tc for cell in table.rows[2].cells}) == 1
    assert table.rows[2].cells[0].paragraphs[0].paragraph_format.keep_with_next
    assert [cell.text for cell in table.rows[1].cells] == [str(n) for n in range(1, 9)]


def test_extra_columns_stand_where_a_measure_fills_them(processed: Processed) -> None:
    first, *others = processed.measures
    due = replace(first, deadline_text="6 сард", responsible="ТЗУХ;НБХ")
    made = office_form(replace(processed, measures=(due, *others)), RUN)
    (table,) = docx.Document(io.BytesIO(made)).tables
    assert len(table.columns) == 10
    assert [cell.text for cell in table.rows[3].cells][-2:] == ["6 сард", "ТЗУХ\nНБХ"]


def test_there_are_lines_to_sign_and_nothing_of_the_check(processed: Processed) -> None:
    document = docx.Document(io.BytesIO(office_form(processed, RUN)))
    said = [paragraph.text for paragraph in document.paragraphs if paragraph.text]
    assert [line for line in said if line.endswith(":")] == [
        "Тайлан гаргасан:", "Хянасан:", "Баталсан:",
    ]  # fmt: skip
    kept = [p.paragraph_format.keep_with_next for p in document.paragraphs][-6:]
    assert kept == [True] * 5 + [None]
    assert office_form(processed, RUN) == office_form(processed, RUN)


def test_the_form_has_nothing_but_the_office_s_own_words(processed: Processed) -> None:
    raw = office_form(processed, RUN)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        said = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".xml"))
    for ours in ("Баталгаажуулах код", "tailan", "Илрүүлсэн", "тооцоолсон", "python-docx"):
        assert ours.encode() not in said
