"""What params/forms changes in a form: an edit there, and no code."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tailan.cli import run as tailan
from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.forms import FormWords, chosen_form, read_plan
from tailan.params import load_forms
from tailan.plan import Plan
from tailan.problems import ParamsError
from tailan.project import Project

TITLE = "Жишээ хэлтсийн 2025 оны гүйцэтгэлийн тайлан"
HEADINGS = "№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь|Зорилтот түвшин|Гүйцэтгэл|Хувь"
ROW = "1.1|Худаг гаргах|Худгийн тоо|2|5|Гаргав.|70%"


def dump(*lines: str) -> bytes:
    rows = ("\t".join(line.split("|")) for line in lines)
    return "\n".join([TITLE, "", *rows]).encode()


def forms(folder: Path, **files: str) -> dict[str, FormWords]:
    (folder / "params" / "forms").mkdir(parents=True)
    for name, text in files.items():
        (folder / "params" / "forms" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_forms(Project(folder))


def read(raw: bytes, words: dict[str, FormWords], form: str = "") -> Plan:
    document = read_document(raw, "a.txt")
    return read_plan(document, chosen_form(document, words, form))


def only(plan: Plan) -> Sequence[object]:
    (measure,), (indicator,) = plan.measures, plan.indicators
    return (
        measure.measure_no, measure.measure, indicator.indicator, indicator.baseline,
        indicator.target, measure.narrative, measure.reported_percent,
    )  # fmt: skip


USUAL = ("1.1", "Худаг гаргах", "Худгийн тоо", 2, 5, "Гаргав.", 70)


def test_headings_of_a_projects_own_name_columns(tmp_path: Path) -> None:
    words = forms(tmp_path, performance_report="columns:\n  percent: [Дүгнэлт]\n")
    assert only(read(dump(HEADINGS.replace("Хувь", "Дүгнэлт"), ROW), words)) == USUAL


def test_columns_in_another_order_need_no_change(tmp_path: Path) -> None:
    def moved(line: str) -> str:
        cells = line.split("|")
        return "|".join([*cells[5:], *cells[:5]])

    assert only(read(dump(moved(HEADINGS), moved(ROW)), forms(tmp_path))) == USUAL


def test_an_order_of_a_projects_own_places_the_columns_without_a_heading(tmp_path: Path) -> None:
    headings, row = "№|Арга хэмжээ|Хувь|Шалгуур үзүүлэлт|Суурь", "1.1|Худаг|70%|Худгийн тоо|2|5"
    order = "order: [no, measure, percent, indicator, baseline, target]\n"
    plan = read(
        dump(headings, row, row.replace("1.1", "1.2")), forms(tmp_path, performance_report=order)
    )
    assert [(i.baseline, i.target) for i in plan.indicators] == [(2, 5), (2, 5)]
    assert [m.reported_percent for m in plan.measures] == [70, 70]


def test_a_heading_goes_from_the_column_of_the_package_to_that_of_the_project(
    tmp_path: Path,
) -> None:
    words = forms(tmp_path, performance_report="columns:\n  budget: [Хийх ажил]\n")
    headings = HEADINGS.replace("Арга хэмжээ|", "Арга хэмжээ|Хийх ажил|")
    plan = read(dump(headings, ROW.replace("гаргах|", "гаргах|5 сая|")), words)
    assert only(plan) == USUAL
    assert plan.measures[0].budget == "5 сая"


def test_a_heading_that_is_retired_is_unknown(tmp_path: Path) -> None:
    words = forms(tmp_path, performance_report="retired: [Суурь]\n")
    with pytest.raises(TailanError, match="“Суурь”"):
        read(dump(HEADINGS, ROW), words)


def test_columns_that_nobody_needs_are_read_past(tmp_path: Path) -> None:
    words = forms(tmp_path, performance_report="columns:\n  ignored: [Тэмдэг, Гарын үсэг]\n")
    plan = read(dump(f"Тэмдэг|{HEADINGS}|Гарын үсэг", f"x|{ROW}|y"), words)
    assert only(plan) == USUAL
    assert [r.before for r in plan.repairs if r.kind == "column-left-out"] == [
        "Тэмдэг", "Гарын үсэг"
    ]  # fmt: skip


def test_the_message_of_an_unknown_heading_is_the_line_that_mends_it(tmp_path: Path) -> None:
    raw = dump(f"{HEADINGS}|Хаана “A”", f"{ROW}|Суманд")
    with pytest.raises(TailanError) as caught:
        read(raw, forms(tmp_path))
    message = caught.value.message("en")
    assert all(f"“{heading}”" in message for heading in HEADINGS.split("|"))
    line = message[message.rindex("columns: ") :]
    words = forms(tmp_path / "mended", performance_report=line)
    assert only(read(raw, words)) == USUAL


def test_a_required_column_that_the_form_lacks_is_no_longer_required(tmp_path: Path) -> None:
    raw = dump(HEADINGS.removesuffix("|Хувь"), ROW.removesuffix("|70%"))
    with pytest.raises(TailanError) as caught:
        read(raw, forms(tmp_path))
    message = caught.value.message("en")
    words = forms(tmp_path / "mended", performance_report=message[message.rindex("required:") :])
    assert [m.status for m in read(raw, words).measures] == ["unstated"]


def test_deadlines_bodies_and_explanations_of_a_report_are_read(tmp_path: Path) -> None:
    headings = f"{HEADINGS}|Хугацаа|Хариуцах эзэн|Тайлбар, шалтгаан"
    plan = read(
        dump(headings, f"{ROW}|2-р улиралд|Усны алба, ЖТГ|Хөрөнгө дутсан."), forms(tmp_path)
    )
    (measure,) = plan.measures
    assert (measure.deadline_start, measure.deadline_end) == ("2025-04", "2025-06")
    assert measure.responsible == "Усны алба;ЖТГ"
    assert measure.narrative == "Гаргав. Хөрөнгө дутсан."
    assert {t.place for t in plan.traces if t.field == "narrative"} == {
        "line 4 cell 6", "line 4 cell 10",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("narrative", "explanation", "joined"),
    [
        ("Гаргав.", "-", "Гаргав."),
        ("Гаргав.", "Гаргав.", "Гаргав."),
        ("-", "Дутсан.", "Шалтгаан: Дутсан."),
        ("Гаргав.", "Дутсан.", "Гаргав. Шалтгаан: Дутсан."),
    ],
)
def test_an_explanation_may_have_a_label(
    tmp_path: Path, narrative: str, explanation: str, joined: str
) -> None:
    words = forms(tmp_path, performance_report="explanation_label: 'Шалтгаан:'\n")
    row = f"{ROW.replace('Гаргав.', narrative)}|{explanation}"
    plan = read(dump(f"{HEADINGS}|Тайлбар", row), words)
    assert plan.measures[0].narrative == joined
    kept = [repair.before for repair in plan.repairs if repair.kind == "explanation-joined"]
    assert kept == ([explanation] if joined.endswith("Дутсан.") else [])


@pytest.mark.parametrize(
    ("headings", "row", "narrative"),
    [
        ("Хүрсэн түвшин|Гүйцэтгэл", "3|Гаргав.", "Гаргав. Хүрсэн түвшин: Худгийн тоо: 3"),
        ("Гүйцэтгэл|Хүрсэн түвшин", "Гаргав.|3", "Гаргав. Хүрсэн түвшин: Худгийн тоо: 3"),
        ("Хүрсэн түвшин|Хэрэгжилт", "3|-", "Хүрсэн түвшин: Худгийн тоо: 3"),
        ("Хүрсэн түвшин|Хэрэгжилт", "-|Гаргав.", "Гаргав."),
        ("Хүрсэн түвшин|Гүйцэтгэл", "Ашиглалтад өгсөн|Гаргав.",
         "Гаргав. Хүрсэн түвшин: Ашиглалтад өгсөн"),
    ],
)  # fmt: skip
def test_the_level_reached_in_a_column_of_its_own_is_said_behind_the_narrative(
    tmp_path: Path, headings: str, row: str, narrative: str
) -> None:
    head = f"№|Арга хэмжээ|Шалгуур үзүүлэлт|Суурь түвшин|Зорилтот түвшин|{headings}|Хувь"
    plan = read(dump(head, f"1.1|Худаг гаргах|Худгийн тоо|2|5|{row}|60%"), forms(tmp_path))
    assert plan.measures[0].narrative == narrative
    told = [repair.before for repair in plan.repairs if repair.kind == "reached-joined"]
    assert told == ([narrative.rpartition(": ")[2]] if ":" in narrative else [])


def test_a_level_reached_before_the_target_may_be_that_of_last_year(tmp_path: Path) -> None:
    head = "№|Арга хэмжээ|Шалгуур үзүүлэлт|Хүрсэн түвшин|Зорилтот түвшин|Гүйцэтгэл|Хувь"
    with pytest.raises(TailanError) as caught:
        read(dump(head, "1.1|Худаг гаргах|Худгийн тоо|2|5|Гаргав.|60%"), forms(tmp_path))
    assert caught.value.key == "form.unneeded"
    assert caught.value.fields["line"] == 'ignored: ["Хүрсэн түвшин"]'


OWN = """
like: performance_report
columns:
  measure: [Даалгавар]
  percent: [Онооны дүн]
