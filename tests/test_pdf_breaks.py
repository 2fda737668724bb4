"""Words and numbers that narrow cells and the ends of pages break: put together, or in doubt."""

from dataclasses import replace

import pytest

from tailan.documents import Row, read_document
from tailan.documents.page import Page, PageReader
from tailan.documents.page.line_breaks.block import Block, block_of
from tailan.documents.page.line_breaks.broken import Break
from tailan.documents.page.line_breaks.filled_lines import Filled, FilledLines
from tailan.documents.page.line_breaks.junctions import Junctions
from tailan.documents.page.line_breaks.line_ends import LineEnds
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.page_tables import with_whole_numbers
from tailan.documents.page.ruling import Grid, GridCell, Rule
from tailan.documents.page.table_text import TableText, columns_of, margins_of
from tailan.documents.page.words import Line, Word
from tailan.documents.pdf.pieces import whole_words
from tailan.forms import form_words, read_plan
from tailan.plan import Repair

from .pdfs import FORM_WIDTHS, content_of, parts_of, source
from .print_twins import Dress, Sheet
from .soak import prints
from .twins import tables_of

LETTER, SPACE, PITCH = 5.0, 3.0, 12.0


def words(text: str, left: float = 0, top: float = 0, white: float = SPACE) -> list[Word]:
    """The words of a line whose letters are 5 points wide and 10 high."""
    found, x = [], left
    for part in text.split(" "):
        right = x + len(part) * LETTER
        found.append(Word(part, x, top, right, top + 10, letter=LETTER))
        x = right + white
    return found


def lines(*texts: str) -> list[Line]:
    return [Line(tuple(words(text, 0, PITCH * i))) for i, text in enumerate(texts)]


def text_of(*texts: str, room: float, spelling: Spelling) -> str:
    return block_of(lines(*texts), Room(0, room, SPACE / 10), spelling).text


BROKEN = Spelling(is_broken_anywhere=True, may_be_broken=True)
CUT = Spelling(is_broken_anywhere=True, may_be_broken=True, is_cut_anywhere=True)


def test_letters_of_another_font_stand_in_the_gaps_left_for_them() -> None:
    line = [
        Word("нэг", 0, 0, 15, 10, is_spaced=True), Word("болоог", 20, 0, 50, 10),
        Word("й", 55, 0, 60, 10, is_spaced=True), Word("зэг", 70, 0, 85, 10),
        Word("ү", 50, 0, 55, 10), Word("ү", 65, 0, 70, 10),
    ]  # fmt: skip
    found = [(one.text, one.left, one.right) for one in whole_words(line)]
    assert found == [("нэг", 0, 15), ("болоогүй", 20, 60), ("үзэг", 65, 85)]


def test_text_printed_later_to_the_left_stays_by_itself() -> None:
    line = [Word("хоёр", 50, 0, 70, 10), Word("нэг", 0, 0, 15, 10)]
    assert whole_words(line) == line


@pytest.mark.parametrize(("room", "whole"), [(39.9, "хэвлүүлсэн"), (40.7, "хэвлүүл сэн")])
def test_a_word_is_broken_only_where_its_next_letter_had_no_room(room: float, whole: str) -> None:
    assert text_of("хэвлүүл", "сэн", room=room, spelling=BROKEN) == whole


def test_stretched_white_between_words_is_room_that_a_letter_had() -> None:
    first = Line(tuple(words("арга хэмж", white=SPACE + LETTER + 1)))
    second = Line(tuple(words("ээгээ", 0, PITCH)))
    room = Room(0, first.right, SPACE / 10)
    assert block_of([first, second], room, CUT).text == "арга хэмж ээгээ"
    assert text_of("арга хэмж", "ээгээ", room=48, spelling=CUT) == "арга хэмжээгээ"


