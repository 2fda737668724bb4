"""Recorded corrections are applied by place, and only where the expected text stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from tailan.cli import run as tailan
from tailan.corrections import Correction, corrected, is_open
from tailan.documents import Cell, Document, Paragraph, Row, read_document
from tailan.plan import Repair
from tailan.worksheet import open_run

from .conftest import MakeProject

RUN = "2025-H1/sth"
DOCUMENT = Document(
    "a.txt",
    "text",
    "",
    (
        Paragraph("Гарчиг", "line 1"),
        Row((Cell("1.1", "line 2 cell 1"), Cell("12\n%", "line 2 cell 2")), 1),
        Paragraph("тэнцүү", "line 3"),
        Paragraph("тэнцүү", "line 4"),
    ),
)


def correction(place: str, expected: str, new: str) -> Correction:
    return Correction(place=place, expected=expected, new=new, reason="утсаар лавлав")


def test_a_correction_replaces_the_expected_text_of_a_cell() -> None:
    mended, repairs = corrected(DOCUMENT, (correction("line 2 cell 2", "12 %", "21 %"),))
    assert mended.rows[0].texts == ("1.1", "21 %")
    assert repairs == [Repair("line 2 cell 2", "corrected", "12 %", "21 %", "утсаар лавлав")]


def test_a_paragraph_is_corrected_too() -> None:
    mended, _ = corrected(DOCUMENT, (correction("line 1", "Гарчиг", "Нэр"),))
    assert mended.content[0] == Paragraph("Нэр", "line 1")


@pytest.mark.parametrize(
    ("place", "expected", "kind", "after"),
    [
        ("line 2 cell 2", "13 %", "correction-open", "12 %"),
        ("line 2 cell 2", "", "correction-open", "12 %"),
        ("line 9 cell 1", "x", "correction-open-place", "1"),
        ("Sheet!B7", "x", "correction-open-place", "1"),
        # What was expected has moved: to one place, or nobody knows to which of two.
        ("line 2 cell 1", "12 %", "correction-open-moved", "line 2 cell 2"),
        ("line 9 cell 1", "Гарчиг", "correction-open-moved", "line 1"),
        ("line 2 cell 2", "тэнцүү", "correction-open", "12 %"),
    ],
)
def test_a_correction_that_does_not_fit_stays_open(
    place: str, expected: str, kind: str, after: str
) -> None:
    mended, repairs = corrected(DOCUMENT, (correction(place, expected, "1"),))
    assert mended.content == DOCUMENT.content
    assert repairs == [Repair(place, kind, expected, after, "утсаар лавлав")]
    assert is_open(kind)


@pytest.mark.parametrize(
    "place",
    [
        "line 2 cell 2",
        "table 2 row 5 cell 3",
        "page 3 row 5 cell 3",
        "Хагас жил!B7",
        "Яаралтай! 1!B7",
    ],
)
def test_a_place_of_every_kind_of_file_is_found_however_it_is_typed(place: str) -> None:
    document = replace(DOCUMENT, content=(Row((Cell("", place), Cell("б", "line 1")), 1),))
    typed = f" {place.upper().replace(' ', '  ')} "
    mended, repairs = corrected(document, (correction(typed, "", "5"),))
    assert mended.rows[0].texts == ("5", "б")
    assert [repair.place for repair in repairs] == [place]


@pytest.mark.parametrize(
    "typed",
    ["2-р мөр, 2-р нүд", "line 2, cell 2", "2-Р МӨР,  2-р нүд"],
)
def test_a_place_may_be_typed_in_the_words_that_people_are_shown(typed: str) -> None:
    mended, repairs = corrected(DOCUMENT, (correction(typed, "12 %", "21 %"),))
    assert mended.rows[0].texts == ("1.1", "21 %")
    assert [repair.place for repair in repairs] == ["line 2 cell 2"]


@pytest.mark.parametrize("place", ["page 3 paragraph 2", "paragraph 12"])
def test_a_paragraph_of_any_file_is_corrected(place: str) -> None:
    document = replace(DOCUMENT, content=(Paragraph("2024 он", place),))
    mended, _ = corrected(document, (correction(place, "2024 он", "2025 он"),))
    assert mended.content == (Paragraph("2025 он", place),)


def test_of_two_corrections_of_one_place_only_one_is_made() -> None:
    both = (correction("line 1", "Гарчиг", "А"), correction("line 1", "Гарчиг", "Б"))
    mended, repairs = corrected(DOCUMENT, both)
    assert mended.content[0] == Paragraph("А", "line 1")
    assert [repair.kind for repair in repairs] == ["corrected", "correction-open-second"]


def write_corrections(root: Path, *lines: str) -> None:
    path = root / "params" / "corrections" / f"{RUN}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("corrections:\n" + "".join(f"  - {line}\n" for line in lines), "utf-8")


def first_percent(root: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(root)
    sheet = open_run("sth", "2025-H1")
    plan = sheet.read_plan(sheet.read_document())
    trace = next(trace for trace in plan.traces if trace.field == "reported_text")
    return f"{trace.place}|{trace.raw}"


def test_a_correction_of_a_run_reaches_its_tables(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(RUN)
    place, _, raw = first_percent(root, monkeypatch).partition("|")
    write_corrections(root, f'{{place: {place}, expected: "{raw}", new: "41 %", reason: лавлав}}')
    assert first_percent(root, monkeypatch) == f"{place}|41 %"


def test_a_strict_check_ends_with_1_where_a_correction_does_not_fit(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    place = first_percent(root, monkeypatch).partition("|")[0]
    write_corrections(root, f"{{place: {place}, expected: x, new: y, reason: лавлав}}")
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 0
    capsys.readouterr()
    assert tailan(["check", "--project", str(root), "--language", "en", "--strict"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("params/corrections/2025-H1/sth.yaml, table 1, row ")
    assert "“x” is expected here" in said


def test_a_file_of_corrections_that_belongs_to_no_run_is_told(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    write_corrections(root, "{place: line 1, expected: x, new: y, reason: лавлав}")
    written = root / "params" / "corrections" / f"{RUN}.yaml"
    written.rename(written.with_name("shh.yaml"))
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 0
    assert "params/corrections/2025-H1/shh.yaml" in capsys.readouterr().err
    assert tailan(["check", "--project", str(root), "--strict"]) == 1


def test_a_wrong_corrections_file_is_told_with_its_line(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(RUN)
    write_corrections(root, "{plase: table 1 row 1 cell 1, new: y, reason: лавлав}")
    assert tailan(["check", "--project", str(root)]) == 2


def test_an_open_correction_shows_in_the_outcomes(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    write_corrections(root, "{place: table 9 row 1 cell 1, expected: x, new: y, reason: лавлав}")
    assert tailan(["build", "--project", str(root), "--language", "en"]) == 0
    said = capsys.readouterr()
    assert "2025-H1/sth\tready, corrections not made: 1\t" in said.out
    assert "2025-H1/sth: corrections of params/corrections" in said.err
    assert tailan(["status", "--project", str(root), "--language", "en"]) == 0
    assert "not made: 1 (1_clean" in capsys.readouterr().out


def test_a_correction_may_expect_the_letters_of_an_old_font_or_what_it_shows() -> None:
    for expected in ("Õóäãèéí òîî", "Худгийн тоо"):
        document = read_document("Õóäãèéí òîî\t5".encode(), "a.txt")
        found = Correction(
            place="line 1 cell 1", expected=expected, new="Нуурын тоо", reason="Нэр буруу"
        )
        mended, repairs = corrected(document, (found,))
        assert [repair.kind for repair in repairs] == ["corrected"]
        assert mended.lines[0][0] == "Нуурын тоо"
        assert mended.printed == ()
