"""Tables without any line: headings in two rows, text beneath, and what nothing tells for sure."""

import pytest

from tailan.documents import Document, Row, read_document
from tailan.documents.page.table_text import TableText
from tailan.documents.page.unruled.doubts import doubts_in, unread_rows
from tailan.documents.page.unruled.passages import Passage
from tailan.documents.page.unruled.placed_rows import tables_of
from tailan.documents.page.unruled.printed_columns import columns_of
from tailan.documents.page.unruled.printed_heads import PrintedHead, head_of
from tailan.documents.page.unruled.printed_pairs import pairs_of
from tailan.documents.page.unruled.printed_rows import PrintedRow
from tailan.documents.page.unruled.printed_tables import grids_of
from tailan.documents.page.unruled.printing import Print
from tailan.documents.page.words import Line, Word

from .pdfs import Line as Printed
from .pdfs import typeset

NO_LINES = {"stroke": "none", "inset": "5pt"}


def read(parts: list[Printed], widths: tuple[int, ...], **layout: str) -> Document:
    return read_document(typeset(parts, widths, **NO_LINES | layout), "plan.pdf")


def doubts(document: Document) -> set[str]:
    return {one.kind for one in document.repairs if "unsure" in one.kind or "unread" in one.kind}


def spans(row: Row) -> list[tuple[str, int]]:
    return [(cell.text, cell.span) for cell in row.cells]


def text(words: str, x: float, y: float) -> Passage:
    found = []
    for word in words.split():
        found.append(Word(word, x, y, x + 5 * len(word), y + 10))
        x = found[-1].right + 2.5
    return Passage((Line(tuple(found)),))


def row(y: float, *cells: tuple[float, str]) -> PrintedRow:
    return PrintedRow(tuple(text(words, x, y) for x, words in cells))


OVER = [["2^№", "2^Үзүүлэлт", "2*Иргэд", "2^Тайлбар"], ["эрэгтэй", "эмэгтэй"]]
PEOPLE: list[Printed] = [
    [str(n), f"Сургалтад хамрагдсан {n}", str(31 * n), str(17 * n), "Тайлангаас авав"]
    for n in range(1, 6)
]


@pytest.mark.parametrize("align", ["left + top", "center + horizon", "right + top"])
def test_headings_in_two_rows_stand_over_the_columns_that_they_head(align: str) -> None:
    document = read([*OVER, *PEOPLE], (1, 5, 2, 2, 4), align=align, repeat="false")
    upper, lower, *rows = document.rows
    assert spans(upper) == [("№", 1), ("Үзүүлэлт", 1), ("Иргэд", 2), ("Тайлбар", 1)]
    assert [cell.text for cell in lower.cells if not cell.continues] == ["эрэгтэй", "эмэгтэй"]
    assert [list(one.texts) for one in rows] == PEOPLE
    assert not doubts(document)


def head(*rows: PrintedRow) -> PrintedHead | None:
    body = row(60, (0, "1"), (40, "Хурал"), (110, "12"), (160, "15"), (210, "Үгүй"))
    return head_of([*rows, body], columns_of([*rows, body]))


def test_headings_of_two_rows_that_are_known_too_late_to_be_one_text_are_put_asunder() -> None:
    joined = Passage((*text("Иргэд", 110, 0).lines, *text("эр", 110, 12).lines))
    first = PrintedRow((joined, *row(6, (0, "№"), (40, "Ажил"), (210, "Тайлбар")).cells))
    printed = PrintedRow((*first.cells, text("эм", 160, 12)))
    found = head(printed)
    assert found is not None
    assert [(cell.column, cell.span) for cell, _ in found.upper] == [(0, 1), (1, 1), (2, 2), (4, 1)]


def test_it_is_told_where_an_upper_heading_may_stand_over_more_columns() -> None:
    level = row(12, (0, "№"), (40, "Ажил"), (110, "эр"), (160, "эм"), (210, "Тайлбар"))
    found = head(row(0, (145, "Иргэд")), level)
    assert found is None or not found.is_sure


def test_a_row_of_figures_beneath_fewer_headings_is_no_lower_row_of_them() -> None:
    assert head(row(0, (0, "№"), (40, "Ажил"), (110, "Зорилт"), (210, "Тайлбар"))) is None


