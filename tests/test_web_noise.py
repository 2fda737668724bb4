"""What stands around an article is left out; what only looks so is kept."""

import pytest

from tailan.documents import read_document
from tailan.plan import Repair

ARTICLE = "<p>Сумын төвд худаг гаргаж, бүх айлыг цэвэр усаар хангана.</p>" * 3
READ = ["Сумын төвд худаг гаргаж, бүх айлыг цэвэр усаар хангана."] * 3


def lines(html: str) -> list[str]:
    return [line for line, _ in read_document(html.encode(), "page.html").lines]


@pytest.mark.parametrize(
    "noise",
    [
        "<nav><ul><li>Цэс</ul></nav>",
        "<div role=navigation>Цэс</div>",
        "<div class='main-menu'>Цэс</div>",
        "<div class=leftMenu>Цэс</div>",
        "<ul id=topnav><li><a>Цэс</a></ul>",
        "<header>Утас 7012-3456</header>",
        "<header><h1><a href=/>Сайтын нэр</a></h1></header>",
        "<div id=header>Сайтын нэр</div>",
        "<div class='site-header'>Сайтын нэр</div>",
        "<footer>© 2025</footer>",
        "<div id=footer>© 2025</div>",
        "<aside>Сүүлийн мэдээ</aside>",
        "<div class='col-md-3 sidebar'>Сүүлийн мэдээ</div>",
        "<section id=text-2 class='widget widget_text'>Сүүлийн мэдээ</section>",
        "<div class=breadcrumbs>Нүүр » Мэдээ</div>",
        "<div class='share-buttons'>Facebook</div>",
        "<div class='jp-relatedposts'>Холбоотой мэдээ</div>",
        "<div id=comments><ol class=commentlist><li>5.1. Баярлалаа</ol></div>",
        "<div id=respond><h3>Leave a Reply</h3><form>Нэр</form></div>",
        "<form><label>Хайх</label><input value=х></form>",
        "<div class='cookie-notice'>We use cookies</div>",
        "<div role=dialog>Нэвтрэх</div>",
        "<div style='DISPLAY: none'>Нуугдсан</div>",
        "<div hidden>Нуугдсан</div>",
        "<span aria-hidden=true>icon</span>",
        "<template><p>Загвар</p></template>",
        "<noscript>JavaScript</noscript>",
        "<script>document.write('<p>5.1. х</p>')</script>",
        "<style>p { color: red }</style>",
        "<svg><text>10%</text></svg>",
        "<button>Хэвлэх</button>",
        "<select><option>2024</option></select>",
        "<del>Хуучин</del>",
        "<!--[if gte mso 9]><xml>x</xml><![endif]-->",
        "<p>Зүйл.<a href='#_ftn1' name='_ftnref1'>[1]</a></p>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Тайлбар 45</p></div>",
        "<p>Зүйл.<sup><a href='#c1' id='r1'>[a]</a></sup></p><p><a href='#r1' id='c1'>[a]</a>Тэмдэглэл</p>",
    ],
)
@pytest.mark.parametrize("template", ["<main>{1}</main>{0}", "{0}<div>{1}</div>"])
def test_what_is_no_part_of_the_article_is_left_out(noise: str, template: str) -> None:
    read = [line for line in lines(template.format(noise, ARTICLE)) if line != "Зүйл."]
    assert read == READ


@pytest.mark.parametrize(
    "html",
    [
        "<form id=aspnetForm><div class=menu>{menu}</div>{article}</form>",
        "<div class='content-sidebar-wrap'><nav>{menu}</nav>{article}</div>",
        "<div class=related-content>{article}</div>",
        "<div class='elementor-widget elementor-widget-text-editor'>{article}</div>",
        "<div style='display:none'>{article}</div>",
        "<div class=page-header>{article}</div><p>Төгсгөл",
        "<section class='post-navigation-fixed main-banner'><h1>Гарчиг</h1>{article}</section>",
        "<article><header><h2>Гарчиг</h2></header>{article}</article>",
        "<div id=header-menu><h1>Гарчиг</h1></div>{article}",
        "<h2><button>Гарчиг</button></h2>{article}",
        "<aside><main>{article}</main></aside>",
    ],
)
def test_what_has_most_of_the_text_or_the_title_is_kept(html: str) -> None:
    menu = "<a href=/1>Маш олон үгтэй цэсийн холбоос энд байна</a>" * 30
    read = lines(html.format(article=ARTICLE, menu=menu))
    assert [line for line in read if line not in ("Гарчиг", "Төгсгөл")] == READ
    assert ("Гарчиг" in html) == ("Гарчиг" in read)


def test_parts_of_a_page_builder_are_kept_one_by_one() -> None:
    widget = "<div class='elementor-widget elementor-widget-heading'><p>Хэсэг {}</p></div>"
    html = "".join(widget.format(i) for i in range(5))
    assert lines(html) == [f"Хэсэг {i}" for i in range(5)]


def test_names_tell_nothing_within_a_cell() -> None:
    html = (
        "<table><tr><td><div class=comment>Тайлбар</div><td><ul class=tags><li>Шошго</ul></table>"
    )
    assert lines(html + ARTICLE)[:2] == ["Тайлбар", "Шошго"]


def test_a_hidden_part_of_a_cell_is_left_out() -> None:
    html = "<table><tr><td>5<span style='display:none;mso-hide:all'>6</span><td>7</table>"
    assert lines(html) == ["5", "7"]


@pytest.mark.parametrize(
    "html",
    [
        "<div class=tab style='display: none'><table>{}</table></div>",
        "<div hidden><p>х</p><table>{}</table></div>",
        "<table style='visibility:hidden'>{}</table>",
    ],
)
def test_a_hidden_table_is_read_and_told_of(html: str) -> None:
    rows = "<tr><td>1<td>Худаг<tr><td>2<td>Зам"
    document = read_document((ARTICLE + html.format(rows)).encode(), "page.html")
    assert [row.texts for row in document.rows] == [("1", "Худаг"), ("2", "Зам")]
    assert document.repairs == (Repair("table 1 row 1 cell 1", "hidden-table", "1"),)


def test_a_table_in_a_sidebar_is_left_out() -> None:
    calendar = "<table><caption>2025</caption><tr><td>Да<td>Мя<tr><td>1<td>2</table>"
    assert lines(f"{ARTICLE}<div class=sidebar>{calendar}</div>") == READ
