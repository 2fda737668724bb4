"""The text of a cell or paragraph in a PDF: lines put together as their writer meant them."""

import pytest

from tailan.documents import Cell, Document, Paragraph, read_document
from tailan.documents.page.line_breaks.block import Block, block_of
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import Line, Word
from tailan.forms.record import Record

from .pdfs import raw_pdf, said, typeset

SIZE = 10.0
WIDTH = 60.0
"""The width of a cell that takes twelve letters of five points."""


def read(raw: bytes) -> Document:
    return read_document(raw, "plan.pdf")


def paragraphs(raw: bytes) -> list[tuple[str, str]]:
    return [(p.text, p.role) for p in read(raw).content if isinstance(p, Paragraph)]


def line(text: str, number: int = 0, *, left: float = 0, is_spaced: bool = False) -> Line:
    """A line of letters five points wide."""
    words, x = [], left
    for word in text.split(" "):
        right = x + 5 * len(word)
        words.append(Word(word, x, 12 * number, right, 12 * number + SIZE, is_spaced=is_spaced))
        x = right + 5
    return Line(tuple(words))


def block(*lines: str, spelling: Spelling | None = None, is_spaced: bool = False) -> Block:
    found = [line(text, i, is_spaced=is_spaced) for i, text in enumerate(lines)]
    return block_of(found, Room(0, WIDTH), spelling or Spelling())


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Хурлыг", "хийх", "байгуулах"), "Хурлыг\nхийх байгуулах"),
        (("Хурлын тоо,", "түүний хувь"), "Хурлын тоо, түүний хувь"),
        (("Хурлын тоо", "Үнэлгээ"), "Хурлын тоо\nҮнэлгээ"),
        (("Тэмдэглэлийн", ", тогтоолын"), "Тэмдэглэлийн, тогтоолын"),
        (("Хэрэгжилти", "йн хувь"), "Хэрэгжилтийн хувь"),
    ],
)
def test_a_break_is_kept_where_the_next_word_had_room(lines: tuple[str, ...], whole: str) -> None:
    assert block(*lines).text == whole


@pytest.mark.parametrize(
    ("lines", "whole", "parted"),
    [
        (("Сургалтын хө-", "төлбөр"), "Сургалтын хөтөлбөр", ("хөтөлбөр",)),
        (("Сургалтын хө\xad", "төлбөр"), "Сургалтын хөтөлбөр", ("хөтөлбөр",)),
        (("Иргэдийн 60-", "аас дээш"), "Иргэдийн 60-аас дээш", ()),
        (("Аймгийн ЗДТГ-", "ын дарга"), "Аймгийн ЗДТГ-ын дарга", ()),
        (("“Алтан үе”-", "ийн арга"), "“Алтан үе”-ийн арга", ()),
        (("Сар бүр 2-", "3 удаа"), "Сар бүр 2-3 удаа", ()),
        (("2025-03–", "р сараас"), "2025-03–р сараас", ()),
        (("egr.e-", "mongolia.mn"), "egr.e-mongolia.mn", ()),
    ],
)
def test_a_hyphen_is_taken_out_of_a_parted_word_alone(
    lines: tuple[str, ...], whole: str, parted: tuple[str, ...]
) -> None:
    found = block(*lines)
    assert (found.text, found.parted) == (whole, parted)


@pytest.mark.parametrize(
    ("words", "whole"),
    [
        ({"гарын-авлага"}, "Шинэ гарын-авлага"),
        (set(), "Шинэ гарын-авлага"),
        ({"гарынавлага"}, "Шинэ гарынавлага"),
    ],
)
def test_a_compound_keeps_its_hyphen_where_the_document_knows_its_parts(
    words: set[str], whole: str
) -> None:
    assert block("Шинэ гарын-", "авлага", spelling=Spelling(frozenset(words))).text == whole


