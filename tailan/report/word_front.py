"""Page 1 of the Word report: one page in letters of 11 points, as in every other format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph

from tailan.characters import printable
from tailan.report.blocks import Block, Finding, Note, Paragraph, Table
from tailan.report.word_styles import ACCENT, INK, PANEL, SOFT, borders, shading

SIZE = 11.0
_LARGE = 17.0


class FrontWriter:
    """Writes the blocks of page 1, where they look other than on the pages behind it."""

    def __init__(self, document: Document, width: float, words: Mapping[str, str]) -> None:
        self._document = document
        self._width = width
        self._words = words

    def has_written(self, block: Block) -> bool:
        """Writes the block and says so, or leaves it to those who write other pages."""
        match block:
            case Table(role="facts"):
                self._strip(block)
            case Table(role="key"):
                self._tiles(block)
            case Table(role="signatures"):
                self._signatures(block)
            case Finding():
                self._matter(block)
            case Paragraph() | Note():
                self._said(self._line(after=3), block.text)
            case _:
                return False
        return True

    def _line(self, before: float = 0, after: float = 0) -> WordParagraph:
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(before)
        paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.line_spacing = 1.0
        return paragraph

    def _strip(self, strip: Table) -> None:
        """The facts one after another, each name with its value in bold."""
        paragraph = self._line(after=5)
        edges = borders("w:pBdr", top=(12, INK), bottom=(4, SOFT))
        paragraph._p.get_or_add_pPr().append(edges)
        for number, row in enumerate(strip.rows):
            name, value = (cell.text for cell in row.cells)
            self._said(paragraph, f"{'    ' if number else ''}{name}: ", colour=SOFT)
            # No line ends within a value: its spaces hold it together.
            self._said(paragraph, value.replace(" ", "\u00a0"), is_bold=True)

    def _tiles(self, key: Table) -> None:
        """The figures side by side: label, figure and remark beneath each other."""
        made = self._grid(3, len(key.rows))
        for column, row in enumerate(key.rows):
            for line, cell in enumerate(row.cells):
                box = made.cell(line, column)
                box._tc.get_or_add_tcPr().append(shading(PANEL))
                if not line:
                    box._tc.get_or_add_tcPr().append(borders("w:tcBorders", top=(12, ACCENT)))
                paragraph = _tight(box.paragraphs[0])
                size = _LARGE if line == 1 else SIZE
                self._said(paragraph, cell.text, size=size, is_bold=line == 1)

    def _signatures(self, table: Table) -> None:
        """For each role a line to sign on and one for the date."""
        made = self._grid(2, len(table.rows))
        for column, row in enumerate(table.rows):
            role, date = row.cells[0].text, table.columns[-1].heading
            for line, label in enumerate((role, date)):
                paragraph = _tight(made.cell(line, column).paragraphs[0])
                paragraph.paragraph_format.space_before = Pt(3)
                self._said(paragraph, f"{label} ", is_bold=not line)
                self._said(paragraph, "." * (34 - len(label)))

    def _grid(self, rows: int, columns: int) -> WordTable:
        made: WordTable = self._document.add_table(rows=rows, cols=columns)
        made.autofit = False
        for column in made.columns:
            column.width = Cm(self._width / columns)
        return made

    def _matter(self, finding: Finding) -> None:
        """The row with its claim, and beneath it what was found, the quote and the question."""
        first = self._edged(is_last=False)
        stop = Cm(self._width - 0.4)
        first.paragraph_format.tab_stops.add_tab_stop(stop, WD_TAB_ALIGNMENT.RIGHT)
        self._said(first, finding.title, is_bold=True)
        if finding.label:
            first.add_run().add_tab()
        self._said(first, finding.label, is_bold=True, colour=SOFT)
        for matter in finding.matters:
            quote = f"“{matter.quote}”" if matter.quote else ""
            said = [("", matter.text), ("", quote), (f"{self._words['ask']} ", matter.question)]
            self._lines([line for line in said if line[1]])

    def _lines(self, lines: Sequence[tuple[str, str]]) -> None:
        for number, (label, said) in enumerate(lines, start=1):
            paragraph = self._edged(is_last=number == len(lines))
            self._said(paragraph, label, is_bold=True)
            self._said(paragraph, said, colour=SOFT if said.startswith("“") else INK)

    def _edged(self, *, is_last: bool) -> WordParagraph:
        paragraph = self._line(after=4 if is_last else 0)
        paragraph._p.get_or_add_pPr().append(borders("w:pBdr", left=(12, INK)))
        paragraph.paragraph_format.left_indent = Cm(0.25)
        paragraph.paragraph_format.keep_with_next = not is_last
        return paragraph

    def _said(
        self, paragraph: WordParagraph, said: str, *, size: float = SIZE, is_bold: bool = False,
        colour: str = INK,
    ) -> None:  # fmt: skip
        if not said:
            return
        run = paragraph.add_run(printable(said))
        run.bold = is_bold or None
        run.font.size = Pt(size)
        run.font.color.rgb = RGBColor.from_string(colour)


def _tight(paragraph: WordParagraph) -> WordParagraph:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return paragraph
