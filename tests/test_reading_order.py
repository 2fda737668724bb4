"""Tables and texts of a page are read downward, and column by column where it has columns."""

from tailan.documents.page.reading_order import in_order
from tailan.documents.page.ruling import Grid, GridCell
from tailan.documents.page.words import Word


def grid(left: float, top: float, bottom: float, *widths: float) -> Grid:
    xs = [left]
    for width in widths or (60.0, 100.0):
        xs.append(xs[-1] + width)
    cells = tuple(GridCell(0, column, 1) for column in range(len(xs) - 1))
    return Grid(tuple(xs), (top, bottom), (cells,))


def word(text: str, left: float, top: float) -> Word:
    return Word(text, left, top, left + 5 * len(text), top + 10)


def order(grids: list[Grid], *words: Word) -> list[str]:
    """What is read: for a table its left and upper edge, for lines their texts."""
    parts = in_order(grids, words)
    return [
        f"{part.xs[0]:.0f}/{part.ys[0]:.0f}" if isinstance(part, Grid) else "|".join(
            line.text for line in part
        )
        for part in parts
    ]  # fmt: skip


LEFT, RIGHT = grid(40, 80, 400), grid(240, 50, 300)


def test_a_table_goes_on_in_the_next_column() -> None:
    title, end = word("Төлөвлөгөө", 40, 50), word("Дарга", 240, 320)
    assert order([RIGHT, LEFT], title, end) == ["Төлөвлөгөө", "40/80", "240/50", "Дарга"]


def test_a_page_may_have_three_columns() -> None:
    third = grid(440, 50, 90)
    assert order([third, RIGHT, LEFT]) == ["40/80", "240/50", "440/50"]


def test_a_text_over_the_whole_page_parts_no_columns() -> None:
    title = [word("Төлөвлөгөө", 170, 30), word("батлав", 225, 30)]
    assert order([LEFT, RIGHT], *title) == ["Төлөвлөгөө батлав", "240/50", "40/80"]


def test_tables_of_other_columns_or_beneath_each_other_stand_downward() -> None:
    assert order([LEFT, grid(240, 50, 300, 100, 60)]) == ["240/50", "40/80"]
    assert order([LEFT, grid(240, 20, 60)]) == ["240/20", "40/80"]


def test_a_table_over_the_whole_page_parts_no_columns() -> None:
    wide = grid(40, 500, 600, 400)
    assert order([LEFT, RIGHT, wide]) == ["240/50", "40/80", "40/500"]
