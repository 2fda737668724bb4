"""The numbers before the items of a page's lists are those that a browser shows."""

import pytest

from tailan.documents import read_document


def items(html: str) -> list[str]:
    return [line for line, _ in read_document(html.encode(), "page.html").lines]


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<ol><li>а<li>б</ol>", ["1. а", "2. б"]),
        ("<ol start=5><li>а<li>б</ol>", ["5. а", "6. б"]),
        ("<ol start=x><li>а</ol>", ["1. а"]),
        ("<ol start=0><li>а<li>б</ol>", ["0. а", "1. б"]),
        ("<ol start=-1><li>а</ol>", ["-1. а"]),
        ("<ol reversed><li>а<li>б<li>в</ol>", ["3. а", "2. б", "1. в"]),
        ("<ol reversed start=9><li>а<li>б</ol>", ["9. а", "8. б"]),
        ("<ol><li>а<li value=7>б<li>в</ol>", ["1. а", "7. б", "8. в"]),
        ("<ol type=a><li>а<li>б</ol>", ["a. а", "b. б"]),
        ("<ol type=A start=27><li>а</ol>", ["AA. а"]),
        ("<ol type=I><li>а<li>б<li>в<li>г</ol>", ["I. а", "II. б", "III. в", "IV. г"]),
        ("<ol type=i><li type=1>а<li>б</ol>", ["1. а", "ii. б"]),
        ("<ol style='list-style-type: none'><li>а</ol>", ["а"]),
        ("<ol><li style='list-style: none inside'>а<li>б</ol>", ["а", "2. б"]),
        ("<ol style='list-style:disc'><li>а</ol>", ["а"]),
        ("<ol><li>3.4. а<li>1) б<li>5.2 в</ol>", ["3.4. а", "1) б", "5.2 в"]),
        ("<ol><li><p>а</p></li><li><p>б</p></li></ol>", ["1. а", "2. б"]),
        ("<ol><li>а<ol><li>б</ol><li>в</ol>", ["1. а", "1. б", "2. в"]),
        ("<ol><li>а<ul><li>б</ul></ol>", ["1. а", "б"]),
        ("<ol>х<li>а</ol>", ["х", "1. а"]),
        ("<ul><li>а</ul>", ["а"]),
        ("<li>а", ["а"]),
        ("<table><tr><td><ol start=2><li></li></ol><td>Худаг</table>", ["2.", "Худаг"]),
    ],
)
def test_items_have_the_numbers_that_a_browser_shows(html: str, shown: list[str]) -> None:
    assert items(html) == shown
