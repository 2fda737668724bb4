"""Places are said in words, whatever kind of file they stand in."""

import pytest

from tailan.place import place_in_words, row_of

PLACES = {
    "line 45 cell 7": ("45-р мөр, 7-р нүд", "line 45, cell 7"),
    "line 45": ("45-р мөр", "line 45"),
    "paragraph 12": ("12-р догол мөр", "paragraph 12"),
    "table 2 row 5 cell 3": ("2-р хүснэгт, 5-р мөр, 3-р нүд", "table 2, row 5, cell 3"),
    "page 3 row 5 cell 3": ("3-р хуудас, 5-р мөр, 3-р нүд", "page 3, row 5, cell 3"),
    "page 3 paragraph 2": ("3-р хуудас, 2-р догол мөр", "page 3, paragraph 2"),
    "page 3": ("3-р хуудас", "page 3"),
    "Sheet!B7": ("“Sheet” хуудас, B7 нүд", "sheet “Sheet”, cell B7"),
    "Хагас жил 2025!AB120": ("“Хагас жил 2025” хуудас, AB120 нүд", "sheet “Хагас жил 2025”, cell AB120"),
    "Яаралтай! Тайлан!B7": ("“Яаралтай! Тайлан” хуудас, B7 нүд", "sheet “Яаралтай! Тайлан”, cell B7"),
    "table 2!C4": ("“table 2” хуудас, C4 нүд", "sheet “table 2”, cell C4"),
    "Sheet!7": ("“Sheet” хуудас, 7-р мөр", "sheet “Sheet”, row 7"),
    # No places at all.
    "": ("", ""),
    "Sheet": ("Sheet", "Sheet"),
    "тэнд, table 2": ("тэнд, table 2", "тэнд, table 2"),
}  # fmt: skip


@pytest.mark.parametrize("place", PLACES)
def test_a_place_is_said_in_both_languages(place: str) -> None:
    assert (place_in_words(place, "mn"), place_in_words(place, "en")) == PLACES[place]


@pytest.mark.parametrize(
    ("cell", "row"),
    [
        ("line 45 cell 7", "line 45"),
        ("table 2 row 5 cell 3", "table 2 row 5"),
        ("page 3 row 5 cell 3", "page 3 row 5"),
        ("Яаралтай! Тайлан!B7", "Яаралтай! Тайлан!7"),
        ("paragraph 12", "paragraph 12"),
    ],
)
def test_the_row_of_a_cell_is_a_place_too(cell: str, row: str) -> None:
    assert row_of(cell) == row
