"""Repairs in words: in which row and column, what to do with them, and in which order."""

from importlib.resources import files

import pytest
import yaml

from tailan.language import LANGUAGES, texts
from tailan.plan import Repair, Trace
from tailan.repair_notes import GRADES, grade_of, noted, told_once

TRACES = (
    Trace("objectives", "4", "objective", "table 1 row 2 cell 1", "4. Зорилт"),
    Trace("measures", "4.15", "measure_no", "table 1 row 3 cell 1", "4.15"),
    Trace("measures", "4.15", "narrative", "table 1 row 3 cell 7", "Хийсэн"),
    Trace("indicators", "4.15/1", "target_text", "table 1 row 3 cell 6", "5"),
    Trace("indicators", "4.15/2", "target_text", "table 1 row 3 cell 6", "5"),
    Trace("measures", "5/5.1", "measure", "table 2 row 4 cell 2", "Мод тарих"),
    Trace("measures", "5/5.2", "measure", "table 2 row 4 cell 2", "Мод тарих"),
    Trace("indicators", "5/5.2/1", "indicator", "table 2 row 5 cell 4", "Модны тоо"),
    Trace("evaluation", "1/1", "label", "table 3 row 2 cell 2", "Биелэлт"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_repair_is_noted_in_words(language: str) -> None:
    (found,) = noted([Repair("line 5 cell 1", "objective-numbered", "Ус", "7")], language)
    assert (found.place, found.kind, found.before, found.after) == (
        "line 5 cell 1", "objective-numbered", "Ус", "7",
    )  # fmt: skip
    assert "7" in found.note


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("table 1 row 2 cell 1", "objective 4: "),
        ("table 1 row 3 cell 1", "4.15, number: "),
        ("table 1 row 3 cell 7", "4.15, narrative: "),
        ("table 1 row 3 cell 6", "4.15, target: "),
        # A cell of the row that no value came from.
        ("table 1 row 3 cell 9", "4.15: "),
        # A cell for two activities is that of their measure.
        ("table 2 row 4 cell 2", "5, measure: "),
        ("table 2 row 5 cell 4", "5.2, indicator: "),
        ("table 3 row 2 cell 2", "evaluation sheet: "),
        ("table 9 row 1 cell 1", ""),
        ("paragraph 4", ""),
    ],
)
def test_a_note_names_the_row_and_the_column(place: str, said: str) -> None:
    (found,) = noted([Repair(place, "total-row")], "en", TRACES)
    assert found.note.startswith(f"[For information] {said}A row with a total")


def test_what_to_decide_stands_first_and_what_to_know_last() -> None:
    kinds = ("latin-words", "row-joined", "number-range", "word-joined", "percent-unread")
    repairs = [Repair(f"line {i}", kind) for i, kind in enumerate(kinds)]
    found = noted(repairs, "en")
    assert [one.place for one in found] == ["line 2", "line 4", "line 1", "line 0", "line 3"]
    grades = ["[Decide]"] * 2 + ["[Check]"] + ["[For information]"] * 2
    assert [one.note[: len(grade)] for one, grade in zip(found, grades, strict=True)] == grades


def test_every_kind_that_is_graded_has_a_text_and_one_grade() -> None:
    source = files("tailan").joinpath("repair_grades.yaml").read_text(encoding="utf-8")
    named = [kind for kinds in yaml.safe_load(source).values() for kind in kinds]
    texted = {key.removeprefix("repair.") for key in texts("mn") if key.startswith("repair.")}
    assert set(named) <= texted
    assert len(named) == len(set(named))
    assert {grade_of(kind) for kind in texted} == set(GRADES)


def test_the_same_repair_in_other_rows_is_told_once() -> None:
    places = ("table 1 row 3 cell 6", "table 2 row 5 cell 4")
    same = [Repair(place, "word-joined", "түв шин", "түвшин") for place in places]
    [(told, times)] = told_once(noted(same, "en", TRACES), "en")
    assert (told.place, times) == (places[0], 2)
    assert told.note.startswith("[For information] 4.15, target: “түв шин”")


def test_corrections_are_told_each_with_its_reason() -> None:
    both = [Repair(f"line {i}", "corrected", "1", "2", reason) for i, reason in enumerate("аб")]
    assert len(told_once(noted(both, "mn"), "mn")) == 2


def test_words_joined_at_the_ends_of_lines_are_one_list() -> None:
    lists = ("арга", "арга, хэмжээ", "тайлан")
    joined = [Repair(f"line {i}", "hyphen-joined", "", words) for i, words in enumerate(lists)]
    unlike = Repair("line 7", "hyphen-joined", "сур- гуульд", "сургуульд")
    told = told_once(noted([*joined, unlike], "en"), "en")
    assert [(one.place, one.after, times) for one, times in told] == [
        ("line 0", "арга, хэмжээ, тайлан", 3),
        ("line 7", "сургуульд", 1),
    ]
    assert told[0][0].note.startswith("[For information] “арга, хэмжээ, тайлан”")


def test_what_was_done_in_every_row_of_a_column_is_told_of_the_first() -> None:
    rows = [Repair(f"line {i}", "explanation-joined", text, "1.1") for i, text in enumerate("аб")]
    [(told, times)] = told_once(noted(rows, "mn"), "mn")
    assert (told.place, told.before, times) == ("line 0", "а", 2)
