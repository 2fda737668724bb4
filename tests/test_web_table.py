"""Tables of web pages: rows in the order shown, cells over rows and columns, no layout."""

import pytest

from tailan.documents import Document, Paragraph, Row, read_document
from tailan.plan import Repair


def page(html: str) -> Document:
    return read_document(html.encode(), "page.html")


def rows(html: str) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in page(html).rows]


def grid(row: Row) -> list[tuple[int, int, str, bool]]:
    return [(start, end, cell.text, cell.continues) for start, end, cell in row.spans()]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("а<br>б", "а\nб"),
        ("<p>а</p><p>б</p>", "а\nб"),
        ("<p>а</p>\n<p>&nbsp;</p>\n<p>б</p>", "а\nб"),
        ("а\n   б", "а б"),
        ("<ul><li>а</li><li>б</li></ul>", "а\nб"),
        ("<ol start=3><li>а<li>б</ol>", "3. а\n4. б"),
        (
            "<p style='mso-list:l0'><span style='font-family:Symbol'>·<span>&nbsp; </span></span>а</p>",
            "а",
        ),
        ("<div>а<div>б</div>в</div>", "а\nб\nв"),
        ("<b>Ба</b><i>риг</i>а", "Барига"),
        ("<span>а</span> <span>б</span>", "а б"),
        ("10<sup>2</sup> м<sup>2</sup>", "10² м²"),
        ("CO<sub>2</sub>", "CO2"),
        ("5&nbsp;000 &lt;км&gt; &amp; &quot;ус&quot; &#1198;", '5 000 <км> & "ус" Ү'),
        ("ба&shy;рилга", "барилга"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
        ("<a href=x>холбоос</a>", "холбоос"),
        ("<input value=5>", "5"),
        ("<ins>шинэ</ins><del>хуучин</del>", "шинэ"),
        ("<table><tr><td>а<td>б<tr><td>в</table>", "а\nб\nв"),
        ("<o:p>&nbsp;</o:p>", ""),
        ("<img alt=зураг>", ""),
    ],
)
def test_a_cell_has_the_text_that_it_shows(cell: str, text: str) -> None:
    table = f"<table><tr><td>№<td>Нэр<td>Утга<tr><td>1<td>{cell}</td><td>х</table>"
    assert rows(table)[1] == ("1", text, "х")


def test_a_cell_over_columns_and_rows_covers_them() -> None:
    first, second, third = page(
        "<table><tr><td rowspan=3>1<td colspan=2>а<td rowspan=2>х"
        "<tr><td>б<td>в<tr><td>г<td>д<td>е</table>"
    ).rows
    assert grid(first) == [(0, 1, "1", False), (1, 3, "а", False), (3, 4, "х", False)]
    assert grid(second) == [
        (0, 1, "", True), (1, 2, "б", False), (2, 3, "в", False), (3, 4, "", True),
    ]  # fmt: skip
    assert [cell.text for cell in third.cells] == ["", "г", "д", "е"]
    assert third.cells[1].place == "table 1 row 3 cell 2"


@pytest.mark.parametrize("span", ["0", "x", "-1", "1.5", "", "99999999999999999999"])
def test_a_span_that_is_none_covers_one_column(span: str) -> None:
    assert rows(f"<table><tr><td colspan='{span}'>а<td>б</table>") == [("а", "б")]


def test_rowspan_0_covers_the_rest_of_its_section_and_no_more() -> None:
    html = "<table><tbody><tr><td rowspan=0>а<td>1<tr><td>2</tbody><tbody><tr><td>б<td>3</table>"
    assert rows(html) == [("а", "1"), ("", "2"), ("б", "3")]


def test_a_rowspan_longer_than_its_section_ends_with_it() -> None:
    html = "<table><tbody><tr><td rowspan=9>а<td>1</tbody><tbody><tr><td>б<td>2</table>"
    assert rows(html) == [("а", "1"), ("б", "2")]


def test_columns_that_no_cell_covers_are_a_gap_and_nothing_continues() -> None:
    html = "<table><tr><td>а<td>б<td rowspan=2>в<tr><td>г</table>"
    assert grid(page(html).rows[1]) == [(0, 1, "г", False), (1, 2, "", False), (2, 3, "", True)]


