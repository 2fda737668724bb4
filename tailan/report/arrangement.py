"""A report made ready for pages: its title first, headings nested, captions numbered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tailan.language import text, texts
from tailan.report.blocks import (
    Block,
    Cell,
    Column,
    Figure,
    Heading,
    Note,
    Paragraph,
    Report,
    Row,
    Table,
)
from tailan.report.verification import code

LEADING_TEXT = 900
NOTHING = "–"


@dataclass(frozen=True)
class Sheet:
    """Blocks that share their pages: those of page 1, upright ones or wide ones."""

    is_wide: bool
    blocks: tuple[Block, ...]

    @property
    def is_front(self) -> bool:
        """Whether this is page 1."""
        return self.blocks[0].is_front


def arranged(report: Report) -> Report:
    """The report as every format shows it.

    The title is the first block and the only heading of level 1, no level is skipped, data
    tables and figures carry their numbers, and every row has as many cells as its table columns.
    The verification code stands with the facts about the report.
    """
    blocks = _numbered(_coded(_nested(_titled(report)), report), report.language)
    return report.model_copy(update={"blocks": tuple(blocks)})


def sheets(blocks: Sequence[Block]) -> tuple[Sheet, ...]:
    """The blocks cut where pages turn; what leads up to a wide table goes with it."""
    wide = [isinstance(block, Table) and block.is_wide for block in blocks]
    for index in [i for i, is_wide in enumerate(wide) if is_wide]:
        start = index - _lead_in(blocks[:index])
        wide[start:index] = [True] * (index - start)
    placed = zip(wide, blocks, strict=True)
    runs = groupby(placed, key=lambda pair: (pair[0], pair[1].is_front))
    return tuple(Sheet(is_wide, tuple(block for _, block in run)) for (is_wide, _), run in runs)


def squared(table: Table) -> Table:
    """The table with as many cells in every row as it has columns; a section row has one."""
    lengths = (len(row.cells) for row in table.rows if not row.is_section)
    width = max(len(table.columns), 1, *lengths)
    missing = (Column(heading=""),) * (width - len(table.columns))
    rows = tuple(_of_width(row, width) for row in table.rows)
    return table.model_copy(update={"columns": table.columns + missing, "rows": rows})


def layout_words(language: str) -> dict[str, str]:
    """The words that pages need beside the report's own, by their keys without `layout.`."""
    prefix = "layout."
    known = texts(language).items()
    return {key.removeprefix(prefix): word for key, word in known if key.startswith(prefix)}


def verification_line(report: Report) -> str:
    """The verification code as it stands at the foot of every page."""
    return text(report.language, "layout.verification", code=code(report.blocks))


def _titled(report: Report) -> Iterator[Block]:
    title = report.title.strip() or report.running_head.strip() or NOTHING
    is_front = any(block.is_front for block in report.blocks)
    yield Heading(level=1, text=title, is_front=is_front)
    title_seen = False
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 1 and not title_seen:
            title_seen = True
        else:
            yield block


def _nested(blocks: Iterator[Block]) -> Iterator[Block]:
    yield next(blocks)
    above = 1
    for block in blocks:
        if isinstance(block, Heading) and not block.text.strip():
            continue
        if isinstance(block, Heading):
            above = min(max(block.level, 2), above + 1)
            yield block.model_copy(update={"level": above})
        else:
            yield block


def _coded(blocks: Iterator[Block], report: Report) -> Iterator[Block]:
    """The blocks with the code as the last row of the first table of facts."""
    is_said = False
    for block in blocks:
        if isinstance(block, Table) and block.role == "facts" and not is_said:
            is_said = True
            label = text(report.language, "layout.verification_label")
            row = Row(cells=(Cell(text=label), Cell(text=code(report.blocks))))
            yield block.model_copy(update={"rows": (*block.rows, row)})
        else:
            yield block


def _numbered(blocks: Iterator[Block], language: str) -> Iterator[Block]:
    counts = {"table": 0, "figure": 0}
    for block in blocks:
        if isinstance(block, Table):
            block = squared(block)
        if isinstance(block, Figure) or (isinstance(block, Table) and block.role == "data"):
            counts[block.kind] += 1
            if isinstance(block, Figure):
                block = _described(block)
            key, number = f"layout.{block.kind}_caption", counts[block.kind]
            caption = text(language, key, number=number, caption=block.caption)
            block = block.model_copy(update={"caption": caption})
        yield block


def _described(figure: Figure) -> Figure:
    """The figure with a text for those who do not see it, its caption if it has no other."""
    said = figure.alternative.strip() or figure.caption.strip() or NOTHING
    return figure.model_copy(update={"alternative": said})


def _of_width(row: Row, width: int) -> Row:
    if row.is_section:
        words = " ".join(cell.text for cell in row.cells if cell.text)
        return row.model_copy(update={"cells": (Cell(text=words),)})
    missing = (Cell(text=""),) * (width - len(row.cells))
    return row.model_copy(update={"cells": row.cells + missing})


def _lead_in(blocks: Sequence[Block]) -> int:
    """How many of the last blocks open the section that the next table stands in.

    A long text before the table stays on its own page, and the title on the first one.
    """
    length, leading = 0, 0
    for count, block in enumerate(reversed(blocks), start=1):
        if block.is_front:
            return leading
        if isinstance(block, Heading) and block.level > 1:
            leading = count
        elif isinstance(block, Paragraph | Note) and not leading and length < LEADING_TEXT:
            length += len(block.text)
        else:
            return leading
    return leading
