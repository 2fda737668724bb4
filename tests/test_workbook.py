"""The workbook: a sheet for each table, plain values, nothing merged."""

import io
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Heading,
    Matter,
    Note,
    Paragraph,
    Report,
    Row,
    Table,
)
from tailan.report.workbook import render_xlsx

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'


def report(*blocks: Block, language: str = "mn") -> Report:
    title = Heading(level=1, text="Тайлан")
    return Report(
        language=language, dated=date(2025, 6, 30), running_head="Аймаг", blocks=(title, *blocks)
    )


def table(*rows: list[Cell] | str, caption: str = "Хүснэгтийн нэр") -> Table:
    made = tuple(
        Row(cells=(Cell(text=row),), is_section=True)
        if isinstance(row, str)
        else Row(cells=tuple(row))
        for row in rows
    )
    return Table(caption=caption, columns=(Column(heading="№"), Column(heading="Хувь")), rows=made)


def book(*blocks: Block, language: str = "mn") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(report(*blocks, language=language))))


def values(workbook: Workbook, name: str) -> list[tuple[object, ...]]:
    return [tuple(cell.value for cell in row) for row in workbook[name].iter_rows()]


def test_every_table_and_figure_has_a_sheet_of_its_own() -> None:
    made = book(table([Cell(text="1"), Cell(text="а")]), Figure(svg=SVG, caption="З", alternative="Б"))  # fmt: skip
    assert made.sheetnames == [
        "Гарчиг", "Агуулга", "Тэмдэглэл", "Бичвэр", "Хүснэгт 1", "Зураг 1",
    ]  # fmt: skip
    assert made["Хүснэгт 1"]["A1"].value == "Хүснэгт 1. Хүснэгтийн нэр"
    assert made["Зураг 1"]["A4"].value == "Б"
    assert len(made["Зураг 1"]._images) == 1


def test_the_cover_says_what_it_covers_and_the_contents_lead_to_every_sheet() -> None:
    made = book(table([Cell(text="1"), Cell(text="а")]))
    assert [row[0] for row in values(made, "Гарчиг")][:3] == [
        "Тайлан", "Аймаг", "Тайлант хугацааны сүүлийн өдөр: 2025-06-30",
    ]  # fmt: skip
    rows = values(made, "Агуулга")[4:]
    assert rows[1:] == [("Бичвэр", "Бичвэр"), ("Хүснэгт 1", "Хүснэгт 1. Хүснэгтийн нэр")]
    assert made["Агуулга"]["A7"].hyperlink.location == "'Хүснэгт 1'!A1"


def test_tables_are_named_frozen_and_unmerged_from_the_first_column() -> None:
    made = book(table("Зорилт 1", [Cell(text="1.1"), Cell(text="70%", number=Decimal(70))]))
    sheet = made["Хүснэгт 1"]
    (named,) = sheet.tables.values()
    assert named.ref == "A4:C5"
    assert sheet.freeze_panes == "B5"
    assert not sheet.merged_cells.ranges
    assert values(made, "Хүснэгт 1")[3:] == [("Бүлэг", "№", "Хувь (%)"), ("Зорилт 1", "1.1", 70)]


