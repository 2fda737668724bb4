"""params/ is checked as a whole before anything runs, and every problem is named."""

from pathlib import Path

import pytest

from tailan.params import Params, load_params
from tailan.period import Period
from tailan.problems import ParamsError
from tailan.project import Project, Run

from .conftest import MakeProject

RUN = "{unit: sth, period: 2025-H1, document: a.docx}"


def write(root: Path, name: str, text: str) -> None:
    (root / "params" / name).write_text(text, encoding="utf-8")


def problems(root: Path, language: str = "en") -> list[str]:
    with pytest.raises(ParamsError) as caught:
        load_params(Project(root))
    return [problem.message(language).strip() for problem in caught.value.problems]


def load(root: Path) -> Params:
    return load_params(Project(root))


def test_the_shipped_parameters_are_right(make_project: MakeProject) -> None:
    params = load(make_project("2025-H1/sth"))
    assert params.runs == (
        Run("sth", Period(2025, "H1"), "STH_tailan_2025_hagas.docx", "performance_report"),
    )
    assert params.workbook.rounding.mode == "truncate"
    assert params.workbook.rounding.digits == 2
    assert params.workbook.rounding.citation.mn


@pytest.mark.parametrize(
    ("run", "said"),
    [
        ("{unit: stx, period: 2025-H1, document: a.docx}", "“stx”. The nearest: sth"),
        ("{unit: sth, period: 2025-H3, document: a.docx}", "“2025-H3” is no period"),
        ("{unit: sth, period: 2025-H1, document: ../a.docx}", "“../a.docx” is no file name"),
        ("{unit: sth, period: 2025-H1, document: /etc/passwd}", "“/etc/passwd” is no file name"),
        ("{unit: sth, period: 2025-H1, document: ..}", "“..” is no file name"),
        ("{unit: a/b, period: 2025-H1, document: a.docx}", "“a/b” is no code"),
        ("{unit: .., period: 2025-H1, document: a.docx}", "“..” is no code"),
        ("{unit: s h, period: 2025-H1, document: a.docx}", "“s h” is no code"),
        ("{unit: sth, period: 2025-H1}", "“document” is missing"),
        ("{unit: sth, perod: 2025-H1, document: a.docx}", "no key “perod”. The nearest: period"),
        (f"{RUN[:-1]}, form: performance_repor}}", "no form “performance_repor”. The nearest: p"),
    ],
)
def test_a_wrong_run_is_refused_with_its_line(
    make_project: MakeProject, run: str, said: str
) -> None:
    root = make_project()
    write(root, "runs.yaml", f"# comment\nruns:\n  - {run}\n")
    found = problems(root)
    assert any(said in line for line in found), found
    assert all(line.startswith("params/runs.yaml, line 3:") for line in found)


def test_two_runs_that_write_to_one_folder_are_refused(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "runs.yaml", f"runs:\n  - {RUN}\n  - {RUN}\n")
    assert problems(root) == [
        "params/runs.yaml, line 3: the unit sth and the period 2025-H1 stand on line 2 too; "
        "both reports would be written to one folder."
    ]


def test_problems_of_all_files_are_said_at_once(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "runs.yaml", "runs:\n  - {unit: stx, period: 2025-H1, document: a.docx}\n")
    write(root, "workbook.yaml", "organisation: {mn: А}\nlanguge: mn\n")
    units = "units:\n  sth: {mn: Хэлтэс, parent: mtzdtq}\n  mtzdtg: {mn: Газар}\n"
    write(root, "units.yaml", units)
    assert [line.split(":")[0] for line in problems(root)] == [
        "params/workbook.yaml, line 1",
        "params/workbook.yaml, line 2",
        "params/units.yaml, line 2",
        "params/runs.yaml, line 2",
    ]


def test_a_key_that_stands_twice_is_refused(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "units.yaml", "units:\n  sth: {mn: А}\n  sth: {mn: Б}\n")
    assert "params/units.yaml, line 3: the key “sth” stands twice; take one away." in problems(root)


def test_every_key_that_stands_twice_is_told(make_project: MakeProject) -> None:
    root = make_project()
    twice = "{unit: sth, unit: sth, period: 2025-H1, document: a.docx}"
    write(root, "runs.yaml", f"runs:\n  - {twice}\n  - {twice.replace('H1', 'H2')}\n")
    assert [line for line in problems(root) if "stands twice" in line] == [
        "params/runs.yaml, line 2: the key “unit” stands twice; take one away.",
        "params/runs.yaml, line 3: the key “unit” stands twice; take one away.",
    ]


def test_a_wrong_line_hides_no_other(make_project: MakeProject) -> None:
    root = make_project()
    lines = (
        "{unit: sth, period: 2025-H1, documant: a.docx}",
        "{unit: sthh, period: 2025-H2, document: a.docx}",
        "{unit: sth, period: 2025-H2, document: a.docx, form: statistic}",
        RUN,
    )
    write(root, "runs.yaml", "runs:\n" + "".join(f"  - {line}\n" for line in lines))
    write(root, "units.yaml", "units:\n  sth: {nm: А}\n")
    said = "\n".join(problems(root))
    for part in ("line 2: “mn” is missing", "“documant”", "“sthh”", "“statistic”", "line 2 too"):
        assert part in said


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ("a: {mn: Х, parent: a}", "line 2: a stands above itself by way of its parent."),
        ("a: {mn: Х, parent: b}\n  b: {mn: Ц, parent: a}", "line 3: b stands above itself"),
        ("a: {mn: Х}\n  b: {mn: х}", "line 3: the name “х” is that of the unit a on line 2 too"),
        ("a: {mn: Х}\n  b: {mn: Ц, spellings: [Х]}", "line 3: the name “Х” is that of the unit a"),
    ],
)
def test_units_that_cannot_be_told_apart_are_refused(
    make_project: MakeProject, units: str, said: str
) -> None:
    root = make_project()
    write(root, "runs.yaml", "runs: []\n")
    write(root, "units.yaml", f"units:\n  {units}\n")
    assert any(said in line for line in problems(root)), problems(root)


