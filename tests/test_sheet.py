"""Spreadsheets are read by what they store, and what they hide is told."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.chart import BarChart
from openpyxl.styles import Font

from tailan.documents import ROW_LIMIT, Document, Paragraph, read_document
from tailan.errors import TailanError
from tailan.forms import form_words, read_plan
from tailan.plan import Repair

from .conversion import SAMPLES, as_xlsx, sample, saved
from .sheets import CONTENT, Book, Sheet, cell, merged, number, row, sheet_file, text
from .word import HEADINGS, OBJECTIVE, TITLE, measure, with_member

WORDS = form_words("performance_report")
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
PPTX = b"PK\x05\x06" + bytes(18)


def read(raw: bytes) -> Document:
    return read_document(raw, "odd.xlsx")


def texts(document: Document) -> list[tuple[str, ...]]:
    return [row.texts for row in document.rows]


def report(rows: Sequence[Sequence[object]], headings: Sequence[str] = HEADINGS) -> Workbook:
    """A report on a sheet: its title, an empty row, headings, rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in ([TITLE], [], headings, *rows):
        sheet.append(list(line))
    return book


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_report_is_read_as_from_its_word_file(path: Path) -> None:
    document = sample(path)
    plan, same = read_plan(document, WORDS), read_plan(read(as_xlsx(document)), WORDS)
    assert (same.title, same.objectives) == (plan.title, plan.objectives)
    assert (same.measures, same.indicators) == (plan.measures, plan.indicators)


@pytest.mark.parametrize(
    ("stored", "number_format", "shown"),
    [
        ("5", "General", "5"),
        ("5.0", "General", "5"),
        ("91.14", "General", "91.14"),
        ("0.30000000000000004", "General", "0.3"),
        ("1E+21", "General", "1000000000000000000000"),
        ("1.5E-3", "General", "0.0015"),
        ("-0.0", "General", "0"),
        ("0.625", "0%", "62.5%"),
        ("0.28999999999999998", "0%", "29%"),
        ("0.0725", "0.0%", "7.25%"),
        ("1", "0%", "100%"),
        ("62.5", '0.0"%"', "62.5%"),
        ("85.7", "0.00", "85.7"),
        ("45818", "yyyy-mm-dd", "2025-06-10"),
        ("45818.5625", "yyyy-mm-dd", "2025-06-10 13:30"),
        ("0.5", "hh:mm", "12:00"),
        ("1.5", "[h]:mm", "36:00"),
    ],
)
def test_the_stored_value_counts(stored: str, number_format: str, shown: str) -> None:
    raw = sheet_file(row(1, text("A1", "Хувь"), number("B1", stored, number_format)))
    assert texts(read(raw)) == [("Хувь", shown)]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (cell("B1", "<v>1</v>", "b"), "TRUE"),
        (cell("B1", "<v>0</v>", "b"), "FALSE"),
        (
            '<c r="B1" t="inlineStr"><is><r><t>Усан</t></r><r><t> хангамж</t></r>'
            '<rPh sb="0" eb="1"><t>үс</t></rPh></is></c>',
            "Усан хангамж",
        ),
        (cell("B1", "<v>0</v>", "s"), "Усан хангамж"),
        (cell("B1", "<v>1</v>", "s"), "Усан хангамж"),
        (cell("B1", "<v>2</v>", "s"), "1 мөр\n2 мөр"),
        (cell("B1", "<f>A1</f><v>Худаг</v>", "str"), "Худаг"),
        (cell("B1", "<f>2+3</f><v>5</v>", "n"), "5"),
        (text("B1", "= 5 удаа"), "= 5 удаа"),
        (text("B1", "91,14"), "91,14"),
    ],
)
def test_every_kind_of_cell_becomes_text(content: str, shown: str) -> None:
    shared = (
        "Усан хангамж",
        '<r><t>Усан</t></r><r><rPr><b/></rPr><t> хангамж</t></r><rPh sb="0" eb="1"><t>үс</t></rPh>',
        "1 мөр_x000D_\n2 мөр",
    )
    document = read(sheet_file(row(1, text("A1", "Нэр"), content), shared=shared))
    assert document.rows[0].cells[1].text == shown
    assert document.repairs == ()


