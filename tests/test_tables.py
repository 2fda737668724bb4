"""Tables: what was written is read again, and no text becomes a formula."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.plan import Indicator, Repair, Trace
from tailan.tables import CELLS, INDICATORS, frame, from_csv, noted, to_csv, to_json

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=30)
NUMBER = st.none() | st.decimals(-(10**6), 10**6, places=2)


@given(TEXT, TEXT, NUMBER)
def test_what_was_written_is_read_again(name: str, printed: str, target: Decimal | None) -> None:
    rows = (Indicator("4.10", "1", name, None, target, printed, ""),)
    assert from_csv(INDICATORS, to_csv(INDICATORS, rows)) == rows


@pytest.mark.parametrize("text", ["=1+1", "+976 99", "-2+3", "- ажил", "@SUM(A1)", "\t=1", "'=x"])
def test_no_text_becomes_a_formula(text: str) -> None:
    rows = (Trace("measures", "1.1", "measure", "line 1", text),)
    raw = to_csv(CELLS, rows).decode()
    assert raw.splitlines()[1].split(",")[-1].lstrip('"').startswith("'")
    assert from_csv(CELLS, to_csv(CELLS, rows)) == rows


@pytest.mark.parametrize("text", ["-", "-5", "-5,5", "1.10", "а=б", ""])
def test_a_lone_dash_and_a_number_stay_as_they_are(text: str) -> None:
    raw = to_csv(CELLS, (Trace("t", "k", "f", "p", text),)).decode()
    assert "'" not in raw


def test_numbers_have_a_point_and_numbers_of_rows_stay_text() -> None:
    rows = (Indicator("4.10", "1", "тоо", Decimal("20025.50"), None, "20,025.5", ""),)
    assert to_csv(INDICATORS, rows).decode().splitlines()[1] == '4.10,,1,тоо,20025.5,,"20,025.5",'
    shown = frame(INDICATORS, rows)
    assert shown.loc[0, "measure_no"] == "4.10"
    assert shown["target"].isna().all()


def test_json_has_numbers_where_the_data_have() -> None:
    assert to_json({"a": Decimal("2"), "b": Decimal("2.5"), "c": None}) == (
        b'{\n  "a": 2,\n  "b": 2.5,\n  "c": null\n}\n'
    )


def test_what_has_no_json_form_is_an_error() -> None:
    with pytest.raises(TypeError):
        to_json({"a": object()})


def test_a_repair_is_noted_in_words() -> None:
    (found,) = noted([Repair("line 1", "number-unread", "5-6")], "en")
    assert found.note == "“5-6” is not surely one number and stays text."
