"""A row that the end of a page cuts, without a line that closes it, is one row."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tailan.documents import Document, Paragraph, Row
from tailan.documents.page import Page, PageReader
from tailan.documents.page.ruling import Rule
from tailan.documents.page.words import Word
from tailan.plan import Repair

HEAD = ("№", "Арга хэмжээ", "Хугацаа")
XS = (40, 80, 320, 420)
HEIGHT = 40


def page(number: int, *rows: tuple[str, ...], above: bool = True, below: bool = True) -> Page:
    """A page with a ruled table of these rows; its first or last line may be missing."""
    ys = [50 + HEIGHT * i for i in range(len(rows) + 1)]
    drawn = ys[0 if above else 1 : len(ys) if below else -1]
    rules = [Rule(True, y, XS[0], XS[-1]) for y in drawn]
    rules += [Rule(False, x, ys[0], ys[-1]) for x in XS]
    words = [
        word
        for y, row in zip(ys, rows, strict=False)
        for x, line in zip(XS, row, strict=False)
        for word in line_of(line, x + 4, y + 4)
    ]
    return Page(number, 460, 400, tuple(words), tuple(rules))


def line_of(text: str, x: float, y: float) -> Iterator[Word]:
    for word in text.split():
        yield Word(word, x, y, x + 5 * len(word), y + 10)
        x += 5 * len(word) + 4


def read(*pages: Page) -> Document:
    found = list(PageReader(pages).content())
    rows = tuple(item for item in found if isinstance(item, Row))
    repairs = tuple(item for item in found if isinstance(item, Repair))
    return Document("plan.pdf", "pdf", "", rows, repairs)


def texts(*pages: Page) -> list[tuple[str, ...]]:
    return [row.texts for row in read(*pages).rows]


WHOLE = ("1", "Сургалт хийх", "Жилдээ")
CUT = ("2", "", "02-р сард")
REST = ("", "аян зохион", "")
LAST = ("3", "Хурал хийх", "Жилдээ")


def test_a_row_that_no_line_closes_goes_on_on_the_next_page() -> None:
    pages = page(1, HEAD, WHOLE, CUT, below=False), page(2, REST, LAST, above=False)
    assert texts(*pages) == [HEAD, WHOLE, ("2", "аян зохион", "02-р сард"), LAST]


def test_a_head_that_is_printed_again_stands_between_both_parts() -> None:
    pages = page(1, HEAD, WHOLE, CUT, below=False), page(2, HEAD, REST, LAST)
    assert texts(*pages) == [HEAD, WHOLE, ("2", "аян зохион", "02-р сард"), LAST]


def test_a_row_may_be_cut_twice() -> None:
    middle = page(2, ("", "аян зохион", ""), above=False, below=False)
    pages = page(1, HEAD, CUT, below=False), middle, page(3, ("", "байгуулах", ""), above=False)
    assert texts(*pages) == [HEAD, ("2", "аян зохион байгуулах", "02-р сард")]


@pytest.mark.parametrize(
    "below", [("2", "Хурал хийх", "Жилдээ"), ("", "Хурал хийх", "жилдээ"), ("2", "", "Жилдээ")]
)
def test_a_line_that_the_next_page_draws_closes_a_whole_row(below: tuple[str, ...]) -> None:
    pages = page(1, HEAD, WHOLE, below=False), page(2, HEAD, below)
    assert texts(*pages) == [HEAD, WHOLE, below]


def test_without_a_line_on_either_side_capitals_go_on_too() -> None:
    upper, lower = ("1", "Сайн туршлага", "Жилдээ"), ("", "Дорнод аймагт", "")
    pages = page(1, HEAD, upper, below=False), page(2, lower, LAST, above=False)
    assert texts(*pages)[1] == ("1", "Сайн туршлага Дорнод аймагт", "Жилдээ")


def test_a_table_that_is_closed_nowhere_tells_nothing() -> None:
    pages = page(1, HEAD, CUT, below=False), page(2, REST, LAST, below=False)
    assert texts(*pages) == [HEAD, CUT, REST, LAST]


def test_a_row_after_a_break_still_says_so_where_the_parts_do_not_fit() -> None:
    pages = page(1, HEAD, WHOLE, below=False), page(2, LAST)
    assert [row.is_after_break for row in read(*pages).rows] == [True, False, True]


def test_each_part_of_a_cell_keeps_its_place() -> None:
    upper = ("1", "Өргөн нэвтрүүлэг", "")
    found = read(page(1, HEAD, upper, below=False), page(2, ("", "хийх", "Жилдээ"), above=False))
    _, cell, deadline = found.rows[1].cells
    assert [(part.text, part.place) for part in cell.pieces] == [
        ("Өргөн нэвтрүүлэг", "page 1 row 2 cell 2"),
        ("хийх", "page 2 row 1 cell 2"),
    ]
    assert deadline.place == "page 2 row 1 cell 3"
    assert found.repairs == (Repair("page 2 row 1 cell 2", "row-joined", "хийх | Жилдээ", "1"),)


def test_a_cell_that_ends_above_has_one_part() -> None:
    found = read(page(1, HEAD, CUT, below=False), page(2, REST, LAST, above=False))
    assert [cell.parts for cell in found.rows[1].cells] == [(), (), ()]


def test_other_lines_across_a_page_are_no_row() -> None:
    other = replace(page(2, REST, LAST, above=False), rules=(Rule(False, 200, 50, 300),))
    assert len(texts(page(1, HEAD, WHOLE, below=False), other)) == len([HEAD, WHOLE])


def test_a_row_that_stood_in_another_table_is_no_head_printed_again() -> None:
    rest = ("", "хийх", "")
    other = page(1, HEAD, rest)
    between = Page(2, 460, 400, tuple(line_of("Бусад ажил", 44, 60)), ())
    upper = ("1", "Сургалт", "Жилдээ")
    pages = page(3, HEAD, upper, below=False), page(4, rest, LAST, above=False)
    assert texts(other, between, *pages)[3] == ("1", "Сургалт хийх", "Жилдээ")


def test_what_is_remarked_on_in_a_table_stays() -> None:
    unsure = replace(page(1, HEAD, WHOLE), unread=((44.0, 100.0),))
    assert [repair.kind for repair in read(unsure).repairs] == ["ink-unread"]


def test_a_running_head_right_above_a_table_stands_outside_of_it() -> None:
    pages = [page(number, HEAD, (f"{number}", "Сургалт", "Жилдээ")) for number in (1, 2, 3)]
    head = tuple(line_of("Тайлан", 44, 41))
    printed = [replace(one, height=900, words=(*head, *one.words)) for one in pages]
    found = list(PageReader(printed).content())
    assert {item.table for item in found if isinstance(item, Row)} == {1}
    # The first page may have no other title.
    assert [item.place for item in found if isinstance(item, Paragraph)] == ["page 1 paragraph 1"]


@pytest.mark.parametrize("begun", [("2", "Мод", "02-р"), ("2", "Мод тарих", "")])
def test_a_row_begun_on_a_page_and_printed_whole_on_the_next_counts_once(
    begun: tuple[str, ...],
) -> None:
    again = ("2", "Мод тарих", "02-р сард")
    document = read(page(1, HEAD, WHOLE, begun, below=False), page(2, again, LAST))
    assert [row.texts for row in document.rows] == [HEAD, WHOLE, again, LAST]
    told = [repair.before for repair in document.repairs if repair.kind == "text-repeated"]
    assert told == [text for text in begun if text]


def test_a_row_cut_at_its_only_line_and_printed_again_counts_once() -> None:
    again = ("2", "Мод тарих", "02-р сард")
    pages = page(1, HEAD, WHOLE, again, below=False), page(2, again, LAST)
    assert texts(*pages) == [HEAD, WHOLE, again, LAST]


def test_a_row_begun_with_other_words_is_one_of_its_own() -> None:
    rows = ("2", "Мод", "Жилдээ"), ("2", "Модгүй", "03-р сард")
    pages = page(1, HEAD, rows[0], below=False), page(2, rows[1], LAST)
    assert texts(*pages) == [HEAD, *rows, LAST]


NAMES = ("Аймаг", "Хүн ам", "Хувь")
ROWS = tuple((name, f"{number}000", f"{number}%") for number, name in enumerate("АБВГ", start=1))


def test_a_row_that_ends_a_page_and_begins_the_next_one_counts_once() -> None:
    document = read(page(1, NAMES, *ROWS[:2]), page(2, *ROWS[1:]))
    assert [row.texts for row in document.rows] == [NAMES, *ROWS]
    told = [repair.before for repair in document.repairs if repair.kind == "text-repeated"]
    assert told == list(ROWS[1])
    assert [row.is_after_break for row in document.rows] == [True, False, False, True, False]


def test_beneath_a_head_printed_again_it_counts_once_too() -> None:
    assert texts(page(1, NAMES, *ROWS[:2]), page(2, NAMES, *ROWS[1:])) == [
        NAMES, *ROWS[:2], NAMES, *ROWS[2:],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ([("", "Тийм", "Үгүй")] * 2, [("", "Тийм", "Үгүй")]),
        ([("", "Тийм", "Үгүй")], [("", "Тийм", "Үгүй")] * 2),
        ([("", "Тийм", "")], [("", "Тийм", "")]),
    ],
)
def test_rows_that_a_table_has_more_than_once_all_count(
    upper: list[tuple[str, str, str]], lower: list[tuple[str, str, str]]
) -> None:
    assert texts(page(1, HEAD, *upper), page(2, *lower)) == [HEAD, *upper, *lower]


def test_a_row_that_stood_further_above_is_no_head_printed_again() -> None:
    yes = ("Тийм", "Тийм", "")
    pages = page(1, HEAD, WHOLE, yes, CUT, below=False), page(2, yes, LAST)
    assert texts(*pages) == [HEAD, WHOLE, yes, CUT, yes, LAST]


def test_a_title_of_a_group_that_is_printed_again_between_both_parts_is_told() -> None:
    title = ("", "Боловсрол", "")
    pages = page(1, HEAD, WHOLE, WHOLE, WHOLE, title, CUT, below=False), page(2, HEAD, title, REST)
    document = read(*pages)
    assert document.rows[-1].texts == ("2", "аян зохион", "02-р сард")
    assert [repair.kind for repair in document.repairs] == ["text-repeated", "row-joined"]


def test_a_head_may_be_printed_again_without_the_title_over_it() -> None:
    title = ("", "Төлөвлөгөө", "")
    pages = page(1, title, HEAD, WHOLE, CUT, below=False), page(2, HEAD, REST, LAST)
    document = read(*pages)
    assert [row.texts for row in document.rows][3:] == [("2", "аян зохион", "02-р сард"), LAST]
    assert [repair.kind for repair in document.repairs] == ["row-joined"]


def test_a_title_that_ends_a_page_and_begins_the_next_one_counts_once() -> None:
    title = ("", "Ур чадварын үзүүлэлт", "")
    document = read(page(1, HEAD, WHOLE, title), page(2, title, LAST))
    assert [row.texts for row in document.rows] == [HEAD, WHOLE, title, LAST]
    assert [repair.before for repair in document.repairs] == ["Ур чадварын үзүүлэлт"]


def lined(one: Page, *lines: tuple[str, float, float]) -> Page:
    """The page with more lines, each at a place of its own."""
    more = (word for text, x, y in lines for word in line_of(text, x, y))
    return replace(one, words=(*one.words, *more))


def test_a_line_that_is_printed_on_both_pages_counts_once() -> None:
    upper = page(1, HEAD, ("1", "Сургалт", "Жилдээ"), below=False)
    lower = page(2, ("", "аян зохион", ""), LAST, above=False)
    document = read(lined(upper, ("аян зохион", 84, 108)), lined(lower, ("байгуулах", 84, 68)))
    assert texts_of(document)[1] == ("1", "Сургалт аян зохион байгуулах", "Жилдээ")
    told = [(one.place, one.before) for one in document.repairs if one.kind == "text-repeated"]
    assert told == [("page 2 row 1 cell 2", "аян зохион")]


def test_a_row_of_which_only_such_a_line_stands_on_the_next_page_is_whole() -> None:
    pages = page(1, HEAD, ("1", "Сургалт", "33%"), below=False), page(2, ("", "", "33%"), LAST)
    assert texts(*pages) == [HEAD, ("1", "Сургалт", "33%"), LAST]


def test_rows_that_have_but_some_lines_in_common_all_count() -> None:
    upper, lower = ("1", "Сургалт хийх", "Жилдээ"), ("2", "Мод тарих", "Жилдээ")
    pages = page(1, HEAD, upper, below=False), page(2, lower, LAST)
    assert texts(*pages) == [HEAD, upper, lower, LAST]


def texts_of(document: Document) -> list[tuple[str, ...]]:
    return [row.texts for row in document.rows]
