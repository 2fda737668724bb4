"""A sheet printed on several pages beside one another is told and never taken for another form."""

from collections.abc import Sequence

import pytest

from tailan.documents import Cell, Document, Row, read_document
from tailan.errors import TailanError
from tailan.forms import FORM_NAMES, chosen_form, form_words, read_plan

WORDS = {form: form_words(form) for form in FORM_NAMES}
MEASURES = ("Д/А|Арга хэмжээ|Төсөв", "1.1|Худаг гаргах|-", "1.2|Мод тарих|5.5", "1.3|Зам|-")
LEVELS = ("Шалгуур үзүүлэлт|Суурь|Зорилтот", "Тоо|2|5", "Тоо|0|50", "Км|0|9")
RATED = ("Гүйцэтгэл|Хувь", "Гаргасан.|70%", "Тарьсан.|100%", "Тавьсан.|0%")


def printed(*pages: Sequence[str]) -> Document:
    """The document whose pages have these rows, strokes between their cells."""
    rows = tuple(
        Row(tuple(Cell(text, f"page {page} row {row} cell 1") for text in line.split("|")), page)
        for page, lines in enumerate(pages, start=1)
        for row, line in enumerate(lines, start=1)
    )
    return Document("a.pdf", "pdf", "", rows)


@pytest.mark.parametrize("form", ["", "performance_report"])
@pytest.mark.parametrize("percent", ["Хувь", "Гүйцэтгэлийн"])
def test_columns_on_several_pages_are_told(form: str, percent: str) -> None:
    rated = (f"Гүйцэтгэл|{percent}", *RATED[1:])
    with pytest.raises(TailanError, match="“Төсөв”; “Шалгуур үзүүлэлт”") as caught:
        chosen_form(printed(MEASURES, LEVELS, rated), WORDS, form)
    assert caught.value.key == "form.spread"


def test_a_page_with_all_columns_is_no_part_of_a_wider_one() -> None:
    whole = tuple("|".join(parts) for parts in zip(MEASURES, LEVELS, RATED, strict=True))
    assert chosen_form(printed(whole, RATED), WORDS, "").form == "performance_report"


def test_tables_of_other_lengths_are_no_parts_of_one() -> None:
    services = ("Үзүүлэлт|2023|2024", *(f"Мал {n}|{n}|{n + 5}" for n in range(9)))
    assert chosen_form(printed(services, ("Сум|Хувь", "Арх|5%")), WORDS, "").form == "statistics"


def tables(*parts: Sequence[str]) -> Document:
    """The document with these tables, a tab between their cells."""
    lines = ("\n".join(part).replace("|", "\t") for part in parts)
    return read_document("\n\n".join(lines).encode(), "a.txt")


def numbered(part: Sequence[str], *numbers: str) -> tuple[str, ...]:
    return tuple(f"{number}|{line}" for number, line in zip(("№", *numbers), part, strict=True))


def test_parts_of_a_sheet_that_number_their_rows_alike_are_joined_and_told() -> None:
    numbers = ("1.1", "1.2", "1.3")
    document = tables(MEASURES, numbered(LEVELS, *numbers), numbered(RATED, *numbers))
    plan = read_plan(document, chosen_form(document, WORDS, ""))
    assert [(m.measure_no, m.measure, m.narrative, m.reported_text) for m in plan.measures] == [
        ("1.1", "Худаг гаргах", "Гаргасан.", "70%"),
        ("1.2", "Мод тарих", "Тарьсан.", "100%"),
        ("1.3", "Зам", "Тавьсан.", "0%"),
    ]
    assert [(i.indicator, i.target_text) for i in plan.indicators] == [
        ("Тоо", "5"), ("Тоо", "50"), ("Км", "9"),
    ]  # fmt: skip
    joined = [repair.place for repair in plan.repairs if repair.kind == "columns-joined"]
    assert joined == ["line 6 cell 1", "line 11 cell 1"]


@pytest.mark.parametrize("numbers", [(), ("1.1", "1.3", "1.2")])
def test_tables_whose_numbers_do_not_tell_which_rows_belong_together_are_refused(
    numbers: tuple[str, ...],
) -> None:
    levels = numbered(LEVELS, *numbers) if numbers else LEVELS
    document = tables(MEASURES, levels, RATED)
    with pytest.raises(TailanError) as caught:
        chosen_form(document, WORDS, "")
    assert caught.value.key == "form.spread_tables"
