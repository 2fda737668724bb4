"""The short form of the campaign of invented tables without lines; `make soak` runs the long one."""

from dataclasses import replace
from random import Random

import pytest

from tailan.documents import Cell, Document, Row

from .soak.invented import Box, Invented
from .soak.setting import Setting
from .soak.unruled import SILENT, differing, drawn, judged
from .soak.unruled_prints import typeset

SEED, TABLES = 6, 8
HEADS = ["№", Box("Иргэд", span=2)]
TABLE = Invented("plan", [HEADS, ["Дугаар", "эр", "эм"]], [["1", "57", "64"]], [1, 1, 1])


def read(*rows: tuple[int, str, str, str]) -> Document:
    """Rows as a reader gives them, each on its page."""
    return Document(
        "a.pdf", "pdf", "",
        tuple(
            Row(tuple(Cell(text, f"page {page} row 1 cell {at}") for at, text in enumerate(texts)), 1)
            for page, *texts in rows
        ),
    )  # fmt: skip


@pytest.mark.parametrize("number", range(TABLES))
def test_an_invented_table_without_lines_is_not_silently_wrong(number: int) -> None:
    sheets = drawn(SEED, 1 + number, ["typst"])["typst"]
    table, setting = list(sheets.values())[-1]
    assert judged(table, typeset(table, setting))[0] != SILENT


def test_a_row_cut_by_the_end_of_a_page_is_one_and_headings_printed_again_are_none() -> None:
    head = (1, "№", "Иргэд", ""), (1, "Дугаар", "эр", "эм")
    again = replace(TABLE, heads=[HEADS])
    assert not list(differing(TABLE, read(*head, (1, "1", "5", "64"), (2, "", "7", ""))))
    assert not list(differing(again, read(head[0], (2, *head[0][1:]), (2, "1", "57", "64"))))


@pytest.mark.parametrize(
    "rows",
    [
        [(1, "1", "57", "46")],
        [(1, "1", "5", "64"), (1, "", "7", "")],
        [],
        [(1, "1", "57", "64"), (1, "2", "", "")],
    ],
)
def test_a_row_read_otherwise_is_found(rows: list[tuple[int, str, str, str]]) -> None:
    head = (1, "№", "Иргэд", ""), (1, "Дугаар", "эр", "эм")
    assert list(differing(TABLE, read(*head, *rows)))


def test_tables_are_the_same_in_each_campaign_of_a_seed() -> None:
    one, other = (drawn(SEED, 9, ["typst", "office"]) for _ in range(2))
    assert one == other
    assert {len(sheets) for sheets in one.values()} == {4, 5}
    assert Setting.drawn(Random(1)) == Setting.drawn(Random(1))  # noqa: S311 (no secret)