def test_the_error_of_a_formula_is_read_as_it_stands_and_told() -> None:
    formula = cell("B1", "<f>A2/0</f><v>#DIV/0!</v>", "e")
    document = read(sheet_file(row(1, text("A1", "Хувь"), formula)))
    assert texts(document) == [("Хувь", "#DIV/0!")]
    assert document.repairs == (Repair("Sheet1!B1", "sheet-error", "#DIV/0!"),)


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    raw = sheet_file(row(1, text("A1", "Огноо"), number("B1", "44356", "yyyy-mm-dd")))
    book = zipfile.ZipFile(io.BytesIO(raw)).read("xl/workbook.xml").decode()
    of_1904 = book.replace("<sheets>", '<workbookPr date1904="1"/><sheets>').encode()
    assert texts(read(with_member(raw, "xl/workbook.xml", of_1904))) == [("Огноо", "2025-06-10")]


def test_a_workbook_without_styles_is_read() -> None:
    raw = sheet_file(row(1, text("A1", "а"), '<c r="B1" s="7"><v>5</v></c>'))
    bare = with_member(raw, "xl/styles.xml", None)
    related = zipfile.ZipFile(io.BytesIO(raw)).read("xl/_rels/workbook.xml.rels").decode()
    others = related.replace(
        related[related.index('<Relationship Id="rs"') :].split("/>")[0] + "/>", ""
    )
    without = with_member(bare, "xl/_rels/workbook.xml.rels", others.encode())
    assert texts(read(without)) == [("а", "5")]


@pytest.mark.parametrize(("bold", "role"), [(True, "heading"), (False, "text")])
def test_a_lone_text_in_bold_letters_is_a_heading(bold: bool, role: str) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "Үйлчилгээний тоо"
    sheet["A1"].font = Font(bold=bold)
    content = read(saved(book)).content
    assert [item.role for item in content if isinstance(item, Paragraph)] == [role]


def test_rich_text_is_its_letters() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = CellRichText("Усан ", TextBlock(InlineFont(b=True), "хангамж"))
    assert [item.text for item in read(saved(book)).content if isinstance(item, Paragraph)] == [
        "Усан хангамж"
    ]


def test_a_place_names_sheet_and_cell() -> None:
    document = read(sheet_file(row(7, text("AB7", "а"), text("AC7", "б")), name="Хүснэгт 2"))
    assert [cell.place for cell in document.rows[0].cells] == ["Хүснэгт 2!AB7", "Хүснэгт 2!AC7"]


def test_a_cell_over_columns_spans_them() -> None:
    raw = sheet_file(
        row(1, text("A1", "№"), text("B1", "Түвшин")),
        row(2, text("A2", "1"), text("B2", "суурь"), text("C2", "зорилтот")),
        behind=merged("B1:C1"),
    )
    first, second = read(raw).rows
    assert [(cell.text, cell.span) for cell in first.cells] == [("№", 1), ("Түвшин", 2)]
    assert [cell.place for cell in second.cells] == ["Sheet1!A2", "Sheet1!B2", "Sheet1!C2"]


def test_a_cell_over_rows_has_its_text_in_the_first() -> None:
    raw = sheet_file(
        row(1, text("A1", "1.1"), text("B1", "Худаг")),
        row(2, text("A2", ""), text("B2", "Гүүр")),
        behind=merged("A1:A2"),
    )
    document = read(raw)
    assert texts(document) == [("1.1", "Худаг"), ("", "Гүүр")]
    assert [line.cells[0].continues for line in document.rows] == [False, True]


def test_a_cell_over_two_measures_holds_for_both() -> None:
    book = report([[OBJECTIVE], measure("1.1", percent="70%"), measure("1.2", percent="")])
    sheet = book.worksheets[0]
    sheet.merge_cells("H5:H6")
    plan = read_plan(read(saved(book)), WORDS)
    assert [one.reported_percent for one in plan.measures] == [70, 70]
    assert Repair("Sheet!H6", "merged-shared", "70%", "1.2") in plan.repairs


def test_text_under_a_merged_cell_is_told() -> None:
    raw = sheet_file(
        row(1, text("A1", "Худаг"), text("B1", "хуучин"), text("C1", "5")), behind=merged("A1:B1")
    )
    document = read(raw)
    assert texts(document) == [("Худаг", "5")]
    assert document.repairs == (Repair("Sheet1!B1", "merged-over", "хуучин"),)


