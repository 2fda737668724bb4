"""Hyphens at the ends of a PDF's lines: what parts a word, what is its own, what nobody can tell."""

from dataclasses import replace

import pytest

from tailan.documents import Cell, Document, Paragraph, read_document
from tailan.documents.page.line_breaks.block import Block, block_of
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import Line, Word
from tailan.forms.record import Record, whole_text

from .pdfs import raw_pdf, said, typeset

NARROW = "#set page(width: {}pt, height: 400pt, margin: 42pt, flipped: false)"


def read(*parts: str, width: int, **page: str) -> Document:
    raw = typeset(parts, size="10pt", hyphenate="true", setup=NARROW.format(width), **page)
    return read_document(raw, "a.pdf")


def texts(document: Document) -> list[str]:
    return [item.text for item in document.content if isinstance(item, Paragraph)]


def block(*lines: str, spelling: Spelling, is_parted: bool | None = None) -> Block:
    """Full lines of one word each in a cell without room; the first ends as the file says."""
    words = [Word(text, 0, 12 * i, 60, 12 * i + 10) for i, text in enumerate(lines)]
    words[0] = Word(lines[0], 0, 0, 60, 10, is_parted=is_parted)
    return block_of([Line((word,)) for word in words], Room(0, 60), spelling)


# The first hyphen of a font gives its sign the meaning; the others say that they differ.
@pytest.mark.parametrize("first", ["Арга-зүйн", "Хамтын"])
@pytest.mark.parametrize("word", ["ОНӨААТҮГ", "ӨМӨЗО", "ХАҮТанхим", "ЖАЙКА", "сургалтууд"])
def test_a_parting_hyphen_is_known_by_what_the_file_says_of_it(first: str, word: str) -> None:
    found = texts(read(first, word, "АВТО-зам", "хамтын ажиллагаа", width=115))
    assert found == [first, word, "АВТО-зам", "хамтын ажиллагаа"]


@pytest.mark.parametrize("name", ["E- office", "E-office"])
def test_a_space_by_itself_behind_a_hyphen_is_kept(name: str) -> None:
    text = f"Албан бичиг төлөвлөлтийн {name} системийг ашиглах сургалтууд хийлгэх"
    for width in range(160, 330, 10):
        # The bullet is an own hyphen, which is marked where the first one only parts a word.
        found = texts(read("сургалтуудын", text, "Арга-зүй", width=width, justify="true"))
        assert " ".join(found) == f"сургалтуудын {text} Арга-зүй"


def test_a_word_that_a_hyphen_parts_at_the_end_of_a_page_is_whole() -> None:
    setup = "#set page(width: 190pt, height: 118pt, margin: 36pt, flipped: false)"
    rows = [["№", "Ажил"], ["1", "Засаг даргын сургалт БНХАУ-ын хотуудтай хийнэ"]]
    raw = typeset(rows, (1, 2), size="9pt", hyphenate="true", repeat="false", setup=setup)
    halves = [row.cells[1] for row in read_document(raw, "a.pdf").rows[1:]]
    assert len(halves) > 1
    record = Record("measure", "1", {"measure": tuple(halves)})
    assert record.line("measure") == rows[1][1]


@pytest.mark.parametrize(
    ("above", "below", "whole", "joined"),
    [
        ("Аймгийн За-", "саг дарга", "Аймгийн Засаг дарга", [("За- саг", "Засаг")]),
        ("Аймгийн ХАҮ\xad", "Танхим", "Аймгийн ХАҮТанхим", [("ХАҮ- Танхим", "ХАҮТанхим")]),
        ("Аймгийн ЗДТГ-", "ын дарга", "Аймгийн ЗДТГ-ын дарга", []),
        ("Гомдол шийдвэрлүүлэ", "х", "Гомдол шийдвэрлүүлэх", [("шийдвэрлүүлэ х", "шийдвэрлүүлэх")]),
        ("Байгууллагууд", "тай ажиллах", "Байгууллагуудтай ажиллах",
         [("Байгууллагууд тай", "Байгууллагуудтай")]),
        ("Гомдол", "шийдвэрлэх", "Гомдол шийдвэрлэх", []),
        ("“Дотоод журам”, -", "ыг шинэчлэх", "“Дотоод журам”, -ыг шинэчлэх", []),
        ("Дотоод журам -", "шинэчлэх", "Дотоод журам - шинэчлэх", []),
        ("2020-03–", "р сараас", "2020-03–р сараас", []),
        ("Тоо 12–", "өсөв", "Тоо 12– өсөв", []),
    ],
)  # fmt: skip
def test_halves_of_a_word_on_two_pages_are_one_and_recorded(
    above: str, below: str, whole: str, joined: list[tuple[str, str]]
) -> None:
    cells = tuple(Cell(text, "page 1 row 1 cell 1") for text in (above, below))
    assert whole_text([above, below]) == whole
    parted = Record("measure", "1", {"measure": cells}).parted("measure")
    assert [(a.replace("\xad", "-"), b) for a, b in parted] == joined