def test_words_that_stand_beside_each_other_elsewhere_are_two() -> None:
    pairs = frozenset({("хугацаа", "болоогүй")})
    known = Junctions(frozenset({"хугацаа", "хугацааболоогүй"}), pairs)
    assert known.weight("Хугацаа", ["болоогүй"]) < 0
    assert Junctions(frozenset({"хугацааболоогүй"})).weight("Хугацаа", ["болоогүй"]) > 0
    assert Junctions(frozenset({"агентлагуудын"})).weight("агентлаг", ["ууд"], is_open=True) > 0


def test_a_program_that_breaks_any_word_fills_its_lines() -> None:
    full = Filled(lines(*["арга хэм"] * 25), Room(0, 43))
    loose = Filled(lines(*["арга хэм"] * 25), Room(0, 70))
    assert FilledLines.of([full]).is_cut_anywhere
    assert not FilledLines.of([loose]).is_cut_anywhere
    assert not FilledLines.of([full, loose]).is_cut_anywhere


def test_a_word_that_runs_over_its_cell_shows_that_none_is_broken() -> None:
    over = FilledLines.of([Filled(lines("зөвлөгөөн"), Room(0, 40))])
    assert over.is_never_broken
    assert not FilledLines.of([Filled(lines("№"), Room(0, 2))]).is_never_broken
    spelling = BROKEN.seen_in(over)
    assert text_of("хэвлүүл", "эгдэв", room=39, spelling=spelling) == "хэвлүүл эгдэв"


def test_words_between_breaks_for_sure_are_whole() -> None:
    cell = Filled(lines("шуурхай", "цаг үеийн мэд", "ээлэл"), Room(0, 60), ends=False)
    found = FilledLines.of([cell])
    assert found.words == {"шуурхай", "цаг", "үеийн", "мэд"}
    assert found.pairs == {("шуурхай", "цаг"), ("цаг", "үеийн"), ("үеийн", "мэд")}


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (("10", "0%"), "100%"),
        (("1", "0."), "10."),
        (("7,", "5"), "7,5"),
        (("20", "25 оны"), "2025 оны"),
        (("20", "25"), "20\n25"),
        (("ГБХЗ", "Х"), "ГБХЗХ"),
        (("ЗДТГ", "ТЗУХ"), "ЗДТГ\nТЗУХ"),
        (('"Эрү', 'үл"'), '"Эрүүл"'),
    ],
)
def test_what_fills_a_narrow_cell_goes_on_where_it_can_be_nothing_else(
    typed: tuple[str, ...], whole: str
) -> None:
    width = len(typed[0]) * LETTER + 1
    assert text_of(*typed, room=width, spelling=BROKEN) == whole


def test_a_slash_at_a_lines_end_opens_where_slashes_are_brackets() -> None:
    brackets = LineEnds.of(words("/муж хот/ /аймаг / сум"))
    assert brackets.has_slash_brackets
    assert not LineEnds.of(words("муж / хот / /сум")).has_slash_brackets
    known = Spelling(has_slash_brackets=True)
    assert text_of("оролцуулна. /", "Гэр бүл", room=70, spelling=known) == "оролцуулна. /Гэр бүл"


def test_a_slash_that_closes_what_the_page_before_opens_is_followed_by_a_space() -> None:
    second = lines("NEAR/", "хамтран")
    assert block_of(second, Room(0, 30)).text == "NEAR/хамтран"
    assert block_of(second, Room(0, 30), is_in_slashes=True).text == "NEAR/ хамтран"


def test_columns_whose_lines_are_drawn_beside_their_places_have_one_room() -> None:
    grid = Grid(
        (0.0, 50.3, 99.8), tuple(20.0 * i for i in range(5)),
        tuple((GridCell(i, 0, 1), GridCell(i, 1, 1)) for i in range(4)),
    )  # fmt: skip
    typed = [one for i in range(4) for x in (1.1, 51.1) for one in words("арга", x, 20 * i + 2)]
    text = TableText.of(grid, typed)
    margins = margins_of([text])[columns_of(grid)]
    assert [tuple(round(white, 2) for white in column) for column in margins] == [
        (1.1, 1.1), (0.8, 0.95),
    ]  # fmt: skip


