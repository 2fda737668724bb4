"""What nobody sees on the page is told, and comments beside it too, whatever the kind of file."""

import io
import zipfile
from collections.abc import Sequence

import docx
import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tailan.documents import Document, read_document
from tailan.documents.word.equations import field_equation
from tailan.plan import Repair

from .conversion import saved
from .pdfs import raw_pdf, said
from .sheets import OFFICE
from .word import Box, paragraph, report_docx, run, table, with_member, word_file

FILLED = '<w:tcPr><w:shd w:val="clear" w:fill="003366"/></w:tcPr>'
STYLE = (
    '<w:style w:type="{kind}" w:styleId="A"><w:name w:val="A"/>'
    '<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:fill="{fill}"/></w:tcPr>'
    "</w:tblStylePr></w:style>"
)


def white(text: str, more: str = "") -> str:
    return run(text).replace("<w:r>", f'<w:r><w:rPr><w:color w:val="FFFFFF"/>{more}</w:rPr>')


def told(document: Document, kind: str = "hidden-text") -> list[tuple[str, str]]:
    return [(one.place, one.before) for one in document.repairs if one.kind == kind]


def field(code: str, result: str = "") -> str:
    """A field as Word keeps it: its code, and what it showed last."""
    marks = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))
    begin, end = marks
    between = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    instruction = f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
    return f"{begin}{instruction}{between}{result}{end}"


@pytest.mark.parametrize(
    ("odd", "text", "hidden"),
    [
        (paragraph(run("70%"), white(" 95%")), "70%", ["95%"]),
        (paragraph(run("70%"), white(" 95%").replace("FFFFFF", "fefefe")), "70%", ["95%"]),
        (
            paragraph(run("70%"), white(" 95%", '<w:sz w:val="2"/>').replace("FFFFFF", "000000")),
            "70%",
            ["95%"],
        ),
        (paragraph(run("70%"), white(" 95%", '<w:shd w:fill="003366"/>')), "70% 95%", []),
        (paragraph(run("70%"), white(" 95%", '<w:highlight w:val="red"/>')), "70% 95%", []),
        (paragraph(white("95%"), properties='<w:shd w:fill="336699"/>'), "95%", []),
        (FILLED + paragraph(white("95%")), "95%", []),
        (
            FILLED.replace('w:val="clear" w:fill', 'w:val="solid" w:fill="auto" w:color')
            + paragraph(white("95%")),
            "95%",
            [],
        ),
        ('<w:tcPr><w:shd w:fill="auto"/></w:tcPr>' + paragraph(white("95%")), "", ["95%"]),
    ],
)
def test_white_letters_in_word_are_told_unless_something_is_drawn_behind_them(
    odd: str, text: str, hidden: list[str]
) -> None:
    document = read_document(word_file(table([["1", "2", Box(xml=odd)]])), "a.docx")
    assert document.rows[0].texts == ("1", "2", text)
    assert [words for _, words in told(document)] == hidden


