"""A frame in a notebook shows all of its text, as the characters it is."""

import pandas as pd
import pytest

from tailan.shown import MOST_ROWS, Shown


def shown(**columns: list[object]) -> str:
    return Shown(pd.DataFrame(columns), "Засвар")._repr_html_()


def test_a_long_text_is_shown_whole() -> None:
    text = "хөгжил " * 500
    assert text in shown(narrative=[text])


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "<b>"])
def test_markup_is_printed_as_the_characters_it_is(text: str) -> None:
    html = shown(**{text: [text]})
    assert text not in html
    assert html.count(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")) == 2


def test_a_column_of_long_texts_is_wide_and_one_of_short_ones_with_a_title_is_not() -> None:
    html = shown(narrative=["хөгжил " * 20, "", "ажил " * 40], no=["Гарчиг " * 20, "1", "2"])
    assert html.count('<td class="text">') == 3
    assert '<td class="text">Гарчиг' not in html


def test_a_text_alone_in_its_row_goes_over_the_empty_cells_behind_it() -> None:
    html = shown(place=["1", "2"], no=["Зорилт 1", "1.1"], measure=[None, "Мод"], by=[None, "НХ"])
    assert '<tr><td class="place">1</td><td colspan="3">Зорилт 1</td></tr>' in html
    assert "<td>1.1</td><td>Мод</td><td>НХ</td>" in html


def test_numbers_are_printed_in_full_and_missing_ones_empty() -> None:
    column = pd.array([1234567.0, 0.5, None], dtype="Float64")
    html = Shown(pd.DataFrame({"target": column}), "")._repr_html_()
    cells = [part.partition("<")[0] for part in html.split('<td class="number">')[1:]]
    assert cells == ["1234567", "0.5", ""]


def test_columns_that_hold_nothing_are_not_drawn() -> None:
    html = shown(place=["line 1"], after=[None])
    assert "place</th>" in html
    assert "after" not in html


def test_of_a_frame_too_long_for_a_browser_the_first_rows_are_shown() -> None:
    assert shown(n=list(range(MOST_ROWS + 1))).count("<tr>") == MOST_ROWS + 1


def test_a_frame_in_plain_text_has_its_caption() -> None:
    assert repr(Shown(pd.DataFrame({"a": [1]}), "Засвар")).startswith("Засвар\n")


def test_a_long_frame_is_moved_within_its_own_height_on_the_screen_alone() -> None:
    html = shown(narrative=["хөгжил"])
    assert html.endswith("</table></div>")
    assert "div.tailan-frame{max-height:70vh;overflow:auto}@media print" in html
