"""Tables whose columns are only kept apart by spaces."""

from tailan.documents import Paragraph, read_document
from tailan.forms import form_words, read_plan

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
