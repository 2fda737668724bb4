"""What an analyst adds to the report's notebook becomes blocks: Markdown, tables, charts."""

import base64
import io
from decimal import Decimal

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image

from tailan.report.blocks import Block, Figure, Heading, Note, Paragraph, Table
from tailan.report.html import render_html
from tailan.report.markdown_blocks import markdown_blocks
from tailan.report.notebook_blocks import mimebundle_of, report_of
from tailan.report.output_blocks import output_blocks
from tailan.report.pdf import render_pdf

from .test_exporters import FIRST


def texts(blocks: list[Block]) -> list[str]:
    return [b.text for b in blocks if isinstance(b, Heading | Paragraph | Note)]


def cells(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("source", "kind", "said"),
    [
        ("# Дүгнэлт", Heading, "Дүгнэлт"),
        ("Энэ **тод** `код` _налуу_", Paragraph, "Энэ тод код налуу"),
        ("<b>тод</b> & <script>x</script>", Paragraph, "<b>тод</b> & <script>x</script>"),
        ("нэг\nхоёр", Paragraph, "нэг хоёр"),
        ("нэг  \nхоёр", Paragraph, "нэг\nхоёр"),
        ("[хууль](https://a.mn/1)", Paragraph, "хууль (https://a.mn/1)"),
        ("> Анхаар", Note, "Анхаар"),
        ("- нэг\n- хоёр\n  - дэд", Paragraph, "• нэг\n• хоёр\n\u2003• дэд"),
        ("3. нэг\n4. хоёр", Paragraph, "3. нэг\n4. хоёр"),
        ("```\nx = 1\n```", Paragraph, "x = 1"),
    ],
)
def test_markdown_becomes_words_of_a_kind(source: str, kind: type, said: str) -> None:
    (block,) = markdown_blocks(source, "")
    assert isinstance(block, kind)
    assert texts([block]) == [said]


@pytest.mark.parametrize(("marks", "level"), [("#", 2), ("##", 3), ("###", 4), ("######", 4)])
def test_headings_of_an_analyst_stand_under_the_title(marks: str, level: int) -> None:
    (block,) = markdown_blocks(f"{marks} Гарчиг", "")
    assert isinstance(block, Heading)
    assert block.level == level


def test_a_table_in_markdown_has_the_caption_that_it_is_given() -> None:
    (table,) = markdown_blocks("| Нэр | Тоо |\n|---|--:|\n| а | 1 |\n| б | 2 |", "Тулгалт")
    assert isinstance(table, Table)
    assert table.caption == "Тулгалт"
    assert [(c.heading, c.align) for c in table.columns] == [("Нэр", "start"), ("Тоо", "end")]
    assert cells(table) == [["а", "1"], ["б", "2"]]


def shown(value: object) -> nbformat.NotebookNode:
    """The output that Jupyter keeps of a frame."""
    return new_output("execute_result", data={"text/html": value._repr_html_()})  # type: ignore[attr-defined]


def test_a_frame_becomes_a_table_with_its_index() -> None:
    frame = pd.DataFrame({"Тоо": [1200, 3], "Нэр": ["<b>", "б"]}, index=pd.Index(["x", "y"], name="Код"))  # fmt: skip
    (table,) = output_blocks(shown(frame), "Тулгалт")
    assert isinstance(table, Table)
    assert [(c.heading, c.align) for c in table.columns] == [
        ("Код", "start"), ("Тоо", "end"), ("Нэр", "start"),
    ]  # fmt: skip
    assert cells(table) == [["x", "1200", "<b>"], ["y", "3", "б"]]
    assert table.caption == "Тулгалт"