@pytest.mark.parametrize(
    ("number", "shown"), [("90.66", "#,##0.00"), ("1200", "#,##0"), ("0.5", "#,##0.0")]
)
def test_a_number_is_a_number_with_its_decimals(number: str, shown: str) -> None:
    made = book(table([Cell(text="1"), Cell(text="x", number=Decimal(number))]))
    cell = made["Хүснэгт 1"]["B5"]
    assert cell.value == float(number)
    assert cell.number_format == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "{=a}", "http://a.mn", "'а", "4.10"])
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    made = book(table([Cell(text=text), Cell(text="а")]))
    cell = made["Хүснэгт 1"]["A5"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_words_and_findings_have_sheets_of_their_own() -> None:
    card = Finding(
        title="1.5 Хурал", label="үр дүнд нөлөөлнө", severity="high",
        matters=(Matter(text="Зөрж байна.", quote="8 удаа", place="5-р мөр", question="Хэд вэ?"),
                 Matter(text="Эх сурвалжгүй.")),
    )  # fmt: skip
    made = book(
        Heading(level=2, text="Дүгнэлт"), Paragraph.of("Өгүүлбэр."), Note(text="Анхаар"), card
    )
    assert values(made, "Бичвэр")[4:] == [("Дүгнэлт", "Өгүүлбэр."), ("Дүгнэлт", "Анхаар")]
    assert values(made, "Илрүүлсэн зүйл")[4:] == [
        ("1.5 Хурал", "үр дүнд нөлөөлнө", "Зөрж байна.", "8 удаа", "5-р мөр", "Хэд вэ?"),
        ("1.5 Хурал", "үр дүнд нөлөөлнө", "Эх сурвалжгүй.", None, None, None),
    ]


def test_an_empty_table_says_so_and_headings_are_told_apart() -> None:
    heads = ("Утга", "утга", "Утга 2", "", "Хоёр\nмөр", "х" * 300)
    bare = Table(caption="Х", columns=tuple(Column(heading=head) for head in heads), rows=())
    rows = values(book(bare), "Хүснэгт 1")
    assert rows[3] == ("Утга", "утга 2", "Утга 2 2", "Багана", "Хоёр мөр", "х" * 250)
    assert rows[4] == ("Мэдээлэл алга",) * 6


def test_the_same_report_gives_the_same_bytes_and_bears_its_date() -> None:
    raw = render_xlsx(report(table([Cell(text="1"), Cell(text="а")])))
    assert raw == render_xlsx(report(table([Cell(text="1"), Cell(text="а")])))
    properties = openpyxl.load_workbook(io.BytesIO(raw)).properties
    assert properties.title == "Тайлан"
    assert properties.created.date() == date(2025, 6, 30)


def test_an_english_workbook_speaks_english() -> None:
    assert book(language="en").sheetnames == ["Cover", "Contents", "Notes", "Text"]


@pytest.mark.parametrize(
    ("number", "value"),
    [("123456789012345", 123456789012345), ("1234567890123456789", "1234567890123456789 ш")],
)
def test_a_number_of_more_digits_than_excel_keeps_stays_a_text(number: str, value: object) -> None:
    cell = Cell(text=f"{number} ш", number=Decimal(number))
    assert values(book(table([Cell(text="1"), cell])), "Хүснэгт 1")[4][1] == value


@pytest.mark.parametrize("text", ["ө" * 1_000_000, "\U0001f600" * 20_000])
def test_a_text_that_no_cell_can_hold_is_cut_and_says_so(text: str) -> None:
    shown = str(values(book(table([Cell(text="1"), Cell(text=text)])), "Хүснэгт 1")[4][1])
    assert len(shown.encode("utf-16-le")) <= 2 * 32_767
    assert shown.startswith(text[:100])
    assert shown.endswith("бүтэн бичвэр нь report.json файлд бий]")


# The checklist of the UK Government Analysis Function for accessible spreadsheets, line by line.

FULL = (
    Heading(level=2, text="Хэсэг"),
    Paragraph.of("Өгүүлбэр."),
    Note(text="Анхаар"),
    Finding.of("1.5 Хурал", "Зөрж байна.", "8 удаа", "Хэд вэ?"),
    table("Зорилт 1", [Cell(text="1.1"), Cell(text="70%", number=Decimal(70))], [Cell(text="1.2"), Cell(text="")]),
    table([Cell(text="2"), Cell(text="\n".join(["урт бичвэр"] * 20))]),
    Figure(svg=SVG, caption="Зураг", alternative="Дөрвөлжин"),
)  # fmt: skip


@pytest.fixture(scope="module")
def full() -> Workbook:
    return book(*FULL)


def tabled(workbook: Workbook) -> list:
    return [sheet for sheet in workbook if sheet.tables]


def test_sheets_have_names_of_their_own_that_say_what_is_on_them(full: Workbook) -> None:
    assert len({name.casefold() for name in full.sheetnames}) == len(full.sheetnames)
    assert not any(name.casefold().startswith("sheet") for name in full.sheetnames)
    assert all(len(name) <= 31 for name in full.sheetnames)


def test_every_sheet_begins_in_a1_with_a_title_of_its_own(full: Workbook) -> None:
    titles = [sheet["A1"].value for sheet in full]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert all(sheet["A1"].font.bold and sheet["A1"].font.size > 12 for sheet in full)


def test_a_table_is_marked_named_and_stands_alone_on_its_sheet_from_column_a(
    full: Workbook,
) -> None:
    names = [name for sheet in tabled(full) for name in sheet.tables]
    assert len(tabled(full)) == len(full.sheetnames) - 2
    assert len(set(names)) == len(names)
    for sheet in tabled(full):
        (one,) = sheet.tables.values()
        assert one.ref.startswith("A4:")
        assert one.ref.endswith(sheet.dimensions.partition(":")[2])


def test_a_table_has_one_marked_row_of_heads_that_is_frozen_and_differs_within(
    full: Workbook,
) -> None:
    for sheet in tabled(full):
        (one,) = sheet.tables.values()
        heads = [cell.value for cell in sheet[4]]
        assert one.headerRowCount == 1
        assert [column.name for column in one.tableColumns] == heads
        assert len(set(heads)) == len(heads)
        assert sheet.freeze_panes == "B5"


def test_nothing_is_merged_hidden_filtered_or_computed(full: Workbook) -> None:
    for sheet in full:
        assert not sheet.merged_cells.ranges
        assert sheet.sheet_state == "visible"
        assert not any(one.hidden for one in sheet.column_dimensions.values())
        assert not any(one.hidden for one in sheet.row_dimensions.values())
        assert sheet.auto_filter.ref is None
        assert all(one.autoFilter is None for one in sheet.tables.values())
        assert all(cell.data_type != "f" for line in sheet.iter_rows() for cell in line)


def test_no_row_or_column_of_a_sheet_is_empty(full: Workbook) -> None:
    for sheet in full:
        if sheet.title != "Зураг 1":
            assert all(any(cell.value is not None for cell in line) for line in sheet.iter_rows())
            assert all(any(cell.value is not None for cell in line) for line in sheet.iter_cols())


def test_texts_are_wrapped_in_columns_that_are_neither_narrow_nor_endless(full: Workbook) -> None:
    for sheet in tabled(full):
        widths = [sheet.column_dimensions[letter].width for letter in ("A", "B")]
        assert all(8 <= width <= 61 for width in widths)
        cells = [
            cell for line in sheet.iter_rows(min_row=4) for cell in line if cell.hyperlink is None
        ]
        assert all(cell.alignment.wrap_text for cell in cells if cell.value is not None)


def test_a_row_is_as_high_as_its_longest_text_needs(full: Workbook) -> None:
    """A program that does not find heights by itself would hide all lines but one."""
    assert full["Хүснэгт 2"].row_dimensions[5].height == 20 * 13.5
    assert full["Хүснэгт 1"].row_dimensions[5].height == 13.5
    assert full["Зураг 1"].row_dimensions[4].height == 13.5


def test_a_table_of_many_columns_prints_legibly() -> None:
    columns = tuple(Column(heading=f"Багана {number}") for number in range(6))
    cells = tuple(Cell(text="Тайлбар " * 40) for _ in columns)
    sheet = book(Table(caption="Х", columns=columns, rows=(Row(cells=cells),)))["Хүснэгт 1"]
    assert sum(sheet.column_dimensions[letter].width for letter in "ABCDEF") < 210
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth or 1) == ("landscape", 1)
    assert sheet.print_title_rows == "$4:$4"


