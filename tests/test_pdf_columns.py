"""Tables without ruling lines: columns and rows by the white between them, over pages."""

import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.documents.page.unruled.parted_lines import parted_lines
from tailan.documents.page.words import Word
from tailan.forms import form_words, read_plan

from .pdfs import raw_pdf, said, typeset

HEADS = ["№", "Арга хэмжээ", "Үйл ажиллагаа", "Суурь үзүүлэлт", "Шалгуур үзүүлэлт",
         "Хүрэх түвшин", "Хугацаа", "Хариуцах газар"]  # fmt: skip
WIDTHS = (4, 18, 22, 14, 14, 14, 9, 11)
NO_LINES = {"stroke": "none", "inset": "(x: 6pt, y: 5pt)"}


def read(raw: bytes) -> Document:
    return read_document(raw, "plan.pdf")


def activity(number: int) -> str:
    return f"{number}. Иргэдэд үйлчлэх төвийн ажлыг шалгаж, гарсан зөрчлийг арилгуулна."


def plan_rows(measures: int) -> list[list[str]]:
    """Measures of three activities each; the number and the measure stand over the first."""
    rows = [HEADS, ["8*Зорилт 1. Иргэдэд үйлчлэх ажлыг сайжруулна."]]
    for n in range(1, measures + 1):
        for i in (1, 2, 3):
            head = [str(n), f"{n} дүгээр сумын Засаг даргын Тамгын газрын ажлыг шалгах"]
            rows.append([*(head if i == 1 else ["", ""]), activity(i), "Шалгалт хийсэн.",
                         "Шалгалтын үр дүнгээр", "Зөрчил арилсан байна.", "2-р улиралд", "ЗДТГ"])  # fmt: skip
    return rows


@pytest.mark.parametrize("repeat", ["true", "false"])
@pytest.mark.parametrize("stroke", ["none", "(y: 0.5pt)", "0.5pt"])
def test_activities_are_told_apart_with_and_without_lines(stroke: str, repeat: str) -> None:
    raw = typeset(plan_rows(16), WIDTHS, repeat=repeat, **NO_LINES | {"stroke": stroke})
    plan = read_plan(read(raw), form_words("action_plan"))
    assert [(m.measure_no, m.activity_no) for m in plan.measures] == [
        (str(n), f"{n}.{i}") for n in range(1, 17) for i in (1, 2, 3)
    ]
    assert {m.activity for m in plan.measures} == {activity(1)[3:]}
    assert {i.target_text for i in plan.indicators} == {"Зөрчил арилсан байна."}
    assert plan.measures[-1].measure == "16 дүгээр сумын Засаг даргын Тамгын газрын ажлыг шалгах"


def test_a_column_that_is_empty_on_a_page_stays_a_column() -> None:
    lines = [[str(n), "Хурал", "12" if n < 30 else "", "Тийм"] for n in range(1, 60)]
    document = read(
        typeset([["№", "Ажил", "Төсөв", "Биелэлт"], *lines], repeat="false", **NO_LINES)
    )
    assert [row.texts for row in document.rows[1:]] == [tuple(line) for line in lines]


def test_a_signature_beside_its_post_is_no_table() -> None:
    content = said("DIRECTOR", 80, 700) + said("B. Name", 300, 700)
    content += said("OFFICER", 80, 680) + said("C. Name", 300, 680)
    assert read(raw_pdf(content)).rows == ()


def test_headings_repeated_over_a_table_of_numbers_are_no_row() -> None:
    lines = [[f"{n}-р сум", str(1000 + n), str(20 + n)] for n in range(1, 60)]
    parts = ["Сумдын хүн ам", ["Сум", "Хүн ам", "Өрх"], *lines]
    plan = read_plan(read(typeset(parts)), form_words("statistics"))
    assert [(c.row, c.column, c.text) for c in plan.statistics] == [
        cell for name, people, homes in lines
        for cell in ((name, "Хүн ам", people), (name, "Өрх", homes))
    ]  # fmt: skip


def measure_rows(first: int, last: int) -> list[list[str]]:
    return [
        [f"1.{n}", "Айл өрхийн судалгаа", "Байгууллагын төсөв" if n == 4 else "-", "Тоо", str(n)]
        for n in range(first, last)
    ]


def test_a_word_too_long_for_its_column_stays_in_it() -> None:
    rows = [["№", "Ажил", "Төсөв", "Үзүүлэлт", "Зорилт"], *measure_rows(1, 9)]
    document = read(typeset(rows, (4, 14, 5, 30, 8), **NO_LINES))
    assert [row.texts for row in document.rows[1:]] == [tuple(row) for row in rows[1:]]


def test_small_tables_without_lines_beneath_one_another_are_several() -> None:
    parts = [
        ["№", "Ажил", "Биелэлт", "Оноо"], ["1.", "Төлөвлөгөө", "90%", "63"],
        ["2.", "Сургалт", "80%", "12"], ["3.", "Хэлэлцүүлэг", "80%", "12"],
        "2. Ур чадвар", ["№", "Хийх зүйл", "Үнэлгээ"], ["1.", "", ""], ["2.", "", ""],
        ["Ур чадвараа дээшлүүлэх зорилт, түүний арга хэмжээний биелэлтийн дундаж оноо", "", ""],
        "3. Хандлага", ["№", "Үзүүлэлт", "Өгсөн оноо"], ["1.", "Багаар ажиллах", "15"],
        ["2.", "Харилцаа", "14"], "Үнэлгээ өгсөн:",
    ]  # fmt: skip
    document = read(typeset(parts, **NO_LINES))
    tables = {row.table for row in document.rows}
    assert len(tables) == 3
    assert [row.texts for row in document.rows] == [tuple(p) for p in parts if isinstance(p, list)]


