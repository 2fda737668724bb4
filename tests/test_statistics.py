"""Tables of numbers and headline figures, cell by cell."""

from decimal import Decimal

import pytest
from openpyxl import Workbook

from tailan.documents import Cell as Printed
from tailan.documents import Row, read_document
from tailan.forms import form_words, read_plan, recognised_form
from tailan.forms.broken_rows import whole_rows
from tailan.plan import Plan

from .conversion import saved
from .pdfs import typeset
from .word import Box, Rows, paragraph, table, word_file

WORDS = form_words("statistics")
Cell = tuple[str, str, str, object, str]


def lines(*rows: str) -> str:
    return "\n".join("\t".join(row.split("|")) for row in rows)


def read(text: str) -> Plan:
    return read_plan(read_document(text.encode(), "a.txt"), WORDS)


def cells(plan: Plan) -> list[Cell]:
    return [(c.table, c.row, c.column, c.value, c.text) for c in plan.statistics]


def test_every_cell_is_a_row_empty_ones_too() -> None:
    plan = read("Хүснэгт 1. Хүн ам\n\n" + lines("Аймаг|2023|Хувь", "Арх|94 205|32%", "Нийт||-"))
    assert cells(plan) == [
        ("Хүснэгт 1. Хүн ам", "Арх", "2023", 94205, "94 205"),
        ("Хүснэгт 1. Хүн ам", "Арх", "Хувь", 32, "32%"),
        ("Хүснэгт 1. Хүн ам", "Нийт", "2023", None, ""),
        ("Хүснэгт 1. Хүн ам", "Нийт", "Хувь", None, "-"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        (
            "АРХИВ||",
            "№|Үйлчилгээ|Тоо",
            "1|Лавлагаа|12",
            "2|Хуулбар|",
            "ЦАГДАА||",
            "№|Үйлчилгээ|Тоо",
            "1|Зөвшөөрөл|3",
        ),
        ("№|Үйлчилгээ|Тоо", "АРХИВ||", "1|Лавлагаа|12", "2|Хуулбар|", "ЦАГДАА||", "1|Зөвшөөрөл|3"),
    ],
)
def test_bodies_name_the_parts_of_a_table(rows: tuple[str, ...]) -> None:
    assert cells(read(lines(*rows))) == [
        ("АРХИВ", "Лавлагаа", "Тоо", 12, "12"),
        ("АРХИВ", "Хуулбар", "Тоо", None, ""),
        ("ЦАГДАА", "Зөвшөөрөл", "Тоо", 3, "3"),
    ]


YEARS: list[Rows] = [
    [
        ["Аймаг", "2023 он", "", "2024 он", ""],
        ["", "тоо", "хувь", "тоо", "хувь"],
        ["А", "1", "10%", "2", "20%"],
    ],
    [
        ["Аймаг", Box("2023 он", span=2), Box("2024 он", span=2)],
        ["", "тоо", "хувь", "тоо", "хувь"],
        ["А", "1", "10%", "2", "20%"],
    ],
]


@pytest.mark.parametrize("rows", YEARS)
def test_headings_in_two_rows_are_one_name(rows: Rows) -> None:
    raw = word_file(paragraph("ХҮН АМ"), table(rows))
    plan = read_plan(read_document(raw, "a.docx"), WORDS)
    assert [(c.column, c.value) for c in plan.statistics] == [
        ("2023 он тоо", 1), ("2023 он хувь", 10), ("2024 он тоо", 2), ("2024 он хувь", 20),
    ]  # fmt: skip


