"""Tables: what was written is read again, and no cell becomes a formula."""

import csv
import io
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tailan.documents import read_document
from tailan.forms import form_words, read_plan
from tailan.plan import STATUSES, Indicator, Measure, Objective, Trace
from tailan.processed import load_processed, plan_files
from tailan.tables import (
    CELLS,
    INDICATORS,
    MEASURES,
    OBJECTIVES,
    REPAIRS,
    NotedRepair,
    Schema,
    frame,
    from_csv,
    to_csv,
    to_json,
    to_parquet,
)  # fmt: skip

from .conftest import ROOT

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)
CELL = TEXT | st.sampled_from(
    ["=1+1", "+1", "-1", "-", "'=1", "''=1", "@a", "-a", "1.10", "", "\n", '"']
)
NUMBER = st.none() | st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)
ROWS = {
    OBJECTIVES.name: (OBJECTIVES, st.builds(Objective, CELL, CELL, CELL)),
    CELLS.name: (CELLS, st.builds(Trace, CELL, CELL, CELL, CELL, CELL)),
    REPAIRS.name: (REPAIRS, st.builds(NotedRepair, CELL, CELL, CELL, CELL, CELL)),
    INDICATORS.name: (
        INDICATORS,
        st.builds(Indicator, CELL, CELL, CELL, NUMBER, NUMBER, CELL, CELL, CELL),
    ),
    MEASURES.name: (
        MEASURES,
        st.builds(Measure, CELL, CELL, CELL, st.sampled_from(STATUSES), NUMBER, *[CELL] * 10),
    ),
}


@pytest.mark.parametrize("name", ROWS)
@given(data=st.data())
def test_a_table_is_read_as_it_was_written(name: str, data: st.DataObject) -> None:
    schema, row = ROWS[name]
    rows = tuple(data.draw(st.lists(row, max_size=4)))
    assert from_csv(schema, to_csv(schema, rows)) == rows


@given(CELL)
def test_no_cell_begins_as_a_formula_does(text: str) -> None:
    raw = to_csv(OBJECTIVES, [Objective("1", text, "x")])
    _, (_, printed, _) = csv.reader(io.StringIO(raw.decode(), newline=""))
    assert not printed.startswith(("=", "+", "@", "\t", "\r"))
    assert not printed.startswith("-") or printed in ("-",) or float(printed.replace(",", ".")) <= 0


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("=SUM(A1)", "'=SUM(A1)"), ("+5", "'+5"), ("@a", "'@a"), ("-a", "'-a"), ("--", "'--"),
        ("\tа", "'\tа"), ("'=1", "''=1"), ("-", "-"), ("-5", "-5"), ("-5,5", "-5,5"),
        ("'а'", "'а'"), ("№ 5", "№ 5"), ("", ""), ("100%", "100%"),
    ],
)  # fmt: skip
def test_only_what_a_spreadsheet_takes_for_a_formula_is_marked(text: str, printed: str) -> None:
    raw = to_csv(OBJECTIVES, [Objective("1", text, "")])
    assert list(csv.reader(io.StringIO(raw.decode(), newline="")))[1][1] == printed


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_every_line_break_in_a_cell_is_written_alike(end: str) -> None:
    (found,) = from_csv(OBJECTIVES, to_csv(OBJECTIVES, [Objective("1", f"а{end}б", "")]))
    assert found.objective == "а\nб"


def test_a_table_begins_with_its_header_and_empty_is_missing() -> None:
    raw = to_csv(INDICATORS, [Indicator("4.10", "1", "Худгийн тоо", None, Decimal("20.50"))])
    assert raw.decode() == (
        "measure_no,activity_no,indicator_no,indicator,baseline,target,baseline_text,target_text\n"
        "4.10,,1,Худгийн тоо,,20.5,,\n"
    )


@pytest.mark.parametrize("schema", [OBJECTIVES, MEASURES, INDICATORS, CELLS, REPAIRS])
def test_an_empty_table_still_has_its_header(schema: Schema) -> None:
    assert to_csv(schema, []).decode().strip().split(",") == list(schema.columns)
    assert from_csv(schema, to_csv(schema, [])) == ()


def test_a_table_saved_by_a_spreadsheet_with_its_mark_is_read() -> None:
    raw = b"\xef\xbb\xbf" + to_csv(OBJECTIVES, [Objective("1", "Ус", "1. Ус")])
    assert from_csv(OBJECTIVES, raw) == (Objective("1", "Ус", "1. Ус"),)


def test_numbers_in_words_stay_text_in_a_frame() -> None:
    table = frame(INDICATORS, [Indicator("4.10", "1", "Тоо", None, Decimal("1.5"))])
    assert list(table.columns) == list(INDICATORS.columns)
    assert table["measure_no"][0] == "4.10"
    assert table["target"][0] == 1.5
    assert table["baseline"].isna().all()
    assert table["activity_no"].isna().all()


def test_parquet_keeps_the_types_of_the_frame() -> None:
    rows = [Indicator("4.10", "1", "Тоо", None, Decimal("1.5"))]
    read = pd.read_parquet(io.BytesIO(to_parquet(INDICATORS, rows)))
    assert str(read["target"].dtype).lower().startswith("float")
    assert read["measure_no"].tolist() == ["4.10"]


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [Objective("1", "Ус", "1. Ус")]
    assert to_parquet(OBJECTIVES, rows) == to_parquet(OBJECTIVES, rows)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(Decimal("5.0"), "5"), (Decimal("90.5"), "90.5"), (None, "null"), ("Ү ₮", '"Ү ₮"')],
)
def test_json_has_plain_numbers_and_plain_letters(value: object, printed: str) -> None:
    assert to_json({"a": value}).decode() == f'{{\n  "a": {printed}\n}}\n'


def test_json_refuses_what_has_no_json_form() -> None:
    with pytest.raises(TypeError, match="Objective"):
        to_json(Objective("", "", ""))


@given(st.dictionaries(TEXT, TEXT | st.integers() | st.none(), max_size=4))
def test_json_is_read_as_it_was_written(value: dict[str, Any]) -> None:
    assert json.loads(to_json(value)) == value


def test_the_plan_comes_back_whole_from_its_tables(tmp_path: Path) -> None:
    raw = (ROOT / "data/raw/2025-H1/tzuh/tailan-2025-h1.docx").read_bytes()
    document = read_document(raw, "tailan-2025-h1.docx")
    plan = read_plan(document, form_words("performance_report"))
    for name, content in plan_files(document, plan, "mn").items():
        (tmp_path / name).write_bytes(content)
    again = load_processed(tmp_path).plan
    for name in ("form", "title", "objectives", "indicators", "evaluation", "traces"):
        assert getattr(again, name) == getattr(plan, name)
    assert Counter(again.repairs) == Counter(plan.repairs)
    assert len(again.measures) == len(plan.measures)