def test_a_document_that_parts_no_words_keeps_every_hyphen() -> None:
    spelling = Spelling(is_hyphenated=False)
    assert block("Шинэ гарын-", "авлага", spelling=spelling).text == "Шинэ гарын-авлага"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("Уулзалт /мужийн", "төлөөлөл/ хийх"), "Уулзалт /мужийн төлөөлөл/ хийх"),
        (("Уулзалтыг /", "муж, хот/ хийх"), "Уулзалтыг /муж, хот/ хийх"),
        (("Уулзалт /муж/", "олон удаа"), "Уулзалт /муж/ олон удаа"),
        (("Хүн амд км/", "цагаар"), "Хүн амд км/цагаар"),
    ],
)
def test_a_slash_opens_and_closes_as_brackets_do(lines: tuple[str, ...], whole: str) -> None:
    assert block(*lines).text == whole


@pytest.mark.parametrize(
    ("words", "is_broken_anywhere", "lines", "is_one"),
    [
        ({"тамирчингууд"}, False, ("тамирчин", "гууд"), True),
        ({"тамирчин", "гууд"}, True, ("тамирчин", "гууд"), False),
        (set(), False, ("Боловсруул", "алт"), True),
        (set(), True, ("хөгжүүлж", "хөрөнгө"), False),
        (set(), True, ("Сэнжид", "гмаа"), True),
    ],
)
def test_a_word_that_fills_a_line_may_go_on_in_the_next(
    words: set[str], is_broken_anywhere: bool, lines: tuple[str, str], is_one: bool
) -> None:
    first, second = lines
    spelling = Spelling(frozenset(words), is_broken_anywhere=is_broken_anywhere)
    found = block_of([line(first), line(second, 1)], Room(0, 5 * len(first) + 2), spelling)
    assert found.text == (first + second if is_one else f"{first} {second}")
    assert found.broken == ((first + second,) if is_one else ())


def test_a_measure_number_broken_in_a_narrow_cell_is_put_together() -> None:
    assert block_of([line("4.1"), line("0", 1)], Room(0, 16)).text == "4.10"
    assert block_of([line("100"), line("200", 1)], Room(0, 16)).text == "100\n200"


def test_spaces_at_the_ends_of_lines_tell_breaks_that_are_meant() -> None:
    spelling = Spelling(has_spaces_at_ends=True)
    assert block("Хурлын тоо,", "түүний хувь", spelling=spelling).text == "Хурлын тоо,\nтүүний хувь"
    whole = block("Хурлын тоо,", "Үнэлгээний", spelling=spelling, is_spaced=True).text
    assert whole == "Хурлын тоо, Үнэлгээний"


def test_the_spelling_leaves_halves_of_words_out() -> None:
    def word(text: str, x: float, y: float, *, is_spaced: bool = True) -> Word:
        return Word(text, x, y, x + 5 * len(text), y + SIZE, is_spaced=is_spaced)

    found = Spelling.of([word("Сургалтын", 0, 0), word("хө-", 50, 0, is_spaced=False),
                         word("төлбөр", 0, 12), word("хийх", 40, 12)])  # fmt: skip
    assert found.words == {"сургалтын", "хийх"}
    assert found.is_hyphenated
    assert found.has_spaces_at_ends is False


SENTENCE = "Иргэдэд үйлчлэх төвийн ажлыг сайжруулж, цахим үйлчилгээг олон нийтэд таниулах. "


def test_paragraphs_and_items_are_whole_over_pages() -> None:
    parts: list[str | Paragraph] = ["Дараах ажлыг хийх үүрэг болгов. Үүнд:"]
    items = [SENTENCE * (2 + n % 3) + f"Нийт {n} удаа;" for n in range(40)]
    parts.extend(Paragraph(text, "", "item") for text in items)
    parts.append("Энэ тухай мэдээлсэн.")
    raw = typeset(parts, flipped="false", size="11pt", numbering='"1"')
    found = paragraphs(raw)
    assert [text for text, role in found if role == "item"] == [" ".join(i.split()) for i in items]
    assert found[0] == (parts[0], "text")
    assert found[-1] == ("Энэ тухай мэдээлсэн.", "text")


