"""The workbook: a sheet for each table, plain values, nothing merged."""

import io
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
    assert made.sheetnames == ["Гарчиг", "Бичвэр", "Хүснэгт 1", "Зураг 1"]
    assert made["Хүснэгт 1"]["A1"].value == "Хүснэгт 1. Хүснэгтийн нэр"
    assert made["Зураг 1"]["A3"].value == "Б"
    assert len(made["Зураг 1"]._images) == 1


def test_the_cover_leads_to_every_sheet() -> None:
    made = book(table([Cell(text="1"), Cell(text="а")]))
    assert values(made, "Гарчиг")[0][0] == "Тайлан"
    rows = values(made, "Гарчиг")[4:]
    assert rows == [("Бичвэр", "Бичвэр"), ("Хүснэгт 1", "Хүснэгт 1. Хүснэгтийн нэр")]
    assert made["Гарчиг"]["A6"].hyperlink.location == "'Хүснэгт 1'!A1"


def test_tables_are_named_frozen_and_unmerged_from_the_first_column() -> None:
    made = book(table("Зорилт 1", [Cell(text="1.1"), Cell(text="70%", number=Decimal(70))]))
    sheet = made["Хүснэгт 1"]
    (named,) = sheet.tables.values()
    assert named.ref == "A3:C4"
    assert sheet.freeze_panes == "B4"
    assert not sheet.merged_cells.ranges
    assert values(made, "Хүснэгт 1")[2:] == [("Бүлэг", "№", "Хувь"), ("Зорилт 1", "1.1", 70)]


@pytest.mark.parametrize(
    ("number", "shown"), [("90.66", "#,##0.00"), ("1200", "#,##0"), ("0.5", "#,##0.0")]
)
def test_a_number_is_a_number_with_its_decimals(number: str, shown: str) -> None:
    made = book(table([Cell(text="1"), Cell(text="x", number=Decimal(number))]))
    cell = made["Хүснэгт 1"]["B4"]
    assert cell.value == float(number)
    assert cell.number_format == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "{=a}", "http://a.mn", "'а", "4.10"])
def test_a_text_stays_the_text_that_it_is(text: str) -> None:
    made = book(table([Cell(text=text), Cell(text="а")]))
    cell = made["Хүснэгт 1"]["A4"]
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
    assert values(made, "Бичвэр")[3:] == [("Дүгнэлт", "Өгүүлбэр."), ("Дүгнэлт", "Анхаар")]
    assert values(made, "Илрүүлсэн зүйл")[3:] == [
        ("1.5 Хурал", "үр дүнд нөлөөлнө", "Зөрж байна.", "8 удаа", "5-р мөр", "Хэд вэ?"),
        ("1.5 Хурал", "үр дүнд нөлөөлнө", "Эх сурвалжгүй.", None, None, None),
    ]


def test_an_empty_table_says_so_and_headings_are_told_apart() -> None:
    bare = Table(caption="Х", columns=(Column(heading="Утга"), Column(heading="Утга"), Column(heading="")), rows=())  # fmt: skip
    rows = values(book(bare), "Хүснэгт 1")
    assert rows[2] == ("Утга", "Утга 2", "Багана")
    assert rows[3] == ("Мэдээлэл алга",) * 3


def test_the_same_report_gives_the_same_bytes_and_bears_its_date() -> None:
    raw = render_xlsx(report(table([Cell(text="1"), Cell(text="а")])))
    assert raw == render_xlsx(report(table([Cell(text="1"), Cell(text="а")])))
    properties = openpyxl.load_workbook(io.BytesIO(raw)).properties
    assert properties.title == "Тайлан"
    assert properties.created.date() == date(2025, 6, 30)


def test_an_english_workbook_speaks_english() -> None:
    assert book(language="en").sheetnames == ["Cover", "Text"]