def test_hidden_rows_columns_and_sheets_are_read_and_named() -> None:
    first = Sheet(
        row(1, text("A1", "№"), text("B1", "Төсөв"), text("C1", "Хувь"))
        + row(2, text("A2", "1.1"), text("B2", "-"), text("C2", "100"), hidden="1"),
        before='<cols><col min="2" max="2" width="0"/><col min="9" max="99" hidden="1"/></cols>',
    )
    second = Sheet(row(1, text("A1", "Нууц")), name="Хуудас2", state="veryHidden")
    document = read(Book([first, second]).to_bytes())
    assert texts(document) == [("№", "Төсөв", "Хувь"), ("1.1", "-", "100")]
    assert [line for line, _ in document.lines][-1] == "Нууц"
    assert document.repairs == (
        Repair("Sheet1!A2", "hidden-row", "1.1 | - | 100"),
        Repair("Sheet1!B1", "hidden-column", "Төсөв"),
        Repair("Хуудас2!A1", "hidden-sheet", "Хуудас2"),
    )


@pytest.mark.parametrize("value", ["", "<v/>"])
def test_a_formula_without_a_value_is_empty_and_told(value: str) -> None:
    formula = cell("B1", f"<f>SUM(B2:B9)</f>{value}", "n")
    document = read(sheet_file(row(1, text("A1", "Дүн"), formula, text("C1", "5"))))
    assert document.rows[0].texts[0] == "Дүн"
    assert document.repairs == (Repair("Sheet1!B1", "formula-without-value", "=SUM(B2:B9)"),)


def test_a_formula_whose_value_is_an_empty_text_is_told_of_nowhere() -> None:
    formula = cell("B1", '<f>IF(1,"")</f><v></v>', "str")
    assert read(sheet_file(row(1, text("A1", "Дүн"), formula))).repairs == ()


@pytest.mark.parametrize(("other", "doubted"), [("0", ["Sheet1!A1", "Sheet1!B1"]), ("7", [])])
def test_formulas_that_no_program_has_computed_are_doubted(other: str, doubted: list[str]) -> None:
    raw = sheet_file(
        row(1, cell("A1", "<f>B1</f><v>0</v>", "n"), cell("B1", f"<f>1</f><v>{other}</v>", "n"))
    )
    assert [r.place for r in read(raw).repairs if r.kind == "formula-zero"] == doubted


def test_a_number_that_lost_its_zero_gets_it_back_after_nine() -> None:
    raw = sheet_file(
        row(1, text("A1", "№"), text("B1", "Нэр")),
        row(2, number("A2", "4.9"), text("B2", "а")),
        row(3, number("A3", "4.0999999999999996"), text("B3", "б")),
        row(4, number("A4", "4.11"), text("B4", "в")),
    )
    document = read(raw)
    assert [row.texts[0] for row in document.rows] == ["№", "4.9", "4.10", "4.11"]
    assert document.repairs == (Repair("Sheet1!A3", "number-zero", "4.1", "4.10"),)


def test_a_number_set_to_two_decimals_among_others_keeps_its_zero() -> None:
    raw = sheet_file(
        row(1, number("A1", "4.1", "0.0"), text("B1", "а")),
        row(2, number("A2", "4.1", "0.00"), text("B2", "б")),
    )
    assert [row.texts[0] for row in read(raw).rows] == ["4.1", "4.10"]


@pytest.mark.parametrize("number_format", ["General", "0.00"])
def test_numbers_of_one_format_stay_as_stored(number_format: str) -> None:
    raw = sheet_file(
        row(1, number("A1", "4", "General"), text("B1", "а")),
        row(2, number("A2", "4.1", number_format), text("B2", "б")),
        row(3, number("A3", "4.2", number_format), text("B3", "в")),
    )
    document = read(raw)
    assert [row.texts[0] for row in document.rows] == ["4", "4.1", "4.2"]
    assert document.repairs == ()


def days(*cells: str) -> list[tuple[str, str]]:
    """The numbers of lines whose first cells are these, and the kinds of their repairs."""
    rows = (row(i, one.replace("?", f"A{i}"), text(f"B{i}", "а")) for i, one in enumerate(cells, 1))
    document = read(sheet_file(*rows))
    told = {repair.place: repair.kind for repair in document.repairs}
    return [(line.texts[0], told.get(line.cells[0].place, "")) for line in document.rows]


