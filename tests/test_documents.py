"""Readers: what a file shows becomes rows and paragraphs; a damaged file says what to do."""

import io
import re
import unicodedata
import zipfile
from contextlib import suppress

import docx
import pytest

from tailan.documents import (
    CELL_LIMIT,
    PARAGRAPH_LIMIT,
    ROW_LIMIT,
    Document,
    Paragraph,
    archive,
    limits,
    read_document,
)
from tailan.errors import TailanError
from tailan.language import LANGUAGES
from tailan.plan import Repair

from .samples.content import samples
from .samples.write_samples import Report
from .word import (
    Box,
    Line,
    cell,
    levels,
    listed,
    paragraph,
    row,
    run,
    table,
    with_member,
    word_file,
)

GOOD = word_file(paragraph("Тайлан"), table([["а", "б"]]))
BOX = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{0}</mc:Fallback></mc:AlternateContent>'
)


def word(*blocks: str, numbering: str = "", styles: str = "") -> Document:
    return read_document(word_file(*blocks, numbering=numbering, styles=styles), "a.docx")


def text(content: str) -> Document:
    return read_document(content.encode(), "a.txt")


def shown(content: str) -> str:
    """What a reader makes of one Word paragraph."""
    return word(content).lines[0][0]


def cells(document: Document) -> list[list[str]]:
    return [list(row.texts) for row in document.rows]


def error_of(raw: bytes, name: str = "тайлан.docx") -> TailanError:
    with pytest.raises(TailanError) as caught:
        read_document(raw, name)
    return caught.value


# Text dumps


def test_a_line_with_tabs_is_a_row_and_any_other_a_paragraph() -> None:
    document = text("Гарчиг\n№\tАжил\n1.1\tХудаг\n\nТөгсгөл")
    assert cells(document) == [["№", "Ажил"], ["1.1", "Худаг"]]
    paragraphs = [item for item in document.content if isinstance(item, Paragraph)]
    assert paragraphs == [Paragraph("Гарчиг", "line 1"), Paragraph("Төгсгөл", "line 5")]


def test_places_count_lines_and_cells_from_one() -> None:
    assert text("а\nб\tв").lines == (
        ("а", "line 1"),
        ("б", "line 2 cell 1"),
        ("в", "line 2 cell 2"),
    )


def test_an_empty_line_ends_a_table() -> None:
    assert [row.table for row in text("а\tб\nв\tг\n\nд\tе").rows] == [1, 1, 2]


