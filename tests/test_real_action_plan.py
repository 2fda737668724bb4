"""A real action plan, where its folder is at hand (TAILAN_DOCUMENTS): counts and hashes.

No sentence of it stands here. The hashes were taken after every cell had been compared with the
document: a change of one letter in any column shows.
"""

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tailan.documents import Document, Paragraph, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan
from tailan.units import Unit, Units

from .word import Box, paragraph, table, word_file

FOLDER = os.environ.get("TAILAN_DOCUMENTS", "")
NAME = "action-plan-2020.txt"
WORDS = form_words("action_plan")
UNITS = Units(
    {
        "zdtg": Unit("zdtg", "Засаг даргын Тамгын газар", "", "", ("АЗДТГ", "ЗДТГ")),
        "tzuh": Unit("tzuh", "Төрийн захиргааны удирдлагын хэлтэс", "", "zdtg", ("ТЗУХ",)),
    }
)

pytestmark = pytest.mark.skipif(
    not FOLDER, reason="TAILAN_DOCUMENTS names no folder with the real documents"
)


@pytest.fixture(scope="module")
def document() -> Document:
    return read_document((Path(FOLDER) / NAME).read_bytes(), NAME)


@pytest.fixture(scope="module")
def plan(document: Document) -> Plan:
    return read_plan(document, WORDS, UNITS)


def hashes(plan: Plan) -> dict[str, str]:
    """The first digits of the hash of each column's texts, one below the other."""
    columns = {
        "objectives": [o.heading_text for o in plan.objectives],
        "measures": [m.measure for m in plan.measures],
        "activities": [m.activity for m in plan.measures],
        "deadlines": [m.deadline_text for m in plan.measures],
        "months": [f"{m.deadline_start} {m.deadline_end}" for m in plan.measures],
        "responsible": [m.responsible for m in plan.measures],
        "units": [m.responsible_units for m in plan.measures],
        "indicators": [i.indicator for i in plan.indicators],
        "baselines": [i.baseline_text for i in plan.indicators],
        "targets": [i.target_text for i in plan.indicators],
    }
    return {
        name: sha256("\n".join(texts).encode()).hexdigest()[:12] for name, texts in columns.items()
    }


def test_measures_and_activities_are_all_found(plan: Plan) -> None:
    assert [o.objective_no for o in plan.objectives] == ["1"]
    counts = Counter(m.measure_no for m in plan.measures)
    assert list(counts.items()) == [
        ("1", 1), ("2", 1), ("3", 1), ("4", 4), ("5", 3), ("6", 2), ("7", 2), ("8", 2), ("9", 1),
        ("10", 4), ("11", 7),
    ]  # fmt: skip
    assert len(plan.indicators) == 28
    assert [m.activity_no for m in plan.measures][:5] == ["1", "2", "3", "4.1", "4.2"]
    assert [m.activity_no for m in plan.measures][17:21] == ["10.1", "10.2", "10.3", "10.4"]


def test_nothing_is_a_number_and_nothing_is_rated(plan: Plan) -> None:
    assert {m.status for m in plan.measures} == {"unstated"}
    assert {(i.baseline, i.target) for i in plan.indicators} == {(None, None)}


def test_every_deadline_is_read(plan: Plan) -> None:
    read = {m.deadline_text: (m.deadline_start, m.deadline_end) for m in plan.measures}
    assert len(read) == 14
    assert all(start and end for start, end in read.values())
    assert max(end for _, end in read.values()) == "2021-01"


def test_everything_mended_is_recorded(plan: Plan) -> None:
    assert {repair.kind: repair.place for repair in plan.repairs} == {
        "organisation-territory": "line 4",
        "list-numbers-left-out": "line 202 cell 1",
        "objective-counted": "line 16 cell 1",
        "stop-as-comma": "line 62 cell 8",
        "latin-words": "line 96 cell 3",
    }


def test_bodies_of_many_spellings_are_one_and_others_are_none(plan: Plan) -> None:
    names = {name for m in plan.measures for name in m.responsible.split(";")}
    counts = Counter(code for m in plan.measures for code in m.responsible_units.split(";"))
    assert len(names) == 20
    assert counts == {"zdtg": 23, "tzuh": 13, "": 2}


def test_every_cell_of_the_table_is_a_value_or_its_number(document: Document, plan: Plan) -> None:
    traced = {trace.place for trace in plan.traces}
    numbers = {
        cell.place
        for row in document.rows[1:]
        for cell in row.filled
        if cell.line.strip(". ").isdecimal()
    }
    printed = {cell.place for row in document.rows[1:] for cell in row.filled}
    assert printed - traced < numbers


def test_no_letter_of_a_column_has_changed(plan: Plan) -> None:
    assert hashes(plan) == HASHES


def test_the_same_plan_in_word_is_the_same(document: Document, plan: Plan) -> None:
    rows = [
        [Box(cell.text, span=8 if len(row.cells) == 1 else 1) for cell in row.cells]
        for row in document.rows
    ]
    raw = word_file(*title(document), table(rows))
    assert hashes(read_plan(read_document(raw, "plan.docx"), WORDS, UNITS)) == hashes(plan)


@pytest.mark.parametrize("share", [0.1, 0.3, 0.5, 0.7, 0.9])
def test_page_breaks_within_the_rows_change_nothing(
    document: Document, plan: Plan, share: float
) -> None:
    cut = [line for row in document.rows[2:] for line in broken(row, share)]
    lines = ["\t".join(document.rows[0].texts), "\t".join([*document.rows[1].texts, *[""] * 7])]
    raw = "\n".join([item.text for item in document.content[:4] if isinstance(item, Paragraph)])
    text = "\n".join([raw, "", *lines, *cut])
    read = hashes(read_plan(read_document(text.encode(), "plan.txt"), WORDS, UNITS))
    assert read == hashes(plan)


def broken(row: Row, share: float) -> Iterator[str]:
    """The row as a page break leaves it: the ends of the longer cells stand on the next page."""
    first, second = [], []
    for cell in row.cells:
        # Lines of a cell are names in the last column, and part of one text in the others.
        text = cell.text.replace("\n", "; ") if cell is row.cells[-1] else cell.text
        words = text.split()
        count = max(1, int(len(words) * share)) if len(words) > 4 else len(words)
        first.append(" ".join(words[:count]))
        second.append(" ".join(words[count:]))
    yield from ("\t".join(first), "", "\t".join("12345678"), "\t".join(second))


def title(document: Document) -> list[str]:
    return [paragraph(item.text) for item in document.content if isinstance(item, Paragraph)]


HASHES = {
    "objectives": "c114f509f389",
    "measures": "df3e96252cf1",
    "activities": "bbc3eeae759c",
    "deadlines": "e992b9a073bf",
    "months": "c5a141182d42",
    "responsible": "c87edadfae6d",
    "units": "64548a96aec8",
    "indicators": "106399b9be3c",
    "baselines": "ecc5a382a689",
    "targets": "06d081172417",
}