def test_bullets_that_a_browser_draws_make_items() -> None:
    dot = "{0} {1} m {0} {2} {3} {2} {3} {1} c {3} {4} {0} {4} {0} {1} c f\n"
    dots = "".join(dot.format(90, y, y + 2, 93, y - 2) for y in (703, 683))
    content = said("Tasks:", 80, 720) + dots + said("first;", 100, 700) + said("second;", 100, 680)
    assert paragraphs(raw_pdf(content)) == [
        ("Tasks:", "text"),
        ("first;", "item"),
        ("second;", "item"),
    ]


def test_a_full_line_that_ends_a_sentence_ends_its_paragraph_where_items_stand_nearer() -> None:
    full = " ".join(["Seventy people of all offices came to the meeting"] * 2) + " today and spoke."
    lead_in = "The meeting ordered the following:"
    dots = said("-", 70, 660) + said("-", 70, 648)
    items = said("first;", 90, 660) + said("second;", 90, 648)
    content = said(full, 50, 700) + said(lead_in, 50, 680) + dots + items
    assert paragraphs(raw_pdf(content))[:2] == [(full, "text"), (lead_in, "text")]


def test_a_full_line_that_leads_in_ends_its_paragraph_where_all_lines_stand_far_apart() -> None:
    full = " ".join(["Seventy people of all offices came to the meeting"] * 2) + " and orders:"
    lines = [full, "Offices are to do this:", "1) build;", "2) plan;"]
    content = "".join(said(text, 50, 700 - 24 * i) for i, text in enumerate(lines))
    assert [text for text, _ in paragraphs(raw_pdf(content))][:2] == lines[:2]
    near = "".join(said(text, 50, 700 - 14 * i) for i, text in enumerate(lines[:2]))
    assert len(paragraphs(raw_pdf(near))) == 1


def test_a_line_in_larger_letters_is_a_heading() -> None:
    content = said("Services", 80, 720, size=16) + said(
        "They were used 300 times this year.", 80, 700
    )
    assert [role for _, role in paragraphs(raw_pdf(content))] == ["heading", "text"]


def test_heads_feet_and_page_numbers_are_no_content() -> None:
    body = ["Ажлын тайлан", *(f"{n}. {SENTENCE}" for n in range(1, 70))]
    raw = typeset(
        body,
        numbering='"1 / 1"',
        header="[Жишээ байгууллага, #context counter(page).display()-р хуудас]",
    )
    assert [text for text, _ in paragraphs(raw)] == [" ".join(text.split()) for text in body]


@pytest.mark.parametrize(
    "foot",
    ["- 1 -", "1/12", "Page 1 of 12", "file:///C:/plan.html 1/1", "11/25/26, 10:10 PM plan"],
)
def test_a_page_number_or_a_browsers_line_is_no_content(foot: str) -> None:
    assert paragraphs(raw_pdf(said("Content", 80, 700) + said(foot, 250, 20))) == [
        ("Content", "text")
    ]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("Сургалтын хө-", "төлбөр", "Сургалтын хөтөлбөр"),
        ("Сарын 25-", "ны өдөр", "Сарын 25-ны өдөр"),
        ("Аймгийн ЗДТГ-", "ын дарга", "Аймгийн ЗДТГ-ын дарга"),
        ("Хурал -", "удаа дараа", "Хурал - удаа дараа"),
        ("Уулзалтыг /", "муж, хот/ хийх", "Уулзалтыг /муж, хот/ хийх"),
        ("Хурал /", "уулзалт", "Хурал / уулзалт"),
    ],
)
def test_words_that_a_page_break_parts_are_put_together(
    first: str, second: str, whole: str
) -> None:
    pieces = {"measure": (Cell(first, ""), Cell(second, ""))}
    assert Record("measure", "1.1", pieces).line("measure") == whole
