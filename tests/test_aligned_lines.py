"""Tables whose columns are only kept apart by spaces."""

import pytest

from tailan.documents import Paragraph, read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, chosen_form, form_words, read_plan
from tailan.plan import Plan

WIDTHS = (5, 22, 6, 20, 14, 17, 22, 6)
HEAD = ("№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин",
        "Гүйцэтгэл", "Хувь")  # fmt: skip


def aligned(*rows: tuple[str, ...]) -> str:
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(row, WIDTHS, strict=False)).rstrip()
        for row in rows
    )


def test_columns_beneath_one_another_are_read_as_a_table() -> None:
    text = aligned(
        HEAD,
        ("Зорилт 1. Усан хангамжийг сайжруулах",),
        ("1.1", "Худаг гаргах", "", "Худгийн тоо", "2", "5", "Хоёр худаг гаргав.", "70%"),
        (),
        ("1.2", "Худаг засах", "-", "Засварын тоо", "", "12", "", "100%"),
    )
    document = read_document(f"ТАЙЛАН\n\n{text}".encode(), "a.txt")
    assert document.content[0] == Paragraph("ТАЙЛАН", "line 1")
    plan = read_plan(document, form_words("performance_report"))
    assert [o.objective for o in plan.objectives] == ["Усан хангамжийг сайжруулах"]
    assert [(m.measure_no, m.budget, m.narrative, m.reported_text) for m in plan.measures] == [
        ("1.1", "", "Хоёр худаг гаргав.", "70%"), ("1.2", "-", "", "100%"),
    ]  # fmt: skip
    assert [(i.baseline_text, i.target_text) for i in plan.indicators] == [("2", "5"), ("", "12")]


def test_wide_spaces_within_text_make_no_table() -> None:
    text = "Нэг  хоёр  гурав  дөрөв\nТав  зургаа  долоо  найм  ес\nАрав  арван  нэг  хорин  тав"
    assert not read_document(text.encode(), "a.txt").rows


ROWS = (
    ("1.1", "Худаг гаргах ажил", "-", "Худгийн тоо", "2", "5", "Хоёр худаг гаргав.", "70%"),
    ("1.2", "Зам засах", "-", "Замын урт", "1", "12", "Зам засав.", "100%"),
    ("1.3", "Сургалт хийх", "-", "Сургалтын тоо", "0", "4", "Гурван сургалт хийв.", "50%"),
)


def set_right(*rows: tuple[str, ...], index: bool = False, left: bool = False) -> str:
    """A table as programs print their frames: each column as wide as its longest text."""
    named = [("" if i == 0 else f"{i - 1} ", *row) for i, row in enumerate(rows)]
    own = named if index else list(rows)
    widths = [max(map(len, column)) for column in zip(*own, strict=True)]
    first = [text.ljust(width) for text, width in zip(own[0], widths, strict=True)]
    lines = [" ".join(map(str.rjust, row, widths)) for row in own]
    return "\n".join([" ".join(first) if left else lines[0], *lines[1:]])


def read(table: str) -> Plan:
    document = read_document(f"ХЭЛТСИЙН 2025 ОНЫ ТАЙЛАН\n\n{table}\n".encode(), "a.txt")
    return read_plan(
        document, chosen_form(document, {one: form_words(one) for one in FORM_NAMES}, "")
    )


@pytest.mark.parametrize("index", [False, True])
@pytest.mark.parametrize("left", [False, True])
@pytest.mark.parametrize("lone", [False, True])
def test_columns_set_to_the_right_beneath_headings_with_one_space_between_are_a_table(
    index: bool, left: bool, lone: bool
) -> None:
    objective = [("Зорилт 1. Ус", *[""] * 7)] if lone else []
    plan = read(set_right(HEAD, *objective, *ROWS, index=index, left=left))
    assert plan.form == "performance_report"
    assert [(m.measure_no, m.measure, m.narrative, m.reported_text) for m in plan.measures] == [
        (row[0], row[1], row[6], row[7]) for row in ROWS
    ]
    assert [(i.indicator, i.baseline_text, i.target_text) for i in plan.indicators] == [
        (row[3], row[4], row[5]) for row in ROWS
    ]


def without(*left_out: int) -> list[tuple[str, ...]]:
    return [
        tuple(text for at, text in enumerate(row) if at not in left_out) for row in (HEAD, *ROWS)
    ]


@pytest.mark.parametrize(
    ("table", "key"),
    [
        (set_right(HEAD, *ROWS).replace("Хувь", "Хувь нь"), "document.aligned"),
        (set_right(*without(2, 7)), "form.missing"),
    ],
)
def test_a_print_of_a_report_is_never_read_as_statistics(table: str, key: str) -> None:
    with pytest.raises(TailanError) as caught:
        read(table)
    assert caught.value.key == key
