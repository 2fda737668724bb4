"""Which sheets the workbook of a report has, and what stands on each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tailan.report.blocks import Block, Cell, Figure, Finding, Heading, Note, Paragraph, Row, Table

_NOTES = ("blank", "numbers", "section", "code")
"""The notes on the workbook itself; the first one explains blank cells."""

Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class Leaf:
    """A sheet to come: its short name, its title, and the table or the figure that it holds."""

    name: str
    title: str
    columns: tuple[str, ...] = ()
    rows: tuple[Cells, ...] = ()
    figure: Figure | None = None

    @property
    def has_blanks(self) -> bool:
        """Whether a cell of its table is empty."""
        return any(not cell.text for row in self.rows for cell in row)


def leaves_of(blocks: Sequence[Block], words: dict[str, str]) -> list[Leaf]:
    """A sheet for notes, for the text, for the findings, and one for each table and figure."""
    leaves = [_notes(words), _text(blocks, words)]
    findings = [block for block in blocks if isinstance(block, Finding)]
    if findings:
        leaves.append(_findings(findings, words))
    tables = figures = 0
    for block in blocks:
        if isinstance(block, Table) and block.role != "signatures":
            tables += 1
            leaves.append(_table(block, words["sheet_table"].format(number=tables), words))
        elif isinstance(block, Figure):
            figures += 1
            name = words["sheet_figure"].format(number=figures)
            leaves.append(Leaf(name, block.caption, figure=block))
    return leaves


def cells_of(*texts: str) -> Cells:
    """A row of cells with these texts."""
    return tuple(Cell(text=each) for each in texts)


def _notes(words: dict[str, str]) -> Leaf:
    columns = (words["sheet_note_number"], words["sheet_note_text"])
    rows = (
        cells_of(str(number), words[f"sheet_note_{name}"])
        for number, name in enumerate(_NOTES, start=1)
    )
    return Leaf(words["sheet_notes"], words["sheet_notes"], columns, tuple(rows))


def _text(blocks: Sequence[Block], words: dict[str, str]) -> Leaf:
    rows, above = [], ""
    for block in blocks:
        if isinstance(block, Heading):
            above = block.text
        elif isinstance(block, Paragraph | Note):
            rows.append(cells_of(above, block.text))
    columns = (words["sheet_section"], words["sheet_text"])
    return Leaf(words["sheet_text"], words["sheet_text"], columns, tuple(rows))


def _findings(findings: Sequence[Finding], words: dict[str, str]) -> Leaf:
    names = ("sheet_about", "sheet_weight", "sheet_finding", "quote", "sheet_place", "question")
    rows = (
        cells_of(
            finding.title, finding.label, matter.text, matter.quote, matter.place, matter.question
        )
        for finding in findings
        for matter in finding.matters
    )
    columns = tuple(words[name] for name in names)
    return Leaf(words["sheet_findings"], words["sheet_findings"], columns, tuple(rows))


def _table(table: Table, name: str, words: dict[str, str]) -> Leaf:
    """A table's sheet: what its section rows say stands in a first column of its own."""
    heads = tuple(_with_unit(table, index) for index in range(len(table.columns)))
    if not any(row.is_section for row in table.rows):
        return Leaf(name, table.caption, heads, tuple(row.cells for row in table.rows))
    rows = tuple(_under_sections(table.rows))
    return Leaf(name, table.caption, (words["sheet_section"], *heads), rows)


def _with_unit(table: Table, index: int) -> str:
    """The column's heading with the sign of percent where its numbers are percents."""
    heading = table.columns[index].heading
    cells = [row.cells[index] for row in table.rows if not row.is_section]
    shown = [cell.text for cell in cells if cell.number is not None]
    are_percents = bool(shown) and all(text.endswith("%") for text in shown)
    return f"{heading} (%)" if are_percents and "%" not in heading else heading


def _under_sections(rows: Iterable[Row]) -> Iterator[Cells]:
    section = Cell(text="")
    for row in rows:
        if row.is_section:
            section = row.cells[0]
        else:
            yield (section, *row.cells)
