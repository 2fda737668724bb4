"""Every value of a plan has the place and the text that it was read from."""

from collections import Counter

import pytest

from tailan.documents import Document, read_document
from tailan.forms import form_words, read_plan
from tailan.plan import Plan, Repair
from tailan.tables import INDICATORS, MEASURES, OBJECTIVES

from .word import measure, report_docx

REPORT = """БАТЛАВ: Дарга
МӨНХТАЛ АЙМГИЙН НИЙГМИЙН БОДЛОГЫН ХЭЛТСИЙН 2025 ОНЫ
ГҮЙЦЭТГЭЛИЙН ТӨЛӨВЛӨГӨӨНИЙ ЭХНИЙ ХАГАС ЖИЛИЙН ТАЙЛАН
2025 оны 06 дугаар сарын 20-ны өдөр
№\tАрга хэмжээ\tТөсөв\tШалгуур үзүүлэлт\tСуурь түвшин\tЗорилтот түвшин\tГүйцэтгэл\tГүйцэтгэлийн хувь
Зорилт 1. Ус\t\t\t\t\t\t\t
1.1\tХудаг гаргах\t-\tХудгийн тоо Өрхийн тоо\t10\t20 30\tГаргав.\t100%
1.2\tБулаг хашиж тохижуулах\t\tБулгийн тоо\tшинэ\t2\t\tХугацаа болоогүй
Байгууллагын нэр: Мөнхтал аймгийн ЗДТГ
"""
PLACES = {
    ("document", "", "title"): ["line 2", "line 3"],
    ("document", "", "organisation"): ["line 9"],
    ("document", "", "unit"): ["line 2"],
    ("document", "", "year"): ["line 2"],
    ("document", "", "period"): ["line 2", "line 3"],
    ("document", "", "report_date"): ["line 4"],
    ("objectives", "1", "objective"): ["line 6 cell 1"],
    ("objectives", "1", "heading_text"): ["line 6 cell 1"],
    ("measures", "1.1", "measure_no"): ["line 7 cell 1"],
    ("measures", "1.1", "budget"): ["line 7 cell 3"],
    ("measures", "1.1", "status"): ["line 7 cell 8"],
    ("measures", "1.1", "reported_percent"): ["line 7 cell 8"],
    ("measures", "1.1", "reported_text"): ["line 7 cell 8"],
    ("measures", "1.2", "status"): ["line 8 cell 8"],
    ("indicators", "1.1/1", "baseline"): ["line 7 cell 5"],
    ("indicators", "1.1/2", "target"): ["line 7 cell 6"],
    ("indicators", "1.1/2", "target_text"): ["line 7 cell 6"],
    ("indicators", "1.2/1", "baseline_text"): ["line 8 cell 5"],
    ("indicators", "1.2/1", "baseline"): ["line 8 cell 5"],
    # What is not printed stands nowhere.
    ("measures", "1.2", "reported_percent"): [],
    ("measures", "1.2", "narrative"): [],
    ("indicators", "1.1/2", "baseline"): [],
    ("indicators", "1.1/2", "baseline_text"): [],
}


def plan_of(text: str, form: str = "performance_report") -> Plan:
    return read_plan(read_document(text.encode(), "a.txt"), form_words(form))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return plan_of(REPORT)


@pytest.mark.parametrize("value", PLACES)
def test_a_value_stands_where_it_was_read(plan: Plan, value: tuple[str, str, str]) -> None:
    found = [t.place for t in plan.traces if (t.table, t.key, t.field) == value]
    assert found == PLACES[value]


def test_every_filled_column_of_every_row_has_a_trace(plan: Plan) -> None:
    traced = {(t.table, t.key, t.field) for t in plan.traces}
    keyed = [
        *((OBJECTIVES, one.objective_no, one) for one in plan.objectives),
        *((MEASURES, one.measure_no, one) for one in plan.measures),
        *((INDICATORS, f"{one.measure_no}/{one.indicator_no}", one) for one in plan.indicators),
    ]
    numbers = {"objective_no", "measure_no", "indicator_no"}
    for schema, key, row in keyed:
        for column in set(schema.columns) - numbers:
            printed = f"{column}_text" if column in ("baseline", "target") else column
            is_filled = getattr(row, printed) not in (None, "")
            assert ((schema.name, key, column) in traced) is is_filled, (key, column)


