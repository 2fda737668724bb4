"""The sample plan, programme, list of tasks and statistics are read as their transcription says."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan, recognised_form
from tailan.forms.words import FORM_NAMES
from tailan.params import load_params
from tailan.plan import Plan
from tailan.project import project_at

from .conftest import ROOT
from .samples.write_forms import WRITERS, transcription, write

PARAMS = load_params(project_at(ROOT))
FORMS = list(WRITERS)


def path_of(form: str) -> Path:
    sample = transcription(form)
    return ROOT / "data" / "raw" / sample["period"] / sample["unit"] / sample["file"]


def plan_of(form: str) -> Plan:
    document = read_document(path_of(form).read_bytes(), path_of(form).name)
    return read_plan(document, form_words(form), PARAMS.units)


@pytest.mark.parametrize("form", FORMS)
def test_the_form_is_told_from_the_content(form: str) -> None:
    document = read_document(path_of(form).read_bytes(), path_of(form).name)
    assert recognised_form(document, {name: form_words(name) for name in FORM_NAMES}) == form


@pytest.mark.parametrize("form", FORMS)
def test_the_document_in_the_project_is_the_one_of_the_transcription(
    form: str, tmp_path: Path
) -> None:
    written = write(form, tmp_path)
    digest = hashlib.sha256(path_of(form).read_bytes()).hexdigest()
    assert hashlib.sha256(written.read_bytes()).hexdigest() == digest
    source = path_of(form).with_name(path_of(form).name + ".source.yaml")
    assert f"sha256: {digest}" in source.read_text(encoding="utf-8")


def activities() -> list[tuple[Any, Any, Any]]:
    return [
        (objective, measure, activity)
        for objective in transcription("action_plan")["objectives"]
        for measure in objective["measures"]
        for activity in measure["activities"]
    ]


def test_the_plan_has_a_row_for_each_activity() -> None:
    plan = plan_of("action_plan")
    assert [(m.objective_no, m.measure_no, m.measure, m.activity) for m in plan.measures] == [
        (objective["number"], measure["number"], measure["measure"], activity["text"])
        for objective, measure, activity in activities()
    ]
    assert [(i.baseline_text, i.indicator, i.target_text) for i in plan.indicators] == [
        (activity["baseline"], activity["indicator"], activity["target"])
        for _, _, activity in activities()
    ]


def test_the_deadlines_of_the_plan_are_months() -> None:
    found = [(m.deadline_text, f"{m.deadline_start} {m.deadline_end}") for m in plan_of("action_plan").measures]  # fmt: skip
    assert found == [(a["deadline"], a["months"]) for _, _, a in activities()]


def test_the_bodies_of_the_plan_are_units_of_the_project() -> None:
    found = [[code for code in m.responsible_units.split(";") if code] for m in plan_of("action_plan").measures]  # fmt: skip
    assert found == [[code for code in a["units"].split(";") if code] for _, _, a in activities()]


def test_the_programme_has_its_measures_and_nothing_of_the_page_around() -> None:
    sample, plan = transcription("programme"), plan_of("programme")
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("5", sample["sentence"])]
    assert [f"{m.measure_no}. {m.measure}" for m in plan.measures] == sample["measures"]
    assert plan.title.title == sample["title"]


def test_each_list_of_tasks_is_an_objective() -> None:
    sample, plan = transcription("task_list"), plan_of("task_list")
    assert [o.objective for o in plan.objectives] == [one["lead_in"] for one in sample["lists"]]
    assert [(m.measure_no, m.measure) for m in plan.measures] == [
        (f"{i}.{j}", task)
        for i, one in enumerate(sample["lists"], start=1)
        for j, task in enumerate(one["tasks"], start=1)
    ]


def test_every_cell_of_the_statistics_is_a_row() -> None:
    found = [(c.table, c.row, c.column, c.value) for c in plan_of("statistics").statistics]
    expected = []
    for sheet in transcription("statistics")["sheets"]:
        counter = int(sheet["header"][0] == "№")
        columns = sheet["header"][counter + 1 :]
        rows = [row[counter:] for row in sheet["rows"]]
        for name, *values in [*rows, sheet["total"]]:
            for column, value in zip(columns, values, strict=True):
                number = round(value * 100) if isinstance(value, float) else value
                expected.append((sheet["title"], name, column, number))
    assert found == expected