def test_blank_cells_are_explained_on_their_sheet_and_in_the_notes(full: Workbook) -> None:
    assert "хоосон" in full["Хүснэгт 1"]["A2"].value
    assert "хоосон" not in full["Хүснэгт 2"]["A2"].value
    assert values(full, "Тэмдэглэл")[4][0] == "1"
    assert str(values(full, "Тэмдэглэл")[4][1]).startswith("Хоосон нүд")


def test_numbers_are_numbers_and_their_unit_stands_in_the_heading(full: Workbook) -> None:
    assert full["Хүснэгт 1"]["C4"].value == "Хувь (%)"
    assert full["Хүснэгт 1"]["C5"].value == 70


def test_the_cursor_stands_in_a1_of_the_first_sheet(full: Workbook) -> None:
    assert full.active.title == full.sheetnames[0]
    for sheet in full:
        pane = sheet.sheet_view.pane.activePane if sheet.sheet_view.pane else "topLeft"
        selected = [one for one in sheet.sheet_view.selection if (one.pane or "topLeft") == pane]
        assert [one.activeCell or "A1" for one in selected] == ["A1"]
        assert sheet.sheet_view.topLeftCell in (None, "A1")


def test_letters_are_plain_large_enough_and_dark(full: Workbook) -> None:
    for sheet in full:
        for cell in (cell for line in sheet.iter_rows() for cell in line if cell.value is not None):
            assert (cell.font.name, cell.font.size >= 10, cell.font.italic) == (
                "Arial",
                True,
                False,
            )
            assert cell.fill.fill_type is None


def test_links_are_told_by_the_name_of_their_sheet(full: Workbook) -> None:
    for line in full["Агуулга"].iter_rows(min_row=5):
        assert line[0].hyperlink.location == f"'{line[0].value}'!A1"


def test_pictures_have_a_text_and_there_are_no_heads_feet_or_remarks(full: Workbook) -> None:
    raw = zipfile.ZipFile(io.BytesIO(render_xlsx(report(*FULL))))
    drawing = raw.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Дөрвөлжин"' in drawing
    assert not [name for name in raw.namelist() if "comment" in name or "vba" in name]
    assert not any(
        b"<headerFooter" in raw.read(n) for n in raw.namelist() if "worksheets/sheet" in n
    )