def test_the_line_right_above_named_columns_is_their_caption() -> None:
    above = "# ЖИШЭЭ АЙМАГ\n\nБүртгэл, сумаар\n\n"
    plan = read(above + lines("Сум|Хүн ам|Хувь", "Арх|94|32%", "Бор|10|8%"))
    assert {cell.table for cell in plan.statistics} == {"Бүртгэл, сумаар"}


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        (("1. Гэрчилгээ|12", "2. Лавлагаа|3", "Нийт|15"), ["Гэрчилгээ", "Лавлагаа", "Нийт"]),
        (("1) Гэрчилгээ|12", "2) Лавлагаа|3"), ["Гэрчилгээ", "Лавлагаа"]),
        (("1. Гэрчилгээ|12", "Лавлагаа|3"), ["1. Гэрчилгээ", "Лавлагаа"]),
        (("2. Гэрчилгээ|12", "3. Лавлагаа|3"), ["2. Гэрчилгээ", "3. Лавлагаа"]),
        (("1.5 литр|12", "2.5 литр|3"), ["1.5 литр", "2.5 литр"]),
    ],
)
def test_numbers_that_only_count_the_rows_are_no_part_of_their_names(
    rows: tuple[str, ...], names: list[str]
) -> None:
    plan = read("# ҮЙЛЧИЛГЭЭ\n\n" + lines("Үйлчилгээ|Тоо", *rows))
    assert [cell.row for cell in plan.statistics] == names


def test_headline_figures_have_the_words_around_them() -> None:
    text = "# ХЭРЭГЛЭГЧ\n\n1,5 сая\n\n68 байгууллага\n\n789 үйлчилгээ\n(орон нутгийн 1,285)\n\n**НЭГДСЭН 37%**"
    plan = read(text)
    assert cells(plan) == [
        ("ХЭРЭГЛЭГЧ", "ХЭРЭГЛЭГЧ", "", None, "1,5 сая"),
        ("ХЭРЭГЛЭГЧ", "байгууллага", "", 68, "68"),
        ("ХЭРЭГЛЭГЧ", "үйлчилгээ", "", 789, "789"),
        ("ХЭРЭГЛЭГЧ", "орон нутгийн", "", 1285, "1,285"),
        ("ХЭРЭГЛЭГЧ", "НЭГДСЭН", "", 37, "37%"),
    ]
    assert [(r.kind, r.before) for r in plan.repairs] == [("number-size", "1,5 сая")]


@pytest.mark.parametrize("text", ["Мобайл\n\nВеб\n\n87%\n\n13%", "87%\n\n13%\n\nМобайл\n\nВеб"])
def test_a_row_of_labels_names_a_row_of_figures(text: str) -> None:
    plan = read(f"# СУВАГ\n\n{text}")
    assert [(c.row, c.value) for c in plan.statistics] == [("Мобайл", 87), ("Веб", 13)]
    assert [r.kind for r in plan.repairs] == ["figure-labelled"] * 2


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        ("○ {} – {}", "435 976"),
        ("• {}: {}", "35 976"),
        ("- {} {}", "1 316 764"),
        ("1. {} – {}", "4,350"),
    ],
)
def test_the_figures_of_a_list_are_whole_and_count_what_stands_above_it(
    item: str, printed: str
) -> None:
    listed = "\n".join(item.format(name, printed) for name in ("Гэрчилгээ", "Лавлагаа"))
    plan = read(
        f"# ҮЙЛЧИЛГЭЭ\n\nҮзүүлсэн тоо\n\n{listed}\n\n" + lines("Сум|Хүн ам", "Арх|94", "Бор|10")
    )
    number = int(printed.replace(" ", "").replace(",", ""))
    assert cells(plan)[:2] == [
        ("ҮЙЛЧИЛГЭЭ", name, "Үзүүлсэн тоо", number, printed) for name in ("Гэрчилгээ", "Лавлагаа")
    ]
    assert [cell.column for cell in plan.statistics[2:]] == ["Хүн ам", "Хүн ам"]


def test_a_number_and_a_percent_side_by_side_are_two_figures() -> None:
    plan = read("# А\n\nАЙМГИЙН **365 100%** ХЭРЭГЛЭГЧ\n\nСУМЫН 1 365 48% ХЭРЭГЛЭГЧ\n\n5 хүн")
    assert [c.text for c in plan.statistics] == ["365", "100%", "1 365", "48%", "5"]


