"""What changed since the last report: the same work is found again under another number."""

from fractions import Fraction

import pytest

from tailan.change import Change, change
from tailan.period import Period
from tailan.project import Run, last_run

from .dossiers import Level, Row, dossier, row

COPIED = (
    "Хорооны хуралдааныг тогтоосон хуваарийн дагуу зохион байгуулж, шийдвэрийн хэрэгжилтийг хангав."
)


def changed(before: list[Row], now: list[Row]) -> Change:
    return change(dossier(*before), dossier(*now))


def numbers(found: Change) -> list[tuple[str, str]]:
    return [(p.before.measure.measure_no, p.now.measure.measure_no) for p in found.pairs]


def test_work_is_found_by_its_words_under_another_number() -> None:
    found = changed(
        [row("1.1", measure="Архив байгуулах"), row("1.2", measure="Сургалт хийх")],
        [row("1.1", measure="Сургалт хийх"), row("2.1", measure="Архив байгуулах")],
    )
    assert numbers(found) == [("1.2", "1.1"), ("1.1", "2.1")]
    assert (found.added, found.dropped) == ((), ())


def test_years_and_targets_in_the_words_do_not_make_other_work() -> None:
    found = changed(
        [row("1.1", measure="2024 онд 5 сум дахь худгийг засварлах")],
        [row("1.1", measure="2025 онд 7 сум дахь худгийг засварлах")],
    )
    assert numbers(found) == [("1.1", "1.1")]


def test_work_that_was_reworded_is_still_the_same_and_other_work_is_not() -> None:
    found = changed(
        [
            row("1.1", measure="Иргэдийн өргөдөл гомдлыг хугацаанд нь шийдвэрлэх"),
            row("1.2", measure="Зам засварлах"),
        ],
        [
            row("1.1", measure="Иргэдийн өргөдөл гомдлыг хуулийн хугацаанд нь шийдвэрлэх"),
            row("1.2", measure="Музейн сан хөмрөгийг цахимжуулах"),
        ],
    )
    assert numbers(found) == [("1.1", "1.1")]
    assert [line.measure.measure_no for line in found.added] == ["1.2"]
    assert [line.measure.measure_no for line in found.dropped] == ["1.2"]


def test_rows_of_the_same_words_are_paired_in_their_order_and_once() -> None:
    same = "Хуралдаан зохион байгуулах"
    found = changed(
        [row("1.1", measure=same), row("1.2", measure=same)],
        [row("1.1", measure=same), row("1.2", measure=same), row("1.3", measure=same)],
    )
    assert numbers(found) == [("1.1", "1.1"), ("1.2", "1.2")]
    assert [line.measure.measure_no for line in found.added] == ["1.3"]


def test_indicators_tell_rows_of_the_same_measure_apart() -> None:
    same = "Хяналт шалгалт хийх"
    meetings, inspections = Level("Хуралдааны тоо"), Level("Шалгалтын тоо")
    found = changed(
        [
            row("1.1", "", "100", meetings, measure=same),
            row("1.2", "", "50", inspections, measure=same),
        ],
        [
            row("1.1", "", "90", inspections, measure=same),
            row("1.2", "", "80", meetings, measure=same),
        ],
    )
    assert numbers(found) == [("1.2", "1.1"), ("1.1", "1.2")]


def test_means_are_of_the_same_measures_that_both_reports_rate() -> None:
    found = changed(
        [row("1.1", percent="100", measure="Архив байгуулах"),
         row("1.2", percent=None, status="not_due", measure="Зам засах"),
         row("1.3", percent="0", measure="Хасагдсан ажил")],
        [row("1.1", percent="40", measure="Архив байгуулах"),
         row("1.2", percent="90", measure="Зам засах"),
         row("1.3", percent="70", measure="Цоо шинэ зорилт")],
    )  # fmt: skip
    assert (found.means.compared, found.means.before, found.means.now) == (1, 100, 40)
    assert found.of_objective("1") == found.means
    assert found.of_objective("2").compared == 0
    assert [p.difference for p in found.moved] == [Fraction(-60), None]


def test_what_stayed_is_not_among_what_moved() -> None:
    assert changed([row("1.1", percent="70")], [row("1.1", percent="70")]).moved == ()


@pytest.mark.parametrize(
    ("before", "now", "is_copied"),
    [
        (COPIED, COPIED, True),
        (COPIED, f"{COPIED} Нэмэлт ажил хийв.", False),
        ("Хийсэн.", "Хийсэн.", False),
    ],
)
def test_a_narrative_that_came_again_is_noticed(before: str, now: str, is_copied: bool) -> None:
    assert bool(changed([row("1.1", before)], [row("1.1", now)]).copied) is is_copied


def runs(*codes: str, form: str = "performance_report") -> list[Run]:
    return [Run("tzuh", Period.parse(code), "a.docx", form) for code in codes]


@pytest.mark.parametrize(
    ("grid", "now", "last"),
    [
        (["2024-H1", "2025-H1"], "2025-H1", "2024-H1"),
        (["2024-H1", "2024", "2025-H1"], "2025-H1", "2024-H1"),
        (["2024", "2025-H1"], "2025-H1", "2024"),
        (["2024-H1", "2025-Q1", "2025-H1"], "2025-H1", "2025-Q1"),
        (["2025-H1", "2025"], "2025", "2025-H1"),
        (["2023-H1", "2024-H1", "2025-H1"], "2025-H1", "2024-H1"),
        (["2025-H1", "2026-H1"], "2025-H1", None),
    ],
)
def test_a_report_is_held_against_the_last_of_its_year_or_the_same_part_of_one_before(
    grid: list[str], now: str, last: str | None
) -> None:
    found = last_run(runs(*grid), *runs(now))
    assert (found and str(found.period)) == last


def test_other_units_and_forms_are_never_compared() -> None:
    other_form = runs("2024-H1", form="statistics")
    other_unit = [Run("nbh", Period.parse("2024-H1"), "a.docx", "performance_report")]
    assert last_run([*other_form, *other_unit], *runs("2025-H1")) is None
