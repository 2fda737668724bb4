"""The cards of the findings: one a measure by kind of matter, on four pages at most."""

from datetime import date

import pypdfium2
import pytest

from tailan.findings import catalogue
from tailan.report.annex import annex
from tailan.report.blocks import Finding, Heading, Note, Report, Table
from tailan.report.finding_sections import finding_cards
from tailan.report.pdf import render_pdf
from tailan.results import Results

from .dossiers import Level, row
from .dossiers import Report as Reported
from .results import results

DONE = "Ажлыг төлөвлөгөөний дагуу хийж гүйцэтгэсэн болно."
LONG = "Төрийн үйлчилгээний чанар, хүртээмжийг нэмэгдүүлж, иргэдийн сэтгэл ханамжийг сайжруулах "


def cards(made: Results) -> list[Finding]:
    return [block for block in finding_cards(made, "mn") if isinstance(block, Finding)]


def groups(made: Results) -> list[tuple[str, list[str]]]:
    """The kinds of matters with the rows that have cards under them."""
    found: list[tuple[str, list[str]]] = []
    for block in finding_cards(made, "mn"):
        if isinstance(block, Heading) and block.level == 3:
            found.append((block.text, []))
        elif isinstance(block, Finding):
            found[-1][1].append(block.title.split()[0])
    return found


def many(count: int) -> Results:
    """A unit with a finding or more on each of so many measures with long texts."""
    return results(
        *(
            row(f"{n // 10 + 1}.{n % 10 + 1}", LONG * 4, "100", Level(LONG, "10", "1000", "3", "stated"), measure=LONG)
            for n in range(count)
        )
    )  # fmt: skip


def test_a_card_says_one_matter_once() -> None:
    made = results(
        row("1.1", DONE, "70", Level("Хурлын тоо", "6", "10", "2")),
        row("1.2", DONE, "70", Level("Үзлэгийн тоо", "6", "10", "2"), Level("Хурлын тоо", "0", "4", "3")),
    )  # fmt: skip
    first, second = cards(made)
    assert len(first.matters) == 1
    assert "хүрсэн түвшнээс тооцвол 47.5%" in second.matters[1].text
    assert second.matters[1].question == ""


def test_a_measure_has_one_card_however_many_findings_it_has() -> None:
    made = results(
        row("1.1", DONE, "100", Level("Хурлын тоо", "10", "10", "2", "stated"), Level("Сургалтын тоо", "0", "5")),
        row("1.2", DONE, "100", Level("Үзлэгийн тоо", "0", "5")),
    )  # fmt: skip
    found = cards(made)
    assert [card.title for card in found] == [
        "1.1 Ажлыг зохион байгуулах",
        "1.2 Ажлыг зохион байгуулах",
    ]
    assert (
        len(found[0].matters)
        == len([f for f in made.assessment.findings if f.measure_no == "1.1"])
        > 1
    )


def test_cards_stand_under_their_kind_of_matter_the_weightiest_kind_of_a_row() -> None:
    made = results(
        row("1.1", DONE, "100", Level("Үзлэгийн тоо", "0", "5")),
        row("1.2", DONE + " Хурлыг 2 удаа хийв.", "100", Level("Хурлын тоо", "0", "10", "2", "stated")),
        row("1.3", "Ажлыг эхэлсэн. Хурлыг 5 удаа хийв.", "100", Level("Хурлын тоо", "5", "5", "5", "stated")),
    )  # fmt: skip
    assert groups(made) == [
        ("Үр дүнд нөлөөлөх нь", ["1.2"]),
        ("Хүрсэн түвшин бичээгүй", ["1.1"]),
        ("Суурь, зорилтот түвшин", ["1.3"]),
    ]


def test_every_code_is_of_one_kind_and_every_kind_has_a_name() -> None:
    assert {catalogue().group(code) for code in catalogue().codes} == set(catalogue().groups)


def test_what_is_said_of_many_findings_alike_is_a_mark_of_the_card() -> None:
    (card,) = cards(
        results(
            row("1.1", "Хурлыг 2 удаа хийв.", "100", Level("Хурлын тоо", "0", "10", "2", "stated"))
        )
    )
    assert card.label == "үр дүнд нөлөөтэй · санал"
    assert "баталгаажаагүй" not in " ".join(matter.text for matter in card.matters)


def test_a_question_stands_once_on_a_card() -> None:
    unnumbered = tuple((no, "Ажил", "Ажлыг зохион байгуулах") for no in ("1", "2", "3"))
    rows = [row(f"{no}.1", f"{DONE} {no}") for no in ("1", "2", "3")]
    made = results(*rows, report=Reported(headings=(("4", "Ажил", "4. Ажил"), *unnumbered)))
    (card,) = [card for card in cards(made) if card.title == "Баримт бүхэлдээ"]
    asked = [matter.question for matter in card.matters if matter.question]
    assert len(card.matters) > len(asked) == len(set(asked))


@pytest.mark.parametrize("count", [30, 60, 200])
def test_findings_take_four_pages_at_most(count: int) -> None:
    made = many(count)
    blocks = (
        Heading(level=1, text="Тайлан"),
        *finding_cards(made, "mn"),
        Heading(level=2, text="Дараах"),
    )
    report = Report(language="mn", dated=date(2025, 6, 30), running_head="Аймаг", blocks=blocks)
    texts = [
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render_pdf(report))
    ]
    last = next(n for n, text in enumerate(texts, start=1) if "Дараах" in text)
    assert last <= 5
    assert "Дараах" not in texts[0]


def test_what_cards_have_no_room_for_is_listed_in_the_annex() -> None:
    made = many(200)
    shown = {card.title.split()[0] for card in cards(made)}
    assert any(isinstance(b, Note) and "хавсралтад" in b.text for b in finding_cards(made, "mn"))
    tables = [b for b in annex(made, "mn") if isinstance(b, Table) and "багтаагүй" in b.caption]
    listed = {one.cells[0].text for one in tables[0].rows}
    assert shown | listed == {m.measure_no for m in made.processed.measures} | shown & {"Баримт"}
    assert shown.isdisjoint(listed)


def test_few_findings_are_all_on_cards() -> None:
    made = many(5)
    assert not [b for b in annex(made, "mn") if isinstance(b, Table) and "багтаагүй" in b.caption]
