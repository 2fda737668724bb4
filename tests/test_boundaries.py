"""The boundaries of the design, through the command: one message, an exit status, no trace."""

import csv
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tailan.cli import run as tailan
from tailan.documents import KINDS, Document, read_document

from .conftest import ROOT, MakeProject
from .conversion import as_csv, as_html, as_xlsx, sample
from .dumps import DUMPS, REPORT
from .word import paragraph, table, word_file

RUN = "2025-H1/sth"
SAMPLE = ROOT / "data" / "raw" / RUN / "STH_tailan_2025_hagas.docx"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")

# Markup of every language that a report is written in, and what a spreadsheet takes for a formula.
MARKUP = "<script>alert(1)</script> &amp; <b>x</b> #set text(red) *x* _y_ $a$ [g](h) {{ 7 }} `c`"
FORMULA = "=HYPERLINK(A1)"


def error_of(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    status = tailan([*map(str, arguments), "--language", "en"])
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    return status, said.err


def twins(document: Document) -> dict[str, bytes]:
    """A document in kinds of file that tests can write."""
    rows = [list(row.texts) for row in document.rows]
    return {
        ".docx": word_file(paragraph("Жагсаалт"), table(rows)),
        ".xlsx": as_xlsx(document),
        ".html": as_html(document),
        ".csv": as_csv(document),
        ".txt": "\n".join("\t".join(row) for row in rows).encode(),
    }


@pytest.mark.parametrize("ending", sorted(KINDS))
@pytest.mark.parametrize(
    "content",
    [b"", b" \n\t\r\n", b"\0" * 999, bytes(range(256)) * 9, b"\xff\xfe\x00\xd8x", OLE + b"x" * 99],
    ids=["empty", "blank", "zeros", "bytes", "half a letter", "locked"],
)
def test_what_holds_no_document_leaves_one_message_and_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, content: bytes
) -> None:
    document, out = tmp_path / f"a{ending}", tmp_path / "out"
    document.write_bytes(content)
    status, said = error_of(capsys, "read", document, "--out", out)
    assert status == 1
    assert said.startswith(f"{document}")
    assert len(said.splitlines()) == 1
    assert not out.exists()


@pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_half_a_file_is_told_to_be_damaged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, share: float
) -> None:
    raw = twins(sample(SAMPLE))[ending]
    document = tmp_path / f"a{ending}"
    document.write_bytes(raw[: int(len(raw) * share)])
    status, said = error_of(capsys, "read", document, "--out", tmp_path / "out")
    assert (status, "is damaged" in said) == (1, True)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("form", [["--form", "performance_report"], ["--form", "programme"], []])
@pytest.mark.parametrize("ending", [".docx", ".xlsx", ".html", ".csv", ".txt"])
def test_a_document_without_a_table_of_its_form_says_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, form: list[str]
) -> None:
    letter = "Хүлээн авагч\tХаяг\nАрхив\tТөв гудамж\nНомын сан\tХойд гудамж".encode()
    document, out = tmp_path / f"a{ending}", tmp_path / "out"
    document.write_bytes(twins(read_document(letter, "a.txt"))[ending])
    status, said = error_of(capsys, "read", document, "--out", out, *form)
    assert (status, len(said.splitlines())) == (1, 1)
    assert said.startswith(f"{document}: ")
    assert "5.1, 5.2" in said or "headings such as" in said
    assert not out.exists()


def test_an_archive_that_unpacks_to_gigabytes_is_refused_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    document = tmp_path / "a.docx"
    with zipfile.ZipFile(document, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(8):
            packed.writestr(f"word/document{number}.xml", bytes(50_000_000))
    status, said = error_of(capsys, "read", document, "--out", tmp_path / "out")
    assert (status, "unpacks to 400 MB" in said) == (1, True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", "1\tа\tб\n" * 100_000, "more than 20000 rows"),
        ("a.csv", "1,а,б\n" * 100_000, "more than 20000 rows"),
        ("a.html", "<table>" + "<tr><td>1<td>а" * 100_000, "more than 20000 rows"),
        ("a.txt", "№\tАжил\n1\t" + "а" * 1_000_000, "line 2, cell 2: the text is longer"),
        ("a.csv", "№,Ажил\n1," + "а" * 1_000_000, "line 2, cell 2: the text is longer"),
        ("a.html", "<table><tr><td>1<td>" + "а" * 1_000_000, "row 1, cell 2: the text is longer"),
        ("a.txt", "№\tАжил\n1\t" + "1." * 1_001, "line 2, cell 2: a word is longer"),
        ("a.csv", "№,Ажил\n1," + "9" * 30_000, "line 2, cell 2: a word is longer"),
        ("a.html", f"<p {' '.join(f'a{i}' for i in range(50_000))}>а", "more than 1000 lines or"),
        ("a.txt", "а\n" * 500_000, "more than 200000 lines or parts"),
        ("a.html", "<p>а" * 1_000_001, "more than 1000000 lines or parts"),
    ],
)
def test_more_than_any_report_holds_is_a_limit_with_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, content: str, said: str
) -> None:
    document = tmp_path / name
    document.write_text(content, encoding="utf-8")
    status, message = error_of(capsys, "read", document, "--out", tmp_path / "out")
    assert (status, said in message) == (1, True), message
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("ending", [".txt", ".csv", ".html"])
def test_markup_and_formulas_are_read_as_the_characters_they_are(
    tmp_path: Path, ending: str
) -> None:
    text = REPORT.replace("Худаг гаргах", MARKUP).replace("Шугам татах\t", f"{FORMULA}\t")
    document = tmp_path / "a.txt"
    document.write_text(text, encoding="utf-8")
    if ending != ".txt":
        read = sample(document)
        document = document.with_suffix(ending)
        document.write_bytes(as_csv(read) if ending == ".csv" else as_html(read))
    assert tailan(["read", str(document), "--out", str(tmp_path / "out")]) == 0
    with (tmp_path / "out" / "measures.csv").open(encoding="utf-8", newline="") as file:
        measures = [row["measure"] for row in csv.DictReader(file)]
    assert measures[:2] == [MARKUP, f"'{FORMULA}"]


