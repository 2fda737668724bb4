"""The same tables in every layout of a PDF: paper, print, lines, page breaks change no cell."""

import os
from itertools import product

import pytest

from tailan.documents import read_document
from tailan.forms import form_words, read_plan

from .dumps import DUMPS
from .pdfs import NAMES, assert_same, typeset

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
REAL = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)
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
    "lines between rows, cells in the middle": {
        "stroke": "(x: none, y: 0.5pt)", "inset": "5pt", "align": "left + horizon",
    },
    "no lines, cells in the middle": {
        "stroke": "none", "inset": "5pt", "align": "center + horizon",
    },
    "stripes": {
        "stroke": "none", "inset": "5pt",
        "setup": '#set table(fill: (_, y) => if calc.odd(y) { rgb("#eee") })',
    },
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", ["sample", *DUMPS])
def test_a_document_has_the_same_tables_in_any_print(name: str, layout: str) -> None:
    assert_same(name, **LAYOUTS[layout])


@pytest.mark.parametrize("layout", WITHOUT_LINES)
@pytest.mark.parametrize("name", ["sample", "action_plan"])
def test_a_table_is_the_same_without_lines_between_its_columns(name: str, layout: str) -> None:
    assert_same(name, **WITHOUT_LINES[layout])


@pytest.mark.parametrize("flipped", ["true", "false"])
@pytest.mark.parametrize("size", ["7pt", "11pt"])
@pytest.mark.parametrize("align", ["left + top", "center + horizon", "right + top"])
def test_numbers_are_the_same_without_any_line(align: str, size: str, flipped: str) -> None:
    assert_same("statistics", stroke="none", inset="5pt", align=align, size=size, flipped=flipped)


def test_a_page_goes_on_with_a_table_beneath_its_name_printed_again() -> None:
    names = ["Худаг", "Гүүр", "Зам", "Уурын зуух", "Цэцэрлэг", "Номын сан", "Талбай", "Цэнгэлдэх"]
    rows = [[str(i), name, str(7 * i)] for i, name in enumerate(names, start=1)]
    head = [["УСНЫ ГАЗАР", "", ""], ["№", "Барилга", "Тоо"]]
    low = "#set page(width: 297mm, height: 80mm, flipped: false)"
    raw = typeset([*head, *rows], stroke="none", inset="5pt", setup=low)
    plan = read_plan(read_document(raw, "a.pdf"), form_words("statistics"))
    assert [(cell.table, cell.row, cell.column, cell.text) for cell in plan.statistics] == [
        ("УСНЫ ГАЗАР", name, "Тоо", number) for _, name, number in rows
    ]


@REAL
@pytest.mark.parametrize("layout", [one for one in LAYOUTS if one != "words parted"])
@pytest.mark.parametrize("name", NAMES)
def test_a_real_document_has_the_same_tables_in_any_print(name: str, layout: str) -> None:
    assert_same(name, **LAYOUTS[layout])


@REAL
@pytest.mark.parametrize(
    ("name", "layout"),
    [*product(["action-plan-2020.txt", "performance-report-2025-H1.txt"], WITHOUT_LINES)],
)
def test_a_real_plan_is_the_same_without_lines_between_its_columns(name: str, layout: str) -> None:
    assert_same(name, **WITHOUT_LINES[layout])