DAY = '<c r="?" s="9"><v>{}</v></c>'
WHOLE_DAY = '<c r="?" s="4"><v>{}</v></c>'
TYPED = '<c r="?" t="inlineStr"><is><t>{}</t></is></c>'


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        # The first of February and of March, after 1.1 and before 1.4.
        ((TYPED.format("1.1"), DAY.format(45689), DAY.format(45717)), ["1.1", "1.2", "1.3"]),
        ((DAY.format(45689), TYPED.format("1.3")), ["1.2", "1.3"]),
        # The fourth of October behind 4.9.
        ((TYPED.format("4.9"), DAY.format(45934)), ["4.9", "4.10"]),
        # Months first: the fourth of October behind 10.3.
        ((TYPED.format("10.3"), DAY.format(45934)), ["10.3", "10.4"]),
        ((TYPED.format("1.1"), WHOLE_DAY.format(45689)), ["1.1", "1.2"]),
    ],
)
def test_a_number_that_excel_took_for_a_day_is_read_as_typed(
    cells: tuple[str, ...], numbers: list[str]
) -> None:
    found = days(*cells)
    assert [number for number, _ in found] == numbers
    assert {kind for cell, (_, kind) in zip(cells, found, strict=True) if "<v>" in cell} == {
        "number-date"
    }


@pytest.mark.parametrize(
    "cells",
    [
        (DAY.format(45689), DAY.format(45700)),
        (TYPED.format("7.1"), DAY.format(45689)),
        (WHOLE_DAY.format(45721), WHOLE_DAY.format(45722), WHOLE_DAY.format(45723)),
    ],
)
def test_a_day_that_follows_from_nothing_stays_a_day(cells: tuple[str, ...]) -> None:
    found = [number for number, kind in days(*cells) if kind]
    assert found == []


def test_the_title_above_a_table_is_paragraphs() -> None:
    document = read(saved(report([measure("1.1")])))
    assert document.content[0] == Paragraph(TITLE, "Sheet!A1")
    assert read_plan(document, WORDS).title.title == TITLE


def test_a_date_and_a_town_beside_each_other_stand_above_the_table() -> None:
    book = report([measure("1.1")])
    sheet = book.active
    assert sheet is not None
    sheet["A2"], sheet["K2"] = "2025 оны 06 дугаар сарын 10-ны өдөр", "Жишээ хот"
    plan = read_plan(read(saved(book)), WORDS)
    assert [one.measure_no for one in plan.measures] == ["1.1"]
    assert str(plan.title.report_date) == "2025-06-10"


def test_an_objective_in_the_first_cell_alone_heads_its_measures() -> None:
    plan = read_plan(read(saved(report([[OBJECTIVE], measure("1.1")]))), WORDS)
    assert [(one.objective_no, one.measure_no) for one in plan.measures] == [("1", "1.1")]


def test_a_table_goes_on_behind_an_empty_row() -> None:
    late = measure("1.2", percent="")
    book = report([[OBJECTIVE], measure("1.1"), [], late, [], ["Зорилт 2. Зам"], measure("2.1")])
    plan = read_plan(read(saved(book)), WORDS)
    assert [(m.objective_no, m.measure_no) for m in plan.measures] == [
        *(("1", "1.1"), ("1", "1.2"), ("2", "2.1"))
    ]
    assert [measure.status for measure in plan.measures] == ["rated", "unstated", "rated"]


def test_a_table_goes_on_on_the_next_sheet() -> None:
    book = report([measure("1.1")])
    book.create_sheet("Үргэлжлэл").append(measure("1.2"))
    plan = read_plan(read(saved(book)), WORDS)
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2"]


def test_a_signature_below_a_table_is_no_row_of_it() -> None:
    book = report([measure("1.1"), [], ["Тайлан гаргасан:", "", "", "", "Ж.Жишээ"]])
    plan = read_plan(read(saved(book)), WORDS)
    assert plan.measures[0].narrative == "Худаг гаргав."


def test_a_table_may_begin_in_any_column_and_leave_one_empty() -> None:
    spaced = [["", "", *line[:2], "", *line[2:]] for line in ([*HEADINGS], measure("1.1"))]
    plan = read_plan(read(saved(report([spaced[1]], headings=spaced[0]))), WORDS)
    assert plan.measures[0].budget == "-"
    assert plan.indicators[0].target == 5


def test_a_note_beside_a_table_is_kept_as_one() -> None:
    lines = [measure(f"1.{i}") for i in range(1, 9)]
    plan = read_plan(read(saved(report([*lines, [*measure("1.9"), "", "шалгах"]]))), WORDS)
    assert [one.reported_percent for one in plan.measures] == [100] * 9
    assert [r.before for r in plan.repairs if r.kind == "cell-beyond-columns"] == ["шалгах"]