@pytest.mark.parametrize("name", DUMPS)
def test_any_locale_reads_and_prints_mongolian(tmp_path: Path, name: str) -> None:
    document = tmp_path / "баримт.txt"
    document.write_text(DUMPS[name], encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "tailan",
        "read",
        str(document),
        "--out",
        str(tmp_path / "гарц"),
    ]
    environment = {"LC_ALL": "C", "PYTHONPATH": str(ROOT), "PYTHONUTF8": "0"}
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert f"({name}) маягтаар" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(
    "name",
    ["тайлан 2025 (эцсийн).txt", "а" * 120 + ".txt", "а\u200bб\u202e.txt", "и\u0306.txt", "a\nб.txt", "a\udcff.txt"],
    ids=["spaces", "long", "invisible", "decomposed", "line end", "no letter"],
)  # fmt: skip
def test_any_name_of_a_file_may_be_given(tmp_path: Path, name: str) -> None:
    document = tmp_path / name
    document.write_text(REPORT, encoding="utf-8")
    assert tailan(["read", str(document), "--out", str(tmp_path / "out")]) == 0
    about = json.loads((tmp_path / "out" / "document.json").read_text(encoding="utf-8"))
    assert about["source"]["file"].endswith(".txt")


def test_other_files_in_the_folder_for_the_tables_stay(tmp_path: Path) -> None:
    document, kept = tmp_path / "a.txt", tmp_path / "out" / "тэмдэглэл.txt"
    document.write_text(REPORT, encoding="utf-8")
    kept.parent.mkdir()
    kept.write_text("миний", encoding="utf-8")
    for _ in range(2):
        assert tailan(["read", str(document), "--out", str(kept.parent)]) == 0
    assert kept.read_text(encoding="utf-8") == "миний"
    assert not [path for path in kept.parent.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize("out", ["a.txt/out", "/proc/nowhere/out"])
def test_a_folder_that_cannot_be_written_to_is_told_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    document = tmp_path / "a.txt"
    document.write_text(REPORT, encoding="utf-8")
    status, said = error_of(capsys, "read", document, "--out", tmp_path / out)
    assert (status, "could not be written" in said) == (1, True)


@pytest.mark.parametrize("command", ["read", "add"])
def test_a_file_that_cannot_be_opened_is_told_so(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    root = make_project()
    more = ["--out", tmp_path / "out"] if command == "read" else [
        "--unit", "sth", "--period", "2025-H1", "--project", root,
    ]  # fmt: skip
    status, said = error_of(capsys, command, tmp_path / f"{'a' * 300}.docx", *more)
    assert (status, "could not be opened" in said) == (1, True)


@pytest.mark.parametrize("command", ["check", "build"])
def test_a_link_that_leads_out_of_the_received_documents_is_refused(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    root = make_project(RUN)
    secret, document = tmp_path / "secret.docx", root / "data" / "raw" / RUN / SAMPLE.name
    document.rename(secret)
    os.symlink(secret, document)
    status, said = error_of(capsys, command, "--project", root)
    assert status == 2
    assert f"“{SAMPLE.name}” is a link that leads out of data/raw" in said
    assert not (root / "reports").exists()


def test_received_documents_may_lie_on_another_disk_as_a_whole(
    make_project: MakeProject, tmp_path: Path
) -> None:
    root = make_project(RUN)
    (root / "data" / "raw").rename(tmp_path / "disk")
    os.symlink(tmp_path / "disk", root / "data" / "raw")
    assert tailan(["check", "--project", str(root)]) == 0


@pytest.mark.parametrize("ending", [".txt", ".csv", ".html", ".xlsx"])
def test_a_damaged_document_of_any_kind_is_not_entered(
    make_project: MakeProject, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    root, document = make_project(), tmp_path / f"a{ending}"
    document.write_bytes(bytes(range(256)) * 9)
    before = (root / "params" / "runs.yaml").read_bytes()
    arguments = ("--unit", "sth", "--period", "2025-H1", "--project", root)
    status, said = error_of(capsys, "add", document, *arguments)
    assert (status, len(said.splitlines())) == (1, 1)
    assert (root / "params" / "runs.yaml").read_bytes() == before
    assert list((root / "data" / "raw").iterdir()) == []
