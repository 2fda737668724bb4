"""The command as people call it: answers, messages and exit statuses."""

import csv
import json
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from tailan.__main__ import main
from tailan.cli import run as tailan
from tailan.params import load_params
from tailan.project import Project

from .conftest import ROOT, MakeProject
from .word import HEADINGS, measure

RUN = "2025-H1/sth"
SAMPLE = ROOT / "data" / "raw" / RUN / "STH_tailan_2025_hagas.docx"
OTHER_SAMPLE = ROOT / "data" / "raw" / "2024-H1" / "sth" / "STH_tailan_2024_hagas.docx"


def add(root: Path, *more: str, document: Path = SAMPLE) -> int:
    return tailan(["add", str(document), "--project", str(root), *more])


def test_read_turns_a_document_into_tables_without_a_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert tailan(["read", str(SAMPLE), "--out", "tables"]) == 0
    assert "3 зорилт, 10 арга хэмжээ, 11 шалгуур үзүүлэлт" in capsys.readouterr().out
    names = {path.name for path in (tmp_path / "tables").iterdir()}
    assert names == {
        "document.json",
        "evaluation.csv",
        "objectives.csv",
        "measures.csv",
        "indicators.csv",
        "statistics.csv",
        "cells.csv",
        "repairs.csv",
    }


@pytest.mark.parametrize(
    ("language", "why"),
    [("mn", "замд нь хавтсын оронд файл байна"), ("en", "a file stands where a folder should")],
)
def test_what_cannot_be_written_is_said_in_the_language(
    language: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("")
    out = str(tmp_path / "file" / "tables")
    assert tailan(["read", str(SAMPLE), "--out", out, "--language", language]) == 1
    assert why in capsys.readouterr().err


def test_the_place_of_every_value_is_written_down(tmp_path: Path) -> None:
    tailan(["read", str(SAMPLE), "--out", str(tmp_path)])
    with (tmp_path / "cells.csv").open(encoding="utf-8", newline="") as file:
        cells = list(csv.DictReader(file))
    with (tmp_path / "measures.csv").open(encoding="utf-8", newline="") as file:
        measures = list(csv.DictReader(file))
    traced = {(cell["key"], cell["field"]) for cell in cells if cell["table"] == "measures"}
    assert all((measure["measure_no"], "measure") in traced for measure in measures)
    said = [cell["place"] for cell in cells if cell["table"] == "document"]
    assert all(place.startswith("paragraph ") for place in said)
    rows = [cell["place"] for cell in cells if cell["table"] != "document"]
    assert all(place.startswith("table 1 row ") for place in rows)


def test_what_a_sheet_hides_stands_in_repairs_csv(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEADINGS, measure("1.1"), measure("1.2")):
        sheet.append(list(line))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["C"].hidden = True
    book.save(tmp_path / "a.xlsx")
    assert tailan(["read", str(tmp_path / "a.xlsx"), "--out", str(tmp_path / "tables")]) == 0
    with (tmp_path / "tables" / "repairs.csv").open(encoding="utf-8", newline="") as file:
        told = [(repair["place"], repair["kind"]) for repair in csv.DictReader(file)]
    assert ("Sheet!A2", "hidden-row") in told
    assert ("Sheet!C1", "hidden-column") in told


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.docx", b"", "the file is empty"),
        ("a.docx", b"PK\x03\x04 damaged", "the file is damaged"),
        ("a.docx", bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "the file is an old .doc or .xls"),
        ("a.zip", b"x", "archives (“.zip”) are not read"),
        ("a.txt", "№\tдугаар\nтекст\tөөр".encode(), "it cannot be told which form this is"),
        ("a.txt", b"\xff\xfe\x00\xd8", "the encoding of the text is not known"),
    ],
)
def test_a_document_that_cannot_be_read_leaves_one_message_and_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: bytes, said: str
) -> None:
    document, out = tmp_path / name, tmp_path / "out"
    document.write_bytes(content)
    assert tailan(["read", str(document), "--out", str(out), "--language", "en"]) == 1
    message = capsys.readouterr().err
    assert message.startswith(f"{document}: ")
    assert said in message
    assert not out.exists()