def test_the_asterisks_of_a_dump_are_left_out() -> None:
    assert text("**ТАЙЛАН\n2025 ОН**").lines == (("ТАЙЛАН", "line 1"), ("2025 ОН", "line 2"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_dump_may_be_saved_in_any_unicode(encoding: str, end: str) -> None:
    raw = f"Гарчиг{end}№\tАжил".encode(encoding)
    assert [line for line, _ in read_document(raw, "a.txt").lines] == ["Гарчиг", "№", "Ажил"]


def test_a_dump_of_old_windows_is_read_and_told_as_a_repair() -> None:
    document = read_document("Гарчиг\n№\tАжлын нэр".encode("cp1251"), "a.txt")
    assert [line for line, _ in document.lines] == ["Гарчиг", "№", "Ажлын нэр"]
    assert document.repairs == (Repair("line 1", "encoding-old", "Windows-1251"),)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8"])
@pytest.mark.parametrize("name", ["a.txt", "a.csv", "a.html"])
def test_letters_that_old_fonts_drew_as_mongolian_are_read_as_such(
    encoding: str, name: str
) -> None:
    document = read_document("Їндсэн тєсєв".encode(encoding), name)
    assert document.lines[0][0] == "Үндсэн төсөв"
    assert [(r.before, r.after) for r in document.repairs if r.kind == "letters-old"] == [
        ("Ї, є", "Ү, ө")
    ]


def test_letters_of_another_language_stay_beside_mongolian_ones() -> None:
    assert text("Київ хот, төсөв").lines[0][0] == "Київ хот, төсөв"


SAID = "Хяналт шалгалт хийж, сургалт зохион байгуулав"


@pytest.mark.parametrize(
    ("encoding", "called"),
    [
        ("mac-cyrillic", "Mac Cyrillic"), ("koi8-r", "KOI8"), ("cp866", "DOS (CP866)"),
        ("iso8859-5", "ISO 8859-5"), ("cp1251", "Windows-1251"),
    ],
)  # fmt: skip
def test_a_dump_in_an_old_encoding_is_read_where_it_is_sure(encoding: str, called: str) -> None:
    for said in (SAID, SAID.title()):
        document = read_document(said.encode(encoding), "a.txt")
        assert document.lines == ((said, "line 1"),)
        assert document.repairs == (Repair("line 1", "encoding-old", called),)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32"])
def test_a_dump_of_two_bytes_a_letter_needs_no_mark_of_their_order(encoding: str) -> None:
    document = read_document(f"№ 5\t{SAID}".encode(encoding), "a.txt")
    assert [line for line, _ in document.lines] == ["№ 5", SAID]


@pytest.mark.parametrize("taken_for", ["latin-1", "cp1251"])
def test_a_text_whose_utf_8_was_taken_for_another_encoding_is_put_right(taken_for: str) -> None:
    raw = SAID.encode().decode(taken_for).encode()
    document = read_document(raw, "a.txt")
    assert document.lines == ((SAID, "line 1"),)
    assert document.repairs == (Repair("line 1", "encoding-twice"),)


def test_a_dump_that_has_lost_letters_says_how_to_save_it() -> None:
    lost = "Т?сєв, ?йлчилгээ, г?йцэтгэл, ?р д?н, єнд?р".replace("є", "?").encode("cp1251")
    assert error_of(lost, "a.csv").key == "document.letters_lost"


@pytest.mark.parametrize("raw", ["Я, я".encode("koi8-r"), b"\x80\x81\xfe", b"a\0b"])
def test_a_dump_in_another_encoding_is_refused(raw: bytes) -> None:
    assert error_of(raw, "a.txt").key == "document.encoding"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("ху\u00adдаг", "худаг"),
        ("ху\u200bдаг\ufeff", "худаг"),
        ("5\u00a0000", "5 000"),
        ("5\u202f000", "5 000"),
        ("  нэг \t хоёр ", "нэг хоёр"),
        (unicodedata.normalize("NFD", "байгаа ёс"), "байгаа ёс"),
        ("10² км", "10² км"),
        ("ху\x07даг\x1b", "худаг"),
        ("\u202aхудаг\u202c", "худаг"),
    ],
)
def test_text_is_cleaned_but_not_changed(raw: str, clean: str) -> None:
    assert shown(paragraph(raw.translate(dict.fromkeys(range(9))).replace("\x1b", ""))) == clean
    assert text(raw.replace("\t", " ")).lines[0][0] == clean


# Word


def test_places_count_tables_rows_and_cells_from_one() -> None:
    document = word(paragraph("а"), paragraph(""), table([["б", ""], ["", "в"]]), paragraph("г"))
    assert document.lines == (
        ("а", "paragraph 1"),
        ("б", "table 1 row 1 cell 1"),
        ("в", "table 1 row 2 cell 2"),
        ("г", "paragraph 3"),
    )


def test_a_cell_keeps_its_line_breaks() -> None:
    document = word(table([["а\nб\vв"]]))
    assert document.rows[0].cells[0].text == "а\nб\nв"
    assert document.rows[0].cells[0].line == "а б в"


def test_a_merged_cell_covers_its_columns() -> None:
    cells_of_row = word(table([[Box("а", span=3), "б"]])).rows[0]
    assert [(start, end, c.text) for start, end, c in cells_of_row.spans()] == [
        (0, 3, "а"),
        (3, 4, "б"),
    ]


