"""Text PDFs of many makers: rows, cells and paragraphs as they stand, whatever the page breaks."""

import io
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.documents.pdf.pdfium import pdf_pages
from tailan.forms import form_words, read_plan
from tailan.plan import Plan

from .conversion import SAMPLES, as_html, sample
from .pdfs import as_pdf, raw_pdf, said, typeset

CHROMIUM = shutil.which("chromium")

HEADS = ["№", "Арга хэмжээ", "Төсөв", "Шалгуур үзүүлэлт", "Суурь түвшин", "Зорилтот түвшин",
         "Гүйцэтгэл", "Гүйцэтгэлийн хувь"]  # fmt: skip
LAYOUTS = {
    "landscape": {},
    "hyphenated and justified": {
        "flipped": "false", "size": "8pt", "hyphenate": "true", "justify": "true",
    },
    "without repeated heads": {"repeat": "false", "size": "10pt"},
    "small pages, centred, with running heads": {
        "paper": "a5", "size": "7pt", "align": "center + horizon", "numbering": '"1 / 1"',
        "header": "[Жишээ тайлан]",
    },
    "lines between rows alone": {"stroke": "(y: 0.5pt)", "inset": "(x: 6pt, y: 4pt)"},
    "thick dashed lines": {"stroke": '(thickness: 1.5pt, dash: "dashed")'},
    "lines wide apart": {"leading": "1.4em", "align": "left + bottom"},
}  # fmt: skip


def read(raw: bytes) -> Document:
    return read_document(raw, "plan.pdf")


def texts(raw: bytes) -> list[tuple[str, ...]]:
    return [row.texts for row in read(raw).rows]


def spoken(raw: bytes) -> list[str]:
    return [item.text for item in read(raw).content if isinstance(item, Paragraph)]


def report(document: Document) -> Plan:
    return read_plan(document, form_words("performance_report"))


def tables(plan: Plan) -> tuple[object, ...]:
    return plan.title, plan.objectives, plan.measures, plan.indicators, plan.evaluation


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_report_has_the_tables_of_its_word_file(path: Path, layout: dict[str, str]) -> None:
    document = sample(path)
    assert tables(report(read(as_pdf(document, **layout)))) == tables(report(document))


@pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed")
def test_a_page_printed_by_a_browser_is_read(tmp_path: Path) -> None:
    document = sample(SAMPLES[0])
    page = tmp_path / "page.html"
    style = b"<style>@page{size:A4 landscape}td{border:1px solid;font-size:9pt}</style>"
    page.write_bytes(as_html(document) + style)
    subprocess.run(
        [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}/u",
         f"--print-to-pdf={tmp_path}/page.pdf", page.as_uri()],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    found, expected = report(read((tmp_path / "page.pdf").read_bytes())), report(document)
    assert tables(found)[1:] == tables(expected)[1:]


def test_places_count_pages_rows_and_cells_from_one() -> None:
    raw = typeset([HEADS[:3], ["1", "Хурал", "-"], "Дараа нь", HEADS[:2], ["2", "Сургалт"]])
    document = read(raw)
    assert [cell.place for cell in document.rows[1].cells] == [
        f"page 1 row 2 cell {n}" for n in (1, 2, 3)
    ]
    assert [row.table for row in document.rows] == [1, 1, 2, 2]
    assert document.rows[3].cells[1].place == "page 1 row 4 cell 2"
    assert document.content[2] == Paragraph("Дараа нь", "page 1 paragraph 1")


def test_a_cell_over_columns_and_one_over_rows_are_read_once() -> None:
    raw = typeset([["№", "Арга хэмжээ", "Ажил"], ["3*Зорилт 1. Ил тод байх"],
                   ["2^1", "2^Хурал хийх", "бэлтгэх"], ["хуралдах"]])  # fmt: skip
    _, heading, first, second = read(raw).rows
    assert [(cell.text, cell.span) for cell in heading.cells] == [("Зорилт 1. Ил тод байх", 3)]
    assert first.texts == ("1", "Хурал хийх", "бэлтгэх")
    assert second.texts == ("", "", "хуралдах")
    assert [cell.continues for cell in second.cells] == [True, True, False]


def test_a_row_over_three_pages_is_one_measure() -> None:
    narrative = " ".join(f"{n} дэх удаа хуралдаж, шийдвэр гаргав." for n in range(1, 120))
    row = ["1.1", "Хурлыг зохион байгуулж, шийдвэрийг түгээх", "-", "Хурлын тоо", "4", "8",
           narrative, "100%"]  # fmt: skip
    raw = typeset([HEADS, ["8*Зорилт 1. Ил тод байх"], row, ["1.2", *row[1:6], "Хийв.", "70%"]],
                  (4, 15, 8, 12, 8, 8, 30, 10))  # fmt: skip
    document = read(raw)
    first, second = report(document).measures
    assert document.rows[-1].cells[0].place.startswith("page 3")
    assert (first.narrative, first.reported_text) == (narrative, "100%")
    assert (second.measure_no, second.narrative) == ("1.2", "Хийв.")