WIDTHS = (0, 14, 64, 120)


def page(number: int, *rows: tuple[tuple[str, ...], ...]) -> Page:
    """A page with a table ruled all around, each cell with its lines, cells 1 point from lines."""
    typed: list[Word] = []
    ys = [0.0]
    for row in rows:
        for column, cell in enumerate(row):
            for i, line in enumerate(cell):
                if line:
                    typed.extend(words(line, WIDTHS[column] + 1, ys[-1] + 1 + PITCH * i))
        ys.append(ys[-1] + 2 + PITCH * max(map(len, row)))
    rules = [Rule(True, y, 0, WIDTHS[-1]) for y in ys]
    rules += [Rule(False, x, 0, ys[-1]) for x in WIDTHS]
    return Page(number, 300, ys[-1] + 10, tuple(typed), tuple(rules))


def read(*pages: Page) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    """The rows of pages, and what was joined or left in doubt."""
    content = list(PageReader(pages).content())
    return (
        [item.texts for item in content if isinstance(item, Row)],
        [(item.kind, item.before or item.after) for item in content if isinstance(item, Repair)],
    )


HEAD = (("№",), ("Ажил",), ("Тайлбар",))
HEAD_TEXTS = ("№", "Ажил", "Тайлбар")


def test_a_word_and_a_number_that_the_end_of_a_page_breaks_stand_with_their_beginning() -> None:
    first = page(1, HEAD, (("1.",), ("Арга бо",), ("Тодорхойло",)))
    second = page(2, HEAD, (("3",), ("лно",), ("лтод. Ус",)), (("1.", "4"), ("Ус",), ("Ус",)))
    rows, remarks = read(first, second)
    assert rows[1:] == [
        ("1.3", "Арга бо", "Тодорхойлолтод."),
        HEAD_TEXTS,
        ("", "лно", "Ус"),
        ("1.4", "Ус", "Ус"),
    ]
    assert remarks == [("line-joined", "1.3"), ("line-joined", "Тодорхойлолтод.")]


def test_numbers_of_two_rows_around_a_pages_end_are_two() -> None:
    first = page(1, HEAD, (("9.",), ("Арга",), ("Төгсөв",)))
    rows, _ = read(first, page(2, HEAD, (("11", "."), ("Ус",), ("Ус",))))
    assert [row[0] for row in rows] == ["№", "9.", "№", "11."]


def test_a_bracket_of_slashes_may_stand_on_two_pages() -> None:
    first = page(1, HEAD, (("1",), ("Хурал",), ("/EATOF,",)))
    second = page(2, (("",), ("",), ("NEAR/", "хамтран")))
    assert read(first, second)[0][-1] == ("", "", "NEAR/ хамтран")


@pytest.mark.parametrize(
    ("name", "found", "kind"),
    [
        (("Тоо",), "300", "line-joined"),
        (("Хурал", "Уулзалт"), "30\n0", "line-kept"),
    ],
)
def test_figures_in_full_lines_are_one_number_where_one_thing_is_counted(
    name: tuple[str, ...], found: str, kind: str
) -> None:
    cells = [GridCell(0, column, 1) for column in range(2)]
    blocks = {
        cells[0]: Block("\n".join(name)),
        cells[1]: Block("30\n0", apart=("30 0",)),
    }
    number = with_whole_numbers(blocks)[cells[1]]
    assert number.text == found
    assert (number.broken, number.apart) == (
        (("300",), ()) if kind == "line-joined" else ((), ("30 0",))
    )


def test_a_percent_in_several_lines_is_one() -> None:
    cell = GridCell(0, 1, 1)
    blocks = {GridCell(0, 0, 1): Block("Хурал\nУулзалт"), cell: Block("10\n0%", apart=("10 0",))}
    assert with_whole_numbers(blocks)[cell].text == "100%"


def test_a_word_that_may_go_on_over_a_pages_end_is_shown_to_a_person() -> None:
    typed = Spelling(may_be_broken=True)
    end = Break("арга", *lines("арга", "ур"), Room(0, 22), typed)
    assert (end.word(), end.doubtful()) == ("", "арга ур")


