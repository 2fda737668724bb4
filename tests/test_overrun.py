"""Texts that run over the edge of their table, where their ends may not be printed."""

import pytest

from tailan.documents import Paragraph, Row
from tailan.documents.page import Page, PageReader
from tailan.documents.page.ruling import Rule
from tailan.documents.page.words import Word
from tailan.plan import Repair

XS, EDGE, PITCH = (40.0, 80.0, 320.0), 100.0, 12.0
TEXT = ("Сургалт", "аян зохион", "байгуулна.")


def page(*lines: tuple[str, float, float], edge: float = EDGE) -> Page:
    """A page with a table of a head and a row, and lines with their left and upper edges."""
    rules = [Rule(True, y, XS[0], XS[-1]) for y in (50.0, 70.0, edge)]
    rules += [Rule(False, x, 50.0, edge) for x in XS]
    said = [("№", 44.0, 54.0), ("Ажил", 84.0, 54.0), ("1", 44.0, 74.0), *lines]
    return Page(1, 360, 400, tuple(word for line in said for word in words(*line)), tuple(rules))


def words(text: str, x: float, y: float) -> list[Word]:
    found = []
    for part in text.split():
        found.append(Word(part, x, y, x + 5 * len(part), y + 10))
        x += 5 * len(part) + 3
    return found


def read(one: Page) -> tuple[list[str], list[str], list[Repair]]:
    """The last row, the paragraphs and the remarks of a page."""
    found = list(PageReader([one]).content())
    rows = [item.texts for item in found if isinstance(item, Row)]
    said = [item.text for item in found if isinstance(item, Paragraph)]
    return list(rows[-1]), said, [item for item in found if isinstance(item, Repair)]


def column(*texts: str, left: float = 84.0) -> list[tuple[str, float, float]]:
    return [(text, left, 74.0 + PITCH * i) for i, text in enumerate(texts)]


@pytest.mark.parametrize("edge", [99.9, 96.0], ids=["through the line", "above it"])
def test_a_text_goes_on_over_the_line_that_closes_its_row(edge: float) -> None:
    row, said, told = read(page(*column(*TEXT), edge=edge))
    assert (row, said) == (["1", "Сургалт аян зохион байгуулна."], [])
    assert told == [Repair("page 1 row 2 cell 2", "text-overrun", "байгуулна.")]


@pytest.mark.parametrize(
    ("below", "left", "top"),
    [
        ("Тайлбар:", 84.0, 98.0),
        ("байгуулна.", 84.0, 101.0),
        ("байгуулна.", 44.0, 98.0),
        ("бүх ажлыг нийт хэлтэс, нэгж хамтран зохион байгуулна.", 84.0, 98.0),
    ],
    ids=["a capital", "another pitch", "another column", "beyond the column"],
)
def test_a_paragraph_beneath_a_table_is_none_of_its_text(
    below: str, left: float, top: float
) -> None:
    _, said, told = read(page(*column(*TEXT[:2]), (below, left, top), edge=97.0))
    assert (said, told) == ([below], [])


def test_a_row_of_one_line_tells_no_pitch() -> None:
    _, said, _ = read(page(*column("Сургалт"), ("аян", 84.0, 86.0), edge=86.0))
    assert said == ["аян"]


@pytest.mark.parametrize(
    ("word", "told"), [("байгууллагуу", ["байгууллагуу"]), ("байгууллага.", [])]
)
def test_what_a_word_over_the_right_edge_lacks_may_not_be_printed(
    word: str, told: list[str]
) -> None:
    _, _, repairs = read(page((word, 270.0, 74.0)))
    assert [repair.before for repair in repairs if repair.kind == "text-overrun"] == told