@pytest.mark.parametrize(("fill", "hidden"), [("003366", []), ("FFFFFF", ["95%"])])
def test_the_style_of_a_table_may_fill_its_cells(fill: str, hidden: list[str]) -> None:
    own = table([["1", "2", Box(xml=paragraph(white("95%")))]])
    styled = own.replace("<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="A"/></w:tblPr>', 1)
    assert styled != own
    raw = word_file(styled, styles=STYLE.format(kind="table", fill=fill))
    assert [words for _, words in told(read_document(raw, "a.docx"))] == hidden


def test_white_letters_outside_of_tables_are_read_and_told() -> None:
    """On title pages a picture may be behind them."""
    document = read_document(word_file(paragraph(white("ТАЙЛАН"))), "a.docx")
    assert [line for line, _ in document.lines] == ["ТАЙЛАН"]
    assert told(document, "text-unseen") == [("paragraph 1", "ТАЙЛАН")]


def test_comments_in_word_are_told_once_at_their_place() -> None:
    document = docx.Document(io.BytesIO(report_docx([["1.1", *"ББББББ", "70%"]])))
    [cell] = [cell for cell in document.tables[0].rows[-1].cells if cell.text == "70%"]
    document.add_comment(cell.paragraphs[0].runs[0], text="Зөв нь 60%", author="А")
    target = io.BytesIO()
    document.save(target)
    read = read_document(target.getvalue(), "a.docx")
    assert told(read, "comment") == [("table 1 row 2 cell 8", "Зөв нь 60%")]
    assert read.rows[1].texts[-1] == "70%"


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (r" EQ \f(3;4) ", "3/4"),
        (r"eq \f(3,4)", "3/4"),
        (r" EQ \f(12,5;100) ", "12,5/100"),
        (r"EQ \f(a+b;\r(2))", "(a+b)/(√2)"),
        (r"EQ \r(3;x)", "³√x"),
        (r"EQ x\s\up5(2)", "x²"),
        (r"EQ \b\bc\{(\f(1;2))", "(1/2)"),
        (r"EQ \o(А,Б)", "А Б"),
        (" PAGE ", ""),
        (" EQUIP ", ""),
    ],
)
def test_the_equations_of_old_fields_stand_on_a_line(code: str, text: str) -> None:
    assert field_equation(code) == text


@pytest.mark.parametrize(
    "odd", [field(r" EQ \f(3;4) "), r'<w:fldSimple w:instr=" EQ \f(3;4) "></w:fldSimple>']
)
def test_an_equation_that_only_its_field_knows_is_read_and_told(odd: str) -> None:
    document = read_document(word_file(paragraph("Биелэлт ", odd, " нь")), "a.docx")
    assert [line for line, _ in document.lines] == ["Биелэлт 3/4 нь"]
    assert document.repairs == (Repair("paragraph 1", "equation-lined", "3/4"),)


def test_the_result_of_a_field_counts_and_not_its_code() -> None:
    odd = field(" =3/4*100 ", run("75"))
    document = read_document(word_file(paragraph(odd, run("%"))), "a.docx")
    assert [line for line, _ in document.lines] == ["75%"]


def book(comment: str = "") -> Workbook:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    for line in (["№", "Нэр", "Хувь"], ["1", "Худаг", "70%"], ["2", "Зам", "50%"]):
        sheet.append(line)
    if comment:
        sheet["C2"].comment = Comment(comment, "А")
    return made


def test_comments_of_cells_are_told() -> None:
    document = read_document(saved(book("Зөв нь\n60%")), "a.xlsx")
    assert told(document, "comment") == [("Sheet!C2", "Зөв нь 60%")]


def test_what_people_answer_one_another_is_told_once() -> None:
    raw = saved(book("[Threaded comment] Your version of Excel …"))
    answers = "".join(
        f'<threadedComment ref="C2"><text>{text}</text></threadedComment>'
        for text in ("Зөв үү?", "60 болно")
    )
    spaces = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    raw = with_member(
        raw,
        "xl/threadedComments/t.xml",
        f"<ThreadedComments {spaces}>{answers}</ThreadedComments>".encode(),
    )
    relation = (
        '<Relationship Id="t" Type="http://schemas.microsoft.com/office/2017/10/relationships/'
        'threadedComment" Target="../threadedComments/t.xml"/></Relationships>'
    )
    raw = replaced(raw, "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", relation)
    document = read_document(raw, "a.xlsx")
    assert told(document, "comment") == [("Sheet!C2", "Зөв үү?"), ("Sheet!C2", "60 болно")]


def test_the_words_of_boxes_over_a_sheet_are_told() -> None:
    box = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
        "<xdr:from><xdr:col>3</xdr:col><xdr:row>4</xdr:row></xdr:from><xdr:sp><xdr:txBody>"
        "<a:p><a:r><a:t>Засвар: </a:t></a:r><a:r><a:t>60%</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        "</xdr:twoCellAnchor></xdr:wsDr>"
    )
    raw = with_member(saved(book("А")), "xl/drawings/d.xml", box.encode())
    relation = f'<Relationship Id="d" Type="{OFFICE}/drawing" Target="/xl/drawings/d.xml"/></Relationships>'
    raw = replaced(raw, "xl/worksheets/_rels/sheet1.xml.rels", "</Relationships>", relation)
    assert told(read_document(raw, "a.xlsx"), "box-unread") == [("Sheet!D5", "Засвар: 60%")]