def test_a_unit_may_have_one_name_in_several_spellings(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "units.yaml", "units:\n  sth: {mn: Хэлтэс, spellings: [ХЭЛТЭС, Хэлтэс]}\n")
    assert load(root).units.by_code["sth"].spellings == ("ХЭЛТЭС", "Хэлтэс")


@pytest.mark.parametrize(
    ("runs", "said"),
    [
        ("- a", "line 1: “['a']” stands where keys with values are expected"),
        ("runs: abc", "line 1: runs: “abc” is no list"),
        ("runs:\n  - abc", "line 2: “abc” stands where keys with values are expected"),
        ("runs:\n  - {unit: sth, period: , document: a.docx}", "line 2: “period” is empty"),
        ("runs:\n  - {unit: sth, period: [x], document: a.docx}", "is no text; write one value"),
        (f"runs: [{RUN}, {RUN}]", "stand on line 1 too"),
        (
            f"runs: [{RUN.replace('a.docx', 'a' * 251)}]",
            "longer than the system allows (255 bytes)",
        ),
    ],
)
def test_what_a_file_ought_to_hold_is_said(make_project: MakeProject, runs: str, said: str) -> None:
    root = make_project()
    write(root, "runs.yaml", f"{runs}\n")
    assert any(said in line for line in problems(root)), problems(root)


def test_what_is_no_yaml_is_refused_with_its_line(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "runs.yaml", "runs:\n  - {unit: sth\n")
    assert any(line.startswith("params/runs.yaml, line") for line in problems(root))


def test_a_file_in_another_encoding_is_refused(make_project: MakeProject) -> None:
    root = make_project()
    (root / "params" / "runs.yaml").write_bytes("runs: Нэгж".encode("cp1251"))
    assert "params/runs.yaml, line 1: the file is not UTF-8." in problems(root)


def test_a_missing_file_is_named(make_project: MakeProject) -> None:
    root = make_project()
    (root / "params" / "units.yaml").unlink()
    assert problems(root) == ["params/units.yaml, line 1: the file is missing."]


def test_an_empty_grid_is_no_problem(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "runs.yaml", "runs:\n")
    assert load(root).runs == ()


@pytest.mark.parametrize("digits", ["-1", "7", "two", "1.5"])
def test_rounding_needs_a_sensible_number_of_digits(make_project: MakeProject, digits: str) -> None:
    root = make_project()
    rounding = f"{{mode: truncate, digits: {digits}, citation: {{mn: А}}}}"
    write(root, "workbook.yaml", f"organisation: {{mn: А}}\nrounding: {rounding}\n")
    assert len(problems(root)) == 1


def test_a_projects_own_headings_are_added_to_the_forms(make_project: MakeProject) -> None:
    root = make_project()
    (root / "params" / "forms").mkdir(exist_ok=True)
    write(root, "forms/performance_report.yaml", "columns:\n  measure: [Ажлын нэр]\n")
    columns = load(root).forms["performance_report"].columns
    assert columns["measure"][-1] == "Ажлын нэр"
    assert "Арга хэмжээ" in columns["measure"]


@pytest.mark.parametrize("part", ["columns: {percnt: [Оноо]}", "statuses: {done: [Болсон]}"])
def test_words_for_a_column_or_status_that_the_form_lacks_are_refused(
    make_project: MakeProject, part: str
) -> None:
    root = make_project()
    (root / "params" / "forms").mkdir(exist_ok=True)
    write(root, "forms/performance_report.yaml", f"{part}\n")
    assert len(problems(root)) == 1


def test_units_without_any_entry_are_no_problem(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "units.yaml", "units:\n")
    assert load(root).units.by_code == {}


def test_words_for_a_form_that_does_not_exist_are_refused(make_project: MakeProject) -> None:
    root = make_project()
    (root / "params" / "forms").mkdir(exist_ok=True)
    write(root, "forms/performance_raport.yaml", "columns: {}\n")
    assert problems(root) == [
        "params/forms/performance_raport.yaml, line 1: there is no form “performance_raport” in the "
        "program. The nearest: performance_report. A form of your own needs a line that says what "
        "it is like, such as: like: performance_report"
    ]


def test_problems_are_said_in_mongolian_too(make_project: MakeProject) -> None:
    root = make_project()
    write(root, "runs.yaml", "runs:\n  - {unit: stx, period: 2025-H1, document: a.docx}\n")
    assert problems(root, "mn") == [
        "params/runs.yaml, 2-р мөр: “stx” кодтой нэгж units.yaml дотор алга. Ойролцоо код: sth."
    ]
