"""Web pages read as the documents that they show, whatever wrote them."""

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest

from tailan.documents import ROW_LIMIT, Document, Paragraph, read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, form_words, read_plan, recognised_form
from tailan.language import LANGUAGES
from tailan.plan import Plan, Repair

from .conversion import SAMPLES, sample
from .dumps import DUMPS
from .pages import DRESSES, as_page

WORDS = {form: form_words(form) for form in FORM_NAMES}
REAL = sorted(Path(os.environ.get("TAILAN_DOCUMENTS", "/nowhere")).glob("*.txt"))


def page(html: str, encoding: str = "utf-8") -> Document:
    return read_document(html.encode(encoding), "page.html")


def lines(html: str) -> list[str]:
    return [line for line, _ in page(html).lines]


def plan_of(document: Document) -> Plan:
    return read_plan(document, WORDS[recognised_form(document, WORDS)])


def contents(plan: Plan) -> tuple[object, ...]:
    """All that a plan says, without the places where it stands."""
    return (
        (plan.form, plan.title, plan.objectives),
        (plan.measures, plan.indicators, plan.statistics, plan.evaluation),
    )


@pytest.mark.parametrize("dress", DRESSES.values(), ids=list(DRESSES))
@pytest.mark.parametrize("name", DUMPS)
def test_a_page_is_read_as_the_text_that_it_shows(name: str, dress: object) -> None:
    document = read_document(DUMPS[name].encode(), f"{name}.txt")
    twin = read_document(as_page(document, dress), f"{name}.html")
    assert plan_of(document).form == name
    assert contents(plan_of(twin)) == contents(plan_of(document))


@pytest.mark.parametrize("dress", DRESSES.values(), ids=list(DRESSES))
@pytest.mark.parametrize("path", SAMPLES[:1], ids=lambda path: path.parent.name)
def test_a_report_is_read_as_from_its_word_file(path: Path, dress: object) -> None:
    document = sample(path)
    twin = read_document(as_page(document, dress), "report.html")
    assert contents(plan_of(twin)) == contents(plan_of(document))


@pytest.mark.skipif(not REAL, reason="TAILAN_DOCUMENTS names no folder with the real documents")
@pytest.mark.parametrize("dress", DRESSES.values(), ids=list(DRESSES))
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_document_is_read_alike_as_a_page(path: Path, dress: object) -> None:
    document = read_document(path.read_bytes(), path.name)
    twin = read_document(as_page(document, dress), f"{path.stem}.html")
    assert contents(plan_of(twin)) == real_contents(path)


@cache
def real_contents(path: Path) -> tuple[object, ...]:
    return contents(plan_of(read_document(path.read_bytes(), path.name)))


def test_places_count_paragraphs_and_tables_of_the_page() -> None:
    document = page("<p>а</p><table><tr><td>б<td>в</table><p>г</p><table><tr><td>д<td>е</table>")
    assert document.lines == (
        ("а", "paragraph 1"),
        ("б", "table 1 row 1 cell 1"),
        ("в", "table 1 row 1 cell 2"),
        ("г", "paragraph 2"),
        ("д", "table 2 row 1 cell 1"),
        ("е", "table 2 row 1 cell 2"),
    )


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<h1>Гарчиг</h1>", Paragraph("Гарчиг", "paragraph 1", "heading")),
        ("<h6>Гарчиг</h6>", Paragraph("Гарчиг", "paragraph 1", "heading")),
        ("<p>Өгүүлбэр.</p>", Paragraph("Өгүүлбэр.", "paragraph 1")),
        ("<ul><li>Ажил</ul>", Paragraph("Ажил", "paragraph 1", "item")),
        ("<ul><li><p>Ажил</p></li></ul>", Paragraph("Ажил", "paragraph 1", "item")),
        ("<ol><li>Ажил</ol>", Paragraph("1. Ажил", "paragraph 1", "item")),
        ("<p>• Ажил</p>", Paragraph("Ажил", "paragraph 1", "item")),
        ("<p>- Ажил</p>", Paragraph("Ажил", "paragraph 1", "item")),
        ("<p>-5 хувь</p>", Paragraph("-5 хувь", "paragraph 1")),
        ("<h2>- Гарчиг</h2>", Paragraph("Гарчиг", "paragraph 1", "heading")),
        (
            "<p><span style='font-family:Wingdings'>§<span>&nbsp;&nbsp; </span></span>Ажил</p>",
            Paragraph("Ажил", "paragraph 1", "item"),
        ),
        (
            "<p><span style='font-family:\"Courier New\"'>o<span>&nbsp; </span></span>Ажил</p>",
            Paragraph("Ажил", "paragraph 1", "item"),
        ),
        ("<p><font face=Symbol>·</font> Ажил</p>", Paragraph("Ажил", "paragraph 1", "item")),
        ("<div>Текст<p>", Paragraph("Текст", "paragraph 1")),
    ],
)
def test_a_paragraph_has_its_role(html: str, read: Paragraph) -> None:
    assert page(html).content == (read,)


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<h1>Төлөвлөгөө<br>2025 он</h1>", ["Төлөвлөгөө 2025 он"]),
        ("<p>5.1. Нэг.<br>5.2. Хоёр.</p>", ["5.1. Нэг.", "5.2. Хоёр."]),
        ("Үүнд:<br>- нэг<br/>- хоёр", ["Үүнд:", "нэг", "хоёр"]),
        ("<p>Үүнд:<br>а) нэг<br>б) хоёр</p>", ["Үүнд:", "а) нэг", "б) хоёр"]),
        ("<p>Нэг<br><br>Хоёр</p>", ["Нэг", "Хоёр"]),
        ("<p>Тоо<br>12.5 сая</p>", ["Тоо", "12.5 сая"]),
        ("<dl><dt>Нэр<dd>Утга</dl>", ["Нэр", "Утга"]),
        ("<details><summary>Нээх</summary>Дотор</details>", ["Нээх", "Дотор"]),
        ("<pre>Нэг\n\nХоёр\nгурав</pre>", ["Нэг", "Хоёр гурав"]),
        ("<ul><li>Нэг<ul><li>Дотор</ul><li>Хоёр</ul>", ["Нэг", "Дотор", "Хоёр"]),
        ("<figure><img alt=х><figcaption>Зураг</figcaption></figure>", ["Зураг"]),
    ],
)
def test_line_ends_part_what_is_numbered_or_empty(html: str, read: list[str]) -> None:
    assert lines(html) == read


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("windows-1251", "cp1251"),
        ("windows-1251", "utf-8"),
        ("koi8-r", "koi8-r"),
        ("utf-8", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("no-such-encoding", "utf-8"),
        ("", "utf-8"),
    ],
)
def test_the_declared_encoding_counts_where_the_bytes_do_not_tell_it(
    declared: str, encoding: str
) -> None:
    html = f"<html><head><meta charset={declared}></head><body>Барилга, зам</body></html>"
    document = page(html, encoding)
    assert (document.lines[0][0], document.repairs) == ("Барилга, зам", ())


