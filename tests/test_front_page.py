"""Page 1 of a report: one sheet, letters of 11 points or more, whatever a unit reports."""

from dataclasses import replace

import pypdfium2
import pytest

from tailan.forms import FormChanges, own_form
from tailan.language import LANGUAGES
from tailan.report import overview_sections
from tailan.report.blocks import Figure, Finding, Heading, Note, Paragraph, Report, Table
from tailan.report.front_page import front_page
from tailan.report.pdf import render_pdf
from tailan.report.story import objectives_told
from tailan.results import Results

from .dossiers import JUNE, Level, Row, row
from .results import named, results

LONG = "Төрийн үйлчилгээний чанар, хүртээмжийг нэмэгдүүлж, иргэдийн сэтгэл ханамжийг сайжруулах "
DONE = "Ажлыг төлөвлөгөөний дагуу хийж гүйцэтгэсэн болно."


def meetings(number: str, actual: str, percent: str = "100", name: str = "Хурлын тоо") -> Row:
    """A measure of ten meetings a year."""
    said = f"Хурлыг {actual} удаа зохион байгуулав."
    return row(number, said, percent, Level(name, "0", "10", actual, "stated"))


def silent(number: str) -> Row:
    return row(number, DONE, "100", Level("Сургалтын тоо", "0", "10"))


PLAIN = (meetings("1.1", "4"), meetings("1.2", "10"), meetings("2.1", "13"), silent("2.2"))


def crowded(objectives: int = 12) -> Results:
    """A unit with many objectives and texts that fill every line."""
    rows = [
        made
        for n in range(1, objectives + 1)
        for made in (
            row(f"{n}.1", LONG * 9, "100", Level(LONG * 3, "1", "10000", "3", "stated"), measure=LONG * 4),
            row(f"{n}.2", DONE, "100", Level(LONG, "0", "10", "13", "stated"), measure=LONG * 4),
            row(f"{n}.3", DONE, "100", Level(LONG, "0", "10"), measure=LONG * 4),
            row(f"{n}.4", DONE, None, measure=LONG, status="not_due"),
        )
    ]  # fmt: skip
    return named(results(*rows), f"{LONG}хэлтэс")


UNITS = {
    "plain": results(*PLAIN),
    "crowded": crowded(),
    "more objectives than are drawn": crowded(17),
    "nothing checkable": results(silent("1.1"), silent("2.1")),
    "nothing rated": results(row("1.1", DONE, None, status="not_due")),
    "nothing at all": results(),
    "one faultless measure": results(meetings("1.1", "10")),
}


def texts(made: Results, language: str = "mn") -> list[str]:
    """The texts of page 1, block by block."""
    said = []
    for block in front_page(made, language):
        match block:
            case Table():
                said += [" | ".join(cell.text for cell in one.cells) for one in block.rows]
            case Finding(matters=matters):
                said += [f"{block.title} | {block.label}"]
                said += [f"{m.text} | {m.quote} | {m.question}" for m in matters]
            case Figure():
                said.append(block.caption)
            case _:
                said.append(block.text)
    return said


def pdf(made: Results, language: str = "mn") -> pypdfium2.PdfDocument:
    blocks = (*front_page(made, language), Heading(level=2, text="Дараах"))
    report = Report(language=language, dated=JUNE.end, running_head="Аймаг", blocks=blocks)
    return pypdfium2.PdfDocument(render_pdf(report))


