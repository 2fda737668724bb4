"""The web page of a report: whole in itself, readable by everyone, safe with any text."""

import shutil
from base64 import b64encode
from datetime import date
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from lxml import html as lxml_html
from playwright.sync_api import Page, sync_playwright

from tailan.language import LANGUAGES
from tailan.report.blocks import (
    Block,
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
from tailan.report.html import render_fragment, render_html

CHROMIUM = shutil.which("chromium")
MARKUP = "<script>alert(1)</script> <b>&amp; {{ 7 * 7 }} #set text(red) *x* _y_ $a$ \\ @b `c`"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" onload="alert(1)">'
    "<style>* { fill: red }</style><script>alert(1)</script>"
    '<defs><clipPath id="cut"><path d="M0 0h9v9z"/></clipPath></defs>'
    '<a href="https://example.mn"><path d="M0 0h5v5z"/></a>'
    '<text style="font: bold 9px sans-serif; fill: #123456" clip-path="url(#cut)">ө</text></svg>'
)


def table(*rows: Row, role: str = "data", headings: str = "№|Арга хэмжээ|Хувь", **more: object):
    columns = tuple(Column(heading=heading) for heading in headings.split("|"))
    return Table.model_validate(
        {"caption": "Биелэлт", "columns": columns, "rows": rows, "role": role, **more}
    )


def row(*texts: str) -> Row:
    return Row(cells=tuple(Cell(text=text) for text in texts))


def section(text: str) -> Row:
    return Row(cells=(Cell(text=text),), is_section=True)


def report(*blocks: Block, language: str = "mn") -> Report:
    title = Heading(level=1, text="Тайлан")
    return Report(
        language=language, dated=date(2025, 6, 30), running_head="Аймаг", blocks=(title, *blocks)
    )


def page(*blocks: Block, language: str = "mn") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(render_html(report(*blocks, language=language)))