def test_rows_of_one_line_each_are_told_by_their_order() -> None:
    rows: list[Printed] = [[f"1.{n}", f"Ажил {n}", "Тоо", str(n)] for n in range(1, 6)]
    heads = ["№", "Арга хэмжээ", "Үзүүлэлт", "Хүрэх түвшин"]
    section = "4*Зорилт 1. Хүн амын эрүүл мэндийг дэмжих, урьдчилан сэргийлэх үзлэгт хамруулах"
    document = read([heads, [section], *rows], (2, 10, 8, 5), align="center + horizon")
    assert [one.texts for one in document.rows[:2]] == [tuple(heads), (section[2:],)]
    assert [list(one.texts) for one in document.rows[2:]] == rows


def test_a_heading_over_the_table_that_touches_the_next_row_is_one_by_itself() -> None:
    section = "4*Зорилт 1. Нийтийн эзэмшлийн талбайг тохижуулах"
    told = "Гудамжны гэрэлтүүлгийг сайжруулах ажлыг шат дараатай зохион байгуулна"
    rows: list[Printed] = [[f"1.{n}", told, told, str(n)] for n in range(1, 6)]
    document = read(
        [["№", "Арга хэмжээ", "Үзүүлэлт", "Тоо"], [section], *rows],
        (2, 6, 6, 4),
        align="left + horizon", inset="(x: 6pt, y: 1.5pt)", leading="0.4em", size="12pt",
        flipped="false",
    )  # fmt: skip
    assert document.rows[1].texts[0] == section[2:]
    assert [list(one.texts) for one in document.rows[2:]] == rows


def test_text_close_beneath_the_last_row_is_no_row() -> None:
    rows = [row(20 * n, (0, str(n)), (40, "Хурал"), (200, "12")) for n in range(1, 6)]
    beneath = row(116, (0, "Тайланг хэлтсийн мэргэжилтэн гаргаж хянуулав дарга"))
    ((grid,),) = grids_of([[row(0, (0, "№"), (40, "Ажил"), (200, "Тоо")), *rows, beneath]])
    assert len(grid.rows) == 6


def test_the_name_of_a_total_over_some_columns_is_a_row() -> None:
    rows = [row(20 * n, (0, "1"), (40, "Ажил"), (90, "Тоо"), (150, str(n))) for n in range(1, 5)]
    total = row(100, (0, "Дундаж хувь нийт"))
    ((grid,),) = grids_of([[row(0, (0, "№"), (40, "А"), (90, "Б"), (150, "В")), *rows, total]])
    assert len(grid.rows) == 6


def test_other_headings_beneath_a_text_begin_a_table() -> None:
    rows = [row(20 * n, (0, str(n)), (40, "Хурал"), (100, "12"), (150, "5")) for n in range(1, 6)]
    first = row(0, (0, "№"), (40, "Ажил"), (100, "Тоо"), (150, "Хувь"))
    other = row(160, (0, "Д/д"), (70, "Биелэлт"), (180, "Оноо"))
    tables = list(tables_of([[first, *rows, row(124, (0, "Хянасан")), other]]))
    assert [len(table.rows) for table in tables] == [6, 1]


def test_names_and_numbers_are_a_table_though_but_one_stands_at_the_end_of_a_page() -> None:
    rows = [row(20 * n, (0, f"Худаг {n}"), (100, str(7 * n))) for n in range(1, 4)]
    first, second = pairs_of([[row(700, (0, "Гүүр"), (100, "14"))], rows])
    assert [len(grid.rows) for grid in (*first, *second)] == [1, 3]
    assert pairs_of([[row(700, (0, "Гүүр"), (100, "14"))], rows[:1]]) == [[], []]


def test_numbers_beneath_one_another_in_a_row_are_doubtful() -> None:
    words = [("1", 0), ("Ажил", 40), ("12", 150), ("5", 200)]
    rows = [row(40 * n, *((x, word) for word, x in words)) for n in range(4)]
    raw = [Passage((*text("Худаг", 0, 170).lines, *text("2", 0, 182).lines))]
    kinds = told([*rows, PrintedRow((*raw, *row(182, (40, "Хурал"), (150, "9")).cells))])
    assert kinds == []
    two = Passage((*text("6", 0, 170).lines, *text("7", 0, 182).lines))
    assert told([*rows, PrintedRow((two, *row(170, (40, "Хурал"), (150, "9")).cells))]) == [
        "row-unsure"
    ]


