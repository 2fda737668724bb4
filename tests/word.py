"""Odd Word files for the tests: tables written straight in Word's XML, as offices leave them."""

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

HEADINGS = (
    "№",
    "Гүйцэтгэлийн зорилт, арга хэмжээ",
    "Төсөв",
    "Шалгуур үзүүлэлт",
    "Суурь түвшин",
    "Зорилтот түвшин",
    "Гүйцэтгэл",
    "Гүйцэтгэлийн хувь",
)
NUMBERS = tuple(str(number) for number in range(1, 9))
OBJECTIVE = "Зорилт 1. Усан хангамжийг сайжруулах"
TITLE = "Жишээ хэлтсийн 2025 оны гүйцэтгэлийн төлөвлөгөөний эхний хагас жилийн тайлан"


@dataclass(frozen=True)
class Box:
    """A cell: `span` grid columns, `merge` "restart" or "continue", or its paragraphs as XML."""

    text: str = ""
    span: int = 1
    merge: str = ""
    xml: str = ""


@dataclass(frozen=True)
class Line:
    """A table row; `before` grid columns are left out in front, `properties` are XML."""

    boxes: Sequence[str | Box]
    before: int = 0
    properties: str = ""


Rows = Iterable[Sequence[str | Box] | Line]


def wide(text: str) -> list[Box]:
    """A row of one cell over the eight columns."""
    return [Box(text, span=8)]


def measure(number: str, percent: str = "100%", /, **fields: str) -> list[str]:
    """The eight cells of a plain measure; `fields` replace its measure, budget, names …"""
    cells = {
        "number": number,
        "measure": f"Худаг гаргах {number}",
        "budget": "-",
        "indicator": "Худгийн тоо",
        "baseline": "2",
        "target": "5",
        "narrative": "Худаг гаргав.",
        "percent": percent,
    }
    return list((cells | fields).values())


def run(text: str) -> str:
    """A run: `\\v` is a line break."""
    parts = (f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\v"))
    return f"<w:r>{'<w:br/>'.join(parts)}</w:r>"


def paragraph(*content: str, properties: str = "") -> str:
    """A paragraph of runs; content that is no XML becomes a run."""
    runs = (part if part.startswith("<w:") else run(part) for part in content)
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def paragraphs(text: str) -> str:
    """A paragraph for each line of a text."""
    return "".join(paragraph(line) for line in text.split("\n"))


def listed(level: int = 0, text: str = "", number_id: int = 1) -> str:
    """A paragraph that Word numbers by itself."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number_id}"/></w:numPr>'
    return paragraph(text, properties=properties)


def cell(box: str | Box) -> str:
    box = Box(box) if isinstance(box, str) else box
    merge = f'<w:vMerge w:val="{box.merge}"/>' if box.merge else ""
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{box.xml or paragraphs(box.text)}</w:tc>"


def row(line: Sequence[str | Box] | Line) -> str:
    line = line if isinstance(line, Line) else Line(line)
    before = f'<w:gridBefore w:val="{line.before}"/>' if line.before else ""
    cells = "".join(map(cell, line.boxes))
    return f"<w:tr><w:trPr>{before}{line.properties}</w:trPr>{cells}</w:tr>"


def table(rows: Rows) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(map(row, rows))}</w:tbl>"


def report_table(rows: Rows, headings: Sequence[str | Box] = HEADINGS) -> str:
    """The form's table with its heading row."""
    return table([headings, *rows])


def levels(*texts: str, formats: Sequence[str] = (), number_id: int = 1, more: str = "") -> str:
    """A list definition: the text of each level (`%1.%2`), all decimal unless told."""
    kinds = [*formats, *["decimal"] * (len(texts) - len(formats))]
    shown = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number_id}">{shown}</w:abstractNum>'
        f'<w:num w:numId="{number_id}"><w:abstractNumId w:val="{number_id}"/>{more}</w:num>'
    )


def word_file(*blocks: str, numbering: str = "", styles: str = "") -> bytes:
    """A .docx whose body holds these paragraphs and tables."""
    document = docx.Document()
    body = document.element.body
    for block in reversed(_parsed(blocks)):
        body.insert(0, block)
    if numbering:
        _replace_children(document.part.numbering_part.element, numbering)
    for style in _parsed([styles]):
        document.styles.element.append(style)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def report_docx(
    rows: Rows, headings: Sequence[str | Box] = HEADINGS, numbering: str = "", styles: str = ""
) -> bytes:
    """A report of one table under a plain title."""
    return word_file(
        paragraph(TITLE), report_table(rows, headings), numbering=numbering, styles=styles
    )


def with_member(raw: bytes, name: str, content: bytes | None) -> bytes:
    """The archive with one member replaced, or left out where `content` is None."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(changed, "w") as new:
        for member in old.namelist():
            if member != name:
                new.writestr(member, old.read(member))
        if content is not None:
            new.writestr(name, content)
    return changed.getvalue()


def _replace_children(element: object, xml: str) -> None:
    element[:] = sorted(_parsed([xml]), key=lambda child: child.tag)  # type: ignore[index]


def _parsed(blocks: Iterable[str]) -> list[object]:
    root = parse_xml(f"<w:body {nsdecls('w', 'r')}>{''.join(blocks)}</w:body>")
    return list(root)
