"""How a PDF is printed tells its text: bold letters, white between paragraphs, spaces, edges."""

from dataclasses import replace

import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.documents.page import Page, PageReader
from tailan.documents.page.line_breaks.block import block_of
from tailan.documents.page.line_breaks.line_ends import LineEnds
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.ruling import Rule
from tailan.documents.page.words import Line, Word

from .pdfs import Line as Printed
from .pdfs import raw_pdf, said, typeset

SENTENCE = "Иргэдэд үйлчлэх төвийн ажлыг сайжруулж, цахим үйлчилгээг олон нийтэд таниулна."
BOLD = '#show heading: it => block(text(size: 9pt, weight: "bold", it.body))'


def read(raw: bytes) -> Document:
    return read_document(raw, "plan.pdf")


def paragraphs(document: Document) -> list[tuple[str, str]]:
    return [(p.text, p.role) for p in document.content if isinstance(p, Paragraph)]


def word(text: str, x: float, y: float, *, size: float = 10, is_spaced: bool = False) -> Word:
    """A word of letters half as wide as high."""
    return Word(text, x, y, x + len(text) * size / 2, y + size, is_spaced=is_spaced)


def test_a_line_in_bold_letters_is_a_heading() -> None:
    parts = [Paragraph("Сумдын хүн ам", "", "heading"), SENTENCE]
    assert paragraphs(read(typeset(parts, setup=BOLD))) == [
        ("Сумдын хүн ам", "heading"),
        (SENTENCE, "text"),
    ]


def test_bold_letters_are_no_headings_where_all_letters_are_bold() -> None:
    raw = typeset(["Сумдын хүн ам", SENTENCE], setup='#set text(weight: "bold")')
    assert [role for _, role in paragraphs(read(raw))] == ["text", "text"]


def test_a_sentence_in_bold_letters_is_no_heading() -> None:
    raw = typeset([Paragraph(SENTENCE, "", "heading"), SENTENCE * 2], setup=BOLD)
    assert [role for _, role in paragraphs(read(raw))] == ["text", "text"]


LONG = " ".join([SENTENCE] * 3)


def test_a_line_that_ends_early_ends_no_paragraph_where_white_stands_between_these() -> None:
    parts: list[Printed] = [LONG, "Одоогийн байдлаар\nнийт 126 удаа", LONG, "Төгсөв", "Баярлалаа"]
    assert [text for text, _ in paragraphs(read(typeset(parts)))] == parts


def test_a_line_that_ends_early_ends_a_paragraph_where_no_white_stands_between_these() -> None:
    parts: list[Printed] = [LONG, "Одоогийн байдлаар", "нийт 126 удаа", LONG]
    raw = typeset(parts, setup="#set par(spacing: 0.55em)")
    assert [text for text, _ in paragraphs(read(raw))] == parts


def test_text_beneath_a_list_is_no_part_of_its_last_item() -> None:
    words = [
        word("•", 50, 97, size=14), word("Хурал", 64, 100), word("хийх;", 94, 100),
        word("•", 50, 109, size=14), word("Хог", 64, 112), word("ангилан", 84, 112),
        word("зориулалтын", 64, 124), word("цэгт", 124, 124), word("тушаах;", 64, 136),
        word("Энэ", 50, 148), word("тухай", 70, 148), word("мэдээлэв.", 100, 148),
    ]  # fmt: skip
    found = PageReader([Page(1, 200, 800, tuple(words), ())]).content()
    assert [(p.text, p.role) for p in found if isinstance(p, Paragraph)] == [
        ("Хурал хийх;", "item"),
        ("Хог ангилан зориулалтын цэгт тушаах;", "item"),
        ("Энэ тухай мэдээлэв.", "text"),
    ]


@pytest.mark.parametrize(("typed", "width"), [("цахим E- office", 64), ("цахим E-office", 64)])
def test_a_space_behind_a_hyphen_is_kept_where_a_line_ends_there(typed: str, width: int) -> None:
    setup = f"#set page(width: {width + 85}pt, margin: 42pt, flipped: false)"
    (text, _), *others = paragraphs(read(typeset([typed], size="10pt", setup=setup)))
    assert (text, others) == (typed, [])


def test_a_program_that_breaks_no_line_behind_a_hyphen_printed_a_space_there() -> None:
    compounds = [word(f"ЗДТГ-{n}", 10, 12 * n, is_spaced=False) for n in range(40)]
    ends = LineEnds.of([*compounds, word("E-", 10, 600), word("office", 10, 612)])
    assert ends.breaks_at_hyphens is False
    ends = LineEnds.of([*compounds, word("ЗДТГ-", 10, 600), word("ын", 10, 612)])
    assert ends.breaks_at_hyphens
    halves = [word("тохи-", 10, 12 * n) for n in range(600, 620)]
    assert LineEnds.of([*compounds, *halves]).breaks_at_hyphens
    lines = [Line((word("E-", 0, 0),)), Line((word("office", 0, 12),))]
    assert block_of(lines, Room(0, 30), Spelling(breaks_at_hyphens=False)).text == "E- office"