def test_years_dates_and_ordinals_are_no_figures() -> None:
    plan = read("# А\n\n2022-11-17\n\n2022 оны 3 дугаар сар\n\n1. Эхний\n\n5 хүн")
    assert [c.text for c in plan.statistics] == ["5"]


@pytest.mark.parametrize(
    ("lines", "rows"),
    [
        ("Үйлчилгээ|Тоо|Гэрчилгээ|12|Лавлагаа|3|Маягт|5",
         [("Гэрчилгээ", 12), ("Лавлагаа", 3), ("Маягт", 5)]),
        ("12|Гэрчилгээ|3|Лавлагаа|5|Маягт", [("Гэрчилгээ", 12), ("Лавлагаа", 3), ("Маягт", 5)]),
        ("Тоо|12|Гэрчилгээ|3|Лавлагаа|5|Маягт", [("А", 12), ("А", 3), ("А", 5)]),
    ],
)  # fmt: skip
def test_labels_and_numbers_that_take_turns_belong_together_as_they_begin(
    lines: str, rows: list[tuple[str, int]]
) -> None:
    plan = read("# А\n\n" + lines.replace("|", "\n\n"))
    assert [(one.row, one.value) for one in plan.statistics] == rows


def test_lone_numbers_that_count_what_stands_beneath_are_no_figures() -> None:
    plan = read("# А\n\n1\n\nЗам\n\n2\n\nМод\n\n3\n\nХог\n\n03 дугаар сарын 05-ны өдөр\n\n7 хүн")
    assert [one.text for one in plan.statistics] == ["7"]


def test_pairs_of_a_name_and_a_number_one_a_line_are_a_table() -> None:
    text = "\n\n".join(
        f"\t{a}\n\t{b}" for a, b in (("Үйлчилгээ", "Тоо"), ("Гэрчилгээ", "12"), ("Лавлагаа", "3"))
    )
    plan = read(text)
    assert [(one.row, one.column, one.value) for one in plan.statistics] == [
        ("Гэрчилгээ", "Тоо", 12), ("Лавлагаа", "Тоо", 3),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("1993 байгууллага", 1993),
        ("2010 иргэн хамрагдав", 2010),
        ("Нийт 1985 үйлчилгээ", 1985),
        ("1993 оны байгууллага", None),
        ("2022 тайлан", None),
        ("2022 хоёрдугаар улирал", None),
        ("ТАЙЛАН 2022", None),
        ("2025 ЦАХИМ ҮЙЛЧИЛГЭЭ", None),
    ],
)
def test_a_number_like_a_year_before_what_it_counts_is_a_figure_and_told(
    line: str, value: int | None
) -> None:
    plan = read(f"# ХЭРЭГЛЭГЧ\n\n68 алба\n\n{line}")
    assert [cell.value for cell in plan.statistics[1:]] == ([value] if value else [])
    assert [one.before for one in plan.repairs] == ([str(value)] if value else [])


def test_the_title_page_names_body_and_date() -> None:
    title = read("# ЖИШЭЭ АКАДЕМИ\n\n2023-10-05\n\n" + lines("Аймаг|Тоо", "А|1")).title
    assert (title.title, title.organisation) == ("ЖИШЭЭ АКАДЕМИ", "ЖИШЭЭ АКАДЕМИ")
    assert str(title.report_date) == "2023-10-05"


def test_a_row_of_a_table_is_no_title() -> None:
    assert read(lines("АЙМАГ|ТОО", "А|1", "Б|2")).title.title == ""


