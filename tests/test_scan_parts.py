"""The parts of reading a scan that need no Tesseract: lines, strokes, signs, votes on numbers."""

from collections.abc import Callable, Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from tailan.documents.page import Page, PageReader
from tailan.documents.page.words import Word
from tailan.documents.scan import line_reading, numerals
from tailan.documents.scan.crop import Crop
from tailan.documents.scan.linework import ruling_of, without_rules
from tailan.documents.scan.lookalikes import mended
from tailan.documents.scan.ocr import Seen, Shades
from tailan.documents.scan.orientation import is_readable, turned_back, turned_picture
from tailan.documents.scan.paper import ink_of, plain, straightened
from tailan.documents.scan.signs import has_more_points, parted, with_points
from tailan.plan import Repair

from .conftest import ROOT

DOTS = 200
FONT = str(ROOT / "tailan" / "fonts" / "NotoSans-Regular.ttf")


def drawn(text: str, size: int = 28) -> Crop:
    """The text in black on white, trimmed to its ink."""
    font = ImageFont.truetype(FONT, size)
    image = Image.new("L", (1200, 60 + 2 * size * (text.count("\n") + 1)), 255)
    ImageDraw.Draw(image).text((20, 20), text, fill=0, font=font, spacing=2)
    crop = Crop(np.array(image), 0, 0, DOTS).trimmed()
    assert crop is not None
    return crop


def seen(text: str, confidence: float = 90.0) -> Seen:
    return Seen(text, 0, 0, 40, 20, confidence)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("тоо", 1),
        ("тойм ёс", 1),
        ("Арга\nхэмжээ", 2),
        ("ГҮЙЦЭТГЭЛИ\nЙН ХУВЬ", 2),
        ("руу\nцущ\nруу", 3),
        ("0\n-\n1", 3),
    ],
)
def test_the_lines_of_a_cell_are_told_apart_and_keep_their_marks(text: str, count: int) -> None:
    assert len(list(drawn(text).lines(size=21))) == count


def test_lines_that_touch_are_cut_where_there_is_least_ink() -> None:
    one = drawn("Төсвийн гүйцэтгэл").shades
    crop = Crop(np.vstack([one, one]), 0, 0, DOTS)
    lines = list(crop.lines(size=one.shape[0]))
    assert [line.height for line in lines] == pytest.approx([one.shape[0]] * 2, abs=3)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("100%", 1), ("1.1", 1), ("111", 1), ("1,154,876", 1), ("0 0", 2), ("1 1", 2), ("12 20", 2)],
)
def test_numbers_side_by_side_are_parted_and_no_digits_of_one(text: str, numbers: int) -> None:
    assert len(list(parted(drawn(text)))) == numbers


@pytest.mark.parametrize(
    ("printed", "read", "mended_text"),
    [("3.2", "32", "3.2"), ("71.5", "715", "71.5"), ("20,025", "20025", "20,025")],
)
def test_a_point_that_a_reading_lost_is_seen_in_the_picture(
    printed: str, read: str, mended_text: str
) -> None:
    assert has_more_points(read, drawn(printed))
    assert with_points(read, drawn(printed)) == mended_text
    assert not has_more_points(printed, drawn(printed))