EVERY_KIND = (
    Heading(level=2, text="Хэсэг"),
    Paragraph.of("Бичвэр"),
    table(section("Зорилт 1"), row("1.1", "Ажил", "70%")),
    table(row("Нэгж", "Хэлтэс"), role="facts", headings="Мэдээлэл|Утга"),
    table(row("Дундаж", "90.66%"), role="key", headings="Үзүүлэлт|Утга"),
    Figure(svg=SVG, caption="Зураглал", alternative="Хоёр багана"),
    Figure(svg=SVG, caption="Дахин", alternative="Мөн хоёр багана"),
    Note(text="Анхаар"),
    Finding.of("Зөрүү", "Тайлбар", "Эшлэл", "Яагаад?"),
    Heading(level=2, text="Төгсгөл"),
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_its_language(language: str) -> None:
    assert page(language=language).get("lang") == language


def test_the_title_is_the_only_heading_of_level_1() -> None:
    tree = page(Heading(level=1, text="Хоёр дахь гарчиг"))
    assert [h.text for h in tree.iter("h1")] == ["Тайлан"]
    assert [h.text for h in tree.iter("h2")] == ["Хоёр дахь гарчиг"]


def test_a_report_without_a_title_is_titled_by_its_running_head() -> None:
    bare = report().model_copy(update={"blocks": (Paragraph.of("Бичвэр"),)})
    tree = lxml_html.document_fromstring(render_html(bare))
    assert [h.text for h in tree.iter("h1")] == ["Аймаг"]


def test_no_level_of_headings_is_skipped() -> None:
    tree = page(*(Heading(level=level, text="Х") for level in (4, 4, 2, 3, 2, 4)))
    levels = [int(h.tag[1]) for h in tree.iter("h1", "h2", "h3", "h4")]
    assert levels == [1, 2, 3, 2, 3, 2, 3]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_the_contents_lead_to_every_heading_of_level_2() -> None:
    tree = page(*EVERY_KIND)
    links = tree.xpath("//nav//a")
    assert [link.text for link in links] == ["Хэсэг", "Төгсгөл"]
    assert [tree.get_element_by_id(a.get("href")[1:]).text for a in links] == ["Хэсэг", "Төгсгөл"]


def test_markup_in_a_text_is_printed_as_its_characters() -> None:
    blocks = (
        Heading(level=2, text=MARKUP),
        Paragraph.of(MARKUP),
        Note(text=MARKUP),
        Finding.of(MARKUP, MARKUP, MARKUP, MARKUP),
        table(section(MARKUP), row(MARKUP, MARKUP), headings=f"{MARKUP}|{MARKUP}"),
        Figure(svg=SVG, caption=MARKUP, alternative=MARKUP),
    )
    tree = page(*blocks)
    assert not tree.xpath("//main//script | //b")
    assert tree.text_content().count(MARKUP) == 13
    assert tree.xpath("//*[local-name()='svg']/@aria-label") == [MARKUP]


def test_line_breaks_in_a_cell_are_kept() -> None:
    tree = page(table(row("1", "нэг\r\nхоёр", "")))
    assert [br.tail.strip() for br in tree.xpath("//td/br")] == ["хоёр"]


def test_a_long_address_can_break_and_keeps_its_characters() -> None:
    address = "https://example.mn/" + "зам/" * 40
    cell = page(table(row("1", address, ""))).xpath("//tbody//td")[0]
    assert len(cell.xpath(".//wbr")) > 10
    assert cell.text_content() == address


def test_control_characters_are_left_out() -> None:
    assert page(Paragraph.of("а\x00б\x07в\tг")).xpath("string(//main//p)") == "абв г"


def test_every_table_has_a_caption_and_heads_of_columns_and_rows() -> None:
    tables = page(*EVERY_KIND).xpath("//table")
    assert len(tables) == 3
    for each in tables:
        assert each.xpath("string(caption)").endswith("Биелэлт")
        assert each.xpath("count(thead/tr/th[@scope='col'])") >= 2
        assert each.xpath("count(tbody/tr/th[@scope='row'])") == each.xpath("count(tbody/tr[td])")


def test_data_tables_and_figures_are_numbered() -> None:
    tree = page(*EVERY_KIND, table(row("1", "2", "3")))
    captions = tree.xpath("//table[@class='data']/caption/span/text() | //figcaption/text()")
    assert captions == [
        "Хүснэгт 1. Биелэлт",
        "Зураг 1. Зураглал",
        "Зураг 2. Дахин",
        "Хүснэгт 2. Биелэлт",
    ]


def test_a_section_row_heads_a_group_of_its_own() -> None:
    rows = (row("0", "а", "б"), section("Зорилт 1"), row("1.1", "в", "г"), section("Зорилт 2"))
    groups = page(table(*rows)).xpath("//tbody")
    heads = [group.xpath("string(tr/th[@scope='rowgroup'])") for group in groups]
    assert heads == ["", "Зорилт 1", "Зорилт 2"]
    assert groups[1].xpath("tr/th[@scope='rowgroup']/@colspan") == ["3"]


def test_a_row_has_as_many_cells_as_the_widest_row() -> None:
    tree = page(table(row("1"), row("1", "2", "3", "4", "5"), headings="А|Б"))
    assert {len(tr.xpath("th | td")) for tr in tree.xpath("//tr")} == {5}


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("../2024-H1/хэлтэс/report.html", True),
        ("хэлтэс/report.html", True),
        ("#part-1", True),
        ("https://example.mn/a?b=c", True),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("java\nscript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("//example.mn/x", False),
        ("/\\example.mn/x", False),
        ("", False),
    ],
)
def test_a_link_leads_to_pages_only(href: str, kept: bool) -> None:
    linked = Row(cells=(Cell(text="1"), Cell(text="хуудас", href=href)))
    assert page(table(linked)).xpath("//main//a/@href") == ([href] if kept else [])


def test_a_picture_is_part_of_the_page_and_can_do_nothing() -> None:
    pictures = page(*EVERY_KIND).xpath("//*[local-name()='svg']")
    assert [p.get("role") for p in pictures] == ["img", "img"]
    assert [p.get("aria-label") for p in pictures] == ["Хоёр багана", "Мөн хоёр багана"]
    for picture in pictures:
        names = {str(element.tag).rpartition("}")[2] for element in picture.iter()}
        assert not names & {"script", "style", "a", "foreignobject"}
        assert not picture.xpath(".//@style | .//@onload | ./@onload")


