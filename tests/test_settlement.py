"""The table in which people settle findings: written, filled in, taken back, shown."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tailan import judged_frames, worksheet
from tailan.assessment import Assessment
from tailan.cli import run as tailan

from .conftest import MakeProject

UNIT = ("tzuh", "2025-H1")
RUN = "2025-H1/tzuh"
STATE = "тайлбарыг хүлээн авсан"
HEAD = ("finding_id", "code", "number", "message", "state", "reason", "person", "date")


@pytest.fixture
def project(make_project: MakeProject, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(RUN)
    monkeypatch.chdir(root)
    return root


def path_of(project: Path, suffix: str = ".csv") -> Path:
    return project / "params" / "decisions" / f"{RUN}{suffix}"


def lines(project: Path) -> list[dict[str, str]]:
    with path_of(project).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(project: Path, rows: list[dict[str, str]]) -> None:
    with path_of(project).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD)
        writer.writeheader()
        writer.writerows(rows)


def settled(row: dict[str, str]) -> dict[str, str]:
    return {
        **row,
        "state": STATE,
        "reason": "Протокол үзсэн",
        "person": "Б.Д",
        "date": "2025-07-05",
    }


def assessment() -> Assessment:
    sheet = worksheet.open_run(*UNIT)
    return sheet.assess(sheet.load_tables())


def test_a_line_for_each_finding_is_written_for_people_to_fill_in(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tailan(["decisions", *UNIT]) == 0
    written = lines(project)
    assert tuple(written[0]) == HEAD
    assert len(written) == len(assessment().findings) > 10
    assert {row["state"] for row in written} == {"нээлттэй"}
    assert all(row["code"] and row["message"] for row in written)
    assert f"илрүүлсэн зүйл {len(written)}, үүнээс шийдсэн 0" in capsys.readouterr().out
    book = load_workbook(path_of(project, ".xlsx")).active
    assert tuple(cell.value for cell in book[1]) == HEAD
    assert STATE in book.data_validations.dataValidation[0].formula1


def test_what_is_settled_is_never_written_over(project: Path) -> None:
    tailan(["decisions", *UNIT])
    first, *others = lines(project)
    write(project, [*others, settled(first)])
    assert tailan(["decisions", *UNIT]) == 0
    assert lines(project)[0] == settled(first)
    assert lines(project)[1:] == others


def test_a_filled_workbook_is_taken_back(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tailan(["decisions", *UNIT])
    copy = project / "filled.xlsx"
    book = load_workbook(path_of(project, ".xlsx"))
    for column, said in zip("EFGH", (STATE, "Протокол үзсэн", "Б.Д", "2025-07-05"), strict=True):
        book.active[f"{column}2"] = said
    book.save(copy)
    assert tailan(["decisions", *UNIT, "--from", str(copy)]) == 0
    assert "шийдсэн 1 мөрийг авлаа" in capsys.readouterr().out
    assert lines(project)[0]["state"] == STATE


def test_a_decision_stands_beside_its_finding(project: Path) -> None:
    tailan(["decisions", *UNIT])
    chosen = next(row for row in lines(project) if row["code"] == "claim-above-actual")
    write(project, [settled(chosen)])
    judged = assessment()
    frame = judged_frames.findings(judged, "mn").set_index("finding_id")
    shown = frame.loc[chosen["finding_id"]]
    assert (shown["state"], shown["reason"], shown["decided_by"]) == (
        STATE,
        "Протокол үзсэн",
        "Б.Д",
    )
    said = f"Шийдвэр: {STATE}. Протокол үзсэн (Б.Д, 2025-07-05)"
    assert said in worksheet.open_run(*UNIT).cards(judged)._repr_html_()
    report = worksheet.open_run(*UNIT).results().findings().report
    matters = [matter for block in report.blocks for matter in getattr(block, "matters", ())]
    assert [matter.question for matter in matters if matter.text.endswith(said)] == [""]


def test_what_no_longer_fits_the_document_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tailan(["decisions", *UNIT])
    first = settled(lines(project)[0])
    number = first["number"]
    other = {**first, "finding_id": first["finding_id"][:9] + "0000"}
    gone = {**first, "finding_id": "00000000-0000", "number": "9.9"}
    write(project, [other, gone])
    values = project / "params" / "actuals" / f"{RUN}.csv"
    values.parent.mkdir(parents=True)
    values.write_text("measure_no,actual,reason\n99.1,7,Протокол\n", encoding="utf-8")
    capsys.readouterr()
    assert tailan(["decisions", *UNIT]) == 0
    said = capsys.readouterr().err
    assert f"{RUN}, {number}: “{STATE}” гэж шийдсэн боловч нотолгоо нь өөрчлөгдсөн" in said
    assert "одоо илрэхгүй байгаа зүйлийн талаарх 1 шийдвэр" in said
    assert {other["finding_id"], gone["finding_id"]} <= {
        row["finding_id"] for row in lines(project)
    }
    assert tailan(["actuals", *UNIT]) == 0
    assert (
        "99.1/1 дугаартай үзүүлэлт баримтад алга тул бүртгэсэн “7” утгыг" in capsys.readouterr().err
    )
    shown = judged_frames.unsettled(assessment(), "mn")
    assert list(shown["number"]) == [number, "9.9", "99.1/1"]


def test_status_counts_what_no_longer_fits(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet = worksheet.open_run(*UNIT)
    values = project / "params" / "actuals" / f"{RUN}.csv"
    values.parent.mkdir(parents=True)
    values.write_text("measure_no,actual,reason\n99.1,7,Протокол\n", encoding="utf-8")
    saved = sheet.save_assessment(assessment())
    assert "summary.json" in set(saved["file"])
    assert '"unplaced": 1' in (sheet.folder / "summary.json").read_text(encoding="utf-8")


BANDS = """\
  bands:
    bands:
      - {least: 75, name: {mn: Биелсэн, en: Reached}}
      - {least: 0, name: {mn: Хангалтгүй, en: Insufficient}}
    citation: {mn: Жишээ журам, en: A sample rule}
