"""Repairs as an officer reads them: each told once, in the cell that it is about."""

from decimal import Decimal

from tailan.documents import Cell, Document, Row
from tailan.forms import form_words, read_plan
from tailan.plan import Repair
from tailan.repair_notes import noted, told_once

HEADINGS = (
    *("№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт"),
    *("Суурь түвшин", "Зорилтот түвшин", "Гүйцэтгэл", "Гүйцэтгэлийн хувь"),
)


def row(number: int, *texts: str) -> Row:
    cells = (Cell(text, f"page {number} row 1 cell {i}") for i, text in enumerate(texts, 1))
    return Row(tuple(cells), table=number, is_after_break=True)


def measure(number: str, percent: str) -> tuple[str, ...]:
    return (number, "Сургалт зохион байгуулах", "-", "Сургалтын тоо", "1", "4", "4 удаа", percent)


def test_how_a_heading_was_mended_is_told_on_the_first_page_alone() -> None:
    remarks = (
        Repair("page 1 row 1 cell 4", "line-joined", "", "үзүүлэлт"),
        Repair("page 3 row 1 cell 4", "line-joined", "", "үзүүлэлт"),
        Repair("page 4 row 1 cell 7", "line-kept", "дөрвөн удаа"),
    )
    rows = (row(1, *HEADINGS), row(2, *measure("1.1", "100%")), row(3, *HEADINGS))
    document = Document("a.pdf", "pdf", "", (*rows, row(4, *measure("1.2", "70%"))), remarks)
    plan = read_plan(document, form_words("performance_report"))
    assert [one.reported_percent for one in plan.measures] == [Decimal(100), Decimal(70)]
    assert [repair for repair in plan.repairs if repair in remarks] == [remarks[0], remarks[2]]


def test_a_repair_in_several_places_is_shown_once_with_their_number() -> None:
    same = [Repair(f"line {i}", "line-kept", "хоёр үг") for i in (3, 5, 9)]
    other = Repair("line 4", "line-kept", "өөр үг")
    told = told_once(noted([same[0], other, *same[1:]], "mn"), "mn")
    assert [(one.place, times) for one, times in told] == [("line 3", 3), ("line 4", 1)]
