"""A printed name leads to its unit, whatever its case and the bodies before it."""

import re

import pytest

from tailan.units import CODE_PATTERN, Unit, Units

WATER = Unit("us", "Усны хэлтэс", "Water Department", spellings=("УХ", "Ус хэлтэс"))
RESERVES = Unit("unh", "Усны нөөцийн хэлтэс", "", parent="us")
UNITS = Units({unit.code: unit for unit in (WATER, RESERVES)})


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Усны хэлтэс", WATER),
        ("УСНЫ ХЭЛТЭС", WATER),
        ("Усны  хэлтэс.", WATER),
        ("Мөнхтал аймгийн Тамгын газрын Усны хэлтэс", WATER),
        ("Water department", WATER),
        ("УХ", WATER),
        ("Ус хэлтэс", WATER),
        ("Yсны хэлтэс", WATER),
        ("Усны нөөцийн хэлтэс", RESERVES),
        ("Аймгийн усны нөөцийн хэлтэс", RESERVES),
        ("Хуулийн хэлтэс", None),
        ("Усны", None),
        ("", None),
    ],
)
def test_a_printed_name_leads_to_its_unit(printed: str, unit: Unit | None) -> None:
    assert UNITS.called(printed) == unit


def test_the_longest_name_is_tried_first() -> None:
    short, long = Unit("a", "Хэлтэс", ""), Unit("b", "Усны хэлтэс", "")
    for units in ([short, long], [long, short]):
        assert Units({unit.code: unit for unit in units}).called("Усны хэлтэс") == long


def test_a_unit_without_english_name_is_named_in_mongolian() -> None:
    assert [RESERVES.name(language) for language in ("mn", "en")] == [RESERVES.mn] * 2
    assert [WATER.name(language) for language in ("mn", "en")] == [WATER.mn, WATER.en]


@pytest.mark.parametrize("code", ["us", "us-1", "a_b", "1a", "a" * 40])
def test_a_code_names_a_folder(code: str) -> None:
    assert re.fullmatch(CODE_PATTERN, code)


@pytest.mark.parametrize("code", ["", "Us", "ус", "a/b", "..", "a b", "-a", "_a", "a" * 41, "a\n"])
def test_any_other_code_is_refused(code: str) -> None:
    assert not re.fullmatch(CODE_PATTERN, code)
