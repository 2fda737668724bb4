"""A query sheet is sent out, filled in, and read back."""

import io
from dataclasses import replace
from decimal import Decimal

import docx
import openpyxl
import pytest

from tailan.actuals import Actual
from tailan.actuals_record import RecordedActual
from tailan.answers import Answer, AnswersError, answered, is_kept, read_answers
from tailan.errors import CallError
from tailan.params import load_params
from tailan.period import Period
from tailan.plan import Indicator
from tailan.project import Run, project_at
from tailan.report.query_sheet import QuerySheet, labels_of, query_docx, query_xlsx

from .conftest import ROOT

PARAMS = load_params(project_at(ROOT))
RUN = Run("tzuh", Period(2025, "H1"), "tailan-2025-h1.docx", "performance_report")
INDICATORS = (
    Indicator("1.5", "1", "Хурлын тоо", None, Decimal(20), "", "20"),
    Indicator("4.10", "1", "Худгийн тоо", None, Decimal(3), "", "3"),
    Indicator("4.10", "2", "Айлын тоо", None, Decimal(90), "", "90"),
    Indicator("6", "1", "Санал", None, Decimal(1), "", "1", "6.2"),
)
ACTUALS = (
    Actual("1.5", "", "1", Decimal(8), "stated", "8 удаа хуралдсан", "2025-H1", "тодорхой"),
    Actual("4.10", "", "1"),
    Actual("4.10", "", "2", None, "none", "2024 онд 80 айл", "2024", "олдоогүй"),
    Actual("6", "6.2", "1", Decimal(1), "confirmed"),
)
SHEET = QuerySheet(RUN, "Төрийн захиргааны удирдлагын хэлтэс", INDICATORS, ACTUALS)


def filled_docx(*values: tuple[int, str, str, str]) -> bytes:
    document = docx.Document(io.BytesIO(query_docx(SHEET)))
    for row, *texts in values:
        for cell, text in zip(document.tables[0].rows[row].cells[4:], texts, strict=True):
            cell.text = text
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def filled_xlsx(*values: tuple[int, str, str, str]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(query_xlsx(SHEET)))
    for row, *texts in values:
        for column, text in enumerate(texts, start=5):
            book.active.cell(row + 5, column, text)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_indicators_are_numbered_so_that_they_can_be_told_apart() -> None:
    assert labels_of(INDICATORS) == ["1.5", "4.10 (1)", "4.10 (2)", "6.2"]


def test_the_sheet_asks_what_nobody_confirmed_and_shows_what_was_read() -> None:
    assert SHEET.title == (
        "Төрийн захиргааны удирдлагын хэлтсийн тайланг тодруулах хуудас (2025 оны эхний хагас жил)"
    )
    assert [(row[0], row[3]) for row in SHEET.rows()] == [
        ("1.5", "8: “8 удаа хуралдсан”"),
        ("4.10 (1)", "бичвэрт утга олдсонгүй"),
        ("4.10 (2)", "2024 оны утга: “2024 онд 80 айл”"),
    ]


@pytest.mark.parametrize(
    ("make", "name"), [(filled_docx, "хуудас.docx"), (filled_xlsx, "хуудас.xlsx")]
)
def test_a_filled_sheet_is_read_back(make, name: str) -> None:
    raw = make((1, "9", "ХТ-12", ""), (3, "85,5", "", "судалгаа дуусаагүй"))
    run, answers = read_answers(raw, name, PARAMS)
    assert run == RUN
    assert [(a.label, a.reached, a.evidence, a.explanation) for a in answers] == [
        ("1.5", "9", "ХТ-12", ""),
        ("4.10 (2)", "85,5", "", "судалгаа дуусаагүй"),
    ]


def test_both_sheets_are_the_same_each_time() -> None:
    assert query_docx(SHEET) == query_docx(SHEET)
    assert query_xlsx(SHEET) == query_xlsx(SHEET)


def test_numbers_of_measures_stay_texts_in_the_workbook() -> None:
    page = openpyxl.load_workbook(io.BytesIO(query_xlsx(SHEET))).active
    assert page["A7"].value == "4.10 (1)"
    assert page["A6"].data_type == "s"
    assert page["E6"].number_format == "@"


def answer(label: str, reached: str = "", evidence: str = "", explanation: str = "") -> Answer:
    return Answer(label, "table 1 row 2 cell 5", reached, evidence, explanation)


def test_answers_enter_the_record_and_leave_confirmed_lines_alone() -> None:
    settled = RecordedActual("1.5", "", "1", actual="8", reason="х")
    record = answered(
        [settled],
        INDICATORS,
        [answer("1.5", "20"), answer("4.10 (2)", "85.5", "ХТ-12"), answer("6.2", "", "", "дараа")],
        "a.docx",
    )
    assert record == (
        settled,
        RecordedActual("4.10", "", "2", answer="85.5", answer_evidence="ХТ-12"),
        RecordedActual("6", "6.2", "1", answer_note="дараа"),
    )