def test_the_last_page_of_a_table_ends_before_another_one() -> None:
    parts: list[str | list[str]] = [["№", "Ажил", "Төсөв", "Үзүүлэлт", "Зорилт"]]
    parts += measure_rows(1, 40)
    parts += ["ХЯНАСАН:", "ХЭЛТСИЙН ДАРГА", ["Д/д", "Зорилтын биелэлт", "Оноо"]]
    parts += [[f"{n}.", "Гүйцэтгэл", "15"] for n in range(1, 4)]
    document = read(typeset(parts, (4, 14, 12, 10, 8), repeat="false", **NO_LINES))
    expected = [tuple(part) for part in parts if isinstance(part, list)]
    assert [row.texts for row in document.rows] == expected


def test_the_rest_of_a_row_on_the_next_page_stays_in_its_column() -> None:
    long = " ".join(f"Хурлыг {n} дүгээр сарын 12-нд хийж, тэмдэглэл хөтлөв." for n in range(1, 60))
    rows = [["№", "Ажил", "Тоо", "Тайлан"]]
    rows += [[f"1.{n}", "Хурал хийх", str(n), long if n == 9 else "Хийв."] for n in range(1, 12)]
    raw = typeset(rows, (4, 14, 5, 20), repeat="false", **NO_LINES)
    document = read(raw)
    assert document.rows[-1].texts == ("1.11", "Хурал хийх", "11", "Хийв.")
    told = " ".join(row.texts[-1] for row in document.rows[9:-2])
    assert told == long


def test_names_with_a_number_beside_each_are_a_table() -> None:
    rows = [
        ["Оршин суугаа газрын хаягийн бүртгэл, түүний лавлагаа", "1,333,383"],
        ["Вакцины гэрчилгээ", "747,816"], ["Жолооч", "1,154"], ["Зээл (иргэн)", "12"],
    ]  # fmt: skip
    document = read(typeset(["Хамгийн их авсан", *rows, "Баярлалаа"], (4, 3), **NO_LINES))
    assert [row.texts for row in document.rows] == [tuple(row) for row in rows]


def test_figures_beside_a_few_names_are_running_text() -> None:
    rows = [["Иргэн", "747,816"], ["Жолооч", "1,154"]]
    assert read(typeset(["Хамрагдсан", *rows], (4, 3), **NO_LINES)).rows == ()


def test_only_the_rest_of_a_row_may_stand_beneath_the_heads_of_a_page() -> None:
    long = " ".join(f"Хурлыг {n} дүгээр сарын 12-нд хийж, тэмдэглэл хөтлөв." for n in range(1, 41))
    rows = [["№", "Ажил", "Тоо", "Тайлан"]]
    rows += [[f"1.{n}", "Хурал хийх", str(n), "Хийв." if n < 5 else long] for n in range(1, 6)]
    document = read(typeset(rows, (4, 14, 5, 20), setup="#set page(height: 120mm)", **NO_LINES))
    assert document.rows[-1].texts[:3] == ("", "", "")
    told = [row.texts[-1] for row in document.rows[5:] if row.texts[-1] != "Тайлан"]
    assert " ".join(told) == long


def test_a_heading_in_the_middle_of_the_page_heads_what_follows() -> None:
    rows = [
        ["№", "Ажил", "Төсөв", "Шалгуур үзүүлэлт", "Суурь", "Хүрэх түвшин", "Гүйцэтгэл", "Хувь"]
    ]
    for n in (1, 2):
        rows.append([f"8*Зорилт {n}. Ундны усны чанарыг сайжруулах"])
        rows += [[f"{n}.{i}", "Худаг гаргах", "-", "Худгийн тоо", "0", "4", "Гаргав.", "70%"]
                 for i in range(1, 7)]  # fmt: skip
    align = "(x, y) => if x in (0, 4, 5, 7) { center + top } else { left + top }"
    raw = typeset(rows, (4, 15, 8, 14, 7, 7, 35, 8), align=align, **NO_LINES)
    plan = read_plan(read(raw), form_words("performance_report"))
    assert [one.objective_no for one in plan.objectives] == ["1", "2"]
    assert {one.indicator for one in plan.indicators} == {"Худгийн тоо"}


def test_lines_of_text_that_wide_spaces_fill_are_no_table() -> None:
    text = (
        "Байгууллагуудынхаа үйл ажиллагааг тогтмолжуулах зорилгоор сургалтуудыг "
        "зохионбайгуулах, хэрэгжилтийг тайлагнуулах, урьдчилансэргийлэх арга хэмжээг "
        "мэргэжилтнүүдийн оролцоотойгоор хэлэлцүүлж, баталгаажуулна. "
    ) * 6
    setup = "#set page(width: 148mm, height: 210mm, margin: 15mm, flipped: false)"
    document = read(typeset([text.strip()], size="11pt", justify="true", setup=setup))
    assert document.rows == ()
    assert [item.text for item in document.content if isinstance(item, Paragraph)] == [text.strip()]


def test_a_line_is_one_text_where_all_its_printed_spaces_are_as_wide() -> None:
    def line(*lefts: float, is_spaced: bool) -> int:
        words = [Word("арга", x, 0, x + 20, 10, is_spaced=is_spaced) for x in lefts]
        (found,) = parted_lines(words)
        return len(found.parts)

    assert line(0, 30, 60, is_spaced=True) == 1
    assert line(0, 30, 60, is_spaced=False) == 3
    assert line(0, 30, 64, is_spaced=True) == 3
    assert line(0, 30, is_spaced=True) == 2
