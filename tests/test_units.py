"""Units are known by their names and other spellings."""

import pytest

from tailan.units import Unit, Units

UNITS = Units(
    {
        "zdtg": Unit("zdtg", "Аймгийн Засаг даргын Тамгын газар", "", "", ("ЗДТГ", "АЗДТГ")),
        "tzuh": Unit("tzuh", "Төрийн захиргааны хэлтэс", "Administration", "zdtg", ("ТЗУХ",)),
    }
)


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("ТӨРИЙН ЗАХИРГААНЫ ХЭЛТЭС", "tzuh"),
        ("Засаг даргын Тамгын газрын Төрийн захиргааны хэлтэс", "tzuh"),
        ("тзух", "tzuh"),
        ("Administration", "tzuh"),
        ("АЗДТГ", "zdtg"),
    ],
)
def test_a_printed_name_is_that_of_a_unit(printed: str, code: str) -> None:
    found = UNITS.called(printed)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("printed", ["", "Нийгмийн хэлтэс", "хэлтэс"])
def test_other_names_are_nobodys(printed: str) -> None:
    assert UNITS.called(printed) is None


def test_a_unit_without_an_english_name_keeps_its_own() -> None:
    assert UNITS.by_code["zdtg"].name("en") == "Аймгийн Засаг даргын Тамгын газар"
    assert UNITS.by_code["tzuh"].name("en") == "Administration"
