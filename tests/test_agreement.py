"""All figures and words agree between the five formats, for every sample and what analysts add."""

import shutil
from itertools import chain
from pathlib import Path

import pytest
import yaml

from tailan.report.arrangement import layout_words
from tailan.report.blocks import Report
from tailan.report.html import render_html
from tailan.report.json_report import render_json
from tailan.report.pdf import render_pdf
from tailan.report.word import render_docx
from tailan.report.workbook import render_xlsx

from . import report_formats as formats
from .conftest import ROOT
from .executed import executed_report

RUNS = yaml.safe_load((ROOT / "params" / "runs.yaml").read_text(encoding="utf-8"))["runs"]
RECEIVED = [
    f"{run['period']}/{run['unit']}"
    for run in RUNS
    if (ROOT / "data" / "raw" / str(run["period"]) / run["unit"] / run["document"]).is_file()
]
ADDED = (
    "# Миний дүгнэлт\nНэмж үзсэн **7401** хүний тоо <b> =1+1.",
    "import pandas as pd\npd.DataFrame({'Сум': ['Өгий', '=cmd'], 'Тоо': [1200, 35]})",
    "import io, matplotlib.pyplot as plt\nfrom IPython.display import SVG\nfile = io.StringIO()\n"
    "chart, axes = plt.subplots(figsize=(2, 1))\naxes.plot([3, 9])\n"
    "chart.savefig(file, format='svg')\nplt.close(chart)\nSVG(file.getvalue())",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.fixture(scope="module", params=[*RECEIVED, "added", "english"])
def report(request: pytest.FixtureRequest, project: Path) -> Report:
    if request.param == "english":
        return executed_report(project, "nbh", "2025-H1", language="en")
    added = ADDED if request.param == "added" else ()
    period, unit = ("2025-H1/sth" if added else request.param).split("/")
    return executed_report(project, unit, period, *added)


def test_json_has_every_table_and_every_finding(report: Report) -> None:
    raw = render_json(report)
    # The code stands in a table of the other formats and in a property of its own here.
    code = formats.json_code(raw)
    assert [[row for row in table if code not in row] for table in formats.tables_of(report)] == formats.json_tables(raw)  # fmt: skip
    assert formats.json_findings(raw) == formats.findings_of(report)


def test_the_page_has_every_table_and_every_finding(report: Report) -> None:
    raw = render_html(report)
    assert formats.html_tables(raw) == formats.tables_of(report)
    assert formats.html_findings(raw) == formats.findings_of(report)
    text = formats.plain(formats.page_of(raw).text_content())
    assert all(words in text for words in formats.words_of(report))


def test_word_has_every_table_and_every_finding(report: Report) -> None:
    raw = render_docx(report)
    assert formats.word_tables(raw) == formats.expected_word_tables(report)
    said = formats.word_text(raw)
    expected = [*chain(*formats.findings_of(report)), *formats.words_of(report)]
    assert [words for words in expected if words not in said] == []


def test_the_workbook_has_every_value_and_every_finding(report: Report) -> None:
    raw = render_xlsx(report)
    found = formats.workbook_tables(raw, formats.table_sheets(report))
    expected = formats.expected_sheets(report)
    assert len(found) == len(expected)
    for (_, *rows), values in zip(found, expected, strict=True):
        assert len(rows) == len(values) or not values
        for row, wanted in zip(rows, values, strict=False):
            assert all(map(formats.same_value, row, wanted)), (row, wanted)
    if formats.findings_of(report):
        name = layout_words(report.language)["sheet_findings"]
        _, *rows = formats.sheet_cells(raw, name)
        assert [[formats.plain(cell or "") for cell in row] for row in rows] == formats.findings_of(report)  # fmt: skip


def test_the_pdf_has_every_table_and_every_finding(report: Report) -> None:
    raw = render_pdf(report)
    assert formats.pdf_tables(raw) == formats.expected_pdf_tables(report)
    said = formats.pdf_text(raw)
    expected = [*chain(*formats.findings_of(report)), *formats.words_of(report)]
    wanted = [*map(formats.set_text, expected), *formats.front_words(report)]
    assert [words for words in wanted if words not in said] == []
