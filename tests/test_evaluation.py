"""The evaluation sheet behind a report, read cell by cell."""

from decimal import Decimal

import pytest

from tailan.documents import Cell, Document, Row, read_document
from tailan.forms import form_words, read_plan
from tailan.forms.evaluation import EvaluationTable, add_evaluation
from tailan.forms.found import Found
from tailan.forms.mending import Vocabulary
from tailan.plan import EvaluationCell, Plan
from tailan.processed import plan_files
from tailan.tables import EVALUATION, from_csv

from .conftest import ROOT
from .word import OBJECTIVE, Box, Rows, measure, paragraph, report_table, table, wide, word_file

WORDS = form_words("performance_report")
TITLE = paragraph("АЖЛЫН ГҮЙЦЭТГЭЛИЙГ ҮНЭЛЭХ ҮНЭЛГЭЭНИЙ ХУУДАС")
REPORT = report_table([wide(OBJECTIVE), measure("1.1"), measure("1.2")])
HEADING = ["Д/д", "Үзүүлэлт", "Өгсөн оноо"]


def read(*blocks: str) -> Plan:
    return read_plan(read_document(word_file(REPORT, *blocks), "report.docx"), WORDS)


def sheet(rows: Rows, section: str = "2. Ёс зүй") -> str:
    return paragraph(section) + table([HEADING, *rows])


def test_every_cell_is_a_row_empty_ones_too() -> None:
    plan = read(TITLE, sheet([["1.", "Хандлага", "14"], ["2.", "Харилцаа", ""]]))
    assert plan.evaluation == (
        EvaluationCell("2", "1", "Хандлага", "Өгсөн оноо", Decimal(14), "14"),
        EvaluationCell("2", "2", "Харилцаа", "Өгсөн оноо", None, ""),
    )
    assert len(plan.measures) == 2


def test_totals_keep_their_label_and_have_no_row_number() -> None:
    plan = read(TITLE, sheet([["1.", "Хандлага", "14"], [Box("Дундаж оноо", span=2), "14.2"]]))
    assert plan.evaluation[-1] == EvaluationCell(
        "2", "", "Дундаж оноо", "Өгсөн оноо", Decimal("14.2"), "14.2"
    )


def test_numbers_are_read_strictly() -> None:
    plan = read(TITLE, sheet([["1.", "А", "88,4%"], ["2.", "Б", "14-15"], ["3.", "В", "-"]]))
    assert [cell.value for cell in plan.evaluation] == [Decimal("88.4"), None, None]
    assert [(r.kind, r.before) for r in plan.repairs] == [("number-range", "14-15")]


def test_rows_of_column_numbers_are_left_out() -> None:
    plan = read(TITLE, sheet([["1", "2", "3"], ["1.", "Хандлага", "14"]]))
    assert [cell.row for cell in plan.evaluation] == ["1"]


def test_a_table_goes_on_over_a_page_break() -> None:
    plan = read(
        TITLE,
        sheet([["1.", "А", "14"]]),
        paragraph(),
        table([["1", "2", "3"], ["2.", "Б", "15"]]),
    )
    assert [(cell.section, cell.row) for cell in plan.evaluation] == [("2", "1"), ("2", "2")]


