"""What a page hides or strikes out in a table, by itself or by its style sheets, is told."""

import pytest

from tailan.documents import read_document
from tailan.errors import TailanError
from tailan.plan import Repair

HEAD = "<tr><th>№<th>Арга хэмжээ<th>Хувь<th></tr>"


def read(html: str) -> tuple[list[tuple[str, ...]], list[tuple[str, str]]]:
    """The texts of the rows, and kinds and words of the repairs."""
    document = read_document(f"<p>Тайлан</p>{html}".encode(), "page.html")
    rows = [row.texts for row in document.rows]
    return rows, [(repair.kind, repair.before) for repair in document.repairs]


def rows(cell: str, style: str = "") -> str:
    return f"<style>{style}</style><table>{HEAD}<tr><td>1.1<td>Сургалт{cell}<td></tr></table>"


@pytest.mark.parametrize(
    ("cell", "style", "text", "told"),
    [
        ("<td><s>70%</s> 50%", "", "70% 50%", [("struck-text", "70%")]),
        ("<td><strike>70%</strike> 50%", "", "70% 50%", [("struck-text", "70%")]),
        ("<td><i style='text-decoration: line-through'>7</i>5", "", "75", [("struck-text", "7")]),
        ("<td><i class=c7>7</i>5", ".c7{text-decoration:line-through}", "75", [("struck-text", "7")]),
        ("<td class=c7>75", "td.c7{text-decoration-line:line-through}", "75", [("struck-text", "75")]),
        ("<td><del>70%</del> <ins>50%</ins>", "", "50%", [("deleted-text", "70%")]),
        ("<td><i style='display:none'>07</i>7", "", "7", [("hidden-text", "07")]),
        ("<td><i class=k>07</i>7", "/* x */ .k, .y { display: none !important }", "7", [("hidden-text", "07")]),
        ("<td><i class='k on'>07</i>7", ".k{display:none} .on{display:inline}", "077", []),
        ("<td><i class=k>07</i>7", "@media (max-width:600px){.k{display:none}}", "077", []),
        ("<td><i class=k>07</i>7", "@media screen{.k{visibility:hidden}}", "7", [("hidden-text", "07")]),
        ("<td><i class=k>Хувь:</i>7", ".k{display:none}", "7", []),
        ("<td>70<sup>1</sup>", "", "70¹", []),
        ("<td>70<sup><a><i>1)</i></a></sup>", "", "70¹⁾", []),
        ("<td>70<i class=k>1</i>", ".k{vertical-align:super}", "70¹", []),
        ("<td style='vertical-align: super'>70", "", "70", []),
        ("<td><img src=a.png>", "", "", [("picture-unread", "")]),
        ("<td><img src=a.gif width=1>", "", "", []),
        ("<td><ruby>7<rp>(</rp><rt>долоо</rt><rp>)</rp></ruby>", "", "7", []),
    ],
)  # fmt: skip
def test_words_that_a_cell_hides_or_strikes_out_are_told(
    cell: str, style: str, text: str, told: list[tuple[str, str]]
) -> None:
    found, repairs = read(rows(cell, style))
    assert found[1] == ("1.1", "Сургалт", text, "")
    assert repairs == told


def test_deleted_and_struck_words_of_a_paragraph_are_told() -> None:
    html = "<p>2025 оны <del>эхний</del> <s>сүүлийн</s> хагас жил</p>"
    document = read_document(html.encode(), "page.html")
    assert [text for text, _ in document.lines] == ["2025 оны сүүлийн хагас жил"]
    place = "paragraph 1"
    assert document.repairs == (
        Repair(place, "deleted-text", "эхний"),
        Repair(place, "struck-text", "сүүлийн"),
    )


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("<td><input value='70%'>", "70%"),
        ("<td><input type=checkbox checked> Хийсэн", "☑ Хийсэн"),
        ("<td><input type=radio> Хийсэн", "☐ Хийсэн"),
        ("<td><input type=hidden value=9>70%", "70%"),
        ("<td><select><option>0%<option selected>70%</select>", "70%"),
        ("<td><select><option>0%<option>70%</select>", "0%"),
        ("<td><textarea>70%</textarea>", "70%"),
    ],
)
def test_what_is_filled_into_a_cell_is_its_text(cell: str, text: str) -> None:
    assert read(rows(cell))[0][1] == ("1.1", "Сургалт", text, "")


def test_a_row_hidden_by_a_class_is_read_and_told() -> None:
    html = f"<style>tr.h{{display:none}}</style><table>{HEAD}<tr class=h><td>1.1<td>А<td>7</table>"
    found, repairs = read(html)
    assert found[1] == ("1.1", "А", "7")
    assert repairs == [("hidden-row", "1.1 | А | 7")]


def test_a_table_drawn_again_for_narrow_screens_is_read_once() -> None:
    table = f"<table>{HEAD}<tr><td>1.1<td>А<td>7</table>"
    style = "<style>.narrow{display:none}@media(max-width:6em){.narrow{display:block}}</style>"
    found, repairs = read(f"{style}<div>{table}</div><div class=narrow>{table}</div>")
    assert (len(found), repairs) == (2, [])


def test_a_page_of_frames_says_what_to_save() -> None:
    with pytest.raises(TailanError) as caught:
        read_document(b"<html><frameset cols='20%,*'><frame src=a.htm></frameset></html>", "a.htm")
    assert caught.value.key == "document.frames"
