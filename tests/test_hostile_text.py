"""Markup, formulas and signs of any alphabet are printed as the characters that they are."""

import io
import zipfile
from datetime import date

import pytest
from lxml import etree

from tailan.characters import drawable, printable
from tailan.report.blocks import (
    Cell,
    Column,
    Evidence,
    Figure,
    Finding,
    Heading,
    Matter,
    Note,
    Paragraph,
    Report,
    Row,
    Sentence,
    Table,
)
from tailan.report.html import render_html
from tailan.report.json_report import render_json
from tailan.report.pdf import render_pdf
from tailan.report.word import render_docx
from tailan.report.workbook import render_xlsx

from . import report_formats as formats

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
HOSTILE = {
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; &lt; <!-- --> ]]>",
    "typst": "#set text(red) #eval(\"1\") $a^2$ *b* _c_ `d` @e <f> \\ // /* g */ = h",
    "markdown": "**а** [б](javascript:alert(1)) ![в](x) ~~г~~ | д | > е",
    "jinja": "{{ 7 * 7 }} {% raw %} {number} %s %(x)s ${y}",
    "formula": "=cmd|'/c calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(A1)",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "field": "{ HYPERLINK \"https://example.mn\" } \\o",
    "escapes": "_x000D_ _x0041_ &#x41; \\u0041 %41",
    "emoji": "Сайн \U0001f600 ❤️ 👩‍👩‍👧 🇲🇳",
    "right_to_left": "שלום \u202eабв\u202c مرحبا",
    "combining": "е\u0301 ө\u0308 у\u0300",
    "controls": "а\x00б\x07в\x0bг\x1bд\x7fе\x85ж\u2028з\ufffeи\uffffй",
    "quotes": "\"а\" 'б' «в» „г“ `д` \\'е\\'",
    "long_word": "ү" * 3000,
    "long_address": "https://example.mn/" + "зам/" * 800,
}  # fmt: skip


def report(text: str) -> Report:
    source = Evidence(document=text, place=text, quote=text, rule=text)
    return Report(
        language="mn",
        dated=date(2025, 6, 30),
        running_head="Аймаг",
        blocks=(
            Heading(level=1, text="Тайлан"),
            Heading(level=2, text=f"Х {text}"),
            Paragraph(sentences=(Sentence(text=text, evidence=(source,)),)),
            Table(
                caption=f"Нэр {text}",
                columns=(Column(heading=f"№ {text}"), Column(heading="Утга")),
                rows=(
                    Row(cells=(Cell(text=f"Бүлэг {text}"),), is_section=True),
                    Row(cells=(Cell(text="1.1"), Cell(text=text, evidence=(source,)))),
                ),
            ),
            Figure(svg=SVG, caption=f"Зураг {text}", alternative=f"Тайлбар {text}"),
            Note(text=text),
            Finding(
                title=text,
                label="нөлөөлнө",
                matters=(Matter(text=text, quote=text, place="1-р мөр", question=text),),
            ),
        ),
        organisation=f"Байгууллага {text}",
    )


@pytest.fixture(scope="module", params=HOSTILE, ids=str)
def hostile(request: pytest.FixtureRequest) -> str:
    return HOSTILE[request.param]


def test_the_page_prints_it(hostile: str) -> None:
    raw = render_html(report(hostile))
    assert formats.html_tables(raw) == formats.tables_of(report(hostile))
    assert formats.html_findings(raw) == formats.findings_of(report(hostile))
    page = formats.page_of(raw)
    assert len(page.xpath("//script")) == 1
    assert not page.xpath("//img | //@onerror")


def test_the_pdf_prints_it(hostile: str) -> None:
    made = report(hostile)
    raw = render_pdf(made)
    assert formats.pdf_tables(raw) == formats.expected_pdf_tables(made)
    said = formats.pdf_text(raw)
    assert said.count(formats.set_text(drawable(printable(hostile)))) >= 9


def test_word_prints_it_in_a_file_that_is_whole(hostile: str) -> None:
    raw = render_docx(report(hostile))
    assert formats.word_tables(raw) == formats.tables_of(report(hostile))
    assert formats.word_text(raw).count(formats.plain(printable(hostile))) >= 8
    assert_whole(raw)


def test_the_workbook_prints_it_as_text_in_a_file_that_is_whole(hostile: str) -> None:
    raw = render_xlsx(report(hostile))
    (found,) = formats.workbook_tables(raw, "Хүснэгт")
    assert formats.plain(found[1][2]) == formats.plain(printable(hostile))
    assert_whole(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert not [sheet for sheet in sheets if b"<f>" in sheet or b"<f " in sheet]


def test_json_keeps_it(hostile: str) -> None:
    raw = render_json(report(hostile))
    assert formats.json_tables(raw) == formats.tables_of_blocks(report(hostile))
    assert formats.json_findings(raw) == formats.findings_of(report(hostile))


def assert_whole(raw: bytes) -> None:
    """Every part of an Office file is XML that parses."""
    with zipfile.ZipFile(io.BytesIO(raw)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(parts.read(name))


def test_a_cell_of_a_megabyte_is_printed_in_every_format() -> None:
    made = report("Ажил үг. " * 10)
    long = "Ажил үгийн тайлбар. " * 50_000 + "Төгсөв"
    table = Table(
        caption="Урт",
        columns=(Column(heading="№"), Column(heading="Утга", weight=9)),
        rows=(Row(cells=(Cell(text="1"), Cell(text=long))),),
    )
    made = made.model_copy(update={"blocks": (*made.blocks, table)})
    for render in (render_html, render_json, render_docx):
        raw = render(made)
        assert "Төгсөв".encode() in raw or "Төгсөв" in formats.word_text(raw)
    assert formats.workbook_tables(render_xlsx(made), "Хүснэгт 2")[0][1][1].endswith("бий]")