@pytest.mark.parametrize(
    ("heading", "texts", "numbers"),
    [
        ("Тоо", ["1200", "-35"], ["1200", "-35"]),
        ("Хувь", ["90.50", "7.25"], ["90.50", "7.25"]),
        ("Хувь", ["90.5%", ""], ["90.5", None]),
        ("measure_no", ["4.1", "4.2"], [None, None]),
        ("Арга хэмжээний №", ["4.1", "4.2"], [None, None]),
        ("Дугаар", ["4.9", "4.10"], [None, None]),
        ("Нэр", ["12", "а"], [None, None]),
    ],
)
def test_a_column_of_numbers_is_counted_with_and_names_are_not(heading, texts, numbers) -> None:
    (table,) = output_blocks(shown(pd.DataFrame({heading: texts})), "")
    assert isinstance(table, Table)
    found = [row.cells[1].number for row in table.rows]
    assert found == [None if number is None else Decimal(number) for number in numbers]


def test_a_frame_s_own_caption_is_kept() -> None:
    frame = pd.DataFrame({"а": [1]}).style.set_caption("Миний хүснэгт")
    (table,) = output_blocks(shown(frame), "Тулгалт")
    assert isinstance(table, Table)
    assert table.caption == "Миний хүснэгт"


def test_headings_over_several_columns_stand_in_each() -> None:
    frame = pd.DataFrame(
        [[1, 2]], columns=pd.MultiIndex.from_tuples([("2025", "а"), ("2025", "б")])
    )
    (table,) = output_blocks(shown(frame), "")
    assert isinstance(table, Table)
    assert [c.heading for c in table.columns] == ["", "2025 а", "2025 б"]


def png(size: tuple[int, int] = (8, 4)) -> str:
    file = io.BytesIO()
    Image.new("RGB", size, "red").save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def test_a_chart_becomes_a_figure_of_its_size() -> None:
    output = new_output("display_data", data={"image/png": png(), "text/plain": "<Figure>"})
    (figure,) = output_blocks(output, "Явц")
    assert isinstance(figure, Figure)
    assert 'viewBox="0 0 8 4"' in figure.svg
    assert (figure.caption, figure.alternative) == ("Явц", "Явц")


def test_a_chart_s_own_text_is_kept() -> None:
    said = {"image/png": {"alt": "Өсөж байна"}}
    output = new_output("display_data", data={"image/png": png()}, metadata=said)
    (figure,) = output_blocks(output, "Явц")
    assert isinstance(figure, Figure)
    assert figure.alternative == "Өсөж байна"


def test_plain_words_are_no_block() -> None:
    assert output_blocks(new_output("stream", text="1"), "") == []
    assert output_blocks(new_output("execute_result", data={"text/plain": "1"}), "") == []
    assert output_blocks(new_output("execute_result", data={"text/html": "<p>а</p>"}), "") == []


@pytest.fixture
def report():
    """A notebook of the report with an analyst's own cells between its parts."""
    figure, axes = plt.subplots(figsize=(2, 1))
    axes.plot([1, 2])
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    plt.close(figure)
    chart = new_output("display_data", data={"image/svg+xml": file.getvalue().decode()})
    part = new_output("display_data", data=mimebundle_of(FIRST))
    quiet = {"tags": ["worksheet"]}
    return report_of(
        new_notebook(
            cells=[
                new_markdown_cell("Аналитикт зориулав", metadata=quiet),
                new_code_cell("report.title()", outputs=[part]),
                new_markdown_cell("# Миний дүгнэлт\nНэмж үзсэн зүйл."),
                new_code_cell("frame", outputs=[shown(pd.DataFrame({"а": [7401]}))]),
                new_code_cell("frame", outputs=[shown(pd.DataFrame({"а": [9]}))], metadata=quiet),
                new_code_cell("chart", outputs=[chart]),
            ]
        )
    )


def test_additions_stand_where_they_were_made_and_are_called_as_the_heading_above(report) -> None:
    kinds = [block.kind for block in report.blocks]
    assert kinds == ["heading", "paragraph", "heading", "paragraph", "table", "figure"]
    assert [block.caption for block in report.blocks[4:]] == ["Миний дүгнэлт"] * 2


def test_additions_are_in_the_page_and_in_the_pdf(report) -> None:
    page = render_html(report).decode()
    assert "Миний дүгнэлт" in page
    assert "7401" in page
    assert page.count("<svg") == 1
    assert "Аналитикт зориулав" not in page
    assert render_pdf(report).startswith(b"%PDF")
