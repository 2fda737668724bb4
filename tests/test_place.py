"""Places are said in words."""

import pytest

from tailan.place import place_in_words


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("line 45 cell 7", "45-р мөр, 7-р нүд"),
        ("table 2 row 5 cell 3", "2-р хүснэгт, 5-р мөр, 3-р нүд"),
        ("page 3 row 5 cell 3", "3-р хуудас, 5-р мөр, 3-р нүд"),
        ("Sheet!B7", "Sheet!B7"),
    ],
)
def test_a_place_is_said_in_mongolian(place: str, words: str) -> None:
    assert place_in_words(place, "mn") == words