order: [measure, target, percent]
required: [measure, percent]
"""


def test_a_form_of_a_projects_own_is_recognised_and_keeps_its_name(tmp_path: Path) -> None:
    words = forms(tmp_path, tasks_of_the_year=OWN)
    plan = read(dump("Даалгавар|Хүрэх түвшин|Онооны дүн", "1.1 Худаг гаргах|5|70"), words)
    assert plan.form == "tasks_of_the_year"
    assert [(m.measure_no, m.measure, m.reported_percent) for m in plan.measures] == [
        ("1.1", "Худаг гаргах", 70)
    ]
    assert read(dump(HEADINGS, ROW), words).form == "performance_report"


def test_a_form_of_ones_own_may_be_named_in_the_grid_and_the_call(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    forms(tmp_path, own=OWN)
    (tmp_path / "params" / "units.yaml").write_text("units:\n", encoding="utf-8")
    (tmp_path / "data").mkdir()
    path = tmp_path / "a.txt"
    path.write_bytes(dump("Даалгавар|Хүрэх түвшин|Онооны дүн", "1.1 Худаг|5|70"))
    call = ["read", str(path), "--out", str(tmp_path / "out"), "--project", str(tmp_path)]
    assert tailan([*call, "--form", "own"]) == 0
    assert '"form": "own"' in (tmp_path / "out" / "document.json").read_text(encoding="utf-8")
    assert tailan([*call, "--form", "other", "--language", "en"]) == 2
    assert "There is no form “other”" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "performance_report",
            "colums: {}",
            "line 1: there is no key “colums”. The nearest: columns",
        ),
        ("performance_report", "order: [no, mesure]", "no key “mesure”. The nearest: measure"),
        ("performance_report", "like: action_plan", "“action_plan” is not possible"),
        ("action_plan", "required: [percnt]", "no key “percnt”"),
        ("action_plan", "columns: {ignore: [А]}", "no key “ignore”. The nearest: ignored"),
        ("own", "like: action_plann", "no form “action_plann”. The nearest: action_plan"),
        ("own", "columns: {}", "no form “own” in the program"),
        ("own", "like: action_plan\norder: [x]", "line 2: there is no key “x”"),
    ],
)
def test_what_a_form_cannot_mean_is_refused_with_its_line(
    tmp_path: Path, name: str, text: str, said: str
) -> None:
    with pytest.raises(ParamsError) as caught:
        forms(tmp_path, **{name: text})
    assert said in caught.value.message("en")
