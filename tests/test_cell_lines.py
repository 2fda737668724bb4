"""Text dumps that hold a table one cell a line, and those that do not."""

import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, form_words, recognised_form


def read(*lines: str) -> Document:
    return read_document("\n".join(lines).encode(), "plan.txt")


def rows(document: Document) -> list[tuple[str, ...]]:
    return [row.texts for row in document.rows]


def test_a_tab_opens_a_cell_and_an_empty_line_ends_the_row() -> None:
    document = read("\t№", "\tНэр", "\tТоо", "", "\t1", "\tХудаг", "\t5")
    assert rows(document) == [("№", "Нэр", "Тоо"), ("1", "Худаг", "5")]
    assert [cell.place for cell in document.rows[1].cells] == [
        "line 5 cell 1", "line 6 cell 2", "line 7 cell 3",
    ]  # fmt: skip
    assert {row.table for row in document.rows} == {1}


def test_lines_without_a_tab_continue_the_cell_with_their_line_breaks() -> None:
    document = read("\t1", "\tХудаг:", "Хоёр худаг гаргах", "\t5")
    assert document.rows[0].cells[1].text == "Худаг:\nХоёр худаг гаргах"


def test_a_lone_tab_is_an_empty_cell_unless_text_follows_it() -> None:
    document = read("\t", "\t", "\tХудаг", "\t", "Усны алба,", "сум")
    assert rows(document) == [("", "", "Худаг", "Усны алба, сум")]
    assert document.rows[0].cells[3].place == "line 4 cell 4"


def test_lines_of_blanks_end_a_row_like_empty_ones() -> None:
    document = read("\ta", "\tb", "\tc", " ", "", " \r", "\td", "\te", "\tf\r")
    assert rows(document) == [("a", "b", "c"), ("d", "e", "f")]


def test_a_row_of_one_cell_belongs_to_the_table_between_its_rows() -> None:
    document = read("\t№", "\tНэр", "\tТоо", "", "\tЗорилт: Ус", "", "\t1", "\tХудаг", "\t5")
    assert rows(document)[1] == ("Зорилт: Ус",)


def test_text_around_the_table_stays_text() -> None:
    document = read("Гарчиг", "\t№", "\tНэр", "\tТоо", "", "Төгсгөл", "", "үргэлжлэл")
    kinds = [type(item).__name__ for item in document.content]
    assert kinds == ["Paragraph", "Row", "Paragraph", "Paragraph"]
    assert document.content[0] == Paragraph("Гарчиг", "line 1")


def test_an_empty_paragraph_in_a_cell_does_not_cut_its_row_in_two() -> None:
    heading = ("\t№", "\tНэр", "\tТоо", "\tХугацаа", "")
    document = read(*heading, "\t1", "\tХудаг", "", "гаргах", "\t5", "\tЖилдээ")
    assert rows(document)[1] == ("1", "Худаг гаргах", "5", "Жилдээ")


def test_two_tables_with_text_between_are_two() -> None:
    document = read("\ta", "\tb", "\tc", "", "Дунд", "", "\td", "\te", "\tf")
    assert [row.table for row in document.rows] == [1, 2]


def test_an_indented_line_is_no_table() -> None:
    document = read("Эхлэл", "", "\tБАТЛАВ", "", "Төгсгөл")
    assert [row.texts for row in document.rows] == [("", "БАТЛАВ")]


def test_a_tab_separated_dump_is_read_as_before() -> None:
    document = read("№\tНэр\tТоо", "1\tХудаг\t5", "\t\tҮргэлжлэл", "", "\tНэмэлт\t7")
    assert rows(document) == [
        ("№", "Нэр", "Тоо"), ("1", "Худаг", "5"), ("", "", "Үргэлжлэл"), ("", "Нэмэлт", "7"),
    ]  # fmt: skip


def test_a_tab_within_a_long_row_is_a_space() -> None:
    cells = [f"\t{i}" for i in range(9)]
    assert rows(read(*cells, "\tхоёр\tүг"))[0][-1] == "хоёр үг"


