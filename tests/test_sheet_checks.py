"""The evaluation sheet is computed again: what cannot be reproduced is said, what holds is not."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tailan.evaluation import filled, recomputed
from tailan.findings import Finding
from tailan.plan import EvaluationCell

from .dossiers import CUT, Level, Report, found, row

PLAN, SKILLS, ETHICS = "Төлөвлөгөөний биелэлт", "Мэдлэг, ур чадвар", "Ёс зүй"
POINTS_15 = "Өгсөн үнэлгээ (15 хүртэл оноогоор)"
RIGHT = row("1.1", "Хурал хийсэн.", "90", Level("Хурлын тоо", "9", "20", "18"))


def cell(section: str, number: str, label: str, column: str, value: str) -> EvaluationCell:
    digits = value.rstrip("%")
    return EvaluationCell(
        section, number, label, column, Decimal(digits) if digits else None, value
    )


def sheet(
    *,
    percent: str = "90%",
    skills: tuple[str, ...] = ("14", "", "13"),
    skills_mean: str = "13.5",
    ethics: tuple[str, ...] = ("15", "15", ""),
    ethics_mean: str = "15",
    points: tuple[str, str, str] = ("63", "13.5", "15"),
    total: str = "91.5",
) -> tuple[EvaluationCell, ...]:
    return (
        cell("1", "1", PLAN, "Гүйцэтгэлийн түвшин", percent),
        cell("1", "1", PLAN, "Нийт (70 оноо)", ""),
        *(cell("2", str(i), "Зорилт", POINTS_15, value) for i, value in enumerate(skills, 1)),
        cell("2", "", "Ур чадварын дундаж оноо", POINTS_15, skills_mean),
        *(cell("3", str(i), "Үзүүлэлт", POINTS_15, value) for i, value in enumerate(ethics, 1)),
        cell("3", "", "Ёс зүйн дундаж оноо", POINTS_15, ethics_mean),
        *(
            cell("4", str(i), label, "Үзүүлэлт тус бүрийн оноо", value)
            for i, (label, value) in enumerate(zip((PLAN, SKILLS, ETHICS), points, strict=True), 1)
        ),
        cell("4", "4", "Үнэлгээнд орсон өөрчлөлт", "Үзүүлэлт тус бүрийн оноо", ""),
        cell("4", "", "Нийт оноо", "Үзүүлэлт тус бүрийн оноо", total),
    )


def findings(cells: tuple[EvaluationCell, ...]) -> list[Finding]:
    return list(found(RIGHT, report=Report(evaluation=cells)))


def test_a_sheet_that_holds_is_not_mentioned() -> None:
    assert findings(sheet()) == []
    assert {f.what for f in recomputed(sheet())} == {"mean", "points", "total"}


@pytest.mark.parametrize(
    ("changed", "code", "said"),
    [
        (
            {"points": ("68.1", "13.5", "15"), "total": "96.6"},
            "points-mismatch",
            "90% × 70 / 100 = 63",
        ),
        ({"ethics_mean": "14.5"}, "mean-mismatch", "15"),
        ({"skills_mean": "9"}, "mean-mismatch", "13.5"),
        ({"points": ("63", "15", "15"), "total": "93"}, "points-mismatch", "13.5"),
        ({"total": "98.1"}, "total-mismatch", "63 + 13.5 + 15 = 91.5"),
        (
            {"percent": "95%", "points": ("66.5", "13.5", "15"), "total": "95"},
            "mean-mismatch",
            "90",
        ),
        (
            {
                "skills": ("", "", ""),
                "skills_mean": "",
                "points": ("63", "15", "15"),
                "total": "93",
            },
            "points-without-evidence",
            "2-р хэсгийн",
        ),
    ],
)
def test_each_figure_that_does_not_follow_is_found(
    changed: dict[str, str], code: str, said: str
) -> None:
    (finding,) = findings(sheet(**changed))  # type: ignore[arg-type]
    assert finding.code == code
    assert said in finding.message_mn + finding.evidence


def test_the_total_with_the_points_computed_again_is_given() -> None:
    (finding,) = findings(sheet(points=("68.1", "13.5", "15"), total="96.6"))
    assert "нийт оноо 91.5" in finding.message_mn
    assert "total would be 91.5" in finding.message_en


@pytest.mark.parametrize("points", ["59.99", "60"])
def test_points_may_be_cut_off_or_rounded(points: str) -> None:
    cells = sheet(
        percent="85.71%",
        points=(points, "13.5", "15"),
        total=str(Decimal(points) + Decimal("28.5")),
    )
    kinds = [f.code for f in findings(cells)]
    assert "points-mismatch" not in kinds


def test_means_skip_blanks() -> None:
    (mean, *_) = recomputed(sheet())
    assert (mean.computed, mean.values) == (Fraction(27, 2), (14, 13))


def test_part_one_is_filled_in_from_the_results_and_points_of_people_stay_empty() -> None:
    empty = sheet(
        percent="",
        skills=("", "", ""),
        skills_mean="",
        ethics=("", ""),
        ethics_mean="",
        points=("", "", ""),
        total="",
    )
    done = filled(empty, Decimal(5440) / 60, Decimal(70), CUT)
    assert [c.text for c in done[:2]] == ["90.66%", "63.46"]
    assert [c for c in done[2:] if c.text] == []
    assert filled(empty, None, Decimal(70), CUT) == empty


def test_what_is_printed_is_not_overwritten() -> None:
    assert filled(sheet(), Decimal(50), Decimal(70), CUT)[0].text == "90%"


def test_a_document_without_a_sheet_has_nothing_to_compute() -> None:
    assert recomputed(()) == ()
    assert filled((), Decimal(50), Decimal(70), CUT) == ()


@pytest.mark.parametrize(("points", "expected"), [("63", []), ("65", ["points-mismatch"] * 2)])
def test_points_beside_their_percent_are_computed_again(points: str, expected: list[str]) -> None:
    first, second, *others = sheet()
    beside = cell("1", "1", PLAN, second.column, points)
    assert [f.code for f in findings((first, beside, *others))] == expected


def test_ratings_that_a_person_gives_follow_no_percent() -> None:
    percents = [cell("2", str(i), "Зорилт", "Биелэлтийн хувь", "90%") for i in (1, 2, 3)]
    first, second, *others = sheet()
    assert findings((first, second, *percents, *others)) == []
