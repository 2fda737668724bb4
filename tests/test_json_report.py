"""report.json: everything that a report says as data, described by a schema, stable to the byte."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tailan.report.blocks import (
    Cell,
    Column,
    Evidence,
    Figure,
    Finding,
    Heading,
    Note,
    Paragraph,
    Report,
    Row,
    Sentence,
    Table,
)
from tailan.report.exact_json import from_json, json_lines, json_text
from tailan.report.html import render_html
from tailan.report.json_report import render_json
from tailan.report.pdf import render_pdf
from tailan.report.verification import code
from tailan.report.word import render_docx
from tailan.report.workbook import render_xlsx
from tailan.tables import (
    ACHIEVEMENT,
    ACTUALS,
    ASSUMPTIONS,
    EVALUATION,
    FINDINGS,
    INDICATORS,
    MEASURES,
    MENTIONS,
    OBJECTIVES,
    REPAIRS,
    STATISTICS,
)

from .conftest import ROOT
from .executed import executed_report
from .report_formats import pdf_pages, sheet_lines, word_footers
from .test_agreement import RECEIVED

SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text(encoding="utf-8"))
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
SOURCE = Evidence(document="a.docx", place="5-р мөр", quote="8 удаа", rule="8 / 20")


def report(*blocks: Any, number: str = "90.66") -> Report:
    cell = Cell(text=f"{number}%", number=Decimal(number), evidence=(SOURCE,))
    every_kind = (
        Heading(level=1, text="Тайлан"),
        Paragraph(sentences=(Sentence(text="Нэг.", evidence=(SOURCE,)),)),
        Table(
            caption="Мэдээлэл", role="facts", columns=(Column(heading="Нэр"), Column(heading="")),
            rows=(Row(cells=(Cell(text="а"), cell)),),
        ),
        Figure(svg=SVG, caption="Зураг", alternative="Дөрвөлжин"),
        Note(text="Анхаар"),
        Finding.of("Зөрүү", "Тайлбар", "Эшлэл", "Яагаад?"),
    )  # fmt: skip
    return Report(
        language="mn", dated=date(2025, 6, 30), running_head="Аймаг", blocks=every_kind + blocks
    )


def problems(raw: bytes) -> list[str]:
    found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(json.loads(raw))
    return [f"{each.json_path}: {each.message}" for each in found]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("samples")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, root / name)
    return root


@pytest.mark.parametrize("run", RECEIVED)
def test_the_schema_describes_the_report_of_every_sample(project: Path, run: str) -> None:
    period, unit = run.split("/")
    assert problems(render_json(executed_report(project, unit, period))) == []


def test_the_schema_describes_a_page_without_a_record() -> None:
    assert problems(render_json(report())) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("verification_code", "7f3a"),
        ("language", "de"),
        ("blocks", [{"kind": "video"}]),
        ("more", 1),
    ],
)
def test_the_schema_refuses_what_is_no_report(part: str, value: object) -> None:
    content = json.loads(render_json(report())) | {part: value}
    assert problems(json.dumps(content).encode())


def test_the_schema_is_one_and_explains_every_property() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    silent = [path for path, part in properties("$", SCHEMA) if not explained(part)]
    assert silent == []


def properties(path: str, schema: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(schema, dict):
        for name, part in schema.get("properties", {}).items():
            yield f"{path}.{name}", part
        for name, part in schema.items():
            yield from properties(f"{path}.{name}", part)
    elif isinstance(schema, list):
        for number, part in enumerate(schema):
            yield from properties(f"{path}[{number}]", part)


def explained(part: dict[str, Any]) -> bool:
    return len(part.get("description", "")) > 5


@pytest.mark.parametrize(
    "table",
    [OBJECTIVES, MEASURES, INDICATORS, ACTUALS, ACHIEVEMENT, ASSUMPTIONS, EVALUATION, STATISTICS,
     MENTIONS, REPAIRS],
    ids=lambda table: table.name,
)  # fmt: skip
def test_the_schema_has_the_columns_of_each_table_and_knows_its_numbers(table: Any) -> None:
    described = SCHEMA["$defs"][table.name]["properties"]
    assert list(described) == list(table.columns)
    assert {name for name, part in described.items() if "number" in part.get("type", ())} == set(table.numbers)  # fmt: skip


def test_the_schema_has_the_columns_of_findings() -> None:
    assert list(SCHEMA["$defs"]["recorded_finding"]["properties"]) == list(FINDINGS.columns)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("90.660"), "90.66"),
        (Decimal("12345678901234567.89"), "12345678901234567.89"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.00"), "0"),
        (Fraction(200, 3), "66.66666666666666666666666667"),
        (0.6, "0.6"),
        (1.0, "1"),
        (64, "64"),
        (True, "true"),
        (None, "null"),
        ('ө"\\\n', '"ө\\"\\\\\\n"'),
        ({"б": [1, {}], "а": ()}, '{"а":[],"б":[1,{}]}'),
    ],
)
def test_json_keeps_every_digit(value: object, written: str) -> None:
    assert json_text(value) == written
    assert json_text(from_json(json_lines(value))) == written


def test_the_same_report_gives_the_same_bytes_also_when_a_notebook_kept_it() -> None:
    kept = Report.model_validate_json(report().model_dump_json())
    assert render_json(kept) == render_json(report())


def test_numbers_are_json_numbers_with_all_their_digits() -> None:
    raw = render_json(report(number="12345678901234567.89"))
    assert b'"number": 12345678901234567.89' in raw


def test_hostile_text_is_kept_and_control_characters_are_not() -> None:
    hostile = "</script><b>&amp; =cmd|'/c' #set *x* {{ 7 }} \x00\x1b\u202eabc\U0001f600"
    said = json.loads(render_json(report(Note(text=hostile))))["blocks"][-1]["text"]
    assert said == hostile.translate({0x00: None, 0x1B: None, 0x202E: None})


def test_the_code_is_the_beginning_of_the_hash_of_the_blocks() -> None:
    content = json.loads(render_json(report()), parse_float=Decimal)
    assert content["verification_code"] == code(report().blocks)
    command = ["sh", "-c", "jq -cSj .blocks | sha256sum"]
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed")
    done = subprocess.run(command, input=render_json(report()), capture_output=True, check=True)
    digest = done.stdout.decode()[:16].upper()
    assert code(report().blocks) == "-".join(digest[i : i + 4] for i in range(0, 16, 4))


@pytest.mark.parametrize(
    "other",
    [
        report(number="90.67"),
        report(Note(text="")),
        report().model_copy(update={"blocks": report().blocks[::-1]}),
        report().model_copy(update={"blocks": report().blocks[:-1]}),
    ],
)
def test_a_report_that_differs_has_another_code(other: Report) -> None:
    assert code(other.blocks) != code(report().blocks)


def test_every_format_shows_the_code_in_its_bytes_or_its_words() -> None:
    shown, made = code(report().blocks), report()
    assert render_html(made).decode().count(shown) >= 3
    assert shown in render_json(made).decode()
    assert all(page.count(shown) for page in pdf_pages(render_pdf(made)))
    assert all(shown in footer for footer in word_footers(render_docx(made)))
    assert any(shown in line for line in sheet_lines(render_xlsx(made), 0))
