"""The PDF of a report: what archives and screen readers ask, and pages that read well."""

import ctypes
import subprocess
import sys
from datetime import date
from importlib.resources import files
from itertools import chain
from pathlib import Path

import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from tailan.characters import drawable
from tailan.language import LANGUAGES
from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Heading,
    Note,
    Paragraph,
    Report,
    Row,
    Table,
)
from tailan.report.pdf import render_pdf

MARKUP = "#set text(red) *x* _y_ $a^2$ \\ @b `c` <d> // e = f [g](h) -- ~ {{ i }}"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}">'
    '<text x="1" y="15" font-size="9" font-family="DejaVu Sans">Багана 中</text></svg>'
)


def columns(*headings: str) -> tuple[Column, ...]:
    return tuple(Column(heading=heading) for heading in headings)


def row(*texts: str) -> Row:
    return Row(cells=tuple(Cell(text=text) for text in texts))


def section(text: str) -> Row:
    return Row(cells=(Cell(text=text),), is_section=True)


def table(*rows: Row, is_wide: bool = False) -> Table:
    heads = columns("Дугаар", "Тайлбар")
    return Table(caption="Биелэлт", columns=heads, rows=rows, is_wide=is_wide)


def figure(width: int = 40, height: int = 20) -> Figure:
    svg = SVG.format(width=width, height=height)
    return Figure(svg=svg, caption="Зураглал", alternative="Нэг багана")


def report(*blocks: Block, language: str = "mn") -> Report:
    title = Heading(level=1, text="Тайлан")
    return Report(
        language=language, dated=date(2025, 6, 30), running_head="Аймаг", blocks=(title, *blocks)
    )


def rendered(*blocks: Block) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(render_pdf(report(*blocks)))


def pages(*blocks: Block) -> list[str]:
    """The text of each page, its lines joined."""
    texts = [page.get_textpage().get_text_range() for page in rendered(*blocks)]
    return [" ".join(text.replace("\u200b", "").split()) for text in texts]


def page_of(text: str, texts: list[str]) -> int:
    return next(number for number, page in enumerate(texts) if text in page)


def alternatives(page: pypdfium2.PdfPage) -> list[str]:
    """What a screen reader says of each picture of the page."""
    raw = pypdfium2.raw
    tree = raw.FPDF_StructTree_GetForPage(page)
    waiting = [
        raw.FPDF_StructTree_GetChildAtIndex(tree, n)
        for n in range(raw.FPDF_StructTree_CountChildren(tree))
    ]
    said = []
    while waiting:
        element = waiting.pop(0)
        if not element:
            continue
        length = raw.FPDF_StructElement_GetAltText(element, None, 0)
        if length > 2:
            buffer = ctypes.create_string_buffer(length)
            raw.FPDF_StructElement_GetAltText(element, buffer, length)
            said.append(buffer.raw.decode("utf-16-le").rstrip("\0"))
        waiting += [
            raw.FPDF_StructElement_GetChildAtIndex(element, n)
            for n in range(raw.FPDF_StructElement_CountChildren(element))
        ]
    return said


def lines(count: int) -> Paragraph:
    return Paragraph.of("\n".join("Мөр" for _ in range(count)))


EVERY_KIND = (
    Heading(level=2, text="Хэсэг"),
    Paragraph.of("Бичвэр"),
    table(section("Зорилт 1"), row("1.1", "Ажил")),
    Table(
        caption="Мэдээлэл", columns=columns("а", "б"), rows=(row("Нэгж", "Хэлтэс"),), role="facts"
    ),
    Table(caption="Гол", columns=columns("а", "б"), rows=(row("Дундаж", "90%"),), role="key"),
    figure(),
    Note(text="Анхаар"),
    Finding.of("Зөрүү", "Тайлбар", "Эшлэл", "Яагаад?"),
    table(row("2.1", "Өргөн"), is_wide=True),
)


def test_the_file_declares_both_standards() -> None:
    made = render_pdf(report(*EVERY_KIND))
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_file_knows_title_date_and_language(language: str) -> None:
    made = render_pdf(report(*EVERY_KIND, language=language))
    known = pypdfium2.PdfDocument(made).get_metadata_dict()
    assert known["Title"] == "Тайлан"
    assert known["CreationDate"].startswith("D:20250630")
    assert f"/Lang({language})".encode() in made.replace(b"/Lang (", b"/Lang(")


def test_the_same_report_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    kept = tmp_path / "report.json"
    kept.write_text(report(*EVERY_KIND).model_dump_json(), encoding="utf-8")
    code = (
        "import sys; from tailan.report.blocks import Report; "
        "from tailan.report.pdf import render_pdf; "
        "text = open(sys.argv[1], encoding='utf-8').read(); "
        "sys.stdout.buffer.write(render_pdf(Report.model_validate_json(text)))"
    )
    command = [sys.executable, "-c", code, str(kept)]
    elsewhere = subprocess.run(command, capture_output=True, check=True).stdout
    assert elsewhere == render_pdf(report(*EVERY_KIND))