def test_ids_are_unique_and_pictures_refer_to_their_own() -> None:
    tree = page(*EVERY_KIND)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    uses = tree.xpath("//@clip-path")
    assert len(set(uses)) == 2
    assert {use.removeprefix("url(#").removesuffix(")") for use in uses} <= set(ids)


def test_a_text_that_is_no_picture_is_refused() -> None:
    with pytest.raises(ValueError, match="not an SVG picture"):
        render_html(report(Figure(svg="<html/>", caption="а", alternative="б")))


def test_the_policy_allows_the_page_s_own_style_alone() -> None:
    tree = page(*EVERY_KIND)
    style = tree.xpath("//style")[0].text.encode("utf-8")
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert "default-src 'none'" in policy
    assert f"style-src 'sha256-{b64encode(sha256(style).digest()).decode()}'" in policy
    assert not tree.xpath("//@style")


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_html(report(*EVERY_KIND)) == render_html(report(*EVERY_KIND))


def test_a_report_of_a_hundred_measures_stays_under_a_megabyte() -> None:
    rows = [row(f"1.{n}", "Арга хэмжээ", "Тайлбар. " * 150) for n in range(100)]
    assert len(render_html(report(table(*rows)))) < 1_000_000


@pytest.fixture(scope="module")
def chromium():
    if not CHROMIUM:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def browser(chromium):
    # The page's own policy lets no test script in either.
    context = chromium.new_context(bypass_csp=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def browser_page(chromium, tmp_path_factory: pytest.TempPathFactory):
    wide = table(
        *(row(*["Гүйцэтгэлийн үзүүлэлт"] * 8) for _ in range(3)),
        headings="|".join(["Зорилтот түвшин"] * 8),
        is_wide=True,
    )
    file: Path = tmp_path_factory.mktemp("page") / "report.html"
    file.write_bytes(render_html(report(*EVERY_KIND, wide)))
    opened = chromium.new_page(viewport={"width": 360, "height": 800})
    opened.asked = []  # type: ignore[attr-defined]
    opened.said = []  # type: ignore[attr-defined]
    opened.on("request", lambda request: opened.asked.append(request.url))  # type: ignore[attr-defined]
    opened.on("console", lambda message: opened.said.append(message.text))  # type: ignore[attr-defined]
    opened.goto(file.as_uri())
    yield opened
    opened.close()


def test_the_browser_asks_for_the_page_alone_and_reports_nothing(browser_page: Page) -> None:
    urls = [url for url in browser_page.asked if not url.startswith("data:")]
    assert len(urls) == 1
    assert browser_page.said == []


def test_on_a_phone_a_wide_table_scrolls_in_its_own_region(browser_page: Page) -> None:
    assert browser_page.evaluate("document.documentElement.scrollWidth") == 360
    region = "[...document.querySelectorAll('.scroller')].at(-1)"
    assert browser_page.evaluate(f"{region}.scrollWidth > {region}.clientWidth")
    assert browser_page.evaluate(f"{region}.tabIndex") == 0


def test_figures_of_a_card_are_larger_than_their_label(browser_page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.key tbody {}')).fontSize)"
    assert browser_page.evaluate(size.format("td")) > 1.5 * browser_page.evaluate(size.format("th"))


SOURCE = Evidence(document="тайлан.docx", place="5-р мөр", quote="8 удаа", rule="Хувь = 8 / 20")
SORTED = table(
    section("Зорилт 1"),
    *(Row(cells=(Cell(text=no), Cell(text="Ажил"), Cell(text=percent))) for no, percent in
      [("1.1", "70%"), ("1.2", "100%"), ("1.10", "30%"), ("1.9", "–"), ("1.3", "1,200%")]),
    section("Зорилт 2"),
    *(row(no, "Худаг" if no == "2.2" else "Ажил", "50%") for no in ("2.1", "2.2", "2.3", "2.4")),
)  # fmt: skip


def with_source(text: str) -> tuple[Paragraph, Table]:
    cell = Cell(text=text, evidence=(SOURCE,))
    sentences = (Sentence(text="Нэг.", evidence=(SOURCE,)), Sentence(text="Хоёр."))
    rows = (Row(cells=(Cell(text="1.1"), Cell(text="Ажил"), cell)),)
    return Paragraph(sentences=sentences), table(*rows)


def test_what_stands_behind_a_figure_is_beside_it() -> None:
    tree = page(*with_source("40%"))
    buttons = tree.xpath("//main//button[@class='source']")
    assert [button.text for button in buttons] == ["Нэг.", "40%"]
    for button in buttons:
        card = tree.get_element_by_id(button.get("popovertarget"))
        said = [line.text_content() for line in card.find_class("source-line")]
        assert said == [
            "Баримт тайлан.docx", "Баримт дахь байр 5-р мөр", "Баримтад бичсэн нь 8 удаа",
            "Дүрэм Хувь = 8 / 20",
        ]  # fmt: skip
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))


