"""Odd spreadsheets for the tests: sheets written straight in their XML, as offices leave them."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"

FORMATS = (
    "General",
    "0%",
    "0.00",
    "0.0%",
    "yyyy-mm-dd",
    '0.0"%"',
    "hh:mm",
    "[h]:mm",
    "0.0",
    "d.mmm",
)


@dataclass(frozen=True)
class Sheet:
    """A sheet: rows as XML, and what stands before and behind them."""

    rows: str
    name: str = "Sheet1"
    state: str = "visible"
    before: str = ""
    behind: str = ""


@dataclass(frozen=True)
class Book:
    """A spreadsheet: its sheets and the texts that they share, as XML or plain."""

    sheets: Sequence[Sheet]
    shared: Sequence[str] = field(default=())

    def to_bytes(self) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, part in self._parts().items():
                archive.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{part}')
        return target.getvalue()

    def _parts(self) -> dict[str, str]:
        numbers = range(1, len(self.sheets) + 1)
        listed = "".join(
            f'<sheet name={quoteattr(sheet.name)} sheetId="{i}" state="{sheet.state}" r:id="r{i}"/>'
            for i, sheet in zip(numbers, self.sheets, strict=True)
        )
        related = "".join(_relation(f"r{i}", "worksheet", f"worksheets/s{i}.xml") for i in numbers)
        related += _relation("rs", "styles", "styles.xml")
        related += _relation("rt", "sharedStrings", "sharedStrings.xml")
        shared = "".join(map(_shared, self.shared))
        types = "".join(_type(f"worksheets/s{i}.xml", "worksheet") for i in numbers)
        types += _type("workbook.xml", "sheet.main") + _type("styles.xml", "styles")
        types += _type("sharedStrings.xml", "sharedStrings")
        return {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}</Types>',
            "_rels/.rels": _relations(_relation("r1", "officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">'
            f"<sheets>{listed}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": _relations(related),
            "xl/styles.xml": _styles(),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
        } | {
            f"xl/worksheets/s{i}.xml": f'<worksheet xmlns="{MAIN}">{sheet.before}'
            f"<sheetData>{sheet.rows}</sheetData>{sheet.behind}</worksheet>"
            for i, sheet in zip(numbers, self.sheets, strict=True)
        }


def sheet_file(*rows: str, shared: Sequence[str] = (), **parts: str) -> bytes:
    """A spreadsheet of one sheet."""
    return Book([Sheet("".join(rows), **parts)], shared).to_bytes()


def row(number: int, *cells: str, **attributes: str) -> str:
    more = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f'<row r="{number}"{more}>{"".join(cells)}</row>'


def text(place: str, content: str) -> str:
    """A cell with its text in it."""
    shown = f'<t xml:space="preserve">{escape(content)}</t>'
    return f'<c r="{place}" t="inlineStr"><is>{shown}</is></c>'


def number(place: str, stored: str, number_format: str = "General") -> str:
    """A cell with a number as the file stores it."""
    return f'<c r="{place}" s="{FORMATS.index(number_format)}"><v>{stored}</v></c>'


def cell(place: str, content: str, kind: str) -> str:
    """A cell of another kind: s, b, e, str."""
    return f'<c r="{place}" t="{kind}">{content}</c>'


def merged(*ranges: str) -> str:
    cells = "".join(f'<mergeCell ref="{one}"/>' for one in ranges)
    return f"<mergeCells>{cells}</mergeCells>"


def _styles() -> str:
    own = FORMATS[1:]
    numbers = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode={quoteattr(one)}/>' for i, one in enumerate(own)
    )
    cells = '<xf numFmtId="0"/>' + "".join(
        f'<xf numFmtId="{200 + i}" applyNumberFormat="1"/>' for i in range(len(own))
    )
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{numbers}</numFmts><fonts><font/></fonts>'
        '<fills><fill><patternFill patternType="none"/></fill></fills>'
        "<borders><border/></borders>"
        f'<cellStyleXfs><xf numFmtId="0"/></cellStyleXfs><cellXfs>{cells}</cellXfs></styleSheet>'
    )


def _shared(content: str) -> str:
    return f"<si>{content if content.startswith('<') else f'<t>{escape(content)}</t>'}</si>"


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>'


def _relations(content: str) -> str:
    return f'<Relationships xmlns="{PACKAGE}/relationships">{content}</Relationships>'


def _type(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}" ContentType="{CONTENT}.{kind}+xml"/>'
