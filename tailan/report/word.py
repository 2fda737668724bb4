"""The report as a Word file: real headings, tables whose heads repeat, texts for pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence

from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph as WordParagraph

from tailan.characters import printable
from tailan.report.arrangement import (
    Sheet,
    arranged,
    layout_words,
    sheets,
    verification_line,
)
from tailan.report.blocks import Block, Figure, Finding, Heading, Note, Paragraph, Report, Table
from tailan.report.inline_svg import height_to_width
from tailan.report.typesetting import picture_of
from tailan.report.word_front import SIZE, FrontWriter
from tailan.report.word_styles import (
    ACCENT,
    PANEL,
    SEVERITY,
    SOFT,
    borders,
    element,
    new_document,
    set_sheet,
    shading,
    to_bytes,
)
from tailan.report.word_table import add_table

CONTENTS_FIELD = r' TOC \o "2-2" \n \h '
"""Headings of level 2 as links, without numbers of pages, which only Word could count."""

_KEPT_TOGETHER = 4
"""Paragraphs of a card that stay on one page; a longer one goes on behind them."""

_FRONT_TITLE, _FRONT_HEADING = 14.0, 11.5
"""Points of the headings of page 1."""

_TALLEST = 14.0
"""Centimetres that a picture may be high."""


def render_docx(report: Report) -> bytes:
    """The Word file; the same report gives the same bytes."""
    return _Writer(arranged(report), verification_line(report)).to_bytes()


class _Writer:
    """Writes the blocks of a report into a document, sheet by sheet."""

    def __init__(self, report: Report, verification: str) -> None:
        self._report = report
        self._verification = verification
        self._words = layout_words(report.language)
        self._document: Document = new_document(
            printable(report.title), report.language, report.dated, printable(report.organisation)
        )
        self._width = 0.0
        self._bookmarks = 0
        self._has_running_head = False

    def to_bytes(self) -> bytes:
        """The whole report as a file."""
        for index, sheet in enumerate(sheets(self._report.blocks)):
            self._turn(sheet, index)
            front = FrontWriter(self._document, self._width, self._words)
            for block in sheet.blocks:
                if not (sheet.is_front and front.has_written(block)):
                    self._add(block)
        return to_bytes(self._document)

    def _turn(self, sheet: Sheet, index: int) -> None:
        """Opens a section for the sheet; the first behind page 1 has the running head for all."""
        sections = self._document.sections
        section = self._document.add_section(WD_SECTION.NEW_PAGE) if index else sections[0]
        if not index:
            self._number_pages(section.footer.paragraphs[0])
        if not (sheet.is_front or self._has_running_head):
            self._has_running_head = True
            section.header.is_linked_to_previous = False
            section.header.paragraphs[0].add_run(printable(self._report.running_head))
            if index:
                self._contents()
        self._width = set_sheet(section, sheet.is_wide, is_front=sheet.is_front)

    def _number_pages(self, paragraph: WordParagraph) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.add_run(f"{self._verification}   ·   ")
        before, _, rest = self._words["page"].partition("{page}")
        between, _, after = rest.partition("{pages}")
        paragraph.add_run(before)
        paragraph._p.append(_field("PAGE"))
        paragraph.add_run(between)
        paragraph._p.append(_field("NUMPAGES"))
        paragraph.add_run(after)

    def _add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._document.add_paragraph(printable(block.text))
            case Note():
                self._card([(self._words["note"], block.text)], SOFT)
            case Finding():
                self._finding(block)
            case Figure():
                self._figure(block)
            case Table():
                self._caption(block.caption)
                add_table(self._document, block, self._width)

    def _heading(self, heading: Heading) -> None:
        paragraph = self._styled(printable(heading.text), f"Heading{heading.level}")
        self._bookmarks += 1
        number = str(self._bookmarks)
        paragraph._p.insert(1, element("w:bookmarkStart", id=number, name=f"part-{number}"))
        paragraph._p.append(element("w:bookmarkEnd", id=number))
        if heading.is_front:
            size = _FRONT_TITLE if heading.level == 1 else _FRONT_HEADING
            paragraph.runs[0].font.size = Pt(size)
            paragraph.paragraph_format.space_before = Pt(0 if heading.level == 1 else 3)
            paragraph.paragraph_format.space_after = Pt(3)
        elif heading.level == 1:
            self._contents()

    def _contents(self) -> None:
        """A field of the headings of level 2, filled already: Word renews it when it is asked."""
        headings = [block for block in self._report.blocks if isinstance(block, Heading)]
        parts = [(i, h) for i, h in enumerate(headings, start=1) if h.level == 2]
        if len(parts) < 2:
            return
        self._document.add_paragraph().add_run(self._words["contents"]).bold = True
        lines = [self._contents_line(number, heading) for number, heading in parts]
        for part in reversed(_opening_of(CONTENTS_FIELD)):
            lines[0]._p.insert(1, part)
        lines[-1]._p.append(_mark("end"))

    def _contents_line(self, number: int, heading: Heading) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        link = element("w:hyperlink", anchor=f"part-{number}")
        run = paragraph.add_run(printable(heading.text))
        run.font.color.rgb = RGBColor.from_string(ACCENT)
        link.append(run._r)
        paragraph._p.append(link)
        return paragraph

    def _finding(self, finding: Finding) -> None:
        title = f"{finding.title} ({finding.label})" if finding.label else finding.title
        lines = [(title, "")]
        for matter in finding.matters:
            quoted = self._words["quote"] + (f" ({matter.place})" if matter.place else "")
            said = [("", matter.text), (quoted, matter.quote)]
            lines += [*said, (self._words["question"], matter.question)]
        shown = [line for line in lines if line[1] or line is lines[0]]
        self._card(shown, SEVERITY[finding.severity])

    def _card(self, lines: Sequence[tuple[str, str]], colour: str) -> None:
        """Paragraphs with a coloured edge: each a label in bold and what it says."""
        for index, (label, said) in enumerate(lines):
            paragraph = self._document.add_paragraph()
            paragraph.paragraph_format.space_before = Pt(0 if index else 8)
            paragraph.paragraph_format.space_after = Pt(2 if index < len(lines) - 1 else 8)
            properties = paragraph._p.get_or_add_pPr()
            properties.append(borders("w:pBdr", left=(18, colour)))
            properties.append(shading(PANEL))
            paragraph.paragraph_format.left_indent = Cm(0.3)
            is_kept = index < min(len(lines) - 1, _KEPT_TOGETHER)
            paragraph.paragraph_format.keep_with_next = is_kept
            if label:
                paragraph.add_run(printable(label) + (": " if said else "")).bold = True
            paragraph.add_run(printable(said))

    def _figure(self, figure: Figure) -> None:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        width = min(self._width, _TALLEST / height_to_width(figure.svg))
        picture = io.BytesIO(picture_of(figure.svg))
        shape = paragraph.add_run().add_picture(picture, width=Cm(width))
        for side in "TBLR":
            # Without these some programs set it off by a default, and cut it at the margin.
            shape._inline.set(f"dist{side}", "0")
        described = shape._inline.docPr
        described.set("descr", printable(figure.alternative))
        described.set("title", printable(figure.caption))
        caption = self._caption(figure.caption, is_under=True)
        if figure.is_front:
            caption.runs[0].font.size = Pt(SIZE)

    def _caption(self, caption: str, *, is_under: bool = False) -> WordParagraph:
        paragraph = self._styled(printable(caption), "Caption")
        if is_under:
            paragraph.paragraph_format.keep_with_next = False
            paragraph.paragraph_format.space_before = Pt(4)
        return paragraph

    def _styled(self, said: str, style: str) -> WordParagraph:
        """A paragraph of a style, given by its identity: by its name Word's styles are searched."""
        paragraph = self._document.add_paragraph(said)
        paragraph._p.style = style
        return paragraph


def _opening_of(code: str) -> list[BaseOxmlElement]:
    """The runs before what a field shows, where that is more than one line."""
    run, said = element("w:r"), element("w:instrText")
    said.text = code
    run.append(said)
    return [_mark("begin"), run, _mark("separate")]


def _mark(kind: str) -> BaseOxmlElement:
    run = element("w:r")
    run.append(element("w:fldChar", fldCharType=kind))
    return run


def _field(code: str) -> BaseOxmlElement:
    """A field that Word fills in when it shows the page."""
    field = element("w:fldSimple", instr=code)
    run = element("w:r")
    shown = element("w:t")
    shown.text = "1"
    run.append(shown)
    field.append(run)
    field.set(qn("w:dirty"), "false")
    return field