def cards(made: Results) -> list[Finding]:
    return [block for block in front_page(made, "mn") if isinstance(block, Finding)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", UNITS)
def test_page_1_is_one_upright_page_whatever_a_unit_reports(name: str, language: str) -> None:
    made = pdf(UNITS[name], language)
    first, second = (made[n].get_textpage().get_text_range() for n in (0, 1))
    assert made[0].get_size() == pytest.approx((595.28, 841.89), abs=0.1)
    for last in ("Танилцсан", "Огноо") if language == "mn" else ("Took note", "Date"):
        assert last in first
        assert last not in second


@pytest.mark.parametrize("name", UNITS)
def test_no_letter_of_page_1_is_smaller_than_11_points(name: str) -> None:
    page = pdf(UNITS[name])[0]
    text = page.get_textpage()
    sizes = {
        round(pypdfium2.raw.FPDFText_GetFontSize(text, index) * scale(text, index), 1)
        for index in range(text.count_chars())
        if text.get_text_range(index, 1).strip()
    }
    assert min(sizes) >= 11


def scale(text: pypdfium2.PdfTextPage, index: int) -> float:
    """How much larger a character is drawn than its font's size says."""
    matrix = pypdfium2.raw.FS_MATRIX()
    pypdfium2.raw.FPDFText_GetMatrix(text, index, matrix)
    return float(abs(matrix.d))


@pytest.mark.parametrize("name", UNITS)
def test_no_two_lines_of_page_1_are_printed_over_each_other(name: str) -> None:
    text = pdf(UNITS[name])[0].get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    for n, (left, bottom, right, top) in enumerate(boxes):
        for other_left, other_bottom, other_right, other_top in boxes[:n]:
            across = min(right, other_right) - max(left, other_left)
            down = min(top, other_top) - max(bottom, other_bottom)
            assert across < 2 or down < 4


def test_the_strip_says_whose_report_in_which_state_from_which_document() -> None:
    assert [line for line in texts(UNITS["plain"]) if " | " in line][:5] == [
        "Байгууллага | Мөнхтал аймгийн Засаг даргын Тамгын газар",
        "Төлөв | ТӨСӨЛ",
        "Хувилбар | 1",
        "Эх баримт | tailan.docx",
        "Баримтын огноо | 2025-07-01",
    ]


@pytest.mark.parametrize(
    ("rows", "settled", "state"),
    [
        (PLAIN, "нээлттэй", "draft"),
        (PLAIN, "баталсан", "checked"),
        ((meetings("1.1", "10"),), "нээлттэй", "draft"),
        ((meetings("1.1", "10"),), "баталсан", "draft"),
    ],
)
def test_a_report_is_checked_once_a_person_has_settled_what_affects_the_result(
    rows, settled, state
) -> None:
    assert results(*rows, state=settled).state == state


def test_the_conclusion_says_what_is_reported_what_can_be_checked_and_what_has_no_value() -> None:
    made = results(*PLAIN, row("2.3", DONE, None, status="not_due"))
    (said,) = [
        b for b in front_page(made, "mn") if isinstance(b, Paragraph) and len(b.sentences) == 3
    ]
    assert [sentence.text for sentence in said.sentences] == [
        "Нэгж 5 арга хэмжээ тайлагнаж, 4-ийг нь хувиар үнэлсэн; мэдээлсэн дундаж нь 100.00% байна.",
        "Бичвэрт утгатай 3 арга хэмжээг шалгахад нэгжийн 100.00% гэж мэдээлсэн дундаж 80.00% болж "
        "байна (баталгаажаагүй санал орсон).",
        "1 арга хэмжээнд шалгах утга алга (хүрсэн түвшин бичээгүй); 1 арга хэмжээг хувиар "
        "үнэлээгүй (хугацаа болоогүй).",
    ]
    assert all(sentence.evidence for sentence in said.sentences)


@pytest.mark.parametrize(
    ("made", "first", "last"),
    [
        ("one faultless measure", "Нэгж 1 арга хэмжээ тайлагнаж, 100.00% гэж мэдээлсэн.",
         "Ганц арга хэмжээг нь нэгж 100.00% гэж үнэлсэн."),
        ("nothing rated", "Нэгж 1 арга хэмжээ тайлагнасан боловч аль нь ч хувиар үнэлэгдээгүй байна.",
         "Ганц арга хэмжээг нь хувиар үнэлээгүй."),
    ],
)  # fmt: skip
def test_a_single_measure_is_not_spoken_of_as_many(made: str, first: str, last: str) -> None:
    said = [b.text for b in front_page(UNITS[made], "mn") if isinstance(b, Paragraph)]
    told = [b.text for b in objectives_told(UNITS[made], "mn") if isinstance(b, Paragraph)]
    assert said[0].startswith(first)
    assert told[-1].startswith(last)
    assert "0-ийг" not in told[0]


def test_four_figures_are_of_the_same_measures() -> None:
    (key,) = [
        b for b in front_page(UNITS["plain"], "mn") if isinstance(b, Table) and b.role == "key"
    ]
    assert [[cell.text for cell in one.cells] for one in key.rows] == [
        ["Мэдээлсэн", "100.00%", "4 арга хэмжээ"],
        ["Шалгах боломж", "3 / 4", "бичвэрт утгатай"],
        ["Тооцоолсон", "80.00%", "мэдээлсэн 100.00%"],
        ["Тодруулах", "1", "чухал, нийт 2"],
    ]


def test_a_key_figure_has_its_source_behind_it() -> None:
    (key,) = [
        b for b in front_page(UNITS["plain"], "mn") if isinstance(b, Table) and b.role == "key"
    ]
    reported, checkable, computed, high = (one.cells[1].evidence for one in key.rows)
    assert "1.1: 100%" in reported[0].quote
    assert checkable == computed
    assert computed[0].rule
    assert high == ()


def test_a_matter_has_claim_quote_and_question() -> None:
    first = cards(UNITS["plain"])[1]
    assert (first.title, first.label) == (
        "1.1 Ажлыг зохион байгуулах",
        "мэдээлсэн 100%, тооцсон 40%",
    )
    (matter,) = first.matters
    assert matter.text.startswith("Шалгалтаар “Хурлын тоо”: жилийн зорилт 10, хүрсэн 4")
    assert "100%" in matter.question


def test_a_long_quotation_leaves_a_matter_its_end_and_its_question() -> None:
    told = "Сургалтын хөтөлбөр, гарын авлагыг бэлтгэсэн боловч танхим, замын зардлыг хэн ч "
    undone = f"{told * 4}шийдвэрлээгүй тул сургалт зохион байгуулагдаагүй болно."
    rows = [row(f"{n}.1", undone, "70") for n in range(1, 6)]
    made = cards(results(*rows))
    assert len(made) == 5
    for card in made[1:]:
        (matter,) = card.matters
        assert "…”" in matter.text
        assert matter.text.endswith("гэж бичсэн нь хувьтай зөрж байна.")
        assert matter.question.endswith("тодруулна уу.")


def test_the_matters_that_move_the_result_most_come_first_one_a_measure() -> None:
    reached = {"1.1": "4", "1.2": "1", "1.3": "3", "1.4": "2"}
    made = results(*(meetings(number, actual) for number, actual in reached.items()), silent("2.1"))
    assert [card.title[:3] for card in cards(made)] == ["1.2", "1.4", "1.3", "2.1", "1.1"]


def test_a_light_matter_stands_on_page_1_where_the_percents_differ() -> None:
    lowered = row(
        "1.1",
        "Дуудлага 115 бүртгэгдсэн.",
        "100",
        Level("Дуудлагын тоо", "140", "120", "115", "stated"),
    )
    kept = row(
        "1.2",
        "Дуудлага 120 бүртгэгдсэн.",
        "100",
        Level("Дуудлагын тоо", "140", "120", "120", "stated"),
    )
    made = results(lowered, kept)
    assert {f.severity for f in made.assessment.findings} == {"low"}
    assert [card.title.split()[0] for card in cards(made)] == ["1.1"]


def test_what_the_unit_has_explained_is_no_matter_any_more() -> None:
    assert cards(results(*PLAIN, state="тайлбарыг хүлээн авсан")) == []
    assert "Үр дүнд нөлөөтэй, анхаарах зүйл илрээгүй." in texts(UNITS["one faultless measure"])


def test_texts_of_a_crowded_page_are_cut_at_a_word() -> None:
    titles = [card.title for card in cards(UNITS["crowded"])]
    assert len(titles) == 5
    assert all(title.endswith("…") and " …" not in title for title in titles)


def test_goals_that_were_exceeded_are_named_with_target_and_value() -> None:
    assert "2.1 Хурлын тоо: зорилт 10, хүрсэн 13 (130%)" in texts(UNITS["plain"])
    heading = "Зорилтоо давуулсан"
    assert heading not in texts(UNITS["nothing checkable"])
    crowd = [line for line in texts(UNITS["crowded"]) if line.endswith("(130%)")]
    assert [line[:3] for line in crowd] == ["1.2", "2.2"]


def test_a_goal_that_a_finding_doubts_is_not_praised() -> None:
    doubted = row(
        "1.1", "Ажил хийгдээгүй. Хурлыг 13 удаа зохион байгуулав.", "100",
        Level("Хурлын тоо", "0", "10", "13", "stated", confidence="эргэлзээтэй"),
    )  # fmt: skip
    assert "Зорилтоо давуулсан" not in texts(results(doubted))


def test_the_chart_hatches_what_cannot_be_checked_and_says_it_in_words() -> None:
    (figure,) = [b for b in front_page(UNITS["nothing checkable"], "mn") if isinstance(b, Figure)]
    assert (
        "1-р зорилт: мэдээлсэн 100%, үнэлсэн 1 арга хэмжээнээс шалгах утгатай нь алга"
        in figure.alternative
    )
    assert "шалгах утга алга" in figure.svg


def test_the_limits_say_that_the_text_was_checked_and_the_rules_are_not_official() -> None:
    (note,) = [b for b in front_page(UNITS["plain"], "mn") if isinstance(b, Note)]
    assert "бичвэрийг шалгасан, ажлыг газар дээр нь шалгаагүй" in note.text
    assert "албан ёсных биш" in note.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_block_of_page_1_says_that_it_stands_there(language: str) -> None:
    blocks = front_page(UNITS["plain"], language)
    assert all(block.is_front for block in blocks)
    assert isinstance(blocks[0], Heading)
    assert blocks[-1].role == "signatures"


def test_a_form_of_the_project_s_own_is_reported_on_as_the_one_that_it_is_like() -> None:
    made = UNITS["plain"]
    own = own_form("manai", FormChanges(like="performance_report"))
    forms = {**made.params.forms, "manai": own}
    renamed = replace(
        made, run=replace(made.run, form="manai"), params=replace(made.params, forms=forms)
    )
    assert texts(renamed)[0] == texts(made)[0]
    assert overview_sections.form_name("manai", renamed.params, "mn") == "manai"
    assert overview_sections.form_name("statistics", renamed.params, "mn") == "тоон мэдээ"