def test_a_lone_hyphen_at_a_lines_end_joins_but_an_ending() -> None:
    for following, whole in (("ыг", "“Ус”, -ыг"), ("усны", "“Ус”, - усны")):
        lines = [Line((word("“Ус”,", 0, 0), word("-", 28, 0))), Line((word(following, 0, 12),))]
        assert block_of(lines, Room(0, 33)).text == whole


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("авах shilen", ".gov.mn"), "авах shilen.gov.mn"),
        (("авах Irgen", "a.gov.mn"), "авах Irgena.gov.mn"),
        (('"SHILEN.GOV.M', 'N" систем'), '"SHILEN.GOV.MN" систем'),
        (('"shilen.gov.mn', '" систем'), '"shilen.gov.mn" систем'),
        (("Үнэлэх б", "оломжгүй"), "Үнэлэх боломжгүй"),
        (("Үнэлгээ ИТХ-д", "тайлагнах"), "Үнэлгээ ИТХ-д тайлагнах"),
        (("Ажиллагаанд", "ахиц гарна"), "Ажиллагаанд ахиц гарна"),
        (("Мэргэжилтнүүд", "ийн чадвар"), "Мэргэжилтнүүдийн чадвар"),
    ],
)
def test_a_full_line_goes_on_with_what_it_has_cut(lines: tuple[str, str], whole: str) -> None:
    found = [[word(lines[0], 0, 0)], [word(lines[1], 0, 12)]]
    first = Line(tuple(_spread(found[0][0])))
    second = Line(tuple(_spread(found[1][0])))
    spelling = Spelling(frozenset(), is_broken_anywhere=True)
    assert block_of([first, second], Room(0, first.right + 2), spelling).text == whole


def _spread(line: Word) -> list[Word]:
    """The words of a text that was put into one."""
    words, x = [], line.left
    for text in line.text.split(" "):
        words.append(word(text, x, line.top))
        x = words[-1].right + 5
    return words


def test_a_number_of_three_lines_is_one() -> None:
    lines = [Line((word(text, 0, 12 * i),)) for i, text in enumerate(("4.", "1", "0"))]
    assert block_of(lines, Room(0, 9.9)).text == "4.10"


def grid(*words: Word) -> list[list[str]]:
    """The texts of two cells, 100 points wide each, that hold these words."""
    rules = [Rule(True, y, 0, 200) for y in (0, 60)] + [
        Rule(False, x, 0, 60) for x in (0, 100, 200)
    ]
    document = PageReader([Page(1, 300, 300, words, tuple(rules))]).content()
    return [list(row.texts) for row in document if hasattr(row, "texts")]


def test_a_sign_that_runs_over_the_edge_of_a_cell_stays_with_its_word() -> None:
    words = [word("байгууллагуудтай", 18, 10), word("/", 101, 10), word("Саммит/", 8, 22)]
    assert grid(*words, word("Хурал", 108, 10)) == [["байгууллагуудтай /Саммит/", "Хурал"]]


def test_texts_of_two_cells_that_touch_are_two() -> None:
    content = "".join(f"{x} 600 m {x} 700 l S " for x in (80, 100, 300))
    content += "".join(f"80 {y} m 300 {y} l S " for y in (600, 700))
    content += said("4.10", 82, 680) + said("Market", 101.5, 680)
    assert read(raw_pdf(content)).rows[0].texts == ("4.10", "Market")


def test_a_program_that_fills_lines_may_leave_one_short_within_a_text() -> None:
    wide = [word(f"арга{n}", 10 * n, 12 * n, is_spaced=True) for n in range(12)]
    beside = [
        replace(one, left=one.right + 2 + n % 4, right=one.right + 30, is_spaced=False)
        for n, one in enumerate(wide)
    ]
    words = [one for pair in zip(wide, beside, strict=True) for one in pair]
    assert LineEnds.of(words).is_justified
    assert not LineEnds.of([replace(one, left=one.left) for one in wide]).is_justified
    filled = Spelling(is_justified=True, has_spaces_at_ends=True)
    for above, below, whole in (
        ("Арга", "хэмжээ зохиох", "Арга хэмжээ зохиох"),
        ("23,", "24 дэх удаа", "23, 24 дэх удаа"),
        ("Арга", "Хурал зохиох", "Арга\nХурал зохиох"),
    ):
        lines = [Line((word(above, 0, 0, is_spaced=True),)), Line((word(below, 0, 12),))]
        assert block_of(lines, Room(0, 200), filled).text == whole
        assert block_of(lines, Room(0, 200)).text == f"{above}\n{below}"


@pytest.mark.parametrize(
    ("heading", "size", "is_bold"),
    [("ТӨРИЙН ҮЙЛЧИЛГЭЭНИЙ", 15, False), ("ТӨРИЙН ҮЙЛЧИЛГЭЭНИЙ НЭГДСЭН ТОО", 10, True)],
)
def test_a_heading_over_two_lines_is_one_though_these_stand_further_apart(
    heading: str, size: float, *, is_bold: bool
) -> None:
    def at(text: str, top: float, size: float = 10, *, is_bold: bool = False) -> list[Word]:
        found, x = [], 50.0
        for part in text.split():
            found.append(replace(word(part, x, top, size=size), is_bold=is_bold))
            x = found[-1].right + 0.4 * size
        return found

    full = "Жижиг үсгээр бичсэн урт өгүүлбэр эхэлж байна"
    words = [
        *(one for top in (76, 88, 100) for one in at(full, top)),
        *at("өөд нь татах ажил зохион байгуулагдсан.", 112),
        *at(heading, 150, size, is_bold=is_bold),
        *at("БАЙГУУЛЛАГААР", 150 + 1.4 * size, size, is_bold=is_bold),
        *at("Дараагийн өгүүлбэр эхэллээ.", 230),
    ]  # fmt: skip
    found = list(PageReader([Page(1, at(full, 0)[-1].right + 50, 800, tuple(words), ())]).content())
    told = [(" ".join(p.text.split()), p.role) for p in found if isinstance(p, Paragraph)]
    assert (f"{heading} БАЙГУУЛЛАГААР", "heading") in told
