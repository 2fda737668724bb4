"""Tables without any line whose cells stand in the middle of their rows, or are justified."""

import pytest

from tailan.documents import Document, read_document
from tailan.documents.page.unruled.passages import Passage, passages_of
from tailan.documents.page.unruled.printed_columns import columns_of
from tailan.documents.page.unruled.printed_rows import PrintedRow, printed_rows
from tailan.documents.page.unruled.printed_tables import grids_of
from tailan.documents.page.unruled.printing import Print
from tailan.documents.page.words import Line, Word

from .pdfs import Line as Printed
from .pdfs import typeset

HEADS = ["№", "Арга хэмжээ", "Үзүүлэлт", "Зорилт", "Гүйцэтгэл", "Хувь"]
WIDTHS = (2, 7, 5, 4, 12, 3)
NO_LINES = {"stroke": "none", "inset": "5pt"}
TOLD = "Хорооны иргэдэд зориулсан сургалтыг зохион байгуулж, 12 цэгт мэдээллийн самбар байрлуулав."


def read(parts: list[Printed], widths: tuple[int, ...] = WIDTHS, **layout: str) -> Document:
    return read_document(typeset(parts, widths, **NO_LINES | layout), "plan.pdf")


def measures(count: int) -> list[list[str]]:
    """Rows whose longest cell is now this one, now another; some cells are empty."""
    return [
        [
            f"1.{n}",
            "Гудамжны гэрэлтүүлгийг сайжруулах" if n % 3 else "Цэцэрлэгт хүрээлэн байгуулах ажлыг "
            "захиалж, гүйцэтгэгчийг сонгон шалгаруулах, явцыг хянах",
            "Сургалтын тоо" if n % 4 else "",
            str(n),
            " ".join([TOLD] * (n % 4)),
            "100%" if n % 5 else "",
        ]
        for n in range(1, count + 1)
    ]  # fmt: skip


@pytest.mark.parametrize("justify", ["true", "false"])
@pytest.mark.parametrize("align", ["left + horizon", "center + horizon", "left + bottom"])
def test_rows_are_told_wherever_their_cells_stand(align: str, justify: str) -> None:
    rows = measures(11)
    document = read([HEADS, *rows], align=align, justify=justify)
    assert [list(row.texts) for row in document.rows] == [HEADS, *rows]


def test_rows_may_stand_closer_than_the_lines_within_them() -> None:
    rows = measures(6)
    document = read([HEADS, *rows], leading="0.9em", inset="4pt", align="left + horizon")
    assert [list(row.texts) for row in document.rows] == [HEADS, *rows]


def test_a_table_of_one_row_is_told_from_the_text_beneath() -> None:
    rows = [HEADS, measures(3)[2]]
    document = read(["Хүснэгт 1", *rows, TOLD, "Дарга"], align="center + horizon")
    assert [list(row.texts) for row in document.rows] == rows


def test_the_rest_of_a_centred_row_stands_in_its_columns_on_the_next_page() -> None:
    low = "#set page(width: 297mm, height: 74mm, flipped: false)"
    rows = measures(12)
    document = read([HEADS, *rows], setup=low, align="left + horizon", justify="true")
    whole: list[list[str]] = []
    for row in document.rows:
        texts = list(row.texts)
        if texts[0]:
            whole.append(texts)
        else:
            pairs = zip(whole[-2 if whole[-1] == HEADS else -1], texts, strict=True)
            joined = [" ".join(filter(None, pair)) for pair in pairs]
            whole[-2 if whole[-1] == HEADS else -1] = joined
    assert [texts for texts in whole if texts != HEADS] == rows


def test_a_number_beside_the_last_lines_of_a_page_is_no_page_number() -> None:
    low = "#set page(width: 210mm, height: 62mm, flipped: false)"
    name = "Инженерийн шугам сүлжээний ажлыг шинээр хийх, зөөх зөвшөөрөл олгох үйлчилгээ"
    rows = [[str(n), name, str(7 * n)] for n in range(1, 9)]
    document = read(
        [["№", "Үйлчилгээ", "Тоо"], *rows], (1, 4, 2), setup=low, align="left + horizon"
    )
    assert [row.texts[0] for row in document.rows if row.texts[0].isdigit()] == list("12345678")


def test_a_heading_centred_over_the_table_covers_its_width_at_the_end_of_a_page() -> None:
    heading = "6*Зорилт 2. Нийтийн эзэмшлийн талбайн тохижилтыг сайжруулах"
    document = read([HEADS, *measures(3), [heading], *measures(2)], align="center + horizon")
    assert document.rows[4].texts == (heading[2:],)


