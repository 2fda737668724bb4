"""The executed notebook becomes a report, through nbconvert and JupyterLab alike."""

import json
import subprocess
import sys
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import nbformat
import pytest
from nbconvert.exporters import get_exporter
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tailan.language import LANGUAGES
from tailan.report.blocks import (
    MIME_TYPE,
    Cell,
    Column,
    Figure,
    Heading,
    Paragraph,
    Report,
    Row,
    Table,
)
from tailan.report.exporters import (
    TailanHTMLExporter,
    TailanJSONExporter,
    TailanPDFExporter,
    TailanWordExporter,
    TailanWorkbookExporter,
)
from tailan.report.html import render_html
from tailan.report.json_report import render_json
from tailan.report.notebook_blocks import (
    NothingToReportError,
    ShownReport,
    mimebundle_of,
    report_of,
)
from tailan.report.pdf import render_pdf
from tailan.report.word import render_docx
from tailan.report.workbook import render_xlsx

from . import report_formats as formats

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
FIRST = Report(
    language="mn",
    dated=date(2025, 6, 30),
    running_head="Аймаг",
    blocks=(Heading(level=1, text="Тайлан"), Paragraph.of("Эхний <b> хэсэг")),
)
SECOND = Report(
    language="en",
    dated=date(2024, 12, 31),
    running_head="Өөр",
    blocks=(
        Table(
            caption="Хүснэгт",
            columns=(Column(heading="№"), Column(heading="Ажил")),
            rows=(Row(cells=(Cell(text="1"),)),),
        ),
        Figure(svg=SVG, caption="Зураг", alternative="Дөрвөлжин"),
    ),
)
EXPORTERS = (
    TailanHTMLExporter, TailanPDFExporter, TailanWordExporter, TailanWorkbookExporter,
    TailanJSONExporter,
)  # fmt: skip
WHOLE = FIRST.model_copy(update={"blocks": FIRST.blocks + SECOND.blocks})


def notebook(*parts: Report) -> nbformat.NotebookNode:
    said = new_markdown_cell("# Тэмдэглэл", metadata={"tags": ["worksheet"]})
    cells = [said, new_code_cell("1", outputs=[new_output("stream")])]
    for part in parts:
        shown = new_output("display_data", data=mimebundle_of(part))
        cells.append(new_code_cell("show", outputs=[shown]))
    return new_notebook(cells=cells)


def test_the_parts_of_a_notebook_make_one_report_named_by_the_first() -> None:
    assert report_of(notebook(FIRST, SECOND)) == WHOLE


def test_the_record_is_kept_wherever_the_part_stands_that_carries_it() -> None:
    carrying = SECOND.model_copy(update={"record": '{"а": 1.50}'})
    assert report_of(notebook(FIRST, carrying)).record == '{"а": 1.50}'


@pytest.mark.parametrize(
    ("exporter", "render", "extension"),
    [
        (TailanHTMLExporter, render_html, ".html"),
        (TailanPDFExporter, render_pdf, ".pdf"),
        (TailanWordExporter, render_docx, ".docx"),
        (TailanWorkbookExporter, render_xlsx, ".xlsx"),
        (TailanJSONExporter, render_json, ".json"),
    ],
)
def test_an_export_is_the_rendered_report(exporter, render, extension) -> None:
    made, resources = exporter().from_notebook_node(notebook(FIRST, SECOND))
    assert made == render(WHOLE)
    assert resources["output_extension"] == extension


@pytest.mark.parametrize("exporter", EXPORTERS)
def test_a_notebook_that_was_not_run_is_refused(exporter) -> None:
    with pytest.raises(NothingToReportError, match="ажиллуулж"):
        exporter().from_notebook_node(notebook())


@pytest.mark.parametrize(("language", "remedy"), [("mn", "ажиллуулж"), ("en", "First run")])
def test_the_refusal_says_in_each_language_what_to_do(language: str, remedy: str) -> None:
    assert language in LANGUAGES
    assert remedy in NothingToReportError().message(language)


