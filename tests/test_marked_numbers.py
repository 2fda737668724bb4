"""A number with the mark of a note behind it is read; the mark stays in the text."""

from decimal import Decimal

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .pdfs import typeset

REPORT = """№\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл\tГүйцэтгэлийн хувь
1.1\tАжил\t-\tАжлын тоо\t10²\t40¹\tХийсэн\t70%*
"""
STATISTICS = """Хүн ам\n
Сум\t2023\t2024
Дээд сум\t1200\t1250¹
Доод сум\t900\t910
Зүүн сум\t700\t-*
"""


def plan_of(text: str, form: str) -> Plan:
    return read_plan(read_document(text.encode(), "a.txt"), form_words(form))


def test_a_percent_and_a_level_are_read_before_the_mark_and_told() -> None:
    plan = plan_of(REPORT, "performance_report")
    [measure], [indicator] = plan.measures, plan.indicators
    assert (measure.status, measure.reported_percent) == ("rated", Decimal(70))
    assert measure.reported_text == "70%*"
    assert (indicator.target, indicator.target_text) == (Decimal(40), "40¹")
    assert (indicator.baseline, indicator.baseline_text) == (None, "10²")
    told = [(r.kind, r.before, r.after) for r in plan.repairs if r.kind.startswith("number")]
    assert told == [
        ("number-unread", "10²", ""),
        ("number-marked", "40¹", "40"),
        ("number-marked", "70%*", "70%"),
    ]


def test_a_figure_of_statistics_is_read_before_the_mark_and_told() -> None:
    plan = plan_of(STATISTICS, "statistics")
    found = {(cell.row, cell.column): (cell.value, cell.text) for cell in plan.statistics}
    assert found["Дээд сум", "2024"] == (Decimal(1250), "1250¹")
    assert found["Зүүн сум", "2024"] == (None, "-*")
    assert [(r.kind, r.before, r.after) for r in plan.repairs] == [
        ("number-marked", "1250¹", "1250")
    ]


def test_a_raised_digit_on_a_printed_page_is_no_digit_of_the_number_before_it() -> None:
    setup = '#show "@": super[1]\n#show "~": super[2]'
    rows = [
        ["№", "Ажил", "Тоо", "Хувь"],
        ["1.1", "Худаг", "70@", "70%@"],
        ["1.2", "120 м~", "5", "2025@"],
    ]
    document = read_document(typeset(rows, setup=setup), "a.pdf")
    assert [row.texts for row in document.rows][1:] == [
        ("1.1", "Худаг", "70¹", "70%¹"),
        ("1.2", "120 м²", "5", "2025¹"),
    ]