def test_a_trace_keeps_the_raw_text_of_the_whole_cell(plan: Plan) -> None:
    raw = {t.raw for t in plan.traces if t.key == "1.1/2" and t.field == "indicator"}
    assert raw == {"Худгийн тоо Өрхийн тоо"}


def test_a_deadline_and_bodies_are_traced_with_what_was_read_from_them() -> None:
    headings = (
        "№\tАрга хэмжээ\tҮйл ажиллагаа\tСуурь\tШалгуур үзүүлэлт\tХүрэх түвшин\tХугацаа\tХариуцах"
    )
    text = f"2025 ОНЫ ТӨЛӨВЛӨГӨӨ\n\n{headings}\n1\tУс\tХудаг\t\tТоо\t5\t2-р улиралд\tНБХ\n"
    plan = plan_of(text, "action_plan")
    fields = {t.field for t in plan.traces if t.key == "1/1" and t.place == "line 4 cell 7"}
    assert fields == {"deadline_text", "deadline_start", "deadline_end"}


def test_empty_cells_of_statistics_have_no_trace() -> None:
    text = "Сум\tХүн ам\tМал\nНаран\t10\t\nСаран\t20\t30\n"
    traces = plan_of(text, "statistics").traces
    assert Counter(t.field for t in traces) == {"row": 2, "value": 3, "text": 3}


def test_a_year_that_only_the_date_names_stands_in_its_line() -> None:
    plan = plan_of("# Үйлчилгээ\n\n2022-11-17\n\n# Тоо\n\n68 байгууллага\n", "statistics")
    dated = {t.field: t.place for t in plan.traces if t.table == "document"}
    assert (dated["year"], dated["report_date"]) == ("line 3", "line 3")


def test_repairs_stand_in_the_order_of_the_document() -> None:
    rows = [measure("1.2", measure="ISO нэвтрүүлэх"), measure("1.3", measure="Cумын зам")]
    plan = read_plan(read_document(report_docx(rows), "a.docx"), form_words("performance_report"))
    found = [(repair.kind, int(repair.place.split()[3])) for repair in plan.repairs]
    first = found[0][1]
    assert found == [
        ("objective-missing", first), ("latin-words", first), ("letters-mended", first + 1),
    ]  # fmt: skip


def test_what_a_reader_had_to_mend_is_among_the_repairs_of_the_plan() -> None:
    raw = report_docx([measure("1.1")])
    document = read_document(raw, "a.docx")
    hidden = Repair("table 1 row 2 cell 1", "hidden-row")
    marked = Document(document.name, document.kind, document.sha256, document.content, (hidden,))
    assert hidden in read_plan(marked, form_words("performance_report")).repairs


def test_a_period_and_a_body_of_a_title_on_several_lines_stand_in_their_own() -> None:
    title = "МӨНХТАЛ АЙМГИЙН ЗАСАГ ДАРГЫН ТАМГЫН ГАЗРЫН\nНИЙГМИЙН БОДЛОГЫН ХЭЛТСИЙН\n2025 ОНЫ ТӨЛӨВЛӨГӨӨНИЙ ТАЙЛАН\nЭхний хагас жил\n\n"
    table = REPORT[REPORT.index("№") : REPORT.index("Байгууллагын")]
    plan = plan_of(title + table)
    assert str(plan.title.period) == "2025-H1"
    places = {(t.field, t.place) for t in plan.traces if t.table == "document"}
    assert {place for field, place in places if field == "unit"} == {"line 2"}
    assert {place for field, place in places if field == "organisation"} == {"line 1"}
    assert {place for field, place in places if field == "year"} == {"line 3"}
    assert ("period", "line 4") in places
