"""Tab-separated dumps as editors leave them: cells cut off, lines parted, columns without text."""

import pytest

from tailan.documents import Document, Paragraph, read_document


def read(text: str) -> Document:
    return read_document(text.encode(), "a.txt")


def rows(text: str) -> list[tuple[str, ...]]:
    return [row.texts for row in read(text).rows]


HEAD = "№\tАжил\tСуурь\tХүрэх\tХувь\n"


@pytest.mark.parametrize(
    ("lines", "read_rows"),
    [
        # Cells cut off at the end of a row, down to the number alone.
        ("1.1\tХудаг\t1", [("1.1", "Худаг", "1", "", "")]),
        ("1.1\tХудаг\n1.2\tЗам", [("1.1", "Худаг", "", "", ""), ("1.2", "Зам", "", "", "")]),
        ("1.\n2.\tЗам", [("1.", "", "", "", ""), ("2.", "Зам", "", "", "")]),
        # A heading amid rows, its empty cells cut off.
        ("1.1\tХудаг\t1\t2\t5%\nУс\n2.1\tЗам\t1\t2\t6%",
         [("1.1", "Худаг", "1", "2", "5%"), ("Ус", "", "", "", ""), ("2.1", "Зам", "1", "2", "6%")]),
        # Cells in several lines.
        ("1.1\tХудаг\nгаргах\t1\t2\t5%", [("1.1", "Худаг гаргах", "1", "2", "5%")]),
        ("1.1\tХудаг\nгаргах\nажил\t0\n1\t2\n3\t5%", [("1.1", "Худаг гаргах ажил", "0 1", "2 3", "5%")]),
        ("1.1\tХудаг\t0\n5\t2\t5%\n1.2\tЗам\t1\t2\t6%",
         [("1.1", "Худаг", "0 5", "2", "5%"), ("1.2", "Зам", "1", "2", "6%")]),
        ("1.1\tХудаг\t0\t2\tявж байна,\nдуусаагүй\n1.2\tЗам\t1\t2\t6%",
         [("1.1", "Худаг", "0", "2", "явж байна, дуусаагүй"), ("1.2", "Зам", "1", "2", "6%")]),
        # Rows that no line makes whole stay apart.
        ("1.1\tХудаг\t0\n1.2\tЗам\t1", [("1.1", "Худаг", "0", "", ""), ("1.2", "Зам", "1", "", "")]),
        ("1\tХудаг\t0\n2\tЗам\t1", [("1", "Худаг", "0", "", ""), ("2", "Зам", "1", "", "")]),
        ("\tүргэлжлэл\t\t\t\n1.2\tЗам\t1\t2\t6%",
         [("", "үргэлжлэл", "", "", ""), ("1.2", "Зам", "1", "2", "6%")]),
    ],
)  # fmt: skip
def test_a_row_has_all_its_cells(lines: str, read_rows: list[tuple[str, ...]]) -> None:
    assert rows(HEAD + lines)[1:] == read_rows


def test_the_place_of_a_row_in_several_lines_is_its_first() -> None:
    places = [
        cell.place for cell in read(f"{HEAD}1.1\tа\nб\t1\t2\t3\n1.2\tв\t1\t2\t3").rows[2].cells
    ]
    assert places[:2] == ["line 4 cell 1", "line 4 cell 2"]


def test_names_without_numbers_are_never_joined() -> None:
    assert rows("Сум\tХүн ам\tМал\nБаян\t5\nГовь\t6") == [
        ("Сум", "Хүн ам", "Мал"), ("Баян", "5", ""), ("Говь", "6", ""),
    ]  # fmt: skip


def test_a_column_that_no_row_of_the_text_fills_is_none() -> None:
    assert rows("№\tАжил\t\t\n1\tХудаг\t\t\n\n2\t\t\t") == [
        ("№", "Ажил"),
        ("1", "Худаг"),
        ("2", ""),
    ]
    assert rows("№\tАжил\t\n1\tХудаг\tх") == [("№", "Ажил", ""), ("1", "Худаг", "х")]


