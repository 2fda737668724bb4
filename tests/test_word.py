"""Word files as offices leave them: what is shown is read, and what is left out is told."""

import io
import zipfile

import pytest

from tailan.documents import Document, Paragraph, read_document
from tailan.errors import TailanError
from tailan.plan import Repair

from .word import (
    Box,
    Line,
    levels,
    listed,
    paragraph,
    run,
    table,
    with_member,
    word_file,
)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLE = (
    '<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{based}'
    "<w:rPr>{letters}</w:rPr></w:style>"
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
DELETED = '<w:rPr><w:del w:id="1"/></w:rPr>'


def read(*blocks: str, numbering: str = "", styles: str = "") -> Document:
    return read_document(word_file(*blocks, numbering=numbering, styles=styles), "a.docx")


def texts(document: Document) -> list[str]:
    return [line for line, _ in document.lines]


def cells(document: Document) -> list[tuple[str, ...]]:
    return [row.texts for row in document.rows]


def letters(text: str, properties: str) -> str:
    """A run in letters of these properties."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def gone(text: str) -> str:
    return f'<w:del w:id="1"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def field(code: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>"
        f"{mark.format('separate')}{result}{mark.format('end')}"
    )


def with_notes(raw: bytes, kind: str, **notes: str) -> bytes:
    """The file with notes of this kind (footnote, endnote) by their ids."""
    texts = "".join(
        f'<w:{kind} w:id="{name[1:]}">{paragraph(run(text))}</w:{kind}>'
        for name, text in notes.items()
    )
    part = f'<w:{kind}s xmlns:w="{W}">{texts}</w:{kind}s>'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = f'<Relationship Id="rn" Type="{office}/{kind}s" Target="{kind}s.xml"/>'
    return replaced(
        with_member(raw, f"word/{kind}s.xml", part.encode()),
        "word/_rels/document.xml.rels",
        "</Relationships>",
        f"{related}</Relationships>",
    )


def replaced(raw: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with other words in one member."""
    content = zipfile.ZipFile(io.BytesIO(raw)).read(name).decode()
    assert old in content
    return with_member(raw, name, content.replace(old, new).encode())


# What is shown


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (letters("м", "") + letters("2", '<w:vertAlign w:val="superscript"/>'), "м²"),
        (letters("10", "") + letters("-3", '<w:vertAlign w:val="superscript"/>'), "10⁻³"),
        (letters("5", "") + letters("дахь", '<w:vertAlign w:val="superscript"/>'), "5дахь"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>5</w:t></w:r>', "≥5"),
        ('<w:r><w:sym w:font="Symbol" w:char="F02D"/><w:t>5</w:t></w:r>', "-5"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓"),
        ('<w:r><w:sym w:font="Arial" w:char="2265"/></w:r>', "≥"),
        ("<w:r><w:t>хоёр\n  мөрөнд</w:t></w:r>", "хоёр мөрөнд"),
        ("<w:r><w:t>а</w:t><w:ptab/><w:t>б</w:t></w:r>", "а б"),
        (field("REF x", run("5")), "5"),
        (field("IF", field("MERGEFIELD n", run("9")) + run("9")), "99"),
        (f"<w:r><w:fldChar w:fldCharType='begin'/></w:r>{run('хэвээр')}", "хэвээр"),
        (f"<w:sdt><w:sdtContent>{run('5')}</w:sdtContent></w:sdt>", "5"),
        (
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            f"<w:sdtContent>{run('Энд бичнэ үү')}</w:sdtContent></w:sdt>",
            "",
        ),
        ("<w:ruby><w:rt><w:r><w:t>уншлага</w:t></w:r></w:rt></w:ruby>", ""),
        (f"<w:dir w:val='ltr'>{run('5')}</w:dir>", "5"),
    ],
)
def test_a_run_is_read_as_word_shows_it(content: str, shown: str) -> None:
    assert texts(read(paragraph("[", content, "]"))) == [f"[{shown}]"]


def test_the_result_of_a_field_within_the_code_of_another_is_not_shown() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f"{field('MERGEFIELD n', run('9'))}{mark.format('separate')}"
    content = f"{mark.format('begin')}{code}{run('5')}{mark.format('end')}"
    assert texts(read(paragraph(content))) == ["5"]


def test_an_old_list_to_choose_from_shows_the_entry_that_is_chosen() -> None:
    entries = '<w:listEntry w:val="70%"/><w:listEntry w:val="100%"/>'
    choice = f'<w:ffData><w:ddList><w:result w:val="1"/>{entries}</w:ddList></w:ffData>'
    content = (
        f'<w:r><w:fldChar w:fldCharType="begin">{choice}</w:fldChar></w:r>'
        "<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert texts(read(paragraph(content))) == ["100%"]


# What is left out, and told


def test_hidden_words_are_left_out_and_told() -> None:
    hidden = letters("нууц", "<w:vanish/>") + letters(" ил", '<w:vanish w:val="0"/>')
    document = read(paragraph("5", hidden), table([[Box(xml=paragraph("6", hidden))]]))
    assert texts(document) == ["5 ил", "6 ил"]
    assert document.repairs == (
        Repair("paragraph 1", "hidden-text", "нууц"),
        Repair("table 1 row 1 cell 1", "hidden-text", "нууц"),
    )


def test_a_style_may_hide_words_and_a_style_upon_it_show_them() -> None:
    based = '<w:basedOn w:val="A"/>'
    styles = STYLE.format(kind="character", name="A", based="", letters="<w:vanish/>")
    styles += STYLE.format(
        kind="character", name="B", based=based, letters='<w:vanish w:val="false"/>'
    )
    styles += STYLE.format(kind="character", name="C", based=based, letters="")
    content = [letters(name, f'<w:rStyle w:val="{name}"/>') for name in "ABC"]
    assert texts(read(paragraph(*content), styles=styles)) == ["B"]


def test_a_hidden_row_is_read_with_its_hidden_words_and_told() -> None:
    hidden = [Box(xml=paragraph(letters(text, "<w:vanish/>"))) for text in ("1.2", "Худаг")]
    document = read(table([["1.1", "Гүүр"], Line(hidden, properties="<w:hidden/>")]))
    assert cells(document) == [("1.1", "Гүүр"), ("1.2", "Худаг")]
    assert document.repairs == (Repair("table 1 row 2", "hidden-row", "1.2 | Худаг"),)


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_no_part_of_the_text_and_told(kind: str) -> None:
    mark = f'<w:r><w:{kind}Reference w:id="2"/></w:r>'
    own_mark = f'<w:r><w:{kind}Reference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    rows = [[Box(xml=paragraph("70%", mark)), Box(xml=paragraph("30%", own_mark))]]
    raw = with_notes(word_file(table(rows)), kind, n2="Санхүүжилт хойшилсон")
    document = read_document(raw, "a.docx")
    assert cells(document) == [("70%", "30%")]
    assert document.repairs == (
        Repair("table 1 row 1 cell 1", "footnote", "Санхүүжилт хойшилсон"),
        Repair("table 1 row 1 cell 2", "footnote", "Санхүүжилт хойшилсон"),
    )


def test_words_under_a_merged_cell_are_told() -> None:
    rows = [[Box("а", merge="restart"), "1"], [Box("тень", merge="continue"), "2"]]
    document = read(table(rows))
    assert cells(document) == [("а", "1"), ("", "2")]
    assert document.repairs == (Repair("table 1 row 2 cell 1", "merged-over", "тень"),)


# Tracked changes


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next() -> None:
    parts = paragraph("5", properties=DELETED) + paragraph("0%")
    document = read(parts, table([[Box(xml=parts)]]))
    assert texts(document) == ["50%", "50%"]


def test_the_last_paragraph_of_all_is_read_whatever_its_end() -> None:
    assert texts(read(paragraph("5", properties=DELETED), table([["а"]]))) == ["5", "а"]


def test_a_deleted_paragraph_of_a_list_does_not_count() -> None:
    blocks = [
        paragraph("нэг", properties=NUMBERED),
        paragraph(gone("хоёр"), properties=NUMBERED + DELETED),
        paragraph("гурав", properties=NUMBERED),
    ]
    assert texts(read(*blocks, numbering=levels("%1."))) == ["1. нэг", "2. гурав"]


def test_a_cell_whose_deletion_is_tracked_is_left_out() -> None:
    deleted = '<w:tc><w:tcPr><w:cellDel w:id="1"/></w:tcPr><w:p/></w:tc>'
    kept = "<w:tc><w:p><w:r><w:t>а</w:t></w:r></w:p></w:tc>"
    assert cells(read(f"<w:tbl><w:tr>{deleted}{kept}</w:tr></w:tbl>")) == [("а",)]


# Tables


def test_cells_merged_to_the_left_in_the_old_way_are_one() -> None:
    cell = "<w:tc><w:tcPr>{}</w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    merged = '<w:hMerge w:val="restart"/>', "<w:hMerge/>", '<w:hMerge w:val="continue"/>', ""
    row = "".join(cell.format(merge, text) for merge, text in zip(merged, "абвг", strict=True))
    found = read(f"<w:tbl><w:tr>{row}</w:tr></w:tbl>").rows[0]
    assert [(start, end, one.text) for start, end, one in found.spans()] == [
        (0, 3, "а"),
        (3, 4, "г"),
    ]


INNER = table([["№", "Ажил", "Хувь"], ["1.1", "Худаг", "100%"]])


@pytest.mark.parametrize(
    "frame",
    [
        [[Box(xml=INNER)]],
        [[Box(xml=paragraph("Тайлан") + INNER + paragraph(""))]],
        [["Батлав", "2025.06.10"], [Box(xml=INNER, span=2)]],
        [["", Box(xml=INNER)]],
        [[Box(xml=table([[Box(xml=INNER)]]))]],
    ],
)
def test_a_table_within_a_frame_is_read_as_a_table(frame: list[list[str | Box]]) -> None:
    document = read(table(frame), table([["а", "б"]]))
    assert cells(document) == [("№", "Ажил", "Хувь"), ("1.1", "Худаг", "100%"), ("а", "б")]
    assert document.rows[1].cells[2].place == "table 1 row 2 cell 3"
    assert document.rows[2].table == 2


def test_a_small_table_within_a_row_of_data_is_text_of_its_cell() -> None:
    figures = table([["Сум", "Худаг", "Гүүр"], ["Жишээ", "2", "1"]])
    rows = [["№", "Ажил", "Тайлбар"], ["1.1", "Худаг", Box(xml=paragraph("Үүнд:") + figures)]]
    assert cells(read(table(rows)))[1] == ("1.1", "Худаг", "Үүнд: Сум Худаг Гүүр Жишээ 2 1")


def test_a_table_in_a_text_box_is_read_as_a_table() -> None:
    box = f"<w:pict><w:txbxContent>{paragraph('Тайлан')}{INNER}</w:txbxContent></w:pict>"
    document = read(paragraph("Гарчиг", f"<w:r>{box}</w:r>"))
    assert cells(document)[1] == ("1.1", "Худаг", "100%")
    assert [one.text for one in document.content if isinstance(one, Paragraph)] == [
        "Гарчиг",
        "Тайлан",
    ]


# What paragraphs are


def roles(*blocks: str, numbering: str = "", styles: str = "") -> list[tuple[str, str]]:
    content = read(*blocks, numbering=numbering, styles=styles).content
    return [(item.role, item.text) for item in content if isinstance(item, Paragraph)]


@pytest.mark.parametrize(
    ("block", "role"),
    [
        (paragraph("Зорилт", properties='<w:pStyle w:val="Heading1"/>'), "heading"),
        (paragraph("Зорилт", properties='<w:pStyle w:val="Title"/>'), "heading"),
        (paragraph("Зорилт", properties='<w:outlineLvl w:val="1"/>'), "heading"),
        (paragraph("Зорилт", properties='<w:outlineLvl w:val="9"/>'), "text"),
        (paragraph(letters("Зорилт", "<w:b/>")), "heading"),
        (paragraph(letters("Зорилт", "<w:b/>"), " биш"), "text"),
        (paragraph(letters("Дараах үүргийг өгөв:", "<w:b/>")), "text"),
        (paragraph(letters("Зорилтоо биелүүлэв.", "<w:b/>")), "text"),
    ],
)
def test_a_heading_is_one_by_its_style_its_level_or_its_bold_letters(block: str, role: str) -> None:
    assert [found for found, _ in roles(block)] == [role]


@pytest.mark.parametrize(
    ("text", "formats", "expected"),
    [
        ("•", ["bullet"], ("item", "Худаг")),
        ("%1.", [], ("item", "1. Худаг")),
        ("%1)", ["russianLower"], ("item", "а) Худаг")),
        ("5.%1", [], ("item", "5.1 Худаг")),
        ("", ["none"], ("text", "Худаг")),
    ],
)
def test_a_paragraph_of_a_list_is_an_item_of_it(
    text: str, formats: list[str], expected: tuple[str, str]
) -> None:
    assert roles(listed(0, "Худаг"), numbering=levels(text, formats=formats)) == [expected]


def test_the_second_level_of_numbers_is_no_plain_list() -> None:
    assert roles(listed(1, "Худаг"), numbering=levels("%1.", "%1.%2.")) == [("text", "1.1. Худаг")]


def test_typed_bullets_make_items_also_within_a_paragraph() -> None:
    assert roles(paragraph("- Худаг"), paragraph("Үүнд:\v• Гүүр\v• Зам"), paragraph("-5")) == [
        ("item", "Худаг"),
        ("text", "Үүнд:"),
        ("item", "Гүүр"),
        ("item", "Зам"),
        ("text", "-5"),
    ]


# Other kinds of Word files


def test_a_file_saved_as_strict_open_xml_is_read() -> None:
    raw = word_file(paragraph("Тайлан"), table([["а", "б"]]))
    for name in ("word/document.xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        usual = "http://schemas.openxmlformats.org/officeDocument/2006/"
        raw = replaced(raw, name, usual, "http://purl.oclc.org/ooxml/officeDocument/")
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    assert texts(read_document(replaced(raw, "word/document.xml", W, strict), "a.docx")) == [
        *("Тайлан", "а", "б")
    ]


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    ],
)
def test_a_file_with_macros_or_a_template_is_read_as_a_document(kind: str) -> None:
    usual = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    raw = replaced(word_file(paragraph("Тайлан")), "[Content_Types].xml", usual, kind)
    for name in ("a.docx", "a.docm", "a.dotx", "a.dotm"):
        document = read_document(raw, name)
        assert (texts(document), document.repairs) == (["Тайлан"], ())


# What tracked changes took out


def test_words_rows_and_paragraphs_whose_deletion_is_tracked_are_told() -> None:
    row = Line(
        [Box(xml=paragraph(gone("1.9"))), Box(xml=paragraph(gone("Зам")))],
        properties='<w:del w:id="1"/>',
    )
    cell = Box(xml=paragraph(gone("100"), run("70")))
    document = read(paragraph(gone("Хуучин")), table([["1.1", cell], row]))
    assert texts(document) == ["1.1", "70"]
    assert [(r.place, r.kind, r.before) for r in document.repairs] == [
        ("paragraph 1", "deleted-text", "Хуучин"),
        ("table 1", "deleted-row", "1.9 | Зам"),
        ("table 1 row 1 cell 2", "deleted-text", "100"),
    ]


# What Word shows of other files


def test_a_cell_drawn_as_rows_of_the_columns_that_it_covers_is_these_rows() -> None:
    inner = table([["Худаг", "5"], ["Зам", "6"]]) + paragraph()
    document = read(table([["№", "Нэр", "Тоо", "Хувь"], ["1", Box(xml=inner, span=2), "7%"]]))
    assert cells(document)[1:] == [("1", "Худаг", "5", "7%"), ("", "Зам", "6", "")]
    first, second = document.rows[1:]
    assert [cell.continues for cell in second.cells] == [True, False, False, True]
    places = [cell.place for row in (first, second) for cell in row.cells]
    assert places[1] == "table 1 row 2 cell 2"
    assert places[5] == "table 1 row 2 row 2 cell 2"
    assert len(set(places)) == len(places)


def test_an_object_of_another_program_is_told() -> None:
    sheet = (
        '<o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" ProgID="Excel.Sheet.12"/>'
    )
    drawn = f"<w:r><w:object>{sheet}</w:object></w:r>"
    document = read(paragraph("Хүснэгт", drawn), table([["1", Box(xml=paragraph(drawn))]]))
    assert [(r.place, r.kind, r.before) for r in document.repairs] == [
        ("paragraph 1", "object-unread", "Excel"),
        ("table 1 row 1 cell 2", "object-unread", "Excel"),
    ]


def test_a_file_with_parts_in_other_files_is_refused() -> None:
    with pytest.raises(TailanError) as caught:
        read(paragraph("Тайлан"), '<w:altChunk r:id="rId99"/>')
    assert caught.value.key == "document.chunk"


def test_words_with_a_line_through_them_stay_and_are_told() -> None:
    struck, plain = letters("9", "<w:strike/>"), letters("5", '<w:strike w:val="0"/>')
    document = read(paragraph("Худаг ", struck, letters("8", "<w:dstrike/>"), plain))
    assert texts(document) == ["Худаг 985"]
    assert [(r.kind, r.before) for r in document.repairs] == [("struck-text", "98")]


MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
FRACTION = "<m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
ROOT = "<m:rad><m:deg/><m:e><m:r><m:t>16</m:t></m:r></m:e></m:rad>"
POWER = "<m:sSup><m:e><m:r><m:t>м</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("equation", "shown", "told"),
    [
        ("<m:r><m:rPr><m:sty/></m:rPr><m:t>4</m:t></m:r>", "4", []),
        (FRACTION, "1/2", [("equation-lined", "1/2")]),
        (ROOT, "√16", [("equation-lined", "√16")]),
        (POWER, "м²", [("equation-lined", "м²")]),
    ],
)
def test_an_equation_is_written_on_a_line_and_told(
    equation: str, shown: str, told: list[tuple[str, str]]
) -> None:
    document = read(f'<w:p><m:oMath xmlns:m="{MATH}">{equation}</m:oMath></w:p>')
    assert texts(document) == [shown]
    assert [(repair.kind, repair.before) for repair in document.repairs] == told


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        ('<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>', "☑"),
        ('<w:r><w:sym w:font="Webdings" w:char="F061"/></w:r>', "✓"),
        (letters("ü", '<w:rFonts w:ascii="Wingdings"/>'), "✓"),
        (letters("\uf06f 5", '<w:rFonts w:ascii="Wingdings"/>'), "☐ 5"),
        (run("70") + letters("1", '<w:vertAlign w:val="superscript"/>'), "70¹"),
        (run("70") + letters("1)", '<w:position w:val="6"/>'), "70¹⁾"),
        (run("70") + letters("1", '<w:rStyle w:val="Raised"/>'), "70¹"),
        (run("4") + letters("дэх", '<w:vertAlign w:val="superscript"/>'), "4дэх"),
    ],
)
def test_signs_and_raised_digits_are_read_as_they_are_shown(content: str, shown: str) -> None:
    raised = STYLE.format(
        kind="character", name="Raised", based="", letters='<w:vertAlign w:val="superscript"/>'
    )
    assert texts(read(paragraph(content), styles=raised)) == [shown]