def test_sections_are_read_in_the_order_shown() -> None:
    html = (
        "<table><tfoot><tr><td>Дүн<td>3</tfoot><tbody><tr><td>а<td>1</tbody>"
        "<tbody><tr><td>б<td>2</tbody><thead><tr><th>Нэр<th>Тоо</thead></table>"
    )
    assert rows(html) == [("Нэр", "Тоо"), ("а", "1"), ("б", "2"), ("Дүн", "3")]


@pytest.mark.parametrize(
    "html",
    [
        "<table><caption>Хүснэгт 1</caption><tr><td>а<td>б</table>",
        "<figure><table><tr><td>а<td>б</table><figcaption>Хүснэгт 1</figcaption></figure>",
    ],
)
def test_a_caption_is_a_heading_over_its_table(html: str) -> None:
    assert page(html).lines == (
        ("Хүснэгт 1", "paragraph 1"),
        ("а", "table 1 row 1 cell 1"),
        ("б", "table 1 row 1 cell 2"),
    )


@pytest.mark.parametrize(
    ("html", "tables"),
    [
        ("<table><tr><td>{}</table>", 1),
        ("<table role=presentation><tr><td>х<td>{}</table>", 1),
        ("<table><tr><td>Цэс<td>{}<td>Зар</table>", 1),
        ("<table><tr><td><table><tr><td>{}</table></table>", 1),
        ("<table><tr><td>Цэс<td>{0}{0}</table>", 2),
    ],
)
def test_a_table_that_lays_out_the_page_is_none(html: str, tables: int) -> None:
    data = "<table><tr><td>1<td>а<tr><td>2<td>б</table>"
    document = page(html.format(data))
    assert [row.texts for row in document.rows] == [("1", "а"), ("2", "б")] * tables
    assert document.rows[-1].table == tables


def test_an_article_in_a_cell_of_the_layout_is_text() -> None:
    article = "".join(f"<p>5.{i}. Ажлыг зохион байгуулна.</p>" for i in range(1, 7))
    html = f"<table><tr><td colspan=2>Толгой<tr><td>Цэс<td>{article}</table>"
    document = page(html)
    assert document.rows == ()
    assert [line for line, _ in document.lines][:3] == [
        "Толгой", "Цэс", "5.1. Ажлыг зохион байгуулна.",
    ]  # fmt: skip


def test_a_small_table_of_long_cells_is_data() -> None:
    html = "<table><tr><th>№<th>Ажил<tr><td>1<td><p>а<p>б<p>в<p>г<p>д<p>е</table>"
    assert rows(html) == [("№", "Ажил"), ("1", "а\nб\nв\nг\nд\nе")]


def test_hidden_rows_and_columns_are_read_and_told_of() -> None:
    html = (
        "<table><tr><td>№<td style='display:none'>Код<tr hidden><td>1<td>х"
        "<tr><td>2<td style='display:none'>у</table>"
    )
    document = page(html)
    assert [row.texts for row in document.rows] == [("№", "Код"), ("1", "х"), ("2", "у")]
    assert document.repairs == (
        Repair("table 1 row 1 cell 2", "hidden-column", "Код"),
        Repair("table 1 row 2 cell 1", "hidden-row", "1 | х"),
    )


@pytest.mark.parametrize(
    "html",
    [
        "<table><td>а<td>б<tr><td>в<td>г</table>",
        "<table><tr><td>а</td><td>б</tr><tr><td>в</td><td>г</table>",
        "<table><tbody><tr><td>а<td>б</tr></tbody></table><p></p><table><tr><td>в<td>г</table>",
        "<TABLE><TR><TH>а<TH>б<TR><TD>в<TD>г</TABLE>",
        "<table><colgroup><col><col></colgroup><tr><td>а<td>б<tr><td>в<td>г",
        "<table><tr><form><td>а<td>б</form><tr><td>в<td>г</table>",
        "<table><tr><td>а<td>б</tr><!-- <tr><td>х --><tr><td>в<td>г</table>",
    ],
)
def test_careless_markup_is_read_as_a_browser_shows_it(html: str) -> None:
    assert rows(html) == [("а", "б"), ("в", "г")]


