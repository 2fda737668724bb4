"""The executed notebook becomes a report, through nbconvert and JupyterLab alike."""

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
from tailan.report.exporters import TailanHTMLExporter, TailanPDFExporter
from tailan.report.html import render_html
from tailan.report.notebook_blocks import (
    NothingToReportError,
    ShownReport,
    mimebundle_of,
    report_of,
)
from tailan.report.pdf import render_pdf

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


@pytest.mark.parametrize(
    ("exporter", "render", "extension"),
    [(TailanHTMLExporter, render_html, ".html"), (TailanPDFExporter, render_pdf, ".pdf")],
)
def test_an_export_is_the_rendered_report(exporter, render, extension) -> None:
    made, resources = exporter().from_notebook_node(notebook(FIRST, SECOND))
    assert made == render(WHOLE)
    assert resources["output_extension"] == extension


@pytest.mark.parametrize("exporter", [TailanHTMLExporter, TailanPDFExporter])
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


def test_both_formats_are_offered_in_the_export_menu() -> None:
    offered = {point.name: point for point in entry_points(group="nbconvert.exporters")}
    for name, label in (("tailan_html", "Тайлан (HTML)"), ("tailan_pdf", "Тайлан (PDF)")):
        assert offered[name].load().export_from_notebook == label


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
    assert bundle[MIME_TYPE] == SECOND.model_dump(mode="json")
    assert '<th scope="col"' in bundle["text/html"]
    assert "<svg" in bundle["text/html"]
    assert "Эхний &lt;b&gt; хэсэг" in mimebundle_of(FIRST)["text/html"]
    assert bundle["text/plain"].startswith("Өөр")
