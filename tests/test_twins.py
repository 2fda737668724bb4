"""The same tables in every layout of Word and Excel files are read cell by cell the same."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random

import pytest

from tailan.documents import Document, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from . import sheet_twins, word_twins
from .conversion import SAMPLES, as_csv, as_html, as_xlsx, sample
from .pdfs import as_pdf
from .twins import (
    Typed,
    perturbed,
    tables_of,
    typed_action_plan,
    typed_report,
    under_other_headings,
)

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
REAL = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)
REPORT = "performance-report-2025-H1.txt"
ACTION_PLAN = "action-plan-2020.txt"

WORD: dict[str, Callable[[Typed], bytes]] = {
    "plain": word_twins.plain,
    "without spans": word_twins.without_spans,
    "headings in two rows": word_twins.two_headings,
    "by python-docx": word_twins.by_library,
    "in a frame": word_twins.in_a_frame,
    "numbers of a list": word_twins.auto_numbered,
    "tracked changes": word_twins.tracked,
    "controls, fields, links": word_twins.with_features,
    "ragged rows": word_twins.ragged,
    "title in the table": word_twins.titled,
}
EXCEL: dict[str, Callable[[Typed], bytes]] = {
    "plain": sheet_twins.plain,
    "without merged cells": sheet_twins.without_merges,
    "stored numbers": sheet_twins.stored,
    "several sheets": sheet_twins.in_sheets,
    "merged down": sheet_twins.merged_down,
    "hidden rows and columns": sheet_twins.hidden,
    "rich text": sheet_twins.rich,
    "numbers as dates": sheet_twins.as_dates,
}
CUT: dict[str, tuple[str, Callable[[Typed, int], bytes]]] = {
    "tables under headings": (".docx", word_twins.paged),
    "values in the middle": (".docx", lambda typed, height: word_twins.paged(typed, height, True)),
    "numbers of columns": (".docx", word_twins.numbered_pages),
    "tables without headings": (".docx", word_twins.bare_pages),
    "a sheet for each page": (".xlsx", sheet_twins.sheet_a_page),
    "rows typed on beneath": (".xlsx", sheet_twins.wrapped),
}


@cache
def source(name: str) -> tuple[Document, Plan]:
    """A document and the plan that is read from it."""
    path = SAMPLES[0] if name == "sample" else Path(FOLDER) / name
    document = read_document(path.read_bytes(), path.name)
    form = "action_plan" if name == ACTION_PLAN else "performance_report"
    return document, read_plan(document, form_words(form))


def typed(name: str) -> tuple[Typed, Plan]:
    document, plan = source(name)
    if name == ACTION_PLAN:
        return typed_action_plan(document), plan
    return typed_report(document, plan), plan


def assert_same(raw: bytes, ending: str, plan: Plan) -> None:
    same = read_plan(read_document(raw, f"twin{ending}"), form_words(plan.form))
    assert tables_of(same) == tables_of(plan)
    assert same.title == plan.title


@pytest.mark.parametrize("layout", WORD)
@pytest.mark.parametrize("name", ["sample", pytest.param(REPORT, marks=REAL)])
def test_a_report_in_any_layout_of_word_is_the_same(name: str, layout: str) -> None:
    twin, plan = typed(name)
    assert_same(WORD[layout](twin), ".docx", plan)


@pytest.mark.parametrize("layout", EXCEL)
@pytest.mark.parametrize("name", ["sample", pytest.param(REPORT, marks=REAL)])
def test_a_report_in_any_layout_of_excel_is_the_same(name: str, layout: str) -> None:
    twin, plan = typed(name)
    assert_same(EXCEL[layout](twin), ".xlsx", plan)


@pytest.mark.parametrize("layout", CUT)
@pytest.mark.parametrize("height", [9, 23, 40])
@pytest.mark.parametrize("name", ["sample", pytest.param(REPORT, marks=REAL)])
def test_page_ends_anywhere_change_nothing(name: str, height: int, layout: str) -> None:
    twin, plan = typed(name)
    ending, write = CUT[layout]
    assert_same(write(twin, height), ending, plan)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", ["sample", pytest.param(REPORT, marks=REAL)])
def test_other_figures_under_other_headings_are_read_as_well(name: str, seed: int) -> None:
    document, plan = source(name)
    chance = Random(seed)  # noqa: S311 (figures for a test are no secret)
    other = perturbed(plan, chance)
    twin = under_other_headings(typed_report(document, other), form_words(plan.form), chance)
    ending, write = chance.choice(list(CUT.values()))
    assert_same(write(twin, chance.randint(8, 50)), ending, other)


@REAL
@pytest.mark.parametrize(
    ("write", "ending"),
    [
        *((WORD[name], ".docx") for name in WORD if name != "numbers of a list"),
        (word_twins.merged_measures, ".docx"),
        (sheet_twins.plain, ".xlsx"),
        (sheet_twins.in_sheets, ".xlsx"),
        (sheet_twins.merged_measures, ".xlsx"),
        (sheet_twins.hidden, ".xlsx"),
    ],
)
def test_an_action_plan_in_any_layout_is_the_same(
    write: Callable[[Typed], bytes], ending: str
) -> None:
    twin, plan = typed(ACTION_PLAN)
    assert_same(write(twin), ending, plan)


TEXTS = pytest.mark.parametrize(
    ("name", "form"),
    [
        ("programme-chapter.txt", "programme"),
        ("task-list-2020.txt", "task_list"),
        ("e-services-2022.txt", "statistics"),
    ],
)


@REAL
@TEXTS
def test_running_text_in_word_is_the_same(name: str, form: str) -> None:
    document = read_document((Path(FOLDER) / name).read_bytes(), name)
    plan = read_plan(document, form_words(form))
    assert_same(word_twins.written(document), ".docx", plan)


@REAL
@TEXTS
def test_running_text_and_its_figures_on_a_sheet_are_the_same(name: str, form: str) -> None:
    document = read_document((Path(FOLDER) / name).read_bytes(), name)
    plan = read_plan(document, form_words(form))
    same = read_plan(read_document(sheet_twins.written(document), "a.xlsx"), form_words(form))
    # A stored number has no commas between its thousands.
    texts = [
        [replace(one, text=one.text.replace(",", "")) for one in found.statistics]
        for found in (plan, same)
    ]
    assert texts[0] == texts[1]
    assert (same.objectives, same.measures, same.title) == (
        plan.objectives,
        plan.measures,
        plan.title,
    )


@REAL
@pytest.mark.parametrize(
    ("ending", "write"),
    [
        (".xlsx", as_xlsx),
        (".html", as_html),
        (".csv", as_csv),
        (".tsv", lambda document: as_csv(document, "\t")),
    ],
)
def test_slides_on_a_sheet_that_marks_nothing_are_the_same(
    ending: str, write: Callable[[Document], bytes]
) -> None:
    name = "e-services-2022.txt"
    document = read_document((Path(FOLDER) / name).read_bytes(), name)
    assert_same(write(document), ending, read_plan(document, form_words("statistics")))


FIRST = (
    "import sys; from pathlib import Path; from tailan.documents import read_document; "
    "path = Path(sys.argv[1]); print(len(read_document(path.read_bytes(), path.name).rows))"
)


@pytest.mark.parametrize(
    ("kind", "made"),
    [("html", as_html), ("xlsx", as_xlsx), ("csv", as_csv), ("pdf", as_pdf)],
)
def test_a_file_of_any_kind_may_be_the_first_that_a_program_reads(
    kind: str, made: Callable[[Document], bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(made(sample(SAMPLES[0])))
    done = subprocess.run([sys.executable, "-c", FIRST, path], capture_output=True, text=True)
    assert int(done.stdout) > 10, done.stderr