def test_rows_with_cells_beside_several_of_them_are_doubtful() -> None:
    rows: list[Printed] = [["№", "Арга хэмжээ", "Ажил", "Зорилт"]]
    for n in range(1, 5):
        works = [[f"{n}.{i} {TOLD}", "Тийм"] for i in (1, 2, 3)]
        rows += [[f"3^{n}", "3^Гэрэлтүүлэг", *works[0]], *works[1:]]
    document = read(rows, (1, 4, 8, 3), align="left + horizon")
    assert "rows-unsure" in {repair.kind for repair in document.repairs}


def word(text: str, x: float, y: float, *, is_spaced: bool = False) -> Word:
    return Word(text, x, y, x + 5 * len(text), y + 10, is_spaced=is_spaced)


SPACED = Print({10: 1.0}, is_by_cells=True, has_spaces=True, has_spaces_at_ends=False)
BARE = Print({10: 1.0}, is_by_cells=True)


def texts(words: list[Word], print_: Print) -> list[list[str]]:
    return [[line.text for line in one.lines] for one in passages_of(print_.lines(words), print_)]


def test_wide_spaces_within_a_text_are_known_by_the_line_beneath() -> None:
    words = [word("Засаг", 10, 0), word("дарга", 70, 0), word("хурал", 10, 11), word("5", 120, 0)]
    assert texts(words, BARE) == [["Засаг дарга", "хурал"], ["5"]]


def test_wide_spaces_that_are_even_and_printed_part_no_cells() -> None:
    words = [word("а", 0, 0, is_spaced=True), word("б", 20, 0, is_spaced=True), word("в", 40, 0)]
    assert texts([*words, word("5", 90, 0)], SPACED) == [["а б в"], ["5"]]


def test_a_space_printed_where_a_page_cuts_a_line_joins_no_cells() -> None:
    words = [word("Засаг", 0, 0, is_spaced=True), word("дарга", 28, 0, is_spaced=True)]
    assert texts([*words, word("-", 90, 0)], SPACED) == [["Засаг дарга"], ["-"]]


def test_a_number_that_fills_its_cell_is_none_of_the_text_beside_it() -> None:
    words = [word("4.10", 0, 0), word("Ном", 23, 0), word("сан", 41, 0), word("бий", 23, 11)]
    assert texts(words, BARE) == [["4.10"], ["Ном сан", "бий"]]
    assert texts([word("4.10", 0, 0), word("Ном", 20, 0)], SPACED) == [["4.10"], ["Ном"]]


def test_the_order_of_lines_over_the_whole_width_tells_no_rows() -> None:
    lines = [word(text, x, y) for y in (0, 11, 30, 41) for x, text in ((0, "аб"), (60, "вг"))]
    assert printed_rows(lines, Print.of(lines)) is None


def row(*cells: tuple[float, str]) -> PrintedRow:
    return PrintedRow(tuple(Passage((Line((word(text, x, 0),)),)) for x, text in cells))


def test_a_row_with_a_cell_too_many_makes_no_column() -> None:
    head = row((0, "№"), (30, "Арга"), (100, "Хувь"))
    others = [row((0, str(n)), (30, "Хуралдаан"), (100, "70")) for n in range(12)]
    parted = row((0, "5"), (30, "а"), (60, "б"), (100, "0"))
    first, second = columns_of([head, *others, parted])
    assert first < 30
    assert 75 < second < 100


def test_a_line_with_wide_white_between_its_words_is_no_table() -> None:
    assert grids_of([[row((0, "энэ"), (90, "хуулийн"), (180, "дагуу"), (270, "ажиллах"))]]) == [[]]


def test_a_row_that_aligns_is_of_the_table_though_a_text_reaches_over_an_edge() -> None:
    def at(y: float, *cells: tuple[float, str]) -> PrintedRow:
        return PrintedRow(tuple(Passage((Line((word(text, x, y),)),)) for x, text in cells))

    head = (0, "№"), (30, "Арга"), (100, "Зорилт"), (160, "Хувь")
    rows = [at(20 * n, (0, str(n)), (30, "Хурал"), (100, "12"), (160, "70")) for n in range(1, 9)]
    wide = Passage((Line((word("Хурлын", 30, 120), word("тоо", 80, 120))),))
    row = PrintedRow((wide, *at(120, (100, "9"), (160, "50")).cells))
    first, second = grids_of([[at(0, *head), *rows], [at(0, *head), row]])
    assert [len(grid.rows) for grid in (*first, *second)] == [9, 2]