def test_a_notebook_on_disk_is_exported_by_name(tmp_path: Path) -> None:
    source = tmp_path / "3_report.ipynb"
    nbformat.write(notebook(FIRST), source)
    made, _ = get_exporter("tailan_html")().from_filename(str(source))
    assert made == render_html(FIRST)


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("tailan_html", "Тайлан (HTML)"),
        ("tailan_pdf", "Тайлан (PDF)"),
        ("tailan_docx", "Тайлан (Word)"),
        ("tailan_xlsx", "Тайлан (Excel)"),
        ("tailan_json", "Тайлан (JSON)"),
    ],
)
def test_every_format_is_offered_in_the_export_menu(name: str, label: str) -> None:
    offered = {point.name: point for point in entry_points(group="nbconvert.exporters")}
    assert offered[name].load().export_from_notebook == label


@pytest.mark.slow
def test_nbconvert_exports_an_executed_notebook_from_any_folder(tmp_path: Path) -> None:
    """What an analyst adds is in all five: Markdown, a frame, a chart of the real inline backend."""
    source = new_notebook(
        cells=[
            new_code_cell(
                "from datetime import date\n"
                "from tailan.report.blocks import Heading, Report\n"
                "from tailan.report.notebook_blocks import ShownReport\n"
                "ShownReport(Report(language='mn', dated=date(2025, 6, 30), running_head='Аймаг',"
                " blocks=(Heading(level=1, text='Тайлан'),)))"
            ),
            new_markdown_cell("# Миний дүгнэлт\n\nНэмсэн **7401** хүн <b>."),
            new_code_cell("import pandas as pd\npd.DataFrame({'Тоо': [1200, 35]})"),
            new_code_cell("import matplotlib.pyplot as plt\nplt.plot([3, 9]); plt.show()"),
        ]
    )
    nbformat.write(source, tmp_path / "тайлан нэг.ipynb")
    elsewhere = tmp_path / "өөр хавтас"
    elsewhere.mkdir()
    jupyter = [sys.executable, "-m", "nbconvert", "--log-level=ERROR"]
    run = ["--to", "notebook", "--execute", "--inplace", "../тайлан нэг.ipynb"]
    subprocess.run([*jupyter, *run], cwd=elsewhere, check=True)
    for name in ("html", "pdf", "docx", "xlsx", "json"):
        target = ["--to", f"tailan_{name}", "../тайлан нэг.ipynb", "--output-dir", "."]
        subprocess.run([*jupyter, *target], cwd=elsewhere, check=True)
    made = {path.suffix: path.read_bytes() for path in elsewhere.iterdir()}
    assert formats.html_tables(made[".html"])[0][1:] == [["0", "1200"], ["1", "35"]]
    assert formats.word_tables(made[".docx"])[0][1:] == [["0", "1200"], ["1", "35"]]
    assert formats.pdf_tables(made[".pdf"])[0][1:] == [["0", "1200"], ["1", "35"]]
    assert formats.json_tables(made[".json"])[0][1:] == [["0", "1200"], ["1", "35"]]
    assert formats.workbook_tables(made[".xlsx"], "Хүснэгт")[0][1:] == [[0, 1200], [1, 35]]
    assert "7401 хүн <b>" in formats.plain(formats.page_of(made[".html"]).text_content())
    assert b'"kind": "figure"' in made[".json"]


def test_building_the_menu_imports_no_renderer() -> None:
    code = (
        "import sys; import tailan.report.exporters; "
        "print([m for m in ('typst', 'matplotlib', 'tailan.report.html', 'pandas') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


def test_jupyterlab_shows_the_blocks_as_a_page_s_part() -> None:
    bundle = ShownReport(SECOND)._repr_mimebundle_()
    assert Report.model_validate(bundle[MIME_TYPE]) == SECOND
    assert "null" not in json.dumps(bundle[MIME_TYPE])
    assert '<th scope="col"' in bundle["text/html"]
    assert "<svg" in bundle["text/html"]
    assert "Эхний &lt;b&gt; хэсэг" in mimebundle_of(FIRST)["text/html"]
    assert bundle["text/plain"].startswith("Өөр")
