"""Slides printed to PDF: large letters around small tables, a title on each page."""

import json
from functools import cache

import typst

from tailan.documents import read_document
from tailan.forms import form_words, read_plan

from .pdfs import _fonts

Slide = tuple[str, list[str], list[list[str]]]
"""Its title, the lines beneath (with an asterisk: in bold letters), and a table."""

_PROGRAM = """
#set page(width: 960pt, height: 540pt, margin: 36pt)
#set text(font: "Noto Sans", lang: "mn")
#set par(spacing: 0.65em)
#for slide in json(bytes(sys.inputs.slides)) {
  text(28pt, align(center, slide.at(0)))
  v(24pt)
  for line in slide.at(1) {
    let is-bold = line.starts-with("*")
    par(text(18pt, weight: if is-bold { "bold" } else { "regular" }, line.trim("*")))
  }
  if slide.at(2).len() > 0 {
    table(columns: (1fr,) * slide.at(2).at(0).len(), ..slide.at(2).flatten().map(cell => text(12pt, cell)))
  }
  pagebreak(weak: true)
}
"""
COVER: Slide = ("ЖИШЭЭ АЙМАГ", ["2024-05-01"], [])
LIST: Slide = (
    "АГУУЛГА",
    ["• Өрхийн тоог сум тус бүрээр гаргав.", "• Малын тоог төрлөөр нь гаргав.", "• Эх сурвалж."],
    [],
)


@cache
def _printed(slides: str) -> bytes:
    compiler = typst.Compiler(
        _PROGRAM.encode(), font_paths=_fonts(), sys_inputs={"slides": slides},
        ignore_system_fonts=True,
    )  # fmt: skip
    made = compiler.compile(format="pdf")
    assert isinstance(made, bytes)
    return made


def cells(*slides: Slide) -> list[tuple[str, str, str, str]]:
    """The statistics of slides."""
    document = read_document(_printed(json.dumps(slides, ensure_ascii=False)), "a.pdf")
    plan = read_plan(document, form_words("statistics"))
    return [(one.table, one.row, one.column, one.text) for one in plan.statistics]


def rows(*names: str) -> list[list[str]]:
    """A table whose letters are most of the document's."""
    body = [[f"{name} нутгийн захирагчийн алба", str(n + 5)] for n, name in enumerate(names)]
    return [["Байгууллагын бүтэн нэр", "Өрх"], *body]


def test_lines_larger_than_the_letters_of_tables_are_no_headings_on_slides() -> None:
    most = ("ӨРХ", [], rows("Баян", "Хайрхан", "Нуур", "Бор", "Уул", "Тал", "Гол", "Говь"))
    found = cells(COVER, LIST, most, ("ХҮН АМ", ["12 сум", "Иргэд 905"], []))
    assert [one for one in found if not one[2]] == [
        ("ХҮН АМ", "сум", "", "12"),
        ("ХҮН АМ", "Иргэд", "", "905"),
    ]


def test_a_title_on_several_slides_is_the_heading_of_what_they_show() -> None:
    found = cells(
        COVER, LIST, ("ӨРХ", [], rows("Баян", "Хайрхан")), ("ӨРХ", [], rows("Нуур", "Бор"))
    )
    assert {table for table, *_ in found} == {"ӨРХ"}
    assert [text for *_, text in found] == ["5", "6", "5", "6"]


def test_a_slide_of_a_title_alone_is_not_joined_with_the_next() -> None:
    found = cells(COVER, LIST, ("НЭГДСЭН СИСТЕМ", [], []), ("БҮРТГЭЛ", ["68 байгууллага"], []))
    assert found == [("БҮРТГЭЛ", "байгууллага", "", "68")]


def test_a_sentence_with_a_figure_over_a_table_is_no_caption() -> None:
    over = ("АШИГЛАЛТ", ["Нийт 45 үйлчилгээг авч ашигласан байна."], rows("Баян", "Хайрхан"))
    found = cells(COVER, LIST, over)
    assert found[0] == ("АШИГЛАЛТ", "Нийт … үйлчилгээг авч ашигласан байна", "", "45")
    assert {table for table, *_ in found} == {"АШИГЛАЛТ"}


def test_a_bold_line_as_wide_as_the_slide_is_no_part_of_the_text_beneath() -> None:
    wide = f"Хэрэглэгчийн бүртгэл, {' '.join(['жишээ'] * 9)}"
    found = cells(COVER, LIST, ("АШИГЛАЛТ", [f"*{wide}", "Байгууллага 905"], []))
    assert found == [(wide, "Байгууллага", "", "905")]


def test_a_digit_behind_the_letter_of_another_cell_or_a_bracket_is_not_raised() -> None:
    over = ("ӨРХ", ["Тоо (12/1-ний байдлаар)"], [["Дархан-Уул", "107,751"], ["Дорнод", "83,757"]])
    assert [text for *_, text in cells(COVER, LIST, over)] == ["107,751", "83,757"]