@pytest.mark.parametrize(
    ("first", "readings", "text", "is_sure"),
    [
        ("100", ["100", "100"], "100", True),
        ("10096", ["100%", "100%"], "100%", True),
        ("5096", ["50%", "50%"], "50%", True),
        ("50", ["60", "60", "50"], "50", False),
        ("б", ["6", "6"], "6", True),
        ("О", ["0", "0"], "0", True),
        ("З", ["3", "3"], "3", True),
        ("З.", ["3.", "3."], "3.", False),
        ("29,734", ["29,734", "29,/34", "29,/34"], "29,734", False),
        ("70", ["70", "10", "70"], "70", True),
        ("4.3", ["43", "4.3", "4.3"], "4.3", True),
        ("ЕМ", ["3.1", "3.1", "3.1"], "3.1", True),
        ("ЕМ", ["3.1", "31", "3.1"], "3.1", False),
        ("ТЗ", ["T3", "T3", "T3"], "ТЗ", True),
    ],
)
def test_a_number_is_sure_when_nearly_all_readings_share_it(
    first: str,
    readings: list[str],
    text: str,
    is_sure: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waiting = iter(readings)

    def recognised(pictures: Sequence[Shades], *_: str) -> list[list[Seen]]:
        return [[seen(next(waiting))] for _ in pictures]

    monkeypatch.setattr(numerals, "recognise", recognised)
    ((word,),) = numerals.numbers_read_again([drawn(text)], [[seen(first)]])
    assert word.text == text
    assert (word.confidence >= 70) is is_sure
    assert bool(word.other) is not is_sure


def test_a_number_whose_point_all_readings_lost_is_in_doubt(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(numerals, "recognise", lambda pictures, *_: [[seen("715")]] * len(pictures))
    ((word,),) = numerals.numbers_read_again([drawn("71.5")], [[seen("715")]])
    assert (word.text, word.other) == ("71.5", "715")
    assert word.confidence < 70


def test_a_digit_that_lies_in_no_word_s_box_belongs_to_the_number_close_by(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widths: list[int] = []

    def recognised(pictures: Sequence[Shades], *_: str) -> list[list[Seen]]:
        widths.extend(picture.shape[1] for picture in pictures)
        return [[seen("11")] for _ in pictures]

    monkeypatch.setattr(numerals, "recognise", recognised)
    line, one = drawn("11 сар"), drawn("1").width
    words = [Seen("11", 0, 0, one, 20, 95), Seen("сар", line.width - 40, 0, line.width, 20, 95)]
    numerals.numbers_read_again([line], [words])
    assert min(widths) > drawn("11").width


def test_a_low_line_is_shown_behind_the_line_above_and_read_in_small_letters(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    widths: list[int] = []

    def recognised(pictures: Sequence[Shades], *_: str) -> list[list[Seen]]:
        widths.extend(picture.shape[1] for picture in pictures)
        return [
            [Seen("ТОО", picture.shape[1] - 40, 0, picture.shape[1] - 15, 9, 95)]
            for picture in pictures
        ]

    monkeypatch.setattr(line_reading, "recognise", recognised)
    above, low, other = drawn("Хурлын"), drawn("тоо"), drawn("ТОО")
    read = line_reading.read_lines([[above, low], [other], [above]])
    assert [words[0].text for _, words in read] == ["ТОО", "тоо", "ТОО", "ТОО"]
    assert widths[1] > widths[0]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["Мо"], "№"),
        (["Мө"], "№"),
        (["Мө", "байна"], "Мө байна"),
        (["Төсөв", "Мо5"], "Төсөв №5"),
        (["10,0", "сая", "Т"], "10,0 сая ₮"),
        (["12,5саяТ"], "12,5 сая ₮"),
        (["3ДТГ"], "ЗДТГ"),
        (["хуралдааныг9", "удаа"], "хуралдааныг 9 удаа"),
        (["З.Бодлогын", "баримт", "бичгийн", "хэрэгжилт"], "3.Бодлогын баримт бичгийн хэрэгжилт"),
        (["З.Дорж"], "З.Дорж"),
        (["Т", "хэлбэр"], "Т хэлбэр"),
        (["К2Н", "төсөл"], "К2Н төсөл"),
        (["Тулирал"], "I улирал"),
        (["П", "улирал"], "II улирал"),
        (["ї,", "П-р", "улиралд"], "I, II-р улиралд"),
        (["Ш,", "М", "улирал"], "III, IV улирал"),
        (["ї", "хагас", "жил"], "I хагас жил"),
        (["П", "хэлбэр"], "П хэлбэр"),
        (["Түр", "улирал"], "Түр улирал"),
    ],
)
def test_signs_that_look_alike_are_mended_and_what_was_read_is_kept(
    words: list[str], text: str
) -> None:
    read = [seen(word) for word in words]
    result = mended(read)
    assert " ".join(word.text for word in result) == text
    for before, after in zip(read, result, strict=True):
        is_plain = after.text[:2] in ("№", "II")
        assert before.text in (after.text, after.other) or is_plain


def test_signs_at_the_end_of_a_line_are_told_by_the_line_beside() -> None:
    assert [word.text for word in mended([seen("Т")], above="сая")] == ["₮"]
    assert [word.text for word in mended([seen("П")], below="улирал")] == ["II"]
    assert [word.text for word in mended([seen("П")])] == ["П"]


def test_a_letter_before_a_name_may_be_a_number_and_is_in_doubt() -> None:
    (word,) = mended([seen("З.Дорж")])
    assert (word.text, word.other) == ("З.Дорж", "3.Дорж")
    assert word.confidence < 70


def ruled(draw: Callable[[ImageDraw.ImageDraw], None]) -> Shades:
    """A page with a grid of four cells and what is drawn on it."""
    image = Image.new("L", (1200, 600), 255)
    pen = ImageDraw.Draw(image)
    for x in (100, 600, 1100):
        pen.line([(x, 100), (x, 500)], fill=0, width=2)
    for y in (100, 140, 500):
        pen.line([(100, y), (1100, y)], fill=0, width=2)
    draw(pen)
    return np.array(image)


def uprights(shades: Shades) -> int:
    return sum(not rule.is_horizontal for rule in ruling_of(ink_of(shades, DOTS), DOTS)[0])


def test_a_stroke_that_reaches_no_line_at_its_other_end_is_no_ruling_line() -> None:
    letter = ruled(lambda pen: pen.line([(300, 112), (300, 140)], fill=0, width=3))
    line = ruled(lambda pen: pen.line([(300, 100), (300, 140)], fill=0, width=2))
    short = ruled(lambda pen: pen.line([(300, 200), (300, 226)], fill=0, width=3))
    assert uprights(letter) == 3
    assert uprights(short) == 3
    assert uprights(line) == 4


def test_lines_of_two_tables_that_stand_nearly_beneath_one_another_are_both_taken_out() -> None:
    page = Image.new("L", (1600, 1600), 255)
    pen = ImageDraw.Draw(page)
    for top, at in ((100, 400), (800, 407)):
        for down in (100, at, 1500):
            pen.line([(down, top), (down, top + 500)], fill=0, width=3)
        for across in (top, top + 250, top + 500):
            pen.line([(100, across), (1500, across)], fill=0, width=3)
    shades = np.array(page)
    rules, pieces = ruling_of(ink_of(shades, 300), 300)
    assert len({rule.at for rule in rules if not rule.is_horizontal}) == 3
    assert (without_rules(shades, [*rules, *pieces], 300) > 200).all()


def test_a_line_with_specks_of_white_is_one_line() -> None:
    shades = ruled(lambda pen: pen.line([(300, 100), (300, 500)], fill=0, width=2))
    shades[110:500:40, 295:305] = 255
    assert uprights(shades) == 4


def test_a_page_lain_askew_is_set_straight() -> None:
    page = Image.fromarray(ruled(lambda _: None)).rotate(2, fillcolor=255, expand=True)
    across = [
        rule
        for rule in ruling_of(ink_of(straightened(np.array(page), DOTS), DOTS), DOTS)[0]
        if rule.is_horizontal
    ]
    assert len(across) == 3


def test_the_dark_edge_of_a_scan_is_no_ink_and_a_line_to_the_edge_stays() -> None:
    shades = ruled(lambda pen: pen.line([(0, 300), (1200, 300)], fill=0, width=2))
    shades[:, :60] = 15
    result = plain(shades, DOTS)
    assert (result[:, :50] > 200).all()
    assert (result[298:303, 700:1100] < 100).any(axis=0).all()


def test_grey_paper_becomes_white_and_pale_letters_black() -> None:
    shades = (200 - 0.3 * (255 - ruled(lambda _: None))).astype(np.uint8)
    result = plain(shades, DOTS)
    assert result.max() == 255
    assert np.median(result) == 255
    assert result.min() < 20


@pytest.mark.parametrize("turn", [1, 3])
def test_words_of_a_turned_cell_stand_where_they_are_on_the_page(turn: int) -> None:
    shades = np.full((100, 40), 255, dtype=np.uint8)
    shades[20:50, 5:15] = 0
    cell = Crop(shades, 30, 70, 72)
    rows, columns = np.nonzero(turned_picture(shades, turn) == 0)
    word = Word("үг", columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    (placed,) = turned_back([word], cell, turn)
    assert (placed.left, placed.top, placed.right, placed.bottom) == (35, 90, 45, 120)
    assert placed.turn == turn


def test_a_page_is_unreadable_when_most_letters_are_in_doubt_or_turned() -> None:
    sure = Word("хэлтэс", 0, 0, 9, 9, confidence=95)
    doubtful = Word("кэвтно", 0, 0, 9, 9, confidence=30)
    turned = Word("хэлтэс", 0, 0, 9, 9, turn=1, confidence=95)
    assert is_readable([sure, sure, doubtful])
    assert not is_readable([sure, doubtful, doubtful])
    assert not is_readable([sure, turned, turned])


def test_a_doubtful_word_of_a_paragraph_is_a_repair_with_both_readings() -> None:
    words = (
        Word("Дүн", 50, 50, 80, 60, confidence=95),
        Word("70", 85, 50, 95, 60, confidence=50, other="10"),
        Word("хувъ", 100, 50, 130, 60, confidence=40),
    )
    items = PageReader([Page(1, 500, 700, words, ())]).content()
    assert [item for item in items if isinstance(item, Repair)] == [
        Repair("page 1 paragraph 1", "read-in-two-ways", "10", "70"),
        Repair("page 1 paragraph 1", "low-confidence", "хувъ"),
    ]


def test_a_sign_at_the_head_of_a_line_is_the_mark_of_a_list() -> None:
    assert [word.text for word in mended([seen("»"), seen("Худаг"), seen("гаргах")])] == [
        *("•", "Худаг", "гаргах")
    ]
    assert [word.text for word in mended([seen("Худаг"), seen("»")])] == ["Худаг", "»"]
    assert [word.text for word in mended([seen("»")])] == ["»"]