def test_a_hyphen_that_the_file_says_nothing_of_parts_words_where_the_others_are_marked() -> None:
    own = Word("Арга-зүй", 0, 0, 60, 10, is_parted=False)
    soft = Word("сур-", 0, 0, 60, 10, is_parted=True)
    plain = Word("сур-", 0, 0, 60, 10)
    bold = replace(soft, is_bold=True)
    for words, expected in (
        ([own, plain], (True, None)), ([soft, plain], (False, None)), ([own, soft], (None, None)),
        ([plain], (None, None)), ([own, bold], (True, False)),
    ):  # fmt: skip
        assert Spelling.of(words).are_parted == expected


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("ОНӨАА-", "ТҮГ"), "ОНӨААТҮГ"),
        (("ЗДТГ-", "ТАЙ"), "ЗДТГ-ТАЙ"),
        (("ЗДТГ-", "ТЗУХ"), "ЗДТГ-ТЗУХ"),
    ],
)
def test_capitals_are_parted_between_syllables_alone(lines: tuple[str, str], whole: str) -> None:
    assert block(*lines, spelling=Spelling()).text == whole


def test_a_hyphen_that_may_part_a_word_or_not_is_shown_to_a_person() -> None:
    doubtful = block("ХАҮ-", "Танхим", spelling=Spelling())
    assert (doubtful.text, doubtful.kept) == ("ХАҮ-Танхим", ("ХАҮ-Танхим",))
    assert block("ХАҮ-", "Танхим", spelling=Spelling(), is_parted=True).kept == ()
    sure = Spelling(is_hyphenated=False, has_spaces_at_ends=True)
    assert block("E-", "office", spelling=sure).kept == ()
    no_spaces = Spelling(is_hyphenated=False)
    assert block("E-", "office", spelling=no_spaces).kept == ("E-office",)
    never_breaks = Spelling(is_hyphenated=False, breaks_at_hyphens=False)
    guessed = block("Худаг-", "Барилгын", spelling=never_breaks)
    assert (guessed.text, guessed.kept) == ("Худаг-\nБарилгын", ("Худаг-Барилгын",))


def test_two_words_that_may_be_one_in_a_narrow_cell_are_shown_to_a_person() -> None:
    anywhere = Spelling(may_be_broken=True)
    found = block("хөтөлбөр", "үр", spelling=anywhere)
    assert (found.text, found.apart) == ("хөтөлбөр үр", ("хөтөлбөр үр",))
    assert block("хөтөлбөр", "үр", spelling=Spelling()).apart == ()
    assert block("хөтөлбөрт", "сургалт", spelling=anywhere).apart == ()
    cut = [Word("байгууллагу", 0, 0, 60, 10), Word("уд", 0, 12, 12, 22)]
    assert Spelling.of(cut).may_be_broken
    assert not Spelling.of([replace(cut[0], text="байгууллага"), cut[1]]).may_be_broken


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("боломжг", "үй"), "боломжгүй"),
        (("байгууллагу", "уд"), "байгууллагууд"),
        (("ажиллагаа", "ны"), "ажиллагааны"),
        (("байгууллагууд", "тай"), "байгууллагуудтай"),
    ],
)
def test_an_ending_never_stands_alone(lines: tuple[str, str], whole: str) -> None:
    assert block(*lines, spelling=Spelling()).text == whole


def test_doubts_of_a_cell_are_repairs_of_its_place() -> None:
    setup = "#set page(width: 170pt, margin: 40pt, flipped: false)"
    raw = typeset([["№", "Ажил"], ["1", "ХАҮ-Танхим"]], (2, 3), size="11pt", setup=setup)
    document = read_document(raw, "a.pdf")
    assert document.rows[1].texts == ("1", "ХАҮ-Танхим")
    assert [(repair.place, repair.kind, repair.before) for repair in document.repairs] == [
        ("page 1 row 2 cell 2", "hyphen-kept", "ХАҮ-Танхим")
    ]


def test_a_font_that_calls_all_its_hyphens_soft_loses_none_within_a_line() -> None:
    raw = raw_pdf(said("ITH\\255YN 2025\\255NY", 50, 700)).replace(
        b"/BaseFont/Helvetica>>", b"/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    )
    assert texts(read_document(raw, "a.pdf")) == ["ITH-YN 2025-NY"]


def test_an_ending_behind_a_quote_shows_that_lines_end_behind_hyphens() -> None:
    compounds = [Word(f"ЗДТГ-{n}", 10, 12 * n, 60, 12 * n + 10) for n in range(40)]
    end, ending = Word("ажилтан”-", 10, 600, 60, 610), Word("ы", 10, 612, 15, 622)
    assert not Spelling.of(compounds).breaks_at_hyphens
    assert Spelling.of([*compounds, end, ending]).breaks_at_hyphens


def test_a_soft_hyphen_ends_the_text_of_which_the_rest_stands_on_another_page() -> None:
    end = Line((Word("су-", 0, 0, 30, 10, is_parted=True),))
    assert block_of([end], Room(0, 30)).text == "су\xad"
    own = Line((Word("2025-", 0, 0, 30, 10, is_parted=False),))
    assert block_of([own], Room(0, 30)).text == "2025-"


def test_a_word_may_end_in_a_denial_that_breaks_the_harmony_of_its_vowels() -> None:
    anywhere = Spelling(is_broken_anywhere=True)
    assert block("бол", "омжгүй", spelling=anywhere).text == "боломжгүй"
