"""The Mongolian spelling dictionary, and what it says of parts at the end of a line."""

from collections.abc import Sequence

import pytest

from tailan.documents.dictionary import Dictionary, begins_word, is_word
from tailan.documents.page.line_breaks.junctions import Junctions

SMALL = Dictionary("2\nажил/K\nөвс\nуул/KS\nүүл\n".encode(), {"ын": "K", "тай": "S"})


@pytest.mark.parametrize(
    "word", ["хангалтгүй", "хөгжүүлж", "Төлөвлөгөөгөөр", "БАЙГУУЛСАН", "үйлчилгээ", "ажиллагааг"]
)
def test_words_of_the_office_are_known_with_their_endings(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize("text", ["", "хөгжүүлжхөрөнгө", "байгуулла", "урчадвар", "ажиллагаайг"])
def test_what_is_no_word_is_not_known(text: str) -> None:
    assert not is_word(text)


@pytest.mark.parametrize(("text", "begins"), [("төлөвлөг", True), ("үйлчилгээний", True),
                                              ("хөгжүүлжхө", False)])  # fmt: skip
def test_the_beginning_of_a_word_is_known(text: str, begins: bool) -> None:
    assert begins_word(text) is begins


def test_a_stem_takes_only_the_endings_that_its_marks_name() -> None:
    assert SMALL.has("ажилын")
    assert SMALL.has("уултай")
    assert not SMALL.has("ажилтай")
    assert not SMALL.has("өвсын")


def test_letters_that_are_alike_to_the_order_of_lines_make_other_words() -> None:
    assert SMALL.has("үүл")
    assert SMALL.has("уул")
    assert not SMALL.has("уүл")
    assert SMALL.begins("өв")
    assert not SMALL.begins("ов")
    assert SMALL.begins("уулта")
    assert not SMALL.begins("үүлта")


@pytest.mark.parametrize(
    ("first", "rests"),
    [
        ("хангалт", ["гүй"]),
        ("гүйцэт", ["гэл", "гэлийн"]),
        ("төлөв", ["лөгөө"]),
        ("ХАҮТан", ["хим"]),
        ("Сэнжид", ["гмаа"]),
        ("өргөжин", ["ө"]),
    ],
)
def test_parts_of_one_word_are_likelier_one(first: str, rests: Sequence[str]) -> None:
    assert Junctions().weight(first, rests) > 0


@pytest.mark.parametrize(
    ("first", "rests"),
    [
        ("хөгжүүлж", ["хөрөнгө"]),
        ("арга", ["хэмжээ"]),
        ("хаагчдын", ["гүй", "гүйцэтгэлийн"]),
        ("Хорвоо", ["сумын"]),
        ("шийдвэрийн", ["үр", "үрдүн"]),
    ],
)
def test_words_of_their_own_are_likelier_two(first: str, rests: Sequence[str]) -> None:
    assert Junctions().weight(first, rests) < 0


def test_a_part_that_a_page_may_cut_is_judged_by_what_it_begins() -> None:
    assert Junctions().weight("төлө", ["влөг"], is_open=True) > 0
    assert Junctions().weight("хаагчдын", ["гүйцэтг"], is_open=True) < 0