@pytest.mark.parametrize("kind", [Sheet(), Dress("")])
def test_the_twins_that_are_printed_hold_what_the_document_holds(kind: Sheet | Dress) -> None:
    document, plan = source("sample")
    typed = content_of(parts_of(document, plan), FORM_WIDTHS[plan.form])
    is_sheet = isinstance(kind, Sheet)
    raw = kind.docx(typed) if isinstance(kind, Sheet) else kind.html(typed).encode()
    twin = read_document(raw, "a.docx" if is_sheet else "a.html")
    assert tables_of(read_plan(twin, form_words(plan.form))) == tables_of(plan)


def test_the_campaign_of_prints_says_what_it_lacks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TAILAN_DOCUMENTS", raising=False)
    monkeypatch.setattr(prints, "OFFICE", None)
    prints.main()
    assert "no TAILAN_DOCUMENTS, no LibreOffice" in capsys.readouterr().out


def test_a_letter_goes_to_the_next_line_with_the_signs_behind_it() -> None:
    assert text_of("арга эсэ", "х, мөн", room=46, spelling=CUT) == "арга эсэх, мөн"


def test_an_ending_that_never_stands_alone_may_be_the_beginning_of_a_word() -> None:
    assert Spelling().goes_on(["гүй", "гүйцэт", "гүйцэтгэл"], is_open=False)
    assert not Spelling().goes_on(["гүй", "гүйбайна"], is_open=False)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        (("2020-0", "3-р сар"), "2020-03-р сар"),
        (("09-1", "1-р сар"), "09-11-р сар"),
        (("ХОХБ", "ТХ"), "ХОХБТХ"),
        (("З", "ДТГ"), "ЗДТГ"),
    ],
)
def test_months_and_names_of_bodies_cut_in_a_narrow_cell_are_whole(
    typed: tuple[str, str], whole: str
) -> None:
    room = len(typed[0]) * LETTER + 2
    assert text_of(*typed, room=room, spelling=BROKEN) == whole


def test_two_bodies_that_the_document_names_stay_two() -> None:
    known = replace(BROKEN, words=frozenset({"здтг", "нбх"}))
    assert text_of("ЗДТГ", "НБХ", room=22, spelling=known) == "ЗДТГ\nНБХ"
    assert text_of("Хурал ЗДТГ", "НБХ", room=52, spelling=replace(known, is_cut_anywhere=True)) == (
        "Хурал ЗДТГ\nНБХ"
    )


def test_a_span_of_numbers_has_no_space_within() -> None:
    assert text_of("нийт 194", "-200 заалт", room=43, spelling=CUT) == "нийт 194-200 заалт"
    assert text_of("нийт 194-", "200 заалт", room=60, spelling=BROKEN) == "нийт 194-200 заалт"


@pytest.mark.parametrize(
    ("names", "figures", "apart", "whole"),
    [
        ("Хурал\nУулзалт", "1\n100\n0", ("100 0",), "1\n1000"),
        ("Хурал\nУулзалт", "32\n36\n95", ("32 36", "36 95"), "32\n36\n95"),
        ("Хурал", "36\n50", ("36 50",), "3650"),
        ("Хурал\nУулзалт", "36\n50", ("36 50",), "36\n50"),
    ],
)
def test_figures_are_as_many_numbers_as_there_are_names(
    names: str, figures: str, apart: tuple[str, ...], whole: str
) -> None:
    cell = GridCell(0, 1, 1)
    blocks = {GridCell(0, 0, 1): Block(names), cell: Block(figures, apart=apart)}
    assert with_whole_numbers(blocks)[cell].text == whole


def test_a_line_of_several_words_over_its_room_breaks_no_rule() -> None:
    wide = Filled(lines("арга хэмжээ ба"), Room(0, 60))
    assert not FilledLines.of([wide]).is_never_broken
    assert FilledLines.of([Filled(lines("арга", "байгууллага"), Room(0, 40))]).is_never_broken