def test_columns_left_out_before_a_ragged_row_are_an_empty_cell() -> None:
    first, second = word(table([Line(["б"], before=2)])).rows[0].cells
    assert (first.text, first.span, second.text) == ("", 2, "б")
    assert second.place == "table 1 row 1 cell 1"


def test_a_cell_over_several_rows_is_read_once() -> None:
    rows = [[Box("а", merge="restart"), "1"], [Box("тень", merge="continue"), "2"]]
    assert cells(word(table(rows))) == [["а", "1"], ["", "2"]]


def test_a_cell_that_continues_nothing_is_read() -> None:
    assert cells(word(table([[Box("а", merge="continue")]]))) == [["а"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f'<w:ins w:id="1">{run("шинэ")}</w:ins>', "шинэ"),
        ('<w:del w:id="1"><w:r><w:delText>хуучин</w:delText></w:r></w:del>', ""),
        (f'<w:moveFrom w:id="1">{run("явсан")}</w:moveFrom>', ""),
        (f'<w:moveTo w:id="1">{run("ирсэн")}</w:moveTo>', "ирсэн"),
        (f'<w:hyperlink w:anchor="x">{run("холбоос")}</w:hyperlink>', "холбоос"),
        (f'<w:fldSimple w:instr="PAGE">{run("5")}</w:fldSimple>', "5"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>", ""),
        ('<w:r><w:footnoteReference w:id="1"/></w:r>', ""),
        (f"<w:sdt><w:sdtContent>{run('талбар')}</w:sdtContent></w:sdt>", "талбар"),
        (f'<w:smartTag w:uri="u" w:element="e">{run("тэг")}</w:smartTag>', "тэг"),
        ("<w:r><w:t>а</w:t><w:tab/><w:t>б</w:t></w:r>", "а б"),
        ("<w:r><w:t>а</w:t><w:noBreakHyphen/><w:t>б</w:t></w:r>", "а-б"),
        ("<w:r><w:t>а</w:t><w:softHyphen/><w:t>б</w:t></w:r>", "аб"),
        ("<w:r><w:t>а</w:t><w:cr/><w:t>б</w:t></w:r>", "а б"),
    ],
)
def test_a_paragraph_is_read_as_word_shows_it(content: str, expected: str) -> None:
    assert shown(paragraph("[", content, "]")) == f"[{expected}]"


def test_the_text_of_a_box_is_read_once() -> None:
    box = BOX.format(
        f"<w:drawing><w:txbxContent>{paragraph('хайрцаг')}</w:txbxContent></w:drawing>"
    )
    lines = word(paragraph("өмнө ", f"<w:r>{box}</w:r>", "дараа")).lines
    assert [line for line, _ in lines] == ["өмнө дараа", "хайрцаг"]
    assert cells(word(table([[Box(xml=paragraph("өмнө", f"<w:r>{box}</w:r>"))]]))) == [
        ["өмнө хайрцаг"]
    ]


def test_a_table_within_a_cell_is_text_of_the_cell() -> None:
    inner = table([["а", "б"]]) + paragraph("в")
    assert cells(word(table([[Box(xml=inner), "г"]]))) == [["а б в", "г"]]


def test_rows_and_cells_in_content_controls_are_read() -> None:
    control = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    rows = row(["а"]) + control.format(row(["б"])) + f"<w:tr>{control.format(cell('в'))}</w:tr>"
    content = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    assert cells(word(control.format(content))) == [["а"], ["б"], ["в"]]


def test_a_row_whose_deletion_is_tracked_is_left_out() -> None:
    rows = [["а"], Line(["б"], properties='<w:del w:id="1"/>'), Line(["в"])]
    document = word(table(rows))
    assert cells(document) == [["а"], ["в"]]
    assert document.rows[1].cells[0].place == "table 1 row 2 cell 1"


# Numbers of lists


def numbers(*items: tuple[int, int], numbering: str) -> list[str]:
    """What Word prints before paragraphs of these lists (number of the list, level)."""
    blocks = (listed(level, "x", number_id) for number_id, level in items)
    return [line.removesuffix("x").strip() for line, _ in word(*blocks, numbering=numbering).lines]