def replaced(raw: bytes, member: str, before: str, after: str) -> bytes:
    """The archive with these words of a member replaced."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        content = archive.read(member).decode()
    assert before in content
    return with_member(raw, member, content.replace(before, after).encode())


def test_cells_that_a_sheet_shows_to_nobody_are_read_and_told() -> None:
    made = book()
    sheet = made.active
    assert sheet is not None
    for name in ("A1", "B1", "C1", "C2"):
        sheet[name].font = Font(color="FFFFFF")
    for name in ("A1", "B1", "C1"):
        sheet[name].fill = PatternFill("solid", fgColor="003366")
    sheet["C3"].number_format = ";;;"
    document = read_document(saved(made), "a.xlsx")
    assert document.rows[1].texts == ("1", "Худаг", "70%")
    assert told(document, "text-unseen") == [("Sheet!C2", "70%"), ("Sheet!C3", "50%")]


@pytest.mark.parametrize(
    ("cell", "css", "text", "hidden"),
    [
        ('<td>70%<span style="color:#FFFFFF"> 95%</span></td>', "", "70%", ["95%"]),
        ('<td>70%<font color="white"> 95%</font></td>', "", "70%", ["95%"]),
        ('<td style="color: rgb(255, 255, 255)">95%</td>', "", "", ["95%"]),
        ('<td style="color:white">95%<b style="color:red">70%</b></td>', "", "70%", ["95%"]),
        ('<td>70%<i class="w"> 95%</i></td>', ".w {color: white}", "70%", ["95%"]),
        ('<td>70%<span style="font-size: 0"> 95%</span></td>', "", "70%", ["95%"]),
        ('<td style="color:white; background:#036">95%</td>', "", "95%", []),
        ('<td bgcolor="#003366"><font color="#fff">95%</font></td>', "", "95%", []),
        ('<td style="color:white">95%</td>', "td b {} th, .x td {background: #036}", "95%", []),
        ('<td style="color:white">95%</td>', "body {background: #fff}", "", ["95%"]),
        ('<td style="background-color:white">95%</td>', "", "95%", []),
    ],
)
def test_white_letters_on_a_page_are_told_unless_a_ground_may_be_behind_them(
    cell: str, css: str, text: str, hidden: list[str]
) -> None:
    page = (
        f"<html><head><style>{css}</style></head><body><table><tr><th>№</th><th>Нэр</th>"
        f"<th>Хувь</th></tr><tr><td>1</td><td>Худаг</td>{cell}</tr></table></body></html>"
    )
    document = read_document(page.encode(), "a.html")
    assert document.rows[1].texts == ("1", "Худаг", text)
    assert [words for _, words in told(document)] == hidden


def test_white_letters_in_a_paragraph_are_told() -> None:
    page = '<html><body><p>Худаг <span style="color:#fff">95</span> гаргав.</p></body></html>'
    document = read_document(page.encode(), "a.html")
    assert [line for line, _ in document.lines] == ["Худаг гаргав."]
    assert told(document) == [("paragraph 1", "95")]


@pytest.mark.parametrize(
    ("ground", "lines", "hidden"),
    [
        ("", ["Seen words"], [("page 1", "Unseen")]),
        ("0 0 0.5 rg 60 590 200 30 re f\n", ["Seen words Unseen"], []),
        ("0.8 0.9 1 rg 60 590 200 30 re f\n", ["Seen words Unseen"], []),
    ],
)
def test_white_letters_in_a_pdf_are_told_unless_a_ground_is_behind_them(
    ground: str, lines: Sequence[str], hidden: list[tuple[str, str]]
) -> None:
    page = f"{ground}1 0 0 rg\n{said('Seen words', 70, 600)}1 1 1 rg\n{said('Unseen', 125, 600)}"
    document = read_document(raw_pdf(page), "a.pdf")
    assert [line for line, _ in document.lines] == lines
    assert told(document) == hidden