def test_notes_beside_a_table_belong_to_none_of_its_rows() -> None:
    lines = [["1", "2", "3", "4", "5", "6", "7", "8"], [OBJECTIVE], measure("1.1"), measure("1.2")]
    noted = [[*line, *[""] * (9 - len(line)), f"тайлбар {i}"] for i, line in enumerate(lines[:2])]
    plan = read_plan(read(saved(report([*noted, *lines[2:]]))), WORDS)
    assert [one.measure_no for one in plan.measures] == ["1.1", "1.2"]
    assert [one.objective for one in plan.objectives] == ["Усан хангамжийг сайжруулах"]
    assert [r.before for r in plan.repairs if r.kind == "cell-beyond-columns"] == [
        "тайлбар 0",
        "тайлбар 1",
    ]


CATTLE = [["Сум", "Мал"], ["Баян", 5], ["Хайрхан", 7], ["Улаан", 9]]


@pytest.mark.parametrize(
    ("left", "right", "tables"),
    [
        (CATTLE, [["Сум", "Худаг"], ["Баян", 2]], 2),
        ([["Мал"], *CATTLE], [["Худаг"], ["Баг", "Тоо"], ["Нэг", 2]], 2),
        (CATTLE, [[], ["Баг", "Тоо"], ["Нэг", 2], ["Хоёр", 3]], 2),
        (CATTLE, [["Хувь", "Худаг"], [50, 2], [60, 3], [70, 1]], 1),
        (
            CATTLE,
            [["Тайлбар", "Хаяг"], ["Өссөн", "Төв"], ["Буурсан", "Зүүн"], ["Өссөн", "Зүүн"]],
            1,
        ),
    ],
    ids=["the same heading", "captions", "another height", "distance kept", "columns of words"],
)
def test_tables_beside_one_another_are_told_apart(
    left: Sequence[Sequence[object]], right: Sequence[Sequence[object]], tables: int
) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for column, lines in ((1, left), (4, right)):
        for line, values in enumerate(lines, start=1):
            for at, value in enumerate(values):
                sheet.cell(line, column + at, value)
    assert {row.table for row in read(saved(book)).rows} == set(range(1, tables + 1))


def test_sheets_are_read_in_their_order_and_tables_counted_through() -> None:
    one = Sheet(row(1, text("A1", "а"), text("B1", "б")), name="Я")
    other = Sheet(row(1, text("A1", "в"), text("B1", "г")), name="А")
    document = read(Book([one, other]).to_bytes())
    assert [(r.table, r.cells[0].place) for r in document.rows] == [(1, "Я!A1"), (2, "А!A1")]


def test_what_a_sheet_says_of_its_size_does_not_count() -> None:
    rows = (row(1, text("A1", "а"), text("B1", "б")), row(2, text("A2", "в"), text("B2", "г")))
    small = sheet_file(*rows, before='<dimension ref="A1"/>')
    large = sheet_file(*rows, before='<dimension ref="A1:XFD1048576"/>')
    assert texts(read(small)) == texts(read(large)) == [("а", "б"), ("в", "г")]


def test_rows_that_are_only_formatted_count_for_nothing() -> None:
    empty = "".join(row(i, f'<c r="A{i}" s="1"/>') for i in range(2, ROW_LIMIT + 9))
    assert texts(read(sheet_file(row(1, text("A1", "а"), text("B1", "б")), empty))) == [("а", "б")]


def test_cells_without_a_reference_follow_one_another() -> None:
    bare = "<row><c><v>1</v></c><c><v>2</v></c></row>"
    assert texts(read(sheet_file(bare, bare))) == [("1", "2"), ("1", "2")]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("".join(row(i, number("A1", "1")) for i in range(1, ROW_LIMIT + 2)), "document.rows"),
        (row(1, number("A1", "1"), number("XFD1", "2")), "document.columns"),
        (row(1, text("A1", "аб" * 500_000)), "document.cell"),
        (row(2, number("A2", "1")) + row(1, number("A1", "1")), "document.damaged"),
        (row(1, cell("A1", "<v>7</v>", "s")), "document.damaged"),
        (row(1, cell("A1", "<v>seven</v>", "n")), "document.damaged"),
        (row(2_000_000, number("A2000000", "1")), "document.damaged"),
        (row(1, number("A1", "1")) + "<row>", "document.damaged"),
        (row(1), "document.no_text"),
    ],
)
def test_a_sheet_that_cannot_be_a_report_ends_with_a_message(content: str, key: str) -> None:
    with pytest.raises(TailanError) as raised:
        read(sheet_file(content))
    assert raised.value.key == key
    assert "odd.xlsx" in raised.value.message("mn")


