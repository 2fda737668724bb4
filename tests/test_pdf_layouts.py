"""The same tables in every layout of a PDF: paper, print, lines, page breaks change no cell."""

import os
from functools import cache
from pathlib import Path

import pytest

from tailan.documents import Document, Paragraph, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .conversion import SAMPLES
from .dumps import DUMPS
from .pdfs import Line, typeset
from .twins import tables_of, typed_action_plan, typed_report

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
REAL = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)
WIDTHS = {
    "performance_report": (4, 15, 8, 14, 7, 7, 35, 8),
    "action_plan": (4, 16, 20, 14, 14, 14, 9, 11),
}
BOLD = '#show heading: it => block(text(size: 8pt, weight: "bold", it.body))'
LAYOUTS = {
    "upright, narrow": {"flipped": "false", "size": "7pt"},
    "bold headings, loose lines": {"size": "8pt", "leading": "0.9em", "setup": BOLD},
    "large, centred": {"size": "10pt", "align": "center + horizon"},
    "words parted": {"flipped": "false", "size": "8pt", "hyphenate": "true"},
    "low pages, heads once": {
        "setup": "#set page(width: 297mm, height: 95mm, flipped: false)",
        "repeat": "false",
    },
}
WITHOUT_LINES = {
    "no lines": {"stroke": "none", "inset": "5pt"},
    "lines between rows": {"stroke": "(x: none, y: 0.5pt)", "inset": "5pt"},
    "stripes": {
        "stroke": "none", "inset": "5pt",
        "setup": '#set table(fill: (_, y) => if calc.odd(y) { rgb("#eee") })',
    },
}  # fmt: skip
NAMES = {
    "performance-report-2025-H1.txt": "performance_report",
    "action-plan-2020.txt": "action_plan",
    "programme-chapter.txt": "programme",
    "task-list-2020.txt": "task_list",
    "e-services-2022.txt": "statistics",
}


@cache
def source(name: str) -> tuple[Document, Plan]:
    """A document of this form, the sample report, or the real one of this name."""
    if name == "sample":
        document, form = read_document(SAMPLES[0].read_bytes(), "a.docx"), "performance_report"
    elif name in DUMPS:
        document, form = read_document(DUMPS[name].encode(), "a.txt"), name
    else:
        document, form = read_document((Path(FOLDER) / name).read_bytes(), name), NAMES[name]
    return document, read_plan(document, form_words(form))


def parts_of(document: Document, plan: Plan) -> list[Line | Paragraph | Row]:
    """What is printed: a form's table typed anew, else everything as it stands."""
    if plan.form not in WIDTHS:
        return list(document.content)
    is_report = plan.form == "performance_report"
    typed = typed_report(document, plan) if is_report else typed_action_plan(document)
    rows = [[f"8*{row[0]}"] if len(row) == 1 else list(row) for row in typed.rows]
    behind: list[Line | Paragraph | Row] = []
    for part in typed.behind:
        behind.extend([part] if isinstance(part, str) else map(list, part))
    return [*typed.above, list(typed.headings), *rows, *behind]


def assert_same(name: str, **layout: str) -> None:
    document, plan = source(name)
    raw = typeset(parts_of(document, plan), WIDTHS.get(plan.form, ()), **layout)
    same = read_plan(read_document(raw, "plan.pdf"), form_words(plan.form))
    assert tables_of(same) == tables_of(plan)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["sample", *DUMPS])
def test_a_document_has_the_same_tables_in_any_print(name: str, layout: str) -> None:
    assert_same(name, **LAYOUTS[layout])


@pytest.mark.parametrize("layout", WITHOUT_LINES)
@pytest.mark.parametrize("name", ["sample", "action_plan"])
def test_a_table_is_the_same_without_lines_between_its_columns(name: str, layout: str) -> None:
    assert_same(name, **WITHOUT_LINES[layout])


@REAL
@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one != "words parted"])
@pytest.mark.parametrize("name", NAMES)
def test_a_real_document_has_the_same_tables_in_any_print(name: str, layout: str) -> None:
    assert_same(name, **LAYOUTS[layout])


@REAL
@pytest.mark.parametrize("layout", WITHOUT_LINES)
@pytest.mark.parametrize("name", ["action-plan-2020.txt", "performance-report-2025-H1.txt"])
def test_a_real_plan_is_the_same_without_lines_between_its_columns(name: str, layout: str) -> None:
    assert_same(name, **WITHOUT_LINES[layout])