def test_read_works_in_a_project_whose_grid_is_wrong(
    make_project: MakeProject, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project()
    (root / "params" / "runs.yaml").write_text("runs: [{unit: x}]", encoding="utf-8")
    monkeypatch.chdir(root)
    assert tailan(["read", str(SAMPLE), "--out", str(tmp_path / "out")]) == 0


def test_a_link_that_leads_nowhere_is_said_to_be_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    link = tmp_path / "тайлан.docx"
    link.symlink_to(tmp_path / "алга.docx")
    assert tailan(["read", str(link), "--out", str(tmp_path / "out")]) == 2
    assert "холбоос" in capsys.readouterr().err


def test_a_folder_is_no_document_and_a_file_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert tailan(["read", str(tmp_path), "--out", str(tmp_path / "out")]) == 2
    assert tailan(["read", str(SAMPLE), "--out", str(tmp_path / "file")]) == 2


def test_a_period_in_the_place_of_a_unit_is_told_so(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    assert tailan(["build", "sth", "2025-H1", "--project", str(root)]) == 2
    assert "tailan build --period 2025-H1" in capsys.readouterr().err


def test_only_the_named_folder_is_the_project(
    make_project: MakeProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_project(RUN)
    monkeypatch.chdir(root)
    assert tailan(["check"]) == 0
    assert tailan(["check", "--project", "nosuch"]) == 2
    assert tailan(["check", "--project", "params"]) == 2


def test_a_missing_document_is_a_wrong_call(tmp_path: Path) -> None:
    assert tailan(["read", str(tmp_path / "no.docx"), "--out", str(tmp_path)]) == 2


def test_add_copies_the_document_and_enters_its_run(make_project: MakeProject) -> None:
    root = make_project()
    assert add(root, "--unit", "sth", "--period", "2025-H1", "--origin", "И-мэйл: “А”") == 0
    folder = root / "data" / "raw" / RUN
    assert (folder / SAMPLE.name).read_bytes() == SAMPLE.read_bytes()
    source = (folder / f"{SAMPLE.name}.source.yaml").read_text(encoding="utf-8")
    assert "И-мэйл: “А”" in source
    assert [run.name for run in load_params(Project(root)).runs] == [RUN]


def test_add_keeps_the_lines_and_comments_that_people_wrote(make_project: MakeProject) -> None:
    root = make_project("2025-H1/nbh")
    path = root / "params" / "runs.yaml"
    original = "# Тайлангийн жагсаалт\n" + path.read_text(encoding="utf-8") + "  # төгсгөл\n"
    path.write_text(original, encoding="utf-8")
    add(root, "--unit", "sth", "--period", "2025-H1")
    now = path.read_text(encoding="utf-8")
    assert all(line in now for line in original.splitlines())
    assert f"- {{unit: sth, period: 2025-H1, document: {SAMPLE.name}" in now


def test_add_enters_a_new_unit_with_its_name(make_project: MakeProject) -> None:
    root = make_project()
    arguments = (
        "--unit",
        "zorig",
        "--period",
        "2025-H1",
        "--name",
        "Зорилтын хэлтэс",
    )
    assert add(root, *arguments) == 0
    assert load_params(Project(root)).unit("zorig").mn == "Зорилтын хэлтэс"


def test_add_refuses_a_new_unit_with_the_name_of_another(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project()
    before = (root / "params" / "units.yaml").read_bytes()
    call = ["--unit", "zorig", "--period", "2025-H1", "--name", "Санхүү, төрийн сангийн хэлтэс"]
    assert add(root, *call, "--language", "en") == 2
    assert "is the unit sth of params/units.yaml already" in capsys.readouterr().err
    assert (root / "params" / "units.yaml").read_bytes() == before


def test_add_refuses_an_unknown_unit_without_a_name(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project()
    assert add(root, "--unit", "sht", "--period", "2025-H1") == 2
    assert "“sht”" in capsys.readouterr().err
    assert list((root / "data" / "raw").iterdir()) == []


@pytest.mark.parametrize("unit", ["../x", "a/b", "А", "a b", "", ".."])
def test_add_refuses_codes_that_are_no_folder_names(make_project: MakeProject, unit: str) -> None:
    root = make_project()
    assert add(root, "--unit", unit, "--period", "2025-H1", "--name", "Нэгж") == 2
    assert list((root / "data" / "raw").iterdir()) == []


@pytest.mark.parametrize("period", ["2025-H3", "2025/H1", "25", "", "2025-M13", "../2025"])
def test_add_refuses_what_is_no_period(make_project: MakeProject, period: str) -> None:
    assert add(make_project(), "--unit", "sth", "--period", period) == 2


def test_add_refuses_a_second_document_of_a_run(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    assert add(root, "--unit", "sth", "--period", "2025-H1", document=OTHER_SAMPLE) == 2
    assert "--replace" in capsys.readouterr().err


def test_add_replaces_a_document_when_asked(make_project: MakeProject) -> None:
    root = make_project(RUN)
    arguments = ("--unit", "sth", "--period", "2025-H1", "--replace")
    assert add(root, *arguments, document=OTHER_SAMPLE) == 0
    names = {path.name for path in (root / "data" / "raw" / RUN).iterdir()}
    assert names == {OTHER_SAMPLE.name, f"{OTHER_SAMPLE.name}.source.yaml"}
    assert [run.document for run in load_params(Project(root)).runs] == [OTHER_SAMPLE.name]


def test_add_warns_where_the_title_names_another_period_or_unit(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project()
    assert add(root, "--unit", "nbh", "--period", "2025-Q1", "--language", "en") == 0
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert "names 2025-H1, and it is entered for 2025-Q1" in said[0]
    assert "entered for the unit “Нийгмийн бодлогын хэлтэс”" in said[1]


def test_add_warns_where_a_name_is_given_for_a_known_unit(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ("--unit", "sth", "--period", "2025-H1", "--name", "Өөр нэр")
    assert add(make_project(), *arguments) == 0
    assert "“Өөр нэр” нэрийг хэрэглэсэнгүй" in capsys.readouterr().err


def test_add_does_not_warn_where_the_title_fits(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    add(make_project(), "--unit", "sth", "--period", "2025-H1")
    assert capsys.readouterr().err == ""


def test_add_writes_nothing_for_a_document_that_cannot_be_read(
    make_project: MakeProject, tmp_path: Path
) -> None:
    root = make_project()
    before = (root / "params" / "runs.yaml").read_bytes()
    document = tmp_path / "a.docx"
    document.write_bytes(SAMPLE.read_bytes()[:3000])
    assert add(root, "--unit", "sth", "--period", "2025-H1", document=document) == 1
    assert (root / "params" / "runs.yaml").read_bytes() == before
    assert list((root / "data" / "raw").iterdir()) == []


def test_a_name_with_spaces_becomes_a_name_without(
    make_project: MakeProject, tmp_path: Path
) -> None:
    root = make_project()
    document = tmp_path / "хагас жилийн тайлан (2).docx"
    document.write_bytes(SAMPLE.read_bytes())
    assert add(root, "--unit", "sth", "--period", "2025-H1", document=document) == 0
    assert load_params(Project(root)).runs[0].document == "хагас-жилийн-тайлан-2-.docx"


def test_check_names_what_has_not_come(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN, "2024-H1/sth")
    (root / "data" / "raw" / "2024-H1" / "sth" / OTHER_SAMPLE.name).unlink()
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"2024-H1/sth: {OTHER_SAMPLE.name} has not come.",
        "All of params is right. Reports: 2; documents received: 1.",
    ]


def test_check_names_what_is_like_a_document_that_has_not_come(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    document = root / "data" / "raw" / RUN / SAMPLE.name
    document.rename(document.with_name(SAMPLE.name.replace("_", "-")))
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 0
    near = SAMPLE.name.replace("_", "-")
    assert f"{SAMPLE.name} has not come. The nearest: {near}." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("file", "near"),
    [
        ("actual/2025-H1/sth.csv", "actuals/2025-H1/sth.csv"),
        ("achievement/2025-H1/sth.yml", "achievement/2025-H1/sth.yaml"),
        ("notes/2025-H1/sth.txt", "notes/2025-H1/sth.md"),
        ("workbok.yaml", "workbook.yaml"),
    ],
)
def test_check_names_what_nothing_reads(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str], file: str, near: str
) -> None:
    root = make_project(RUN)
    path = root / "params" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert tailan(["check", "--project", str(root), "--language", "en", "--strict"]) == 1
    said = capsys.readouterr().err
    assert f"params/{file}: nothing reads this file" in said
    assert f"The nearest: params/{near}." in said


def test_check_ends_with_2_where_params_are_wrong(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project()
    (root / "params" / "runs.yaml").write_text("runs:\n  - {unit: x}\n", encoding="utf-8")
    assert tailan(["check", "--project", str(root), "--language", "en"]) == 2
    assert "To be mended first: 3." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "written"),
    [
        (f"achievement/{RUN}.yaml", "indicators:\n  1.1/1: {direction: up}\n"),
        (f"actuals/{RUN}.csv", "measure_no,actual\n1.1,many\n"),
        (f"decisions/{RUN}.csv", "finding,state\nabc,maybe\n"),
    ],
)
def test_check_looks_over_what_people_write_about_a_run(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str], file: str, written: str
) -> None:
    path = make_project(RUN) / "params" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(written, encoding="utf-8")
    assert tailan(["check", "--project", str(path.parents[3]), "--language", "en"]) == 2
    assert f"params/{file}" in capsys.readouterr().err


def test_status_says_what_is_not_built(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tailan(["--project", str(make_project(RUN)), "--language", "en", "status"]) == 0
    assert capsys.readouterr().out == f"{RUN}\tnot built\tnew document: {SAMPLE.name}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["bild"],
        ["build", "--perod", "2025"],
        ["build", "--jobs", "0"],
        ["build", "--jobs", "many"],
        ["build", "unknown"],
        ["build", "--period", "2025-H9"],
        ["build", "--period", "1999"],
        ["read"],
        ["read", "x.docx"],
        ["check", "extra"],
        ["add", "x.docx", "--unit", "sth"],
        ["--language", "de", "check"],
    ],
)
def test_a_wrong_call_ends_with_2_and_one_message(
    make_project: MakeProject, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert tailan(["--project", str(make_project(RUN)), *arguments]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


def test_a_folder_that_is_no_project_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tailan(["check", "--project", str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


@pytest.mark.parametrize("language", ["mn", "en"])
@pytest.mark.parametrize("command", [[], ["read"], ["add"], ["build"], ["check"], ["status"]])
def test_every_help_page_is_in_one_language(
    command: list[str], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tailan([*command, "--language", language, "--help"]) == 0
    page = capsys.readouterr().out
    assert ("Дуудах нь:" in page) == (language == "mn")
    assert ("Usage:" in page) == (language == "en")


def test_the_language_of_the_project_is_spoken(
    make_project: MakeProject, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(RUN)
    settings = root / "params" / "workbook.yaml"
    text = settings.read_text(encoding="utf-8").replace("language: mn", "language: en")
    settings.write_text(text, encoding="utf-8")
    tailan(["check", "--project", str(root)])
    assert capsys.readouterr().out.startswith("All of params is right")
    tailan(["check", "--project", str(root), "--language=mn"])
    assert capsys.readouterr().out.startswith("params бүрэн зөв")


def test_the_document_of_a_run_may_not_be_changed_by_hand(make_project: MakeProject) -> None:
    root = make_project(RUN)
    source = json.dumps({"origin": "А", "date": "2025-07-01", "sha256": "0" * 64})
    record = root / "data" / "raw" / RUN / f"{SAMPLE.name}.source.yaml"
    record.write_text(source, encoding="utf-8")
    assert tailan(["build", "--project", str(root)]) == 1


def test_a_command_interrupted_while_it_begins_ends_in_silence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Interrupting:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == "tailan.cli":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "tailan.cli")
    monkeypatch.setattr(sys, "meta_path", [Interrupting, *sys.meta_path])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130
    assert capsys.readouterr() == ("", "")
