"""The Word report: headings, tables whose heads repeat, pictures with texts."""

import io
import re
from datetime import date

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Finding,
    Heading,
    Matter,
    Note,
    Paragraph,
    Report,
    Row,
    Sentence,
    Table,
)
from tailan.report.word import render_docx

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h9v9z"/></svg>'
MARKUP = "<b>а</b> & =1+1 *тод* #x"


def report(*blocks: Block, language: str = "mn") -> Report:
    title = Heading(level=1, text="Тайлан")
    return Report(
        language=language,
        dated=date(2025, 6, 30),
        running_head="Аймаг",
        blocks=(title, *blocks),
        organisation="Аймгийн ЗДТГ",
    )


def written(*blocks: Block, language: str = "mn") -> Document:
    return docx.Document(io.BytesIO(render_docx(report(*blocks, language=language))))


def table(*rows: Row, is_wide: bool = False) -> Table:
    columns = (Column(heading="№"), Column(heading="Хувь", align="end", weight=3))
    return Table(caption="Нэр", columns=columns, rows=rows, is_wide=is_wide)


def row(*texts: str) -> Row:
    return Row(cells=tuple(Cell(text=text) for text in texts))


def section(text: str) -> Row:
    return Row(cells=(Cell(text=text),), is_section=True)


def texts(document: Document) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs if p.text]