def test_text_around_a_table_is_no_row() -> None:
    document = read("Гарчиг\n№\tАжил\n1\tХудаг гаргах ажил дуусав\nТөгсгөл")
    assert [type(item).__name__ for item in document.content] == [
        "Paragraph", "Row", "Row", "Paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("page", ["\n", "\f\n", "\n\f", "- 3 -\n", "\n– 12 –\n\n", "\u00a0\n"])
def test_lines_and_pages_may_end_in_any_way(end: str, page: str) -> None:
    text = f"Гарчиг\n\n№\tАжил\n1\tХудаг\n{page}2\tЗам\n"
    document = read(text.replace("\n", end))
    assert document.content[0] == Paragraph("Гарчиг", "line 1")
    assert [row.texts for row in document.rows] == [("№", "Ажил"), ("1", "Худаг"), ("2", "Зам")]


@pytest.mark.parametrize(
    "cells", ["| 1 | Худаг |", "|1|Худаг|", "  | 1 | **Худаг** |  ", "| • 1 | Худаг |"]
)
def test_a_row_between_pipes_is_a_row(cells: str) -> None:
    assert rows(f"| № | Ажил |\n|:--|--:|\n{cells}\n") == [("№", "Ажил"), ("1", "Худаг")]


def test_thousands_of_tabs_behind_the_rows_are_no_cells() -> None:
    tabs = "\t" * 50_000
    assert rows(f"№\tАжил{tabs}\n1\tХудаг{tabs}\n") == [("№", "Ажил"), ("1", "Худаг")]


@pytest.mark.parametrize(
    "lines",
    [
        "№ | Ажил\n---|:---\n1 | Худаг<br>гаргах\n\nТөгсгөл",
        "| № | Ажил |\n|---|---|\n| 1 | Худаг<BR />гаргах |\n\nТөгсгөл",
        "+---+------+\n| № | Ажил |\n+===+======+\n| 1 | Худаг<br>гаргах |\n+---+------+\nТөгсгөл",
    ],
)
def test_a_table_drawn_in_signs_is_read_with_its_line_breaks(lines: str) -> None:
    document = read(lines)
    assert rows(lines) == [("№", "Ажил"), ("1", "Худаг гаргах")]
    assert document.rows[1].cells[1].text == "Худаг\nгаргах"
    assert {row.table for row in document.rows} == {1}
    assert isinstance(document.content[-1], Paragraph)


def test_cells_that_a_spreadsheet_quotes_as_it_copies_them_are_read_without_the_marks() -> None:
    lines = '№\tАжил\tТоо\n1\t"Худаг ""Хангай""\nгаргах"\t"2\n3"\n2\t"Зам"-ын ажил\t4'
    assert rows(lines) == [
        ("№", "Ажил", "Тоо"), ("1", 'Худаг "Хангай" гаргах', "2 3"), ("2", '"Зам"-ын ажил', "4"),
    ]  # fmt: skip


def test_a_mark_that_opens_a_cell_and_is_never_closed_is_its_own() -> None:
    assert rows('№\tАжил\n1\t"Худаг\n2\tЗам') == [("№", "Ажил"), ("1", '"Худаг'), ("2", "Зам")]


def test_a_text_whose_cells_semicolons_part_is_read_as_a_table() -> None:
    lines = 'Тайлан\n№;Ажил;Тоо;Хувь\n1;"Худаг; усан сан";5;7%\n2;Зам;;\n3;Гүүр;6;'
    assert rows(lines) == [
        ("№", "Ажил", "Тоо", "Хувь"), ("1", "Худаг; усан сан", "5", "7%"), ("2", "Зам", "", ""),
        ("3", "Гүүр", "6", ""),
    ]  # fmt: skip
    assert rows("Үүнд: а; б; в; г\nМөн: д; е; ё; ж\nБусад нь дараа\nШийднэ") == []
