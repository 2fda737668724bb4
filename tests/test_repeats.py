"""Dumps that repeat the text of a merged cell in each of its columns."""

import pytest

from tailan.documents import Document, read_document
from tailan.forms import form_words, read_plan


def read(*rows: str, name: str = "a.txt") -> Document:
    lines = ("\t".join(row.split("|")) for row in rows)
    return read_document("\n".join(lines).encode(), name)


def cells(document: Document) -> list[tuple[tuple[str, int], ...]]:
    return [tuple((cell.line, cell.span) for cell in row.cells) for row in document.rows]


def test_words_in_the_first_cells_of_a_row_are_one_merged_cell() -> None:
    document = read("№|Нэр|Тоо|Хувь", "Ус|Ус|Ус|Ус", "Дундаж|Дундаж|Дундаж|5")
    assert cells(document)[1:] == [(("Ус", 4),), (("Дундаж", 3), ("5", 1))]
    assert [(r.place, r.kind, r.before, r.after) for r in document.repairs] == [
        ("line 2 cell 1", "cells-repeated", "Ус", "4"),
        ("line 3 cell 1", "cells-repeated", "Дундаж", "3"),
    ]


@pytest.mark.parametrize("row", ["Баян|Баян|5|6", "1|1|1|1", "-|-|-|-", "1|Ус|Ус|Ус", "|||Ус"])
def test_other_equal_cells_stay_apart(row: str) -> None:
    document = read("№|Нэр|Тоо|Хувь", row)
    assert document.rows[1].texts == tuple(row.split("|"))
    assert document.repairs == ()


def test_an_objective_that_is_repeated_in_each_column_is_read_once() -> None:
    head = "№|Арга хэмжээ|Төсөв|Шалгуур үзүүлэлт|Суурь түвшин|Зорилтот түвшин|Гүйцэтгэл|Хувь"
    objective, measure = "|".join(["Усан хангамж"] * 8), "1.1|Худаг|-|Тоо|2|5|Гаргав.|70%"
    plan = read_plan(read(head, objective, measure), form_words("performance_report"))
    assert [(o.objective_no, o.objective) for o in plan.objectives] == [("1", "Усан хангамж")]
    assert [m.measure_no for m in plan.measures] == ["1.1"]
