"""Numbers in texts take the form that the blank asks for."""

from decimal import Decimal

import pytest

from tailan.numeral import Numeral


@pytest.mark.parametrize(
    ("blank", "number", "said"),
    [
        ("{n}", 1200, "1,200"),
        ("{n}", Decimal("85.70"), "85.7"),
        ("{n:accusative} нь", 64, "64-ийг нь"),
        ("{n:ablative}", 60, "60-аас"),
        ("{n:dative} нь", 1, "1-д нь"),
        ("{n:genitive} өдөр", 10, "10-ны өдөр"),
        ("{n:ordinal} зорилт", 6, "6 дугаар зорилт"),
        ("{n:measure|measures}", 1, "measure"),
        ("{n:measure|measures}", 0, "measures"),
        ("{n:measure|measures}", 21, "measures"),
    ],
)
def test_a_blank_decides_the_form_of_its_number(blank: str, number: Decimal, said: str) -> None:
    assert blank.format(n=Numeral(number)) == said


def test_a_case_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        f"{Numeral(3):vocative}"