def test_a_list_of_two_levels_counts_as_word_does() -> None:
    items = [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1), (1, 0)]
    assert numbers(*items, numbering=levels("Зорилт %1.", "%1.%2.")) == [
        "Зорилт 1.", "1.1.", "1.2.", "Зорилт 2.", "2.1.", "Зорилт 3.",
    ]  # fmt: skip


def test_a_level_above_that_never_stood_counts_as_its_first() -> None:
    assert numbers((1, 1), (1, 1), numbering=levels("%1.", "%1.%2")) == ["1.1", "1.2"]


@pytest.mark.parametrize(
    ("kind", "printed"),
    [
        ("decimal", ["1", "2", "3", "4"]),
        ("decimalZero", ["01", "02", "03", "04"]),
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("russianLower", ["а", "б", "в", "г"]),
        ("unheardOf", ["1", "2", "3", "4"]),
        ("bullet", ["", "", "", ""]),
        ("none", ["", "", "", ""]),
    ],
)
def test_numbers_are_printed_in_the_format_of_their_level(kind: str, printed: list[str]) -> None:
    assert numbers(*[(1, 0)] * 4, numbering=levels("%1", formats=[kind])) == printed


def test_letters_are_doubled_after_the_alphabet() -> None:
    found = numbers(*[(1, 0)] * 28, numbering=levels("%1", formats=["lowerLetter"]))
    assert found[25:] == ["z", "aa", "bb"]


def test_digits_may_stand_for_the_roman_numbers_above() -> None:
    definition = levels("%1.", "%1.%2", formats=["upperRoman"])
    legal = definition.replace('<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:isLgl/>')
    assert numbers((1, 0), (1, 1), numbering=definition) == ["I.", "I.1"]
    assert numbers((1, 0), (1, 1), numbering=legal) == ["I.", "1.1"]


def test_a_list_that_begins_anew_has_a_start_of_its_own() -> None:
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    same = '<w:num w:numId="{}"><w:abstractNumId w:val="1"/>{}</w:num>'
    definition = levels("%1") + same.format(2, "") + same.format(3, again.format(7))
    items = [(1, 0), (2, 0), (3, 0), (3, 0)]
    assert numbers(*items, numbering=definition) == ["1", "2", "7", "8"]


def test_a_level_may_be_told_never_to_begin_anew() -> None:
    definition = levels("%1", "%2").replace(
        '<w:lvl w:ilvl="1">', '<w:lvl w:ilvl="1"><w:lvlRestart w:val="0"/>'
    )
    items = [(1, 0), (1, 1), (1, 0), (1, 1)]
    assert numbers(*items, numbering=definition) == ["1", "1", "2", "2"]


def test_a_style_numbers_its_paragraphs_and_those_of_styles_upon_it() -> None:
    style = '<w:style w:type="paragraph" w:styleId="{}">{}</w:style>'
    own = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = style.format("A", own) + style.format("B", '<w:basedOn w:val="A"/>')
    blocks = [paragraph("x", properties=f'<w:pStyle w:val="{name}"/>') for name in "AB"]
    lines = word(*blocks, numbering=levels("%1)"), styles=styles).lines
    assert [line for line, _ in lines] == ["1) x", "2) x"]


def test_a_paragraph_may_be_taken_out_of_its_list() -> None:
    assert numbers((1, 0), (0, 0), (1, 0), numbering=levels("%1")) == ["1", "", "2"]


def test_a_list_that_is_not_defined_prints_no_numbers() -> None:
    assert numbers((9, 0), (1, 5), numbering=levels("%1")) == ["", ""]


def test_a_cell_without_text_holds_its_number() -> None:
    rows = [[Box(xml=listed(0)), "Худаг"], [Box(xml=listed(0)), "Бэлчээр"]]
    assert cells(word(table(rows), numbering=levels("1.%1"))) == [
        ["1.1", "Худаг"],
        ["1.2", "Бэлчээр"],
    ]