def test_the_letters_and_numbers_around_the_cells_of_a_sheet_are_left_out() -> None:
    letters = "<tr><th></th><th>A</th><th>B</th></tr>"
    frozen = "<tr><th></th><td></td><td></td></tr>"
    rows = "<tr><th>1</th><td>№</td><td>Ажил</td></tr>", "<tr><th>2</th><td>1</td><td>Худаг</td>"
    document = page(f"<table>{letters}{rows[0]}{frozen}{rows[1]}</table>")
    assert [row.texts for row in document.rows] == [("№", "Ажил"), ("1", "Худаг")]
    assert document.rows[1].cells[1].place == "table 1 row 2 cell 2"


def test_columns_named_by_letters_over_rows_that_nothing_counts_are_kept() -> None:
    document = page("<table><tr><td>Сум<td>A<td>B<tr><td>Баян<td>1<td>2</table>")
    assert [row.texts for row in document.rows] == [("Сум", "A", "B"), ("Баян", "1", "2")]


def test_a_note_of_a_cell_is_no_part_of_it_and_told() -> None:
    mark, note = "<a href='#n1' id='m1'>[1]</a>", "<p><a href='#m1' id='n1'>[1]</a> жилийн дүн</p>"
    document = page(f"<p>Дүн{mark.replace('1', '2')}</p><table><tr><td>Ажил<td>5{mark}</table>{note}"
                    + note.replace("1", "2"))  # fmt: skip
    assert document.content[0] == Paragraph("Дүн", "paragraph 1")
    assert document.rows[0].texts == ("Ажил", "5")
    assert [(r.place, r.kind, r.before) for r in document.repairs] == [
        ("paragraph 1", "footnote", "[2] жилийн дүн"),
        ("table 1 row 1 cell 2", "footnote", "[1] жилийн дүн"),
    ]


def test_a_cell_drawn_as_rows_of_the_columns_that_it_covers_is_these_rows() -> None:
    inner = "<table><tr><td>Худаг<td>5<tr><td>Зам<td>6</table>"
    document = page(
        f"<table><tr><td>№<td>Нэр<td>Тоо<td>%<tr><td>1<td colspan=2><p>{inner}</p><td>7"
        "<tr><td>2<td>Гүүр<td>8<td>9</table>"
    )
    assert [row.texts for row in document.rows][1:] == [
        ("1", "Худаг", "5", "7"), ("", "Зам", "6", ""), ("2", "Гүүр", "8", "9"),
    ]  # fmt: skip
    assert document.rows[2].is_under_merged


def test_a_hidden_copy_of_a_table_is_left_out() -> None:
    table = "<table><tr><td>Худаг<td>5</table>"
    other = table.replace("5", "6")
    hidden = "<div style='display: none'>{}</div>"
    assert rows(table + hidden.format(table) + hidden.format(other)) == [
        ("Худаг", "5"), ("Худаг", "6"),
    ]  # fmt: skip


def test_a_hidden_cell_that_makes_its_row_too_wide_is_no_cell_of_it() -> None:
    rows = "".join(f"<tr><td>{i}</td><td>Худаг</td><td>{i}0%</td></tr>" for i in (1, 2))
    odd = '<tr><td>3</td><td>Зам</td><td style="display: none">90%</td><td>70%</td></tr>'
    page = f"<html><body><table><tr><th>№</th><th>Нэр</th><th>Хувь</th></tr>{rows}{odd}</table>"
    document = read_document(page.encode(), "a.html")
    assert document.rows[-1].texts == ("3", "Зам", "70%")
    assert [(one.kind, one.before) for one in document.repairs] == [("hidden-text", "90%")]


def test_a_chance_to_break_a_word_parts_no_cells() -> None:
    table = "<table><tr><td>Худ<wbr>аг<td>5<wbr></td><td>100%</table>"
    assert rows(table) == [("Худаг", "5", "100%")]