def test_a_sign_that_only_its_font_can_show_is_told() -> None:
    document = read(paragraph('<w:r><w:sym w:font="Жишээ" w:char="F041"/></w:r>', "Тийм"))
    assert [repair.kind for repair in document.repairs] == ["characters-unread"]


@pytest.mark.parametrize(("said", "sign"), [("<w:checked/>", "☑"), ('<w:default w:val="0"/>', "☐")])
def test_a_box_of_an_old_form_shows_whether_it_is_ticked(said: str, sign: str) -> None:
    box = f"<w:ffData><w:checkBox>{said}</w:checkBox></w:ffData>"
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
    code = '<w:r><w:instrText> FORMCHECKBOX </w:instrText><w:fldChar w:fldCharType="end"/></w:r>'
    assert texts(read(paragraph(begin, code, " Тийм"))) == [f"{sign} Тийм"]


def test_words_are_struck_by_their_style_and_not_by_what_they_were_before() -> None:
    struck = STYLE.format(kind="character", name="Struck", based="", letters="<w:strike/>")
    before = '<w:rPrChange w:id="1"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    document = read(
        paragraph(letters("9", '<w:rStyle w:val="Struck"/>'), letters("5", before)), styles=struck
    )
    assert [(r.kind, r.before) for r in document.repairs] == [("struck-text", "9")]


@pytest.mark.parametrize(("needs", "shown"), [("w14", "шинэ"), ("zz", "хуучин")])
def test_of_alternates_the_one_is_read_that_word_knows(needs: str, shown: str) -> None:
    names = (
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:zz="urn:zz"'
    )
    choice = f'<mc:Choice Requires="{needs}">{run("шинэ")}</mc:Choice>'
    fallback = f"<mc:Fallback>{run('хуучин')}</mc:Fallback>"
    alternates = f"<mc:AlternateContent {names}>{choice}{fallback}</mc:AlternateContent>"
    assert texts(read(f"<w:p>{alternates}</w:p>")) == [shown]


def test_a_picture_in_an_empty_cell_is_told() -> None:
    picture = '<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml"/></w:pict></w:r>'
    empty, beside = Box(xml=paragraph(picture)), Box(xml=paragraph(picture, "Тийм"))
    document = read(table([[empty, beside, "5", "6"]]), paragraph(""), table([[empty, "ЗДТГ"]]))
    assert document.repairs == (Repair("table 1 row 1 cell 1", "picture-unread"),)