def test_an_old_page_that_declares_no_encoding_is_told_as_a_repair() -> None:
    document = page("<p>Барилга, зам засах</p>", "cp1251")
    assert document.repairs == (Repair("paragraph 1", "encoding-old", "Windows-1251"),)


DAMAGED = {
    "markup without text": (b"<html><body><p></p></body></html>", "document.no_text"),
    "a comment": (b"<!-- x -->", "document.empty"),
    "menus alone": ("<nav>Цэс</nav><button>Хайх</button>".encode(), "document.no_text"),
    "no letters": (b"\x00\x01\xfe\xff" * 9, "document.encoding"),
    "nested": (b"<div>" * 5000 + "Текст".encode() + b"</div>" * 5000, "document.nested"),
    "rows": (b"<table>" + b"<tr><td>a<td>b" * (ROW_LIMIT + 1) + b"</table>", "document.rows"),
    "columns": (b"<table><tr>" + b"<td>a" * 301 + b"</table>", "document.columns"),
    "a cell of 1 MB": (b"<table><tr><td>a<td>" + b"b" * 10**6 + b"</table>", "document.cell"),
    "a paragraph of 1 MB": (b"<p>" + b"b" * 10**6, "document.cell"),
}


@pytest.mark.parametrize(("raw", "key"), DAMAGED.values(), ids=list(DAMAGED))
def test_a_page_that_cannot_be_a_report_ends_with_a_message(raw: bytes, key: str) -> None:
    with pytest.raises(TailanError) as raised:
        read_document(raw, "page.html")
    assert raised.value.key == key
    assert all("page.html" in raised.value.message(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "html",
    [
        "<table><tr><td>a<td>b</table>" * 3000,
        "<table>" * 200 + "<tr><td>a<td>b",
        "<table>" + "<tr><td rowspan=20000 colspan=300>a<td>b" * 300 + "</table>",
        "<table>" + "<tr><td rowspan=20000>a" * 100 + "<tr><td>b" * 2_000 + "</table>",
        "<ol>" + "<li>a" * 20_000,
        "<p>" + "<span>" * 150 + "a<br>" * 20_000,
        "<a href=#b name=a>x</a>" * 20_000 + "<p>т",
        "<div class=comment>a</div>" * 20_000 + "<p>т",
    ],
    ids=["tables", "nested tables", "spans", "spans down", "list", "breaks", "links", "comments"],
)
def test_odd_pages_end_with_content_or_with_a_message(html: str) -> None:
    with suppress(TailanError):
        assert page(html).content


def test_five_thousand_rows_are_read() -> None:
    row = "<tr><td><p>1.1</p></td><td><p>Ажил <b>хийх</b></p></td><td>5<br>6</td></tr>"
    assert len(page(f"<table>{row * 5000}</table>").rows) == 5000


def test_a_page_that_only_shows_a_text_file_is_read_as_one() -> None:
    dump = "<pre>Тайлан\n№\tАжил\n1.1\tХудаг</pre>"
    document = read_document(f"<html><body>{dump}</body></html>".encode(), "a.html")
    assert [row.texts for row in document.rows] == [("№", "Ажил"), ("1.1", "Худаг")]
    around = f"<p>{'Мэдээний бичвэр. ' * 9}</p>"
    assert not read_document(f"{around}{dump}".encode(), "a.html").rows
