"""The pages of the samples in a real browser: nothing is asked for, everything can be reached."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tailan.report.html import render_html
from tailan.report.verification import code

from .conftest import ROOT
from .executed import executed_overview, executed_report

CHROMIUM = shutil.which("chromium")
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("report", "plan", "index")
MEGABYTE = 1_000_000

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a report with findings, a plan's page and the page over all runs."""
    root = tmp_path_factory.mktemp("samples")
    for name in ("notebooks", "params", "data"):
        shutil.copytree(ROOT / name, root / name)
    reports = {
        "report": executed_report(root, "tzuh", "2025-H1"),
        "plan": executed_report(root, "mtzdtg", "2025"),
        "index": executed_overview(root),
    }
    for name, report in reports.items():
        (root / f"{name}.html").write_bytes(render_html(report))
        (root / f"{name}.code").write_text(code(report.blocks), encoding="ascii")
    return root


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


class Visit:
    """A page that was opened, what it asked for, and what the browser complained of."""

    def __init__(self, chromium: Browser, file: Path, **settings: object) -> None:
        self.page: Page = chromium.new_context(**settings).new_page()  # type: ignore[arg-type]
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.route("**/*", self._answer)
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(file.as_uri())

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            route.abort()


@pytest.fixture
def open_page(chromium: Browser, folder: Path) -> Iterator:
    visits = []

    def opened(name: str, **settings: object) -> Visit:
        visits.append(Visit(chromium, folder / f"{name}.html", **settings))
        return visits[-1]

    yield opened
    for visit in visits:
        visit.page.context.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_breaks_no_policy_and_is_small(open_page, folder, name) -> None:
    visit = open_page(name)
    visit.page.wait_for_load_state("networkidle")
    assert [url for url in visit.asked if not url.startswith("data:")] == [
        (folder / f"{name}.html").as_uri()
    ]
    assert visit.complaints == []
    assert (folder / f"{name}.html").stat().st_size < MEGABYTE


def test_the_policy_stops_what_a_page_was_made_to_load(open_page) -> None:
    visit = open_page("report")
    visit.page.evaluate(
        "() => { const p = new Image(); p.src = 'https://example.mn/x.png'; document.body.append(p);"
        " const s = document.createElement('style'); s.textContent = 'body{color:red}';"
        " document.head.append(s); }"
    )
    visit.page.wait_for_timeout(200)
    assert not [url for url in visit.asked if url.startswith("https:")]
    assert len(visit.complaints) >= 2
    assert all("Content Security Policy" in text for text in visit.complaints)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(open_page, name: str, scheme: str) -> None:
    visit = open_page(name, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(visit.page, options={"runOnly": WCAG})
    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_only_tables_scroll_sideways(open_page, name: str) -> None:
    """WCAG 1.4.10: text flows anew; tables and charts may scroll in their own regions."""
    page = open_page(name, viewport={"width": 320, "height": 640}).page
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    outside = page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,p,li,nav,.finding,.note,.facts,.key,footer')]"
        ".filter(e => !e.closest('.scroller,.hidden,[popover]') && !e.matches('.skip'))"
        ".filter(e => e.getBoundingClientRect().right > 320.5).map(e => e.outerHTML.slice(0, 90))"
    )
    assert outside == []


def test_the_table_of_all_runs_is_seen_whole_on_a_desk(open_page) -> None:
    page = open_page("index", viewport={"width": 1280, "height": 800}).page
    scrolled = page.evaluate(
        "[...document.querySelectorAll('.scroller')].filter(e => e.scrollWidth > e.clientWidth).length"
    )
    assert scrolled == 0


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_without_script(open_page, name: str) -> None:
    with_script, without = open_page(name).page, open_page(name, java_script_enabled=False).page
    said = "main h2, main h3, main td, main tbody th, main p"
    assert without.locator(said).count() == with_script.locator(said).count()
    assert without.locator("nav a").count() == with_script.locator("nav a").count()
    assert without.locator("main input, main button.sort").count() == 0


def test_the_contents_lead_to_each_part(open_page) -> None:
    page = open_page("report").page
    links = page.locator("nav.contents a")
    assert links.count() >= 5
    for number in range(links.count()):
        links.nth(number).click()
        target = page.locator(links.nth(number).get_attribute("href") or "")
        assert target.inner_text() == links.nth(number).inner_text()
        assert target.evaluate("e => e.getBoundingClientRect().top") >= -1


def test_the_first_key_leads_to_the_skip_link(open_page) -> None:
    page = open_page("report").page
    page.keyboard.press("Tab")
    assert page.locator(".skip").evaluate("e => e === document.activeElement")
    page.keyboard.press("Enter")
    assert page.url.endswith("#report")


def test_dark_and_light_differ_and_each_is_legible(open_page) -> None:
    colours = [
        open_page("report", color_scheme=scheme).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    ]
    assert colours == ["rgb(255, 255, 255)", "rgb(18, 24, 31)"]


@pytest.mark.parametrize("way", ["click", "focus"])
def test_a_source_is_shown_on_click_and_by_the_keyboard_and_closed_by_escape(
    open_page, way
) -> None:
    page = open_page("report").page
    button = page.locator("td button.source").first
    card = page.locator(f"#{button.get_attribute('popovertarget')}")
    assert not card.is_visible()
    if way == "click":
        button.click()
    else:
        button.focus()
        page.keyboard.press("Enter")
    assert card.is_visible()
    assert page.evaluate("document.activeElement.className") in ("source", "close")
    labels = card.locator(".source-line b").all_inner_texts()
    assert labels == ["Баримт", "Баримт дахь байр", "Баримтад бичсэн нь", "Дүрэм"]
    page.keyboard.press("Escape")
    assert not card.is_visible()
    assert button.evaluate("e => e === document.activeElement")


def test_every_button_of_a_source_has_its_card_and_can_be_reached(open_page) -> None:
    page = open_page("report").page
    broken = page.evaluate(
        "[...document.querySelectorAll('button.source')].filter(b => b.tabIndex < 0"
        " || !document.getElementById(b.getAttribute('popovertarget'))).length"
    )
    assert page.locator("button.source").count() > 10
    assert broken == 0


def test_the_full_table_is_sorted_by_the_keyboard_and_searched(open_page) -> None:
    page = open_page("report").page
    table = page.locator("table.data").last
    head = page.locator("table.data:has(tr.section) button.sort").first
    head.focus()
    page.keyboard.press("Enter")
    assert page.locator("table.data:has(tr.section) th[aria-sort=ascending]").count() == 1
    field = page.locator("table.data:has(tr.section)").locator("xpath=..").locator("xpath=preceding-sibling::*[1]//input")  # fmt: skip
    field.fill("ыыыыыы")
    assert page.locator("table.data:has(tr.section) tbody tr:visible").count() == 0
    field.fill("")
    assert table.locator("tbody tr:visible").count() > 0


@pytest.mark.parametrize("name", PAGES)
def test_printed_pages_bear_the_code_and_the_number_and_no_controls(
    open_page, folder, name
) -> None:
    page = open_page(name).page
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True, print_background=True))
    shown = (folder / f"{name}.code").read_text(encoding="ascii")
    for number, sheet in enumerate(printed, start=1):
        said = sheet.get_textpage().get_text_range()
        assert shown in said
        assert f"{number} / {len(printed)}" in said
        assert "Хүснэгтээс хайх" not in said
        assert "↕" not in said