def test_hidden_parts_of_a_merged_cell_are_not_counted() -> None:
    rows = [
        [Box(xml=listed(0), merge="restart")],
        [Box(xml=listed(0), merge="continue")],
        [Box(xml=listed(0))],
    ]
    assert cells(word(table(rows), numbering=levels("%1"))) == [["1"], [""], ["2"]]


# Damaged files


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members:
            packed.writestr(name, content)
    return buffer.getvalue()


def marked_encrypted(raw: bytes) -> bytes:
    """The archive with the flag for a password on its first member."""
    at = raw.index(b"PK\x01\x02") + 8
    return raw[:at] + bytes([raw[at] | 1]) + raw[at + 1 :]


GROWING = (
    '<!DOCTYPE a [<!ENTITY x0 "ха">'
    + "".join(f'<!ENTITY x{i} "{f"&x{i - 1};" * 10}">' for i in range(1, 10))
    + ']><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>&x9;</w:t></w:r></w:p></w:body></w:document>"
).encode()
OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
DAMAGED = {
    "no bytes": (b"", "document.empty"),
    "blank lines": (b" \n\n ", "document.empty"),
    "an empty page": (word_file(), "document.no_text"),
    "the first hundred bytes": (GOOD[:100], "document.damaged"),
    "half a file": (GOOD[: len(GOOD) // 2], "document.damaged"),
    "a file without its end": (GOOD[:-30], "document.damaged"),
    "other bytes": (bytes(range(1, 256)) * 20, "document.damaged"),
    "rtf": ("{\\rtf1 Тайлан}".encode(), "document.kind_text"),
    "odt": (b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text", "document.kind_text"),
    "an old word file": (OLE + "WordDocument".encode("utf-16-le"), "document.old"),
    "a locked file": (OLE + "EncryptedPackage".encode("utf-16-le"), "document.encrypted"),
    "a password": (marked_encrypted(GOOD), "document.encrypted"),
    "a presentation": (zipped(("ppt/presentation.xml", b"<a/>")), "document.kind_slides"),
    "an open document": (zipped(("mimetype", b"vnd.oasis.text")), "document.kind_text"),
    "a page of a picture": (word_file("<w:p><w:r><w:drawing/></w:r></w:p>"), "document.no_text"),
    "a level of no list": (
        word_file(listed(0, "а"), numbering=levels("%1").replace('w:ilvl="0"', 'w:ilvl="x"')),
        "document.damaged",
    ),
    "entities without end": (with_member(GOOD, "word/document.xml", GROWING), "document.damaged"),
    "another archive": (zipped(("readme.txt", b"hello")), "document.kind_archive"),
    "no document": (with_member(GOOD, "word/document.xml", None), "document.damaged"),
    "an empty document": (with_member(GOOD, "word/document.xml", b""), "document.damaged"),
    "broken xml": (with_member(GOOD, "word/document.xml", b"<a><b></a>"), "document.damaged"),
    "xml of another kind": (with_member(GOOD, "word/document.xml", b"<a/>"), "document.damaged"),
    "no types": (with_member(GOOD, "[Content_Types].xml", None), "document.damaged"),
    "broken relations": (with_member(GOOD, "_rels/.rels", b"<"), "document.damaged"),
    "broken lists": (with_member(GOOD, "word/numbering.xml", b"<a"), "document.damaged"),
}


@pytest.mark.parametrize(("raw", "key"), DAMAGED.values(), ids=list(DAMAGED))
def test_a_file_that_cannot_be_read_is_refused_by_its_name(raw: bytes, key: str) -> None:
    error = error_of(raw)
    assert error.key == key
    assert error.exit_code == 1
    assert all("тайлан.docx" in error.message(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("name", "key", "remedy"),
    [
        ("тайлан", "document.kind", ".docx"),
        ("тайлан.docx.exe", "document.kind", ".docx"),
        ("тайлан.odt", "document.kind_text", ".docx"),
        ("тайлан.ods", "document.kind_sheet", ".xlsx"),
        ("тайлан.pptx", "document.kind_slides", ".pdf"),
        ("тайлан.heic", "document.kind_photo", ".jpg"),
        ("тайлан.msg", "document.kind_mail", ".msg"),
        ("тайлан.zip", "document.kind_archive", ""),
    ],
)
def test_a_file_that_is_not_read_says_how_to_save_it(name: str, key: str, remedy: str) -> None:
    error = error_of(GOOD, name)
    assert error.key == key
    assert all(remedy in error.message(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "raw", [GOOD[: len(GOOD) // 2], b"%PDF-1.4 x", b"\x89PNG\r\n\x1a\nx"], ids=["zip", "pdf", "png"]
)
def test_of_damage_an_office_worker_is_told_no_words_of_a_library(raw: bytes) -> None:
    said = error_of(raw).message("mn").replace("тайлан.docx", "")
    assert set(re.findall("[A-Za-z]{2,}", said)) <= {"Word", "Excel", "PDF", "docx", "xlsx"}


@pytest.mark.parametrize(
    ("start", "key"),
    [
        (b"\0\0\0\x18ftypheic", "document.kind_photo"),
        (b"Rar!\x1a\x07", "document.kind_archive"),
        (b"RIFF\0\0\0\0WEBP", "document.damaged_picture"),
    ],
)
def test_a_picture_under_another_name_is_told_by_its_content(start: bytes, key: str) -> None:
    assert error_of(start, "тайлан.jpg").key == key


@pytest.mark.parametrize(
    ("name", "key", "remedy"),
    [
        ("тайлан.DOC", "document.kind_text", ".docx"),
        ("тайлан.xls", "document.kind_sheet", ".xlsx"),
    ],
)
def test_an_old_office_file_is_refused_with_the_way_to_save_it(
    name: str, key: str, remedy: str
) -> None:
    error = error_of(bytes.fromhex("d0cf11e0a1b11ae1") + b"x", name)
    assert error.key == key
    assert all(remedy in error.message(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    "name", ["a.doc", "a.xls", "a.txt", "a.csv", "a.html", "a.pdf", "a.xlsx", "a.png"]
)
def test_a_file_under_a_wrong_ending_is_read_by_its_content(name: str) -> None:
    document = read_document(GOOD, name)
    assert document.kind == "docx"
    assert [line for line, _ in document.lines] == ["Тайлан", "а", "б"]
    ending = name.removeprefix("a")
    assert document.repairs == (Repair("paragraph 1", "kind-by-content", ending, ".docx"),)


@pytest.mark.parametrize(
    "page",
    ["<!DOCTYPE html><p>Тайлан", "\n<HTML lang=mn><p>Тайлан", "<?xml version='1.0'?><html>Тайлан"],
)
@pytest.mark.parametrize("name", ["a.doc", "a.xls", "a.docx", "a.xlsx", "a.txt", "a.csv", "a.pdf"])
def test_a_web_page_under_a_wrong_ending_is_read_as_one(page: str, name: str) -> None:
    document = read_document(page.encode(), name)
    assert (document.kind, document.lines[0][0]) == ("html", "Тайлан")


@pytest.mark.parametrize(
    ("start", "key"),
    [
        (b"%PDF-1.4 x", "document.damaged_pdf"),
        (b"\x89PNG\r\n\x1a\nx", "document.damaged_picture"),
        (b"\xff\xd8\xffx", "document.damaged_picture"),
        (b"II*\0x", "document.damaged_picture"),
        (b"PK\x03\x04 word/document.xml", "document.damaged"),
        (b"PK\x03\x04 xl/workbook.xml", "document.damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x", "document.old"),
        (b"{\\rtf1 x", "document.kind_text"),
    ],
)
@pytest.mark.parametrize("name", ["тайлан.txt", "тайлан.docx", "тайлан.html", "тайлан.csv"])
def test_damage_is_told_of_what_the_file_really_is(start: bytes, key: str, name: str) -> None:
    error = error_of(start, name)
    assert error.key == key
    assert "object at 0x" not in error.message("mn")


def test_the_ending_may_be_in_capitals() -> None:
    assert read_document(GOOD, "ТАЙЛАН.DOCX").kind == "docx"


@pytest.mark.parametrize("raw", [GOOD, Report(samples()[0]).to_bytes()], ids=["packed", "loose"])
def test_damage_anywhere_raises_nothing_but_our_own_error(raw: bytes) -> None:
    places = range(0, len(raw), len(raw) // 80)
    read = 0
    for at in places:
        damaged = raw[:at] + bytes([raw[at] ^ 0xFF]) + raw[at + 1 :]
        with suppress(TailanError):
            read_document(damaged, "a.docx")
            read += 1
    assert read < len(places)


def test_an_archive_that_unpacks_to_far_more_than_its_size_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = zipped(("word/document.xml", bytes(5_000_000)))
    assert len(bomb) < 10_000
    monkeypatch.setattr(archive, "UNPACKED_LIMIT", 4_000_000)
    assert error_of(bomb).key == "document.unpacks"


def test_a_word_file_of_more_text_than_can_be_read_at_once_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archive, "WORD_LIMIT", 10_000)
    assert error_of(GOOD).key == "document.unpacks"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (table([["а"]] * (ROW_LIMIT + 1)), "document.rows"),
        (table([[Box("а", span=301)]]), "document.columns"),
        (table([Line(["а"], before=400)]), "document.columns"),
        (table([["а", "б" * (CELL_LIMIT + 1)]]), "document.cell"),
    ],
    ids=["rows", "columns", "columns left out", "cell"],
)
def test_a_word_file_larger_than_any_report_is_refused(content: str, key: str) -> None:
    assert error_of(word_file(content)).key == key


def test_a_text_of_too_many_paragraphs_is_refused() -> None:
    assert error_of(b"a\n" * (PARAGRAPH_LIMIT + 1), "a.txt").key == "document.paragraphs"


def test_a_number_that_no_list_reaches_stays_in_digits() -> None:
    late = levels("%1", formats=["lowerRoman"]).replace('start w:val="1"', 'start w:val="9000000"')
    assert numbers((1, 0), numbering=late) == ["9000000"]


@pytest.mark.parametrize("code", ["FFFFFFFF", "D800"])
def test_a_sign_that_no_font_has_is_left_out(code: str) -> None:
    assert shown(paragraph("а", f'<w:r><w:sym w:char="{code}"/></w:r>')) == "а"


def test_a_table_of_too_many_rows_is_refused() -> None:
    assert error_of(b"a\tb\n" * (ROW_LIMIT + 1), "a.txt").key == "document.rows"


def test_a_cell_that_is_too_long_is_refused_with_its_place() -> None:
    error = error_of(b"a\t" + b"b" * (CELL_LIMIT + 1), "a.txt")
    assert error.key == "document.cell"
    assert error.fields["place"] == "line 1 cell 2"


def test_entities_are_not_followed_out_of_the_file() -> None:
    xml = (
        b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        b"<w:body><w:p><w:r><w:t>[&x;]</w:t></w:r></w:p></w:body></w:document>"
    )
    raw = with_member(GOOD, "word/document.xml", xml)
    assert read_document(raw, "a.docx").lines[0][0] in ("[]", "[")


def test_the_document_knows_its_name_kind_and_hash() -> None:
    document = read_document(GOOD, "a.docx")
    assert (document.name, document.kind, len(document.sha256)) == ("a.docx", "docx", 64)


def test_a_file_by_python_docx_is_read() -> None:
    document = docx.Document()
    document.add_paragraph("Тайлан")
    buffer = io.BytesIO()
    document.save(buffer)
    assert read_document(buffer.getvalue(), "a.docx").lines == (("Тайлан", "paragraph 1"),)


def test_a_document_with_more_text_than_any_report_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "TEXT_LIMIT", 100)
    assert error_of("а б\n".encode() * 50, "a.txt").key == "document.text"