def test_every_kind_of_block_is_printed() -> None:
    printed = " ".join(pages(*EVERY_KIND))
    for words in (
        "Тайлан", "Хэсэг", "Бичвэр", "Зорилт 1", "1.1 Ажил", "Хүснэгт 1. Биелэлт", "Нэгж Хэлтэс",
        "90%", "Зураг 1. Зураглал", "Анхаар", "Зөрүү", "Эшлэл", "Яагаад?", "2.1 Өргөн",
    ):  # fmt: skip
        assert words in printed


def test_markup_in_a_text_is_printed_as_its_characters() -> None:
    blocks = (
        Heading(level=2, text=MARKUP),
        Paragraph.of(MARKUP),
        Note(text=MARKUP),
        Finding.of(MARKUP, MARKUP, MARKUP, MARKUP),
        table(section(MARKUP), row("1", MARKUP)),
    )
    assert " ".join(pages(*blocks)).replace(" ", "").count(MARKUP.replace(" ", "")) == 9


def test_a_character_without_a_glyph_is_printed_as_its_code() -> None:
    printed = " ".join(pages(Paragraph.of("а中б\ue000в\x07г\U0001f600д ≤ → ✓ № ₮ ө Ү")))
    assert "а[U+4E2D]б[U+E000]вг[U+1F600]д ≤ → ✓ № ₮ ө Ү" in printed


def test_the_list_of_characters_is_what_the_shipped_fonts_can_draw() -> None:
    folder = Path(str(files("tailan").joinpath("fonts")))
    text_faces = [set(TTFont(file).getBestCmap()) for file in folder.glob("NotoSans-*.ttf")]
    others = [set(TTFont(file).getBestCmap()) for file in folder.glob("NotoSans[MS]*.ttf")]
    assert len(text_faces) == 4
    assert len(others) == 2
    known = set.intersection(*text_faces).union(*others)
    drawn = {code for code in chain(range(32, 0xD800), range(0xE000, 0x1F700))
             if drawable(chr(code)) == chr(code)}  # fmt: skip
    assert drawn == {code for code in known if code >= 32}


def test_the_fonts_are_small_and_come_with_their_licence() -> None:
    folder = Path(str(files("tailan").joinpath("fonts")))
    assert all(file.stat().st_size < 200_000 for file in folder.iterdir())
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text(encoding="utf-8")


def test_a_page_shows_its_number_and_the_running_head() -> None:
    texts = pages(lines(120))
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        assert text.startswith("Аймаг")
        assert text.endswith(f"{number} / {len(texts)}")


def test_the_contents_stand_before_four_parts_or_more() -> None:
    def heads(count: int) -> list[Heading]:
        return [Heading(level=2, text="Хэсэг") for _ in range(count)]

    assert "Агуулга" not in pages(*heads(3))[0]
    assert "Агуулга" in pages(*heads(4))[0]


@pytest.mark.parametrize("count", range(20, 50))
def test_a_heading_stays_with_what_follows_it(count: int) -> None:
    rows = [row(str(number), "Ажил") for number in range(100, 104)]
    texts = pages(lines(count), Heading(level=2, text="Толгой"), table(section("Зорилт"), *rows))
    places = {page_of(words, texts) for words in ("Толгой", "Биелэлт", "Дугаар", "Зорилт", "100")}
    assert len(places) == 1


@pytest.mark.parametrize("count", range(2, 40))
def test_a_section_row_stays_with_the_next_row(count: int) -> None:
    above = [row(str(number), "Ажил") for number in range(100, 100 + count)]
    texts = pages(table(*above, section("Зорилт 2"), row("555", "Ажил")))
    assert page_of("Зорилт 2", texts) == page_of("555", texts)


def test_the_heads_of_a_table_stand_on_every_page_of_it() -> None:
    texts = pages(table(*(row(str(number), "Ажил\nхоёр") for number in range(150))))
    assert len(texts) > 2
    assert all("Дугаар Тайлбар" in text for text in texts)


def test_a_short_row_is_not_torn_apart() -> None:
    rows = [row(f"№{number}а", f"{'Мөр ' * 70}№{number}б") for number in range(40)]
    texts = pages(table(*rows))
    assert all(
        page_of(f"№{number}а", texts) == page_of(f"№{number}б", texts) for number in range(40)
    )


def test_a_cell_of_20_000_characters_goes_on_over_pages() -> None:
    texts = pages(table(row("1", "Ажил үг. " * 2222 + "Төгсөв")))
    assert len(texts) > 3
    assert "Төгсөв" in texts[-1]


def test_a_word_of_any_length_stays_within_the_page() -> None:
    narrow = tuple(Column(heading="Гүйцэтгэлийнхээ", weight=weight) for weight in (1, 1, 12))
    words = ("хэрэгжүүлэгчдийнхээсээ", "ABCDEF-0123456789/XYZ", "https://example.mn/" + "a" * 300)
    blocks = (
        Paragraph.of("ө" * 400),
        Table(caption="ү" * 300, columns=narrow, rows=(row(*words),)),
        Heading(level=2, text="Ш" * 200),
    )
    for page in rendered(*blocks):
        text = page.get_textpage()
        boxes = [text.get_charbox(index) for index in range(text.count_chars())]
        assert min(box[0] for box in boxes if box[2] > box[0]) > 55
        assert max(box[2] for box in boxes) < page.get_width() - 55


