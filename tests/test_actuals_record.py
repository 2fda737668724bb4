"""What analysts confirmed and units answered: it wins, survives, and is never written over."""

from decimal import Decimal

import pytest

from tailan.actuals import Actual
from tailan.actuals_record import (
    COLUMNS,
    RecordedActual,
    decided,
    joined,
    read_record,
    to_edit,
)
from tailan.errors import CallError
from tailan.plan import Indicator
from tailan.problems import ParamsError

PROPOSAL = Actual("1.5", "", "1", Decimal(8), "stated", "8 удаа хуралдсан", "2025-H1", "тодорхой")
INDICATOR = Indicator("1.5", "1", "Хурлын тоо", None, Decimal(20), "", "20")


def record(text: str) -> tuple[RecordedActual, ...]:
    return read_record(text.encode(), "params/actuals/2025-H1/tzuh.csv")


def problems(text: str) -> list[str]:
    with pytest.raises(ParamsError) as error:
        record(text)
    return error.value.message("en").splitlines()[1:]


def value(line: RecordedActual) -> Actual:
    (found,), _ = decided([PROPOSAL], [line])
    return found


@pytest.mark.parametrize(
    "text",
    [
        "measure_no,actual,reason\n1.5,9,утсаар лавлав\n",
        "measure_no;actual;reason\n1.5;9;утсаар лавлав\n",
        "\ufeffmeasure_no\tindicator_no\tactual\treason\n1.5\t1\t9\tутсаар лавлав\n\t\t\t\n",
    ],
)
def test_a_record_is_read_as_people_and_spreadsheets_write_it(text: str) -> None:
    (line,) = record(text)
    assert (line.key, line.actual, line.reason) == (("1.5", "", "1"), "9", "утсаар лавлав")


@pytest.mark.parametrize(
    ("line", "basis", "actual"),
    [
        ({}, "stated", Decimal(8)),
        ({"answer": "9"}, "answered", Decimal(9)),
        ({"answer": "9", "actual": "10", "reason": "х"}, "confirmed", Decimal(10)),
        ({"actual": "-", "reason": "х"}, "confirmed", None),
        ({"actual": "0", "reason": "х"}, "confirmed", Decimal(0)),
        ({"actual": "85,5 %", "reason": "х"}, "confirmed", Decimal("85.5")),
    ],
)
def test_a_confirmed_value_wins_over_an_answer_and_both_over_the_text(
    line: dict[str, str], basis: str, actual: Decimal | None
) -> None:
    found = value(RecordedActual("1.5", "", "1", **line))
    assert (found.basis, found.actual) == (basis, actual)


def test_the_quote_stays_only_with_the_value_that_it_says() -> None:
    assert value(RecordedActual("1.5", "", "1", actual="8", reason="х")).quote == PROPOSAL.quote
    changed = value(RecordedActual("1.5", "", "1", actual="9", reason="х"))
    assert (changed.quote, changed.value_period) == ("", "")


def test_filled_lines_that_fit_no_indicator_are_told() -> None:
    stray = RecordedActual("9.9", "", "1", actual="1", reason="х")
    empty = RecordedActual("9.8", "", "1", proposal="4")
    values, left = decided([PROPOSAL], [stray, empty])
    assert values == (PROPOSAL,)
    assert left == (stray,)


def test_the_lines_to_edit_show_the_proposal_and_keep_what_people_filled_in() -> None:
    kept = RecordedActual("1.5", "", "1", proposal="7", answer="9", actual="10", reason="х")
    stray = RecordedActual("9.9", "", "1", actual="1", reason="х")
    old = RecordedActual("9.8", "", "1", proposal="4")
    first, last = to_edit([INDICATOR], [PROPOSAL], [kept, stray, old])
    assert (first.indicator, first.target, first.proposal) == ("Хурлын тоо", "20", "8")
    assert (first.answer, first.actual, first.reason) == ("9", "10", "х")
    assert first.quote == PROPOSAL.quote
    assert last == stray


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measure_no,reason\n1.5,х\n", "line 1: “actual” is missing"),
        ("measure_no,actual,raeson\n1.5,9,х\n", "line 1: there is no key “raeson”. The nearest: reason"),
        ("measure_no,actual,reason\n1.5,бараг 9,х\n", "line 2: actual: “бараг 9” is no number"),
        ("measure_no,actual,reason\n1.5,9,\n", "line 2: “reason” is missing"),
        ("measure_no,actual,reason\n,9,х\n", "line 2: “measure_no” is missing"),
        ("measure_no,actual,reason\n1.5,9,х\n1.5,8,х\n", "line 3: the indicator 1.5/1 stands on line 2"),
    ],
)  # fmt: skip
def test_a_wrong_line_is_told_with_its_place(text: str, said: str) -> None:
    (message,) = problems(text)
    assert said in message


def test_a_file_that_is_no_utf_8_is_refused() -> None:
    with pytest.raises(CallError, match="UTF-8"):
        read_record("measure_no,actual,reason\n1.5,9,утас\n".encode("cp1251"), "a.csv")


def test_the_columns_are_those_that_people_see() -> None:
    assert COLUMNS[:3] == ("measure_no", "activity_no", "indicator_no")
    assert COLUMNS[-2:] == ("actual", "reason")


def test_an_edited_copy_keeps_what_came_while_it_was_edited() -> None:
    answer = RecordedActual("1.3", "", "1", answer="7", answer_evidence="А/12")
    copies = [
        RecordedActual("1.3", "", "1", indicator="Хурлын тоо"),
        RecordedActual("1.5", "", "1", actual="8", reason="Протокол"),
    ]
    kept = RecordedActual("1.6", "", "1", actual="-", reason="Бичээгүй")
    assert joined([answer, kept], copies) == (
        RecordedActual("1.3", "", "1", "Хурлын тоо", answer="7", answer_evidence="А/12"),
        kept,
        copies[1],
    )


def test_an_edited_value_replaces_the_one_before() -> None:
    before = RecordedActual("1.3", "", "1", actual="7", reason="Утсаар")
    after = RecordedActual("1.3", "", "1", actual="8", reason="Протокол")
    assert joined([before], [after]) == (after,)


def test_a_table_that_cannot_be_read_is_told_with_its_line() -> None:
    with pytest.raises(CallError) as error:
        record(f'measure_no,actual,reason\n1.1,2,"{"х" * 200_000}\n')
    assert "tzuh.csv, line 2: this line is no line of a table" in error.value.message("en")