def test_tables_that_touch_on_a_page_keep_their_own_columns() -> None:
    rows: Rows = [
        [Box("АРХИВ", span=2), Box("", span=2)], ["№", Box("Үйлчилгээ", span=2), "Тоо"],
        ["1", Box("Лавлагаа", span=2), "12"], [Box("ЦАГДАА", span=3), ""],
        [Box("№", span=2), "Үйлчилгээ", "Тоо"], [Box("1", span=2), "Зөвшөөрөл", "3"],
    ]  # fmt: skip
    plan = read_plan(read_document(word_file(table(rows)), "a.docx"), WORDS)
    assert cells(plan) == [
        ("АРХИВ", "Лавлагаа", "Тоо", 12, "12"),
        ("ЦАГДАА", "Зөвшөөрөл", "Тоо", 3, "3"),
    ]


def test_a_row_cut_by_a_page_break_is_whole() -> None:
    long = "Иргэний оршин суугаа газрын хаягийн бүртгэлийн талаарх дэлгэрэнгүй лавлагаа"
    rows = [
        ["Үйлчилгээ", "Тоо", "Хувь"],
        *([f"{long} {n}-р хэсэг", str(n), "5%"] for n in range(9)),
    ]
    raw = typeset(rows, (2, 4, 4), setup="#set page(width: 280pt, height: 150pt, flipped: false)")
    plan = read_plan(read_document(raw, "a.pdf"), WORDS)
    assert [(c.row, c.text) for c in plan.statistics if c.column == "Тоо"] == [
        (name, number) for name, number, _ in rows[1:]
    ]
    assert "row-joined" in {repair.kind for repair in plan.repairs}


def test_a_bracket_that_belongs_to_a_name_stays_with_it() -> None:
    plan = read("# ТОП\n\n1. Гэрчилгээ (иргэн) – 2,747\n2. Лавлагаа – 12\n3. Оноо (ЭХО): 8")
    assert [row for _, row, *_ in cells(plan)] == ["Гэрчилгээ (иргэн)", "Лавлагаа", "Оноо (ЭХО)"]