def test_a_capital_behind_a_short_name_may_begin_no_word_of_its_own() -> None:
    block = block_of(lines("олон АА", "Нэгж, иргэн"), Room(0, 35, SPACE / 10), CUT)
    assert (block.text, block.apart) == ("олон АА\nНэгж, иргэн", ("АА Нэгж",))


def test_a_letter_alone_with_its_signs_is_as_wide_as_both() -> None:
    first, rest = lines("шинэчлэл засва", "р” төсөл")
    wide = (replace(rest.words[0], right=11.0), *rest.words[1:])
    block = block_of([first, Line(wide)], Room(0, first.right + 9, SPACE / 10), CUT)
    assert block.text == "шинэчлэл засвар” төсөл"


@pytest.mark.parametrize(("room", "whole"), [(3.3, "харьцуулхад"), (3.1, "харьцуул хад")])
def test_room_for_a_space_that_is_not_printed_is_known_exactly(room: float, whole: str) -> None:
    known = Spelling(
        frozenset({"харьцуул", "хад"}), is_broken_anywhere=True, has_spaces_at_ends=True
    )
    found = text_of("харьцуул", "хад", room=40 + room, spelling=known)
    assert " ".join(found.split()) == whole


@pytest.mark.parametrize(
    ("room", "break_"), [(2.5, " "), (9, "\n")], ids=["no room for it", "room for it"]
)
def test_a_space_that_is_not_printed_tells_of_a_line_break_only_where_it_had_room(
    room: float, break_: str
) -> None:
    spaced = Spelling(has_spaces_at_ends=True)
    found = text_of("Солилцооны", "хөтөлбөрт", room=50 + room, spelling=spaced)
    assert found == f"Солилцооны{break_}хөтөлбөрт"


@pytest.mark.parametrize(
    ("first", "second", "is_doubtful"),
    [
        ("харьцуул", "хад", True),
        ("хэмжээг", "үүдийг", True),
        ("хэмжээг", "зохион", False),
        ("зүй 8", "0mbps ур", True),
        ("ISO 5413:", "6562 арга", True),
        ("хэмжээ:", "6562 арга", False),
    ],
)
def test_what_a_full_line_may_have_broken_is_in_doubt(
    first: str, second: str, *, is_doubtful: bool
) -> None:
    width = Line(tuple(words(first))).right
    found = block_of(lines(first, second), Room(0, width + 1, SPACE / 10), CUT)
    assert bool(found.apart) is is_doubtful
    assert " ".join(found.text.split()) == f"{first} {second}"


def test_two_words_that_the_document_has_are_two() -> None:
    known = replace(CUT, words=frozenset({"харьцуул", "хад"}))
    assert not block_of(lines("харьцуул", "хад"), Room(0, 41), known).apart


def test_a_quote_before_a_capital_opens_even_if_one_stands_open() -> None:
    texts = text_of('"журам батлах', '"Тэрбум мод"', room=66, spelling=Spelling())
    assert texts == '"журам батлах\n"Тэрбум мод"'
    assert text_of('"Тэрбум мод', '"-ыг', room=56, spelling=Spelling()) == '"Тэрбум мод"-ыг'


def test_an_ending_behind_a_comma_stands_apart() -> None:
    assert text_of('дотоод "журам",', "-ыг батлах", room=80, spelling=CUT) == (
        'дотоод "журам",\n-ыг батлах'
    )
    assert text_of('дотоод "журам"', "-ыг батлах", room=74, spelling=CUT) == (
        'дотоод "журам"-ыг батлах'
    )


@pytest.mark.parametrize(("below", "kept"), [("төвийн гомдол", ("11-төвийн",)), ("р сар", ())])
def test_a_hyphen_behind_a_figure_may_have_a_space_behind_it(
    below: str, kept: tuple[str, ...]
) -> None:
    block = block_of(lines("ирсэн 11-", below), Room(0, 47), CUT)
    assert block.kept == kept