def test_a_number_with_the_text_of_the_next_column_is_doubtful() -> None:
    rows = [row(20 * n, (0, f"{n}."), (40, "Ажил"), (150, "12"), (200, "5")) for n in range(1, 4)]
    assert told(rows) == []
    joined = row(80, (0, "4. Ажил"), (150, "12"), (200, "5"))
    assert "row-unsure" in told([*rows, joined])


def test_a_text_beside_its_column_is_told_where_the_next_one_is_empty() -> None:
    rows = [row(20 * n, (0, str(n)), (40, "Ажил"), (100, "Тоо"), (200, "15")) for n in range(1, 4)]
    heads = row(0, (0, "№"), (40, "Нэр"), (100, "Утга"), (200, "Оноо"))
    assert told([heads, *rows]) == []
    assert told([heads, *rows, row(80, (0, "4"), (40, "Ажил"), (152, "9"))]) == ["column-unsure"]


def test_a_text_over_another_one_is_told() -> None:
    rows = [row(20 * n, (0, str(n)), (40, "Ажил"), (100, "Тоо"), (200, "15")) for n in range(1, 6)]
    over = row(120, (0, "6"), (40, "Ажил хийх газар"), (100, "Тоо"), (200, "15"))
    assert told([*rows, over]) == ["column-unsure", "column-unsure"]


NUMBERED = [
    row(40 * n, (0, str(n)), (40, "Ажил"), (120, f"{7 * n}"), (180, f"{3 * n}"))
    for n in range(1, 6)
]


def beneath(cells: dict[float, tuple[str, ...]], y: float) -> PrintedRow:
    """A row of cells with a line each ten points beneath the last one."""
    return PrintedRow(
        tuple(
            Passage(tuple(line for at, said in enumerate(lines) for line in text(said, x, y + 12 * at).lines))
            for x, lines in cells.items()
        )
    )  # fmt: skip


def test_words_beneath_a_number_are_doubtful_for_they_may_head_the_rows_below() -> None:
    own = {0: ("6",), 40: ("Ажил",), 120: ("42",)}
    assert told([*NUMBERED, beneath(own | {180: ("18",)}, 240)]) == []
    assert told([*NUMBERED, beneath(own | {180: ("18", "Зорилт")}, 240)]) == ["row-unsure"]


def test_a_row_whose_last_lines_are_level_in_all_columns_may_be_two() -> None:
    own = {0: ("6",), 40: ("Ажил хийх", "Нийт"), 120: ("42", "88")}
    two = beneath(own | {180: ("18", "91")}, 240)
    assert told([*NUMBERED, two]) == ["row-unsure"]
    assert told([*NUMBERED, beneath(own | {180: ("18",)}, 240)]) == []


def test_headings_on_different_levels_of_their_row_are_doubtful() -> None:
    first = {0: ("№",), 40: ("Ажил",), 120: ("Иргэд", "эр"), 180: ("эм",)}
    level = beneath(first | {180: ("Тоо", "эм")}, 0)
    assert told([level, *NUMBERED]) == []
    middle = [
        beneath({x: said}, 6 if x < 120 else 0 if x == 120 else 12) for x, said in first.items()
    ]
    uneven = PrintedRow(tuple(cell for one in middle for cell in one.cells))
    assert told([uneven, *NUMBERED]) == ["headings-unsure"]


@pytest.mark.parametrize(
    ("x", "y", "is_told"), [(120, 25, True), (120, 0, False), (150, 25, False)]
)
def test_a_line_in_columns_close_above_a_table_is_told(x: float, y: float, is_told: bool) -> None:
    ((grid,),) = grids_of([NUMBERED])
    above = row(y, (40, "Нэр"), (x, "Тоо хэмжээ"))
    assert bool(list(unread_rows([above.parted], [grid], "page 1"))) is is_told