def sheets(*tables: tuple[str, tuple[str, ...]]) -> Plan:
    """The statistics of a workbook: a sheet for each table, its rows with strokes between cells."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in tables:
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([int(one) if one.isdigit() else one or None for one in row.split("|")])
    return read_plan(read_document(saved(book), "a.xlsx"), WORDS)


def test_each_sheet_with_headings_is_a_table_of_its_own() -> None:
    heads = "Сум|Мал"
    plan = sheets(("2024", (heads, "Баян|5")), ("2025", (heads, "Баян|6")), ("2", ("Хайр|7",)))
    assert cells(plan) == [
        ("2024", "Баян", "Мал", 5, "5"),
        ("2025", "Баян", "Мал", 6, "6"),
        ("2025", "Хайр", "Мал", 7, "7"),
    ]


def test_the_heading_of_one_sheet_names_no_table_of_another() -> None:
    plan = sheets(("Нэг", ("МАЛЫН ТОО", "", "Сум|Мал", "Баян|5")), ("Хоёр", ("Сум|Айл", "Баян|6")))
    assert [(cell.table, cell.value) for cell in plan.statistics] == [("МАЛЫН ТОО", 5), ("Хоёр", 6)]


def test_a_heading_over_a_table_that_names_a_number_is_no_figure() -> None:
    plan = read("ИХ АВСАН 10 ҮЙЛЧИЛГЭЭ\n\nҮйлчилгээний тоо\n\n" + lines("Лавлагаа|12", "Хуулбар|9"))
    assert [(c.table, c.row, c.value) for c in plan.statistics] == [
        ("ИХ АВСАН 10 ҮЙЛЧИЛГЭЭ", "Лавлагаа", 12),
        ("ИХ АВСАН 10 ҮЙЛЧИЛГЭЭ", "Хуулбар", 9),
    ]


def test_bodies_in_cells_over_the_rows_of_their_services_are_no_prose() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Газар", "Ажил", "Тоо"], ["Архив", "Лавлагаа", 3], [None, "Хуулбар", 4]):
        sheet.append(row)
    sheet.merge_cells("A2:A3")
    document = read_document(saved(book), "a.xlsx")
    assert recognised_form(document, {"statistics": WORDS}) == "statistics"


HEADS = {
    "years beneath words": ("Сум|Эр||Эм|", "|2022|2023|2022|2023", "Арх|5|6|7|8"),
    "blanks over three rows": ("Сум|2023 он|||", "|Эр||Эм|", "|тоо|хувь|тоо|хувь", "Арх|5|6|7|8"),
    "an empty corner": ("|2022|2023|2024", "А|1|2|3", "Б|4|5|6"),
    "what is counted": ("Сум|Нийт|Айл|Зам", "|мян.м3|хувь|км", "Арх|5|6|7"),
    "numbers of columns": ("Сум|Эр|Эм", "А|1|2", "Арх|5|6"),
}
NAMES = {
    "years beneath words": ["Эр 2022", "Эр 2023", "Эм 2022", "Эм 2023"],
    "blanks over three rows": [
        "2023 он Эр тоо", "2023 он Эр хувь", "2023 он Эм тоо", "2023 он Эм хувь",
    ],
    "an empty corner": ["2022", "2023", "2024"],
    "what is counted": ["Нийт мян.м3", "Айл хувь", "Зам км"],
    "numbers of columns": ["Эр", "Эм"],
}  # fmt: skip


@pytest.mark.parametrize("kind", HEADS)
def test_headings_are_told_from_the_rows_beneath(kind: str) -> None:
    plan = read("ХҮН АМ\n\n" + lines(*HEADS[kind]))
    first = plan.statistics[0].row
    assert [c.column for c in plan.statistics if c.row == first] == NAMES[kind]
    assert first == HEADS[kind][-1].split("|")[0] or kind == "an empty corner"


def test_a_line_over_the_headings_of_a_lone_column_is_its_caption() -> None:
    plan = read("# ЖИШЭЭ АЙМАГ\n\nЭмчийн тоо\n\n" + lines("Сум|Эмч", "Арх|5", "Бор|3"))
    assert cells(plan)[0] == ("Эмчийн тоо", "Арх", "Эмч", 5, "5")


@pytest.mark.parametrize("note", ["* Урьдчилсан", "Эх сурвалж: ҮСХ", "Тайлбар: Тоо", "¹ Мал."])
def test_notes_are_neither_rows_nor_captions(note: str) -> None:
    heads = "Сум|Мал"
    plan = sheets(("Мал", (heads, "Баян|5", note, "", note, heads, "Хайр|6")))
    assert cells(plan) == [("Мал", "Баян", "Мал", 5, "5"), ("Мал", "Хайр", "Мал", 6, "6")]


def test_numbers_from_zero_without_a_heading_only_count_the_rows() -> None:
    plan = read("ХУДАГ\n\n" + lines("|Сум|Худаг", "0|Баян|12", "1|Хайр|10"))
    assert [(c.row, c.column, c.value) for c in plan.statistics] == [
        ("Баян", "Худаг", 12),
        ("Хайр", "Худаг", 10),
    ]


def test_the_name_of_a_sheet_is_the_heading_of_its_figures() -> None:
    plan = sheets(
        ("СУВАГ", ("Суваг", "Утас", "Вэб", "87%", "13%")), ("Sheet2", ("ХҮН АМ", "12 сум"))
    )
    assert [(cell.table, cell.row) for cell in plan.statistics] == [
        ("Суваг", "Утас"), ("Суваг", "Вэб"), ("ХҮН АМ", "сум"),
    ]  # fmt: skip


def test_a_line_over_rows_without_headings_says_what_they_count_under_the_sheets_name() -> None:
    plan = sheets(("Үйлчилгээ", ("Үзүүлсэн тоо", "Лавлагаа|12", "Хуулбар|9")))
    assert cells(plan)[0] == ("Үйлчилгээ", "Лавлагаа", "Үзүүлсэн тоо", 12, "12")


def test_the_index_of_a_lone_row_is_no_number_of_it() -> None:
    plan = read_plan(read_document(",Сум,Мал\n0,Баян,5\n".encode(), "a.csv"), WORDS)
    assert cells(plan) == [("", "Баян", "Мал", 5, "5")]


def test_a_row_whose_rest_in_brackets_stands_on_the_next_page_is_whole() -> None:
    rows = [Row((Printed("Зээлийн мэдээлэл", "p1"), Printed("12", "p1")), 1)]
    rows += [Row((Printed("(Иргэн)", "p2"), Printed("", "p2")), 1, is_after_break=True)]
    assert [row.texts for row in whole_rows(rows)[0]] == [("Зээлийн мэдээлэл (Иргэн)", "12")]


def test_the_name_of_a_table_that_stands_again_over_figures_is_their_heading() -> None:
    name = "21 СУМЫН ХҮН АМЫН ТОО"
    plan = read(f"# МЭДЭЭ\n\n{name}\n\n" + lines("Сум|Тоо|Хувь", "Арх|5|9%") + f"\n\n{name}\n\n37%")
    assert cells(plan)[2:] == [(name, name, "", 37, "37%")]


@pytest.mark.parametrize("value", ["5 000 гаруй", "1,5 сая төгрөг", "3-4", "1:21"])
def test_a_table_of_numbers_that_are_not_sure_is_one_and_each_is_told(value: str) -> None:
    document = read_document(lines("Сум|Дүн", f"Арх|{value}", f"Бор|{value}").encode(), "a.txt")
    assert recognised_form(document, {"statistics": WORDS}) == "statistics"
    plan = read_plan(document, WORDS)
    assert [(c.value, c.text) for c in plan.statistics] == [(None, value)] * 2
    assert len(plan.repairs) == 2


def test_days_and_codes_stand_beside_numbers() -> None:
    text = lines("Код|Нэр|Огноо|Оролцогч", "A1|Наадам|2024-07-11|200", "A2|Спорт|2024-05-01|30")
    document = read_document(text.encode(), "a.txt")
    assert recognised_form(document, {"statistics": WORDS}) == "statistics"
    assert [c.row for c in read_plan(document, WORDS).statistics][:4] == ["Наадам"] * 3 + ["Спорт"]


@pytest.mark.parametrize("unit", ["мян.толгой", "Хэмжих нэгж: хувь", "(сая төгрөг)", "хувиар"])
def test_a_unit_over_a_table_is_no_caption_and_no_heading(unit: str) -> None:
    table = lines("Сум|2022|2023", "Арх|1.5|2", "Бор|3|4.5")
    for above in (f"Малын тоо\n\n{unit}\n\n", f"Малын тоо\t\t{unit}\n"):
        plan = read(f"# МЭДЭЭ\n\n{above}{table}")
        assert cells(plan)[0] == ("Малын тоо", "Арх", "2022", Decimal("1.5"), "1.5")
        assert len(plan.statistics) == 4


def test_a_row_without_values_keeps_what_it_counts_in() -> None:
    plan = read(lines("Үзүүлэлт|Нэгж|2022|2023", "Алт|кг||", "Нүүрс|тн|5|6"))
    assert cells(plan)[0] == ("", "Алт", "Нэгж", None, "кг")


def test_points_that_part_thousands_in_a_column_do_so_in_each_of_its_numbers() -> None:
    plan = read("# А\n\n" + lines("Сум|Хүн ам|Хувь", "А|1.234.567|12.125", "Б|234.567|7.5"))
    assert [one.value for one in plan.statistics] == [
        1234567, Decimal("12.125"), 234567, Decimal("7.5"),
    ]  # fmt: skip
    assert [(one.kind, one.before) for one in plan.repairs] == [("number-grouped", "234.567")]
