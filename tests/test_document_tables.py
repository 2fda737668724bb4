"""Reports on documents of every form show the document's own tables."""

from pathlib import Path

import pytest

from tailan import worksheet
from tailan.report import document_tables, objective_sections, plan_sections, value_sections
from tailan.report.blocks import Block, Heading, Table
from tailan.results import Results

from .conftest import ROOT, MakeProject

RUNS = {
    "action_plan": ("mtzdtg", "2025"),
    "programme": ("ith", "2025"),
    "task_list": ("mtzdtg", "2025-Q1"),
    "statistics": ("tsha", "2025-H1"),
}


@pytest.fixture
def results(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Results:
    unit, period = RUNS[request.param]
    project = make_project(f"{period}/{unit}")
    monkeypatch.chdir(project)
    return worksheet.open_run(unit, period).results().results


def table_of(blocks: list[Block]) -> Table:
    (table,) = [block for block in blocks if isinstance(block, Table)]
    return table


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("results", RUNS, indirect=True)
def test_what_only_percents_have_is_left_out(results: Results) -> None:
    for section in (value_sections.checked_values, objective_sections.distribution):
        assert section(results, "mn") == []
    title = plan_sections.plan_opening(results, "mn")[0]
    assert isinstance(title, Heading)
    assert "Гүйцэтгэлийн" not in title.text


@pytest.mark.parametrize("results", ["action_plan"], indirect=True)
def test_a_plan_shows_the_columns_that_it_fills(results: Results) -> None:
    table = table_of(document_tables.measures_table(results, "mn"))
    assert [column.heading for column in table.columns] == [
        *("№", "Арга хэмжээ", "Үйл ажиллагаа", "Суурь", "Шалгуур үзүүлэлт", "Зорилтот"),
        *("Хугацаа", "Хариуцагч"),
    ]
    assert {column.align for column in table.columns} == {"start"}
    assert table.is_wide
    rows = [row for row in texts(table) if len(row) > 1]
    assert [row[0] for row in rows][:4] == ["1.1", "1.2", "1.3", "2"]
    assert rows[0][1]
    assert rows[1][1] == ""
    assert rows[0][7] == "ЗДТГ-ын ТЗУХ\nсумдын ЗДТГ"


@pytest.mark.parametrize("results", ["programme"], indirect=True)
def test_a_programme_shows_its_measures_alone(results: Results) -> None:
    table = table_of(document_tables.measures_table(results, "mn"))
    assert [column.heading for column in table.columns] == ["№", "Арга хэмжээ"]
    assert not table.is_wide
    assert len(texts(table)) == 1 + 7
    assert document_tables.statistics_tables(results, "mn") == []


@pytest.mark.parametrize("results", ["statistics"], indirect=True)
def test_statistics_stand_in_rows_and_columns_as_printed(results: Results) -> None:
    assert document_tables.measures_table(results, "mn") == []
    _, first, second = document_tables.statistics_tables(results, "mn")
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [column.heading for column in first.columns] == ["Нэр", "Хүн ам", "Бүртгүүлсэн", "Хувь"]
    assert texts(first)[1] == ["Хойд сум", "1030", "412", "48%"]
    assert len(texts(second)) == 4


@pytest.mark.parametrize("results", ["statistics"], indirect=True)
def test_what_a_document_holds_is_counted(results: Results) -> None:
    table = table_of(plan_sections.contents_figures(results, "mn"))
    assert texts(table) == [["Тоон хүснэгт", "2"], ["Тоон үзүүлэлт", "26"]]


def test_every_form_has_a_run_in_the_grid() -> None:
    grid = (ROOT / "params" / "runs.yaml").read_text(encoding="utf-8")
    assert all(f"form: {form}" in grid for form in RUNS)
    assert not list(Path(ROOT / "data" / "raw" / "2025-H1" / "hhaag").glob("*"))