def test_a_page_break_shows_in_the_row_behind_it() -> None:
    lines = [[str(n), "Хурал зохион байгуулах", "Тийм"] for n in range(60)]
    rows = read(typeset(lines, repeat="false")).rows
    firsts = [row for row in rows if " row 1 " in row.cells[0].place]
    assert [row for row in rows if row.is_after_break] == firsts
    assert len(firsts) == 2


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_turned_reads_the_same(turn: int) -> None:
    shapes = "".join(f"{x} 100 m {x} 140 l S {90} {y} m 290 {y} l S\n"
                     for x, y in ((90, 100), (190, 120), (290, 140)))  # fmt: skip
    content = shapes + said("1.1", 95, 125) + said("Meeting", 195, 125) + said("70", 195, 105)
    turned = {
        90: "0 1 -1 0 400 0 cm\n", 180: "-1 0 0 -1 595 842 cm\n", 270: "0 -1 1 0 0 500 cm\n",
    }[turn]  # fmt: skip
    expected = [("1.1", "Meeting"), ("", "70")]
    assert texts(raw_pdf(content)) == expected
    assert texts(raw_pdf(content, more=f"/Rotate {turn}")) == expected
    assert texts(raw_pdf(turned + content)) == expected


def test_upright_headings_in_a_table_are_read() -> None:
    lines = "".join(f"{x} 100 m {x} 220 l S\n" for x in (90, 120, 290))
    lines += "".join(f"90 {y} m 290 {y} l S\n" for y in (100, 120, 220))
    upright = "BT /F 10 Tf 0 1 -1 0 104 125 Tm (Budget) Tj 0 1 -1 0 116 125 Tm (total) Tj ET\n"
    content = lines + upright + said("Measure of a plan", 130, 205) + said("12", 95, 105)
    assert texts(raw_pdf(content)) == [("Budget total", "Measure of a plan"), ("12", "")]


@pytest.mark.parametrize("border", ["lines", "filled", "double", "dotted", "pieces"])
def test_borders_may_be_drawn_in_any_way(border: str) -> None:
    xs, ys = (50, 150, 250), (500, 520, 540)
    content = "".join(_border(border, x, 500, x, 540) for x in xs)
    content += "".join(_border(border, 50, y, 250, y) for y in ys)
    content += said("a", 60, 525) + said("b", 160, 525) + said("c", 60, 505) + said("d", 160, 505)
    assert texts(raw_pdf(content)) == [("a", "b"), ("c", "d")]


