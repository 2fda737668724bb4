"""The lines of a narrow cell: a word that its edge breaks is told from two words."""

import pytest

from tailan.documents.page.line_breaks.block import block_of
from tailan.documents.page.line_breaks.room import Room
from tailan.documents.page.line_breaks.spelling import Spelling
from tailan.documents.page.words import Line, Word

SPACED = Spelling(is_broken_anywhere=True, has_spaces_at_ends=True)
LETTER = 5.0
"""The width of a letter in points; a space is 3 wide, as the letters are 10 high."""


def line(text: str, top: float) -> Line:
    return Line((Word(text, 0, top, len(text) * LETTER, top + 10),))


def text_of(first: str, second: str, room: float, spelling: Spelling) -> str:
    """The text of two lines where the first leaves so many points of its cell."""
    cell = Room(0, len(first) * LETTER + room)
    return block_of([line(first, 0), line(second, 12)], cell, spelling).text


def test_the_end_of_a_past_form_is_no_word_though_no_dictionary_has_the_whole() -> None:
    assert text_of("Хашаажуулс", "ан", 4, Spelling()) == "Хашаажуулсан"
    assert text_of("Монгол улс", "ан", 4, Spelling()) == "Монгол улс ан"


@pytest.mark.parametrize(
    ("first", "second"), [("Сургуул", "ийг"), ("урьдчил", "ан"), ("сэргийл", "эх")]
)
def test_a_full_line_with_room_for_a_space_but_none_printed_breaks_a_word(
    first: str, second: str
) -> None:
    spelling = Spelling(frozenset({second}), is_broken_anywhere=True, has_spaces_at_ends=True)
    assert text_of(first, second, 4, spelling) == first + second


@pytest.mark.parametrize(
    ("room", "spelling"),
    [
        (1, SPACED),
        (6, SPACED),
        (4, Spelling(is_broken_anywhere=True)),
        (4, Spelling(has_spaces_at_ends=True)),
    ],
    ids=["no room for a space", "room for a letter", "prints no spaces", "breaks no words"],
)
def test_words_stay_apart_where_the_lines_do_not_tell(room: float, spelling: Spelling) -> None:
    assert text_of("Хуулийн", "хэрэгжи", room, spelling).split() == ["Хуулийн", "хэрэгжи"]


@pytest.mark.parametrize(
    ("first", "second"), [("Mongolia", "системд"), ("зөвлөгөө", "өглөө"), ("ногоо", "ороод")]
)
def test_two_words_that_cannot_be_one_stay_apart(first: str, second: str) -> None:
    assert text_of(first, second, 1, SPACED).split() == [first, second]


def test_the_rest_of_a_word_is_joined_where_there_was_no_room_for_a_space() -> None:
    assert text_of("хүртээмж", "гүй", 1, SPACED) == "хүртээмжгүй"


def test_a_full_stop_is_narrower_than_the_letter_before_it() -> None:
    second = Line((Word("н.", 0, 12, 1.5 * LETTER, 22),))
    cell = Room(0, 8 * LETTER + LETTER - 0.1)
    assert block_of([line("хийлгэсэ", 0), second], cell, SPACED).text == "хийлгэсэн."


def test_the_last_line_of_a_page_makes_no_word_of_a_broken_one() -> None:
    broken = Word("гэрэлтүүл", 0, 0, 45, 10)
    beside, beyond = Word("цэг", 48, 0, 63, 10), Word("Багана", 60, 0, 90, 10)
    assert not Spelling.of([broken, beyond]).has("гэрэлтүүл")
    assert Spelling.of([broken, beside]).has("гэрэлтүүл")


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("оны А/", "26 тушаалаар", "оны А/26 тушаалаар"),
        ("2/3 нь, А/", "26 тушаал", "2/3 нь, А/26 тушаал"),
        ("стандарт MNS:", "6395:2022", "стандарт MNS:6395:2022"),
        ("аймгийн ААН-", "үүд ирсэн", "аймгийн ААН-үүд ирсэн"),
        ("Үнэлэх боломж", "гүй", "Үнэлэх боломжгүй"),
        ("Нийт 12:", "45 хүн", "Нийт 12:\n45 хүн"),
        ("сум/ 3/", "26 хүн", "сум/ 3/\n26 хүн"),
    ],
)
def test_codes_and_endings_stand_together_over_the_end_of_a_line(
    first: str, second: str, whole: str
) -> None:
    assert text_of(first, second, 1, Spelling(breaks_at_hyphens=False)) == whole