"""


def test_a_result_has_the_name_that_the_office_gives_it(project: Path) -> None:
    settings = project / "params" / "workbook.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text[: text.index("  bands:\n")] + BANDS, encoding="utf-8")
    judged = assessment()
    shown = judged_frames.achievement(judged, "mn").dropna(subset="achievement_percent")
    assert set(shown["band"]) == {"Биелсэн", "Хангалтгүй"}
    assert list(shown["band"] == "Биелсэн") == list(shown["achievement_percent"] >= 75)
    assert "(Хангалтгүй)" in worksheet.open_run(*UNIT).cards(judged)._repr_html_()


def test_the_rule_stands_beside_each_percent_with_what_it_rests_on(project: Path) -> None:
    own = project / "params" / "achievement" / f"{RUN}.yaml"
    own.parent.mkdir(parents=True, exist_ok=True)
    reason = "Хэлтсийн журмын 3.2"
    (one, *_) = assessment().judgement.achievements
    key = f"{one.measure_no}/{one.indicator_no}"
    setting = f"indicators:\n  {key}: {{rule: from_baseline, reason: {reason}}}\n"
    own.write_text(setting, encoding="utf-8")
    judged = assessment()
    shown = judged_frames.achievement(judged, "mn")
    assert "band" not in shown
    assert shown["citation"].iloc[0] == reason
    assert shown["citation"].iloc[1:].str.contains("аргачлалын заалт").all()
    assert f"Дүрмийн үндэслэл: {reason}" in worksheet.open_run(*UNIT).cards(judged)._repr_html_()


def test_a_sheet_of_another_run_is_not_taken(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    values, findings = project / "values.csv", project / "findings.csv"
    values.write_text("measure_no,indicator,actual,reason\n1.1,Малын тоо,9,х\n", encoding="utf-8")
    findings.write_text(
        f"{','.join(HEAD)}\n00000000-0000,,7.1,,баталсан,х,Б.Д,2025-07-05\n", encoding="utf-8"
    )
    for command, file, shown in (("actuals", values, "Малын тоо"), ("decisions", findings, "7.1")):
        assert tailan([command, *UNIT, "--from", str(file)]) == 2
        said = capsys.readouterr().err
        assert f"{RUN} тайлангийн хуудас биш" in said
        assert shown in said
        assert not (project / "params" / command).exists()


def test_a_finding_that_nobody_settled_is_never_told_as_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tailan(["decisions", *UNIT])
    first, *others = lines(project)
    changed = [{**row, "finding_id": row["finding_id"][:9] + "0000"} for row in others]
    copy = project / "copy.csv"
    write(project, [settled(first), *changed])
    path_of(project).rename(copy)
    capsys.readouterr()
    assert tailan(["decisions", *UNIT, "--from", str(copy)]) == 0
    assert "Анхаар" not in capsys.readouterr().err
    assert lines(project)[1:] == others


def test_a_state_in_capitals_and_a_day_with_points_are_understood(project: Path) -> None:
    tailan(["decisions", *UNIT])
    first, *others = lines(project)
    write(project, [{**settled(first), "state": STATE.capitalize(), "date": "2025.07.05"}, *others])
    assert tailan(["decisions", *UNIT]) == 0
    assert lines(project)[0] == settled(first)


def test_where_nothing_is_to_be_asked_no_sheet_is_written(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(make_project("2025/ith", folder="programme"))
    assert tailan(["ask", "ith", "2025"]) == 2
    assert "2025/ith: тодруулах үзүүлэлт алга." in capsys.readouterr().err
    assert list(Path().glob("todruulah*")) == []