def test_a_wide_table_turns_the_page_and_takes_its_heading_along() -> None:
    document = rendered(
        Paragraph.of("Эхлэл"),
        Heading(level=2, text="Өргөн хэсэг"),
        Paragraph.of("Танилцуулга"),
        table(row("1", "Ажил"), is_wide=True),
        Paragraph.of("Төгсгөл"),
    )
    wide = [page.get_width() > page.get_height() for page in document]
    assert wide == [False, True, False]
    turned = document[1].get_textpage().get_text_range()
    assert all(words in turned for words in ("Өргөн хэсэг", "Танилцуулга", "Ажил"))


def test_each_key_figure_stands_under_its_own_label() -> None:
    rows = tuple(row(f"Нэр{n}", f"{n}{n}{n}.5%", f"тайлбар{n}") for n in range(1, 6))
    key = Table(caption="Гол", columns=columns("а", "б", "в"), rows=rows, role="key")
    text = rendered(key)[0].get_textpage()

    def corner(words: str) -> tuple[float, float]:
        index, _ = text.search(words).get_next()
        left, bottom, _, _ = text.get_charbox(index, loose=True)
        return left, bottom

    for n in range(1, 6):
        label, value, note = corner(f"Нэр{n}"), corner(f"{n}{n}{n}.5%"), corner(f"тайлбар{n}")
        assert label[0] == pytest.approx(value[0], abs=1) == pytest.approx(note[0], abs=1)
        assert label[1] > value[1] > note[1]


@pytest.mark.parametrize("count", range(24, 48, 2))
def test_a_table_under_a_heading_begins_with_more_than_one_row(count: int) -> None:
    rows = [row(str(number), "Ажил") for number in range(100, 110)]
    texts = pages(lines(count), Heading(level=2, text="Толгой"), table(*rows))
    assert page_of("Толгой", texts) == page_of("100", texts) == page_of("102", texts)


def test_a_narrow_column_is_as_wide_as_its_longest_word() -> None:
    heads = tuple(
        Column(heading=heading, weight=weight, align=align)
        for heading, weight, align in (
            ("№", 0.4, "start"), ("Зорилтот", 0.4, "end"), ("Төлөв", 0.4, "start"), ("Тайлбар", 9, "start"),
        )
    )  # fmt: skip
    status = row("1.1", "20,025", "Үнэлэх боломжгүй", "Ажил үг " * 40)
    (page,) = pages(Table(caption="Биелэлт", columns=heads, rows=(status,)))
    assert "№ Зорилтот Төлөв Тайлбар" in page
    assert "20,025" in page
    assert "боломжгүй" in page


def test_words_beside_figures_stand_off_from_them() -> None:
    heads = (Column(heading="а"), Column(heading="Тоо", align="end"), Column(heading="Үг"))
    made = rendered(Table(caption="Х", columns=heads, rows=(row("1", "55.5%", "Эхлэл"),)))
    text = made[0].get_textpage()
    percent, word = (text.search(said).get_next()[0] for said in ("%", "Эхлэл"))
    assert text.get_charbox(word)[0] - text.get_charbox(percent)[2] > 15


def test_a_picture_taller_than_a_page_is_made_to_fit() -> None:
    texts = pages(figure(width=100, height=900))
    assert len(texts) == 1
    assert "Зураг 1. Зураглал" in texts[0]


def test_the_text_of_a_picture_is_drawn_with_the_shipped_fonts() -> None:
    assert "Багана [U+4E2D]" in pages(figure())[0]


def test_a_picture_says_what_it_shows() -> None:
    silent = figure().model_copy(update={"alternative": " "})
    said = [alternatives(page) for page in rendered(figure(), silent)]
    assert said == [["Нэг багана", "Зураглал"]]


def test_empty_texts_and_tables_still_give_a_file() -> None:
    empty = Table(caption="", columns=(), rows=())
    blocks = (Paragraph.of(""), Heading(level=4, text=""), empty, table(), Note(text=""))
    facts = empty.model_copy(update={"role": "facts"})
    key = empty.model_copy(update={"role": "key"})
    made = report(*blocks, facts, key).model_copy(update={"running_head": ""})
    assert render_pdf(made).startswith(b"%PDF-1.7")


def test_a_hash_is_copied_from_the_page_as_it_was_printed() -> None:
    digest = "0123456789abcdef" * 4
    facts = Table(
        caption="Эх баримт",
        columns=(Column(heading="Мэдээлэл"), Column(heading="Утга", weight=3)),
        rows=(Row(cells=(Cell(text="SHA-256"), Cell(text=digest))),),
        role="facts",
    )
    assert digest in "".join(pages(facts))