def test_every_row_that_is_not_understood_is_told_at_once() -> None:
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, [answer("1.50", "9"), answer("1.5", "бараг 9")], "a.docx")
    lines = error.value.message("mn").splitlines()
    assert lines[0].startswith("a.docx: ")
    assert lines[1:] == [
        "  1-р хүснэгт, 2-р мөр, 5-р нүд: “1.50” дугаартай үзүүлэлт тайланд алга. "
        "Хуудасны № баганыг өөрчлөхгүй үлдээнэ үү.",
        "  1-р хүснэгт, 2-р мөр, 5-р нүд: “бараг 9” тоо биш. Хүрсэн түвшинг тоогоор (ж: 85, 85.5), "
        "хийсэн эсэхийг “тийм”, “үгүй” гэж бичиж, тайлбарыг өөр баганад оруулна уу.",
    ]


@pytest.mark.parametrize(
    ("said", "value"),
    [("тийм", "1"), ("Бүрэн", "1"), ("Хийгдсэн байна.", "1"), ("үгүй", "0"), ("Хийгдээгүй", "0")],
)
def test_what_is_done_or_not_may_be_answered_in_words(said: str, value: str) -> None:
    (line,) = answered([], INDICATORS, [answer("6.2", said, "", "ХТ-12")], "a.docx")
    assert (line.answer, line.answer_note) == (value, f"{said}; ХТ-12")


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("1.5", "тийм"),
        ("6.2", "хугацаа болоогүй"),
        ("6.2", "тийм, хагасыг нь"),
        ("6.2", "хэсэгчлэн"),
    ],
)
def test_words_are_no_count_and_none_that_say_more_than_yes_or_no(label: str, said: str) -> None:
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, [answer(label, said)], "a.docx")
    assert [(p.key, p.value) for p in error.value.problems] == [("no_number", said)]


@pytest.mark.parametrize(
    ("label", "said", "key"),
    [("1.5", "-5", "negative"), ("4.10 (1)", "9" * 16, "no_number"), ("1.5", "12-15", "no_number")],
)
def test_values_beyond_what_can_be_are_told(label: str, said: str, key: str) -> None:
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, [answer(label, said)], "a.docx")
    assert [problem.key for problem in error.value.problems] == [key]


def test_a_rate_may_be_below_nought() -> None:
    growth = (Indicator("7.1", "1", "Өсөлтийн хувь", None, Decimal(5), "", "5"),)
    (line,) = answered([], growth, [answer("7.1", "-2.5 %")], "a.docx")
    assert line.answer == "-2.5 %"


def test_a_formula_whose_value_the_file_lacks_is_told() -> None:
    _, answers = read_answers(filled_xlsx((1, "=4+5", "", "")), "хуудас.xlsx", PARAMS)
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, answers, "хуудас.xlsx")
    (problem,) = error.value.problems
    assert (problem.key, problem.value) == ("formula", "=4+5")
    assert "E6" in problem.message("mn")


def test_a_value_in_a_row_without_its_number_is_told() -> None:
    raw = filled_xlsx((1, "9", "", ""), (4, "7", "", ""))
    _, answers = read_answers(raw, "хуудас.xlsx", PARAMS)
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, answers, "хуудас.xlsx")
    assert [(p.key, p.value) for p in error.value.problems] == [("unnumbered", "7")]


def test_a_file_that_is_no_query_sheet_is_refused() -> None:
    raw = (ROOT / "data/raw/2025-H1/sth/STH_tailan_2025_hagas.docx").read_bytes()
    with pytest.raises(CallError, match="тодруулах хуудас биш"):
        read_answers(raw, "тайлан.docx", PARAMS)


def test_a_row_that_stands_twice_and_one_of_another_plan_are_refused() -> None:
    twice = [answer("1.5", "9"), answer("1.5", "8")]
    foreign = [replace(answer("6.2", "1"), indicator="Гомдол")]
    known = [replace(answer("4.10 (1)", "2"), indicator="худгийн  тоо ")]
    with pytest.raises(AnswersError) as error:
        answered([], INDICATORS, [*twice, *foreign, *known], "a.docx")
    assert [(p.key, p.value) for p in error.value.problems] == [
        ("twice", "1.5"),
        ("other", "6.2 Гомдол"),
    ]


def test_an_answer_that_came_after_the_analyst_decided_is_counted_apart() -> None:
    record = [RecordedActual("4.10", "", "2", actual="88", reason="х")]
    kept = [is_kept(answer(label, "1"), INDICATORS, record) for label in ("4.10 (1)", "4.10 (2)")]
    assert kept == [False, True]