CUT = ("\t№", "\tНэр", "\tТоо", "\tХугацаа", "", "\t1", "\tХудаг", "\t5", "\tЖилдээ")


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (("", "", "\tЗам", "\t6", "\tЖилдээ"), ("", "Зам", "6", "Жилдээ")),
        (("", "", "", "\t6", "\tЖилдээ"), ("", "", "6", "Жилдээ")),
        (("", "\t2", "\tЗам", "", "\tЖилдээ"), ("2", "Зам", "", "Жилдээ")),
        (("", "\t2", "\tЗам", "\t6", "", "4-р сард"), ("2", "Зам", "6", "4-р сард")),
        (("", "", "\tЗам", "\t6", "", "4-р сард"), ("", "Зам", "6", "4-р сард")),
        (("", "\t2", "\tЗам", "", "засах", "\t6", "\tЖилдээ"), ("2", "Зам засах", "6", "Жилдээ")),
        (("", "", "", "", "", "\tЗам", "\t6", "\tЖилдээ"), ("", "Зам", "6", "Жилдээ")),
    ],
)
def test_tabs_that_an_editor_cut_off_are_empty_cells_again(
    lines: tuple[str, ...], row: tuple[str, ...]
) -> None:
    document = read(*CUT, *lines)
    assert rows(document)[1:] == [("1", "Худаг", "5", "Жилдээ"), row]
    assert len({cell.place for row in document.rows for cell in row.cells}) == 12


def test_a_tab_behind_every_cell_is_none_of_its_own() -> None:
    document = read("\t№\t", "\tНэр\t", "\tТоо\t", "", "\t1\t", "\tХудаг\t", "\t\t")
    assert rows(document) == [("№", "Нэр", "Тоо"), ("1", "Худаг", "")]


def test_rows_between_which_the_empty_line_has_gone_are_apart_again() -> None:
    row = ("\t1", "\tХудаг", "\t5", "")
    document = read("\t№", "\tНэр", "\tТоо", "", *row, *row[:-1], *row)
    assert rows(document) == [("№", "Нэр", "Тоо"), *[("1", "Худаг", "5")] * 3]


@pytest.mark.parametrize(
    "body",
    [
        [("1", "Худаг", "5"), ("2", "Зам", "7")],
        [("1.", "Худаг", "5"), ("", "Хоолой", "3"), ("2.", "Зам", "")],
        [("Зорилт 1. Ус",), ("1.1", "Худаг", "5"), ("1.2", "Зам", "7"), ("Зорилт 2",), ("2.1", "А", "1")],
    ],
)  # fmt: skip
def test_rows_between_which_no_empty_line_stands_are_told_by_their_numbers(
    body: list[tuple[str, ...]],
) -> None:
    table = [("№", "Нэр", "Тоо"), *body]
    document = read("Төлөвлөгөө", "", *(f"\t{cell}" for row in table for cell in row))
    assert rows(document) == table


@pytest.mark.parametrize(
    "cells",
    [
        ("№", "Нэр", "Тоо", "1", "Худаг", "5"),
        ("№", "Нэр", "Тоо", "2", "Худаг", "5", "1", "Зам", "7"),
        ("№", "Нэр", "Тоо", "1", "Худаг", "5", "2", "Зам"),
        ("№", "Нэр", "Тоо", "1", "Худаг", "5", "2", "Зам", "3", "Гүүр", "Нуур", "Гол"),
    ],
)
def test_rows_that_no_numbers_tell_apart_stay_one(cells: tuple[str, ...]) -> None:
    assert rows(read(*(f"\t{cell}" for cell in cells))) == [cells]


HEADS = ("№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин",
         "Гүйцэтгэл", "Гүйцэтгэлийн хувь")  # fmt: skip


def lone_lines(*rows: tuple[str, ...]) -> Document:
    """The text of a table of which nothing but its cells is left, one a line."""
    cells = "\n".join(cell for row in (HEADS, *rows) for cell in row)
    return read_document(f"ТАЙЛАН\n{cells}\n\nТайланг бичсэн.".encode(), "a.txt")


def whole(number: str) -> tuple[str, ...]:
    return (number, f"Ажил {number}", "-", "Худгийн тоо", "2", "5", "Хийв.", "70%")


def test_cells_on_lines_of_their_own_are_rows_where_their_numbers_count_on() -> None:
    document = lone_lines(whole("1.1"), whole("1.2"), whole("1.3"))
    assert [row.texts for row in document.rows] == [
        HEADS, whole("1.1"), whole("1.2"), whole("1.3"),
    ]  # fmt: skip
    assert document.rows[1].cells[0].place == "line 10 cell 1"


def test_cells_of_which_some_are_lost_are_neither_rows_nor_statistics() -> None:
    document = lone_lines(whole("1.1"), whole("1.2")[:-2], whole("1.3"))
    assert document.rows == ()
    with pytest.raises(TailanError) as caught:
        recognised_form(document, {one: form_words(one) for one in FORM_NAMES})
    assert caught.value.key == "form.unrecognised"


def test_lines_under_no_heading_of_numbers_are_no_rows() -> None:
    lines = ("Сум", "Хүн ам", "Мал", "1", "Бор", "12", "2", "Хар", "13", "3", "Шар", "14")
    assert read_document("\n".join(lines).encode(), "a.txt").rows == ()