def test_two_numbers_in_each_cell_of_a_column_may_be_two_columns() -> None:
    heads = row(0, (0, "№"), (40, "Ажил"), (120, "Иргэд эр эм"), (240, "Хувь"))
    one = row(40, (0, "1"), (40, "Ажил"), (120, "57 64"), (240, "9"))
    other = row(80, (0, "2"), (40, "Ажил"), (120, "31"), (240, "9"))
    assert told([heads, one]) == ["row-unsure"]
    assert told([heads, one, other]) == []
    assert told([heads, row(40, (0, "1"), (40, "Ажил"), (120, "57 640"), (240, "9"))]) == []


def test_a_word_far_behind_the_last_line_of_a_text_is_doubtful() -> None:
    own = text("Гүүр", 40, 252).lines[0].words[0]
    stray = Line((own, *text("36", 95, 252).lines[0].words))
    cell = Passage((*text("Худаг гүүр", 40, 240).lines, stray))
    others = row(240, (0, "6"), (120, "42"), (180, "18")).cells
    assert "row-unsure" in told([*NUMBERED, PrintedRow((others[0], cell, *others[1:]))])


@pytest.mark.parametrize(("x", "is_told"), [(142, True), (120, False), (128, False)])
def test_a_heading_in_the_middle_over_two_columns_that_is_no_row_is_told(
    x: float, is_told: bool
) -> None:
    heads = row(40, (0, "№"), (40, "Ажил"), (120, "эр"), (180, "эм"))
    ((grid,),) = grids_of(
        [
            [
                heads,
                *(
                    row(
                        40 + 20 * n,
                        *zip((0, 40, 120, 180), (str(n), "Ажил", "7", "9"), strict=True),
                    )
                    for n in range(1, 5)
                ),
            ]
        ]
    )
    above = row(26, (x, "Иргэд"))
    assert bool(list(unread_rows([above.parted], [grid], "page 1"))) is is_told


def test_a_pair_close_above_others_is_told_though_its_name_is_longer_than_theirs() -> None:
    rows = [row(20 * n, (0, f"Худаг {n}"), (100, str(7 * n))) for n in range(1, 5)]
    ((grid,),) = pairs_of([rows])
    above = row(0, (0, "Худаг, гүүр, зам засах"), (130, "31"))
    assert [one.kind for one in unread_rows([above.parted], [grid], "page 1")] == ["rows-unread"]


def test_a_number_that_touches_the_word_before_its_column_is_told() -> None:
    assert told([*NUMBERED, row(240, (0, "6"), (40, "Ажил хийсэнтэй12%"), (180, "9"))]) == [
        "column-unsure"
    ]


def test_lines_in_columns_of_which_no_table_is_made_are_told() -> None:
    parts: list[Printed] = [["№", "Нэр", "Урт гарчиг", "Тоо"], ["1", "Худаг", "", "12"]]
    document = read(parts, (2, 5, 3, 1), size="14pt", align="right + horizon")
    assert document.rows or doubts(document) == {"rows-unread"}


def told(rows: list[PrintedRow]) -> list[str]:
    """The kinds of doubts about the only table that these rows make."""
    ((grid,),) = grids_of([rows])
    words = [word for one in rows for cell in one.cells for word in cell.words]
    found = doubts_in(TableText.of(grid, words), "page 1", 0, is_new=True)
    return [repair.kind for repair in found]


def lines(*tops: float) -> list[Word]:
    return [word for y in tops for x in (0, 60, 120) for word in text("аб", x, y).words]


def test_rows_of_one_line_tell_no_leading() -> None:
    assert Print.of(lines(0, 16, 32, 48)) == Print(
        {}, is_by_cells=True, has_spaces_at_ends=False, has_wide_spaces=False
    )
    uneven = Print.of(lines(0, 11, 32, 43, 60))
    assert not uneven.is_by_cells


def test_a_program_that_leaves_out_the_wide_spaces_of_justified_lines_is_known() -> None:
    words = [word for x in (0, 40, 80, 120) for word in text("аб", x, 0).words]
    assert not Print.of(words).has_wide_spaces


def test_an_item_of_a_list_with_wide_white_in_its_line_is_no_row_of_a_table() -> None:
    words = ((20.0, "Үйлчилгээний талаар мэдээлэл"), (260.0, "өгөх;"))
    assert not row(0, (0, "\uf0b7"), *words).has_columns
    assert row(0, (0, "1."), *words).has_columns
