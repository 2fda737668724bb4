"""The real documents as PDFs of several layouts, where their folder is at hand."""

import os
from pathlib import Path

import pytest

from tailan.documents import Document, Paragraph, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .pdfs import Line, typeset

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
WIDTHS = (4, 16, 20, 14, 14, 14, 9, 11)

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)

LAYOUTS = [
    {"repeat": "false"},
    {"flipped": "false", "size": "8pt", "hyphenate": "true", "justify": "true",
     "numbering": '"1 / 1"', "header": "[Жишээ]"},
]  # fmt: skip
DOCUMENTS = {
    "action-plan-2020.txt": "action_plan",
    "programme-chapter.txt": "programme",
    "task-list-2020.txt": "task_list",
}


def plan_of(document: Document, form: str) -> Plan:
    return read_plan(document, form_words(form))


def widened(document: Document) -> list[Line | Paragraph]:
    """The content with headings of one cell over the whole table, as Word draws them."""
    return [_widened(item) if isinstance(item, Row) else item for item in document.content]


def _widened(row: Row) -> list[str]:
    texts = [cell.text for cell in row.cells]
    return [f"8*{texts[0]}"] if len(texts) == 1 else texts


@pytest.mark.parametrize("layout", LAYOUTS, ids=["plain", "hyphenated"])
@pytest.mark.parametrize(("name", "form"), DOCUMENTS.items(), ids=DOCUMENTS.values())
def test_a_document_has_the_same_tables_as_a_pdf(
    name: str, form: str, layout: dict[str, str]
) -> None:
    document = read_document((Path(FOLDER) / name).read_bytes(), name)
    expected = plan_of(document, form)
    found = plan_of(read_document(typeset(widened(document), WIDTHS, **layout), "plan.pdf"), form)
    assert found.objectives == expected.objectives
    assert found.measures == expected.measures
    assert found.indicators == expected.indicators


@pytest.mark.parametrize("layout", LAYOUTS, ids=["plain", "hyphenated"])
def test_the_report_has_its_measures_over_all_page_breaks(layout: dict[str, str]) -> None:
    name = "performance-report-2025-H1.txt"
    plan = plan_of(read_document((Path(FOLDER) / name).read_bytes(), name), "performance_report")
    rows: list[list[str]] = [
        ["№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин",
         "Гүйцэтгэл", "Гүйцэтгэлийн хувь"]
    ]  # fmt: skip
    for objective in plan.objectives:
        rows.append([f"8*{objective.heading_text}"])
        own = [m for m in plan.measures if m.objective_no == objective.objective_no]
        for measure in own:
            named = [i for i in plan.indicators if i.measure_no == measure.measure_no]
            levels = ([i.indicator for i in named], [i.baseline_text for i in named],
                      [i.target_text for i in named])  # fmt: skip
            rows.append([measure.measure_no, measure.measure, measure.budget,
                         *("\n".join(filter(None, level)) for level in levels),
                         measure.narrative, measure.reported_text])  # fmt: skip
    raw = typeset(rows, (4, 15, 8, 14, 7, 7, 35, 8), **layout)
    found = plan_of(read_document(raw, "plan.pdf"), "performance_report")
    assert found.objectives == plan.objectives
    unlike = [m.measure_no for m, n in zip(plan.measures, found.measures, strict=True) if m != n]
    # A compound of its own hyphen at a line's end, where the setting parts words as well.
    assert unlike in ([], ["1.3"])
    assert [i for i in found.indicators if i not in plan.indicators] == []
    assert len(found.indicators) == len(plan.indicators)