def test_headings_are_headings_and_the_contents_lead_to_them() -> None:
    made = written(
        Heading(level=2, text="Нэг"), Heading(level=3, text="Дэд"), Heading(level=2, text="Хоёр")
    )
    styles = [(style, text) for style, text in texts(made) if style.startswith("Heading")]
    assert styles == [
        ("Heading 1", "Тайлан"), ("Heading 2", "Нэг"), ("Heading 3", "Дэд"), ("Heading 2", "Хоёр"),
    ]  # fmt: skip
    codes = [code.text for code in made.element.iter(qn("w:instrText"))]
    assert codes == [' TOC \\o "2-2" \\n \\h ']
    kinds = [mark.get(qn("w:fldCharType")) for mark in made.element.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    anchors = [link.get(qn("w:anchor")) for link in made.element.iter(qn("w:hyperlink"))]
    marks = {mark.get(qn("w:name")) for mark in made.element.iter(qn("w:bookmarkStart"))}
    assert len(anchors) == 2
    assert set(anchors) <= marks


def test_a_table_repeats_its_head_and_keeps_its_rows_whole() -> None:
    made = written(table(section("Зорилт 1"), row("1.1", "70%"), row("1.2", "х" * 2000)))
    (found,) = made.tables
    heads = [r._tr.find(f".//{qn('w:tblHeader')}") is not None for r in found.rows]
    assert heads == [True, False, False, False]
    whole = [r._tr.find(f".//{qn('w:cantSplit')}") is not None for r in found.rows]
    assert whole == [True, True, True, False]
    assert [cell.text for cell in found.rows[2].cells] == ["1.1", "70%"]
    assert found.rows[1].cells[0]._tc is found.rows[1].cells[1]._tc
    assert ("Caption", "Хүснэгт 1. Нэр") in texts(made)
    assert found._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == "Хүснэгт 1. Нэр"


def test_a_wide_table_lies_on_a_landscape_page() -> None:
    made = written(
        Paragraph.of("а"), table(row("1", "2"), is_wide=True), Heading(level=2, text="б")
    )
    assert [s.page_width > s.page_height for s in made.sections] == [False, True, False]
    assert made.sections[2].header.paragraphs[0].text == "Аймаг"


def test_a_picture_has_its_text() -> None:
    made = written(Figure(svg=SVG, caption="Зураглал", alternative="Хоёр багана"))
    (shape,) = made.inline_shapes
    assert shape._inline.docPr.get("descr") == "Хоёр багана"
    assert shape.width == pytest.approx(3 * shape.height, rel=0.02)
    assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


def test_a_card_says_its_weight_in_words_and_each_matter_with_its_question() -> None:
    card = Finding(
        title="1.5 Хурал", label="нөлөөлнө",
        matters=(Matter(text="Зөрж байна.", quote="8 удаа", place="5-р мөр", question="Хэд вэ?"),
                 Matter(text="Нотолгоогүй.")),
    )  # fmt: skip
    assert [text for _, text in texts(written(card))][1:] == [
        "1.5 Хурал (нөлөөлнө)",
        "Зөрж байна.",
        "Тайланд бичсэн нь (5-р мөр): 8 удаа",
        "Нэгжээс тодруулах асуулт: Хэд вэ?",
        "Нотолгоогүй.",
    ]


def test_markup_is_printed_as_its_characters() -> None:
    made = written(
        Paragraph.of(MARKUP), Note(text=MARKUP), table(row(MARKUP, "x")), Finding.of(MARKUP, MARKUP)
    )
    said = " ".join(text for _, text in texts(made))
    assert said.count(MARKUP) == 4
    assert made.tables[0].rows[1].cells[0].text == MARKUP


@pytest.mark.parametrize(("href", "leads"), [("report.html", True), ("javascript:x", False)])
def test_only_safe_addresses_are_links(href: str, leads: bool) -> None:
    made = written(table(Row(cells=(Cell(text="а", href=href), Cell(text="б")))))
    links = [link for link in made.element.iter(qn("w:hyperlink")) if link.get(qn("r:id"))]
    assert bool(links) is leads


def test_pages_are_numbered_and_the_document_says_its_language() -> None:
    made = written()
    codes = [f.get(qn("w:instr")) for f in made.sections[0].footer._element.iter(qn("w:fldSimple"))]
    assert codes == ["PAGE", "NUMPAGES"]
    assert made.core_properties.language == "mn-MN"
    assert written(language="en").core_properties.language == "en-GB"
    known = made.core_properties
    assert (known.author, known.title) == ("Аймгийн ЗДТГ", "Тайлан")
    assert {known.created.date(), known.modified.date()} == {date(2025, 6, 30)}
    (tag,) = {lang.get(qn("w:val")) for lang in made.styles["Normal"].element.iter(qn("w:lang"))}
    assert tag == "mn-MN"


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render_docx(report(table(row("1", "2")))) == render_docx(report(table(row("1", "2"))))


def test_every_foot_has_the_code_and_the_page() -> None:
    made = written(table(row("1", "2"), is_wide=True))
    for section in made.sections:
        foot = section.footer.paragraphs[0]
        assert re.match(r"Баталгаажуулах код: ([0-9A-F]{4}-){3}[0-9A-F]{4} ", foot.text)
        fields = [field.get(qn("w:instr")) for field in foot._p.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]


def test_a_narrow_column_has_room_for_its_longest_word() -> None:
    columns = tuple(Column(heading=h, weight=w) for h, w in (("Зорилтот", 1), ("Тайлбар", 9)))
    one = Table(caption="а", columns=columns, rows=(row("100%", "б в г " * 30),))
    first, second = (column.width.cm for column in written(one).tables[0].columns)
    assert first > 8 * 0.19
    assert first + second == pytest.approx(17, abs=0.01)
    crowded = one.model_copy(update={"columns": columns * 9, "rows": ()})
    widths = [column.width.cm for column in written(crowded).tables[0].columns]
    assert sum(widths) == pytest.approx(17, abs=0.1)


def test_a_table_tells_its_first_row_and_column() -> None:
    (look,) = written(table(row("1", "2"))).element.iter(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")


def test_properties_stand_in_the_order_of_the_schema() -> None:
    order = {
        "tblPr": "tblStyle tblW jc tblLayout tblCellMar tblLook tblCaption",
        "pPr": "pStyle keepNext keepLines pBdr shd spacing ind jc rPr sectPr",
        "tcPr": "tcW gridSpan vMerge tcBorders shd",
    }
    made = written(
        Note(text="а"), Finding.of("б", "в", "г", "д"), table(section("е"), row("1", "2"))
    )
    for name, expected in order.items():
        for properties in made.element.iter(qn(f"w:{name}")):
            names = [str(child.tag).rpartition("}")[2] for child in properties]
            assert names == [one for one in expected.split() if one in names]


FRONT = (
    Heading(level=1, text="Тайлан", is_front=True),
    Table(
        caption="Эх", columns=(Column(heading="а"), Column(heading="б")),
        rows=(row("Төлөв", "ТӨСӨЛ"), row("Эх баримт", "tailan.docx")), role="facts", is_front=True,
    ),
    Paragraph(sentences=(Sentence(text="Дүгнэлт."),), is_front=True),
    Table(
        caption="Тоо", columns=(Column(heading="а"), Column(heading="б"), Column(heading="в")),
        rows=(row("Мэдээлсэн", "84%", "23"), row("Тооцоолсон", "76%", "20")), role="key", is_front=True,
    ),
    Heading(level=2, text="Эхэлж тодруулах зүйл", is_front=True),
    Finding(
        title="1.5 Хурал", label="мэдээлсэн 100%", is_front=True,
        matters=(Matter(text="Зөрж байна.", quote="8 удаа", question="Хэд вэ?"),),
    ),
    Figure(svg=SVG, caption="Зураглал", alternative="Хоёр багана", is_front=True),
    Note(text="Хязгаар", is_front=True),
    Table(
        caption="Гарын үсэг", columns=(Column(heading="Үүрэг"), Column(heading="Огноо")),
        rows=(row("Бэлтгэсэн", ""), row("Танилцсан", "")), role="signatures", is_front=True,
    ),
)  # fmt: skip


def front() -> Document:
    blocks = (*FRONT, Heading(level=2, text="Нэг"), Heading(level=2, text="Хоёр"))
    whole = report().model_copy(update={"blocks": blocks})
    return docx.Document(io.BytesIO(render_docx(whole)))


def test_page_1_has_its_own_section_and_the_contents_follow_it() -> None:
    made = front()
    assert len(made.sections) == 2
    heads = [section.header.paragraphs[0].text for section in made.sections]
    assert heads == ["", "Аймаг"]
    said = [paragraph.text for paragraph in made.paragraphs]
    assert said.index("Агуулга") > said.index("Хязгаар")
    assert "Нэг" in said[said.index("Агуулга") :]


def test_no_letter_of_page_1_is_smaller_than_11_points() -> None:
    made = front()
    said = [paragraph.text for paragraph in made.paragraphs]
    cells = [c.paragraphs[0] for t in made.tables[:2] for r in t.rows for c in r.cells]
    sizes = {
        (run.font.size or paragraph.style.font.size).pt
        for paragraph in (*made.paragraphs[: said.index("Агуулга")], *cells)
        for run in paragraph.runs
        if run.text.strip()
    }
    assert min(sizes) >= 11


def test_page_1_says_facts_figures_matters_and_leaves_lines_to_sign() -> None:
    made = front()
    said = [paragraph.text.replace("\u00a0", " ") for paragraph in made.paragraphs]
    assert any(line.startswith("Төлөв: ТӨСӨЛ    Эх баримт: tailan.docx") for line in said)
    assert [said[said.index("1.5 Хурал\tмэдээлсэн 100%") + n] for n in (1, 2, 3)] == [
        "Зөрж байна.", "“8 удаа”", "Асуулт: Хэд вэ?",
    ]  # fmt: skip
    figures, signatures = made.tables[:2]
    assert [[c.text for c in r.cells] for r in figures.rows] == [
        ["Мэдээлсэн", "Тооцоолсон"], ["84%", "76%"], ["23", "20"],
    ]  # fmt: skip
    assert signatures.rows[0].cells[1].text.startswith("Танилцсан ...")
    assert signatures.rows[1].cells[0].text.startswith("Огноо ...")