def test_parts_in_a_notebook_go_without_sources() -> None:
    fragment = render_fragment(report(*with_source("40%")))
    assert "popover" not in fragment
    assert "40%" in fragment


@pytest.fixture
def sorting(browser, tmp_path: Path) -> Page:
    file = tmp_path / "report.html"
    file.write_bytes(render_html(report(*with_source("40%"), SORTED)))
    browser.goto(file.as_uri())
    return browser


def shown_numbers(page: Page) -> list[str]:
    rows = page.locator("table.data").nth(1).locator("tbody tr:not(.section):visible th")
    return rows.all_inner_texts()


def test_a_table_is_sorted_by_numbers_of_each_kind_and_back(sorting: Page) -> None:
    before = shown_numbers(sorting)
    heads = sorting.locator("table.data").nth(1).locator("button.sort")
    heads.nth(0).click()
    heads.nth(0).click()
    assert shown_numbers(sorting)[:2] == ["2.4", "2.3"]
    assert sorting.locator("tr.section:visible").count() == 0
    heads.nth(2).click()
    assert shown_numbers(sorting)[:1] == ["1.10"]
    assert shown_numbers(sorting)[-2:] == ["1.3", "1.9"]
    assert sorting.locator("th[aria-sort]").count() == 1
    heads.nth(2).click()
    heads.nth(2).click()
    assert shown_numbers(sorting) == before
    assert sorting.locator("tr.section:visible").count() == 2


def test_a_table_is_searched(sorting: Page) -> None:
    sorting.get_by_label("Хүснэгтээс хайх").fill("худаг")
    assert shown_numbers(sorting) == ["2.2"]
    assert sorting.locator("output").inner_text() == "Олдсон мөр: 1"
    assert sorting.locator("tr.section:visible").count() == 1


def test_a_source_opens_on_a_click_and_by_the_keyboard(sorting: Page) -> None:
    card = sorting.locator(".source-card").nth(1)
    assert not card.is_visible()
    sorting.get_by_role("button", name="40%").press("Enter")
    assert card.is_visible()
    assert "8 удаа" in card.inner_text()
    sorting.keyboard.press("Escape")
    assert not card.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_rule_of_wcag_is_broken(browser: Page, tmp_path: Path, scheme, width: int) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(render_html(report(*EVERY_KIND, *with_source("40%"), SORTED)))
    browser.set_viewport_size({"width": width, "height": 800})
    browser.emulate_media(color_scheme=scheme)
    browser.goto(file.as_uri())
    browser.get_by_role("button", name="40%").click()
    found = Axe().run(
        browser, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
    )
    assert found.violations_count == 0, found.generate_report()


def test_the_page_is_whole_without_script(browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_bytes(render_html(report(SORTED)))
    quiet = browser.context.browser.new_context(java_script_enabled=False).new_page()
    quiet.goto(file.as_uri())
    assert quiet.locator("table.data tbody tr:visible").count() == 11
    assert quiet.locator("button, input").count() == 0