def test_merged_cells_without_end_end_at_the_last_row() -> None:
    rows = row(1, text("A1", "а")) + row(2, text("A2", "б"), text("B2", "в"))
    document = read(sheet_file(rows, behind=merged("C1:XFD1048576")))
    assert [line for line, _ in document.lines] == ["а", "б", "в"]
    assert texts(document) == [("б", "в")]


def test_merged_cells_without_number_are_refused() -> None:
    rows = "".join(row(i, number(f"A{i}", "1")) for i in range(1, 101))
    with pytest.raises(TailanError) as raised:
        read(sheet_file(rows, behind=merged(*["A1:B100"] * 6000)))
    assert raised.value.key == "document.damaged"


@pytest.mark.parametrize(
    ("raw", "key"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "document.encrypted"),
        (OLE + "Workbook".encode("utf-16-le"), "document.old"),
        (b"PK\x03\x04 cut short", "document.damaged"),
        (b"<html><table></table></html>", "document.no_text"),
        (PPTX, "document.kind_archive"),
        (b" ", "document.empty"),
    ],
    ids=["locked", "old", "cut", "page", "archive", "empty"],
)
def test_a_file_that_is_no_spreadsheet_ends_with_a_message(raw: bytes, key: str) -> None:
    with pytest.raises(TailanError) as raised:
        read(raw)
    assert raised.value.key == key


def test_an_archive_cut_anywhere_ends_with_a_message() -> None:
    raw = saved(report([measure("1.1")]))
    for share in range(1, 20):
        with pytest.raises(TailanError) as raised:
            read(raw[: len(raw) * share // 20])
        assert raised.value.key == "document.damaged"


def test_parts_that_unpack_to_far_more_are_refused() -> None:
    target = io.BytesIO(sheet_file(row(1, text("A1", "а"))))
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", b"\0" * 301_000_000)
    with pytest.raises(TailanError) as raised:
        read(target.getvalue())
    assert raised.value.key == "document.unpacks"


def test_a_workbook_of_charts_alone_says_that_it_has_no_text() -> None:
    book = Workbook()
    book.create_chartsheet().add_chart(BarChart())
    with pytest.raises(TailanError) as raised:
        read(saved(book))
    assert raised.value.key == "document.no_text"


def test_damage_to_what_is_no_content_keeps_nobody_from_reading() -> None:
    raw = saved(report([measure("1.1")]))
    for member in ("docProps/core.xml", "docProps/custom.xml", "xl/theme/theme1.xml"):
        assert read(with_member(raw, member, b"<broken")).rows == read(raw).rows


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
    ],
)
def test_a_workbook_with_macros_or_a_template_is_read(kind: str) -> None:
    raw = sheet_file(row(1, text("A1", "а"), text("B1", "б")))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        types = archive.read("[Content_Types].xml").decode()
    changed = types.replace(f"{CONTENT}.sheet.main+xml", kind)
    document = read_document(with_member(raw, "[Content_Types].xml", changed.encode()), "odd.xlsm")
    assert texts(document) == [("а", "б")]


def test_a_workbook_that_lacks_one_of_its_sheets_is_damaged() -> None:
    raw = Book(
        [Sheet(row(1, text("A1", "а"))), Sheet(row(1, text("A1", "б")), "Sheet2")]
    ).to_bytes()
    with pytest.raises(TailanError) as raised:
        read(with_member(raw, "xl/worksheets/s2.xml", None))
    assert raised.value.key == "document.damaged"


@pytest.mark.parametrize("member", ["xl/worksheets/s1.xml", "xl/sharedStrings.xml"])
def test_entities_that_grow_without_end_are_refused(member: str) -> None:
    raw = sheet_file(row(1, cell("A1", "<v>0</v>", "s")), shared=["а"])
    grown = "".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 10}">' for i in range(1, 10))
    part = zipfile.ZipFile(io.BytesIO(raw)).read(member).decode()
    start = part.index("?>") + 2
    bomb = f'<!DOCTYPE x [<!ENTITY x0 "ха">{grown}]>{part[start:]}'
    bomb = bomb.replace("<t>а</t>", "<t>&x9;</t>").replace("<v>0</v>", "<v>&x9;</v>")
    with pytest.raises(TailanError) as raised:
        read(with_member(raw, member, bomb.encode()))
    assert raised.value.key == "document.damaged"