def test_sections_may_be_rows_of_one_table() -> None:
    plan = read(
        TITLE,
        table(
            [
                [Box("1. Биелэлт", span=3)],
                HEADING,
                ["1.", "Төлөвлөгөө", "60"],
                [Box("2. Ёс зүй", span=3)],
                HEADING,
                ["1.", "Хандлага", "14"],
            ]
        ),
    )
    assert [(cell.section, cell.label) for cell in plan.evaluation] == [
        ("1", "Төлөвлөгөө"), ("2", "Хандлага"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "numbers", [("1.", "2.", "3."), ("I.", "II.", "III."), ("Нэг.", "Хоёр.", "Гурав.")]
)
def test_sections_may_be_rows_under_the_same_headings(numbers: tuple[str, ...]) -> None:
    first, second, third = numbers
    rows: Rows = [
        [Box(f"{first} Биелэлт", span=3)], ["1.", "Төлөвлөгөө", "63,4"],
        [f"{second} Мэдлэг", "", ""], ["1.", "", ""], ["Дундаж", "", "15"],
        [Box(f"{third} Ёс зүй", span=3)], ["1.1", "Хандлага", "14 оноо"],
    ]  # fmt: skip
    plan = read(TITLE, table([HEADING, *rows]), sheet([["1.", "Бүгд", "1"]], "Нийт"))
    assert [(c.section, c.row, c.label, c.value) for c in plan.evaluation] == [
        ("1", "1", "Төлөвлөгөө", Decimal("63.4")),
        ("2", "1", "", None),
        ("2", "", "Дундаж", 15),
        ("3", "1.1", "Хандлага", 14),
        ("4", "1", "Бүгд", 1),
    ]


def test_a_sheet_behind_its_title_may_lack_the_numbers() -> None:
    points = table([["Үзүүлэлт", "Авбал зохих оноо", "Авсан оноо"], ["Биелэлт", "70", "63.4"]])
    plan = read(TITLE, points)
    assert [(c.row, c.label, c.column, c.value) for c in plan.evaluation] == [
        ("", "Биелэлт", "Авбал зохих оноо", 70),
        ("", "Биелэлт", "Авсан оноо", Decimal("63.4")),
    ]
    assert read(points).evaluation == ()


def test_sections_without_numbers_are_counted() -> None:
    plan = read(TITLE, sheet([["1.", "А", "1"]], "Нэг"), sheet([["1.", "Б", "2"]], "Хоёр"))
    assert [cell.section for cell in plan.evaluation] == ["1", "2"]


def test_other_tables_behind_the_report_are_no_sheet() -> None:
    signatures = table([["Боловсруулсан", "Хянасан", "Баталсан"], ["1.", "2.", "3."]])
    assert read(signatures).evaluation == ()
    assert read(TITLE, sheet([["1.", "А", "14"]]), signatures).evaluation[-1].label == "А"


def test_the_sheet_of_a_sample_is_read_and_written(tmp_path: object) -> None:
    path = ROOT / "data" / "raw" / "2025-H1" / "tzuh" / "tailan-2025-h1.docx"
    document = read_document(path.read_bytes(), path.name)
    plan = read_plan(document, WORDS)
    assert len(plan.measures) > 20
    found = {(c.section, c.row, c.column): c.value for c in plan.evaluation}
    assert len(plan.evaluation) == 24
    assert found["1", "1", "Гүйцэтгэлийн түвшин"] == Decimal("88.4")
    assert found["4", "", "Үзүүлэлт тус бүрийн оноо"] == Decimal("94.7")
    assert found["3", "1", "Төсвийн шууд захирагчийн өгсөн үнэлгээ (15 хүртэл оноогоор)"] is None
    files = plan_files(document, plan, "mn")
    assert from_csv(EVALUATION, files["evaluation.csv"]) == plan.evaluation


def test_a_report_without_a_sheet_has_an_empty_table_of_it() -> None:
    document = read_document(word_file(REPORT), "report.docx")
    files = plan_files(document, read_plan(document, WORDS), "mn")
    assert files["evaluation.csv"] == b"section,row,label,column,value,text\n"


def test_cells_over_several_columns_stand_under_a_heading_that_does_so_too() -> None:
    def over(*texts: str) -> list[Box]:
        return [Box(text, span=span) for text, span in zip(texts, (2, 3, 3), strict=True)]

    rows = [over(*HEADING), over("1.", "Хандлага", "14"), [Box("Дарга", span=8)]]
    plan = read(TITLE, paragraph("2. Ёс зүй") + table(rows))
    assert plan.evaluation == (
        EvaluationCell("2", "1", "Хандлага", "Өгсөн оноо", Decimal(14), "14"),
    )


def test_headings_that_a_page_break_cuts_are_whole() -> None:
    def row(*texts: str, is_after_break: bool = False) -> Row:
        return Row(tuple(Cell(text, "page 1") for text in texts), 1, is_after_break)

    rows = [row("", "", "оноогоор)", is_after_break=True), row("1.", "Хандлага", "14")]
    heading = row("Д/д", "Үзүүлэлт", "Өгсөн үнэлгээ (15 хүртэл")
    document = Document("plan.pdf", "pdf", "", (heading, *rows))
    found = Found(Vocabulary.of(document))
    add_evaluation([EvaluationTable("2", heading, rows)], found)
    assert [cell.column for cell in found.evaluation] == ["Өгсөн үнэлгээ (15 хүртэл оноогоор)"]