def _border(kind: str, x1: int, y1: int, x2: int, y2: int) -> str:
    wide, high = x2 - x1, y2 - y1
    if kind == "filled":
        return f"{x1} {y1} {wide or 0.7} {high or 0.7} re f\n"
    if kind == "double":
        dx, dy = (0, 2) if wide else (2, 0)
        return f"{x1} {y1} m {x2} {y2} l S {x1 + dx} {y1 + dy} m {x2 + dx} {y2 + dy} l S\n"
    steps = {"dotted": max(wide, high) // 2, "pieces": 4}.get(kind, 1)
    part = 0.4 if kind == "dotted" else 1
    pieces = []
    for i in range(steps):
        a, b = i / steps, (i + part) / steps
        if kind == "dotted":
            pieces.append(f"{x1 + a * wide:.2f} {y1 + a * high:.2f} .8 .8 re f\n")
        else:
            line = (x1 + a * wide, y1 + a * high, x1 + b * wide, y1 + b * high)
            pieces.append("{:.2f} {:.2f} m {:.2f} {:.2f} l S\n".format(*line))
    return "".join(pieces)


def test_a_page_that_draws_fewer_lines_has_the_columns_of_the_last() -> None:
    def lines(xs: tuple[int, ...]) -> str:
        down = "".join(f"{x} 500 m {x} 540 l S\n" for x in xs)
        return down + "".join(f"{xs[0]} {y} m {xs[-1]} {y} l S\n" for y in (500, 520, 540))

    first = (
        lines((50, 150, 250, 350)) + said("a", 60, 525) + said("b", 160, 525) + said("c", 260, 525)
    )
    second = lines((150, 250, 350)) + said("d", 160, 525) + said("e", 260, 525)
    rows = read(raw_pdf(first, second)).rows
    assert [row.texts for row in rows[::2]] == [("a", "b", "c"), ("", "d", "e")]
    assert {row.table for row in rows} == {1}


def test_a_word_that_runs_over_the_edge_of_its_cell_stays_in_it() -> None:
    lines = "".join(f"{x} 500 m {x} 520 l S\n" for x in (50, 90, 250))
    lines += "50 500 m 250 500 l S 50 520 m 250 520 l S\n"
    assert texts(raw_pdf(lines + said("responsibility", 53, 505))) == [("responsibility", "")]


def test_words_of_neighbouring_cells_are_told_apart_however_close() -> None:
    raw = typeset([["Суурь", "Зорилт"], ["1000", "2000"]], inset="(x: 0.6pt, y: 3pt)",
                  setup="#set page(width: 78pt, height: 100pt, margin: 5pt)")  # fmt: skip
    assert texts(raw) == [("Суурь", "Зорилт"), ("1000", "2000")]


def test_text_that_nobody_sees_is_left_out() -> None:
    hidden = "BT /F 10 Tf 3 Tr 100 300 Td (hidden) Tj ET\n" + said("tiny", 100, 350, size=0.4)
    outside = said("above", 100, 900) + said("left", -80, 400)
    assert spoken(raw_pdf(said("seen", 100, 700) + hidden + outside)) == ["seen"]


def test_scripts_and_attachments_of_a_file_are_ignored() -> None:
    action = "/AA<</O<</S/JavaScript/JS(app.alert\\(1\\))>>>>"
    assert spoken(raw_pdf(said("seen", 100, 700), more=action)) == ["seen"]


def test_a_letter_printed_into_the_gap_that_others_leave_stands_there() -> None:
    # So prints LibreOffice where a font lacks Ө: the others first, then these of another font.
    others = "BT /F 10 Tf 1 0 0 1 50 700 Tm [(T) -556 (vlo)] TJ ET\n"
    document = read_document(raw_pdf(others + said("o", 56.1, 700)), "a.pdf")
    assert [text for text, _ in document.lines] == ["Tovlo"]


def unnamed(sign: str, name: int = 0) -> bytes:
    """A page whose font names every letter but this one, as print of a font that lacks it does."""
    named = "\n".join(
        f"<{code:02X}><{name if chr(code) == sign else code:04X}>" for code in range(32, 122)
    )
    names = (
        "begincmap 1 begincodespacerange <00><FF> endcodespacerange "
        f"90 beginbfchar\n{named}\nendbfchar endcmap"
    )
    stream = f"<</Length {len(names)}>>stream\n{names}\nendstream"
    return raw_pdf(
        said("Toson uul is a hill far away in the east", 40, 700),
        font="/ToUnicode 6 0 R",
        objects=[stream],
    )


def test_a_letter_that_the_font_does_not_name_is_told_and_no_space() -> None:
    found = read_document(unnamed("o"), "plan.pdf")
    assert [p.text for p in found.content if isinstance(p, Paragraph)] == [
        "T\ufffds\ufffdn uul is a hill far away in the east"
    ]
    assert [repair.kind for repair in found.repairs] == ["characters-unread"]


def test_hyphens_that_the_text_of_a_page_leaves_out_stand_in_their_places() -> None:
    found = read_document(unnamed("o", 2), "plan.pdf")
    assert [p.text for p in found.content if isinstance(p, Paragraph)] == [
        "T-s-n uul is a hill far away in the east"
    ]


def test_a_space_that_the_font_does_not_name_is_a_space() -> None:
    found = read_document(unnamed(" "), "plan.pdf")
    assert [p.text for p in found.content if isinstance(p, Paragraph)] == [
        "Toson uul is a hill far away in the east"
    ]
    assert not found.repairs


@pytest.mark.parametrize(
    ("size", "up", "shown"), [(9, 4, "70\u00b9"), (9, 0, "701"), (10, 4, "701")]
)
def test_a_digit_that_is_smaller_and_stands_higher_is_raised(
    size: float, up: float, shown: str
) -> None:
    raw = raw_pdf(said("In all 70", 40, 700) + said("1", 75.1, 700 + up, size))
    assert spoken(raw) == [f"In all {shown}"]


def test_a_line_that_is_drawn_beyond_the_page_closes_no_row_on_it() -> None:
    raw = typeset([["№", "Нэр", "Тоо"], ["1", "Худаг", "5"]], (1, 4, 2))
    with pikepdf.open(io.BytesIO(raw)) as pdf:
        left, _, right, top = map(float, pdf.pages[0].mediabox)
        [whole] = pdf_pages(raw, "a.pdf")
        levels = sorted(rule.at for rule in whole.page.rules if rule.is_horizontal)
        pdf.pages[0].mediabox = [left, top - levels[-1] + 2, right, top]
        cropped = io.BytesIO()
        pdf.save(cropped)
    [page] = pdf_pages(cropped.getvalue(), "a.pdf")
    kept = {round(rule.at, 1) for rule in page.page.rules if rule.is_horizontal}
    assert kept == {round(at, 1) for at in levels[:-1]} - {round(levels[-1], 1)}