def test_filters_and_rules_that_only_excel_knows_do_no_harm() -> None:
    odd = (
        '<autoFilter ref="A1:B9"><filterColumn colId="x"/></autoFilter>'
        '<conditionalFormatting sqref="A1"><cfRule type="unknown"/></conditionalFormatting>'
    )
    raw = sheet_file(row(1, text("A1", "а"), text("B1", "б")), behind=odd)
    assert texts(read(raw)) == [("а", "б")]


def test_struck_words_of_a_sheet_stay_and_are_told() -> None:
    book = report([measure("1.1", "70%"), measure("1.2", "50%")])
    sheet = book.active
    assert sheet is not None
    sheet["H4"].font = Font(strike=True)
    document = read(saved(book))
    assert texts(document)[1][-1] == "70%"
    assert document.repairs == (Repair("Sheet!H4", "struck-text", "70%"),)


def test_struck_words_in_a_part_of_a_cell_are_told() -> None:
    shared = ["<r><rPr><strike/></rPr><t>70%</t></r><r><t> 50%</t></r>"]
    cells = (cell("A1", "<v>0</v>", "s"), number("B1", "2"), number("C1", "3"))
    document = read(sheet_file(row(1, *cells), shared=shared))
    assert document.lines[0] == ("70% 50%", "Sheet1!A1")
    assert document.repairs[0] == Repair("Sheet1!A1", "struck-text", "70%")


def test_a_raised_digit_in_a_part_of_a_cell_is_no_digit_of_its_number() -> None:
    shared = ['<r><t>70</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r>']
    cells = (cell("A1", "<v>0</v>", "s"), number("B1", "2"), number("C1", "3"))
    assert read(sheet_file(row(1, *cells), shared=shared)).lines[0] == ("70¹", "Sheet1!A1")


@pytest.mark.parametrize("name", ["a.xltx", "a.xltm"])
def test_a_template_is_read_as_a_workbook(name: str) -> None:
    book = report([measure("1.1"), measure("1.2")])
    book.template = True
    document = read_document(saved(book), name)
    assert (len(document.rows), document.repairs) == (3, ())


def test_tables_with_columns_of_their_own_beneath_one_another_need_no_empty_row_between() -> None:
    """A web page that Calc has saved as a sheet: each table has its own merged columns."""
    rows = (
        ({"A": "ТОП 2 ҮЙЛЧИЛГЭЭ"}, ["A1:H1"]),
        ({"A": "Гэрчилгээ", "E": 12}, ["A2:D2", "E2:H2"]),
        ({"A": "Лавлагаа", "E": 3}, ["A3:D3", "E3:H3"]),
        ({"A": "НИЙТ 5 БАЙГУУЛЛАГА"}, ["A4:H4"]),
        ({"A": "АЙМГИЙН АШИГЛАЛТ"}, ["A5:H5"]),
        ({"A": "Аймаг", "B": "Хүн ам", "D": "Бүртгэлтэй", "G": "Хувь"}, ["B6:C6", "D6:F6"]),
        ({"A": "Бор", "B": 100, "D": 50, "G": "50%"}, ["B7:C7", "D7:F7"]),
        ({"A": "Хар", "B": 200, "D": 50, "G": "25%"}, ["B8:C8", "D8:F8"]),
    )
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line, (cells, merges) in enumerate(rows, start=1):
        for column, value in cells.items():
            sheet[f"{column}{line}"] = value
        for merge in merges:
            sheet.merge_cells(merge)
    document = read(saved(book))
    assert [(row.table, row.filled[0].line) for row in document.rows] == [
        (1, "Гэрчилгээ"), (1, "Лавлагаа"), (2, "Аймаг"), (2, "Бор"), (2, "Хар"),
    ]  # fmt: skip
    plan = read_plan(document, form_words("statistics"))
    assert [(one.row, one.column, one.text) for one in plan.statistics if one.row == "Хар"] == [
        ("Хар", "Хүн ам", "200"), ("Хар", "Бүртгэлтэй", "50"), ("Хар", "Хувь", "25%"),
    ]  # fmt: skip
